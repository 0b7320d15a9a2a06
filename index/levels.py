"""At which level of the State or Party a body stands: central, province, district or commune."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from index import units
from index.bodies import is_central
from index.identity import locality_in
from index.symbols import is_local, last_group
from pipeline.viet import key

Level = Literal["central", "province", "district", "commune"]
ORDER: tuple[Level, ...] = ("central", "province", "district", "commune")
# With their marks: "quân" is no quận, and "cơ quan" neither.
_UNITS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("district", re.compile(r"\b(?:huyện|quận|thị xã|thị (?=[uủ]))")),
    ("commune", re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|chi bộ)\b")),
    ("province", re.compile(r"\b(?:tỉnh|sở|khu (?=[uủ]))")),
)
_CITY = re.compile(r"\b(?:thành phố|tp|thành (?=[uủ]))")
# Of a body whose name tells nothing: who has such a symbol.
_SYMBOLS: dict[str, Level] = {
    "tu": "province", "hu": "district", "qu": "district", "thu": "district", "txu": "district", "du": "commune",
}  # fmt: skip


@cache
def level(issuer: str | None, number: str | None = None, locality: str | None = None) -> Level | None:
    """The level of a body by its name, else by the symbol in its number; None where neither tells.

    What is lowest in the name counts: "Ủy ban nhân dân xã A, huyện B, tỉnh C" is a commune's.
    """
    name = key(issuer or "")
    named = {each for each, pattern in _UNITS if pattern.search(_without_towns(name) if each == "commune" else name)}
    lowest = next((each for each in reversed(ORDER) if each in named), None)
    if lowest not in {"commune", "district"} and _CITY.search(name):
        # A city is a province where it is one of those that are, else it stands below one.
        city = units.stated(issuer or "").lowest
        return "district" if city and city.name and city.lower else "province"
    return lowest or _central(issuer) or _by_number(number, locality, issuer)


def of_work(work: Mapping[str, Any] | sqlite3.Row) -> Level | None:
    """The level of whoever issued a work (`issuer`, `number`, `locality`)."""
    return level(work["issuer"], work["number"], work["locality"])


def below(one: Level | None, other: Level | None) -> bool:
    """Is one level known to be lower than another?"""
    return one is not None and other is not None and ORDER.index(one) > ORDER.index(other)


def _without_towns(name: str) -> str:
    """`thị xã` holds the word `xã` and is a district."""
    return name.replace("thị xã", "")


def _central(issuer: str | None) -> Level | None:
    return "central" if issuer and is_central(issuer) else None


def _by_number(number: str | None, locality: str | None, issuer: str | None) -> Level | None:
    if number:
        if not is_local(number):
            return "central"
        group = last_group(number)
        for symbol in sorted(_SYMBOLS, key=len, reverse=True):
            if group == symbol or (len(group) > 3 and group.endswith(symbol)):
                return _SYMBOLS[symbol]
    # A body that names no unit below its province is the province's.
    return "province" if issuer and locality_in(issuer) and locality else None
