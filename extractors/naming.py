"""Names in ALL CAPITALS, as letterheads and signatures print them, in normal case."""

from __future__ import annotations

import re
from functools import cache

from config.vocabulary import table
from extractors.lexicon import Tokens, body_trie, field_trie, party_of_trie, small_trie, surfaces, tokens
from extractors.places import province_at, unit_at, unit_word

_VOWEL = re.compile(r"[AEIOUYĂÂÊÔƠƯÀ-ỹ]", re.IGNORECASE)
# After these a purpose follows in small letters: Ban Chỉ đạo thực hiện Quy chế …
_PURPOSE = frozenset(
    ["thực", "về", "phòng", "xây", "triển", "bồi", "thẩm", "tư", "đánh", "xác", "theo", "kiểm", "giám", "điều", "vận", "xét", "rà", "xử", "tuyển", "thi", "định", "tổ", "quản", "sắp"]
)


@cache
def _capitals() -> frozenset[str]:
    """Abbreviations that stay in capitals: those listed, and every all-capital token of the bodies' short forms."""
    listed = set(table("bodies")["capitals"])
    for surface in surfaces():
        if surface.short:
            listed |= {word for word in re.findall(r"\w+", surface.text) if word.isupper() and len(word) > 1}
    return frozenset(listed - {"TU", "BAN", "CA", "UB", "TH", "VH", "CHI"})


def normal_name(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH" → "Ủy ban nhân dân tỉnh Quảng Ninh".

    Only words in ALL CAPITALS change; the placement of tones stays as printed. Proper names, the parts of offices' names that
    are always capitalised and known abbreviations keep their capitals.
    """
    tidy = " ".join(text.split()).strip(" *_-–—.,;:|")
    t = tokens(tidy)
    if not t.words:
        return tidy
    shouted = [_shouted(t.raw(i)) for i in range(len(t.words))]
    if not any(shouted):
        return tidy
    cased = _cased(t)
    out, last = [], 0
    for index, start in enumerate(t.starts):
        out.append(tidy[last:start])
        out.append(cased[index] if shouted[index] else t.raw(index))
        last = t.ends[index]
    return "".join(out) + tidy[last:]


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

    Modes: `plain` small letters; `name` a proper name goes on; `field` one capital starts a field of work; `purpose` likewise,
    but verbs stay small.
    """
    for end, found in party_of_trie().at(t.words, index):
        if index and t.word(index - 1) in ("ủy", "uỷ", "bộ", "đoàn"):
            return end, _pattern(found[0].name, end - index), "plain"
    for end, heads in body_trie().at(t.words, index):
        surface = next((s for s in heads if not s.short), heads[0])
        if end - index > 1 or index == 0 or surface.body.section not in ("open", "local", "unions"):
            return end, _pattern(surface.text, end - index), _mode(surface.body.takes)
    unit = unit_at(t, index, bare=False)
    word = unit_word(t, index)
    if unit and word:
        names = unit.end - word[0] if unit.name else 0
        return _unit_step(t, index, word[0], unit.end, bool(names))
    place = province_at(t, index)
    if place:
        return place[0], [t.word(i).isalnum() for i in range(index, place[0])], mode
    return _other(t, index, mode)


def _mode(takes: str) -> str:
    if takes in ("name", "place", "organ", "unit", "party-of", "committee"):
        return "name" if takes in ("name", "place", "party-of") else "plain"
    return takes if takes in ("field", "purpose") else "plain"


def _pattern(surface: str, length: int) -> list[bool]:
    known = tokens(surface)
    capitals = [known.capital(i) for i in range(len(known.words))]
    return (capitals + [False] * length)[:length]


def _unit_step(t: Tokens, index: int, word_end: int, end: int, named: bool) -> tuple[int, list[bool], str]:
    if not named:
        return word_end, [False] * (word_end - index), "plain"
    capitals = [False] * (word_end - index)
    position = word_end
    while position < end:
        inner = unit_word(t, position)
        if inner:
            capitals += [False] * (inner[0] - position)
            position = inner[0]
        else:
            capitals.append(t.word(position).isalnum())
            position += 1
    return end, capitals, "plain"


def _other(t: Tokens, index: int, mode: str) -> tuple[int, list[bool], str]:
    if not t.raw(index).isalnum():
        return index + 1, [False], "field" if mode == "after" and t.word(index) in ("-", ",", "&") else mode
    if mode == "plain":
        return index + 1, [False], "plain"
    fields = field_trie().at(t.words, index)
    small = small_trie().at(t.words, index)
    if mode == "purpose" and t.word(index) in _PURPOSE:
        return index + 1, [False], "plain"
    if small and not (fields and fields[0][0] > small[0][0]):
        end = small[0][0]
        follow = (
            "field" if mode in ("after", "field") and t.word(index) == "và" and field_trie().at(t.words, end) else mode
        )
        return end, [False] * (end - index), follow
    if fields and mode in ("name", "field"):
        end, names = fields[0]
        return end, _pattern(names[0], end - index), "name" if mode == "name" else "after"
    return (
        index + 1,
        [mode in ("name", "field", "purpose")],
        "name" if mode == "name" else "after" if mode == "field" else "plain",
    )
