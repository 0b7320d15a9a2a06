"""What all writers of placed text share: the printed rows of a page, which way they run, and text that XML can hold."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.model import Box, Line, Page, Region, Word
from pipeline.viet import nfc

# What XML 1.0 cannot hold, and what no font can stand for: controls, halves of surrogate pairs, non-characters.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]")
# A row must be this long, in points, and have so many words to tell the slope of a page.
_LONG, _MANY = 150.0, 4
# Rows that rise or fall by less, in degrees, are level.
_LEVEL = 0.1


class Row(NamedTuple):
    """Words that stand side by side on the page, in order; never empty."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.union(word.box)
        return box


class Paragraph(NamedTuple):
    """Rows that belong together."""

    rows: tuple[Row, ...]

    @property
    def box(self) -> Box:
        return around([row.box for row in self.rows])


class Block(NamedTuple):
    """Neighbouring paragraphs of one region."""

    region: Region
    paragraphs: tuple[Paragraph, ...]

    @property
    def box(self) -> Box:
        return around([paragraph.box for paragraph in self.paragraphs])


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes, of which there is at least one."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def printable(text: str) -> str:
    """NFC without the characters that neither XML nor a font can hold, blanks made single."""
    return " ".join(nfc(_UNPRINTABLE.sub("", text)).split())


def placed_words(line: Line) -> tuple[Word, ...]:
    """The words of a line that have text and a place; a line known only as a whole counts as one word."""
    words = line.words
    if not words and line.box is not None:
        words = (Word(line.text, line.box, line.confidence),)
    cleaned = ((printable(word.text), word) for word in words)
    return tuple(Word(text, word.box, word.confidence) for text, word in cleaned if text and _has_area(word.box))


def _has_area(box: Box) -> bool:
    return box.x1 > box.x0 and box.y1 > box.y0


def blocks(page: Page) -> tuple[Block, ...]:
    """A page's placed text in reading order: blocks by region, divided into paragraphs, those into printed rows."""
    turns = quarter_turns(page.lines)
    found: list[tuple[Region, list[list[Row]]]] = []
    fresh = True
    for line in page.lines:
        rows = rows_of(placed_words(line), turns)
        if not rows:
            continue
        if not found or found[-1][0] != line.region:
            found.append((line.region, []))
            fresh = True
        if fresh:
            found[-1][1].append([])
        found[-1][1][-1] += rows
        fresh = line.end in ("paragraph", "gap")
    return tuple(Block(region, tuple(Paragraph(tuple(rows)) for rows in parts)) for region, parts in found)


def rows_of(words: Sequence[Word], turns: int = 0) -> list[Row]:
    """The printed rows of a line: a row of a table holds cells, and those several rows each."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _beside(turned(rows[-1][-1].box, turns), turned(word.box, turns)):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(row)) for row in rows]


def _beside(before: Box, here: Box) -> bool:
    """Whether a word goes on to the right of the one before it."""
    overlap = min(before.y1, here.y1) - max(before.y0, here.y0)
    low = min(before.y1 - before.y0, here.y1 - here.y0)
    return overlap > 0.3 * low and before.x0 + before.x1 < here.x0 + here.x1


# ---- which way the print runs ---------------------------------------------------------------------------------------


def quarter_turns(lines: Sequence[Line]) -> int:
    """Which way most words follow one another: 0 to the right, 1 downwards, 2 to the left, 3 upwards."""
    ways: Counter[int] = Counter()
    for line in lines:
        for before, here in pairwise(line.words):
            across = (here.box.x0 + here.box.x1 - before.box.x0 - before.box.x1) / 2
            down = (here.box.y0 + here.box.y1 - before.box.y0 - before.box.y1) / 2
            if abs(across) >= abs(down):
                ways[0 if across >= 0 else 2] += 1
            else:
                ways[1 if down >= 0 else 3] += 1
    return max(sorted(ways), key=lambda way: ways[way], default=0)


def turned(box: Box, turns: int) -> Box:
    """A box as seen when the page is turned back, so that print running `turns` quarter turns clockwise is level."""
    x0, y0, x1, y1 = box
    return (box, Box(y0, -x1, y1, -x0), Box(-x1, -y1, -x0, -y0), Box(-y1, x0, -y0, x1))[turns % 4]


def slope(rows: Sequence[Row], turns: int) -> float:
    """By how many degrees the rows fall to the right beyond their quarter turns: the median of the long ones."""
    slopes = sorted(found for row in rows for found in _slope([turned(word.box, turns) for word in row.words]))
    angle = median(slopes) if slopes else 0.0
    return angle if abs(angle) >= _LEVEL else 0.0


def _slope(boxes: Sequence[Box]) -> Iterator[float]:
    if len(boxes) < _MANY or boxes[-1].x1 - boxes[0].x0 < _LONG:
        return
    xs = [(box.x0 + box.x1) / 2 for box in boxes]
    ys = [(box.y0 + box.y1) / 2 for box in boxes]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    if spread:
        rise = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
        yield math.degrees(math.atan(rise))
