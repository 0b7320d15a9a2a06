"""Citations that join a bucket, or leave it, while its documents stay as they are: what is decided stays decided.

A law that 100,000 documents cite is not decided anew for the next one. What a new citation means follows from the held
works alone where one or several of them fit. Where none does, the missing works matter, and these come from what the
open citations of the bucket state, those that no held work fits. They stay as they are where another open citation
states the very same: the new one then leads where that one leads. Else the open citations are grouped anew, they alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from index import resolve
from index.catalogue import writing
from index.catalogue.corrections import TARGET
from index.catalogue.touched import Gone, cited, claim

CHOSEN = json.dumps({"why": ["chosen by a person"]})

# A bucket with fewer documents and citations is settled as a whole in less time than it takes to look.
FEW = 6
_FULL = len("2026-01-05")
_REASONS, _CANDIDATES = 5, 50

# State, target and reasons of a citation, and its row.
_Decided = tuple[str, int | None, str | None, int]


def why(verdict: resolve.Verdict) -> str | None:
    """Reasons and candidates as JSON; of a number that a hundred documents bear the first ones tell enough."""
    if not verdict.why and not verdict.candidates:
        return None
    told = {"why": verdict.why[:_REASONS], "candidates": verdict.candidates[:_CANDIDATES]}
    return json.dumps(told, ensure_ascii=False)


def candidates(why: str | None) -> list[str]:
    """The keys of the works between which a citation was not decided, of what `why` has written."""
    return list(json.loads(why or "{}").get("candidates", ()))


def join(db: sqlite3.Connection, bucket: str, added: Sequence[sqlite3.Row], gone: Sequence[Gone]) -> set[int] | None:
    """Decide the citations `added` to a bucket whose documents are unchanged; `gone` are no longer in it.

    Gives the works that were or are led to otherwise; None, and nothing done, where the bucket is better settled whole.
    """
    if _small(db, bucket):
        return None
    works = _held(db, bucket)
    decided = _as_others(db, bucket, works, added, gone)
    if decided is None:
        return _reopen(db, bucket, works)
    db.executemany("UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?", decided)
    return {target for _, target, _, _ in decided if target is not None}


def _as_others(
    db: sqlite3.Connection,
    bucket: str,
    works: Sequence[resolve.Work],
    added: Sequence[sqlite3.Row],
    gone: Sequence[Gone],
) -> list[_Decided] | None:
    """The new citations decided one by one; None where the missing works may change."""
    if any(_may_be_open(each) and _alike(db, bucket, each.cited) is None for each in gone):
        return None
    numbers = {work.key: work.rids[0] for work in works}
    decided: list[_Decided] = []
    for row in added:
        citation = cited(row)
        verdict = resolve.decide(citation, works)
        target = numbers.get(verdict.work or "")
        if verdict.state == "missing":
            like = _alike(db, bucket, citation)
            if like is None:
                return None
            led = str(like["target"]) if like["target"] is not None else None
            verdict = resolve.missing_as(citation, led, tuple(candidates(like["why"])), verdict.why)
            target = like["target"]
        decided.append((verdict.state, target, why(verdict), row["edge"]))
    return decided


def _reopen(db: sqlite3.Connection, bucket: str, works: Sequence[resolve.Work]) -> set[int] | None:
    """Group what no held work fits anew and lead it; None where a person chose in this bucket."""
    if db.execute("SELECT 1 FROM corrections WHERE field = ?", (TARGET + bucket,)).fetchone():
        return None
    rows = db.execute("SELECT * FROM edges WHERE bucket = ? AND state != 'held' AND state != 'self'", (bucket,))
    numbers: dict[str, int] = {work.key: work.rids[0] for work in works}
    verdicts: list[tuple[sqlite3.Row, resolve.Verdict]] = []
    open_ = []
    for row in rows:
        citation = cited(row)
        # What is missing was open before and is, for the held works are the same.
        if row["state"] != "missing" and (verdict := resolve.decide(citation, works)).state != "missing":
            verdicts.append((row, verdict))
        else:
            open_.append((row, citation))
    known = {row["key"]: row for row in db.execute("SELECT * FROM works WHERE bucket = ? AND NOT held", (bucket,))}
    missing = resolve.missing(bucket, [citation for _, citation in open_], set(numbers))
    gone = [known[key]["work"] for key in known.keys() - {work.key for work in missing}]
    if _led_from_elsewhere(db, bucket, gone):
        return None
    lacking = {work.key: writing.write(db, bucket, work, known.get(work.key), ())[0] for work in missing}
    numbers |= lacking
    for row, citation in open_:
        verdict = resolve.assign(citation, missing, ())
        # Why no held work fits has not changed where it is missing as before.
        if row["state"] != "missing" or verdict.work is None or numbers[verdict.work] != row["target"]:
            verdicts.append((row, resolve.assign(citation, missing, resolve.decide(citation, works).why)))
    moved = write_down(db, verdicts, numbers)
    for work in gone:
        writing.remove(db, work)
    return moved | {lacking[key] for key in lacking.keys() - known.keys()}


def _led_from_elsewhere(db: sqlite3.Connection, bucket: str, works: Sequence[int]) -> bool:
    """Does a person's choice lead to one of these works from another bucket?"""
    sql = "SELECT 1 FROM edges WHERE target IN (SELECT value FROM json_each(?)) AND bucket != ? LIMIT 1"
    return db.execute(sql, (json.dumps(works), bucket)).fetchone() is not None


def write_down(
    db: sqlite3.Connection, verdicts: Iterable[tuple[sqlite3.Row, resolve.Verdict]], numbers: Mapping[str, int]
) -> set[int]:
    """Write down what differs from a citation's row; gives the works that were or are led to."""
    changed: list[_Decided] = []
    moved: set[int] = set()
    for row, verdict in verdicts:
        now = (verdict.state, numbers.get(verdict.work or ""), why(verdict))
        if now != (row["state"], row["target"], row["why"]):
            changed.append((*now, row["edge"]))
            moved |= {now[1], row["target"]} - {None}
    db.executemany("UPDATE edges SET state = ?, target = ?, why = ? WHERE edge = ?", changed)
    return moved


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


def _alike(db: sqlite3.Connection, bucket: str, citation: resolve.Cited) -> sqlite3.Row | None:
    """A citation that no held work fits and that states the same, of a document that saw the same works as issued.

    Titles may differ: missing works are told apart without them.
    """
    stated, on = citation.claim, citation.on
    if on and len(on) == _FULL:
        when = f"cited_on >= ? AND cited_on < ? AND length(cited_on) = {_FULL}"
        days: tuple[str | None, ...] = _between(db, bucket, on)
    else:
        when, days = "cited_on IS ?", (on,)
    found: sqlite3.Row | None = db.execute(
        f"""SELECT state, target, why FROM edges WHERE bucket = ? AND date IS ? AND issuer IS ? AND {when}
            AND kind IS ? AND number IS ? AND name IS ? AND locality IS ? AND term IS ?
            AND (state = 'missing' AND why IS NOT ? OR state = 'ambiguous' AND instr(why, ?)) LIMIT 1""",
        (
            *(bucket, stated.date, stated.issuer, *days),
            *(stated.kind, stated.number, stated.name, stated.locality, stated.term, CHOSEN),
            resolve.SEVERAL,
        ),
    ).fetchone()
    return found


def _between(db: sqlite3.Connection, bucket: str, on: str) -> tuple[str, str]:
    """The dates nearest to a day, of all that are stated in a bucket or borne by its held works.

    From the one up to the other every day is after the same of them (a part of a date sorts before its days).
    """
    low, high = db.execute(
        """WITH borne (date) AS (
             SELECT date FROM works WHERE bucket = ?1 AND held
             UNION ALL SELECT w.date FROM record_names n JOIN records r USING (rid) JOIN works w USING (work)
               WHERE n.bucket = ?1)
           SELECT max(coalesce((SELECT max(date) FROM edges WHERE bucket = ?1 AND date <= ?2), ''),
                      coalesce((SELECT max(date) FROM borne WHERE date <= ?2), '')),
                  min(coalesce((SELECT min(date) FROM edges WHERE bucket = ?1 AND date > ?2), '~'),
                      coalesce((SELECT min(date) FROM borne WHERE date > ?2), '~'))""",
        (bucket, on),
    ).fetchone()
    return low, high


def _may_be_open(gone: Gone) -> bool:
    """Could what it stated have made, or have been part of, a missing work? Else the held works decided it."""
    return gone.state == "missing" or gone.why == CHOSEN or resolve.SEVERAL in (gone.why or "")
