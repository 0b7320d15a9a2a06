"""Attachments inside the same document: Phụ lục, Đề cương, Mẫu …, each with its heading and extent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import regex as re

from extractors import kinds
from extractors.base import Case
from extractors.gazetteer import bodies_in
from pipeline import model
from pipeline.motto import has_motto
from pipeline.segment import Block, attachment_heading

_ATTACHED = re.compile(r"^\(?\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)|\(\s*(?:ban hành\s+)?kèm theo", re.IGNORECASE)
# Number of an attachment: "số 01", "II:", "1.".
_NUMBER = re.compile(r"\s*(?:số\s*:?\s*)?(?:\d{1,3}[a-z]?|[IVX]+)?\b\s*[:.–-]?\s*", re.IGNORECASE)
_EDGES = " *_:.-–"
# The reference to the parent goes on in the next line.
_DATE_GOES_ON = re.compile(r"\(?\s*(?:ngày|của|số)\b|[^()]*\)$", re.IGNORECASE)
_STANDALONE = frozenset({"phụ lục", "phụ biểu", "đề cương", "danh mục", "danh sách"})


class _Head(NamedTuple):
    """The heading of an attachment: blocks `block..last` of the attachments' zone."""

    block: int
    last: int
    kind: str
    title: str | None
    numbered: bool
    rule: str = "attachment-first"


def find(case: Case) -> dict[str, Any]:
    """Attachments in order; a bare Mẫu or Biểu inside another attachment is part of it."""
    blocks = case.outline.zone("attachment")
    heads: list[_Head] = []
    for index in range(len(blocks)):
        head = _opens(case, blocks, index, heads[-1] if heads else None)
        if head and (not heads or index > max(heads[-1].last, heads[-1].block + (1 if head.numbered else 2))):
            heads.append(head)
    ends = [blocks[head.block - 1].end for head in heads[1:]] + [block.end for block in blocks[-1:]]
    return {"attachments": tuple(_attachment(case, blocks, *pair) for pair in zip(heads, ends, strict=False))}


def _attachment(case: Case, blocks: Sequence[Block], head: _Head, end: int) -> model.Attachment:
    block = blocks[head.block]
    sure, evidence = case.sure(0.9, block.start, block.end), case.evidence(block.start, block.end)
    return case.by(head.rule, model.Attachment(head.kind, head.title, block.start, end, sure, evidence))


def _line(case: Case, block: Block) -> str:
    return " ".join(case.text[block.start : block.end].replace("*", "").split())


def _opens(case: Case, blocks: Sequence[Block], index: int, current: _Head | None) -> _Head | None:
    """The heading of an attachment that this block is; `current` is the attachment that it stands in."""
    text = _line(case, blocks[index])
    found = attachment_heading(text)
    if not found or len(text) > 300 or " | " in text:
        return None
    kind = found.kind.removesuffix(" số")
    title, last = _title(case, blocks, index)
    head = _Head(index, last, kind, title, _NUMBER.fullmatch(text[found.end :]) is not None)
    referred = any(_ATTACHED.search(_line(case, block)) for block in blocks[index + 1 : index + 6])
    if referred:
        return head._replace(rule="attachment-referred")
    if current is None or (found.capitals and kind.lower() in _STANDALONE):
        return head if current is None else head._replace(rule="attachment-heading")
    if head.numbered and kind in ("Phụ lục", current.kind):
        return head._replace(rule="attachment-numbered")
    return case.refuse("attachments", "part-of-attachment", blocks[index].start, blocks[index].end)


def _title(case: Case, blocks: Sequence[Block], index: int) -> tuple[str | None, int]:
    """What the heading says after kind and number, with the lines under it that go on with it, and its last block."""
    text = _line(case, blocks[index])
    found = attachment_heading(text)
    rest = text[found.end :] if found else ""
    number = _NUMBER.match(rest)
    title = (rest[number.end() :] if number else rest).strip(_EDGES)
    reference, last = False, index
    for at, block in enumerate(blocks[index + 1 : index + 7], index + 1):
        line = _line(case, block)
        if _ATTACHED.search(line) or (reference and _DATE_GOES_ON.match(line)):
            reference = True
            continue
        if " | " in line or len(line) > 250 or has_motto(line) or (not title and _begins_form(line)):
            break
        if _is_numbered(line) or (title and (block.marker or not _unfinished(title, line))):
            break
        title, last = f"{title} {line}".strip(_EDGES), at
    return title or None, last


def _is_numbered(line: str) -> bool:
    """Another heading: "Phụ lục II"."""
    found = attachment_heading(line)
    return found is not None and bool(line[found.end :]) and _NUMBER.fullmatch(line[found.end :]) is not None


def _begins_form(line: str) -> bool:
    """The letterhead of a form, which has no title of its own."""
    return line.isupper() and any(body.start == 0 for body in bodies_in(line))


def _unfinished(title: str, following: str) -> bool:
    """A line in small letters goes on, and so does what names only a kind (BÁO CÁO)."""
    word = kinds.named(title)
    alone = word is not None and not title[word.end :].strip(" .:")
    return following[:1].islower() or alone or (title.isupper() and following.isupper() and not kinds.named(following))
