"""Photos of pages: the sheet is found on the desk and its perspective taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipeline.picture import Picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.paper import Pixels

_LOOK = 600
# Share of the picture a sheet may cover to be one lying on something, and by how much it must be lighter than that.
_SHEET = (0.25, 0.97)
_LIGHTER = 35.0
# How far inside and outside of its edge that is looked at, in pixels of the small copy.
_ACROSS = 7.0
_A4_HEIGHT = 11.69


def flat(picture: Picture) -> Picture:
    """The sheet alone, seen straight from above; the picture as it is where it shows no sheet on a darker ground."""
    import cv2

    corners = sheet(picture)
    if corners is None:
        return picture
    top, right = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[1])
    bottom, left = np.linalg.norm(corners[2] - corners[3]), np.linalg.norm(corners[3] - corners[0])
    width, height = round(float(max(top, bottom))), round(float(max(left, right)))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    straighten = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    pixels = cv2.warpPerspective(picture.pixels, straighten, (width, height), flags=cv2.INTER_LINEAR)
    back = np.linalg.inv(np.asarray(straighten, dtype=np.float64))
    return Picture(np.asarray(pixels, dtype=np.uint8), picture.to_page @ back, max(width, height) / _A4_HEIGHT)


def sheet(picture: Picture) -> NDArray[np.float64] | None:
    """Corners of a light sheet on a darker ground, in pixels, from the top left clockwise; None where there is none."""
    import cv2

    height, width = picture.pixels.shape[:2]
    scale = _LOOK / max(height, width)
    grey = picture.pixels if picture.pixels.ndim == 2 else cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Print must not tear the sheet apart.
    plain = cv2.morphologyEx(cv2.GaussianBlur(small, (5, 5), 0), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    _, light = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    share = cv2.contourArea(outline) / light.size
    polygon = cv2.approxPolyDP(outline, 0.03 * cv2.arcLength(outline, True), True)
    if not _SHEET[0] <= share <= _SHEET[1] or len(polygon) != 4:
        return None
    corners = _clockwise(polygon.reshape(4, 2).astype(np.float64))
    return corners / scale if _stands_out(np.asarray(small, dtype=np.uint8), corners) else None


def _stands_out(grey: Pixels, corners: NDArray[np.float64]) -> bool:
    """Whether the sheet ends sharply on every side that lies in the picture; light that falls off does so slowly."""
    middle = corners.mean(axis=0)
    seen = 0
    for first, second in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = first + np.linspace(0.1, 0.9, 80)[:, None] * (second - first)
        inward = middle - (first + second) / 2
        step = _ACROSS * inward / max(1.0, float(np.linalg.norm(inward)))
        inner, outer = _values(grey, along + step), _values(grey, along - step)
        if inner is None or outer is None:
            continue  # the sheet goes on beyond the picture
        seen += 1
        if float(np.median(inner)) - float(np.median(outer)) < _LIGHTER:
            return False
    return seen >= 2


def _values(grey: Pixels, points: NDArray[np.float64]) -> Pixels | None:
    """The picture's values at points, None where most of them lie outside of it."""
    x, y = np.round(points).astype(int).T
    within = (x >= 0) & (y >= 0) & (x < grey.shape[1]) & (y < grey.shape[0])
    return grey[y[within], x[within]] if within.mean() > 0.5 else None


def _clockwise(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Four points in order: top left, top right, bottom right, bottom left."""
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    ordered = points[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)
