"""Which works matter most; the one question that takes the whole net."""

from __future__ import annotations

from typing import Any

from index.catalogue import Catalogue
from index.graph.net import nodes_of, without_row


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
