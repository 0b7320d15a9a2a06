"""What a text says of a document right after naming it: its date, its body and the body's term."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from extractors.dates import full_date
from extractors.gazetteer import body_first
from pipeline.viet import int_to_roman, numeral

# Letters for digits where recognition put them: ngày 2l tháng 02.
DAY = r"[\dlIO]{1,2}\s*[/.-]\s*[\dlIO]{1,2}\s*[/.-]\s*\d{4}|[\dlIO]{1,2}\s+tháng\s*[\dlIOVX]{1,4}\s*,?\s*năm\s+\d{4}"
_PASSED = "ban hành|ký|công bố|thông qua|phê duyệt"
_DATE = regex.compile(
    r"(?:[\s,*_]|\.(?=\s*ngày))*[(]?"
    rf"(?:(?:đã\s+)?được\s+(?:(?P<by>\p{{Lu}}[^,;.\n]{{3,70}}?)\s+)?(?:{_PASSED})\s+|(?:{_PASSED}|đề)\s+)?"
    rf"ngày[\s:]*(?P<day>{DAY})",
    regex.IGNORECASE,
)
# The same as it nearly always stands.
_PLAIN_DATE = re.compile(rf"[\s,]*[(]?ngày\s+(?P<day>{DAY})")
# In brackets, or in the next cell of a table of documents.
_BARE_DATE = regex.compile(
    rf"[\s,]*[(]\s*(?P<day>{DAY})\s*[)]|\s*[|]\s*(?P<day>{DAY})(?=\s*(?:[|]|$))|,\s*(?P<day>{DAY})(?=,?\s*(?:của|về)\b)"
)
# Two figures of the year, as they were written until 1999 and are again in haste.
_SHORT_DATE = re.compile(
    r"[\s,]*[(]?ngày\s+(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2})\s*[/.-]\s*(?P<year>\d\d)(?![\d/.-]*\d)[)]?"
)
# The year alone: "Quyết định số 12/QĐ-UBND năm 2019 của …".
_YEAR = re.compile(
    r"[\s,]*(?:[(]?(?:năm|(?:trong\s+)?tháng\s+\d{1,2}(?:\s*[/.-]|\s+năm))\s*|[(](?=\d{4}[)]))(?P<year>(?:19|20)\d\d)\b"
    r"(?!\s*[-–/]\s*\d)(?=\s*(?:[,;.)\n]|của\b|về\b|$))[)]?"
)
# A title in quotation marks between the number and what else is said of the document.
_QUOTED = re.compile(
    r"[\s,]*(?:về\s+(?:việc\s+)?)?(?:“[^”\n]{3,250}”|\"[^\"\n]{3,250}\")(?=[\s,]*[(]?(?:ngày|của)\s)",
)
_OF = re.compile(r"[\s,*_)]*(?:(?:của|do|CỦA)\s+(?:các\s+)?|\s(?=(?:tại )?Hội nghị (?:Trung ương|lần thứ)))")
_TERM = re.compile(
    r"[\s,]*[(]?\s*(?:nhiệm kỳ\s+)?[Kk](?:hóa|hoá|HÓA|HOÁ)\s+(?:thứ\s+)?(?P<term>[IVXL]+|\d{1,2})\b(?:\s*[)])?",
    re.IGNORECASE,
)
# A body the gazetteer does not know still starts with a capital and ends where the title or the next clause begins.
_UNKNOWN_BODY = regex.compile(
    r"(?P<body>(?:\p{Lu}|liên (?=\p{Lu}|bộ|ban|ngành|sở))"
    r"(?:(?!\s(?:về|ngày|quy định|hướng dẫn|ban hành|khóa|khoá|phê duyệt|công bố|sửa đổi|và các|để|tại|số|trên|được|đã"
    r"|có)\b)[^,;.:()“”\"\n|]){1,110})"
)
# "của Bộ Thương mại (nay là Bộ Công Thương) ngày …": what has become of the body since.
_NOW = re.compile(r"\s*[(]nay là [^)\n]{3,80}[)](?=[\s,]*ngày\s)")
_ACRONYM = regex.compile(r"\p{Lu}{3,}")
_ACT = re.compile(r"\s+(?:về|phê duyệt|ban hành|quy định|hướng dẫn|công bố)\b")
_JOINT = regex.compile(r"(?:\s*,\s*|\s+và\s+)(?=\p{Lu})")
# The first two letters of what comes next tell which of these it can be at all.
_NEXT = re.compile(r"[\s,*_.()|]*(\S{0,2})")
_LEADS = {
    "date": ("ng", "đã", "đư", "ba", "ký", "cô", "th", "ph", "đề"),
    "day": tuple("0123456789lio"),
    "body": ("củ", "do", "tạ", "hộ"),
    "year": ("nă", "th", "tr", "19", "20"),
    "term": ("kh", "nh"),
    "quoted": ("“", '"', "về"),
}
# At most a quoted title, a date, a body and a term, in any order.
_PARTS = 4
# Characters within which all of them stand.
_REACH = 2_000


class Tail(NamedTuple):
    """Date, body, term and the year alone, None where nothing is said; `end` is where the last of them ends."""

    date: str | None
    issuer: str | None
    term: str | None
    end: int
    year: str | None = None


def roman(term: str) -> str:
    """khóa 13 and khóa XIII alike → XIII."""
    return int_to_roman(numeral(term))


def tail(text: str, position: int, *, several: bool = False) -> Tail:
    """Date, body and term said from `position` on; `several`: the document may have joint bodies."""
    said = Tail(None, None, None, position)
    stop = text.find("\n", position, position + _REACH)
    stop = min(len(text), position + _REACH) if stop < 0 else stop
    for _ in range(_PARTS):
        lead = _lead(text, said.end, stop)
        more = (
            _with_date(text, said, stop, lead)
            or _with_body(text, said, stop, lead, several=several)
            or _with_term(text, said, stop, lead)
            or _with_title(text, said, stop, lead)
        )
        if more is None:
            break
        said = more
    return said


def _lead(text: str, position: int, stop: int) -> str:
    found = _NEXT.match(text, position, stop)
    return found[1].lower() if found else ""


def _with_date(text: str, said: Tail, stop: int, lead: str) -> Tail | None:
    if said.date is not None or said.year is not None:
        return None
    if lead.startswith(_LEADS["year"]) and (year := _YEAR.match(text, said.end, stop)):
        return said._replace(year=year["year"], end=year.end())
    if lead.startswith("ng") and (plain := _PLAIN_DATE.match(text, said.end, stop)):
        return said._replace(date=full_date(plain["day"]), end=plain.end())
    if lead.startswith("ng") and (short := _SHORT_DATE.match(text, said.end, stop)):
        return said._replace(date=full_date(f"{short['day']}/{_century(short['year'])}"), end=short.end())
    found = by = None
    if lead.startswith(_LEADS["date"]):
        found = _DATE.match(text, said.end, stop)
        by = found["by"] if found else None
    elif lead.startswith(_LEADS["day"]):
        found = _BARE_DATE.match(text, said.end, stop)
    if not found:
        return None
    issuer, term = said.issuer, said.term
    if issuer is None and by:
        issuer, after = body_at(text, found.start("by"), found.end("by"))
        held = _TERM.match(text, after, found.end())
        term = roman(held["term"]) if held and term is None else term
    return Tail(full_date(found["day"]), issuer, term, found.end(), said.year)


def _century(year: str) -> str:
    """98 → 1998, 05 → 2005."""
    return f"{19 if year >= '40' else 20}{year}"


def _with_body(text: str, said: Tail, stop: int, lead: str, *, several: bool) -> Tail | None:
    if said.issuer is not None:
        return None
    body = _bare_body(text, said.end, stop) if said.date is not None else None
    of = _OF.match(text, said.end, stop) if body is None and lead.startswith(_LEADS["body"]) else None
    if body is None and of is None:
        return None
    name, end = body or (body_at(text, of.end(), stop, several=several) if of else (None, said.end))
    now = _NOW.match(text, end, stop)
    return said._replace(issuer=name, end=now.end() if now else end) if name else None


def _with_term(text: str, said: Tail, stop: int, lead: str) -> Tail | None:
    found = _TERM.match(text, said.end, stop) if said.term is None and lead.startswith(_LEADS["term"]) else None
    return said._replace(term=roman(found["term"]), end=found.end()) if found else None


def _with_title(text: str, said: Tail, stop: int, lead: str) -> Tail | None:
    found = _QUOTED.match(text, said.end, stop) if lead.startswith(_LEADS["quoted"]) else None
    return said._replace(end=found.end()) if found else None


def _bare_body(text: str, position: int, stop: int) -> tuple[str, int] | None:
    """ "ngày 03/11/1998 UBND tỉnh phê duyệt": the body right after the date, when its act follows."""
    body = body_first(text, position, min(stop, position + 120))
    if body is None or not _ACT.match(text, body.end, stop):
        return None
    return " ".join(text[body.start : body.end].split()), body.end


def body_at(text: str, position: int, stop: int, *, several: bool = False) -> tuple[str | None, int]:
    """The body named at this place and where its name ends; `several` takes joint bodies together."""
    end = position
    names: list[str] = []
    while True:
        known = body_first(text, end, min(stop, end + 160))
        if known is None or known.start != end:
            break
        end = known.end
        names.append(known.name)
        joint = _JOINT.match(text, end, stop) if several else None
        following = body_first(text, joint.end(), min(stop, joint.end() + 160)) if joint else None
        if joint is None or following is None or following.start != joint.end():
            break
        end = joint.end()
    if end > position:
        # The full stop after "UBND." ends the sentence, not the abbreviation.
        end -= text[end - 1] == "."
        printed = " ".join(text[position:end].split())
        return names[0] if printed.isupper() and " " in printed and len(names) == 1 else printed, end
    unknown = _UNKNOWN_BODY.match(text, position, min(stop, position + 140))
    if unknown is None or (len(unknown["body"].split()) < 2 and not _ACRONYM.fullmatch(unknown["body"])):
        return None, position
    return " ".join(unknown["body"].split()), unknown.end()
