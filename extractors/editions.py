"""Mentions of one number that are of two documents: numbers run anew each year, each term and in each province."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from config.vocabulary import table
from extractors.mentions import Mention
from extractors.places import locality_of, lowest_named
from pipeline.number import number_key, stated_year


class _Told(NamedTuple):
    """What mentions of one document have told so far."""

    date: str | None = None
    term: str | None = None
    unit: str | None = None
    province: str | None = None


def apart(group: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each document, in order. What tells nothing goes with the mention before it."""
    if len({(m.date, m.term, m.issuer) for m in group}) < 2 or stated_year(group[0].number):
        return [list(group)]
    central = number_key(group[0].number or "").endswith("tw")
    documents: list[tuple[_Told, list[Mention]]] = []
    last = 0
    for mention in group:
        said = _told(mention, central=central)
        if not documents:
            documents.append((said, [mention]))
            continue
        order = [last, *(i for i in reversed(range(len(documents))) if i != last)]
        fitting = next((i for i in order if not _differ(documents[i][0], said)), None)
        if fitting is None:
            documents.append((said, [mention]))
            last = len(documents) - 1
        else:
            last = fitting
            told, mentions = documents[fitting]
            documents[fitting] = (_Told(*(a or b for a, b in zip(told, said, strict=True))), [*mentions, mention])
    return [mentions for _, mentions in documents]


def _told(mention: Mention, *, central: bool) -> _Told:
    if central:
        # The day outweighs a numeral, which is easily one too few.
        return _Told(mention.date, _term(mention.date) or mention.term)
    body = mention.issuer or ""
    return _Told(mention.date, None, lowest_named(body), locality_of(body, mention.date))


def _differ(one: _Told, other: _Told) -> bool:
    """Do they speak of two documents, and not of one with a slip of the pen in its day?"""
    if one.date and other.date:
        if one.date == other.date:
            return _contradict((one.unit, other.unit), (one.province, other.province))
        # Who mistypes a date mistypes the year or the day, hardly both.
        if one.date[:4] != other.date[:4] and one.date[4:] != other.date[4:]:
            return True
    return _contradict((one.term, other.term), (one.unit, other.unit), (one.province, other.province))


def _contradict(*told: tuple[str | None, str | None]) -> bool:
    return any(a and b and a != b for a, b in told)


def _term(date: str | None) -> str | None:
    past = [row["term"] for row in table("terms")["central"] if date and str(row["from"]) <= date]
    return past[-1] if past else None
