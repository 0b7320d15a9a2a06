"""Reads a PDF page by page as an ingest does, with some processes: `python -m tools.bench_ocr.ours PDF OUT JOBS`.

OUT gets the pages (msgpack) with the CPU seconds of each and how many of them recognition took.
"""

from __future__ import annotations

import sys
import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pipeline import pdfium, tesseract, tones, workers
from pipeline.model import Box, Page, Word
from pipeline.readers.pdf import read_page
from pipeline.readers.settings import ReadSettings

if TYPE_CHECKING:
    from pipeline.paper import Pixels


class Timed(msgspec.Struct):
    """A page with the CPU seconds it took in its process, and those of them spent inside Tesseract."""

    page: Page
    seconds: float
    recognition: float


class _Clock:
    spent = 0.0


def _timed(engine: tesseract.Recogniser, pixels: Pixels, dpi: int, mode: int) -> str:
    began = time.process_time()
    found = engine(pixels, dpi, mode)
    _Clock.spent += time.process_time() - began
    return found


@cache
def _ready() -> None:
    """Count the time spent in the engine; load what a process loads once."""
    box = Box(0, 0, 1, 1)
    tones.mended((Word("triên", box), Word("khai", box)))
    for name, engine in tesseract.ENGINES.items():
        tesseract.ENGINES[name] = partial(_timed, engine)


def one(path: Path, number: int) -> Timed:
    """Read one page."""
    _ready()
    before, began = _Clock.spent, time.process_time()
    page = read_page(path, number, ReadSettings())
    return Timed(page, time.process_time() - began, _Clock.spent - before)


def main() -> None:
    """Read all pages and write them down."""
    path, out, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    document = pdfium.open_document(path)
    numbers = range(1, len(document) + 1)
    document.close()
    with workers.spawned(jobs) as pool:
        found = list(pool.map(partial(one, path), numbers))
    out.write_bytes(msgspec.msgpack.encode(found))


if __name__ == "__main__":
    main()
