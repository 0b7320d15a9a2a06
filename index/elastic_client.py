"""The way to an Elasticsearch cluster: its address, who asks, and patience with nodes that are away or busy."""

from __future__ import annotations

import random
import re
import ssl
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from config.settings import Elasticsearch as Access
from index.elastic_errors import check_version, untrusted
from pipeline.errors import SearchIndexError, UsageError

if TYPE_CHECKING:
    from elastic_transport import Transport, TransportApiResponse
    from elasticsearch import Elasticsearch as Client

# What a node says that has too much to do, or a cluster that is choosing its master.
BUSY = (429, 502, 503, 504)
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,200}")
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")
_SHAPE = "give it as https://host:9200/name, or https://host1:9200,host2:9200/name"
_LONGEST = 30.0
_checked: set[tuple[str, ...]] = set()


class Address(NamedTuple):
    """Where an index is: the nodes of the cluster that are asked, and the name of the alias."""

    hosts: tuple[str, ...]
    name: str

    def __str__(self) -> str:
        first, *others = self.hosts
        return f"{','.join([first, *(host.partition('://')[2] for host in others)])}/{self.name}"


def address(url: str) -> Address:
    """`https://host:9200,other:9200/name` taken apart.

    Raises UsageError for another shape, or when it holds credentials.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        hint = "put them in the settings file or VANBAN_ELASTICSEARCH_API_KEY"
        raise UsageError("credentials do not belong into the address", hint=hint)
    hosts, name = parts.netloc.split(","), parts.path.strip("/")
    if parts.scheme not in {"http", "https"} or not all(_HOST.fullmatch(host) for host in hosts):
        raise UsageError(f"{url} is no address of an index", hint=_SHAPE)
    if not _NAME.fullmatch(name):
        hint = "a name has lower-case letters, digits, dots and dashes" if name else _SHAPE
        raise UsageError(f"{url} names no index", hint=hint)
    with_port = (host if re.search(r":\d+$", host) else f"{host}:9200" for host in hosts)
    return Address(tuple(f"{parts.scheme}://{host}" for host in with_port), name)


def connect(address: Address, access: Access) -> Client:
    """A client for the cluster; nothing is sent yet.

    Raises SearchIndexError for credentials of a wrong shape (`INDEX-AUTH`), a CA file that is none
    (`INDEX-CERTIFICATE`).
    """
    from elasticsearch import Elasticsearch as Client

    return Client(
        list(address.hosts),
        request_timeout=access.timeout,
        # All tries are the transport's below, which waits between them.
        max_retries=0,
        transport_class=_patient(len(address.hosts), access.retries),
        **_credentials(access),
        **(_tls(access) if address.hosts[0].startswith("https") else {}),
    )


def _credentials(access: Access) -> dict[str, Any]:
    if access.api_key:
        if not re.fullmatch(r"[\w.=+/-]+", access.api_key, re.ASCII):
            hint = "VANBAN_ELASTICSEARCH_API_KEY takes what Elasticsearch calls `encoded` when it creates the key"
            raise SearchIndexError("the API key is not in its encoded form", hint=hint, code="INDEX-AUTH")
        return {"api_key": access.api_key}
    if not access.username and not access.password:
        return {}
    if not access.username or not access.password:
        lacking = "password" if access.username else "username"
        hint = f"set VANBAN_ELASTICSEARCH_{lacking.upper()}, or use an API key"
        raise SearchIndexError(f"the credentials for Elasticsearch lack the {lacking}", hint=hint, code="INDEX-AUTH")
    return {"basic_auth": (access.username, access.password)}


def _tls(access: Access) -> dict[str, Any]:
    if not access.verify_certs:
        # Whoever sets this knows; a warning at every command helps nobody.
        return {"verify_certs": False, "ssl_show_warn": False}
    if not access.ca_certs:
        return {"verify_certs": True}
    try:
        ssl.create_default_context(cafile=access.ca_certs)
    except OSError as error:
        said = "is not there" if isinstance(error, FileNotFoundError) else f"cannot be used: {error}"
        raise untrusted(f"the CA certificate {access.ca_certs} {said}") from error
    return {"verify_certs": True, "ca_certs": access.ca_certs}


def _pauses(hosts: int, retries: int, first: float) -> Iterator[float]:
    """Seconds to wait before each try after the first: none while other nodes are left, then ever longer."""
    for number in range(retries):
        doubled = number - (hosts - 1)
        yield 0.0 if doubled < 0 else min(_LONGEST, first * 2**doubled) * random.uniform(0.75, 1.25)


def _patient(hosts: int, retries: int) -> type[Transport]:
    """A transport that tries again, with back-off, where a node is away or has too much to do.

    Whatever this program sends may come twice without harm: documents have fixed ids.
    """
    from elastic_transport import ConnectionError, ConnectionTimeout, TlsError, Transport

    class Patient(Transport):
        def perform_request(self, method: str, target: str, **asked: Any) -> TransportApiResponse:
            # A person waits for an answer; a load of hours should outlive the restart of a node.
            for pause in _pauses(hosts, retries, 0.5 if "_bulk" in target else 0.1):
                try:
                    answer = super().perform_request(method, target, **asked)
                except TlsError:
                    raise
                except (ConnectionError, ConnectionTimeout):
                    time.sleep(pause)
                    continue
                if answer.meta.status not in BUSY or _full(answer):
                    return answer
                time.sleep(pause)
            return super().perform_request(method, target, **asked)

    return Patient


def _full(answer: TransportApiResponse) -> bool:
    """A full disk is told by 429 too, but waiting does not help."""
    return answer.meta.status == 429 and "cluster_block_exception" in str(answer.body)


def check(client: Client, address: Address) -> None:
    """Raises SearchIndexError (`INDEX-VERSION`) for a server that is too old; asked once in a process.

    Who may not ask for the version goes on without.
    """
    import elasticsearch

    if address.hosts in _checked:
        return
    try:
        told = client.nodes.info(filter_path="nodes.*.version")
    except elasticsearch.AuthorizationException:
        return
    for node in told.get("nodes", {}).values():
        check_version(node["version"])
    _checked.add(address.hosts)
