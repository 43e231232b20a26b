"""By when an authority must say and do what, once it has received an expression of interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from assistant.eligibility.officer.timeline import Period, Timeline, check_timeline
from assistant.eligibility.provisions import duties, timing
from assistant.eligibility.rule import spoken
from assistant.law.provision import Provision

__all__ = ["CONSIDER", "DECIDE", "PROCURE", "SAY_WHEN", "Due", "Period", "Timeline", "calculate"]

NOTICE_DAYS: Final = 30
"""Calendar days to say when a decision is expected: Localism Act 2011, s.84(7)."""
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, with the first and last day for it; a day that cannot be known is None."""

    name: str
    earliest: date | None
    latest: date | None
    text: str
    provision: Provision


CONSIDER: Final = "Decide whether to consider it"
SAY_WHEN: Final = "Say when you expect to decide"
DECIDE: Final = "Give your decision"
PROCURE: Final = "Begin the procurement"


def calculate(timeline: Timeline) -> tuple[Due, ...]:
    """The days that follow from `timeline`, in the order in which they fall due.

    The 30 days of s.84(7) are calendar days, and how they begin differs. Where the expression of interest
    came in a published window they begin immediately after the window's end: the day after it is day 1, and
    the last day is the end of the window and 30 days. Otherwise they begin with the day of receipt: that day
    is day 1, and the last day is the day of receipt and 29 days. After a resolution under regulation 10A they
    begin with the reorganisation date, which is then day 1.

    The published periods of s.84(3) and s.83(4) lie between two days, so the first of these is not counted.

    Raises FactsError when days or periods cannot be right.
    """
    check_timeline(timeline)
    outside = () if timeline.in_window in {None, True} else (_consider(timeline),)
    return (*outside, _notice(timeline), _decision(timeline), _procurement(timeline))


def _consider(timeline: Timeline) -> Due:
    start = "reorganisation day" if timeline.reorganisation else "the day you received it"
    text = (
        f"It came on {spoken(timeline.received)}, outside {_window(timeline)}. You may refuse to consider "
        "it, but need not. That is a choice of its own, and no rejection. If you do consider it, the 30 days "
        f"run from {start}."
    )
    return Due(CONSIDER, None, None, text, timing.OUTSIDE_WINDOW)


def _window(timeline: Timeline) -> str:
    if timeline.window_starts is None:
        return f"the window that closed on {spoken(timeline.window_ends)}"
    return f"the window from {spoken(timeline.window_starts)} to {spoken(timeline.window_ends)}"


def _notice(timeline: Timeline) -> Due:
    if timeline.reorganisation is not None:
        first, why, law = timeline.reorganisation, "reorganisation day", duties.NEW_THIRTY_DAYS
    elif timeline.in_window and timeline.window_ends is not None:
        first = timeline.window_ends + timedelta(days=1)
        why, law = "the day after your window closed", duties.THIRTY_DAYS_AFTER_WINDOW
    else:
        first, why, law = timeline.received, "the day you received it", duties.THIRTY_DAYS
    last = first + timedelta(days=NOTICE_DAYS - 1)
    text = (
        "Tell the group in writing when you expect to decide. The 30 days begin with "
        f"{why}, {spoken(first)}, and the last of them is {spoken(last)}.{_weekend(last)} "
        "This is not the time limit for the decision."
    )
    return Due(SAY_WHEN, first, last, text, law)


def _decision(timeline: Timeline) -> Due:
    start = timeline.reorganisation or timeline.received
    law = duties.NEW_CLOCKS if timeline.reorganisation else duties.MAXIMUM_PERIOD
    if timeline.maximum_period is None:
        text = (
            "The authority has published no period that you gave us: it must (s.84(5)). "
            "The Act sets no number of days for the decision."
        )
        return Due(DECIDE, None, None, text, law)
    last = timeline.maximum_period.after(start)
    whence = "reorganisation day" if timeline.reorganisation else "the day you received it"
    text = (
        f"Your published period is {timeline.maximum_period} from {whence}, {spoken(start)}. "
        f"Give your decision in writing by {spoken(last)}.{_weekend(last)}"
    )
    if timeline.accepted is not None and timeline.accepted > last:
        text += f" You accepted it on {spoken(timeline.accepted)}, which is later than your period allows."
    return Due(DECIDE, start, last, text, law)


def _procurement(timeline: Timeline) -> Due:
    shortest, longest, accepted = timeline.minimum_before, timeline.maximum_before, timeline.accepted
    told = _known_periods(shortest, longest)
    if accepted is None:
        text = f"Only if you accept it: the time runs from the day on which you decide to accept. {told}"
        return Due(PROCURE, None, None, text, duties.PROCUREMENT_PERIODS)
    first = shortest.after(accepted) if shortest else None
    last = longest.after(accepted) if longest else None
    days = [f"not before {spoken(first)}"] * bool(first) + [f"by {spoken(last)}"] * bool(last)
    text = f"You accepted it on {spoken(accepted)}. {told}"
    if days:
        text += f" Begin the procurement {' and '.join(days)}.{_weekend(last)}"
    return Due(PROCURE, first, last, text, duties.PROCUREMENT_PERIODS)


def _known_periods(shortest: Period | None, longest: Period | None) -> str:
    missing = "The authority has published no {} that you gave us: it must (s.83(6))."
    if shortest is None and longest is None:
        return missing.format("minimum and maximum")
    parts = [f"Your published minimum is {shortest}."] if shortest else [missing.format("minimum")]
    parts += [f"Your published maximum is {longest}."] if longest else [missing.format("maximum")]
    return " ".join(parts)


def _weekend(day: date | None) -> str:
    """What to know when the last day is no working day: the Act counts calendar days."""
    if day is None or day.weekday() < _SATURDAY:
        return ""
    return f" That is a {day:%A}, and the Act counts calendar days: finish before it."
