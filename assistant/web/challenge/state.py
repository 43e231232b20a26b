"""The screens of the interview, and how each press leads from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.eligibility.errors import FactsError
from assistant.eligibility.interview import Interview, started
from assistant.eligibility.questions import QUESTIONS, Question
from assistant.eligibility.rule import IN_FORCE
from assistant.eligibility.stated.facts import Stated, facts_of
from assistant.web.challenge import words

LONGEST_WORDS = 2_000
"""Characters of a description: some twenty sentences."""

_Short = Annotated[str, Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Start:
    """What this is, and a box for the reader's own words."""

    said: str = ""
    """A status to tell; may be empty."""
    own_words: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """What was understood, to be confirmed: nothing of it counts yet."""

    own_words: str
    understood: tuple[Stated, ...]
    before: Interview | None = None
    """An interview that was under way already; what is confirmed changes its answers, and no others."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question."""

    interview: Interview
    at: str
    """The id of the question."""
    said: str = ""
    fault: str = ""
    """Why the last answer was none; empty when there was no fault."""

    @property
    def question(self) -> Question:
        """The question on the screen."""
        return self.interview.question(self.at)

    @property
    def before(self) -> str:
        """The id of the question before this one; empty at the first."""
        ids = [question.id for question in self.interview.asked()]
        return ids[self.place - 1] if self.place else ""

    @property
    def place(self) -> int:
        """How many questions stand before this one."""
        ids = [question.id for question in self.interview.asked()]
        return ids.index(self.at) if self.at in ids else len(ids)


@dataclass(frozen=True, slots=True)
class Told:
    """The verdict."""

    interview: Interview


Screen = Start | Confirm | Asking | Told
Understand = Callable[[str], tuple[Stated, ...]]


class Press(BaseModel):
    """What a reader's browser sends when a button is pressed: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["start", "use", "skip", "answer", "back", "change", "afresh", "again", "word"]
    question: _Short = ""
    """The question that was on the screen, or that is to be changed."""
    answer: _Short = ""
    own_words: str = ""
    ticked: Annotated[tuple[_Short, ...], Field(max_length=100)] = ()
    """The names of the facts that were confirmed."""


def after(screen: Screen, press: Press, today: date, understand: Understand) -> Screen:
    """The screen that follows; the same one where the press belongs to another screen."""
    if press.act == "afresh":
        return Start(said=words.CLEARED)
    match screen:
        case Start():
            return _from_start(screen, press, today, understand)
        case Confirm():
            return _from_confirm(screen, press, today)
        case Asking() if press.act in {"answer", "back"}:
            return _from_question(screen, press)
        case _:
            return _changing(screen, press.question) if press.act == "change" else screen


def usable(understood: Sequence[Stated]) -> tuple[Stated, ...]:
    """What of it answers a question of the interview."""
    answers = started(facts_of(understood), IN_FORCE).answers
    answered = {fact for question in QUESTIONS if question.id in answers for fact in question.facts}
    return tuple(item for item in understood if item.fact in answered)


def proposed(screen: Screen, own_words: str, understood: Sequence[Stated]) -> Screen:
    """The screen for words that came from elsewhere; an interview that is under way is not lost."""
    understood = usable(understood)
    before = screen.interview if isinstance(screen, Asking | Told) else None
    if isinstance(screen, Confirm):
        before = screen.before
    if understood:
        return Confirm(own_words, understood, before)
    return screen if before else Start(own_words=own_words[:LONGEST_WORDS])


def _from_start(screen: Start, press: Press, today: date, understand: Understand) -> Screen:
    if press.act != "start":
        return screen
    own_words = press.own_words.strip()
    if len(own_words) > LONGEST_WORDS:
        fault = words.TOO_LONG.format(limit=LONGEST_WORDS, length=len(own_words))
        return Start(own_words=own_words, fault=fault)
    understood = usable(understand(own_words)) if own_words else ()
    if understood:
        return Confirm(own_words, understood)
    return _asking(Interview(today), words.NOTHING_UNDERSTOOD if own_words else "")


def _from_confirm(screen: Confirm, press: Press, today: date) -> Screen:
    interview = screen.before or Interview(today)
    if press.act == "use":
        ticked = [item for item in screen.understood if item.fact in press.ticked]
        return _asking(_confirmed(interview, ticked))
    if press.act == "skip":
        return _asking(interview)
    if press.act == "back" and screen.before is None:
        return Start(own_words=screen.own_words)
    return screen


def _from_question(screen: Asking, press: Press) -> Screen:
    if press.question != screen.at:
        return screen  # a second press that was meant for the question before
    if press.act == "answer":
        return _answered(screen, press.answer.strip())
    return Asking(screen.interview, screen.before) if screen.before else screen


def _confirmed(interview: Interview, ticked: Sequence[Stated]) -> Interview:
    """The interview with what the ticked facts answer."""
    for question, answer in started(facts_of(ticked), interview.as_at).answers.items():
        interview = interview.answered(question, answer)
    return interview


def _asking(interview: Interview, said: str = "") -> Screen:
    following = interview.next()
    return Asking(interview, following.id, said) if following else Told(interview)


def _answered(screen: Asking, answer: str) -> Screen:
    number = screen.question.kind == "number"
    if not answer:
        return replace(screen, said="", fault=words.TYPE_NUMBER if number else words.CHOOSE)
    try:
        return _asking(screen.interview.answered(screen.at, answer))
    except FactsError:
        return replace(screen, said="", fault=words.NOT_AN_ANSWER if number else words.CHOOSE)


def _changing(screen: Asking | Told, question: str) -> Screen:
    """The question again, with its answer; every other answer stays."""
    asked = {item.id for item in screen.interview.asked()}
    return Asking(screen.interview, question) if question in asked else screen
