"""Bodies in running text and letterheads, and the vocabulary look-ups that go with them.

`bodies_in` reads names by a small grammar over the tables: [office] [organ] head [complement], as in "Giám đốc Sở Y tế tỉnh
Quảng Trị" or "Ban Thường vụ Huyện ủy Hải Lăng". Heads come from config/tables/bodies.yaml, complements are read by rule.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from config.vocabulary import table
from extractors.lexicon import (
    Body,
    Surface,
    Tokens,
    Trie,
    body_trie,
    field_trie,
    group_trie,
    party_of_trie,
    small_trie,
    tokens,
)
from extractors.naming import normal_name
from extractors.places import Unit, locality_of, unit_at, unit_word
from extractors.symbols import symbol_bodies, symbol_body

__all__ = ["BodyMention", "bodies_in", "locality_of", "normal_name", "symbol_bodies", "symbol_body"]


class BodyMention(NamedTuple):
    """A body named in a text, office-holder included ("Bộ trưởng Bộ Công Thương").

    `start:end` half-open in the text; `name` in full and in normal case, abbreviations of the head spelled out; `level`
    central, province, district, commune or organisation; `locality` the province where the name itself gives it away;
    `role` the office where one is named; `head` the table's name of the body ("Ủy ban nhân dân"); `plural` for groups.
    """

    start: int
    end: int
    name: str
    level: str
    locality: str | None
    role: str | None = None
    head: str = ""
    plural: bool = False


class _Found(NamedTuple):
    end: int
    name: str
    level: str
    locality: str | None
    head: str
    section: str
    plural: bool = False


# Heads that say nothing alone: they need what follows them.
_NEEDS_MORE = frozenset({"Thường trực", "Báo", "Thuế", "Quân khu", "Quân đoàn", "Bộ Tư lệnh", "Hội nghị Trung ương"})
_WORK_FOR = frozenset({"party_organs", "party_committees", "party_agencies", "unions", "open"})
_STOPS = frozenset({"ministries", "departments", "local", "party_committees", "state_central", "party_central"})


def bodies_in(text: str, start: int = 0, end: int | None = None) -> list[BodyMention]:
    """Bodies named in `text[start:end]`, in order and without overlap, the longest reading of each."""
    t = tokens(text, start, end)
    found: list[BodyMention] = []
    index = 0
    while index < len(t.words):
        mention = _mention(t, index) if _may_begin(t.words[index]) else None
        if mention is None:
            index += 1
            continue
        last, body = mention
        found.append(body)
        index = last
    return found


@cache
def _roles() -> Trie[str]:
    trie: Trie[str] = Trie()
    for role in table("roles")["positions"]:
        for text in (role["name"], *(form for form in role.get("also", ()) if len(form.split()) > 1)):
            trie.add(text, role["name"])
    for text in ("Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh", "Quyền"):
        trie.add(text, text)
    return trie


@cache
def _may_begin(word: str) -> bool:
    return word == "các" or any(trie.begins(word) for trie in (body_trie(), group_trie(), _roles()))


def _mention(t: Tokens, index: int) -> tuple[int, BodyMention] | None:
    best: tuple[int, _Found, str | None] | None = None
    for after, names in _roles().at(t.words, index):
        body = _core(t, after)
        if body and not body.plural:
            best = (after, body, names[0])
            break
    plain = _core(t, index) or _group(t, index)
    if plain and (best is None or plain.end >= best[1].end):
        best = (index, plain, None)
    if best is None:
        return None
    _, body, role = best
    name = f"{role} {body.name}" if role else body.name
    mention = BodyMention(
        t.starts[index], t.ends[body.end - 1], name, body.level, body.locality, role, body.head, body.plural
    )
    return body.end, mention


def _core(t: Tokens, index: int, depth: int = 0) -> _Found | None:
    """The body whose head begins at a token."""
    for after, heads in body_trie().at(t.words, index):
        found = [
            f for s in heads if _printed(t, index, after, s) for f in [_complete(t, index, after, s.body, depth)] if f
        ]
        if found:
            return max(found, key=lambda f: f.end)
    return None


def _printed(t: Tokens, index: int, after: int, surface: Surface) -> bool:
    """Whether the capitals fit: a proper name begins with one, an abbreviation is one."""
    if t.word(after) in surface.body.not_before:
        return False
    if surface.short:
        return any(len(raw) > 1 and raw.isupper() for raw in (t.raw(i) for i in range(index, after)))
    return surface.body.lower or t.capital(index)


def _complete(t: Tokens, index: int, after: int, body: Body, depth: int) -> _Found | None:
    """Head and complement."""
    single = after - index == 1
    unit: Unit | None = None
    inner: _Found | None = None
    end = after
    takes = body.takes
    if takes in ("unit", "place", "unit-or-region", "party-of", "council"):
        end, unit, inner = _belonging(t, after, body, depth)
    elif takes in ("organ", "committee"):
        inner = _under(t, after, depth)
        if inner is None and takes == "organ":
            unit = unit_at(t, after, bare=False) if body.name.startswith("Ban") else None
    elif takes in ("field", "name", "purpose"):
        end = _tail(t, after, takes)
        if single and end == after and not (takes == "field" and body.name == "Văn phòng"):
            return None
        unit = unit_at(t, end, bare=False)
        if unit is None and depth < 3:
            inner = _served(t, end, depth)
    elif takes in ("number", "ordinal", "region"):
        end = _ordinal(t, after)
        unit = unit_at(t, end + (t.word(end) == "tại")) if takes == "region" else None
    end = max(end, unit.end if unit else 0, inner.end if inner else 0)
    if end == after and (body.name in _NEEDS_MORE or (single and after - index == 1 and len(t.raw(index)) <= 2)):
        return None
    return _found(t, after, end, body, unit, inner)


def _found(t: Tokens, after: int, end: int, body: Body, unit: Unit | None, inner: _Found | None) -> _Found:
    rest = t.slice(after, end)
    if inner and inner.end == end:
        start = next(i for i in range(after, end + 1) if i == end or _core_name(t, i, inner))
        rest = " ".join(filter(None, (normal_name(t.slice(after, start)), inner.name)))
    else:
        rest = _complement(rest)
    level = unit.level if unit else inner.level if inner and body.section in _WORK_FOR else body.level
    if body.level == "central" or (body.level in ("province", "district") and not (unit and unit.name)):
        level = body.level
    locality = unit.province if unit and unit.province else inner.locality if inner else _in_tail(t, after, end)
    return _Found(end, f"{body.name} {rest}".strip(), level, locality, body.name, body.section, False)


def _core_name(t: Tokens, index: int, inner: _Found) -> bool:
    found = _core(t, index, 3) or _group(t, index)
    return found is not None and found.end == inner.end and found.head == inner.head


def _complement(rest: str) -> str:
    """What follows the head, in normal case; the head is gone, so its own first letter must not be raised."""
    if not rest:
        return ""
    normal = normal_name(f"Cấp {rest}")
    return normal.split(" ", 1)[1] if " " in normal else normal


def _in_tail(t: Tokens, after: int, end: int) -> str | None:
    return locality_of(t.slice(after, end)) if end > after else None


def _belonging(t: Tokens, after: int, body: Body, depth: int) -> tuple[int, Unit | None, _Found | None]:
    """Unit, region or body that a local body belongs to."""
    if body.takes == "council":
        start = after + (t.word(after) == "của")
        inner = _core(t, start, depth + 1)
        return after, None, inner if inner and inner.head == "Hội đồng nhân dân" else None
    if body.takes == "party-of":
        for end, found in party_of_trie().at(t.words, after):
            if t.capital(after) or found[0].name.startswith(("trực thuộc", "cơ sở", "các")):
                return end, unit_at(t, end), None
    if body.takes == "unit-or-region" and t.word(after) == "khu":
        end = _ordinal(t, after)
        if end > after:
            joined = end + 1 if t.word(end) == "-" else end
            unit = unit_at(t, joined)
            return end, unit, None
    unit = unit_at(t, after)
    if unit is None and depth < 3 and (body.section in _WORK_FOR or body.name == "Thanh tra"):
        return after, None, _served(t, after, depth)
    return after, unit, None


def _served(t: Tokens, index: int, depth: int) -> _Found | None:
    """The body that an office, union or Party organisation named just before belongs to."""
    found = (
        _core(t, index, depth + 1) if t.capital(index) or t.word(index) in ("tỉnh", "huyện", "thành", "sở") else None
    )
    return found if found and found.section in _STOPS | {"open", "agencies", "unions", "unions_central"} else None


def _under(t: Tokens, index: int, depth: int) -> _Found | None:
    """The committee, council or union an organ or agency belongs to."""
    found = _core(t, index, depth + 1) if depth < 3 else None
    wanted = ("party_committees", "unions", "unions_central", "party_of")
    if found and (found.section in wanted or found.head in ("Hội đồng nhân dân", "Công an", "Ban Chỉ đạo")):
        return found
    group = _group(t, index)
    return group if group and "ủy" in group.name else None


def _tail(t: Tokens, index: int, takes: str) -> int:
    """End of the field, proper name or purpose that goes on after an open head."""
    start = index
    if takes == "purpose" and t.word(index) in ("về", "thực") and not t.capital(index):
        index += 2 if t.word(index) == "thực" else 1
    first = index
    while index < len(t.words) and index - first < 12:
        end = _tail_step(t, index, index == first, takes)
        if end == index:
            break
        index = end
    return index if index > first else start


def _tail_step(t: Tokens, index: int, first: bool, takes: str) -> int:
    if t.words[index] == "\n" or (unit_word(t, index) and not first):
        return index
    if not first and _begins_other(t, index):
        return index
    fields = field_trie().at(t.words, index)
    if fields and (t.capital(index) or not first):
        return fields[0][0]
    if t.capital(index) and t.raw(index).isalnum():
        return index + 1
    small = small_trie().at(t.words, index)
    if takes == "name" and small and small[0][0] - index > 1 and t.raw(index).isalpha():
        return small[0][0]
    joint = t.words[index] in ("-", "&", "và", "/") or (
        t.words[index] == "." and t.ends[index] - t.starts[index - 1] < 5
    )
    if t.words[index] == "," and not first:
        listed = field_trie().at(t.words, index + 1)
        joint = bool(listed) and t.word(listed[0][0]) == "và" and not _begins_other(t, index + 1)
    follows = index + 1 < len(t.words) and (t.capital(index + 1) or bool(field_trie().at(t.words, index + 1)))
    if joint and not first and follows and not _begins_other(t, index + 1) and not unit_word(t, index + 1):
        return index + 1
    return index


def _begins_other(t: Tokens, index: int) -> bool:
    """Whether another body of its own begins at a token."""
    heads = body_trie().at(t.words, index)
    return any(end - index > 1 and s.body.section in _STOPS and t.capital(index) for end, found in heads for s in found)


def _ordinal(t: Tokens, index: int) -> int:
    """ "khu vực I", "4", "lần thứ sáu", "6 khóa XII"."""
    for lead in (("khu", "vực"), ("lần", "thứ"), ("số",)):
        if t.words[index : index + len(lead)] == lead:
            index += len(lead)
            return index + 1 if index < len(t.words) and t.raw(index).isalnum() else index
    word = t.raw(index) if index < len(t.words) else ""
    return index + 1 if word.isdigit() or (word and set(word) <= set("IVXLC")) else index


def _group(t: Tokens, index: int) -> _Found | None:
    """Bodies addressed together ("các sở, ban, ngành", "các huyện, thị, thành ủy")."""
    for after, groups in group_trie().at(t.words, index):
        plural = t.word(index) == "các"
        if not plural and after - index < 3:
            continue
        unit = unit_at(t, after)
        end = unit.end if unit else after
        locality = unit.province if unit else None
        return _Found(end, normal_name(t.slice(index, end)), groups[0].level, locality, groups[0].name, "groups", True)
    return None
