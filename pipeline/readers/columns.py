"""Two columns drawn with blanks or tabs, as letterheads and signature blocks were before tables: left, then right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Line
from pipeline.readers.wrapping import MOTTO, RULE, join_items
from pipeline.viet import fold

_GAP = re.compile(r"\S(\s{3,})\S")
# How far down such a block may reach: blank lines inside it, and lines in all.
_MAX_BLANK = 2
_MAX_LINES = 40
# A column is half a page wide; what is longer is a paragraph with a hole in it.
_MAX_WIDTH = 70
_TAB = " " * 8
_FOOT = re.compile(r"\bnoi nhan\b")
_LIST_OR_SIGN = re.compile(r"^\s*(?:noi nhan|-|tm\.?|t/m|kt\.?|k/t|tl\.?|tuq\.?)\b")


class Block(NamedTuple):
    """Lines `start:end` hold two columns; `left` and `right` are their texts from top to bottom, without blank ones."""

    start: int
    end: int
    left: tuple[str, ...]
    right: tuple[str, ...]

    def lines(self) -> list[Line]:
        """The left column, then the right."""
        return [
            line
            for column in (self.left, self.right)
            for line in join_items([Line(t, end="paragraph") for t in column])
        ]


def blocks(lines: Sequence[str]) -> list[Block]:
    """The letterheads and signature blocks among these lines. Tables drawn with blanks are not touched."""
    spread = [line.replace("\t", _TAB).rstrip() for line in lines]
    found: list[Block] = []
    index = 0
    while index < len(spread):
        block = _block_at(spread, index, found[-1].end if found else 0) if _two_columns(spread[index]) else None
        if block:
            found.append(block)
        index = block.end if block else index + 1
    return found


def _two_columns(line: str) -> bool:
    gaps = _gaps(line)
    return len(gaps) == 1 and max(len(line[: gaps[0][0]].strip()), len(line[gaps[0][1] :])) <= _MAX_WIDTH


def _gaps(line: str) -> list[tuple[int, int]]:
    # A blank left for a number ("Số:     /QĐ") divides no columns.
    return [
        m.span(1)
        for m in _GAP.finditer(line)
        if not re.search(r"(?:[Ss]ố\s*:?|ngày|tháng|năm)$", line[: m.start(1)])
        and not re.match(r"[/.]|-\s?[A-ZĐ]", line[m.end(1) :])
    ]


def _block_at(lines: Sequence[str], index: int, floor: int) -> Block | None:
    """Grow a block round a line with two columns while one strip stays blank; None if it is no letterhead or foot."""
    low, high = _gaps(lines[index])[0]
    last, blank, end = index, 0, index + 1
    while end < len(lines) and end - index < _MAX_LINES:
        strip = _common(lines[end], low, high)
        if not lines[end].strip():
            blank += 1
            if blank > _MAX_BLANK:
                break
        elif strip is None or (blank and _alone(lines[end], strip[0], strip[1]) and not _belongs(lines[end], strip)):
            break
        else:
            low, high = strip
            last, blank = end, 0
        end += 1
    start = index
    while start > floor and lines[start - 1].strip() and (strip := _common(lines[start - 1], low, high)):
        (low, high), start = strip, start - 1
    rows = lines[start : last + 1]
    left = tuple(row[:low].strip() for row in rows if row[:low].strip() and not RULE.match(row[:low]))
    right = tuple(row[high:].strip() for row in rows if row[high:].strip() and not RULE.match(row[high:]))
    folded = fold(" \n ".join((*left, *right)))
    head, foot = MOTTO.search(folded), _FOOT.search(folded)
    return Block(start, last + 1, left, right) if left and right and (head or foot) else None


def _common(line: str, low: int, high: int) -> tuple[int, int] | None:
    """The part of the blank strip `low:high` that this line leaves blank too, None where it crosses it."""
    gaps = _gaps(line)
    if len(gaps) > 1 or (gaps and not _two_columns(line)) or (not gaps and len(line.strip()) > _MAX_WIDTH):
        return None
    if gaps:
        low, high = max(low, gaps[0][0]), min(high, gaps[0][1])
    elif line.strip():
        begin, end = len(line) - len(line.lstrip()), len(line)
        if begin >= low + 1 and begin >= high - 4:
            high = min(high, begin)
        elif end <= high:
            low = max(low, end)
        else:
            return None
    return (low, high) if high - low >= 1 else None


def _alone(line: str, low: int, high: int) -> bool:
    return not _gaps(line) and (len(line) <= low or len(line) - len(line.lstrip()) >= high)


def _belongs(line: str, strip: tuple[int, int]) -> bool:
    """After a blank line one column alone goes on only with what such blocks hold: number, date, list, signer."""
    text = line.strip()
    folded = fold(text)
    right_side = len(line) - len(line.lstrip()) >= strip[1]
    return right_side or bool(re.match(r"(?:so\b|v/v|\(?v\.v)", folded) or _LIST_OR_SIGN.match(folded))
