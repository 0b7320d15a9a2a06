"""The heading formula of legal databases and gazettes, which takes the letterhead's place.

"QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 63/QĐ-TTg NGÀY 13 THÁNG 01 NĂM 2010 PHÊ DUYỆT …", over one line or several.
"""

from __future__ import annotations

from typing import NamedTuple

import regex as re

from extractors import kinds
from extractors.base import Case
from extractors.body_lines import joint_name
from extractors.dates import full_date
from pipeline.number import NUMBER

_REACH = 700
_FORMULA = re.compile(
    r"\s*(?P<joint>LIÊN\sTỊCH\s+)?(?:CỦA\s+)?(?P<body>\p{Lu}[\p{Lu}\s,–-]{3,140}?)\s+SỐ\s*:?\s*"
    rf"(?P<number>{NUMBER.pattern}|\d{{1,4}}(?:[-/]SL)?)\s*,?\s*"
    r"NGÀY\s+(?P<date>\d{1,2}\s+THÁNG\s+\d{1,2}\s+NĂM\s+\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4})\s*",
    re.VERBOSE,
)


class Formula(NamedTuple):
    """What the formula states, each with its half-open span; `end` is where the subject begins."""

    number: tuple[int, int]
    body: tuple[int, int]
    issuer: str
    date: str | None
    dated: tuple[int, int]
    end: int


def read(case: Case) -> Formula | None:
    """The formula after the kind, None where the document has an ordinary letterhead."""
    title = case.outline.title
    if title is None or title > 3:
        return None
    block = case.outline.blocks[title]
    start = block.start + _kind_length(case.text[block.start : block.end])
    found = _FORMULA.match(case.text, start, min(len(case.text), block.start + _REACH))
    if found is None:
        return None
    return Formula(
        found.span("number"),
        found.span("body"),
        joint_name(" ".join(found["body"].split())),
        full_date(" ".join(found["date"].lower().split())),
        found.span("date"),
        found.end(),
    )


def _kind_length(text: str) -> int:
    word = kinds.named(text)
    return word.end if word else 0
