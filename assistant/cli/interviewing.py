"""The interview in the terminal: one question at a time, answered by number."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import typer
from rich.console import Console

from assistant.cli.verdicts import heading, line
from assistant.eligibility.errors import FactsError
from assistant.eligibility.fact_words import FACT_WORDS, label
from assistant.eligibility.facts import Facts, Value
from assistant.eligibility.interview import Interview
from assistant.eligibility.questions import QUESTIONS, UNKNOWN, Question

if TYPE_CHECKING:
    from assistant.eligibility.stated.facts import Stated

Answers = list[tuple[str, str]]
"""Each question with its answer, as a person reads them."""
_KEYS: Final = (
    "Answer with a number. Type ? for why we ask, b to go back, d for “I don't know”, Ctrl-D to stop."
)


def interview(start: Interview, screen: Console) -> Interview:
    """Ask what still matters, from where `start` is; ends the command when the person stops."""
    now = start
    screen.print()
    line(_KEYS, screen)
    while (question := now.next()) is not None:
        _show_question(question, now, screen)
        now = _answered(question, now, screen)
    return now


def confirmed(stated: Sequence[Stated], screen: Console) -> Facts:
    """The facts among `stated` that the person says are right; they are asked about one by one."""
    known: dict[str, Value] = {}
    if not stated:
        line("We understood no answers from your words, so we ask every question.", screen)
    for item in stated:
        screen.print()
        line(f"You wrote “{item.words}”. We take that as:", screen)
        line(f"{FACT_WORDS[item.fact].question} {label(item.fact, item.value)}", screen, within=2, hanging=2)
        if _agreed("Is that right? y or n: ", screen):
            known[item.fact] = item.value
    values: dict[str, Any] = known
    return Facts(**values)


def with_unasked(facts: Facts, known: Facts) -> Facts:
    """`facts` with what is known of those that no question asks for."""
    asked = {fact for question in QUESTIONS for fact in question.facts}
    unasked: dict[str, Any] = {name: value for name, value in known.known().items() if name not in asked}
    return replace(facts, **unasked)


def answers_of(facts: Facts, besides: Facts | None = None) -> Answers:
    """Each known fact as its question and its answer in words, without those that `besides` knows too."""
    known = besides.known() if besides else {}
    return [
        (FACT_WORDS[name].question, label(name, value))
        for name, value in facts.known().items()
        if name not in known
    ]


def show_answers(answers: Answers, screen: Console) -> None:
    """What was answered, before what follows from it."""
    heading("Your answers", screen)
    for question, answer in answers:
        line(f"- {question} {answer}", screen, hanging=2)


def _show_question(question: Question, now: Interview, screen: Console) -> None:
    progress = now.progress
    heading(f"Question {progress.done + 1} of about {max(progress.about, progress.done + 1)}", screen)
    line(question.text, screen)
    if question.help:
        line(question.help, screen, within=2)
    for number, option in enumerate(question.options, start=1):
        hint = f" ({option.hint})" if option.hint else ""
        line(f"{number:>3}. {option.label}{hint}", screen, hanging=5)


def _answered(question: Question, now: Interview, screen: Console) -> Interview:
    """One step on, or one back; asks again until there is an answer."""
    while True:
        given = typed("Your answer (a number, ?, b or d): ", screen).casefold()
        match given:
            case "?":
                _show_why(question, screen)
            case "b":
                if now.asked():
                    return now.without(now.asked()[-1].id)
                line("This is the first question.", screen)
            case "d":
                return now.answered(question.id, UNKNOWN)
            case _:
                try:
                    return now.answered(question.id, _option(question, given))
                except FactsError as error:
                    line(str(error), screen)


def _option(question: Question, given: str) -> str:
    """The id of the option that was chosen by its number; what was typed, where a number is asked for."""
    if question.kind == "number":
        return given
    if given.isascii() and given.isdigit() and 1 <= int(given[:6]) <= len(question.options):
        return question.options[int(given[:6]) - 1].id
    raise FactsError(f"Please type a number from 1 to {len(question.options)}, or ?, b or d.")


def _show_why(question: Question, screen: Console) -> None:
    line(f"Why we ask: {question.why}", screen, hanging=2)
    for provision in question.provisions:
        line(f"{provision.cited}: {provision.address}", screen, within=2)


def _agreed(prompt: str, screen: Console) -> bool:
    while True:
        given = typed(prompt, screen).casefold()
        if given in {"y", "yes", "n", "no"}:
            return given.startswith("y")
        line("Please type y or n.", screen)


def typed(prompt: str, screen: Console) -> str:
    """A line that the person types, or that is piped in; ends the command where there is none."""
    screen.print(prompt, end="", highlight=False, markup=False)
    try:
        given = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    except KeyboardInterrupt:
        given = ""
    if not given:
        screen.print()
        typer.echo("assistant: stopped. Your answers are not kept.", err=True)
        raise typer.Exit(1)
    if not sys.stdin.isatty():
        screen.print()  # the terminal would have shown the line's own end
    return given.strip()
