"""What stands where: steps from the work that was asked for, to the left what it cites, to the right what cites it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Net = Mapping[str, Any]
# Which citations tell most, for what is shown where not all can be.
WEIGHT = {
    "repeals": 6, "replaces": 6, "amends": 5, "implements": 4, "guides": 4, "extends": 4, "reviews": 3,
    "attached-to": 3, "based-on": 2,
}  # fmt: skip
_MARGIN, _BOX, _PROPORTION = 130, 240, 1.5


class Shelf(NamedTuple):
    """The works of one step in order, and how many of that step are not shown; `step` is negative for what is cited."""

    step: int
    keys: tuple[str, ...]
    more: int


def steps(net: Net) -> dict[str, int]:
    """Key of each work → its step. The first node is the one that was asked for, at 0.

    What can be reached without turning lies as far as the way is long, the rest one step beside what it touches.
    """
    if not net["nodes"]:
        return {}
    forth, back = _neighbours(net["edges"])
    origin = net["nodes"][0]["key"]
    cited, citing = _distances(origin, forth), _distances(origin, back)
    found = {key: -far for key, far in cited.items()}
    found |= {key: far for key, far in citing.items() if key not in cited or far < cited[key]}
    waiting = deque(sorted(found, key=lambda key: (abs(found[key]), key)))
    while waiting:
        key = waiting.popleft()
        for others, beside in ((forth[key], -1), (back[key], 1)):
            for other in others:
                if other not in found:
                    found[other] = found[key] + beside
                    waiting.append(other)
    return {node["key"]: found.get(node["key"], 0) for node in net["nodes"]}


def _neighbours(edges: Iterable[Mapping[str, Any]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    forth: dict[str, list[str]] = defaultdict(list)
    back: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        forth[edge["source"]].append(edge["target"])
        back[edge["target"]].append(edge["source"])
    return forth, back


def _distances(origin: str, ways: Mapping[str, Sequence[str]]) -> dict[str, int]:
    found, waiting = {origin: 0}, deque([origin])
    while waiting:
        key = waiting.popleft()
        for other in ways.get(key, ()):
            if other not in found:
                found[other] = found[key] + 1
                waiting.append(other)
    return found


def shelves(net: Net, most: int) -> list[Shelf]:
    """The works by step from left to right, at most so many, the nearest and weightiest; the others are counted."""
    where = steps(net)
    kept = set(_weightiest(net, where)[:most])
    more: dict[int, int] = defaultdict(int)
    for told in net.get("left_out", ()):
        more[-told["step"] if told["direction"] == "cites" else told["step"]] += told["works"]
    for key, step in where.items():
        more[step] += key not in kept
    keys = _ordered(net, {key: step for key, step in where.items() if key in kept})
    every = sorted({*keys, *(step for step, count in more.items() if count)})
    return [Shelf(step, tuple(keys.get(step, ())), more[step]) for step in every]


def _weightiest(net: Net, where: Mapping[str, int]) -> list[str]:
    weight: dict[str, int] = defaultdict(int)
    degree: dict[str, int] = defaultdict(int)
    for edge in net["edges"]:
        for end in (edge["source"], edge["target"]):
            weight[end] = max(weight[end], WEIGHT.get(edge["relation"], 1))
            degree[end] += 1
    return sorted(where, key=lambda key: (abs(where[key]), -weight[key], -degree[key], key))


def _ordered(net: Net, where: Mapping[str, int]) -> dict[int, list[str]]:
    """Each step by date, the undated last; from the second step on beside what they hang on."""
    dates = {node["key"]: (node.get("date") or "9999", node.get("number") or "", node["key"]) for node in net["nodes"]}
    hangs = _inner(net["edges"], where)
    keys: dict[int, list[str]] = defaultdict(list)
    for key, step in where.items():
        keys[step].append(key)
    place: dict[str, int] = {}
    for step in sorted(keys, key=abs):
        # What each of this step hangs on was placed before.
        beside = {
            key: min((place[on] for on in hangs[key] if on in place), default=0) if abs(step) > 1 else 0
            for key in keys[step]
        }
        keys[step] = [key for *_, key in sorted((beside[key], *dates[key]) for key in keys[step])]
        place |= {key: position for position, key in enumerate(keys[step])}
    # What was asked for comes first among its like.
    if net["nodes"]:
        origin = net["nodes"][0]["key"]
        keys[0].sort(key=lambda key: key != origin)
    return keys


def _inner(edges: Iterable[Mapping[str, Any]], where: Mapping[str, int]) -> dict[str, list[str]]:
    """Of each work those it touches that are nearer to the middle."""
    found: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        for one, other in ((edge["source"], edge["target"]), (edge["target"], edge["source"])):
            if one in where and other in where and abs(where[other]) < abs(where[one]):
                found[one].append(other)
    return found


def columns(heights: Sequence[Sequence[int]], gap: int) -> list[list[int]]:
    """How many boxes stand in each column of each shelf, so that the whole is about half as broad again as high."""
    totals = [[height + gap for height in shelf] for shelf in heights]
    room = max((height for shelf in totals for height in shelf), default=0)
    while True:
        cut = [_cut(shelf, room) for shelf in totals]
        if sum(map(len, cut)) * (_BOX + _MARGIN) <= _PROPORTION * room or all(len(shelf) <= 1 for shelf in cut):
            return [_levelled(shelf, len(counts)) for shelf, counts in zip(totals, cut, strict=True)]
        room += 40


def _cut(heights: Sequence[int], room: float) -> list[int]:
    counts: list[int] = []
    left = 0.0
    for height in heights:
        if not counts or height > left:
            counts.append(0)
            left = room
        counts[-1] += 1
        left -= height
    return counts


def _levelled(heights: Sequence[int], most: int) -> list[int]:
    """So many columns at most, as level as can be."""
    if not heights:
        return []
    room = max(sum(heights) / most, *heights)
    while len(_cut(heights, room)) > most:
        room += 8
    return _cut(heights, room)
