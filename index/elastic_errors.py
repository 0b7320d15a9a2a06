"""Errors of the Elasticsearch client as errors a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import SearchIndexError

OLDEST = (8, 19)
_AWAY = "the catalogue is safe; start Elasticsearch, the index catches up by itself at the next command"
_NO_LIMIT = "raise http.max_content_length of the cluster, or the limit of the proxy before it"


@contextmanager
def told() -> Iterator[None]:
    """Within, and around a function decorated with it, only SearchIndexError is raised for what the client raises."""
    import elasticsearch
    from elastic_transport import TransportError

    try:
        yield
    except elasticsearch.UnsupportedProductError as error:
        raise other_product("what answers there is no Elasticsearch") from error
    except elasticsearch.ApiError as error:
        raise of_answer(error) from error
    except elasticsearch.SSLError as error:
        raise untrusted(f"the certificate is not trusted: {error.message}") from error
    except TransportError as error:
        raise SearchIndexError(f"Elasticsearch does not answer: {error.message}", hint=_AWAY) from error


def of_answer(error: Exception) -> SearchIndexError:
    """What an answer of the server (an `elasticsearch.ApiError`) means."""
    status, message = getattr(error, "status_code", 0), getattr(error, "message", str(error))
    detail = str(getattr(error, "info", ""))
    if status == 401:
        hint = "set VANBAN_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD"
        return SearchIndexError("Elasticsearch does not accept the credentials", hint=hint, code="INDEX-AUTH")
    if blocked(detail):
        return read_only()
    if status == 403:
        hint = "give this user the privileges manage, read and write on the index, as docs/elasticsearch.md tells"
        return SearchIndexError(f"Elasticsearch forbids this: {message}", hint=hint, code="INDEX-AUTH")
    if status in {429, 502, 503, 504}:
        return SearchIndexError(f"Elasticsearch is too busy or not whole: {message}: {detail[:300]}", hint=_AWAY)
    if status == 413:
        return SearchIndexError("a request is larger than the server takes", hint=_NO_LIMIT, code="INDEX-REFUSED")
    return SearchIndexError(f"Elasticsearch refused: {message}: {detail[:300]}", code="INDEX-REFUSED")


def blocked(detail: str) -> bool:
    """Whether an answer says that nothing may be written any more."""
    return any(sign in detail for sign in ("read_only", "read-only", "FORBIDDEN/12", "FORBIDDEN/8", "flood-stage"))


def read_only() -> SearchIndexError:
    """The error of an index that takes nothing more."""
    hint = "free disk space on the cluster; the index catches up by itself at the next command"
    return SearchIndexError(
        "the index is read-only: the cluster's disk is full, or somebody locked it", hint=hint, code="INDEX-READ-ONLY"
    )


def untrusted(message: str) -> SearchIndexError:
    """The error of a certificate that cannot be read, or does not fit."""
    hint = "name the PEM file of the cluster's CA in VANBAN_ELASTICSEARCH_CA_CERTS"
    return SearchIndexError(message, hint=hint, code="INDEX-CERTIFICATE")


def other_product(message: str) -> SearchIndexError:
    """The error of a server that this program cannot work with."""
    hint = f"vanban needs Elasticsearch {'.'.join(map(str, OLDEST))} or later; look at VANBAN_INDEX"
    return SearchIndexError(message, hint=hint, code="INDEX-VERSION")


def check_version(version: str) -> None:
    """Raises SearchIndexError for a server older than `OLDEST`."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST:
        raise other_product(f"the cluster runs Elasticsearch {version}")
