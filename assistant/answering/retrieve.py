"""The second stage: the passages for a question, and whether they can answer it at all."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering import messages
from assistant.answering.turn import Turn
from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit
from assistant.retrieval.search import Search

EVIDENCE: Final = 8
"""Passages that are shown and composed from."""

WORDS_WEIGHT: Final = 0.35
NAME_WEIGHT: Final = 0.15
ANSWERABLE_FROM: Final = 0.63
"""Below this score the sources do not cover the question. It and the two weights were chosen with
`python -m evals coverage`, on the shipped notes alone and with 4,721 passages of laws and reports in all."""

_PRECEDENT: Final = re.compile(
    r"\b(?:tender|notice|precedent|example|illustrat|specif|contract|lots?\b|kpi|criteri|clause|procure|buyer|bid)",
    re.IGNORECASE,
)
"""Words of a question that an invented tender may answer."""

_NAME: Final = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][a-z]{2,}")
"""A word with a capital in the middle of a sentence; the first word of one proves nothing."""

_UNSEEN: Final = 1.5
"""A word that stands in no passage of the library counts this much more than the rarest that does."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the passages fit the question."""

    similarity: float
    """Cosine of question and best passage, -1 to 1."""
    words: float
    """The part of the question's words, rare ones counting more, that the best passage holds, 0 to 1."""
    missing_name: bool
    """Whether the question names something (a place, a person) that no passage names."""

    @property
    def score(self) -> float:
        """All together; compared with ANSWERABLE_FROM."""
        return self.similarity + WORDS_WEIGHT * self.words - NAME_WEIGHT * self.missing_name


def retrieve(turn: Turn, search: Search) -> Turn:
    """Find the evidence; ends the run with `not_in_sources` when it cannot hold the answer."""
    hits = search(expand(turn.standalone), EVIDENCE, turn.filters)
    if turn.focus != turn.standalone:
        # A follow-up: what is asked now and what it is about count alike.
        hits = _both(hits, search(expand(turn.focus), EVIDENCE, turn.filters))
    if not hits:
        empty = search.library.catalogue.counts()[1] == 0
        message = messages.NO_SOURCES if empty else messages.NOTHING_FOUND
        return replace(turn, status="not_in_sources", message=message)
    score = coverage(turn.standalone, hits, search).score
    turn = replace(turn, evidence=tuple(hits), coverage=score)
    if score < ANSWERABLE_FROM:
        return replace(turn, status="not_in_sources", message=messages.NOT_IN_SOURCES)
    return turn


def _both(one: Sequence[Hit], other: Sequence[Hit]) -> list[Hit]:
    """The best of two searches, by the sum of their scores; a hit that only one found counts once."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for hit in (*one, *other):
        scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + hit.score / 2
        hits.setdefault(hit.passage.id, hit)
    order = sorted(hits, key=lambda pid: (-scores[pid], pid))[:EVIDENCE]
    return [replace(hits[pid], score=scores[pid]) for pid in order]


def coverage(question: str, hits: Sequence[Hit], search: Search) -> Coverage:
    """How well `hits` fit `question`, by meaning, by words and by the names in it.

    Invented examples show how a tender may look; what is true of services and councils, they do not say.
    """
    if not _PRECEDENT.search(question):
        hits = [hit for hit in hits if hit.source.status != "illustrative"]
    index = search.library.words
    question = expand(question, keep=False)
    similarity = max((hit.similarity for hit in hits if hit.similarity is not None), default=0.0)
    weights = _weights(
        list(dict.fromkeys(index.terms(question))), index.document_frequency, max(1, index.count())
    )
    held = [
        set(index.terms(" ".join((hit.source.title, *hit.passage.heading_path, hit.passage.text))))
        for hit in hits
    ]
    total = sum(weights.values())
    best = max((sum(weights[term] for term in weights.keys() & own) for own in held), default=0.0)
    everywhere = set().union(*held)
    missing = any(not everywhere.issuperset(index.terms(name)) for name in _NAME.findall(question))
    return Coverage(similarity, best / total if total else 0.0, missing)


def _weights(
    terms: Sequence[str], frequency: Callable[[Sequence[str]], Sequence[int]], passages: int
) -> dict[str, float]:
    """How telling each term is: the logarithm of how few passages hold it."""
    most = math.log(1 + passages)
    return {
        term: math.log(1 + passages / count) if count else _UNSEEN * most
        for term, count in zip(terms, frequency(terms), strict=True)
    }
