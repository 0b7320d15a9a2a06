"""Localities: provinces now and before, districts, communes; and the unit phrases that follow a body ("tỉnh Quảng Trị",
"các huyện, thị xã, thành phố", "xã A, huyện B")."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from config.vocabulary import spellings, table
from extractors.lexicon import Tokens, Trie, body_trie, folded, tokens

# Unit words with the rank of what they name and, for districts and communes, their type in the tables.
_UNITS = {
    "tỉnh": ("province", "tỉnh"),
    "thành phố": ("province", "thành phố"),
    "tp.": ("province", "thành phố"),
    "tp": ("province", "thành phố"),
    "t.p": ("province", "thành phố"),
    "quận": ("district", "quận"),
    "q.": ("district", "quận"),
    "huyện": ("district", "huyện"),
    "thị xã": ("district", "thị xã"),
    "tx.": ("district", "thị xã"),
    "tx": ("district", "thị xã"),
    "thị": ("district", "thị xã"),
    "thị trấn": ("commune", "thị trấn"),
    "xã": ("commune", "xã"),
    "phường": ("commune", "phường"),
    "p.": ("commune", "phường"),
    "đặc khu": ("commune", "đặc khu"),
    "thôn": ("commune", "thôn"),
    "bản": ("commune", "thôn"),
    "ấp": ("commune", "thôn"),
    "khu phố": ("commune", "thôn"),
    "tổ dân phố": ("commune", "thôn"),
}
_NO_UNIT = {("xã", "hội"), ("xã", "viên"), ("tỉnh", "táo"), ("tỉnh", "lộ"), ("thị", "trường"), ("bản", "thân")}
_NO_UNIT |= {("bản", "sao"), ("tp", "hcm"), ("tỉnh", "đoàn"), ("huyện", "đoàn"), ("huyện", "đội"), ("tỉnh", "đội")}
_NO_UNIT |= {(unit, folded(word)) for unit in ("tỉnh", "huyện", "quận", "thị", "xã") for word in ("ủy", "hội")}
_JOINTS = frozenset({",", "/", "và", ";", "-", "&"})
RANK = {"commune": 1, "district": 2, "province": 3}
# A committee tells the type of the unit it leads.
_COMMITTEES = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã"}
_COMMITTEES |= {"tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố", "huyện đoàn": "huyện", "quận đoàn": "quận"}


class Unit(NamedTuple):
    """A unit phrase up to token `end`: rank, own name (None: "tỉnh" alone, or several), its province where known."""

    end: int
    level: str
    name: str | None = None
    province: str | None = None


class _Province(NamedTuple):
    name: str
    central: bool
    former: bool


@cache
def _province_trie() -> Trie[_Province]:
    trie: Trie[_Province] = Trie()
    listed = table("localities")
    for section, former in (("provinces", False), ("former", True)):
        for entry in listed[section]:
            if entry["type"].startswith("khu"):
                continue
            value = _Province(entry["name"], entry["type"] == "thành phố", former)
            for text in spellings(entry):
                trie.add(text, value)
    return trie


@cache
def _family_names() -> frozenset[str]:
    return frozenset(map(folded, table("roles")["family_names"]))


@cache
def _provinces_of_2025() -> frozenset[str]:
    return frozenset(entry["name"] for entry in table("localities")["provinces"])


@cache
def _unit_trie(table_name: str) -> Trie[tuple[str, str]]:
    """Names of districts or communes → (type, province)."""
    trie: Trie[tuple[str, str]] = Trie()
    for province, kinds in table(table_name).items():
        for kind, names in kinds.items():
            for name in names:
                trie.add(name, (kind, province))
    return trie


@cache
def _unit_words() -> Trie[tuple[str, str]]:
    trie: Trie[tuple[str, str]] = Trie()
    for text, value in _UNITS.items():
        trie.add(text, value)
    return trie


@cache
def _committee_words() -> Trie[str]:
    trie: Trie[str] = Trie()
    for text, kind in _COMMITTEES.items():
        trie.add(text, kind)
    return trie


def unit_word(t: Tokens, index: int) -> tuple[int, str, str] | None:
    """The unit word at a token: (index after it, rank, type)."""
    if (t.word(index), t.word(index + 1)) in _NO_UNIT or (t.word(index), t.word(index - 1)) == ("thôn", "nông"):
        return None
    for end, values in _unit_words().at(t.words, index):
        return end, *values[0]
    return None


def province_at(t: Tokens, index: int) -> tuple[int, str] | None:
    """A province's name at a token: (index after it, name)."""
    if not t.capital(index):
        return None
    for end, values in _province_trie().at(t.words, index):
        if t.capital(end - 1) or end - index == 1:
            return end, values[0].name
    return None


def _only(values: list[tuple[str, str]], kind: str | None) -> str | None:
    """The one province of all units of this name (and type, where any is of that type)."""
    fitting = [value for value in values if value[0] == kind] or values
    found = {province for _, province in fitting}
    return found.pop() if len(found) == 1 else None


def _named(t: Tokens, index: int, level: str, kind: str) -> Unit | None:
    """The unit of this type whose name stands at a token."""
    if not t.capital(index):
        return None
    province = province_at(t, index)
    if level == "province" and province and (kind == "tỉnh" or _is_central(province[1])):
        return Unit(province[0], "province", province[1], province[1])
    if level == "commune":
        listed = _unit_trie("communes").at(t.words, index)
    else:
        listed = _unit_trie("districts").at(t.words, index)
        numbered = _unit_trie("districts").at((kind, t.word(index)), 0)
        if numbered:
            return Unit(index + 1, level, t.slice(index, index + 1), _only(numbered[0][1], kind))
    rank = "district" if kind == "thành phố" else level
    if listed:
        end, values = listed[0]
        return Unit(end, rank, t.slice(index, end), _only(values, kind))
    if level != "commune" and province:
        return Unit(province[0], rank, province[1], province[1])
    end = _run(t, index)
    # Provinces and cities are all listed; elsewhere a family name with two more is the person who holds the office.
    person = end - index > 2 and t.word(index) in _family_names() and not t.raw(index).isupper()
    return Unit(end, rank, t.slice(index, end)) if end > index and level != "province" and not person else None


def _is_central(name: str) -> bool:
    return any(p["name"] == name and p["type"] == "thành phố" for p in table("localities")["provinces"])


def _run(t: Tokens, index: int, longest: int = 4) -> int:
    """End of the run of capitalised words that is an unlisted name."""
    end = index
    while end < len(t.words) and end - index < longest and t.capital(end) and t.raw(end).isalnum():
        if end > index and any(stop - end > 1 for stop, _ in body_trie().at(t.words, end)):
            break
        end += 1
    return end


def unit_at(t: Tokens, index: int, *, bare: bool = True) -> Unit | None:
    """The unit phrase at a token. `bare`: also a province's or district's name without a unit word."""
    start = index + 1 if t.word(index) in ("các", "những", "hai") else index
    if t.word(start) == "cấp":
        first = unit_word(t, start + 1)
        return (
            _chained(t, _several(t, first[0], first[1]))
            if first
            else Unit(start + 1, "organisation")
            if start > index
            else None
        )
    first = unit_word(t, start)
    if first is None:
        return _bare(t, index) if bare and start == index else None
    end, level, kind = first
    if start > index or (t.word(end) in _JOINTS and unit_word(t, end + 1)):
        several = _chained(t, _several(t, end, level))
        if start > index or several.end > end:
            return several
    own = _named(t, end, level, kind)
    return _chained(t, own) if own else Unit(end, level)


def _several(t: Tokens, end: int, level: str) -> Unit:
    """ "huyện, thị xã, thành phố", "tỉnh, thành phố trực thuộc Trung ương": on to the last unit word."""
    while t.word(end) in _JOINTS:
        following = unit_word(t, end + 1)
        if following is None or _listed_at(t, following[0]):
            break
        end = following[0]
    if (t.word(end), t.word(end + 1)) == ("trực", "thuộc") and t.word(end + 2) in ("trung", "tw", "tư", "tỉnh"):
        end += 4 if t.word(end + 2) == "trung" else 3
    return Unit(end, level)


def _listed_at(t: Tokens, index: int) -> bool:
    """Whether a province or district is named at a token."""
    return t.capital(index) and (province_at(t, index) is not None or bool(_unit_trie("districts").at(t.words, index)))


def _bare(t: Tokens, index: int) -> Unit | None:
    """A province or district named without a unit word."""
    province = province_at(t, index)
    if province:
        return Unit(province[0], "province", province[1], province[1])
    if t.capital(index):
        for end, values in _unit_trie("districts").at(t.words, index):
            # One word alone may be any name, but not after "Thành ủy".
            if (end - index > 1 or t.word(index - 1) == folded("ủy")) and t.capital(end - 1):
                return Unit(end, "district", t.slice(index, end), _only(values, None))
    return None


def _chained(t: Tokens, unit: Unit) -> Unit:
    """On to the larger units named after it: "xã A, huyện B, tỉnh C"."""
    while t.word(unit.end) in (",", "-", "("):
        following = unit_word(t, unit.end + 1)
        if following is None or RANK[following[1]] <= RANK[unit.level]:
            break
        outer = _named(t, following[0], following[1], following[2])
        if outer is None:
            break
        end = outer.end + 1 if t.word(unit.end) == "(" and t.word(outer.end) == ")" else outer.end
        unit = Unit(end, unit.level, unit.name, outer.province or unit.province)
    return unit


@lru_cache(maxsize=4_096)
def locality_of(text: str, on: str | None = None, *, communes: bool = True) -> str | None:
    """Province (or centrally run city) of a body's or place's name, where it can only be one.

    "Huyện ủy Hải Lăng" → "Quảng Trị", "Phan Thiết" → "Bình Thuận", "huyện Châu Thành" → None. A province named outright
    wins over what districts and communes say. `on`, an ISO date, gives the province of that day (Hải Lăng on 1985-01-01
    → "Bình Trị Thiên"); without it a district gives its province before July 2025, a commune that since then.
    `communes`: false before July 2025, for the register has none of the ten thousand that there were.
    """
    t = tokens(text)
    provinces, districts, in_communes = _mentioned(t)
    for level in (provinces, districts, in_communes if communes else []):
        found = {name for name in level if name}
        if level:
            return _on(found.pop(), on) if len(found) == 1 and len(set(level)) == 1 else None
    return None


@lru_cache(maxsize=4_096)
def lowest_named(text: str) -> str | None:
    """The district or commune that a body's name states first, folded; None where it states none."""
    t = tokens(text)
    found = (_cued(t, index) for index in range(len(t.words)))
    return next((folded(unit.name) for unit in found if unit and unit.name and unit.level != "province"), None)


def _mentioned(t: Tokens) -> tuple[list[str | None], list[str | None], list[str | None]]:
    found: dict[str, list[str | None]] = {"province": [], "district": [], "commune": []}
    index = 0
    while index < len(t.words):
        unit = _cued(t, index) or (_uncued(t, index) if t.capital(index) else None)
        if unit is None or unit.name is None:
            index += 1
            continue
        found[unit.level].append(unit.province)
        index = max(unit.end, index + 1)
    return found["province"], found["district"], found["commune"]


def _uncued(t: Tokens, index: int) -> Unit | None:
    """As `_bare`, but names of provinces that are gone only when alone: they also begin or end other names."""
    unit = _bare(t, index)
    if unit and unit.level == "province" and unit.province not in _provinces_of_2025():
        return unit if (index, unit.end) == (0, len(t.words)) else None
    return unit


def _cued(t: Tokens, index: int) -> Unit | None:
    """A unit named after its unit word or its committee."""
    for end, kinds in _committee_words().at(t.words, index):
        again = unit_word(t, end)
        return _named(t, again[0] if again else end, _level(kinds[0]), again[2] if again else kinds[0])
    first = unit_word(t, index)
    return _named(t, first[0], first[1], first[2]) if first else None


def _level(kind: str) -> str:
    return "province" if kind in ("tỉnh", "thành phố") else "district"


def _on(province: str, on: str | None) -> str:
    """The province that held this one's ground on a day."""
    if on is None:
        return province
    listed = table("localities")
    entry = next((p for p in listed["provinces"] if folded(p["name"]) == folded(province)), None)
    if entry is None:
        return province
    if on >= "2025-07-01":
        return str(entry["into"])
    if province == "Huế" and on < "2025-01-01":
        return _on("Thừa Thiên Huế", on)
    if on < str(entry.get("since", "")):
        for past in listed["former"]:
            if province in past["parts"] and str(past["since"]) <= on <= str(past["until"]):
                return str(past["name"])
    return province
