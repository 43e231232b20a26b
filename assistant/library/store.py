"""The library of one data folder: the catalogue with its two indexes, for readers and for the one writer."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.library.catalogue import Catalogue
from assistant.library.errors import LibraryLockedError, OtherModelError, StorageError
from assistant.library.ledger import Ledger
from assistant.library.vectors import VectorStore
from assistant.library.words import WordStore

CATALOGUE = "catalogue.sqlite3"
MODEL_KEY = "embedding_model"
"""Under this key the catalogue keeps the fingerprint of the model that made its vectors."""
MODEL_NAME_KEY = "embedding_model_name"


@dataclass(frozen=True, slots=True)
class Library:
    """Open stores of one data folder."""

    data_dir: Path
    catalogue: Catalogue
    vectors: VectorStore
    words: WordStore

    def refresh(self) -> None:
        """See what another process has written since the last look."""
        generation = self.catalogue.generation()
        self.vectors.refresh(generation)
        self.words.refresh(generation)

    def check_model(self, fingerprint: str, name: str) -> None:
        """Raise `OtherModelError` when the vectors were made by another embedding model."""
        known = self.catalogue.meta(MODEL_KEY)
        if known is not None and known != fingerprint:
            made_by = self.catalogue.meta(MODEL_NAME_KEY) or "another model"
            raise OtherModelError(
                f"The library in {self.data_dir} was built with the embedding model '{made_by}', and "
                f"'{name}' is set. Set ASSISTANT_EMBEDDING_MODEL back, or make the vectors anew with: "
                "assistant reindex"
            )

    def indexes_there(self) -> bool:
        """Whether the files of both indexes are in their place; true of a library that is still empty."""
        return self.catalogue.generation() == 0 or (self.vectors.there() and self.words.there())

    def close(self) -> None:
        """Let go of every file."""
        self.vectors.close()
        self.words.close()
        self.catalogue.close()


@dataclass(frozen=True, slots=True)
class WritableLibrary(Library):
    """Open stores of one data folder, held by the one writer."""

    catalogue: Ledger


def open_library(data_dir: Path) -> Library:
    """Open a library for reading; raises `StorageError` when there is none."""
    if not (data_dir / CATALOGUE).is_file():
        raise StorageError(
            f"There is no library in {data_dir} yet. Build one with: assistant index PATH, "
            "or choose another folder with --data-dir."
        )
    return Library(
        data_dir,
        Catalogue(data_dir / CATALOGUE),
        VectorStore(data_dir / "vectors"),
        WordStore(data_dir / "words"),
    )


@contextmanager
def writing(data_dir: Path, purpose: str) -> Iterator[WritableLibrary]:
    """Hold the library as its one writer; `purpose` tells others what is going on.

    Raises `LibraryLockedError` when another process writes, `StorageError` when the folder cannot be
    written, `NewerLibraryError` when a newer version made it.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data_dir / "writer.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise LibraryLockedError(_who_writes(data_dir)) from error
    except OSError as error:
        raise StorageError(
            f"The data folder {data_dir} cannot be written: {error.strerror or error}."
        ) from error
    holder = data_dir / "writer.json"
    try:
        with storage_errors(data_dir):
            holder.write_text(json.dumps(_holder(purpose)), encoding="utf-8")
            library = WritableLibrary(
                data_dir,
                Ledger(data_dir / CATALOGUE),
                VectorStore(data_dir / "vectors"),
                WordStore(data_dir / "words"),
            )
            try:
                yield library
            finally:
                library.close()
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def storage_errors(data_dir: Path) -> Iterator[None]:
    """Turn a full disk, a read-only folder or a damaged file into a `StorageError` for people."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StorageError(
            f"The library in {data_dir} cannot be written: {detail}. What it held before is kept."
        ) from error


def _holder(purpose: str) -> dict[str, object]:
    return {
        "process": os.getpid(),
        "machine": socket.gethostname(),
        "purpose": purpose,
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _who_writes(data_dir: Path) -> str:
    try:
        holder = json.loads((data_dir / "writer.json").read_text(encoding="utf-8"))
        who = "process {process} on {machine} ({purpose}, since {since})".format(**holder)
    except (OSError, ValueError, KeyError, TypeError):
        who = "another process"
    return f"The library in {data_dir} is being written by {who}. Wait until it has finished, or stop it."
