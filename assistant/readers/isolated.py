"""Reading in a child process with limits on time and memory, so that no file can take us down."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import assistant
from assistant.documents import Document
from assistant.readers.errors import ReadError
from assistant.readers.wire import unpack

_LARGEST_REPLY = 512 * 2**20
"""Bytes; more than the text of any real document, and what a hostile child may make us hold."""
_REQUESTS_A_CHILD = 200
"""After so many files a fresh child is started, so that fragmented memory does not add up."""
_SHA256_DIGITS = 64
_STOPPED = "the reader stopped unexpectedly"


class IsolatedReader:
    """Reads files one at a time in one child process, which is replaced whenever a file breaks it.

    For use by one thread; any number of readers may exist at once.
    """

    def __init__(self, seconds: float, memory_mb: int, file_mb: int) -> None:
        """Limits for each file: wall-clock seconds, MiB of the child's address space, MiB of the file."""
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._file_mb = file_mb
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process; the next read starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def read(self, path: Path) -> Document:
        """The document in a file. Raises ReadError with a plain reason."""
        return self.read_with_digest(path)[0]

    def read_with_digest(self, path: Path) -> tuple[Document, str]:
        """The document in a file and the SHA-256, in hexadecimal, of the bytes it was read from.

        Raises ReadError with a plain reason, among them "took longer than 120 seconds", "needed more than
        1536 MiB of memory" and "the reader stopped unexpectedly".
        """
        used = self._served > 0
        reply = self._ask(path)
        if used and reply == self._too_much_memory():
            self.close()  # earlier files may have left too little room: once more, in a fresh child
            reply = self._ask(path)
        if reply[:1] == b"-":
            if reply == self._too_much_memory():
                self.close()
            raise ReadError(reply[1:].decode("utf-8", "replace"))
        digest = reply[1 : _SHA256_DIGITS + 1].decode("ascii", "replace")
        try:
            return unpack(reply[_SHA256_DIGITS + 1 :]), digest
        except ValueError as error:
            self.close()
            raise ReadError(_STOPPED) from error

    def _too_much_memory(self) -> bytes:
        return f"-needed more than {self._memory_mb} MiB of memory".encode()

    def _ask(self, path: Path) -> bytes:
        """Send one request and wait for its reply; the child is killed when its time is up."""
        child = self._started()
        request = {
            "path": str(path.absolute()),
            "seconds": self._seconds,
            "memory_mb": self._memory_mb,
            "file_mb": self._file_mb,
        }
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            reply = _exchange(child, json.dumps(request).encode("ascii"))
        finally:
            timer.cancel()
        self._served += 1
        if reply is None or late.is_set():
            self._child = None
            child.kill()
            child.communicate()
            timed_out = late.is_set() or child.returncode == -getattr(signal, "SIGXCPU", 0)
            raise ReadError(f"took longer than {self._seconds:g} seconds" if timed_out else _STOPPED)
        if self._served >= _REQUESTS_A_CHILD:
            self.close()
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._served = 0
            home = str(Path(assistant.__file__).parents[1])
            paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
            self._child = subprocess.Popen(
                [sys.executable, "-m", "assistant.readers.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._child


def _exchange(child: subprocess.Popen[bytes], request: bytes) -> bytes | None:
    """The reply to a request; None when the child went away or sent nonsense."""
    if child.stdin is None or child.stdout is None:
        return None
    try:
        child.stdin.write(len(request).to_bytes(8, "big") + request)
        child.stdin.flush()
        length = int.from_bytes(_exactly(child, 8), "big")
        return _exactly(child, length) if 0 < length <= _LARGEST_REPLY else None
    except (OSError, EOFError):
        return None


def _exactly(child: subprocess.Popen[bytes], count: int) -> bytes:
    data = child.stdout.read(count) if child.stdout is not None else b""
    if len(data) < count:
        raise EOFError
    return data
