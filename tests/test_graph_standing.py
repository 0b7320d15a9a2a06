"""What stands: whole and partial acts, chains of them, and those nobody could decide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from index import graph, refs
from index.catalogue import Catalogue
from index.graph import views
from tests.archive_records import citation, put, record

CP: dict[str, Any] = {"kind": "Nghị định", "issuer": "Chính phủ"}
UB: dict[str, Any] = {"kind": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh", "locality": "Hà Tĩnh"}
HU: dict[str, Any] = {"kind": "Quyết định", "issuer": "Ủy ban nhân dân huyện Mẫu", "locality": "Hà Tĩnh"}
RECORDS = [
    record("1/2001/NĐ-CP", "2001-01-01", **CP),
    record("2/2002/NĐ-CP", "2002-01-01", **CP, cites=[citation("1/2001/NĐ-CP", "replaces")]),
    record("3/2003/NĐ-CP", "2003-01-01", **CP, cites=[citation("2/2002/NĐ-CP", "replaces")]),
    record("4/2004/NĐ-CP", "2004-01-01", **CP),
    record("6/2006/NĐ-CP", "2006-01-01", **CP, cites=[citation("4/2004/NĐ-CP", "repeals", part="khoản 2 Điều 5")]),
    record("5/2005/NĐ-CP", "2005-01-01", **CP, cites=[citation("4/2004/NĐ-CP", "amends", part="Điều 3")]),
    record("7/2007/NĐ-CP", "2007-01-01", **CP, cites=[citation("5/2005/NĐ-CP", "repeals"), citation("4/2004/NĐ-CP"),
                                                  citation("99/1999/NĐ-CP", "repeals", date="1999-09-09")]),
    record("8/2008/NĐ-CP", "2008-01-01", **CP),
    record("9/2009/QĐ-UBND", "2009-01-01", **HU, cites=[citation("8/2008/NĐ-CP", "repeals")]),
    record("10/2010/QĐ-UBND", "2010-01-01", **UB),
    record("11/2011/QĐ-UBND", "2011-01-01", **UB, cites=[citation("10/2010/QĐ-UBND", "replaces", part="Phụ lục II")]),
    record("5-CT/TW", "2001-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("5-CT/TW", "2011-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("60-KL/TW", "2012-01-01", kind="Kết luận", issuer="Ban Bí thư", cites=[citation("5-CT/TW", "replaces")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("standing")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def told(catalogue: Catalogue, ref: str) -> dict[str, Any]:
    return graph.status(catalogue, int(refs.work(catalogue, ref)["work"]))


def drawn(found: dict[str, Any]) -> str:
    out = io.StringIO()
    Console(file=out, width=220).print(views.net(found))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize(
    ("ref", "status", "changed", "effects"),
    [
        ("1/2001/NĐ-CP", "replaced", [], [("replaced-by", "2/2002/NĐ-CP", None)]),
        ("2/2002/NĐ-CP", "replaced", [], [("replaced-by", "3/2003/NĐ-CP", None)]),
        ("3/2003/NĐ-CP", "in-force", [], []),
        ("4/2004/NĐ-CP", "in-force", ["amended"],
         [("amended-by", "5/2005/NĐ-CP", "Điều 3"), ("repealed-by", "6/2006/NĐ-CP", "khoản 2 Điều 5")]),
        # A district repeals no decree of the Government, though it says so.
        ("8/2008/NĐ-CP", "in-force", [], [("repealed-by", "9/2009/QĐ-UBND", None)]),
        ("10/2010/QĐ-UBND", "in-force", ["amended"], [("replaced-by", "11/2011/QĐ-UBND", "Phụ lục II")]),
        ("99/1999/NĐ-CP", "repealed", [], [("repealed-by", "7/2007/NĐ-CP", None)]),
        ("5-CT/TW 2001", "in-force", [], []),
    ],
)  # fmt: skip
def test_effects_in_order_of_time(
    catalogue: Catalogue, ref: str, status: str, changed: list[str], effects: list[tuple[str, str, str | None]]
) -> None:
    found = told(catalogue, ref)
    assert (found["status"], found["changed"]) == (status, changed)
    assert [(each["inverse"], each["by"]["number"], each["part"]) for each in found["effects"]] == effects
    assert all(each["mentions"][0]["page"] == 1 for each in found["effects"])


def test_the_records_say_the_same(catalogue: Catalogue) -> None:
    rows = catalogue.all("SELECT r.id, r.number, r.status, r.work FROM records r")
    assert {row["status"] for row in rows} == {"in-force", "amended", "replaced", "repealed"}
    for row in rows:
        found = graph.status(catalogue, row["work"])
        amended = found["status"] == "in-force" and "amended" in found["changed"]
        assert row["status"] == ("amended" if amended else found["status"]), row["number"]


def test_what_stands_in_its_place(catalogue: Catalogue) -> None:
    found = told(catalogue, "1/2001/NĐ-CP")
    assert [(each["number"], each["status"]) for each in found["successors"]] == [
        ("2/2002/NĐ-CP", "replaced"), ("3/2003/NĐ-CP", "in-force"),
    ]  # fmt: skip
    number = {node["key"]: node["number"] for node in found["nodes"]}
    assert sorted((number[e["source"]], number[e["target"]]) for e in found["edges"]) == [
        ("2/2002/NĐ-CP", "1/2001/NĐ-CP"), ("3/2003/NĐ-CP", "2/2002/NĐ-CP"),
    ]  # fmt: skip
    assert "đứng thay nó hiện nay: 3/2003/NĐ-CP" in drawn(found)


def test_two_that_replace_each_other_end_nowhere(tmp_path: Path) -> None:
    circle = [
        record("1/2001/NĐ-CP", "2001-01-01", **CP, cites=[citation("2/2001/NĐ-CP", "replaces")]),
        record("2/2001/NĐ-CP", "2001-01-01", **CP, cites=[citation("1/2001/NĐ-CP", "replaces")]),
    ]
    with Catalogue(tmp_path / "archive") as opened:
        put(opened, tmp_path, circle)
        assert [each["number"] for each in told(opened, "1/2001/NĐ-CP")["successors"]] == ["2/2001/NĐ-CP"]


@pytest.mark.parametrize(
    ("ref", "number", "doubts"),
    [
        ("4/2004/NĐ-CP", "5/2005/NĐ-CP", ["acting-ended"]),
        ("4/2004/NĐ-CP", "6/2006/NĐ-CP", []),
        ("8/2008/NĐ-CP", "9/2009/QĐ-UBND", ["lower-rank"]),
    ],
)
def test_doubts_are_told_and_hide_nothing(catalogue: Catalogue, ref: str, number: str, doubts: list[str]) -> None:
    (effect,) = [each for each in told(catalogue, ref)["effects"] if each["by"]["number"] == number]
    assert effect["doubts"] == doubts


def test_what_nobody_could_decide_is_possible_only(catalogue: Catalogue) -> None:
    for ref in ("5-CT/TW 2001", "5-CT/TW 2011"):
        found = told(catalogue, ref)
        assert (found["status"], found["effects"]) == ("in-force", [])
        assert [(each["relation"], each["by"]["number"]) for each in found["possible"]] == [("replaces", "60-KL/TW")]
        assert "Có thể" in drawn(found)


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("8/2008/NĐ-CP", "không thấy văn bản nào bãi bỏ hay thay thế"),
        ("4/2004/NĐ-CP", "không thấy văn bản nào bãi bỏ hay thay thế toàn bộ; bãi bỏ một phần; đã sửa đổi"),
        ("10/2010/QĐ-UBND", "không thấy văn bản nào bãi bỏ hay thay thế toàn bộ; thay thế một phần"),
        ("3/2003/NĐ-CP", "không thấy văn bản nào"),
    ],
)
def test_in_words(catalogue: Catalogue, ref: str, words: str) -> None:
    text = drawn(told(catalogue, ref))
    assert text.startswith(ref)
    assert f" {words}" in text.partition("Ngày")[0]


def test_read_again_without_the_act_it_stands_again(tmp_path: Path) -> None:
    acting = record("2/2002/NĐ-CP", "2002-01-01", sha256="a" * 64, **CP, cites=[citation("1/2001/NĐ-CP", "repeals")])
    partly = record(
        "2/2002/NĐ-CP", "2002-01-01", sha256="a" * 64, **CP, cites=[citation("1/2001/NĐ-CP", "repeals", part="Điều 2")]
    )
    with Catalogue(tmp_path / "archive") as opened:
        ids = put(opened, tmp_path, [RECORDS[0], acting])
        status = [opened.all("SELECT status FROM records WHERE id = ?", ids["1/2001/NĐ-CP"])[0][0]]
        put(opened, tmp_path, [partly])
        status.append(opened.all("SELECT status FROM records WHERE id = ?", ids["1/2001/NĐ-CP"])[0][0])
    assert status == ["repealed", "amended"]


def test_a_district_may_review_what_the_government_issued(tmp_path: Path) -> None:
    report = {**HU, "kind": "Báo cáo"}
    said = [citation("1/2001/NĐ-CP", "reviews")]
    with Catalogue(tmp_path / "archive") as opened:
        put(opened, tmp_path, [RECORDS[0], record("1/BC-UBND", "2003-01-01", **report, cites=said)])
        (effect,) = told(opened, "1/2001/NĐ-CP")["effects"]
    assert (effect["relation"], effect["doubts"]) == ("reviews", [])
