"""Every place where a text names another document: by number, with the kind before it and date, body and term after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex as re

from extractors import kinds, repair
from extractors.dates import full_date
from extractors.gazetteer import bodies_in
from pipeline.number import NUMBER, Number, of_match
from pipeline.viet import fold, int_to_roman, key, roman_to_int


class Mention(NamedTuple):
    """One mention: `start:end` from the kind to the last thing said of the document; what it states, None where silent."""

    start: int
    end: int
    kind: str | None
    number: str | None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    worded: bool = True
    repaired: bool = False
    spoken: bool = False


# Letters for digits where recognition put them: ngày 2l tháng 02.
_DAY = r"[\dlIO]{1,2}\s*[/.-]\s*[\dlIO]{1,2}\s*[/.-]\s*\d{4}|[\dlIO]{1,2}\s+tháng\s*[\dlIOVX]{1,4}\s*,?\s*năm\s+\d{4}"
_DATE = re.compile(
    rf"(?:[\s,*_]|\.(?=\s*ngày))*[(]?(?:(?:đã\s+)?được\s+(?:[^,;.\n]{3,70}?\s)??)?(?:ban hành\s+|ký\s+|đề\s+|công bố\s+|thông qua\s+)?(?:[Nn]gày|NGÀY)[\s:]*(?P<day>{_DAY})", re.IGNORECASE
)
_BARE_DATE = re.compile(rf"[\s,]*[(]\s*(?P<day>{_DAY})\s*[)]")
_OF = re.compile(r"[\s,*_)]*(?:(?:của|do|CỦA)\s+|\s(?=(?:tại )?Hội nghị (?:Trung ương|lần thứ)))")
_TERM = re.compile(
    r"[\s,]*[(]?\s*(?:nhiệm kỳ\s+)?[Kk](?:hóa|hoá|HÓA|HOÁ|HÓA)\s+(?P<term>[IVXL]+|\d{1,2})\b\s*[)]?", re.IGNORECASE
)
_MORE_TERMS = re.compile(r"\s*(?:,|và)\s*[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})\b")
# A body the gazetteer does not know still starts with a capital and ends where the title or the next clause begins.
_UNKNOWN_BODY = re.compile(
    r"(?P<body>[\p{Lu}](?:(?!\s(?:về|ngày|quy định|hướng dẫn|ban hành|khóa|khoá|phê duyệt|công bố|sửa đổi|và các|để|tại|số|trên|được|đã|có)\b)[^,;.:()“”\"\n|]){1,110})"
)
_ACT = re.compile(r"\s+(?:về|phê duyệt|ban hành|quy định|hướng dẫn|công bố)\b")
_AT = re.compile(r"\s+(?:(?:đã|vừa|đề|có)\s+){0,2}(?:tại|ban hành|chỉ đạo tại|phê duyệt tại|phê duyệt|trình tại|nêu tại|thông báo tại)(?:\s+các)?\s*$")
_OF_BEFORE_NUMBER = re.compile(r"\s+của\s+(?P<body>\p{Lu}[^,;.\n]{3,60}?)\s+số\s*:?\s*$")
_NO_DOCUMENT = re.compile(r"(?:mau|bieu|phu luc|phu bieu|to khai|tai khoan|dien thoai|hop dong|hoa don)\s*(?:so)?\s*:?\s*$")
# Recognition saw a gap inside the digits: "số 1 07/2021/NĐ-CP".
_SPLIT_DIGITS = re.compile(r"số\s+(\d{1,2})\s$")
_JOINT = re.compile(r"(?:\s*,\s*|\s+và\s+)(?=\p{Lu})")
_GOES_BACK = re.compile(r"(?:\(|\(có\s+|\(tại\s+|\(kèm\s+)$")
_BEFORE_DATE = re.compile(
    rf"(?:[Nn]gày|NGÀY)\s+(?P<day>{_DAY})[\s,]*(?:của\s+)?(?P<body>[^.;\n]{{0,90}}?)\s*(?:\((?:khóa|khoá)\s+(?P<term>[IVXL]+|\d+)\)\s*)?(?:đã\s+)?ban hành\s*$"
)


def roman(term: str) -> str:
    """khóa 13 and khóa XIII alike → XIII."""
    return int_to_roman(int(term)) if term.isdigit() else int_to_roman(roman_to_int(term))


def numbered(text: str) -> Iterator[Mention]:
    """All mentions by number, in order, the document's own number among them (the caller knows it)."""
    folded = fold(text)
    last: Mention | None = None
    for found in NUMBER.finditer(text):
        number = of_match(found)
        word, of_body = _kind_and_body(text, folded, _before_digits(text, found.start()))
        listed = word is None and _continues_list(text, folded, last, found.start())
        if not _plausible(number, word, folded, found, listed):
            continue
        spoken = None
        kind = word.name if word else (last.kind if listed and last else None)
        if kind is None or kind == "Công văn" or (listed and not _symbol_fits(kind, number)):
            kind = kinds.by_symbol(number) or kind
        start = word.start if word else found.start()
        date, issuer, term, end = tail(text, found.end(), several=_is_joint(number))
        if date is None:
            date, issuer, term = _ahead(text, start, issuer, term)
        if issuer is None:
            issuer = spoken = of_body or _speaker(text, start) or _before_bracket(text, kind, start)
            if issuer is None and last is not None and last.spoken and _same_sentence(text, last.end, start):
                issuer = spoken = last.issuer
        mended, changed = repair.repaired(number)
        split = _SPLIT_DIGITS.search(text, max(0, found.start() - 8), found.start())
        if split:
            mended, changed = mended._replace(text=split[1] + mended.text), True
        last = Mention(start, end, kind, mended.text, None, date, issuer, term, word is not None, changed, spoken is not None)
        yield last


def tail(text: str, position: int, *, several: bool = False) -> tuple[str | None, str | None, str | None, int]:
    """Date, body and term said right after a number or name; the last value is where they end."""
    date = issuer = term = None
    stop = text.find("\n", position)
    stop = len(text) if stop < 0 else stop
    for _ in range(4):
        if date is None and (found := _DATE.match(text, position, stop) or _BARE_DATE.match(text, position, stop)):
            date, position = full_date(found["day"]), found.end()
        elif issuer is None and date is not None and (found := _bare_body(text, position, stop)):
            issuer, position = found
        elif issuer is None and (found := _OF.match(text, position, stop)):
            issuer, end = body_at(text, found.end(), stop, several=several)
            if issuer is None:
                break
            position = end
        elif term is None and (found := _TERM.match(text, position, stop)):
            term, position = roman(found["term"]), found.end()
        else:
            break
    return date, issuer, term, position


def _is_joint(number: Number) -> bool:
    """Issued by several bodies together (TTLT, NQLT, HDLN, CTLT)?"""
    return re.search(r"L[TNB]\b", number.groups[0]) is not None or number.symbol.startswith(("TT-L", "NQ-L", "CT-L"))


def _bare_body(text: str, position: int, stop: int) -> tuple[str, int] | None:
    """ "ngày 03/11/1998 UBND tỉnh phê duyệt": the body right after the date, when its act follows."""
    body = next(iter(bodies_in(text, position, min(stop, position + 120))), None)
    if body is None or text[position : body.start].strip() or not _ACT.match(text, body.end, stop):
        return None
    return " ".join(text[body.start : body.end].split()), body.end


def body_at(text: str, position: int, stop: int, *, several: bool = False) -> tuple[str | None, int]:
    """The body named at this place and where its name ends; `several` takes joint bodies together."""
    end = position
    while True:
        known = next(iter(bodies_in(text, end, min(stop, end + 160))), None)
        if known is None or known.start != end:
            break
        end = known.end
        joint = _JOINT.match(text, end, stop) if several else None
        following = next(iter(bodies_in(text, joint.end(), min(stop, joint.end() + 160))), None) if joint else None
        if joint is None or following is None or following.start != joint.end():
            break
        end = joint.end()
    if end > position:
        return " ".join(text[position:end].split()), end
    unknown = _UNKNOWN_BODY.match(text, position, min(stop, position + 140))
    if unknown is None or len(unknown["body"].split()) < 2:
        return None, position
    return " ".join(unknown["body"].split()), unknown.end()


def _ahead(text: str, start: int, issuer: str | None, term: str | None) -> tuple[str | None, str | None, str | None]:
    """ "ngày 19/8/2009 Ban Thường vụ Tỉnh ủy (khóa XVI) ban hành Nghị quyết số …": what stands before the kind."""
    low = max(text.rfind("\n", 0, start) + 1, start - 160)
    found = _BEFORE_DATE.search(text, low, start)
    if not found:
        return None, issuer, term
    body = " ".join(found["body"].split()) or None
    stated = roman(found["term"]) if found["term"] else None
    return full_date(found["day"]), issuer or body, term or stated


def _speaker(text: str, start: int) -> str | None:
    """ "theo đề nghị của Sở Nội vụ tại Tờ trình số …": the body that stands before the letter it wrote."""
    low = max(text.rfind("\n", 0, start) + 1, start - 110)
    at = _AT.search(text, low, start)
    body = next((found for found in bodies_in(text, low, at.start()) if found.end == at.start()), None) if at else None
    return " ".join(text[body.start : body.end].split()) if body else None


def _before_digits(text: str, position: int) -> int:
    split = _SPLIT_DIGITS.search(text, max(0, position - 8), position)
    return split.start(1) if split else position


def _kind_and_body(text: str, folded: str, position: int) -> tuple[kinds.KindWord | None, str | None]:
    """The kind before a number, also with its body between ("Nghị định của Chính phủ số 60/CP", the older form)."""
    word = kinds.word_before(folded, position)
    if word is not None:
        return word, None
    between = _OF_BEFORE_NUMBER.search(text, max(0, position - 90), position)
    word = kinds.word_before(folded, between.start()) if between else None
    return word, " ".join(between["body"].split()) if between and word else None


def _before_bracket(text: str, kind: str | None, start: int) -> str | None:
    """ "Báo cáo của Ban Tổ chức Trung ương về … (Báo cáo số 386-BC/BTCTW)": the same kind named before the bracket."""
    low = max(text.rfind("\n", 0, start) + 1, start - 320)
    if kind is None or not _GOES_BACK.search(text, low, start):
        return None
    at = text.rfind(f"{kind} của ", low, start)
    return body_at(text, at + len(kind) + 5, start)[0] if at >= 0 else None


def _same_sentence(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) < 300 and "\n" not in gap and re.search(r"[.?!]\s+\p{Lu}", gap) is None


def _continues_list(text: str, folded: str, last: Mention | None, position: int) -> bool:
    """ "các Công văn số 1/A ngày …, số 2/A ngày …": the second number takes the kind of the first."""
    if last is None or position - last.end > 40 or "\n" in text[last.end : position]:
        return False
    return re.fullmatch(r"[\s,;:()]*(?:(?:va|so|ngay|cac|;|,)[\s,:]*)*", folded[last.end : position]) is not None


def _symbol_fits(kind: str, number: Number) -> bool:
    stated = kinds.by_symbol(number)
    return stated is None or kinds.code_of(stated) == kinds.code_of(kind)


def _plausible(number: Number, word: kinds.KindWord | None, folded: str, found: re.Match[str], listed: bool) -> bool:
    """Is this a document's number, or only digits beside capitals (QL1-A, 2018 - UBND tỉnh)?"""
    if _NO_DOCUMENT.search(folded, max(0, found.start() - 24), found.start()):
        return False
    if word is not None or listed:
        return True
    loose = " " in found["sep"] or "\f" in found["sep"]
    stated = kinds.by_symbol(number)
    called = re.search(r"\bso\s*:?\s*$", folded[max(0, found.start() - 8) : found.start()]) is not None
    if called:
        return True
    if loose or len(number.symbol) < 2:
        return False
    groups = number.groups
    if number.party:
        return (len(groups) > 1 and stated not in (None, "Công văn")) or (groups[0] == "CV" and len(groups) > 1)
    return stated not in (None, "Công văn") or bool(number.year) or (len(groups) > 1 and groups[0].isupper())


def distribute(text: str, found: Sequence[Mention]) -> list[Mention]:
    """ "Chỉ thị 03 và Chỉ thị 05 của Bộ Chính trị khóa XI, khóa XII": body for both, the terms one by one.

    Mentions that stand side by side, divided by "và" or a comma, share the body that the last one names; as many terms as
    mentions are dealt out in order.
    """
    out = list(found)
    run: list[int] = []
    for index, mention in enumerate(out):
        if run and not re.fullmatch(r"[\s,]*(?:và|,|;)?\s*", text[out[run[-1]].end : mention.start]):
            run = []
        run.append(index)
        if mention.issuer is None or mention.spoken:
            continue
        if len(run) < 2:
            run = []
            continue
        terms = [mention.term] if mention.term else []
        more, position = _MORE_TERMS.match(text, mention.end), mention.end
        while more:
            terms.append(roman(more["term"]))
            position = more.end()
            more = _MORE_TERMS.match(text, position)
        out[index] = mention._replace(end=position)
        for place, i in enumerate(run):
            term = terms[place] if len(terms) == len(run) else out[i].term
            dated_alone = out[i].date is not None and mention.date is None
            out[i] = out[i]._replace(issuer=None if dated_alone and i != index else mention.issuer, term=term)
        run = []
    return out


def same_issuer(a: str, b: str) -> bool:
    """Two ways of naming one body."""
    return key(a) == key(b)
