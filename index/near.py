"""Numbers the archive knows, held or cited, that are like one that was typed or read."""

from __future__ import annotations

import json
from typing import NamedTuple

from index.catalogue import Catalogue
from index.forms import skeleton, traces
from index.nearness import FARTHEST, nearness

_MOST = 8
# Candidates that are much farther than the best are no help.
_BAND = 0.75


class Near(NamedTuple):
    """A compact number, how far it is from the one asked for, in how many places it differs, whether it is held."""

    cost: float
    edits: int
    compact: str
    held: bool


def like(catalogue: Catalogue, whole: str) -> list[Near]:
    """The numbers nearest to the compact number `whole`, nearest first; itself is not among them."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    rows = catalogue.all(
        """SELECT DISTINCT n.compact FROM number_forms f JOIN numbers n USING (number)
           WHERE f.form IN (SELECT value FROM json_each(?)) AND n.compact != ?""",
        json.dumps(sorted(traces(whole))),
        whole,
    )
    known = [row["compact"] for row in rows]
    bones = skeleton(whole)
    close = process.extract(bones, [skeleton(each) for each in known], scorer=OSA.distance, score_cutoff=2, limit=None)
    measured = sorted((*nearness(whole, known[place]), known[place]) for _, _, place in close)
    found: list[Near] = []
    for cost, edits, compact in measured:
        if cost > min(FARTHEST, measured[0][0] + _BAND) or len(found) == _MOST:
            break
        held = catalogue.one("SELECT 1 FROM records WHERE compact = ? LIMIT 1", compact) is not None
        if held or catalogue.one("SELECT 1 FROM edges WHERE compact = ? LIMIT 1", compact):
            found.append(Near(cost, edits, compact, held))
    return found
