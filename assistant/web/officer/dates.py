"""The dates of one expression of interest, as they are typed and worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.eligibility.errors import FactsError
from assistant.eligibility.officer.dates import Due, Period, Timeline, calculate
from assistant.eligibility.officer.timeline import UNITS
from assistant.web.expression.days import day
from assistant.web.officer import words

DAYS: Final = ("received", "window_starts", "window_ends", "accepted", "reorganisation")
PERIODS: Final = ("maximum_period", "minimum_before", "maximum_before")
_MOST_DIGITS: Final = 6
"""No period has as many, so that no larger number is made of what was typed."""
_Typed = Annotated[str, Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class Dates:
    """What was typed, what is wrong with it, and what follows from it."""

    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    """By the name of the field."""
    fault: str = ""
    """What is wrong with the days together; may be empty."""
    due: tuple[Due, ...] = ()
    drawn: int = 0
    """How often it was drawn anew, so that the page knows that it was."""


class Press(BaseModel):
    """What an officer's browser sends when a button is pressed: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["dates", "clear"]
    fields: Annotated[dict[_Typed, _Typed], Field(max_length=30)] = Field(default_factory=dict)


def after(dates: Dates, press: Press) -> Dates:
    """The dates that follow from what was typed."""
    drawn = dates.drawn + 1
    return Dates(drawn=drawn) if press.act == "clear" else worked_out(press.fields, drawn)


def worked_out(typed: Mapping[str, str], drawn: int = 0) -> Dates:
    """What follows from what was typed; faults in place of dates where it cannot be used."""
    timeline, faults = timeline_of(typed)
    if timeline is None and "received" not in faults:
        faults = {"received": words.NEEDED, **faults}
    if timeline is None or faults:
        return Dates(typed, faults, drawn=drawn)
    try:
        return Dates(typed, due=calculate(timeline), drawn=drawn)
    except FactsError as error:
        return Dates(typed, fault=str(error), drawn=drawn)


def timeline_of(typed: Mapping[str, str]) -> tuple[Timeline | None, dict[str, str]]:
    """The days and periods that were typed, and by field what is wrong; None without a day of receipt."""
    faults: dict[str, str] = {}
    known = {name: value for name, value in _read(typed, faults) if value is not None}
    return (Timeline(**known) if "received" in known else None), faults


def _read(typed: Mapping[str, str], faults: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for name in DAYS:
        try:
            yield name, day(typed.get(name, ""))
        except FactsError as error:
            faults[name] = str(error)
    for name in PERIODS:
        try:
            yield name, _period(typed.get(f"{name}-number", ""), typed.get(f"{name}-unit", ""))
        except FactsError as error:
            faults[f"{name}-number"] = str(error)


def _period(number: str, unit: str) -> Period | None:
    digits = number.strip()
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        raise FactsError(words.NOT_A_NUMBER)
    return Period(int(digits), next((each for each in UNITS if each == unit), "months"))


def shown_day(given: date | None) -> str:
    """A day as the table shows it."""
    return f"{given:%A} {given.day} {given:%B %Y}" if given else words.NO_DAY
