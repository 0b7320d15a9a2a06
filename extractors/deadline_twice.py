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


class Told:
    """The deadlines met so far in a document."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._by_words: dict[tuple[str | None, ...], list[int]] = {}
        self._by_days: dict[tuple[str | None, ...], list[int]] = {}

    def again(self, index: int, deadline: Deadline) -> bool:
        """Whether the deadline in block `index` has been told before; it is remembered in any case."""
        blocks = self._paper.blocks
        words = (deadline.due or tidy(deadline.text).lower(), deadline.recurrence, (deadline.task or "").lower())
        days = (deadline.start, deadline.due, deadline.recurrence)
        # Under headings of their own the same words are a task each.
        same = any(
            i == index or blocks[i].zone != blocks[index].zone or blocks[i].parent == blocks[index].parent
            for i in self._by_words.get(words, ())
        )
        summed = blocks[index].zone == "attachment" and any(
            blocks[i].zone == "body" and self._sums_up(index, deadline, i) for i in self._by_days.get(days, ())
        )
        self._by_words.setdefault(words, []).append(index)
        self._by_days.setdefault(days, []).append(index)
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
