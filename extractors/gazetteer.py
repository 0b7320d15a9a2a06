"""Bodies in running text and letterheads, and the vocabulary look-ups that go with them.

`bodies_in` reads [office] [organ] head [complement]: "Giám đốc Sở Y tế tỉnh Quảng Trị", "Ban Thường vụ Huyện ủy".
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from config.vocabulary import table
from extractors.body_grammar import Found, bare_at, body_at, group_at
from extractors.lexicon import Tokens, Trie, body_trie, department_fields, folded, group_trie, tokens
from extractors.naming import normal_name
from extractors.places import locality_of
from extractors.symbols import symbol_bodies, symbol_body

__all__ = ["BodyMention", "bodies_in", "body_first", "locality_of", "normal_name", "symbol_bodies", "symbol_body"]


class BodyMention(NamedTuple):
    """A body named in a text, office-holder included ("Bộ trưởng Bộ Công Thương").

    `start:end` half-open in the text; `name` in full and in normal case, abbreviations of the head spelled out; `level`
    central, province, district, commune or organisation; `locality` the province where the name itself gives it away;
    `role` the office where one is named; `head` the body without its unit ("Ủy ban nhân dân"); `plural` for groups.
    """

    start: int
    end: int
    name: str
    level: str
    locality: str | None
    role: str | None = None
    head: str = ""
    plural: bool = False


# The first two tokens, as `extractors.lexicon` cuts them.
_OPENING = re.compile(r"[^\S\n]*(\w+|\n|[^\w\s])[^\S\n]*(\w+|\n|[^\w\s])?")
_STROKES = ("/", "-", "–")
_SYMBOL = re.compile(r"\S*\d\S*[/–-]|/\S*|[A-ZĐ][A-Za-zĐđ]{0,2}[/–-]")


def bodies_in(text: str, start: int = 0, end: int | None = None) -> list[BodyMention]:
    """Bodies named in `text[start:end]`, in order and without overlap, the longest reading of each."""
    t = tokens(text, start, end)
    found: list[BodyMention] = []
    openings, after = _openings(), 0
    for index, word in enumerate(t.words):
        second = openings.get(word)
        if second is None or index < after or not ("" in second or t.word(index + 1) in second):
            continue
        mention = _mention(t, index)
        if mention and not _in_symbol(text[max(0, t.starts[index] - 48) : t.starts[index]]):
            after = mention[0]
            found.append(mention[1])
    return found


def body_first(text: str, start: int, end: int) -> BodyMention | None:
    """The body named right where `text[start:end]` begins, blanks aside; None where its first word is another."""
    opening = _OPENING.match(text, start, end)
    second = _openings().get(folded(opening[1])) if opening else None
    if opening is None or second is None or not ("" in second or (opening[2] and folded(opening[2]) in second)):
        return None
    if _in_symbol(text[max(0, opening.start(1) - 48) : opening.start(1)]):
        return None
    mention = _mention(tokens(text, opening.start(1), end), 0)
    return mention[1] if mention else None


def _in_symbol(before: str) -> bool:
    """Whether what follows is the end of a number: VPCP in 12/TB-VPCP, UBND in "Số:   /QĐ-UBND"."""
    return before[-1:] in _STROKES and _SYMBOL.fullmatch(before.rsplit(maxsplit=1)[-1]) is not None


@cache
def _roles() -> Trie[tuple[str, bool]]:
    """Offices as printed → (normal form, whether it is an abbreviation)."""
    trie: Trie[tuple[str, bool]] = Trie()
    for role in table("roles")["positions"]:
        trie.add(role["name"], (role["name"], False))
        for form in role.get("also", ()):
            trie.add(form, (role["name"], form.split()[0].isupper()))
    for text in _HEADS_OF:
        trie.add(text, (text, False))
    return trie


@cache
def _openings() -> dict[str, set[str]]:
    """First words of all names, offices and groups with the words that may come second: a quick sieve."""
    merged: defaultdict[str, set[str]] = defaultdict(set)
    for openings in (body_trie().openings(), group_trie().openings(), _roles().openings()):
        for first, second in openings.items():
            merged[first] |= second
    merged["các"] |= set(merged)
    return dict(merged)


def _mention(t: Tokens, index: int) -> tuple[int, BodyMention] | None:
    """The longest reading at a token: a group, a list, or a body with or without "các" and an office before it."""
    many = index + (t.word(index) == "các")
    readings = [group_at(t, index), _listed(t, many), body_at(t, many)]
    plain = max(filter(None, readings), key=lambda found: found.end, default=None)
    if plain and plain.lone and many == index and _inside_name(t, index):
        plain = None
    held = _held(t, many)
    if held and (plain is None or held[0].end >= plain.end):
        body, role, name = held
    elif plain:
        body, role, name = plain, None, plain.name
    else:
        return None
    plural = body.plural or many > index
    if many > index:
        name = _with_many(name)
    span = t.starts[index], t.ends[body.end - 1]
    return body.end, BodyMention(*span, name, body.level, body.locality, role, body.head, plural)


# Offices whose second half is the name of the body they head: Trưởng Ban Tổ chức, Chánh Văn phòng.
_HEADS_OF = ("Trưởng", "Phó Trưởng", "Chánh", "Phó Chánh")
_FIRST_WORDS = {
    "Văn": "Văn phòng",
    "Ban": "ban",
    "Phòng": "phòng",
    "Thanh": "Thanh tra",
    "Tiểu": "tiểu ban",
    "Công": "Công an",
    "Đoàn": "đoàn",
}


def _inside_name(t: Tokens, index: int) -> bool:
    """Whether a one-word head stands within another word or name: MÔI TRƯỜNG NUÔI TRỒNG, Lê Trường Lưu."""
    if index == 0:
        return False
    before = t.raw(index - 1)
    shouted = len(before) > 1 and before.isupper() and t.raw(index).isupper()
    return shouted or (
        t.word(index) == "trường" and (before[:1].isupper() or before in ("xã", "huyện", "phường", "thôn"))
    )


def _with_many(name: str) -> str:
    return name if name.lower().startswith("các ") else f"các {name}"


def _held(t: Tokens, index: int) -> tuple[Found, str, str] | None:
    """A body, the office before it, both in words. Chánh Văn phòng UBND tỉnh heads the Văn phòng UBND, not the UBND."""
    best: tuple[Found, str, str] | None = None
    for after, names in _roles().at(t.words, index):
        role, short = names[0]
        heads_it = role in _HEADS_OF
        if (short and not t.raw(index).isupper()) or (best and not heads_it):
            continue
        body = _held_body(t, after, loose=heads_it)
        if body and (best is None or body.end >= best[0].end):
            office = f"{role} {_FIRST_WORDS.get(body.head.split()[0], '')}".strip() if heads_it else role
            best = body, office, f"{role} {body.name}"
    return best


def _held_body(t: Tokens, after: int, *, loose: bool) -> Found | None:
    many = after + (t.word(after) == "các")
    own = body_at(t, many, loose=loose) or (None if loose else bare_at(t, after))
    body = max(filter(None, [group_at(t, after), _listed(t, many), own]), key=lambda found: found.end, default=None)
    return body._replace(name=_with_many(body.name), plural=True) if body and many > after else body


def _listed(t: Tokens, index: int) -> Found | None:
    """Departments that share their head: "các Sở: Tài chính, Nội vụ và Y tế"."""
    head = t.word(index)
    fields = department_fields(head)
    if fields is None or (not t.capital(index) and t.word(index - 1) != "các"):
        return None
    position = index + 1 + (t.word(index + 1) == ":")
    end, count = index, 0
    while position < len(t.words) and t.capital(position):
        following = fields.at(t.words, position)
        if not following:
            break
        end, count = following[0][0], count + 1
        if t.word(end) not in (",", ";", "và"):
            break
        position = end + 1 + (t.word(end + 1) == "và")
    if count < 2:
        return None
    body = fields.at(t.words, index + 1 + (t.word(index + 1) == ":"))[0][1][0]
    return Found(end, t.slice(index, end), body.level, None, t.slice(index, index + 1), "departments", True)
