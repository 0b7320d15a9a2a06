"""A text layer held against the print: a few lines of the page are read by themselves and compared with its words.

For layers that read well and may yet be wrong: one that a foreign recogniser laid under a scan, one that belongs to
another page, one whose font says nothing of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from pipeline import inks, pdfium, tesseract
from pipeline.model import Box, Word
from pipeline.paper import flatten, lightest
from pipeline.picture import Picture
from pipeline.readers.settings import ReadSettings
from pipeline.rows import Run, confidence_of, runs_of
from pipeline.viet import fold

if TYPE_CHECKING:
    from pipeline.paper import Pixels
    from pipeline.tesseract import Binding

# Lines looked at, and letters that a line must have.
_LINES, _LETTERS = 8, 8
_DPI = 200.0
# Sizes a line is read at; a second time only where its figures are in doubt.
_SIZE, _AGAIN = 150.0, 200.0
# Share of dark pixels below which nothing is printed at a place.
_INK, _DARK = 0.005, 150
# How sure recognition must be of a line to speak against the layer, and of a figure.
_BELIEVED, _SURE = 0.6, 0.8
_NUMBERED = re.compile(r"\W*so\W{0,3}\d|.*\d.{0,4}/.{0,14}-")
# A letter beside a figure that may be one.
_UNSURE = re.compile(r"\d[IlOoSBZ|\]]|[IlOoSBZ|\]]\d")
_DATED = re.compile(r".*\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b")
# How far down a page number and date stand.
_HEAD = 0.4


class Proof(NamedTuple):
    """What the lines say: how many could be read, how far they agree with the layer (0..1), and numbers the layer has
    otherwise than the print, each as (layer, print).
    """

    lines: int
    agreement: float
    figures: tuple[tuple[str, str], ...]


class _Line(NamedTuple):
    agreement: float
    figures: tuple[tuple[str, str], ...]


def held(opened: pdfium.OpenPage, words: Sequence[Word], doubted: Sequence[Word], settings: ReadSettings) -> Proof:
    """Compare lines of the layer with the page as it is drawn; those with `doubted` words among them.

    Raises MissingDependencyError where recognition is not installed, TooLargeError for a page too large to be drawn.
    """
    binding = tesseract.choose(settings.engine)
    picture = pdfium.draw(opened, _DPI, settings.max_pixels)
    chosen = _chosen(runs_of(words), {id(word) for word in doubted}, opened.height)
    lines = [line for run in chosen if (line := _compared(run, picture, binding)) is not None]
    agreement = sum(line.agreement for line in lines) / len(lines) if lines else 1.0
    return Proof(len(lines), round(agreement, 3), tuple(pair for line in lines for pair in line.figures))


def _chosen(runs: Sequence[Run], doubted: set[int], height: float) -> list[Run]:
    """The lines of number and date, one with doubted words and one full of figures, and others spread over the page."""
    runs = [run for run in runs if sum(map(str.isalnum, run.text)) >= _LETTERS]
    head = [run for run in runs if run.box.y1 < _HEAD * height]
    first = [next((run for run in head if line.match(run.folded)), None) for line in (_NUMBERED, _DATED)]
    first.append(max(runs, key=lambda run: sum(id(word) in doubted for word in run.words), default=None))
    first.append(max(runs, key=lambda run: sum(map(str.isdigit, run.text)), default=None))
    chosen = {id(run): run for run in first if run is not None}
    others = [run for run in runs if id(run) not in chosen]
    wanted = min(_LINES - len(chosen), len(others))
    return [*chosen.values(), *(others[(2 * at + 1) * len(others) // (2 * wanted)] for at in range(wanted))]


def _compared(run: Run, picture: Picture, binding: Binding) -> _Line | None:
    """One line against the print, None where recognition is too unsure of the print to say anything."""
    around = 0.25 * run.height
    x0, y0 = max(0.0, run.box.x0 - around), max(0.0, run.box.y0 - around)
    place = Box(x0, y0, run.box.x1 + around, run.box.y1 + around)
    scale = picture.dpi / 72
    rows, columns = slice(int(y0 * scale), int(place.y1 * scale) + 1), slice(int(x0 * scale), int(place.x1 * scale) + 1)
    cut = picture.pixels[rows, columns]
    if min(cut.shape[:2]) < 6:
        return _Line(0.0, ())
    light = _inked(cut)
    if light is None:
        return _Line(0.0, ())
    seen = inks.read(light, place, inks.Resolutions(picture.dpi, _SIZE), binding, tesseract.ONE_LINE)
    if confidence_of(seen) < _BELIEVED:
        return None
    alike = fuzz.ratio(_letters(run.words), _letters(seen)) / 100
    if _figures(run.words) in ("", _figures(seen)):
        return _Line(alike, ())
    again = inks.read(light, place, inks.Resolutions(picture.dpi, _AGAIN), binding, tesseract.ONE_LINE)
    if _figures(run.words) == _figures(again):
        return _Line(alike, ())
    return _Line(alike, tuple(_disputed(run.words, seen, again)))


def _inked(cut: Pixels) -> Pixels | None:
    """A cut-out of a line made ready, None where nothing is printed. Print in colour fades in the lightest channel."""
    for grey in (lightest(cut), cut if cut.ndim == 2 else cut.min(axis=2)):
        light = flatten(grey)
        if float((light < _DARK).mean()) >= _INK:
            return light
    return None


def _disputed(words: Sequence[Word], *readings: Sequence[Word]) -> list[tuple[str, str]]:
    """Words of the layer whose figures all readings have otherwise, and alike, and are sure of."""
    disputed = []
    for word in words:
        if not (stated := _figures([word])):
            continue
        over = [[other for other in reading if _covers(word.box, other.box)] for reading in readings]
        texts = [" ".join(other.text for other in part) for part in over]
        said = {_figures(part) for part in over}
        sure = all(other.confidence >= _SURE for part in over for other in part)
        if sure and len(said) == 1 and said.pop() not in ("", stated) and not any(map(_UNSURE.search, texts)):
            disputed.append((word.text, texts[0]))
    return disputed


def _covers(box: Box, other: Box) -> bool:
    """Whether two words stand at one place of a line."""
    common = min(box.x1, other.x1) - max(box.x0, other.x0)
    return common > 0.5 * min(box.x1 - box.x0, other.x1 - other.x0)


def _letters(words: Sequence[Word]) -> str:
    return "".join(filter(str.isalnum, fold("".join(word.text for word in words))))


def _figures(words: Sequence[Word]) -> str:
    return "".join(char for word in words for char in word.text if char.isdigit())
