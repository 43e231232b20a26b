"""What became of each file: read, refused in plain words, over a limit, or a fault of ours."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.documents import Document
from assistant.readers import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings

Outcome = Literal["read", "partly read", "refused", "over a limit", "fault"]
OUTCOMES: tuple[Outcome, ...] = ("read", "partly read", "refused", "over a limit", "fault")

_LIMITS = ("took longer than", "needed more than", "larger than", "needed more memory")
_FAULTS = ("stopped unexpectedly", "could not be read:")
"""How reasons begin that no person can act on: a crash, or an error that no reader foresaw."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file and what became of it."""

    path: Path
    kind: str
    """The ending of its name, or what the collection says is wrong with it."""
    outcome: Outcome
    documents: tuple[Document, ...]
    reasons: tuple[str, ...]
    """Why the file, or parts of it, could not be read."""
    seconds: float

    @property
    def unsaid(self) -> bool:
        """Whether the file gave no document and no reason: what must never happen."""
        return not self.documents and not any(self.reasons)


def readings(files: Sequence[tuple[Path, str]], settings: Settings) -> Iterator[Reading]:
    """Read each of `files` (a path and its kind) as the product does, with the limits of `settings`."""
    with IsolatedReader(settings.read_seconds, settings.read_memory_mb, settings.read_file_mb) as reader:
        for path, kind in files:
            begun = time.perf_counter()
            documents: list[Document] = []
            reasons: list[str] = []
            try:
                for part in reader.parts(path):
                    if part.document is not None:
                        documents.append(part.document)
                    if part.reason:
                        reasons.append(f"{part.name}: {part.reason}" if part.name else part.reason)
            except ReadError as error:
                reasons.append(str(error))
            yield Reading(
                path,
                kind,
                _outcome(documents, reasons),
                tuple(documents),
                tuple(reasons),
                time.perf_counter() - begun,
            )


def _outcome(documents: Sequence[Document], reasons: Sequence[str]) -> Outcome:
    if any(fault in reason for reason in reasons for fault in _FAULTS):
        return "fault"
    if documents:
        return "partly read" if reasons else "read"
    if any(limit in reason for reason in reasons for limit in _LIMITS):
        return "over a limit"
    return "refused"
