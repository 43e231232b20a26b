"""The days of one expression of interest, with the periods that the authority has published."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from assistant.eligibility.errors import FactsError
from assistant.eligibility.rule import IN_FORCE, spoken
from assistant.eligibility.rules.reorganisation import SINCE

Unit = Literal["days", "weeks", "months"]
UNITS: tuple[Unit, ...] = get_args(Unit)

LATEST_DAY: Final = date(2100, 12, 31)
"""No case is that far off: a later day is a slip."""
LONGEST_YEARS: Final = 10
"""No authority publishes a period that long: a longer one is a slip."""

_DAYS_IN: Final[dict[Unit, tuple[int, int]]] = {"days": (1, 1), "weeks": (7, 7), "months": (28, 31)}
_MOST: Final[dict[Unit, int]] = {"days": 3653, "weeks": 522, "months": 120}
"""LONGEST_YEARS in each unit, leap days included."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time that an authority has published, in calendar days, weeks or months."""

    number: int
    unit: Unit

    def after(self, day: date) -> date:
        """The day on which the period that began on `day` has passed; `day` itself is not counted.

        Three months after 31 January is 30 April: where the month is too short, its last day.
        """
        if self.unit == "months":
            years, month = divmod(day.month - 1 + self.number, 12)
            year = day.year + years
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return day + timedelta(days=self.number * _DAYS_IN[self.unit][0])

    def __str__(self) -> str:
        return f"{self.number} {self.unit if self.number != 1 else self.unit[:-1]}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is known of the days of one expression of interest; None is unknown, or did not happen."""

    received: date
    window_ends: date | None = None
    """The last day of the published window for this service, if there was one."""
    window_starts: date | None = None
    maximum_period: Period | None = None
    """What the authority has published for its decision: s.84(3) and (5)."""
    accepted: date | None = None
    """The day of the decision to accept."""
    minimum_before: Period | None = None
    maximum_before: Period | None = None
    """What the authority has published for the time between acceptance and procurement: s.83(4) and (6)."""
    reorganisation: date | None = None
    """The reorganisation date, where the old council resolved that the new one considers it (reg. 10A)."""

    @property
    def in_window(self) -> bool | None:
        """Whether it was received within the published window; None when no window is known."""
        if self.window_ends is None:
            return None
        return (self.window_starts or self.received) <= self.received <= self.window_ends


def check_timeline(timeline: Timeline) -> None:
    """Raises FactsError with the first day or period that cannot be right."""
    for fault in _faults(timeline):
        raise FactsError(fault)


def _faults(timeline: Timeline) -> Iterator[str]:
    yield from _impossible_days(timeline)
    for name, period in (
        ("maximum period for the decision", timeline.maximum_period),
        ("minimum before the procurement", timeline.minimum_before),
        ("maximum before the procurement", timeline.maximum_before),
    ):
        if period is not None:
            yield from _impossible_period(name, period)
    yield from _wrong_order(timeline)
    yield from _wrong_hand_over(timeline)


def _impossible_days(timeline: Timeline) -> Iterator[str]:
    for name, day in (
        ("day of receipt", timeline.received),
        ("first day of the window", timeline.window_starts),
        ("last day of the window", timeline.window_ends),
        ("day of acceptance", timeline.accepted),
        ("reorganisation day", timeline.reorganisation),
    ):
        if day is not None and day < IN_FORCE:
            yield (
                f"The {name} is {spoken(day)}, but the right to challenge began on {spoken(IN_FORCE)}. "
                "Check the year."
            )
        if day is not None and day > LATEST_DAY:
            yield f"The {name} is {spoken(day)}, which is too far off. Check the year."


def _impossible_period(name: str, period: Period) -> Iterator[str]:
    if period.unit not in UNITS:
        yield f"The {name} is in {period.unit}. Give it in {', '.join(UNITS[:-1])} or {UNITS[-1]}."
    elif period.number < 1:
        yield f"The {name} is {period}. Give at least 1 {period.unit[:-1]}."
    elif period.number > _MOST[period.unit]:
        yield f"The {name} is {period}, which is more than {LONGEST_YEARS} years. Check the number."


def _wrong_order(timeline: Timeline) -> Iterator[str]:
    starts, ends = timeline.window_starts, timeline.window_ends
    if starts is not None and ends is None:
        yield "You gave the first day of the window. Give its last day too."
    if starts is not None and ends is not None and ends < starts:
        yield f"The window ends on {spoken(ends)}, before it begins on {spoken(starts)}. Check both days."
    accepted, received = timeline.accepted, timeline.received
    if accepted is not None and accepted < received:
        yield (
            f"It was accepted on {spoken(accepted)}, before it was received on {spoken(received)}. "
            "Check both days."
        )
    shortest, longest = timeline.minimum_before, timeline.maximum_before
    if shortest is not None and longest is not None and _longer(shortest, longest, accepted):
        yield (
            f"The minimum before the procurement, {shortest}, is longer than the maximum, {longest}. "
            "Check both."
        )


def _longer(shortest: Period, longest: Period, start: date | None) -> bool:
    """Whether the minimum passes the maximum: on that day, or, where none is known, whatever the day."""
    if start is not None:
        return shortest.after(start) > longest.after(start)
    if shortest.unit == longest.unit:
        return shortest.number > longest.number
    return shortest.number * _DAYS_IN[shortest.unit][0] > longest.number * _DAYS_IN[longest.unit][1]


def _wrong_hand_over(timeline: Timeline) -> Iterator[str]:
    day = timeline.reorganisation
    if day is None:
        return
    if day < SINCE:
        yield (
            f"Reorganisation day is {spoken(day)}, but an expression of interest can be passed to a new "
            f"council only since {spoken(SINCE)}."
        )
    if day <= timeline.received:
        yield (
            f"It was received on {spoken(timeline.received)}, but reorganisation day is {spoken(day)}. Only "
            "what the old council received before that day can be passed to the new one."
        )
    if timeline.accepted is not None and timeline.accepted < day:
        yield (
            f"It was accepted on {spoken(timeline.accepted)}, before reorganisation day, {spoken(day)}. "
            "After a resolution the new council decides, and not before that day."
        )
