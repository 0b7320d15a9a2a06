"""Works and edges in the catalogue: what `index.resolve` decides, written down bucket by bucket."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from index import resolve
from index.catalogue import rows
from index.catalogue.corrections import TARGET
from index.catalogue.schema import STANDING
from index.identity import Claim, partial_date
from pipeline.model import Record

_REASONS, _CANDIDATES = 5, 50


def settle(db: sqlite3.Connection, buckets: Iterable[str]) -> None:
    """Decide anew all works and citations of these buckets; part of the writer's transaction."""
    touched = sorted(set(buckets))
    for bucket in touched:
        _settle(db, bucket)
    for bucket in touched:
        _choose(db, bucket)
    for bucket in touched:
        db.execute(
            """DELETE FROM works WHERE bucket = ? AND NOT held
               AND NOT EXISTS (SELECT 1 FROM edges WHERE edges.target = works.work)""",
            (bucket,),
        )
    _judge(db, touched)


def _judge(db: sqlite3.Connection, buckets: Sequence[str]) -> None:
    """Write down for the records of these buckets what later documents say of them; who changes is noted as changed."""
    changed = db.execute(
        f"""WITH said (rid, id, before, status) AS (
             SELECT r.rid, r.id, r.status, coalesce((
               SELECT {STANDING} FROM edges e WHERE e.target = r.work AND e.state = 'held'), 'in-force')
             FROM records r WHERE r.bucket IN (SELECT value FROM json_each(?1))
               OR r.work IN (SELECT target FROM edges WHERE bucket IN (SELECT value FROM json_each(?1))))
           SELECT rid, id, status FROM said WHERE status != before""",
        (json.dumps(buckets),),
    ).fetchall()
    for row in changed:
        db.execute("UPDATE records SET status = ? WHERE rid = ?", (row["status"], row["rid"]))
        rows.note_change(db, row["id"], gone=False)


def _settle(db: sqlite3.Connection, bucket: str) -> None:
    held = [_held(row) for row in db.execute("SELECT * FROM records WHERE bucket = ?", (bucket,))]
    cited = [_cited(row) for row in db.execute("SELECT * FROM edges WHERE bucket = ?", (bucket,))]
    settled = resolve.settle(bucket, held, cited)
    before = {row["key"]: row["work"] for row in db.execute("SELECT key, work FROM works WHERE bucket = ?", (bucket,))}
    works = {work.key: _write(db, bucket, work, before) for work in settled.works}
    db.executemany(
        "UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?",
        [(verdict.state, works.get(verdict.work or ""), _why(verdict), verdict.edge) for verdict in settled.verdicts],
    )
    for key in before.keys() - works.keys():
        # What was chosen by hand may still lead here; it is led anew by `_choose`.
        db.execute("UPDATE edges SET target = NULL, state = 'ambiguous' WHERE target = ?", (before[key],))
        db.execute("DELETE FROM works WHERE work = ?", (before[key],))
    db.execute(
        """UPDATE edges SET source = (SELECT work FROM records WHERE records.rid = edges.rid)
           WHERE rid IN (SELECT rid FROM records WHERE bucket = ?)""",
        (bucket,),
    )


def _write(db: sqlite3.Connection, bucket: str, work: resolve.Work, before: dict[str, int]) -> int:
    values = (work.key, bucket, bool(work.rids), *work.claim)
    if work.key in before:
        number = before[work.key]
        db.execute(
            """UPDATE works SET key = ?, bucket = ?, held = ?, kind = ?, number = ?, name = ?, issuer = ?, locality = ?,
               term = ?, date = ?, subject = ? WHERE work = ?""",
            (*values, number),
        )
    else:
        number = int(
            db.execute(
                """INSERT INTO works (key, bucket, held, kind, number, name, issuer, locality, term, date, subject)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                values,
            ).lastrowid
            or 0
        )
    db.executemany("UPDATE records SET work = ? WHERE rid = ?", [(number, rid) for rid in work.rids])
    return number


def _choose(db: sqlite3.Connection, bucket: str) -> None:
    """Citations of this bucket that a person led somewhere: to the key of a work, or to the id of a record."""
    fixed = db.execute(
        """SELECT e.edge, c.value FROM edges e JOIN records r USING (rid)
           JOIN corrections c ON c.record = r.id AND c.field = ? WHERE e.bucket = ? ORDER BY c.id""",
        (TARGET + bucket, bucket),
    ).fetchall()
    for row in fixed:
        target = json.loads(row["value"])
        work = db.execute(
            """SELECT work, held FROM works WHERE key = ?1
               UNION ALL SELECT r.work, 1 FROM records r WHERE r.id = ?1 AND r.work IS NOT NULL LIMIT 1""",
            (target,),
        ).fetchone()
        if work:
            state = "held" if work["held"] else "missing"
            values = (state, work["work"], json.dumps({"why": ["chosen by a person"]}), row["edge"])
            db.execute("UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?", values)


def led(db: sqlite3.Connection, rid: int, record: Record) -> Record:
    """The record with the `target` of its citations: ids of the records they lead to."""
    targets = {
        row["position"]: row["id"]
        for row in db.execute(
            """SELECT e.position, min(r.id) AS id FROM edges e JOIN records r ON r.work = e.target
               WHERE e.rid = ? AND e.state = 'held' GROUP BY e.position""",
            (rid,),
        )
    }
    citations = tuple(
        msgspec.structs.replace(citation, target=targets.get(position))
        for position, citation in enumerate(record.citations)
    )
    return msgspec.structs.replace(record, citations=citations)


def _held(row: sqlite3.Row) -> resolve.Held:
    date = partial_date(row["issued_on"], row["precision"]) if row["issued_on"] else None
    claim = Claim(row["kind"], row["number"], None, row["issuer"], row["locality"], row["term"], date, row["subject"])
    return resolve.Held(row["rid"], claim)


def _cited(row: sqlite3.Row) -> resolve.Cited:
    fields = ("kind", "number", "name", "issuer", "locality", "term", "date", "title")
    return resolve.Cited(row["edge"], row["rid"], Claim(*(row[name] for name in fields)), row["cited_on"])


def _why(verdict: resolve.Verdict) -> str | None:
    """Reasons and candidates; of a number that a hundred documents bear the first ones tell enough."""
    if not verdict.why and not verdict.candidates:
        return None
    told = {"why": verdict.why[:_REASONS], "candidates": verdict.candidates[:_CANDIDATES]}
    return json.dumps(told, ensure_ascii=False)
