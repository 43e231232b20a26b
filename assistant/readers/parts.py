"""The documents of one file: most hold one, an archive or a package of notices holds many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from assistant.documents import Document

MOST_PARTS = 20_000
"""Documents taken from one file; the rest is reported."""


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file, or the reason why there is none."""

    name: str
    """Where it stands in the file, as a path: `annex/prices.xlsx`, an ocid; empty for the file itself."""
    sha256: str
    """Of the bytes it was read from, in hexadecimal; the same part in two files has the same."""
    document: Document | None
    reason: str = ""
    """Why it could not be read. With an empty name: what was left out of the file as a whole."""


ReadInner: TypeAlias = Callable[[bytes, str], Iterator[Part]]
"""Reads the bytes of a member called by its path in the file; never raises `ReadError`."""
