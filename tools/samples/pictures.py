"""Pages as worn pictures: scanned PDF, TIFF, JPEG."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tools.samples import wear
from tools.samples.source import Sample


def rendered(pdf: bytes, dpi: int) -> list[wear.Picture]:
    document = pypdfium2.PdfDocument(pdf)
    return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"), np.uint8) for page in document]


def where(pdf: bytes, word: str, dpi: int) -> tuple[int, float, float] | None:
    """Page index and top left in pixels of the last place where these words stand."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        found = [
            (i, hit["x0"] * dpi / 72, hit["top"] * dpi / 72)
            for i, page in enumerate(document.pages)
            for hit in page.search(word, regex=False)
        ]
    return found[-1] if found else None


def pages(sample: Sample, pdf: bytes) -> list[wear.Picture]:
    """The pages of the PDF as pictures, worn as the sample says."""
    make, dpi = sample.make, sample.make.dpi
    rng = np.random.default_rng(zlib.crc32(sample.file.encode()))
    clean = rendered(pdf, dpi)
    worn = list(clean)
    if make.handwritten:
        worn[0] = _filled_in(worn[0], sample, pdf, rng)
    for fault in make.wear:
        if fault == "seal":
            place = where(pdf, sample.signed[0].name, dpi)
            if place is not None and place[0] < len(worn):
                i, x, y = place
                worn[i] = wear.seal(worn[i], (x - 5 * dpi / 25.4, y - 11 * dpi / 25.4), dpi, rng)
        elif fault == "stamp":
            worn[0] = wear.receipt(worn[0], make.stamp, dpi, rng)
        elif fault == "pen":
            worn[0] = wear.pen(worn[0], dpi, rng)
        elif fault == "paper":
            worn = [wear.paper(page, clean[(i + 1) % len(clean)], rng) for i, page in enumerate(worn)]
        elif fault == "faint":
            worn = [wear.faint(page, rng) for page in worn]
        elif fault == "skew":
            worn = [wear.skew(page, make.skew * (1 if i % 2 == 0 else -0.6)) for i, page in enumerate(worn)]
        elif fault == "bitonal":
            worn = [wear.bitonal(page, rng) for page in worn]
        elif fault == "photo":
            worn = [wear.photo(page, rng) for page in worn]
        else:
            raise ValueError(f"{sample.file}: no such fault: {fault}")
    return worn


def _filled_in(page: wear.Picture, sample: Sample, pdf: bytes, rng: np.random.Generator) -> wear.Picture:
    """Number and day written by hand into the blanks left for them."""
    dpi = sample.make.dpi
    mm = dpi / 25.4
    for key, label, shift in (("number", "Số:", 8.5), ("day", "ngày", 10.5)):
        place = where(pdf, label, dpi) if key == "number" else _first(pdf, label, dpi)
        if place is None:
            raise ValueError(f"{sample.file}: no place for the {key}")
        _, x, y = place
        page = wear.write(page, sample.make.handwritten[key], (x + shift * mm, y - 1.2 * mm), 4.8 * mm, rng)
    return page


def _first(pdf: bytes, word: str, dpi: int) -> tuple[int, float, float] | None:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        hits = document.pages[0].search(word, regex=False)
    return (0, hits[0]["x0"] * dpi / 72, hits[0]["top"] * dpi / 72) if hits else None


def scan_pdf(worn: list[wear.Picture], quality: int) -> bytes:
    """Pictures only, one JPEG a page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in worn:
        picture = io.BytesIO()
        Image.fromarray(page).save(picture, "JPEG", quality=quality, optimize=True)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def mixed_pdf(worn: list[wear.Picture], pdf: bytes, quality: int) -> bytes:
    """The first page as a picture, the others as they were."""
    with pikepdf.open(io.BytesIO(pdf)) as whole, pikepdf.open(io.BytesIO(scan_pdf(worn[:1], quality))) as scan:
        whole.pages[0] = scan.pages[0]
        out = io.BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def tiff(worn: list[wear.Picture], dpi: int, path: Path) -> None:
    """All pages in one black-and-white file."""
    frames = [Image.fromarray(page).convert("1", dither=Image.Dither.NONE) for page in worn]
    frames[0].save(path, save_all=True, append_images=frames[1:], compression="group4", dpi=(dpi, dpi))


def jpeg(worn: list[wear.Picture], dpi: int, quality: int, path: Path) -> None:
    """One page; a photo knows no resolution, a scan does."""
    picture = Image.fromarray(worn[0])
    if dpi:
        picture.save(path, quality=quality, optimize=True, dpi=(dpi, dpi))
    else:
        picture.save(path, quality=quality, optimize=True)
