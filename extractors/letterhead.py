"""Own number, date of issue, place, kind and issuing body, from the letterhead; where it is silent, from the rest.

The letterhead is fixed by rule: upper and own body, number on the left; motto, place and date on the right; then the kind.
A receiver's stamp in it is taken out first (extractors/receipt.py).
"""

from __future__ import annotations

from typing import Any

import regex as re

from extractors import issuers, kinds
from extractors.base import Case
from extractors.dates import full_date
from extractors.gazetteer import bodies_in, normal_name
from extractors.motto import without_motto
from pipeline import model
from pipeline.number import NUMBER, of_match
from pipeline.segment import Block
from pipeline.viet import fold, key

# "Quảng Trị, ngày 07 tháng 5 năm 2018", also with blanks where the day is written in later.
DATELINE = re.compile(
    r"(?:(?P<place>[\p{Lu}][\w.’' -]{1,40}?)\s*,\s*)?(?:ngày|Ngày|NGÀY)\s*(?P<day>\d{1,2}|[.…\s_/]{0,12})\s*(?:tháng|THÁNG|/)\s*(?P<month>\d{1,2}|[.…\s_/]{0,12})\s*(?:năm|NĂM|/)\s*(?P<year>(?:19|20)\d\d|20[.…_ ]{1,6})"
)
_PARTY_DATE = re.compile(
    r"(?P<place>[\p{Lu}][\w.’' -]{1,40}?)\s*,\s*ngày\s+(?P<full>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})"
)
_NUMBER_LINE = re.compile(r"\b(?:Số|SỐ|số|Sô|Sế|Só|S6|So)\s*(?:hiệu)?\s*[:;.]?\s*")
_BLANK_NUMBER = re.compile(
    r"\b(?:Số|SỐ|Sô)\s*[:;.]?\s*[….·_\s]*\s*[-/]\s*(?P<symbol>[A-ZĐƯ][\wĐđƯư&]*(?:[-/][A-ZĐƯ][\wĐđƯư&]*)*)"
)
_PARENT = re.compile(r"(?:ban hành\s+)?(?:kèm theo|đính kèm)\s+(?:theo\s+)?", re.IGNORECASE)


def head(case: Case) -> list[Block]:
    """The blocks before the body: letterhead, kind, subject."""
    return list(case.outline.zone("head"))


def find_number(case: Case) -> dict[str, Any]:
    """The document's own number: letterhead, then the reference of its own attachment, then the title of a web page."""
    if case.fields.get("carrier"):
        return {"number": None}
    for rule in (_in_letterhead, _in_attachment, _in_title):
        found = rule(case)
        if found:
            return {"number": found}
    return {"number": None}


def _in_letterhead(case: Case) -> model.Field | None:
    receipt = case.fields.get("receipt")
    stamped = receipt.number if receipt else None
    for block in _letterhead_blocks(case):
        text = case.text[block.start : block.end]
        for lead in _NUMBER_LINE.finditer(text):
            found = NUMBER.match(text, lead.end())
            if found and found["digits"] != stamped:
                return _number_field(case, block.start + found.start(), block.start + found.end(), 0.98)
    for block in _letterhead_blocks(case):
        text = case.text[block.start : block.end]
        found = NUMBER.match(text)
        if found and found.end() >= len(text) - 2:
            return _number_field(case, block.start, block.start + found.end(), 0.9)
    return None


def _letterhead_blocks(case: Case) -> list[Block]:
    """Head blocks up to the kind; a little after it too, where two columns were read row by row."""
    blocks = head(case)
    title = case.outline.title
    if title is None:
        return blocks or list(case.outline.blocks[:12])
    return [b for b in blocks if b.start <= case.outline.blocks[title].start] or blocks


def _number_field(case: Case, start: int, end: int, rule: float) -> model.Field:
    found = NUMBER.fullmatch(case.text, start, end)
    value = of_match(found).text if found else case.text[start:end]
    return model.Field(value, case.sure(rule, start, end), case.evidence(start, end))


def _in_attachment(case: Case) -> model.Field | None:
    """ "(Ban hành kèm theo Kế hoạch số 123-KH/TU, ngày …)" in an attachment's heading names the parent, which is this document."""
    kind = case.fields.get("kind")
    for start, end in attached_to_self(case):
        word = kinds.word_before(fold(case.text), start)
        if kind is None or word is None or key(word.name) == key(kind.value):
            return _number_field(case, start, end, 0.93)
    return None


def attached_to_self(case: Case) -> list[tuple[int, int]]:
    """Spans of numbers that attachments of this document give for their parent."""
    spans: list[tuple[int, int]] = []
    for block in case.outline.zone("attachment"):
        text = case.text[block.start : block.end]
        lead = _PARENT.search(text, 0, 60)
        found = NUMBER.search(text, lead.end(), lead.end() + 80) if lead else None
        if found and "\n" not in text[: found.start()]:
            spans.append((block.start + found.start(), block.start + found.end()))
    return spans


def _in_title(case: Case) -> model.Field | None:
    """A page that republishes a directive names it in its own heading: KẾT LUẬN 155-KL/TW CỦA BỘ CHÍNH TRỊ."""
    kind = case.fields.get("kind")
    for block in case.outline.blocks[:3]:
        text = case.text[block.start : block.end]
        found = NUMBER.search(text)
        if found is None or kind is None or kind.code is None:
            continue
        word = kinds.word_before(fold(text), found.start())
        if word and key(word.name) == key(kind.value) and re.search(r"toan van|noi dung", fold(text[: word.start])):
            return _number_field(case, block.start + found.start(), block.start + found.end(), 0.85)
    return None


def find_date(case: Case) -> dict[str, Any]:
    """Date of issue and the place beside it."""
    if case.fields.get("carrier"):
        return {"issued_on": None, "place": None}
    for block in [*_letterhead_blocks(case), *head(case)[-6:], *case.outline.zone("signature")]:
        text = case.text[block.start : block.end]
        for pattern in (DATELINE, _PARTY_DATE):
            found = pattern.search(text)
            if found and _stands_alone(text, found):
                return _dated(case, block.start, found)
    for start, end in attached_to_self(case):
        stop = case.text.find("\n", end)
        iso = re.compile(
            r"[\s,]*ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
        ).match(case.text, end, stop if stop > 0 else len(case.text))
        if iso and (value := full_date(iso[1])):
            return {
                "issued_on": model.Issued(value, case.sure(0.93, *iso.span(1)), case.evidence(*iso.span(1))),
                "place": None,
            }
    return {"issued_on": None, "place": None}


def is_dateline(text: str) -> bool:
    """Is this line the place and date of issue, alone or beside the motto and the number, and no sentence with a date in it?"""
    return any((found := pattern.search(text)) and _stands_alone(text, found) for pattern in (DATELINE, _PARTY_DATE))


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = without_motto(text[: found.start()]), text[found.end() :]
    before = NUMBER.sub("", _NUMBER_LINE.sub("", before)).strip(" -–—_*|.:")
    if found["place"] is None and not before:
        return len(text) < 60
    return (not before or before.isupper()) and len(after.strip(" -–—_*|.")) < 60


def _dated(case: Case, base: int, found: re.Match[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"issued_on": None, "place": None}
    start, end = base + found.start(), base + found.end()
    if found["place"]:
        span = (base + found.start("place"), base + found.end("place"))
        place = without_motto(" ".join(found["place"].split())).strip(" -–—")
        out["place"] = model.Field(place, case.sure(0.97, *span), case.evidence(*span)) if place else None
    groups = found.groupdict()
    written = groups.get("full") or f"{found['day']}/{found['month']}/{found['year']}"
    iso = full_date(written.replace(" ", ""))
    if iso:
        out["issued_on"] = model.Issued(iso, case.sure(0.97, start, end), case.evidence(start, end))
    return out


def find_kind(case: Case) -> dict[str, Any]:
    """Kind of document: the heading, the symbol of the number, Kính gửi for letters."""
    title = case.outline.title
    carrier = case.fields.get("carrier")
    if carrier:
        return {"kind": model.Kind("Bài báo", 0.9, carrier, code=None)}
    if title is not None:
        block = case.outline.blocks[title]
        text = case.text[block.start : block.end]
        word = kinds.named(text)
        if word:
            span = (block.start + word.start, block.start + word.end)
            return {"kind": model.Kind(word.name, case.sure(0.97, *span), case.evidence(*span), code=word.code)}
    for block in case.outline.blocks[:25]:
        text = case.text[block.start : block.end]
        if fold(text).lstrip("*_ ").startswith("kinh gui"):
            return {"kind": model.Kind("Công văn", 0.95, case.evidence(block.start, block.start + 8), code="CV")}
    for block in head(case) or case.outline.blocks[:12]:
        found = NUMBER.search(case.text, block.start, block.end)
        name = kinds.by_symbol(of_match(found)) if found else None
        if found and name:
            return {"kind": model.Kind(name, 0.7, case.evidence(*found.span()), code=kinds.code_of(name))}
    return {"kind": None}


def find_issuer(case: Case) -> dict[str, Any]:
    """The issuing body and the province it belongs to."""
    if case.fields.get("carrier"):
        return {"issuer": issuers.from_text(case)}
    receipt = case.fields.get("receipt")
    stamp = key(receipt.body) if receipt and receipt.body else ""
    blocks = [b for b in _letterhead_blocks(case) if key(case.text[b.start : b.end]).strip(" |*") != stamp]
    lines = [case.text[b.start : b.end] for b in blocks]
    spans = [(b.start, b.end) for b in blocks]
    named = issuers.from_letterhead(lines)
    if named:
        start, end = spans[named.first][0], spans[named.last][1]
        locality = named.locality or _locality(case, named.name)
        return {
            "issuer": model.Issuer(
                named.name, case.sure(0.95, start, end), case.evidence(start, end), locality=locality
            )
        }
    return {"issuer": _under_kind(case) or issuers.from_text(case)}


def issuer_line(case: Case, block: Block) -> bool:
    """ "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ" under the kind: a line that names bodies and nothing else."""
    return names_issuer(case.text[block.start : block.end])


def names_issuer(text: str) -> bool:
    """Is this "CỦA" and the names of bodies, with nothing else?"""
    rest = text.strip("*_ ")
    if fold(rest[:4]) != "cua " or "đồng chí" in rest.lower():
        return False
    rest = rest[4:]
    for body in sorted(bodies_in(rest), key=lambda found: -found.start):
        rest = rest[: body.start] + rest[body.end :]
    return not re.sub(r"\W+|\b(?:và|VÀ)\b", "", rest)


def _under_kind(case: Case) -> model.Issuer | None:
    title = case.outline.title
    if title is None or title + 1 >= len(case.outline.blocks):
        return None
    block = case.outline.blocks[title + 1]
    if not issuer_line(case, block):
        return None
    bodies = bodies_in(case.text, block.start, block.end)
    name = "; ".join(normal_name(case.text[body.start : body.end]) for body in bodies)
    span = (bodies[0].start, bodies[-1].end)
    return model.Issuer(name, case.sure(0.9, *span), case.evidence(*span), locality=_locality(case, name))


def _locality(case: Case, name: str) -> str | None:
    return issuers.locality(case, name)
