"""Recognition of a page picture: prepared, read the right way up, guarded against silent loss, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
from rapidfuzz import fuzz

from pipeline import grid, guard, keptpages, layout, numberlines, photo, signed, stamps, tesseract, tinted
from pipeline.model import Box, Line, Page, Problem, Word
from pipeline.paper import as_pixels
from pipeline.picture import Picture, Prepared, lies_on_its_side, moved, prepare, scaling
from pipeline.readers.settings import Engine, ReadSettings
from pipeline.rows import centre_in, confidence_of
from pipeline.syllable import spelling
from pipeline.viet import fold

if TYPE_CHECKING:
    from pipeline.picture import Matrix
    from pipeline.tesseract import Binding

# Share of ink outside all word boxes above which a page is reported.
MISSED = 0.20
# The margin round a cut-out in pixels, and how many places of a page are read
# again.
_MARGIN = 12
# Points by which a cut-out is wider than the place, so that no letter at its edge is cut through.
_AROUND = 6.0
_LOOKS = 16
# A place all of whose words are as sure as this is not looked at in yet another way.
_CLEAR = 0.85
# Below this share of Vietnamese syllables the picture may stand on its head.
_READABLE = 0.55
_ENOUGH_WORDS = 8
# Width of a letter to the height of a word's box: on usual pages, below what a page must be squeezed in its width, and
# above what in its height; and how far it is stretched at most (a page on its side fitted into an upright one).
_USUAL, _NARROW, _BROAD, _WIDEST = 0.53, 0.36, 0.85, 2.0


class Recognised(NamedTuple):
    """What was read off one picture: words in points of the upright page, and what remained unread.

    `missed` is the share of print-like ink outside the words' boxes, `ink` where such ink lies; `prepared` has the
    matrices to the page in the file.
    """

    words: tuple[Word, ...]
    prepared: Prepared
    ink: guard.Ink
    missed: float
    problems: tuple[Problem, ...] = ()

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, weighted by their length; 0 where nothing was read."""
        return confidence_of(self.words)


@keptpages.once
def page(picture: Picture, settings: ReadSettings, number: int, added: Sequence[Word] = ()) -> Page:
    """Read one page picture into lines; boxes are points of the page as it stands in the file.

    `added` are words the file itself lays over the picture (numbers filled in by a program), in the same points.
    """
    whole = picture
    picture = photo.flat(picture) if picture.pixels.ndim == 3 else picture
    read = recognise(picture, dpi=settings.dpi, engine=settings.engine, number=number)
    prepared = read.prepared
    back = prepared.to_page @ np.linalg.inv(prepared.upright)
    laid = [_placed(word, np.linalg.inv(back)) for word in added]
    words = [word for word in read.words if not any(centre_in(word.box, other.box) for other in laid)] + laid
    frames = stamps.frames(picture)
    words, stamped = _without_stamps(words, picture, frames, settings, back)
    binding = tesseract.choose(settings.engine)
    apart = [moved(np.linalg.inv(back), moved(picture.to_page, place)) for place in frames]
    words += tinted.words(picture, prepared, words, apart, binding)
    rules = grid.scanned_rules(prepared)
    for place in stamps.framed(rules, prepared.size[1]):
        if stamp := stamps.read_black(prepared, place, words, settings):
            words = stamps.outside(words, place)
            stamped += [_line_placed(line, back) for line in stamp]
    words = numberlines.read_again(words, picture, prepared, binding)
    words, scribbles = signed.read_again(words, picture, prepared, binding)
    lines = (*layout.arrange(words, *prepared.size, rules), *scribbles)
    size = moved(whole.to_page, Box(0, 0, whole.pixels.shape[1], whole.pixels.shape[0]))
    placed = (*(_line_placed(line, back) for line in lines), *stamped)
    return Page(number, size.x1, size.y1, "ocr", placed, round(read.confidence, 3), read.problems)


def _without_stamps(
    words: list[Word], picture: Picture, frames: Sequence[Box], settings: ReadSettings, back: Matrix
) -> tuple[list[Word], list[Line]]:
    """Words outside coloured stamps, and the lines of the stamps; what was filled into them in black goes with them."""
    lines: list[Line] = []
    for place in frames:
        on_page = moved(picture.to_page, place)
        filled = [word for word in words if centre_in(moved(back, word.box), on_page)]
        stamp, taken = stamps.read(picture, place, [_placed(word, back) for word in filled], settings)
        lines += stamp
        words = [word for word in words if not (taken and word in filled)]
    return words, lines


def _line_placed(line: Line, matrix: Matrix) -> Line:
    box = None if line.box is None else moved(matrix, line.box)
    words = tuple(_placed(word, matrix) for word in line.words)
    return msgspec.structs.replace(line, box=box, words=words)


def recognise(picture: Picture, *, dpi: int = 150, engine: Engine = "auto", number: int | None = None) -> Recognised:
    """Prepare and read one page picture. `number` is the page number that problems are reported with.

    Raises MissingDependencyError where Tesseract or its Vietnamese model is not installed.
    """
    binding = tesseract.choose(engine)
    upright = _as_wide_as_print(picture, dpi, binding, _upright(picture, dpi, binding))
    best = _second_look(upright, binding)
    if best.missed > MISSED:
        problem = Problem(
            "ocr-missed-ink",
            "ocr",
            f"{best.missed:.0%} of the page's ink was not read as text",
            "compare the page with its text; handwriting and drawings are not read",
            number,
        )
        best = best._replace(problems=(problem,))
    return best


def _upright(picture: Picture, dpi: int, binding: Binding) -> Recognised:
    """Read the page the right way up. A page that reads well is not turned; others are tried in all four ways."""
    first = prepare(picture, dpi)
    results: list[Recognised] = []
    sideways = lies_on_its_side(first.pixels)
    ways = [0, 1, 3, 2] if sideways else [0, 2, 1, 3]
    while ways:
        turns = ways.pop(0)
        read = _read(first if turns == 0 else prepare(picture, dpi, turns), binding)
        if _lies(read):
            # Its lines run down the page, and would upside down too.
            ways = [way for way in ways if (way - turns) % 2]
            continue
        checked = spelling(" ".join(word.text for word in read.words))
        if checked.words >= _ENOUGH_WORDS and checked.share >= _READABLE:
            return read
        results.append(read)
        if turns == 0 and not sideways and checked.words < _ENOUGH_WORDS and read.missed < 0.08:
            return read  # next to nothing on this page
    return max(results or [read], key=_readable)


def _lies(read: Recognised) -> bool:
    """Whether the words run up or down the page: Tesseract reads such lines by itself, but not in their order."""
    long = [word.box for word in read.words if len(word.text) > 3]
    return sum(1.3 * (box.x1 - box.x0) < box.y1 - box.y0 for box in long) > len(long) / 2


def _as_wide_as_print(picture: Picture, dpi: int, binding: Binding, read: Recognised) -> Recognised:
    """The page stretched where its letters are too narrow or too low: faxes and pages fitted into another format."""
    long = [word for word in read.words if len(word.text) > 2]
    if len(long) < _ENOUGH_WORDS:
        return read
    shape = median((word.box.x1 - word.box.x0) / len(word.text) / (word.box.y1 - word.box.y0) for word in long)
    turns = read.prepared.turns
    if shape <= _NARROW:
        stretched = prepare(picture, dpi, turns, min(_WIDEST, _USUAL / shape))
    elif shape >= _BROAD and turns % 2 == 0:
        stretched = prepare(_taller(picture, min(_WIDEST, shape / _USUAL)), dpi, turns)
    else:
        return read
    return max((read, _read(stretched, binding)), key=_readable)


def _taller(picture: Picture, times: float) -> Picture:
    """A picture with more lines; its pixels find back to the page as before."""
    import cv2

    height, width = picture.pixels.shape[:2]
    lines = round(height * times)
    pixels = as_pixels(cv2.resize(picture.pixels, (width, lines), interpolation=cv2.INTER_CUBIC))
    return Picture(pixels, picture.to_page @ scaling(1.0, height / lines), picture.dpi)


def _readable(read: Recognised) -> float:
    """How much of a reading is Vietnamese: right syllables, weighted by their share."""
    checked = spelling(" ".join(word.text for word in read.words))
    return checked.right * checked.share


def _read(prepared: Prepared, binding: Binding) -> Recognised:
    words = tuple(
        _placed(word, prepared.upright)
        for word in tesseract.words(prepared.pixels, prepared.dpi, binding, tesseract.PAGE)
    )
    ink = guard.ink(prepared)
    return Recognised(words, prepared, ink, guard.unread(ink, words))


def _placed(word: Word, matrix: Matrix) -> Word:
    return Word(word.text, moved(matrix, word.box), word.confidence)


# ---- second look ----------------------------------------------------------------------------------------------------


def _second_look(first: Recognised, binding: Binding) -> Recognised:
    """Read again, each by itself, the places that were skipped or came out unsure; what reads better is kept."""
    words = first.words
    places = guard.doubtful(first.ink, words)[:_LOOKS]
    sheets = _sheets(first.prepared) if places else []
    for place in places:
        old = tuple(word for word in words if centre_in(word.box, place))
        kept = tuple(word for word in words if not centre_in(word.box, place))
        new = tuple(word for word in _look(sheets, place, binding) if not any(_double(word, other) for other in kept))
        # What the second reading does not see at all stays as it was: unsure, but not lost.
        instead = tuple(word for word in old if any(_double(word, other) for other in new))
        if new and _worth(new) > _worth(instead):
            words = tuple(word for word in words if word not in instead) + new
    return first._replace(words=words, missed=guard.unread(first.ink, words))


def _double(word: Word, other: Word) -> bool:
    """Whether two words are one: over one another, or the same a little higher (Tesseract's boxes are at times off)."""
    a, b = word.box, other.box
    across, down = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    width, height = min(a.x1 - a.x0, b.x1 - b.x0), min(a.y1 - a.y0, b.y1 - b.y0)
    if across > 0 and down > 0 and across * down > 0.4 * width * height:
        return True
    near = across > 0.8 * max(a.x1 - a.x0, b.x1 - b.x0) and down > -0.4 * height
    return near and fuzz.ratio(fold(word.text), fold(other.text)) >= 60


def _sheets(prepared: Prepared) -> list[Prepared]:
    """The page, and without the dotted leaders of a form, over which the engine loses the print between them."""
    plain = guard.without_leaders(prepared)
    return [prepared] if plain is None else [prepared, prepared._replace(pixels=plain)]


def _look(sheets: Sequence[Prepared], place: Box, binding: Binding) -> tuple[Word, ...]:
    """Read one place, cut out tight and with what lies around it, as a block and, where it is low, as a single line."""
    modes = (tesseract.BLOCK, tesseract.ONE_LINE) if place.y1 - place.y0 < 26 else (tesseract.BLOCK,)
    best: tuple[Word, ...] = ()
    for sheet, around, mode in product(sheets, (0.0, _AROUND), modes):
        best = max(best, _cut_out(sheet, place, around, binding, mode), key=_worth)
        if best and min(word.confidence for word in best) >= _CLEAR:
            break
    return best


def _cut_out(prepared: Prepared, place: Box, around: float, binding: Binding, mode: int) -> tuple[Word, ...]:
    """The believable words of a place, read from a cut-out with a white margin."""
    scale = prepared.dpi / 72
    x0, y0 = max(0, int((place.x0 - around) * scale)), max(0, int((place.y0 - around / 2) * scale))
    cut = prepared.pixels[y0 : int((place.y1 + around / 2) * scale) + 1, x0 : int((place.x1 + around) * scale) + 1]
    if min(cut.shape) < 6:
        return ()
    framed = np.pad(cut, _MARGIN, constant_values=255)
    matrix = prepared.upright @ scaling(1.0, 1.0, x0 - _MARGIN, y0 - _MARGIN)
    words = (_placed(word, matrix) for word in tesseract.words(framed, prepared.dpi, binding, mode))
    return tuple(word for word in words if _believable(word) and centre_in(word.box, place))


def _believable(word: Word) -> bool:
    return word.confidence >= 0.3


def _worth(words: tuple[Word, ...]) -> float:
    """How much was read: letters weighted by how sure they are, above a floor that noise does not reach."""
    return sum(len(word.text) * (word.confidence - 0.4) for word in words if any(c.isalnum() for c in word.text))
