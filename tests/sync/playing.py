"""A web server on this machine that plays the sites, as they answer and as they fail."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came."""

    host: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    at: float

    @property
    def address(self) -> str:
        return f"https://{self.host}{self.path}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer, and how to fail at it."""

    status: int = 200
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    """Seconds before the first byte."""
    cut: int | None = None
    """Close the connection after so many bytes, although more were promised."""
    promised: bool = True
    """Whether the length is told; else the end of the connection is the end of the body."""
    drip: float = 0.0
    """Seconds between single bytes."""
    endless: bool = False
    packed: bool = False
    slow_head: float = 0.0
    """Seconds between the bytes of an endless header."""


Answering: TypeAlias = Reply | Callable[[Request], Reply]

NOT_FOUND = Reply(404, b"<!doctype html><title>Not found</title>")


class Site:
    """Answers for any host by the path under which it is mirrored: `/www.gov.uk/api/…`."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._replies: dict[str, list[Answering]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.stopping = threading.Event()

    @property
    def place(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def mirrors(self, *hosts: str) -> dict[str, str]:
        return {f"https://{host}": f"{self.place}/{host}" for host in hosts}

    def add(self, address: str, *replies: Answering) -> None:
        """Answer an address with these in turn; with the last one from then on."""
        self._replies[address.removeprefix("https://")] = list(replies)

    def asked(self, address: str = "") -> list[Request]:
        """The requests for addresses that begin so, without those for robots.txt."""
        return [
            request
            for request in self.requests
            if request.address.startswith(address) and request.path != "/robots.txt"
        ]

    def close(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        _, host, *rest = parts.path.split("/")
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Request(host, "/" + "/".join(rest), query, headers, time.monotonic())
        self.requests.append(request)
        replies = self._replies.get(host + request.path, [NOT_FOUND])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        reply = reply(request) if callable(reply) else reply
        try:
            self._send(handler, reply)
        except OSError:
            pass  # the product has closed the connection, as it should in some of the tests
        finally:
            handler.close_connection = True

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        self.stopping.wait(reply.wait)
        if reply.slow_head:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.stopping.wait(reply.slow_head):
                handler.wfile.write(b"x")
            return
        body = gzip.compress(reply.body) if reply.packed else reply.body
        headers = {"Content-Type": reply.type, **reply.headers}
        if reply.packed:
            headers["Content-Encoding"] = "gzip"
        if reply.promised and not reply.endless:
            headers["Content-Length"] = str(len(body))
        handler.send_response(reply.status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if reply.status == 304:
            return
        while reply.endless and not self.stopping.is_set():
            handler.wfile.write(b"x" * 65536)
        step = 1 if reply.drip else max(1, len(body))
        for start in range(0, len(body[: reply.cut]), step):
            handler.wfile.write(body[start : reply.cut][:step])
            self.stopping.wait(reply.drip)
