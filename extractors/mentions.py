"""Every place where a text names another document by number, with the kind before it and what is said after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractors import kinds, repair
from extractors import spoiled as spoiled_numbers
from extractors.dates import full_date
from extractors.gazetteer import bodies_in
from extractors.spans import Spans
from extractors.symbols import symbol_bodies
from extractors.tails import DAY, body_at, roman, tail
from extractors.trace import Trace, refuse
from pipeline.number import NUMBER, Number, of_match
from pipeline.viet import fold


class Mention(NamedTuple):
    """One mention and what it states; `start:end` runs from the kind to the last thing said of the document.

    `year`: that of the edition or of issue, where it is named alone. `worded`: the kind is written out, not told from
    the symbol.
    `repaired`: a letter of the number was mended. `spoken`: the body stands before the kind, not after the number.
    """

    start: int
    end: int
    kind: str | None
    number: str | None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    year: str | None = None
    worded: bool = True
    repaired: bool = False
    spoken: bool = False


_DONE = r"(?:(?:đã|vừa|đề|có)\s+){0,2}"
_AT = re.compile(
    rf"\s+{_DONE}(?:(?:chỉ đạo |phê duyệt |trình |nêu |thông báo )?tại|có|ban hành|phê duyệt)(?:\s+các)?\s*$"
)
_NUMBERED = re.compile(r"\d\s*[-/]\s*[A-ZĐ]")
_OF_BEFORE_NUMBER = regex.compile(r"\s+của\s+(?P<body>\p{Lu}[^,;.\n]{3,60}?)\s+số\s*:?\s*$")
_NO_DOCUMENTS = "mau|bieu|phu luc|phu bieu|to khai|tai khoan|dien thoai|hop dong|hoa don"
# Back to front, so that it is tried at the number only.
_NO_DOCUMENT = re.compile(rf"\s*:?\s*(?:os)?\s*(?:{_NO_DOCUMENTS[::-1]})")
# A number alone after "Số" is the head of a form or an example of one.
_FORM_HEAD = re.compile(r"(?:^|[|;\n])\s*Số\s*:?\s*$")
_CALLED = re.compile(r"\bso\s*:?\s*$")
_LONGEST = 60
# Whose symbol stood alone after a dash: 26-CP, 59-SL.
_OLD_OFFICES = frozenset({"CP", "TTg", "HĐBT", "SL", "SLt", "CT"})
# Recognition saw a gap inside the digits: "số 1 07/2021/NĐ-CP".
_SPLIT_DIGITS = re.compile(r"số\s+([\dIl]\d?)\s$")
_LETTER_FOR_ONE = re.compile("[Il]")
_NEW_SENTENCE = regex.compile(r"[.?!]\s+\p{Lu}")
_LIST_GOES_ON = re.compile(r"[\s,;:()]*(?:(?:va|so|ngay|cac|;|,)[\s,:]*)*")
_GOES_BACK = re.compile(
    r"[(](?:(?:có|tại|kèm)\s+)?$"
    r"|[,:;(]\s*(?:(?:nhất|đặc biệt|trước hết|gồm|bao gồm|trong đó|cụ thể)\s*(?:là|có)?\s*:?\s*)?(?:các\s+)?$"
)
_BEFORE_DATE = re.compile(
    rf"(?:[Nn]gày|NGÀY)\s+(?P<day>{DAY})[\s,]*(?:của\s+)?(?P<body>[^.;\n]{{0,90}}?)\s*"
    r"(?:\((?:khóa|khoá)\s+(?P<term>[IVXL]+|\d+)\)\s*)?(?:đã\s+)?ban hành\s*$"
)


def numbered(text: str, trace: Trace | None = None) -> Iterator[Mention]:
    """All mentions by number, in order, the document's own number among them (the caller knows it)."""
    folded = fold(text)
    last: Mention | None = None
    for found in _candidates(text, folded):
        number = found.number
        split = _split_digits(text, found.start)
        word, of_body = _kind_and_body(text, folded, split.start(1) if split else found.start)
        listed = word is None and _continues_list(text, folded, last, found.start)
        if word is None and _FORM_HEAD.search(text, max(0, found.start - 12), found.start):
            refuse(trace, "citations", "form-head", found.start, found.end)
            continue
        called = word is not None or listed or (_called(folded, found.start) and _of_known_body(number))
        if not _plausible(number, called, loose=found.loose) or _no_document(folded, found.start):
            refuse(trace, "citations", "no-document-number", found.start, found.end)
            continue
        spoken = None
        kind = word.name if word else (last.kind if listed and last else None)
        mended, changed = repair.repaired(number, kind)
        if kind is None or kind == "Công văn" or (listed and not _symbol_fits(kind, mended)):
            kind = kinds.by_symbol(mended) or kind
        start = word.start if word else found.start
        date, issuer, term, end, year = tail(text, found.end, several=kinds.is_liaison(number))
        if date is None:
            date, issuer, term = _ahead(text, start, issuer, term)
        if issuer is None:
            issuer = spoken = of_body or _speaker(text, start) or _before_bracket(text, kind, start)
            if issuer is None and last is not None and last.spoken and _same_sentence(text, last.end, start):
                issuer = spoken = last.issuer
        changed = changed or found.spoiled
        if split:
            mended, changed = mended._replace(text=_LETTER_FOR_ONE.sub("1", split[1]) + mended.text), True
        last = Mention(
            start, end, kind, mended.text, None, date, issuer, term, year, word is not None, changed, spoken is not None
        )
        yield last


class _Candidate(NamedTuple):
    """A number as it stands in the text; `loose`: blanks around its first stroke, `spoiled`: read with repairs."""

    start: int
    end: int
    number: Number
    loose: bool = False
    spoiled: bool = False


def _candidates(text: str, folded: str) -> list[_Candidate]:
    """What the grammar finds, and what it cannot read where the words before announce a number."""
    found = [
        _Candidate(*match.span(), of_match(match), match["sep"].strip() != match["sep"])
        for match in NUMBER.finditer(text)
    ]
    whole = {one.start: one for one in found}
    spoiled: list[_Candidate] = []
    for start in spoiled_numbers.heads(text):
        if start in whole and not spoiled_numbers.may_go_on(text, whole[start].end):
            continue
        word = kinds.word_before(folded, start)
        if word is None and not _called(folded, start):
            continue
        read = spoiled_numbers.read_at(text, start, min(len(text), start + _LONGEST), word.name if word else None)
        if read and (start not in whole or read.end > whole[start].end):
            spoiled.append(_Candidate(start, read.end, read.number, spoiled=True))
    taken = Spans((one.start, one.end) for one in spoiled)
    return sorted([*(one for one in found if not taken.hold(one.start, one.end)), *spoiled])


def _ahead(text: str, start: int, issuer: str | None, term: str | None) -> tuple[str | None, str | None, str | None]:
    """ "ngày 19/8/2009 Ban Thường vụ Tỉnh ủy (khóa XVI) ban hành Nghị quyết số …": what stands before the kind."""
    found = _BEFORE_DATE.search(text, _line_from(text, start, 160), start) if _follows(text, start, "hành") else None
    if not found:
        return None, issuer, term
    body = " ".join(found["body"].split()) or None
    stated = roman(found["term"]) if found["term"] else None
    return full_date(found["day"]), issuer or body, term or stated


def _speaker(text: str, start: int) -> str | None:
    """ "theo đề nghị của Sở Nội vụ tại Tờ trình số …": the body that stands before the letter it wrote."""
    if not _follows(text, start, ("tại", "có", "ban hành", "phê duyệt", "các")):
        return None
    low = _line_from(text, start, 110)
    at = _AT.search(text, low, start)
    body = next((found for found in bodies_in(text, low, at.start()) if found.end == at.start()), None) if at else None
    return " ".join(text[body.start : body.end].split()) if body else None


def _line_from(text: str, position: int, reach: int) -> int:
    """`reach` characters before a position, or where its line begins."""
    low = max(0, position - reach)
    return max(text.rfind("\n", low, position) + 1, low)


def _follows(text: str, position: int, words: str | tuple[str, ...]) -> bool:
    """Whether one of these words is the last thing before a position: a quick sieve before a pattern that ends so."""
    return text[max(0, position - 40) : position].rstrip().endswith(words)


def _split_digits(text: str, position: int) -> re.Match[str] | None:
    # Mostly a letter or a blank stands there, and nothing need be looked for.
    last = text[max(0, position - 2) : max(0, position - 1)]
    if not (last.isdecimal() or last in ("I", "l")):
        return None
    return _SPLIT_DIGITS.search(text, max(0, position - 8), position)


def _kind_and_body(text: str, folded: str, position: int) -> tuple[kinds.KindWord | None, str | None]:
    """The kind before a number, also with its body between ("Nghị định của Chính phủ số 60/CP", the older form)."""
    word = kinds.word_before(folded, position)
    if word is not None:
        return word, None
    if not text[max(0, position - 20) : position].rstrip().rstrip(":").rstrip().endswith("số"):
        return None, None
    between = _OF_BEFORE_NUMBER.search(text, max(0, position - 90), position)
    word = kinds.word_before(folded, between.start()) if between else None
    return word, " ".join(between["body"].split()) if between and word else None


def _before_bracket(text: str, kind: str | None, start: int) -> str | None:
    """ "Báo cáo của Ban Tổ chức Trung ương về … (Báo cáo số 386-BC/BTCTW)": the same kind named before the bracket."""
    if kind is None:
        return None
    low = _line_from(text, start, 320)
    at = max(text.rfind(f"{name} của ", low, start) for name in (kind, kind.lower()))
    if at < 0 or not _same_sentence(text, at, start) or _NUMBERED.search(text, at, start):
        return None
    if not _GOES_BACK.search(text, low, start):
        return None
    return body_at(text, at + len(kind) + 5, start)[0]


def _same_sentence(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) < 300 and "\n" not in gap and _NEW_SENTENCE.search(gap) is None


def _continues_list(text: str, folded: str, last: Mention | None, position: int) -> bool:
    """ "các Công văn số 1/A ngày …, số 2/A ngày …": the second number takes the kind of the first."""
    if last is None or position - last.end > 40 or "\n" in text[last.end : position]:
        return False
    return _LIST_GOES_ON.fullmatch(folded[last.end : position]) is not None


def _symbol_fits(kind: str, number: Number) -> bool:
    stated = kinds.by_symbol(number)
    return stated is None or kinds.code_of(stated) == kinds.code_of(kind)


def _no_document(folded: str, position: int) -> bool:
    return _NO_DOCUMENT.match(folded[max(0, position - 24) : position][::-1]) is not None


def _called(folded: str, position: int) -> bool:
    low = max(0, position - 8)
    return "so" in folded[low:position] and _CALLED.search(folded, low, position) is not None


def _of_known_body(number: Number) -> bool:
    """ "số 12/BT-KĐT" without a kind is a building plot: a letter bears the symbol of its office first."""
    stated = kinds.by_symbol(number)
    if number.party and len(number.groups) == 1:
        return number.symbol in _OLD_OFFICES
    return stated not in (None, "Công văn") or bool(number.year or symbol_bodies(number.groups[0]))


def _plausible(number: Number, called: bool, *, loose: bool) -> bool:
    """Is this a document's number, or only digits beside capitals (QL1-A, 2018 - UBND tỉnh)?

    `called`: a kind, "số" or a list stands before it. `loose`: blanks stand around the first dash.
    """
    if called:
        return True
    stated = kinds.by_symbol(number)
    groups = number.groups
    if loose or len(number.symbol) < 2:
        return False
    if number.party:
        return (len(groups) > 1 and stated not in (None, "Công văn")) or (groups[0] == "CV" and len(groups) > 1)
    if stated not in (None, "Công văn") or number.year:
        return True
    return len(groups) > 1 and groups[0].isupper() and bool(symbol_bodies(groups[0]))
