"""Readings of the line of a name weighed against each other; the readings are in the forms seals make of print."""

from __future__ import annotations

import pytest

from pipeline.model import Box, Word
from pipeline.namevote import Line, weighed

# Where the syllables of a name of three stand, in points.
FIRST, SECOND, THIRD = (100.0, 140.0), (145.0, 175.0), (180.0, 215.0)


def _reading(*parts: tuple[str, tuple[float, float], float]) -> list[Word]:
    return [Word(text, Box(x0, 500.0, x1, 512.0), sure) for text, (x0, x1), sure in parts]


def _line(*, even: float | None = None) -> Line:
    return Line(Box(95.0, 500.0, 215.0, 512.0), 12.0, even)


CASES = [
    # All agree.
    ([[("Lương", 0.9), ("Văn", 0.9), ("Tài", 0.9)]] * 3, "Lương Văn Tài"),
    # A mark read differently: what names have wins over what more readings have.
    ([[("Lễ", 0.9), ("Văn", 0.9), ("Tài", 0.9)], [("Lê", 0.6), ("Văn", 0.9), ("Tài", 0.9)]], "Lê Văn Tài"),
    (
        [[("Lê", 0.9), ("Đinh", 0.9), ("Tài", 0.9)], [("Lê", 0.9), ("Đình", 0.7), ("Tài", 0.9)]],
        "Lê Đình Tài",
    ),
    # No reading has the family name, all together suggest one.
    ([[("X6uyễn", 0.3), ("Văn", 0.9), ("Tài", 0.9)], [("fuyên", 0.4), ("Văn", 0.9), ("Tài", 0.9)]], "Nguyễn Văn Tài"),
    # A rare family name that all readings have stays.
    ([[("Ngôn", 0.9), ("Văn", 0.9), ("Tài", 0.9)]] * 3, "Ngôn Văn Tài"),
    # So does a given name that most have, though the register has another one of its letters, and one of the highlands.
    (
        [*[[("Lê", 0.9), ("Văn", 0.9), ("Khuyển", 0.9)]] * 4, [("Lê", 0.9), ("Văn", 0.9), ("Khuyến", 0.9)]],
        "Lê Văn Khuyển",
    ),
    ([[("Y", 0.9), ("Ngông", 0.9), ("Niê", 0.9)]] * 3, "Y Ngông Niê"),
    # A syllable that every reading has otherwise is no name's: it stays in small letters.
    (
        [
            [("Lê", 0.9), ("bưng", 0.2), ("Tài", 0.9)],
            [("Lê", 0.9), ("Hưế", 0.1), ("Tài", 0.9)],
            [("Lê", 0.9), ("gñg", 0.1), ("Tài", 0.9)],
            [("Lê", 0.9), ("Đăng", 0.1), ("Tài", 0.9)],
            [("Lê", 0.9), ("bưng", 0.2), ("Tài", 0.9)],
            [("Lê", 0.9), ("b#ếg", 0.1), ("Tài", 0.9)],
        ],
        "Lê đăng Tài",
    ),
]


@pytest.mark.parametrize(("readings", "name"), CASES, ids=[name for _, name in CASES])
def test_name(readings: list[list[tuple[str, float]]], name: str) -> None:
    places = (FIRST, SECOND, THIRD)
    read = [_reading(*((text, place, sure) for (text, sure), place in zip(r, places, strict=True))) for r in readings]
    found = weighed(read, _line())
    assert found is not None
    assert found.text == name


def test_what_was_guessed_is_less_sure_than_what_was_read() -> None:
    guessed = weighed([_reading(("X6uyễn", FIRST, 0.9), ("Văn", SECOND, 0.9), ("Tài", THIRD, 0.9))] * 3, _line())
    read = weighed([_reading(("Nguyễn", FIRST, 0.9), ("Văn", SECOND, 0.9), ("Tài", THIRD, 0.9))] * 3, _line())
    assert guessed is not None
    assert read is not None
    assert guessed.words[0].confidence < 0.7
    assert read.words[0].confidence > 0.85


def test_a_name_that_begins_before_what_was_read_is_not_taken_for_whole() -> None:
    """Hoàng is a family name too: only the axis of the lines above tells that something is hidden before it."""
    readings = [_reading(("Xếuyễn", FIRST, 0.2), ("Hoàng", SECOND, 0.9), ("Sơn", THIRD, 0.9))] * 4
    found = weighed(readings, _line(even=100.0))
    assert found is not None
    assert found.text == "Nguyễn Hoàng Sơn"
    unread = [_reading(("ø#", FIRST, 0.2), ("Minh", SECOND, 0.9), ("Sơn", THIRD, 0.9))] * 4
    lost = weighed(unread, _line(even=100.0))
    assert lost is not None
    assert lost.text == "ø# Minh Sơn"
    hidden = weighed([_reading(("Minh", SECOND, 0.9), ("Sơn", THIRD, 0.9))] * 4, _line(even=100.0))
    assert hidden is not None
    assert hidden.text == "minh Sơn"


def test_readings_without_a_name_give_none() -> None:
    assert weighed([_reading(("ÿ*-", FIRST, 0.3)), _reading(("Sơn", THIRD, 0.9))], _line()) is None
    assert weighed([], _line()) is None
