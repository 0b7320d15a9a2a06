"""The catalogue keeps everything, once, whatever happens."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from index import near
from index.catalogue import Catalogue, schema
from pipeline.errors import CatalogueError, NotFoundError
from pipeline.model import Problem, Record
from tests.archive_records import citation, outcome, put, record

CT30 = record("30-CT/TW", "1998-02-18", kind="Chỉ thị", code="CT", issuer="Bộ Chính trị", subject="quy chế dân chủ")
KH88 = record(
    "88-KH/TU",
    "2018-05-02",
    kind="Kế hoạch",
    code="KH",
    issuer="Ban Thường vụ Tỉnh ủy",
    locality="Quảng Trị",
    cites=[citation("30-CT/TW", "reviews", date="1998-02-18"), citation("256-TB/TU")],
    due=["2018-06-30"],
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue(tmp_path / "archive", settings="one") as opened:
        yield opened


def dump(catalogue: Catalogue) -> dict[str, list[tuple[object, ...]]]:
    """Everything that must not depend on how often or in which order files came in."""
    queries = {
        "works": "SELECT key, held, number, date FROM works ORDER BY key",
        "edges": """SELECT r.id, e.position, e.relation, e.state, w.key FROM edges e JOIN records r USING (rid)
                    LEFT JOIN works w ON w.work = e.target ORDER BY r.id, e.position""",
        "sources": """SELECT r.id, w.key FROM edges e JOIN records r USING (rid) JOIN works w ON w.work = e.source
                      ORDER BY r.id, e.position""",
        "records": """SELECT id, data, text, number, compact, locality
            FROM records JOIN documents USING (rid) JOIN texts USING (rid) ORDER BY id""",
        "forms": "SELECT form, compact FROM number_forms JOIN numbers USING (number) ORDER BY form, compact",
        "mentions": "SELECT count(*) FROM mentions",
        "pages": "SELECT count(*) FROM pages",
    }
    return {name: [tuple(row) for row in catalogue.all(sql)] for name, sql in queries.items()}


def test_a_record_comes_back_as_it_was(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [CT30])
    assert catalogue.record(CT30.id) == CT30
    assert catalogue.words(CT30.id) == outcome(CT30).parts[0].words
    assert catalogue.original(CT30.source.sha256).read_text("utf-8") == CT30.text


def test_an_unknown_id_is_said_to_be_unknown(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        catalogue.record("nobody")


@pytest.mark.parametrize("order", [(CT30, KH88), (KH88, CT30)])
def test_citations_lead_to_their_work_in_whatever_order_files_come(
    catalogue: Catalogue, tmp_path: Path, order: tuple[Record, ...]
) -> None:
    put(catalogue, tmp_path, order)
    assert [cited.target for cited in catalogue.record(KH88.id).citations] == [CT30.id, None]
    assert catalogue.counts()["works_missing"] == 1


def test_putting_a_file_twice_changes_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [KH88, CT30])
    before = dump(catalogue)
    put(catalogue, tmp_path, [KH88, CT30, KH88])
    assert dump(catalogue) == before


def test_a_file_that_now_gives_fewer_documents_leaves_nothing_behind(catalogue: Catalogue, tmp_path: Path) -> None:
    second = record("89-KH/TU", "2018-05-03", sha256=KH88.source.sha256, part=2, cites=[citation("1-CT/TW")])
    path = tmp_path / "bundle.txt"
    path.write_text("x", "utf-8")
    catalogue.put(path, KH88.source.sha256, outcome(KH88, second))
    reached = catalogue.last_change()
    catalogue.put(path, KH88.source.sha256, outcome(KH88))
    with pytest.raises(NotFoundError):
        catalogue.record(second.id)
    assert [row["key"] for row in catalogue.all("SELECT key FROM works WHERE number = '1-CT/TW'")] == []
    assert {(row["id"], row["gone"]) for row in catalogue.changes(reached)} == {(second.id, 1), (KH88.id, 0)}


def test_other_settings_make_content_new(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [CT30])
    assert catalogue.has(CT30.source.sha256)
    with Catalogue(catalogue.folder, settings="two") as other:
        assert not other.has(CT30.source.sha256)
    catalogue.forget_settings()
    assert not catalogue.has(CT30.source.sha256)


def test_a_failure_does_not_take_what_an_earlier_reading_gave(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [CT30])
    catalogue.put_failure(tmp_path / "x", CT30.source.sha256, Problem("DAMAGED", "read", "cut short", "scan again"))
    assert catalogue.has(CT30.source.sha256)
    assert catalogue.counts()["failed"] == 0


def test_a_transaction_that_fails_leaves_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [CT30])
    before = dump(catalogue)
    path = tmp_path / "twice.txt"
    path.write_text("x", "utf-8")
    with pytest.raises(sqlite3.IntegrityError):
        catalogue.put(path, KH88.source.sha256, outcome(KH88, KH88))
    assert dump(catalogue) == before


def test_a_correction_survives_reading_again(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [KH88, CT30])
    catalogue.correct(KH88.id, "number", {"value": "98-KH/TU"}, by="archivist")
    put(catalogue, tmp_path, [KH88])
    number = catalogue.record(KH88.id).number
    assert number is not None
    assert number.value == "98-KH/TU"
    assert catalogue.record(KH88.id, corrected=False).number == KH88.number
    assert [row["key"] for row in catalogue.all("SELECT key FROM works WHERE number = '88-KH/TU'")] == []


def test_a_citation_led_by_hand_stays_led(catalogue: Catalogue, tmp_path: Path) -> None:
    other = record("256-TB/TU", "2015-01-01", issuer="Tỉnh ủy", locality="Hà Tĩnh")
    put(catalogue, tmp_path, [KH88, other])
    assert catalogue.record(KH88.id).citations[1].target is None
    catalogue.correct(KH88.id, "target:256-tb/tu", other.id, by="archivist")
    assert catalogue.record(KH88.id).citations[1].target == other.id
    put(catalogue, tmp_path, [KH88, other])
    assert catalogue.record(KH88.id).citations[1].target == other.id


@pytest.mark.parametrize(("field", "value"), [("colour", "red"), ("id", "x"), ("number", 5), ("recipients", "all")])
def test_a_correction_that_no_record_can_have_is_refused(
    catalogue: Catalogue, tmp_path: Path, field: str, value: object
) -> None:
    put(catalogue, tmp_path, [KH88])
    with pytest.raises(ValueError, match=r"field|Expected"):
        catalogue.correct(KH88.id, field, value, by="archivist")
    assert catalogue.corrections(KH88.id) == []


def test_citations_without_number_or_name_are_edges_too(catalogue: Catalogue, tmp_path: Path) -> None:
    vague = [citation(None, kind="Quyết định", date="2012-03-05"), citation(None, kind="Quyết định")]
    put(catalogue, tmp_path, [record("1-KH/TU", "2018-01-01", cites=vague)])
    put(catalogue, tmp_path, [record("2-KH/TU", "2018-01-02", cites=vague)])
    states = [tuple(row) for row in catalogue.all("SELECT state, target FROM edges ORDER BY rid, position")]
    assert {state for state, _ in states} == {"missing"}
    (first, own), (again, other) = [target for _, target in states][:2], [target for _, target in states][2:]
    assert first == again, "kind and date make it one work"
    assert own != other, "nothing says that these are one"


def test_changes_are_numbered_in_order(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [KH88, CT30, KH88])
    assert [(row["seq"], row["id"]) for row in catalogue.changes(0)] == [(2, CT30.id), (3, KH88.id)]


def test_the_journal_tells_what_was_done(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, tmp_path, [CT30])
    catalogue.put_failure(tmp_path / f"{CT30.source.sha256[:16]}.txt", "ff", Problem("EMPTY", "read", "m", "h"))
    assert [(row["stage"], row["code"]) for row in catalogue.all("SELECT * FROM journal")] == [
        ("ingest", None),
        ("read", "EMPTY"),
    ]
    failed = catalogue.one("SELECT problem FROM originals WHERE sha256 = 'ff'")
    assert failed is not None
    assert json.loads(failed["problem"])["code"] == "EMPTY"


def status(catalogue: Catalogue, id_: str) -> str:
    ((_, found),) = catalogue.current([id_])
    return found


def test_what_later_documents_say_is_known_and_told_to_the_index(catalogue: Catalogue, tmp_path: Path) -> None:
    stated = {"kind": "Chỉ thị", "date": "1998-02-18"}
    later = record("9-CT/TW", "2020-01-01", kind="Chỉ thị", cites=[citation("30-CT/TW", "repeals", **stated)])
    put(catalogue, tmp_path, [CT30])
    assert status(catalogue, CT30.id) == "in-force"
    before = catalogue.last_change()
    put(catalogue, tmp_path, [later])
    assert status(catalogue, CT30.id) == "repealed"
    assert {row["id"] for row in catalogue.changes(before)} == {CT30.id, later.id}
    before = catalogue.last_change()
    put(catalogue, tmp_path, [msgspec.structs.replace(later, citations=())])
    assert status(catalogue, CT30.id) == "in-force"
    assert {row["id"] for row in catalogue.changes(before)} == {CT30.id, later.id}


def test_a_catalogue_of_the_version_before_is_brought_up(tmp_path: Path) -> None:
    old = record("12/98/NĐ-CP", "1998-03-01", kind="Nghị định")
    with sqlite3.connect(tmp_path / "catalogue.db") as db:
        for script in schema.MIGRATIONS[:2]:
            db.executescript(script)
        db.execute("PRAGMA user_version = 2")
        row = (old.id, old.source.sha256, 1, msgspec.json.encode(old), "b", "12/98/NĐ-CP", "12.98ndcp", 7)
        db.execute(
            "INSERT INTO records (id, sha256, part, data, bucket, number, compact, work) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        db.execute("INSERT INTO number_forms VALUES ('12ndcp', 1)")
        db.execute(
            """INSERT INTO edges (rid, position, target, state, relation, bucket, number, compact, confidence)
               VALUES (2, 0, 7, 'held', 'amends', 'b', '62-KL/TW', '62kltw', 1)"""
        )
    db.close()
    with Catalogue(tmp_path) as catalogue:
        assert catalogue.record(old.id) == old
        found = catalogue.one("SELECT compact, digits, number_kind, number_body, status FROM records")
        assert found is not None
        assert tuple(found) == ("12.1998ndcp", 12, "nd", "cp", "amended")
        assert [each.compact for each in near.like(catalogue, "12.1998ndc")] == ["12.1998ndcp"]
        assert [each.compact for each in near.like(catalogue, "62kltvv")] == ["62kltw"]


def test_a_catalogue_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Catalogue(tmp_path) as catalogue:
        catalogue.db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(CatalogueError, match="later version"):
        Catalogue(tmp_path)


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(CatalogueError):
        Catalogue(tmp_path)


def test_an_archive_that_is_not_there_is_not_made_by_a_look(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        Catalogue(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
