"""Lettered points a), b), c) under an item, and the schedule lines that speak of them: "Quý I/2025 (hoạt động a)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment import Block

_LETTERS = "abcdđeghiklmnopq"
_POINT = re.compile(r"(?:[_.·'‘’]\s)?([a-zđ]{1,2}|©)\s?[.)]")
_SAID = r"\((?:\w+[ \t\f]+){0,2}([a-zđ](?:[ \t\f]*(?:,|;|và)[ \t\f]*[a-zđ])*)\)"
_NAMED = re.compile(rf"[ \t\f]*{_SAID}")
_OF_POINTS = re.compile(rf"([^()]+?)[ \t\f]*{_SAID}")
_FAR = 60


def letter(block: Block) -> str | None:
    """The letter of a point as printed, None for other blocks."""
    found = _POINT.fullmatch(block.marker or "")
    return found[1] if found else None


def points(blocks: Sequence[Block], index: int) -> tuple[int | None, list[int]]:
    """The item above a line, and its lettered points as far as they stand before the line.

    Of a list that begins with b) the first point is misread: it is the block the others stand under.
    """
    last = next((i for i in range(index - 1, max(-1, index - _FAR), -1) if letter(blocks[i])), None)
    if last is None:
        return None, []
    item = blocks[last].parent
    first = (item if item is not None else last - _FAR) + 1
    found = [i for i in range(max(0, first), index) if letter(blocks[i]) and blocks[i].parent == item]
    if item is not None and letter(blocks[found[0]]) == "b":
        return blocks[item].parent, [item, *found]
    return item, found


def speaks_of(text: str) -> list[str]:
    """The letters named in the brackets that a text begins with: "(hoạt động a, c)" → a, c."""
    named = _NAMED.match(text)
    return re.findall(r"[a-zđ]", named[1].replace("và", " ")) if named else []


def point_of(blocks: Sequence[Block], found: Sequence[int], name: str) -> int | None:
    """The point that a letter names; where letters are misread, by its place in the list."""
    same = [i for i in found if letter(blocks[i]) == name]
    if len(same) == 1:
        return same[0]
    place = _LETTERS.find(name)
    return found[place] if 0 <= place < len(found) else None


def bodies_of(bodies: str | None, names: Sequence[str]) -> str | None:
    """Of "Vụ A (hoạt động a, b), Viện B (hoạt động c)" the bodies for these points; all where it tells none apart."""
    shares = _OF_POINTS.findall(bodies or "")
    own = [who.strip(" ,;") for who, letters in shares if set(names) & set(re.findall(r"[a-zđ]", letters))]
    return "; ".join(own) or bodies
