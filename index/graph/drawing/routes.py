"""Where boxes stand and lines run: between columns up and down, past columns above or below all boxes.

So no line crosses a box, and none runs along another: boxes and ports stand on a raster of 8 pixels on which ports to
the right and to the left never lie at one height. Units are pixels; above is 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.graph.drawing.ties import LEFT, RIGHT, Port, Side, Tie

BOX, GAP, PITCH = 240, 16, 16
_RASTER, _LANE, _TRACK, _CLEAR = 8, 8, 9, 10
Ports = Mapping[tuple[str, Side], Sequence[Port]]
Point = tuple[float, float]
# Where a line runs up and down: the gap between columns, counted from the left, and the port of its hub.
_Track = tuple[int, Port]


class Box(NamedTuple):
    """A work in its column."""

    key: str
    column: int
    x: float
    y: float
    height: float


class Wire(NamedTuple):
    """A citation: corners from who cites to what is cited, and where it parts from others of its line."""

    edge: int
    points: tuple[Point, ...]
    joints: tuple[Point, ...]


class Sheet(NamedTuple):
    """A drawing with its upper left corner at 0, 0; `ports` says where each port of a far end lies."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    ports: Mapping[Port, Point]


class _Plan(NamedTuple):
    """Heights of ports and lanes, left edges of columns, places of tracks."""

    columns: Mapping[str, int]
    port: Mapping[Port, float]
    lane: Mapping[Port, float]
    spans: Mapping[_Track, tuple[float, float]]
    left: Sequence[float]
    track: Mapping[_Track, float]

    def gap(self, port: Port) -> int:
        """The gap between columns into which a port opens."""
        return self.columns[port.key] + (port.side == RIGHT)

    def at(self, port: Port) -> Point:
        """Where a port lies."""
        return self.left[self.columns[port.key]] + BOX * (port.side == RIGHT), self.port[port]


def height(own: int, ports: Iterable[Sequence[Port]]) -> int:
    """How high a box is: its lines need `own`, its ports may need more."""
    needed = max([own, *(len(side) * PITCH + _RASTER for side in ports)])
    return -(-needed // _RASTER) * _RASTER


def sheet(columns: Sequence[Sequence[tuple[str, int]]], ties: Sequence[Tie], ports: Ports, room: float) -> Sheet:
    """Boxes of these keys and heights, column by column from the left; `room` is what the widest label takes."""
    boxes, bottom = _stacked(columns)
    where = {box.key: box.column for box in boxes}
    heights = dict(_heights(boxes, ports))
    plan = _Plan(where, heights, {}, {}, (), {})
    lanes, above, below = _lanes(plan, ties, bottom)
    plan = plan._replace(lane=lanes)
    plan = plan._replace(spans=_spans(plan, ties))
    left, track, width = _across(len(columns), plan, ports, room)
    plan = plan._replace(left=left, track=track)
    furthest = _furthest(plan, ties)
    down = Sheet(
        width,
        bottom + above + below,
        tuple(box._replace(x=left[box.column], y=box.y + above) for box in boxes),
        tuple(_lowered(_wire(plan, tie, furthest), above) for tie in ties),
        {tie.far: (plan.at(tie.far)[0], plan.at(tie.far)[1] + above) for tie in ties},
    )
    return down


def _stacked(columns: Sequence[Sequence[tuple[str, int]]]) -> tuple[list[Box], float]:
    """Boxes one below the other, each column in the middle of the height of all, which is the second value."""
    highest = max((sum(height + GAP for _, height in column) - GAP for column in columns if column), default=0)
    boxes = []
    for number, column in enumerate(columns):
        y = (highest - sum(height + GAP for _, height in column) + GAP) // 2 // _RASTER * _RASTER
        for key, height in column:
            boxes.append(Box(key, number, 0.0, float(y), height))
            y += height + GAP
    return boxes, float(highest)


def _heights(boxes: Iterable[Box], ports: Ports) -> Iterator[tuple[Port, float]]:
    for box in boxes:
        for side in (LEFT, RIGHT):
            listed = ports.get((box.key, side), ())
            first = (box.height - (len(listed) - 1) * PITCH) // 2 // _RASTER * _RASTER
            for position, port in enumerate(listed):
                yield port, box.y + first + position * PITCH + (0 if side == RIGHT else _RASTER // 2)


def _lanes(plan: _Plan, ties: Sequence[Tie], bottom: float) -> tuple[dict[Port, float], float, float]:
    """The height of each line that passes columns, above or below, and what room that takes there."""
    gaps: dict[Port, set[int]] = defaultdict(set)
    ends: dict[Port, list[float]] = defaultdict(list)
    for tie in ties:
        gaps[tie.hub] |= {plan.gap(tie.far), plan.gap(tie.hub)}
        ends[tie.hub] += [plan.port[tie.far], plan.port[tie.hub]]
    passing = [hub for hub, over in gaps.items() if len(over) > 1]
    high = {hub for hub in passing if sum(ends[hub]) / len(ends[hub]) <= bottom / 2}
    lanes: dict[Port, float] = {}
    rooms = []
    for up in (True, False):
        spans = {hub: (min(gaps[hub]), max(gaps[hub])) for hub in passing if (hub in high) == up}
        packed = _packed(spans, 1)
        for hub, lane in packed.items():
            lanes[hub] = -GAP - lane * _LANE if up else bottom + GAP + lane * _LANE
        rooms.append(GAP + _LANE * (max(packed.values()) + 1) if packed else 0)
    return lanes, rooms[0], rooms[1]


def _packed(spans: Mapping[Port, tuple[float, float]], clear: float) -> dict[Port, int]:
    """Numbers for spans so that those which come nearer than `clear` have different ones; few numbers."""
    ends: list[float] = []
    found: dict[Port, int] = {}
    for port, (low, high) in sorted(spans.items(), key=lambda item: (item[1], item[0])):
        free = next((number for number, end in enumerate(ends) if end + clear <= low), len(ends))
        if free == len(ends):
            ends.append(high)
        else:
            ends[free] = high
        found[port] = free
    return found


def _spans(plan: _Plan, ties: Iterable[Tie]) -> dict[_Track, tuple[float, float]]:
    """From where to where each line runs up and down in each gap."""
    met: dict[_Track, list[float]] = defaultdict(list)
    for tie in ties:
        for port in (tie.far, tie.hub):
            met[plan.gap(port), tie.hub] += [plan.port[port], *([plan.lane[tie.hub]] if tie.hub in plan.lane else [])]
    return {track: (min(heights), max(heights)) for track, heights in met.items()}


def _across(count: int, plan: _Plan, ports: Ports, room: float) -> tuple[list[float], dict[_Track, float], float]:
    """Left edges of the columns, places of the tracks, and the width of all."""
    left: list[float] = []
    places: dict[_Track, float] = {}
    x = 0.0
    for gap in range(count + 1):
        facing = [port for listed in ports.values() for port in listed if plan.gap(port) == gap]
        before, after = (_zone([port for port in facing if port.side == side], room) for side in (RIGHT, LEFT))
        packed = _packed({hub: span for (at, hub), span in plan.spans.items() if at == gap}, _CLEAR)
        if packed and gap > 0:
            # A line that only passes keeps off the boxes to its left, as it does off those to its right.
            before = max(before, _TRACK)
        for hub, number in packed.items():
            places[gap, hub] = x + before + number * _TRACK
        tracks = (max(packed.values()) + 1) * _TRACK if packed else 0
        x += max(before + tracks + after, 3 * _TRACK if 0 < gap < count else 0)
        if gap < count:
            left.append(x)
            x += BOX
    return left, places, x


def _zone(ports: Sequence[Port], room: float) -> float:
    """What is kept free beside the boxes for labels and arrows."""
    return room if any(port.far for port in ports) else 2 * _TRACK if ports else 0


def _furthest(plan: _Plan, ties: Iterable[Tie]) -> dict[Port, float]:
    """How far the line out of each port goes before its last turn."""
    found: dict[Port, float] = {}
    for tie in ties:
        for port in (tie.far, tie.hub):
            x = plan.track[plan.gap(port), tie.hub]
            far = abs(x - plan.at(port)[0])
            found[port] = max(found.get(port, 0), far)
    return found


def _wire(plan: _Plan, tie: Tie, furthest: Mapping[Port, float]) -> Wire:
    far, hub = (plan.gap(port) for port in (tie.far, tie.hub))
    turns = [(plan.track[far, tie.hub], plan.port[tie.far])]
    if far != hub:
        turns += [(plan.track[gap, tie.hub], plan.lane[tie.hub]) for gap in (far, hub)]
    turns.append((plan.track[hub, tie.hub], plan.port[tie.hub]))
    joints = []
    for port, (x, y) in ((tie.far, turns[0]), (tie.hub, turns[-1])):
        low, high = plan.spans[plan.gap(port), tie.hub]
        goes_on = abs(x - plan.at(port)[0]) < furthest[port]
        if (low < y) + (y < high) + goes_on > 1:
            joints.append((x, y))
    points = [plan.at(tie.far), *turns, plan.at(tie.hub)]
    return Wire(tie.edge, tuple(points if tie.far.out else points[::-1]), tuple(joints))


def _lowered(wire: Wire, by: float) -> Wire:
    points, joints = (tuple((x, y + by) for x, y in some) for some in (wire.points, wire.joints))
    return Wire(wire.edge, points, joints)
