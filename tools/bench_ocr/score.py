"""What a reading is worth against the truth: characters and words wrong, numbers and dates read exactly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.viet import modern_tone
from tools.bench_ocr.pages import Set

# Document numbers and dates as the rendered pages have them, and as a Word file beside a scan has them.
_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,4}(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐƯ]{1,5}(?:-[A-ZĐƯ][A-Za-zĐƯ]*\d*)?(?:/[A-ZĐƯ][A-Za-zĐƯ]*)?(?![\w/-])"
    r"|(?<![\w/-])\d{1,4}/\d{4}/QH\d{1,2}(?![\w/-])"
)
_DATE = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/\d{4}(?![\w/])")
_WORD = re.compile(r"\w+")


class Count(NamedTuple):
    """Sums over pages: characters and words of the truth and how many were wrong, numbers and dates and how many were
    read exactly (`mended`: after numbers were repaired), words of a transcript that were missed.
    """

    characters: int = 0
    wrong: int = 0
    words: int = 0
    words_wrong: int = 0
    numbers: int = 0
    numbers_right: int = 0
    numbers_mended: int = 0
    dates: int = 0
    dates_right: int = 0

    def plus(self, other: Count) -> Count:
        return Count(*(a + b for a, b in zip(self, other, strict=True)))


class Read(NamedTuple):
    """What a contestant made of a page: its text, and the document numbers it made out, where it makes out any."""

    text: str
    numbers: tuple[str, ...] = ()


def counted(pages: Set, read: Sequence[Read]) -> Count:
    """A whole set. Of a real scan all pages count as one text, and its transcript's words are looked for in order."""
    if pages.real:
        return _transcribed(pages.truths[0].texts[0], " ".join(page.text for page in read))
    total = Count()
    for truth, page in zip(pages.truths, read, strict=True):
        texts, text = [_plain(each) for each in truth.texts], _plain(page.text)
        wrong, characters = min((Levenshtein.distance(each, text), len(each)) for each in texts)
        words_wrong, words = min(
            (Levenshtein.distance(each.split(), text.split()), len(each.split())) for each in texts
        )
        made_out = page.numbers or tuple(_NUMBER.findall(text))
        total = total.plus(
            Count(
                characters,
                wrong,
                words,
                words_wrong,
                len(truth.numbers),
                _held(truth.numbers, _NUMBER.findall(text)),
                _held(truth.numbers, made_out),
                len(truth.dates),
                _held(truth.dates, _DATE.findall(text)),
            )
        )
    return total


def _transcribed(truth: str, text: str) -> Count:
    """Letters and digits only, tone marks placed one way: the transcript was typed by other hands than the scan."""
    truth, text = _plain(truth), _plain(text)
    wanted, got = _words(truth), _words(text)
    kept = sum(size for operation, size in _blocks(wanted, got) if operation)
    numbers, dates = _NUMBER.findall(truth), _DATE.findall(truth)
    return Count(
        words=len(wanted),
        words_wrong=len(wanted) - kept,
        numbers=len(numbers),
        numbers_right=_held(numbers, _NUMBER.findall(text)),
        dates=len(dates),
        dates_right=_held(dates, _DATE.findall(text)),
    )


def _blocks(wanted: Sequence[str], got: Sequence[str]) -> list[tuple[bool, int]]:
    codes = Levenshtein.opcodes(wanted, got)
    return [(code.tag == "equal", code.src_end - code.src_start) for code in codes]


def _words(text: str) -> list[str]:
    return [modern_tone(word.lower()) for word in _WORD.findall(text)]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _held(wanted: Sequence[str], found: Sequence[str]) -> int:
    return sum((Counter(wanted) & Counter(found)).values())
