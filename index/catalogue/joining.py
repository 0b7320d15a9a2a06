"""Citations that join a bucket, or leave it, while its works stay as they are: nothing else of the bucket is touched.

A law that 100,000 documents cite is not decided anew for the next one. What a new citation means follows from the held
works alone where one or several of them fit. Where none does, the missing works matter; they come from what the open
citations of the bucket state. So they stay as they are where another open citation states the very same, and the new
one then leads where that one leads. In every other case the bucket has to be settled as a whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from index import resolve
from index.catalogue.touched import Gone, cited, claim

CHOSEN = json.dumps({"why": ["chosen by a person"]})

# A bucket with fewer documents and citations is settled as a whole in less time than it takes to look.
FEW = 64
# Citations that state the same, looked at until one of a document of a fitting day is found.
_LOOKED_AT = 400
_REASONS, _CANDIDATES = 5, 50


def why(verdict: resolve.Verdict) -> str | None:
    """Reasons and candidates as JSON; of a number that a hundred documents bear the first ones tell enough."""
    if not verdict.why and not verdict.candidates:
        return None
    told = {"why": verdict.why[:_REASONS], "candidates": verdict.candidates[:_CANDIDATES]}
    return json.dumps(told, ensure_ascii=False)


def join(db: sqlite3.Connection, bucket: str, added: Sequence[sqlite3.Row], gone: Sequence[Gone]) -> set[int] | None:
    """Decide the citations `added` to a bucket whose documents are unchanged; `gone` are no longer in it.

    Gives the works they lead to; None, and nothing done, where the works of the bucket may change.
    """
    if _small(db, bucket):
        return None
    dates = _dates(db, bucket)
    for each in gone:
        if _may_be_open(each) and _alike(db, bucket, each.cited, dates) is None:
            return None
    works = _held(db, bucket)
    numbers = {work.key: work.rids[0] for work in works}
    decided: list[tuple[str, int | None, str | None, int]] = []
    for row in added:
        citation = cited(row)
        verdict = resolve.decide(citation, works)
        target = numbers.get(verdict.work or "")
        if verdict.state == "missing":
            like = _alike(db, bucket, citation, dates)
            if like is None:
                return None
            candidates = tuple(json.loads(like["why"] or "{}").get("candidates", ()))
            led = str(like["target"]) if like["target"] is not None else None
            verdict, target = resolve.missing_as(citation, led, candidates, verdict.why), like["target"]
        decided.append((verdict.state, target, why(verdict), row["edge"]))
    db.executemany("UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?", decided)
    return {target for _, target, _, _ in decided if target is not None}


def _small(db: sqlite3.Connection, bucket: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM {} WHERE bucket = ? LIMIT ?)"
    counts = (db.execute(sql.format(name), (bucket, FEW)).fetchone()[0] for name in ("edges", "records"))
    return all(count < FEW for count in counts)


def _held(db: sqlite3.Connection, bucket: str) -> list[resolve.Work]:
    """The held works of a bucket in the order in which they are decided; each with its row in place of its records."""
    rows = db.execute(
        """SELECT works.*, (SELECT min(rid) FROM records WHERE records.work = works.work) AS first
           FROM works WHERE bucket = ? AND held ORDER BY first""",
        (bucket,),
    )
    own = [resolve.Work(row["key"], claim(row, row["subject"]), (row["work"],)) for row in rows]
    return [*own, *(work._replace(rids=(number,)) for number, work in named(db, bucket))]


def named(db: sqlite3.Connection, bucket: str) -> list[tuple[int, resolve.Work]]:
    """The held works of other buckets that are cited by the name of this one, each with its row."""
    rows = db.execute(
        """SELECT w.*, json_group_array(r.rid) AS rids FROM record_names n JOIN records r USING (rid)
           JOIN works w USING (work) WHERE n.bucket = ?1 AND w.bucket != ?1 GROUP BY w.work ORDER BY w.key""",
        (bucket,),
    )
    return [
        (row["work"], resolve.Work(row["key"], claim(row, row["subject"]), tuple(json.loads(row["rids"]))))
        for row in rows
    ]


def _dates(db: sqlite3.Connection, bucket: str) -> list[str]:
    """All dates that are stated in a bucket or borne by its held works, each once.

    Of thousands of citations most state the same one, so the next greater is asked for rather than every row read.
    """
    rows = db.execute(
        """WITH RECURSIVE stated (date) AS (
             SELECT min(date) FROM edges WHERE bucket = ?1
             UNION ALL
             SELECT (SELECT min(date) FROM edges WHERE bucket = ?1 AND date > stated.date) FROM stated
             WHERE stated.date IS NOT NULL)
           SELECT date FROM stated WHERE date IS NOT NULL
           UNION SELECT date FROM works WHERE bucket = ?1 AND date > ''
           UNION SELECT w.date FROM record_names n JOIN records r USING (rid) JOIN works w USING (work)
             WHERE n.bucket = ?1 AND w.date > ''""",
        (bucket,),
    )
    return [row[0] for row in rows]


def _alike(db: sqlite3.Connection, bucket: str, citation: resolve.Cited, dates: Sequence[str]) -> sqlite3.Row | None:
    """A citation that no held work fits and that states the same, of a document that saw the same works as issued."""
    stated = citation.claim
    found = db.execute(
        """SELECT state, target, why, cited_on FROM edges WHERE bucket = ? AND date IS ? AND issuer IS ?
           AND kind IS ? AND number IS ? AND name IS ? AND locality IS ? AND term IS ?
           AND state IN ('missing', 'ambiguous') AND why IS NOT ? LIMIT ?""",
        (
            *(bucket, stated.date, stated.issuer, stated.kind, stated.number, stated.name, stated.locality),
            *(stated.term, CHOSEN, _LOOKED_AT),
        ),
    )
    seen = _later(dates, citation.on)
    with closing(found):
        alike: Iterator[sqlite3.Row] = (row for row in found if _later(dates, row["cited_on"]) == seen)
        return next(alike, None)


def _later(dates: Sequence[str], on: str | None) -> list[bool]:
    return [resolve.is_later(date, on) for date in dates]


def _may_be_open(gone: Gone) -> bool:
    """Could what it stated have made, or have been part of, a missing work?"""
    return gone.why == CHOSEN or gone.state not in {"held", "self"}
