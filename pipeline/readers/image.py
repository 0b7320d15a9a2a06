"""Picture files: JPEG, PNG, TIFF with one or many pages; scans and photos."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline import marks, media, ocr, paragraphs
from pipeline.errors import DamagedFileError, TooLargeError
from pipeline.model import Page, Reading
from pipeline.paper import as_pixels
from pipeline.picture import Picture, check_pixels, from_array
from pipeline.readers.settings import ReadSettings

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.paper import Pixels


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a picture file, one page per frame.

    Raises DamagedFileError, TooLargeError (before decoding), MissingDependencyError.
    """

    def page(picture: Picture, number: int) -> Page:
        return ocr.page(picture, settings, number) if settings.ocr else Page(number, 0.0, 0.0, "ocr", ())

    # Unlike the variable of a loop, `map` holds no picture while the next one is decoded.
    pages = list(map(page, _frames(path, settings), count(1)))
    return Reading(media.media_type(path), paragraphs.over_pages(marks.running(pages)))


def _frames(path: Path, settings: ReadSettings) -> Iterator[Picture]:
    """The frames one at a time, so that a long TIFF never lies in memory as a whole."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    # The limit is ours, checked on the stated size before any pixel is decoded.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path) as image:
            frames = getattr(image, "n_frames", 1)
            if frames > settings.max_pages:
                raise TooLargeError(f"{path.name} has {frames:,} pages", hint="split it, or raise max_pages")
            for frame in ImageSequence.Iterator(image):
                check_pixels(frame.width, frame.height, settings.max_pixels)
                yield from_array(*_square(pixels(frame), _resolution(frame)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DamagedFileError(f"{path.name} cannot be decoded ({error})") from error


def pixels(frame: Image) -> Any:
    """Grey or RGB pixels, turned as the camera noted (EXIF), laid on white where transparent."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("1", "L"):
        return np.asarray(upright.convert("L"))
    if upright.mode.startswith("I"):
        return (np.asarray(upright, dtype=np.int64) >> 8).clip(0, 255).astype(np.uint8)
    if "A" in upright.getbands() or "transparency" in upright.info:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    return np.asarray(upright.convert("RGB"))


def _resolution(frame: Image) -> tuple[float, float] | None:
    """Dots per inch across and down as the file states them, None where it does not or states a screen's."""
    stated = frame.info.get("dpi")
    if not stated or float(stated[0]) <= 73:
        return None
    return float(stated[0]), float(stated[1])


def _square(pixels: Pixels, dpi: tuple[float, float] | None) -> tuple[Pixels, float | None]:
    """Pixels as high as they are wide, and their resolution: a fax has half as many lines as dots in a line."""
    import cv2

    if dpi is None:
        return pixels, None
    across, down = dpi
    if not 0.4 < across / down < 2.5 or 0.97 < across / down < 1.03:
        return pixels, across
    finest, (height, width) = max(dpi), pixels.shape[:2]
    size = (round(width * finest / across), round(height * finest / down))
    return as_pixels(cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)), finest
