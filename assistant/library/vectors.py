"""The vectors of passages in Chroma; the one module that talks to Chroma.

Chroma is always given vectors: its default embedding function would download a model. A reader opens
the store anew when the catalogue's generation has moved, because Chroma's persistent client does not
see what another process writes (tried: stale neighbours, and "Error finding id" with filters).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.documents import Source
from assistant.library.errors import StorageError
from assistant.library.filters import Filters, text_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.models.embedding import Vectors

COLLECTION = "passages"


class VectorStore:
    """Vectors by passage id, searched by cosine, with the filters applied inside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._client: Any = None
        self._collection: Any = None
        self._lock = threading.RLock()
        self._generation: int | None = None

    def refresh(self, generation: int) -> None:
        """Open anew if the library has changed since this store was opened."""
        with self._lock:
            if self._generation != generation:
                self.close()
                self._generation = generation

    def query(self, vector: Vectors, count: int, filters: Filters) -> list[tuple[str, float]]:
        """The nearest passages within the filters: ids with cosine, best first."""
        with self._lock, _storage_errors(self.folder):
            collection = self._open()
            count = min(count, collection.count())
            if count == 0:
                return []
            try:
                return self._query(collection, vector, count, filters)
            except _internal_error():
                # Another process wrote between opening and asking: what is open is stale.
                self.close()
                return self._query(self._open(), vector, count, filters)

    def upsert(self, rows: Sequence[tuple[str, Source]], vectors: Vectors) -> None:
        """Store one vector a passage, with the fields that filters use; vectors: (rows, dimension)."""
        if not rows:
            return
        with self._lock, _storage_errors(self.folder):
            collection = self._open()
            step = min(1000, self._client.get_max_batch_size())
            for at in range(0, len(rows), step):
                part = rows[at : at + step]
                collection.upsert(
                    ids=[pid for pid, _ in part],
                    embeddings=vectors[at : at + step],
                    metadatas=[_metadata(source) for _, source in part],
                )

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of those ids that are there."""
        found: dict[str, Vectors] = {}
        with self._lock, _storage_errors(self.folder):
            collection = self._open()
            for at in range(0, len(ids), 500):
                got = collection.get(ids=list(ids[at : at + 500]), include=["embeddings"])
                for pid, vector in zip(got["ids"], got["embeddings"], strict=True):
                    found[pid] = np.asarray(vector, dtype=np.float32)
        return found

    def delete(self, ids: Iterable[str]) -> None:
        """Remove passages; ids that are not there are passed over."""
        gone = sorted(ids)
        with self._lock, _storage_errors(self.folder):
            for at in range(0, len(gone), 500):
                self._open().delete(ids=gone[at : at + 500])

    def there(self) -> bool:
        """Whether anything has been stored here; looks at files only."""
        return (self.folder / "chroma.sqlite3").is_file()

    def count(self) -> int:
        """How many vectors are stored."""
        with self._lock, _storage_errors(self.folder):
            return int(self._open().count())

    def ids(self) -> set[str]:
        """Every stored id."""
        found: set[str] = set()
        with self._lock, _storage_errors(self.folder):
            collection = self._open()
            total = collection.count()
            for at in range(0, total, 10_000):
                found.update(collection.get(include=[], limit=10_000, offset=at)["ids"])
        return found

    def clear(self) -> None:
        """Remove every vector, for another embedding model."""
        with self._lock, _storage_errors(self.folder):
            self._open()
            self._client.delete_collection(COLLECTION)
            self._collection = None
            self.close()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = self._collection = None

    def _open(self) -> Any:  # noqa: ANN401 -- chromadb's collection type is generic over what we never use
        if self._collection is None:
            import chromadb  # noqa: PLC0415 -- half a second to import; commands that only read the catalogue skip it
            from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415 -- as chromadb

            self.folder.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(
                str(self.folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return self._collection

    @staticmethod
    def _query(
        collection: Any,  # noqa: ANN401 -- as _open
        vector: Vectors,
        count: int,
        filters: Filters,
    ) -> list[tuple[str, float]]:
        got = collection.query(
            query_embeddings=[vector], n_results=count, where=where(filters), include=["distances"]
        )
        return [
            (pid, 1.0 - float(distance))
            for pid, distance in zip(got["ids"][0], got["distances"][0], strict=True)
        ]


def where(filters: Filters) -> dict[str, Any] | None:
    """The filters in Chroma's language; None when nothing is limited."""
    tests: list[dict[str, Any]] = [
        {field: {"$in": list(values)}} for field, values in filters.alternatives().items()
    ]
    tests += [
        {key: {test: value}}
        for key, test, value in (
            ("year", "$gte", filters.year_from),
            ("year", "$lte", filters.year_to),
            ("value", "$gte", filters.value_from),
            ("value", "$lte", filters.value_to),
        )
        if value is not None
    ]
    if filters.cpv:
        codes = [{f"cpv{code}": {"$eq": True}} for code in filters.cpv]
        tests.append(codes[0] if len(codes) == 1 else {"$or": codes})
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else {"$and": tests}


def _metadata(source: Source) -> Mapping[str, str | int | float | bool]:
    fields: dict[str, str | int | float | bool] = {**text_fields(source)}
    if source.year is not None:
        fields["year"] = source.year
    if source.tender is not None:
        fields["buyer"] = source.tender.buyer
        if source.tender.value is not None:
            fields["value"] = float(source.tender.value)
        fields.update((f"cpv{prefix}", True) for prefix in cpv_prefixes(source.tender.cpv))
    return fields


def cpv_prefixes(codes: Iterable[str]) -> list[str]:
    """Every run of leading digits, two or more, of each code: what a filter may name."""
    return sorted({code[:size] for code in codes for size in range(2, len(code) + 1)})


def _internal_error() -> type[Exception]:
    from chromadb.errors import InternalError  # noqa: PLC0415 -- only where Chroma is already imported

    return InternalError


@contextmanager
def _storage_errors(folder: Path) -> Iterator[None]:
    """Turn what Chroma or the disk says into an error for people."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"The vectors in {folder} cannot be used: {error}.") from error
    except Exception as error:
        if type(error).__module__.startswith("chromadb") or "database" in str(error).lower():
            raise StorageError(f"The vectors in {folder} cannot be used: {error}.") from error
        raise
