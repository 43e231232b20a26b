"""The dates calculator, against days counted by hand on a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility.errors import FactsError
from assistant.eligibility.officer.dates import (
    CONSIDER,
    DECIDE,
    PROCURE,
    SAY_WHEN,
    Due,
    Period,
    Timeline,
    calculate,
)

RECEIVED = date(2027, 3, 1)


def due(timeline: Timeline, name: str) -> Due:
    return next(each for each in calculate(timeline) if each.name == name)


def test_the_day_of_receipt_is_the_first_of_the_thirty_days() -> None:
    notice = due(Timeline(RECEIVED), SAY_WHEN)
    assert (notice.earliest, notice.latest) == (date(2027, 3, 1), date(2027, 3, 30))
    assert notice.provision.label == "s.84(7)(b)"
    assert "This is not the time limit for the decision." in notice.text


def test_the_day_after_the_window_is_the_first_of_the_thirty_days() -> None:
    timeline = Timeline(RECEIVED, window_starts=date(2027, 3, 1), window_ends=date(2027, 4, 30))
    notice = due(timeline, SAY_WHEN)
    assert (notice.earliest, notice.latest) == (date(2027, 5, 1), date(2027, 5, 30))
    assert notice.provision.label == "s.84(7)(a)"
    assert CONSIDER not in {each.name for each in calculate(timeline)}


def test_the_first_and_the_last_day_of_a_window_are_inside_it() -> None:
    timeline = Timeline(RECEIVED, window_starts=date(2027, 3, 1), window_ends=date(2027, 4, 30))
    assert timeline.in_window
    assert replace(timeline, received=date(2027, 4, 30)).in_window
    assert replace(timeline, received=date(2027, 5, 1)).in_window is False
    assert replace(timeline, received=date(2027, 2, 28)).in_window is False
    assert Timeline(RECEIVED).in_window is None


@pytest.mark.parametrize("received", [date(2027, 2, 28), date(2027, 5, 1)])
def test_outside_the_window_it_may_be_refused_and_the_days_run_from_receipt(received: date) -> None:
    timeline = Timeline(received, window_starts=date(2027, 3, 1), window_ends=date(2027, 4, 30))
    first, *_ = calculate(timeline)
    assert (first.name, first.provision.label) == (CONSIDER, "s.82(4)")
    assert "You may refuse to consider it, but need not." in first.text
    notice = due(timeline, SAY_WHEN)
    assert notice.latest == received + timedelta(days=29)
    assert notice.provision.label == "s.84(7)(b)"


def test_a_decision_has_no_day_until_the_authority_has_published_a_period() -> None:
    decision = due(Timeline(RECEIVED), DECIDE)
    assert decision.latest is None
    assert "The authority has published no period that you gave us: it must (s.84(5))." in decision.text


@pytest.mark.parametrize(
    ("period", "latest"),
    [
        (Period(1, "days"), date(2027, 3, 2)),
        (Period(90, "days"), date(2027, 5, 30)),
        (Period(8, "weeks"), date(2027, 4, 26)),
        (Period(6, "months"), date(2027, 9, 1)),
    ],
)
def test_the_authoritys_own_period_runs_from_receipt(period: Period, latest: date) -> None:
    decision = due(Timeline(RECEIVED, maximum_period=period), DECIDE)
    assert (decision.earliest, decision.latest) == (RECEIVED, latest)
    assert decision.provision.label == "s.84(3)"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 8, 31), 3, date(2027, 11, 30)),
        (date(2027, 11, 15), 3, date(2028, 2, 15)),
        (date(2027, 12, 31), 12, date(2028, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(start: date, months: int, end: date) -> None:
    assert Period(months, "months").after(start) == end


def test_the_procurement_begins_between_the_two_published_periods() -> None:
    timeline = Timeline(
        RECEIVED,
        accepted=date(2027, 6, 30),
        minimum_before=Period(3, "months"),
        maximum_before=Period(18, "months"),
    )
    procurement = due(timeline, PROCURE)
    assert (procurement.earliest, procurement.latest) == (date(2027, 9, 30), date(2028, 12, 30))
    assert procurement.provision.label == "s.83(4)"
    assert "not before 30 September 2027 and by 30 December 2028" in procurement.text


def test_without_acceptance_the_procurement_has_no_day() -> None:
    timeline = Timeline(RECEIVED, minimum_before=Period(3, "months"))
    procurement = due(timeline, PROCURE)
    assert (procurement.earliest, procurement.latest) == (None, None)
    assert "Your published minimum is 3 months." in procurement.text
    assert "no maximum that you gave us: it must (s.83(6))" in procurement.text


def test_one_published_period_gives_one_day() -> None:
    timeline = Timeline(RECEIVED, accepted=date(2027, 6, 1), maximum_before=Period(1, "months"))
    procurement = due(timeline, PROCURE)
    assert (procurement.earliest, procurement.latest) == (None, date(2027, 7, 1))
    assert "no minimum that you gave us" in procurement.text


def test_after_a_resolution_both_clocks_run_from_reorganisation_day() -> None:
    timeline = Timeline(
        RECEIVED,
        window_starts=date(2027, 3, 1),
        window_ends=date(2027, 4, 30),
        maximum_period=Period(6, "months"),
        reorganisation=date(2028, 4, 1),
    )
    notice, decision = due(timeline, SAY_WHEN), due(timeline, DECIDE)
    assert (notice.earliest, notice.latest) == (date(2028, 4, 1), date(2028, 4, 30))
    assert notice.provision.label == "reg.10A(3)(c)(iii)"
    assert decision.latest == date(2028, 10, 1)
    assert decision.provision.label == "reg.10A(3)(c)(i)"


def test_after_a_resolution_what_came_outside_the_window_says_whence_the_days_run() -> None:
    timeline = Timeline(RECEIVED, window_ends=date(2027, 2, 1), reorganisation=date(2028, 4, 1))
    assert "the 30 days run from reorganisation day" in due(timeline, CONSIDER).text


def test_a_last_day_at_the_weekend_is_said_to_be_one() -> None:
    notice = due(Timeline(date(2027, 3, 6)), SAY_WHEN)
    assert notice.latest == date(2027, 4, 4)
    assert "That is a Sunday, and the Act counts calendar days: finish before it." in notice.text
    assert "calendar days" not in due(Timeline(RECEIVED), SAY_WHEN).text


def test_an_acceptance_after_the_published_period_is_pointed_out() -> None:
    timeline = Timeline(RECEIVED, maximum_period=Period(1, "months"), accepted=date(2027, 4, 2))
    assert "later than your period allows" in due(timeline, DECIDE).text
    on_time = replace(timeline, accepted=date(2027, 4, 1))
    assert "later than" not in due(on_time, DECIDE).text


@pytest.mark.parametrize(
    ("timeline", "said"),
    [
        (Timeline(date(2012, 6, 26)), "the right to challenge began on 27 June 2012"),
        (Timeline(RECEIVED, window_ends=date(2011, 1, 1)), "last day of the window is 1 January 2011"),
        (Timeline(date(2272, 3, 1)), "too far off"),
        (Timeline(date.max, maximum_period=Period(1, "days")), "too far off"),
        (
            Timeline(RECEIVED, window_starts=date(2027, 4, 1), window_ends=date(2027, 3, 1)),
            "ends on 1 March 2027, before it begins on 1 April 2027",
        ),
        (Timeline(RECEIVED, window_starts=date(2027, 4, 1)), "Give its last day too"),
        (
            Timeline(RECEIVED, accepted=date(2027, 2, 28)),
            "accepted on 28 February 2027, before it was received",
        ),
        (Timeline(RECEIVED, maximum_period=Period(0, "days")), "Give at least 1 day"),
        (Timeline(RECEIVED, minimum_before=Period(-3, "months")), "Give at least 1 month"),
        (Timeline(RECEIVED, maximum_before=Period(121, "months")), "more than 10 years"),
        (Timeline(RECEIVED, maximum_period=Period(10**30, "weeks")), "more than 10 years"),
        (Timeline(RECEIVED, maximum_period=Period(2, "years")), "days, weeks or months"),  # type: ignore[arg-type]
        (
            Timeline(RECEIVED, minimum_before=Period(6, "months"), maximum_before=Period(3, "months")),
            "6 months, is longer than the maximum, 3 months",
        ),
        (
            Timeline(RECEIVED, minimum_before=Period(10, "weeks"), maximum_before=Period(2, "months")),
            "longer than the maximum",
        ),
        (
            Timeline(
                RECEIVED,
                accepted=date(2028, 2, 1),
                minimum_before=Period(30, "days"),
                maximum_before=Period(1, "months"),
            ),
            "longer than the maximum",
        ),
        (Timeline(RECEIVED, reorganisation=RECEIVED), "Only what the old council received before that day"),
        (Timeline(date(2017, 3, 1), reorganisation=date(2018, 9, 4)), "only since 5 September 2018"),
        (
            Timeline(RECEIVED, accepted=date(2027, 6, 1), reorganisation=date(2028, 4, 1)),
            "the new council decides",
        ),
    ],
)
def test_days_that_cannot_be_right_are_refused_with_a_sentence(timeline: Timeline, said: str) -> None:
    with pytest.raises(FactsError, match=r"\.$") as refused:
        calculate(timeline)
    assert said in str(refused.value)


def test_a_minimum_of_thirty_days_and_a_maximum_of_a_month_may_be_right() -> None:
    assert calculate(
        Timeline(RECEIVED, minimum_before=Period(30, "days"), maximum_before=Period(1, "months"))
    )


DAYS = st.dates(date(2012, 6, 27), date(2100, 12, 31))
PERIODS = st.one_of(
    st.builds(Period, st.integers(1, 3653), st.just("days")),
    st.builds(Period, st.integers(1, 522), st.just("weeks")),
    st.builds(Period, st.integers(1, 120), st.just("months")),
)
ANY_PERIODS = st.builds(Period, st.integers(-5, 10**6), st.sampled_from(["days", "weeks", "months"]))
ANY_DAYS = st.dates(date(2012, 1, 1), date(2101, 12, 31)) | st.dates()
TIMELINES = st.builds(
    Timeline,
    received=ANY_DAYS,
    window_ends=st.none() | ANY_DAYS,
    window_starts=st.none() | ANY_DAYS,
    maximum_period=st.none() | ANY_PERIODS,
    accepted=st.none() | ANY_DAYS,
    minimum_before=st.none() | ANY_PERIODS,
    maximum_before=st.none() | ANY_PERIODS,
    reorganisation=st.none() | ANY_DAYS,
)


@given(TIMELINES)
def test_whatever_is_given_ends_in_days_or_in_a_sentence(timeline: Timeline) -> None:
    found, refused = _calculated(timeline)
    assert refused.endswith(".") or found[-3:] == [SAY_WHEN, DECIDE, PROCURE]


def _calculated(timeline: Timeline) -> tuple[list[str], str]:
    try:
        return [each.name for each in calculate(timeline)], ""
    except FactsError as error:
        return [], str(error)


@given(DAYS)
def test_the_notice_has_thirty_days_counting_both_ends(received: date) -> None:
    notice = due(Timeline(received), SAY_WHEN)
    assert notice.earliest == received
    assert notice.latest is not None
    assert (notice.latest - received).days + 1 == 30


@given(DAYS, st.integers(0, 400))
def test_in_a_window_none_of_the_thirty_days_is_a_day_of_the_window(received: date, more: int) -> None:
    ends = min(received + timedelta(days=more), date(2100, 12, 31))
    notice = due(Timeline(received, window_ends=ends), SAY_WHEN)
    assert notice.earliest is not None
    assert notice.latest is not None
    assert notice.earliest > ends
    assert (notice.latest - notice.earliest).days + 1 == 30


@given(DAYS, PERIODS)
def test_a_longer_period_never_ends_sooner(start: date, period: Period) -> None:
    end = period.after(start)
    assert end > start
    assert replace(period, number=period.number + 1).after(start) >= end
    if period.unit == "months":
        assert end.day <= start.day
        assert (end.year - start.year) * 12 + end.month - start.month == period.number


@given(DAYS, PERIODS, PERIODS)
def test_the_procurement_never_has_to_end_before_it_may_begin(
    accepted: date, one: Period, other: Period
) -> None:
    shorter, longer = sorted((one, other), key=lambda period: period.after(accepted))
    timeline = Timeline(accepted, accepted=accepted, minimum_before=shorter, maximum_before=longer)
    procurement = due(timeline, PROCURE)
    assert procurement.earliest is not None
    assert procurement.latest is not None
    assert accepted < procurement.earliest <= procurement.latest
