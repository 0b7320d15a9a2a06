"""What the archive lacks: works cited but not held, and holes in the series of numbers."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from index.catalogue import Catalogue
from index.graph.net import node


def missing(catalogue: Catalogue, limit: int = 100) -> list[dict[str, Any]]:
    """What is cited but not held, the most wanted first, with those who cite it."""
    # Only what is cited as often as the last of them can be among them; mentions decide between equals.
    rows = catalogue.all(
        """WITH wanted AS (
             SELECT work FROM works WHERE NOT held AND cited > 0 AND cited >= coalesce(
               (SELECT cited FROM works WHERE NOT held ORDER BY cited DESC LIMIT 1 OFFSET ?1 - 1), 0))
           SELECT w.*, (SELECT count(*) FROM edges e JOIN mentions m USING (edge) WHERE e.target = w.work) AS mentions
           FROM wanted JOIN works w USING (work) ORDER BY w.cited DESC, mentions DESC, w.key LIMIT ?1""",
        limit,
    )
    wanted = []
    for row in rows:
        by = catalogue.all(
            """SELECT DISTINCT r.id, r.number, r.kind, r.issuer, e.relation FROM edges e JOIN records r USING (rid)
               WHERE e.target = ? ORDER BY e.cited_on LIMIT 20""",
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
