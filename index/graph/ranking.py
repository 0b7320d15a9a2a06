"""Which works matter most; the one question that takes the whole net."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.catalogue import Catalogue
from index.graph.net import DECIDED, nodes_of, without_row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ends = NDArray[np.int64]


def top(catalogue: Catalogue, limit: int = 20) -> list[dict[str, Any]]:
    """The works that matter most in the net (PageRank, damping 0.85), with the number of works citing each."""
    import numpy as np

    source, target = _pairs(catalogue)
    numbers = np.fromiter((row[0] for row in catalogue.db.execute("SELECT work FROM works ORDER BY work")), np.int64)
    if not numbers.size or not source.size:
        return []
    source, target = np.searchsorted(numbers, source), np.searchsorted(numbers, target)
    count = len(numbers)
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
    best = np.argsort(-rank, kind="stable")[:limit]
    nodes = {each["work"]: each for each in nodes_of(catalogue, numbers[best].tolist())}
    return [
        {**without_row(nodes[work]), "rank": round(float(rank[place]), 6), "cited": int(cited[place])}
        for work, place in zip(numbers[best].tolist(), best.tolist(), strict=True)
    ]


def _pairs(catalogue: Catalogue) -> tuple[Ends, Ends]:
    """Who cites whom, each pair once: two arrays of works, 8 bytes an entry, read off the index."""
    import numpy as np

    rows = catalogue.db.execute(f"SELECT DISTINCT source, target FROM edges WHERE {DECIDED}")
    ends = np.fromiter((end for pair in rows for end in pair), np.int64)
    return ends[::2], ends[1::2]
