"""What was changed between the page and a value, and why: for explanations only, told from the two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from config.vocabulary import table
from extractors import repair, spoiled
from extractors.base import Case
from pipeline.decision import Repair
from pipeline.number import NUMBER, of_match
from pipeline.viet import fold, key, nfc

_BLANK = re.compile(r"\s+")
_STROKES = re.compile(r"([-–—‑/,+])")
_DASHES = re.compile("[–—‑]")


def repairs(case: Case, field: str, value: Any, rule: str) -> tuple[Repair, ...]:
    """The repairs of a number, or of the marks of a name; none where the value stands as printed."""
    if field == "number":
        raw = " … ".join(case.text[spot.start : spot.end] for spot in value.evidence)
        if rule == "number-split":
            return (_repair(raw, value.value, "joined"),)
        scan = bool(value.evidence) and case.document.text_from(value.evidence[0].start) == "ocr"
        return tuple(_of_number(raw, value.value, scan=scan))
    if field == "citations" and value.number:
        return tuple(_of_citation(case, value))
    if field in ("place", "issuer") and value.value and value.evidence:
        raw = " ".join(case.text[value.evidence[0].start : value.evidence[-1].end].split())
        if fold(raw) == fold(value.value) and key(raw) != key(value.value):
            return (_repair(raw, value.value, "marks-mended"),)
    return ()


def _of_citation(case: Case, value: Any) -> Iterator[Repair]:
    """Of the first mention that gives the number in full."""
    for mention in value.mentions:
        printed = _printed(case.text, mention.start, mention.end, value)
        if printed is not None:
            yield from _of_number(printed, value.number)
            return
    # "Quyết định số 217, 218-QĐ/TW": only the last of a list bears the symbol.
    digits = re.search(r"\d+\w?$", value.mentions[0].text)
    if digits:
        yield _repair(digits.group(), value.number, "symbol-shared")


def _printed(text: str, start: int, stop: int, value: Any) -> str | None:
    """The words of this mention that were read as its number."""
    found = NUMBER.search(text, start, stop)
    if found and repair.repaired(of_match(found), value.kind)[0].text == value.number:
        return found.group()
    for at in spoiled.heads(text[start:stop]):
        read = spoiled.read_at(text, start + at, stop, value.kind)
        if read and repair.repaired(read.number, value.kind)[0].text == value.number:
            return text[read.start : read.end]
    return found.group() if found else None


def _of_number(raw: str, value: str, *, scan: bool = False) -> Iterator[Repair]:
    printed = " ".join(nfc(raw).split())
    plain = _DASHES.sub("-", _BLANK.sub("", printed))
    if plain != printed:
        yield _repair(printed, plain, "filled-in" if scan and re.match(r"\w+ ", printed) else "blanks-dropped")
    before, after = _STROKES.split(plain), _STROKES.split(value)
    if len(before) == len(after):
        for position, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                yield _repair(old, new, _why(old, new, position))
    else:
        yield _repair(plain, value, "stroke-supplied" if _letters(plain) == _letters(value) else "symbol-misread")


def _letters(number: str) -> str:
    return re.sub(r"\W", "", fold(number))


def _why(old: str, new: str, position: int) -> str:
    """Of a piece of a number: the digits come first, then strokes and groups of the symbol in turn."""
    if position == 0:
        return "digits-joined" if new.endswith(old) else "digits-read"
    if position % 2:
        return "stroke-misread"
    return "symbol-spelling" if fold(old) == fold(new) else "symbol-misread"


def _repair(raw: str, value: str, reason: str) -> Repair:
    return Repair(raw, value, reason, str(table("rules")["repairs"][reason]))
