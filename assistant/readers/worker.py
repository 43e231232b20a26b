"""The child process of an `IsolatedReader`: reads files under limits until its input ends.

Requests and replies are length-prefixed: eight bytes, big-endian. A request is JSON. A reply begins with `+`,
then a part of the file; or with `-`, then the reason in UTF-8 why there is no more. The part with an empty
name is the last one.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from assistant.readers import ReadError, read_parts
from assistant.readers.errors import plain_reason
from assistant.readers.wire import pack_part

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's clock still holds there.
    resource = None  # type: ignore[assignment]

_DEEPEST_CALLS = 3000
"""Python calls within calls: pypdf resolves nested objects so; the child's stack bears far more."""


def main() -> None:
    """Serve until standard input ends, as it does when the parent dies."""
    requests, replies = pipes()
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(_DEEPEST_CALLS)
    while head := requests.read(8):
        request = json.loads(requests.read(int.from_bytes(head, "big")))
        for reply in _answers(Path(request["path"]), request):
            replies.write(len(reply).to_bytes(8, "big"))
            replies.write(reply)
            replies.flush()


def pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the parent; whatever a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, replies


def limit(seconds: float, memory_mb: int) -> None:
    """Bound address space, and the processor time from now on, where the system can."""
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds) + 2, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform != "darwin":  # macOS refuses to bound address space
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, hard))


def _answers(path: Path, limits: dict[str, Any]) -> Iterator[bytes]:
    try:
        limit(limits["seconds"], limits["memory_mb"])
        for part in read_parts(_content(path, limits["file_mb"]), path.name):
            yield b"+" + pack_part(part)
            limit(limits["seconds"], limits["memory_mb"])
    except MemoryError:
        yield _reason(f"needed more than {limits['memory_mb']} MiB of memory")
    except Exception as error:  # noqa: BLE001 -- any failure of a parser is a reason for people, not a crash
        yield _reason(plain_reason(error))


def _content(path: Path, file_mb: int) -> bytes:
    """The file's bytes, read once, so that they are one version of it."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ReadError("not a file")  # to open a named pipe would wait for its other end
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        limit = file_mb * 2**20
        # No more is asked for than there is: Python sets aside as much memory as it is asked to read.
        data = b"" if status.st_size > limit else file.read(status.st_size + 1)
        while len(data) > status.st_size and len(data) <= limit and (more := file.read(2**20)):
            data += more  # the file is growing
    if status.st_size > limit or len(data) > limit:
        raise ReadError(f"larger than {file_mb} MiB")
    return data


def _reason(text: str) -> bytes:
    return b"-" + text.encode("utf-8", "replace")


if __name__ == "__main__":
    main()
