"""Works that belong together by their citations, and citations nobody could decide."""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from math import sqrt
from typing import Any

from index.catalogue import Catalogue
from index.graph.net import DECIDED, LISTED, citing, mentions_of, nodes_of, without_row

# A work that half the archive cites says little about kinship, and would make every question long: of those that cite a
# work the latest are looked at, and of those that it cites the least cited, until so many documents come together.
_MOST_WAYS, _MOST_CITING = 2_000, 10_000

# How many neighbours are shared, and the cosine.
_Shared = dict[int, tuple[int, float]]


def related(catalogue: Catalogue, work: int, *, limit: int = 20) -> list[dict[str, Any]]:
    """Works cited together with this one (co-citation) or citing the same (bibliographic coupling), nearest first.

    `score` is the sum of both as cosines, 0 to 2: shared neighbours over the geometric mean of all neighbours.
    Sources: Small (1973) on co-citation, Kessler (1963) on coupling.
    """
    together, coupled = _cited_together(catalogue, work), _citing_the_same(catalogue, work)
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


def _cited_together(catalogue: Catalogue, work: int) -> _Shared:
    """Works that documents citing this one cite as well."""
    latest = [
        row[1]
        for row in catalogue.all(
            f"""SELECT DISTINCT cited_on, source FROM edges WHERE target = ? AND {DECIDED}
                ORDER BY cited_on DESC LIMIT ?""",
            work,
            _MOST_WAYS,
        )
    ]
    rows = catalogue.all(
        f"""SELECT target, count(DISTINCT source) AS shared, cited FROM edges JOIN works ON work = target
            WHERE source IN {LISTED} AND target != ? AND {DECIDED}
            GROUP BY target ORDER BY shared DESC, target LIMIT ?""",
        json.dumps(latest),
        work,
        _MOST_WAYS,
    )
    return {row["target"]: (row["shared"], row["shared"] / sqrt(len(latest) * row["cited"])) for row in rows}


def _citing_the_same(catalogue: Catalogue, work: int) -> _Shared:
    """Documents that cite what this one cites."""
    rows = catalogue.all(
        f"""SELECT DISTINCT target, cited FROM edges JOIN works ON work = target
            WHERE source = ? AND {DECIDED} ORDER BY cited, target""",
        work,
    )
    cited = [row["target"] for row in rows]
    together = list(accumulate(row["cited"] for row in rows))
    telling = cited[: max(1, bisect_right(together, _MOST_CITING))]
    others = catalogue.all(
        f"""SELECT source FROM edges WHERE target IN {LISTED} AND source != ? AND {DECIDED}
            GROUP BY source ORDER BY count(DISTINCT target) DESC, source LIMIT ?""",
        json.dumps(telling),
        work,
        _MOST_WAYS,
    )
    shared = catalogue.all(
        f"""SELECT source, count(DISTINCT target) AS cites,
              count(DISTINCT CASE WHEN target IN {LISTED} THEN target END) AS shared
            FROM edges WHERE source IN {LISTED} AND {DECIDED} GROUP BY source""",
        json.dumps(cited),
        json.dumps([row["source"] for row in others]),
    )
    return {row["source"]: (row["shared"], row["shared"] / sqrt(len(cited) * row["cites"])) for row in shared}


def ambiguous(catalogue: Catalogue, limit: int = 100) -> list[dict[str, Any]]:
    """Citations that several works fit and nothing decides, for a person: what is stated, where, and the candidates."""
    rows = catalogue.all(
        """SELECT e.*, r.id, r.number AS citing, r.kind AS citing_kind, r.issuer AS citing_issuer,
             r.issued_on AS citing_date, r.subject AS citing_subject FROM edges e JOIN records r USING (rid)
           WHERE e.state = 'ambiguous' ORDER BY r.issued_on, r.id, e.position LIMIT ?""",
        limit,
    )
    mentions = mentions_of(catalogue, [row["edge"] for row in rows])
    found = []
    for row in rows:
        told = json.loads(row["why"] or "{}")
        works = catalogue.all(f"SELECT work FROM works WHERE key IN {LISTED}", json.dumps(told.get("candidates", [])))
        stated = {name: row[name] for name in ("number", "kind", "name", "issuer", "locality", "term", "date")}
        candidates = [without_row(each) for each in nodes_of(catalogue, [each["work"] for each in works])]
        found.append(
            {
                "id": row["id"],
                "citing": row["citing"],
                "by": citing(row),
                "relation": row["relation"],
                **stated,
                "why": told.get("why", []),
                "mentions": mentions[row["edge"]],
                "candidates": candidates,
            }
        )
    return found
