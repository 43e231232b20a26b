"""The last stage: the status of the answer, what the product says of it, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from assistant.answering import messages
from assistant.answering.jurisdiction import standing
from assistant.answering.standing import cautions
from assistant.answering.terms import content
from assistant.answering.turn import Turn
from assistant.answers import Answer
from assistant.documents import Hit

NEXT_QUESTIONS: Final = 3

_SAME: Final = 0.6
"""Two questions that share this part of their content words ask the same (Jaccard)."""


def present(turn: Turn) -> Turn:
    """Give the turn its status, its message and next questions that the sources can answer."""
    status, message = turn.status, turn.message
    if status is None:
        if not turn.claims:
            status, message = "not_in_sources", message or messages.ALL_REMOVED
        elif not turn.model:
            status, message = "quoted", message or messages.QUOTED
        elif turn.removed or message:
            # A message at this point says that the model could not finish.
            status, message = "partly_answered", message or messages.SOME_REMOVED
        else:
            status = "answered"
    asked = [exchange.question for exchange in turn.history] + [turn.question]
    following = tuple(next_questions(turn.evidence, asked)) if turn.claims else turn.next_questions
    if turn.beside:
        message = f"{turn.beside} {message}".strip()
    told = standing(turn.question, turn.claims, turn.evidence, date.today()) if turn.claims else ""  # noqa: DTZ011 -- the reader's own day
    return replace(turn, status=status, message=message, next_questions=following, standing=told)


def answer(turn: Turn) -> Answer:
    """What the reader gets of a turn that has been presented."""
    return Answer(
        status=turn.status or "error",
        claims=turn.claims,
        evidence=turn.evidence,
        removed=turn.removed,
        message=turn.message,
        premises=turn.premises,
        standing=turn.standing,
        intent=turn.intent,
        cautions=cautions(turn.claims),
        next_questions=turn.next_questions,
        model=turn.model,
        trace=turn.trace,
    )


def next_questions(hits: tuple[Hit, ...], asked: list[str]) -> Iterator[str]:
    """Headings of the evidence that ask of the same thing, or of their source, and that nobody has asked."""
    known = [frozenset(content(question)) for question in asked]
    about = frozenset().union(*known)
    given = 0
    for hit in hits:
        passage = hit.passage
        subject = about | frozenset(content(hit.source.title))
        for line in (
            *passage.heading_path[::-1],
            *(passage.text[low:high] for low, high in passage.headings),
        ):
            if given == NEXT_QUESTIONS:
                return
            question = line.strip()
            words = frozenset(content(question))
            if question.endswith("?") and words & subject and not any(_alike(words, one) for one in known):
                known.append(words)
                given += 1
                yield question


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * len(one | other)
