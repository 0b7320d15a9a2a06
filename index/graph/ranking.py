"""Which works matter most; the one question that takes the whole net."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.catalogue import Catalogue
from index.graph.net import DECIDED, nodes_of, without_row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ends = NDArray[np.int64]


# Of those who cite a work, so many that give it the most weight are told.
_BY = 3


def top(catalogue: Catalogue, limit: int = 20, *, by: str = "rank") -> list[dict[str, Any]]:
    """The works that matter most in the net, by `rank` (PageRank, damping 0.85) or by how many cite them (`cited`).

    `by` of each: the three citing works that give it the most of its rank.
    """
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
    best = np.lexsort((-rank, -cited) if by == "cited" else (-rank,))[:limit].tolist()
    weightiest = _weightiest((source, target), rank / np.maximum(out, 1), best)
    wanted = {place: int(numbers[place]) for place in {*best, *(each for listed in weightiest for each in listed)}}
    nodes = {each["work"]: without_row(each) for each in nodes_of(catalogue, list(wanted.values()))}
    return [
        {
            **nodes[wanted[place]],
            "rank": round(float(rank[place]), 6),
            "cited": int(cited[place]),
            "by": [nodes[wanted[each]] for each in listed],
        }
        for place, listed in zip(best, weightiest, strict=True)
    ]


def _weightiest(ends: tuple[Ends, Ends], flow: NDArray[np.float64], places: list[int]) -> list[list[int]]:
    """For each of these places the places of those who cite it, the weightiest first; `flow` is what each hands on."""
    import numpy as np

    source, target = ends
    order = np.argsort(target, kind="stable")
    sources, sorted_targets = source[order], target[order]
    found = []
    for place in places:
        low, high = np.searchsorted(sorted_targets, (place, place + 1))
        citing = sources[low:high]
        found.append(citing[np.argsort(-flow[citing], kind="stable")[:_BY]].tolist())
    return found


def _pairs(catalogue: Catalogue) -> tuple[Ends, Ends]:
    """Who cites whom, each pair once: two arrays of works, 8 bytes an entry, read off the index."""
    import numpy as np

    rows = catalogue.db.execute(f"SELECT DISTINCT source, target FROM edges WHERE {DECIDED}")
    ends = np.fromiter((end for pair in rows for end in pair), np.int64)
    return ends[::2], ends[1::2]
