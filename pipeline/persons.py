"""How persons are called: family, middle and given names, and which of them a badly read word may be.

The register weighs readings against each other; nobody has to be in it. Only a family name, of which there are few, is
put in place of a reading that is none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from config.vocabulary import table
from pipeline.syllable import is_syllable
from pipeline.viet import fold, key

# What it costs that a letter was misread: another mark on it, one of its shape, any other.
_MARK, _SHAPE, _OTHER = 0.22, 0.55, 1.0
# A letter or sign too much before the word (seals, pens) and inside it; the first letters and a later one too few.
_JUNK, _SIGN, _EXTRA, _LOST, _MISSING = 0.3, 0.1, 0.8, (0.45, 0.55), 0.9
_SHAPES = ("nmhrukbR", "iltjfrIJ1!|/", "ceoaq60@", "gqy9sjp8", "vyuwxV", "bhdkđ", "hnbr", "npm")
_FEW = 3
# By how much a rarer family name must be liker than a common one.
_RARE = 0.08


class Guess(NamedTuple):
    """A family name that readings of one place suggest; how alike they are to it, 0..1, and to the next name."""

    name: str
    likeness: float
    next: float


@cache
def _families() -> dict[str, tuple[str, int]]:
    """Key of a family name → its spelling and its rank: 2 common, 1 rarer."""
    listed = table("persons")["families"]
    return {key(name): (name, rank) for rank, part in ((1, "other"), (2, "common")) for name in listed[part]}


@cache
def _given() -> frozenset[str]:
    return frozenset(map(key, table("persons")["given"]))


@cache
def _middle() -> frozenset[str]:
    return frozenset(map(key, table("persons")["middle"]))


def family_rank(word: str) -> int:
    """2 for a common family name, 1 for a rarer one, 0 for none."""
    return _families().get(key(word), ("", 0))[1]


def is_part(word: str) -> bool:
    """Whether a word is spelled as names are: a Vietnamese syllable, or a name of the highland peoples (Bríu, Niê)."""
    return is_syllable(word) or family_rank(word) > 0


def is_given(word: str, *, last: bool) -> bool:
    """Whether a syllable is known as a given name or, where it is not the last, a middle name."""
    return key(word) in _given() or (not last and key(word) in _middle())


def is_known(words: Sequence[str]) -> bool:
    """Whether every syllable of a person's name is in the register."""
    rest = words[1:]
    return family_rank(words[0]) > 0 and all(is_given(word, last=word is rest[-1]) for word in rest)


@cache
def _by_fold() -> dict[str, list[str]]:
    """Family names by their folding, the commoner first."""
    found: dict[str, list[str]] = {}
    for name, _ in sorted(_families().values(), key=lambda entry: -entry[1]):
        found.setdefault(fold(name), []).append(name)
    return found


def family_of(word: str) -> str | None:
    """The family name that a word is but for its marks (Độ → Đỗ, Lễ → Lê); None where there is none, or two alike."""
    if family_rank(word):
        return word
    if key(word) in _middle():
        return None
    found = _by_fold().get(fold(word), [])
    if not found or (len(found) > 1 and family_rank(found[0]) == family_rank(found[1])):
        return None
    return found[0]


def guess_family(readings: Iterable[tuple[str, float]]) -> Guess | None:
    """The family name most like these readings of one place (text, weight); what stands before it counts little."""
    weighed = [(text, weight) for text, weight in readings if text and weight > 0]
    total = sum(weight for _, weight in weighed)
    if not total:
        return None

    def value(name: str, rank: int) -> float:
        mean = sum(weight * likeness(text, name) for text, weight in weighed) / total
        return mean if rank == 2 else mean - _RARE

    scored = sorted(((value(name, rank), name) for name, rank in _families().values()), reverse=True)
    first, name = scored[0]
    second = next(value for value, other in scored if fold(other) != fold(name))
    return Guess(name, max(0.0, first), max(0.0, second))


@lru_cache(maxsize=8192)
def likeness(read: str, word: str) -> float:
    """How alike a reading is to a word, 0..1: letters in order, marks and letters of one shape told apart less."""
    seen, meant = letters_of(read), letters_of(word)
    row = [_lost(at) for at in range(len(meant) + 1)]
    for letter in seen:
        extra, junk = (_EXTRA, _JUNK) if letter[0].isalnum() else (_SIGN, _SIGN)
        before, row = row, [row[0] + junk]
        for at, other in enumerate(meant, 1):
            swapped = before[at - 1] + apart(letter, other)
            row.append(min(swapped, before[at] + extra, row[at - 1] + _lost(at) - _lost(at - 1)))
    return max(0.0, 1.0 - row[-1] / max(_FEW, len(meant)))


def _lost(count: int) -> float:
    """What it costs that the first letters of a word are hidden."""
    return sum(_LOST[:count]) + _MISSING * max(0, count - len(_LOST))


@lru_cache(maxsize=8192)
def letters_of(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Letters in small form without marks, each with its marks."""
    out = []
    for char in unicodedata.normalize("NFC", word.lower()):
        plain = fold(char)
        marks = frozenset(unicodedata.normalize("NFD", char)[1:]) | (frozenset("-") if char == "đ" else frozenset())
        out.append((plain, marks))
    return tuple(out)


@lru_cache(maxsize=8192)
def apart(a: tuple[str, frozenset[str]], b: tuple[str, frozenset[str]]) -> float:
    """What it costs to read one letter for another."""
    if a[0] == b[0]:
        return min(2, len(a[1] ^ b[1])) * _MARK
    return _SHAPE if any(a[0] in shape and b[0] in shape for shape in _SHAPES) else _OTHER
