"""The text layer of a PDF page: is it to be trusted, and what are its words?

Judged by quality, not length: a layer made by a foreign recogniser or a font without a Unicode map is long and
worthless. Figures on real pages: share of words that are Vietnamese syllables 0.95 to 1.00 in good layers, at most
0.73 in bad ones; share of words with a diacritic 0.82 to 0.95 against 0 to 0.75.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline import legacy
from pipeline.model import Word
from pipeline.pdfium import OpenPage, cover
from pipeline.pdfwords import LayerWord
from pipeline.syllable import spelling
from pipeline.viet import nfc

# What a layer must reach. One that was recognised from a scan must be all but free of errors to be kept.
_SPELLED, _MARKED = 0.9, 0.6
_SPELLED_SCAN, _MARKED_SCAN = 0.98, 0.8
# With fewer words than this there is nothing to judge by.
_FEW = 12
_SCAN = 0.5
# So many drawn paths on a page without text are letters turned into outlines.
_OUTLINES = 150
# Print over a scan that is higher than this, in points, fills no blank: it is a watermark.
_LARGE = 32.0
_STAMPED_VALUE = re.compile(r"[\d./-]{1,10}")

_TCVN3_SIGNS = {0x2212: "\xad", 0x2219: "\xb7"}

Verdict = Literal["good", "none", "bad"]


class Layer(NamedTuple):
    """The layer of one page: whether to use it, its words, and words drawn over the page by signature programs.

    `words`: own words of the page, legacy fonts converted, for a good layer; over a scan only what was visibly added to
    it; in both cases with the numbers and days that annotations filled in. `overlay`: what else annotations drew,
    each by itself: the details of electronic signatures. `watermark`: writing across the page.
    """

    verdict: Verdict
    words: tuple[Word, ...]
    overlay: tuple[tuple[Word, ...], ...]
    watermark: tuple[Word, ...]


def judge(opened: OpenPage) -> Layer:
    """Judge the layer of a page: good; none worth the name (a scan, a drawing, a blank page); bad."""
    scan = cover(opened) >= _SCAN
    own, stamped, across = _sorted(opened.words, scan)
    values, overlay = _stamped(stamped)
    watermark = unicode_words(across)
    words = unicode_words(own)
    visible = unicode_words([word for word in own if not word.hidden]) if any(word.hidden for word in own) else words
    hidden = len(visible) < 0.5 * len(words)
    checked = spelling(" ".join(word.text for word in words))
    few = checked.words < _FEW
    if few and sum(word.oblique for word in across) >= _FEW:
        return Layer("none", values, overlay, ())  # a page lying on its side: its picture can be turned
    if few and (scan or opened.paths > _OUTLINES):
        return Layer("none", visible + values, overlay, watermark)
    spelled, marked = (_SPELLED_SCAN, _MARKED_SCAN) if hidden else (_SPELLED, _MARKED)
    if few or (checked.share >= spelled and checked.marks >= marked):
        return Layer("good", words + values, overlay, watermark)
    # Under a scan the layer lies invisible; a few visible words were added to the page and belong to it.
    added = visible if scan and len(visible) < _FEW else ()
    return Layer("bad", added + values, overlay, watermark)


def _sorted(words: Sequence[LayerWord], scan: bool) -> tuple[list[LayerWord], list[LayerWord], list[LayerWord]]:
    """The page's own words, those that annotations draw, and writing across the page: aslant, or over a scan in
    letters too large to belong to it.
    """
    own, stamped, across = [], [], []
    for word in words:
        if word.oblique or (scan and not word.hidden and word.box.y1 - word.box.y0 > _LARGE):
            across.append(word)
        elif word.stamped:
            stamped.append(word)
        else:
            own.append(word)
    return own, stamped, across


def _stamped(words: Sequence[LayerWord]) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...]]:
    """Words of annotations that hold nothing but a number or a date, and those of the others, one by one."""
    by_annotation: dict[int, list[LayerWord]] = {}
    for word in words:
        by_annotation.setdefault(word.stamped, []).append(word)
    values: tuple[Word, ...] = ()
    rest: list[tuple[Word, ...]] = []
    for group in by_annotation.values():
        placed = unicode_words(group)
        if len(placed) <= 4 and all(_STAMPED_VALUE.fullmatch(word.text) for word in placed):
            values += placed
        else:
            rest.append(placed)
    return values, tuple(rest)


def unicode_words(words: Sequence[LayerWord]) -> tuple[Word, ...]:
    """Words of the layer in NFC, those in legacy fonts converted."""
    return tuple(Word(text, word.box) for word in words if (text := _unicode(word.text, word.font)))


@lru_cache(maxsize=16384)
def _unicode(text: str, font: str) -> str:
    if legacy.encoding_of(font) == "tcvn3":
        # The letters at 0xAD and 0xB7 come out as the signs PDF fonts have there.
        text = text.translate(_TCVN3_SIGNS)
    return nfc(legacy.convert(text, font or None)).strip()
