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
    """A work as a row, which keeps its number as long as it keeps its key; and whether the row is new or changed.

    `documents` are its renditions.
    """
    # Of several renditions the same one speaks, whichever came first; of what is not held those that cite it do.
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


def remove(db: sqlite3.Connection, work: int) -> None:
    """Take out a work that is no more. What was chosen by hand may still lead there; that is led anew by `choose`."""
    db.execute("UPDATE edges SET target = NULL, state = 'ambiguous' WHERE target = ?", (work,))
    db.execute("DELETE FROM works WHERE work = ?", (work,))
