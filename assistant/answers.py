"""The words of an answer as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.documents import Citation, Hit

AnswerStatus = Literal[
    "answered",
    "partly_answered",
    "quoted",
    "clarify",
    "not_in_sources",
    "out_of_scope",
    "declined",
    "error",
]
"""How an answer ended. `quoted`: made of quotes, without a model."""

Support = Literal["supported", "partly", "unsupported"]
"""What the check of a claim against its cited passages found."""

ANSWER_STATUSES: tuple[AnswerStatus, ...] = get_args(AnswerStatus)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer with its citations and its support."""

    text: str
    citations: tuple[Citation, ...]
    support: Support
    reason: str = ""
    """Why the check did not find it supported; empty when it did."""
    about: str = ""
    """The question of several that it answers; empty where one was asked."""
    quote: bool = False
    """Whether it is the words of the source, chosen as they stand, and not a sentence of the model."""


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted and the sources do not say."""

    said: str
    """The words of the question."""
    text: str
    """What the product says of them."""
    citations: tuple[Citation, ...] = ()
    """What the sources say instead."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long one stage of the pipeline took, in seconds, with what it counted."""

    stage: str
    seconds: float
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier turn of a conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims, status, suggested next questions and trace."""

    status: AnswerStatus
    claims: tuple[Claim, ...]
    evidence: tuple[Hit, ...]
    removed: tuple[Claim, ...] = ()
    """Sentences that were drafted and not shown, because their passages do not support them."""
    message: str = ""
    """What the product itself says: why there is no answer, what to do next. Never the model's words."""
    cautions: tuple[str, ...] = ()
    """What to know of the sources that it rests on: superseded, invented, of another country."""
    next_questions: tuple[str, ...] = ()
    model: str = ""
    """The chat model that composed it; empty when it was made of quotes."""
    trace: tuple[StageTime, ...] = field(default=())
    premises: tuple[Premise, ...] = ()
    """What the question takes for granted and the sources do not say."""
    standing: str = ""
    """Of an answer on the law: where it holds, and as at which day."""
    intent: str = ""
    """What the question was taken for (assistant/answering/routing/route.py)."""
