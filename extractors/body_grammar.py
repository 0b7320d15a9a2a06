"""The grammar of a body's name: [organ] head [complement].

A head is an entry of config/tables/bodies.yaml; what may follow it is its `takes`: a unit ("tỉnh Quảng Trị"), a
committee ("Tỉnh ủy"), a field, a proper name or a purpose that runs on in capitals, or another body it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractors.lexicon import Body, Surface, Tokens, body_trie, field_trie, group_trie, party_of_trie, small_trie
from extractors.naming import normal_name
from extractors.places import Unit, locality_of, unit_at, unit_word

# Heads that say nothing alone.
_NEEDS_MORE = frozenset(
    {
        "Thường trực",
        "Báo",
        "Thuế",
        "Quân khu",
        "Quân đoàn",
        "Bộ Tư lệnh",
        "Hội nghị Trung ương",
        "Cơ quan",
        "Cảng vụ Hàng hải",
    }
)
_WORK_FOR = frozenset({"party_organs", "party_committees", "party_agencies", "unions", "open"})
_STOPS = frozenset({"ministries", "departments", "local", "party_committees", "state_central", "party_central"})
_SERVED = _STOPS | {"open", "agencies", "unions", "unions_central"}
_COMMITTEES = frozenset({"party_committees", "unions", "unions_central"})
# Heads other than committees and unions that have a Thường trực, Ban Thường vụ or Ban Chấp hành.
_HAVE_ORGANS = frozenset({"Hội đồng nhân dân", "Ban Chỉ đạo", "Hội đồng Thi đua - Khen thưởng Trung ương"})
# Said alone of the body that the document is of.
_BARE = frozenset({"sở", "bộ", "cục", "ban", "tỉnh", "trường", "viện", "phòng", "ngành", "huyện"})
_DEEP = 3


class Found(NamedTuple):
    """A body read from tokens up to `end`: its full name, what it is, and where that shows, its province."""

    end: int
    name: str
    level: str
    locality: str | None
    head: str
    section: str
    plural: bool = False


class _Complement(NamedTuple):
    end: int
    unit: Unit | None = None
    inner: Found | None = None
    inner_at: int = 0


def body_at(t: Tokens, index: int, depth: int = 0, *, loose: bool = False) -> Found | None:
    """The body whose head begins at a token. `loose`: also when printed without a capital (after "Trưởng")."""
    for after, heads in body_trie().at(t.words, index):
        readings = [_read(t, index, after, s.body, depth) for s in heads if _printed(t, index, after, s, loose)]
        found = [reading for reading in readings if reading]
        if found:
            return max(found, key=lambda reading: reading.end)
    return None


def group_at(t: Tokens, index: int) -> Found | None:
    """Bodies addressed together: "các sở, ban, ngành cấp tỉnh", "các huyện, thị, thành ủy"."""
    for after, groups in group_trie().at(t.words, index):
        if t.word(index) != "các" and after - index < 3:
            continue
        under = _belonging(t, after)
        unit = unit_at(t, after)
        end = under.end if under else unit.end if unit else after
        locality = unit.province if unit else under.locality if under else None
        return Found(end, normal_name(t.slice(index, end)), groups[0].level, locality, groups[0].name, "groups", True)
    return None


def bare_at(t: Tokens, index: int) -> Found | None:
    """ "Sở", "Bộ" alone, for the one that the document is of: only said after an office ("Giám đốc Sở")."""
    word = t.word(index)
    if word not in _BARE or not t.capital(index) or t.capital(index + 1):
        return None
    level = {"bộ": "central", "sở": "province", "tỉnh": "province"}.get(word, "organisation")
    return Found(index + 1, t.raw(index), level, None, t.raw(index), "bare")


def _belonging(t: Tokens, after: int) -> Found | None:
    """What a group is "(trực) thuộc" of."""
    if t.word(after) == "trực":
        after += 1
    if t.word(after) == "thuộc":
        after += 1
    elif t.word(after - 1) != "thuộc":
        return None
    return body_at(t, after, _DEEP) or bare_at(t, after)


def _printed(t: Tokens, index: int, after: int, surface: Surface, loose: bool) -> bool:
    """Whether the capitals fit: a proper name begins with one, an abbreviation consists of them."""
    if t.word(after) in surface.body.not_before:
        return False
    if surface.short:
        return any(sum(map(str.isupper, t.raw(i))) > 1 for i in range(index, after))
    return loose or surface.body.lower or t.capital(index)


def _read(t: Tokens, index: int, after: int, body: Body, depth: int) -> Found | None:
    """Head and complement together, None where the head needs a complement and has none."""
    short = after - index == 1 and len(t.raw(index)) <= 2
    complement = _complement(t, after, body, depth)
    needs = body.name in _NEEDS_MORE or (body.section == "open" and body.takes in ("field", "name"))
    single = " " not in body.name
    needs = (needs or (single and body.section in ("unions", "open"))) and body.name != "Văn phòng"
    if complement.end == after and (needs or short):
        return None
    return _found(t, after, body, complement)


def _complement(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    return _READERS[body.takes](t, after, body, depth)


def _of_nothing(_t: Tokens, after: int, _body: Body, _depth: int) -> _Complement:
    return _Complement(after)


def _of_council(t: Tokens, after: int, _body: Body, depth: int) -> _Complement:
    start = after + (t.word(after) == "của")
    inner = body_at(t, start, depth + 1)
    return _with(after, inner if inner and inner.head == "Hội đồng nhân dân" else None, start)


def _of_number(t: Tokens, after: int, body: Body, _depth: int) -> _Complement:
    end = _ordinal(t, after)
    unit = unit_at(t, end + (t.word(end) == "tại")) if body.takes == "region" else None
    return _Complement(max(end, unit.end if unit else 0), unit)


def _with(after: int, inner: Found | None, start: int) -> _Complement:
    return _Complement(inner.end, None, inner, start) if inner else _Complement(after)


def _of_unit(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    if body.takes == "unit-or-region" and t.word(after) == "khu":
        end = _ordinal(t, after)
        if end > after:
            joined = end + (t.word(end) == "-")
            unit = unit_at(t, joined)
            return _Complement(unit.end if unit else end, unit)
    unit = unit_at(t, after)
    if unit is None and (body.section in _WORK_FOR or body.name == "Thanh tra"):
        return _with(after, _served(t, after, depth) or bare_at(t, after), after)
    return _Complement(unit.end if unit else after, unit)


def _of_party(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    for end, found in party_of_trie().at(t.words, after):
        if t.capital(after) or found[0].name.startswith(("trực thuộc", "cơ sở", "các")):
            under = body_at(t, end, depth + 1) if found[0].takes == "committee" else None
            unit = None if under else unit_at(t, end)
            return _Complement(unit.end if unit else under.end if under else end, unit, under, end)
    return _of_unit(t, after, body, depth)


def _of_committee(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    found = body_at(t, after, depth + 1) if depth < _DEEP else None
    if found and (found.section in _COMMITTEES or found.head in _HAVE_ORGANS):
        return _with(after, found, after)
    group = group_at(t, after)
    if group and "ủy" in group.head:
        return _with(after, group, after)
    unit = unit_at(t, after, bare=False) if body.takes == "organ" else None
    return _Complement(unit.end if unit else after, unit)


def _of_tail(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    end = _tail(t, after, body.takes)
    at = t.word(end) == "tại" and end > after
    unit = unit_at(t, end + at, bare=at)
    if unit is None:
        inner = _served(t, end, depth) or bare_at(t, end)
        return _Complement(inner.end, None, inner, end) if inner else _Complement(end)
    return _Complement(unit.end, unit)


_READERS: dict[str, Callable[[Tokens, int, Body, int], _Complement]] = {
    "": _of_nothing,
    "unit": _of_unit,
    "place": _of_unit,
    "unit-or-region": _of_unit,
    "party-of": _of_party,
    "organ": _of_committee,
    "committee": _of_committee,
    "field": _of_tail,
    "name": _of_tail,
    "purpose": _of_tail,
    "council": _of_council,
    "number": _of_number,
    "ordinal": _of_number,
    "region": _of_number,
}


def _served(t: Tokens, index: int, depth: int) -> Found | None:
    """The body that an office, union or Party organisation named just before belongs to."""
    if depth >= _DEEP or not (t.capital(index) or t.word(index) in ("tỉnh", "huyện", "thành", "sở")):
        return None
    found = body_at(t, index, depth + 1)
    return found if found and found.section in _SERVED else None


def _found(t: Tokens, after: int, body: Body, complement: _Complement) -> Found:
    end, unit, inner, inner_at = complement
    if inner:
        rest = " ".join(filter(None, (_rest(t.slice(after, inner_at)), inner.name)))
    else:
        rest = _rest(t.slice(after, end))
    level = body.level
    if level == "organisation" or (level != "central" and unit and unit.name):
        level = unit.level if unit else inner.level if inner and body.section in _WORK_FOR else level
    locality = unit.province if unit else inner.locality if inner else None
    if locality is None and unit is None and end > after:
        locality = locality_of(t.slice(after, end))
    return Found(end, f"{body.name} {rest}".strip(), level, locality, body.name, body.section)


def _rest(printed: str) -> str:
    """What follows the head, in normal case; it does not begin the name, so its first letter is not raised."""
    return normal_name(f"Cấp {printed}").removeprefix("Cấp").strip() if printed else ""


# ---- tails ----------------------------------------------------------------------------------------------------------


def _tail(t: Tokens, index: int, takes: str) -> int:
    """End of the field, proper name or purpose that goes on after an open head; `index` where nothing does."""
    first = index
    if takes == "purpose" and t.word(index) in ("về", "thực") and not t.capital(index):
        first += 2 if t.word(index) == "thực" else 1
    end = first
    while end < len(t.words) and end - first < 12:
        after = _tail_step(t, end, first, takes)
        if after == end:
            break
        end = after
    return end if end > first else index


def _tail_step(t: Tokens, index: int, first: int, takes: str) -> int:
    """One word, field or joint further, or `index` where the tail ends."""
    inside = index > first
    if inside and (unit_word(t, index) or _begins_other(t, index)):
        return index
    fields = field_trie().at(t.words, index)
    if fields and (t.capital(index) or inside):
        return fields[0][0]
    if t.capital(index) and t.raw(index).isalnum():
        return index + 1
    small = small_trie().at(t.words, index)
    if takes == "name" and small and small[0][0] - index > 1:
        return small[0][0]
    return index + 1 if inside and _joins(t, index) else index


def _joins(t: Tokens, index: int) -> bool:
    """Whether a dash, "và" or comma carries the tail on rather than beginning something else."""
    if unit_word(t, index + 1) or _begins_other(t, index + 1):
        return False
    follows = field_trie().at(t.words, index + 1)
    if t.words[index] == ",":
        return bool(follows) and t.word(follows[0][0]) == "và"
    abbreviated = t.words[index] == "." and t.spans[index][1] - t.spans[index - 1][0] < 5
    return (abbreviated or t.words[index] in ("-", "&", "và", "/")) and (bool(follows) or t.capital(index + 1))


def _begins_other(t: Tokens, index: int) -> bool:
    """Whether another body of its own begins at a token."""
    if not t.capital(index):
        return False
    heads = body_trie().at(t.words, index)
    return any(end - index > 1 and s.body.section in _STOPS for end, found in heads for s in found)


def _ordinal(t: Tokens, index: int) -> int:
    """Past "khu vực I", "4", "lần thứ sáu"; `index` where no such thing stands."""
    for lead in (("khu", "vực"), ("lần", "thứ"), ("số",)):
        after = index + len(lead)
        if t.words[index:after] == lead:
            return after + 1 if t.word(after).isalnum() else after
    word = t.raw(index) if index < len(t.words) else ""
    return index + 1 if word.isdigit() or (word and set(word) <= set("IVXLC")) else index
