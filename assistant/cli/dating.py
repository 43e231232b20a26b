"""The command `challenge-dates`, and the days and periods that options give."""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer

from assistant.cli.challenging import day_of, law_texts
from assistant.cli.reviews import show_dates
from assistant.cli.shared import DataDir, Json, out, print_json, settings, wrong_use
from assistant.cli.verdicts import NOT_ADVICE, line
from assistant.eligibility.officer.dates import calculate
from assistant.eligibility.officer.timeline import UNITS, Period, Timeline
from assistant.eligibility.officer.wire import dates_json

DAY: dict[str, Any] = {"metavar": "YYYY-MM-DD"}
_PERIOD: dict[str, Any] = {"metavar": "PERIOD"}
Received = Annotated[str | None, typer.Option(help="The day you received it.", **DAY)]
WindowStarts = Annotated[str | None, typer.Option(help="The first day of your window.", **DAY)]
WindowEnds = Annotated[str | None, typer.Option(help="The last day of your window.", **DAY)]
MaximumPeriod = Annotated[
    str | None, typer.Option(help="Your published time for the decision, such as '12 weeks'.", **_PERIOD)
]
Accepted = Annotated[str | None, typer.Option(help="The day on which you accepted it.", **DAY)]
MinimumBefore = Annotated[
    str | None, typer.Option(help="Your published minimum before the procurement.", **_PERIOD)
]
MaximumBefore = Annotated[
    str | None, typer.Option(help="Your published maximum before the procurement.", **_PERIOD)
]
Reorganisation = Annotated[
    str | None,
    typer.Option(help="Reorganisation day, if the old council resolved to pass it on.", **DAY),
]


def challenge_dates(
    *,
    received: Received = None,
    window_starts: WindowStarts = None,
    window_ends: WindowEnds = None,
    maximum_period: MaximumPeriod = None,
    accepted: Accepted = None,
    minimum_before: MinimumBefore = None,
    maximum_before: MaximumBefore = None,
    reorganisation: Reorganisation = None,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Work out by when an authority must say and do what with an expression of interest."""
    timeline = timeline_of(
        received,
        window_starts,
        window_ends,
        maximum_period,
        accepted,
        minimum_before,
        maximum_before,
        reorganisation,
    )
    if timeline is None:
        wrong_use("Say on which day you received it: --received YYYY-MM-DD.")
    dues = calculate(timeline)
    with law_texts(settings(data_dir)) as texts:
        if json_:
            print_json({"dates": dates_json(dues, texts)})
        else:
            show_dates(dues, texts, out)
            line(NOT_ADVICE, out)


def timeline_of(  # noqa: PLR0917 -- the options of both commands, in their order
    received: str | None,
    window_starts: str | None,
    window_ends: str | None,
    maximum_period: str | None,
    accepted: str | None,
    minimum_before: str | None,
    maximum_before: str | None,
    reorganisation: str | None,
) -> Timeline | None:
    """The days and periods that the options give; None when they give none."""
    others = (
        window_starts,
        window_ends,
        maximum_period,
        accepted,
        minimum_before,
        maximum_before,
        reorganisation,
    )
    day = day_of(received, "--received")
    if day is None:
        if any(other is not None for other in others):
            wrong_use("Say on which day you received it too: --received YYYY-MM-DD.")
        return None
    return Timeline(
        received=day,
        window_ends=day_of(window_ends, "--window-ends"),
        window_starts=day_of(window_starts, "--window-starts"),
        maximum_period=period_of(maximum_period, "--maximum-period"),
        accepted=day_of(accepted, "--accepted"),
        minimum_before=period_of(minimum_before, "--minimum-before"),
        maximum_before=period_of(maximum_before, "--maximum-before"),
        reorganisation=day_of(reorganisation, "--reorganisation"),
    )


def period_of(given: str | None, option: str) -> Period | None:
    """A period such as `12 weeks`; ends with a plain message when it is none."""
    if given is None:
        return None
    parts = re.fullmatch(r"\s*([0-9]{1,4})\s*-?\s*(day|week|month)s?\s*", given, re.IGNORECASE)
    unit = next((unit for unit in UNITS if parts and unit == f"{parts[2].lower()}s"), None)
    if parts is None or unit is None:
        wrong_use(f"{option} '{given}' is not a period. Write it as '90 days', '12 weeks' or '3 months'.")
    return Period(int(parts[1]), unit)
