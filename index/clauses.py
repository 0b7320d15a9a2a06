"""What a query consists of, the same for every engine: conditions on the fields of an entry, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeGuard


class Words(NamedTuple):
    """One word, or several in this order, folded; in the text and subject, or in one field."""

    tokens: tuple[str, ...]
    field: str = "text"


class Exact(NamedTuple):
    """One of these values, folded, in a field of whole values: kind, locality, term, number, cited …"""

    field: str
    values: tuple[str, ...]


class Range(NamedTuple):
    """A day from `low` to `high`, both included (ISO 8601), of issue (`issued`) or of a deadline (`due`)."""

    field: str
    low: str
    high: str


class All(NamedTuple):
    """All of these and none of `without`; empty, it fits every document."""

    clauses: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()


class AnyOf(NamedTuple):
    """At least `least` of these."""

    clauses: tuple[Clause, ...]
    least: int = 1


Clause = Words | Exact | Range | All | AnyOf


def is_word(clause: Clause) -> TypeGuard[Words]:
    """A single word of the text."""
    return isinstance(clause, Words) and clause.field == "text" and len(clause.tokens) == 1


class Wanted(NamedTuple):
    """What an engine is asked for: all of `must`, none of `without`."""

    must: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()

    def also(self, *must: Clause) -> Wanted:
        """These conditions too."""
        return self._replace(must=(*self.must, *must))

    def but(self, *without: Clause) -> Wanted:
        """None of these either."""
        return self._replace(without=(*self.without, *without))


def words_in(clauses: Iterable[Clause]) -> Iterator[Words]:
    """The words that are asked for, however deep they stand."""
    for clause in clauses:
        if isinstance(clause, Words):
            yield clause
        elif isinstance(clause, All | AnyOf):
            yield from words_in(clause.clauses)


def scores(wanted: Wanted) -> bool:
    """Is there a word in it by which one document fits better than another?"""
    return any(words_in(wanted.must))


By = Literal["relevance", "date", "number"]


class Order(NamedTuple):
    """Best first, the latest first, or by the running number; `backwards` the other way round, except for relevance.

    A document without number comes last by number, one without day counts as the oldest.
    """

    by: By = "relevance"
    backwards: bool = False

    @property
    def downwards(self) -> bool:
        """Is it sorted from the highest value down?"""
        return self.by == "relevance" or (self.by == "date") != self.backwards


BEST, LATEST = Order(), Order("date")
