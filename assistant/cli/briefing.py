"""The brief in the terminal: one question at a time, and only those that matter."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

from rich.console import Console

from assistant.clauses.asked import SERVICE, Asked, asked
from assistant.clauses.brief import Brief
from assistant.clauses.errors import BriefError
from assistant.clauses.reading import brief_from_json, field_value
from assistant.cli.interviewing import typed
from assistant.cli.verdicts import heading, line

_KEYS: Final = "Type ? for why we ask, an empty line for “I don't know”, Ctrl-D to stop."
_FIRST: Final = "Your answer: "


def asked_brief(as_at: date, screen: Console) -> Brief:
    """A brief from what the person types; ends the command when the person stops."""
    screen.print()
    line(_KEYS, screen)
    brief: Brief = _answer(SERVICE, 1, screen)
    done: set[str] = set()
    while left := [question for question in asked(brief, as_at) if question.field not in done]:
        question = left[0]
        done.add(question.field)
        given = _answer(question, len(done) + 1, screen)
        if isinstance(given, Brief):
            brief = replace(brief, service=given.service)
        elif given not in {None, ()}:
            values: dict[str, Any] = {question.field: given}
            brief = replace(brief, **values)
    return brief


def _answer(question: Asked, number: int, screen: Console) -> Any:  # noqa: ANN401 -- as the field has it
    """What is typed, as the field holds it; asks again until it can be used."""
    heading(f"Question {number}", screen)
    line(question.text, screen)
    for place, option in enumerate(question.options, start=1):
        line(f"{place:>3}. {option.label}", screen, hanging=5)
    while True:
        given = typed(_prompt(question), screen)
        if given == "?":
            _show_why(question, screen)
            continue
        try:
            if question is not SERVICE and not given:
                return None
            if question.field == "service":
                return brief_from_json({"service": given})
            return field_value(question.field, _meant(question, given))
        except BriefError as error:
            line(str(error), screen)


def _prompt(question: Asked) -> str:
    if question.kind == "one":
        return "Your answer (a number): "
    return "Your answer (numbers with commas): " if question.kind == "many" else _FIRST


def _meant(question: Asked, given: str) -> object:
    """The options that were chosen by their numbers; else what was typed."""
    places = re.findall(r"[0-9]{1,3}", given) if re.fullmatch(r"[0-9][0-9,; ]*", given) else []
    if not question.options or not places:
        return given
    if any(not 1 <= int(place) <= len(question.options) for place in places):
        raise BriefError(f"Please type a number from 1 to {len(question.options)}.")
    values = [question.options[int(place) - 1].value for place in places]
    if question.kind == "one" and len(values) > 1:
        raise BriefError("Please choose one of them.")
    return values if question.kind == "many" else values[0]


def _show_why(question: Asked, screen: Console) -> None:
    line(f"Why we ask: {question.why}", screen, hanging=2)
    for change in question.changes:
        line(f"- {change}", screen, within=2, hanging=2)
    if question.provision is not None:
        line(f"{question.provision.cited}: {question.provision.address}", screen, within=2)
