"""Works as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from index.resolve import Work

_COLUMNS = ("key", "bucket", "held", "kind", "number", "name", "issuer", "locality", "term", "date", "subject")
_INSERT = f"INSERT INTO works ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_UPDATE = f"UPDATE works SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE work = ?"


def write(
    db: sqlite3.Connection, bucket: str, work: Work, known: sqlite3.Row | None, documents: Sequence[sqlite3.Row]
) -> tuple[int, bool]:
    """Write down a work, which keeps its row as long as it keeps its key; gives that, and whether it is new or changed.

    `documents` are its renditions; of several the same one speaks, whichever came first. What is not held keeps the
    subject that citations gave it.
    """
    speaks = min(documents, key=lambda row: row["id"]) if documents else known
    subject = speaks["subject"] if speaks else None
    values = (work.key, bucket, int(bool(work.rids)), *work.claim._replace(title=subject))
    if known is None:
        return int(db.execute(_INSERT, values).lastrowid or 0), True
    number = int(known["work"])
    differs = values != tuple(known[name] for name in _COLUMNS)
    if differs:
        db.execute(_UPDATE, (*values, number))
    return number, differs


def led_from_elsewhere(db: sqlite3.Connection, bucket: str, work: int) -> set[str]:
    """Other buckets whose citations lead to a work of this one: by name, or because a person chose it."""
    rows = db.execute("SELECT DISTINCT bucket FROM edges WHERE target = ? AND bucket != ?", (work, bucket))
    return {row["bucket"] for row in rows}


def remove(db: sqlite3.Connection, work: int) -> None:
    """Take out a work that is no more. What led there is led anew afterwards."""
    db.execute("UPDATE edges SET target = NULL, state = 'ambiguous' WHERE target = ?", (work,))
    db.execute("DELETE FROM works WHERE work = ?", (work,))
