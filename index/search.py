"""Search as the commands and pages see it: what was typed → hits with their reason, the same on either engine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from index import snippet
from index.catalogue import Catalogue
from index.engine import FACETS, Candidate, Engine, Ranking
from index.forms import parts, skeleton
from index.numberask import NumberAsk
from index.query import Every, Exact, Query, Words, loosened, parse, tokens
from pipeline.errors import NotFoundError

Why = Literal["exact number", "number, one character off", "cited number", "text"]


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
    score: float
    why: Why
    snippet: str


class Result(msgspec.Struct, frozen=True):
    """What a search gives back."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    remarks: tuple[str, ...]


_NEAREST = 10
Found = list[tuple[str, Why, float]]


def search(catalogue: Catalogue, engine: Engine, typed: str, *, limit: int = 20, offset: int = 0) -> Result:
    """Find documents by whatever was typed; never fails because of what was typed."""
    query = parse(typed)
    remarks = list(query.remarks)
    if not (query.must or query.without or query.number):
        return Result(0, (), {}, (*remarks, "chưa có gì để tìm · nothing to search for"))
    found = _numbers(engine, query, remarks) if query.number else []
    ranking = _words(engine, query, found, offset + limit)
    if not found and not ranking.total and loosened(query) != query:
        ranking = _words(engine, loosened(query), found, offset + limit)
        if ranking.total:
            remarks.append("không văn bản nào có đủ các từ · no document has all the words; these have some")
    ranked = found + [(id_, "text", score) for id_, score in ranking.hits]
    hits = tuple(_hit(catalogue, query, *item) for item in ranked[offset : offset + limit])
    facets = _facets(catalogue, [id_ for id_, _, _ in found], ranking.facets)
    return Result(len(found) + ranking.total, hits, facets, tuple(remarks))


def _numbers(engine: Engine, query: Query, remarks: list[str]) -> Found:
    """Documents by their number, then those that cite it: the latest first within each."""
    ask = query.number
    assert ask is not None
    exact = engine.exact(ask, query)
    if not exact and query.must and engine.exact(ask, Query(query.typed, ask)):
        remarks.append("có số này nhưng không khớp các từ kèm theo · the number exists, the other words do not fit it")
        query = Query(query.typed, ask)
        exact = engine.exact(ask, query)
    near = [] if exact or not ask.whole else _nearest(ask, engine.near(ask, query))
    if near:
        remarks.append(f"không có {ask.typed}; đây là số gần giống · no {ask.typed}; these are nearest")
    ranked: Found = [(c.id, "exact number", 100.0) for c in _latest(exact)]
    ranked += [(c.id, "number, one character off", 80.0 - rank) for rank, c in near]
    known = {id_ for id_, _, _ in ranked}
    ranked += [(c.id, "cited number", 50.0) for c in _latest(engine.citing(ask, query)) if c.id not in known]
    return ranked


def _latest(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(sorted(candidates, key=lambda c: c.id), key=lambda c: c.issued, reverse=True)


def _nearest(ask: NumberAsk, candidates: Sequence[Candidate]) -> list[tuple[int, Candidate]]:
    """Candidates at most one character away: first those that differ only in what OCR confuses, then in the symbol."""
    from rapidfuzz.distance import OSA

    ranked: list[tuple[int, Candidate]] = []
    bones = skeleton(ask.whole or "")
    for candidate in _latest(candidates):
        other = skeleton(candidate.number)
        distance = OSA.distance(bones, other, score_cutoff=1)
        if distance == 0:
            ranked.append((0, candidate))
        elif distance == 1:
            number = parts(candidate.number)
            same_digits = number is not None and number.digits == ask.digits
            ranked.append((1 if same_digits else 2, candidate))
    return sorted(ranked, key=lambda item: item[0])[:_NEAREST]


def _words(engine: Engine, query: Query, found: Found, limit: int) -> Ranking:
    """What the words find beside the numbers, without what the numbers found."""
    must, without = query.must, query.without
    if query.number:
        spoken = _spoken(query.number)
        if not spoken:
            return Ranking(0, (), {})
        must = (*must, spoken)
    if found:
        without = (*without, Exact("id", tuple(id_ for id_, _, _ in found)))
    return engine.words(query._replace(must=must, without=without), limit=limit)


def _spoken(ask: NumberAsk) -> tuple[Words | Every, ...]:
    """The number as the words of a text, in the ways it may be printed; none for a bare number, which is everywhere."""
    typed = tokens(ask.typed)
    if not ask.whole:
        return (Every(typed),) if len(typed) > 1 else ()
    symbol = tuple(part for part in (str(ask.year or ""), ask.kind, ask.body) if part)
    short = tuple(part for part in (ask.kind, ask.body) if part)
    printed = {
        typed,
        *((digits, *rest) for digits in {str(ask.digits), f"{ask.digits:02}"} for rest in (symbol, short)),
    }
    return tuple(Words(words) for words in sorted(printed) if len(words) > 1)


def _facets(catalogue: Catalogue, ids: Sequence[str], rest: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """How many of all found, by number and by words, have which kind, body …: most frequent first."""
    columns = "kind, issuer, locality, substr(issued_on, 1, 4) AS year, term"
    sql = f"SELECT {columns} FROM records WHERE id IN (SELECT value FROM json_each(?))"
    rows = catalogue.all(sql, json.dumps(list(ids)))
    counted: dict[str, dict[str, int]] = {}
    for name in FACETS:
        counts = Counter(rest.get(name, {})) + Counter(row[name] for row in rows if row[name])
        if counts:
            counted[name] = dict(counts.most_common())
    return counted


class _Told(msgspec.Struct):
    """What of a stored record a snippet needs; decoding skips the rest."""

    text: str


_TEXT = msgspec.json.Decoder(_Told)


def _hit(catalogue: Catalogue, query: Query, id_: str, why: Why, score: float) -> Hit:
    columns = "number, kind, subject, issuer, locality, issued_on, term"
    row = catalogue.one(f"SELECT {columns}, data FROM records WHERE id = ?", id_)
    if row is None:
        raise NotFoundError(f"the index knows {id_}, the catalogue does not", hint="run vanban index rebuild")
    told = {name: row[name] for name in columns.split(", ")}
    text = _TEXT.decode(row["data"]).text
    return Hit(id=id_, score=round(score, 3), why=why, snippet=snippet.around(text, query), **told)
