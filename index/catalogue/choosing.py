"""Citations that a person led somewhere: what was chosen is laid over what was decided, and outlives a new reading."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from index.catalogue.corrections import NOT_HELD, TARGET
from index.catalogue.joining import CHOSEN


def choose(db: sqlite3.Connection, bucket: str) -> set[int]:
    """Lead the citations of this bucket that a person decided: to a work by its key, to a record by its id, or nowhere.

    Gives the works they led to before, and lead to now.
    """
    fixed = db.execute(
        """SELECT e.*, c.record, c.value FROM corrections c CROSS JOIN records r ON r.id = c.record
           CROSS JOIN edges e ON e.rid = r.rid AND e.bucket = ?1 WHERE c.field = ?2 AND c.id = (
             SELECT max(id) FROM corrections latest WHERE latest.record = c.record AND latest.field = ?2)""",
        (bucket, TARGET + bucket),
    ).fetchall()
    moved: set[int] = set()
    for row in fixed:
        target = json.loads(row["value"])
        work = _wanted(db, row) if target == NOT_HELD else _named(db, target)
        if work is not None:
            db.execute(
                """UPDATE edges SET state = iif((SELECT held FROM works WHERE work = ?1), 'held', 'missing'),
                     target = ?1, why = ?2 WHERE edge = ?3""",
                (work, CHOSEN, row["edge"]),
            )
            moved |= {row["target"], work} - {None}
    return moved


def chosen_from(db: sqlite3.Connection, buckets: Sequence[str]) -> set[str]:
    """Buckets with citations that a person led to a document of one of these, which may have come, or come again."""
    rows = db.execute(
        """SELECT DISTINCT field FROM corrections WHERE field >= ?1 AND field < ?2 AND json_extract(value, '$') IN (
             SELECT key FROM works WHERE bucket IN (SELECT value FROM json_each(?3))
             UNION ALL SELECT id FROM records WHERE bucket IN (SELECT value FROM json_each(?3)))""",
        (TARGET, TARGET + "\U0010ffff", json.dumps(sorted(buckets))),
    )
    return {row["field"].removeprefix(TARGET) for row in rows}


def _named(db: sqlite3.Connection, target: str | None) -> int | None:
    """The work with this key, or of the record with this id; None where it is gone, or the choice was taken back."""
    found = db.execute(
        """SELECT work FROM works WHERE key = ?1
           UNION ALL SELECT work FROM records WHERE id = ?1 AND work IS NOT NULL LIMIT 1""",
        (target,),
    ).fetchone()
    return int(found["work"]) if found else None


def _wanted(db: sqlite3.Connection, edge: sqlite3.Row) -> int:
    """A work of its own for a citation of which a person says that nothing held is meant."""
    key = f"{edge['bucket']}@{edge['record']}:{edge['position']}"
    known = _named(db, key)
    if known is not None:
        return known
    names = ("kind", "number", "name", "issuer", "locality", "term", "date")
    marks = ", ".join("?" * len(names))
    added = db.execute(
        f"INSERT INTO works (key, bucket, held, {', '.join(names)}) VALUES (?, ?, 0, {marks})",
        (key, edge["bucket"], *(edge[name] for name in names)),
    )
    return int(added.lastrowid or 0)
