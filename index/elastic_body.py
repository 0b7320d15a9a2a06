"""Queries, documents and the mapping in Elasticsearch's own language; no network here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.drift import checksum
from index.engine import FACETS, SCHEMA, TEXTS, Entry
from index.query import Clause, Every, Exact, Query, Range, Words

_KEYWORDS = ("id", "kind", "locality", "term", "number", "compact", "number_kind", "number_body", "forms")


def all_of(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """All of these, without score."""
    return {"bool": {"filter": parts}}


def any_of(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """At least one of these."""
    return {"bool": {"should": parts, "minimum_should_match": 1}}


def cited(numbers: Iterable[str]) -> dict[str, Any]:
    """Documents that cite one of these numbers, in their compact form."""
    return {"nested": {"path": "citations", "query": {"terms": {"citations.number": list(numbers)}}}}


def body(query: Query) -> dict[str, Any]:
    """A query as Elasticsearch takes it."""
    must = [any_of([_clause(clause) for clause in group]) for group in query.must if group]
    return {"bool": {"must": must or [{"match_all": {}}], "must_not": [_clause(clause) for clause in query.without]}}


def _clause(clause: Clause) -> dict[str, Any]:
    match clause:
        case Exact() | Range():
            return {"constant_score": {"filter": _filter(clause), "boost": 0.0}}
        case Words(tokens, "text"):
            return {"bool": {"must": [_phrase("text", tokens)], "should": [_phrase("subject", tokens, boost=2.0)]}}
        case Words(tokens, field):
            return _phrase(field, tokens)
        case Every(tokens):
            return {"bool": {"must": [_clause(Words((token,))) for token in tokens]}}


def _filter(clause: Exact | Range) -> dict[str, Any]:
    match clause:
        case Exact("cited", values):
            return cited(values)
        case Exact(field, values):
            return {"terms": {field: list(values)}}
        case Range("due", low, high):
            inside = {"range": {"deadlines.due": {"gte": low, "lte": high}}}
            return {"nested": {"path": "deadlines", "query": inside}}
        case Range(field, low, high):
            return {"range": {field: {"gte": low, "lte": high}}}


def _phrase(field: str, tokens: tuple[str, ...], boost: float = 1.0) -> dict[str, Any]:
    if len(tokens) == 1:
        return {"term": {field: {"value": tokens[0], "boost": boost}}}
    return {"match_phrase": {field: {"query": " ".join(tokens), "boost": boost}}}


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
    properties |= dict.fromkeys(_KEYWORDS, keyword)
    properties |= {name: {"type": "integer"} for name in ("digits", "number_year")}
    # Days are compared as text, as everywhere here: a limit such as 2018-07-00 is no calendar day.
    properties["issued"] = keyword
    # Only compared, never searched.
    properties["checksum"] = {"type": "keyword", "index": False}
    properties["facets"] = {"type": "object", "properties": dict.fromkeys(FACETS, keyword)}
    properties["citations"] = {"type": "nested", "properties": {"number": keyword}}
    properties["deadlines"] = {"type": "nested", "properties": {"due": keyword}}
    return {"dynamic": "strict", "_meta": {"schema": SCHEMA, "reached": 0}, "properties": properties}
