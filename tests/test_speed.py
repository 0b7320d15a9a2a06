"""Extraction takes time in proportion to the text, and citations alone are those of the whole record."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from extractors.api import citations_of, extract
from pipeline.model import Document, PageInfo
from tools.bench.directives import directive

# Share of the time per character that a text ten times as long may take more; a square loop would take ten times.
_MORE = 1.8
_SHORT, _LONG = 60_000, 600_000
# Characters to a citation: as dense as in a court opinion.
_DENSITY = 196


def document(text: str) -> Document:
    return Document(text, (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),))


def seconds_per_character(work: Callable[[str], object], text: str, tries: int) -> float:
    """The best of some tries in CPU time, which other programs on the machine lengthen least."""
    best = float("inf")
    for _ in range(tries):
        began = time.process_time()
        work(text)
        best = min(best, time.process_time() - began)
    return best / len(text)


@pytest.mark.parametrize("work", [citations_of, lambda text: extract(document(text))], ids=["citations", "all fields"])
def test_time_is_linear_in_length(work: Callable[[str], object]) -> None:
    short, long = (directive(length, _DENSITY, 3).text for length in (_SHORT, _LONG))
    work(short[:5_000])  # vocabulary and patterns are made once
    assert seconds_per_character(work, long, 2) < _MORE * seconds_per_character(work, short, 3)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_citations_alone_are_those_of_the_record(seed: int) -> None:
    text = directive(12_000, _DENSITY, seed).text
    (record,) = extract(document(text), calibrated=False)
    assert citations_of(text) == record.citations
    assert len(record.citations) > 20
