"""The one module that knows pypdfium2: pages of a PDF as words with fonts, as rules, and as pictures.

All coordinates given out are points from the top left of the page as it is displayed (/Rotate and crop box applied).
Signature fields and annotations are drawn into the page first, so a number that an e-signature program stamped is text
like any other.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.model import Box
from pipeline.picture import Picture, check_pixels, moved, scaling
from pipeline.syllable import is_syllable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from pipeline.picture import Matrix, Pixels

# Share of the page a picture must cover to be the page, and the resolution pages are drawn at otherwise.
WHOLE = 0.5
RENDER_DPI = 300
# White between two letters, in heights of the letter: below the first there is no blank, above the second there may
# be one.
_NO_GAP, _LITTLE_GAP = 0.05, 0.08
# How far from level the writing of a word may be: 1 - cos of twenty degrees; slanted
# letters of a made-up italic count as twelve.
_OBLIQUE = 0.06
_PUNCTUATION = ".,;:()“”\"'!?"


class LayerWord(NamedTuple):
    """A word of the text layer: `font` as the file names it, `size` in points, `hidden` when drawn invisibly (under a
    scan).

    `stamped`: the annotation that draws it, counted from 1 in the page's order; 0 for the page's own words.
    `oblique`: not written from left to right on the page as displayed (a watermark, a turned table).
    """

    text: str
    box: Box
    font: str
    size: float
    hidden: bool
    stamped: int
    oblique: bool


class PageImage(NamedTuple):
    """A picture placed on the page: its place in points, its own size in pixels, and its object in the page."""

    box: Box
    width: int
    height: int
    handle: Any


class OpenPage(NamedTuple):
    """One page ready to be looked at; valid while its document is open. `paths` counts its drawn lines and shapes."""

    page: PdfPage
    width: float
    height: float
    to_page: Matrix
    words: tuple[LayerWord, ...]
    images: tuple[PageImage, ...]
    paths: int


def open_document(path: Path) -> PdfDocument:
    """Open a PDF. Raises EncryptedFileError when it needs a password, DamagedFileError when it is no sound PDF."""
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
        own = page.get_textpage().count_chars()
        places = _annotations(page)
        if places:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(f"page {number} cannot be loaded ({error})") from error
    width, height = page.get_size()
    to_page = _display(page)
    images = _images(page, to_page)
    return OpenPage(page, width, height, to_page, _layer_words(page, to_page, own, places), images, _paths(page))


def _annotations(page: PdfPage) -> list[Box]:
    """Places of the page's annotations in its own coordinates (left, bottom, right, top)."""
    from pypdfium2 import raw

    places = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        place = raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(annotation, place):
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


# ---- words ----------------------------------------------------------------------------------------------------------


class _Glyph(NamedTuple):
    """One character: its place in the layer (0-based) and its box in the page's own coordinates."""

    place: int
    char: str
    left: float
    bottom: float
    right: float
    top: float


def _layer_words(page: PdfPage, to_page: Matrix, own: int, places: Sequence[Box]) -> tuple[LayerWord, ...]:
    """Words of the layer in the file's order. Characters from `own` on were drawn by the annotations at `places`."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    words: list[LayerWord] = []
    for run in _words_of(_glyphs(raw, text_page)):
        stamped = _drawn_by(run[0], places) if run[0].place >= own else 0
        words += [_word(raw, text_page, part, to_page, stamped) for part in _unglued(run)]
    return tuple(words)


def _words_of(glyphs: Iterable[_Glyph | None]) -> Iterator[list[_Glyph]]:
    """Glyphs gathered into words. A blank the library put in where no white is (None) does not part them."""
    run: list[_Glyph] = []
    blank = False
    for glyph in glyphs:
        if glyph is None:
            blank = True
            continue
        if run and (_apart(run[-1], glyph) or (blank and glyph.left - run[-1].right > _NO_GAP * _height(glyph))):
            yield run
            run = []
        run.append(glyph)
        blank = False
    if run:
        yield run


def _glyphs(raw: Any, text_page: Any) -> Iterator[_Glyph | None]:
    """The characters in order, None for each blank."""
    box = raw.FS_RECTF()
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        # 0xFFFE stands for a hyphen at a line's end, 2 for one that the library took away.
        char = "-" if code in (2, 0xFFFE) else chr(code)
        if char.isspace() or not code or not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            yield None
        else:
            yield _Glyph(index, char, box.left, box.bottom, box.right, box.top)


def _unglued(run: list[_Glyph]) -> list[list[_Glyph]]:
    """Two syllables set so tight that no blank was seen (bịbãi) are parted where a little white and the spelling
    agree.
    """
    if len(run) < 4 or is_syllable("".join(glyph.char for glyph in run)):
        return [run]
    for at in range(2, len(run) - 1):
        if run[at].left - run[at - 1].right > _LITTLE_GAP * _height(run[at]):
            left, right = run[:at], run[at:]
            first, second = ("".join(glyph.char for glyph in part) for part in (left, right))
            if is_syllable(first.strip(_PUNCTUATION)) and is_syllable(second.strip(_PUNCTUATION)):
                return [left, right]
    return [run]


def _height(glyph: _Glyph) -> float:
    return max(1.0, glyph.top - glyph.bottom)


def _apart(before: _Glyph, here: _Glyph) -> bool:
    """Whether a new word begins though no blank lies between: on another line, or beyond a gap no letter spacing
    explains.
    """
    height = _height(before)
    if here.bottom > before.top - 0.3 * height or here.top < before.bottom + 0.3 * height:
        return True
    return here.left - before.right > 0.5 * height or here.left < before.left - height


def _drawn_by(glyph: _Glyph, places: Sequence[Box]) -> int:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    inside = (i for i, place in enumerate(places, 1) if place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1)
    return next(inside, len(places))


def _word(raw: Any, text_page: Any, run: list[_Glyph], to_page: Matrix, stamped: int) -> LayerWord:
    """The word as displayed: `to_page` also tells by how much the page is turned."""
    turned = math.atan2(to_page[1, 0], to_page[0, 0])
    first = run[0].place
    box = Box(min(g.left for g in run), min(g.bottom for g in run), max(g.right for g in run), max(g.top for g in run))
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page, first, name, 128, ctypes.c_int())
    target = raw.FPDFText_GetTextObject(text_page, first)
    hidden = bool(target) and raw.FPDFTextObj_GetTextRenderMode(target) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    return LayerWord(
        "".join(glyph.char for glyph in run),
        moved(to_page, box),
        name.value.decode("utf-8", "replace"),
        round(raw.FPDFText_GetFontSize(text_page, first), 2),
        hidden,
        stamped,
        abs(math.cos(raw.FPDFText_GetCharAngle(text_page, first) - turned) - 1) > _OBLIQUE,
    )


# ---- pictures -------------------------------------------------------------------------------------------------------


def _images(page: PdfPage, to_page: Matrix) -> tuple[PageImage, ...]:
    from pypdfium2 import raw

    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        try:
            box = moved(to_page, Box(*item.get_bounds()))
            data = item.get_metadata()
        except Exception:  # an image the library cannot describe is none we can read
            continue
        found.append(PageImage(box, int(data.width), int(data.height), item))
    return tuple(found)


def _paths(page: PdfPage) -> int:
    from pypdfium2 import raw

    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5))


def cover(opened: OpenPage) -> float:
    """Share of the page that its largest picture covers, 0..1."""
    area = opened.width * opened.height
    return max((_on_page(image.box, opened) / area for image in opened.images), default=0.0)


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
    """The picture's own pixels, or None where it is placed in a way that only drawing can follow (turned, mirrored)."""
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
