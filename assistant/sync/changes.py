"""What changed between two versions of a fetched file, in sentences for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from assistant.readers.errors import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings
from assistant.sync import notices
from assistant.sync.body import as_object
from assistant.sync.dates import in_words
from assistant.sync.errors import FetchError

_SHOWN = 3
"""Paragraphs that are quoted; the rest is counted."""
_QUOTED = 160
"""Characters of each."""

Read: TypeAlias = Callable[[Path], list[str]]
"""The paragraphs of a file. Raises ReadError."""


def describe(before: Path, after: Path, read: Read) -> tuple[str, ...]:
    """What changed in a file; nothing when its words are the same."""
    kind, data = after.parent.name, (before.read_bytes(), after.read_bytes())
    found: list[str] = []
    if kind == "legislation":
        found = _of_law(*data)
    elif kind == "govuk" and after.suffix == ".json":
        found = _of_page(*data)
    elif kind == "tenders":
        found = list(notices.differences(_releases(data[0]), _releases(data[1])))
    return tuple(found or _of_words(before, after, read))


def title_of(file: Path) -> str:
    """What a procurement is called; empty for other files, whose titles stand beside them."""
    return notices.title(_releases(file.read_bytes())) if file.parent.name == "tenders" else ""


def reading(settings: Settings) -> tuple[IsolatedReader, Read]:
    """A reader in a process of its own, to be closed, and what it reads of a file."""
    reader = IsolatedReader(settings.read_seconds, settings.read_memory_mb, settings.read_file_mb)

    def read(path: Path) -> list[str]:
        parts = reader.parts(path)
        return [block.text for part in parts if part.document for block in part.document.blocks]

    return reader, read


def _of_law(before: bytes, after: bytes) -> list[str]:
    from assistant.readers.law.changes import (  # noqa: PLC0415 -- needed only where a law changed
        changes as changes_of_law,
    )

    try:
        return list(changes_of_law(before, after))
    except ReadError:
        return []  # the comparison of words says why


def _of_page(before: bytes, after: bytes) -> list[str]:
    """What GOV.UK itself says of the changes, newest first."""
    try:
        old, new = as_object(before), as_object(after)
    except FetchError:
        return []
    told = set(_notes(old))
    found = [f"{in_words(stamp)}: {note}" for stamp, note in _notes(new) if (stamp, note) not in told]
    if _withdrawn(new) and not _withdrawn(old):
        found.insert(0, f"withdrawn on {in_words(_withdrawn(new))}")
    return found


def _releases(data: bytes) -> list[notices.Release]:
    try:
        return list(notices.readable(as_object(data).get("releases")))
    except FetchError:
        return []


def _notes(page: dict[str, Any]) -> list[tuple[str, str]]:
    """The public change notes with their times, newest first."""
    details = page.get("details")
    history = details.get("change_history") if isinstance(details, dict) else None
    notes = [
        (str(item.get("public_timestamp") or ""), " ".join(str(item.get("note") or "").split()))
        for item in (history if isinstance(history, list) else [])
        if isinstance(item, dict)
    ]
    return sorted((pair for pair in notes if pair[1]), reverse=True)


def _withdrawn(page: dict[str, Any]) -> str:
    notice = page.get("withdrawn_notice")
    return str(notice.get("withdrawn_at") or "") if isinstance(notice, dict) else ""


def _of_words(before: Path, after: Path, read: Read) -> list[str]:
    try:
        old, new = read(before), read(after)
    except ReadError as error:
        return [f"the two versions cannot be compared: {error}"]
    added, removed = _left(new, old), _left(old, new)
    if not added and not removed:
        return []
    counts = [
        f"{len(texts)} {'paragraph' if len(texts) == 1 else 'paragraphs'} {verb}"
        for texts, verb in ((added, "added"), (removed, "removed"))
        if texts
    ]
    return [", ".join(counts), *_quotes("added", added), *_quotes("removed", removed)]


def _left(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """Those of `texts` that are not among `others`, as often as they stand there more, in their order."""
    there = Counter(others)
    left = []
    for text in texts:
        if there[text]:
            there[text] -= 1
        else:
            left.append(text)
    return left


def _quotes(verb: str, texts: list[str]) -> list[str]:
    cut = [text if len(text) <= _QUOTED else f"{text[: _QUOTED - 2].rstrip()} …" for text in texts[:_SHOWN]]
    return [f"{verb}: ‘{text}’" for text in cut]
