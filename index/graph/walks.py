"""Ways along citations, answered in SQL over the catalogue; no look-up loads the net into memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing
from heapq import merge
from itertools import pairwise
from typing import Any, NamedTuple

from index.catalogue import Catalogue
from index.graph.net import DECIDED, LISTED, Net, shown
from index.graph.shortest import shortest

# Relations that carry a directive downwards.
_DOWN = ("implements", "guides", "attached-to", "extends", "reviews")


class Way(NamedTuple):
    """Against the citations or along them, how far, by which relations (none named: all), how many works at most."""

    back: bool
    depth: int = 1
    relations: tuple[str, ...] = ()
    limit: int = 100


class _Reach(NamedTuple):
    """Works by the step at which they are met, the start at step 0; `cut`: the limit kept further ones out."""

    steps: list[list[int]]
    cut: bool

    @property
    def works(self) -> list[int]:
        return [work for step in self.steps for work in step]


def cites(catalogue: Catalogue, work: int, *, depth: int = 1, relations: Sequence[str] = (), limit: int = 100) -> Net:
    """What a work cites, to `depth` steps: the nearest first, within a step as they are cited; see `_walk`."""
    return _walk(catalogue, work, Way(False, depth, tuple(dict.fromkeys(relations)), limit))


def cited_by(
    catalogue: Catalogue, work: int, *, depth: int = 1, relations: Sequence[str] = (), limit: int = 100
) -> Net:
    """What cites a work, to `depth` steps: the nearest first, within a step the latest of each work; see `_walk`."""
    return _walk(catalogue, work, Way(True, depth, tuple(dict.fromkeys(relations)), limit))


def chain(catalogue: Catalogue, work: int, *, limit: int = 100) -> Net:
    """From a directive down to the plans that carry it out, and what carries those out."""
    return cited_by(catalogue, work, depth=8, relations=_DOWN, limit=limit)


def path(catalogue: Catalogue, start: int, end: int) -> Net:
    """The shortest way between two works: along citations, else against them, else along either; empty if none."""
    works = shortest(catalogue.db, start, end)
    if not works:
        return {"nodes": [], "edges": []}
    steps = {frozenset(pair) for pair in pairwise(works)}
    edges = _among(catalogue, works, works)
    on_way = [edge for edge in edges if frozenset((edge["source"], edge["target"])) in steps]
    return shown(catalogue, works, on_way)


def _walk(catalogue: Catalogue, work: int, way: Way) -> Net:
    """The net around a work: at most `limit` others, and the citations by which they were met.

    `direct`: how many there are at the first step in all; `total`: within the depth, None where that was not counted
    because the limit cut it short (`truncated`).
    """
    reach = _reach(catalogue.db, work, way)
    works, starts = reach.works, [each for step in reach.steps[: way.depth] for each in step]
    if way.back:
        edges = _among(catalogue, works, starts, way.relations)
    else:
        edges = _among(catalogue, starts, works, way.relations, undecided=True)
    direct = _direct(catalogue, work, way, reach)
    total = len(works) - 1 if not reach.cut else direct if way.depth == 1 else None
    return {**shown(catalogue, works, edges), "direct": direct, "total": total, "truncated": reach.cut}


def _reach(db: sqlite3.Connection, work: int, way: Way) -> _Reach:
    """Breadth first, step by step, no further than to the work that is one too many."""
    seen, steps = {work}, [[work]]
    for _ in range(way.depth):
        met: list[int] = []
        for near in steps[-1]:
            with closing(_neighbours(db, near, way)) as neighbours:
                for far in neighbours:
                    if far in seen:
                        continue
                    if len(seen) > way.limit:
                        return _Reach([*steps, met], cut=True)
                    seen.add(far)
                    met.append(far)
        if not met:
            break
        steps.append(met)
    return _Reach(steps, cut=False)


def _neighbours(db: sqlite3.Connection, work: int, way: Way) -> Generator[int, None, None]:
    """Row by row, so that of 100,000 that cite a law no more are read than wanted."""
    if not way.back:
        only = f"AND relation IN {LISTED}" if way.relations else ""
        values = (work, *([json.dumps(way.relations)] if way.relations else []))
        sql = f"SELECT target FROM edges WHERE source = ? AND {DECIDED} {only} ORDER BY edge"
        yield from (row[0] for row in db.execute(sql, values))
        return
    latest = f"SELECT cited_on, source FROM edges WHERE target = ? AND {DECIDED}"
    order = "ORDER BY cited_on DESC, source"
    if not way.relations:
        yield from (row[1] for row in db.execute(f"{latest} {order}", (work,)))
        return
    each = (db.execute(f"{latest} AND relation = ? {order}", (work, name)) for name in way.relations)
    # Descending, so the lower number of two of one day has to be the greater key.
    yield from (row[1] for row in merge(*each, key=_by_day, reverse=True))


def _by_day(row: Any) -> tuple[str, int]:
    return row[0] or "", -row[1]


def _direct(catalogue: Catalogue, work: int, way: Way, reach: _Reach) -> int:
    """Works at the first step in all; counted only where the walk did not see all of them."""
    if len(reach.steps) < 2:
        return 0
    if not reach.cut or len(reach.steps) > 2:
        return len(reach.steps[1])
    values = [json.dumps(way.relations)] if way.relations else []
    only = f"AND relation IN {LISTED}" if way.relations else ""
    if len(way.relations) == 1:
        values, only = [*way.relations], "AND relation = ?"
    if not way.back:
        sql = f"SELECT count(DISTINCT target) FROM edges WHERE source = ? AND {DECIDED} {only}"
    elif not way.relations:
        sql = "SELECT cited FROM works WHERE work = ?"
    else:
        # All documents of one work bear one day, so that those of one relation lie in the index in this order.
        each = f"SELECT DISTINCT cited_on, source FROM edges WHERE target = ? AND {DECIDED} {only}"
        sql = f"SELECT count(*) FROM ({each})"
    row = catalogue.one(sql, work, *values)
    return int(row[0]) if row else 0


def _among(
    catalogue: Catalogue,
    sources: Sequence[int],
    targets: Sequence[int],
    relations: Sequence[str] = (),
    *,
    undecided: bool = False,
) -> list[sqlite3.Row]:
    """The citations from some works to others, and those that the sources make and nobody could decide.

    They are found from who cites: a document cites a dozen, a law is cited by 100,000. The plus keeps SQLite from
    looking up every pair.
    """
    only = f"AND e.relation IN {LISTED}" if relations else ""
    open_ = "OR e.state = 'ambiguous'" if undecided else ""
    return catalogue.all(
        f"""SELECT e.edge, e.source, e.target, e.relation, e.state, e.bucket, e.kind, e.number, e.name, e.issuer,
                   e.date, e.locality, e.term, e.title, e.why, e.part
            FROM json_each(?) AS citing CROSS JOIN edges e ON e.source = citing.value
            WHERE (+e.target IN {LISTED} AND e.source != e.target {open_}) {only} ORDER BY e.edge""",
        json.dumps(sources),
        json.dumps(targets),
        *([json.dumps(relations)] if relations else []),
    )
