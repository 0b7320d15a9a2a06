"""How much work lies in a file, estimated before it is read: what a run's remaining time is reckoned from."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

# Work is counted in pages that must be recognised. A file of text takes a fraction of one, one that LibreOffice must
# convert first takes about as long as one.
LIGHT, CONVERTED = 0.1, 1.0
# Bytes of a scanned page, until some are known.
_USUAL_PAGE = 150_000
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG")
_CONVERTED = (b"\xd0\xcf\x11\xe0", b"{\\rtf")


def amounts(paths: Sequence[Path], seconds: float = 3.0) -> dict[Path, float]:
    """Work in each file. Pages of PDFs and TIFFs are counted as far as that is done in so many seconds.

    The others are estimated from their bytes. A file that cannot be opened is no work.
    """
    found: dict[Path, float] = {}
    uncounted: list[tuple[Path, int]] = []
    pages = size_of_pages = 0
    end = time.monotonic() + seconds
    for path in paths:
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                head = file.read(1024)
        except OSError:
            found[path] = 0.0
            continue
        if not (b"%PDF-" in head or head.startswith(_TIFF)):
            found[path] = 1.0 if head.startswith(_PICTURES) else CONVERTED if head.startswith(_CONVERTED) else LIGHT
        elif time.monotonic() < end and (count := _count(path, head)):
            found[path] = count
            pages, size_of_pages = pages + count, size_of_pages + size
        else:
            uncounted.append((path, size))
    page_size = size_of_pages / pages if pages else _USUAL_PAGE
    return found | {path: max(1.0, size / page_size) for path, size in uncounted}


def _count(path: Path, head: bytes) -> int:
    """Pages of a PDF or TIFF; 0 where that cannot be told, which its reader will then explain."""
    if b"%PDF-" in head:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return 0
        try:
            return len(document)
        finally:
            document.close()
    from PIL import Image

    try:
        with Image.open(path) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return 0
