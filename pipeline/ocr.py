"""Recognition by Tesseract with its Vietnamese model, through either of two bindings with one result.

`tesserocr` works inside the process and brings a newer Tesseract (a quarter less CPU); `pytesseract` calls the
program and is always there. Only `vie` is used: together with `eng` it drops tone marks. One thread per page: a
second thread costs half as much CPU again and saves nothing where pages run side by side.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec
import numpy as np

from pipeline import grid, guard, layout
from pipeline.errors import MissingDependencyError
from pipeline.model import Box, Line, Page, Problem, Word
from pipeline.picture import Picture, Prepared, lies_on_its_side, moved, prepare, scaling
from pipeline.readers.settings import Engine, ReadSettings
from pipeline.syllable import spelling

if TYPE_CHECKING:
    from pipeline.picture import Matrix, Pixels

Binding = Literal["tesserocr", "pytesseract"]

LANGUAGE = "vie"
_INSTALL = "install Tesseract with Vietnamese: apt-get install tesseract-ocr tesseract-ocr-vie"

# Share of ink outside all word boxes above which a page is reported.
MISSED = 0.20
# Page segmentation modes of Tesseract, the margin round a cut-out in pixels, and how many places of a page are read
# again.
_PAGE, _BLOCK, _ONE_LINE = 3, 6, 7
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
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0


def page(picture: Picture, settings: ReadSettings, number: int, added: Sequence[Word] = ()) -> Page:
    """Read one page picture into lines; boxes are points of the page as it stands in the file.

    `added` are words the file itself lays over the picture (numbers filled in by a program), in the same points.
    """
    read = recognise(picture, dpi=settings.dpi, engine=settings.engine, number=number)
    prepared = read.prepared
    back = prepared.to_page @ np.linalg.inv(prepared.upright)
    there = np.linalg.inv(back)
    laid = [_placed(word, there) for word in added]
    words = [word for word in read.words if not any(_centre_in(word.box, other.box) for other in laid)]
    lines = layout.arrange([*words, *laid], *prepared.size, grid.scanned_rules(prepared))
    size = moved(picture.to_page, Box(0, 0, picture.pixels.shape[1], picture.pixels.shape[0]))
    placed = tuple(_line_placed(line, back) for line in lines)
    return Page(number, size.x1, size.y1, "ocr", placed, round(read.confidence, 3), read.problems)


def _line_placed(line: Line, matrix: Matrix) -> Line:
    box = None if line.box is None else moved(matrix, line.box)
    words = tuple(_placed(word, matrix) for word in line.words)
    return msgspec.structs.replace(line, box=box, words=words)


def recognise(picture: Picture, *, dpi: int = 150, engine: Engine = "auto", number: int | None = None) -> Recognised:
    """Prepare and read one page picture. `number` is the page number that problems are reported with.

    Raises MissingDependencyError where Tesseract or its Vietnamese model is not installed.
    """
    binding = choose(engine)
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
    words = tuple(_placed(word, prepared.upright) for word in _words(prepared.pixels, prepared.dpi, binding, _PAGE))
    return Recognised(words, prepared, guard.unread(prepared, words))


def _placed(word: Word, matrix: Matrix) -> Word:
    return Word(word.text, moved(matrix, word.box), word.confidence)


# ---- second look ----------------------------------------------------------------------------------------------------


def _second_look(first: Recognised, binding: Binding) -> Recognised:
    """Read again, each by itself, the places that were skipped or came out unsure; what reads better is kept."""
    words = first.words
    for place in guard.doubtful(first.prepared, words)[:_LOOKS]:
        old = tuple(word for word in words if _centre_in(word.box, place))
        kept = tuple(word for word in words if not _centre_in(word.box, place))
        new = tuple(
            word
            for word in _look(first.prepared, place, binding)
            if not any(_centre_in(word.box, other.box) for other in kept)
        )
        if _worth(new) > _worth(old):
            words = kept + new
    return first._replace(words=words, missed=guard.unread(first.prepared, words))


def _look(prepared: Prepared, place: Box, binding: Binding) -> tuple[Word, ...]:
    """Read one place, cut out tight and with what lies around it, as a block and, where it is low, as a single line."""
    modes = (_BLOCK, _ONE_LINE) if place.y1 - place.y0 < 26 else (_BLOCK,)
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
    words = (_placed(word, matrix) for word in _words(framed, prepared.dpi, binding, mode))
    return tuple(word for word in words if _believable(word) and _centre_in(word.box, place))


def _believable(word: Word) -> bool:
    return word.confidence >= 0.3


def _worth(words: tuple[Word, ...]) -> float:
    """How much was read: letters weighted by how sure they are, above a floor that noise does not reach."""
    return sum(len(word.text) * (word.confidence - 0.4) for word in words if any(c.isalnum() for c in word.text))


def _centre_in(box: Box, place: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1


# ---- the engines ----------------------------------------------------------------------------------------------------


@cache
def tessdata() -> Path:
    """The folder with `vie.traineddata`. Raises MissingDependencyError where Tesseract or the model is missing."""
    import pytesseract

    try:
        pytesseract.get_tesseract_version()
    except (pytesseract.TesseractNotFoundError, SystemExit) as error:
        raise MissingDependencyError("Tesseract is not installed", hint=_INSTALL) from error
    own = os.environ.get("TESSDATA_PREFIX")
    places = [Path(own), Path(own) / "tessdata"] if own else []
    places += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    places += [Path(root) / "tessdata" for root in ("/usr/share", "/usr/local/share", "/opt/homebrew/share")]
    for place in places:
        if (place / f"{LANGUAGE}.traineddata").is_file():
            return place
    raise MissingDependencyError("Tesseract has no Vietnamese model (vie)", hint=_INSTALL)


@cache
def choose(engine: Engine) -> Binding:
    """The binding to use: what was asked for, or the fastest that is installed."""
    tessdata()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    if engine == "pytesseract":
        return "pytesseract"
    try:
        import tesserocr  # noqa: F401
    except ImportError as error:
        if engine == "tesserocr":
            raise MissingDependencyError("tesserocr is not installed", hint="pip install tesserocr") from error
        return "pytesseract"
    return "tesserocr"


def version(engine: Engine = "auto") -> str:
    """Binding and Tesseract version; part of the key of what was read."""
    if choose(engine) == "tesserocr":
        import tesserocr

        return f"tesserocr {tesserocr.tesseract_version().splitlines()[0]}"
    import pytesseract

    return f"pytesseract tesseract {pytesseract.get_tesseract_version()}"


def _words(pixels: Pixels, dpi: float, binding: Binding, mode: int) -> tuple[Word, ...]:
    """Words of prepared pixels by page segmentation mode `mode`, in Tesseract's order; boxes in pixels."""
    rows = [row.split("\t") for row in _ENGINES[binding](pixels, dpi, mode).splitlines()]
    lines: dict[tuple[str, ...], list[Word]] = {}
    for cells in rows:
        # level 5 is a word; a head line and rows of blocks and lines are passed over
        if len(cells) < 12 or cells[0] != "5":
            continue
        text = "".join(cells[11].split())
        x, y, w, h = (int(cell) for cell in cells[6:10])
        # Tesseract at times returns a word of blanks as large as the page.
        if text and (h < dpi or mode == _ONE_LINE):
            word = Word(text, Box(x, y, x + w, y + h), round(max(0.0, float(cells[10])) / 100, 3))
            lines.setdefault(tuple(cells[2:5]), []).append(word)
    return tuple(word for line in lines.values() for word in _levelled(line))


def _levelled(line: list[Word]) -> list[Word]:
    """Dashes, dots and words whose box is far off (a quirk of the engine) as high as the other words of their line."""
    solid = [word.box for word in line if any(char.isalnum() for char in word.text)]
    if not solid:
        return line
    top, bottom = median(box.y0 for box in solid), median(box.y1 for box in solid)
    return [
        word
        if _on_line(word, top, bottom)
        else Word(word.text, Box(word.box.x0, top, word.box.x1, bottom), word.confidence)
        for word in line
    ]


def _on_line(word: Word, top: float, bottom: float) -> bool:
    common = min(word.box.y1, bottom) - max(word.box.y0, top)
    return any(char.isalnum() for char in word.text) and common > 0.6 * min(word.box.y1 - word.box.y0, bottom - top)


def _by_tesserocr(pixels: Pixels, dpi: float, mode: int) -> str:
    from PIL import Image

    api = _api()
    api.SetPageSegMode(mode)
    api.SetImage(Image.fromarray(pixels))
    api.SetSourceResolution(max(70, round(dpi)))
    table = str(api.GetTSVText(0))
    api.Clear()
    return table


@cache
def _api() -> Any:
    """The engine, loaded once per process."""
    import tesserocr

    # Leptonica's remarks on single boxes would stand between our own messages.
    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    return tesserocr.PyTessBaseAPI(path=str(tessdata()), lang=LANGUAGE)


def _by_pytesseract(pixels: Pixels, dpi: float, mode: int) -> str:
    import pytesseract
    from PIL import Image

    config = f"--psm {mode} --dpi {max(70, round(dpi))}"
    return str(pytesseract.image_to_data(Image.fromarray(pixels), lang=LANGUAGE, config=config))


_ENGINES: dict[Binding, Callable[[Pixels, float, int], str]] = {
    "tesserocr": _by_tesserocr,
    "pytesseract": _by_pytesseract,
}
