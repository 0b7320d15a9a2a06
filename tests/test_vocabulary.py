"""The vocabulary tables hang together: every name they refer to exists, every period is one, nothing stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from config.vocabulary import table
from extractors.lexicon import surfaces

# Kinds with their symbols as the Party's and the State's rules on the form of documents list them.
KINDS = [
    ("Chỉ thị", "CT", "party"),
    ("Nghị quyết", "NQ", "party"),
    ("Kết luận", "KL", "party"),
    ("Quyết định", "QĐ", "party"),
    ("Quy định", "QĐ", "party"),
    ("Quy định", "QyĐ", "state"),
    ("Quy chế", "QC", "party"),
    ("Hướng dẫn", "HD", "party"),
    ("Thông báo", "TB", "party"),
    ("Thông tri", "TT", "party"),
    ("Báo cáo", "BC", "party"),
    ("Kế hoạch", "KH", "party"),
    ("Chương trình", "CTr", "party"),
    ("Chương trình hành động", "CTr", "party"),
    ("Tờ trình", "TTr", "party"),
    ("Công văn", "CV", "party"),
    ("Đề án", "ĐA", "party"),
    ("Biên bản", "BB", "party"),
    ("Thông tư", "TT", "state"),
    ("Thông tư liên tịch", "TTLT", "state"),
    ("Nghị quyết liên tịch", "NQLT", "state"),
    ("Công điện", "CĐ", "state"),
    ("Phương án", "PA", "state"),
    ("Dự án", "DA", "state"),
    ("Hợp đồng", "HĐ", "state"),
    ("Giấy mời", "GM", "state"),
    ("Bản ghi nhớ", "BGN", "state"),
    ("Pháp lệnh", "PL", "state"),
    ("Lệnh", "L", "state"),
    ("Nghị định", "NĐ", "state"),
    ("Sắc lệnh", "SL", "state"),
    ("Hiến pháp", None, "state"),
    ("Bộ luật", None, "state"),
]


@pytest.mark.parametrize(("name", "code", "tradition"), KINDS)
def test_kind(name: str, code: str | None, tradition: str) -> None:
    assert (name, code) in {(k["name"], k["code"]) for k in table("kinds")["kinds"] if tradition in k["tradition"]}


def test_the_carrier_has_no_symbol() -> None:
    (carrier,) = (kind for kind in table("kinds")["kinds"] if kind["class"] == "carrier")
    assert (carrier["name"], carrier["code"], carrier["tradition"]) == ("Bài báo", None, [])


def test_a_kind_stands_once_per_tradition_and_its_base_exists() -> None:
    kinds = table("kinds")["kinds"]
    seen = Counter((kind["name"], tradition) for kind in kinds for tradition in kind["tradition"])
    assert [pair for pair, count in seen.items() if count > 1] == []
    names = {kind["name"] for kind in kinds}
    assert {kind["base"] for kind in kinds if "base" in kind} <= names
    assert {tuple(sorted(set(kind) - KIND_KEYS)) for kind in kinds} == {()}


KIND_KEYS = {"name", "code", "tradition", "also", "spellings", "carries_number", "in_symbol", "class", "base"}


def _entries() -> Iterator[dict[str, Any]]:
    for section in table("bodies").values():
        yield from (entry for entry in section if isinstance(entry, dict) and "name" in entry)


def test_predecessors_and_successors_are_listed() -> None:
    names = {surface.body.name for surface in surfaces()}
    departments = [field for group in table("bodies")["departments"] for field in group["fields"]]
    referred = {
        name
        for entry in (*_entries(), *departments)
        for name in (*entry.get("predecessors", ()), *entry.get("successors", ()))
    }
    assert referred - names == set()


def test_what_has_a_successor_has_an_end() -> None:
    departments = [field for group in table("bodies")["departments"] for field in group["fields"]]
    assert [e["name"] for e in (*_entries(), *departments) if e.get("successors") and not e.get("until")] == []


def test_days_are_days_and_periods_run_forward() -> None:
    for surface in surfaces():
        since, until = surface.body.since or "1900-01-01", surface.body.until or "2999-12-31"
        assert date.fromisoformat(since) < date.fromisoformat(until), surface.body.name


@pytest.mark.parametrize(
    "name",
    [
        "Bộ Công Thương",
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Dân tộc và Tôn giáo",
        "Bộ Thương mại",
        "Bộ Văn hóa - Thông tin",
        "Bộ Kế hoạch và Đầu tư",
        "Ủy ban Kiểm tra Trung ương",
        "Văn phòng Trung ương Đảng",
        "Ban Tuyên giáo và Dân vận Trung ương",
        "Tòa án nhân dân tối cao",
        "Sở Nông nghiệp và Môi trường",
        "Sở Y tế",
    ],
)
def test_body_is_listed_with_a_symbol(name: str) -> None:
    assert next(surface.body.symbols for surface in surfaces() if surface.text == name) != ()


def test_provinces_before_and_after_july_2025() -> None:
    listed = table("localities")
    names = [province["name"] for province in listed["provinces"]]
    on_the_day = [p for p in listed["provinces"] if str(p.get("until", "9")) >= "2025-06-30"]
    assert (len(on_the_day), len(listed["since_2025"]), len(set(names))) == (63, 34, len(names))
    assert {province["into"] for province in listed["provinces"]} == set(listed["since_2025"])
    assert all(
        set(past["parts"]) <= set(names) and str(past["since"]) < str(past["until"]) for past in listed["former"]
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bình Thuận", "Lâm Đồng"),
        ("Quảng Bình", "Quảng Trị"),
        ("Kiên Giang", "An Giang"),
        ("Yên Bái", "Lào Cai"),
        ("Bình Định", "Gia Lai"),
        ("Hà Nam", "Ninh Bình"),
        ("Hà Tĩnh", "Hà Tĩnh"),
    ],
)
def test_merger_of_2025(before: str, after: str) -> None:
    assert {p["into"] for p in table("localities")["provinces"] if p["name"] == before} == {after}


def test_districts_and_communes_lie_in_listed_provinces() -> None:
    listed = table("localities")
    assert set(table("districts")) <= {province["name"] for province in listed["provinces"]}
    assert set(table("communes")) == set(listed["since_2025"])
    assert sum(len(names) for kinds in table("districts").values() for names in kinds.values()) > 690
    assert sum(len(names) for kinds in table("communes").values() for names in kinds.values()) == 3321


def test_each_position_stands_once() -> None:
    names = Counter(role["name"] for role in table("roles")["positions"])
    assert [name for name, count in names.items() if count > 1] == []
    assert {"Bí thư", "Phó Bí thư Thường trực", "Chủ tịch", "Thứ trưởng", "Hiệu trưởng", "Chánh Văn phòng"} <= set(
        names
    )


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        table("nothing")
