"""PDF files by pypdfium2: pages with their words and fonts, and as pictures.

All coordinates given out are points from the top left of the page as it is displayed (/Rotate and crop box applied).
Signature fields and annotations are drawn into the page first, so a number that an e-signature program stamped is text
like any other.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pipeline import esign, pdfpaths
from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.grid import Rules
from pipeline.model import Box
from pipeline.pdfpaths import Drawn
from pipeline.pdfwords import LayerWord, layer_words
from pipeline.picture import Picture, check_pixels, moved, scaling

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from pipeline.paper import Pixels
    from pipeline.picture import Matrix

# Share of the page a picture must cover to be the page, and the resolution pages are drawn at otherwise.
WHOLE = 0.5
RENDER_DPI = 300


class PageImage(NamedTuple):
    """A picture placed on the page: its place in points, its own size in pixels, and its object in the page, for the
    library and as it is drawn.
    """

    box: Box
    width: int
    height: int
    handle: Any
    drawn: Drawn


class OpenPage(NamedTuple):
    """One page ready to be looked at; valid until it or its document is closed. `drawn`: its pictures and paths."""

    page: PdfPage
    width: float
    height: float
    to_page: Matrix
    words: tuple[LayerWord, ...]
    images: tuple[PageImage, ...]
    drawn: tuple[Drawn, ...]

    @property
    def paths(self) -> int:
        """Number of its drawn lines and shapes."""
        return sum(item.kind == pdfpaths.PATH for item in self.drawn)


def open_document(path: Path | bytes) -> PdfDocument:
    """Open a PDF, by name or content.

    Raises EncryptedFileError when it needs a password, DamagedFileError when it is no sound PDF.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError("the PDF asks for a password") from error
        raise DamagedFileError(f"the PDF cannot be opened ({error})") from error
    if pages == 0:
        document.close()
        raise DamagedFileError("the PDF has no pages")
    document.init_forms()
    return document


def open_page(document: PdfDocument, number: int) -> OpenPage:
    """Page `number`, 1-based, with its words and pictures. Raises DamagedFileError when the page cannot be loaded."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number - 1]
        own = pdfpaths.own_objects(page)
        places = _annotations(page)
        if places:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number - 1]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(f"page {number} cannot be loaded ({error})") from error
    width, height = page.get_size()
    to_page = _display(page)
    drawn = tuple(pdfpaths.drawn_on(page, own))
    words = layer_words(text_page, to_page, pdfpaths.stamped_letters(page, own), places)
    return OpenPage(page, width, height, to_page, words, _images(page, drawn, to_page), drawn)


def _annotations(page: PdfPage) -> list[Box]:
    """Places of the page's annotations that draw something, in its own coordinates (left, bottom, right, top)."""
    from pypdfium2 import raw

    places = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        place = raw.FS_RECTF()
        # The length of how it looks, in bytes with an end mark: links look like nothing.
        looks = raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
        if looks and raw.FPDFAnnot_GetRect(annotation, place):
            places.append(Box(place.left, place.bottom, place.right, place.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return places


def _display(page: PdfPage) -> Matrix:
    """From the page's own coordinates (origin bottom left, not turned) to points from the top left as displayed."""
    left, bottom, right, top = page.get_bbox()
    rows = {
        0: [[1, 0, -left], [0, -1, top]],
        90: [[0, 1, -bottom], [1, 0, -left]],
        180: [[-1, 0, right], [0, 1, -bottom]],
        270: [[0, -1, top], [-1, 0, right]],
    }[page.get_rotation()]
    return np.array([*rows, [0, 0, 1]], dtype=np.float64)


def signers(document: PdfDocument) -> list[str]:
    """Who signed the file electronically, as its signatures state it, in order; bodies and offices among them."""
    from pypdfium2 import raw

    names: list[str] = []
    for index in range(max(0, raw.FPDF_GetSignatureCount(document))):
        signature = raw.FPDF_GetSignatureObject(document, index)
        buffers = []
        for read in (raw.FPDFSignatureObj_GetReason, raw.FPDFSignatureObj_GetContents):
            size = int(read(signature, None, 0))
            buffers.append(ctypes.create_string_buffer(size))
            read(signature, buffers[-1], size)
        reason, contents = (buffer.raw for buffer in buffers)
        names += esign.names(reason.decode("utf-16-le", "replace"), contents)
    return list(dict.fromkeys(names))


# ---- pictures -------------------------------------------------------------------------------------------------------


def _images(page: PdfPage, drawn: Sequence[Drawn], to_page: Matrix) -> tuple[PageImage, ...]:
    found = []
    for item in drawn:
        if item.kind != pdfpaths.IMAGE:
            continue
        try:
            handle = _object(page, item)
            box = moved(to_page, Box(*handle.get_bounds()))
            data = handle.get_metadata()
        except Exception:  # an image the library cannot describe is none we can read
            continue
        found.append(PageImage(box, int(data.width), int(data.height), handle, item))
    return tuple(found)


def _object(page: PdfPage, item: Drawn) -> Any:
    """The library's object for what is drawn, knowing the form it lies in."""
    from pypdfium2 import PdfObject, raw

    def known(address: int, **place: Any) -> Any:
        return PdfObject(ctypes.cast(address, raw.FPDF_PAGEOBJECT), page=page, pdf=page.pdf, **place)

    container = known(item.forms[-1]) if item.forms else None
    return known(item.handle, container=container, level=len(item.forms))


def rules(opened: OpenPage) -> Rules:
    """Ruled lines drawn on a page, for its tables, in points from the top left."""
    return pdfpaths.rules(opened.drawn, opened.to_page)


def cover(opened: OpenPage) -> float:
    """Share of the page that its largest picture covers, 0..1."""
    area = opened.width * opened.height
    return max((_on_page(image.box, opened) / area for image in opened.images), default=0.0)


def covered(opened: OpenPage) -> bool:
    """Whether a picture as large as the page lies over its letters and hides them. A seal on clear ground does not."""
    for image in opened.images:
        whole = _on_page(image.box, opened) >= WHOLE * opened.width * opened.height
        if whole and pdfpaths.letters_before(opened.page, image.drawn.place):
            pixels = image.handle.get_bitmap(render=True).to_numpy()
            return pixels.shape[-1] != 4 or float((pixels[:, :, 3] > 127).mean()) >= WHOLE
    return False


def _on_page(box: Box, opened: OpenPage) -> float:
    width = min(box.x1, opened.width) - max(box.x0, 0.0)
    height = min(box.y1, opened.height) - max(box.y0, 0.0)
    return max(0.0, width) * max(0.0, height)


def page_picture(opened: OpenPage, max_pixels: int) -> Picture:
    """The page as pixels: the scan itself at its own resolution where one picture is the page, else drawn.

    Raises TooLargeError before anything is decoded that has more than `max_pixels` pixels.
    """
    largest = max(opened.images, key=lambda image: _on_page(image.box, opened), default=None)
    if largest is not None and _on_page(largest.box, opened) >= WHOLE * opened.width * opened.height:
        others = sum(_on_page(image.box, opened) for image in opened.images if image is not largest)
        picture = _embedded(opened, largest, max_pixels)
        # Other pictures beside the scan are stamps and seals: they belong on it, so the page is drawn.
        if picture is not None and others < 0.015 * opened.width * opened.height:
            return picture
        dpi = min(RENDER_DPI, max(100.0, largest.width / (largest.box.x1 - largest.box.x0) * 72))
        return draw(opened, dpi, max_pixels)
    return draw(opened, RENDER_DPI, max_pixels)


def _embedded(opened: OpenPage, image: PageImage, max_pixels: int) -> Picture | None:
    """The picture's own pixels, or None where only drawing can follow its place (turned, mirrored, stretched)."""
    matrix = image.handle.get_matrix()
    if abs(matrix.b) > 0.02 * abs(matrix.a) or abs(matrix.c) > 0.02 * abs(matrix.d) or matrix.a <= 0 or matrix.d <= 0:
        return None
    if opened.page.get_rotation() or image.handle.container is not None:
        return None
    check_pixels(image.width, image.height, max_pixels)
    pixels = _rgb(image.handle.get_bitmap(render=False))
    height, width = pixels.shape[:2]
    box = image.box
    across, down = (box.x1 - box.x0) / width, (box.y1 - box.y0) / height
    if not 0.95 < across / down < 1.05:
        return None  # a fax has half as many lines as dots in a line
    return Picture(pixels, scaling(across, down, box.x0, box.y0), 72 / across)


def draw(opened: OpenPage, dpi: float, max_pixels: int, crop: Box | None = None) -> Picture:
    """Draw the page, or the part `crop` of it, at `dpi`."""
    part = crop or Box(0.0, 0.0, opened.width, opened.height)
    scale = dpi / 72
    check_pixels(round((part.x1 - part.x0) * scale), round((part.y1 - part.y0) * scale), max_pixels)
    margins = (part.x0, opened.height - part.y1, opened.width - part.x1, part.y0)
    bitmap = opened.page.render(scale=scale, crop=margins, may_draw_forms=False)
    pixels = _rgb(bitmap)
    height, width = pixels.shape[:2]
    matrix = scaling((part.x1 - part.x0) / width, (part.y1 - part.y0) / height, part.x0, part.y0)
    return Picture(pixels, matrix, dpi)


def _rgb(bitmap: Any) -> Pixels:
    """Pixels of a library bitmap as grey or RGB, owned by us."""
    pixels = np.asarray(bitmap.to_numpy())
    if pixels.ndim == 2:
        return pixels.copy()
    if pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels[:, :, 0])
    # BGR, BGRx, BGRA
    return np.ascontiguousarray(pixels[:, :, 2::-1])
