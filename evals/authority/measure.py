"""What one set of weights does to the order of passages, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit, Kind, SourceStatus
from assistant.library.filters import Filters
from assistant.retrieval.authority import LAW_WEIGHT, NOTICE_WEIGHT, asks_law
from assistant.retrieval.duplicates import fold
from assistant.retrieval.notices import asks_for_notice
from assistant.retrieval.search import NO_FILTERS, PENALTY, Search, by_standing, penalties
from evals.authority.data import Question, rank_of
from evals.metrics import Estimate, bootstrap

SHOWN = 10
"""Passages that are looked at: what a reader is shown at most."""
FIVE = 5


Told = Callable[["Asked"], bool]
"""Says in place of the product whether a question is of law."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What kinds gain for a question of law, and what statuses lose for any."""

    gain: Mapping[Kind, float] = field(default_factory=lambda: LAW_WEIGHT)
    penalty: Mapping[SourceStatus, float] = field(default_factory=lambda: PENALTY)
    notice: float = NOTICE_WEIGHT
    """What notices gain where a question looks for one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with every passage that either half of the search found, at its fused score alone."""

    question: Question
    law: bool
    """Whether the product takes it for a question of law."""
    candidates: tuple[Hit, ...]

    def hits(self, weights: Weights, told: Told | None = None) -> list[Hit]:
        """What the search shows under these weights; `told` says in place of the product what is of law."""
        law = self.law if told is None else told(self)
        text = expand(self.question.text)
        notice: Mapping[Kind, float] = {"tender": weights.notice} if asks_for_notice(text) else {}
        gain = {**(weights.gain if law else {}), **notice}
        return fold(by_standing(self.candidates, penalties(text, weights.penalty), gain), SHOWN)


@dataclass(frozen=True, slots=True)
class LawScores:
    """Shares of the questions of law; each value is 0 or 1 a question."""

    first: Estimate
    """The first passage answers: statute or note."""
    first_statute: Estimate
    statute_in_five: Estimate
    in_five: Estimate
    contradicted: Estimate
    """A page that contradicts the law stands above all that answers; of questions that have such a page."""


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of the questions whose document stands first, and in the first five."""

    first: Estimate
    in_five: Estimate


def ask(search: Search, questions: Iterable[Question], filters: Filters = NO_FILTERS) -> tuple[Asked, ...]:
    """Search once for each question, as the answers do; the scores can then be weighed anew at no cost."""
    return tuple(_ask(search, item, filters) for item in questions)


def law_scores(asked: Sequence[Asked], weights: Weights, told: Told | None = None) -> LawScores:
    """How the questions of law among `asked` do."""
    rows = [(item.question, item.hits(weights, told)) for item in asked if item.question.set == "law"]
    firsts = [(rank_of(hits, item.gold), rank_of(hits, item.statute)) for item, hits in rows]
    contradicted = [
        _above(rank_of(hits, item.against), rank_of(hits, item.gold)) for item, hits in rows if item.against
    ]
    return LawScores(
        first=bootstrap([_within(rank, 1) for rank, _ in firsts]),
        first_statute=bootstrap([_within(rank, 1) for _, rank in firsts]),
        statute_in_five=bootstrap([_within(rank, FIVE) for _, rank in firsts]),
        in_five=bootstrap([_within(rank, FIVE) for rank, _ in firsts]),
        contradicted=bootstrap(contradicted),
    )


def found(asked: Sequence[Asked], weights: Weights, told: Told | None = None) -> Found:
    """Where the documents stand that answer `asked`."""
    ranks = [rank_of(item.hits(weights, told), item.question.gold) for item in asked]
    return Found(
        bootstrap([_within(rank, 1) for rank in ranks]), bootstrap([_within(rank, FIVE) for rank in ranks])
    )


def replaced_below(asked: Sequence[Asked], weights: Weights) -> Estimate:
    """The share of `now` questions for which what holds stands above what it replaced or will be."""
    above = []
    for item in asked:
        hits = item.hits(weights)
        above.append(_above(rank_of(hits, item.question.documents), rank_of(hits, item.question.old)))
    return bootstrap(above)


def tender_above(asked: Sequence[Asked], weights: Weights) -> Estimate:
    """The share of questions for guidance for which an illustrative notice stands above all that answers."""
    above = []
    for item in asked:
        hits = item.hits(weights)
        notice = next((rank for rank, hit in enumerate(hits, 1) if hit.source.status == "illustrative"), None)
        above.append(_above(notice, rank_of(hits, item.question.gold)))
    return bootstrap(above)


def _ask(search: Search, question: Question, filters: Filters) -> Asked:
    text = expand(question.text)
    candidates, _ = search.candidates(text, search.model.embed_query(text), filters=filters)
    return Asked(question, asks_law(text), tuple(candidates))


def _within(rank: int | None, count: int) -> float:
    return float(rank is not None and rank <= count)


def _above(one: int | None, other: int | None) -> float:
    return float(one is not None and (other is None or one < other))
