"""What a person decides of a citation: which document is meant, or that none of those held is."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from index import labels, refs
from index.catalogue import Catalogue
from index.catalogue.corrections import NOT_HELD, TARGET
from index.forms import compact
from index.graph.net import node
from pipeline.errors import NotFoundError, UsageError
from pipeline.viet import fold


class Decision(NamedTuple):
    """`citing` and `cited` as a person types them; `to` another document, NOT_HELD, or None to take a decision back."""

    citing: str
    cited: str
    to: str | None
    by: str
    note: str = ""


def decide(catalogue: Catalogue, decision: Decision) -> dict[str, Any]:
    """Write it down for good and give the citation as it stands then.

    Raises NotFoundError where the document cites nothing of that number or name, UsageError where a document would
    cite itself, and what `refs.work` raises.
    """
    id_ = refs.record_id(catalogue, decision.citing)
    edge = _edge(catalogue, id_, decision.cited)
    to: str | None = decision.to
    if to not in {None, NOT_HELD}:
        work = refs.work(catalogue, str(to))
        if work["work"] == edge["source"]:
            raise UsageError(f"{decision.citing} would cite itself", code="SELF-CITATION")
        # A key may change with what is known of a document, the id of its record does not.
        held = catalogue.one("SELECT min(id) AS id FROM records WHERE work = ?", work["work"])
        to = held["id"] if held and held["id"] else work["key"]
    catalogue.correct(id_, TARGET + edge["bucket"], to, by=decision.by, note=decision.note)
    now = _edge(catalogue, id_, decision.cited)
    target = catalogue.one(
        """SELECT w.*, (SELECT min(id) FROM records r WHERE r.work = w.work) AS id FROM works w WHERE work = ?""",
        now["target"],
    )
    told = json.loads(now["why"] or "{}")
    return {
        "id": id_,
        "cited": now["number"] or now["name"],
        "relation": now["relation"],
        "state": now["state"],
        "target": node(target, target["id"]) if target else None,
        "why": told.get("why", []),
    }


def _edge(catalogue: Catalogue, id_: str, cited: str) -> Any:
    edges = catalogue.all("SELECT e.* FROM edges e JOIN records r USING (rid) WHERE r.id = ? ORDER BY position", id_)
    found = [edge for edge in edges if edge["compact"] and edge["compact"] == compact(cited)]
    # Luật Lưu trữ is cited as Lưu trữ, a Luật.
    found = found or [
        edge for edge in edges if fold(cited) in {fold(edge["name"] or ""), fold(labels.title(dict(edge)))}
    ]
    if not found:
        named = ", ".join(edge["number"] or edge["name"] or "" for edge in edges[:10])
        raise NotFoundError(f"{id_} cites no {cited}", hint=f"it cites {named}" if named else "it cites nothing")
    return found[0]
