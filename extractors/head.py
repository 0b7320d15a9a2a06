"""Parts of the letterhead that several extractors look at."""

from __future__ import annotations

import regex as re

from extractors.base import Case
from pipeline.number import NUMBER
from pipeline.segment import Block

_PARENT = re.compile(r"(?:ban hành\s+)?(?:kèm theo|đính kèm)\s+(?:theo\s+)?", re.IGNORECASE)


def letterhead_blocks(case: Case) -> list[Block]:
    """Head blocks up to the kind; for letters all head blocks, else the first lines."""
    blocks = list(case.outline.zone("head"))
    title = case.outline.title
    if title is None:
        return blocks or list(case.outline.blocks[:12])
    return [b for b in blocks if b.start <= case.outline.blocks[title].start] or blocks


def attached_to_self(case: Case) -> list[tuple[int, int]]:
    """Spans of numbers that attachments of this document give for their parent."""
    spans: list[tuple[int, int]] = []
    for block in case.outline.zone("attachment"):
        lead = _PARENT.search(case.text, block.start, min(block.end, block.start + 60))
        found = NUMBER.search(case.text, lead.end(), min(block.end, lead.end() + 80)) if lead else None
        if found:
            spans.append(found.span())
    return spans
