"""The invisible text of one page: a text object for each printed row, each word stretched over its print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from pipeline.model import Line, Word
from pipeline.writers import placed
from pipeline.writers.pdf.font import Font, width

if TYPE_CHECKING:
    from pipeline.picture import Matrix

INVISIBLE, SEEN = 3, 0
# How far print reaches above and below its base line, in sizes: by what stands in a word.
_TALL, _SMALL, _MARK, _STACKED, _DEEP = 0.70, 0.47, 0.72, 0.92, -0.22
_ASCENDERS, _DESCENDERS = frozenset("bdđfhklit0123456789()[]/|\"'“”‘’!?&%§"), frozenset("gpqyjQ,;()[]/|")
_MARKS_BELOW = frozenset("\u0323")
_LOWEST, _HIGHEST = 3.0, 72.0
# Degrees above which words are turned with their row. Below, level words lie on their print as well, each at its own
# height on the falling base line, and pdftotext and pdfminer do not cut them up.
_LEANING = 4.0
# The narrowest blank between words, in sizes: pdftotext passes over narrower ones.
_BLANK = 0.17


class _Set(NamedTuple):
    """A word where the page is turned level: left end, width, middle and height of its print."""

    text: str
    left: float
    width: float
    middle: float
    height: float


def content(lines: Sequence[Line], to_page: Matrix, font: Font, name: str, mode: int = INVISIBLE) -> bytes:
    """Operators that set the lines of a page. `to_page` leads from the page's own space to points from the top left
    of the page as displayed, `name` is the font's among the resources of the page.
    """
    import numpy as np

    turns = placed.quarter_turns(lines)
    rows = [row for line in lines for row in placed.rows_of(placed.placed_words(line), turns)]
    slope = placed.slope(rows, turns)
    angle = math.radians(90 * turns + slope)
    lean = angle if abs(slope) >= _LEANING else math.radians(90 * turns)
    setting = _Setting(angle, lean, np.asarray(np.linalg.inv(to_page), dtype=np.float64), font, name)
    shown: list[str] = []
    before: _Typed | None = None
    for row in rows:
        typed = _typed(row, angle)
        if slope and before is not None and _looks_like_one(before, typed, angle):
            shown.append(_between(before, setting))
        shown.append(_row(typed, setting))
        before = typed
    if not shown:
        return b""
    return "\n".join([f"q {mode} Tr", *shown, "Q\n"]).encode("ascii")


class _Typed(NamedTuple):
    """A row as type: its words on one base line, in points of the page turned level."""

    words: tuple[_Set, ...]
    size: float
    base: float


class _Setting(NamedTuple):
    """How the rows of a page are set: by what angle they fall and words lean, in radians, and what leads from points
    as displayed to the page's own space.
    """

    angle: float
    lean: float
    to_own: Matrix
    font: Font
    name: str

    def place(self, x: float, y: float, wide: float = 0.0) -> str:
        """The operator that goes to a point of the level page, for a word as wide as told, which may lean less."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        lean_cos, lean_sin = math.cos(self.lean), math.sin(self.lean)
        (a, b), (c, d) = _times(self.to_own, lean_cos, lean_sin), _times(self.to_own, lean_sin, -lean_cos)
        middle = x + wide / 2
        across = middle * cos - y * sin - wide / 2 * lean_cos
        down = middle * sin + y * cos - wide / 2 * lean_sin
        e, f = _times(self.to_own, across, down, 1.0)
        return " ".join(_number(value) for value in (a, b, c, d, e, f)) + " Tm"

    def shown(self, text: str, wide: float, size: float) -> str:
        """The operators that show text as wide as told."""
        natural = sum(map(width, text)) / 1000 * size
        return f"{_number(100 * wide / natural)} Tz <{self.font.encode(text)}> Tj"


def _typed(row: placed.Row, angle: float) -> _Typed:
    """Size and base line of a row; words that touch are made so narrow that a blank has room."""
    words = [_level(word, angle) for word in row.words]
    size, base = _size_and_base(words)
    for at, (before, here) in enumerate(pairwise(words)):
        room = here.left - before.left - _BLANK * size
        words[at] = before._replace(width=max(min(before.width, room), 0.3 * before.width))
    return _Typed(tuple(words), size, base)


def _row(typed: _Typed, setting: _Setting) -> str:
    """One text object. Between words stands a blank as wide as the white."""
    size = typed.size
    parts = [f"BT /{setting.name} {_number(size)} Tf"]
    gaps = [here.left - before.left - before.width for before, here in pairwise(typed.words)]
    for word, gap in zip(typed.words, [*gaps, None], strict=True):
        parts += [setting.place(word.left, typed.base, word.width), setting.shown(word.text, word.width, size)]
        if gap is not None:
            parts.append(setting.shown(" ", max(gap, _BLANK * size), size))
    return "\n".join([*parts, "ET"])


def _looks_like_one(before: _Typed, here: _Typed, angle: float) -> bool:
    """Whether a row that falls ends as high on the page as the next one begins: PDFium would take both for one."""
    end = before.words[-1].left * math.sin(angle) + before.base * math.cos(angle)
    start = here.words[0].left * math.sin(angle) + here.base * math.cos(angle)
    return abs(end - start) < max(before.size, here.size)


def _between(before: _Typed, setting: _Setting) -> str:
    """A blank beside the end of a row, so far off that it parts this row from the next."""
    last = before.words[-1]
    place = setting.place(last.left + last.width, before.base - 2 * before.size)
    return (
        f"BT /{setting.name} {_number(before.size)} Tf\n{place}\n{setting.shown(' ', before.size / 4, before.size)}\nET"
    )


def _times(matrix: Matrix, x: float, y: float, one: float = 0.0) -> tuple[float, float]:
    return (
        float(matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2] * one),
        float(matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2] * one),
    )


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.0005 else "0"


def _level(word: Word, angle: float) -> _Set:
    """The word after the page is turned by `-angle`. Its box stands upright around slanted print, so it is too large:
    w = W·cos + H·sin and h = W·sin + H·cos are solved for W and H.
    """
    box = word.box
    x, y, w, h = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.x1 - box.x0, box.y1 - box.y0
    if round(angle / (math.pi / 2)) % 2:
        w, h = h, w
    rest = angle - round(angle / (math.pi / 2)) * math.pi / 2
    cos, sin = math.cos(rest), abs(math.sin(rest))
    share = cos * cos - sin * sin
    wide, high = max((w * cos - h * sin) / share, 0.3 * w), max((h * cos - w * sin) / share, 0.3 * h)
    across, down = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
    return _Set(word.text, across - wide / 2, wide, down, high)


def _size_and_base(words: Sequence[_Set]) -> tuple[float, float]:
    """Size of the type and height of the base line of a row, as its words in the middle have them."""
    reaches = [(word, *_reach(word.text)) for word in words]
    size = median(word.height / (top - bottom) for word, top, bottom in reaches)
    size = min(max(size, _LOWEST), _HIGHEST)
    return size, median(word.middle + size * (top + bottom) / 2 for word, top, bottom in reaches)


def _reach(text: str) -> tuple[float, float]:
    """How far the print of a word reaches above and below the base line, in sizes."""
    top, bottom = 0.0, 0.0
    for char in text:
        parts = normalize("NFD", char)
        letter, marks = parts[0], parts[1:]
        above = [mark for mark in marks if mark not in _MARKS_BELOW]
        tall = letter.isupper() or letter in _ASCENDERS
        top = max(top, (_STACKED if tall else _MARK) if above else _TALL if tall else _SMALL)
        if letter in _DESCENDERS or len(above) < len(marks):
            bottom = _DEEP
    return top or _SMALL, bottom
