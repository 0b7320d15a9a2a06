"""Works and edges in the catalogue: what `index.resolve` decides, written down bucket by bucket.

`settle` decides a bucket as a whole; that is what every other way has to give too. `follow` is asked after each change
of documents and goes through a bucket only where its works may change: what is written down is what differs.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from index import resolve
from index.catalogue import joining, rows, writing
from index.catalogue.choosing import choose, chosen_from
from index.catalogue.schema import STANDING
from index.catalogue.touched import Gone, Touched, cited, held
from pipeline.model import Record


def settle(db: sqlite3.Connection, buckets: Iterable[str]) -> None:
    """Decide anew all works and citations of these buckets; part of the writer's transaction."""
    moved: set[int] = set()
    settled = _each(set(buckets), lambda bucket: _settle(db, bucket, moved))
    _finish(db, settled, settled, moved, moved)


def follow(db: sqlite3.Connection, touched: Touched) -> None:
    """Decide what documents that came, went or changed have touched; part of the writer's transaction."""
    added: dict[str, list[sqlite3.Row]] = defaultdict(list)
    gone: dict[str, list[Gone]] = defaultdict(list)
    for rid in sorted(touched.rids):
        for row in db.execute("SELECT * FROM edges WHERE rid = ?", (rid,)):
            added[row["bucket"]].append(row)
    for each in touched.gone:
        gone[each.bucket].append(each)
    moved = {each.target for each in touched.gone if each.target is not None}
    # What only cites a law does nothing to it, and asking what stands of a law takes all that acts on it.
    judged = set(moved)
    whole: list[str] = []

    def decide(bucket: str) -> set[str]:
        known = bucket in added or bucket in gone
        joined = None
        if known and bucket not in touched.held and bucket not in named:
            joined = joining.join(db, bucket, added[bucket], gone[bucket])
        if joined is not None:
            moved.update(joined)
            return set()
        whole.append(bucket)
        more = _settle(db, bucket, judged)
        named.update(more)
        return more

    named: set[str] = set()
    buckets = _each({*touched.held, *added, *gone}, decide)
    for rid in touched.rids:
        _set_source(db, rid)
        judged |= _targets(db, "rid = ?", rid)
    _finish(db, buckets, whole, moved | judged, judged)


def _each(buckets: set[str], decide: Callable[[str], set[str]]) -> list[str]:
    """Decide buckets, names after the numbers they may mean, and those that come up on the way; gives them all."""
    done: list[str] = []
    left = set(buckets)
    while left:
        bucket = min(left, key=lambda each: (each.startswith("name:"), each))
        left.remove(bucket)
        done.append(bucket)
        left |= decide(bucket) - set(done)
    return done


def _finish(
    db: sqlite3.Connection, buckets: Sequence[str], whole: Sequence[str], moved: set[int], judged: set[int]
) -> None:
    """What persons chose, works that nothing leads to any more, and what is said of those that are held.

    `moved`: works that were or are led to otherwise; `judged`: those on which acts may have changed.
    """
    for bucket in {*buckets, *chosen_from(db, whole)}:
        chosen = choose(db, bucket)
        moved |= chosen
        judged |= chosen
    db.execute(
        """DELETE FROM works WHERE NOT held AND NOT EXISTS (SELECT 1 FROM edges WHERE edges.target = works.work)
           AND (bucket IN (SELECT value FROM json_each(?)) OR work IN (SELECT value FROM json_each(?)))""",
        (json.dumps(whole), json.dumps(sorted(moved))),
    )
    # What is not held is about what the longest of the titles says by which it is cited.
    db.execute(
        """UPDATE works SET subject = (SELECT title FROM edges WHERE target = works.work AND title IS NOT NULL
             ORDER BY length(title) DESC, title LIMIT 1)
           WHERE NOT held AND work IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(moved)),),
    )
    _judge(db, judged)


def _judge(db: sqlite3.Connection, works: Iterable[int]) -> None:
    """Write down for the records of these works what later documents say of them; who changes is noted as changed."""
    changed = db.execute(
        f"""WITH said (rid, id, before, status) AS (
             SELECT r.rid, r.id, r.status, coalesce(({STANDING}), 'in-force')
             FROM records r JOIN works w USING (work) WHERE w.work IN (SELECT value FROM json_each(?)))
           SELECT rid, id, status FROM said WHERE status != before""",
        (json.dumps(sorted(works)),),
    ).fetchall()
    for row in changed:
        db.execute("UPDATE records SET status = ? WHERE rid = ?", (row["status"], row["rid"]))
        rows.note_change(db, row["id"], gone=False)


def _settle(db: sqlite3.Connection, bucket: str, moved: set[int]) -> set[str]:
    """Decide one bucket; adds the works whose documents or citations changed to `moved`.

    Gives the names that mean works which changed here: their buckets have to be decided after this one.
    """
    records = {row["rid"]: row for row in db.execute("SELECT * FROM records WHERE bucket = ?", (bucket,))}
    edges = {row["edge"]: row for row in db.execute("SELECT * FROM edges WHERE bucket = ?", (bucket,))}
    named = joining.named(db, bucket)
    settled = resolve.settle(
        bucket, map(held, records.values()), [*map(cited, edges.values())], [work for _, work in named]
    )
    known = {row["key"]: row for row in db.execute("SELECT * FROM works WHERE bucket = ?", (bucket,))}
    works = {work.key: number for number, work in named}
    changed_works: set[int] = set()
    for work in settled.works:
        documents = [records[rid] for rid in work.rids]
        works[work.key], differs = writing.write(db, bucket, work, known.get(work.key), documents)
        assigned = _assign(db, works[work.key], documents)
        moved |= assigned
        changed_works |= assigned | ({works[work.key]} if differs and documents else set())
    moved |= joining.write_down(db, ((edges[verdict.edge], verdict) for verdict in settled.verdicts), works)
    gone = [known[key]["work"] for key in known.keys() - works.keys()]
    # What stands of a work, and what its acts mean, depends on whose they are.
    led = "source IN (SELECT value FROM json_each(?))"
    moved |= changed_works | _targets(db, led, json.dumps(sorted(changed_works)))
    return _gone(db, bucket, gone) | _naming(db, changed_works)


def _targets(db: sqlite3.Connection, which: str, *values: object) -> set[int]:
    """The works on which some citations act."""
    acts = db.execute(
        f"""SELECT DISTINCT target FROM edges WHERE {which} AND target IS NOT NULL
            AND relation IN ('repeals', 'replaces', 'amends')""",
        values,
    )
    return {row["target"] for row in acts}


def _gone(db: sqlite3.Connection, bucket: str, works: Iterable[int]) -> set[str]:
    """Take out works; gives the names by which they were cited."""
    names: set[str] = set()
    for work in works:
        led = db.execute("SELECT DISTINCT bucket FROM edges WHERE target = ? AND bucket != ?", (work, bucket))
        names |= {row["bucket"] for row in led}
        writing.remove(db, work)
    return names


def _naming(db: sqlite3.Connection, works: Iterable[int]) -> set[str]:
    rows_ = db.execute(
        """SELECT DISTINCT n.bucket FROM record_names n JOIN records r USING (rid)
           WHERE r.work IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(works)),),
    )
    return {row["bucket"] for row in rows_}


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
