"""How far numbers are from one another, and which ones the archive offers for one that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import near
from index.catalogue import Catalogue
from index.forms import compact, skeleton, traces
from index.nearness import nearness
from tests.archive_records import citation, put, record

# One and the other as they are written, how many places differ; nearer ones stand first.
PAIRS = [
    ("30-CT/TW", "30-ct/TƯ", 0),
    ("155-KH/TU", "I55-KH/TU", 1),
    ("62-KL/TW", "62-KL/TVV", 1),
    ("30-CT/TW", "3O-CT/TIW", 2),
    ("34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQHI1", 1),
    ("88-KH/TU", "88-KH1TU", 1),
    ("88-KH/TU", "88-KHITU", 1),
    ("50/2004/NĐ-CP", "50I2004/NĐ-CP", 1),
    ("59-CT/TW", "59-ŒT/TW", 0),
    ("88-KH/TU", "88-KH/TV", 1),
    ("88-KH/TU", "86-KH/TU", 1),
    ("88-KH/TU", "88-HK/TU", 2),
    ("15-KH/TU", "155-KH/TU", 1),
    ("88-KH/TU", "25-KH/TU", 2),
]


@pytest.mark.parametrize(("one", "other", "edits"), PAIRS)
def test_places_that_differ(one: str, other: str, edits: int) -> None:
    assert nearness(compact(one), compact(other)).edits == edits
    assert nearness(compact(other), compact(one)).cost == pytest.approx(
        nearness(compact(one), compact(other)).cost, abs=0.05
    )


def test_what_is_misread_often_is_nearer_than_what_is_not() -> None:
    likely = [nearness(compact(one), compact(other)).cost for one, other, _ in PAIRS if one == "88-KH/TU"]
    assert all(first <= then for first, then in pairwise(likely))


numbers = st.from_regex(r"[1-9][0-9]{0,4}[khctuwdqnb]{1,8}", fullmatch=True)


@given(numbers)
def test_a_number_is_no_distance_from_itself(number: str) -> None:
    assert nearness(number, number) == (0, 0)


@given(numbers, st.data())
def test_two_characters_wrong_leave_a_trace(number: str, data: st.DataObject) -> None:
    garbled = skeleton(number)
    for _ in range(2):
        place = data.draw(st.integers(1, max(1, len(garbled) - 1)))
        instead = data.draw(st.sampled_from(["", "x", "7", garbled[place : place + 1] + "y"]))
        garbled = garbled[:place] + instead + garbled[place + 1 :]
    assert traces(number) & traces(garbled)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("near")
    known = [f"{number}-KH/TU" for number in (5, 15, 68, 86, 88, 155, 188)]
    known += ["88-KH/TW", "88-CT/TU", "30/2020/NĐ-CP", "34/2007/PL-UBTVQH11", "41-HD/VPTW"]
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, [record(number, "2018-01-01", kind="Kế hoạch") for number in known])
        put(
            opened,
            folder,
            [record(None, "2019-01-01", text="Thư", cites=[citation("62-KL/TW"), citation("256-TB/TU")])],
        )
        yield opened


# What is asked for → what is offered, nearest first; held numbers unless marked.
OFFERED = [
    ("88-KH/TV", ("88khtu", "88khtw")),
    ("B8-KH/TU", ("88khtu",)),
    ("68-KH/TV", ("68khtu", "88khtu")),
    ("155-KH/IU", ("155khtu",)),
    ("30/2O20/NĐ-CP", ("30.2020ndcp",)),
    ("34/2007/PL-UBTVQHII", ("34.2007plubtvqh11",)),
    ("41-HD/VPIW", ("41hdvptw",)),
    ("62-KL/TVV", ("62kltw cited",)),
    ("2S6-TB/TU", ("256tbtu cited",)),
    ("999-QĐ/UBND", ()),
    ("21-NQ/HU", ()),
    ("123-KH/TU", ()),
]


@pytest.mark.parametrize(("asked", "offered"), OFFERED)
def test_numbers_offered_for_one_that_is_not_there(asked: str, offered: tuple[str, ...], catalogue: Catalogue) -> None:
    whole = compact(asked)
    found = tuple(
        each.compact + ("" if each.held else " cited") for each in near.like(catalogue, whole) if each.compact != whole
    )
    assert found[: len(offered)] == offered
    assert bool(found) == bool(offered)
