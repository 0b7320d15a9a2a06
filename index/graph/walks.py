"""Ways along citations, answered in SQL over the catalogue; no look-up loads the net into memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from index.catalogue import Catalogue
from index.graph.net import LISTED, Net, shown

# Relations that carry a directive downwards.
_DOWN = ("implements", "guides", "attached-to", "extends", "reviews")


class Way(NamedTuple):
    """In which direction to walk, how far, along which relations (none named: all), and how many works at most."""

    near: str
    far: str
    depth: int = 1
    relations: tuple[str, ...] = ()
    limit: int = 1000


def cites(catalogue: Catalogue, work: int, *, depth: int = 1, relations: Sequence[str] = (), limit: int = 1000) -> Net:
    """What a work cites, to `depth` steps."""
    return _walk(catalogue, work, Way("source", "target", depth, tuple(relations), limit))


def cited_by(
    catalogue: Catalogue, work: int, *, depth: int = 1, relations: Sequence[str] = (), limit: int = 1000
) -> Net:
    """What cites a work, to `depth` steps."""
    return _walk(catalogue, work, Way("target", "source", depth, tuple(relations), limit))


def chain(catalogue: Catalogue, work: int, *, limit: int = 1000) -> Net:
    """From a directive down to the plans that carry it out, and what carries those out."""
    return cited_by(catalogue, work, depth=8, relations=_DOWN, limit=limit)


def path(catalogue: Catalogue, start: int, end: int) -> Net:
    """The shortest way between two works: along citations, else against them, else along either; empty if none."""
    for forth, back in ((True, False), (False, True), (True, True)):
        works = _shortest(catalogue, start, end, forth=forth, back=back)
        if works:
            listed = json.dumps(works)
            edges = catalogue.all(
                f"SELECT * FROM edges WHERE source IN {LISTED} AND target IN {LISTED}", listed, listed
            )
            steps = {frozenset(pair) for pair in pairwise(works)}
            on_way = [edge for edge in edges if frozenset((edge["source"], edge["target"])) in steps]
            return shown(catalogue, works, on_way)
    return {"nodes": [], "edges": []}


def _walk(catalogue: Catalogue, work: int, way: Way) -> Net:
    only = "AND e.relation IN (SELECT value FROM json_each(?3))" if way.relations else "AND ?3 IS NOT NULL"
    relations = json.dumps(way.relations)
    reached = catalogue.all(
        f"""WITH RECURSIVE reach (work, depth) AS (
              SELECT ?1, 0 UNION
              SELECT e.{way.far}, reach.depth + 1 FROM reach JOIN edges e ON e.{way.near} = reach.work
              WHERE reach.depth < ?2 AND e.state IN ('held', 'missing') {only})
            SELECT work, min(depth) AS depth FROM reach GROUP BY work ORDER BY depth, work LIMIT ?4""",
        work,
        way.depth,
        relations,
        way.limit,
    )
    works = [row["work"] for row in reached]
    starts = [row["work"] for row in reached if row["depth"] < way.depth]
    undecided = "OR e.state = 'ambiguous'" if way.near == "source" else ""
    edges = catalogue.all(
        f"""SELECT e.* FROM edges e WHERE e.{way.near} IN (SELECT value FROM json_each(?1)) AND e.state != 'self' {only}
            AND (e.{way.far} IN (SELECT value FROM json_each(?2)) {undecided}) ORDER BY e.edge""",
        json.dumps(starts),
        json.dumps(works),
        relations,
    )
    return shown(catalogue, works, edges)


def _shortest(catalogue: Catalogue, start: int, end: int, *, forth: bool, back: bool) -> list[int]:
    """Breadth first from `start`, one query per step; the works on the way, both ends included."""
    came: dict[int, int] = {start: start}
    frontier = [start]
    while frontier and end not in came:
        listed, sql = json.dumps(frontier), []
        if forth:
            sql.append(f"SELECT source, target FROM edges WHERE source IN {LISTED} AND target IS NOT NULL")
        if back:
            sql.append(f"SELECT target, source FROM edges WHERE target IN {LISTED}")
        rows = catalogue.all(" UNION ".join(sql), *[listed] * len(sql))
        frontier = []
        for near, far in rows:
            if far not in came:
                came[far] = near
                frontier.append(far)
    if end not in came:
        return []
    works = [end]
    while works[-1] != start:
        works.append(came[works[-1]])
    return works[::-1]
