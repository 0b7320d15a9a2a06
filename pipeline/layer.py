"""The text layer of a PDF page: is it to be trusted, and what are its words?

Judged by quality, not length: a layer made by a foreign recogniser or a font without a Unicode map is long and
worthless. Figures on real pages: share of words that are Vietnamese syllables 0.95 to 1.00 in good layers, at most
0.73 in bad ones; share of words with a diacritic 0.82 to 0.95 against 0 to 0.75.

Layers in doubt are held against the print (pipeline/proof.py). Figures on real pages: good layers of drawn pages agree
with it to 0.96 to 1.00, what was recognised from scans to 0.98 to 1.00 (0.94 and 0.73 on two faded ones), layers of
foreign recognisers to 0.74 to 0.94, of fonts without a map to 0.35 to 0.56, of another page to 0.00 to 0.54.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline import legacy
from pipeline.model import Word
from pipeline.pdfium import OpenPage, cover, covered
from pipeline.pdfwords import LayerWord
from pipeline.readers import symbols
from pipeline.syllable import Spelling, spelling
from pipeline.viet import nfc

if TYPE_CHECKING:
    from pipeline.proof import Proof

# What a layer must reach. One that was recognised from a scan must be all but free of errors to be kept.
_SPELLED, _MARKED = 0.9, 0.6
_SPELLED_SCAN, _MARKED_SCAN = 0.98, 0.8
# From here on a layer is asked about its print, and from there on no longer; and how far it must agree, in how many
# lines at least.
_DOUBTED, _PLAIN, _PLAIN_MARKED = 0.8, 0.95, 0.75
_AGREED, _LINES = 0.95, 2
# With fewer words than this there is nothing to judge by.
_FEW = 12
_SCAN = 0.5
# So many drawn paths on a page without text are letters turned into outlines.
_OUTLINES = 150
# Print over a scan that is higher than this, in points, fills no blank: it is a watermark.
_LARGE = 32.0
_STAMPED_VALUE = re.compile(r"[\d./-]{1,10}")
# Codes that stand for no letter, and figures amid small letters; a word that has one is misspelled.
_STRANGE = re.compile("[\x01-\x08\x0e-\x1f\ufffd\ue000-\uf8ff0-9](?:(?<=[^0-9])|(?<=[a-zà-ỹ][0-9])(?=[a-zà-ỹ]))")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_NO_LETTER = "ʔ"

_TCVN3_SIGNS = {0x2212: "\xad", 0x2219: "\xb7"}

Verdict = Literal["good", "none", "bad"]


class Layer(NamedTuple):
    """The layer of one page: whether to use it, its words, and words drawn over the page by signature programs.

    `words`: own words of the page, legacy fonts converted, for a good layer; over a scan only what was visibly added to
    it; in both cases with the numbers and days that annotations filled in. `overlay`: what else annotations drew,
    each by itself: the details of electronic signatures. `watermark`: writing across the page.

    `fault` tells why a layer is bad. `doubted`: whether the print has to confirm the verdict (`settled`); `whole` and
    `rest` are its words if it does and if it does not, `unmapped` those whose letters are a guess.
    """

    verdict: Verdict
    words: tuple[Word, ...]
    overlay: tuple[tuple[Word, ...], ...]
    watermark: tuple[Word, ...]
    fault: str = ""
    doubted: bool = False
    whole: tuple[Word, ...] = ()
    rest: tuple[Word, ...] = ()
    unmapped: tuple[Word, ...] = ()


def judge(opened: OpenPage) -> Layer:
    """Judge the layer of a page: good; none worth the name (a scan, a drawing, a blank page); bad."""
    scan = cover(opened) >= _SCAN
    own, stamped, across = _sorted(opened.words, scan)
    values, overlay = _stamped(stamped)
    watermark = unicode_words(across)
    words = unicode_words(own)
    visible = unicode_words([word for word in own if not word.hidden]) if any(word.hidden for word in own) else words
    hidden = len(visible) < 0.5 * len(words)
    checked = spelled(words)
    few = checked.words < _FEW
    if few and sum(word.oblique for word in across) >= _FEW:
        return Layer("none", values, overlay, ())  # a page lying on its side: its picture can be turned
    if few and (scan or opened.paths > _OUTLINES):
        return Layer("none", visible + values, overlay, watermark)
    unmapped = unicode_words([word for word in own if not word.mapped and len(word.text) > 1])
    fault = "" if few else _fault(checked, hidden=hidden)
    # Under a scan the layer lies invisible; a few visible words were added to the page and belong to it.
    whole, rest = words + values, (visible if scan and len(visible) < _FEW else ()) + values
    verdict: Verdict = "bad" if fault else "good"
    doubted = bool(unmapped) or (not few and (hidden or _near(checked) or (scan and covered(opened))))
    if fault and (scan or hidden or checked.marks < _MARKED or checked.share < _DOUBTED):
        doubted = False  # nothing the print could say would save it
    return Layer(verdict, rest if fault else whole, overlay, watermark, fault, doubted, whole, rest, unmapped)


def spelled(words: Sequence[Word]) -> Spelling:
    """How Vietnamese the words are, codes that stand for no letter counted as wrong ones."""
    return spelling(_STRANGE.sub(_NO_LETTER, " ".join(word.text for word in words)))


def _fault(checked: Spelling, *, hidden: bool) -> str:
    """Why the spelling of a layer speaks against it, "" where it does not."""
    least, marked = (_SPELLED_SCAN, _MARKED_SCAN) if hidden else (_SPELLED, _MARKED)
    if checked.share < least:
        return f"{checked.share:.0%} of its words are spelled as Vietnamese, {least:.0%} are needed"
    if checked.marks < marked:
        return f"{checked.marks:.0%} of its words bear a mark, {marked:.0%} are needed"
    return ""


def _near(checked: Spelling) -> bool:
    """Whether a layer is close to what is needed."""
    return checked.share < _PLAIN or checked.marks < _PLAIN_MARKED


def settled(layer: Layer, proof: Proof) -> Layer:
    """A layer in doubt after it was held against the print; as it was where too little could be read there."""
    if proof.figures:
        stated, printed = proof.figures[0]
        fault = f"it has “{stated}” where “{printed}” is printed"
    elif proof.lines < _LINES:
        return layer
    elif proof.agreement < _AGREED:
        fault = f"{proof.agreement:.0%} of its letters agree with the print, {_AGREED:.0%} are needed"
    else:
        return layer._replace(verdict="good", words=layer.whole, fault="")
    if layer.unmapped:
        fault += "; its font does not tell its letters"
    return layer._replace(verdict="bad", words=layer.rest, fault=fault)


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
    if _PRIVATE.search(text):
        text = symbols.to_text(text, font)
    if legacy.encoding_of(font) == "tcvn3":
        # The letters at 0xAD and 0xB7 come out as the signs PDF fonts have there.
        text = text.translate(_TCVN3_SIGNS)
    return nfc(legacy.convert(text, font or None)).strip()
