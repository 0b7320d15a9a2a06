"""What speaks for a value: the signals from which its confidence is worked out (extractors/calibration.py).

Every signal lies in 0..1 and grows with how much it speaks for the value, so no weight is ever negative. They are told
from the finished record and the words of the document alone, the same for every extractor. Whether a text was read
from a file or recognised is none of them: the rules were mended on the very files that the weights are fitted on, and
would seem to be right whenever nothing was misread.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex as re

from extractors.ground import ground
from extractors.vouching import vouch
from extractors.wordlist import misread
from pipeline.model import FIELDS, LISTS, Document, Evidence, Mention, Record
from pipeline.syllable import is_syllable

SIGNALS = {
    "rule": "how far its extractor trusts the rule that found it",
    "worst": "confidence of the worst word it stands on; where it is named several times, of the best mention",
    "mean": "mean confidence of the words it stands on",
    "page": "confidence of the page it stands on",
    "spelled": "recognised words that are no words, or would be with other marks: 1 for none, 1/2 for one …",
    "known": "share of its parts that stand in the vocabulary: symbols, bodies, places, family names, laws",
    "confirmed": "other fields or mentions say the same",
    "unopposed": "no other field or mention says otherwise",
    "begins": "it begins as such a value does",
    "ends": "it ends as such a value does: nothing is cut off",
    "clean": "it holds nothing that belongs elsewhere",
}

_TOKEN = re.compile(r"\S+")
_EDGE = ".,;:()“”\"'‘’–-/?!*_"
_PART = re.compile(r"[-–/.&]+")
_FIGURES = re.compile(r"[\d,:%]+")
# UBND, QH15, KTTHa47, TTg, QĐi, UBMTTQ; a letter alone, as in n/vụ and V/v.
_ABBREVIATION = re.compile(r"\p{Lu}[\p{Lu}\d]*\p{Ll}?\d*|\p{Lu}\p{Ll}?\p{Lu}+|\p{L}")


class Judged(NamedTuple):
    """A value of a record: field, place in the list (0 for single values), the confidence that its extractor gave, its
    signals in the order of SIGNALS, and whether it stands anywhere in the text."""

    field: str
    place: int
    raw: float
    signals: tuple[float, ...]
    placed: bool = True


class _Reading(NamedTuple):
    """How the words under a value were read; all 1 where nothing was recognised."""

    worst: float
    mean: float
    page: float
    recognised: bool


def judged(document: Document, record: Record) -> Iterator[Judged]:
    """Every value that the record states, with its signals; `record` as extracted, not yet calibrated."""
    on = ground(record)
    recognised = {page.number: page.confidence for page in document.pages if page.text_from == "ocr"}
    for field in FIELDS:
        for place, item in enumerate(stated(record, field)):
            if text := said(field, item):
                reading = _reading(document, recognised, field, item)
                signals = (
                    _rule(item.confidence / max(reading.worst, 0.01)),
                    *reading[:3],
                    _spelled(field, text) if reading.recognised else 1.0,
                    *vouch(on, field, item),
                )
                yield Judged(field, place, item.confidence, signals, bool(item.evidence))


def stated(record: Record, field: str) -> tuple[Any, ...]:
    """The values of a field, none or one of a single-valued one."""
    value = getattr(record, field)
    if field in LISTS:
        return tuple(value)
    return () if value is None else (value,)


def said(field: str, item: Any) -> str:
    """The words of a value; empty where it states none, as an issuer of whom only the province is known."""
    if field == "deadlines":
        return f"{item.text} {item.task or ''}"
    if field == "citations":
        return str(item.name or item.number or "")
    if field == "receipt":
        return str(item.number or "")
    return str(item.kind if field == "attachments" else item.value or "")


def _rule(trust: float) -> float:
    """From 0.9 to 0.97 is as far as from 0.75 to 0.9: 0.5 → 0, 0.75 → 0.3, 0.9 → 0.6, 0.97 → 0.95."""
    trust = min(0.975, max(0.5, trust))
    return math.log(trust / (1 - trust)) / math.log(39)


def _reading(document: Document, recognised: Mapping[int, float], field: str, item: Any) -> _Reading:
    """Of several mentions the best read one counts: it alone would do."""
    places = item.mentions if field == "citations" else item.evidence
    mentions = [[place] for place in places] if field == "citations" else [places]
    return max(_read(document, recognised, pieces) for pieces in mentions)


def _read(document: Document, recognised: Mapping[int, float], pieces: Sequence[Evidence | Mention]) -> _Reading:
    pages = [recognised[piece.page] for piece in pieces if piece.page in recognised]
    words = [word.confidence for piece in pieces for word in document.words_in(piece.start, piece.end)]
    if not pages or not words:
        return _Reading(1.0, 1.0, min(pages, default=1.0), bool(pages))
    return _Reading(min(words), sum(words) / len(words), min(pages), True)


def _spelled(field: str, text: str) -> float:
    # A person's name is no word: its syllables stand together as parents please.
    return 1 / (1 + misspelled(text) + (0 if field == "signatory" else misread(text)))


def misspelled(text: str) -> int:
    """How many pieces of a text are neither syllable nor figure nor abbreviation."""
    return sum(not _well_spelled(token) for token in _TOKEN.findall(text))


def _well_spelled(token: str) -> bool:
    bare = token.strip(_EDGE)
    if not bare:
        return len(token) == 1
    return all(
        _FIGURES.fullmatch(part) or _ABBREVIATION.fullmatch(part) or (is_syllable(part) and _even(part))
        for part in _PART.split(bare)
    )


def _even(word: str) -> bool:
    """Does no capital stand among small letters?"""
    return word.isupper() or word[1:].islower() or len(word) == 1
