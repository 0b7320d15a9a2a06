"""A gateway before a real Elasticsearch node, as archives put one there: TLS, credentials, limits, bad days."""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Gateway(ThreadingHTTPServer):
    """`busy`: so many bulk requests are answered 429. `lost`: so many reach the node, but their answer is lost.

    `limit`: bytes a request may have. `credentials`: the header without which the answer is 401. `plain`: answer as a
    web server of another kind. `forbidden`: the beginning of paths that are answered 403.
    """

    daemon_threads = True

    def __init__(self, node: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.node = urlsplit(node).netloc
        self.busy = self.lost = 0
        self.limit = 1 << 40
        self.credentials = ""
        self.plain = False
        self.forbidden = "-"
        self.scheme = "http"
        self.bulks = 0

    @property
    def url(self) -> str:
        return f"{self.scheme}://localhost:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up, or do not trust the certificate, are what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Gateway

    def _any(self) -> None:
        gateway, body = self.server, self.rfile.read(int(self.headers.get("Content-Length", 0)))
        bulk = "_bulk" in self.path
        gateway.bulks += bulk
        if gateway.plain:
            self._answer(200, {"Content-Type": "text/html"}, b"<p>hello</p>")
        elif gateway.credentials and self.headers.get("Authorization") != gateway.credentials:
            self._refuse(401)
        elif self.path.startswith(gateway.forbidden):
            self._refuse(403)
        elif len(body) > gateway.limit:
            self._refuse(413)
        elif bulk and gateway.busy:
            gateway.busy -= 1
            self._refuse(429)
        else:
            self._pass_on(body, lose=bulk and gateway.lost > 0)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815

    def _pass_on(self, body: bytes, *, lose: bool) -> None:
        node = http.client.HTTPConnection(self.server.node, timeout=60)
        try:
            node.request(self.command, self.path, body, dict(self.headers))
            answer = node.getresponse()
            content = answer.read()
        finally:
            node.close()
        if lose:
            self.server.lost -= 1
            self.close_connection = True
        else:
            self._answer(answer.status, dict(answer.getheaders()), content)

    def _refuse(self, status: int) -> None:
        headers = {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"}
        self._answer(status, headers, b'{"error": "refused by the gateway"}')

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in {"content-length", "transfer-encoding"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def gateway(node: str, certificate: tuple[str, str] | None = None) -> Iterator[Gateway]:
    """A gateway before the node, with TLS where a certificate and its key are given."""
    with Gateway(node) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            server.scheme = "https"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
