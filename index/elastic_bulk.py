"""Documents on their way into Elasticsearch, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from index.elastic_client import BUSY
from index.elastic_errors import of_answer
from index.engine import Refused

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch as Client

Action = dict[str, Any]

_MANY, _BYTES = 500, 8_000_000


def send(client: Client, actions: Iterable[Action], retries: int, *, alias: bool) -> Iterator[Refused]:
    """Send all; gives the documents the server refused, each for a reason of its own. `alias`: they go to an alias.

    What is turned away because there is too much to do is sent again, after 0.5, 1, 2 … seconds. Raises
    SearchIndexError when something other than a document is at fault, and what the client raises.
    """
    yield from _send(client, actions, retries, alias, _MANY)


def _send(client: Client, actions: Iterable[Action], retries: int, alias: bool, many: int) -> Iterator[Refused]:
    from elasticsearch.helpers import streaming_bulk

    results = streaming_bulk(
        client,
        actions,
        chunk_size=many,
        max_chunk_bytes=_BYTES,
        raise_on_error=False,
        raise_on_exception=False,
        max_retries=retries,
        initial_backoff=0.5,
        max_backoff=30,
        retry_on_status=BUSY,
        yield_ok=False,
        # Where somebody deletes the index meanwhile, the server must not make one as it thinks fit.
        require_alias=alias,
    )
    large: list[Action] = []
    for _, result in results:
        ((operation, item),) = result.items()
        if item.get("result") == "not_found":
            continue
        if item.get("status") == 413 and many > 1 and "exception" in item:
            # The request was too large as a whole: one document of it may be, the others are not.
            large.append(_again(operation, item))
            continue
        yield _refused(item)
    if large:
        yield from _send(client, large, retries, alias, 1)


def _again(operation: str, item: dict[str, Any]) -> Action:
    action = {"_op_type": operation, "_index": item["_index"], "_id": item["_id"]}
    return action if operation == "delete" else {**action, "_source": item["data"]}


def _refused(item: dict[str, Any]) -> Refused:
    """The document of an item that failed, if it is the document's fault; else it is everybody's, and raised."""
    error, status = item.get("error"), item.get("status", 500)
    if status == 413:
        return Refused(item["_id"], "larger than the server takes in one request")
    if status == 400 and "exception" not in item:
        return Refused(item["_id"], _reason(error))
    raise of_answer(item.get("exception") or _Item(status, error))


def _reason(error: Any) -> str:
    """The innermost reason, which is the one that says what is wrong with the document."""
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    said = error.get("reason") if isinstance(error, dict) else error
    return " ".join(str(said).split())[:200]


class _Item(Exception):
    """The answer to one document of a request, as if it were that to a request."""

    def __init__(self, status: int, error: Any) -> None:
        super().__init__(_reason(error))
        self.status_code, self.message, self.info = status, _reason(error), error
