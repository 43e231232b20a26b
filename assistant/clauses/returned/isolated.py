"""Opens an officer's file in a child process with limits, as readers do, so that no file can take us down."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import assistant
from assistant.clauses.errors import DraftFileError
from assistant.clauses.finding import Finding
from assistant.clauses.returned.notes import notes_of, summary
from assistant.settings import Settings

FindingsOf = Callable[[str], Sequence[Finding]]
"""What is wrong with a text, with places in it."""

LARGEST: Final = 10 * 2**20
"""Bytes; a specification of words alone is far smaller."""
_LARGEST_REPLY: Final = 64 * 2**20
"""Bytes; what a hostile child may make us hold. A file that comes back is hardly larger than it was."""


def return_with_comments(
    data: bytes,
    name: str,
    findings_of: FindingsOf,
    *,
    made_on: date | None = None,
    settings: Settings | None = None,
) -> bytes:
    """The file called `name` as a Word file with a comment on the words of each finding.

    A Word file stays as it is in all else. Of any other file that can be read the words are put into a new
    Word file. A first comment sums up, and holds what could not be placed. With `made_on` the comments are
    dated. Time and memory are bounded as `settings` say for reading. Raises DraftFileError for a file that
    cannot be used.
    """
    limits = settings or Settings()
    text = specification_text(data, name, settings=limits)
    findings = findings_of(text)
    request = {
        "act": "comments",
        "heading": summary(findings),
        "notes": [asdict(note) for note in notes_of(findings, text)],
        "made_on": made_on.isoformat() if made_on else "",
    }
    return _asked(request, data, name, limits)


def specification_text(data: bytes, name: str, *, settings: Settings | None = None) -> str:
    """The text that a check of this file is a check of. Raises DraftFileError."""
    reply = _asked({"act": "text"}, data, name, settings or Settings())
    return reply.decode("utf-8", "replace")


def _asked(request: dict[str, Any], data: bytes, name: str, limits: Settings) -> bytes:
    """What a child process of its own makes of the file."""
    if len(data) > LARGEST:
        raise DraftFileError(f"“{name}” is larger than {LARGEST // 2**20} MB. Save it without its pictures.")
    head = json.dumps(
        {**request, "name": name, "seconds": limits.read_seconds, "memory_mb": limits.read_memory_mb}
    ).encode("ascii")
    reply, timed_out = _exchange(len(head).to_bytes(8, "big") + head + data, limits.read_seconds)
    if reply[:1] == b"+":
        return reply[1:]
    if reply[:1] == b"-":
        raise DraftFileError(reply[1:].decode("utf-8", "replace"))
    if timed_out:
        raise DraftFileError(f"“{name}” took longer than {limits.read_seconds:g} seconds. Save it in parts.")
    raise DraftFileError(f"“{name}” broke the program that opens it. Nothing else was harmed.")


def _exchange(message: bytes, seconds: float) -> tuple[bytes, bool]:
    """The child's whole reply, empty where there is none; and whether its time was up."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    home = str(Path(assistant.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    with subprocess.Popen(
        [sys.executable, "-m", "assistant.clauses.returned.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
    ) as child:
        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            assert child.stdin is not None  # noqa: S101 -- it was asked for
            assert child.stdout is not None  # noqa: S101 -- as above
            child.stdin.write(message)
            child.stdin.close()
            reply = child.stdout.read(_LARGEST_REPLY + 1)
        except OSError:
            reply = b""
        finally:
            timer.cancel()
            child.kill()
    timed_out = late.is_set() or child.returncode == -getattr(signal, "SIGXCPU", 0)
    return (b"" if timed_out or len(reply) > _LARGEST_REPLY else reply), timed_out
