"""What each message was taken for, and how long that took."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.routing.intents import INTENTS, SEARCHED, Embed, Intent
from assistant.answering.routing.route import Route, route
from assistant.answering.understanding.cleaning import clean
from evals.eligibility.measure import Counts
from evals.routing.data import Message, Question


@dataclass(frozen=True, slots=True)
class Routed:
    """A message and where it went."""

    message: Message
    route: Route
    seconds: float

    @property
    def right(self) -> bool:
        """Whether it was taken for what it is."""
        return self.route.intent == self.message.intent

    @property
    def turned_away(self) -> bool:
        """Whether a question that sources may answer ended without a search."""
        return self.message.intent in SEARCHED and self.route.status is not None


def send(messages: Sequence[Message], embed: Embed | None) -> list[Routed]:
    """Route every message, the first one twice so that nothing is loaded in the time of any."""
    if messages:
        route(clean(messages[0].text), embed=embed)
    sent = []
    for message in messages:
        begun = time.perf_counter()
        found = route(clean(message.text), embed=embed)
        sent.append(Routed(message, found, time.perf_counter() - begun))
    return sent


def accuracy(sent: Sequence[Routed]) -> Counts:
    """Of all messages, those taken for what they are."""
    return Counts(sum(one.right for one in sent), len(sent))


def turned_away(sent: Sequence[Routed]) -> Counts:
    """Of the questions that sources may answer, those that ended without a search."""
    return Counts(sum(one.turned_away for one in sent), sum(one.message.intent in SEARCHED for one in sent))


def found(sent: Sequence[Routed], intent: Intent) -> Counts:
    """Of the messages of an intent, those taken for it."""
    of = [one for one in sent if one.message.intent == intent]
    return Counts(sum(one.right for one in of), len(of))


def rightly(sent: Sequence[Routed], intent: Intent) -> Counts:
    """Of the messages taken for an intent, those that are of it."""
    of = [one for one in sent if one.route.intent == intent]
    return Counts(sum(one.right for one in of), len(of))


def ended_rightly(sent: Sequence[Routed]) -> Counts:
    """Of the messages that no source answers, those that ended without a search, as whatever."""
    of = [one for one in sent if one.message.intent not in SEARCHED]
    return Counts(sum(one.route.status is not None for one in of), len(of))


def confusion(sent: Sequence[Routed]) -> dict[Intent, Counter[Intent]]:
    """For each intent, what its messages were taken for."""
    return {
        intent: Counter(one.route.intent for one in sent if one.message.intent == intent)
        for intent in INTENTS
    }


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of the questions of another set."""

    turned_away: Counts
    """Of the answerable ones."""
    other_subject: Counts
    """Of those on other subjects, the ones told that they are out of scope."""
    lost: tuple[str, ...]
    """The answerable ones that were turned away, each with what it was taken for."""


def passed(questions: Sequence[Question], embed: Embed | None) -> Passed:
    """Route the questions of another set."""
    answerable, other, kept, lost = 0, 0, 0, []
    for question in questions:
        went = route(clean(question.text), question.history, embed=embed)
        answerable += question.answerable
        other += question.other_subject
        kept += question.other_subject and went.intent == "out_of_scope"
        if question.answerable and went.status is not None:
            lost.append(f"{question.text} ({went.intent})")
    return Passed(Counts(len(lost), answerable), Counts(kept, other), tuple(lost))
