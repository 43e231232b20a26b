"""One way of searching, as a set of choices, with the order that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assistant.documents import Hit
from assistant.library.words import BESIDE, BOOSTS
from assistant.retrieval.duplicates import fold
from assistant.retrieval.fusion import (
    ASKED_WEIGHT,
    DOCUMENT_BEST,
    DOCUMENT_WEIGHT,
    LEAST_COSINE,
    LEAST_WORDS,
    UNLIKE,
    VECTOR_WEIGHT,
)
from assistant.retrieval.search import ALIKE, DEPTH
from evals.ablation.bm25 import Scores
from evals.ablation.lab import FIELDS, Asked, Lab, Numbers

_SPARE: Final = 3
"""Times as many passages as are shown that are looked at for near-duplicates."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How passages are weighed; as the product does unless told otherwise."""

    vectors: float = VECTOR_WEIGHT
    headings: float = BOOSTS["headings"]
    title: float = BOOSTS["title"]
    beside: float = BESIDE
    document: float = DOCUMENT_WEIGHT
    best: int = DOCUMENT_BEST
    asked: float = ASKED_WEIGHT
    depth: int = DEPTH
    ranks: int = 0
    """Reciprocal rank fusion with this constant, in place of scores."""
    text_alone: float = 0.0
    """The share of vectors of the text alone."""
    last: float = 0.0
    """The share of the sentences that ask."""
    pairs: float = 0.0
    neighbours: float = 0.0
    """The share of the mean of the passages on both sides."""
    feedback: float = 0.0
    """The share of the mean vector of the three best passages in the question's."""
    each: int = 0
    """The most passages of one document; 0 for any number."""


BEFORE: Final = Ways(vectors=0.55, headings=1.0, beside=0.0, document=0.0, asked=0.0)
"""The search before these choices (docs/decisions/0003-tantivy-and-score-fusion.md)."""


def find(lab: Lab, text: str, count: int, ways: Ways) -> list[Hit]:
    """The best `count` passages, as the product would show them."""
    asked = lab.ask(text)
    cosine = _cosine(asked, ways)
    score, found = _fused(asked, cosine, ways)
    if ways.feedback:
        best = lab.vectors[_best(score, found)[:3]].mean(axis=0)
        cosine = (1 - ways.feedback) * cosine + ways.feedback * (lab.vectors @ best)
        score, found = _fused(asked, cosine, ways)
    if ways.neighbours:
        sides = np.mean([score[side] for side in lab.sides], axis=0)
        score = (1 - ways.neighbours) * score + ways.neighbours * sides
    if ways.document:
        score = _leaning(lab, score, found, ways)
    order = _best(score + asked.standing, found)
    if ways.each:
        order = _few(lab, order, ways.each)
    return fold([lab.hits[at] for at in order[: count * _SPARE]], count)


def _cosine(asked: Asked, ways: Ways) -> Scores:
    own = 1 - ways.text_alone - ways.last
    cosine: Scores = (
        own * asked.cosine + ways.text_alone * asked.cosine_of_text + ways.last * asked.cosine_of_last
    )
    return cosine


def _fused(asked: Asked, cosine: Scores, ways: Ways) -> tuple[Scores, Numbers]:
    """The fused score of every passage, and the numbers of those that were found at all."""
    boosts = {"text": 1.0, "headings": ways.headings, "title": ways.title}
    words = ways.pairs * asked.pairs
    for name in FIELDS:
        words = words + boosts[name] * (asked.words[name] + ways.beside * asked.beside[name])
    near, worded = _best(cosine)[: ways.depth], _best(words)[: ways.depth]
    worded = worded[words[worded] > 0]
    near = np.union1d(near, worded[cosine[worded] > cosine[near].min()])
    found = np.union1d(near, worded)
    if ways.ranks:
        by_vector, by_word = _by_rank(cosine, near, ways.ranks), _by_rank(words, worded, ways.ranks)
    else:
        by_vector = _scaled(cosine, near, LEAST_COSINE)
        by_word = _scaled(words, worded, LEAST_WORDS * float(words.max(initial=0.0)))
    score = ways.vectors * by_vector + (1 - ways.vectors) * by_word
    if ways.asked:
        likest = _best(asked.alike)[:ALIKE]
        found = np.union1d(found, likest[asked.alike[likest] > 0])
        score += ways.asked * np.clip(asked.alike - UNLIKE, 0.0, None) / (1 - UNLIKE)
    return score, found


def _leaning(lab: Lab, score: Scores, found: Numbers, ways: Ways) -> Scores:
    """Each score with its share of the mean of the best that its document has."""
    sums = np.zeros(int(lab.documents.max()) + 1, dtype=np.float32)
    counts = np.zeros_like(sums)
    for at in _best(score, found):
        document = lab.documents[at]
        if counts[document] < ways.best:
            counts[document] += 1
            sums[document] += score[at]
    own = (sums / ways.best)[lab.documents]
    leaning: Scores = np.asarray((1 - ways.document) * score + ways.document * own, dtype=np.float32)
    return leaning


def _few(lab: Lab, order: Numbers, most: int) -> Numbers:
    """The order with no more than `most` of one document, the rest behind."""
    counts: dict[int, int] = {}
    kept: list[int] = []
    rest: list[int] = []
    for at in order:
        document = int(lab.documents[at])
        counts[document] = counts.get(document, 0) + 1
        (kept if counts[document] <= most else rest).append(at)
    return np.array([*kept, *rest])


def _best(score: Scores, among: Numbers | None = None) -> Numbers:
    """Numbers of passages, the best first."""
    if among is None:
        among = np.arange(len(score))
    return among[np.argsort(-score[among], kind="stable")]


def _by_rank(score: Scores, found: Numbers, constant: int) -> Scores:
    values = np.zeros(len(score), dtype=np.float32)
    values[_best(score, found)] = (constant + 1) / (constant + 1 + np.arange(len(found)))
    return values


def _scaled(score: Scores, found: Numbers, least: float) -> Scores:
    """As the product scales each half: 1 for its best, 0 for what it did not find."""
    values = np.zeros(len(score), dtype=np.float32)
    if len(found):
        high = float(score[found].max())
        width = max(high - float(score[found].min()), least) or 1.0
        values[found] = 1.0 - (high - score[found]) / width
    return values
