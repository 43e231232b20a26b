"""Finds passages for a question: vectors and words, fused, with near-duplicates folded."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from assistant.documents import Hit, Kind, SourceStatus
from assistant.library.filters import Filters
from assistant.library.store import Library
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.retrieval.asked import NONE_ASKED, Asked, open_asked
from assistant.retrieval.authority import weights
from assistant.retrieval.beliefs import NO_BELIEFS, Beliefs, open_beliefs
from assistant.retrieval.duplicates import fold
from assistant.retrieval.fusion import fuse, with_documents
from assistant.retrieval.kept_vectors import Progress
from assistant.retrieval.lexicon import field_words
from assistant.retrieval.notices import asks_for_notice

Mode = Literal["fused", "vectors", "words"]
MODES: tuple[Mode, ...] = get_args(Mode)

DEPTH = 150
"""Passages that each half gives before fusion; 100 and 200 do as well."""

PENALTY: Final[Mapping[SourceStatus, float]] = {
    "superseded": 0.2,
    "draft": 0.05,
    "historic": 0.05,
    "not yet in force": 0.05,
    "illustrative": 0.05,
}
"""What a source that does not hold, or not yet, loses of its score (0 to 1): of two passages that fit alike
the one that holds comes first, and another that fits much better is still found. Seen on the pairs and
notices of `python -m evals authority`, where draft and not yet in force move nothing."""

NOT_LOOKED_FOR = 0.25
"""What an invented notice loses besides where a question looks for none: it shows how a notice may look, and
is no source of what is true."""

ALIKE = 10
"""Passages that come in by a question alone, though neither half found them."""

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Search:
    """A way in to one library with one embedding model; safe to use from many threads."""

    library: Library
    model: EmbeddingModel
    asked: Asked = NONE_ASKED
    beliefs: Beliefs = NO_BELIEFS
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
        penalty, gain = (penalties(text), weights(text)) if mode == "fused" else ({}, {})
        depth = max(DEPTH, 2 * count)
        while True:
            found, exhausted = self.candidates(text, vector, depth, filters, mode)
            hits = fold(by_standing(found, penalty, gain), count)
            # Pending passages, folded ones: look deeper until there are enough, or there is no more.
            if len(hits) >= count or exhausted:
                return hits
            depth *= 4

    def candidates(
        self,
        text: str,
        vector: Vectors | None,
        depth: int = DEPTH,
        filters: Filters = NO_FILTERS,
        mode: Mode = "fused",
    ) -> tuple[list[Hit], bool]:
        """What the halves give at this depth, ordered by fused score; and whether there is no more.

        Each half alone gives its own scores: neither words of the field nor other passages move them.
        """
        near = self.library.vectors.query(vector, depth, filters) if vector is not None else []
        beside = field_words(text) if mode == "fused" else ""
        worded = self.library.words.query(text, depth, filters, beside) if mode != "vectors" else []
        exhausted = len(near) < depth and len(worded) < depth
        if vector is not None:
            near = self._with_missed(near, worded, vector)
        known = self.asked if mode == "fused" else NONE_ASKED
        own = known.vector(text)
        of_sections, told = known.sections(own), known.answering(own)
        ranked = fuse(near, worded, self._alike(of_sections, near, worded, filters))
        found = self.library.catalogue.hits([item.passage_id for item in ranked])
        hits = [
            replace(
                hit,
                score=item.score,
                similarity=item.similarity,
                vector_rank=item.vector_rank,
                word_rank=item.word_rank,
                word_score=item.word_score,
                asked=item.asked,
                asked_in=tuple(of_sections.get(item.passage_id, {}).items()),
                told=tuple(
                    (one, told[one]) for one in known.sentences.get(item.passage_id, ()) if one in told
                ),
            )
            for item in ranked
            if (hit := found.get(item.passage_id)) is not None
        ]
        return _leaning(hits) if mode == "fused" else hits, exhausted

    def _alike(
        self,
        of_sections: Mapping[str, Mapping[str, float]],
        near: Sequence[tuple[str, float]],
        worded: Sequence[tuple[str, float]],
        filters: Filters,
    ) -> dict[str, float]:
        """The passages of which a question like this is asked; within filters, those that a half found."""
        alike = {pid: max(own.values()) for pid, own in of_sections.items()}
        found = {pid for pid, _ in (*near, *worded)}
        if filters == NO_FILTERS:
            found |= set(sorted(alike, key=lambda pid: -alike[pid])[:ALIKE])
        return {pid: cosine for pid, cosine in alike.items() if pid in found}

    def _with_missed(
        self, near: Sequence[tuple[str, float]], worded: Sequence[tuple[str, float]], vector: Vectors
    ) -> list[tuple[str, float]]:
        """`near` with what the words found and the vectors' graph passed over although it lies as near.

        The graph is approximate, and misses other passages in another process. The cosine of what the words
        found is computed from the stored vectors, so that the same search gives the same hits.
        """
        known = {pid for pid, _ in near}
        worst = near[-1][1] if near else -1.0
        stored = self.library.vectors.vectors([pid for pid, _ in worded if pid not in known])
        missed = [(pid, cosine) for pid, own in stored.items() if (cosine := float(own @ vector)) > worst]
        return sorted([*near, *missed], key=lambda item: (-item[1], item[0]))


def _leaning(hits: Sequence[Hit]) -> list[Hit]:
    """The hits with scores that lean to their documents', in the order of these."""
    scores = with_documents([(hit.source.id, hit.score) for hit in hits])
    moved = [replace(hit, score=score) for hit, score in zip(hits, scores, strict=True)]
    return sorted(moved, key=lambda hit: -hit.score)  # stable: ties keep the order of fusion


def penalties(question: str, penalty: Mapping[SourceStatus, float] = PENALTY) -> Mapping[SourceStatus, float]:
    """What each status takes from the score of a passage, for this question."""
    if not penalty or asks_for_notice(question):
        return penalty
    return {**penalty, "illustrative": penalty.get("illustrative", 0.0) + NOT_LOOKED_FOR}


def by_standing(
    hits: Sequence[Hit], penalty: Mapping[SourceStatus, float], gain: Mapping[Kind, float]
) -> list[Hit]:
    """The hits in the order that they have once status takes from their scores and kind adds to them."""
    weighed = [
        replace(hit, score=hit.score - penalty.get(hit.source.status, 0.0) + gain.get(hit.source.kind, 0.0))
        for hit in hits
    ]
    return sorted(weighed, key=lambda hit: -hit.score)  # stable: ties keep the order of fusion


def open_search(
    library: Library, model: EmbeddingModel, progress: Progress | None = None, *, adapt: bool = True
) -> Search:
    """A search over `library`; raises `OtherModelError` when another model made its vectors.

    `adapt`: as `open_asked` has it.
    """
    library.check_model(model.fingerprint, model.name)
    asked = open_asked(library, model, progress=progress, adapt=adapt)
    return Search(library, model, asked, open_beliefs(library, model, progress=progress))
