"""From many readings of one line to the name on it: syllable by syllable what most of them have and names have.

What none could read stays as it was read, so that nobody takes the rest for a whole name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline import persons
from pipeline.model import Box, Word
from pipeline.rows import Run, box_of, overlap, run_of
from pipeline.viet import fold, key

# How alike a family name must be to what was read for it, by how much more than the next, and both together: the less
# alike it is, the farther apart they must be.
_LIKE, _APART, _BOTH = 0.55, 0.04, 0.25
# What a syllable of the register is worth above others that were read in its place, and one that is no name's.
_LISTED, _STRANGE = 0.1, -0.5
# What a reading speaks for a syllable from which it differs in one letter of the same shape, in a long one.
_NEAR, _LETTER = 0.88, 0.7
# How wide a blank, in heights of the letters, may hide a syllable.
_HOLE = 1.2
# Share of the readings, weighted, that a syllable needs, of the register and of none.
_AGREED = (0.2, 0.3)


class Line(NamedTuple):
    """The place of a name in upright points, the height of its letters, and where it begins if it is centred."""

    box: Box
    height: float
    even: float | None


def names(word: Word) -> float:
    """How much a word looks like part of a name: letters of a capitalised syllable that names have."""
    text = word.text.strip(".,:;")
    if word.confidence < 0.5 or not text.istitle() or not persons.is_part(text):
        return 0.0
    known = persons.family_rank(text) or persons.is_given(text, last=True) or persons.is_given(text, last=False)
    return len(text) * word.confidence if known else 0.0


def weighed(readings: Sequence[Sequence[Word]], line: Line) -> Run | None:
    """The name that all readings together have; None where they have no two syllables."""
    boxes = _seen(readings, line)
    if not boxes:
        return None
    first, boxes = _first(readings, boxes, line)
    words = [first]
    for at, box in enumerate(boxes):
        words.append(_syllable(_all_within(readings, box), box, last=at == len(boxes) - 1))
    return run_of(words) if len(words) > 1 else None


def _seen(readings: Sequence[Sequence[Word]], line: Line) -> list[Box]:
    """The places of syllables from left to right: where readings have some, and what most have between and after."""
    boxes: list[Box] = []
    for reading in sorted(readings, key=lambda words: -sum(map(names, words))):
        for word in reading:
            clear = all(_gap(word.box, box) > 0.1 * line.height for box in boxes)
            wide = word.box.x1 - word.box.x0 > 0.25 * line.height * len(word.text)
            if names(word) > 0 and clear and wide and overlap(word.box, line.box) > 0.5:
                boxes.append(word.box)
    boxes.sort()
    if not boxes:
        return []
    free = [(before.x1, after.x0) for before, after in pairwise(boxes)]
    holes = [_across(line, x0, x1) for x0, x1 in free if x1 - x0 > _HOLE * line.height]
    # Between two syllables something stands; after the last one only what most readings have.
    held = [hole for hole in holes if _all_within(readings, hole)]
    after = _across(line, boxes[-1].x1, line.box.x1)
    held += [after] if after.x1 - after.x0 > _HOLE * line.height and _filled(readings, after) else []
    return sorted([*boxes, *held])


def _across(line: Line, x0: float, x1: float) -> Box:
    return Box(x0, line.box.y0, x1, line.box.y1)


def _gap(a: Box, b: Box) -> float:
    return max(a.x0 - b.x1, b.x0 - a.x1)


def _filled(readings: Sequence[Sequence[Word]], box: Box) -> bool:
    return 2 * len(_all_within(readings, box)) > len(readings)


def _all_within(readings: Sequence[Sequence[Word]], box: Box) -> list[Word]:
    return [word for reading in readings if (word := _within(reading, box)) is not None]


def _within(reading: Sequence[Word], box: Box) -> Word | None:
    """What a reading has in a place, as one word; None where that is nothing with a letter, or goes on beyond it."""
    there = [
        word for word in reading if box.x0 < (word.box.x0 + word.box.x1) / 2 < box.x1 and overlap(word.box, box) > 0.4
    ]
    text = "".join(word.text for word in sorted(there, key=lambda word: word.box.x0))
    if not any(map(str.isalpha, text)) or box_of(there).x1 > box.x1 + 0.5 * (box.x1 - box.x0):
        return None
    return Word(text, box_of(there), sum(word.confidence for word in there) / len(there))


# ---- family name ----------------------------------------------------------------------------------------------------


def _first(readings: Sequence[Sequence[Word]], boxes: list[Box], line: Line) -> tuple[Word, list[Box]]:
    """The first syllable, which is a family name, and the places that are left for others: it stands in the first
    place, reaches into it, or stands before it.
    """
    place = boxes[0]
    alone, settled = _family(_all_within(readings, place), place)
    begins = line.even is None or line.even > place.x0 - 1.2 * line.height
    reach = 4.5 * line.height if line.even is None else max(line.height, place.x0 - line.even + 0.5 * line.height)
    before, wide = _across(line, place.x0 - reach, place.x0), _across(line, place.x0 - reach, place.x1)
    ahead, joined = _all_within(readings, before), _all_within(readings, wide)
    led = 3 * len(ahead) > len(readings)
    # Of two syllables the first may be the second of three: Nguyễn Hoàng Giang.
    short = len(boxes) == 2 and line.even is None
    if begins and settled and (not led or (persons.family_rank(alone.text) and not short)):
        return alone, boxes[1:]
    tries = [] if settled else [(_guessed(joined), joined, boxes[1:])]
    tries += [(_guessed(ahead), ahead, boxes)] if led else []
    found = [(guess, seen, rest) for guess, seen, rest in tries if guess is not None]
    if any(guess.name == alone.text for guess, _, _ in found):
        return alone, boxes[1:]
    if found:
        # Where both have the same name, the first place was the end of it.
        same = len({guess.name for guess, _, _ in found}) == 1
        guess, seen, rest = found[0] if same else max(found, key=lambda entry: entry[0].likeness)
        narrow = max(seen, key=lambda word: persons.likeness(word.text, guess.name)).box
        return Word(guess.name, narrow, round(0.7 * guess.likeness, 3)), rest
    far = line.even is not None and line.even < place.x0 - 1.8 * line.height
    if far and not persons.family_rank(alone.text) and not ahead:
        # Something is hidden before it that no reading has.
        return Word(alone.text.lower(), alone.box, 0.2), boxes[1:]
    if 2 * len(ahead) < len(readings) or (settled and persons.family_rank(alone.text)):
        return Word(alone.text, alone.box, round(alone.confidence * (1.0 if begins else 0.6), 3)), boxes[1:]
    most = Counter(word.text for word in ahead).most_common(1)[0][0]
    return Word(most.lower(), before, 0.2), boxes


def _guessed(seen: Sequence[Word]) -> persons.Guess | None:
    """A family name that what was read suggests strongly enough."""
    guess = persons.guess_family((word.text, 0.2 + word.confidence) for word in seen)
    if guess is None:
        return None
    apart = guess.likeness - guess.next
    enough = guess.likeness - 0.5 + 2.5 * apart >= _BOTH
    return guess if enough and guess.likeness >= _LIKE and apart >= _APART else None


def _family(seen: Sequence[Word], box: Box) -> tuple[Word, bool]:
    """A family name as it was read, but for its marks, or as all readings of it suggest; else what most have. And
    whether that leaves no doubt that it is the whole of it.
    """
    word = _syllable(seen, box, last=False, family=True)
    if persons.family_rank(word.text) and word.confidence > 0.3:
        return word, True
    near = persons.family_of(word.text)
    if near is not None and word.confidence > 0.3:
        return Word(near, box, round(0.8 * word.confidence, 3)), True
    agreed = sum(key(_bare(read.text)) == key(word.text) for read in seen)
    if 2 * agreed > len(seen) and word.text.istitle() and persons.is_part(word.text):
        return Word(word.text, box, round(0.8 * word.confidence, 3)), True
    guess = _guessed(seen)
    if guess is not None:
        return Word(guess.name, box, round(0.7 * guess.likeness, 3)), False
    return Word(word.text, box, round(0.7 * word.confidence, 3)), False


# ---- syllables ------------------------------------------------------------------------------------------------------


def _syllable(seen: Sequence[Word], box: Box, *, last: bool, family: bool = False) -> Word:
    """The syllable of one place: of all that was read there the one most agreed on and likeliest in a name."""
    total = sum(0.1 + word.confidence for word in seen) or 1.0
    best, most, share = "", -1.0, 0.0
    for text in sorted({_bare(word.text) for word in seen} - {""}):
        bonus = _bonus(text, last=last, family=family)
        near = bonus > 0
        agreed = sum((0.1 + word.confidence) * _same(_bare(word.text), text, near=near) for word in seen) / total
        if agreed + bonus > most:
            best, most, share = text, agreed + bonus, agreed + min(0.0, bonus)
    same = [word.confidence for word in seen if key(_bare(word.text)) == key(best)]
    sure = max(sum(same) / max(1, len(seen)), 0.5 * max(same, default=0.0))
    listed = persons.is_given(best, last=last) or family
    if share < _AGREED[not listed] and not family:
        # Read in one way or another by all: what stands there is not known.
        return Word(best.lower(), box, round(0.5 * sure, 3))
    return Word(best, box, round(sure if listed else 0.8 * sure, 3))


def _bare(text: str) -> str:
    """The letters of a reading; a small first letter of the shape of its capital is one."""
    letters = "".join(char for char in text if char.isalpha())
    return letters[:1].upper() + letters[1:] if fold(letters[:1]) in set("cosuvx") else letters


def _same(read: str, text: str, *, near: bool) -> float:
    """How much a reading speaks for a syllable: still much where only marks differ, which are lost more than won."""
    if key(read) == key(text):
        return 1.0
    if fold(read) != fold(text):
        return _LETTER if near and persons.likeness(read, text) >= _NEAR else 0.0
    return 0.85 if len(unicodedata.normalize("NFD", read)) < len(unicodedata.normalize("NFD", text)) else 0.8


def _bonus(text: str, *, last: bool, family: bool) -> float:
    if not persons.is_part(text) or not text.istitle():
        return _STRANGE
    if family:
        return 0.75 * _LISTED * persons.family_rank(text)
    return _LISTED if persons.is_given(text, last=last) else 0.0
