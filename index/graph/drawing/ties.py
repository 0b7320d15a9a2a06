"""Which citation leaves which box where, before anything has a place on the page.

Of the two ends of a citation the nearer one to the middle is its hub. Citations of one relation to one hub share a line
(a bus); at the far end each box has a port for each relation, where the relation is written. So a hub with forty
citing works has a port for each relation, not forty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from index.relations import partial

Side = Literal[-1, 1]
PART = "-part"
LEFT: Side = -1
RIGHT: Side = 1


class Port(NamedTuple):
    """Where lines leave a box: the side, whether it is the far end, the relation, whether the far end is who cites."""

    key: str
    side: Side
    far: bool
    relation: str
    out: bool


class Tie(NamedTuple):
    """A citation, by its position among the edges of the net."""

    edge: int
    far: Port
    hub: Port


class Seat(NamedTuple):
    """The step and the column of a box."""

    step: int
    column: int


def act(edge: Mapping[str, Any]) -> str:
    """The relation, or what a picture calls it where only a part is ended: `repeals-part`."""
    relation = str(edge["relation"])
    return f"{relation}{PART}" if partial(relation, edge.get("part")) else relation


def ties(edges: Sequence[Mapping[str, Any]], seats: Mapping[str, Seat]) -> list[Tie]:
    """The citations between boxes that have a seat."""
    return list(_ties(edges, seats))


def _ties(edges: Sequence[Mapping[str, Any]], seats: Mapping[str, Seat]) -> Iterator[Tie]:
    for number, edge in enumerate(edges):
        source, target, relation = edge["source"], edge["target"], act(edge)
        if source not in seats or target not in seats:
            continue
        out = abs(seats[source].step) >= abs(seats[target].step)
        far, hub = (source, target) if out else (target, source)
        far_side, hub_side = _sides(seats[far], seats[hub])
        yield Tie(number, Port(far, far_side, True, relation, out), Port(hub, hub_side, False, relation, out))


def _sides(far: Seat, hub: Seat) -> tuple[Side, Side]:
    """Towards each other; within a column both away from the middle."""
    if far.column > hub.column:
        return LEFT, RIGHT
    if far.column < hub.column:
        return RIGHT, LEFT
    return (RIGHT, RIGHT) if far.step >= 0 else (LEFT, LEFT)


def ports(found: Iterable[Tie], order: Sequence[str]) -> dict[tuple[str, Side], list[Port]]:
    """The ports on each side of each box from above, relations in this order."""
    by_side: dict[tuple[str, Side], list[Port]] = {}
    rank = {relation: position for position, relation in enumerate(order)}
    for tie in found:
        for port in (tie.far, tie.hub):
            listed = by_side.setdefault((port.key, port.side), [])
            if port not in listed:
                listed.append(port)
    for listed in by_side.values():
        listed.sort(key=lambda port: (not port.far, rank.get(port.relation, len(rank)), port.relation, port.out))
    return by_side
