"""Receipt stamps with a frame (công văn đến): found by their colour or their frame, read apart from the page.

The preparation of a page lets coloured ink fade, so a receipt stamp vanishes while the number typed or written into it
in black stays and would pass for text. Here the frame is found by its colour, what lies in it is read with all its ink,
and what a pen of another colour wrote into it by itself.
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
from pipeline.paper import resized
from pipeline.picture import Picture, Prepared, moved, prepare, scaling
from pipeline.readers.settings import ReadSettings
from pipeline.rows import as_one, centre_in, overlap, runs_of
from pipeline.viet import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.paper import Pixels

# Difference between lightest and darkest channel from which ink counts as coloured.
_COLOURED = 55
_DPI = 75
# Lightest channel below which ink is black, and the share of a word's box it must fill.
_BLACK, _INKED = 120, 0.05
# Sizes at which figures of a pen are read, and the margin round them in pixels.
_SIZES = (0.7, 1.0, 1.3, 1.6, 2.0)
_MARGIN = 12
# Size of a receipt stamp in millimetres, and how much of each side of its frame must be seen.
_WIDTH, _HEIGHT = (28.0, 120.0), (10.0, 60.0)
_SIDE = 0.55
_MM = 25.4 / 72
_VALUE = re.compile(r"\d[\d/.-]*")
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
        if fits and overlap(left, right) > 0.5 and _closed(box, rules) and not any(centre_in(box, b) for b in found):
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
    """A receipt stamp in black as one line in upright points; empty where the frame holds none.

    `words` are those of the page: what they say inside the frame helps to tell a stamp from a boxed text.
    """
    inside = [word for word in words if centre_in(word.box, place)]
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
    return as_one(lines) if _ARRIVED.search(seen) and _LABELS.search(seen) else []


def outside(words: Sequence[Word], place: Box) -> list[Word]:
    """Words not in a black stamp. A line of text that the stamp was set over keeps its word inside the frame's edge."""
    kept = []
    for word in words:
        near = (other for other in words if 0 <= other.box.x0 - word.box.x1 < 8 and overlap(word.box, other.box) > 0.6)
        crossing = not re.search("Đ[ẾÊE]N", word.text) and any(not centre_in(other.box, place) for other in near)
        if not centre_in(word.box, place) or (crossing and word.confidence > 0.3):
            kept.append(word)
    return kept


def _is_receipt(lines: Sequence[Line]) -> bool:
    text = fold(" ".join(line.text for line in lines))
    return bool(_ARRIVED.search(text) and _LABELS.search(text))


def read(
    picture: Picture, place: Box, filled: Sequence[Word], settings: ReadSettings
) -> tuple[list[Line], Sequence[Word]]:
    """A receipt stamp as one line in page points, empty where the frame holds none; and the words of the page that are
    the stamp's.

    `filled` are the words that recognition of the page found inside: typed or written in black, they are read best
    without the dotted lines under them, and take the place of whatever is read there with all ink. So do figures
    written with a coloured pen. Where a stamp was set over the text, its own ink is read alone, and the text stays.
    """
    cut = _cut(picture, place)
    values = [word for word in filled if any(map(str.isalnum, word.text)) and _black(picture, word.box)]
    pens = _penned(cut, settings)
    values += [word for word in pens if not any(_cross(word.box, other.box) for other in values)]
    lines = _lines(_read(cut.pixels.min(axis=2), cut, settings), values)
    if _is_receipt(lines):
        return as_one(lines), filled
    light, dark = cut.pixels.max(axis=2).astype(np.int16), cut.pixels.min(axis=2).astype(np.int16)
    lines = _lines(_read((255 - 2 * (light - dark)).clip(0, 255).astype(np.uint8), cut, settings), pens)
    return (as_one(lines), ()) if _is_receipt(lines) else ([], ())


def _lines(labels: Sequence[Word], values: Sequence[Word]) -> list[Line]:
    words = [word for label in labels for word in _label(label, values)]
    return [run.line("stamp", "paragraph") for run in runs_of([*words, *values], gap=8)]


def _cut(picture: Picture, place: Box) -> Picture:
    x0, y0 = max(0, int(place.x0)), max(0, int(place.y0))
    part = np.ascontiguousarray(picture.pixels[y0 : int(place.y1) + 1, x0 : int(place.x1) + 1])
    return Picture(part, picture.to_page @ scaling(1.0, 1.0, x0, y0), picture.dpi)


def _black(picture: Picture, box: Box) -> bool:
    """Whether the print at a place of the page is black, and not the stamp's own faded ink."""
    there = moved(np.asarray(np.linalg.inv(picture.to_page), dtype=np.float64), box)
    part = picture.pixels[max(0, int(there.y0)) : int(there.y1) + 1, max(0, int(there.x0)) : int(there.x1) + 1]
    return part.size > 0 and float((part.max(axis=2) < _BLACK).mean()) > _INKED


def _read(ink: Pixels, cut: Picture, settings: ReadSettings) -> tuple[Word, ...]:
    """Words of a cut-out in page points, by one grey of it: the darkest channel, which shows all ink, or its colour."""
    prepared = prepare(cut._replace(pixels=ink), settings.dpi)
    readings = [_best(_unframed(prepared.pixels, around), prepared.dpi, settings) for around in (1, 2, 3)]
    best = max(readings, key=_fullness)
    return tuple(Word(word.text, moved(prepared.to_page, word.box), word.confidence) for word in best)


def _unframed(pixels: Pixels, around: int) -> Pixels:
    """Without the rules of the frame, which would be read as letters; `around` is by how many pixels they are taken
    wider: too little leaves their rims, too much takes the marks of letters that stand close.
    """
    import cv2

    height, width = pixels.shape
    ink = (pixels < 190).astype(np.uint8)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, width // 5), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height // 3, 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((around, around), np.uint8))
    return np.where(rules > 0, 255, pixels).astype(np.uint8)


def _penned(cut: Picture, settings: ReadSettings) -> list[Word]:
    """Numbers and dates written with a blue pen into a red stamp, in page points: those that most readings agree on.

    Print recognition reads handwriting at best in part, so nothing of it counts as sure.
    """
    blue = cut.pixels[:, :, 2].astype(np.int16) - cut.pixels[:, :, :2].min(axis=2)
    if float((blue > _COLOURED).mean()) < _INKED / 5:
        return []
    prepared = prepare(cut._replace(pixels=(255 - 2 * blue).clip(0, 255).astype(np.uint8)), settings.dpi)
    binding = tesseract.choose(settings.engine)
    seen: list[Word] = []
    for larger in _SIZES:
        pixels = np.pad(resized(prepared.pixels, larger), _MARGIN, constant_values=255)
        back = prepared.to_page @ scaling(1 / larger, 1 / larger, -_MARGIN / larger, -_MARGIN / larger)
        for word in tesseract.words(pixels, prepared.dpi, binding, tesseract.BLOCK):
            if _VALUE.fullmatch(word.text):
                seen.append(Word(word.text, moved(back, word.box), word.confidence))
    return _agreed(seen)


def _agreed(seen: Sequence[Word]) -> list[Word]:
    """Of the readings of one place the one that more than half of all tries gave."""
    agreed: list[Word] = []
    for word in seen:
        same = sum(other.text == word.text and _cross(word.box, other.box) for other in seen)
        if 2 * same > len(_SIZES) and not any(_cross(word.box, other.box) for other in agreed):
            agreed.append(Word(word.text, word.box, round(0.5 * word.confidence * same / len(_SIZES), 3)))
    return agreed


def _best(pixels: Pixels, dpi: float, settings: ReadSettings) -> tuple[Word, ...]:
    """Read as a page, as a block and as scattered words; the fullest reading, in pixels."""
    binding = tesseract.choose(settings.engine)
    modes = (tesseract.PAGE, tesseract.BLOCK, tesseract.SCATTERED)
    readings = (tesseract.words(pixels, dpi, binding, mode) for mode in modes)
    return max(readings, key=_fullness)


def _fullness(words: Sequence[Word]) -> float:
    return sum(len(word.text) * word.confidence for word in words)


def _label(word: Word, filled: Sequence[Word]) -> list[Word]:
    """A printed word without its dotted line, and without what was filled in over it; empty where nothing is left."""
    text = _DOTS.sub("", word.text).strip(".…_·|")
    covering = [other for other in filled if _cross(word.box, other.box)]
    box = word.box
    if covering:
        # What is left of the first value is the label: Số:.....4707
        text = re.match(r"[^\W\d_]*[.:]?", text)[0]  # type: ignore[index]
        box = Box(box.x0, box.y0, max(box.x0 + 1.0, min(box.x1, covering[0].box.x0)), box.y1)
    return [Word(text, box, word.confidence)] if any(char.isalnum() for char in text) else []


def _cross(a: Box, b: Box) -> bool:
    """Whether two boxes stand over one another."""
    across = min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0)
    return across and overlap(a, b) > 0.4
