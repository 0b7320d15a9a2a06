"""Works that belong together by their citations, and citations nobody could decide."""

from __future__ import annotations

import json
from math import sqrt
from typing import Any

from index.catalogue import Catalogue
from index.graph.net import LISTED, nodes_of, without_row

# A work that half the archive cites says little about kinship, and would make every question long.
_MOST_WAYS = 2_000


def related(catalogue: Catalogue, work: int, *, limit: int = 20) -> list[dict[str, Any]]:
    """Works cited together with this one (co-citation) or citing the same (bibliographic coupling), nearest first.

    `score` is the sum of both as cosines, 0 to 2: shared neighbours over the geometric mean of all neighbours.
    Sources: Small (1973) on co-citation, Kessler (1963) on coupling.
    """
    together = _shared(catalogue, work, "target", "source")
    coupled = _shared(catalogue, work, "source", "target")
    none = (0, 0.0)
    both = {each: (together.get(each, none), coupled.get(each, none)) for each in {*together, *coupled}}
    scores = {each: one[1] + other[1] for each, (one, other) in both.items()}
    best = sorted(scores, key=lambda each: (-scores[each], each))[:limit]
    nodes = {each["work"]: each for each in nodes_of(catalogue, best)}
    return [
        {
            **without_row(nodes[each]),
            "score": round(scores[each], 4),
            "cited_together": both[each][0][0],
            "cite_the_same": both[each][1][0],
        }
        for each in best
    ]


def _shared(catalogue: Catalogue, work: int, near: str, far: str) -> dict[int, tuple[int, float]]:
    """Works with which this one shares neighbours at the `far` end of their edges: how many, and the cosine."""
    decided = "state IN ('held', 'missing')"
    between = [
        row[0]
        for row in catalogue.all(
            f"SELECT DISTINCT {far} FROM edges WHERE {near} = ? AND {decided} LIMIT {_MOST_WAYS}", work
        )
    ]
    rows = catalogue.all(
        f"""SELECT {near} AS other, count(DISTINCT {far}) AS shared FROM edges
            WHERE {far} IN {LISTED} AND {near} != ? AND {near} IS NOT NULL AND {decided}
            GROUP BY {near} ORDER BY shared DESC LIMIT {_MOST_WAYS}""",
        json.dumps(between),
        work,
    )
    degrees = {
        row[0]: row[1]
        for row in catalogue.all(
            f"""SELECT {near}, count(DISTINCT {far}) FROM edges WHERE {near} IN {LISTED} AND {decided}
                GROUP BY {near}""",
            json.dumps([row["other"] for row in rows]),
        )
    }
    return {row["other"]: (row["shared"], row["shared"] / sqrt(len(between) * degrees[row["other"]])) for row in rows}


def ambiguous(catalogue: Catalogue, limit: int = 100) -> list[dict[str, Any]]:
    """Citations that several works fit and nothing decides, for a person: what is stated, where, and the candidates."""
    rows = catalogue.all(
        """SELECT e.*, r.id, r.number AS citing FROM edges e JOIN records r USING (rid)
           WHERE e.state = 'ambiguous' ORDER BY r.issued_on, r.id, e.position LIMIT ?""",
        limit,
    )
    found = []
    for row in rows:
        told = json.loads(row["why"] or "{}")
        works = catalogue.all(f"SELECT work FROM works WHERE key IN {LISTED}", json.dumps(told.get("candidates", [])))
        mentions = catalogue.all('SELECT text, start, "end", page FROM mentions WHERE edge = ?', row["edge"])
        stated = {name: row[name] for name in ("number", "kind", "name", "issuer", "locality", "term", "date")}
        candidates = [without_row(each) for each in nodes_of(catalogue, [each["work"] for each in works])]
        found.append(
            {
                "id": row["id"],
                "citing": row["citing"],
                "relation": row["relation"],
                **stated,
                "why": told.get("why", []),
                "mentions": [dict(mention) for mention in mentions],
                "candidates": candidates,
            }
        )
    return found
