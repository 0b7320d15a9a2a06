"""Numbers the archive knows, held or cited, that are like one that was typed or read."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from index.catalogue import Catalogue
from index.forms import skeleton, traces
from index.nearness import FARTHEST, FARTHEST_TWICE, Nearness, misread_figures, nearness

_MOST = 6
# Numbers beside one that is there: so many, and borne by no more documents each.
_RARE = 2
# Candidates that are much farther than the best are no help.
_BAND = 0.75
# What is nearer than this was probably meant, and read wrongly.
LIKELY = 0.7


class Near(NamedTuple):
    """A compact number, how far it is from the one asked for, in how many places it differs, whether it is held.

    `number` is how it is written in one of the documents.
    """

    cost: float
    edits: int
    compact: str
    held: bool
    number: str


def misread(catalogue: Catalogue, whole: str) -> list[Near]:
    """Held numbers that differ from `whole` in one figure that is often misread, nearest first; few, and quickly."""
    costs = misread_figures(whole)
    rows = catalogue.all(
        """SELECT compact, number, count(*) AS held FROM records WHERE compact IN (SELECT value FROM json_each(?))
           GROUP BY compact HAVING held <= ?""",
        json.dumps(list(costs)),
        _RARE,
    )
    return sorted(Near(costs[row["compact"]], 1, row["compact"], True, row["number"]) for row in rows)[:_RARE]


def _apart(typed: str, known: str) -> Nearness:
    """How far they are apart, whether or not a leading zero was printed; what divides the year counts nothing."""
    one, other = (re.sub(r"^[0o]+(?=.)", "", each.replace(".", "")) for each in (typed, known))
    found = nearness(one, other)
    if other[1:2].isalpha() and one[1:2].isdigit():
        return min(found, nearness(one, f"0{other}"))
    return min(found, nearness(f"0{one}", other)) if one[1:2].isalpha() and other[1:2].isdigit() else found


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
    measured = sorted((*_apart(whole, known[place]), known[place]) for _, _, place in close)
    found: list[Near] = []
    for cost, edits, compact in measured:
        if cost > min(FARTHEST, measured[0][0] + _BAND) or len(found) == _MOST:
            break
        if edits > 1 and cost > FARTHEST_TWICE:
            continue
        held = catalogue.one("SELECT number FROM records WHERE compact = ? LIMIT 1", compact)
        # Of what is only cited, others' misreadings are known too: so much likeness says nothing.
        cited = None
        if held is None and cost < LIKELY:
            cited = catalogue.one("SELECT number FROM edges WHERE compact = ? LIMIT 1", compact)
        if row := held or cited:
            found.append(Near(cost, edits, compact, held is not None, row["number"]))
    return found
