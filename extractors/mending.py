"""What was changed between the page and a value, and why: for explanations only, told from the two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from config.vocabulary import table
from extractors.base import Case
from pipeline.decision import Repair
from pipeline.number import NUMBER
from pipeline.viet import fold, key, nfc

_BLANK = re.compile(r"\s+")
_MARKS = re.compile(r"([-–—‑/,+])")


def repairs(case: Case, field: str, value: Any, rule: str) -> tuple[Repair, ...]:
    """The repairs of a number, or of the marks of a name; none where the value stands as printed."""
    if field == "number":
        raw = " … ".join(case.text[spot.start : spot.end] for spot in value.evidence)
        scan = bool(value.evidence) and case.document.text_from(value.evidence[0].start) == "ocr"
        return tuple(_of_number(raw, value.value, rule, scan=scan))
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
        found = NUMBER.search(case.text, mention.start, mention.end)
        if found:
            yield from _of_number(found.group(), value.number, "")
            return
    # "Quyết định số 217, 218-QĐ/TW": only the last of a list bears the symbol.
    digits = re.search(r"\d+\w?$", value.mentions[0].text)
    if digits:
        yield _repair(digits.group(), value.number, "symbol-shared")


def _of_number(raw: str, value: str, rule: str, *, scan: bool = False) -> Iterator[Repair]:
    printed = " ".join(nfc(raw).split())
    plain = re.sub("[–—‑]", "-", _BLANK.sub("", printed))
    if printed == value:
        return
    if rule == "number-split":
        yield _repair(printed, value, "joined")
    elif rule == "number-glued":
        yield _repair(printed, value, "mark-supplied")
    elif plain != printed:
        yield _repair(printed, plain, "filled-in" if scan and re.match(r"\w+ ", printed) else "blanks-dropped")
    before, after = _MARKS.split(plain), _MARKS.split(value)
    if len(before) == len(after):
        for position, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                yield _repair(old, new, _why(old, new, first=position == 0))


def _why(old: str, new: str, *, first: bool) -> str:
    if first:
        return "digits-joined" if new.endswith(old) else "digits-read"
    return "symbol-spelling" if fold(old) == fold(new) else "symbol-misread"


def _repair(raw: str, value: str, reason: str) -> Repair:
    return Repair(raw, value, reason, str(table("rules")["repairs"][reason]))
