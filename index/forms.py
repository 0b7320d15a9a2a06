"""The forms under which a document number is found, however it is typed or read.

`compact`: folded, only letters and digits, leading zeros of the running number dropped, groups of digits kept apart:
`088 - KH / TU` → `88khtu`, `30/2020/NĐ-CP` → `30.2020ndcp`. Two spellings of one number have the same.
`skeleton`: `compact` with the characters that OCR confuses made one (I l | → 1, O → 0, S → 5, vv → w …).
`neighbours`: the skeleton and the skeleton with each one character left out. Two skeletons that differ by one
character put in, left out or changed share one of these (Garbe's symmetric deletes): a look-up instead of a scan.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from config.vocabulary import table
from pipeline.viet import fold, nfc

_CONFUSED = str.maketrans("il|!osbgz", "111105862")
_NOT_IN_NUMBER = re.compile(r"[^0-9a-z]+")
_DIGIT_GROUPS = re.compile(r"(?<=\d)[^0-9a-z]+(?=\d)")
_PARTS = re.compile(r"0*(\d+)(?:\.(\d{4}))?([a-z].*)?$")


class Parts(NamedTuple):
    """A compact number taken apart; None for what it does not state."""

    digits: int
    year: int | None
    kind: str | None
    body: str | None


def compact(number: str) -> str:
    """The form in which all correct spellings of a number are equal; also of a part of a number."""
    grouped = _DIGIT_GROUPS.sub(".", fold(nfc(number)))
    joined = "".join(re.split(r"[^0-9a-z.]+", grouped)).strip(".")
    return re.sub(r"^0+(?=\d)", "", joined)


def skeleton(number: str) -> str:
    """The form in which readings that OCR confuses are equal."""
    bare = _NOT_IN_NUMBER.sub("", compact(number)).replace("vv", "w")
    return bare.translate(_CONFUSED)


def neighbours(number: str) -> frozenset[str]:
    """Every form by which the number is found when one character of it is wrong."""
    bones = skeleton(number)
    return frozenset({bones, *(bones[:i] + bones[i + 1 :] for i in range(len(bones)))})


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
        for name in (kind["name"], *(kind.get("spellings") or ())):
            found.setdefault(fold(name), (kind["name"], code))
    return found


def _leading_kind(symbol: str) -> str | None:
    """The longest symbol of a kind that a glued symbol begins with and that leaves a body: khtu → kh."""
    return max((code for code in kind_codes() if symbol.startswith(code)), key=len, default=None)
