"""Who signed: name, position and on whose behalf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex as re

from config.vocabulary import any_of, table
from extractors import offices
from extractors.base import Case
from extractors.signplaces import Part, at_end, before, beside, closing, texts
from pipeline import model, persons
from pipeline.signing import authority, bare, deputy, hidden
from pipeline.viet import key

# A name at the end of a recipient's line, where two columns came as one: thuộc TW (để phối hợp); Nguyễn Văn An
_TAIL = re.compile(r"[;.)]\s+((?:\p{Lu}\p{Ll}+\s+){2,3}\p{Lu}\p{Ll}+)$")
# How sure a signature is: in its place, beside the recipients in their lines, and certified electronically alone.
_PLACED, _BESIDE, _CERTIFIED = 0.95, 0.85, 0.6
# How alike a misread name must be to one that the file or the text states.
_ALIKE = 0.8


@cache
def _signed() -> re.Pattern[str]:
    """What stands where the signature was: (Đã ký), Ký bởi:, (Ký tên, đóng dấu)."""
    marks = any_of(re.sub(r"[^\p{L}, ]", "", mark).lower() for mark in table("roles")["marks"])
    return re.compile(rf"\W*\(?\s*(?:{marks})\b(?:[^():]*(?:\)|$))?\s*[:.]?\s*", re.IGNORECASE)


class _Signed(NamedTuple):
    """A name with what stood before it: on whose behalf in order, and the offices in order.

    `spots`: where the first of each stands, by "authority" and "position".
    """

    name: str
    part: Part
    behalf: tuple[str, ...]
    offices: tuple[str, ...]
    spots: dict[str, tuple[int, int]]


def find(case: Case) -> dict[str, Any]:
    """The first signatory of the signature block; None where nobody signs."""
    for where, sure in ((closing, _PLACED), (beside, _BESIDE), (before, _BESIDE), (at_end, _BESIDE)):
        parts = where(case)
        signed = _walk(case, parts, strict=sure < _PLACED)
        if signed is not None:
            while case.trace is not None and (other := _walk(case, parts, strict=sure < _PLACED)):
                case.refuse("signatory", "signs-later", other.part.start, other.part.end)
            return {"signatory": case.by("signed", _signatory(case, signed, sure))}
    certified = _certified(case)
    if len(certified) == 1 and case.outline.zone("recipients", "signature"):
        return {"signatory": case.by("signed-electronically", model.Signatory(certified[0], _CERTIFIED))}
    return {"signatory": None}


# ---- who ------------------------------------------------------------------------------------------------------------


def _walk(case: Case, parts: Iterator[Part], *, strict: bool) -> _Signed | None:
    """The first person among these lines, with what stands before. `strict`: only one the register knows whole."""
    behalf: list[str] = []
    held: list[str] = []
    spots: dict[str, tuple[int, int]] = {}
    for part in parts:
        mark = authority(part.text)
        if mark and mark["mark"] != "Q":
            spots.setdefault("authority", (part.start, part.end))
            behalf.append(part.text.strip(" *_"))
            continue
        signed = _signed().match(part.text)
        rest = bare(part.text[signed.end() :] if signed else part.text)
        office = offices.office(rest) or (_half_hidden(case, rest) if part.scanned else None)
        if behalf and not held and _goes_on(behalf[-1], rest, office):
            behalf[-1] = f"{behalf[-1]} {rest}"
        elif office:
            spots.setdefault("position", (part.start, part.end))
            held.append(office)
        elif name := offices.person(rest, scanned=part.scanned):
            if not strict or _believed(name.title().split(), under=bool(behalf or held)):
                return _Signed(name, part, tuple(behalf), tuple(held), spots)
        elif (behalf or held) and (tail := _TAIL.search(part.text)) and persons.is_known(tail[1].split()):
            return _Signed(tail[1], part, tuple(behalf), tuple(held), spots)
        else:
            case.refuse("signatory", "no-name-or-office", part.start, part.end)
    return None


def _believed(words: list[str], *, under: bool) -> bool:
    """Whether a name is surely a person's: one the register knows, or under an office one with a rare family name."""
    return persons.is_known(words) or (under and len(words) > 2 and persons.is_known(["Nguyễn", *words[1:]]))


def _goes_on(behalf: str, text: str, office: str | None) -> bool:
    """Whether a line is the rest of an authority above it: TM. ỦY BAN NHÂN / DÂN; KT. BỘ TRƯỞNG, / CHỦ NHIỆM."""
    if behalf.endswith(","):
        return True
    mark, words = authority(behalf), text.split()
    whole = office or hidden(text) or mark is None or offices.office(bare(mark["rest"]))
    return not whole and text.isupper() and len(words) <= 5 and all(word.isalpha() for word in words)


def _half_hidden(case: Case, text: str) -> str | None:
    """The office of which a seal left the end, as far as the letterhead tells it."""
    if not hidden(text):
        return offices.completed(text)
    bodies = [texts(case, block) for block in case.outline.zone("head")[:6]]
    return offices.head_of([line for body in bodies for line in body.split("\n")], text)


def _signatory(case: Case, signed: _Signed, rule: float) -> model.Signatory:
    part = signed.part
    first = signed.name.split(maxsplit=1)[0]
    start = max(case.text.find(first, part.start, part.end), part.start)
    end = min(start + len(signed.name), part.end)
    name, sure = signed.name.title() if signed.name.isupper() else signed.name, case.sure(rule, start, end)
    if part.scanned:
        name, sure = _weighed(case, name, sure)
    behalf, position = _settled(signed, part.scanned)
    found = model.Signatory(name, sure, case.evidence(start, end), position=position, authority=behalf)
    for what, value in (("authority", behalf), ("position", position)):
        if value:
            case.part(f"signatory.{what}", f"signed-{what}", value, signed.spots.get(what), found)
    return found


def _settled(signed: _Signed, scanned: bool) -> tuple[str | None, str | None]:
    """On whose behalf and in what position, one told by the other."""
    held = signed.offices
    behalfs = [offices.authority(mark) for text in signed.behalf if (mark := authority(text))]
    behalf = behalfs[0] if behalfs else None
    position = held[0] if held else None
    twice = len(held) > 1 and scanned and held[1] == held[0] and offices.deputised(deputy(held[0]))
    if len(held) > 1 and (held[1] == deputy(held[0]) or twice):
        return behalf or f"KT. {held[0]}", deputy(held[0])
    if not scanned:
        return behalf, position
    for_whom = re.match(r"(?:KT\.|K/T|KT/)\s*(.+)", behalfs[-1]) if behalfs else None
    if for_whom and (position is None or for_whom[1].startswith(position)):
        position = deputy(for_whom[1]) if position or offices.office(for_whom[1]) else None
    if behalf is None and position and (head := offices.deputised(position)):
        behalf = f"KT. {head}"
    return behalf, position


# ---- the name elsewhere ---------------------------------------------------------------------------------------------


def _weighed(case: Case, name: str, sure: float) -> tuple[str, float]:
    """A name read off a picture beside the names that the file states, and the register of family names."""
    words = name.split()
    for other in _certified(case):
        theirs = other.split()
        if key(other) == key(name):
            return name, max(sure, _PLACED)
        pairs = zip(words, theirs, strict=False)
        if len(words) == len(theirs) and sum(persons.likeness(a, b) for a, b in pairs) >= _ALIKE * len(words):
            return other, max(sure, _BESIDE)
    if persons.family_rank(words[0]):
        return name, sure
    family = persons.family_of(words[0])
    return (" ".join([family, *words[1:]]), round(0.8 * sure, 3)) if family else (name, round(0.7 * sure, 3))


def _certified(case: Case) -> list[str]:
    """Persons that sign electronically, as certificates and the marks of e-signatures name them, the first first."""
    found = []
    for aside in case.document.asides:
        signed = _signed().match(aside.text) if aside.region == "overlay" else None
        name = offices.person(aside.text[signed.end() :]) if signed else None
        if name and persons.is_known(name.title().split()) and name.title() not in found:
            found.append(name.title())
    return found
