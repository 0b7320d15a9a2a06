"""Spans of a text, asked often and quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Half-open spans, which may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # The furthest end among all spans that begin here or before.
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Does one of them hold the whole of `start:end`?"""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end
