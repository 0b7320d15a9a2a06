"""The ink guard: print on the page that recognition passed over, or read without being sure.

Tesseract drops whole blocks without a sign in its confidences (on skew, pen, uneven paper); ink outside the boxes of
its words shows them. Seals, signatures, rules, frames and blackened places are no print and do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.model import Box, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.paper import Pixels
    from pipeline.picture import Prepared

    # Print of a page on the guard's small copy.
    Ink = NDArray[np.bool_]

# The guard looks at a copy of this resolution; 18 of its pixels are 6 mm, higher than any print in a directive.
_DPI = 75
_SCALE = _DPI / 72
_HIGHEST = 18
# Pixels at 150 dpi: a dot at most, how far apart dots of a leader stand, and how long a leader is at least.
_DOT, _DOTS_APART, _LEADER = 5, 9, 50
# Below this confidence a word is as good as unread.
UNSURE = 0.35


def unread(ink: Ink, words: Sequence[Word]) -> float:
    """Share of the page's print outside the word boxes, 0..1; 0 on a page with next to no print."""
    total = int(ink.sum())
    return float(_outside(ink, words).sum()) / total if total >= 30 else 0.0


def doubtful(ink: Ink, words: Sequence[Word]) -> list[Box]:
    """Places to look at again, in points of the upright page: lines of print no word covers, and words hardly read.

    The largest first. A place holds at least a short word.
    """
    import cv2

    mask = _outside(ink, [word for word in words if word.confidence >= UNSURE]).astype(np.uint8)
    # Letters and words of one line grow together, neighbouring lines of one block too.
    grown = cv2.dilate(mask, np.ones((5, 13), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    left = np.bincount(labels.ravel(), weights=mask.ravel(), minlength=len(stats))
    places = []
    for label in range(1, len(stats)):
        x, y, w, h, _ = (int(value) for value in stats[label])
        if w >= 24 and h >= 9 and left[label] >= 40:
            places.append(
                (float(left[label]), Box((x + 2) / _SCALE, y / _SCALE, (x + w - 2) / _SCALE, (y + h) / _SCALE))
            )
    return [box for _, box in sorted(places, key=lambda place: -place[0])]


def without_leaders(prepared: Prepared) -> Pixels | None:
    """The page without rows of dots (Họ và tên: ..........), None where it has none."""
    import cv2

    scale = prepared.dpi / 150
    dark = (prepared.pixels < 150).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    dots = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= _DOT * scale
    dots[0] = False
    dotted = dots[labels].astype(np.uint8)
    _, rows, sizes, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(dotted, np.ones((1, round(_DOTS_APART * scale)), np.uint8)), connectivity=8
    )
    long = (sizes[:, cv2.CC_STAT_WIDTH] >= _LEADER * scale) & (sizes[:, cv2.CC_STAT_HEIGHT] <= 2 * _DOT * scale)
    long[0] = False
    leaders = (dotted > 0) & long[rows]
    if not leaders.any():
        return None
    # Their grey rims go too.
    wider = cv2.dilate(leaders.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.where(wider, np.uint8(255), prepared.pixels)


def ink(prepared: Prepared) -> Ink:
    """Where print-like ink lies, on the small copy, without the outer 2 % of the page."""
    import cv2

    factor = _DPI / prepared.dpi
    small = cv2.resize(prepared.pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    dark = (small < 150).astype(np.uint8)
    height, width = dark.shape
    dark[: height // 50] = dark[height - height // 50 :] = 0
    dark[:, : width // 50] = dark[:, width - width // 50 :] = 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    w, h, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    # Letters of a word touch at this resolution, so a word is one long low piece.
    rule = ((h <= 2) & (w > 25)) | ((w <= 2) & (h > 8))
    solid = (area > 0.85 * w * h) & (h > 6)
    kept = (h <= _HIGHEST) & (w <= 150) & (area >= 3) & ~rule & ~solid
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)


def _outside(ink: Ink, words: Sequence[Word]) -> Ink:
    """The ink that no word box covers; a box is taken two pixels larger, for marks above and below."""
    left = ink.copy()
    for word in words:
        x0, y0 = int(word.box.x0 * _SCALE) - 2, int(word.box.y0 * _SCALE) - 2
        x1, y1 = int(word.box.x1 * _SCALE) + 3, int(word.box.y1 * _SCALE) + 3
        left[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = False
    return left
