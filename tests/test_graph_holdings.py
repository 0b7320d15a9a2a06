"""What the archive lacks: the wanted list and the holes in series, on small archives with known answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import graph
from index.catalogue import Catalogue
from tests.archive_records import citation, put, record

HT: dict[str, Any] = {"kind": "Kế hoạch", "locality": "Hà Tĩnh"}
RECORDS = [
    # One term of a provincial committee, over two boards and two years, then the next one.
    record("10-KH/TU", "2016-03-01", **HT, issuer="Tỉnh ủy"),
    record("13-KH/TU", "2016-08-01", **HT, issuer="Ban Thường vụ Tỉnh ủy"),
    record("62-KH/TU", "2018-02-01", **HT, issuer="Tỉnh ủy"),
    record("3-KH/TU", "2020-12-01", **HT, issuer="Tỉnh ủy"),
    record("5-KH/TU", "2021-02-01", **HT, issuer="Tỉnh ủy"),
    record("4-KH/TU", "2021-01-01", kind="Kế hoạch", locality="Quảng Trị", issuer="Tỉnh ủy"),
    # The State's by the year.
    record("7/QĐ-UBND", "2019-01-05", kind="Quyết định", issuer="UBND tỉnh Hà Tĩnh", locality="Hà Tĩnh"),
    record("9/QĐ-UBND", "2019-01-09", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Hà Tĩnh", locality="Hà Tĩnh",
           cites=[citation("61-KH/TU", "implements"), citation("8/QĐ-UBND", date="2019-01-07"),
                  citation("62-KL/TW", kind="Kết luận")]),
    record("2/QĐ-UBND", "2020-01-09", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Hà Tĩnh", locality="Hà Tĩnh",
           cites=[citation("62-KL/TW", kind="Kết luận")]),
    # Quyết định and Quy định of a term of the Central Committee share one series.
    record("40-QĐ/TW", "2021-10-01", kind="Quyết định", issuer="Bộ Chính trị"),
    record("42-QĐ/TW", "2021-11-01", kind="Quy định", issuer="Ban Bí thư"),
    record("1-BC/HU", "2021-01-01", kind="Báo cáo", issuer="Huyện ủy Mẫu", locality="Hà Tĩnh",
           cites=[citation("62-KL/TW", "reviews", kind="Kết luận"), citation("99-CT/TW", kind="Chỉ thị")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("holdings")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def test_the_most_wanted_and_by_whom(catalogue: Catalogue) -> None:
    first, *others = graph.missing(catalogue)
    told = {name: first[name] for name in ("number", "cited", "bodies", "first", "last", "relations")}
    assert told == {
        "number": "62-KL/TW", "cited": 3, "bodies": 2, "first": "2019", "last": "2021",
        "relations": {"cites": 2, "reviews": 1},
    }  # fmt: skip
    assert [(each["number"], each["relation"], each["text"], each["page"]) for each in first["by"]] == [
        ("9/QĐ-UBND", "cites", "62-KL/TW", 1), ("2/QĐ-UBND", "cites", "62-KL/TW", 1), ("1-BC/HU", "reviews", "62-KL/TW", 1),
    ]  # fmt: skip
    assert {each["number"] for each in others} == {"61-KH/TU", "8/QĐ-UBND", "99-CT/TW"}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"kind": "KL"}, {"62-KL/TW"}),
        ({"kind": "kết luận"}, {"62-KL/TW"}),
        ({"kind": "QĐ"}, {"8/QĐ-UBND"}),
        ({"kind": "Kế hoạch"}, {"61-KH/TU"}),
        ({"body": "TW"}, {"62-KL/TW", "99-CT/TW"}),
        ({"body": "TW", "kind": "CT"}, {"99-CT/TW"}),
        ({"body": "UBND"}, {"8/QĐ-UBND"}),
        ({"kind": "TB"}, set()),
    ],
)
def test_wanted_of_a_kind_or_body(catalogue: Catalogue, asked: dict[str, Any], numbers: set[str]) -> None:
    assert {each["number"] for each in graph.missing(catalogue, **asked)} == numbers


def test_holes_by_term_year_and_fall(catalogue: Catalogue) -> None:
    found = {(each["example"], each["period"]): each["holes"] for each in graph.gaps(catalogue)}
    assert found == {
        ("10-KH/TU", "2016–2018"): [[11, 12], [14, 61]],
        ("3-KH/TU", "2020–2021"): [[4, 4]],
        ("7/QĐ-UBND", "2019"): [[8, 8]],
        ("40-QĐ/TW", "XIII"): [[41, 41]],
    }


def test_who_cites_a_number_that_lacks(catalogue: Catalogue) -> None:
    cited = {
        each["example"]: [(one["number"], one["by"][0]["number"]) for one in each["cited"]]
        for each in graph.gaps(catalogue)
    }
    assert cited == {
        "10-KH/TU": [("61-KH/TU", "9/QĐ-UBND")], "3-KH/TU": [], "7/QĐ-UBND": [("8/QĐ-UBND", "9/QĐ-UBND")], "40-QĐ/TW": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "examples"),
    [
        ({"period": "2017"}, {"10-KH/TU"}),
        ({"period": "2020"}, {"3-KH/TU"}),
        ({"period": "XIII"}, {"40-QĐ/TW"}),
        ({"kind": "Kế hoạch"}, {"10-KH/TU", "3-KH/TU"}),
        ({"kind": "QĐ"}, {"7/QĐ-UBND", "40-QĐ/TW"}),
        ({"body": "Tỉnh ủy"}, {"10-KH/TU", "3-KH/TU"}),
        ({"body": "UBND tỉnh Hà Tĩnh"}, {"7/QĐ-UBND"}),
        ({"body": "UBND tỉnh Quảng Trị"}, set()),
        ({"body": "TU"}, {"10-KH/TU", "3-KH/TU"}),
    ],
)
def test_holes_of_a_kind_body_or_period(catalogue: Catalogue, asked: dict[str, str], examples: set[str]) -> None:
    assert {each["example"] for each in graph.gaps(catalogue, **asked)} == examples


def test_a_number_probably_misread_stands_beside_what_is_held_of_that_day(tmp_path: Path) -> None:
    held = [
        record("88-KH/TU", "2018-05-02", **HT, issuer="Tỉnh ủy"),
        record("86-KH/TU", "2018-05-02", **HT, issuer="Tỉnh ủy"),
        record("85-KH/TU", "2017-05-02", **HT, issuer="Tỉnh ủy"),
        record("412-QĐ/TU", "2018-05-02", **HT, issuer="Tỉnh ủy"),
    ]
    said = [citation("8B-KH/TU", date="2018-05-02"), citation("5-CT/TW", date="2018-05-02"), citation("89-KH/TU")]
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, [*held, record("1-BC/TU", "2019-01-01", **HT, issuer="Tỉnh ủy", cites=said)])
        like = {each["number"]: [held["number"] for held in each["like"]] for each in graph.missing(catalogue)}
    assert like == {"8B-KH/TU": ["88-KH/TU", "86-KH/TU"], "5-CT/TW": [], "89-KH/TU": []}
