"""Joins the two halves of a search into one order."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

VECTOR_WEIGHT = 0.55
"""How much the vectors count beside the words; chosen on the GOV.UK dev questions, in the middle of what does
as well (docs/decisions/0003-tantivy-and-score-fusion.md)."""


LEAST_COSINE = 0.2
"""The least width of the scale of cosines: among few passages, two that fit alike must not end as 1 and 0."""
LEAST_WORDS = 0.5
"""The least width of the scale of BM25 scores, as a part of the best."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what each half said of it; ranks count from 1."""

    passage_id: str
    score: float
    similarity: float | None
    vector_rank: int | None
    word_rank: int | None
    word_score: float | None


def fuse(near: Sequence[tuple[str, float]], worded: Sequence[tuple[str, float]]) -> list[Ranked]:
    """Every passage of either half, best first; `near` has cosines and `worded` BM25 scores.

    Scores of each half are put on a scale from 1 (its best here) down to 0 (its worst, or a fixed distance
    below the best if all are close) and added by weight; a passage that a half did not find counts 0 there.
    """
    similarity, word_score = dict(near), dict(worded)
    vector_rank = {pid: rank for rank, (pid, _) in enumerate(near, start=1)}
    word_rank = {pid: rank for rank, (pid, _) in enumerate(worded, start=1)}
    by_vector = _scaled(near, LEAST_COSINE)
    by_word = _scaled(worded, LEAST_WORDS * max(word_score.values(), default=0.0))
    ids = list(dict.fromkeys([pid for pid, _ in near] + [pid for pid, _ in worded]))
    ranked = [
        Ranked(
            passage_id=pid,
            score=VECTOR_WEIGHT * by_vector.get(pid, 0.0) + (1 - VECTOR_WEIGHT) * by_word.get(pid, 0.0),
            similarity=similarity.get(pid),
            vector_rank=vector_rank.get(pid),
            word_rank=word_rank.get(pid),
            word_score=word_score.get(pid),
        )
        for pid in ids
    ]
    # Ties keep the order of the halves, then of the ids: the same question always has the same order.
    return sorted(ranked, key=lambda item: (-item.score, *_ranks(item), item.passage_id))


def _ranks(item: Ranked) -> list[int]:
    """The ranks that a passage has, the better one first."""
    return sorted(rank or sys.maxsize for rank in (item.vector_rank, item.word_rank))


def _scaled(scored: Sequence[tuple[str, float]], least: float) -> dict[str, float]:
    """Scores from 0 to 1; the scale is at least `least` wide, so that next to no difference stays that."""
    if not scored:
        return {}
    values = [value for _, value in scored]
    high = max(values)
    width = max(high - min(values), least) or 1.0
    return {pid: 1.0 - (high - value) / width for pid, value in scored}
