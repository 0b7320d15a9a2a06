"""Deadlines told twice: the same words again, or the row of an appendix that sums up an item of the text."""

from __future__ import annotations

import re

from extractors.deadline_items import Paper
from extractors.deadline_words import tidy
from pipeline.model import Deadline

_WORD = re.compile(r"[^\W\d_]+")
# Share of a row's words that the item and the headings above it must hold, to be the same task.
_SAME = 0.6
_FEWEST = 4
# Items of the text, of one day, that a row is compared with.
_MOST = 40


class Told:
    """The deadlines met so far in a document."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._places: dict[tuple[str | None, ...], set[tuple[str, int | None]]] = {}
        self._blocks: dict[tuple[str | None, ...], int] = {}
        self._items: dict[tuple[str | None, ...], list[int]] = {}

    def again(self, index: int, deadline: Deadline) -> bool:
        """Whether the deadline in block `index` has been told before; it is remembered in any case."""
        block = self._paper.blocks[index]
        words = (deadline.due or tidy(deadline.text).lower(), deadline.recurrence, (deadline.task or "").lower())
        places = self._places.setdefault(words, set())
        # Under headings of their own the same words are a task each.
        same = (
            self._blocks.get(words) == index
            or (block.zone, block.parent) in places
            or any(zone != block.zone for zone, _ in places)
        )
        places.add((block.zone, block.parent))
        self._blocks[words] = index
        items = self._items.setdefault((deadline.start, deadline.due, deadline.recurrence), [])
        summed = block.zone == "attachment" and any(self._sums_up(index, deadline, item) for item in items)
        if block.zone == "body" and len(items) < _MOST:
            items.append(index)
        return same or summed

    def _sums_up(self, row: int, deadline: Deadline, item: int) -> bool:
        block = self._paper.blocks[row]
        # Two rows read as one: what is told by the time stands before it.
        told = self._paper.text[block.body : deadline.evidence[0].start] if deadline.evidence else ""
        wanted = set(_WORD.findall(told.lower()))
        wanted = wanted if len(wanted) >= _FEWEST else self._words(row)
        if " | " not in self._paper.said(block) or len(wanted) < _FEWEST:
            return False
        held, above = self._words(item), self._paper.blocks[item].parent
        while above is not None:
            held |= self._words(above)
            above = self._paper.blocks[above].parent
        return len(wanted & held) >= _SAME * len(wanted)

    def _words(self, index: int) -> set[str]:
        return set(_WORD.findall(self._paper.said(self._paper.blocks[index]).lower()))
