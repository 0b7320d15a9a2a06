"""What people read of the net: quotations with pages, works without number told apart, reasons in words, parts as parts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from config.settings import Settings
from index import graph, labels, refs
from index.archive import Archive
from index.catalogue import Catalogue
from index.graph import lists, net_csv, views
from index.views import document
from tests.archive_records import citation, put, record

UBND: dict[str, Any] = {"kind": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh", "locality": "Hà Tĩnh"}
DECREE = citation("01/2013/NĐ-CP", "based-on", kind="Nghị định", date="2013-01-03")
LAW = citation(None, "based-on", kind="Luật", name="Đất đai")
RECORDS = [
    *(record(f"{number}/2019/QĐ-UBND", f"2019-{number:02}-01", **UBND, cites=[DECREE]) for number in (5, 9, 12)),
    record(None, "2020-02-04", **UBND, subject="danh mục hồ sơ đất đai", cites=[DECREE, LAW]),
    record(None, "2020-02-04", **UBND, subject="danh mục hồ sơ y tế", text="y tế", cites=[DECREE, LAW]),
    record("3/KH-UBND", "2020-01-03", kind="Kế hoạch", issuer="Ủy ban nhân dân tỉnh Hà Tĩnh", locality="Hà Tĩnh",
           cites=[citation(None, kind="Luật", name="Đất đai", date=day) for day in ("1993-07-14", "2013-11-29")]),
    record("900/KH-UBND", "2020-12-03", kind="Kế hoạch", issuer="Ủy ban nhân dân tỉnh Hà Tĩnh", locality="Hà Tĩnh"),
    record("7/2021/QĐ-UBND", "2021-01-01", **UBND, text="một",
           cites=[citation("5/2019/QĐ-UBND", "repeals", part="khoản 2 Điều 4"), citation("9/2019/QĐ-UBND", "repeals")]),
    record("7/2021/QĐ-UBND", "2021-01-01", **UBND, text="hai",
           cites=[citation("5/2019/QĐ-UBND", "repeals", part="khoản 2 Điều 4"), citation("9/2019/QĐ-UBND", "repeals")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("lists")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def drawn(view: RenderableType, width: int = 250) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(view)
    return out.getvalue()


def work(catalogue: Catalogue, ref: str) -> int:
    return int(refs.work(catalogue, ref)["work"])


def test_who_cites_with_the_words_and_the_page(catalogue: Catalogue) -> None:
    text = drawn(views.net(graph.cited_by(catalogue, work(catalogue, "01/2013/NĐ-CP"))))
    assert text.startswith("01/2013/NĐ-CP, 03/01/2013 (chưa có)")
    lines = [line for line in text.splitlines() if line.startswith("là căn cứ của")]
    assert len(lines) == 5
    assert all("“01/2013/NĐ-CP” tr. 1" in line and "Ủy ban nhân dân tỉnh Hà Tĩnh" in line for line in lines)


def test_renditions_of_one_document_are_told_once_and_parts_as_parts(catalogue: Catalogue) -> None:
    text = drawn(views.net(graph.cited_by(catalogue, work(catalogue, "5/2019/QĐ-UBND"))))
    (line,) = [line for line in text.splitlines() if "7/2021/QĐ-UBND" in line and line.startswith("bị")]
    assert " ".join(line.split()).startswith("bị bãi bỏ một phần bởi: khoản 2 Điều 4 7/2021/QĐ-UBND, 01/01/2021")
    whole = drawn(views.net(graph.cited_by(catalogue, work(catalogue, "9/2019/QĐ-UBND"))))
    assert "bị bãi bỏ bởi" in whole
    assert "một phần" not in whole


@pytest.mark.parametrize(
    ("node", "label"),
    [
        ({"number": "88-KH/TU", "date": "2018-05-02", "kind": "Kế hoạch"}, "88-KH/TU, 02/05/2018"),
        ({"number": "30-CT/TW", "term": "VIII"}, "30-CT/TW, khóa VIII"),
        ({"kind": "Luật", "name": "Lưu trữ", "date": "2011"}, "Luật Lưu trữ, 2011"),
        ({"id": "a-1", "kind": "Quyết định", "issuer": "Sở Y tế", "locality": "Đà Nẵng", "date": "2020-02-04",
          "subject": "danh mục hồ sơ"}, "Quyết định không số, Sở Y tế, Đà Nẵng, 04/02/2020, “danh mục hồ sơ”"),
        ({"id": "a-1", "kind": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh", "locality": "Hà Tĩnh"},
         "Quyết định không số, Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ({"id": "a-1", "key": "id:a-1"}, "a-1"),
    ],
)  # fmt: skip
def test_labels(node: dict[str, Any], label: str) -> None:
    assert labels.label(node) == label


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("date 2013-03-14 / 2013-05-14", "ngày 14/03/2013 / 14/05/2013"),
        ("date 2018-05-05 / 2018-07-15 in 2018", "ngày 05/05/2018 / 15/07/2018 trong 2018"),
        ("1/nq@Bình Thuận@2025-02-18: locality Kiên Giang / Bình Thuận", "địa phương Kiên Giang / Bình Thuận"),
        ("date 2018-03-06 is stated, 2018-03-05 is on the only one of this series",
         "ghi ngày 06/03/2018, văn bản duy nhất của dãy này ghi 05/03/2018"),
        ("cited as issued later (2011) than the citing document (2009-05-04)",
         "được ghi ban hành (2011) sau văn bản viện dẫn (04/05/2009)"),
        ("term X / XI", "khóa X / XI"),
        ("2 documents fit what is stated", "2 văn bản đều phù hợp"),
        ("something new", "something new"),
    ],
)  # fmt: skip
def test_reasons(why: str, told: str) -> None:
    assert lists.reason([why]) == told


def test_a_series_of_which_hardly_anything_is_held_has_no_list_of_holes(catalogue: Catalogue) -> None:
    found = graph.gaps(catalogue)
    assert [(each["example"], each["lacking"], each["sparse"]) for each in found] == [
        ("5/2019/QĐ-UBND", 5, False), ("3/KH-UBND", 896, True),
    ]  # fmt: skip
    text = " ".join(drawn(lists.gaps(found)).split())
    assert "5–12 3 5 số: 6–8, 10–11" in text
    assert "3–900 2 896 số" in text
    assert "4–899" not in text


def test_the_weightiest_and_who_makes_them_so(catalogue: Catalogue) -> None:
    found = graph.top(catalogue, 2)
    assert found[0]["number"] == "01/2013/NĐ-CP"
    assert found[0]["cited"] == 5
    assert len(found[0]["by"]) == 3
    assert {each["issuer"] for each in found[0]["by"]} == {UBND["issuer"]}
    counts = [each["cited"] for each in graph.top(catalogue, 20, by="cited")]
    assert counts == sorted(counts, reverse=True)
    assert " và 2 văn bản khác" in drawn(lists.ranked(found))


def test_what_several_state_alike_is_one_conflict(catalogue: Catalogue) -> None:
    (conflict,) = graph.conflicts(catalogue, codes=["ambiguous"])
    assert (conflict["times"], len(conflict["evidence"]), conflict["kind"]) == (2, 2, "Luật")
    text = " ".join(drawn(lists.conflicts([conflict])).split())
    for part in ("chưa rõ (1)", "Luật Đất đai", "danh mục hồ sơ y tế", "“Đất đai” tr. 1"):
        assert part in text


def test_how_an_open_citation_is_decided(catalogue: Catalogue) -> None:
    found = graph.ambiguous(catalogue)
    text = drawn(lists.undecided(found))
    assert f"vanban graph decide {found[0]['id']} 'Luật Đất đai' --to 'name:luat:dat dai@@" in " ".join(text.split())
    assert all(each["id"] in text for each in found)


def test_the_document_itself_tells_who_cites_it_and_which_part_is_gone(tmp_path: Path) -> None:
    with Archive(Settings(archive=str(tmp_path / "archive")), create=True) as opened:
        put(opened.catalogue, tmp_path, RECORDS)
        text = " ".join(drawn(document(opened.show("5/2019/QĐ-UBND"))).split())
    assert (
        text.count("7/2021/QĐ-UBND, 01/01/2021 Ủy ban nhân dân tỉnh Hà Tĩnh bị bãi bỏ một phần bởi “5/2019/QĐ-UBND”")
        == 1
    )
    assert "không thấy văn bản nào bãi bỏ hay thay thế toàn bộ; bãi bỏ một phần" in text


def test_the_wanted_list_fits_a_terminal(catalogue: Catalogue) -> None:
    text = drawn(lists.wanted(graph.missing(catalogue)), 80)
    assert "01/2013/NĐ-CP, 03/01/2013" in text
    assert "5 văn bản, 1 cơ quan" in text
    assert max(map(len, text.splitlines())) <= 80


def test_spreadsheets_get_words_and_pages(catalogue: Catalogue) -> None:
    _, rows = net_csv.rows(graph.conflicts(catalogue, codes=["ambiguous"]))
    assert rows[0]["evidence"].count("(“Đất đai” tr. 1)") == 2
    _, rows = net_csv.rows(graph.ambiguous(catalogue))
    assert rows[0]["by"] == "Quyết định không số, 04/02/2020"
    assert rows[0]["mentions"] == "“Đất đai” tr. 1"


@pytest.mark.parametrize(
    ("one", "other", "places", "fields"),
    [
        # What only blanks part otherwise, and what stands elsewhere, is the same.
        ("theo 165/2024/NĐ-CP của Chính phủ về lưu trữ", "theo 165/2024/NĐ -CP của Chính phủ về lưu trữ", [], []),
        ("Nơi nhận 12 sở. " + "Các cơ quan rà soát hồ sơ. " * 9, "Các cơ quan rà soát hồ sơ. " * 9 + "Nơi nhận 12 sở.", [], []),
        # Another figure comes before what stands on one side only.
        ("Mục 7 rà soát hồ sơ của các cơ quan trong năm 2018", "rà soát hồ sơ của các cơ quan trong năm 2019",
         [("2018", "2019"), ("Mục 7", "")], []),
    ],
)  # fmt: skip
def test_renditions(tmp_path: Path, one: str, other: str, places: list[tuple[str, str]], fields: list[str]) -> None:
    pair = [
        record("9-KH/TU", "2018-05-02", text=one, subject="VỀ LƯU TRỮ"),
        record("9-KH/TU", "2018-05-02", text=other, subject="Về lưu trữ"),
    ]
    with Catalogue(tmp_path / "archive") as opened:
        put(opened, tmp_path, pair)
        (found,) = graph.conflicts(opened, codes=["twins"])
        (difference,) = found["differences"]
        assert [(each["one"]["text"], each["other"]["text"]) for each in difference["places"]] == places
        assert [each["field"] for each in difference["fields"]] == fields
        assert found["renditions"][0]["path"].rpartition("/")[2] in drawn(lists.conflicts([found]))


def test_a_number_given_again_after_years_is_of_another_term(tmp_path: Path) -> None:
    committee: dict[str, Any] = {"kind": "Nghị quyết", "issuer": "Tỉnh ủy Hà Tĩnh", "locality": "Hà Tĩnh"}
    with Catalogue(tmp_path / "archive") as opened:
        put(opened, tmp_path, [record("9-NQ/TU", f"{year}-04-03", **committee) for year in (2017, 2022)])
        assert graph.conflicts(opened, codes=["number-twice"]) == []
