"""How an Elasticsearch index is written, built anew beside the one in use, and looked over.

The alias `name` stands for the index in use, `name-v<schema>-<time>`; how far of the catalogue's changes it has come is
kept in the mapping's `_meta`.
"""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from config.settings import Elasticsearch as Access
from index.elastic_body import mapping, source
from index.elastic_bulk import Action, send
from index.elastic_client import address, check, connect
from index.elastic_errors import read_only, told
from index.engine import SCHEMA, Engine, Entry, Refused, State, later
from pipeline.errors import SearchIndexError

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch as Client

_PAGE = 1000


class Writing(Engine):
    """The half of `index.elastic.Elastic` that writes; see `index.engine.Engine`."""

    # The index that is written to and looked over: the alias, or a draft by its own name.
    _target: str

    def __init__(self, url: str, access: Access) -> None:
        self._address, self._access = address(url), access
        self._target = self._address.name

    @told()
    def write(self, entries: Iterable[Entry], gone: Iterable[str], reached: int) -> tuple[Refused, ...]:
        """See `Engine`."""
        check(self._client, self._address)
        serving = self._target == self._address.name
        if serving and not self._client.indices.exists_alias(name=self._target):
            self._create(self._new_name(), aliases={self._address.name: {"is_write_index": True}})
        # Asked beforehand: the server answers every document with "try again later", for which a load would wait long.
        blocks = self._client.indices.get_settings(index=self._target, name="index.blocks.*", flat_settings=True)
        if any(value == "true" for index in blocks.values() for value in index["settings"].values()):
            raise read_only()
        actions, retries = self._actions(entries, gone), self._access.retries
        refused = tuple(send(self._client, actions, retries, alias=serving))
        if serving:
            self._client.indices.refresh(index=self._target)
        # After the documents are safe: killed before, the same changes come once more, which does no harm.
        self._client.indices.put_mapping(index=self._target, meta={"schema": SCHEMA, "reached": reached})
        return refused

    def _actions(self, entries: Iterable[Entry], gone: Iterable[str]) -> Iterator[Action]:
        for id_ in gone:
            yield {"_op_type": "delete", "_index": self._target, "_id": id_}
        for entry in entries:
            yield {"_index": self._target, "_id": entry.id, "_source": source(entry)}

    def _new_name(self) -> str:
        return f"{self._address.name}-v{SCHEMA}-{time.time_ns() // 1_000_000}"

    def _create(self, name: str, **more: Any) -> None:
        import elasticsearch

        settings: dict[str, Any] = {"number_of_shards": self._access.shards}
        if self._access.replicas is None:
            settings["auto_expand_replicas"] = "0-1"
        else:
            settings["number_of_replicas"] = self._access.replicas
        settings |= more.pop("settings", {})
        try:
            # Copies are there before the first document, so that a node may die while they come.
            self._client.indices.create(
                index=name,
                mappings=mapping(),
                settings=settings,
                wait_for_active_shards="all",
                timeout="10s",
                **more,
            )
        except elasticsearch.BadRequestError as error:
            # Made by a try whose answer was lost.
            if error.error != "resource_already_exists_exception":
                raise

    # ---- built anew -------------------------------------------------------------------------------------------------

    @told()
    def draft(self) -> Engine:
        """See `Engine`."""
        check(self._client, self._address)
        known = self._ours()
        for name, meta in known.items():
            if (meta.get("schema") or 0) > SCHEMA:
                raise later(f"{self._address}, {name},")
        serving = self._serving()
        if foreign := sorted(serving - set(known)):
            raise _foreign(self._address.name, foreign[0])
        for name in set(known) - serving:
            self._drop(name)
        draft = copy.copy(self)
        draft._target = self._new_name()
        # What nobody searches need not be searchable while it is written.
        draft._create(draft._target, settings={"refresh_interval": "-1"})
        return draft

    @told()
    def publish(self) -> None:
        """See `Engine`."""
        alias, old = self._address.name, self._serving() - {self._target}
        self._client.indices.put_settings(index=self._target, settings={"index": {"refresh_interval": None}})
        self._client.indices.refresh(index=self._target)
        add = {"add": {"index": self._target, "alias": alias, "is_write_index": True}}
        remove = [{"remove": {"index": name, "alias": alias, "must_exist": False}} for name in sorted(old)]
        self._client.indices.update_aliases(actions=[add, *remove])
        for name in sorted(old):
            self._drop(name)

    @told()
    def discard(self) -> None:
        """See `Engine`."""
        if self._target != self._address.name:
            self._drop(self._target)

    def _serving(self) -> set[str]:
        """The indexes the alias stands for."""
        if not self._client.indices.exists_alias(name=self._address.name):
            return set()
        return set(self._client.indices.get_alias(name=self._address.name))

    def _ours(self) -> dict[str, dict[str, Any]]:
        """Every index of this name that vanban made, with its `_meta`; also what a killed rebuild left."""
        found = self._client.indices.get_mapping(index=f"{self._address.name}-v*")
        named = re.compile(rf"{re.escape(self._address.name)}-v\d+-\d+")
        known = {name: of["mappings"].get("_meta") or {} for name, of in found.items() if named.fullmatch(name)}
        return {name: meta for name, meta in known.items() if "reached" in meta}

    def _drop(self, name: str) -> None:
        self._client.options(ignore_status=404).indices.delete(index=name)

    @told()
    def clear(self) -> None:
        """See `Engine`."""
        for name in self._ours():
            self._drop(name)

    # ---- looked over ------------------------------------------------------------------------------------------------

    @told()
    def state(self) -> State:
        """See `Engine`."""
        import elasticsearch

        check(self._client, self._address)
        where = str(self._address)
        try:
            found = self._client.indices.get_mapping(index=self._target)
        except elasticsearch.NotFoundError:
            return State(where, 0, 0, 0)
        if len(found) > 1:
            hint = "run vanban index rebuild: it leaves one"
            raise SearchIndexError(f"{where} stands for {len(found)} indexes", hint=hint, code="INDEX-DAMAGED")
        ((name, of),) = found.items()
        meta = of["mappings"].get("_meta") or {}
        if "reached" not in meta:
            raise _foreign(self._address.name, name)
        documents = self._client.count(index=self._target)["count"]
        return State(where, documents, meta["reached"], meta.get("schema", 0))

    @told()
    def size(self) -> int | None:
        """See `Engine`."""
        import elasticsearch

        try:
            told = self._client.indices.stats(index=self._target, metric="store")
        except elasticsearch.NotFoundError:
            return None
        return int(told["_all"]["total"]["store"]["size_in_bytes"])

    @told()
    def checksums(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Engine`."""
        found = self._client.search(
            index=self._target,
            query={"ids": {"values": list(ids)}},
            size=len(ids),
            allow_partial_search_results=False,
            source=False,
            docvalue_fields=[{"field": "checksum"}],
        )
        return {hit["_id"]: hit.get("fields", {}).get("checksum", [""])[0] for hit in found["hits"]["hits"]}

    def ids(self) -> Iterator[list[str]]:
        """See `Engine`."""
        with told():
            self._client.indices.refresh(index=self._target)
            # Every part of the index has to answer: what is not heard of would count as missing.
            moment = self._client.open_point_in_time(
                index=self._target, keep_alive="5m", allow_partial_search_results=False
            )["id"]
            try:
                yield from self._pages(moment)
            finally:
                self._client.options(ignore_status=404).close_point_in_time(id=moment)

    def _pages(self, moment: str) -> Iterator[list[str]]:
        after: Any = None
        while True:
            found = self._client.search(
                pit={"id": moment, "keep_alive": "5m"},
                size=_PAGE,
                allow_partial_search_results=False,
                source=False,
                sort=[{"_shard_doc": "asc"}],
                search_after=after,
                track_total_hits=False,
            )
            hits = found["hits"]["hits"]
            if not hits:
                return
            yield [hit["_id"] for hit in hits]
            after, moment = hits[-1]["sort"], found.get("pit_id", moment)

    def close(self) -> None:
        """See `Engine`."""
        if "_client" in self.__dict__:
            self.__dict__.pop("_client").close()

    @cached_property
    def _client(self) -> Client:
        return connect(self._address, self._access)


def _foreign(alias: str, name: str) -> SearchIndexError:
    hint = "choose another name in VANBAN_INDEX; vanban touches no index that it did not make"
    return SearchIndexError(f"{alias} is {name}, which vanban did not make", hint=hint, code="INDEX-FOREIGN")
