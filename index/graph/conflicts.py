"""What contradicts what in the archive."""

from __future__ import annotations

import json
from typing import Any

from index.catalogue import Catalogue


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
