"""The text layer of an open PDF page as words, gathered from its characters (pypdfium2's raw interface).

Blanks the library puts where no white is are ignored, and syllables set too tight are parted, so that words are what a
reader sees.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.model import Box
from pipeline.picture import moved
from pipeline.syllable import is_syllable

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from pipeline.picture import Matrix

# White between two letters, in heights of the letter: below the first there is no blank, above the second there may
# be one.
_NO_GAP, _LITTLE_GAP = 0.05, 0.08
# How far from level the base line of a word may be, in degrees.
_OBLIQUE = 5.0
_PUNCTUATION = ".,;:()“”\"'!?"


class LayerWord(NamedTuple):
    """A word of the text layer: `font` as the file names it, `size` in points, `hidden` when drawn invisibly (under a
    scan).

    `stamped`: the annotation that draws it, counted from 1 in the page's order; 0 for the page's own words.
    `oblique`: not written from left to right on the page as displayed (a watermark, a turned table).
    """

    text: str
    box: Box
    font: str
    size: float
    hidden: bool
    stamped: int
    oblique: bool


class _Glyph(NamedTuple):
    """One character: its place in the layer (0-based) and its box in the page's own coordinates."""

    place: int
    char: str
    left: float
    bottom: float
    right: float
    top: float


def layer_words(page: PdfPage, to_page: Matrix, own: int, places: Sequence[Box]) -> tuple[LayerWord, ...]:
    """Words of the layer in the file's order. Characters from `own` on were drawn by the annotations at `places`."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    words: list[LayerWord] = []
    for run in _words_of(_glyphs(raw, text_page)):
        stamped = _drawn_by(run[0], places) if run[0].place >= own else 0
        words += [_word(raw, text_page, part, to_page, stamped) for part in _unglued(run)]
    return tuple(words)


def _words_of(glyphs: Iterable[_Glyph | None]) -> Iterator[list[_Glyph]]:
    """Glyphs gathered into words. A blank the library put in where no white is (None) does not part them."""
    run: list[_Glyph] = []
    blank = False
    for glyph in glyphs:
        if glyph is None:
            blank = True
            continue
        if run and (_apart(run[-1], glyph) or (blank and glyph.left - run[-1].right > _NO_GAP * _height(glyph))):
            yield run
            run = []
        run.append(glyph)
        blank = False
    if run:
        yield run


def _glyphs(raw: Any, text_page: Any) -> Iterator[_Glyph | None]:
    """The characters in order, None for each blank."""
    box = raw.FS_RECTF()
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        # 0xFFFE stands for a hyphen at a line's end, 2 for one that the library took away.
        char = "-" if code in (2, 0xFFFE) else chr(code)
        if char.isspace() or not code or not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            yield None
        else:
            yield _Glyph(index, char, box.left, box.bottom, box.right, box.top)


def _unglued(run: list[_Glyph]) -> list[list[_Glyph]]:
    """Two syllables set so tight that no blank was seen (bịbãi) are parted where a little white and the spelling
    agree.
    """
    if len(run) < 4 or is_syllable("".join(glyph.char for glyph in run)):
        return [run]
    for at in range(2, len(run) - 1):
        if run[at].left - run[at - 1].right > _LITTLE_GAP * _height(run[at]):
            left, right = run[:at], run[at:]
            first, second = ("".join(glyph.char for glyph in part) for part in (left, right))
            if is_syllable(first.strip(_PUNCTUATION)) and is_syllable(second.strip(_PUNCTUATION)):
                return [left, right]
    return [run]


def _height(glyph: _Glyph) -> float:
    return max(1.0, glyph.top - glyph.bottom)


def _apart(before: _Glyph, here: _Glyph) -> bool:
    """Whether a new word begins though no blank lies between: on another line, or beyond a gap no letter spacing
    explains.
    """
    height = _height(before)
    if here.bottom > before.top - 0.3 * height or here.top < before.bottom + 0.3 * height:
        return True
    return here.left - before.right > 0.5 * height or here.left < before.left - height


def _drawn_by(glyph: _Glyph, places: Sequence[Box]) -> int:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    inside = (i for i, place in enumerate(places, 1) if place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1)
    return next(inside, len(places))


def _word(raw: Any, text_page: Any, run: list[_Glyph], to_page: Matrix, stamped: int) -> LayerWord:
    """The word as displayed."""
    first = run[0].place
    box = Box(min(g.left for g in run), min(g.bottom for g in run), max(g.right for g in run), max(g.top for g in run))
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page, first, name, 128, ctypes.c_int())
    target = raw.FPDFText_GetTextObject(text_page, first)
    hidden = bool(target) and raw.FPDFTextObj_GetTextRenderMode(target) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    return LayerWord(
        "".join(glyph.char for glyph in run),
        moved(to_page, box),
        name.value.decode("utf-8", "replace"),
        round(raw.FPDFText_GetFontSize(text_page, first), 2),
        hidden,
        stamped,
        _slope(raw, text_page, first, to_page) > _OBLIQUE,
    )


def _slope(raw: Any, text_page: Any, place: int, to_page: Matrix) -> float:
    """Degrees between the base line of a character and a level line to the right, on the page as displayed.

    The library's own angle of a character is that of its stems, which lean in a made-up italic.
    """
    drawn = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, place, drawn)
    across = to_page[0, 0] * drawn.a + to_page[0, 1] * drawn.b
    down = to_page[1, 0] * drawn.a + to_page[1, 1] * drawn.b
    return abs(math.degrees(math.atan2(down, across)))
