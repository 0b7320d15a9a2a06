"""Names in ALL CAPITALS, as letterheads and signatures print them, in normal case."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from config.vocabulary import table
from extractors.lexicon import (
    Tokens,
    Trie,
    body_trie,
    field_trie,
    folded,
    names_trie,
    party_of_trie,
    small_trie,
    surfaces,
    tokens,
)
from extractors.places import province_at, unit_at, unit_word
from pipeline.number import NUMBER

_VOWEL = re.compile(r"[AEIOUYĂÂÊÔƠƯĨŨÀ-ÝẠ-ỹ]", re.IGNORECASE)
# After these a purpose follows in small letters: Ban Chỉ đạo thực hiện Quy chế …
_PURPOSE = frozenset(
    {
        "thực",
        "về",
        "phòng",
        "xây",
        "triển",
        "bồi",
        "thẩm",
        "đánh",
        "xác",
        "theo",
        "xét",
        "rà",
        "xử",
        "tuyển",
        "sắp",
        "dự",
    }
)


@cache
def _capitals() -> frozenset[str]:
    """Abbreviations that stay in capitals: those listed, and every all-capital token of the bodies' short forms."""
    listed = set(table("bodies")["capitals"])
    for surface in surfaces():
        if surface.short:
            listed |= {word for word in re.findall(r"\w+", surface.text) if word.isupper() and len(word) > 1}
    return frozenset(listed - {"TU", "BAN", "CA", "UB", "TH", "VH", "CHI"})


@lru_cache(maxsize=4_096)
def normal_name(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH" → "Ủy ban nhân dân tỉnh Quảng Ninh".

    Only words in ALL CAPITALS change; the placement of tones stays as printed. Proper names, the parts of offices'
    names that are always capitalised, known abbreviations and document numbers keep their capitals.
    """
    tidy = " ".join(text.split()).strip(" *_-–—.,;:|")
    if not any(map(_shouted, re.findall(r"\w+", tidy))):
        return tidy
    t = tokens(tidy)
    numbers = [found.span() for found in NUMBER.finditer(tidy)]
    shouted = [
        _shouted(t.raw(i)) and not any(first <= t.starts[i] < last for first, last in numbers)
        for i in range(len(t.words))
    ]
    shouted = [loud and not _lone(t, shouted, i) for i, loud in enumerate(shouted)]
    cased = _cased(t)
    out, last = [], 0
    for index, (start, end) in enumerate(zip(t.starts, t.ends, strict=True)):
        out.append(tidy[last:start])
        out.append(cased[index] if shouted[index] else t.raw(index))
        last = end
    return "".join(out) + tidy[last:]


def _lone(t: Tokens, shouted: list[bool], index: int) -> bool:
    """A short all-capital word without diacritics among words in normal case is an abbreviation: Trung tâm IOC."""
    words = [i for i in range(len(t.words)) if t.raw(i).isalnum() and (i == index or t.raw(i) not in _capitals())]
    place = words.index(index)
    beside = [shouted[i] for i in words[max(0, place - 1) : place] + words[place + 1 : place + 2]]
    return len(t.words) > 1 and not any(beside) and t.raw(index).isascii() and len(t.raw(index)) < 6


def _shouted(word: str) -> bool:
    return word.isupper() and (len(word) > 1 or _VOWEL.match(word) is not None) and word not in _capitals()


def _cased(t: Tokens) -> list[str]:
    """Every token in normal case."""
    out = [t.raw(i) for i in range(len(t.words))]
    index, mode = 0, "plain"
    while index < len(t.words):
        end, pattern, mode = _step(t, index, mode)
        for offset, capital in enumerate(pattern):
            raw = t.raw(index + offset)
            out[index + offset] = _case(raw, capital or (index + offset == 0))
        index = end
    return out


def _case(raw: str, capital: bool) -> str:
    if raw in _capitals() or (len(raw) > 1 and not _VOWEL.search(raw)):
        return raw
    low = raw.lower()
    return low[:1].upper() + low[1:] if capital else low


def _step(t: Tokens, index: int, mode: str) -> tuple[int, list[bool], str]:
    """The next phrase: (index after it, capital of each token, mode after it).

    Modes: `plain` small letters; `name` a proper name goes on; `field` one capital starts a field of work, `after` one
    is over; `purpose` as field, but verbs stay small; `body` a body's head must follow.
    """
    head = _chief_step(t, index) or _head_step(t, index, mode) or _unit_step(t, index, mode)
    if head:
        return head
    for end, names in _proper_trie().at(t.words, index):
        return end, _pattern(names[0], end - index), mode
    place = province_at(t, index)
    if place:
        return place[0], [t.word(i).isalnum() for i in range(index, place[0])], mode
    return _other(t, index, mode)


def _chief_step(t: Tokens, index: int) -> tuple[int, list[bool], str] | None:
    """BỘ TRƯỞNG, VIỆN TRƯỞNG: offices whose first word would be taken for the body that they head."""
    for end, names in _chief_trie().at(t.words, index):
        return end, _pattern(names[0], end - index), "body"
    return None


def _head_step(t: Tokens, index: int, mode: str) -> tuple[int, list[bool], str] | None:
    if index and t.word(index - 1) in _PARTY_HEADS:
        for end, found in party_of_trie().at(t.words, index):
            return end, _pattern(found[0].name, end - index), "plain"
    for end, kinds in _kind_trie().at(t.words, index):
        if t.word(end) == "số":
            return end, _pattern(kinds[0], end - index), mode
    for end, heads in body_trie().at(t.words, index):
        surface = next((s for s in heads if not s.short), heads[0])
        lone = end - index == 1 and surface.body.section in ("open", "local", "unions")
        if not lone or index == 0 or mode == "body":
            committee = surface.body.section == "party_committees"
            mode = "name" if committee else _MODES.get(surface.body.takes, "plain")
            return end, _pattern(surface.text, end - index), mode
    return None


_PARTY_HEADS = frozenset({folded("ủy"), "bộ", "đoàn", "đảng"})
_MODES = {"name": "name", "place": "name", "party-of": "name", "field": "field", "purpose": "purpose", "organ": "body"}
_MODES |= {"unit": "unit", "unit-or-region": "unit"}


@cache
def _kind_trie() -> Trie[str]:
    return names_trie(kind["name"] for kind in table("kinds")["kinds"])


@cache
def _chief_trie() -> Trie[str]:
    names = (role["name"] for role in table("roles")["positions"])
    return names_trie(name for name in names if name.endswith("trưởng"))


@cache
def _proper_trie() -> Trie[str]:
    return names_trie(table("bodies")["proper"])


def _pattern(surface: str, length: int) -> list[bool]:
    """Which of `length` tokens begin with a capital in the spelling of the table."""
    known = tokens(surface)
    capitals = [known.capital(i) for i in range(len(known.words))]
    return (capitals + [False] * length)[:length]


def _unit_step(t: Tokens, index: int, mode: str) -> tuple[int, list[bool], str] | None:
    word = unit_word(t, index)
    unit = unit_at(t, index, bare=mode in ("unit", "name"))
    if unit is None or (word is None and unit.name is None):
        return None
    if word and unit.name is None:
        # A province that no table knows is a name all the same (or a known one that was misread).
        named = t.word(index) == "tỉnh" and t.word(word[0]).isalpha()
        return word[0], [False] * (word[0] - index), "name" if named else "plain"
    capitals: list[bool] = []
    position = index
    while position < unit.end:
        inner = unit_word(t, position)
        after = inner[0] if inner else position + 1
        capitals += [not inner and t.word(position).isalnum()] * (after - position)
        position = after
    # Of all cities one has its rank as part of its name.
    capitals[0] |= t.words[index : index + 5] == ("thành", "phố", "hồ", "chí", "minh")
    return unit.end, capitals, mode if word is None else "plain"


def _other(t: Tokens, index: int, mode: str) -> tuple[int, list[bool], str]:
    """A word outside the tables of bodies and places."""
    if not t.raw(index).isalnum():
        return index + 1, [False], "field" if mode == "after" and t.word(index) in ("-", ",", "&") else mode
    if t.words[max(0, index - 2) : index] == ("khu", "vực"):
        return index + 1, [True], "name"
    if mode in ("plain", "body", "unit"):
        return index + 1, [False], "plain"
    fields = field_trie().at(t.words, index)
    small = small_trie().at(t.words, index)
    if mode == "purpose" and t.word(index) in _PURPOSE:
        return index + 1, [False], "plain"
    if small and not (fields and fields[0][0] > small[0][0]):
        end = small[0][0]
        again = mode == "after" and t.word(index) == "và" and bool(field_trie().at(t.words, end))
        following = "field" if again else "plain" if mode == "purpose" else mode
        return end, [False] * (end - index), following
    if fields and mode in ("name", "field", "purpose"):
        end, names = fields[0]
        return end, _pattern(names[0], end - index), "name" if mode == "name" else "after"
    following = {"name": "name", "field": "after"}.get(mode, "plain")
    return index + 1, [mode in ("name", "field", "purpose")], following
