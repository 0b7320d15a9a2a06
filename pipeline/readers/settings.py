"""What every reader is told: the limits of a run and how pictures are read."""

from __future__ import annotations

from typing import Literal

import msgspec

Engine = Literal["auto", "tesserocr", "pytesseract"]


class ReadSettings(msgspec.Struct, frozen=True):
    """How files are read; the defaults suit an archive's desk computer.

    `ocr`: read pictures and pages without a good text layer; `jobs`: page processes for one file; `dpi`: resolution
    pages are scaled to before recognition; `engine`: which binding of Tesseract, `auto` takes the fastest installed.
    Limits, all checked before decoding: `max_bytes` of the file and of everything packed inside it, `max_pages` of one
    file, `max_pixels` of one picture. `timeout`: seconds an outside converter may take for one file.
    `kept`: file in which what was recognised is kept and looked up; empty = nothing is kept.
    """

    ocr: bool = True
    jobs: int = 1
    dpi: int = 150
    engine: Engine = "auto"
    max_pixels: int = 200_000_000
    max_bytes: int = 512 * 1024 * 1024
    max_pages: int = 5_000
    timeout: float = 180.0
    kept: str = ""
