"""How long a reader waits: for the passages, for the first sentence, for the end."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.pipeline import open_pipeline
from assistant.answering.turn import ClaimChecked, Event, EvidenceFound, Finished
from assistant.settings import Settings
from evals.errors import EvalError

WARM_UP = "Why does homelessness matter to health services in West Sussex?"
"""Asked first and reported alone: what is only loaded or read once is in its times."""
QUESTIONS = (
    "How many households did West Sussex have in 2021?",
    "Which district of West Sussex has the most children in income deprived families?",
    "What does the National Child Measurement Programme measure, and at what ages?",
    "Did respondents think that the strategy describes the role of the Health and Wellbeing Board?",
    "Is Attendance Allowance taxed, and does it reduce other benefits?",
    "How many people in West Sussex did not speak English as their main language?",
)
"""Each is answered by a report in shared/corpus/reports."""


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """Seconds from the question to each event; None when the event did not come."""

    question: str
    status: str
    model: str
    """Empty when the answer was made of quotes."""
    claims: int
    evidence: float | None
    first_word: float | None
    """The first sentence that passed the check: nothing is shown before."""
    end: float


def measure_answers(
    data_dir: Path, questions: Iterable[str] = (WARM_UP, *QUESTIONS)
) -> tuple[AnswerTimes, ...]:
    """Ask each question with the chat model that the settings name, over the library in `data_dir`."""
    with open_pipeline(Settings(data_dir=data_dir)) as pipeline:
        return tuple(timed(question, pipeline.run(question)) for question in questions)


def timed(question: str, events: Iterable[Event]) -> AnswerTimes:
    """The times at which the events of one answer come, counted from now."""
    started = time.perf_counter()
    evidence: float | None = None
    first_word: float | None = None
    for event in events:
        now = time.perf_counter() - started
        match event:
            case EvidenceFound() if evidence is None:
                evidence = now
            case ClaimChecked() if first_word is None:
                first_word = now
            case Finished(answer=answer):
                return AnswerTimes(
                    question, answer.status, answer.model, len(answer.claims), evidence, first_word, now
                )
            case _:
                pass
    raise EvalError(f"The pipeline ended without an answer to: {question}")
