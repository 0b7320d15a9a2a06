"""The words of Vietnamese, and where a text has none of them for a reason: a mark that recognition got wrong.

Nearly every syllable with a wrong mark is another syllable (bổ, bô, bồ, bố); only beside its neighbour does it show:
"bô sung" is no word, and one that differs from it in marks alone is.
"""

from __future__ import annotations

from functools import cache

import regex as re

from config.vocabulary import table
from extractors.lexicon import surfaces
from pipeline.tones import dictionary
from pipeline.viet import fold, key

_WORD = re.compile(r"\p{L}+")
_LONGEST = 8

Words = tuple[str, ...]


def misread(text: str) -> int:
    """How many pairs of neighbours are no word and part of none, but would be one with other marks."""
    words = _WORD.findall(key(text))
    inside = _inside(words)
    return sum(
        not inside[place] and not inside[place + 1] and tuple(map(fold, words[place : place + 2])) in _folded_pairs()
        for place in range(len(words) - 1)
    )


def _inside(words: list[str]) -> list[bool]:
    """Which of these syllables belong to a word of two or more, the longest word first at every place."""
    inside = [False] * len(words)
    place = 0
    while place < len(words):
        longest = range(min(_LONGEST, len(words) - place), 1, -1)
        length = next((n for n in longest if tuple(words[place : place + n]) in _words()), 1)
        if length > 1:
            inside[place : place + length] = [True] * length
        place += length
    return inside


@cache
def _words() -> frozenset[Words]:
    """Words of two syllables or more: those of the dictionary and the names in our own tables."""
    found = (tuple(_WORD.findall(key(line))) for line in (*dictionary(), *_names()))
    return frozenset(words for words in found if 1 < len(words) <= _LONGEST)


@cache
def _folded_pairs() -> frozenset[Words]:
    return frozenset(tuple(map(fold, words)) for words in _words() if len(words) == 2)


def _names() -> list[str]:
    names = [surface.text for surface in surfaces()]
    names += [str(entry["name"]) for entry in (*table("roles")["positions"], *table("kinds")["kinds"])]
    names += [str(name) for group in ("laws", "codes", "ordinances") for name in table("laws")[group]]
    names += [str(province[what]) for province in table("localities")["provinces"] for what in ("name", "centre")]
    return names + [str(name) for name in table("bodies")["fields"]]
