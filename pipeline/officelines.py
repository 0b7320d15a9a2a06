"""The lines of a signature block that say in what office and for whom is signed, mended where a seal lies over them.

What they can say is a closed list, and one line tells the next: under "KT. CHỦ TỊCH" stands "PHÓ CHỦ TỊCH". So all
readings of a line together choose from the list, hidden beginnings and what a seal adds counting little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz

from config.vocabulary import table
from pipeline.model import Box, Word
from pipeline.persons import apart, letters_of
from pipeline.rows import Run, overlap, run_of
from pipeline.signing import deputy, hidden, signs
from pipeline.viet import fold

# Costs of letters at either end: hidden by a seal (each, at most), and added by one; and inside the line.
_LOST, _MOST_LOST = 0.4, 1.2
_JUNK, _MOST_JUNK = 0.3, 1.5
_EXTRA, _MISSING = 0.7, 0.9
# What speaks for a deputy under the head whom it signs for, and against the same office twice.
_PAIR, _TWICE = 0.5, 1.5
# Mean cost up to which a line may be taken for one of the list, by how much that must be less than for another one, and
# than as it was read.
_BELIEVED, _CLEAR, _BETTER = 1.25, 0.12, 0.25
_BY_LETTER, _MOST_BELIEVED = 0.18, 2.0
# How many lines of the list are weighed for each place.
_TRIED = 10
# Width of a capital with its blank, in heights of the line.
_WIDE = 0.8
_FEWEST = 4


class _Row(NamedTuple):
    """Readings of one line, at its height on the page."""

    runs: list[Run]

    @property
    def level(self) -> float:
        return median(run.level for run in self.runs)

    @property
    def box(self) -> Box:
        """Where its letters stand, whatever single readings add above and below."""
        boxes = [run.box for run in self.runs]
        y0, y1 = median(box.y0 for box in boxes), median(box.y1 for box in boxes)
        return Box(min(box.x0 for box in boxes), y0, max(box.x1 for box in boxes), y1)


class _Choice(NamedTuple):
    text: str
    cost: float


@cache
def _listed() -> dict[str, str]:
    """The letters of every line of the list → the line in capitals."""
    lines = []
    for role in table("roles")["positions"]:
        name = role["name"].upper()
        lines += [name, f"KT. {name}", f"TL. {name}"] if role["rank"] == 1 else [name]
    lines += [f"TM. {body.upper()}" for body in table("roles")["behalf"]]
    return {_flat(line): line for line in lines}


def _flat(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def mended(lines: Sequence[Run], readings: Sequence[Run], low: float) -> list[Run]:
    """The lines above height `low` as all readings of them suggest, the others as they are."""
    rows = _rows(readings, low)
    chosen = _chosen([(row, _choices(row)) for row in rows])
    out = list(lines)
    for row, choice, told in chosen:
        here = [run for run in out if abs(run.level - row.level) < 0.5 * run.height and _beside(run, row)]
        # What a seal says inside itself is no line, but a deputy may be all hidden.
        if _stands(here, row, choice, told=told) or (not here and not told):
            continue
        out = [run for run in out if run not in here] + [_written(choice, row)]
    return out


def _rows(readings: Sequence[Run], low: float) -> list[_Row]:
    """Readings in capitals by their line, from the top."""
    rows: list[_Row] = []
    for run in sorted(readings, key=lambda run: run.level):
        letters = [char for char in run.text if char.isalpha()]
        capitals = sum(map(str.isupper, letters))
        if run.level >= low or len(letters) < _FEWEST or capitals < 0.7 * len(letters):
            continue
        if rows and overlap(run.box, rows[-1].box) > 0.55:
            rows[-1].runs.append(run)
        else:
            rows.append(_Row([run]))
    return rows


def _beside(run: Run, row: _Row) -> bool:
    return any(min(run.box.x1, other.box.x1) > max(run.box.x0, other.box.x0) for other in row.runs)


def _choices(row: _Row) -> list[_Choice]:
    """The lines of the list that the readings of a row are likest to, the best first."""
    read = {_flat(run.text): 0.1 + run.confidence for run in row.runs}
    near = sorted(
        _listed(), key=lambda line: -max(fuzz.partial_ratio(fold(line), fold(text)) - 0.2 * len(line) for text in read)
    )
    total = sum(read.values())
    costs = (
        _Choice(_listed()[line], sum(weight * _cost(text, line) for text, weight in read.items()) / total)
        for line in near[:_TRIED]
    )
    return sorted(costs, key=lambda choice: choice.cost)


def _chosen(rows: Sequence[tuple[_Row, list[_Choice]]]) -> Iterator[tuple[_Row, _Choice, bool]]:
    """What each row is, and whether the one above or below it tells; alone it is what nothing else fits as well."""
    told: dict[int, _Choice] = {}
    for index, (above, below) in enumerate(pairwise(rows)):
        step = (below[0].level - above[0].level) / below[0].runs[0].height
        if index in told or not 0.7 < step < 2.5:
            continue
        pairs = [(a.cost + b.cost + _together(a, b), a, b) for a in above[1] for b in below[1]]
        cost, a, b = min(pairs, key=lambda pair: pair[0])
        if _together(a, b) < 0 and cost <= 2 * _BELIEVED:
            told |= {index: a, index + 1: b}
    for index, (row, choices) in enumerate(rows):
        others = (other for other in choices[1:] if _head(other.text) != _head(choices[0].text))
        clear = next((other.cost - choices[0].cost for other in others), 1.0) >= _CLEAR
        if index in told or (clear and choices[0].cost <= _believed(choices[0].text)):
            yield row, told.get(index, choices[0]), index in told


def _believed(text: str) -> float:
    """The mean cost up to which a line may be taken for `text`: the longer, the more of it can be misread."""
    return min(_MOST_BELIEVED, max(_BELIEVED, _BY_LETTER * len(_flat(text))))


def _head(text: str) -> str:
    """An office without what says for whom."""
    return re.sub(r"^[KT][TLM]\. ", "", text)


def _together(above: _Choice, below: _Choice) -> float:
    """What it costs that one line stands over another; less than nothing where it has to."""
    head = above.text.removeprefix("KT. ")
    if fold(deputy(head.capitalize())) == fold(below.text):
        return -_PAIR if head != above.text else -_PAIR / 2
    return _TWICE if _head(above.text) == _head(below.text) else 0.0


def _stands(here: Sequence[Run], row: _Row, choice: _Choice, *, told: bool) -> bool:
    """Whether a row is best left as it was read."""
    if len(here) != 1:
        return False
    run = here[0]
    if fold(_flat(run.text)) == fold(_flat(choice.text)):
        return True
    if told or hidden(run.text) or not signs(run.text):
        return False
    read = {_flat(other.text): 0.1 + other.confidence for other in row.runs}
    as_read = sum(weight * _cost(text, _flat(run.text)) for text, weight in read.items()) / sum(read.values())
    return as_read - choice.cost < _BETTER


def _written(choice: _Choice, row: _Row) -> Run:
    """A line of the list at the place of a row, as wide as its widest reading that ends as most do."""
    right = median(run.box.x1 for run in row.runs)
    near = [run for run in row.runs if abs(run.box.x1 - right) < run.height] or row.runs
    y0, y1 = row.box.y0, row.box.y1
    x1 = max(run.box.x1 for run in near)
    x0 = max(min(run.box.x0 for run in near), x1 - _WIDE * (y1 - y0) * len(choice.text))
    sure = round(max(0.35, 0.9 - 0.4 * choice.cost), 3)
    width, at, words = (x1 - x0) / len(choice.text), 0, []
    for text in choice.text.split():
        words.append(Word(text, Box(x0 + at * width, y0, x0 + (at + len(text)) * width, y1), sure))
        at += len(text) + 1
    return run_of(words)


@lru_cache(maxsize=4096)
def _cost(read: str, line: str) -> float:
    """What it costs to read `read` where `line` stands."""
    seen, meant = letters_of(read), letters_of(line)

    def lost(count: int) -> float:
        return min(_LOST * count, _MOST_LOST)

    def junk(count: int) -> float:
        return min(_JUNK * count, _MOST_JUNK)

    best = junk(len(seen)) + lost(len(meant))
    row = [lost(at) for at in range(len(meant) + 1)]
    for number, letter in enumerate(seen, 1):
        before, row = row, [junk(number)]
        for at, other in enumerate(meant, 1):
            step = min(before[at - 1] + apart(letter, other), before[at] + _EXTRA, row[at - 1] + _MISSING)
            row.append(min(step, junk(number) + lost(at)))
        best = min(best, *(cost + lost(len(meant) - at) + junk(len(seen) - number) for at, cost in enumerate(row)))
    return best
