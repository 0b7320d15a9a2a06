"""The tables of the catalogue and how an older catalogue becomes one of this make."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

from index import forms, levels
from pipeline.errors import CatalogueError

# One script per version, run in order; a script that was released is never changed, a further one is added.
MIGRATIONS = (
    """
    -- Content that was seen, by hash: in, or failed with a problem. `settings` is the key of what it was read with.
    CREATE TABLE originals (
      sha256 TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('in', 'failed')), size INTEGER NOT NULL,
      media_type TEXT, settings TEXT NOT NULL, read_at TEXT NOT NULL, problem TEXT
    ) WITHOUT ROWID;
    CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, seen_at TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX files_sha256 ON files (sha256);

    -- `data` is the record as extracted; the columns beside it are what look-ups need, corrections applied.
    CREATE TABLE records (
      rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL,
      bucket TEXT NOT NULL, number TEXT, compact TEXT, digits INTEGER, number_kind TEXT, number_body TEXT,
      kind TEXT, code TEXT, issuer TEXT, locality TEXT, term TEXT, issued_on TEXT, precision TEXT, subject TEXT,
      work INTEGER REFERENCES works (work), suspect TEXT
    );
    CREATE UNIQUE INDEX records_part ON records (sha256, part);
    CREATE INDEX records_bucket ON records (bucket);
    CREATE INDEX records_compact ON records (compact);
    CREATE INDEX records_digits ON records (digits, number_kind);
    CREATE INDEX records_work ON records (work);
    -- Every form under which a garbled number is to be found; see index/forms.py.
    CREATE TABLE number_forms (form TEXT NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (form, rid)) WITHOUT ROWID;
    CREATE INDEX number_forms_rid ON number_forms (rid);

    CREATE TABLE pages (
      rid INTEGER NOT NULL, number INTEGER NOT NULL, width REAL NOT NULL, height REAL NOT NULL, text_from TEXT NOT NULL,
      confidence REAL NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (rid, number)
    ) WITHOUT ROWID;
    CREATE TABLE words (rid INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE deadlines (
      rid INTEGER NOT NULL, position INTEGER NOT NULL, start TEXT, due TEXT, data BLOB NOT NULL,
      PRIMARY KEY (rid, position)
    ) WITHOUT ROWID;
    CREATE INDEX deadlines_due ON deadlines (due);

    -- A work is one issued document, held or only cited.
    CREATE TABLE works (
      work INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, bucket TEXT NOT NULL, held INTEGER NOT NULL, kind TEXT,
      number TEXT, name TEXT, issuer TEXT, locality TEXT, term TEXT, date TEXT, subject TEXT
    );
    CREATE INDEX works_bucket ON works (bucket);
    CREATE TABLE edges (
      edge INTEGER PRIMARY KEY, rid INTEGER NOT NULL, position INTEGER NOT NULL, source INTEGER, target INTEGER,
      state TEXT NOT NULL DEFAULT 'new', relation TEXT NOT NULL, bucket TEXT NOT NULL, kind TEXT, number TEXT,
      compact TEXT, name TEXT, issuer TEXT, locality TEXT, term TEXT, date TEXT, cited_on TEXT,
      confidence REAL NOT NULL, why TEXT,
      UNIQUE (rid, position)
    );
    CREATE INDEX edges_bucket ON edges (bucket);
    CREATE INDEX edges_compact ON edges (compact);
    CREATE INDEX edges_source ON edges (source, target);
    CREATE INDEX edges_target ON edges (target, source);
    CREATE TABLE mentions (
      edge INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL,
      "end" INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (edge, position)
    ) WITHOUT ROWID;

    -- What a person knows better: laid over the record, kept when the file is read again. `field` is a field of the
    -- record, or `target:BUCKET` for a citation whose work was chosen by hand.
    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY, record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, made_by TEXT NOT NULL,
      made_at TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX corrections_record ON corrections (record, field);

    -- What was done when: one line per stage and page or document.
    CREATE TABLE journal (
      entry INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, part INTEGER, page INTEGER, stage TEXT NOT NULL,
      at TEXT NOT NULL, code TEXT, message TEXT, hint TEXT
    );
    CREATE INDEX journal_sha256 ON journal (sha256);

    -- The last change of every record, in order: where a search index has to go on.
    CREATE TABLE changes (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, gone INTEGER NOT NULL) WITHOUT ROWID;
    """,
    """
    -- How sure each field of a record is, by the least sure of its values; 0 for what was seen but could not be read.
    CREATE TABLE certainties (
      rid INTEGER NOT NULL, field TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (rid, field)
    ) WITHOUT ROWID;
    CREATE INDEX certainties_confidence ON certainties (confidence);
    """,
    """
    -- Every number that is held or cited, once, and the traces by which a garbled one is found (index/forms.py).
    -- Numbers with two figures of the year (12/98/NĐ-CP) were not taken apart before.
    DROP TABLE number_forms;
    UPDATE records SET compact = compact_form(number), digits = number_part(number, 'digits'),
      number_kind = number_part(number, 'kind'), number_body = number_part(number, 'body')
      WHERE number IS NOT NULL AND compact != compact_form(number);
    UPDATE edges SET compact = compact_form(number) WHERE number IS NOT NULL AND compact != compact_form(number);
    CREATE TABLE numbers (number INTEGER PRIMARY KEY, compact TEXT NOT NULL UNIQUE);
    CREATE TABLE number_forms (
      form INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (form, number)
    ) WITHOUT ROWID;
    INSERT INTO numbers (compact) SELECT compact FROM records WHERE compact IS NOT NULL
      UNION SELECT compact FROM edges WHERE compact IS NOT NULL;
    INSERT INTO number_forms SELECT form.value, number FROM numbers, json_each(number_traces(compact)) AS form;

    -- The record as extracted, but for its text, and that: apart from the columns that look-ups need, for a row with
    -- them inside is read page after page, and a snippet needs nothing but the text.
    CREATE TABLE documents (rid INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE texts (rid INTEGER PRIMARY KEY, text TEXT NOT NULL);
    INSERT INTO texts SELECT rid, json_extract(CAST(data AS TEXT), '$.text') FROM records;
    INSERT INTO documents SELECT rid, CAST(json_set(CAST(data AS TEXT), '$.text', '') AS BLOB) FROM records;
    ALTER TABLE records DROP COLUMN data;

    -- What later documents say of it, as far as the archive knows: in-force, amended, replaced, repealed.
    ALTER TABLE records ADD COLUMN status TEXT NOT NULL DEFAULT 'in-force';
    UPDATE records SET status = coalesce((
      SELECT CASE WHEN max(e.relation = 'repeals') THEN 'repealed' WHEN max(e.relation = 'replaces') THEN 'replaced'
        WHEN max(e.relation = 'amends') THEN 'amended' END
      FROM edges e WHERE e.target = records.work AND e.state = 'held'), 'in-force') WHERE work IS NOT NULL;
    """,
    """
    -- What a citation says its document is about.
    ALTER TABLE edges ADD COLUMN title TEXT;
    -- Names by which a document is cited (index/naming.py), as buckets of citations.
    CREATE TABLE record_names (rid INTEGER NOT NULL, bucket TEXT NOT NULL, PRIMARY KEY (rid, bucket)) WITHOUT ROWID;
    CREATE INDEX record_names_bucket ON record_names (bucket);
    CREATE INDEX edges_title ON edges (target, length(title) DESC, title) WHERE title IS NOT NULL;
    CREATE INDEX records_locality ON records (locality, issued_on);
    -- The provisions that an act of the citing document touches, as written; NULL for the whole, and in what was read
    -- by an earlier version.
    ALTER TABLE edges ADD COLUMN part TEXT;
    -- How many other works cite a work, kept by the catalogue itself: a law that 100,000 cite is not counted each time
    -- it is shown. What leads nowhere or to itself is no citation; see DECIDED in index/graph/net.py.
    ALTER TABLE works ADD COLUMN cited INTEGER NOT NULL DEFAULT 0;
    UPDATE works SET cited = (
      SELECT count(DISTINCT source) FROM edges WHERE edges.target = works.work AND edges.source != edges.target);
    CREATE INDEX works_cited ON works (held, cited DESC);
    CREATE INDEX works_date ON works (date) WHERE held;

    -- From a work to its neighbours without a look at the rows, the latest first where many cite it.
    DROP INDEX edges_source;
    DROP INDEX edges_target;
    CREATE INDEX edges_source ON edges (source, target, relation);
    CREATE INDEX edges_target ON edges (target, cited_on DESC, source, relation);
    CREATE INDEX edges_relation ON edges (target, relation, cited_on DESC, source);
    DROP INDEX records_work;
    CREATE INDEX records_work ON records (work, id);
    -- What a bucket states, and who chose in it.
    DROP INDEX edges_bucket;
    CREATE INDEX edges_bucket ON edges (bucket, date, issuer, cited_on);
    CREATE INDEX edges_open ON edges (bucket, state) WHERE state != 'held';
    CREATE INDEX corrections_field ON corrections (field);

    CREATE TRIGGER edges_added AFTER INSERT ON edges WHEN NEW.source != NEW.target BEGIN
      UPDATE works SET cited = cited + 1 WHERE work = NEW.target AND NOT EXISTS (
        SELECT 1 FROM edges WHERE source = NEW.source AND target = NEW.target AND edge != NEW.edge);
    END;
    CREATE TRIGGER edges_gone AFTER DELETE ON edges WHEN OLD.source != OLD.target BEGIN
      UPDATE works SET cited = cited - 1 WHERE work = OLD.target AND NOT EXISTS (
        SELECT 1 FROM edges WHERE source = OLD.source AND target = OLD.target);
    END;
    CREATE TRIGGER edges_led AFTER UPDATE OF source, target ON edges
    WHEN OLD.source IS NOT NEW.source OR OLD.target IS NOT NEW.target BEGIN
      UPDATE works SET cited = cited - 1 WHERE work = OLD.target AND OLD.source != OLD.target AND NOT EXISTS (
        SELECT 1 FROM edges WHERE source = OLD.source AND target = OLD.target);
      UPDATE works SET cited = cited + 1 WHERE work = NEW.target AND NEW.source != NEW.target AND NOT EXISTS (
        SELECT 1 FROM edges WHERE source = NEW.source AND target = NEW.target AND edge != NEW.edge);
    END;
    """,
)
VERSION = len(MIGRATIONS)

# What acts make of a held work `w`, by the edges `e` onto it and the works `s` they come from: the one definition of
# `records.status`, to which graph status keeps. An act that names a part of the document amends it. What a body of
# lower rank says to have repealed stands; it is told among the effects.
STANDING = """SELECT CASE WHEN max(e.relation = 'repeals' AND e.part IS NULL) THEN 'repealed'
    WHEN max(e.relation = 'replaces' AND e.part IS NULL) THEN 'replaced'
    WHEN max(e.relation IN ('amends', 'replaces', 'repeals')) THEN 'amended' END
  FROM edges e JOIN works s ON s.work = e.source
  WHERE e.target = w.work AND e.state = 'held' AND e.relation IN ('repeals', 'replaces', 'amends')
    AND NOT is_below(s.issuer, s.number, s.locality, w.issuer, w.number, w.locality)"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the catalogue at `path`, made or brought up to this version first.

    A catalogue that may not be written to is opened for reading. Raises CatalogueError when it cannot be opened, is no
    catalogue, or was made by another version that cannot be changed to this one.
    """
    readonly = path.exists() and not os.access(path, os.W_OK)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _open(path, readonly=readonly)
    except (sqlite3.Error, OSError) as error:
        raise CatalogueError(f"{path} cannot be opened: {error}") from error
    try:
        _set(connection, readonly=readonly)
        _migrate(connection, path, readonly=readonly)
    except sqlite3.Error as error:
        connection.close()
        raise CatalogueError(f"{path} is no catalogue or is damaged: {error}") from error
    except CatalogueError:
        connection.close()
        raise
    return connection


def _open(path: Path, *, readonly: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    # Commands and pages read from several threads; writers are serialised by their transactions.
    return sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False)


def _set(connection: sqlite3.Connection, *, readonly: bool) -> None:
    connection.row_factory = sqlite3.Row
    teach(connection)
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
    # In WAL mode this loses nothing when the process is killed, and at most the last commits when the power fails.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA mmap_size = 268435456")


def teach(connection: sqlite3.Connection) -> None:
    """What scripts ask of the forms of numbers, and STANDING of two bodies: does the one stand below the other?"""

    def part(number: str, name: str) -> int | str | None:
        found = forms.parts(number)
        return getattr(found, name) if found else None

    def traces(compact: str) -> str:
        return json.dumps(sorted(forms.traces(compact)))

    def is_below(*said: str | None) -> bool:
        return levels.below(levels.level(*said[:3]), levels.level(*said[3:]))

    connection.create_function("is_below", 6, is_below, deterministic=True)
    connection.create_function("compact_form", 1, forms.compact, deterministic=True)
    connection.create_function("number_part", 2, part, deterministic=True)
    connection.create_function("number_traces", 1, traces, deterministic=True)


def _migrate(connection: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    if version > VERSION:
        raise CatalogueError(f"{path} was made by a later version", hint="install the newer vanban")
    if readonly:
        raise CatalogueError(f"{path} was made by an earlier version", hint="run vanban status once with write access")
    for number in range(version, VERSION):
        # The number is set in the same transaction: killed in the middle, the script runs again as a whole.
        script = f"BEGIN IMMEDIATE;{MIGRATIONS[number]};PRAGMA user_version = {number + 1};COMMIT;"
        connection.executescript(script)
