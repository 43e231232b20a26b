"""Reading in a child process with limits on time and memory, so that no file can take us down."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import assistant
from assistant.documents import Document
from assistant.readers.errors import ReadError
from assistant.readers.parts import Part
from assistant.readers.wire import unpack_part

_LARGEST_REPLY = 512 * 2**20
"""Bytes; more than the text of any real document, and what a hostile child may make us hold."""
_REQUESTS_A_CHILD = 200
"""After so many files a fresh child is started, so that fragmented memory does not add up."""
_STOPPED = "the reader stopped unexpectedly"


class IsolatedReader:
    """Reads files one at a time in one child process, which is replaced whenever a file breaks it.

    For use by one thread; any number of readers may exist at once.
    """

    def __init__(self, seconds: float, memory_mb: int, file_mb: int) -> None:
        """Limits: wall-clock seconds for each document, MiB of the child's address space, MiB of the file."""
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
        """The only document in a file. Raises ReadError with a plain reason."""
        *others, whole = self.parts(path)
        if others or whole.document is None:
            raise ReadError(whole.reason or "it holds several documents")
        return whole.document

    def parts(self, path: Path) -> Iterator[Part]:
        """Every document in a file, as `assistant.readers.read_parts` gives them: the file itself last.

        Raises ReadError with a plain reason when nothing can be read, among them "took longer than 120
        seconds", "needed more than 1536 MiB of memory" and "the reader stopped unexpectedly". What breaks
        off after the first part is told as the reason of the last one, and the parts before it stand.
        """
        used = self._served > 0
        child, reply = self._first(path)
        if used and reply == self._too_much_memory():
            self.close()  # earlier files may have left too little room: once more, in a fresh child
            child, reply = self._first(path)
        if reply[:1] == b"-":
            raise self._refused(reply)
        finished = False
        try:
            for part in self._following(child, reply):
                finished = not part.name
                yield part
        finally:
            if not finished or self._served >= _REQUESTS_A_CHILD:
                self.close()  # replies that nobody waits for would be taken for those of the next file

    def _following(self, child: subprocess.Popen[bytes], reply: bytes) -> Iterator[Part]:
        part = self._part(reply)
        yield part
        while part.name:
            try:
                part = self._part(self._reply(child))
            except ReadError as error:
                part = Part("", "", None, f"{error}; what was read before that is kept")
            yield part

    def _part(self, reply: bytes) -> Part:
        if reply[:1] == b"-":
            raise self._refused(reply)
        try:
            return unpack_part(reply[1:])
        except ValueError as error:
            self.close()
            raise ReadError(_STOPPED) from error

    def _refused(self, reply: bytes) -> ReadError:
        if reply == self._too_much_memory():
            self.close()
        return ReadError(reply[1:].decode("utf-8", "replace"))

    def _too_much_memory(self) -> bytes:
        return f"-needed more than {self._memory_mb} MiB of memory".encode()

    def _first(self, path: Path) -> tuple[subprocess.Popen[bytes], bytes]:
        """Send one request and wait for its first reply."""
        child = self._started()
        request = {
            "path": str(path.absolute()),
            "seconds": self._seconds,
            "memory_mb": self._memory_mb,
            "file_mb": self._file_mb,
        }
        self._served += 1
        return child, self._reply(child, json.dumps(request).encode("ascii"))

    def _reply(self, child: subprocess.Popen[bytes], request: bytes = b"") -> bytes:
        """The next reply; the child is killed when its time is up."""
        if child is not self._child:
            raise ReadError(_STOPPED)  # closed between two parts
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            reply = _exchange(child, request)
        finally:
            timer.cancel()
        if reply is None or late.is_set():
            self._child = None
            child.kill()
            child.communicate()
            timed_out = late.is_set() or child.returncode == -getattr(signal, "SIGXCPU", 0)
            raise ReadError(f"took longer than {self._seconds:g} seconds" if timed_out else _STOPPED)
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
    """The next reply, after `request` if there is one; None when the child went away or sent nonsense."""
    if child.stdin is None or child.stdout is None:
        return None
    try:
        if request:
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
