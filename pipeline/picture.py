"""Page pictures: how pixels are got and made ready for recognition.

The chain and its figures were measured on worn pages: black print on white (`pipeline.paper`) → rotation by the skew of
the rows → area resampling down to 150 dpi, which is worth more than all other steps together.

Coordinates: a picture carries the matrix that takes its pixels (x right, y down, from the top left) to page points from
the top left. Preparing a picture composes that matrix, so words read off the prepared picture find back to the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.errors import TooLargeError
from pipeline.model import Box
from pipeline.paper import Profile, as_pixels, cleaned, sharpened

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.paper import Pixels

    Matrix = NDArray[np.float64]

# Tesseract reads skew up to half a degree as well as none.
SKEW = 0.15
_MAX_SKEW = 5.0
# Width in pixels of the strips whose shift shows the skew: even at five degrees print falls by half a pixel across one.
_STRIP = 6


class Picture(NamedTuple):
    """Pixels of one page, grey (h, w) or RGB (h, w, 3), with the 3×3 matrix from pixels to page points and its
    resolution.
    """

    pixels: Pixels
    to_page: Matrix
    dpi: float


class Prepared(NamedTuple):
    """A picture ready for recognition: grey, upright, background white.

    `upright` takes its pixels to points of the upright page (where layout is done), `to_page` to points of the page
    as it stands in the file; the two differ by skew, quarter turns and stretching. `size` is the upright page in
    points.
    """

    pixels: Pixels
    upright: Matrix
    to_page: Matrix
    size: tuple[float, float]
    dpi: float
    angle: float
    turns: int
    profile: Profile


def scaling(sx: float, sy: float, dx: float = 0.0, dy: float = 0.0) -> Matrix:
    """The matrix (x, y) → (sx·x + dx, sy·y + dy)."""
    return np.array([[sx, 0.0, dx], [0.0, sy, dy], [0.0, 0.0, 1.0]])


def moved(matrix: Matrix, box: Box) -> Box:
    """The upright rectangle around a box after a change of coordinates."""
    (a, b, c), (d, e, f), (g, h, i) = matrix.tolist()
    xs, ys = [], []
    for x, y in ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)):
        depth = g * x + h * y + i
        xs.append((a * x + b * y + c) / depth)
        ys.append((d * x + e * y + f) / depth)
    return Box(round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def check_pixels(width: int, height: int, limit: int) -> None:
    """Raise TooLargeError where a picture would decode to more than `limit` pixels."""
    if width * height > limit:
        raise TooLargeError(f"a picture of {width} × {height} pixels is above the limit of {limit:,} pixels")


def from_array(pixels: Pixels, dpi: float | None) -> Picture:
    """A picture file's pixels as a page. Without a credible resolution the page is taken to be A4."""
    height, width = pixels.shape[:2]
    if dpi is None or not 70 <= dpi <= 1300 or not 3 <= max(width, height) / dpi <= 48:
        dpi = max(width, height) / 11.69
    return Picture(pixels, scaling(72 / dpi, 72 / dpi), dpi)


# ---- preparation ----------------------------------------------------------------------------------------------------


def prepare(picture: Picture, dpi: int = 150, turns: int = 0, stretch: float = 1.0) -> Prepared:
    """Run the chain; `turns` quarter turns clockwise come first. Never scales up: small pictures keep their
    resolution. `stretch` makes the upright page wider than that of the file, which a fax or copier squeezed.
    """
    import cv2

    grey, profile = cleaned(picture.pixels, picture.dpi)
    grey, matrix = _turn(grey, turns)
    angle = skew(grey, picture.dpi)
    if abs(angle) >= SKEW:
        grey, rotation = _rotate(grey, angle)
        matrix = matrix @ rotation
    scale = min(1.0, dpi / picture.dpi)
    height, width = grey.shape
    if scale < 1.0 or stretch != 1.0:
        sized = (max(1, round(width * scale * stretch)), max(1, round(height * scale)))
        way = cv2.INTER_AREA if scale * stretch <= 1.0 else cv2.INTER_CUBIC
        grey = as_pixels(cv2.resize(grey, sized, interpolation=way))
    if profile.blurred:
        grey = sharpened(grey)
    shrink = scaling(width / grey.shape[1], height / grey.shape[0])
    point = 72 / (picture.dpi * scale)
    size = (grey.shape[1] * point, grey.shape[0] * point)
    to_page = picture.to_page @ matrix @ shrink
    return Prepared(grey, scaling(point, point), to_page, size, picture.dpi * scale, angle, turns, profile)


def skew(grey: Pixels, dpi: float) -> float:
    """Degrees by which the rows of print fall to the right (negative: rise), within ±5, to a tenth of a degree.

    The slant at which row sums differ most sharply from row to row, looked for on a copy of 75 dpi whose columns are
    gathered into narrow strips: these are shifted against one another, which costs a tenth of turning the copy.
    """
    import cv2

    scale = min(1.0, 75 / dpi)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.float32)
    # The frame of the scanner and black edges would outvote the print.
    edge_y, edge_x = ink.shape[0] // 40, ink.shape[1] // 40
    ink = ink[edge_y : ink.shape[0] - edge_y or None, edge_x : ink.shape[1] - edge_x or None]
    if ink.size == 0 or float(ink.max()) < 60:
        return 0.0

    height, width = ink.shape
    strips = cv2.resize(ink, (max(1, width // _STRIP), height), interpolation=cv2.INTER_AREA)
    across = width / strips.shape[1]

    def sharpness(angle: float) -> float:
        slope = float(np.tan(np.radians(angle))) * across
        slant = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * (strips.shape[1] - 1) / 2]])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        rows = cv2.warpAffine(strips, slant, strips.shape[::-1], flags=flags).sum(axis=1)
        return float((np.diff(rows) ** 2).sum())

    coarse = max(np.arange(-_MAX_SKEW, _MAX_SKEW + 0.1, 0.5), key=sharpness)
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=sharpness)
    # Nothing printed in rows (a seal, a photo) has no clear maximum: leave it.
    return round(float(fine), 2) if sharpness(fine) > 1.05 * sharpness(0.0) else 0.0


def lies_on_its_side(prepared: Pixels) -> bool:
    """Whether print seems to run up or down the picture: columns of ink stand out more sharply than rows."""
    import cv2

    ink = 255 - cv2.resize(prepared, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype(np.float32)
    ink = (ink > 105).astype(np.float32)
    # Ruled lines of tables and frames run both ways and drown the print.
    ink -= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 40), np.uint8))
    ink -= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((40, 1), np.uint8))
    rows, columns = ink.sum(axis=1) / ink.shape[1], ink.sum(axis=0) / ink.shape[0]
    return float((np.diff(columns) ** 2).mean()) > 1.5 * float((np.diff(rows) ** 2).mean())


def _turn(grey: Pixels, turns: int) -> tuple[Pixels, Matrix]:
    """Quarter turns clockwise, with the matrix from the turned picture's pixels back to those of the picture given."""
    height, width = grey.shape
    back = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
    }[turns % 4]
    turned = np.ascontiguousarray(np.rot90(grey, -turns)) if turns % 4 else grey
    return turned, np.array(back, dtype=np.float64)


def _rotate(grey: Pixels, angle: float) -> tuple[Pixels, Matrix]:
    """Turn by a few degrees about the middle, with the matrix back; the size stays."""
    import cv2

    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    turned = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    return as_pixels(turned), np.linalg.inv(np.vstack([turn, [0.0, 0.0, 1.0]]))
