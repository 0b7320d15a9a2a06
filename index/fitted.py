"""Tables for a terminal of any width: narrow columns stay whole, long ones share what is left, no number is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markup import escape
from rich.table import Table

_BETWEEN = 2
# A word longer than this (a path, an address) may be broken.
_WHOLE = 26
# What is no wider than this is no text; text is not readable in a column narrower than that.
_NARROW, _TEXT = 24, 16
# From so many lines on a row is told from the next one by an empty line.
_TALL = 3


class Fitted:
    """A plain table whose columns are laid out by what stands in them when it is known how wide the terminal is."""

    def __init__(self, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, tree: bool = False) -> None:
        """`tree`: lines of the first column are not broken while the others keep their words."""
        self.headings = tuple(headings)
        self.tree = tree
        self.rows = [tuple("" if value is None else str(value) for value in row) for row in rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = [(heading, *column) for heading, *column in zip(self.headings, *self.rows, strict=True)]
        widths = fit(columns, options.max_width, tree=self.tree)
        drawn = Table(box=None, padding=(0, _BETWEEN, 0, 0), header_style="bold")
        for heading, width in zip(self.headings, widths, strict=True):
            drawn.add_column(heading, width=width, overflow="fold")
        apart = self._tall(widths)
        for place, row in enumerate(self.rows):
            if place and apart:
                drawn.add_row()
            drawn.add_row(*map(escape, row))
        yield drawn

    def _tall(self, widths: Sequence[int]) -> bool:
        """Do cells run over so many lines that one row would be taken for several?"""
        return any(
            sum(-(-cell_len(line) // width) for line in cell.split("\n")) >= _TALL
            for row in self.rows
            for cell, width in zip(row, widths, strict=True)
        )


def fit(columns: Sequence[Sequence[str]], width: int, *, tree: bool = False) -> list[int]:
    """The widths of columns, in characters, within `width`: first every word whole, then lines as long as may be.

    Where not even the words fit, the longest are broken.
    """
    room = max(width - _BETWEEN * len(columns), len(columns))
    widths = [min(_WHOLE, max(map(_longest_word, column), default=1)) or 1 for column in columns]
    wanted = [max(map(_longest_line, column), default=1) or 1 for column in columns]
    widths = [min(pair) for pair in zip(widths, wanted, strict=True)]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    if tree:
        widths[0] = max(widths[0], min(wanted[0], room - sum(widths[1:])))
    _grow_narrow(widths, wanted, room)
    while sum(widths) < room:
        short = [place for place, width in enumerate(widths) if width < wanted[place]]
        if not short:
            break
        widths[min(short, key=widths.__getitem__)] += 1
    return widths


def _grow_narrow(widths: list[int], wanted: Sequence[int], room: int) -> None:
    """Numbers and days get their line before text does, as long as it keeps a readable width."""
    for place in sorted(range(len(widths)), key=wanted.__getitem__):
        others = sum(max(width, min(wanted[other], _TEXT)) for other, width in enumerate(widths) if other != place)
        if wanted[place] <= _NARROW and others + wanted[place] <= room:
            widths[place] = wanted[place]


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)


def _longest_line(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")), default=0)
