"""How far one number is from another, in the eyes of a reader who may misread or mistype.

An edit distance (Damerau's, adjacent swaps counted as one) in which characters that look alike are close: what is like
what is `config/tables/lookalikes.yaml`. Works on compact numbers (`index.forms.compact`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from config.vocabulary import table

_Step = tuple[float, int]
# The longest run is three characters.
_CONTEXT = 3

_ANY, _LETTER = 1.0, 0.8
# What is read so much less often: enough to choose between two that are else alike.
_BACKWARDS = 0.03
# Farther than this two numbers are different ones: two figures that are seldom taken for one another.
FARTHEST = 1.4
# So far may two numbers be that differ in two places: two figures misread at once are another number.
FARTHEST_TWICE = 1.15


class Nearness(NamedTuple):
    """`cost`: 0 for the same number; `edits`: how many places differ."""

    cost: float
    edits: int


class _Likeness(NamedTuple):
    """Costs of one character for another, and of one run for another by the last characters of both."""

    swaps: dict[tuple[str, str], float]
    runs: dict[tuple[str, str], tuple[tuple[str, str, float], ...]]
    strokes: dict[str, float]


@cache
def _likeness() -> _Likeness:
    known = table("lookalikes")
    swaps: dict[tuple[str, str], float] = {}
    for row in known["figures"]:
        for right, read in row["pairs"]:
            swaps[read, right] = min(row["cost"], swaps.get((read, right), _ANY))
            swaps[right, read] = min(row["cost"] + _BACKWARDS, swaps.get((right, read), _ANY))
    for row in reversed(known["swaps"]):
        for group in row["groups"]:
            swaps |= {(one, other): row["cost"] for one in group for other in group if one != other}
    runs: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for row in known["runs"]:
        for pair in row["pairs"]:
            for one, other in (pair, reversed(pair)):
                runs.setdefault((one[-1:], other[-1:]), []).append((one, other, row["cost"]))
    strokes = dict.fromkeys(known["strokes"]["characters"], known["strokes"]["cost"])
    return _Likeness(swaps, {ends: tuple(found) for ends, found in runs.items()}, strokes)


def misread_figures(number: str) -> dict[str, float]:
    """The numbers that this one is taken for when one figure of its running number is misread, with their costs."""
    found: dict[str, float] = {}
    for place, figure in enumerate(number):
        if not figure.isdigit():
            break
        for other in "0123456789":
            if cost := _likeness().swaps.get((figure, other)):
                found[f"{number[:place]}{other}{number[place + 1 :]}".lstrip("0")] = cost
    return found


def nearness(one: str, other: str) -> Nearness:
    """How far two compact numbers are apart."""
    return _nearness(*_differing(one, other))


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both without what they begin and end with alike, but for as much of it as a run may need on either side."""
    shorter = min(len(one), len(other))
    low = 0
    while low < shorter and one[low] == other[low]:
        low += 1
    high = 0
    while high < shorter - low and one[-1 - high] == other[-1 - high]:
        high += 1
    low, high = max(0, low - _CONTEXT), max(0, high - _CONTEXT)
    return one[low : len(one) - high], other[low : len(other) - high]


def _nearness(one: str, other: str) -> Nearness:
    likeness = _likeness()
    swaps, runs = likeness.swaps, likeness.runs
    drops_one = [_left_out(one, i, likeness) for i in range(1, len(one) + 1)]
    drops_other = [_left_out(other, j, likeness) for j in range(1, len(other) + 1)]
    rows: list[list[_Step]] = [[(0.0, 0)]]
    for j, drop in enumerate(drops_other):
        rows[0].append(_after(rows[0][j], drop))
    for i, a in enumerate(one, 1):
        above, row = rows[-1], [_after(rows[-1][0], drops_one[i - 1])]
        rows.append(row)
        for j, b in enumerate(other, 1):
            before = above[j - 1]
            best = before if a == b else _after(before, swaps.get((a, b)) or _weight(a, b))
            best = min(best, _after(above[j], drops_one[i - 1]), _after(row[j - 1], drops_other[j - 1]))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, _after(rows[i - 2][j - 2], _LETTER))
            for run, instead, cost in runs.get((a, b), ()):
                if one.endswith(run, 0, i) and other.endswith(instead, 0, j):
                    best = min(best, _after(rows[i - len(run)][j - len(instead)], cost))
            row.append(best)
    return Nearness(*rows[-1][-1])


def _left_out(number: str, i: int, likeness: _Likeness) -> float:
    """What the character before `i` weighs: little where it may be a slash that was misread."""
    char = number[i - 1]
    if 1 < i < len(number) and char in likeness.strokes and char.isalpha() and number[i].isdigit():
        # 50I2004: the slash before the year; a letter between figures is none of the number's.
        return 2 * likeness.strokes[char] if number[i - 2].isdigit() else _weight(char, char)
    if 1 < i < len(number) and number[i].isalpha() and char in likeness.strokes:
        # Behind a figure it may well be one itself.
        return _ANY if char.isdigit() and number[i - 2].isdigit() else likeness.strokes[char]
    return _weight(char, char)


def _after(before: _Step, cost: float) -> _Step:
    return before[0] + cost, before[1] + 1


def _weight(one: str, other: str) -> float:
    """A letter of the symbol says less than a figure: there are few symbols and many numbers."""
    return _LETTER if one.isalpha() and other.isalpha() else _ANY
