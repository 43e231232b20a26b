"""The second stage: the passages for a question, and whether they can answer it at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering import messages
from assistant.answering.turn import Turn
from assistant.answering.understand import expand
from assistant.documents import Hit
from assistant.retrieval.search import Search

EVIDENCE: Final = 8
"""Passages that are shown and composed from."""

SIMILARITY_WEIGHT: Final = 1.0
COVERAGE_WEIGHT: Final = 0.5
ANSWERABLE_FROM: Final = 0.73
"""Below this, cosine of the best passage plus half the part of the question's words that the passages
hold, the sources do not cover the question; chosen with `python -m evals coverage`."""

_UNSEEN: Final = 1.5
"""A word that stands in no passage of the library counts this much more than the rarest that does."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the passages fit the question."""

    similarity: float
    """Cosine of question and best passage, -1 to 1."""
    words: float
    """The part of the question's words, rare ones counting more, that the passages hold, 0 to 1."""

    @property
    def score(self) -> float:
        """Both together; compared with ANSWERABLE_FROM."""
        return SIMILARITY_WEIGHT * self.similarity + COVERAGE_WEIGHT * self.words


def retrieve(turn: Turn, search: Search) -> Turn:
    """Find the evidence; ends the run with `not_in_sources` when it cannot hold the answer."""
    hits = search(expand(turn.standalone), EVIDENCE, turn.filters)
    if not hits:
        empty = search.library.catalogue.counts()[1] == 0
        message = messages.NO_SOURCES if empty else messages.NOTHING_FOUND
        return replace(turn, status="not_in_sources", message=message)
    turn = replace(turn, evidence=tuple(hits))
    if coverage(turn.question if not turn.history else turn.standalone, hits, search).score < ANSWERABLE_FROM:
        return replace(turn, status="not_in_sources", message=messages.NOT_IN_SOURCES)
    return turn


def coverage(question: str, hits: Sequence[Hit], search: Search) -> Coverage:
    """How well `hits` fit `question`, by meaning and by words."""
    words = search.library.words
    terms = list(dict.fromkeys(words.terms(question)))
    similarity = max((hit.similarity for hit in hits if hit.similarity is not None), default=0.0)
    if not terms:
        return Coverage(similarity, 0.0)
    weights = _weights(terms, words.document_frequency, words.count())
    held: set[str] = set()
    for hit in hits:
        held.update(words.terms(" ".join((hit.source.title, *hit.passage.heading_path, hit.passage.text))))
    total = sum(weights.values())
    return Coverage(similarity, sum(weight for term, weight in weights.items() if term in held) / total)


def _weights(
    terms: Sequence[str], frequency: Callable[[Sequence[str]], Sequence[int]], passages: int
) -> dict[str, float]:
    """How telling each term is: the logarithm of how few passages hold it."""
    most = math.log(1 + passages)
    return {
        term: math.log(1 + passages / count) if count else _UNSEEN * most
        for term, count in zip(terms, frequency(terms), strict=True)
    }
