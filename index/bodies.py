"""When two names mean one issuing body: abbreviations, boards of one committee, what a body was called before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from config.vocabulary import any_of, spellings, table
from index import units
from pipeline.viet import fold

# Shorter ones stand for too much.
_SHORTEST = 3
_SAME_COMMITTEE = re.compile(
    r"\b(?:ban thuong vu|ban chap hanh|thuong truc|chu tich|cua|tinh|thanh pho|tp|huyen|thi xa|quan|dang bo)\b"
)
# The uy of a Party committee is not that of an Ủy ban.
_COMMITTEE = re.compile(r"\b(?:cap|tinh|thanh|huyen|thi|quan|dang|khu) uy\b")
_PUNCTUATION = re.compile(r"[^a-z0-9 ]+")


def same_body(one: str, other: str, on: str | None = None) -> bool:
    """May both be one body: as far as either name goes, and whether or not it has been renamed or merged since?

    `on`: the day, or a part of it, of which both are said.
    """
    if one == other or _became(listed(one), listed(other)):
        return True
    if not units.compatible(one, other, on):
        return False
    a, b = _office(one), _office(other)
    return a <= b or b <= a


def named_alike(one: str, other: str) -> bool:
    """Are both one body by name, neither said more closely than the other? The province is not looked at.

    "BTV Huyện ủy X" is Huyện ủy X; the Ban Tổ chức of a Huyện ủy is not.
    """
    return _words(one) == _words(other) or _became(listed(one), listed(other))


def alike_key(name: str) -> str:
    """A key that is equal for boards of one committee and for spellings of one body; the province is not in it."""
    return " ".join(sorted(_words(name)))


def without_place(name: str) -> bool:
    """Is nothing named but what every unit has ("Huyện ủy", "Ban Thường vụ Đảng ủy")?"""
    return _words(name) <= {"capuy"}


@lru_cache(maxsize=16_384)
def is_central(name: str) -> bool:
    """Is it by its name a body of which there is one in the country?"""
    return _central_names().match(_plain(name)) is not None


@cache
def _central_names() -> re.Pattern[str]:
    listed = table("letterheads")
    names = any_of(map(_plain, listed["central"]))
    other = any_of(map(_plain, listed["not_central"]))
    return re.compile(rf"(?:chu tich )?(?!{other})(?:(?:{names})\b|.*\btrung uong\b)")


def listed(name: str) -> str:
    """The name under which the register of bodies has this one, folded; as it is, folded, where it has not."""
    plain = _plain(name)
    return _names().get(plain, plain)


def _plain(name: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", fold(name)).split())


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for body in _bodies():
        name = _plain(body["name"])
        for spelling in (body["name"], *body.get("abbreviations", ()), *body.get("spellings", ())):
            found.setdefault(_plain(spelling), name)
    return found


def _bodies() -> Iterator[dict[str, Any]]:
    for section in table("bodies").values():
        yield from (entry for entry in section if isinstance(entry, dict) and "name" in entry)


@cache
def _before() -> dict[str, frozenset[str]]:
    """A body → those that it took over from, as the register has them, folded."""
    found: dict[str, set[str]] = {}
    for body in _bodies():
        name = listed(body["name"])
        found.setdefault(name, set()).update(listed(each) for each in body.get("predecessors", ()))
        for later in body.get("successors", ()):
            found.setdefault(listed(later), set()).add(name)
    return {name: frozenset(before) for name, before in found.items()}


def _became(one: str, other: str) -> bool:
    return one == other or one in _all_before(other) or other in _all_before(one)


@cache
def _all_before(name: str) -> frozenset[str]:
    found: set[str] = set()
    left = [name]
    while left:
        for before in _before().get(left.pop(), frozenset()) - found:
            found.add(before)
            left.append(before)
    return frozenset(found)


@cache
def _words(name: str) -> frozenset[str]:
    """What tells a body from others: the words of its office, and each unit below the province as one word."""
    return _office(name) | {unit.name.replace(" ", "") for unit in units.stated(name).units if unit.name and unit.lower}


@cache
def _office(name: str) -> frozenset[str]:
    """The words of a body's name without those of its unit."""
    abbreviations = _abbreviations()
    text = _abbreviated().sub(lambda found: abbreviations[found[0]], _plain(units.stated(name).rest))
    text = _COMMITTEE.sub("capuy", text)
    bare = _SAME_COMMITTEE.sub(" ", _provinces().sub(" ", text) or text)
    return frozenset(bare.split())


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_abbreviations())})\b")


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation → what it stands for, both without punctuation, where the register has one body for it."""
    found: dict[str, set[str]] = {}
    for body in _entries(table("bodies")):
        for short in map(_plain, body.get("abbreviations", ())):
            found.setdefault(short, set()).add(_plain(body["name"]))
    shortest = {short: min(names, key=len) for short, names in found.items() if len(short) >= _SHORTEST}
    return {short: name for short, name in shortest.items() if all(each.endswith(name) for each in found[short])}


def _entries(listed: object) -> Iterator[dict[str, Any]]:
    """All bodies of the register, departments and their fields too."""
    if isinstance(listed, dict):
        if "name" in listed:
            yield listed
        listed = list(listed.values())
    if isinstance(listed, list):
        for each in listed:
            yield from _entries(each)


@cache
def _provinces() -> re.Pattern[str]:
    names = (spelling for entry in table("localities")["provinces"] for spelling in spellings(entry))
    return re.compile(rf"\b(?:{any_of(map(_plain, names))})\b")
