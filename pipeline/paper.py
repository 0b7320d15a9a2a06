"""A page picture brought to black print on white: coloured ink, shadows, the other side and specks taken off.

Each step is there for a fault that pages show, and taken only where a page shows it; all were measured on worn pages
(docs/ocr.md). Pixels are grey (h, w) or RGB (h, w, 3), 0 black.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

# Specks per million pixels above which something must be done about them; above which they lie so dense that only the
# median filter helps, which takes thin strokes with it; and the lowest resolution either may touch.
SPECKS = 300.0
DENSE = 8000.0
MEDIAN_DPI = 175.0
# Pixels of a speck at most, and the square that must be free of print around it.
_SPECK, _CLEAR = 12, 11
# Height in pixels of the bands that specks are counted on.
_BAND = 120
# Of 250 for paper: above the first, in the darkest tenth of the ink, print is faded to pieces, above the second faint
# or blurred. The other side shows through where so much, measured by the print, lies between these greys and clear of
# the print; it then goes white, and with it what is lighter than the last.
_FADED, _FAINT, _SHOWS, _BETWEEN = 103.0, 80.0, 0.12, (160, 232)
_BLACK, _THROUGH = 20, 215
# Pixels of print at 150 dpi that are enough to judge by, and the height of what is no print.
_SOME, _SOLID = 50, 9
# Print whose edges rise by less is out of focus (others: 0.85 and more); the least rise that is an edge; the radius, in
# pixels, and the weight of what is taken off it.
_BLURRED, _STEP, _FOCUS = 0.7, 20, 1.5
# Brightness that paper is brought to in each channel; difference of the channels from which ink is coloured; how dark
# ink is; and the share of coloured ink that is the print itself.
_WHITE, _CHROMA, _DARK, _MUCH, _LITTLE = 240.0, np.uint8(30), 120, 0.6, 0.001
# Length in inches over which print is taken to go on behind a pen's stroke, the share of the page from which a pen was
# at it, and the resolution at which that is mended.
_PEN, _WRITTEN, _ENOUGH = 0.045, 0.0003, 150.0


class Profile(NamedTuple):
    """What was measured on a page, and decided which steps it went through.

    `coloured`: share of its ink that has colour; `pen`: share of the page that a blue pen covers; `darkest`: how dark
    the darkest tenth of the print is, of 250 for paper; `through`: grey clear of the print, by the area of the print;
    `specks`: specks per million pixels; `sharp`: by which part of the way from paper to print the sharper edges rise
    from one pixel to the next but one, at 150 dpi.
    """

    coloured: float
    pen: float
    darkest: float
    through: float
    specks: float
    sharp: float

    @property
    def coloured_ink_taken_off(self) -> bool:
        return _LITTLE < self.coloured <= _MUCH

    @property
    def faded(self) -> bool:
        """Faint beyond what a poor copy is: its letters are in pieces."""
        return self.darkest > _FADED

    @property
    def blurred(self) -> bool:
        return self.sharp < _BLURRED


def cleaned(pixels: Pixels, dpi: float) -> tuple[Pixels, Profile]:
    """The picture grey, white but for its black print, and what was measured on it."""
    import cv2

    black, coloured, pen = black_print(pixels, dpi)
    grey = flatten(black)
    darkest, through, sharp = _print_and_between(grey, dpi)
    if through > _SHOWS and darkest <= _FAINT:
        grey = _levelled(grey)
    specks = specks_per_megapixel(grey)
    profile = Profile(coloured, pen, darkest, through, specks, sharp)
    if specks > DENSE and dpi >= MEDIAN_DPI:
        grey = as_pixels(cv2.medianBlur(grey, 3))
    elif specks > SPECKS and dpi >= MEDIAN_DPI and not profile.faded:
        grey = _swept(grey)  # what looks like specks on a faint page is what is left of its letters
    return grey, profile


def lightest(pixels: Pixels) -> Pixels:
    """The lightest channel: coloured ink (seals, pen, signatures) fades while black print stays."""
    import cv2

    return pixels if pixels.ndim == 2 else as_pixels(reduce(cv2.max, cv2.split(pixels)))


def black_print(pixels: Pixels, dpi: float) -> tuple[Pixels, float, float]:
    """The lightest channel, and where ink is coloured lighter still: what is left is black print. With the share of ink
    that is coloured and that of the page a blue pen covers.

    Colour is told from that of the paper, which yellows. Where most of the ink is coloured (a blue copy, a purple
    stencil) colour is the print's, and nothing is taken off.
    """
    import cv2

    if pixels.ndim == 2:
        return pixels, 0.0, 0.0
    channels = _balanced(pixels)
    light, darkest = _extremes(channels)
    colour = cv2.subtract(light, darkest)
    ink = darkest[::4, ::4] < _DARK
    coloured = float((colour[::4, ::4][ink] > _CHROMA).sum()) / max(1, int(ink.sum()))
    if coloured > _MUCH:
        return lightest(pixels), coloured, 0.0
    black = as_pixels(cv2.add(light, np.maximum(colour, _CHROMA) - _CHROMA))
    pen = (colour > 2 * _CHROMA) & (channels[2] > channels[0])
    written = float(pen.mean())
    return np.where(pen, _bridged(black, dpi), black) if written > _WRITTEN else black, coloured, written


def chroma(pixels: Pixels) -> Pixels:
    """How much colour ink has beyond that of the paper: the difference of its lightest and darkest channel."""
    import cv2

    return as_pixels(cv2.subtract(*_extremes(_balanced(pixels))))


def _extremes(channels: Sequence[Pixels]) -> tuple[Pixels, Pixels]:
    """The lightest and the darkest channel, place by place."""
    import cv2

    red, green, blue = channels
    return as_pixels(cv2.max(cv2.max(red, green), blue)), as_pixels(cv2.min(cv2.min(red, green), blue))


def _balanced(pixels: Pixels) -> list[Pixels]:
    """The three channels with the paper white in each."""
    import cv2

    paper = np.median(pixels[::8, ::8].reshape(-1, 3), axis=0)
    channels = zip(cv2.split(pixels), paper, strict=True)
    return [as_pixels(cv2.convertScaleAbs(one, alpha=_WHITE / max(1.0, tint))) for one, tint in channels]


def _bridged(black: Pixels, dpi: float) -> Pixels:
    """White strokes as wide as a pen's darkened where print goes on behind them: upright, level or aslant."""
    import cv2

    scale = min(1.0, _ENOUGH / dpi)
    height, full = black.shape
    black = resized(black, scale)
    width = max(3, round(dpi * scale * _PEN))
    slant = np.eye(round(width * 0.7), dtype=np.uint8)
    lines = (np.ones((width, 1), np.uint8), np.ones((1, width), np.uint8), slant, np.ascontiguousarray(slant[::-1]))
    dark = reduce(cv2.min, [cv2.morphologyEx(black, cv2.MORPH_OPEN, line) for line in lines])
    return as_pixels(cv2.resize(dark, (full, height), interpolation=cv2.INTER_LINEAR))


def flatten(grey: Pixels) -> Pixels:
    """Divide by the paper's own brightness, so that shadows, yellowing and show-through become white."""
    import cv2

    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 31)
    paper = cv2.resize(np.maximum(paper, 1), (width, height), interpolation=cv2.INTER_LINEAR)
    return as_pixels(cv2.divide(grey, paper, scale=250))


def _print_and_between(grey: Pixels, dpi: float) -> tuple[float, float, float]:
    """How dark print is, how much grey lies between it, and how sharp it is; see `Profile`. Borders are no print."""
    import cv2

    small = resized(grey, _ENOUGH / dpi) if dpi > _ENOUGH else grey
    dark = (small < 150).astype(np.uint8)
    solid = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8)), np.ones((5, 5)))
    print_ = small[(dark > 0) & (solid == 0)]
    if print_.size < _SOME:
        return 250.0, 0.0, 1.0
    clear = cv2.dilate(dark, np.ones((7, 7), np.uint8)) == 0
    low, high = _BETWEEN
    between = float(((small >= low) & (small < high) & clear).sum()) / print_.size
    steps = np.abs(cv2.Sobel(small, cv2.CV_16S, 1, 0, ksize=1))
    steps = steps[(steps > _STEP) & (solid == 0)]
    rise = float(np.percentile(steps, 90)) / (250.0 - float(np.percentile(print_, 20))) if steps.size > _SOME else 1.0
    return float(np.percentile(print_, 10)), between, rise


def sharpened(grey: Pixels) -> Pixels:
    """Print of 150 dpi that was out of focus, its edges drawn out."""
    import cv2

    soft = cv2.GaussianBlur(grey, (0, 0), _FOCUS)
    return as_pixels(cv2.addWeighted(grey, 1 + _FOCUS, soft, -_FOCUS, 0))


def _levelled(grey: Pixels) -> Pixels:
    """Print darkened and what is much lighter than print made white, as that of the other side."""
    import cv2

    steps = np.clip((np.arange(256) - _BLACK) * 255 / (_THROUGH - _BLACK), 0, 255).astype(np.uint8)
    return as_pixels(cv2.LUT(grey, steps))


def specks_per_megapixel(grey: Pixels) -> float:
    """Isolated dark dots of at most four pixels; print has none at 200 dpi and more.

    Counted on bands across a third of the page: specks lie all over a sheet, and counting them everywhere would be the
    dearest step of all.
    """
    import cv2

    found = counted = 0
    for top in range(0, len(grey), 3 * _BAND):
        band = grey[top : top + _BAND]
        dark = (band < 150).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
        found += int((stats[1:, cv2.CC_STAT_AREA] <= 4).sum())
        counted += band.size
    return found / (counted / 1e6)


def _swept(grey: Pixels) -> Pixels:
    """Without the specks that stand clear of all print, as tone marks never do, and with its ragged edges smoothed."""
    import cv2

    dark = (grey < 150).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= _SPECK
    print_ = ~small
    print_[0] = small[0] = False
    near = cv2.dilate(print_[labels].astype(np.uint8), np.ones((_CLEAR, _CLEAR), np.uint8))
    small[np.unique(labels[near > 0])] = False
    return as_pixels(cv2.GaussianBlur(np.where(small[labels], np.uint8(255), grey), (0, 0), 0.8))


def resized(pixels: Pixels, scale: float) -> Pixels:
    """Scaled by `scale`, in the way that keeps print sharp."""
    import cv2

    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return as_pixels(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way))


def as_pixels(array: Any) -> Pixels:
    """What a library gives back, as pixels."""
    return np.asarray(array, dtype=np.uint8)
