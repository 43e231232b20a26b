"""Joins the two halves of a search into one order."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

VECTOR_WEIGHT = 0.45
"""How much the vectors count beside the words; chosen with `python -m evals ablation`, in the middle of what
does as well (docs/decisions/0018-retrieval-ablation.md)."""

DOCUMENT_WEIGHT = 0.2
"""How much of a passage's score is its document's: what several passages of one document answer together is
more surely what is asked for than one passage that happens to fit."""
DOCUMENT_BEST = 5
"""Passages of a document that make its score; it has no passage for the rest, they count 0. Both as above."""

LEAST_COSINE = 0.2
"""The least width of the scale of cosines: among few passages, two that fit alike must not end as 1 and 0."""
LEAST_WORDS = 0.5
"""The least width of the scale of BM25 scores, as a part of the best."""


ASKED_WEIGHT = 1.6
"""How much a likeness of questions counts beside the two halves; of 1.2, 1.6 and 2.0 the one with most gold
points in eight passages on the dev questions of `python -m evals answers`."""
UNLIKE = 0.4
"""The cosine of two questions of one field that have nothing else in common."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what each half said of it; ranks count from 1."""

    passage_id: str
    score: float
    similarity: float | None
    vector_rank: int | None
    word_rank: int | None
    word_score: float | None
    asked: float = 0.0


def fuse(
    near: Sequence[tuple[str, float]],
    worded: Sequence[tuple[str, float]],
    asked: Mapping[str, float] = MappingProxyType({}),
) -> list[Ranked]:
    """Every passage of either half or of `asked`, best first; `near` has cosines and `worded` BM25 scores.

    `asked` has the cosines of questions that are known to be asked of a passage.

    Scores of each half are put on a scale from 1 (its best here) down to 0 (its worst, or a fixed distance
    below the best if all are close) and added by weight; a passage that a half did not find counts 0 there.
    """
    similarity, word_score = dict(near), dict(worded)
    vector_rank = {pid: rank for rank, (pid, _) in enumerate(near, start=1)}
    word_rank = {pid: rank for rank, (pid, _) in enumerate(worded, start=1)}
    by_vector = _scaled(near, LEAST_COSINE)
    by_word = _scaled(worded, LEAST_WORDS * max(word_score.values(), default=0.0))
    ids = list(dict.fromkeys([pid for pid, _ in near] + [pid for pid, _ in worded] + list(asked)))
    ranked = [
        Ranked(
            passage_id=pid,
            score=VECTOR_WEIGHT * by_vector.get(pid, 0.0)
            + (1 - VECTOR_WEIGHT) * by_word.get(pid, 0.0)
            + ASKED_WEIGHT * likeness(asked.get(pid, 0.0)),
            similarity=similarity.get(pid),
            vector_rank=vector_rank.get(pid),
            word_rank=word_rank.get(pid),
            word_score=word_score.get(pid),
            asked=asked.get(pid, 0.0),
        )
        for pid in ids
    ]
    # Ties keep the order of the halves, then of the ids: the same question always has the same order.
    return sorted(ranked, key=lambda item: (-item.score, *_ranks(item), item.passage_id))


def likeness(cosine: float) -> float:
    """How alike two questions are, 0 to 1: below `UNLIKE` any two of one field are as near."""
    return max(0.0, cosine - UNLIKE) / (1 - UNLIKE)


def with_documents(scored: Sequence[tuple[str, float]]) -> list[float]:
    """New scores for passages given with their document and score, best first: each leans to its document's.

    A document's score is the mean of its best passages, as many as `DOCUMENT_BEST`.
    """
    best: dict[str, list[float]] = defaultdict(list)
    for document, score in scored:
        if len(best[document]) < DOCUMENT_BEST:
            best[document].append(score)
    means = {document: sum(own) / DOCUMENT_BEST for document, own in best.items()}
    return [(1 - DOCUMENT_WEIGHT) * score + DOCUMENT_WEIGHT * means[document] for document, score in scored]


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
