"""What only the one writer does with the catalogue: transactions, and the questions before them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.documents import Document, Source
from assistant.library import versions
from assistant.library.catalogue import (
    PASSAGE,
    SCHEMA,
    Catalogue,
    FileRecord,
    chunks,
    connect,
    passage_from_row,
)
from assistant.library.errors import StorageError
from assistant.library.passages import Cut
from assistant.library.records import (
    locators_to_json,
    pack_document,
    source_from_json,
    source_to_json,
)
from assistant.models.embedding import Vectors

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    options TEXT NOT NULL,       -- what the person set for it, as one content id
    state TEXT NOT NULL CHECK (state IN ('pending', 'ready', 'removing')),
    source TEXT NOT NULL,        -- JSON
    body BLOB NOT NULL,          -- the document, packed
    pages INTEGER NOT NULL,
    pages_without_text INTEGER NOT NULL,
    warnings TEXT NOT NULL,      -- JSON
    added TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_content ON documents (sha256, options);
CREATE INDEX IF NOT EXISTS documents_source ON documents (source_id);
CREATE INDEX IF NOT EXISTS documents_state ON documents (state) WHERE state <> 'ready';
CREATE TABLE IF NOT EXISTS passages (
    document INTEGER NOT NULL REFERENCES documents (id),
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    heading_path TEXT NOT NULL,  -- JSON
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    locators TEXT NOT NULL,      -- JSON
    prefix TEXT NOT NULL,
    embedded TEXT NOT NULL,      -- content id of what the model read
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passages_id ON passages (id);
CREATE INDEX IF NOT EXISTS passages_embedded ON passages (embedded);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    options TEXT NOT NULL,
    document INTEGER REFERENCES documents (id),
    reason TEXT NOT NULL,        -- why it could not be read; empty when it was
    seen INTEGER NOT NULL        -- nanoseconds since the epoch
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_document ON files (document);
"""
"""The statements that make every table that is not there yet, those of `versions` aside."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was read, cut and embedded, ready to be stored."""

    document: Document
    cuts: tuple[Cut, ...]
    keys: tuple[str, ...]
    """Content ids of what the model reads, one a cut."""
    vectors: tuple[Vectors, ...]
    """One of shape (dimension,) a cut."""
    sha256: str
    """Of the file's bytes as they were read."""
    options: str


class Ledger(Catalogue):
    """The catalogue as its one writer sees it; the file and its tables are made when they are missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        if self._check_version() < SCHEMA:
            try:
                self._connection().executescript(
                    f"BEGIN; {_TABLES} {versions.TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;"
                )
            except sqlite3.Error as error:
                raise StorageError(f"The catalogue {path} cannot be written: {error}.") from error

    def _open(self) -> sqlite3.Connection:
        try:
            connection = connect(self.path, "mode=rwc")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error as error:
            raise StorageError(f"The catalogue {self.path} cannot be written: {error}.") from error
        return connection

    # -- questions -------------------------------------------------------------------------------

    def stored(self, ids: Iterable[str]) -> Iterator[tuple[Cut, Source]]:
        """The visible passages among `ids` as they were cut, with their sources."""
        for chunk in chunks(list(ids)):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                f"SELECT {PASSAGE}, p.prefix, d.source FROM passages p JOIN documents d ON d.id = p.document"  # noqa: S608 -- only our own columns and question marks are put in
                f" WHERE p.id IN ({marks}) AND d.state = 'ready' GROUP BY p.id",
                chunk,
            )
            for *columns, prefix, source_json in rows.fetchall():
                source = source_from_json(source_json)
                yield Cut(passage_from_row(source.id, *columns), prefix), source

    def same_embedding(self, embedded: Sequence[str]) -> dict[str, str]:
        """For each content id that a visible passage was embedded from: the id of such a passage."""
        found: dict[str, str] = {}
        for chunk in chunks(embedded):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                "SELECT p.embedded, min(p.id) FROM passages p JOIN documents d ON d.id = p.document"  # noqa: S608 -- only question marks are put in
                f" WHERE p.embedded IN ({marks}) AND d.state = 'ready' GROUP BY p.embedded",
                chunk,
            )
            found.update((row[0], row[1]) for row in rows)
        return found

    def find_document(self, sha256: str, options: str) -> int | None:
        """A visible document of this content, read with these options."""
        row = (
            self._connection()
            .execute(
                "SELECT id FROM documents WHERE sha256 = ? AND options = ? AND state = 'ready'",
                (sha256, options),
            )
            .fetchone()
        )
        return None if row is None else int(row[0])

    def same_text(self, key: str, options: str) -> tuple[str, str] | None:
        """The digest and options of a visible document with this `text_key`, read with these options."""
        return versions.same_text(self._connection(), key, options)

    def near(self, document: int) -> list[str]:
        """The titles of visible documents that are nearly the same, with their ids."""
        return versions.near_titles(self._connection(), document)

    def source_of(self, document: int) -> str | None:
        """The id of a document's source."""
        row = (
            self._connection().execute("SELECT source_id FROM documents WHERE id = ?", (document,)).fetchone()
        )
        return None if row is None else str(row[0])

    def source_ids(self) -> set[str]:
        """The ids that are taken."""
        return {row[0] for row in self._connection().execute("SELECT source_id FROM documents")}

    def document_passages(self, documents: Sequence[int]) -> set[str]:
        """Passage ids of these documents, whatever their state."""
        found: set[str] = set()
        for chunk in chunks(documents):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                f"SELECT id FROM passages WHERE document IN ({marks})",  # noqa: S608 -- only question marks are put in
                chunk,
            )
            found.update(row[0] for row in rows)
        return found

    def still_visible(self, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that a visible document holds."""
        found: set[str] = set()
        for chunk in chunks(list(ids)):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                "SELECT DISTINCT p.id FROM passages p JOIN documents d ON d.id = p.document"  # noqa: S608 -- only question marks are put in
                f" WHERE p.id IN ({marks}) AND d.state = 'ready'",
                chunk,
            )
            found.update(row[0] for row in rows)
        return found

    # -- writing: each call is one transaction of its caller -------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def set_meta(self, key: str, value: str) -> None:
        """Store a value about the library as a whole."""
        self._connection().execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def next_generation(self) -> None:
        """Tell readers that the indexes change."""
        self.set_meta("generation", str(self.generation() + 1))

    def add_pending(self, item: Prepared, added: str) -> int:
        """Store a document that is not visible yet, as of the moment `added`; its number comes back."""
        document = item.document
        cursor = self._connection().execute(
            "INSERT INTO documents (source_id, sha256, options, state, source, body, pages,"
            " pages_without_text, warnings, added) VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?)",
            (
                document.source.id,
                item.sha256,
                item.options,
                source_to_json(document.source),
                pack_document(document),
                document.pages,
                len(document.pages_without_text),
                json.dumps(document.warnings),
                added,
            ),
        )
        row = cursor.lastrowid
        if row is None:
            raise StorageError("The catalogue gave no number to a new document.")
        self._connection().executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    ordinal,
                    part.passage.id,
                    part.passage.text,
                    json.dumps(part.passage.heading_path),
                    part.passage.start,
                    part.passage.end,
                    locators_to_json(part.passage.locators),
                    part.prefix,
                    key,
                )
                for ordinal, (part, key) in enumerate(zip(item.cuts, item.keys, strict=True))
            ],
        )
        versions.remember(self._connection(), row, document)
        return row

    def set_state(self, document: int, state: str) -> None:
        """Make a document visible (`ready`) or not."""
        self._connection().execute("UPDATE documents SET state = ? WHERE id = ?", (state, document))

    def delete_document(self, document: int) -> None:
        """Forget a document and its passages."""
        connection = self._connection()
        connection.execute("UPDATE files SET document = NULL WHERE document = ?", (document,))
        connection.execute("DELETE FROM passages WHERE document = ?", (document,))
        versions.forget(connection, document)
        connection.execute("DELETE FROM documents WHERE id = ?", (document,))

    def put_file(self, record: FileRecord) -> None:
        """Remember what was seen of a file."""
        self._connection().execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.path,
                record.size,
                record.mtime_ns,
                record.sha256,
                record.options,
                record.document,
                record.reason,
                record.seen,
            ),
        )

    def delete_file(self, path: str) -> None:
        """Forget a file."""
        self._connection().execute("DELETE FROM files WHERE path = ?", (path,))

    def orphans(self, documents: Sequence[int]) -> list[int]:
        """Those of `documents` that no file leads to any more."""
        found: list[int] = []
        for chunk in chunks(documents):
            marks = ",".join("?" * len(chunk))
            rows = self._connection().execute(
                f"SELECT d.id FROM documents d WHERE d.id IN ({marks})"  # noqa: S608 -- only question marks are put in
                " AND NOT EXISTS (SELECT 1 FROM files f WHERE f.document = d.id)",
                chunk,
            )
            found.extend(row[0] for row in rows)
        return sorted(found)
