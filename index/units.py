"""The province, district or commune that a body's name states: what kind of unit, and which."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

import regex as re

from config.vocabulary import spellings, table
from pipeline.viet import fold, nfc

# A city below a province and one that stands in the place of a province are written alike.
_PROVINCE, _CITY, _CENTRAL_CITY = "tỉnh", "thành phố", "thành phố trực thuộc Trung ương"
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_DISTRICTS = frozenset({"huyện", "quận", "thị xã", _CITY})
_LOWER = _COMMUNES | _DISTRICTS
# A unit word, or the committee that leads such a unit; with their marks, for "quân" is no quận.
_WORD = re.compile(
    r"(?<![\w])(?:(?P<committee>đặc khu|tỉnh|thành|huyện|quận|thị)\s+(?:ủy|uỷ)"
    r"|(?P<word>đặc khu|thị trấn|thị xã|thành phố|t\.?p|tỉnh|huyện|quận|phường|xã(?!\s+(?:hội|viên))))(?![\w])\.?",
    re.IGNORECASE,
)
_TYPES = {"thành": _CITY, "thị": "thị xã", "tp": _CITY, "t.p": _CITY}
# A name is written with capitals: Hải Lăng, Phan Rang - Tháp Chàm, Quận 1, Phường 12.
_NAME = re.compile(r"\s*(?P<name>(?:\p{Lu}[\p{L}'’]*|\d+)(?:(?:\s+|\s*[-–]\s*)(?:\p{Lu}[\p{L}'’]*|\d+)){0,4})")


class Unit(NamedTuple):
    """`types`: what it may be, two where "thành phố" leaves open whether it is a province; `name` folded, "" unsaid.

    `written` is the name as it stands in the text.
    """

    types: frozenset[str]
    name: str = ""
    written: str = ""

    @property
    def lower(self) -> bool:
        """Does it stand below a province, whatever it is?"""
        return self.types <= _LOWER


class Stated(NamedTuple):
    """The units a body's name states, the lowest first, and what is left of it without unit words and names."""

    units: tuple[Unit, ...]
    rest: str

    @property
    def lowest(self) -> Unit | None:
        return self.units[0] if self.units else None


@lru_cache(maxsize=16_384)
def stated(body: str, on: str | None = None) -> Stated:
    """What the name of a body says of units; `on`, a date or a part of it, tells which cities were provinces."""
    text = nfc(body)
    words = list(_WORD.finditer(text))
    found: list[Unit] = []
    rest: list[str] = []
    position = 0
    for word, following in zip_longest(words, words[1:]):
        said = (word["committee"] or word["word"]).lower()
        name = _NAME.match(text, word.end(), following.start() if following else len(text))
        written = " ".join(name["name"].split()) if name else ""
        found.append(_unit(_TYPES.get(said, said), written, on))
        rest += [text[position : word.start()], " cấp ủy " if word["committee"] else " "]
        position = name.end() if name else word.end()
    # "Thành ủy Thành phố X": the second says which.
    told = [unit for unit in found if unit.name or not any(unit.types & other.types for other in found if other.name)]
    return Stated(tuple(sorted(told, key=_rank)), "".join([*rest, text[position:]]))


def _unit(kind: str, written: str, on: str | None) -> Unit:
    name = _spelled(written)
    if kind == _CITY and (since := _central_cities().get(name) if name else ""):
        return Unit(_city(since, on), name, written)
    if kind == _CITY and since is not None:
        return Unit(frozenset({_CENTRAL_CITY, *(() if name else (_CITY,))}), name, written)
    return Unit(frozenset({kind}), name, written)


def _city(since: str, on: str | None) -> frozenset[str]:
    """What a city was on a day that became a province on the day `since`."""
    if on is None or since.startswith(on):
        return frozenset({_CENTRAL_CITY, _CITY})
    return frozenset({_CENTRAL_CITY if on >= since else _CITY})


def _rank(unit: Unit) -> int:
    return 0 if unit.types & _COMMUNES else 1 if unit.types & _DISTRICTS else 2


def _spelled(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


@cache
def _central_cities() -> dict[str, str]:
    """Cities that are provinces by every spelling → since when; "" for those that were all the time."""
    return {
        _spelled(spelling): str(entry.get("since", ""))
        for entry in table("localities")["provinces"]
        if entry["type"] == _CITY
        for spelling in spellings(entry)
    }


def compatible(one: str, other: str, on: str | None = None) -> bool:
    """May two bodies be of one unit, as far as their names go? Which province it is their localities tell."""
    a, b = stated(one, on).lowest, stated(other, on).lowest
    if a is None or b is None:
        return True
    shared = a.types & b.types
    return bool(shared) and (not shared <= _LOWER or not (a.name and b.name) or a.name == b.name)


def in_own(body: str, citing: str, on: str | None = None) -> str:
    """A body named without its unit's name ("UBND huyện") with that of the citing body, where both are of one level."""
    lowest = stated(body, on).lowest
    if lowest is None or lowest.name or _PROVINCE in lowest.types:
        return body
    own = (unit for unit in stated(citing, on).units if unit.types & lowest.types and unit.name)
    return next((f"{body} {unit.written}" for unit in own), body)


def unsaid(body: str | None, known: str | None) -> str | None:
    """The unit below a province that `known` names and `body` leaves open, as it is written; None for no such unit."""
    unit = stated(known).lowest if known else None
    if unit is None or not unit.lower or not unit.name:
        return None
    said = stated(body).lowest if body else None
    return unit.written if said is None or not said.name else None
