"""Provinces and centrally run cities in time: which of them held a piece of ground on a day, and which came before.

The ground is counted in the 63 units of 30 June 2025; every earlier and later unit is a set of these. What was moved
between neighbours by the commune is not known here. Source: config/tables/localities.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from config.vocabulary import table
from pipeline.viet import fold

# Resolution 202/2025/QH15 made 34 units out of the 63.
MERGED = "2025-07-01"
_ALWAYS, _NEVER = "0001-01-01", "9999-12-31"
# For so many years after a change an undated number may still be one of the unit that was there before.
_REMEMBERED = 10


class Unit(NamedTuple):
    """A province under one name and in one shape; days are ISO, both included."""

    name: str
    since: str
    until: str
    ground: frozenset[str]

    def stood(self, first: str, last: str) -> bool:
        """Was there a day between these two on which it stood?"""
        return self.since <= last and first <= self.until


@cache
def units() -> tuple[Unit, ...]:
    """Every unit there is and was."""
    listed = table("localities")
    current: list[Unit] = []
    heirs: dict[str, str] = {}
    for entry in listed["provinces"]:
        ended = "until" in entry
        if ended:
            heirs[entry["into"]] = entry["name"]
        since, until = str(entry.get("since", _ALWAYS)), str(entry.get("until", "2025-06-30"))
        current.append(Unit(entry["name"], since, until, frozenset({heirs.get(entry["name"], entry["name"])})))
    merged = [
        Unit(name, MERGED, _NEVER, frozenset().union(*(u.ground for u in current if _into()[u.name] == name)))
        for name in listed["since_2025"]
    ]
    former = [
        Unit(entry["name"], str(entry["since"]), str(entry["until"]), frozenset(entry["parts"]))
        for entry in listed["former"]
        if not entry["type"].startswith("khu")
    ]
    return (*current, *merged, *former)


@cache
def _into() -> dict[str, str]:
    return {entry["name"]: entry["into"] for entry in table("localities")["provinces"]}


@cache
def _named() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        found.setdefault(fold(unit.name), []).append(unit)
    return {name: tuple(named) for name, named in found.items()}


def called(name: str) -> tuple[Unit, ...]:
    """The units that bore this name, in whatever shape."""
    return _named().get(fold(name), ())


def heir(name: str, day: str) -> str | None:
    """The one unit that holds the ground of a unit of this name on a later `day`; None for its own name or for none.

    Quảng Bình on 2026-01-01 → Quảng Trị. A province that was divided has no one heir.
    """
    past = [unit for unit in called(name) if unit.until < day]
    if not past or any(unit.stood(day, day) for unit in called(name)):
        return None
    ground = max(past, key=lambda unit: unit.until).ground
    found = [unit.name for unit in units() if unit.stood(day, day) and ground <= unit.ground]
    return found[0] if len(found) == 1 else None


def taken_in(name: str) -> tuple[str, ...]:
    """The units that were merged into the present one of this name, its own name left out."""
    present = next((unit for unit in called(name) if unit.until == _NEVER), None)
    if present is None:
        return ()
    return tuple(unit.name for unit in units() if unit.until == "2025-06-30" and unit.ground < present.ground
                 and unit.name != present.name)  # fmt: skip


@lru_cache(maxsize=16_384)
def same(one: str, other: str, date: str | None) -> bool:
    """Do two names mean one province? By the names alone, or on the day or in the year (`date`) that both are said of.

    Quảng Bình and Quảng Trị are one since July 2025, Quảng Trị and Bình Trị Thiên were one in 1985.
    """
    if fold(one) == fold(other):
        return True
    if not date:
        return False
    return all(_held_by(one, day) == _held_by(other, day) for day in span(date))


def _held_by(name: str, day: str) -> str:
    """The name on a day of the unit on whose ground the one called `name` lies."""
    if any(unit.stood(day, day) for unit in called(name)):
        return fold(name)
    for known in called(name):
        for unit in units():
            if unit.stood(day, day) and known.ground <= unit.ground:
                return fold(unit.name)
    return fold(name)


@lru_cache(maxsize=16_384)
def own(name: str, on: str | None, date: str | None) -> tuple[str, ...]:
    """Who may have issued what a body of the province `name` on the day `on` calls its own province's document.

    `date` is that of the document as far as it is stated. The province's own name comes first where it is among them;
    a unit that was there before counts on its own days, and where no date is stated for ten years after its end.
    """
    present = [unit for unit in called(name) if on and unit.stood(*span(on))]
    if not on or not present:
        return (name,)
    ground = frozenset().union(*(unit.ground for unit in present))
    first, last = span(date) if date else (_years_before(span(on)[0], _REMEMBERED), span(on)[1])
    found = dict.fromkeys(unit.name for unit in _on_ground(ground) if unit.stood(first, last))
    names = sorted(found, key=lambda each: fold(each) != fold(name))
    return tuple(names) or (name,)


def _on_ground(ground: frozenset[str]) -> Iterator[Unit]:
    return (unit for unit in units() if unit.ground & ground)


def span(date: str) -> tuple[str, str]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    return (date + "-01-01")[:10] if len(date) < 7 else (date + "-01")[:10], date + "-12-31"[len(date) - 4 :]


def _years_before(day: str, years: int) -> str:
    return f"{int(day[:4]) - years:04d}{day[4:]}"
