"""The neighbourhood of a work: what it cites, what cites it, and on in the same direction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from index.catalogue import Catalogue
from index.graph.net import LISTED, Net, shown

Direction = Literal["cites", "cited-by"]
# A work, or the bucket of a citation that is undecided.
_Node = int | str
# Citations that change what they cite tell more than those that only mention it; in SQL, the highest first.
_WEIGHT = """max(CASE e.relation WHEN 'repeals' THEN 5 WHEN 'replaces' THEN 5 WHEN 'amends' THEN 4
  WHEN 'implements' THEN 3 WHEN 'guides' THEN 3 WHEN 'extends' THEN 3 WHEN 'reviews' THEN 2 WHEN 'attached-to' THEN 2
  WHEN 'based-on' THEN 1 ELSE 0 END)"""
_STEP = {
    "cites": f"""SELECT coalesce(e.target, '?' || e.bucket) AS node, {_WEIGHT} AS weight FROM edges e
        WHERE e.source IN {LISTED} AND e.state IN ('held', 'missing', 'ambiguous') GROUP BY node""",
    "cited-by": f"""SELECT e.source AS node, {_WEIGHT} AS weight FROM edges e
        WHERE e.target IN {LISTED} AND e.source != e.target GROUP BY node""",
}


class LeftOut(NamedTuple):
    """So many works lie in this direction at this step beside those that were taken."""

    direction: Direction
    step: int
    works: int


class Reach(NamedTuple):
    """Works, nearest first, the buckets of undecided citations (with `?`), and how much was left out."""

    works: tuple[int, ...]
    undecided: frozenset[str]
    left_out: tuple[LeftOut, ...]


def around(catalogue: Catalogue, work: int, *, depth: int = 1, limit: int = 50) -> Net:
    """The neighbourhood of a work with all citations within it: at most `limit` works, nearest and weightiest first.

    `left_out` counts by direction and step what is beside those taken; the way goes on from these alone.
    """
    found = reach(catalogue, work, depth=depth, limit=limit)
    listed, buckets = json.dumps(found.works), json.dumps([each[1:] for each in found.undecided])
    edges = catalogue.all(
        f"""SELECT e.* FROM edges e WHERE e.source IN {LISTED} AND e.state != 'self'
            AND (e.target IN {LISTED} OR e.target IS NULL AND e.bucket IN {LISTED}) ORDER BY e.edge""",
        listed,
        listed,
        buckets,
    )
    net = shown(catalogue, found.works, edges)
    return {**net, "left_out": [each._asdict() for each in found.left_out]}


def reach(catalogue: Catalogue, work: int, *, depth: int, limit: int | None = None) -> Reach:
    """What lies within `depth` steps along citations or against them, without turning; all where there is no limit."""
    taken: dict[_Node, None] = {work: None}
    frontiers: dict[Direction, list[int]] = {"cites": [work], "cited-by": [work]}
    left_out: list[LeftOut] = []
    for step in range(1, depth + 1):
        room = None if limit is None else limit - len(taken)
        met = {way: _met(catalogue, way, frontier, taken) for way, frontier in frontiers.items()}
        # What lies on both sides stands where it is cited.
        met["cited-by"] = [node for node in met["cited-by"] if node not in set(met["cites"])]
        for way, kept in _shared(met, room).items():
            taken |= dict.fromkeys(kept)
            frontiers[way] = [node for node in kept if isinstance(node, int)]
            if len(kept) < len(met[way]):
                left_out.append(LeftOut(way, step, len(met[way]) - len(kept)))
    works = tuple(node for node in taken if isinstance(node, int))
    return Reach(works, frozenset(node for node in taken if isinstance(node, str)), tuple(left_out))


def _met(catalogue: Catalogue, way: Direction, frontier: Sequence[int], taken: Mapping[_Node, Any]) -> list[_Node]:
    """One step on: what was not met before, the weightiest first, then what most cite, then in order of arrival."""
    if not frontier:
        return []
    weights = {row["node"]: row["weight"] for row in catalogue.all(_STEP[way], json.dumps(frontier))}
    fresh = [node for node in weights if node not in taken]
    cited = _cited(catalogue, [node for node in fresh if isinstance(node, int)])
    return sorted(fresh, key=lambda node: (-weights[node], -cited.get(node, 0), isinstance(node, str), node))


def _cited(catalogue: Catalogue, works: Iterable[int]) -> dict[_Node, int]:
    rows = catalogue.all(f"SELECT work, cited FROM works WHERE work IN {LISTED}", json.dumps(list(works)))
    return {row[0]: row[1] for row in rows}


def _shared(met: Mapping[Direction, list[_Node]], room: int | None) -> dict[Direction, list[_Node]]:
    """What of each direction there is room for: half of it, and what the other leaves."""
    if room is None:
        return dict(met)
    cites, citing = len(met["cites"]), len(met["cited-by"])
    first = min(cites, max(room - citing, room // 2))
    return {"cites": met["cites"][:first], "cited-by": met["cited-by"][: room - first]}
