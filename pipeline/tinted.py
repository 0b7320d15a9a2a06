"""Print in colour on a page of black print: a heading in red, a link in blue, "HỎA TỐC".

To prepare a page takes coloured ink off, since pens, seals and stamps lie over the print (`pipeline.paper`). What is
printed in colour goes with them, and no guard on the prepared page could see that it is missing. Here level lines of
coloured ink that no word covers are looked for, and each is read by its colour alone. Only what reads as Vietnamese, or
as an address on the net, is believed: pens and the rims of seals give scraps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline import inks, tesseract
from pipeline.model import Box, Word
from pipeline.paper import chroma, resized
from pipeline.picture import Picture, Prepared, scaling
from pipeline.rows import centre_in, confidence_of
from pipeline.syllable import spelling

if TYPE_CHECKING:
    from pipeline.paper import Pixels
    from pipeline.tesseract import Binding

# The resolution lines are looked for at; there a line of print is so high and at least so wide, and inked so far.
_DPI = 75.0
_HIGH, _WIDE, _INKED = (6, 16), 36, (0.12, 0.75)
# How much colour ink must have, how many lines are read at most, and how wide around.
_COLOURED, _LINES, _AROUND = 60, 12, 3.0
_READ_AT = 150.0
# How sure a line must be, and how much of it Vietnamese; how sure an address, whose form says enough.
_SURE, _SPELLED, _FAIR = 0.75, 0.8, 0.5
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+){1,4}(?:/\S*)?|[\w.-]+@[\w-]+(?:\.[\w-]+)+")


def words(
    picture: Picture, prepared: Prepared, known: Sequence[Word], apart: Sequence[Box], binding: Binding
) -> list[Word]:
    """Words printed in colour that are neither among those known nor in the places `apart` (stamps).

    All places are points of the upright page.
    """
    if picture.pixels.ndim == 2 or not prepared.profile.coloured_ink_taken_off:
        return []
    found: list[Word] = []
    for place in _lines(picture, prepared):
        if any(centre_in(word.box, place) for word in known) or any(centre_in(place, stamp) for stamp in apart):
            continue
        ink = 255 - np.minimum(255, 2 * chroma(inks.cut_out(picture, prepared, place)).astype(np.int16))
        sizes = inks.Resolutions(picture.dpi, _READ_AT)
        line = inks.read(ink.astype(np.uint8), place, sizes, binding, tesseract.ONE_LINE)
        found += line if _believable(line) else []
    return found


def _lines(picture: Picture, prepared: Prepared) -> list[Box]:
    """Level lines of coloured ink in points of the upright page, the longest first."""
    import cv2

    ink = (_upright(picture, prepared) > _COLOURED).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, np.ones((1, 13), np.uint8)), connectivity=8)
    inked = np.bincount(labels.ravel(), weights=ink.ravel(), minlength=len(stats))
    point = 72 / _DPI
    lines = []
    for label in range(1, len(stats)):
        x, y, w, h, _ = (int(value) for value in stats[label])
        share = float(inked[label]) / (w * h)
        if w >= _WIDE and _HIGH[0] <= h <= _HIGH[1] and w > 2.5 * h and _INKED[0] <= share <= _INKED[1]:
            box = Box(x * point - _AROUND, y * point - _AROUND, (x + w) * point + _AROUND, (y + h) * point + _AROUND)
            lines.append(box)
    return sorted(lines, key=lambda box: box.x0 - box.x1)[:_LINES]


def _upright(picture: Picture, prepared: Prepared) -> Pixels:
    """The colour of the page, upright and small."""
    import cv2

    scale = min(1.0, _DPI / picture.dpi)
    small = chroma(resized(picture.pixels, scale))
    point = 72 / _DPI
    back = np.linalg.inv(picture.to_page) @ prepared.to_page @ np.linalg.inv(prepared.upright) @ scaling(point, point)
    size = (max(1, round(prepared.size[0] / point)), max(1, round(prepared.size[1] / point)))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(small, scaling(scale, scale) @ back, size, flags=flags), dtype=np.uint8)


def _believable(line: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in line)
    checked = spelling(text)
    if checked.words >= 2 and checked.share >= _SPELLED:
        return confidence_of(line) >= _SURE
    return confidence_of(line) >= _FAIR and _ADDRESS.fullmatch(text.strip(" '\"‘’“”.,;:()")) is not None
