"""How much what is said of a document's subject has in common with its trích yếu."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from config.vocabulary import any_of, table
from pipeline.viet import fold

_WORD = re.compile(r"[a-z]+|\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(rf"({_YEAR.pattern})\s*-\s*({_YEAR.pattern})")
# Titles are shortened and reworded; from this share of pairs of syllables on they are the same.
_SAME = 0.5
# Two of the same length that share no pair of syllables, and hardly any syllable, speak of different things.
_OTHER, _OTHER_WORDS = 0.1, 0.4
# A title of fewer syllables says too little to tell anything by.
_LEAST = 3
# The matter alone may be said in two (khuyến học).
_LEAST_MATTER = 2


@lru_cache(maxsize=16_384)
def likeness(one: str | None, other: str | None) -> Literal["same", "other"] | None:
    """Whether two titles are of one document; None where that cannot be told.

    What every other title says ("tăng cường sự lãnh đạo của Đảng đối với công tác") makes none the same. Titles of two
    periods (2016-2020, 2021-2025) are of two documents.
    """
    if not one or not other:
        return None
    a, b = _syllables(one), _syllables(other)
    if min(len(a), len(b)) < _LEAST:
        return None
    if any(all(told) and told[0].isdisjoint(told[1]) for told in zip(_spans(one), _spans(other), strict=True)):
        return "other"
    whole = _compared(a, b)
    matter = _matter(one), _matter(other)
    if whole == "other" or min(map(len, matter)) < _LEAST_MATTER:
        return whole
    return "other" if _compared(*matter) == "other" else whole


def covers(known: str | None, said: str | None) -> bool:
    """Does a title have all the syllables of what is said?"""
    return bool(known and said) and set(_syllables(said or "")) <= set(_syllables(known or ""))


def _compared(a: tuple[str, ...], b: tuple[str, ...]) -> Literal["same", "other"] | None:
    pairs = _shared(frozenset(pairwise(a)), frozenset(pairwise(b)))
    if pairs >= _SAME:
        return "same"
    return "other" if pairs <= _OTHER and _shared(frozenset(a), frozenset(b)) <= _OTHER_WORDS else None


def _shared(one: frozenset[object], other: frozenset[object]) -> float:
    return len(one & other) / min(len(one), len(other))


def _spans(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """The periods a title names, 2016-2020, and all its years."""
    folded = fold(title)
    return frozenset(f"{a}-{b}" for a, b in _PERIOD.findall(folded)), frozenset(_YEAR.findall(folded))


@lru_cache(maxsize=16_384)
def _matter(title: str) -> tuple[str, ...]:
    """The syllables that are left of a title without its set phrases."""
    return tuple(_phrases().sub(" ", " ".join(_syllables(title))).split())


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(' '.join(_WORD.findall(fold(each))) for each in table('titles')['phrases'])})\b")


@lru_cache(maxsize=16_384)
def _syllables(title: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(title))
    while words and words[0] in {"ve", "viec"}:
        del words[0]
    return tuple(words)
