"""Provinces in time: who held which ground when, and what a search says of names that are gone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.catalogue import Catalogue
from index.embedded import Embedded
from index.identity import locality_in
from index.search import search
from index.sync import catch_up
from pipeline import provinces
from tests.archive_records import put, record


@pytest.mark.parametrize(
    ("name", "on", "date", "own"),
    [
        ("Quảng Trị", "2018-05-02", "2012", ("Quảng Trị",)),
        ("Quảng Trị", "2018-05-02", None, ("Quảng Trị",)),
        ("Quảng Trị", "2026-03-02", "2019-04-03", ("Quảng Trị", "Quảng Bình")),
        ("Quảng Trị", "2026-03-02", "2026-01-15", ("Quảng Trị",)),
        ("Quảng Trị", "2026-03-02", "2025", ("Quảng Trị", "Quảng Bình")),
        ("Quảng Trị", "2026-03-02", None, ("Quảng Trị", "Quảng Bình")),
        ("Quảng Trị", "2040-03-02", None, ("Quảng Trị",)),
        ("Quảng Trị", None, "2019-04-03", ("Quảng Trị",)),
        ("Quảng Bình", "2020-03-02", "2019-04-03", ("Quảng Bình",)),
        ("Hà Tĩnh", "1993-03-02", "1989-04-03", ("Nghệ Tĩnh",)),
        ("Hà Tĩnh", "1993-03-02", None, ("Hà Tĩnh", "Nghệ Tĩnh")),
        ("Hà Nội", "2010-03-02", "2006-04-03", ("Hà Nội", "Hà Tây")),
        ("Huế", "2026-03-02", "2019-04-03", ("Thừa Thiên Huế",)),
        ("Sóc Trăng", "1993-03-02", "1990", ("Hậu Giang",)),
        ("Hồ Chí Minh", "2026-03-02", "2021", ("Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Bình Dương")),
        ("Mường Mẫu", "2026-03-02", "2021", ("Mường Mẫu",)),
    ],
)
def test_whose_documents_are_ones_own(name: str, on: str | None, date: str | None, own: tuple[str, ...]) -> None:
    assert provinces.own(name, on, date) == own


@pytest.mark.parametrize(
    ("one", "other", "date", "same"),
    [
        ("Quảng Bình", "Quảng Trị", "2026", True),
        ("Quảng Bình", "Quảng Trị", "2025", False),
        ("Quảng Bình", "Quảng Trị", "2025-06-30", False),
        ("Quảng Bình", "Quảng Trị", "2025-07-01", True),
        ("Quảng Bình", "Quảng Trị", None, False),
        ("Quảng Trị", "Bình Trị Thiên", "1985", True),
        ("Huế", "Thừa Thiên Huế", "2019", True),
        ("Hoà Bình", "Hòa Bình", None, True),
        ("Hà Nam", "Nam Định", "1980", True),
        ("Hà Nam", "Nam Định", "2010", False),
    ],
)
def test_when_two_names_are_one_province(one: str, other: str, date: str | None, *, same: bool) -> None:
    assert provinces.same(one, other, date) is same
    assert provinces.same(other, one, date) is same


@pytest.mark.parametrize(
    ("name", "day", "heir"),
    [
        ("Quảng Bình", "2026-01-01", "Quảng Trị"), ("Quảng Bình", "2020-01-01", None), ("Hà Tây", "2010-01-01", "Hà Nội"),
        ("Nghệ Tĩnh", "2000-01-01", None), ("Thừa Thiên Huế", "2025-03-01", "Huế"), ("Quảng Trị", "2026-01-01", None),
    ],
)  # fmt: skip
def test_who_holds_the_ground_now(name: str, day: str, heir: str | None) -> None:
    assert provinces.heir(name, day) == heir


def test_every_unit_of_2025_is_made_of_those_before() -> None:
    now = [unit for unit in provinces.units() if unit.since == provinces.MERGED]
    before = [unit for unit in provinces.units() if unit.until == "2025-06-30"]
    assert (len(now), len(before)) == (34, 63)
    assert sorted(piece for unit in now for piece in unit.ground) == sorted(p for unit in before for p in unit.ground)


@pytest.mark.parametrize(
    ("body", "locality"),
    [
        ("Tỉnh ủy Nghệ Tĩnh", "Nghệ Tĩnh"), ("UBND tỉnh Hà Nam Ninh", "Hà Nam Ninh"), ("UBND tỉnh Hà Nam", "Hà Nam"),
        ("UBND quận Hà Đông", None), ("Tỉnh ủy Hà Tây", "Hà Tây"), ("UBND TP HCM", "Hồ Chí Minh"),
    ],
)  # fmt: skip
def test_provinces_that_are_gone_are_read_in_names(body: str, locality: str | None) -> None:
    assert locality_in(body) == locality


_HELD = [
    record("09-NQ/TU", "2019-04-03", kind="Nghị quyết", issuer="Tỉnh ủy", locality="Quảng Bình", text="hang động"),
    record("10-NQ/TU", "2019-05-03", kind="Nghị quyết", issuer="Tỉnh ủy", locality="Quảng Trị", text="trồng rừng"),
    record("11-NQ/TU", "2026-01-15", kind="Nghị quyết", issuer="Tỉnh ủy", locality="Quảng Trị", text="bộ máy"),
    record("12-NQ/TU", "2019-01-15", kind="Nghị quyết", issuer="Tỉnh ủy", locality="Hồ Chí Minh", text="bến cảng"),
]


@pytest.mark.parametrize(
    ("typed", "found", "remark"),
    [
        ("tỉnh:Quảng Trị", {"10-NQ/TU", "11-NQ/TU"}, "Quảng Bình đã nhập vào Quảng Trị: tỉnh:“Quảng Bình” có 1 văn bản"),
        ("tỉnh:Quảng Bình", {"09-NQ/TU"}, "từ 01/07/2025 Quảng Bình thuộc Quảng Trị: tỉnh:“Quảng Trị” có 1 văn bản từ ngày đó"),
        ("tỉnh:TPHCM", {"12-NQ/TU"}, None),
    ],
)  # fmt: skip
def test_a_search_by_province_tells_of_its_other_name(
    typed: str, found: set[str], remark: str | None, tmp_path: Path
) -> None:
    with Catalogue(tmp_path / "archive") as catalogue, closing(Embedded(catalogue)) as engine:
        put(catalogue, tmp_path, _HELD)
        catch_up(catalogue, engine)
        result = search(catalogue, engine, typed)
    assert {hit.number for hit in result.hits} == found
    assert [each.split(" · ")[0] for each in result.remarks] == ([remark] if remark else [])
