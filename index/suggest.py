"""Remarks where nothing is just what was asked for: what there is instead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from index.catalogue import Catalogue
from index.clauses import Exact
from index.days import day
from index.identity import provinces
from index.query import Query, tokens
from pipeline.provinces import MERGED, heir, taken_in

_SHOWN = 3
_SIMILAR = 70
# Fields whose values the catalogue lists, with their names for people.
_LISTED = {"locality": ("địa phương", "place"), "kind": ("loại", "kind"), "term": ("khóa", "term")}


def elsewhere(catalogue: Catalogue, query: Query, ids: Sequence[str]) -> str:
    """`không có 88-KH/TU “Hà Tĩnh”; có của Quảng Trị 02/05/2018 · no 88-KH/TU …; there is …`."""
    number = query.number.typed if query.number else ""
    asked = " ".join(filter(None, (number, f"“{query.rest}”" if query.rest else "")))
    rows = catalogue.all(
        f"""SELECT number, coalesce(locality, issuer, kind, '') AS place, issued_on, term FROM records
            WHERE id IN (SELECT value FROM json_each(?)) ORDER BY issued_on DESC, id DESC LIMIT {_SHOWN}""",
        json.dumps(ids),
    )
    bare = {row["number"] for row in rows} == {number}
    named = [("" if bare else row["number"], row["place"], day(row["issued_on"])) for row in rows]
    told = "; ".join(" ".join(filter(None, each)) for each in named) + (" …" if len(ids) > _SHOWN else "")
    return f"không có {asked}; có {told} · no {asked}; there is {told}"


def places(catalogue: Catalogue, query: Query) -> Iterator[str]:
    """For a province that has merged: what the archive has under its other name. What was asked is not widened."""
    for clause in query.must:
        if not isinstance(clause, Exact) or clause.field != "locality":
            continue
        for name in filter(None, map(provinces().get, clause.values)):
            for former in taken_in(name):
                if count := _count(catalogue, former, ""):
                    yield (
                        f"{former} đã nhập vào {name}: tỉnh:“{former}” có {count} văn bản"
                        f" · {former} has become part of {name}: tỉnh:“{former}” has {count}"
                    )
            later = heir(name, MERGED)
            if later and later != name:
                since = _count(catalogue, later, MERGED)
                yield (
                    f"từ {day(MERGED)} {name} thuộc {later}: tỉnh:“{later}” có {since} văn bản từ ngày đó"
                    f" · since then part of {later}, which has {since}"
                )


def _count(catalogue: Catalogue, place: str, since: str) -> int:
    row = catalogue.one(
        "SELECT count(*) FROM records WHERE locality = ? AND coalesce(issued_on, '') >= ?", place, since
    )
    return int(row[0]) if row else 0


def values(catalogue: Catalogue, query: Query) -> Iterable[str]:
    """For a place, kind or term that no document has: the one that is spelled most like it."""
    from rapidfuzz import fuzz, process

    for clause in query.must:
        if not isinstance(clause, Exact) or clause.field not in _LISTED:
            continue
        rows = catalogue.all(f"SELECT DISTINCT {clause.field} AS value FROM records WHERE {clause.field} IS NOT NULL")
        known = {" ".join(tokens(row["value"])): row["value"] for row in rows}
        if known.keys() & set(clause.values):
            continue
        name, english = _LISTED[clause.field]
        asked = " / ".join(clause.values)
        told = f"không có {name} “{asked}”", f"no {english} “{asked}”"
        best = process.extractOne(clause.values[0], known.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        nearest = known[best[0]] if best else None
        yield f"{told[0]}; gần nhất là {nearest} · {told[1]}; nearest is {nearest}" if nearest else " · ".join(told)
