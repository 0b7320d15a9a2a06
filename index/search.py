"""Search as the commands and pages see it: what was typed → hits with their reason, the same on either engine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from index import snippet, suggest
from index.catalogue import Catalogue
from index.clauses import BEST, LATEST, AnyOf, Exact, Order, Wanted, scores
from index.engine import Engine
from index.query import Query, parse
from index.tiers import Tier, Tiers, Why, decide


class Hit(msgspec.Struct, frozen=True):
    """One document found, as docs/contract.md has it."""

    id: str
    number: str | None
    kind: str | None
    subject: str | None
    issuer: str | None
    locality: str | None
    issued_on: str | None
    term: str | None
    status: str
    score: float
    why: Why
    snippet: str


class Result(msgspec.Struct, frozen=True):
    """What a search gives back."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    remarks: tuple[str, ...]


Found = tuple[str, Why, float]


def search(
    catalogue: Catalogue,
    engine: Engine,
    typed: str,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = BEST,
) -> Result:
    """Find documents by whatever was typed; never fails because of what was typed."""
    query = parse(typed)
    if not (query.must or query.without or query.number):
        return Result(0, (), {}, (*query.remarks, "chưa có gì để tìm · nothing to search for"))
    decided = decide(catalogue, engine, query)
    if not decided.tiers:
        return Result(0, (), {}, (*query.remarks, *decided.remarks, *suggest.values(catalogue, query)))
    total, found, every = _page(engine, decided.tiers, limit, offset, order)
    if not total and decided.otherwise:
        other = _page(engine, decided.otherwise.tiers, limit, offset, order)
        if other[0]:
            total, found, every = other
            decided = decided.otherwise._replace(remarks=(*decided.remarks, *decided.otherwise.remarks))
    return Result(
        total,
        hits_of(catalogue, query, found),
        {name: counts for name, counts in engine.facets(every).items() if counts} if total else {},
        (
            *query.remarks,
            *decided.remarks,
            *_suggestions(catalogue, engine, query, decided, total),
            *suggest.places(catalogue, query),
        ),
    )


def _page(
    engine: Engine, tiers: Sequence[Tier], limit: int, offset: int, order: Order
) -> tuple[int, list[Found], Wanted]:
    """How many there are, one page of them, and what describes them all."""
    if order.by == "relevance":
        total, found, filled = ranked(engine, tiers, limit, offset)
        return total, found, _any(filled)
    page = engine.find(_any(tiers), order, limit=limit, offset=offset)
    return page.total, _reasons(engine, tiers, [id_ for id_, _ in page.hits]), _any(tiers)


def _any(tiers: Sequence[Tier]) -> Wanted:
    return Wanted((AnyOf(tuple(tier.condition for tier in tiers)),))


def ranked(engine: Engine, tiers: Sequence[Tier], limit: int, offset: int) -> tuple[int, list[Found], list[Tier]]:
    """How many there are, one page through the tiers, and the tiers that have documents.

    Each tier leaves out what the former ones have. The latest come first where nothing scores.
    """
    total = 0
    found: list[Found] = []
    filled: list[Tier] = []
    for place, tier in enumerate(tiers):
        wanted = tier.wanted.but(*(former.own for former in tiers[:place]))
        order = BEST if tier.score is None and scores(tier.wanted) else LATEST
        page = engine.find(wanted, order, limit=limit - len(found), offset=max(0, offset - total))
        found += [(id_, tier.why, tier.score or _below_numbers(score)) for id_, score in page.hits]
        total += page.total
        filled += [tier] if page.total else []
    return total, found, filled


def _below_numbers(score: float) -> float:
    """An engine's score of words, from 0 to 50: below every score of a number."""
    return 50 * score / (score + 10)


def _reasons(engine: Engine, tiers: Sequence[Tier], ids: Sequence[str]) -> list[Found]:
    """Why each of these documents was found, for an order in which the tiers are mixed."""
    why: dict[str, Found] = {}
    for tier in tiers:
        left = tuple(id_ for id_ in ids if id_ not in why)
        page = engine.find(tier.wanted.also(Exact("id", left)), limit=len(left)) if left else None
        why |= {id_: (id_, tier.why, tier.score or _below_numbers(score)) for id_, score in (page.hits if page else ())}
    # The index may have been written between the two questions.
    return [why[id_] for id_ in ids if id_ in why]


_COLUMNS = ("number", "kind", "subject", "issuer", "locality", "issued_on", "term", "status")


def hits_of(catalogue: Catalogue, query: Query, found: Sequence[Found]) -> tuple[Hit, ...]:
    """The documents as people see them, with their snippets, in this order."""
    sql = f"""SELECT id, {", ".join(_COLUMNS)}, text FROM records JOIN texts USING (rid)
              WHERE id IN (SELECT value FROM json_each(?))"""
    rows: dict[str, Any] = {row["id"]: row for row in catalogue.all(sql, json.dumps([id_ for id_, _, _ in found]))}
    marked = snippet.sought(query)
    return tuple(
        Hit(
            id=id_,
            **{name: rows[id_][name] for name in _COLUMNS},
            score=round(score, 3),
            why=why,
            snippet=snippet.around(rows[id_]["text"], marked),
        )
        # What has gone since the index was written is passed over.
        for id_, why, score in found
        if id_ in rows
    )


def _suggestions(catalogue: Catalogue, engine: Engine, query: Query, decided: Tiers, total: int) -> Iterable[str]:
    """What is near to what was asked for, where that itself is not there."""
    if decided.instead:
        ids = [id_ for id_, _ in engine.find(decided.tiers[0].wanted, LATEST, limit=4).hits]
        yield suggest.elsewhere(catalogue, query, ids)
    elif not total:
        yield from suggest.values(catalogue, query)
