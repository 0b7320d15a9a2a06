"""The one module that knows Tesseract, through either of two bindings with one result.

`tesserocr` works inside the process and brings a newer Tesseract (a quarter less CPU); `pytesseract` calls the program
and is always there. Only `vie` is used: together with `eng` it drops tone marks. One thread per page: a second thread
costs half as much CPU again and saves nothing where pages run side by side.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from pipeline import kept
from pipeline.errors import MissingDependencyError
from pipeline.glyphs import cleaned, heading
from pipeline.model import Box, Word
from pipeline.readers.settings import Engine
from pipeline.syllable import parted, repaired
from pipeline.tones import mended

if TYPE_CHECKING:
    from pipeline.paper import Pixels

    Recogniser = Callable[[Pixels, int, int], str]

Binding = Literal["tesserocr", "pytesseract"]

LANGUAGE = "vie"
# Page segmentation modes: a whole page, one block, one line, scattered words.
PAGE, BLOCK, ONE_LINE, SCATTERED = 3, 6, 7, 11
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = re.compile(r"[^\W\d_]+")
# A word of letters alone: 2720-QĐ/TỦ is none.
_CAPITALS = re.compile(r"\W*[^\W\d_]{2,}\W*$")
_INSTALL = "install Tesseract with Vietnamese: apt-get install tesseract-ocr tesseract-ocr-vie"


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


@cache
def make(binding: Binding) -> str:
    """Which engine and which model a binding reads with: version, and digest of the model's file."""
    model = tessdata() / f"{LANGUAGE}.traineddata"
    return f"{version(binding)} {hashlib.sha256(model.read_bytes()).hexdigest()[:16]}"


def words(pixels: Pixels, dpi: float, binding: Binding, mode: int) -> tuple[Word, ...]:
    """Words of prepared pixels by page segmentation mode `mode`, in Tesseract's order; boxes in pixels."""
    rows = [row.split("\t") for row in _table(pixels, max(70, round(dpi)), binding, mode).splitlines()]
    lines: dict[tuple[str, ...], list[Word]] = {}
    for cells in rows:
        # level 5 is a word; a head line and rows of blocks and lines are passed over
        if len(cells) < 12 or cells[0] != "5":
            continue
        text = _LETTERS.sub(lambda found: repaired(found[0]), cleaned("".join(cells[11].split())))
        x, y, w, h = (int(cell) for cell in cells[6:10])
        # Tesseract at times returns a word of blanks as large as the page.
        if text and (h < dpi or mode == ONE_LINE):
            word = Word(text, Box(x, y, x + w, y + h), round(max(0.0, float(cells[10])) / 100, 3))
            lines.setdefault(tuple(cells[2:5]), []).extend(_parted(word))
    return tuple(word for line in lines.values() for word in mended(_levelled(line)))


def _table(pixels: Pixels, dpi: int, binding: Binding, mode: int) -> str:
    """The engine's own table of what it sees, kept from former readings where these are kept.

    Nothing of our own code is in the key: whatever changes in our rules, the same pixels are recognised once.
    """
    store = kept.current()
    if store is None:
        return ENGINES[binding](pixels, dpi, mode)
    key = kept.digest("engine", make(binding), dpi, mode, pixels.shape, np.ascontiguousarray(pixels).data)
    return store.once("engine", key, str, lambda: ENGINES[binding](pixels, dpi, mode))


def _parted(word: Word) -> tuple[Word, ...]:
    """A word that is two, where a blank was missed."""
    parts = word.text.split(" ", 1) if " " in word.text else parted(word.text)
    if parts is None:
        return (word,)
    first, second = parts
    box = word.box
    cut = box.x0 + (box.x1 - box.x0) * len(first) / len(word.text)
    left, right = Box(box.x0, box.y0, cut - 1, box.y1), Box(cut + 1, box.y0, box.x1, box.y1)
    return Word(first, left, word.confidence), Word(second, right, word.confidence)


def _levelled(line: list[Word]) -> list[Word]:
    """Dashes, dots and words whose box is far off (a quirk of the engine) as high as the other words of their line."""
    solid = [word.box for word in line if any(char.isalnum() for char in word.text)]
    if not solid:
        return line
    top, bottom = median(box.y0 for box in solid), median(box.y1 for box in solid)
    line = [Word(heading(line[0].text), line[0].box, line[0].confidence), *line[1:]]
    line = [_short_of(word, after) for word, after in zip(line, [*line[1:], None], strict=True)]
    line = [_small(word, *around) for word, around in zip(line, _neighbours(line), strict=True)]
    return [
        word
        if _on_line(word, top, bottom)
        else Word(word.text, Box(word.box.x0, top, word.box.x1, bottom), word.confidence)
        for word in line
    ]


def _neighbours(line: list[Word]) -> list[tuple[str, str]]:
    texts = ["", *(word.text for word in line), ""]
    return list(zip(texts, texts[2:], strict=False))


def _small(word: Word, before: str, after: str) -> Word:
    """ "bảo VỆ rừng" → "bảo vệ rừng": a syllable with its tone, as no abbreviation has, amid small ones."""
    toned = _CAPITALS.match(word.text) and not _TONES.isdisjoint(unicodedata.normalize("NFD", word.text))
    toned = toned and word.text.isupper()
    return (
        Word(word.text.lower(), word.box, word.confidence) if toned and before.islower() and after.islower() else word
    )


def _short_of(word: Word, after: Word | None) -> Word:
    """A word as wide as it must be: not into the next word, and not narrower than its letters."""
    box = word.box
    if after is None or after.box.x0 <= box.x0:
        return word
    height = box.y1 - box.y0
    end = min(box.x1, after.box.x0)
    if end - box.x0 < 0.2 * height * len(word.text):
        end = max(end, min(after.box.x0 - 0.25 * height, box.x0 + 0.6 * height * len(word.text)))
    return word if end == box.x1 else Word(word.text, Box(box.x0, box.y0, end, box.y1), word.confidence)


def _on_line(word: Word, top: float, bottom: float) -> bool:
    common = min(word.box.y1, bottom) - max(word.box.y0, top)
    return any(char.isalnum() for char in word.text) and common > 0.6 * min(word.box.y1 - word.box.y0, bottom - top)


def _by_tesserocr(pixels: Pixels, dpi: int, mode: int) -> str:
    from PIL import Image

    api = _api()
    api.SetPageSegMode(mode)
    api.SetImage(Image.fromarray(pixels))
    api.SetSourceResolution(dpi)
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


def _by_pytesseract(pixels: Pixels, dpi: int, mode: int) -> str:
    import pytesseract
    from PIL import Image

    config = f"--psm {mode} --dpi {dpi}"
    return str(pytesseract.image_to_data(Image.fromarray(pixels), lang=LANGUAGE, config=config))


ENGINES: dict[Binding, Recogniser] = {
    "tesserocr": _by_tesserocr,
    "pytesseract": _by_pytesseract,
}
