"""Queries, documents and the mapping in Elasticsearch's own language; no network here."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from index.clauses import All, AnyOf, Clause, Exact, Order, Range, Wanted, Words, is_word
from index.drift import checksum
from index.engine import FACETS, SCHEMA, TEXTS, WHOLES, Entry


def body(wanted: Wanted) -> dict[str, Any]:
    """A query as Elasticsearch takes it."""
    nothing = {"constant_score": {"filter": {"match_all": {}}, "boost": 0.0}}
    must = [_clause(clause) for clause in wanted.must]
    words = [clause.tokens[0] for clause in wanted.must if is_word(clause)]
    # A Vietnamese word is mostly two syllables: documents in which they follow each other come first.
    pairs = [_phrase("text", pair) for pair in pairwise(words)]
    return {
        "bool": {
            "must": must or [nothing],
            "must_not": [_clause(clause) for clause in wanted.without],
            **({"should": pairs} if pairs else {}),
        }
    }


def sorting(order: Order) -> list[dict[str, Any]]:
    """The order of the hits; the id decides between equals, so that a page can go on where the last one ended."""
    if order.by == "relevance":
        return [{"_score": "desc"}, {"id": "asc"}]
    return [{f"by_{order.by}": "desc" if order.downwards else "asc"}]


def _clause(clause: Clause) -> dict[str, Any]:
    match clause:
        case Exact() | Range():
            return {"constant_score": {"filter": _filter(clause), "boost": 0.0}}
        case Words(tokens, field):
            return _phrase(field, tokens)
        case All(clauses, without):
            return body(Wanted(clauses, without))
        case AnyOf(clauses, least):
            return {"bool": {"should": [_clause(each) for each in clauses], "minimum_should_match": least}}


def _filter(clause: Exact | Range) -> dict[str, Any]:
    match clause:
        case Exact("cited", values):
            return {"nested": {"path": "citations", "query": {"terms": {"citations.number": list(values)}}}}
        case Exact(field, values):
            return {"terms": {field: list(values)}}
        case Range("due", low, high):
            inside = {"range": {"deadlines.due": {"gte": low, "lte": high}}}
            return {"nested": {"path": "deadlines", "query": inside}}
        case Range(field, low, high):
            return {"range": {field: {"gte": low, "lte": high}}}


def _phrase(field: str, tokens: tuple[str, ...]) -> dict[str, Any]:
    if len(tokens) == 1:
        return {"term": {field: tokens[0]}}
    return {"match_phrase": {field: " ".join(tokens)}}


def source(entry: Entry) -> dict[str, Any]:
    """An entry as it is stored."""
    source = {name: value for name, value in entry._asdict().items() if name not in {"cited", "due"}}
    source["citations"] = [{"number": number} for number in entry.cited]
    source["deadlines"] = [{"due": day} for day in entry.due]
    source["checksum"] = checksum(entry)
    return source


def mapping() -> dict[str, Any]:
    """The strict mapping of a new index."""
    keyword = {"type": "keyword"}
    properties: dict[str, Any] = {name: {"type": "text"} for name in TEXTS}
    # Pairs of words are indexed beside the words: positions of frequent words are many.
    properties["text"] = {"type": "text", "index_phrases": True}
    properties |= dict.fromkeys(set(WHOLES) - {"cited"} | {"by_number"}, keyword)
    properties["by_date"] = {"type": "long"}
    # Days are compared as text, as everywhere here: a limit such as 2018-07-00 is no calendar day.
    properties["issued"] = keyword
    # Only compared, never searched.
    properties["checksum"] = {"type": "keyword", "index": False}
    properties["facets"] = {"type": "object", "properties": dict.fromkeys(FACETS, keyword)}
    properties["citations"] = {"type": "nested", "properties": {"number": keyword}}
    properties["deadlines"] = {"type": "nested", "properties": {"due": keyword}}
    return {"dynamic": "strict", "_meta": {"schema": SCHEMA, "reached": 0}, "properties": properties}
