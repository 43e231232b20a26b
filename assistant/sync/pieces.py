"""What a way of fetching gives: files to keep, what is missing and what was left out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from assistant.documents import Source
from assistant.sync.answers import Answer


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a source, as it is to be kept."""

    name: str
    """Its path below the folder `fetched`."""
    asked: str
    """The address it was asked for under."""
    answer: Answer
    source: Source
    """What it is, for the fields beside it."""
    gist: str
    """A digest of what counts in it."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A file of a source that could not be had, with the plain reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a source that is not fetched, as a note for people."""

    note: str


def digest_of(body: bytes) -> str:
    """The gist of a file in which every byte counts."""
    return hashlib.sha256(body).hexdigest()
