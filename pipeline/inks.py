"""A place of a page picture cut out upright, and its inks taken apart: black print, red seals and stamps, blue pens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline import tesseract
from pipeline.model import Box, Word
from pipeline.paper import flatten, lightest, resized
from pipeline.picture import Picture, Prepared, moved, scaling

if TYPE_CHECKING:
    from pipeline.paper import Pixels
    from pipeline.picture import Matrix
    from pipeline.tesseract import Binding

# Black of print where nothing tells it, of 250 for paper, and ranges above it that are stretched to the full one: of
# print that stands clear, and of what of it a seal leaves.
_BLACK = 70.0
WIDE, NARROW = 110, 50
# Grey values of ink; of black or white alone, and how much less than that lies between on a picture of two colours.
_INK, _PURE, _MIXED = 170, 40, 0.1
_FEW = 30
# Difference of channels from which ink counts as red, and the share of a place that makes a stamp.
_RED, _STAMPED = 60, 0.002
# White margin round a cut-out, in pixels, and the resolution recognition is usually told, however large the print.
_MARGIN = 12
_TOLD = 150.0


def cut_out(picture: Picture, prepared: Prepared, place: Box, slope: float = 0.0) -> Pixels:
    """A place (upright points) cut upright out of the picture, at the picture's own resolution and with its colours.

    `slope` is by how many degrees its print falls to the right of its own, as a stamped line does; it comes out level.
    """
    import cv2

    point = 72 / picture.dpi
    size = (max(1, round((place.x1 - place.x0) / point)), max(1, round((place.y1 - place.y0) / point)))
    corner = _from(place, slope) @ scaling(point, point)
    matrix = np.linalg.inv(picture.to_page) @ prepared.to_page @ np.linalg.inv(prepared.upright) @ corner
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    cut = cv2.warpPerspective(picture.pixels, matrix, size, flags=flags, borderValue=(255, 255, 255))
    return np.asarray(cut, dtype=np.uint8)


def _from(place: Box, slope: float) -> Matrix:
    """From points inside a place, turned about its middle, to upright points."""
    cos, sin = np.cos(np.radians(slope)), np.sin(np.radians(slope))
    x, y = (place.x1 - place.x0) / 2, (place.y1 - place.y0) / 2
    turn = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    matrix = scaling(1.0, 1.0, place.x0 + x, place.y0 + y) @ turn @ scaling(1.0, 1.0, -x, -y)
    return np.asarray(matrix, dtype=np.float64)


def inks(cut: Pixels, black: float | None, greys: int = NARROW) -> list[Pixels]:
    """Grey pictures of a cut-out: what is as black as print (where that is known, see `blackness`) up to so many
    `greys` more, all dark ink, and red ink where a stamp is.
    """
    light = flatten(lightest(cut))
    pictures = [light] if black is None else [_stretched(light, black, greys), light]
    if cut.ndim == 3:
        red = _redness(cut)
        pictures += [red] if float((red < 255 - _RED).mean()) > _STAMPED else []
    return pictures


def blackness(picture: Picture, cut: Pixels, place: Box, words: Sequence[Box]) -> float | None:
    """How black print is in a cut-out of a place, of 250 for paper, from places (upright points) of words read well; a
    usual value where there are none. None where the picture is of black and white alone, so that no ink is told apart.
    """
    if _two_colours(picture.pixels[::5, ::5]):
        return None
    light = flatten(lightest(cut))
    point = 72 / picture.dpi
    inside = [Box(*((value - start) / point for value, start in zip(box, place[:2] * 2, strict=True))) for box in words]
    parts = [
        light[max(0, int(box.y0)) : max(0, int(box.y1)), max(0, int(box.x0)) : max(0, int(box.x1))] for box in inside
    ]
    dark = np.concatenate([part[part < _INK] for part in parts]) if parts else np.array([])
    return float(np.percentile(dark, 10)) if dark.size > _FEW else _BLACK


def _two_colours(pixels: Pixels) -> bool:
    """Whether next to nothing on a picture lies between black and white."""
    grey = pixels if pixels.ndim == 2 else pixels.max(axis=2)
    between = float(((grey > _PURE) & (grey < 250 - _PURE)).mean())
    return between < _MIXED * float((grey <= _PURE).mean())


class Resolutions(NamedTuple):
    """Of a cut-out in dots an inch: its own, that it is read at, and the one recognition is told."""

    own: float
    read: float
    told: float = _TOLD


def read(
    grey: Pixels,
    place: Box,
    dpi: Resolutions,
    binding: Binding,
    mode: int,
    slope: float = 0.0,
) -> list[Word]:
    """Words of a grey cut-out of a place, in upright points."""
    own, wanted, told = dpi
    point = 72 / wanted
    matrix = _from(place, slope) @ scaling(point, point, -_MARGIN * point, -_MARGIN * point)
    framed = np.pad(resized(grey, wanted / own), _MARGIN, constant_values=255)
    found = tesseract.words(framed, told, binding, mode)
    return [Word(word.text, moved(matrix, word.box), word.confidence) for word in found]


def one_line(grey: Pixels, top: float, bottom: float) -> Pixels:
    """A cut-out without what only hangs into it from the lines above and below; its letters stand from row `top` to
    `bottom`.
    """
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats((grey < _INK).astype(np.uint8), connectivity=8)
    first, last = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT]
    middle = (top + bottom) / 2
    hanging = ((first == 0) & (last < middle)) | ((last == len(grey)) & (first > middle))
    hanging[0] = False
    return np.where(hanging[labels], 255, grey).astype(np.uint8)


def _stretched(light: Pixels, black: float, greys: int) -> Pixels:
    """Only what is as black as print: seals and pens over it go white."""
    stretched = (light.astype(np.int32) - round(black)) * 255 // greys
    return np.asarray(stretched.clip(0, 255), dtype=np.uint8)


def _redness(cut: Pixels) -> Pixels:
    """Red ink as black on white; black print and blue pen go white."""
    red, green, blue = (cut[:, :, channel].astype(np.int16) for channel in range(3))
    return np.asarray((255 - (red - np.minimum(green, blue))).clip(0, 255), dtype=np.uint8)
