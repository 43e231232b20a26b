"""The intent of a message, from its signs, the likelihood of each intent and what was said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.routing.intents import INTENTS, SEARCHED, Intent
from assistant.answering.routing.signs import certain, mashed
from assistant.answering.understanding.follow_up import is_follow_up
from assistant.answers import Exchange

CRISIS_FROM: Final = 0.4
"""Probability; lower than any other, since a person may come to harm."""
TAKEN_FROM: Final[Mapping[Intent, float]] = {
    "harmful": 0.7,
    "opinion": 0.7,
    "small_talk": 0.7,
    "unclear": 0.7,
    "personal_data": 0.7,
}
TAKEN_FROM_ELSE: Final = 0.6
"""Probability from which a message is not searched for. Chosen on the cross-validation of
`python -m evals routing --fit`: at most 2 % of the questions that sources may answer are then turned away."""
SURE_FROM: Final = 0.7
"""Probability below which a larger chat model is asked, where there is one."""

_AT_ONCE: Final[frozenset[Intent]] = frozenset({"crisis", "harmful", "personal_data"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a message was taken for."""

    intent: Intent
    sure: bool = True
    """Whether a larger model need not be asked."""
    risk: float = 0.0
    """The probability that a person is at risk."""


def told(question: str, history: Sequence[Exchange], likely: Mapping[Intent, float] | None) -> Told:
    """What a message is taken for; by its signs alone where `likely` is None."""
    sign = certain(question)
    if sign in _AT_ONCE:
        return Told(sign)
    risk = likely["crisis"] if likely else 0.0
    if risk >= CRISIS_FROM:
        return Told("crisis", risk=risk)
    if history and is_follow_up(question) and sign in {None, "unclear"}:
        return Told("unclear" if mashed(question) else "guidance", risk=risk)
    if sign is not None:
        return Told(sign, risk=risk)
    if likely is None:
        return Told("guidance", sure=False)
    return Told(_likeliest(likely, follows=bool(history)), max(likely.values()) >= SURE_FROM, risk)


def _likeliest(likely: Mapping[Intent, float], *, follows: bool) -> Intent:
    """The likeliest intent, if it is likely enough to turn a question away; else one that is searched."""
    first = max(INTENTS, key=lambda intent: likely[intent])
    enough = likely[first] >= TAKEN_FROM.get(first, TAKEN_FROM_ELSE)
    if first in SEARCHED or (enough and not (first == "unclear" and follows)):
        return first
    return max((intent for intent in INTENTS if intent in SEARCHED), key=lambda intent: likely[intent])
