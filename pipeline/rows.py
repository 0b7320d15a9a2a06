"""From words in any order to runs (words side by side on one line) and rows (runs at one height)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from pipeline.model import Box, End, Line, Region, Word
from pipeline.viet import fold

# Room left to be filled in by hand or by stamp (Số:      /KH-UBND, ngày    tháng): kept wide in the text, so that the
# text stage sees that a value is missing.
_LEFT_OPEN = re.compile(r"(?:so\W* [/-]|so\W* ?[:.]\W* ?/|ngay (?:thang|/)|thang (?:nam|/))")


def left_open(before: Word, after: Word) -> bool:
    """Whether room for a number, day or month was left between two words of one line."""
    _, y0, x1, y1 = before.box
    wide = after.box.x0 - x1 > 1.2 * (y1 - y0)
    return wide and bool(_LEFT_OPEN.match(f"{fold(before.text)} {fold(after.text)}"))


class _Words(NamedTuple):
    words: tuple[Word, ...]
    box: Box


class Run(_Words):
    """Words side by side with no gap wider than a letter is high. Never empty; its properties are worked out once."""

    @cached_property
    def text(self) -> str:
        """The words with single blanks, and with a wide one where a number or day was left out."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            parts += ["    " if left_open(before, word) else " ", word.text]
        return "".join(parts)

    @cached_property
    def folded(self) -> str:
        """Its text without marks and capitals."""
        return fold(self.text)

    @cached_property
    def height(self) -> float:
        """Height of its print in points: that of a usual word in it, so one tall bracket does not count."""
        return median([word.box.y1 - word.box.y0 for word in self.words])

    @property
    def middle(self) -> float:
        return (self.box.x0 + self.box.x1) / 2

    @cached_property
    def level(self) -> float:
        """Height of the line on the page: the median middle of its words, steady against ascenders and marks."""
        return median([(word.box.y0 + word.box.y1) / 2 for word in self.words])

    @cached_property
    def upper(self) -> bool:
        """Whether it is set in capitals (at least two letters, none small but for one or two misread)."""
        letters = list(filter(str.isalpha, self.text))
        return len(letters) >= 2 and sum(map(str.islower, letters)) <= len(letters) * 0.12

    @cached_property
    def confidence(self) -> float:
        return confidence_of(self.words)

    def line(self, region: Region = "body", end: End = "open") -> Line:
        return Line(self.text, self.box, self.words, region, end, round(self.confidence, 3))


_from_left = attrgetter("box.x0")


def run_of(words: Iterable[Word]) -> Run:
    """A run of these words, put in order from left to right."""
    ordered = tuple(sorted(words, key=_from_left))
    return Run(ordered, box_of(ordered))


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around words, of which there is at least one."""
    if len(words) == 1:
        return words[0].box
    x0, y0, x1, y1 = zip(*[word.box for word in words], strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


def confidence_of(words: Sequence[Word]) -> float:
    """Mean confidence of words, weighted by their length; 0 where there is none."""
    letters = sum([len(word.text) for word in words])
    return sum([word.confidence * len(word.text) for word in words]) / letters if letters else 0.0


def as_one(lines: Sequence[Line]) -> list[Line]:
    """The lines of one thing on the page (a stamp) as a single line, divided by " | "; empty where there are none."""
    if not lines:
        return []
    words = tuple(word for line in lines for word in line.words)
    run = run_of(words)
    return [
        Line(
            " | ".join(line.text for line in lines), run.box, words, lines[0].region, "paragraph", run.line().confidence
        )
    ]


def overlap(a: Box, b: Box) -> float:
    """Share of the lower box's height that both have in common, 0..1."""
    _, a0, _, a1 = a
    _, b0, _, b1 = b
    common = (a1 if a1 < b1 else b1) - (a0 if a0 > b0 else b0)
    if common <= 0.0:
        return 0.0
    return common / max(0.1, min(a1 - a0, b1 - b0))


def centre_in(box: Box, place: Box) -> bool:
    """Whether the middle of a box lies in a place."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1


def runs_of(words: Sequence[Word], gap: float = 1.3) -> list[Run]:
    """Group words into runs; `gap` is the widest blank inside a run, in heights of usual print. Sorted from the top."""
    if not words:
        return []
    usual = median([word.box.y1 - word.box.y0 for word in words])
    runs: list[list[Word]] = []
    for band in _bands(sorted(words, key=attrgetter("box.x0", "box.y0"))):
        runs += _in_line(band, usual, gap) or _in_any_height(band, usual, gap)
    return sorted(map(run_of, runs), key=lambda run: (run.level, run.box.x0, run.words[0].box.y0))


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Words in the order given, by the strips of the page that no other strip overlaps in height."""
    band_of: dict[tuple[float, float], list[Word]] = {}
    bands: list[list[Word]] = []
    low = float("-inf")
    for top, bottom in sorted({word.box[1::2] for word in words}):
        if top >= low:
            bands.append([])
        band_of[top, bottom] = bands[-1]
        low = max(low, bottom)
    for word in words:
        band_of[word.box[1::2]].append(word)
    return bands


def _in_line(words: Sequence[Word], usual: float, gap: float) -> list[list[Word]]:
    """Runs of words from the left where they plainly stand in one line, each about as high as the one before; empty
    where they do not, or lie over one another.
    """
    last = words[0].box
    runs = [[words[0]]]
    for word in words[1:]:
        box = word.box
        away, high = box.x0 - last.x1, last.y1 - last.y0
        if away <= -0.7 * usual or high < 0.1:
            return []
        level = box.y0 == last.y0 and box.y1 == last.y1
        if not level and (min(high, box.y1 - box.y0) < 0.5 * usual or overlap(last, box) <= 0.5):
            return []
        if away > gap * usual and away > gap * min(2 * usual, high):
            runs.append([])
        runs[-1].append(word)
        last = box
    return runs


def _in_any_height(words: Sequence[Word], usual: float, gap: float) -> list[list[Word]]:
    """Runs of words from the left, each joined to the run it has most height in common with."""
    open_runs: list[list[Word]] = []
    # Runs by the heights their words stand at: only those can take a word.
    step = max(1.0, usual)
    standing: defaultdict[int, set[int]] = defaultdict(set)
    for word in words:
        levels = range(int(word.box.y0 // step), int(word.box.y1 // step) + 1)
        near = set().union(*[standing[level] for level in levels]) if len(levels) > 1 else standing[levels[0]]
        best, score = len(open_runs), 0.5
        for at in sorted(near):
            together = _together(open_runs[at], word.box, usual, gap)
            if together > score:
                best, score = at, together
            elif together < 0.0:
                for level in levels:  # words come from the left: this run is too far away for all that follow
                    standing[level].discard(at)
        if best == len(open_runs):
            open_runs.append([])
        open_runs[best].append(word)
        for level in levels:
            standing[level].add(best)
    return open_runs


def _together(run: Sequence[Word], box: Box, usual: float, gap: float) -> float:
    """How much height a word at `box` has in common with the run before it, 0..1; -1 where it is too far away."""
    last = run[-1].box
    _, y0, x1, y1 = last
    away, high = box.x0 - x1, y1 - y0
    if away > gap * usual and away > gap * min(2 * usual, high):
        return -1.0
    if away <= -0.7 * usual:
        return 0.0
    # Marks as low as a dash or a dot sit anywhere inside the line: judge them against the run.
    low = box.y1 - box.y0 < 0.5 * usual or high < 0.5 * usual
    return overlap(box_of(run[-3:]) if low else last, box)


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs at one height, each row from left to right, rows from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.level):
        row = rows[-1] if rows else None
        if row and _same_height(row[0], run) and not any(_above(other, run) for other in row):
            row.append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.box.x0) for row in rows]


def _same_height(a: Run, b: Run) -> bool:
    return abs(a.level - b.level) < 0.55 * max(min(a.height, b.height), 4.0)


def _above(a: Run, b: Run) -> bool:
    """Two runs over one another cannot be in one row, however close their heights."""
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 2.0


def gutter(words: Sequence[Word], low: float, high: float) -> tuple[float, float] | None:
    """The widest strip between x = `low` and `high` that no word crosses, None where every x is crossed.

    A strip that a single word crosses (pen, seal) is taken when nothing else is free.
    """
    for spare in (0, 1):
        strips = _strips(words, low, high, spare)
        if strips:
            return max(strips, key=lambda strip: strip[1] - strip[0])
    return None


def _strips(words: Sequence[Word], low: float, high: float, spare: int) -> list[tuple[float, float]]:
    changes = sorted(
        [(word.box.x0, 1) for word in words] + [(word.box.x1, -1) for word in words] + [(low, 0), (high, 0)]
    )
    strips, depth, since = [], 0, None
    for x, change in changes:
        if since is not None and x > since and depth <= spare:
            left, right = max(since, low), min(x, high)
            if right - left > 3.0:
                strips.append((left, right))
        depth += change
        since = x
    return _joined(strips) if spare else strips


def _joined(strips: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for strip in strips:
        if joined and strip[0] - joined[-1][1] < 0.5:
            joined[-1] = (joined[-1][0], strip[1])
        else:
            joined.append(strip)
    return joined


def split_at(runs: Sequence[Run], x: float) -> list[Run]:
    """Runs cut in two where they pass over `x` between two of their words."""
    out = []
    for run in runs:
        left = [word for word in run.words if (word.box.x0 + word.box.x1) / 2 < x]
        right = [word for word in run.words if (word.box.x0 + word.box.x1) / 2 >= x]
        out += [run_of(part) for part in (left, right) if part]
    return out
