"""From a net to its picture: what stands where, how high, and the page made of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import ceil

from index.graph.drawing import routes
from index.graph.drawing.figures import Figure, figures
from index.graph.drawing.layers import Net, Shelf, columns, shelves
from index.graph.drawing.lettering import width
from index.graph.drawing.page import ARROW, LABEL, LOOK, MORE, Page, more, word, written
from index.graph.drawing.ties import LEFT, RIGHT, Seat, ports, ties

MOST = 120


def draw(net: Net, *, asked: Sequence[str] = (), most: int = MOST) -> str:
    """The SVG of a net (`{nodes, edges}`, the first node in the middle); `asked` are keys to be made prominent.

    Beyond `most` works the nearest and weightiest are drawn and the others counted, step by step.
    """
    named = asked or [node["key"] for node in net["nodes"][:1]]
    told, stood = figures(net, named), shelves(net, most)
    # Within a step citations leave on the outer side whichever columns it gets: reckoned with before there are any.
    seats = {key: Seat(shelf.step, shelf.step) for shelf in stood for key in shelf.keys}
    stacks = _stacks(stood, _grown(told, net, seats))
    seats = {key: Seat(step, number) for number, (step, keys) in enumerate(stacks) for key in keys if key in told}
    tied = ties(net["edges"], seats)
    heights = _grown(told, net, seats)
    # Whole pixels only: what touches does so exactly.
    room = ceil(max((width(word(tie.far.relation), LABEL) for tie in tied), default=0)) + ARROW + 12
    stacked = [[(key, heights.get(key, MORE)) for key in keys] for _, keys in stacks]
    sheet = routes.sheet(stacked, tied, ports(tied, tuple(LOOK)), room)
    return written(Page(net, told, sheet, stood, [step for step, _ in stacks], len(named) == 1))


def _grown(told: dict[str, Figure], net: Net, seats: dict[str, Seat]) -> dict[str, int]:
    """Heights of the boxes with these seats: as their text wants it, or their ports."""
    found = ports(ties(net["edges"], seats), tuple(LOOK))
    sides = {key: [found.get((key, side), ()) for side in (LEFT, RIGHT)] for key in seats}
    return {key: routes.height(told[key].height, sides[key]) for key in seats}


def _stacks(stood: Sequence[Shelf], heights: dict[str, int]) -> list[tuple[int, list[str]]]:
    """The columns from left to right, each with its step; what is not shown closes its step."""
    keys = [[*shelf.keys, *([more(shelf.step)] if shelf.more else [])] for shelf in stood]
    counts = columns([[heights.get(key, MORE) for key in shelf] for shelf in keys], routes.GAP)
    stacks = []
    for shelf, every, count in zip(stood, keys, counts, strict=True):
        coming = iter(every)
        stacks += [(shelf.step, list(islice(coming, number))) for number in count]
    return stacks
