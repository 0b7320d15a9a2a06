"""Place and date of issue: "Quảng Trị, ngày 07 tháng 5 năm 2018", also with day or month left blank or handwritten."""

from __future__ import annotations

from typing import Any

import regex as re

from extractors import handwriting
from extractors.base import Case
from extractors.dates import full_date
from extractors.head import attached_to_self, letterhead_blocks
from extractors.snapping import mended
from pipeline import model
from pipeline.motto import without_motto
from pipeline.number import NUMBER, NUMBER_WORD
from pipeline.segment import Block

# Between the printed words anything may stand: digits, dots, or what recognition made of a pen.
DATELINE = re.compile(
    r"(?:(?P<place>\p{Lu}(?:[\w’' -]|(?<=\b(?:TP|Tp|Q|H|X|T))\.){1,40}?)\s*[,.;]*\s*)?"
    # A telegram gives the hour.
    r"(?:(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút|')?)?\s*,?\s*)?"
    r"\b(?i:ngày)\s*(?P<day>[^\n|]{0,14}?)\s*(?i:th[áắăâấ]ng)"
    r"\s*(?P<month>[^\n|]{0,9}?)[\s.,]*(?i:năm)\s*(?P<year>(?:19|20)\s?\d\s?\d|20[.…_ ]{0,6})"
)
_SLASHED = re.compile(
    r"(?P<place>\p{Lu}[\w.’' -]{1,40}?)\s*,\s*ngày\s+"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"
)
_OWN_NUMBER = re.compile(
    rf"^\W*(?:{NUMBER_WORD}\s*[:;.]?\s*)?(?:{NUMBER.pattern}|[/-]\s*[A-ZĐ][\p{{L}}&]*(?:[-/][A-ZĐ][\p{{L}}&]*)+)",
    re.VERBOSE,
)
_ATTACHED_DATE = re.compile(r"[\s,]*ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})")
_BODY_BESIDE = re.compile(r"^(?:\W*[\p{Lu}\d]{2,}\b[\s,-]*){2,}(?=\p{Lu}\p{Ll})")
_DIGITS = re.compile(r"\d{1,2}")


def find(case: Case) -> dict[str, Any]:
    """Date of issue and the place beside it; a date that a pen left unreadable is None and reported."""
    if case.fields.get("carrier"):
        return {"issued_on": None, "place": None}
    heading = case.fields.get("formula")
    if heading is not None and heading.date:
        issued = model.Issued(heading.date, case.sure(0.97, *heading.dated), case.evidence(*heading.dated))
        return {"issued_on": case.by("date-formula", issued), "place": None}
    found = _in_head(case)
    if found:
        return found
    for _, end in attached_to_self(case):
        iso = _ATTACHED_DATE.match(case.text, end)
        if iso and (value := full_date(iso[1])):
            issued = model.Issued(value, case.sure(0.93, *iso.span(1)), case.evidence(*iso.span(1)))
            return {"issued_on": case.by("date-of-parent", issued), "place": None}
    return {"issued_on": None, "place": None}


def is_dateline(text: str) -> bool:
    """Is this line the place and date of issue, alone or beside motto and number, and no sentence with a date in it?"""
    if not _may_be_dated(text):
        return False
    line = _without_number(text)
    return any(_stands_alone(line, found) for found in (DATELINE.search(line), _SLASHED.search(line)) if found)


def _may_be_dated(text: str) -> bool:
    """What every form of the dateline holds: a quick sieve for the many lines that are none."""
    return "ngày" in text.lower()


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = without_motto(text[: found.start()]), text[found.end() :]
    before = before.strip(" -–—_*|.:")
    if found["place"] is None and not before:
        return len(text) < 60
    return (not before or before.isupper()) and len(after.strip(" -–—_*|.")) < 60


def _in_head(case: Case) -> dict[str, Any] | None:
    blocks = [*letterhead_blocks(case), *case.outline.zone("head")[-6:], *_closing(case)]
    for number, block in enumerate(blocks):
        # The year may have slipped to the next line.
        stop = max(blocks[number + 1].end, block.end) if number + 1 < len(blocks) else block.end
        line = case.text[block.start : block.end]
        pair = case.text[block.start : min(stop, block.end + 40)]
        for text in (_without_number(each) for each in (line, pair) if _may_be_dated(each)):
            for pattern in (DATELINE, _SLASHED):
                found = pattern.search(text)
                if not found or found.start() >= len(line):
                    continue
                if _stands_alone(text[: found.end()], found):
                    return _dated(case, block.start, found)
                case.refuse("issued_on", "inside-sentence", block.start + found.start(), block.start + found.end())
    return None


def _place(case: Case, at: int, printed: str) -> str:
    return mended(re.sub(r"^(?:\S\s+)+", "", printed)) if case.document.text_from(at) == "ocr" else printed


def _closing(case: Case) -> list[Block]:
    """The signature block with the line above it, where reports without a letterhead have their date."""
    blocks = case.outline.blocks
    first = next((i for i, block in enumerate(blocks) if block.zone in ("recipients", "signature")), len(blocks))
    above = [block for block in blocks[max(0, first - 1) : first] if is_dateline(case.text[block.start : block.end])]
    return [*above, *case.outline.zone("signature")]


def _without_number(text: str) -> str:
    """The line with the own number beside the place made blank, of the same length."""
    return _OWN_NUMBER.sub(lambda found: " " * len(found.group()), text)


def _dated(case: Case, base: int, found: re.Match[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"issued_on": None, "place": None, "date_unread": ()}
    if found["place"]:
        # In a line of two columns the body stands before the place: HUYỆN ỦY HẢI LĂNG Hải Lăng.
        printed = _BODY_BESIDE.sub(lambda body: " " * len(body.group()), without_motto(found["place"]))
        start = base + found.start("place") + len(printed) - len(printed.lstrip(" -–—."))
        span = (start, start + len(printed.strip(" -–—.")))
        name = _place(case, base, " ".join(printed.strip(" -–—.").split()))
        place = model.Field(name, case.sure(0.97, *span), case.evidence(*span)) if name else None
        out["place"] = case.by("place-dateline", place)
    start, end = base + found.start("day"), base + found.end("year")
    day, month = found["day"].strip(" .,"), found["month"].strip(" .,")
    year = "".join(found["year"].split())
    by_pen = handwriting.taller(
        case, (base + found.start("day"), base + found.end("day")), (base + found.start("year"), end)
    )
    readable = _DIGITS.fullmatch(day) and _DIGITS.fullmatch(month) and not by_pen
    iso = full_date(f"{day}/{month}/{year}") if readable else None
    if iso:
        issued = model.Issued(iso, case.sure(0.97, start, end), case.evidence(start, end))
        out["issued_on"] = case.by("date-dateline", issued)
    elif month.isdigit() and 1 <= int(month) <= 12 and len(year) == 4:
        out["issued_in"] = f"{year}-{int(month):02}"
    if not iso and (by_pen or not (_blank(day) or _blank(month)) or _scrawled(day) or _scrawled(month)):
        out["date_unread"] = case.evidence(start, end)
    if not iso:
        case.refuse("issued_on", _why_undated(by_pen, day, month), start, end)
    return out


def _why_undated(by_pen: bool, day: str, month: str) -> str:
    if by_pen:
        return "by-pen"
    if _scrawled(day) or _scrawled(month):
        return "unread"
    return "blank" if _blank(day) or _blank(month) else "no-such-day"


def _blank(slot: str) -> bool:
    return not handwriting.inked(slot)


def _scrawled(slot: str) -> bool:
    """Something stands here, but no figures."""
    return not _blank(slot) and _DIGITS.fullmatch(slot) is None
