"""Attachments inside the same document: Phụ lục, Đề cương, Mẫu …, each with its heading and extent."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from config.vocabulary import any_of, table
from extractors.base import Case
from pipeline import model
from pipeline.segment import Block

_ATTACHED = re.compile(r"^\(?\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)|\(\s*(?:ban hành\s+)?kèm theo", re.IGNORECASE)
_STANDALONE = frozenset({"phụ lục", "phụ biểu", "đề cương", "danh mục", "danh sách"})


@cache
def _heading() -> re.Pattern[str]:
    listed = table("headings")["attachments"]
    names = any_of((*listed["own"], *listed["referred"]))
    return re.compile(rf"[*_(“\" ]*(?P<kind>{names})\b", re.IGNORECASE)


def find(case: Case) -> dict[str, Any]:
    """Attachments in order; a bare Mẫu or Biểu inside another attachment is part of it."""
    blocks = case.outline.zone("attachment")
    heads = [(i, kind) for i, block in enumerate(blocks) if (kind := _opens(case, blocks, i, block))]
    heads = [
        (i, kind)
        for n, (i, kind) in enumerate(heads)
        if n == 0 or i - heads[n - 1][0] > 2 or (kind == heads[n - 1][1] == "Phụ lục" and i - heads[n - 1][0] > 1)
    ]
    out: list[model.Attachment] = []
    for n, (index, kind) in enumerate(heads):
        last = heads[n + 1][0] - 1 if n + 1 < len(heads) else len(blocks) - 1
        block = blocks[index]
        out.append(
            model.Attachment(
                kind,
                _title(case, blocks, index),
                block.start,
                blocks[last].end,
                case.sure(0.9, block.start, block.end),
                case.evidence(block.start, block.end),
            )
        )
    return {"attachments": tuple(out)}


def _opens(case: Case, blocks: tuple[Block, ...], index: int, block: Block) -> str | None:
    text = case.text[block.start : block.end]
    found = _heading().match(text)
    if not found or len(text) > 300 or " | " in text:
        return None
    kind = " ".join(found["kind"].split()).capitalize()
    capitals = found["kind"].isupper()
    referred = any(_ATTACHED.search(case.text[b.start : b.end].strip("*_ ")) for b in blocks[index + 1 : index + 6])
    if index == 0:
        return kind
    if capitals and (kind.lower() in _STANDALONE or referred):
        return kind
    return kind if referred or re.match(r"Phụ lục\s+(?:số\s+)?[\dIVX]+\s*[:.]?\s*$", text) else None


def _title(case: Case, blocks: tuple[Block, ...], index: int) -> str | None:
    block = blocks[index]
    text = " ".join(case.text[block.start : block.end].split())
    found = _heading().match(text)
    rest = text[found.end() :].strip(" *_:.-") if found else ""
    if re.fullmatch(r"(?:số\s*)?[\dIVX]*", rest) and index + 1 < len(blocks):
        following = " ".join(case.text[blocks[index + 1].start : blocks[index + 1].end].split())
        rest = following if not _ATTACHED.search(following) else rest
    return rest or None
