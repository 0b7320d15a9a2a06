"""Elasticsearch 8.19 and later as the search engine, for archives that one machine cannot search any more.

Keeps to the server's core (no plugin, no analysis module): texts come folded, the analyzer only cuts at blanks.
`index/elastic_writing.py` writes what is asked here.
"""

from __future__ import annotations

from typing import Any

from index.elastic_body import all_of, any_of, body, cited
from index.elastic_client import address
from index.elastic_errors import told
from index.elastic_writing import Writing
from index.engine import FACETS, Candidate, Ranking
from index.forms import neighbours
from index.numberask import NumberAsk
from index.query import Query

__all__ = ["Elastic", "address"]

_MOST = 2000


class Elastic(Writing):
    """See `index.engine.Engine`."""

    # ---- asking -----------------------------------------------------------------------------------------------------

    @told()
    def exact(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        own: list[dict[str, Any]] = [{"term": {"digits": ask.digits}}]
        if ask.whole:
            own = [{"term": {"compact": ask.whole}}]
            if ask.kind and ask.body:
                said = {"digits": ask.digits, "number_kind": ask.kind, "number_body": ask.body}
                own = [any_of([*own, all_of([{"term": {name: value}} for name, value in said.items()])])]
        elif ask.kind and not ask.name:
            own.append({"term": {"number_kind": ask.kind}})
        if ask.name:
            unknown = {"bool": {"must": [{"term": {"number_kind": ask.kind or ""}}, {"term": {"kind": ""}}]}}
            own.append(any_of([{"term": {"facets.kind": ask.name}}, unknown]))
        if ask.year:
            undated: dict[str, Any] = {
                "bool": {"must_not": [{"exists": {"field": name}} for name in ("issued", "number_year")]}
            }
            stated: list[dict[str, Any]] = [
                {"term": {"facets.year": str(ask.year)}},
                {"term": {"number_year": ask.year}},
            ]
            own.append(any_of([*stated, undated]))
        return self._candidates(own, query)

    @told()
    def near(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        return self._candidates([{"terms": {"forms": sorted(neighbours(ask.whole or ask.typed))}}], query)

    @told()
    def citing(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        return self._candidates([cited([ask.whole])], query) if ask.whole else []

    def _candidates(self, own: list[dict[str, Any]], query: Query) -> list[Candidate]:
        asked = {"bool": {"filter": [*own, body(query)]}}
        found = self._client.search(
            index=self._address.name,
            query=asked,
            size=_MOST,
            source_includes=["id", "number", "issued"],
        )
        sources = [hit["_source"] for hit in found["hits"]["hits"]]
        return [Candidate(each["id"], each.get("number") or "", each.get("issued") or "") for each in sources]

    @told()
    def words(self, query: Query, *, limit: int, offset: int = 0) -> Ranking:
        """See `Engine`."""
        found = self._client.search(
            index=self._address.name,
            query=body(query),
            size=limit,
            from_=offset,
            source_includes=["id"],
            sort=[{"_score": "desc"}, {"id": "asc"}],
            track_scores=True,
            track_total_hits=True,
            aggregations={name: {"terms": {"field": f"facets.{name}", "size": 20}} for name in FACETS},
        )
        hits = tuple((hit["_source"]["id"], float(hit["_score"] or 0)) for hit in found["hits"]["hits"])
        buckets = found.get("aggregations", {})
        facets = {name: {b["key"]: b["doc_count"] for b in buckets[name]["buckets"]} for name in buckets}
        return Ranking(found["hits"]["total"]["value"], hits, facets)
