"""The catalogue: SQLite, the truth about what the library holds; both indexes are derived from it."""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.documents import Document, Hit, Passage, Source
from assistant.library.errors import NewerLibraryError, StorageError
from assistant.library.records import (
    locators_from_json,
    source_from_json,
    unpack_document,
)
from assistant.library.versions import ALL_NEAR, NEWER

Item = TypeVar("Item")

PASSAGE = "p.id, p.text, p.heading_path, p.start, p.stop, p.locators"
"""The columns that `passage_from_row` takes."""

SCHEMA = 2
"""Raised when tables change; an earlier library is read as it is, and completed by its next writer."""

_WITH_VERSIONS = 2
"""The schema from which the catalogue knows which documents are versions of one another."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What is known of a file that was indexed, or that could not be."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    options: str
    document: int | None
    reason: str
    seen: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as `assistant documents` lists it."""

    id: int
    source: Source
    paths: tuple[str, ...]
    passages: int
    pages: int
    pages_without_text: int
    warnings: tuple[str, ...]
    added: str
    newer: str
    """The id of a source that is nearly the same and of a later date; empty when there is none known."""
    near: tuple[str, ...]
    """The ids of all sources that are nearly the same."""


class Catalogue:
    """One SQLite file; a connection a thread; readers never wait for the writer (WAL)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._opened: weakref.WeakSet[_Held] = weakref.WeakSet()
        self._guard = threading.Lock()
        linked = self._check_version() >= _WITH_VERSIONS
        self._newer, self._near = (NEWER, ALL_NEAR) if linked else ("''", "'[]'")

    # -- reading ---------------------------------------------------------------------------------

    def generation(self) -> int:
        """Changes whenever the indexes do; a reader that sees another number opens them anew."""
        return int(self.meta("generation") or 0)

    def meta(self, key: str) -> str | None:
        """A value about the library as a whole: the embedding model, the generation."""
        row = self._connection().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def hits(self, ids: Sequence[str]) -> dict[str, Hit]:
        """The visible passages among `ids`, as hits without scores; a pending document is not visible."""
        found: dict[str, Hit] = {}
        sources: dict[int, Source] = {}
        for chunk in chunks(ids):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                f"SELECT {PASSAGE}, d.id, d.source, {self._newer},"  # noqa: S608 -- only our own columns and question marks are put in
                " (SELECT path FROM files WHERE document = d.id ORDER BY path LIMIT 1)"
                f" FROM passages p JOIN documents d ON d.id = p.document"
                f" WHERE p.id IN ({marks}) AND d.state = 'ready'",
                chunk,
            )
            for *columns, document, source_json, newer, file in rows:
                source = sources.get(document)
                if source is None:
                    source = sources[document] = source_from_json(source_json)
                passage = passage_from_row(source.id, *columns)
                found[passage.id] = Hit(passage, source, file or source.address, 0.0, newer=newer or "")
        return found

    def passages(self, source_ids: Sequence[str]) -> list[Passage]:
        """The visible passages of those sources, in the order of their documents."""
        found = []
        for chunk in chunks(source_ids):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                f"SELECT {PASSAGE}, d.source_id FROM passages p JOIN documents d ON d.id = p.document"  # noqa: S608 -- only our own columns and question marks are put in
                f" WHERE d.source_id IN ({marks}) AND d.state = 'ready' ORDER BY d.id, p.ordinal",
                chunk,
            )
            found += [passage_from_row(source, *columns) for *columns, source in rows]
        return found

    def documents(self) -> list[DocumentRecord]:
        """Every visible document, by title."""
        rows = self._connection().execute(
            "SELECT d.id, d.source, d.pages, d.pages_without_text, d.warnings, d.added,"  # noqa: S608 -- only our own columns are put in
            " (SELECT count(*) FROM passages WHERE document = d.id),"
            " (SELECT json_group_array(path) FROM files WHERE document = d.id),"
            f" {self._newer}, {self._near} FROM documents d WHERE d.state = 'ready'"
        )
        records = [
            DocumentRecord(
                id=row[0],
                source=source_from_json(row[1]),
                paths=tuple(sorted(json.loads(row[7]))),
                passages=row[6],
                pages=row[2],
                pages_without_text=row[3],
                warnings=tuple(json.loads(row[4])),
                added=row[5],
                newer=row[8] or "",
                near=tuple(sorted(json.loads(row[9]))),
            )
            for row in rows
        ]
        return sorted(records, key=lambda record: (record.source.title.casefold(), record.id))

    def document(self, source_id: str) -> Document | None:
        """A visible document with all its blocks, by the id of its source."""
        row = (
            self._connection()
            .execute("SELECT body FROM documents WHERE source_id = ? AND state = 'ready'", (source_id,))
            .fetchone()
        )
        return None if row is None else unpack_document(row[0])

    def files(self) -> dict[str, FileRecord]:
        """Every file that an indexing run has seen, by path."""
        rows = self._connection().execute(
            "SELECT path, size, mtime_ns, sha256, options, document, reason, seen FROM files"
        )
        return {row[0]: FileRecord(*row) for row in rows}

    def passage_ids(self) -> set[str]:
        """The ids that both indexes must hold: those of visible documents."""
        rows = self._connection().execute(
            "SELECT DISTINCT p.id FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE d.state = 'ready'"
        )
        return {row[0] for row in rows}

    def counts(self) -> tuple[int, int]:
        """Visible documents and their distinct passages."""
        row = (
            self._connection()
            .execute(
                "SELECT (SELECT count(*) FROM documents WHERE state = 'ready'),"
                " (SELECT count(DISTINCT p.id) FROM passages p JOIN documents d ON d.id = p.document"
                " WHERE d.state = 'ready')"
            )
            .fetchone()
        )
        return int(row[0]), int(row[1])

    def unfinished(self) -> list[int]:
        """Documents that an interrupted run left pending, half removed or without a file."""
        rows = self._connection().execute(
            "SELECT id FROM documents WHERE state <> 'ready' UNION SELECT id FROM documents d"
            " WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.document = d.id)"
        )
        return [row[0] for row in rows]

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for held in list(self._opened):
                held.connection.close()
        self._local = threading.local()

    # -- the connection --------------------------------------------------------------------------

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(self._open())
            with self._guard:
                self._opened.add(held)
        return held.connection

    def _open(self) -> sqlite3.Connection:
        try:
            return connect(self.path, "mode=ro")
        except sqlite3.Error:
            # In a folder that nobody may write, SQLite cannot keep its shared memory: nothing changes there.
            try:
                return connect(self.path, "immutable=1")
            except sqlite3.DatabaseError as error:
                raise StorageError(damaged(self.path.parent, error)) from error

    def _check_version(self) -> int:
        version = int(self._connection().execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA:
            raise NewerLibraryError(
                f"The library in {self.path.parent} was written by a newer version of the assistant "
                f"(format {version}; this one reads up to {SCHEMA}). Update the assistant, or choose "
                "another folder with --data-dir."
            )
        return version


class _Held:
    """A thread's connection; closed when the thread has ended, because nobody else holds it then."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


def passage_from_row(  # noqa: PLR0913, PLR0917 -- the columns of PASSAGE, in their order
    source_id: str, pid: str, text: str, heading_path: str, start: int, stop: int, locators: str
) -> Passage:
    """The passage that the columns `PASSAGE` of a row hold."""
    path = tuple(json.loads(heading_path))
    return Passage(pid, source_id, text, path, start, stop, locators_from_json(locators))


def connect(path: Path, options: str) -> sqlite3.Connection:
    """A connection in autocommit mode whose file has been read once; raises `sqlite3.Error`."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=30,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def damaged(folder: Path, error: sqlite3.DatabaseError) -> str:
    """What to say of a catalogue that SQLite cannot read, and what to do."""
    return (
        f"The catalogue of the library in {folder} is damaged ({error}). Move that folder away and index the "
        "documents again; the documents themselves were not touched."
    )


def chunks(items: Sequence[Item], size: int = 500) -> Iterator[list[Item]]:
    """Runs of at most `size` items: SQLite takes a limited number of parameters."""
    for at in range(0, len(items), size):
        yield list(items[at : at + size])
