"""Whatever comes, goes or is corrected, and in whatever order: the catalogue is as if decided from nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.catalogue import Catalogue, joining, links, schema
from index.catalogue.corrections import NOT_HELD, TARGET
from pipeline.model import Citation, Record
from pipeline.outcome import Outcome
from tests.archive_records import citation, outcome, put, record

LAWS = ("31/2013/QH13", "45/2024/QH15")
# Few of everything, so that documents meet; most bear a number that nobody cites.
CITED = ("30-CT/TW", "01-KH/TU", LAWS[0])
NUMBERS = ("30-CT/TW", "01-KH/TU", "9-BC/TU", "9-BC/TU", "9-BC/TU")
PLACES = ("Hà Tĩnh", "Quảng Trị", "Quảng Bình", None)
DATES = ("1998-02-18", "2012-05-04", "2012-05", "2020-01-05", "2026-03-02", None)
TITLES = (None, None, "trồng rừng gỗ lớn", "trồng rừng gỗ lớn trên đồi", "phòng, chống tham nhũng")
RELATIONS = ("cites", "amends", "replaces", "repeals", "implements")
# What a person may know better of a document, by the name of the change.
CORRECTED = {
    "dated": ("issued_on", {"value": "2012-05-04", "precision": "day"}),
    "undated": ("issued_on", None),
    "numbered": ("number", {"value": "30-CT/TW"}),
    "numberless": ("number", None),
    "law": ("kind", {"value": "Luật"}),
    "retitled": ("subject", {"value": "Đất đai"}),
    "issued": ("issuer", {"value": "UBND tỉnh Quảng Trị", "locality": "Quảng Trị"}),
}
DUMP = {
    "works": "SELECT key, bucket, held, kind, number, name, issuer, locality, term, date, subject, cited FROM works",
    "edges": """SELECT e.rid, e.position, e.state, e.why, t.key, s.key FROM edges e
                LEFT JOIN works t ON t.work = e.target LEFT JOIN works s ON s.work = e.source""",
    "records": "SELECT r.id, r.status, w.key FROM records r LEFT JOIN works w USING (work)",
    "cited": "SELECT key, cited FROM works",
}

stated = st.builds(
    lambda number, relation, date, issuer, title: citation(number, relation, date=date, issuer=issuer, title=title),
    st.sampled_from(CITED),
    st.sampled_from(RELATIONS),
    st.sampled_from((None, None, None, *DATES)),
    st.sampled_from((None, None, None, "Tỉnh ủy Hà Tĩnh", "UBND tỉnh Quảng Trị")),
    st.sampled_from(TITLES),
)

named = st.builds(
    lambda name, date: citation(None, "based-on", name=name, kind="Luật", date=date),
    st.sampled_from(("Đất đai", "đất đai", "Rừng")),
    st.sampled_from(("2013-11-29", "2013", "2024-01-18", None)),
)


def law(file: int, number: str | None, date: str, subject: str, cites: list[Citation]) -> Record:
    """A law of the file, cited by its number and by its title."""
    return record(number, date, kind="Luật", issuer="Quốc hội", subject=subject, sha256=f"{file:x}" * 64,
                  text=f"{number} {date}", cites=cites)  # fmt: skip


def made(file: int, number: str, date: str | None, place: str | None, cites: list[Citation]) -> Record:
    """A record of the file with this number; its content may change while the file stays."""
    full = date if date and len(date) == 10 else None
    return record(number, full, locality=place, issuer="Tỉnh ủy" if place else None, sha256=f"{file:x}" * 64,
                  text=f"{number} {date}", subject=TITLES[2 + file % 3], cites=cites)  # fmt: skip


documents = st.builds(
    made, st.integers(0, 7), st.sampled_from(NUMBERS), st.sampled_from(DATES), st.sampled_from(PLACES),
    st.lists(st.one_of(stated, named), max_size=5),
)  # fmt: skip
laws = st.builds(
    law, st.integers(0, 7), st.sampled_from((*LAWS, None)), st.sampled_from(("2013-11-29", "2024-01-18")),
    st.sampled_from(("Đất đai", "Luật Đất đai", "Rừng")), st.lists(named, max_size=2),
)  # fmt: skip
changes = st.one_of(
    documents,
    documents,
    laws,
    st.tuples(st.just("gone"), st.integers(0, 7)),
    st.tuples(st.sampled_from(sorted(CORRECTED)), st.integers(0, 7)),
    st.tuples(st.just("chosen"), st.integers(0, 7)),
    st.tuples(st.sampled_from(("elsewhere", "by id")), st.integers(0, 7)),
    st.tuples(st.just("refused"), st.integers(0, 7)),
    st.tuples(st.just("undone"), st.integers(0, 7)),
)


def state(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted((tuple(row) for row in db.execute(sql)), key=repr) for name, sql in DUMP.items()}


def from_nothing(catalogue: Catalogue) -> dict[str, list[tuple[object, ...]]]:
    """What all buckets come to when they are decided at once, with nothing decided before."""
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        catalogue.db.backup(db)
        db.row_factory = sqlite3.Row
        schema.teach(db)
        db.execute("UPDATE edges SET source = NULL, target = NULL, state = 'new', why = NULL")
        db.execute("UPDATE records SET work = NULL, status = 'in-force'")
        db.execute("DELETE FROM works")
        links.settle(db, [row[0] for row in db.execute("SELECT bucket FROM records UNION SELECT bucket FROM edges")])
        found = state(db)
    db.close()
    return found


def change(catalogue: Catalogue, folder: Path, wanted: object) -> None:
    if isinstance(wanted, Record):
        path = folder / "in.txt"
        path.write_text(wanted.text, "utf-8")
        catalogue.put(path, wanted.source.sha256, outcome(wanted))
        return
    assert isinstance(wanted, tuple)
    what, file = wanted
    sha256 = f"{file:x}" * 64
    rows = catalogue.all("SELECT * FROM records WHERE sha256 = ?", sha256)
    if not rows:
        return
    if what == "gone":
        catalogue.renew(sha256, Outcome("text/plain", ()))
    elif what in CORRECTED:
        catalogue.correct(rows[0]["id"], *CORRECTED[what], by="archivist")
    elif what in {"elsewhere", "by id"}:
        # A person leads a citation to a document of any number.
        found = catalogue.one("SELECT bucket FROM edges WHERE rid = ? ORDER BY position", rows[0]["rid"])
        other = catalogue.one(
            "SELECT w.key, r.id FROM records r JOIN works w USING (work) ORDER BY r.id = ?, r.id DESC", rows[0]["id"]
        )
        if found and other:
            chosen = other["key"] if what == "elsewhere" else other["id"]
            catalogue.correct(rows[0]["id"], TARGET + found["bucket"], chosen, by="archivist")
    elif what in {"refused", "undone"}:
        found = catalogue.one("SELECT bucket FROM edges WHERE rid = ? ORDER BY position", rows[0]["rid"])
        if found:
            to = NOT_HELD if what == "refused" else None
            catalogue.correct(rows[0]["id"], TARGET + found["bucket"], to, by="archivist")
    else:
        # A person leads an undecided citation to one of the works of its bucket.
        found = catalogue.one(
            """SELECT e.bucket, w.key FROM edges e JOIN works w USING (bucket)
               WHERE e.rid = ? AND e.state = 'ambiguous' AND w.held ORDER BY w.key""",
            rows[0]["rid"],
        )
        if found:
            catalogue.correct(rows[0]["id"], TARGET + found["bucket"], found["key"], by="archivist")


@pytest.fixture(params=[0, joining.FEW], ids=["joined", "settled"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(joining, "FEW", request.param)
    return int(request.param)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(changes, min_size=1, max_size=18))
def test_as_if_decided_from_nothing(tmp_path_factory: pytest.TempPathFactory, few: int, steps: list[object]) -> None:
    folder = tmp_path_factory.mktemp("archive")
    with Catalogue(folder / "archive") as catalogue:
        for step in steps:
            change(catalogue, folder, step)
            assert state(catalogue.db) == from_nothing(catalogue)


@pytest.mark.parametrize("what", ["elsewhere", "by id"])
def test_a_choice_holds_again_when_its_document_comes_again(tmp_path: Path, few: int, what: str) -> None:
    meant = made(2, "9-BC/TU", "2012-05-04", "Hà Tĩnh", [])
    with Catalogue(tmp_path / "archive") as catalogue:
        for step in (meant, made(1, "01-KH/TU", "2020-01-05", "Hà Tĩnh", [citation("30-CT/TW")])):
            change(catalogue, tmp_path, step)
        id = catalogue.all("SELECT id FROM records WHERE number = '9-BC/TU'")[0]["id"]
        change(catalogue, tmp_path, (what, 1))
        steps: list[tuple[object, str]] = [(("gone", 2), "missing"), (meant, "held")]
        for wanted, led in steps:
            change(catalogue, tmp_path, wanted)
            assert [row["state"] for row in catalogue.all("SELECT state FROM edges")] == [led]
            assert state(catalogue.db) == from_nothing(catalogue)
        for number in ("10-BC/TU", "9-BC/TU"):
            catalogue.correct(id, "number", {"value": number}, by="archivist")
            assert state(catalogue.db) == from_nothing(catalogue)


def test_the_next_citation_of_a_hub_touches_no_other(tmp_path: Path) -> None:
    law = record("11/2003/QH11", "2003-11-26", kind="Luật", issuer="Quốc hội")
    said = {"date": "2003-11-26", "issuer": "Quốc hội"}
    citing = [
        record(f"{n}-KH/TU", "2015-01-05", locality="Hà Tĩnh",
               cites=[citation("11/2003/QH11", **said), citation("36/2018/QH14", "based-on", date="2018-11-20")])
        for n in range(1, 101)
    ]  # fmt: skip
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, [law, *citing[:-1]])
        catalogue.db.execute("CREATE TABLE written (edge INTEGER, number TEXT)")
        catalogue.db.execute(
            "CREATE TRIGGER watched AFTER UPDATE ON edges BEGIN INSERT INTO written VALUES (NEW.edge, NEW.number); END"
        )
        put(catalogue, tmp_path, citing[-1:])
        written = catalogue.all("SELECT DISTINCT edge FROM written")
        own = catalogue.all("SELECT edge FROM edges e JOIN records r USING (rid) WHERE r.number = '100-KH/TU'")
        assert {row[0] for row in written} == {row[0] for row in own}
        rows = catalogue.all("SELECT number, held, cited FROM works WHERE cited ORDER BY number")
        assert [tuple(row) for row in rows] == [("11/2003/QH11", 1, 100), ("36/2018/QH14", 0, 100)]
        assert state(catalogue.db) == from_nothing(catalogue)
