"""How much what is said of a document's subject has in common with its trích yếu."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipeline.viet import fold

_WORD = re.compile(r"[a-z]+|\d+")
# Titles are shortened and reworded; from this share of pairs of syllables on they are the same.
_SAME = 0.5
# Two of the same length that share no pair of syllables, and hardly any syllable, speak of different things.
_OTHER, _OTHER_WORDS = 0.1, 0.4
# A title of fewer syllables says too little to tell anything by.
_LEAST = 3


def likeness(one: str | None, other: str | None) -> Literal["same", "other"] | None:
    """Whether two titles are of one document; None where that cannot be told."""
    if not one or not other:
        return None
    a, b = _syllables(one), _syllables(other)
    if min(len(a), len(b)) < _LEAST:
        return None
    pairs = _shared(frozenset(pairwise(a)), frozenset(pairwise(b)))
    if pairs >= _SAME:
        return "same"
    return "other" if pairs <= _OTHER and _shared(frozenset(a), frozenset(b)) <= _OTHER_WORDS else None


def _shared(one: frozenset[object], other: frozenset[object]) -> float:
    return len(one & other) / min(len(one), len(other))


@lru_cache(maxsize=16_384)
def _syllables(title: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(title))
    while words and words[0] in {"ve", "viec"}:
        del words[0]
    return tuple(words)
