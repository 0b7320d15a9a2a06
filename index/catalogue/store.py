"""The catalogue: one writer, one transaction per file, readers beside it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from index.catalogue import links, rows, schema
from index.catalogue.corrections import Correction, overlay
from index.catalogue.touched import together
from pipeline.errors import CatalogueError, NotFoundError
from pipeline.model import Placed, Problem, Record
from pipeline.outcome import Outcome
from pipeline.run import original

Row = sqlite3.Row


class Catalogue:
    """An archive's catalogue and its originals, in the directory `folder`.

    `settings` is a key of everything the reading depends on: content read with another key is read again. Implements
    `pipeline.outcome.Archive`. Raises CatalogueError when the archive cannot be opened, or written to by two at a time.
    """

    def __init__(self, folder: Path, *, settings: str = "", create: bool = True) -> None:
        path = folder / "catalogue.db"
        if not create and not path.exists():
            raise CatalogueError(
                f"there is no archive in {folder}", hint="run vanban ingest, or name it with --archive"
            )
        self.folder, self.originals = folder, folder / "originals"
        self.db = schema.connect(path)
        self.settings = settings

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Queries that see one and the same moment."""
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("COMMIT")

    @contextmanager
    def streaming(self) -> Iterator[None]:
        """Read the whole of the catalogue through without having it mapped into memory."""
        mapped = self.db.execute("PRAGMA mmap_size").fetchone()
        self.db.execute("PRAGMA mmap_size = 0")
        try:
            yield
        finally:
            # None where this build of SQLite maps nothing at all.
            self.db.execute(f"PRAGMA mmap_size = {mapped[0] if mapped else 0}")

    # ---- what the coordinator of a run asks -------------------------------------------------------------------------

    def has(self, sha256: str) -> bool:
        """See `pipeline.outcome.Archive`."""
        sql = "SELECT 1 FROM originals WHERE sha256 = ? AND state = 'in' AND settings = ?"
        known = self.db.execute(sql, (sha256, self.settings)).fetchone() is not None
        # Without its original it could not be read again: that is taken in anew.
        return known and self.original(sha256).exists()

    def knows_path(self, path: str, sha256: str) -> bool:
        """See `pipeline.outcome.Archive`."""
        sql = "SELECT 1 FROM files WHERE path = ? AND sha256 = ?"
        return self.db.execute(sql, (_absolute(path), sha256)).fetchone() is not None

    def note_path(self, path: str, sha256: str) -> None:
        """See `pipeline.outcome.Archive`."""
        with self.writing() as db:
            self._note_file(db, path, sha256)

    def put(self, path: Path, sha256: str, outcome: Outcome) -> None:
        """See `pipeline.outcome.Archive`. Citations that the file touches are decided in the same transaction."""
        self._keep_original(path, sha256)
        with self.writing() as db:
            self._put(db, sha256, outcome, self.original(sha256).stat().st_size)
            self._note_file(db, str(path), sha256)

    def renew(self, sha256: str, outcome: Outcome) -> None:
        """See `pipeline.outcome.Archive`."""
        with self.writing() as db:
            size = db.execute("SELECT size FROM originals WHERE sha256 = ?", (sha256,)).fetchone()[0]
            self._put(db, sha256, outcome, size)

    def _put(self, db: sqlite3.Connection, sha256: str, outcome: Outcome, size: int) -> None:
        """The records of a file in place of the former ones, corrections laid over them."""
        touched = [rows.delete_file(db, sha256, keep=tuple(part.record.id for part in outcome.parts))]
        for part in outcome.parts:
            record = overlay(part.record, self.corrections(part.record.id))
            touched.append(rows.insert(db, part, record))
        links.follow(db, together(touched))
        self._note(db, sha256, outcome, size)
        problems = [(part.record.source.part, problem) for part in outcome.parts for problem in part.problems]
        rows.journal(db, sha256, [(None, Problem("", "ingest", "")), *problems], _now())

    def put_failure(self, path: Path, sha256: str, problem: Problem) -> None:
        """See `pipeline.outcome.Archive`. What an earlier reading of the same content gave is kept."""
        with self.writing() as db:
            held = db.execute("SELECT 1 FROM originals WHERE sha256 = ? AND state = 'in'", (sha256,)).fetchone()
            if not held:
                self._note(db, sha256, problem, path.stat().st_size)
                self._note_file(db, str(path), sha256)
            rows.journal(db, sha256, [(None, problem)], _now())

    def _note(self, db: sqlite3.Connection, sha256: str, result: Outcome | Problem, size: int) -> None:
        if isinstance(result, Outcome):
            state, media_type, problem = "in", result.media_type, None
        else:
            state, media_type, problem = "failed", None, msgspec.json.encode(result).decode()
        values = (sha256, state, size, media_type, self.settings, _now(), problem)
        db.execute("REPLACE INTO originals VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def _note_file(self, db: sqlite3.Connection, path: str, sha256: str) -> None:
        db.execute("REPLACE INTO files VALUES (?, ?, ?)", (_absolute(path), sha256, _now()))

    def _keep_original(self, path: Path, sha256: str) -> None:
        target = self.original(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}")
        shutil.copyfile(path, unfinished)
        unfinished.replace(target)

    def forget_settings(self) -> None:
        """Have everything read again by the next run, whatever it was read with."""
        with self.writing() as db:
            db.execute("UPDATE originals SET settings = ''")

    # ---- what everybody else asks -----------------------------------------------------------------------------------

    def original(self, sha256: str) -> Path:
        """Where the archive's own copy of some content lies."""
        return original(self.originals, sha256)

    def one(self, sql: str, *values: object) -> Row | None:
        """First row of a query."""
        row: Row | None = self.db.execute(sql, values).fetchone()
        return row

    def all(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query."""
        return self.db.execute(sql, values).fetchall()

    def record(self, id: str, *, corrected: bool = True) -> Record:
        """The record with this id, corrections laid over it and citations led to their records.

        Raises NotFoundError.
        """
        row = self.one(f"SELECT rid, data, text FROM {_WHOLE} WHERE id = ?", id)
        if row is None:
            raise NotFoundError(f"no document has the id {id}")
        record = rows.decode(row["data"], row["text"])
        if corrected:
            record = overlay(record, self.corrections(id))
        return links.led(self.db, row["rid"], record)

    def current(self, ids: Sequence[str]) -> Iterator[tuple[Record, str]]:
        """Records with corrections laid over them, and what later documents say of each: in-force, amended, …

        For the search indexes: the citations are not led to their records. Ids that are not there are passed over.
        """
        listed = json.dumps(list(ids))
        corrected = {
            row["record"]
            for row in self.all(
                "SELECT DISTINCT record FROM corrections WHERE record IN (SELECT value FROM json_each(?))", listed
            )
        }
        rows_ = self.db.execute(
            f"SELECT id, status, data, text FROM {_WHOLE} WHERE id IN (SELECT value FROM json_each(?))",
            (listed,),
        )
        for row in rows_:
            record = rows.decode(row["data"], row["text"])
            known = self.corrections(row["id"]) if row["id"] in corrected else ()
            yield overlay(record, known) if known else record, row["status"]

    def records(self, ids: Iterable[str]) -> Iterator[Record]:
        """Several records, as `record` gives them."""
        return (self.record(id) for id in ids)

    def words(self, id: str) -> tuple[Placed, ...]:
        """The words of a document with their places on the page."""
        row = self.one("SELECT w.data FROM words w JOIN records r USING (rid) WHERE r.id = ?", id)
        return rows.unpack_words(row["data"]) if row else ()

    def changes(self, since: int, limit: int = 1000) -> list[Row]:
        """The records changed or gone after change number `since`: rows of seq, id, gone, in order."""
        return self.all("SELECT seq, id, gone FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", since, limit)

    def last_change(self) -> int:
        """Number of the latest change; 0 in an empty archive."""
        row = self.one("SELECT coalesce(max(seq), 0) FROM changes")
        return int(row[0]) if row else 0

    def counts(self) -> dict[str, int]:
        """How much of everything there is."""
        found: dict[str, int] = {}
        for name, sql in _COUNTS.items():
            row = self.one(sql)
            found[name] = int(row[0]) if row else 0
        return found

    # ---- corrections ------------------------------------------------------------------------------------------------

    def corrections(self, id: str) -> list[Correction]:
        """What persons know better of this document, the latest word on each field."""
        sql = "SELECT field, value, made_by, made_at, note FROM corrections WHERE record = ? ORDER BY id"
        latest = {row["field"]: Correction(id, *row) for row in self.all(sql, id)}
        return list(latest.values())

    def correct(self, id: str, field: str, value: Any, *, by: str, note: str = "") -> None:
        """Lay a value over a field of the record (`None` takes the field away) and decide the citations it touches.

        `field` is a field of the record, or `target:BUCKET` with the key of the work a citation leads to. Raises
        NotFoundError for an id that is not there, ValueError for a value that does not fit the field.
        """
        raw = self.record(id, corrected=False)
        data = msgspec.json.encode(value).decode()
        correction = Correction(id, field, data, by, _now(), note)
        overlay(raw, [correction])
        with self.writing() as db:
            db.execute("INSERT INTO corrections VALUES (NULL, ?, ?, ?, ?, ?, ?)", tuple(correction))
            links.follow(db, rows.refresh(db, overlay(raw, self.corrections(id))))


_WHOLE = "records JOIN documents USING (rid) JOIN texts USING (rid)"
_COUNTS = {
    "files": "SELECT count(*) FROM files",
    "ingested": "SELECT count(*) FROM originals WHERE state = 'in'",
    "failed": "SELECT count(*) FROM originals WHERE state = 'failed'",
    "duplicate": "SELECT count(*) - count(DISTINCT sha256) FROM files",
    "suspect": "SELECT count(DISTINCT sha256) FROM records WHERE suspect IS NOT NULL",
    "records": "SELECT count(*) FROM records",
    # A page that two documents of a file share counts once.
    "pages": """SELECT (SELECT count(*) FROM pages) - count(*) FROM records r
        JOIN records f ON f.sha256 = r.sha256 AND f.part = r.part - 1
        JOIN pages p ON p.rid = r.rid JOIN pages q ON q.rid = f.rid AND q.number = p.number WHERE r.part > 1""",
    "works": "SELECT count(*) FROM works",
    "works_held": "SELECT count(*) FROM works WHERE held",
    "works_missing": "SELECT count(*) FROM works WHERE NOT held",
    "edges": "SELECT count(*) FROM edges WHERE state != 'self'",
    "edges_ambiguous": "SELECT count(*) FROM edges WHERE state = 'ambiguous'",
    "corrections": "SELECT count(*) FROM corrections",
}


def _absolute(path: str) -> str:
    return str(Path(path).resolve())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
