"""Recognition of a page picture: prepared, read the right way up, guarded against silent loss, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from pipeline import grid, guard, layout, photo, signed, stamps, tesseract
from pipeline.model import Box, Line, Page, Problem, Word
from pipeline.picture import Picture, Prepared, lies_on_its_side, moved, prepare, scaling
from pipeline.readers.settings import Engine, ReadSettings
from pipeline.rows import centre_in, confidence_of
from pipeline.syllable import spelling

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
# Below this share of Vietnamese syllables the picture may stand on its head.
_READABLE = 0.55
_ENOUGH_WORDS = 8


class Recognised(NamedTuple):
    """What was read off one picture: words in points of the upright page, and what remained unread.

    `missed` is the share of print-like ink outside the words' boxes; `prepared` has the matrices to the page in the
    file.
    """

    words: tuple[Word, ...]
    prepared: Prepared
    missed: float
    problems: tuple[Problem, ...] = ()

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, weighted by their length; 0 where nothing was read."""
        return confidence_of(self.words)


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
    words, stamped = _without_stamps(words, picture, settings, back)
    rules = grid.scanned_rules(prepared)
    for place in stamps.framed(rules, prepared.size[1]):
        if stamp := stamps.read_black(prepared, place, words, settings):
            words = stamps.outside(words, place)
            stamped += [_line_placed(line, back) for line in stamp]
    words, scribbles = signed.read_again(words, picture, prepared, tesseract.choose(settings.engine))
    lines = (*layout.arrange(words, *prepared.size, rules), *scribbles)
    size = moved(whole.to_page, Box(0, 0, whole.pixels.shape[1], whole.pixels.shape[0]))
    placed = (*(_line_placed(line, back) for line in lines), *stamped)
    return Page(number, size.x1, size.y1, "ocr", placed, round(read.confidence, 3), read.problems)


def _without_stamps(
    words: list[Word], picture: Picture, settings: ReadSettings, back: Matrix
) -> tuple[list[Word], list[Line]]:
    """Words outside coloured stamps, and the lines of the stamps; what was filled into them in black goes with them."""
    lines: list[Line] = []
    for place in stamps.frames(picture):
        on_page = moved(picture.to_page, place)
        filled = [word for word in words if centre_in(moved(back, word.box), on_page)]
        stamp = stamps.read(picture, place, [_placed(word, back) for word in filled], settings)
        if stamp:
            lines += stamp
            words = [word for word in words if word not in filled]
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
    best = _second_look(_upright(picture, dpi, binding), binding)
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
    sideways = lies_on_its_side(first.pixels)
    results: list[tuple[float, Recognised]] = []
    for turns in (1, 3, 0, 2) if sideways else (0, 2, 1, 3):
        prepared = first if turns == 0 else prepare(picture, dpi, turns)
        read = _read(prepared, binding)
        checked = spelling(" ".join(word.text for word in read.words))
        if checked.words >= _ENOUGH_WORDS and checked.share >= _READABLE:
            return read
        results.append((checked.right * checked.share, read))
        if turns == 0 and not sideways and checked.words < _ENOUGH_WORDS and read.missed < 0.08:
            break  # next to nothing on this page
    return max(results, key=lambda result: result[0])[1]


def _read(prepared: Prepared, binding: Binding) -> Recognised:
    words = tuple(
        _placed(word, prepared.upright)
        for word in tesseract.words(prepared.pixels, prepared.dpi, binding, tesseract.PAGE)
    )
    return Recognised(words, prepared, guard.unread(prepared, words))


def _placed(word: Word, matrix: Matrix) -> Word:
    return Word(word.text, moved(matrix, word.box), word.confidence)


# ---- second look ----------------------------------------------------------------------------------------------------


def _second_look(first: Recognised, binding: Binding) -> Recognised:
    """Read again, each by itself, the places that were skipped or came out unsure; what reads better is kept."""
    words = first.words
    for place in guard.doubtful(first.prepared, words)[:_LOOKS]:
        old = tuple(word for word in words if centre_in(word.box, place))
        kept = tuple(word for word in words if not centre_in(word.box, place))
        new = tuple(
            word
            for word in _look(first.prepared, place, binding)
            if not any(centre_in(word.box, other.box) for other in kept)
        )
        if _worth(new) > _worth(old):
            words = kept + new
    return first._replace(words=words, missed=guard.unread(first.prepared, words))


def _look(prepared: Prepared, place: Box, binding: Binding) -> tuple[Word, ...]:
    """Read one place, cut out tight and with what lies around it, as a block and, where it is low, as a single line."""
    modes = (tesseract.BLOCK, tesseract.ONE_LINE) if place.y1 - place.y0 < 26 else (tesseract.BLOCK,)
    readings = (_cut_out(prepared, place, around, binding, mode) for around in (0.0, _AROUND) for mode in modes)
    return max(readings, key=_worth)


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
