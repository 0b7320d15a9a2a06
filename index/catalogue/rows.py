"""Records to rows and back."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence

import msgspec

from index import forms, identity, naming
from index.catalogue import doubts
from index.catalogue.touched import Gone, Touched, cited, together
from pipeline.model import Placed, Problem, Record
from pipeline.outcome import Part

_RECORD = msgspec.json.Decoder(Record)
_WORDS = msgspec.msgpack.Decoder(tuple[Placed, ...])


def decode(data: bytes, text: str) -> Record:
    """A stored record and its text."""
    return msgspec.structs.replace(_RECORD.decode(data), text=text)


def unpack_words(data: bytes) -> tuple[Placed, ...]:
    """Stored words."""
    return _WORDS.decode(zlib.decompress(data))


def insert(db: sqlite3.Connection, part: Part, record: Record) -> Touched:
    """Write one document; `record` is that of `part` with corrections. Gives what it touches."""
    rid = db.execute(
        "INSERT INTO records (id, sha256, part, bucket, suspect) VALUES (?, ?, ?, '', ?)",
        (
            record.id,
            record.source.sha256,
            record.source.part,
            next((problem.code for problem in part.problems), None),
        ),
    ).lastrowid
    assert rid is not None
    bare = msgspec.structs.replace(part.record, text="")
    db.execute("INSERT INTO documents VALUES (?, ?)", (rid, msgspec.json.encode(bare)))
    db.execute("INSERT INTO texts VALUES (?, ?)", (rid, part.record.text))
    db.executemany(
        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (rid, page.number, page.width, page.height, page.text_from, page.confidence, page.start, page.end)
            for page in record.source.pages
        ],
    )
    if part.words:
        db.execute("INSERT INTO words VALUES (?, ?)", (rid, zlib.compress(msgspec.msgpack.encode(part.words), 1)))
    return refresh(db, record)


def refresh(db: sqlite3.Connection, record: Record) -> Touched:
    """Write what is derived from a record (corrections applied): columns, number forms, deadlines, edges.

    Gives what it touches.
    """
    row = db.execute("SELECT rid, bucket FROM records WHERE id = ?", (record.id,)).fetchone()
    rid, before = row["rid"], _names(db, row["rid"])
    gone = _drop_derived(db, rid)
    claim = identity.of_record(record)
    bucket = claim.bucket if claim.number else f"id:{record.id}"
    names = naming.names(record)
    db.executemany("INSERT INTO record_names VALUES (?, ?)", [(rid, name) for name in sorted(names)])
    _columns(db, rid, record, claim, bucket)
    db.executemany(
        "INSERT INTO deadlines VALUES (?, ?, ?, ?, ?)",
        [
            (rid, position, item.start, item.due, msgspec.json.encode(item))
            for position, item in enumerate(record.deadlines)
        ],
    )
    db.executemany(
        "INSERT INTO certainties VALUES (?, ?, ?)",
        [(rid, field, min(doubtful.confidence for doubtful in values)) for field, values in doubts.values(record)],
    )
    _edges(db, rid, record, claim)
    note_change(db, record.id, gone=False)
    return Touched(frozenset({row["bucket"], bucket, *before, *names} - {""}), frozenset({rid}), gone)


def _names(db: sqlite3.Connection, rid: int) -> set[str]:
    return {row["bucket"] for row in db.execute("SELECT bucket FROM record_names WHERE rid = ?", (rid,))}


def _columns(db: sqlite3.Connection, rid: int, record: Record, claim: identity.Claim, bucket: str) -> None:
    number = claim.number or ""
    parts = forms.parts(number)
    db.execute(
        """UPDATE records SET bucket = ?, number = ?, compact = ?, digits = ?, number_kind = ?, number_body = ?,
           kind = ?, code = ?, issuer = ?, locality = ?, term = ?, issued_on = ?, precision = ?, subject = ?
           WHERE rid = ?""",
        (
            bucket,
            claim.number,
            forms.compact(number) or None,
            parts.digits if parts else None,
            parts.kind if parts else None,
            parts.body if parts else None,
            claim.kind,
            record.kind.code if record.kind else None,
            claim.issuer,
            claim.locality,
            claim.term,
            record.issued_on.value if record.issued_on else None,
            record.issued_on.precision if record.issued_on else None,
            record.subject.value if record.subject else None,
            rid,
        ),
    )
    if number:
        _note_number(db, forms.compact(number))


def _note_number(db: sqlite3.Connection, compact: str) -> None:
    """Have the number found when it is garbled; it stays known when the last document with it is gone."""
    added = db.execute("INSERT OR IGNORE INTO numbers (compact) VALUES (?)", (compact,))
    if added.rowcount:
        traces = [(form, added.lastrowid) for form in forms.traces(compact)]
        db.executemany("INSERT INTO number_forms VALUES (?, ?)", traces)


def _edges(db: sqlite3.Connection, rid: int, record: Record, citing: identity.Claim) -> None:
    for position, citation in enumerate(record.citations):
        claim = identity.of_citation(citation, citing)
        compact = forms.compact(claim.number) if claim.number else None
        if compact:
            _note_number(db, compact)
        # Nothing to be known by: a work of its own, which a person can lead somewhere.
        bucket = claim.bucket or f"cited:{record.id}:{position}"
        edge = db.execute(
            """INSERT INTO edges (rid, position, relation, bucket, kind, number, name, issuer, locality, term, date,
               title, compact, cited_on, confidence, part)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                rid,
                position,
                citation.relation,
                bucket,
                *claim,
                compact,
                citing.date,
                citation.confidence,
                citation.part,
            ),
        ).lastrowid
        db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
            [(edge, i, m.text, m.start, m.end, m.page) for i, m in enumerate(citation.mentions)],
        )


def _drop_derived(db: sqlite3.Connection, rid: int) -> tuple[Gone, ...]:
    gone = tuple(
        Gone(row["bucket"], cited(row), row["state"], row["target"], row["why"])
        for row in db.execute("SELECT * FROM edges WHERE rid = ?", (rid,))
    )
    db.execute("DELETE FROM mentions WHERE edge IN (SELECT edge FROM edges WHERE rid = ?)", (rid,))
    for name in ("edges", "deadlines", "certainties", "record_names"):
        db.execute(f"DELETE FROM {name} WHERE rid = ?", (rid,))
    return gone


def delete_file(db: sqlite3.Connection, sha256: str, keep: Sequence[str]) -> Touched:
    """Take out all documents of a file before it is written anew; ids not in `keep` are noted as gone.

    Gives what this touches.
    """
    touched = []
    for row in db.execute("SELECT rid, id, bucket FROM records WHERE sha256 = ?", (sha256,)).fetchall():
        buckets = frozenset({row["bucket"], *_names(db, row["rid"])})
        touched.append(Touched(buckets, gone=_drop_derived(db, row["rid"])))
        for name in ("pages", "words", "documents", "texts", "records"):
            db.execute(f"DELETE FROM {name} WHERE rid = ?", (row["rid"],))
        if row["id"] not in keep:
            note_change(db, row["id"], gone=True)
    return together(touched)


def note_change(db: sqlite3.Connection, id: str, *, gone: bool) -> None:
    """Tell the search indexes that they have to take this record up, or out."""
    db.execute("REPLACE INTO changes SELECT ?, coalesce(max(seq), 0) + 1, ? FROM changes", (id, gone))


def journal(db: sqlite3.Connection, sha256: str, entries: Iterable[tuple[int | None, Problem]], at: str) -> None:
    """Write down what was done, and what was met on the way; a problem without code is plain success."""
    db.executemany(
        "INSERT INTO journal (sha256, part, page, stage, at, code, message, hint) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(sha256, part, p.page, p.stage, at, p.code or None, p.message, p.hint) for part, p in entries],
    )
