"""The forms under which a document number is found, however it is typed or read.

`compact`: folded, only letters and digits, leading zeros of the running number dropped, groups of digits kept apart:
`088 - KH / TU` → `88khtu`, `30/2020/NĐ-CP` → `30.2020ndcp`, `12/98/NĐ-CP` → `12.1998ndcp`. Two spellings of one number
have the same.
`skeleton`: `compact` with the characters that OCR confuses made one (I l | → 1, O → 0, S → 5, W → VV …).
`traces`: what is left of the skeleton when up to two characters are left out, as hashes. Two skeletons that differ by
two characters put in, left out or changed share one of these (Garbe's symmetric deletes): a look-up, no scan.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from config.vocabulary import spellings, table
from pipeline.number import central, number_key
from pipeline.viet import fold, nfc

# No number is longer; the traces grow with the square of the length.
_LONGEST = 40
_CONFUSED = str.maketrans("il|!osbgz", "111105862")
_NOT_IN_NUMBER = re.compile(r"[^0-9a-z]+")
_DIGIT_GROUPS = re.compile(r"(?<=\d)[^0-9a-z]+(?=\d)")
_OWN_YEAR = re.compile(r"(?<=\d)\.(?:19|20)\d\d(?=[a-z])")
# 12/98/NĐ-CP: until 1999 two figures of the year were common.
_SHORT_YEAR = re.compile(r"(?<=\d)\.(?=[4-9]\d[a-z]{2})")
_STROKES = re.compile(r"(?P<digits>\d+(?:bis|[a-z])?)(?:[-/](?P<year>\d{4}))?[-/](?P<symbol>[a-z].*)")
# The symbol of a Party committee, alone or after that of its agency.
_COMMITTEE = re.compile(r"(?:(?<!mt)tw|tu|[hqdk]u|th?xu|thu|duk)$")
_PARTS = re.compile(r"0*(\d+)(?:\.(\d{4}))?([a-z].*)?$")


class Parts(NamedTuple):
    """A compact number taken apart; None for what it does not state."""

    digits: int
    year: int | None
    kind: str | None
    body: str | None


@lru_cache(maxsize=4_096)
def compact(number: str) -> str:
    """The form in which all correct spellings of a number are equal; also of a part of a number."""
    # Œ is what recognition makes of a C, and nothing else in a number.
    grouped = _DIGIT_GROUPS.sub(".", fold(central(nfc(number).rstrip())).replace("œ", "c"))
    joined = "".join(re.split(r"[^0-9a-z.]+", grouped)).strip(".")
    return _SHORT_YEAR.sub(".19", re.sub(r"^0+(?=\d)", "", joined))


@lru_cache(maxsize=4_096)
def series(number: str) -> str:
    """`number_key` with its strokes where its kind of number has them: 30/CT-TW is 30-ct/tw, 26-CP is 26/cp."""
    whole = number_key(number)
    found = _STROKES.fullmatch(whole)
    if not found:
        return whole
    digits, year, first, *rest = found["digits"], found["year"], *re.split(r"[-/]|\.(?=[a-z])", found["symbol"])
    if year is None and any(_COMMITTEE.search(group) for group in rest):
        return f"{digits}-{first}/{'-'.join(rest)}"
    return "/".join(filter(None, (digits, year, "-".join((first, *rest)))))


def skeleton(number: str) -> str:
    """The form in which readings that OCR confuses are equal."""
    bare = _NOT_IN_NUMBER.sub("", compact(number)).replace("w", "vv")
    return bare.translate(_CONFUSED)


def traces(number: str) -> frozenset[int]:
    """Hashes (32 bit) by which a number is found with two characters wrong; who finds one has to measure."""
    bones = skeleton(number)[:_LONGEST]
    places = range(len(bones))
    left = {bones, *(bones[:i] + bones[i + 1 :] for i in places)}
    left |= {bones[:i] + bones[i + 1 : j] + bones[j + 1 :] for i, j in combinations(places, 2)}
    return frozenset(crc32(each.encode()) for each in left)


def without_year(compact: str) -> str:
    """30.2020ndcp → 30ndcp; a compact number that bears no year as it is."""
    return _OWN_YEAR.sub("", compact)


def borne(number: str) -> tuple[str, ...]:
    """The compact forms under which a document that bears or cites the number is found: whole, and without the year."""
    whole = compact(number)
    return tuple(sorted({whole, without_year(whole)} - {""}))


def figures(digits: str) -> int:
    """A running number in which letters may stand for figures: I55 → 155."""
    return int(digits.translate(_CONFUSED))


def parts(number: str) -> Parts | None:
    """Running number, year, symbols of kind and body, these two folded; None when it starts with no digit."""
    found = _PARTS.match(compact(number))
    if not found:
        return None
    year = int(found[2]) if found[2] else None
    symbol = found[3]
    if not symbol:
        return Parts(int(found[1]), year, None, None)
    groups = [compact(group) for group in re.split(r"[-/–—.,\s]+", number) if re.search(r"[^\W\d]", group)]
    first = re.sub(r"^\d+", "", groups[0]) if groups else ""
    kind = first if first in kind_codes() else _leading_kind(symbol)
    return Parts(int(found[1]), year, kind, symbol.removeprefix(kind or "") or None)


@cache
def kind_codes() -> dict[str, frozenset[str]]:
    """Folded symbol of a kind → the folded names of the kinds it can stand for (qd → quyet dinh, quy dinh)."""
    found: dict[str, set[str]] = {}
    for kind in table("kinds")["kinds"]:
        for code in (kind["code"], *(kind.get("also") or ())):
            if code:
                found.setdefault(compact(code), set()).add(fold(kind["name"]))
    return {code: frozenset(names) for code, names in found.items()}


@cache
def kind_names() -> dict[str, tuple[str, str | None]]:
    """Folded name or spelling of a kind → its name as the record spells it and its folded symbol."""
    found: dict[str, tuple[str, str | None]] = {}
    for kind in table("kinds")["kinds"]:
        code = compact(kind["code"]) if kind["code"] else None
        for name in spellings(kind):
            found.setdefault(fold(name), (kind["name"], code))
    return found


def kinds_of(kind: str | None, symbol: str | None) -> tuple[str, ...]:
    """Folded names under which a document of this kind is asked for: its own, that whose series it shares.

    Where the kind is not known, all that the symbol in its number can stand for.
    """
    if kind:
        return tuple(sorted({fold(kind), fold(_bases().get(kind, kind))}))
    return tuple(sorted(kind_codes().get(symbol or "", ())))


@cache
def _bases() -> dict[str, str]:
    return {kind["name"]: kind["base"] for kind in table("kinds")["kinds"] if kind.get("base")}


def _leading_kind(symbol: str) -> str | None:
    """The longest symbol of a kind that a glued symbol begins with and that leaves a body: khtu → kh."""
    return max((code for code in kind_codes() if symbol.startswith(code)), key=len, default=None)
