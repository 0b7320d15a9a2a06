"""What still stands: what later documents do to a work."""

from __future__ import annotations

from index.catalogue import Catalogue
from index.graph.net import Net, shown

_EFFECTS = {
    "repeals": "repealed",
    "replaces": "replaced",
    "amends": "amended",
    "extends": "extended",
    "reviews": "reviewed",
}


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
