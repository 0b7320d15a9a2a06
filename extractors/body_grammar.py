"""The grammar of a body's name: [organ] head [complement].

A head is an entry of config/tables/bodies.yaml; what may follow it is its `takes`: a unit ("tỉnh Quảng Trị"), a
committee ("Tỉnh ủy"), a field, a proper name or a purpose that runs on in capitals, or another body it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractors.lexicon import Body, Surface, Tokens, body_trie, group_trie, party_of_trie
from extractors.name_tails import OWN_BODIES, ordinal_end, tail_end
from extractors.naming import normal_name
from extractors.places import Unit, locality_of, unit_at

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
        "Viễn thông",
        "Cảng vụ Hàng hải",
    }
)
_WORK_FOR = frozenset({"party_organs", "party_committees", "party_agencies", "unions", "open"})
_SERVED = OWN_BODIES | {"open", "agencies", "unions", "unions_central", "party_agencies"}
_COMMITTEES = frozenset({"party_committees", "unions", "unions_central"})
# Heads other than committees and unions that have a Thường trực, Ban Thường vụ or Ban Chấp hành.
_HAVE_ORGANS = frozenset({"Hội đồng nhân dân", "Ban Chỉ đạo", "Hội đồng Thi đua - Khen thưởng Trung ương"})
# Said alone of the body that the document is of.
_BARE = frozenset({"sở", "bộ", "cục", "ban", "tỉnh", "trường", "viện", "phòng", "ngành", "huyện"})
_DEEP = 3


class Found(NamedTuple):
    """A body read from tokens up to `end`: its full name, what it is, its province where that shows.

    `lone`: its head is one common word (Trường, Bộ, Ban), which may also be part of another word.
    """

    end: int
    name: str
    level: str
    locality: str | None
    head: str
    section: str
    plural: bool = False
    lone: bool = False


class _Complement(NamedTuple):
    """What follows a head: unit, or body from token `inner_at`, or words up to `end`; `level` where these tell it."""

    end: int
    unit: Unit | None = None
    inner: Found | None = None
    inner_at: int = 0
    level: str | None = None


def body_at(t: Tokens, index: int, depth: int = 0, *, loose: bool = False) -> Found | None:
    """The body whose head begins at a token. `loose`: also when printed without a capital (after "Trưởng")."""
    for after, heads in body_trie().at(t.words, index):
        readings = [_read(t, (index, after), s, depth) for s in heads if _printed(t, index, after, s, loose)]
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
    name = t.raw(index).capitalize()
    return Found(index + 1, name, level, None, name, "bare")


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


def _read(t: Tokens, head: tuple[int, int], surface: Surface, depth: int) -> Found | None:
    """Head (tokens from..to) and complement together, None where the head needs a complement and has none."""
    (index, after), body = head, surface.body
    short = after - index == 1 and len(t.raw(index)) <= 2
    complement = _complement(t, after, body, depth)
    needs = body.name in _NEEDS_MORE or (body.section == "open" and body.takes in ("field", "name"))
    single = " " not in body.name
    needs = (needs or (single and body.section in ("unions", "open"))) and body.name != "Văn phòng"
    if complement.end == after and (needs or short):
        return None
    return _found(t, head, surface, complement)


def _complement(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    return _READERS[body.takes](t, after, body, depth)


def _of_nothing(_t: Tokens, after: int, _body: Body, _depth: int) -> _Complement:
    return _Complement(after)


def _of_council(t: Tokens, after: int, _body: Body, depth: int) -> _Complement:
    start = after + (t.word(after) == "của")
    inner = body_at(t, start, depth + 1)
    return _with(after, inner if inner and inner.head == "Hội đồng nhân dân" else None, start)


def _of_number(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    end = ordinal_end(t, after)
    if body.takes == "ordinal":
        return _with(end, _served(t, end, depth), end)
    unit = unit_at(t, end + (t.word(end) in ("tại", "-"))) if body.takes == "region" else None
    return _Complement(max(end, unit.end if unit else 0), unit)


def _with(after: int, inner: Found | None, start: int) -> _Complement:
    return _Complement(inner.end, None, inner, start) if inner else _Complement(after)


def _of_unit(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    if ordinal_end(t, after) > after and t.word(after) == "khu":
        return _of_number(t, after, body._replace(takes="region"), depth)
    unit = unit_at(t, after)
    if unit is None and (body.section in _WORK_FOR or body.name == "Thanh tra"):
        return _with(after, _served(t, after, depth) or bare_at(t, after), after)
    return _Complement(unit.end if unit else after, unit)


def _of_party(t: Tokens, after: int, body: Body, depth: int) -> _Complement:
    for end, found in party_of_trie().at(t.words, after):
        if t.capital(after) or found[0].name.startswith(("trực thuộc", "cơ sở", "các")):
            under = body_at(t, end, depth + 1) if found[0].takes == "committee" else None
            unit = None if under else unit_at(t, end)
            last = unit.end if unit else under.end if under else end
            return _Complement(last, unit, under, end, None if unit else found[0].level)
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
    if ordinal_end(t, after) > after and t.word(after) == "khu":
        return _of_number(t, after, body._replace(takes="region"), depth)
    end = tail_end(t, after, body.takes)
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


def _found(t: Tokens, head: tuple[int, int], surface: Surface, complement: _Complement) -> Found:
    (index, after), body = head, surface.body
    end, unit, inner, inner_at, own_level = complement
    last = inner_at if inner else end
    normal = normal_name(t.slice(index, last))
    rest = normal[len(t.slice(index, after)) :].strip()
    # The table's name stands for its other spellings, except where these tell bodies apart (Công ty TNHH).
    name = surface.text if body.section == "open" and not surface.short else body.name
    full = " ".join(filter(None, (name, rest, inner.name if inner else "")))
    level = own_level or body.level
    # Agencies with branches (Kho bạc Nhà nước tỉnh) stand where their branch does.
    level = "organisation" if unit and body.section in ("agencies", "ministries") else level
    fixed = body.takes == "region" or (body.takes == "name" and body.section == "open")
    if not fixed and (level == "organisation" or (level != "central" and unit and unit.name)):
        level = unit.level if unit else inner.level if inner and body.section in _WORK_FOR else level
    locality = unit.province if unit else inner.locality if inner else None
    if locality is None and unit is None and end > after:
        locality = locality_of(t.slice(after, end))
    named = full if body.section == "open" else body.name
    lone = after - index == 1 and body.section in ("open", "unions", "local")
    return Found(end, full, level, locality, named, body.section, lone=lone)
