"""The child process of an `IsolatedReader`: reads files under limits until its input ends.

Requests and replies are length-prefixed: eight bytes, big-endian. A request is JSON. A reply begins with `+`,
then the SHA-256 of the bytes in hexadecimal and the document; or with `-`, then the reason in UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from assistant.readers import ReadError, read_bytes
from assistant.readers.wire import pack

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's clock still holds there.
    resource = None  # type: ignore[assignment]

_DEEPEST_CALLS = 3000
"""Python calls within calls: pypdf resolves nested objects so; the child's stack bears far more."""


def main() -> None:
    """Serve until standard input ends, as it does when the parent dies."""
    requests, replies = _pipes()
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(_DEEPEST_CALLS)
    while head := requests.read(8):
        request = json.loads(requests.read(int.from_bytes(head, "big")))
        _limit(request["seconds"], request["memory_mb"])
        reply = _answer(request["path"], request["memory_mb"], request["file_mb"])
        replies.write(len(reply).to_bytes(8, "big"))
        replies.write(reply)
        replies.flush()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the parent; whatever a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, replies


def _limit(seconds: float, memory_mb: int) -> None:
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


def _answer(path: str, memory_mb: int, file_mb: int) -> bytes:
    try:
        data = _content(Path(path), file_mb)
        document = read_bytes(data, Path(path).name)
        return b"+" + hashlib.sha256(data).hexdigest().encode() + pack(document)
    except ReadError as error:
        return _reason(str(error))
    except MemoryError:
        return _reason(f"needed more than {memory_mb} MiB of memory")
    except OSError as error:
        return _reason(f"could not be opened: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 -- any failure of a parser is a reason for people, not a crash
        return _reason(f"could not be read: {type(error).__name__}: {str(error)[:200]}")


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
