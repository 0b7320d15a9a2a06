"""One suite for both engines: the same documents for every query, the same order for numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from config.settings import Elasticsearch
from index.catalogue import Catalogue
from index.clauses import LATEST, Order, Wanted
from index.elastic import Elastic, address
from index.embedded import Embedded
from index.engine import SCHEMA, Engine
from index.search import Result, search
from index.sync import catch_up, rebuild
from pipeline.errors import SearchIndexError, UsageError
from tests import elastic_node
from tests.archive_records import citation, put, record

RECORDS = [
    record("30-CT/TW", "1998-02-18", kind="Chỉ thị", code="CT", issuer="Bộ Chính trị",
           subject="xây dựng và thực hiện Quy chế dân chủ ở cơ sở", text="Xây dựng và thực hiện Quy chế dân chủ ở cơ sở"),
    record("30-CT/TW", "2019-01-22", kind="Chỉ thị", code="CT", issuer="Ban Bí thư",
           subject="tăng cường bảo vệ người tiêu dùng", text="Tăng cường bảo vệ quyền lợi người tiêu dùng"),
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", code="KH", issuer="Ban Thường vụ Tỉnh ủy", locality="Quảng Trị",
           subject="tổng kết 20 năm thực hiện Quy chế dân chủ", signatory="Trần Văn Mẫu", recipients=["Sở Nội vụ", "Lưu"],
           due=["2018-06-30", "2018-08-31"], cites=[citation("30-CT/TW", "reviews", date="1998-02-18")],
           text="Kế hoạch tổng kết 20 năm thực hiện Chỉ thị số 30-CT/TW về Quy chế dân chủ, hoà giải ở cơ sở"),
    record("88-KH/TU", "2013-03-01", kind="Kế hoạch", code="KH", issuer="Ban Thường vụ Tỉnh ủy", locality="Hà Tĩnh",
           subject="trồng cây", text="Kế hoạch trồng cây ở tỉnh Hà Tĩnh"),
    record("155-KH/TU", "2020-04-01", kind="Kế hoạch", code="KH", issuer="Tỉnh ủy", locality="Hà Tĩnh",
           text="Kế hoạch kiểm tra công tác dân vận", due=["2020-12-31"]),
    record("30/2020/NĐ-CP", "2020-03-05", kind="Nghị định", code="NĐ", issuer="Chính phủ", subject="công tác văn thư",
           text="Nghị định về công tác văn thư"),
    record("17-QĐ/TU", "2020-01-05", kind="Quyết định", code="QĐ", issuer="Tỉnh ủy", locality="Hà Tĩnh", text="Quyết định"),
    record("17-QĐ/TU", "2020-02-05", kind="Quy định", code="QĐ", issuer="Tỉnh ủy", locality="Hà Tĩnh", text="Quy định"),
    record("5680/UBND-NC", "2021-07-01", kind="Công văn", issuer="Ủy ban nhân dân tỉnh Nghệ An", locality="Nghệ An",
           text="Về việc thực hiện dân chủ; căn cứ Kế hoạch số 88-KH/TU của Tỉnh ủy"),
    record("12/98/NĐ-CP", "1998-03-01", kind="Nghị định", code="NĐ", issuer="Chính phủ", text="Nghị định về giống cây"),
    record("9/1998/NĐ-CP", "1998-02-01", kind="Nghị định", code="NĐ", issuer="Chính phủ", text="Nghị định về cán bộ xã"),
    record("9/2003/NĐ-CP", "2003-02-01", kind="Nghị định", code="NĐ", issuer="Chính phủ", text="Nghị định sửa đổi",
           cites=[citation("9/1998/NĐ-CP", "amends", date="1998-02-01", kind="Nghị định")]),
    record("256-TB/VPTU", "2015-06-07", kind="Thông báo", code="TB", issuer="Văn phòng Tỉnh ủy", locality="Hà Tĩnh",
           text="Thông báo ý kiến", cites=[citation("77-NQ/ĐUK"), citation("62-KL/TW", term="XI")]),
    record("31-KHLT/BDV-SNV", "2016-06-07", kind="Kế hoạch liên tịch", code="KHLT", issuer="Ban Dân vận", locality="Hà Tĩnh",
           text="Phối hợp giữa hai cơ quan"),
    record("41-KH/HU", None, kind="Kế hoạch", code="KH", issuer="Huyện ủy", text="Kế hoạch không đọc được ngày"),
    record(None, "2022-01-01", kind="Bài báo", text="Tin về Đại hội thi đua yêu nước"),
]  # fmt: skip
NAMES = {
    item.id: f"{item.number.value if item.number else '—'} {item.issued_on.value[:4] if item.issued_on else '?'}"
    for item in RECORDS
}


class Case(NamedTuple):
    """What is typed; what is found, in this order where `ordered`; why the first of them was."""

    typed: str
    found: tuple[str, ...]
    why: str = "text"
    ordered: bool = False


def numbers(typed: str, *found: str, why: str = "exact number") -> Case:
    return Case(typed, found, why, ordered=True)


KH = ("88-KH/TU 2018", "88-KH/TU 2013")
KH_CITED = (*KH, "5680/UBND-NC 2021")
CT = ("30-CT/TW 2019", "30-CT/TW 1998", "88-KH/TU 2018")
CASES = [
    *(numbers(typed, *KH_CITED) for typed in ("88-KH/TU", "88-kh/tu", "88 KH TU", "88KH/TU", "088-KH/TU", "số 88-KH/TU")),
    *(numbers(typed, *KH_CITED) for typed in ("88 kh tu", "88khtu", "KH 88/TU")),
    numbers("kế hoạch 41 năm 2018", "41-KH/HU ?"),
    numbers("KH 41/HU 2018", "41-KH/HU ?"),
    numbers("kế hoạch 88", *KH, "5680/UBND-NC 2021"),
    numbers("ke hoach so 88", *KH, "5680/UBND-NC 2021"),
    numbers("số 88", *KH_CITED),
    numbers("88", *KH),
    numbers("KH 88/TU 2018", "88-KH/TU 2018", "5680/UBND-NC 2021"),
    numbers("kế hoạch số 88 năm 2013", "88-KH/TU 2013"),
    numbers("30-CT/TW", *CT),
    numbers("3O-CT/TW", *CT),
    numbers("30/2020/NĐ-CP", "30/2020/NĐ-CP 2020"),
    numbers("nghị định 30/2020", "30/2020/NĐ-CP 2020"),
    numbers("17-QĐ/TU", "17-QĐ/TU 2020", "17-QĐ/TU 2020"),
    numbers("quy định 17", "17-QĐ/TU 2020"),
    numbers("công văn 5680", "5680/UBND-NC 2021"),
    numbers("5680/UBND-NC", "5680/UBND-NC 2021"),
    numbers("I55-KH/TU", "155-KH/TU 2020"),
    numbers("155-KH/TV", "155-KH/TU 2020", why="number, one character off"),
    numbers("15-KH/TU", "155-KH/TU 2020", why="number, one character off"),
    numbers("30-CT/TVV", "30-CT/TW 2019", "30-CT/TW 1998", why="number, one character off"),
    # Read or typed wrongly.
    numbers("B8-KH/TU", *KH_CITED),
    numbers("88-KH1TU", *KH, why="number, one character off"),
    numbers("88-KHITU", *KH, why="number, one character off"),
    numbers("88-KH/IV", *KH, why="number, two characters off"),
    numbers("256-TBVPIU", "256-TB/VPTU 2015", why="number, one character off"),
    numbers("2S6-T8/VPTU", "256-TB/VPTU 2015", why="number, two characters off"),
    numbers("30/2O20/NĐ-CP", "30/2020/NĐ-CP 2020", why="number, one character off"),
    numbers("30/2020/ND CP", "30/2020/NĐ-CP 2020"),
    numbers("71-KH/ZZ"),
    # Several numbers; a number as it stands in a heading, a place that the text does not name.
    numbers("88-KH/TU OR 155-KH/TU", *KH, "155-KH/TU 2020"),
    numbers("155-KH/TU, 88-KH/TU", "155-KH/TU 2020", *KH),
    numbers("88-KH/TU - Kế hoạch tổng kết", "88-KH/TU 2018"),
    numbers("88-KH/TU Quảng Trị", "88-KH/TU 2018"),
    numbers("Số: 88 -KH/TU", *KH_CITED),
    numbers("số:88-KH/TU", *KH_CITED),
    Case("công tác -số:30", ("155-KH/TU 2020",)),
    Case("số:17 loại:\"quy định\"", ("17-QĐ/TU 2020",), "exact number"),
    Case("địa phương:Quảng Trị", ("88-KH/TU 2018",)),
    Case("địa phương:\"tỉnh Quảng Trị\"", ("88-KH/TU 2018",)),
    Case("loại:quy định", ("17-QĐ/TU 2020",)),
    Case("ký:Trần Văn Mẫu quy chế", ("88-KH/TU 2018",)),
    Case("khóa:8", ("30-CT/TW 1998",)),
    Case("viện dẫn:\"chỉ thị 30-CT/TW\"", ("88-KH/TU 2018",)),
    Case("dân chủ 2-5-2018", ("88-KH/TU 2018",)),
    Case("dân chủ 2018-05-02", ("88-KH/TU 2018",)),
    Case("dân chủ tháng 5/2018", ("88-KH/TU 2018",)),
    Case("năm:2018-2019", ("30-CT/TW 2019", "88-KH/TU 2018")),
    Case("71-KH/ZZ văn thư", ("30/2020/NĐ-CP 2020",)),
    # Years of two figures, other years, a number without its year.
    numbers("12/98/NĐ-CP", "12/98/NĐ-CP 1998"),
    numbers("12/1998/NĐ-CP", "12/98/NĐ-CP 1998"),
    numbers("nghị định 12/98", "12/98/NĐ-CP 1998"),
    numbers("9/NĐ-CP", "9/2003/NĐ-CP 2003", "9/1998/NĐ-CP 1998"),
    numbers("9/2001/NĐ-CP", "9/2003/NĐ-CP 2003", "9/1998/NĐ-CP 1998", why="number, other year"),
    numbers("KH 88/TU 2016", *KH_CITED),
    # Cited, not held.
    numbers("62-KL/TW", "256-TB/VPTU 2015", why="cited number"),
    numbers("62-KL/TVV", "256-TB/VPTU 2015", why="cited number"),
    numbers("77-NQ/DUK", "256-TB/VPTU 2015", why="cited number"),
    numbers("kế hoạch 31", "31-KHLT/BDV-SNV 2016"),
    numbers('88-KH/TU địa phương:"Hà Tĩnh"', "88-KH/TU 2013"),
    numbers('88-KH/TU địa phương:"Nghệ An"', *KH, "5680/UBND-NC 2021"),
    numbers("88-KH/TU dân chủ", "88-KH/TU 2018", "5680/UBND-NC 2021"),
    numbers("88-KH/TU khôngcótừnày", *KH),
    Case("quy chế dân chủ", ("30-CT/TW 1998", "88-KH/TU 2018")),
    Case("QUY CHE DAN CHU", ("30-CT/TW 1998", "88-KH/TU 2018")),
    Case("dân chủ", ("30-CT/TW 1998", "88-KH/TU 2018", "5680/UBND-NC 2021")),
    Case('"thực hiện dân chủ"', ("5680/UBND-NC 2021",)),
    Case("hòa giải", ("88-KH/TU 2018",)),
    Case("hoà giải", ("88-KH/TU 2018",)),
    Case("đại hội", ("— 2022",)),
    Case("dai hoi", ("— 2022",)),
    Case("dân chủ -hoà", ("30-CT/TW 1998", "5680/UBND-NC 2021")),
    Case('dân chủ -"cơ sở"', ("5680/UBND-NC 2021",)),
    Case("dân vận OR văn thư", ("155-KH/TU 2020", "31-KHLT/BDV-SNV 2016", "30/2020/NĐ-CP 2020")),
    Case('"công tác văn thư" OR "trồng cây"', ("30/2020/NĐ-CP 2020", "88-KH/TU 2013")),
    Case("loại:KH", ("41-KH/HU ?", "88-KH/TU 2018", "88-KH/TU 2013", "155-KH/TU 2020")),
    Case('loại:"quy định"', ("17-QĐ/TU 2020",)),
    Case("năm:2020 loại:KH", ("155-KH/TU 2020",)),
    Case("năm:2018..2019", ("30-CT/TW 2019", "88-KH/TU 2018")),
    Case("ngày:<1/1/2000", ("30-CT/TW 1998", "12/98/NĐ-CP 1998", "9/1998/NĐ-CP 1998")),
    Case("hạn:<2018-07-01", ("88-KH/TU 2018",)),
    Case("hạn:2018-07-01..2018-07-31", ()),
    Case("hạn:>2018", ("155-KH/TU 2020",)),
    Case('cơ quan:"Bộ Chính trị"', ("30-CT/TW 1998",)),
    Case('ký:"Trần Văn Mẫu"', ("88-KH/TU 2018",)),
    Case('nhận:"Sở Nội vụ"', ("88-KH/TU 2018",)),
    Case("viện dẫn:30-CT/TW", ("88-KH/TU 2018",)),
    Case("địa phương:\"nghệ an\"", ("5680/UBND-NC 2021",)),
    Case("khóa:VIII", ("30-CT/TW 1998",)),
    Case("tình trạng:\"sửa đổi\"", ("9/1998/NĐ-CP 1998",)),
    Case("status:amended", ("9/1998/NĐ-CP 1998",)),
    Case("dân chủ -địa phương:\"Nghệ An\"", ("30-CT/TW 1998", "88-KH/TU 2018")),
    Case("viện dẫn:9/1998/NĐ-CP", ("9/2003/NĐ-CP 2003",)),
    Case("viện dẫn:9/NĐ-CP", ("9/2003/NĐ-CP 2003",)),
    Case("-loại:KH năm:2020", ("30/2020/NĐ-CP 2020", "17-QĐ/TU 2020", "17-QĐ/TU 2020")),
    Case("dân chủ khôngcótừnày", ("30-CT/TW 1998", "88-KH/TU 2018", "5680/UBND-NC 2021")),
    Case("khôngcótừnày", ()),
    Case("", ()),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("contract")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


@pytest.fixture(scope="module", params=["embedded", pytest.param("elastic", marks=pytest.mark.elastic)])
def engine(request: pytest.FixtureRequest, catalogue: Catalogue) -> Iterator[Engine]:
    if request.param == "embedded":
        made: Engine = Embedded(catalogue)
    else:
        made = Elastic(f"{request.getfixturevalue('elasticsearch')}/contract", Elasticsearch())
    with closing(made):
        catch_up(catalogue, made)
        yield made


def named(result: Result) -> list[str]:
    return [NAMES[hit.id] for hit in result.hits]


@pytest.mark.parametrize("case", CASES, ids=[case.typed or "nothing" for case in CASES])
def test_search(case: Case, catalogue: Catalogue, engine: Engine) -> None:
    result = search(catalogue, engine, case.typed)
    found = named(result)
    assert (found if case.ordered else sorted(found)) == (list(case.found) if case.ordered else sorted(case.found))
    assert result.total == len(case.found)
    assert {hit.why for hit in result.hits[:1]} == ({case.why} if case.found else set())


def test_every_hit_says_why(catalogue: Catalogue, engine: Engine) -> None:
    hits = search(catalogue, engine, "30-CT/TW").hits
    assert [hit.why for hit in hits] == ["exact number", "exact number", "cited number"]
    (last,) = search(catalogue, engine, "kế hoạch 88").hits[2:]
    assert last.why == "text"


def test_numbers_that_recur_are_told_apart(catalogue: Catalogue, engine: Engine) -> None:
    hits = search(catalogue, engine, "30-CT/TW").hits[:2]
    assert [(hit.issuer, hit.issued_on, hit.term) for hit in hits] == [
        ("Ban Bí thư", "2019-01-22", "XII"),
        ("Bộ Chính trị", "1998-02-18", "VIII"),
    ]


def test_snippets_are_the_original_text(catalogue: Catalogue, engine: Engine) -> None:
    (hit,) = search(catalogue, engine, "hoa giai").hits
    assert "«hoà giải»" in hit.snippet
    assert hit.snippet.replace("«", "").replace("»", "").strip("… ") in catalogue.record(hit.id).text


def test_facets_count_all_that_was_found(catalogue: Catalogue, engine: Engine) -> None:
    facets = search(catalogue, engine, "88-KH/TU", limit=1).facets
    assert facets["kind"] == {"Kế hoạch": 2, "Công văn": 1}
    assert facets["locality"] == {"Quảng Trị": 1, "Hà Tĩnh": 1, "Nghệ An": 1}
    assert facets["year"] == {"2018": 1, "2013": 1, "2021": 1}


def test_facets_tell_what_still_stands(catalogue: Catalogue, engine: Engine) -> None:
    assert search(catalogue, engine, "loại:NĐ").facets["status"] == {"in-force": 3, "amended": 1}


REMARKS = [
    ('88-KH/TU địa phương:"Nghệ An"', "không có 88-KH/TU “Nghệ An”; có Quảng Trị 02/05/2018; Hà Tĩnh 01/03/2013"),
    ("88-KH/TU Nghệ An", "không có 88-KH/TU “Nghệ An”; có Quảng Trị 02/05/2018; Hà Tĩnh 01/03/2013"),
    ("9/2001/NĐ-CP", "không có 9/2001/NĐ-CP; có 9/2003/NĐ-CP Chính phủ 01/02/2003; 9/1998/NĐ-CP Chính phủ 01/02/1998"),
    ("62-KL/TW", "kho không có 62-KL/TW, chỉ có văn bản viện dẫn nó"),
    ("155-KH/TV", "không có 155-KH/TV; gần giống: 155-KH/TU"),
    ("71-KH/ZZ", "không có 71-KH/ZZ"),
    ("62-KL/TVV", "không có 62-KL/TVV; gần giống: 62-KL/TW (chỉ được viện dẫn)"),
    ('dân chủ địa phương:"Quảng Tri"', None),
    ('dân chủ địa phương:"Quảng Trjj"', "không có địa phương “quang trjj”; gần nhất là Quảng Trị"),
    ("dân chủ", None),
]


@pytest.mark.parametrize(("typed", "remark"), REMARKS)
def test_what_is_not_there_is_told_with_what_is(
    typed: str, remark: str | None, catalogue: Catalogue, engine: Engine
) -> None:
    vietnamese = [each.split(" · ")[0] for each in search(catalogue, engine, typed).remarks]
    assert vietnamese == ([remark] if remark else [])


ORDERS = [
    ("loại:NĐ", Order("date"), ("30/2020/NĐ-CP 2020", "9/2003/NĐ-CP 2003", "12/98/NĐ-CP 1998", "9/1998/NĐ-CP 1998")),
    ("loại:NĐ", Order("number"), ("9/1998/NĐ-CP 1998", "9/2003/NĐ-CP 2003", "12/98/NĐ-CP 1998", "30/2020/NĐ-CP 2020")),
    ("88-KH/TU", Order("date"), ("5680/UBND-NC 2021", "88-KH/TU 2018", "88-KH/TU 2013")),
    ("88-KH/TU", Order("date", backwards=True), ("88-KH/TU 2013", "88-KH/TU 2018", "5680/UBND-NC 2021")),
    ("88-KH/TU", Order("number"), ("88-KH/TU 2013", "88-KH/TU 2018", "5680/UBND-NC 2021")),
    ("năm:2020..2022", Order("number", backwards=True), ("— 2022", "5680/UBND-NC 2021", "155-KH/TU 2020",
                                                         "30/2020/NĐ-CP 2020", "17-QĐ/TU 2020", "17-QĐ/TU 2020")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "order", "found"), ORDERS)
def test_hits_are_sorted(
    typed: str, order: Order, found: tuple[str, ...], catalogue: Catalogue, engine: Engine
) -> None:
    result = search(catalogue, engine, typed, order=order)
    assert named(result) == list(found)
    assert {hit.id: hit.why for hit in result.hits} == {
        hit.id: hit.why for hit in search(catalogue, engine, typed).hits
    }


def test_elasticsearch_goes_on_beyond_its_window(
    catalogue: Catalogue, elasticsearch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Elastic(f"{elasticsearch}/window", Elasticsearch())) as engine:
        catch_up(catalogue, engine)
        whole = engine.find(Wanted(), LATEST, limit=100)
        monkeypatch.setattr("index.elastic._WINDOW", 3)
        for limit, offset in ((5, 0), (2, 4), (4, 7), (3, len(whole.hits) - 1), (3, len(whole.hits) + 2)):
            page = engine.find(Wanted(), LATEST, limit=limit, offset=offset)
            assert page.total == len(RECORDS)
            assert page.hits == whole.hits[offset : offset + limit]


@pytest.mark.parametrize("typed", ["88-KH/TU", "30-CT/TVV", "dân chủ", "loại:KH"])
def test_pages_put_together_are_the_whole(typed: str, catalogue: Catalogue, engine: Engine) -> None:
    whole = search(catalogue, engine, typed)
    pages = [search(catalogue, engine, typed, limit=1, offset=offset) for offset in range(whole.total)]
    assert [named(page)[0] for page in pages] == named(whole)
    assert {page.total for page in pages} == {whole.total}


def test_what_changes_in_the_catalogue_changes_in_the_index(tmp_path: Path, engine: Engine) -> None:
    with Catalogue(tmp_path / "other") as other:
        own = fresh(engine, other)
        with closing(own):
            put(other, tmp_path, RECORDS[:3])
            assert catch_up(other, own) == 3
            assert catch_up(other, own) == 0
            other.correct(RECORDS[0].id, "subject", {"value": "trích yếu đã sửa"}, by="archivist")
            assert not search(other, own, "trích yếu:sửa").total
            assert catch_up(other, own) == 1
            assert named(search(other, own, "trích yếu:sửa")) == ["30-CT/TW 1998"]
            assert own.state()[1:4] == (3, other.last_change(), SCHEMA)
            assert rebuild(other, own) == 3
            assert named(search(other, own, "trích yếu:sửa")) == ["30-CT/TW 1998"]
            own.clear()
            assert own.state().schema == 0


def fresh(engine: Engine, catalogue: Catalogue) -> Engine:
    """An empty index of the same make."""
    if isinstance(engine, Elastic):
        return Elastic(f"{engine.state().where}-fresh", Elasticsearch())
    return Embedded(catalogue)


def in_use(catalogue: Catalogue) -> Path:
    """The folder of the embedded index."""
    return catalogue.folder / "index" / (catalogue.folder / "index" / "current").read_text("utf-8")


def test_an_index_of_another_schema_is_built_anew(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as catalogue, closing(Embedded(catalogue)) as engine:
        put(catalogue, tmp_path, RECORDS[:2])
        catch_up(catalogue, engine)
        (in_use(catalogue) / "vanban.json").write_text('{"schema": 0, "reached": 2}', "utf-8")
        assert catch_up(catalogue, engine) == 2
        assert engine.state().documents == 2


def test_a_damaged_index_is_a_clear_error(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as catalogue, closing(Embedded(catalogue)) as engine:
        put(catalogue, tmp_path, RECORDS[:2])
        catch_up(catalogue, engine)
        engine.close()
        (in_use(catalogue) / "meta.json").write_text("no index", "utf-8")
        with pytest.raises(SearchIndexError, match="rebuild"):
            search(catalogue, engine, "dân chủ")
        assert rebuild(catalogue, engine) == 2


def test_an_elasticsearch_that_is_away_is_a_clear_error() -> None:
    away = Elastic(f"http://127.0.0.1:{elastic_node.free_port()}/x", Elasticsearch(retries=0, timeout=2))
    with closing(away), pytest.raises(SearchIndexError, match="does not answer"):
        away.state()


@pytest.mark.parametrize("url", ["host/name", "http://host:9200", "https://user:secret@host/x", "ftp://host/x"])
def test_what_is_no_address_of_an_index_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as error:
        address(url)
    assert "secret" not in str(error.value)
