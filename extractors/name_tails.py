"""Where the open end of a body's name ends: the field, proper name or purpose that runs on after its head."""

from __future__ import annotations

from extractors.lexicon import Tokens, body_trie, field_trie, small_trie
from extractors.places import unit_word

# Sections whose bodies begin a name of their own and so end the one before.
OWN_BODIES = frozenset({"ministries", "departments", "local", "party_committees", "state_central", "party_central"})
_BEGIN_ANEW = OWN_BODIES | {"agencies", "unions", "unions_central", "party_agencies"}
_JOINTS = frozenset({"-", "và", ",", "/", "các"})
_COUNTED = frozenset({"nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"})


def tail_end(t: Tokens, index: int, takes: str) -> int:
    """End of the field, proper name or purpose that goes on after an open head; `index` where nothing does."""
    first = end = index
    if takes == "purpose" and not t.capital(index):
        return _purpose(t, index)
    while end < len(t.words) and end - first < 12:
        after = _tail_step(t, end, first, takes)
        if after == end:
            break
        end = after
    return end


def _purpose(t: Tokens, index: int) -> int:
    """Past "thực hiện Quy chế dân chủ ở cơ sở" when a unit follows it: only that shows where the purpose ends."""
    if t.word(index) not in ("về", "thực", "phòng", "xây", "triển"):
        return index
    for end in range(index + 1, min(index + 16, len(t.words))):
        if unit_word(t, end):
            return end
        if t.words[end] in ("\n", ";", ".", ":", "(", ")"):
            break
    return index


def _tail_step(t: Tokens, index: int, first: int, takes: str) -> int:
    """One word, field or joint further, or `index` where the tail ends."""
    inside = index > first
    if unit_word(t, index) or _begins_other(t, index):
        return index
    fields = field_trie().at(t.words, index)
    if fields and (t.capital(index) or (inside and t.words[index - 1] in _JOINTS)):
        return fields[0][0]
    if t.capital(index) and t.raw(index).isalnum():
        return index + 1
    small = small_trie().at(t.words, index)
    if takes != "purpose" and small and small[0][0] - index > 1:
        return small[0][0]
    return index + 1 if (inside or t.words[index] == "các") and _joins(t, index) else index


def _joins(t: Tokens, index: int) -> bool:
    """Whether a dash, "và" or comma carries the tail on rather than beginning something else."""
    if unit_word(t, index + 1) or _begins_other(t, index + 1):
        return False
    follows = field_trie().at(t.words, index + 1)
    if t.words[index] == ",":
        return bool(follows) and t.word(follows[0][0]) == "và"
    abbreviated = t.words[index] == "." and t.ends[index] - t.starts[index - 1] < 5
    return (abbreviated or t.words[index] in ("-", "&", "và", "/", "các")) and (bool(follows) or t.capital(index + 1))


def _begins_other(t: Tokens, index: int) -> bool:
    """Whether another body of its own begins at a token."""
    if not t.capital(index):
        return False
    heads = body_trie().at(t.words, index)
    return any(end - index > 1 and s.body.section in _BEGIN_ANEW for end, found in heads for s in found)


def ordinal_end(t: Tokens, index: int) -> int:
    """Past "khu vực I", "4", "lần thứ sáu"; `index` where no such thing stands."""
    if t.word(index) in _COUNTED and t.words[max(0, index - 2) : index] == ("lần", "thứ"):
        return index + 1
    for lead in (("khu", "vực"), ("lần", "thứ"), ("số",)):
        after = index + len(lead)
        if t.words[index:after] == lead:
            return after + 1 if t.word(after).isalnum() else after
    word = t.raw(index) if index < len(t.words) else ""
    return index + 1 if word.isdigit() or (word and set(word) <= set("IVXLC")) else index
