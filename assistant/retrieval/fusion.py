"""Joins the two halves of a search into one order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

VECTOR_WEIGHT = 0.6
"""How much the vectors count beside the words; chosen on the GOV.UK dev questions (docs/evaluation.md)."""


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

    Scores of each half are put on a scale from 0 (its worst here) to 1 (its best) and added by weight;
    a passage that a half did not find counts 0 there.
    """
    similarity, word_score = dict(near), dict(worded)
    vector_rank = {pid: rank for rank, (pid, _) in enumerate(near, start=1)}
    word_rank = {pid: rank for rank, (pid, _) in enumerate(worded, start=1)}
    by_vector, by_word = _scaled(near), _scaled(worded)
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
    # Ties are broken by the id, so that the same question always has the same order.
    return sorted(ranked, key=lambda item: (-item.score, item.passage_id))


def _scaled(scored: Sequence[tuple[str, float]]) -> dict[str, float]:
    if not scored:
        return {}
    values = [value for _, value in scored]
    low, high = min(values), max(values)
    width = high - low
    return {pid: (value - low) / width if width > 0 else 1.0 for pid, value in scored}
