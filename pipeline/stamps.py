"""Receipt stamps with a frame (công văn đến): found by their colour or their frame, read apart from the page.

The preparation of a page lets coloured ink fade, so a receipt stamp vanishes while the number typed or written into it
in black stays and would pass for text. Here the frame is found by its colour, and what lies in it is read with all its
ink.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from pipeline import tesseract
from pipeline.grid import Rules
from pipeline.model import Box, Line, Word
from pipeline.picture import Picture, Prepared, moved, prepare, scaling
from pipeline.readers.settings import ReadSettings
from pipeline.rows import overlap, runs_of
from pipeline.viet import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.picture import Pixels

# Difference between lightest and darkest channel from which ink counts as coloured.
_COLOURED = 55
_DPI = 75
# Size of a receipt stamp in millimetres, and how much of each side of its frame must be seen.
_WIDTH, _HEIGHT = (28.0, 120.0), (10.0, 60.0)
_SIDE = 0.55
_MM = 25.4 / 72
_DOTS = re.compile(r"[.…_·]{2,}.*$")
_ARRIVED = re.compile(r"\bden")
_LABELS = re.compile(r"\bso\b|\bngay\b|\bchuyen\b")


def frames(picture: Picture) -> list[Box]:
    """Places of coloured rectangular frames of a stamp's size, in pixels of the picture."""
    if picture.pixels.ndim == 2:
        return []
    import cv2

    scale = min(1.0, _DPI / picture.dpi)
    small = cv2.resize(picture.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.int16)
    ink = ((small.max(axis=2) - small.min(axis=2)) > _COLOURED).astype(np.uint8)
    # Breaks in a badly inked frame are closed before its outline is followed.
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    millimetre = _DPI / 25.4
    found = []
    for label in range(1, len(stats)):
        x, y, w, h, _ = (int(value) for value in stats[label])
        if not (_WIDTH[0] <= w / millimetre <= _WIDTH[1] and _HEIGHT[0] <= h / millimetre <= _HEIGHT[1]):
            continue
        if _framed(np.asarray(labels[y : y + h, x : x + w] == label)):
            found.append(Box(x / scale, y / scale, (x + w) / scale, (y + h) / scale))
    return found


def _framed(piece: NDArray[np.bool_]) -> bool:
    """Whether ink runs along all four sides of a piece."""
    band = 4
    sides = (
        piece[:band].any(axis=0),
        piece[-band:].any(axis=0),
        piece[:, :band].any(axis=1),
        piece[:, -band:].any(axis=1),
    )
    return all(float(side.mean()) >= _SIDE for side in sides)


def framed(rules: Rules, height: float) -> list[Box]:
    """Frames of a stamp's size drawn in black in the upper half of a page, in the points of its rules."""
    found: list[Box] = []
    sides = [Box(x, y0, x, y1) for x, y0, y1 in rules.down if y1 < height * 0.5]
    for left, right in combinations(sorted(sides), 2):
        box = left.union(right)
        wide, tall = (box.x1 - box.x0) * _MM, (box.y1 - box.y0) * _MM
        fits = _WIDTH[0] <= wide <= _WIDTH[1] and _HEIGHT[0] <= tall <= _HEIGHT[1]
        if fits and overlap(left, right) > 0.5 and _closed(box, rules) and not any(_centre_in(box, b) for b in found):
            found.append(box)
    return found


def _closed(box: Box, rules: Rules) -> bool:
    """Whether rules run along most of its upper and of its lower edge."""
    for edge in (box.y0, box.y1):
        parts = [min(x1, box.x1) - max(x0, box.x0) for x0, y, x1 in rules.across if abs(y - edge) < 14]
        if sum(part for part in parts if part > 0) < _SIDE * (box.x1 - box.x0):
            return False
    return True


def read_black(prepared: Prepared, place: Box, words: Sequence[Word], settings: ReadSettings) -> list[Line]:
    """The lines of a receipt stamp in black, in upright points; empty where the frame holds none.

    `words` are those of the page: what they say inside the frame helps to tell a stamp from a boxed text.
    """
    inside = [word for word in words if _centre_in(word.box, place)]
    scale = prepared.dpi / 72
    x0, y0, x1, y1 = (int(value * scale) for value in place)
    cut = np.pad(prepared.pixels[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1], 12, constant_values=255)
    matrix = prepared.upright @ scaling(1.0, 1.0, max(0, x0) - 12, max(0, y0) - 12)
    read_anew = [
        Word(text, moved(matrix, word.box), word.confidence)
        for word in _best(cut, prepared.dpi, settings)
        if any(map(str.isalnum, text := _DOTS.sub("", word.text)))
    ]
    lines = [run.line("stamp", "paragraph") for run in runs_of(read_anew, gap=8)]
    seen = fold(" ".join([*(line.text for line in lines), *(word.text for word in inside)]))
    return lines if _ARRIVED.search(seen) and _LABELS.search(seen) else []


def outside(words: Sequence[Word], place: Box) -> list[Word]:
    """Words not in a black stamp. A line of text that the stamp was set over keeps its word inside the frame's edge."""
    kept = []
    for word in words:
        near = (other for other in words if 0 <= other.box.x0 - word.box.x1 < 8 and overlap(word.box, other.box) > 0.6)
        crossing = not re.search("Đ[ẾÊE]N", word.text) and any(not _centre_in(other.box, place) for other in near)
        if not _centre_in(word.box, place) or (crossing and word.confidence > 0.3):
            kept.append(word)
    return kept


def _is_receipt(lines: Sequence[Line]) -> bool:
    text = fold(" ".join(line.text for line in lines))
    return bool(_ARRIVED.search(text) and _LABELS.search(text))


def _centre_in(box: Box, place: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1


def read(picture: Picture, place: Box, filled: Sequence[Word], settings: ReadSettings) -> list[Line]:
    """The lines of a receipt stamp in page points, empty where the frame holds none.

    `filled` are the words that recognition of the page found inside: typed or written in black, they are read best
    without the dotted lines under them, and take the place of whatever is read there with all ink.
    """
    printed = _with_all_ink(picture, place, settings)
    words = [word for label in printed for word in _label(label, filled)]
    lines = [run.line("stamp", "paragraph") for run in runs_of([*words, *filled], gap=8)]
    return lines if _is_receipt(lines) else []


def _with_all_ink(picture: Picture, place: Box, settings: ReadSettings) -> tuple[Word, ...]:
    """Words of the place read from its darkest channel, where coloured and black ink both show."""
    x0, y0 = max(0, int(place.x0)), max(0, int(place.y0))
    part = picture.pixels[y0 : int(place.y1) + 1, x0 : int(place.x1) + 1]
    dark = np.ascontiguousarray(part.min(axis=2))
    cut = Picture(dark, picture.to_page @ scaling(1.0, 1.0, x0, y0), picture.dpi)
    prepared = prepare(cut, settings.dpi)
    best = _best(prepared.pixels, prepared.dpi, settings)
    return tuple(Word(word.text, moved(prepared.to_page, word.box), word.confidence) for word in best)


def _best(pixels: Pixels, dpi: float, settings: ReadSettings) -> tuple[Word, ...]:
    """Read as a page, as a block and as scattered words; the fullest reading, in pixels."""
    binding = tesseract.choose(settings.engine)
    modes = (tesseract.PAGE, tesseract.BLOCK, tesseract.SCATTERED)
    readings = (tesseract.words(pixels, dpi, binding, mode) for mode in modes)
    return max(readings, key=lambda words: sum(len(word.text) * word.confidence for word in words))


def _label(word: Word, filled: Sequence[Word]) -> list[Word]:
    """A printed word without its dotted line, and without what was filled in over it; empty where nothing is left."""
    text = _DOTS.sub("", word.text)
    covering = [other for other in filled if overlap(word.box, other.box) > 0.4 and _cross(word.box, other.box)]
    box = word.box
    if covering:
        # What is left of the first value is the label: Số:.....4707
        text = re.match(r"[^\W\d_]*[.:]?", text)[0]  # type: ignore[index]
        box = Box(box.x0, box.y0, max(box.x0 + 1.0, min(box.x1, covering[0].box.x0)), box.y1)
    return [Word(text, box, word.confidence)] if any(char.isalnum() for char in text) else []


def _cross(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0)
