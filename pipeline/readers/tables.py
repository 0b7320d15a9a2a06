"""Tables: those that hold data, and those that only put a letterhead or a signature block side by side.

A layout table is read cell by cell, each paragraph its own line. A data table gives one line per row, its cells divided
by " | "; a merged cell stands once, at its first place, and empty cells keep theirs so that columns can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Line
from pipeline.readers.wrapping import MOTTO, join_items
from pipeline.viet import fold

_MAX_LAYOUT_ROWS = 12
_NUMBER = re.compile(r"^(?:so|ky hieu)\s*:?\s*[\d.… ]*\s*[-/]")
_RECIPIENTS = re.compile(r"^(?:noi nhan|kinh gui)\b")
_SIGN = re.compile(
    r"^(?:t/?m|k/?t|t/?l|tuq|q)\.?\s+\S|^(?:pho\s+)?(?:chu tich|bi thu|giam doc|tong giam doc|truong ban"
    r"|chanh van phong|thu truong|bo truong|chu nhiem|cuc truong|vu truong|truong phong|hieu truong|thu tuong"
    r"|tong bi thu|nguoi ky|nguoi lap|ke toan truong|thu truong don vi|dai dien|xac nhan|lanh dao)\b|^\(?ky[ ,]"
)
_HEADER = re.compile(r"^(?:stt|tt|so tt|so thu tu)\.?$")


class Cell(NamedTuple):
    """One cell: its paragraphs, and how many columns it covers; `merged` marks the lower part of a cell over rows."""

    lines: tuple[Line, ...]
    span: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        return " ".join(part for line in self.lines for part in line.text.split())


Row = Sequence[Cell]


def lines(rows: Sequence[Row], bordered: bool | None = None) -> list[Line]:
    """The lines of a table. `bordered`: whether its cells are drawn with rules, None where that is not known."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if not filled:
        return []
    if is_layout(filled, bordered):
        return _layout(filled)
    return [Line(text, region="table", end="paragraph") for row in filled if (text := row_text(row))]


def row_text(row: Row) -> str:
    """A row of data on one line."""
    cells: list[str] = []
    for cell in row:
        cells += ["" if cell.merged else cell.text, *[""] * (cell.span - 1)]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def is_layout(rows: Sequence[Row], bordered: bool | None = None) -> bool:
    """Letterhead, signature block, or text set side by side without rules; not rows of data."""
    columns = max(sum(cell.span for cell in row) for row in rows)
    if columns == 1:
        return True
    firsts = [fold(line.text.strip()) for row in rows for cell in row for line in cell.lines if line.text.strip()]
    if any(_HEADER.match(first) for first in firsts[:2]) or len(rows) > _MAX_LAYOUT_ROWS:
        return False
    if any(MOTTO.search(text) or _RECIPIENTS.match(text) for text in firsts) or any(map(_NUMBER.match, firsts[:8])):
        return True
    if columns <= 3 and len(rows) <= 3 and any(map(_SIGN.match, firsts)):
        return True
    if bordered:
        return False
    return columns <= 3 and (len(rows) == 1 or (bordered is False and _mostly_prose(rows)))


def is_motto(text: str) -> bool:
    """Whether this line is the State's or the Party's name as letterheads bear it."""
    return bool(MOTTO.search(fold(text)))


def opens_signature(text: str) -> bool:
    """Whether this line is the authority or the position of a signer."""
    return bool(_SIGN.match(fold(text.strip())))


def _mostly_prose(rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows for cell in row if cell.text]
    return sum(len(cell.lines) > 1 for cell in cells) >= len(cells) / 2


def _layout(rows: Sequence[Row]) -> list[Line]:
    by_rows = [cell for row in rows for cell in row if not cell.merged]
    texts = [fold(cell.text) for cell in by_rows]
    motto = any(map(MOTTO.search, texts))
    signing = not motto and any(map(_RECIPIENTS.match, texts))
    if len(rows) > 1 and (signing or (motto and _body_goes_on(rows))):
        by_rows = _by_columns(rows)
    return [line for cell in by_rows for line in join_items([line for line in cell.lines if line.text.strip()])]


def _body_goes_on(rows: Sequence[Row]) -> bool:
    """In a letterhead of many rows the body's name may fill several; the row of number and date is read across."""
    firsts = [fold(row[0].text) for row in rows[1:] if row[0].text and not row[0].merged]
    return bool(firsts) and not _NUMBER.match(firsts[0]) and not firsts[0].startswith(("so", "v/v"))


def _by_columns(rows: Sequence[Row]) -> list[Cell]:
    """A signature block in several rows: the whole list of recipients before the whole signature."""
    placed: list[tuple[int, Cell]] = []
    for row in rows:
        column = 0
        for cell in row:
            if not cell.merged:
                placed.append((column, cell))
            column += cell.span
    return [cell for _, cell in sorted(placed, key=lambda item: item[0])]
