"""What a change of documents touches: where works and citations have to be decided again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from index.identity import Claim, partial_date
from index.resolve import Cited, Held


class Gone(NamedTuple):
    """A citation that was taken out: what it stated, and where it led."""

    bucket: str
    cited: Cited
    state: str
    target: int | None
    why: str | None


class Touched(NamedTuple):
    """Buckets in which documents came, went or changed; documents whose citations were written anew; citations gone."""

    held: frozenset[str] = frozenset()
    rids: frozenset[int] = frozenset()
    gone: tuple[Gone, ...] = ()


def together(several: Iterable[Touched]) -> Touched:
    """All of it as one."""
    found = Touched()
    for each in several:
        found = Touched(found.held | each.held, found.rids | each.rids, found.gone + each.gone)
    return found


def held(row: sqlite3.Row) -> Held:
    """A row of `records`."""
    date = partial_date(row["issued_on"], row["precision"]) if row["issued_on"] else None
    claim = Claim(row["kind"], row["number"], None, row["issuer"], row["locality"], row["term"], date, row["subject"])
    return Held(row["rid"], claim)


def cited(row: sqlite3.Row) -> Cited:
    """A row of `edges`."""
    return Cited(row["edge"], row["rid"], claim(row, row["title"]), row["cited_on"])


def claim(row: sqlite3.Row, title: str | None) -> Claim:
    """What a row of `edges` states, or one of `works` is known by, with its title."""
    fields = ("kind", "number", "name", "issuer", "locality", "term", "date")
    return Claim(*(row[name] for name in fields))._replace(title=title)
