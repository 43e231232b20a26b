"""Watches one request: ends it when its time is up, or before it goes to an address that is not public."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Any, Self

from assistant.sync.addresses import is_public
from assistant.sync.errors import FetchError


class Watch:
    """Give it to httpx as the extension `trace`, with connections that serve one request each.

    The time limits of httpx count from one piece to the next; a site that sends a byte now and then never
    meets them. This one counts from the first to the last.
    """

    def __init__(self, seconds: float, *, public_only: bool) -> None:
        self.late = False
        self._public_only = public_only
        self._socket: Any = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def __call__(self, event: str, info: dict[str, Any]) -> None:
        """Called by httpcore at each step of the request."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            stream = info["return_value"]
            self._socket = stream.get_extra_info("socket")
            # The name was looked up before; what it leads to now is what counts.
            if self._public_only and not is_public(str(stream.get_extra_info("server_addr")[0])):
                stream.close()  # httpcore does not, when we end the request here
                raise FetchError("that is an address of this machine or of the own network")
            if self.late:
                self._end()

    def _end(self) -> None:
        self.late = True
        if self._socket is not None:
            with contextlib.suppress(OSError):  # it has ended by itself
                self._socket.shutdown(socket.SHUT_RDWR)
