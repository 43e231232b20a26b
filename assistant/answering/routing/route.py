"""What a message asks for, from a closed list of intents, with what the product does about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.routing import replies
from assistant.answering.routing.asked import asked
from assistant.answering.routing.choices import ambiguous, facts_instead, meant
from assistant.answering.routing.classifier import likelihoods
from assistant.answering.routing.deciding import told
from assistant.answering.routing.intents import Embed, Intent
from assistant.answers import AnswerStatus, Exchange
from assistant.models.chat import ChatModel

__all__ = ["Embed", "Intent", "Route", "route"]

HELP_FROM: Final = 0.15
"""Probability of a person at risk from which help lines stand beside an answer."""

_STATUS: Final[Mapping[Intent, AnswerStatus]] = {
    "about_product": "clarify",
    "small_talk": "clarify",
    "unclear": "clarify",
    "out_of_scope": "out_of_scope",
    "opinion": "declined",
    "personal_data": "declined",
    "harmful": "declined",
    "crisis": "declined",
}


@dataclass(frozen=True, slots=True)
class Route:
    """What a message asks for."""

    intent: Intent
    status: AnswerStatus | None = None
    """The status with which the run ends here; None when the sources are to be searched."""
    message: str = ""
    """What the product says to it; with no status, what it says beside the answer."""
    choices: tuple[str, ...] = ()
    """Questions to choose from, where it was unclear, or where a question of fact can be answered instead."""


def route(
    question: str,
    history: Sequence[Exchange] = (),
    *,
    embed: Embed | None = None,
    model: ChatModel | None = None,
) -> Route:
    """Where a cleaned question goes: by signs, by likeness to examples with `embed`, better with `model`.

    Raises nothing of its own. When in doubt it is a question for the sources.
    """
    if not history and (choices := ambiguous(question)):
        return Route("unclear", "clarify", replies.WHICH, choices)
    found = told(question, history, likelihoods(question, embed) if embed is not None else None)
    intent = found.intent
    if not found.sure and model is not None:
        named = asked(question, history, model) or intent
        intent = "guidance" if named == "unclear" and history else named
    return _route(intent, question, history, found.risk)


def _route(intent: Intent, question: str, history: Sequence[Exchange], risk: float) -> Route:
    status = _STATUS.get(intent)
    message = replies.reply(intent, question)
    if status is None:
        return Route(intent, None, replies.AT_RISK if risk >= HELP_FROM else message)
    choices: tuple[str, ...] = ()
    if intent == "unclear":
        choices = meant(question, history)
    elif intent == "opinion":
        choices = facts_instead(question)
    return Route(intent, status, message, choices)
