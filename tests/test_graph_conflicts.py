"""What contradicts what, with the evidence; renditions of one text compared word by word (texts invented)."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from rich.console import Console

from index import graph
from index.catalogue import Catalogue
from index.graph import lists
from index.graph.textdiff import compare, shown
from pipeline.model import Evidence, Finding, PageInfo, Record
from tests.archive_records import citation, put, record

TU: dict[str, Any] = {"issuer": "Tỉnh ủy", "locality": "Hà Tĩnh"}
SCAN = "Kế hoạch số 88-KH/TU\nHoàn thành trước ngày 30/8/2018 và gửi báo cáo về Ban Dân vân.\fNơi nhận: như trên."
WORD = "Kế hoạch số 88-KH/TU\nHoàn thành trước ngày 30/6/2018 và gửi báo cáo về Ban Dân vận.\fNơi nhận: như trên."


def paged(text: str, **fields: Any) -> Record:
    """The plan of two pages, in one of its renditions."""
    made = record("88-KH/TU", "2018-05-02", text=text, kind="Kế hoạch", **TU, **fields)
    cut = text.index("\f")
    pages = (PageInfo(1, 595, 842, "ocr", 0.9, 0, cut), PageInfo(2, 595, 842, "ocr", 0.9, cut + 1, len(text)))
    return msgspec.structs.replace(made, source=msgspec.structs.replace(made.source, pages=pages))


def found_in(made: Record, message: str) -> Record:
    return msgspec.structs.replace(made, findings=(Finding("citation-conflict", message, (Evidence(3, 0, 1),)),))


RECORDS = [
    record("99-CT/TW", "2016-02-02", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("20-BC/TU", "2017-01-01", kind="Báo cáo", **TU, cites=[citation("99-CT/TW", date="2016-01-01")]),
    record("21-BC/TU", "2018-01-01", kind="Báo cáo", **TU, cites=[citation("7/2015/NĐ-CP", date="2015-03-03")]),
    record("22-BC/TU", "2018-02-01", kind="Báo cáo", **TU, cites=[citation("7/2015/NĐ-CP", date="2015-03-08")]),
    record("23-BC/TU", "2018-03-01", kind="Báo cáo", **TU, cites=[citation("55/KH-UBND", date="2015-03-08")]),
    record("24-BC/TU", "2018-04-01", kind="Báo cáo", **TU, cites=[citation("55/KH-UBND", date="2016-03-08")]),
    found_in(record("25-BC/TU", "2018-05-01", kind="Báo cáo", **TU), "62-KL/TW: khóa X / XI"),
    record("30-TB/TU", "2018-01-01", kind="Thông báo", **TU),
    record("30-TB/TU", "2018-06-01", kind="Thông báo", **TU),
    paged(SCAN, subject="công tác dân vân"),
    paged(WORD, subject="công tác dân vận"),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("conflicts")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def test_every_kind_of_conflict(catalogue: Catalogue) -> None:
    assert [(each["code"], each["number"]) for each in graph.conflicts(catalogue)] == [
        ("differs", "99-CT/TW"),
        ("cited-differently", "7/2015/NĐ-CP"),
        ("citation-conflict", "62-KL/TW"),
        ("number-twice", "30-TB/TU"),
        ("twins", "88-KH/TU"),
    ]


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        ("differs", [("20-BC/TU", "2016-01-01", 1)]),
        ("cited-differently", [("21-BC/TU", "2015-03-03", 1), ("22-BC/TU", "2015-03-08", 1)]),
        ("citation-conflict", [("25-BC/TU", None, 3)]),
        ("number-twice", [("30-TB/TU", "2018-01-01", None), ("30-TB/TU", "2018-06-01", None)]),
    ],
)
def test_who_says_what_where(
    catalogue: Catalogue, code: str, evidence: list[tuple[str, str | None, int | None]]
) -> None:
    (found,) = graph.conflicts(catalogue, codes=[code])
    assert [(each["number"], each.get("date"), each.get("page")) for each in found["evidence"]] == evidence


def test_limit(catalogue: Catalogue) -> None:
    assert [each["code"] for each in graph.conflicts(catalogue, 2)] == ["differs", "cited-differently"]


def test_a_scan_and_its_word_file(catalogue: Catalogue) -> None:
    (found,) = graph.conflicts(catalogue, codes=["twins"])
    assert len(found["renditions"]) == 2
    (pair,) = found["differences"]
    assert [(each["field"], each["one"], each["other"]) for each in pair["fields"]] == [
        ("subject", "công tác dân vân", "công tác dân vận")
    ]
    # Figures come first.
    assert [(each["one"]["text"], each["other"]["text"], each["one"]["page"]) for each in pair["places"]] == [
        ("30/8/2018", "30/6/2018", 1), ("vân", "vận", 1),
    ]  # fmt: skip
    assert 0.85 < pair["equal"] < 1


def test_for_people(catalogue: Catalogue) -> None:
    out = io.StringIO()
    Console(file=out, width=200).print(lists.conflicts(graph.conflicts(catalogue)))
    text = " ".join(out.getvalue().split())
    for part in ("trùng số, khác ngày", "21-BC/TU", "con số 30/8/2018 (tr. 1) 30/6/2018 (tr. 1)"):
        assert part in text


@dataclass(frozen=True)
class Case:
    """Two texts and the words that differ."""

    one: str
    other: str
    places: tuple[tuple[str, str], ...]


PAIRS = [
    Case("", "", ()),
    Case("", "một hai", ()),
    Case("Ủy ban nhân dân hoà giải", "Uỷ ban nhân dân hòa giải", ()),
    Case("một hai ba bốn", "một hai ba bốn năm", (("", "năm"),)),
    Case("một hai ba bốn", "hai ba bốn", (("một", ""),)),
    Case("Số 12, ngày 3", "Số: 12; ngày 4", (("3", "4"),)),
    Case("một hai ba bốn", "năm sáu", (("một hai ba bốn", "năm sáu"),)),
]


@pytest.mark.parametrize("case", PAIRS)
def test_places_that_differ(case: Case) -> None:
    found = compare(case.one, case.other)
    assert tuple((shown(case.one, p.one), shown(case.other, p.other)) for p in found.places) == case.places
    assert (found.equal == 1) == (not case.places and bool(case.one) == bool(case.other))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_told_to_be_equal_is_equal(seed: int) -> None:
    """Words outside the places are the same words in the same order, whatever was changed."""
    dice = random.Random(seed)
    words = [f"từ{dice.randrange(40)}" for _ in range(300)]
    other = list(words)
    for _ in range(dice.randrange(60)):
        at = dice.randrange(len(other))
        other[at : at + dice.randrange(3)] = [f"khác{dice.randrange(5)}"] * dice.randrange(3)
    one_text, other_text = " ".join(words), " ".join(other)
    found = compare(one_text, other_text)

    def outside(text: str, spans: list[tuple[int, int]]) -> list[str]:
        kept = text
        for low, high in reversed(spans):
            kept = kept[:low] + " " * (high - low) + kept[high:]
        return kept.split()

    kept = outside(one_text, [p.one for p in found.places])
    assert kept == outside(other_text, [p.other for p in found.places])
    assert found.equal == pytest.approx(2 * len(kept) / (len(words) + len(other)))
