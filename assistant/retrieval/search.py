"""Finds passages for a question: vectors and words, fused, with near-duplicates folded."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from assistant.documents import Hit, SourceStatus
from assistant.library.filters import Filters
from assistant.library.store import Library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.duplicates import fold
from assistant.retrieval.fusion import Ranked, fuse

Mode = Literal["fused", "vectors", "words"]
MODES: tuple[Mode, ...] = get_args(Mode)

DEPTH = 150
"""Passages that each half gives before fusion; chosen with VECTOR_WEIGHT."""

PENALTY: Final[Mapping[SourceStatus, float]] = {"superseded": 0.15, "draft": 0.05, "historic": 0.05}
"""What a source that no longer holds, or not yet, loses of its score (0 to 1): of two passages that fit alike
the one that holds comes first, and an old one that fits much better is still found. Chosen by hand."""

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Search:
    """A way in to one library with one embedding model; safe to use from many threads."""

    library: Library
    model: EmbeddingModel
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __call__(
        self, text: str, count: int = 10, filters: Filters = NO_FILTERS, mode: Mode = "fused"
    ) -> list[Hit]:
        """The best `count` passages, best first; fewer only when both halves together have no more."""
        if not text.strip() or count < 1:
            return []
        # A shell hands over bytes that are no UTF-8 as lone surrogates, which neither half can read.
        text = text.encode("utf-8", "replace").decode("utf-8")
        with self._lock:
            self.library.refresh()
        vector = self.model.embed_query(text) if mode != "words" else None
        depth = max(DEPTH, 2 * count)
        while True:
            near = self.library.vectors.query(vector, depth, filters) if vector is not None else []
            worded = self.library.words.query(text, depth, filters) if mode != "vectors" else []
            ranked = fuse(near, worded)
            hits = fold(self._hits(ranked, PENALTY if mode == "fused" else {}), count)
            # Pending passages, folded ones: look deeper until there are enough, or there is no more.
            exhausted = len(near) < depth and len(worded) < depth
            if len(hits) >= count or exhausted:
                return hits
            depth *= 4

    def _hits(self, ranked: Sequence[Ranked], penalty: Mapping[SourceStatus, float]) -> list[Hit]:
        found = self.library.catalogue.hits([item.passage_id for item in ranked])
        hits = [
            replace(
                hit,
                score=item.score - penalty.get(hit.source.status, 0.0),
                similarity=item.similarity,
                vector_rank=item.vector_rank,
                word_rank=item.word_rank,
                word_score=item.word_score,
            )
            for item in ranked
            if (hit := found.get(item.passage_id)) is not None
        ]
        return sorted(hits, key=lambda hit: -hit.score)  # stable: ties keep the order of fusion


def open_search(library: Library, model: EmbeddingModel) -> Search:
    """A search over `library`; raises `OtherModelError` when another model made its vectors."""
    library.check_model(model.fingerprint, model.name)
    return Search(library, model)
