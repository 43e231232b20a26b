"""What the product answers, held against what is known of each answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.pipeline import Pipeline
from assistant.answering.turn import ClaimChecked, Event, EvidenceFound, Finished
from assistant.answering.verification.meaning import Meaning
from assistant.answering.verify import verify
from assistant.answers import Answer, Claim
from assistant.documents import Citation
from assistant.sentences import sentences
from evals.answers.cost import Counted
from evals.answers.data import Question
from evals.errors import EvalError
from evals.metrics import Estimate, bootstrap

ANSWERED: Final = frozenset({"answered", "partly_answered", "quoted"})
"""The statuses of an answer that tells something."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back, and how long it took, in seconds."""

    question: Question
    answer: Answer
    evidence_seconds: float
    first_seconds: float | None
    """Until the first sentence; None when there was none."""
    seconds: float
    read: int = 0
    """Tokens that the chat model was given, and that it wrote, over all of its calls."""
    written: int = 0

    @property
    def answered(self) -> bool:
        """Whether it was told anything."""
        return self.answer.status in ANSWERED and bool(self.answer.claims)

    @property
    def told(self) -> list[str]:
        """Every sentence that the reader sees as an answer, with the words that correct a premise."""
        shown = [claim.text for claim in self.answer.claims]
        shown += [citation.quote for premise in self.answer.premises for citation in premise.citations]
        shown += [premise.text for premise in self.answer.premises]
        return [sentence for text in shown for sentence in (text, *sentences(text))]

    @property
    def points(self) -> list[bool]:
        """For each point whether it was told."""
        return [self.answered and point.said_in(self.told) for point in self.question.points]

    @property
    def covered(self) -> float:
        """The part of its points that was told, 0 to 1."""
        return sum(self.points) / len(self.points)

    @property
    def source_shown(self) -> bool:
        """Whether a passage of a source that answers is among the evidence."""
        return any(hit.source.id in self.question.sources for hit in self.answer.evidence)


def ask_all(
    pipeline: Pipeline, questions: Sequence[Question], progress: Callable[[int], None] = lambda _: None
) -> list[Asked]:
    """Each question, asked by itself."""
    asked = []
    for number, question in enumerate(questions, 1):
        counted = Counted(pipeline.chat) if pipeline.chat is not None else None
        one = heard(question, replace(pipeline, chat=counted).run(question.text))
        asked.append(replace(one, read=sum(counted.read), written=sum(counted.written)) if counted else one)
        progress(number)
    return asked


def heard(question: Question, events: Iterable[Event]) -> Asked:
    """What the events of one question bring, timed from now."""
    begun = time.perf_counter()
    evidence, first = 0.0, None
    for event in events:
        spent = time.perf_counter() - begun
        if isinstance(event, EvidenceFound):
            evidence = spent
        elif isinstance(event, ClaimChecked) and first is None:
            first = spent
        elif isinstance(event, Finished):
            return Asked(question, event.answer, evidence, first, spent)
    raise EvalError(f"The pipeline ended without an answer to: {question.text}")


def points_covered(asked: Sequence[Asked]) -> Estimate:
    """The part of the points told, over the questions that can be answered."""
    return bootstrap([one.covered for one in asked if one.question.answerable])


def answered_wrongly(asked: Sequence[Asked]) -> Estimate:
    """The part answered, of the questions that nothing answers."""
    return bootstrap([float(one.answered) for one in asked if not one.question.answerable])


def refused_wrongly(asked: Sequence[Asked]) -> Estimate:
    """The part not answered, of the questions that can be."""
    return bootstrap([float(not one.answered) for one in asked if one.question.answerable])


def sources_shown(asked: Sequence[Asked]) -> Estimate:
    """The part of the questions that can be answered whose evidence holds a source that does."""
    return bootstrap([float(one.source_shown) for one in asked if one.question.answerable])


def exact_quotes(asked: Sequence[Asked]) -> Estimate | None:
    """The part of the quotes that stand in their passage to the letter; None without any."""
    quotes = [
        _exact(citation) for one in asked for claim in one.answer.claims for citation in claim.citations
    ]
    return bootstrap([float(exact) for exact in quotes]) if quotes else None


def cited_sentences(asked: Sequence[Asked], meaning: Meaning | None = None) -> Estimate | None:
    """The part of the sentences shown with a citation that supports them by the product's own check."""
    shown = _written(asked)
    return (
        bootstrap([float(_supported(claim, claim.citations, meaning)) for claim in shown]) if shown else None
    )


def right_citations(asked: Sequence[Asked], meaning: Meaning | None = None) -> Estimate | None:
    """The part of the citations that support their sentence alone, or without which it loses its support."""
    right = [_needed(claim, citation, meaning) for claim in _written(asked) for citation in claim.citations]
    return bootstrap([float(item) for item in right]) if right else None


def _written(asked: Sequence[Asked]) -> list[Claim]:
    """The sentences that a model wrote; where none did, the quotes."""
    shown = [claim for one in asked for claim in one.answer.claims]
    return [claim for claim in shown if not claim.quote] or shown


def _needed(claim: Claim, citation: Citation, meaning: Meaning | None) -> bool:
    others = tuple(item for item in claim.citations if item is not citation)
    return _supported(claim, (citation,), meaning) or not _supported(claim, others, meaning)


def _supported(claim: Claim, citations: Sequence[Citation], meaning: Meaning | None) -> bool:
    return verify(claim.text, citations, meaning).support == "supported"


def _exact(citation: Citation) -> bool:
    return bool(citation.quote) and citation.hit.passage.text[citation.start : citation.end] == citation.quote
