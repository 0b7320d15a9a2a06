"""Trích yếu: what the document is about, without its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import regex as re

from config.vocabulary import any_of, table
from extractors import kinds
from extractors.base import Case
from extractors.body_lines import is_mark
from extractors.dateline import is_dateline
from extractors.issuers import issuer_before_subject, issuer_line, names_issuer, only_bodies
from pipeline import model
from pipeline.motto import has_motto
from pipeline.number import NUMBER
from pipeline.segment import Block
from pipeline.viet import fold

_ABOUT = re.compile(r"[*_ (]*(?:V\s?/\s?v\.?|v[ềêẻ]\s+vi[ệêe]c)\s*:?\s*", re.IGNORECASE)
# Recognition reads "V/v" as "Ví", "V/" and worse, but only where a line begins with it.
_LETTER_ABOUT = re.compile(
    r"(?:(?<![\p{L}/])V\s?/\s?[vV]\b\.?|[Vv]ề việc|^\W{0,3}V\s?[/íìil|]{1,2}[vy]?\.?(?=\s))\s*:?\s*(?P<rest>.+)",
    re.DOTALL,
)
# What a submission slip says of its matter: "1. Vấn đề trình: …".
_SUBMITTED = re.compile(r"(?:Vấn đề|Nội dung) trình\s*:\s*(?P<what>[^\n]{10,400}?)\.?(?=\n|$)")
# No heading, no name of an office: a capital, then small letters, more than a word or two.
_SENTENCE_CASE = re.compile(r"[*_ ]*\p{Lu}\p{Ll}*(?:\s+[\p{Ll}\d,]+){2}")
_RULE = re.compile(r"[\s*_.=~—–|-]*$")
_NOT_SUBJECT = re.compile(r"\s*(?:\(|Kính gửi|Căn cứ|số\s*:|Nơi nhận|-{3})", re.IGNORECASE)


@cache
def _actor() -> re.Pattern[str]:
    """Who decides, named between the subject of a decision and its grounds: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH."""
    return re.compile(rf"[*_ ]*(?:{any_of(fold(name) for name in table('headings')['actors'])})\b")


def find(case: Case) -> dict[str, Any]:
    """The subject on one line, with its evidence; None where the document gives none."""
    if case.fields.get("carrier"):
        block = case.outline.blocks[0]
        return {"subject": case.by("subject-article", _field(case, block.start, block.end, 0.9))}
    title = case.outline.title
    heading = case.fields.get("formula")
    kind = case.fields.get("kind")
    if kind is not None and kind.value == "Phiếu trình" and (slip := _SUBMITTED.search(case.text)):
        return {"subject": case.by("subject-slip", _field(case, *slip.span("what"), 0.9))}
    if heading is not None:
        return {"subject": _after_formula(case, heading.end)}
    if title is not None:
        return {"subject": _under_kind(case, title)}
    return {"subject": _of_letter(case)}


def _under_kind(case: Case, title: int) -> model.Field | None:
    blocks = case.outline.blocks
    block = blocks[title]
    word = kinds.named(case.text[block.start : block.end])
    start = block.start + (word.end if word else 0)
    first = start + len(case.text[start : block.end]) - len(case.text[start : block.end].lstrip(" *_:.-"))
    first += issuer_before_subject(case.text[first : block.end])
    first += len(case.text[first : block.end]) - len(case.text[first : block.end].lstrip())
    end = block.end if first < block.end and not names_issuer(case.text[first : block.end]) else None
    about = next(
        (b for b in blocks[title + 1 : title + 5] if b.zone == "head" and _ABOUT.match(case.text, b.start)), None
    )
    if about is not None and (end is None or names_body(case.text[first:end])):
        # What stands between the kind and "Về việc" is the body's name over several lines.
        return case.by("subject-about", _field(case, about.start, _until(case, blocks[title + 1 :], about), 0.95))
    for following in blocks[title + 1 :]:
        if end is None and (issuer_line(case, following) or is_mark(case.text[following.start : following.end])):
            continue
        broken = end is not None and kinds.ends_with_kind(case.text[first:end])
        if following.zone != "head" or not (broken or _goes_on(case, following, end is not None)):
            break
        if end is not None and _complete(case.text[first:end], case.text[following.start : following.end]):
            break
        if end is None:
            first = following.start
        end = following.end
    return case.by("subject-under-kind", _field(case, first, end, 0.95)) if end is not None else None


def _after_formula(case: Case, start: int) -> model.Field | None:
    end = None
    for block in case.outline.zone("head"):
        if block.end <= start:
            continue
        inside = block.start < start
        if not inside and (not _goes_on(case, block, end is not None) or (end is None and _speaks(case, block))):
            break
        end = block.end
    return case.by("subject-formula", _field(case, start, end, 0.95)) if end is not None and end > start else None


def _speaks(case: Case, block: Block) -> bool:
    """The line that says who decides, right after the formula: there is no subject."""
    text = case.text[block.start : block.end]
    return text.isupper() and _actor().match(fold(text)) is not None


def _goes_on(case: Case, block: Block, begun: bool) -> bool:
    text = case.text[block.start : block.end]
    if _RULE.fullmatch(text) or _NOT_SUBJECT.match(text) or is_dateline(text) or has_motto(text) or is_mark(text):
        return False
    return not ((begun or only_bodies(text)) and _actor().match(fold(text)) and text.isupper())


def names_body(text: str) -> bool:
    """Does the rest of the kind's line name who issues ("QUYẾT ĐỊNH CỦA BỘ TRƯỞNG …")?"""
    return fold(text).lstrip("*_ .").startswith("cua ")


def _until(case: Case, blocks: Sequence[Block], first: Block) -> int:
    end = first.end
    for block in blocks:
        if block.start <= first.start:
            continue
        if (
            block.zone != "head"
            or not _goes_on(case, block, True)
            or _complete(case.text[first.start : end], case.text[block.start : block.end])
        ):
            break
        end = block.end
    return end


def _complete(subject: str, following: str) -> bool:
    """A subject that ends with its quotation is whole; what a hand noted under it (in italics) is not part of it."""
    return (subject.endswith(("”", '"', "./.")) and following[:1].isupper()) or following.startswith("*")


def _of_letter(case: Case) -> model.Field | None:
    blocks = case.outline.zone("head") or case.outline.blocks[:12]
    for index, block in enumerate(blocks):
        found = _LETTER_ABOUT.search(case.text[block.start : block.end])
        if not found or found.start() > 90:
            continue
        start, end = block.start + found.start("rest"), block.end
        for following in blocks[index + 1 : index + 6]:
            text = case.text[following.start : following.end]
            stop = _RULE.fullmatch(text) or is_dateline(text) or has_motto(text) or NUMBER.match(text)
            if stop or not re.match(r"[\p{Ll}0-9(“\"]", text) or _NOT_SUBJECT.match(text):
                break
            end = following.end
        return case.by("subject-letter", _field(case, start, end, 0.93))
    return _under_number(case, blocks)


def _under_number(case: Case, blocks: Sequence[Block]) -> model.Field | None:
    """A Party letter has its subject under the number, without "V/v" (Hướng dẫn 36-HD/VPTW, ô số 5b)."""
    number = case.fields.get("number")
    at = number.evidence[-1].start if number and "-CV/" in number.value and number.evidence else None
    if at is None:
        return None
    first = next((i + 1 for i, block in enumerate(blocks) if block.start <= at < block.end), len(blocks))
    own = [block for block in blocks[first : first + 3] if not is_mark(case.text[block.start : block.end])][:1]
    if not own or not _SENTENCE_CASE.match(case.text[own[0].start : own[0].end]) or not _goes_on(case, own[0], True):
        return None
    end = own[0].end
    for following in blocks[first + 1 : first + 5]:
        text = case.text[following.start : following.end]
        if following.start < end or not re.match(r"\p{Ll}", text) or is_dateline(text):
            continue
        end = following.end
    return case.by("subject-under-number", _field(case, own[0].start, end, 0.85))


def _field(case: Case, start: int, end: int, rule: float) -> model.Field | None:
    raw = case.text[start:end]
    lead = _ABOUT.match(raw)
    start += lead.end() if lead else 0
    value = re.sub(r"[*_]{1,3}", "", " ".join(case.text[start:end].split())).strip(" -–—_|")
    value = re.sub(r"\s*-{3,}.*$", "", value)
    value = value[:-1] if value.endswith(")") and value.count(")") > value.count("(") else value
    if not fold(value).strip(" .-"):
        return None
    return model.Field(value, case.sure(rule, start, end), case.evidence(start, end))
