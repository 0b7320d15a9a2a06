"""Elasticsearch 8.19 and later as the search engine, for archives that one machine cannot search any more.

Keeps to the server's core (no plugin, no analysis module): texts come folded, the analyzer (`standard`) only cuts.
`index/elastic_writing.py` writes what is asked here.
"""

from __future__ import annotations

from typing import Any

from index.clauses import BEST, Order, Wanted
from index.elastic_body import body, sorting
from index.elastic_client import address
from index.elastic_errors import told
from index.elastic_writing import Writing
from index.engine import FACETS, Page

__all__ = ["Elastic", "address"]

# Results that the server gives by their position (`index.max_result_window`).
_WINDOW = 10_000


def _hit(hit: dict[str, Any]) -> tuple[str, float]:
    return hit["_source"]["id"], float(hit["_score"] or 0)


class Elastic(Writing):
    """See `index.engine.Engine`."""

    # ---- asking -----------------------------------------------------------------------------------------------------

    @told()
    def find(self, wanted: Wanted, order: Order = BEST, *, limit: int, offset: int = 0) -> Page:
        """See `Engine`. Beyond the server's window of results it goes on from hit to hit at one point in time."""
        asked: dict[str, Any] = {"query": body(wanted), "sort": sorting(order), "track_scores": True}
        if offset + limit > _WINDOW:
            return self._deep(asked, limit, offset)
        found = self._client.search(
            index=self._address.name,
            **asked,
            size=limit,
            from_=offset,
            source_includes=["id"],
            track_total_hits=True,
            # A lost shard must not silently give fewer hits.
            allow_partial_search_results=False,
        )
        return Page(found["hits"]["total"]["value"], tuple(map(_hit, found["hits"]["hits"])))

    def _deep(self, asked: dict[str, Any], limit: int, offset: int) -> Page:
        client, total, after = self._client, 0, None
        hits: list[tuple[str, float]] = []
        point = client.open_point_in_time(index=self._address.name, keep_alive="1m")["id"]
        try:
            while limit > len(hits):
                size = min(_WINDOW, offset or limit - len(hits))
                found = client.search(
                    pit={"id": point, "keep_alive": "1m"},
                    **asked,
                    size=size,
                    search_after=after,
                    **({"source": False} if offset else {"source_includes": ["id"]}),
                    track_total_hits=after is None,
                    allow_partial_search_results=False,
                )
                total = found["hits"]["total"]["value"] if after is None else total
                got, point = found["hits"]["hits"], found["pit_id"]
                if offset:
                    offset -= len(got)
                else:
                    hits += map(_hit, got)
                if len(got) < size:
                    break
                after = got[-1]["sort"]
        finally:
            client.close_point_in_time(id=point)
        return Page(total, tuple(hits))

    @told()
    def facets(self, wanted: Wanted) -> dict[str, dict[str, int]]:
        """See `Engine`."""
        counted = {name: {"terms": {"field": f"facets.{name}", "size": 20}} for name in FACETS}
        found = self._client.search(
            index=self._address.name,
            query=body(wanted),
            size=0,
            track_total_hits=False,
            aggregations=counted,
            allow_partial_search_results=False,
        )
        buckets = found["aggregations"]
        return {name: {b["key"]: b["doc_count"] for b in buckets[name]["buckets"]} for name in FACETS}
