"""What travels through the stages of the pipeline, with the events that a reader sees on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answers import Answer, AnswerStatus, Claim, Exchange, Premise, StageTime
from assistant.documents import Citation, Hit
from assistant.library.filters import Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """One question on its way. A stage returns a changed copy; a stage that sets `status` ends the run."""

    question: str
    history: tuple[Exchange, ...] = ()
    filters: Filters = field(default_factory=Filters)
    quotes_only: bool = False
    standalone: str = ""
    """The question as it can be understood without the history."""
    focus: str = ""
    """What is asked now, without the subject that was carried over from earlier turns."""
    parts: tuple[str, ...] = ()
    """The questions in it, each to stand alone; one where it holds one."""
    intent: str = ""
    """What it was taken for; see assistant/answering/routing/route.py."""
    beside: str = ""
    """What the product says beside any answer to a question of that kind."""
    evidence: tuple[Hit, ...] = ()
    opening: tuple[Citation, ...] = ()
    """What says which notices these are, where the question looks for one; the answer begins with it."""
    coverage: float = 0.0
    """How well the evidence fits the question; see assistant/answering/retrieve.py."""
    claims: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    premises: tuple[Premise, ...] = ()
    standing: str = ""
    status: AnswerStatus | None = None
    message: str = ""
    next_questions: tuple[str, ...] = ()
    model: str = ""
    trace: tuple[StageTime, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """The passages, as soon as retrieval has them; prose follows."""

    hits: tuple[Hit, ...]
    standalone: str


@dataclass(frozen=True, slots=True)
class Composing:
    """The model has begun to read or write; nothing checked is there to show yet."""

    model: str


@dataclass(frozen=True, slots=True)
class ClaimChecked:
    """A sentence that passed the check: the next one to show."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class ClaimRemoved:
    """A sentence that was drafted and did not pass; shown only under "what was left out"."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole answer; always the last event, whatever happened before it."""

    answer: Answer


Event = EvidenceFound | Composing | ClaimChecked | ClaimRemoved | Finished
