"""What still stands: what later documents do to a work, with the evidence, and what stands in its place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from index import levels
from index.catalogue import Catalogue
from index.catalogue.joining import candidates
from index.graph.net import LISTED, Net, mentions_of, nodes_of, shown, without_row
from index.relations import inverse

# The acts that count, in the order in which one outweighs another.
_EFFECTS = {
    "repeals": "repealed",
    "replaces": "replaced",
    "amends": "amended",
    "extends": "extended",
    "reviews": "reviewed",
}
_ENDING = ("repeals", "replaces")
# Replaced by what was replaced by what … : further than this nobody follows.
_LONGEST = 20


class _Acts(NamedTuple):
    """Edges onto a work: those that are decided, and those of which it is only a candidate."""

    sure: list[sqlite3.Row]
    possible: list[sqlite3.Row]


def status(catalogue: Catalogue, work: int) -> Net:
    """What later documents do to a work, in order of time; `in-force` means that none held here ends the whole of it.

    `{status, changed, effects, possible, successors, nodes, edges}`. An effect on a part leaves the rest standing and
    counts as amended. `possible` are effects of citations that nobody could decide; they change nothing. `successors`:
    what replaced it, and what replaced that, to the one that stands now.
    """
    (row,) = catalogue.all("SELECT * FROM works WHERE work = ?", work)
    acts = _acts(catalogue, row)
    after = _successors(catalogue, work)
    acting = list(dict.fromkeys(edge["source"] for edge in (*acts.sure, *acts.possible)))
    further = _endings(catalogue, [*acting, *after])
    works = dict.fromkeys([work, *acting, *after, *(edge["source"] for edge in further)])
    edges = {edge["edge"]: edge for edge in (*acts.sure, *acts.possible, *further)}
    net = shown(catalogue, list(works), list(edges.values()))
    nodes = _with_status(catalogue, list(works))
    words = mentions_of(catalogue, [edge["edge"] for edge in (*acts.sure, *acts.possible)])
    return {
        **_told([edge for edge in acts.sure if not _of_lower_rank(edge["relation"], nodes[edge["source"]], row)]),
        "effects": [{**_effect(edge, row, nodes), "mentions": words[edge["edge"]]} for edge in acts.sure],
        "possible": [{**_effect(edge, row, nodes), "mentions": words[edge["edge"]]} for edge in acts.possible],
        "successors": [nodes[each] for each in after],
        **net,
    }


def _told(edges: Sequence[sqlite3.Row]) -> dict[str, Any]:
    """Status and further changes; agrees with STANDING in index/catalogue/schema.py, which fills `records.status`."""
    whole = {edge["relation"] for edge in edges if not _partial(edge)}
    every = {edge["relation"] for edge in edges}
    ended = next((_EFFECTS[relation] for relation in _ENDING if relation in whole), "in-force")
    amended = "amends" in every or any(map(_partial, edges))
    changed = ["amended"] * amended + [_EFFECTS[name] for name in ("extends", "reviews") if name in every]
    return {"status": ended, "changed": changed}


def _partial(edge: sqlite3.Row) -> bool:
    return edge["relation"] in _ENDING and edge["part"] is not None


def _acts(catalogue: Catalogue, work: sqlite3.Row) -> _Acts:
    """The acts on a work in order of time; of renditions of one acting document the first."""
    wanted = json.dumps(list(_EFFECTS))
    rows = catalogue.all(
        f"""SELECT e.*, r.issued_on AS on_day FROM edges e JOIN records r USING (rid)
            WHERE e.target = ? AND e.state IN ('held', 'missing') AND e.relation IN {LISTED}
            ORDER BY r.issued_on IS NULL, r.issued_on, e.edge""",
        work["work"],
        wanted,
    )
    open_ = catalogue.all(
        f"""SELECT e.*, r.issued_on AS on_day FROM edges e JOIN records r USING (rid)
            WHERE e.bucket = ? AND e.state != 'held' AND e.state = 'ambiguous' AND e.relation IN {LISTED}
            ORDER BY r.issued_on IS NULL, r.issued_on, e.edge""",
        work["bucket"],
        wanted,
    )
    possible = [edge for edge in open_ if work["key"] in candidates(edge["why"])]
    return _Acts(_once(rows), _once(possible))


def _once(edges: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    found: dict[tuple[Any, ...], sqlite3.Row] = {}
    for edge in edges:
        found.setdefault((edge["source"], edge["relation"], edge["part"]), edge)
    return list(found.values())


def _successors(catalogue: Catalogue, work: int) -> list[int]:
    """What replaced a work as a whole, what replaced that, and so on; of several the first in time."""
    found = [work]
    while len(found) <= _LONGEST:
        row = catalogue.one(
            f"""SELECT e.source FROM edges e JOIN records r USING (rid)
                JOIN works s ON s.work = e.source JOIN works w ON w.work = e.target
                WHERE e.target = ? AND NOT is_below(s.issuer, s.number, s.locality, w.issuer, w.number, w.locality)
                  AND e.state IN ('held', 'missing') AND e.relation = 'replaces' AND e.part IS NULL
                  AND e.source NOT IN {LISTED} ORDER BY r.issued_on IS NULL, r.issued_on, e.edge LIMIT 1""",
            found[-1],
            json.dumps(found),
        )
        if row is None:
            break
        found.append(row["source"])
    return found[1:]


def _endings(catalogue: Catalogue, works: Sequence[int]) -> list[sqlite3.Row]:
    """The acts that ended any of these works as a whole."""
    return catalogue.all(
        f"""SELECT * FROM edges WHERE target IN {LISTED} AND state IN ('held', 'missing')
            AND relation IN ('repeals', 'replaces') AND part IS NULL ORDER BY edge""",
        json.dumps(list(works)),
    )


def _with_status(catalogue: Catalogue, works: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The nodes by their row, each with its level and what stands of itself."""
    rows = catalogue.all(
        f"SELECT work, min(status) AS status FROM records WHERE work IN {LISTED} GROUP BY work", json.dumps(list(works))
    )
    known = {row["work"]: row["status"] for row in rows}
    return {
        node["work"]: {**without_row(node), "level": levels.of_work(node), "status": known.get(node["work"])}
        for node in nodes_of(catalogue, works)
    }


def _effect(edge: sqlite3.Row, work: sqlite3.Row, nodes: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """An act but for its words."""
    by = nodes[edge["source"]]
    return {
        "relation": edge["relation"],
        "inverse": inverse(edge["relation"]),
        "partial": _partial(edge),
        "part": edge["part"],
        "date": edge["on_day"],
        "by": by,
        "doubts": _doubts(edge["relation"], by, work),
    }


def _of_lower_rank(relation: str, by: dict[str, Any], work: sqlite3.Row) -> bool:
    """Does a body amend or end what one above it has issued? It cannot."""
    return relation not in {"reviews", "extends"} and levels.below(by["level"], levels.of_work(work))


def _doubts(relation: str, by: dict[str, Any], work: sqlite3.Row) -> list[str]:
    """What a lawyer would ask about an act before relying on it; it is told and hides nothing.

    A lower body may well review what a higher one has issued, or go on with it.
    """
    doubts = []
    if _of_lower_rank(relation, by, work):
        doubts.append("lower-rank")
    if by["status"] in {"repealed", "replaced"}:
        doubts.append("acting-ended")
    if by["date"] and work["date"] and by["date"] < work["date"][: len(by["date"])]:
        doubts.append("dated-before")
    return doubts
