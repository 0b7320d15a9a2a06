"""Kind and own number, from the letterhead; where it is silent, from the rest.

The letterhead is fixed by rule: upper and own body, number on the left; motto, place and date on the right; then the
kind.
A receiver's stamp in it is taken out first (extractors/receipt.py).
"""

from __future__ import annotations

from re import Match as NumberMatch
from typing import Any

import regex as re

from extractors import formula, handwriting, kinds, repair, spoiled
from extractors.base import Case
from extractors.head import Part, attached_to_self, letterhead_parts
from pipeline import model
from pipeline.motto import without_motto
from pipeline.number import NUMBER, NUMBER_WORD, of_match, parse
from pipeline.viet import fold, key

# "Số:", also with the kind before it in small letters (Luật số: 01/2011/QH13).
_NUMBER_LINE = re.compile(
    rf"[^\p{{L}}\d]{{0,4}}(?:{NUMBER_WORD}\s*(?:hiệu)?\s*[:;.]?|\p{{Lu}}\p{{Ll}}+(?:\s\p{{Ll}}+){{0,2}}\s+số\s*:)\s*"
)
_LIAISON = re.compile(r"\s*LIÊN (?:TỊCH|BỘ)\b")
# "Toàn văn Kết luận …", "Nội dung của Chỉ thị …" right before the kind.
_ENTITLED = re.compile(r"(?:toan van|noi dung)(?:\W+\w+){0,3}\W*$")
_SYMBOL_ONLY = re.compile(r"(?:/\d{4})?\s*[/-]\s*[A-ZĐ][A-Za-zĐđ&]*[-/][A-ZĐ]|/[A-ZĐ]{3,}-")


def find_formula(case: Case) -> dict[str, Any]:
    """The heading formula of a legal database, which other extractors ask first."""
    return {"formula": None if case.fields.get("carrier") else formula.read(case)}


def find_number(case: Case) -> dict[str, Any]:
    """The document's own number: letterhead, then the reference of its own attachment, then the title of a web page."""
    if case.fields.get("carrier"):
        return {"number": None}
    heading: formula.Formula | None = case.fields.get("formula")
    if heading is not None:
        return {"number": case.by("number-formula", _number_field(case, *heading.number, 0.97)), "number_unread": ()}
    found, unread = _in_letterhead(case)
    if found is None and not unread:
        found = _in_attachment(case) or _in_title(case)
    return {"number": found, "number_unread": unread}


def _in_letterhead(case: Case) -> tuple[model.Field | None, tuple[model.Evidence, ...]]:
    """The number after "Số:", and where a pen wrote it instead.

    "SỐ" after a kind at a line's end belongs to a body's name (ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ …).
    """
    receipt = case.fields.get("receipt")
    stamped = receipt.number if receipt else None
    parts = letterhead_parts(case)
    unread: tuple[model.Evidence, ...] = ()
    for index, part in enumerate(parts):
        lead = _NUMBER_LINE.match(case.text, part.start, part.end) or _after_motto(case, part)
        if not lead or (":" not in lead.group() and index and kinds.ends_with_kind(parts[index - 1].text)):
            if lead:
                case.refuse("number", "number-of-body-name", part.start, part.end)
            continue
        start = lead.end()
        found = NUMBER.match(case.text, start, part.end)
        if read := _spoiled(case, start, part.end, found):
            return case.by("number-spoiled", read), ()
        if found and found["digits"] != stamped and not _by_pen(case, found):
            return case.by("number-labelled", _number_field(case, *found.span(), 0.98)), ()
        split = _split_number(case, parts[index + 1 : index + 4], start, part.end)
        if split:
            return case.by("number-split", split), ()
        _refuse_labelled(case, part, start, stamped)
        if handwriting.inked(_SYMBOL_ONLY.split(case.text[start : part.end])[0]) and _SYMBOL_ONLY.search(part.text):
            unread = unread or case.evidence(part.start, part.end)
    if unread:
        return None, unread
    for part in parts:
        found = NUMBER.match(case.text, part.start, part.end)
        if found and found.end() >= part.end - 2 and not _by_pen(case, found):
            return case.by("number-unlabelled", _number_field(case, *found.span(), 0.9)), ()
        if found:
            case.refuse("number", "number-not-alone", *found.span())
    return None, ()


def _refuse_labelled(case: Case, part: Part, start: int, stamped: str | None) -> None:
    """Why what stands after "Số:" is no number of the document."""
    if case.trace is None:
        return
    found, said = NUMBER.match(case.text, start, part.end), case.text[start : part.end]
    digits = re.match(r"\d*", said)
    if stamped and digits and digits.group() == stamped:
        reason = "receipt-number"
    elif found:
        reason = "by-pen"
    elif _SYMBOL_ONLY.search(part.text):
        reason = "unread" if handwriting.inked(_SYMBOL_ONLY.split(said)[0]) else "blank"
    else:
        reason = "no-number"
    case.refuse("number", reason, part.start, part.end)


def _after_motto(case: Case, part: Part) -> re.Match[str] | None:
    """ "ĐẢNG CỘNG SẢN VIỆT NAM Số 12-KH/TU": the number behind the motto of the other column."""
    rest = without_motto(part.text)
    skipped = len(rest) - len(rest.lstrip())
    return _NUMBER_LINE.match(case.text, part.start + skipped, part.end) if skipped else None


def _split_number(case: Case, following: list[Part], start: int, end: int) -> model.Field | None:
    """ "Số: 565" whose symbol "/TB-UBND" was read a line or column later, as where an e-signature put the digits in."""
    digits = case.text[start:end].strip(" .")
    if not re.fullmatch(r"\d{1,5}", digits):
        return None
    for block in following:
        symbol = re.compile(r"\s*[/-]\s*[A-ZĐ][\p{L}&]*(?:[-/][A-ZĐ][\p{L}&]*\d*)+").match(
            case.text, block.start, block.end
        )
        number = parse(digits + symbol.group()) if symbol else None
        if number and symbol:
            evidence = (*case.evidence(start, end), *case.evidence(*symbol.span()))
            return model.Field(repair.repaired(number)[0].text, case.sure(0.9, start, end), evidence)
    return None


def _by_pen(case: Case, found: NumberMatch[str]) -> bool:
    """Digits that stand apart from the printed symbol and higher than it were written in."""
    if not found["sep"][:1].isspace() and not found["year"]:
        return False
    return handwriting.taller(case, found.span("digits"), found.span("symbol"))


def _number_field(case: Case, start: int, end: int, rule: float) -> model.Field:
    found = NUMBER.fullmatch(case.text, start, end)
    if found is None:
        return model.Field(case.text[start:end], case.sure(rule, start, end), case.evidence(start, end))
    number, repaired = repair.repaired(of_match(found), _kind(case))
    # On a scan, digits that stand apart from the symbol were filled in, often by hand: a person should look.
    filled_in = found["sep"][:1].isspace() and case.document.text_from(start) == "ocr"
    rule *= (0.9 if repaired else 1.0) * (0.6 if filled_in else 1.0)
    return model.Field(number.text, case.sure(rule, start, end), case.evidence(start, end))


def _spoiled(case: Case, start: int, end: int, found: NumberMatch[str] | None) -> model.Field | None:
    """A number with a stroke left out (88KH/TU) or letters among its digits, where the grammar reads less of it."""
    read = spoiled.read_at(case.text, start, end, _kind(case))
    # On a scan, digits that stand apart may have been filled in by hand: then they are not to be guessed at.
    filled_in = read is not None and read.apart and case.document.text_from(start) == "ocr"
    if read is None or filled_in or (found and found.end() >= read.end):
        return None
    return model.Field(read.number.text, case.sure(0.75, start, read.end), case.evidence(start, read.end))


def _kind(case: Case) -> str | None:
    kind = case.fields.get("kind")
    return kind.value if kind else None


def _in_attachment(case: Case) -> model.Field | None:
    """ "(Ban hành kèm theo Kế hoạch số 123-KH/TU …)" in an attachment's heading names the parent, this document."""
    kind = case.fields.get("kind")
    for start, end in attached_to_self(case):
        word = kinds.word_before(fold(case.text[max(0, start - 80) : start]), min(start, 80))
        if kind is None or word is None or key(word.name) == key(kind.value):
            return case.by("number-of-parent", _number_field(case, start, end, 0.93))
        case.refuse("number", "other-kind", start, end)
    return None


def _in_title(case: Case) -> model.Field | None:
    """A page that republishes a directive names it in its own heading: KẾT LUẬN 155-KL/TW CỦA BỘ CHÍNH TRỊ."""
    kind = case.fields.get("kind")
    for block in case.outline.blocks[:3]:
        text = case.text[block.start : block.end]
        found = NUMBER.search(text)
        if found is None or kind is None or kind.code is None:
            continue
        word = kinds.word_before(fold(text), found.start())
        if word and key(word.name) == key(kind.value) and _ENTITLED.search(fold(text[: word.start])):
            start = block.start + found.start()
            return case.by("number-entitled", _number_field(case, start, block.start + found.end(), 0.85))
    return None


def find_kind(case: Case) -> dict[str, Any]:
    """Kind of document: the heading, the symbol of the number, Kính gửi for letters."""
    title = case.outline.title
    carrier = case.fields.get("carrier")
    if carrier:
        return {"kind": case.by("kind-article", model.Kind("Bài báo", 0.9, carrier, code=None))}
    if title is not None:
        block = case.outline.blocks[title]
        text = case.text[block.start : block.end]
        word = kinds.named(text)
        if word and word.name == "Thông tư" and _LIAISON.match(case.text, block.start + word.end):
            word = word._replace(name="Thông tư liên tịch", code="TTLT")
        if word:
            span = (block.start + word.start, block.start + word.end)
            kind = model.Kind(word.name, case.sure(0.97, *span), case.evidence(*span), code=word.code)
            return {"kind": case.by("kind-heading", kind)}
    for block in case.outline.blocks[:25]:
        text = case.text[block.start : block.end]
        at = fold(text).find("kinh gui")
        if at >= 0:
            span = (block.start + at, block.start + at + 8)
            return {"kind": case.by("kind-addressed", model.Kind("Công văn", 0.95, case.evidence(*span), code="CV"))}
    for block in case.outline.zone("head") or case.outline.blocks[:12]:
        found = NUMBER.search(case.text, block.start, block.end)
        name = kinds.by_symbol(of_match(found)) if found else None
        if found and name:
            kind = model.Kind(name, 0.7, case.evidence(*found.span()), code=kinds.code_of(name))
            return {"kind": case.by("kind-symbol", kind)}
    return {"kind": None}
