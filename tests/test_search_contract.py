"""One suite for both engines: the same documents for every query, the same order for numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from config.settings import Elasticsearch
from index.catalogue import Catalogue
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
    numbers('88-KH/TU địa phương:"Hà Tĩnh"', "88-KH/TU 2013"),
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
    Case("dân vận OR văn thư", ("155-KH/TU 2020", "30/2020/NĐ-CP 2020")),
    Case('"công tác văn thư" OR "trồng cây"', ("30/2020/NĐ-CP 2020", "88-KH/TU 2013")),
    Case("loại:KH", ("41-KH/HU ?", "88-KH/TU 2018", "88-KH/TU 2013", "155-KH/TU 2020")),
    Case('loại:"quy định"', ("17-QĐ/TU 2020",)),
    Case("năm:2020 loại:KH", ("155-KH/TU 2020",)),
    Case("năm:2018..2019", ("30-CT/TW 2019", "88-KH/TU 2018")),
    Case("ngày:<1/1/2000", ("30-CT/TW 1998",)),
    Case("hạn:<2018-07-01", ("88-KH/TU 2018",)),
    Case("hạn:2018-07-01..2018-07-31", ()),
    Case("hạn:>2018", ("155-KH/TU 2020",)),
    Case('cơ quan:"Bộ Chính trị"', ("30-CT/TW 1998",)),
    Case('ký:"Trần Văn Mẫu"', ("88-KH/TU 2018",)),
    Case('nhận:"Sở Nội vụ"', ("88-KH/TU 2018",)),
    Case("viện dẫn:30-CT/TW", ("88-KH/TU 2018",)),
    Case("địa phương:\"nghệ an\"", ("5680/UBND-NC 2021",)),
    Case("khóa:VIII", ("30-CT/TW 1998",)),
    Case("-loại:KH năm:2020", ("30/2020/NĐ-CP 2020", "17-QĐ/TU 2020", "17-QĐ/TU 2020")),
    Case("dân chủ khôngcótừnày", ("30-CT/TW 1998", "88-KH/TU 2018", "5680/UBND-NC 2021", "155-KH/TU 2020")),
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


@pytest.mark.parametrize("typed", ["88-KH/TU", "dân chủ", "loại:KH"])
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
