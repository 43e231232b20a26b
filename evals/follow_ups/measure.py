"""What becomes of a follow-up, of several questions in one and of a premise, on their way to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.pipeline import Pipeline
from assistant.answering.retrieve import retrieve
from assistant.answering.turn import Turn
from assistant.answering.understand import understand
from assistant.answering.understanding.follow_up import is_follow_up
from assistant.answering.understanding.parts import parts
from assistant.answers import Exchange, Premise
from assistant.documents import Hit
from evals.answers.data import Half, Question, read_questions
from evals.answers.measure import Asked, heard
from evals.follow_ups.data import FollowUp, MultiPart, Presumed, as_question

FEW: Final = 5
"""Passages that a reader may look at; all that are shown are `retrieve.EVIDENCE`."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking: where the first passage of a source that answers stands, and what was told."""

    rank: int | None
    """Counted from 1 among the passages shown; None where there is none."""
    told: float
    """The part of the points, 0 to 1; 0 where there is no answer."""

    def within(self, count: int) -> bool:
        """Whether a source that answers is among the first so many passages."""
        return self.rank is not None and self.rank <= count


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A follow-up as the product read it, beside the question written out and the bare words."""

    asked: FollowUp
    leaned: bool
    """Whether the product took it for one that leans on the conversation."""
    standalone: str
    rewritten: Way
    gold: Way
    bare: Way


@dataclass(frozen=True, slots=True)
class Split:
    """A message as the product took it apart."""

    asked: MultiPart
    parts: tuple[str, ...]
    found: float
    """The part of the sources that answer which are among the passages of its parts."""
    found_whole: float
    """The same for the message as one question."""
    told: float
    told_gold: float
    """Points told: by the product, and with the parts written out as questions of their own."""

    @property
    def right(self) -> bool:
        """Whether it has as many parts as there are questions."""
        return len(self.parts) == len(self.asked.parts)


@dataclass(frozen=True, slots=True)
class Named:
    """A question with the premises that the product named as not in the sources."""

    asked: Presumed | Question
    premises: tuple[Premise, ...]
    told: float

    @property
    def rightly(self) -> bool:
        """Whether one of them quotes a source that tells what holds."""
        return any(
            citation.hit.source.id in self.asked.sources
            for premise in self.premises
            for citation in premise.citations
        )


def follow_up(pipeline: Pipeline, asked: FollowUp) -> FollowedUp:
    """One follow-up, asked in its conversation, written out, and as its bare words."""
    turn = understand(Turn(asked.question, asked.history), None, embed=pipeline.search.model.embed)
    question = as_question(asked)
    return FollowedUp(
        asked,
        is_follow_up(asked.question),
        turn.standalone,
        _way(pipeline, question, asked.question, asked.history),
        _way(pipeline, question, asked.standalone),
        _way(pipeline, question, asked.question),
    )


def multi_part(pipeline: Pipeline, asked: MultiPart) -> Split:
    """One message that may hold several questions: taken apart, and as one."""
    question = as_question(asked)
    product = _answered(pipeline, question, asked.question)
    whole = retrieve(Turn(asked.question, standalone=asked.question, focus=asked.question), pipeline.search)
    alone = [_answered(pipeline, question, part) for part in asked.parts]
    return Split(
        asked,
        parts(asked.question),
        _share(asked.sources, product.answer.evidence),
        _share(asked.sources, whole.evidence),
        product.covered if asked.points else 1.0,
        _together(question, alone),
    )


def presumed(pipeline: Pipeline, asked: Presumed) -> Named:
    """One question that takes something for granted, with what the product named of it."""
    answered = _answered(pipeline, as_question(asked), asked.question)
    return Named(asked, answered.answer.premises, answered.covered if asked.points else 1.0)


def questions_named(pipeline: Pipeline, half: Half) -> list[Named]:
    """The questions of `evals answers`, with what the product named as no premise: false alarms, mostly."""
    return [
        Named(question, _answered(pipeline, question, question.text).answer.premises, 0.0)
        for question in read_questions(half)
    ]


def _way(pipeline: Pipeline, question: Question, text: str, history: Sequence[Exchange] = ()) -> Way:
    answered = _answered(pipeline, question, text, history)
    ranks = [
        rank for rank, hit in enumerate(answered.answer.evidence, 1) if hit.source.id in question.sources
    ]
    return Way(ranks[0] if ranks else None, answered.covered if question.points else 1.0)


def _answered(pipeline: Pipeline, question: Question, text: str, history: Sequence[Exchange] = ()) -> Asked:
    return heard(question, pipeline.run(text, history=history, quotes_only=True))


def _together(question: Question, answers: Sequence[Asked]) -> float:
    """The points told by several answers together."""
    if not question.points:
        return 1.0
    told = [any(said) for said in zip(*(asked.points for asked in answers), strict=True)]
    return sum(told) / len(told)


def _share(sources: Sequence[str], evidence: Sequence[Hit]) -> float:
    """The part of `sources` that `evidence` holds, 0 to 1."""
    held = {hit.source.id for hit in evidence}
    return sum(source in held for source in sources) / len(sources)
