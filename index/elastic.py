"""Elasticsearch 8.19 and later as the search engine, for archives that one machine cannot search any more.

Keeps to the server's core (no plugin, no analysis module): texts come folded, the analyzer only cuts at blanks.
The alias `name` stands for the index in use, `name-v<schema>-<time>`; how far of the catalogue's changes it has come is
kept in the mapping's `_meta`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar
from urllib.parse import urlsplit

from config.settings import Elasticsearch as Access
from index.clauses import BEST, Order, Wanted
from index.elastic_body import body, mapping, sorting, source
from index.engine import FACETS, SCHEMA, Engine, Entry, Page, State
from pipeline.errors import SearchIndexError, UsageError

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch as Client

P = ParamSpec("P")
R = TypeVar("R")

# Results that the server gives by their position (`index.max_result_window`).
_WINDOW = 10_000


class Address(NamedTuple):
    """Where an index is: the cluster and the name of the alias."""

    host: str
    name: str


def address(url: str) -> Address:
    """`https://host:9200/name` taken apart. Raises UsageError for another shape, or when it holds credentials."""
    parts = urlsplit(url)
    name = parts.path.strip("/")
    if parts.scheme not in {"http", "https"} or not parts.hostname or not name or "/" in name:
        raise UsageError(f"{url} is no address of an index", hint="give it as https://host:9200/name")
    if parts.username or parts.password:
        hint = "put them in the settings file or VANBAN_ELASTICSEARCH_API_KEY"
        raise UsageError("credentials do not belong into the address", hint=hint)
    return Address(f"{parts.scheme}://{parts.hostname}:{parts.port or 9200}", name)


def _told(method: Callable[P, R]) -> Callable[P, R]:
    """Errors of the client as errors a person can act on."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        import elasticsearch
        from elasticsearch.helpers import BulkIndexError

        try:
            return method(*args, **kwargs)
        except elasticsearch.AuthenticationException as error:
            hint = "set VANBAN_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD"
            raise SearchIndexError(
                "Elasticsearch does not accept the credentials", hint=hint, code="INDEX-AUTH"
            ) from error
        except elasticsearch.AuthorizationException as error:
            hint = "give this user the privileges manage, read and write on the index"
            raise SearchIndexError(
                f"Elasticsearch forbids this: {error.message}", hint=hint, code="INDEX-AUTH"
            ) from error
        except elasticsearch.SSLError as error:
            hint = "name the cluster's CA certificate in VANBAN_ELASTICSEARCH_CA_CERTS"
            raise SearchIndexError(f"the certificate is not trusted: {error.message}", hint=hint) from error
        except (elasticsearch.ConnectionError, elasticsearch.ConnectionTimeout) as error:
            raise SearchIndexError(f"Elasticsearch does not answer: {error.message}") from error
        except elasticsearch.ApiError as error:
            raise _refused(error.message, str(error.info)) from error
        except BulkIndexError as error:
            raise _refused("documents were refused", str(error.errors[:1])) from error

    return call


def _refused(message: str, detail: str) -> SearchIndexError:
    if "read_only" in detail or "read-only" in detail or "FORBIDDEN/12" in detail:
        hint = "free disk space on the cluster; the index catches up by itself at the next command"
        return SearchIndexError("the index is read-only: the disk is full", hint=hint, code="INDEX-READ-ONLY")
    return SearchIndexError(f"Elasticsearch refused: {message}: {detail[:300]}", code="INDEX-REFUSED")


def _hit(hit: dict[str, Any]) -> tuple[str, float]:
    return hit["_source"]["id"], float(hit["_score"] or 0)


class Elastic(Engine):
    """See `index.engine.Engine`."""

    def __init__(self, url: str, access: Access) -> None:
        self._address, self._access = address(url), access

    # ---- asking -----------------------------------------------------------------------------------------------------

    @_told
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
                    source_includes=["id"] if not offset else [],
                    track_total_hits=after is None,
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

    @_told
    def facets(self, wanted: Wanted) -> dict[str, dict[str, int]]:
        """See `Engine`."""
        counted = {name: {"terms": {"field": f"facets.{name}", "size": 20}} for name in FACETS}
        found = self._client.search(
            index=self._address.name, query=body(wanted), size=0, track_total_hits=False, aggregations=counted
        )
        buckets = found["aggregations"]
        return {name: {b["key"]: b["doc_count"] for b in buckets[name]["buckets"]} for name in FACETS}

    # ---- writing ----------------------------------------------------------------------------------------------------

    @_told
    def write(self, entries: Iterable[Entry], gone: Iterable[str], reached: int) -> None:
        """See `Engine`."""
        from elasticsearch.helpers import streaming_bulk

        if not self._client.indices.exists_alias(name=self._address.name):
            self._create()
        retries = self._access.retries
        for _ in streaming_bulk(self._client, self._actions(entries, gone), max_retries=retries, ignore_status=(404,)):
            pass
        self._client.indices.refresh(index=self._address.name)
        # After the documents are safe: killed before, the same changes come once more, which does no harm.
        self._client.indices.put_mapping(index=self._address.name, meta={"schema": SCHEMA, "reached": reached})

    def _actions(self, entries: Iterable[Entry], gone: Iterable[str]) -> Iterator[dict[str, Any]]:
        for id_ in gone:
            yield {"_op_type": "delete", "_index": self._address.name, "_id": id_}
        for entry in entries:
            yield {"_index": self._address.name, "_id": entry.id, "_source": source(entry)}

    def _create(self) -> None:
        name = f"{self._address.name}-v{SCHEMA}-{time.time_ns() // 1_000_000}"
        self._client.indices.create(
            index=name,
            mappings=mapping(),
            settings={"number_of_replicas": 0, "auto_expand_replicas": "0-1"},
            aliases={self._address.name: {"is_write_index": True}},
        )

    @_told
    def state(self) -> State:
        """See `Engine`."""
        where = f"{self._address.host}/{self._address.name}"
        if not self._client.indices.exists_alias(name=self._address.name):
            return State(where, 0, 0, 0)
        (found,) = self._client.indices.get_mapping(index=self._address.name).values()
        meta = found["mappings"].get("_meta", {})
        documents = self._client.count(index=self._address.name)["count"]
        return State(where, documents, meta.get("reached", 0), meta.get("schema", 0))

    @_told
    def clear(self) -> None:
        """See `Engine`."""
        if self._client.indices.exists_alias(name=self._address.name):
            old = list(self._client.indices.get_alias(name=self._address.name))
            self._client.indices.delete(index=",".join(old))

    def close(self) -> None:
        """See `Engine`."""
        if "_client" in self.__dict__:
            self.__dict__.pop("_client").close()

    @cached_property
    def _client(self) -> Client:
        from elasticsearch import Elasticsearch as Client

        access = self._access
        basic = (access.username, access.password) if access.username and access.password else None
        tls: dict[str, Any] = {}
        if self._address.host.startswith("https"):
            tls = {"verify_certs": access.verify_certs}
            if access.ca_certs:
                tls["ca_certs"] = access.ca_certs
        return Client(
            self._address.host,
            api_key=access.api_key,
            basic_auth=None if access.api_key else basic,
            request_timeout=access.timeout,
            max_retries=access.retries,
            retry_on_timeout=True,
            retry_on_status=(429, 502, 503, 504),
            **tls,
        )
