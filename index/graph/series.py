"""Series of numbers: all that one body issued of one kind in a year or a term, in the order of their numbers."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from index import levels
from index.bodies import alike_key
from index.catalogue import Catalogue
from index.forms import parts
from index.symbols import is_central_party, is_local
from pipeline.viet import fold

# A committee's numbers begin anew after its congress, every five years; which day that was is seen by their fall.
_LONGEST_TERM = 6
_FALL = 2
# A number given twice within so many years is a slip.
_SOON = 1
# How Party numbers are printed: 88-KH/TU; the State's have a slash before the kind.
_PARTY = re.compile(r"\d+[a-z]?-", re.IGNORECASE)


class Held(NamedTuple):
    """A held document in its series."""

    digits: int
    number: str
    date: str
    id: str
    issuer: str
    locality: str
    kind: str


class Series(NamedTuple):
    """Documents of one kind, body and period: a year, years from–to, or a term of the Central Committee."""

    kind: str
    body: str
    period: str
    documents: tuple[Held, ...]

    @property
    def first(self) -> Held:
        return self.documents[0]

    @property
    def by_year(self) -> bool:
        """Is its period one of years, rather than a term?"""
        return self.period[:4].isdigit()

    def holds(self, date: str | None) -> bool:
        """Can a document of this date, or of none, belong here?"""
        if not date or not self.by_year:
            return True
        low, _, high = self.period.partition("–")
        return low <= date[:4] <= (high or low)


def series(catalogue: Catalogue) -> Iterator[Series]:
    """All series of the archive, by place, body and period."""
    rows = catalogue.all(
        """SELECT number_kind, number_body, digits, number, issued_on, id, kind, term, coalesce(issuer, '') AS issuer,
                  coalesce(locality, '') AS locality
           FROM records WHERE digits IS NOT NULL AND issued_on IS NOT NULL"""
    )
    bodies: dict[tuple[str, ...], list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        bodies[_body(row)].append(row)
    for body in sorted(bodies):
        for period, group in _periods(bodies[body]):
            documents = sorted(_held(row) for row in group)
            yield Series(group[0]["number_kind"], group[0]["number_body"], period, tuple(documents))


def key_of(number: str, issuer: str | None, locality: str | None) -> tuple[str, ...] | None:
    """What a series is known by, of a work that is only cited; None for a number that cannot be taken apart."""
    found = parts(number)
    if found is None:
        return None
    return (fold(locality or ""), found.kind or "", found.body or "", _named(number, issuer or ""))


def digits_of(number: str) -> int:
    """The running number."""
    found = parts(number)
    return found.digits if found else 0


def key(documents: Series) -> tuple[str, ...]:
    """The same of a series."""
    first = documents.first
    return (fold(first.locality), documents.kind, documents.body, _named(first.number, first.issuer))


def _body(row: sqlite3.Row) -> tuple[str, ...]:
    return (
        fold(row["locality"]),
        row["number_kind"] or "",
        row["number_body"] or "",
        _named(row["number"], row["issuer"]),
    )


def _named(number: str, issuer: str) -> str:
    """Boards of one committee share a series; Bộ Chính trị and Ban Bí thư too."""
    if is_central_party(number) or not issuer:
        return ""
    return f"{levels.level(issuer, number) or ''} {alike_key(issuer)}"


def _held(row: sqlite3.Row) -> Held:
    names = ("digits", "number", "issued_on", "id", "issuer", "locality", "kind")
    return Held(*(row[name] for name in names))


def _periods(rows: Sequence[sqlite3.Row]) -> Iterator[tuple[str, list[sqlite3.Row]]]:
    """A body's documents by term, where that is known, by year, or by where a committee's numbers fall."""
    if all(_PARTY.match(row["number"]) and is_local(row["number"]) for row in rows):
        yield from _runs(rows)
        return

    def period(row: sqlite3.Row) -> str:
        return str(row["term"] or row["issued_on"][:4])

    for name, group in groupby(sorted(rows, key=period), key=period):
        yield name, list(group)


def _runs(rows: Sequence[sqlite3.Row]) -> Iterator[tuple[str, list[sqlite3.Row]]]:
    run: list[sqlite3.Row] = []
    highest = 0
    for row in sorted(rows, key=lambda each: (each["issued_on"], each["digits"])):
        years = int(row["issued_on"][:4]) - int(run[0]["issued_on"][:4]) if run else 0
        fell = highest > 1 and row["digits"] * _FALL <= highest and row["issued_on"][:4] > run[-1]["issued_on"][:4]
        # A number that comes again after years is of another term, whatever lies between.
        again = any(
            row["digits"] == each["digits"] and int(row["issued_on"][:4]) - int(each["issued_on"][:4]) > _SOON
            for each in run
        )
        if run and (fell or again or years >= _LONGEST_TERM):
            yield _years(run), run
            run, highest = [], 0
        run.append(row)
        highest = max(highest, row["digits"])
    if run:
        yield _years(run), run


def _years(run: Sequence[sqlite3.Row]) -> str:
    return "–".join(dict.fromkeys((run[0]["issued_on"][:4], run[-1]["issued_on"][:4])))
