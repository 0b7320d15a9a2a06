"""Documents on their way into Elasticsearch, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from index.elastic_client import BUSY
from index.elastic_errors import blocked, of_answer, read_only
from index.engine import Refused

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch as Client

Action = dict[str, Any]

_MANY, _BYTES = 500, 8_000_000


def send(client: Client, actions: Iterable[Action], retries: int) -> Iterator[Refused]:
    """Send all; gives the documents the server refused, each for a reason of its own.

    What is turned away because there is too much to do is sent again, after 0.5, 1, 2 … seconds. Raises
    SearchIndexError when the index takes nothing at all, and what the client raises.
    """
    yield from _send(client, actions, retries, _MANY)


def _send(client: Client, actions: Iterable[Action], retries: int, many: int) -> Iterator[Refused]:
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
    )
    large: list[Action] = []
    for _, result in results:
        ((operation, item),) = result.items()
        if operation == "delete" and item.get("status") == 404 and "exception" not in item:
            continue
        if item.get("status") == 413 and many > 1 and "exception" in item:
            # The request was too large as a whole: one document of it may be, the others are not.
            large.append(_again(operation, item))
            continue
        yield _refused(item)
    if large:
        yield from _send(client, large, retries, 1)


def _again(operation: str, item: dict[str, Any]) -> Action:
    action = {"_op_type": operation, "_index": item["_index"], "_id": item["_id"]}
    return action if operation == "delete" else {**action, "_source": item["data"]}


def _refused(item: dict[str, Any]) -> Refused:
    error, status = item.get("error"), item.get("status", 500)
    exception = item.get("exception")
    if blocked(str(error)):
        raise read_only()
    if exception is not None and status != 413:
        raise of_answer(exception)
    if status in BUSY:
        raise of_answer(_Busy(status, error))
    if status == 413:
        return Refused(item["_id"], "larger than the server takes in one request")
    return Refused(item["_id"], _reason(error))


def _reason(error: Any) -> str:
    """The innermost reason, which is the one that says what is wrong with the document."""
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    said = error.get("reason") if isinstance(error, dict) else error
    return " ".join(str(said).split())[:200]


class _Busy(Exception):
    """Some documents of a request were turned away, also the last time."""

    def __init__(self, status: int, error: Any) -> None:
        super().__init__(_reason(error))
        self.status_code, self.message, self.info = status, _reason(error), ""
