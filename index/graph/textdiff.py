"""Where two renditions of a text differ, word by word: a scan beside its Word file, hundreds of pages long."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.viet import key

# Words in a row that are known by their text alone; between such rows the texts are compared word by word.
_ROW = 4
# Words on either side above which what lies between two rows is told as one place: comparing takes their product.
_LARGEST = 400
_WORD = re.compile(r"[^\W_]+(?:[-/.,][^\W_]+)*")
_SHOWN = 160


class Word(NamedTuple):
    """A word in the form in which two of them are compared, and its span in the text."""

    plain: str
    start: int
    end: int


class Place(NamedTuple):
    """Where the texts differ: spans in both, one of them empty where words are lacking there.

    `figures`: the words hold figures, of which one wrong makes another document.
    """

    one: tuple[int, int]
    other: tuple[int, int]
    figures: bool


class Difference(NamedTuple):
    """`equal`: share of the words, 0…1, that both texts have in the same order; the places that differ, in order."""

    equal: float
    places: tuple[Place, ...]


def compare(one: str, other: str) -> Difference:
    """Compare two texts; tone placement, case and signs between words do not count. Linear but for what differs."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return Difference(1.0 if not a and not b else 0.0, ())
    same = 0
    places: list[Place] = []
    low_a = low_b = 0
    for at_a, at_b, length in (*_anchors(a, b), (len(a), len(b), 0)):
        shared, found = _between(a, b, (low_a, at_a), (low_b, at_b))
        same += shared + length
        places += found
        low_a, low_b = at_a + length, at_b + length
    return Difference(2 * same / (len(a) + len(b)), tuple(places))


def shown(text: str, span: tuple[int, int]) -> str:
    """The words of a place, on one line and not too long."""
    words = " ".join(text[slice(*span)].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _words(text: str) -> list[Word]:
    return [Word(key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _anchors(a: Sequence[Word], b: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """Stretches that are equal, in the order of both: grown around rows of words that each text has once."""
    rows_a, rows_b = _rows(a), _rows(b)
    pairs = sorted((place, rows_b[row]) for row, place in rows_a.items() if row in rows_b)
    low_a = low_b = 0
    for at_a, at_b in _rising(pairs):
        if at_a < low_a or at_b < low_b:
            continue
        length = _ROW
        while at_a + length < len(a) and at_b + length < len(b) and a[at_a + length].plain == b[at_b + length].plain:
            length += 1
        yield at_a, at_b, length
        low_a, low_b = at_a + length, at_b + length


def _rows(words: Sequence[Word]) -> dict[tuple[str, ...], int]:
    """Where each row of words begins that occurs once."""
    rows = [tuple(word.plain for word in words[at : at + _ROW]) for at in range(len(words) - _ROW + 1)]
    times = Counter(rows)
    return {row: at for at, row in enumerate(rows) if times[row] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs in which both places rise (patience sorting)."""
    tops: list[int] = []
    chosen: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(chosen[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            chosen.append(at)
        else:
            tops[pile], chosen[pile] = place, at
    found: list[tuple[int, int]] = []
    at = chosen[-1] if chosen else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _between(
    a: Sequence[Word], b: Sequence[Word], span_a: tuple[int, int], span_b: tuple[int, int]
) -> tuple[int, list[Place]]:
    """Words shared between two anchors, and the places that differ."""
    one, other = a[slice(*span_a)], b[slice(*span_b)]
    if not one and not other:
        return 0, []
    if len(one) > _LARGEST or len(other) > _LARGEST:
        return 0, [_place(a, b, span_a, span_b)]
    matcher = SequenceMatcher(None, [word.plain for word in one], [word.plain for word in other], autojunk=False)
    places = [
        _place(a, b, (span_a[0] + i1, span_a[0] + i2), (span_b[0] + j1, span_b[0] + j2))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]
    return sum(block.size for block in matcher.get_matching_blocks()), places


def _place(a: Sequence[Word], b: Sequence[Word], span_a: tuple[int, int], span_b: tuple[int, int]) -> Place:
    figures = any(any(sign.isdigit() for sign in word.plain) for word in (*a[slice(*span_a)], *b[slice(*span_b)]))
    return Place(_span(a, span_a), _span(b, span_b), figures)


def _span(words: Sequence[Word], span: tuple[int, int]) -> tuple[int, int]:
    """In the text: of no words the empty span before the word that follows."""
    low, high = span
    if low < high:
        return words[low].start, words[high - 1].end
    at = words[low].start if low < len(words) else words[-1].end
    return at, at
