"""The vectors of passages in Chroma; the one module that talks to Chroma.

Chroma is always given vectors: its default embedding function would download a model. A reader opens
the store anew when the catalogue's generation has moved, because Chroma's persistent client does not
see what another process writes (tried: stale neighbours, and "Error finding id" with filters).
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.documents import Source
from assistant.library.errors import StorageError
from assistant.library.filters import Filters, buyer_of, flag_fields, number_fields, text_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.models.embedding import Vectors

COLLECTION = "passages"

EF_SEARCH = 300
"""How many candidates Chroma's graph weighs for a question. Of the 150 nearest among 8,420 passages it missed
3.4 % with Chroma's own 100 and 1.4 % with 300, for half a millisecond more; 600 missed 0.8 % and took 4 ms
more. What is missed differs from process to process."""


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
            collection = self._tuned()
            step = min(1000, self._client.get_max_batch_size())
            for at in range(0, len(rows), step):
                part = rows[at : at + step]
                # Chroma searches only its documents for a part of a text: they hold the buyers.
                buyers = [buyer_of(source) for _, source in part]
                collection.upsert(
                    ids=[pid for pid, _ in part],
                    embeddings=vectors[at : at + step],
                    metadatas=[_metadata(source) for _, source in part],
                    documents=buyers if any(buyers) else None,
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
                COLLECTION,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
            )
        return self._collection

    def _tuned(self) -> Any:  # noqa: ANN401 -- as _open
        """The collection with `EF_SEARCH`; one made with another is changed and opened anew."""
        collection = self._open()
        with warnings.catch_warnings():
            # Chroma warns of a collection without an embedding function, which ours never has.
            warnings.simplefilter("ignore", DeprecationWarning)
            if collection.configuration["hnsw"]["ef_search"] == EF_SEARCH:
                return collection
            collection.modify(configuration={"hnsw": {"ef_search": EF_SEARCH}})
        self.close()
        return self._open()

    @staticmethod
    def _query(
        collection: Any,  # noqa: ANN401 -- as _open
        vector: Vectors,
        count: int,
        filters: Filters,
    ) -> list[tuple[str, float]]:
        got = collection.query(
            query_embeddings=[vector],
            n_results=count,
            where=where(filters),
            where_document=where_buyer(filters),
            include=["distances"],
        )
        return [
            (pid, 1.0 - float(distance))
            for pid, distance in zip(got["ids"][0], got["distances"][0], strict=True)
        ]


def where(filters: Filters) -> dict[str, Any] | None:
    """The filters in Chroma's language, but for buyers; None when nothing is limited."""
    tests: list[dict[str, Any]] = [
        {field: {"$in": list(values)}} for field, values in filters.alternatives().items()
    ]
    for field, (least, most) in filters.ranges().items():
        tests += [{field: {"$gte": least}}] if least is not None else []
        tests += [{field: {"$lte": most}}] if most is not None else []
    for field, values in filters.flags().items():
        tests.append(_any_of([{_flag(field, value): {"$eq": True}} for value in values]))
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else {"$and": tests}


def where_buyer(filters: Filters) -> dict[str, Any] | None:
    """The filter on parts of buyers' names in Chroma's language; None when there is none."""
    parts = filters.buyer_parts()
    return _any_of([{"$contains": part} for part in parts]) if parts else None


def _any_of(tests: list[dict[str, Any]]) -> dict[str, Any]:
    return tests[0] if len(tests) == 1 else {"$or": tests}


def _metadata(source: Source) -> Mapping[str, str | int | float | bool]:
    flags = {_flag(field, value): True for field, values in flag_fields(source).items() for value in values}
    return {**text_fields(source), **number_fields(source), **flags}


def _flag(field: str, value: str) -> str:
    """Chroma finds no value in a list of them by equality: each is a field of its own."""
    return f"{field}{value}" if field == "cpv" else f"{field} {value}"


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
