"""Kinds of document as they are named in running text, and as their symbols give them away."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from config.vocabulary import spellings, table
from extractors.symbols import symbol_bodies
from pipeline.number import Number
from pipeline.viet import fold

# Words that also name a kind but in running text nearly always mean something else, unless a number follows.
_LOOSE = frozenset(
    {"van ban", "quy hoach", "chien luoc", "du an", "tieu chuan", "dinh muc", "dien", "thong diep", "cong uoc"}
)


class KindWord(NamedTuple):
    """A kind named in the text: half-open span, the name as the register spells it, its symbol."""

    start: int
    end: int
    name: str
    code: str | None


@cache
def _register() -> list[dict[str, Any]]:
    return list(table("kinds")["kinds"])


@cache
def _by_spelling() -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for kind in _register():
        for name in spellings(kind):
            out.setdefault(fold(name), kind)
    return out


@cache
def _names() -> list[str]:
    """All folded names and spellings, longest first."""
    return sorted(_by_spelling(), key=len, reverse=True)


@cache
def _at_start() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _names())
    return re.compile(rf"[^a-z0-9]*({names})\b")


@cache
def _at_end() -> re.Pattern[str]:
    """A kind and what may stand between it and its number, all of it back to front: tried at one place only."""
    names = "|".join(r"\s+".join(re.escape(word) for word in name[::-1].split(" ")) for name in _names())
    return re.compile(
        rf"[\s*_:.]*(?:(?:os\s+)?(?:ueih\s*)?os)?[\s*_:]*(?:(?:hcit\s+neil|hnagn\s+neil)\s+)??({names})\b"
    )


# What may stand between a kind and its number, "số" apart.
_SEPARATORS = (
    "*_:." + " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
)


@cache
def _endings() -> frozenset[str]:
    """The last three letters that a kind, or what follows it, can have: a quick sieve."""
    return frozenset(name[-3:] for name in (*_names(), "hieu", "tich", "nganh"))


def word_before(folded: str, position: int, reach: int = 70) -> KindWord | None:
    """The kind named right before a number ("Chỉ thị số ▮30-CT/TW")."""
    before = folded[max(0, position - 12) : position].rstrip(_SEPARATORS)
    if len(before) > 2 and before[-3:] not in _endings() and before[-2:] != "so":
        return None
    low = max(0, position - reach)
    found = _at_end().match(folded[low:position][::-1])
    if not found:
        return None
    kind = _by_spelling()[" ".join(found[1][::-1].split())]
    return KindWord(position - found.end(1), position - found.start(1), kind["name"], kind.get("code"))


def ends_with_kind(text: str) -> bool:
    """Does this line break off after a kind ("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH")?"""
    return word_before(fold(text), len(text)) is not None


def named(text: str) -> KindWord | None:
    """The kind that a text begins with."""
    found = _at_start().match(fold(text))
    if not found:
        return None
    kind = _by_spelling()[" ".join(found[1].split())]
    return KindWord(found.start(1), found.end(1), kind["name"], kind.get("code"))


def code_of(name: str | None) -> str | None:
    """Symbol of a kind by its name."""
    kind = _by_spelling().get(fold(name)) if name else None
    return kind.get("code") if kind else None


@cache
def _codes_of(name: str) -> frozenset[str]:
    kind = _by_spelling().get(fold(name))
    return frozenset(str(code) for code in (kind.get("code"), *kind.get("also", ())) if code) if kind else frozenset()


def is_spelling(group: str, name: str) -> bool:
    """Is this part of a symbol one of the ways in which this kind is abbreviated (CTr, CTHĐ)?"""
    return group in _codes_of(name)


@cache
def _by_code(tradition: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for wanted in (tradition, "union"):
        for kind in _register():
            if wanted in kind["tradition"] and kind.get("code"):
                out.setdefault(kind["code"].upper(), kind["name"])
    for kind in _register():
        if tradition in kind["tradition"]:
            for code in kind.get("also", ()):
                out.setdefault(code.upper(), kind["name"])
    return out


def is_code(group: str, *, party: bool) -> bool:
    """Does this part of a symbol stand for a kind (KH, QĐ), not for a body?"""
    return group.upper() in _by_code("party" if party else "state")


def is_liaison(number: Number) -> bool:
    """Issued by several bodies together (TTLT, NQLT, HDLN, CTLT)?"""
    return number.groups[0].endswith(("LT", "LN", "LB")) or number.symbol.startswith(("TT-L", "NQ-L", "CT-L"))


# Cục Thuế writes its letters under what elsewhere is the symbol of Chỉ thị: 5680/CT-CS.
_BODIES_TOO = frozenset({"CT"})


def by_symbol(number: Number) -> str | None:
    """The kind that a number's symbol states; a State symbol without one is a letter (574/UBND-KTTH)."""
    return _by_symbol(number.symbol, number.groups, party=number.party, dated=bool(number.year))


@lru_cache(maxsize=4_096)
def _by_symbol(symbol: str, groups: tuple[str, ...], *, party: bool, dated: bool) -> str | None:
    known = _by_code("party" if party else "state")
    if symbol.startswith(("TT-LT", "TT-LB")):
        return "Thông tư liên tịch"
    if not party and groups[0] in _BODIES_TOO and len(groups) == 2 and not symbol_bodies(groups[1]):
        return "Công văn"
    first = known.get(groups[0].upper())
    if first:
        return first
    if re.fullmatch(r"QH\d{1,2}", groups[0]):
        return None  # laws and resolutions of the National Assembly share one series
    if re.fullmatch(r"UBTVQH\d{1,2}", groups[0]):
        return "Nghị quyết" if dated else None
    if not party and len(groups) == 1:
        return "Nghị định" if groups[0] in ("CP", "HĐBT") else None
    for group in groups[1:]:
        # Old State symbols put the body first: 204/UB-QĐ-NĐ.
        if not party and groups[0] in ("UB", "UBND", "UBHC") and group.upper() in ("QĐ", "CT", "TB", "NQ", "KH", "TT"):
            return known.get(group.upper())
    return "Công văn"
