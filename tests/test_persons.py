"""The register of names: who is in it, and which family name a badly read word may be."""

from __future__ import annotations

from collections import Counter

import pytest

from config.vocabulary import table
from pipeline import persons
from pipeline.viet import key


def test_every_syllable_stands_once() -> None:
    listed = table("persons")
    for names in ([*listed["families"]["common"], *listed["families"]["other"]], listed["middle"], listed["given"]):
        assert [name for name, count in Counter(map(key, names)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Trần Thị Bích Hạnh", True),
        ("Lò Văn Mạnh", True),
        ("Hoàng Nam", True),
        ("Trần Văn", False),
        ("Huyện Thanh Lãng", False),
        ("Minh Xuân", False),
    ],
)
def test_known_names(name: str, known: bool) -> None:
    assert persons.is_known(name.split()) is known


@pytest.mark.parametrize(
    ("word", "family"),
    [
        ("Độ", "Đỗ"),
        ("Lễ", "Lê"),
        ("Tông", "Tống"),
        ("Trân", "Trần"),
        ("Vũ", "Vũ"),
        ("Thị", None),
        ("Ngôn", None),
        ("Vã", None),
    ],
)
def test_a_family_name_but_for_its_marks(word: str, family: str | None) -> None:
    assert persons.family_of(word) == family


@pytest.mark.parametrize(
    ("readings", "family"),
    [
        (["Uyễn", "X6uyễn", "đuyên"], "Nguyễn"),
        (["Mguyễn"], "Nguyễn"),
        (["“Nguển", "NgưYễn"], "Nguyễn"),
        (["Ruyñh", "Buỳnh", "uỳnh"], "Huỳnh"),
        (["VÑ", "vũ", "Jũ"], "Vũ"),
    ],
)
def test_readings_suggest_a_family_name(readings: list[str], family: str) -> None:
    guess = persons.guess_family((text, 1.0) for text in readings)
    assert guess is not None
    assert guess.name == family
    assert guess.likeness > guess.next


@pytest.mark.parametrize(
    ("word", "part"), [("Hạnh", True), ("Bríu", True), ("Niê", True), ("hạnh", True), ("Xfuyễn", False), ("ø", False)]
)
def test_how_names_are_spelled(word: str, part: bool) -> None:
    assert persons.is_part(word) is part


def test_what_is_read_surely_is_liker_than_what_stands_beside_it() -> None:
    assert persons.likeness("Nguyễn", "Nguyễn") == 1.0
    assert persons.likeness("“=Nguyễn", "Nguyễn") > persons.likeness("ABNguyễn", "Nguyễn")
    assert persons.likeness("Nguyên", "Nguyễn") > persons.likeness("Nguyet", "Nguyễn")
    assert persons.likeness("uyễn", "Nguyễn") > 0.7 > persons.likeness("Xoan", "Nguyễn")


def test_nothing_read_suggests_nothing() -> None:
    assert persons.guess_family([("", 1.0), ("Lê", 0.0)]) is None
