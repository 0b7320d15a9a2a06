"""Numbers and days that a text page leaves blank and that stand there as a picture: read off the drawn page.

Signature programs fill "Số:      /QĐ-UBND" and "ngày    tháng" with pictures as often as with text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline import pdfium, tesseract
from pipeline.model import Box, Line, Word
from pipeline.picture import moved, prepare
from pipeline.readers.settings import ReadSettings
from pipeline.rows import left_open

_DPI = 200
# Share of dark pixels that a drawn figure makes at least.
_INK = 0.01
_SURE = 0.4
_VALUE = re.compile(r"\d{1,5}[a-zđ]?")


def filled(opened: pdfium.OpenPage, lines: Sequence[Line], settings: ReadSettings) -> list[Word]:
    """Words seen in the blanks of a page's head, in page points; none where the blanks are empty."""
    found: list[Word] = []
    for line in lines:
        if line.box is None or line.box.y1 > opened.height * 0.45:
            continue
        for before, after in pairwise(line.words):
            gap = Box(before.box.x1 + 0.5, line.box.y0 - 3, after.box.x0 - 0.5, line.box.y1 + 3)
            if left_open(before, after):
                found += _seen(opened, gap, settings)
    return found


def _seen(opened: pdfium.OpenPage, gap: Box, settings: ReadSettings) -> list[Word]:
    import numpy as np

    prepared = prepare(pdfium.draw(opened, _DPI, settings.max_pixels, gap), _DPI)
    if float((prepared.pixels < 150).mean()) < _INK:
        return []
    framed = np.pad(prepared.pixels, 12, constant_values=255)
    words = tesseract.words(framed, prepared.dpi, tesseract.choose(settings.engine), tesseract.ONE_LINE)
    return [
        Word(word.text, moved(prepared.to_page, Box(*(value - 12 for value in word.box))), word.confidence)
        for word in words
        if word.confidence >= _SURE and _VALUE.fullmatch(word.text)
    ]
