"""The interview: one question at a time, and only those that still matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import LARGEST_COUNT, Facts, Value
from assistant.eligibility.matters import given, matters
from assistant.eligibility.questions import QUESTIONS, UNKNOWN, Option, Question
from assistant.eligibility.rules import RULES

_BY_ID = {question.id: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the interview is."""

    done: int
    """Questions answered that matter."""
    about: int
    """All questions, as far as can be foreseen from the answers."""


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers so far. Every method that changes something gives a new one."""

    as_at: date
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By the id of the question: the id of the option, a number as digits, or `unknown`.

    An answer is kept when a change of an earlier one makes its question idle, and counts again when a further
    change makes it matter.
    """

    @property
    def facts(self) -> Facts:
        """What the answers that matter say."""
        return self._walk()[0]

    def next(self) -> Question | None:
        """The question to ask now; None when nothing is left that could change a result."""
        return self._walk()[2]

    def asked(self) -> tuple[Question, ...]:
        """The questions that were answered and matter, in order."""
        return self._walk()[1]

    @property
    def progress(self) -> Progress:
        """How many questions are answered, and about how many there are in all."""
        facts, asked, following = self._walk()
        if following is None:
            return Progress(len(asked), len(asked))
        left = [
            question
            for question in QUESTIONS
            if question not in asked and _alive(question, facts, self.as_at)
        ]
        return Progress(len(asked), len(asked) + len(left))

    def answered(self, question: str, answer: str) -> Interview:
        """With one more answer, or another one to the same question.

        Raises FactsError when the question has no such answer.
        """
        asked = self.question(question)
        if answer != UNKNOWN:
            _settles(asked, answer)
        return replace(self, answers=MappingProxyType({**self.answers, question: answer.strip()}))

    def without(self, question: str) -> Interview:
        """With the answer to one question taken back; the others stay."""
        answers = {key: value for key, value in self.answers.items() if key != question}
        return replace(self, answers=MappingProxyType(answers))

    def question(self, name: str) -> Question:
        """The question of that id. Raises FactsError when there is none."""
        if name not in _BY_ID:
            raise FactsError(f"There is no question “{name}”. The questions are: {', '.join(_BY_ID)}.")
        return _BY_ID[name]

    def chosen(self, question: Question) -> str:
        """The answer to a question as it is shown; empty when there is none."""
        answer = self.answers.get(question.id, "")
        if answer == UNKNOWN:
            return "I don't know"
        return next((option.label for option in question.options if option.id == answer), answer)

    def _walk(self) -> tuple[Facts, tuple[Question, ...], Question | None]:
        """Goes through the questions in order, taking up answers as long as the question matters."""
        facts = Facts()
        asked: list[Question] = []
        for question in QUESTIONS:
            if not _alive(question, facts, self.as_at):
                continue
            answer = self.answers.get(question.id)
            if answer is None:
                return facts, tuple(asked), question
            asked.append(question)
            if answer != UNKNOWN:
                facts = given(facts, dict(_settles(question, answer)))
        return facts, tuple(asked), None


def started(facts: Facts, as_at: date) -> Interview:
    """An interview in which what is known already is answered, where an option says exactly that."""
    interview = Interview(as_at)
    known = facts.known()
    for question in QUESTIONS:
        ours = {fact: known[fact] for fact in question.facts if fact in known}
        answer = _answer(question, ours)
        if answer:
            interview = interview.answered(question.id, answer)
    return interview


def _answer(question: Question, known: Mapping[str, Value]) -> str:
    if not known:
        return ""
    if question.kind == "number":
        return str(known[question.id])
    fitting: list[Option] = [option for option in question.options if option.sets == known]
    return fitting[0].id if fitting else ""


def _settles(question: Question, answer: str) -> Mapping[str, Value]:
    """The facts that an answer settles. Raises FactsError when it is no answer to the question."""
    if question.kind == "number":
        return {question.facts[0]: _number(question, answer)}
    for option in question.options:
        if option.id == answer:
            return option.sets
    choices = ", ".join([*(option.id for option in question.options), UNKNOWN])
    raise FactsError(f"“{question.text}” cannot be answered with “{answer}”. Choose one of: {choices}.")


def _number(question: Question, answer: str) -> int:
    digits = answer.strip()
    plain = digits.isascii() and digits.isdigit() and len(digits) <= len(str(LARGEST_COUNT))
    if not plain or int(digits) > LARGEST_COUNT:
        raise FactsError(f"“{question.text}” needs a whole number, such as 3, not “{answer[:40]}”.")
    return int(digits)


def _alive(question: Question, facts: Facts, as_at: date) -> bool:
    """Whether an answer could change the verdict, or the reasons for it."""
    if any(rule.threshold and rule.apply(facts, as_at).result == "not_met" for rule in RULES):
        return False
    return any(
        matters(fact, rule, facts, as_at)
        for fact in question.facts
        for rule in RULES
        if rule.step != "contents"
    )
