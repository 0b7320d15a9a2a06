"""Words of a text as comparable tokens, tries of token sequences, and the tables of bodies in that form.

Tokens are words and single signs; blanks and form feeds do not count, a line break does ("\\n" ends a paragraph). Two
spellings of a word compare equal when they differ in case, tone placement or the kind of dash only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from config.vocabulary import table
from pipeline.viet import key

_TOKEN = re.compile(r"\w+|\n|[^\w\s]")
_TOKENS = re.compile(f"({_TOKEN.pattern})")
Value = TypeVar("Value")


class _Folded(dict[str, str]):
    """Words in comparison form, filled with every word it meets."""

    def __missing__(self, word: str) -> str:
        form = self[word] = key(word)
        return form


_FOLDED = _Folded({"\n": "\n", "&": "và", "’": "'", "‘": "'", "`": "'"})


def folded(word: str) -> str:
    """A single word or sign in comparison form; "&" is read as "và", apostrophes (Cư M’gar) as one sign."""
    return _FOLDED[word]


class Tokens:
    """Tokens of a text: comparison form, where each begins and ends in the text, the text itself."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, words: tuple[str, ...], starts: Sequence[int], ends: Sequence[int], text: str) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends
        self.text = text

    def raw(self, index: int) -> str:
        """A token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def slice(self, first: int, last: int) -> str:
        """Tokens first..last-1 as printed, blanks made single."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()) if last > first else ""

    def word(self, index: int) -> str:
        """A token in comparison form, "" beyond the end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether the token exists and begins with a capital or a figure."""
        first = self.text[self.starts[index]] if index < len(self.words) else ""
        return first.isupper() or first.isdigit()


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Tokens of `text[start:end]` with their places in `text`."""
    # Blanks and tokens by turns, so that the sums of their lengths are where the tokens begin and end.
    pieces = _TOKENS.split(text[start:end])
    bounds = list(accumulate(map(len, pieces), initial=start))
    return Tokens(tuple(map(_FOLDED.__getitem__, pieces[1::2])), bounds[1:-1:2], bounds[2::2], text)


class Trie(Generic[Value]):
    """Token sequences with what they stand for."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, text: str, value: Value) -> None:
        """Enter one spelling; several values may share it."""
        node = self._root
        for match in _TOKEN.finditer(text):
            node = node.setdefault(folded(match[0]), {})
        node.setdefault("", []).append(value)

    def openings(self) -> dict[str, set[str]]:
        """First tokens of all sequences with the second ones; "" among these where the first is one by itself."""
        return {first: set(node) for first, node in self._root.items()}

    def at(self, words: tuple[str, ...], index: int) -> list[tuple[int, list[Value]]]:
        """All sequences that begin at `index`, longest first: (index after them, values)."""
        found: list[tuple[int, list[Value]]] = []
        if index >= len(words) or words[index] not in self._root:
            return found
        node = self._root
        while index < len(words) and words[index] in node:
            node = node[words[index]]
            index += 1
            if "" in node:
                found.append((index, node[""]))
        return found[::-1]


class Body(NamedTuple):
    """An entry of config/tables/bodies.yaml, or one built from its parts (Ban Tổ chức Tỉnh ủy)."""

    name: str
    level: str
    tradition: str
    symbols: tuple[str, ...] = ()
    takes: str = ""
    lower: bool = False
    since: str | None = None
    until: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    section: str = ""


class Surface(NamedTuple):
    """One way of writing a body. `short`: an abbreviation, recognised by its capitals."""

    body: Body
    text: str
    short: bool = False


# Section of the table → level, tradition, what may follow, where the entry itself does not say.
_DEFAULTS = {
    "party_central": ("central", "party", ""),
    "party_organs": ("organisation", "party", "organ"),
    "party_committees": ("organisation", "party", "unit"),
    "party_agencies": ("organisation", "party", "committee"),
    "state_central": ("central", "state", ""),
    "ministries": ("central", "state", ""),
    "agencies": ("central", "state", ""),
    "unions_central": ("central", "union", ""),
    "unions": ("organisation", "union", "unit"),
    "local": ("organisation", "state", "unit"),
    "open": ("organisation", "state", "name"),
}


def _body(entry: dict[str, Any], section: str) -> Body:
    level, tradition, takes = _DEFAULTS.get(section, ("organisation", "party", "unit"))
    return Body(
        name=entry["name"],
        level=entry.get("level", level),
        tradition=entry.get("tradition", tradition),
        symbols=tuple(entry.get("symbols", ())),
        takes=entry.get("takes", takes),
        lower=bool(entry.get("lower", False)),
        since=_day(entry.get("since")),
        until=_day(entry.get("until")),
        predecessors=tuple(entry.get("predecessors", ())),
        successors=tuple(entry.get("successors", ())),
        not_before=frozenset(folded(word.split()[0]) for word in entry.get("not_before", ())),
        section=section,
    )


def _day(value: Any) -> str | None:
    # YAML reads an unquoted ISO date as a date.
    return str(value) if value else None


def _surfaces_of(entry: dict[str, Any], section: str) -> Iterator[Surface]:
    body = _body(entry, section)
    yield Surface(body, body.name)
    for text in entry.get("spellings", ()):
        yield Surface(body, text)
    for text in entry.get("abbreviations", ()):
        yield Surface(body, text, short=True)


def _departments() -> Iterator[Surface]:
    for group in table("bodies")["departments"]:
        for field in group["fields"]:
            entry = {**field, "name": f"{group['head']} {field['name']}"}
            entry.setdefault("level", group["level"])
            body = _body(
                entry | {"takes": group["takes"], "lower": group["head"] == "Sở", "tradition": "state"}, "departments"
            )
            yield Surface(body, body.name)
            for text in field.get("spellings", ()):
                yield Surface(body, f"{group['head']} {text}")
            for text in field.get("abbreviations", ()):
                yield Surface(body, f"{group['head']} {text}", short=True)


@cache
def surfaces() -> tuple[Surface, ...]:
    """Every way of writing every listed body."""
    listed = table("bodies")
    found = [s for section in _DEFAULTS for entry in listed[section] for s in _surfaces_of(entry, section)]
    return (*found, *_departments())


@cache
def department_fields(head: str) -> Trie[Body] | None:
    """What follows sở, bộ or phòng in lists under one head ("các Sở: Tài chính, Y tế"), None for other heads."""
    if head not in ("sở", "bộ", "phòng"):
        return None
    trie: Trie[Body] = Trie()
    for surface in surfaces():
        first, _, rest = surface.text.partition(" ")
        if surface.body.section in ("departments", "ministries") and folded(first) == head and rest:
            trie.add(rest, surface.body)
    return trie


@cache
def body_trie() -> Trie[Surface]:
    """Heads of bodies."""
    trie: Trie[Surface] = Trie()
    for surface in surfaces():
        trie.add(surface.text, surface)
    return trie


@cache
def party_of_trie() -> Trie[Body]:
    """What follows Đảng ủy and Đảng bộ outside the ladder of units: Khối các cơ quan, Quân sự …"""
    trie: Trie[Body] = Trie()
    for entry in table("bodies")["party_of"]:
        for surface in _surfaces_of(entry, "party_of"):
            trie.add(surface.text, surface.body)
    return trie


@cache
def group_trie() -> Trie[Body]:
    """Bodies addressed together: các sở, ban, ngành."""
    trie: Trie[Body] = Trie()
    for entry in table("bodies")["groups"]:
        body = _body({"tradition": "state", **entry}, "groups")
        for spelling in _joined_ways(entry["name"]):
            trie.add(spelling, body)
            trie.add(f"các {spelling}", body)
    return trie


def _joined_ways(name: str) -> set[str]:
    """ "sở, ban, ngành" is also written "sở, ban và ngành" and "sở - ban - ngành"."""
    head, _, last = name.rpartition(", ")
    return {name, name.replace(", ", " - "), f"{head} và {last}"} if head else {name}


def names_trie(names: Iterable[str]) -> Trie[str]:
    """Names that stand for themselves."""
    trie: Trie[str] = Trie()
    for name in names:
        trie.add(name, name)
    return trie


@cache
def field_trie() -> Trie[str]:
    """Fields of work as names of offices capitalise them."""
    return names_trie(table("bodies")["fields"])


@cache
def small_trie() -> Trie[str]:
    """Words that keep small letters inside names."""
    return names_trie(table("bodies")["small"])
