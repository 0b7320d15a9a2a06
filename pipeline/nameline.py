"""The name of the signer, read alone: a seal, a pen or the stamp it was set with make it the worst line of a page.

Its line is cut out in several ways, some of them tight about the print, and each is read in every ink. What the
readings say is weighed syllable by syllable in `pipeline/namevote.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from pipeline import inks, persons, tesseract
from pipeline.model import Box, Word
from pipeline.namevote import Line, names, weighed
from pipeline.paper import flatten, lightest
from pipeline.picture import skew
from pipeline.rows import Run, overlap, run_of

if TYPE_CHECKING:
    from pipeline.picture import Picture, Prepared
    from pipeline.tesseract import Binding

# Confidence from which words of the register need no second look.
_SURE = 0.85
# Resolutions the line is read at, in turn, and how far above and below its letters it is cut, in points.
_DPIS = (150.0, 110.0)
_TRIMS = ((1.5, 3.0), (4.0, 4.0))
# Readings after which the line may be settled.
_ENOUGH = 4
# Degrees of slope that are set straight.
_SLOPE = 1.0
# Height of letters that no name exceeds, in points; grey of ink, of 250 for paper, and the share of it where print is.
_TALLEST, _INK, _INKED = 15.0, 150, 0.03


class Seed(NamedTuple):
    """The words of the line that can be believed, and the middle of the lines above it, None where not known."""

    name: Run
    axis: float | None


def is_sure(run: Run, axis: float | None = None) -> bool:
    """Whether a name was read well, is one that the register knows, and stands in the middle under its position; where
    that is not known, two syllables may be the end of three.
    """
    texts = [word.text for word in run.words]
    whole = len(texts) > 2 if axis is None else axis - run.middle > -0.8 * run.height
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(run.words)]
    whole = whole and max(gaps, default=0.0) < 1.3 * run.height
    return whole and all(word.confidence >= _SURE for word in run.words) and persons.is_known(texts)


def seed_of(runs: Sequence[Run], axis: float | None) -> Seed | None:
    """The line that looks most like a person's name, of runs below the position; None where none does."""
    named = [(value, run) for run in runs if (value := _named(run)) > 0]
    if not named:
        return None
    _, best = max(named, key=lambda entry: entry[0])
    name = run_of(word for word in best.words if names(_titled(word)))
    # A single syllable is too little, but for one that stands where the name must be.
    alone = axis is None or abs(axis - name.middle) > 5 * name.height or len(best.words) > 3
    return None if len(name.words) == 1 and alone else Seed(name, axis)


def _named(run: Run) -> float:
    """How much a run looks like a name: the letters of its syllables. In capitals only a whole name does."""
    words = [_titled(word) if run.upper else word for word in run.words]
    value = sum(map(names, words)) if 2 * sum(names(word) > 0 for word in words) >= len(words) else 0.0
    if not run.upper or not value:
        return value
    texts = [word.text for word in words]
    whole = 3 <= len(texts) <= 5 and persons.family_of(texts[0]) is not None
    return value if whole and all(persons.is_given(text, last=False) for text in texts[1:]) else 0.0


def _titled(word: Word) -> Word:
    return Word(word.text.title(), word.box, word.confidence) if word.text.isupper() else word


def read_alone(seed: Seed, first: Sequence[Run], picture: Picture, prepared: Prepared, binding: Binding) -> Run | None:
    """The whole name on the seed's line, as its readings together have it; None where they make no name.

    `first` are the readings of the place that there were before.
    """
    line = _centred(_line(seed, first, prepared.size[0]), seed, picture, prepared)
    readings = [run.words for run in first if overlap(run.box, line.box) > 0.6 and _low(run, seed)]
    settled = None
    for count, words in enumerate(_readings(seed, line, picture, prepared, binding), 1):
        readings.append(tuple(words))
        if count >= _ENOUGH and count % 2 == 0:
            settled = _settled(readings, line, seed)
            if settled is not None and is_sure(settled, seed.axis):
                break
    settled = _settled(readings, line, seed)
    if settled is None or not seed.name.upper:
        return settled
    return run_of(Word(word.text.upper(), word.box, word.confidence) for word in settled.words)


def _settled(readings: Sequence[Sequence[Word]], line: Line, seed: Seed) -> Run | None:
    titled = [[_titled(word) for word in words] for words in readings] if seed.name.upper else readings
    return weighed(titled, line)


def _low(run: Run, seed: Seed) -> bool:
    return run.box.y1 - run.box.y0 < 2.5 * seed.name.height


def _line(seed: Seed, first: Sequence[Run], width: float) -> Line:
    """How far the line of the seed may reach: what readings have beside it, and as far from the axis on both sides."""
    box, height = seed.name.box, min(_TALLEST, *(word.box.y1 - word.box.y0 for word in seed.name.words))
    beside = [run.box for run in first if overlap(run.box, box) > 0.6 and _low(run, seed)]
    beside = [other for other in beside if other.x0 < box.x1 + height and other.x1 > box.x0 - height]
    left = max(box.x0 - 6 * height, min([box.x0, *(other.x0 for other in beside)]))
    right = min(box.x1 + 6 * height, max([box.x1, *(other.x1 for other in beside)]))
    if seed.axis is None:
        return Line(Box(left, box.y0, min(width, right), box.y1), height, None)
    even = 2 * seed.axis - right
    if not box.x0 - 7 * height < even < box.x0 + 1.5 * height:
        return Line(Box(left, box.y0, min(width, right), box.y1), height, None)
    return Line(Box(min(left, even), box.y0, min(width, right), box.y1), height, even)


def _centred(line: Line, seed: Seed, picture: Picture, prepared: Prepared) -> Line:
    """The line as one that need not be centred, where nothing is printed on the paper before its seed."""
    before = Box(line.box.x0, seed.name.box.y0, seed.name.box.x0 - 0.3 * line.height, seed.name.box.y1)
    if line.even is None or line.even > seed.name.box.x0 - 1.2 * line.height or before.x1 - before.x0 < 1:
        return line
    light = flatten(lightest(inks.cut_out(picture, prepared, before)))
    return line if float((light < _INK).mean()) > _INKED else line._replace(even=None)


def _readings(seed: Seed, line: Line, picture: Picture, prepared: Prepared, binding: Binding) -> Iterator[list[Word]]:
    """The words of the line in every cut and ink, in upright points."""
    slope = _slope(line, picture, prepared)
    top, bottom = _band(seed, slope)
    for left in _lefts(seed, line):
        for above, below in _TRIMS:
            place = Box(left, max(0.0, top - above), line.box.x1 + 0.7 * line.height, bottom + below)
            cut = inks.cut_out(picture, prepared, place, slope)
            black = inks.blackness(picture, cut, place, [word.box for word in seed.name.words])
            band = ((top - place.y0) * picture.dpi / 72, (bottom - place.y0) * picture.dpi / 72)
            for grey in inks.inks(cut, black):
                alone = inks.one_line(grey, *band)
                for dpi in _DPIS:
                    sizes = inks.Resolutions(picture.dpi, dpi)
                    yield inks.read(alone, place, sizes, binding, tesseract.ONE_LINE, slope)


def _slope(line: Line, picture: Picture, prepared: Prepared) -> float:
    """Degrees by which a name falls to the right; names that were stamped do not stand level."""
    box = line.box
    place = Box(box.x0 - 2, box.y0 - 3, box.x1 + 5, box.y1 + 3)
    slope = skew(flatten(lightest(inks.cut_out(picture, prepared, place))), picture.dpi)
    return slope if abs(slope) >= _SLOPE else 0.0


def _band(seed: Seed, slope: float) -> tuple[float, float]:
    """From where to where the letters of the seed reach, in points, once they stand level."""
    boxes = [word.box for word in seed.name.words]
    if not slope:
        return median(box.y0 for box in boxes), median(box.y1 for box in boxes)
    middle, height = (seed.name.box.y0 + seed.name.box.y1) / 2, min(box.y1 - box.y0 for box in boxes)
    return middle - 0.6 * height, middle + 0.6 * height


def _lefts(seed: Seed, line: Line) -> list[float]:
    """Where the line may begin: as far left of its axis as it reaches to the right, or somewhere left of the seed."""
    box, height = seed.name.box, line.height
    if line.even is not None:
        lefts = [line.even - 0.4 * height, min(line.even, box.x0) - 1, line.even - 0.8 * height, line.box.x0 - height]
    else:
        lefts = [line.box.x0 - 2, box.x0 - 2, box.x0 - 5 * height, box.x0 - 2.5 * height]
    return [max(0.0, min(left, box.x0 - 1)) for left in lefts]
