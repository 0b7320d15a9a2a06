"""Works and edges in the catalogue: what `index.resolve` decides, written down bucket by bucket.

`settle` decides a bucket as a whole; that is what every other way has to give too. `follow` is asked after each change
of documents and goes through a bucket only where its works may change: what is written down is what differs.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from index import resolve
from index.catalogue import joining, rows, writing
from index.catalogue.corrections import TARGET
from index.catalogue.touched import Gone, Touched, cited, held
from pipeline.model import Record


def settle(db: sqlite3.Connection, buckets: Iterable[str]) -> None:
    """Decide anew all works and citations of these buckets; part of the writer's transaction."""
    touched = sorted(set(buckets))
    moved: set[int] = set()
    for bucket in touched:
        moved |= _settle(db, bucket)
    _finish(db, touched, touched, moved)


def follow(db: sqlite3.Connection, touched: Touched) -> None:
    """Decide what documents that came, went or changed have touched; part of the writer's transaction."""
    added: dict[str, list[sqlite3.Row]] = defaultdict(list)
    gone: dict[str, list[Gone]] = defaultdict(list)
    for rid in sorted(touched.rids):
        for row in db.execute("SELECT * FROM edges WHERE rid = ?", (rid,)):
            added[row["bucket"]].append(row)
    for each in touched.gone:
        gone[each.bucket].append(each)
    buckets = sorted({*touched.held, *added, *gone})
    moved = {each.target for each in touched.gone if each.target is not None}
    whole = []
    for bucket in buckets:
        joined = None
        if bucket not in touched.held:
            joined = joining.join(db, bucket, added[bucket], gone[bucket])
        if joined is None:
            moved |= _settle(db, bucket)
            whole.append(bucket)
        else:
            moved |= joined
    for rid in touched.rids:
        _set_source(db, rid)
    _finish(db, buckets, whole, moved)


def _finish(db: sqlite3.Connection, buckets: Sequence[str], whole: Sequence[str], moved: set[int]) -> None:
    """What persons chose, works that nothing leads to any more, and what is said of those that are held."""
    for bucket in buckets:
        moved |= _choose(db, bucket)
    db.execute(
        """DELETE FROM works WHERE NOT held AND NOT EXISTS (SELECT 1 FROM edges WHERE edges.target = works.work)
           AND (bucket IN (SELECT value FROM json_each(?)) OR work IN (SELECT value FROM json_each(?)))""",
        (json.dumps(whole), json.dumps(sorted(moved))),
    )
    _judge(db, moved)


def _judge(db: sqlite3.Connection, works: Iterable[int]) -> None:
    """Write down for the records of these works what later documents say of them; who changes is noted as changed."""
    changed = db.execute(
        """WITH said (rid, id, before, status) AS (
             SELECT r.rid, r.id, r.status, coalesce((
               SELECT CASE WHEN max(e.relation = 'repeals') THEN 'repealed'
                 WHEN max(e.relation = 'replaces') THEN 'replaced' WHEN max(e.relation = 'amends') THEN 'amended' END
               FROM edges e WHERE e.target = r.work AND e.relation IN ('repeals', 'replaces', 'amends')
                 AND e.state = 'held'), 'in-force')
             FROM records r WHERE r.work IN (SELECT value FROM json_each(?)))
           SELECT rid, id, status FROM said WHERE status != before""",
        (json.dumps(sorted(works)),),
    ).fetchall()
    for row in changed:
        db.execute("UPDATE records SET status = ? WHERE rid = ?", (row["status"], row["rid"]))
        rows.note_change(db, row["id"], gone=False)


def _settle(db: sqlite3.Connection, bucket: str) -> set[int]:
    """Decide one bucket; gives the works whose documents or citations changed."""
    records = {row["rid"]: row for row in db.execute("SELECT * FROM records WHERE bucket = ?", (bucket,))}
    citations, before = [], {}
    for row in db.execute("SELECT * FROM edges WHERE bucket = ?", (bucket,)):
        citations.append(cited(row))
        before[row["edge"]] = (row["state"], row["target"], row["why"])
    settled = resolve.settle(bucket, map(held, records.values()), citations)
    known = {row["key"]: row for row in db.execute("SELECT * FROM works WHERE bucket = ?", (bucket,))}
    moved: set[int] = set()
    works = {}
    for work in settled.works:
        documents = [records[rid] for rid in work.rids]
        works[work.key] = writing.write(db, bucket, work, known.get(work.key), documents)
        moved |= _assign(db, works[work.key], documents)
    changed = []
    for verdict in settled.verdicts:
        now = (verdict.state, works.get(verdict.work or ""), joining.why(verdict))
        if now != before[verdict.edge]:
            changed.append((*now, verdict.edge))
            moved |= {now[1], before[verdict.edge][1]} - {None}
    db.executemany("UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?", changed)
    for key in known.keys() - works.keys():
        writing.remove(db, known[key]["work"])
    return moved


def _assign(db: sqlite3.Connection, work: int, documents: Sequence[sqlite3.Row]) -> set[int]:
    """Make these documents renditions of the work; gives the work where one is new to it."""
    new = [row["rid"] for row in documents if row["work"] != work]
    for rid in new:
        db.execute("UPDATE records SET work = ? WHERE rid = ?", (work, rid))
        _set_source(db, rid)
    return {work} if new else set()


def _set_source(db: sqlite3.Connection, rid: int) -> None:
    db.execute(
        """UPDATE edges SET source = own.work FROM (SELECT work FROM records WHERE rid = ?1) AS own
           WHERE rid = ?1 AND source IS NOT own.work""",
        (rid,),
    )


def _choose(db: sqlite3.Connection, bucket: str) -> set[int]:
    """Lead the citations of this bucket that a person led somewhere: to the key of a work, or to the id of a record.

    Gives the works they led to before, and lead to now.
    """
    fixed = db.execute(
        """SELECT e.edge, e.target, c.value FROM corrections c CROSS JOIN records r ON r.id = c.record
           CROSS JOIN edges e ON e.rid = r.rid AND e.bucket = ? WHERE c.field = ? ORDER BY c.id""",
        (bucket, TARGET + bucket),
    ).fetchall()
    moved: set[int] = set()
    for row in fixed:
        target = json.loads(row["value"])
        work = db.execute(
            """SELECT work, held FROM works WHERE key = ?1
               UNION ALL SELECT r.work, 1 FROM records r WHERE r.id = ?1 AND r.work IS NOT NULL LIMIT 1""",
            (target,),
        ).fetchone()
        if work:
            state = "held" if work["held"] else "missing"
            db.execute(
                "UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?",
                (state, work["work"], joining.CHOSEN, row["edge"]),
            )
            moved |= {row["target"], work["work"]} - {None}
    return moved


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
