"""Questions to the net of citations, answered in SQL over the catalogue; no look-up loads the net into memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from index.catalogue import Catalogue
from index.kin import ambiguous, related
from index.net import LISTED, Net, node, nodes_of, shown, without_row

__all__ = [
    "Way",
    "ambiguous",
    "chain",
    "cited_by",
    "cites",
    "conflicts",
    "gaps",
    "missing",
    "path",
    "related",
    "status",
    "top",
]

# Relations that carry a directive downwards, and those that change what still stands.
_DOWN = ("implements", "guides", "attached-to", "extends", "reviews")
_EFFECTS = {
    "repeals": "repealed",
    "replaces": "replaced",
    "amends": "amended",
    "extends": "extended",
    "reviews": "reviewed",
}


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


def missing(catalogue: Catalogue, limit: int = 100) -> list[dict[str, Any]]:
    """What is cited but not held, the most wanted first, with those who cite it."""
    rows = catalogue.all(
        """SELECT w.*, count(DISTINCT e.source) AS cited, count(m.position) AS mentions FROM works w
           JOIN edges e ON e.target = w.work LEFT JOIN mentions m ON m.edge = e.edge WHERE NOT w.held
           GROUP BY w.work ORDER BY cited DESC, mentions DESC, w.key LIMIT ?""",
        limit,
    )
    wanted = []
    for row in rows:
        by = catalogue.all(
            """SELECT DISTINCT r.id, r.number, r.kind, r.issuer, e.relation FROM edges e JOIN records r USING (rid)
               WHERE e.target = ? ORDER BY r.issued_on LIMIT 20""",
            row["work"],
        )
        told = {"cited": row["cited"], "mentions": row["mentions"], "by": [dict(citing) for citing in by]}
        wanted.append({**node(row, None), **told})
    return wanted


def gaps(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Holes in the number series of a kind, body, locality, and term or year; a hole is `[first, last]` lacking."""
    rows = catalogue.all(
        """SELECT number_kind, number_body, coalesce(locality, '') AS locality, coalesce(issuer, '') AS issuer,
                  coalesce(term, substr(issued_on, 1, 4)) AS period, min(number) AS example,
                  json_group_array(DISTINCT digits) AS held
           FROM records WHERE digits IS NOT NULL AND issued_on IS NOT NULL
           GROUP BY number_kind, number_body, locality, issuer, period HAVING count(DISTINCT digits) > 1
           ORDER BY locality, issuer, period"""
    )
    found = []
    for row in rows:
        numbers = sorted(json.loads(row["held"]))
        holes = [[low + 1, high - 1] for low, high in pairwise(numbers) if high - low > 1]
        if holes:
            series = {name: row[name] for name in ("example", "issuer", "locality", "period")}
            found.append({**series, "held": len(numbers), "first": numbers[0], "last": numbers[-1], "holes": holes})
    return found


def conflicts(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Citations that contradict what is held or each other, undecided ones, works that nothing tells apart, twins."""
    found: list[dict[str, Any]] = []
    rows = catalogue.all(
        """SELECT e.*, r.id, r.number AS citing FROM edges e JOIN records r USING (rid)
           WHERE e.why IS NOT NULL AND e.state IN ('missing', 'ambiguous') ORDER BY e.bucket, r.id"""
    )
    for row in rows:
        told = json.loads(row["why"])
        code = "ambiguous" if row["state"] == "ambiguous" else "differs"
        named = row["number"] or row["name"]
        common = {"id": row["id"], "citing": row["citing"], "number": named, "why": told["why"]}
        found.append({"code": code, **common, "candidates": told.get("candidates", [])})
    for row in catalogue.all("SELECT * FROM works WHERE held AND key LIKE '%#%' ORDER BY key"):
        found.append(
            {"code": "same-identity", "id": None, "citing": None, "number": row["number"], "why": [row["key"]]}
        )
    for row in catalogue.all(
        """SELECT w.key, w.number, group_concat(r.id, ' ') AS ids FROM works w JOIN records r USING (work)
           GROUP BY w.work HAVING count(*) > 1 ORDER BY w.key"""
    ):
        found.append(_odd("twins", row["number"], row["ids"]))
    return found


def _odd(code: str, number: str | None, why: str) -> dict[str, Any]:
    return {"code": code, "id": None, "citing": None, "number": number, "why": [why], "candidates": []}


def top(catalogue: Catalogue, limit: int = 20) -> list[dict[str, Any]]:
    """The works that matter most in the net (PageRank, damping 0.85), with the number of works citing each."""
    import numpy as np

    pairs = catalogue.all("SELECT DISTINCT source, target FROM edges WHERE state IN ('held', 'missing')")
    works = [row["work"] for row in catalogue.all("SELECT work FROM works ORDER BY work")]
    if not works or not pairs:
        return []
    index = {work: position for position, work in enumerate(works)}
    source = np.array([index[row["source"]] for row in pairs])
    target = np.array([index[row["target"]] for row in pairs])
    count = len(works)
    out = np.bincount(source, minlength=count)
    rank = np.full(count, 1.0 / count)
    for _ in range(100):
        dangling = rank[out == 0].sum() / count
        flow = np.bincount(target, weights=(rank / np.maximum(out, 1))[source], minlength=count)
        after = 0.15 / count + 0.85 * (flow + dangling)
        if np.abs(after - rank).sum() < 1e-9:
            break
        rank = after
    cited = np.bincount(target, minlength=count)
    best = [works[position] for position in np.argsort(-rank, kind="stable")[:limit]]
    nodes = {each["work"]: each for each in nodes_of(catalogue, best)}
    return [
        {**without_row(nodes[work]), "rank": round(float(rank[index[work]]), 6), "cited": int(cited[index[work]])}
        for work in best
    ]


def status(catalogue: Catalogue, work: int) -> Net:
    """What later documents say of a work: repealed, replaced, amended, extended, reviewed; with the edges as evidence.

    `in-force` means only that no document held here says otherwise.
    """
    edges = catalogue.all(
        f"""SELECT e.*, r.issued_on AS on_day FROM edges e JOIN records r USING (rid)
            WHERE e.target = ? AND e.relation IN ({",".join("?" * len(_EFFECTS))}) ORDER BY r.issued_on""",
        work,
        *_EFFECTS,
    )
    effects = {edge["relation"] for edge in edges}
    ended = next((_EFFECTS[relation] for relation in ("repeals", "replaces") if relation in effects), None)
    net = shown(catalogue, [work, *dict.fromkeys(edge["source"] for edge in edges)], edges)
    changed = [_EFFECTS[relation] for relation in ("amends", "extends", "reviews") if relation in effects]
    return {"status": ended or "in-force", "changed": changed, **net}


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
