"""What the tests of exported files share: readings with words at known places, and what other programs find."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2

from pipeline import media, writers
from pipeline.model import Box, Line, Page, Problem, Reading, Region, Word

A4 = (595.0, 842.0)


def line(
    text: str, x: float, y: float, *, size: float = 13.0, region: Region = "body", confidence: float = 0.9
) -> Line:
    """A line that begins at a point from the page's top left, its words each as wide as half their letters are high."""
    words = []
    for part in text.split():
        wide = 0.5 * size * len(part)
        words.append(Word(part, Box(x, y, x + wide, y + size), confidence))
        x += wide + 0.3 * size
    box = Box(words[0].box.x0, y, words[-1].box.x1, y + size)
    return Line(text, box, tuple(words), region, "paragraph", confidence)


def reading(*pages: Sequence[Line], kind: str = media.PDF, size: tuple[float, float] = A4) -> Reading:
    """A reading of recognised pages."""
    made = tuple(Page(number, *size, "ocr", tuple(lines), 0.9) for number, lines in enumerate(pages, 1))
    return Reading(kind, made)


def source(path: Path, read: Reading, title: str = "") -> writers.Source:
    return writers.Source(read, path, path.name, title)


def export(name: str, what: writers.Source, path: Path) -> tuple[Problem, ...]:
    """Write as a format to `path`."""
    return writers.write(next(each for each in writers.WRITERS if each.name == name), what, path)


def text_of(path: Path) -> list[str]:
    """The words of each page as PDFium reads them."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def picture_of(path: Path, number: int = 1, scale: float = 1.0) -> Any:
    """A page as PDFium draws it."""
    document = pypdfium2.PdfDocument(path)
    try:
        return document[number - 1].render(scale=scale).to_numpy().copy()
    finally:
        document.close()


def as_bytes(image: Any, form: str, **options: Any) -> bytes:
    """A picture as a file of some format."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()
