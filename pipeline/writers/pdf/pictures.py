"""Picture files as PDF pages: their own compressed data is taken over where PDF can hold it, never made worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import media
from pipeline.errors import DamagedFileError
from pipeline.model import Page
from pipeline.readers import image

if TYPE_CHECKING:
    import pikepdf

_ORIENTATION = 0x0112
# Where a picture drawn in the unit square (right, up) goes, as the camera's note (EXIF orientation) wants it seen.
_AS_SEEN = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def document(path: Path, pages: Sequence[Page]) -> pikepdf.Pdf:
    """A PDF with one page for each frame, as large as the page that was read. Raises DamagedFileError."""
    import pikepdf

    try:
        orientations = _orientations(path)
        data = _taken_over(path, orientations)
        if data is None:
            data, orientations = _redrawn(path), [1] * len(orientations)
    except (OSError, SyntaxError, ValueError) as error:
        raise DamagedFileError(f"{path.name} cannot be decoded ({error})") from error
    pdf = pikepdf.open(BytesIO(data))
    for page, read, orientation in zip(pdf.pages, pages, orientations, strict=True):
        a, b, c, d, e, f = _AS_SEEN.get(orientation, _AS_SEEN[1])
        width, height = _size(page, read, turned=orientation > 4)
        (name,) = page.resources.XObject.keys()
        placed = (a * width, b * height, c * width, d * height, e * width, f * height)
        numbers = " ".join(f"{value:.4f}" for value in placed)
        page.obj.MediaBox = pikepdf.Array([0, 0, round(width, 4), round(height, 4)])
        page.obj.Contents = pdf.make_stream(f"q {numbers} cm {name} Do Q\n".encode("ascii"))
        for key in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate"):
            if key in page.obj:
                del page.obj[key]
    return pdf


def _size(page: pikepdf.Page, read: Page, *, turned: bool) -> tuple[float, float]:
    """Width and height in points as read; where nothing was read, those of the picture."""
    if read.width and read.height:
        return read.width, read.height
    left, bottom, right, top = (float(value) for value in page.mediabox)
    return (top - bottom, right - left) if turned else (right - left, top - bottom)


def _taken_over(path: Path, orientations: Sequence[int]) -> bytes | None:
    """The frames on pages of a PDF, each as it is in the file; None where PDF cannot hold one (transparency)."""

    # Of a TIFF that notes how it is to be turned, some frames would come turned and some not.
    if media.media_type(path) == media.TIFF and any(orientation != 1 for orientation in orientations):
        return None
    try:
        return _converted(path.read_bytes())
    except OSError:
        raise
    except Exception:  # its errors for pictures that PDF cannot hold have no base class of their own
        return None


def _converted(*pictures: bytes) -> bytes:
    import img2pdf

    engine, rotation = img2pdf.Engine.pikepdf, img2pdf.Rotation.none
    return bytes(img2pdf.convert(list(pictures), engine=engine, rotation=rotation, nodate=True))


def _redrawn(path: Path) -> bytes:
    """The same pages from the pixels that the reader sees, upright, without loss."""
    return _converted(*_as_png(path))


def _as_png(path: Path) -> Iterator[bytes]:
    from PIL import Image, ImageSequence

    with Image.open(path) as opened:
        for frame in ImageSequence.Iterator(opened):
            seen = Image.fromarray(image.pixels(frame))
            file = BytesIO()
            (seen.convert("1") if frame.mode == "1" else seen).save(file, "PNG")
            yield file.getvalue()


def _orientations(path: Path) -> list[int]:
    from PIL import Image, ImageSequence

    with Image.open(path) as opened:
        return [int(frame.getexif().get(_ORIENTATION, 1)) for frame in ImageSequence.Iterator(opened)]
