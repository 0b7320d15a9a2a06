"""The text layer of an open PDF page as words, gathered from its characters (pypdfium2's raw interface).

Blanks the library puts where no white is are ignored, and syllables set too tight are parted, so that words are what a
reader sees. A page has thousands of characters: they are fetched in a few sweeps and gathered as arrays.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.model import Box
from pipeline.pdfraw import address, library
from pipeline.syllable import is_syllable

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pypdfium2 import PdfTextPage

    from pipeline.picture import Matrix

    Floats = NDArray[np.float64]

# White between two letters, in heights of the letter: below the first there is no blank, above the second there may
# be one.
_NO_GAP, _LITTLE_GAP = 0.05, 0.08
# How far from level the base line of a word may be, in degrees.
_OBLIQUE = 5.0
# The text rendering mode that draws nothing.
_INVISIBLE = 3
_PUNCTUATION = ".,;:()“”\"'!?"
# 0xFFFE stands for a hyphen at a line's end, 2 for one that the library took away.
_HYPHENS = {2: "-", 0xFFFE: "-"}


class LayerWord(NamedTuple):
    """A word of the text layer: `font` as the file names it, `size` in points, `hidden` when drawn invisibly (under a
    scan).

    `stamped`: the annotation that draws it, counted from 1 in the page's order; 0 for the page's own words.
    `oblique`: not written from left to right on the page as displayed (a watermark, a turned table). `mapped`: whether
    its font tells which letters it draws; where it does not, they are a guess.
    """

    text: str
    box: Box
    font: str
    size: float
    hidden: bool
    stamped: int
    oblique: bool
    mapped: bool


class _Glyphs(NamedTuple):
    """The characters that are no blanks: one letter of `text` each, `places` in the layer (0-based), boxes in the
    page's own coordinates as columns.
    """

    text: str
    places: NDArray[np.intp]
    left: Floats
    bottom: Floats
    right: Floats
    top: Floats


class _Style(NamedTuple):
    """How one text object is drawn; see LayerWord."""

    font: str
    mapped: bool
    size: float
    hidden: bool
    oblique: bool


def layer_words(
    text_page: PdfTextPage, to_page: Matrix, stamped: AbstractSet[int] = frozenset(), places: Sequence[Box] = ()
) -> tuple[LayerWord, ...]:
    """Words of the layer in the file's order. Those of the text objects `stamped` (addresses) were drawn by the
    annotations at `places`.
    """
    handle = address(text_page.raw)
    glyphs = _glyphs(handle, text_page)
    if not glyphs.text:
        return ()
    starts = _unglued(glyphs, _runs(glyphs))
    texts = [glyphs.text[start:end] for start, end in pairwise([*starts, len(glyphs.text)])]
    boxes = _boxes(glyphs, starts, to_page)
    firsts = glyphs.places[starts].tolist()
    objects = list(map(library().text_object, repeat(handle), firsts))
    fonts, mapped, sizes, hidden, oblique = zip(*_styles(handle, firsts, objects, to_page), strict=True)
    drawn: Sequence[int] = [0] * len(starts)
    if stamped:
        drawn = [
            _drawn_by(glyphs, at, places) if one in stamped else 0 for at, one in zip(starts, objects, strict=True)
        ]
    columns = zip(texts, boxes, fonts, sizes, hidden, drawn, oblique, mapped, strict=True)
    return tuple(map(partial(tuple.__new__, LayerWord), columns))  # as LayerWord(...), at a quarter of the time


def _glyphs(handle: int | None, text_page: PdfTextPage) -> _Glyphs:
    """The characters in order, without blanks and those without a place."""
    count = text_page.count_chars()
    text = _characters(handle, text_page, count)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    solid = np.ones(count, np.bool_)
    for char in set(text):
        if char.isspace() or char == "\0":
            solid &= codes != ord(char)
    places = np.flatnonzero(solid)
    boxes = np.zeros((len(places), 4), np.float32)
    targets = itertools.count(boxes.ctypes.data, 4 * boxes.itemsize)
    placed = np.fromiter(map(library().loose_box, repeat(handle), places.tolist(), targets), np.bool_, len(places))
    if not placed.all():
        places, boxes = places[placed], boxes[placed]
    left, top, right, bottom = boxes.astype(np.float64).T
    kept = codes[places].tobytes().decode("utf-32-le", "surrogatepass").translate(_HYPHENS)
    return _Glyphs(kept, places, left, bottom, right, top)


def _characters(handle: int | None, text_page: PdfTextPage, count: int) -> str:
    """One letter for each character. The layer's text in one piece leaves out characters without a code: then each is
    asked for by itself.
    """
    from pypdfium2 import raw

    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    return "".join(map(chr, map(library().unicode, repeat(handle), range(count))))


def _runs(glyphs: _Glyphs) -> list[int]:
    """Where words begin. A blank the library put in where no white is does not part them."""
    height = np.maximum(1.0, glyphs.top - glyphs.bottom)
    before, here = slice(None, -1), slice(1, None)
    gap = glyphs.left[here] - glyphs.right[before]
    blank = np.diff(glyphs.places) > 1
    apart = (
        # on another line
        (glyphs.bottom[here] > glyphs.top[before] - 0.3 * height[before])
        | (glyphs.top[here] < glyphs.bottom[before] + 0.3 * height[before])
        # beyond a gap no letter spacing explains
        | (gap > 0.5 * height[before])
        | (glyphs.left[here] < glyphs.left[before] - height[before])
        | (blank & (gap > _NO_GAP * height[here]))
    )
    return [0, *(np.flatnonzero(apart) + 1).tolist()]


def _unglued(glyphs: _Glyphs, runs: list[int]) -> list[int]:
    """Where words begin, with two syllables set so tight that no blank was seen (bịbãi) parted where a little white
    and the spelling agree.
    """
    height = np.maximum(1.0, glyphs.top - glyphs.bottom)
    white = np.flatnonzero(glyphs.left[1:] - glyphs.right[:-1] > _LITTLE_GAP * height[1:]) + 1
    cuts = np.setdiff1d(white, runs, assume_unique=True)
    if not len(cuts):
        return runs
    ends = [*runs[1:], len(glyphs.text)]
    within = (np.searchsorted(runs, cuts, side="right") - 1).tolist()
    parted: dict[int, int] = {}
    for cut, run in zip(cuts.tolist(), within, strict=True):
        start, end = runs[run], ends[run]
        if run in parted or cut - start < 2 or end - cut < 2 or is_syllable(glyphs.text[start:end]):
            continue
        if all(is_syllable(part.strip(_PUNCTUATION)) for part in (glyphs.text[start:cut], glyphs.text[cut:end])):
            parted[run] = cut
    return sorted([*runs, *parted.values()])


def _boxes(glyphs: _Glyphs, starts: list[int], to_page: Matrix) -> list[Box]:
    """The words' boxes as displayed."""
    x0, y0 = np.minimum.reduceat(glyphs.left, starts), np.minimum.reduceat(glyphs.bottom, starts)
    x1, y1 = np.maximum.reduceat(glyphs.right, starts), np.maximum.reduceat(glyphs.top, starts)
    (a, b, c), (d, e, f), _ = to_page.tolist()
    # Pages are turned by quarters only, so two corners are enough.
    xs, ys = (a * x0 + b * y0 + c, a * x1 + b * y1 + c), (d * x0 + e * y0 + f, d * x1 + e * y1 + f)
    corners = (np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys))
    return list(map(partial(tuple.__new__, Box), np.round(np.column_stack(corners), 2).tolist()))


def _drawn_by(glyphs: _Glyphs, at: int, places: Sequence[Box]) -> int:
    x, y = (glyphs.left[at] + glyphs.right[at]) / 2, (glyphs.bottom[at] + glyphs.top[at]) / 2
    inside = (i for i, place in enumerate(places, 1) if place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1)
    return next(inside, len(places))


# Name of each font, and whether it tells its letters.
_Fonts = dict[int | None, tuple[str, bool]]


def _styles(handle: int | None, firsts: Sequence[int], objects: Sequence[int | None], to_page: Matrix) -> list[_Style]:
    """How each word is drawn, by its first character: asked for once for all words of a text object."""
    raw = library()
    known: dict[int | None, _Style] = {}
    fonts: _Fonts = {}
    oblique: dict[tuple[float, float], bool] = {}
    matrix = (ctypes.c_float * 6)()
    at = ctypes.addressof(matrix)
    for place, item in zip(firsts, objects, strict=True):
        if item in known:
            continue
        font = raw.font(item)
        if font not in fonts:
            fonts[font] = _name(font), not raw.unmapped(handle, place)
        raw.text_matrix(handle, place, at)
        along = matrix[0], matrix[1]
        if along not in oblique:
            oblique[along] = _slope(*along, to_page) > _OBLIQUE
        size = round(raw.font_size(handle, place), 2)
        known[item] = _Style(*fonts[font], size, raw.render_mode(item) == _INVISIBLE, oblique[along])
    return [known[item] for item in objects]


def _name(font: int | None) -> str:
    name = ctypes.create_string_buffer(128)
    library().font_name(font, ctypes.addressof(name), len(name))
    return name.value.decode("utf-8", "replace")


def _slope(a: float, b: float, to_page: Matrix) -> float:
    """Degrees between a base line along (a, b) and a level line to the right, on the page as displayed.

    The library's own angle of a character is that of its stems, which lean in a made-up italic.
    """
    (across_a, across_b, _), (down_a, down_b, _), _ = to_page.tolist()
    return abs(math.degrees(math.atan2(down_a * a + down_b * b, across_a * a + across_b * b)))
