"""Parts of the letterhead that several extractors look at."""

from __future__ import annotations

from typing import NamedTuple

import regex as re

from extractors.base import Case
from pipeline.number import NUMBER
from pipeline.segment import Block

_PARENT = re.compile(r"(?:ban hành\s+)?(?:kèm theo|đính kèm)\s+(?:theo\s+)?", re.IGNORECASE)
# Columns that were read as one line part at a table's pipe and before a label.
_PART = re.compile(r"\s*\|\s*|\s+(?=(?:Số|SỐ)\s*:?\s*(?:…|[\d .…]+[-–/])|Số\s*:|(?:Ngày|NGÀY)\s*:|Chuy[êeể]n\s*:)")


class Part(NamedTuple):
    """A piece of a letterhead line: its half-open span and its text."""

    start: int
    end: int
    text: str


def letterhead_blocks(case: Case) -> list[Block]:
    """Head blocks up to the kind; for letters all head blocks, else the first lines."""
    blocks = list(case.outline.zone("head"))
    title = case.outline.title
    if title is None:
        return blocks or list(case.outline.blocks[:12])
    return [b for b in blocks if b.start <= case.outline.blocks[title].start] or blocks


def letterhead_parts(case: Case) -> list[Part]:
    """The letterhead's lines before the kind, with columns that share a line taken apart."""
    title = case.outline.title
    limit = case.outline.blocks[title].start if title is not None else len(case.text)
    out: list[Part] = []
    for block in letterhead_blocks(case):
        start = block.start
        for gap in [*_PART.finditer(case.text, block.start, block.end), None]:
            end = gap.start() if gap else block.end
            if case.text[start:end].strip() and start < limit:
                out.append(Part(start, end, case.text[start:end]))
            start = gap.end() if gap else start
    return out


def attached_to_self(case: Case) -> list[tuple[int, int]]:
    """Spans of numbers that attachments of this document give for their parent."""
    spans: list[tuple[int, int]] = []
    for block in case.outline.zone("attachment"):
        lead = _PARENT.search(case.text, block.start, min(block.end, block.start + 60))
        found = NUMBER.search(case.text, lead.end(), min(block.end, lead.end() + 80)) if lead else None
        if found:
            spans.append(found.span())
    return spans
