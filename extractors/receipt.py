"""The receiver's stamp CÔNG VĂN ĐẾN: its number, date and office, which are never the document's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
import regex as re

from config.vocabulary import any_of, table
from extractors.base import Case
from extractors.dates import full_date
from extractors.gazetteer import normal_name
from extractors.head import letterhead_parts
from pipeline import model
from pipeline.number import NUMBER
from pipeline.viet import fold

# Stamps are read badly: ĐẾN comes out as ĐƠN, ĐÉN, DEN.
_MARK = re.compile(r"(?:cong van|van ban)?\s*d[eo]n\b[\s.:*]*$|cong van$|cong van d[eo]n|(?:^|\s)d[eo]n\s+so\s*[:.]")
_NUMBER = re.compile(
    r"(?:^|\s|ĐẾN)s[ốoôỗồó6]\s*(?:đến)?\s*[:;.]?\s*(?P<number>\d{1,5})\b\s*(?![-/\d]|\s*[-/])", re.IGNORECASE
)
_DATE = re.compile(
    r"ng[àa]y\s*(?:đến)?\s*[:;.]?\s*(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2}))", re.IGNORECASE
)
_REACH = 6


@cache
def _office_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(name.upper() for name in table('letterheads')['receivers'])})\b")


class _Line(NamedTuple):
    start: int
    text: str


def find(case: Case) -> dict[str, Any]:
    """The stamp among the regions found on the picture or in the letterhead; None without at least a number."""
    stamps = [aside for aside in case.document.asides if aside.region == "stamp"]
    for aside in stamps:
        receipt = _of_lines(case, [_Line(-1, line) for line in re.split(r"[\n|]", aside.text)], marked=True)
        if receipt:
            sure = round(receipt.confidence * aside.confidence, 3)
            case.part("receipt.quote", "receipt-stamp", aside.text, None)
            return {"receipt": case.by("receipt-stamp", msgspec.structs.replace(receipt, confidence=sure))}
    return {"receipt": case.by("receipt-letterhead", _of_lines(case, _head_lines(case), marked=False))}


def _head_lines(case: Case) -> list[_Line]:
    return [_Line(part.start, part.text) for part in letterhead_parts(case) if part.start < 3000]


def _of_lines(case: Case, lines: Sequence[_Line], *, marked: bool) -> model.Receipt | None:
    marks = [i for i, line in enumerate(lines) if len(line.text) < 60 and _MARK.search(fold(line.text))]
    if not marks and not marked:
        return None
    first, last = (marks[0], marks[-1]) if marks else (0, len(lines) - 1)
    near = lines[max(0, first - 2) : last + _REACH + 1]
    number = next(((line, m) for line in near if (m := _received(line.text))), None)
    if number is None:
        low = near[0].start if near else -1
        return case.refuse("receipt", "no-receipt-number", low, low + len(near[0].text)) if low >= 0 else None
    date = next((m for line in near if (m := _DATE.search(line.text))), None)
    line, found = number
    base = line.start
    evidence = case.evidence(base + found.start("number"), base + found.end("number")) if base >= 0 else ()
    return model.Receipt(
        found["number"],
        _received_on(case, date["date"]) if date else None,
        _office(case, lines, first, marked),
        0.85,
        evidence,
    )


def _received_on(case: Case, written: str) -> str | None:
    """The day of receipt; None where it would lie before the issue: then the pen was misread."""
    day, issued = full_date(_full_year(written)), case.fields.get("issued_on")
    return None if day and issued and issued.precision == "day" and day < issued.value else day


def _received(text: str) -> re.Match[str] | None:
    """The receiver's number in this line, which holds no document's number."""
    return None if NUMBER.search(text) else _NUMBER.search(text)


def _office(case: Case, lines: Sequence[_Line], first: int, marked: bool) -> str | None:
    """The office on the stamp: the body named right above the mark, if it is not the letterhead's only body.

    A district committee above a province's number (HUYỆN ỦY …, 88-KH/TU) is a receiver even when it stands alone.
    """
    offices = [i for i, line in enumerate(lines) if _office_word().match(line.text) and line.text[:2].isupper()]
    above = [i for i in offices if first - 3 <= i <= first]
    if not above:
        return None
    line = lines[above[-1]].text
    province = re.search(r"\d\s*-\s*[A-ZĐ]{2,3}/T[UƯ]\b", case.text[:3000]) is not None
    foreign = province and re.match(r"HUYỆN|VĂN PHÒNG HUYỆN|VP", line) is not None
    if not marked and len(offices) < 2 and not foreign:
        return None
    return normal_name(" ".join(re.split(r"\b(?:CÔNG VĂN|ĐẾN)\b", line)[0].split()).strip(" .-*_"))


def _full_year(date: str) -> str:
    """21/3/18 → 21/3/2018: stamps leave the century out."""
    parts = re.split(r"\s*[/.-]\s*", date)
    if len(parts[-1]) == 2:
        parts[-1] = ("20" if int(parts[-1]) < 70 else "19") + parts[-1]
    return "/".join(parts)
