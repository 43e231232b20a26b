from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clauses.thresholds import ACT_BEGINS, THRESHOLDS, Kind, threshold

TABLE: dict[Kind, tuple[int, int]] = {
    "goods or services, central": (139_688, 135_018),
    "goods or services, sub-central": (214_904, 207_720),
    "works": (5_372_609, 5_193_000),
    "light touch": (663_540, 663_540),
    "concession": (5_372_609, 5_193_000),
    "utilities goods or services": (429_809, 415_440),
}
"""Pounds with VAT: in 2024 and 2025, and in 2026 and 2027."""


@pytest.mark.parametrize("kind", TABLE)
@pytest.mark.parametrize(
    ("day", "column"),
    [
        (date(2024, 1, 1), 0),
        (date(2025, 2, 24), 0),
        (date(2025, 10, 1), 0),
        (date(2025, 12, 31), 0),
        (date(2026, 1, 1), 1),
        (date(2026, 2, 4), 1),
        (date(2027, 12, 31), 1),
    ],
)
def test_the_amount_of_the_table_holds_on_the_day(kind: Kind, day: date, column: int) -> None:
    found = threshold(kind, day)
    assert found is not None
    assert found.amount == TABLE[kind][column]


def test_light_touch_concessions_have_an_amount_only_since_2026() -> None:
    assert threshold("light touch concession", date(2025, 12, 31)) is None
    found = threshold("light touch concession", date(2026, 1, 1))
    assert found is not None
    assert found.amount == 5_372_609


@pytest.mark.parametrize("kind", TABLE)
@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 1)])
def test_no_amount_is_claimed_for_days_that_we_do_not_know(kind: Kind, day: date) -> None:
    assert threshold(kind, day) is None


@given(st.sampled_from([*TABLE, "light touch concession"]), st.dates())
def test_no_day_has_two_amounts_of_a_kind(kind: Kind, day: date) -> None:
    assert len([item for item in THRESHOLDS if item.kind == kind and item.since <= day < item.until]) <= 1


def test_the_periods_of_a_kind_follow_one_another_without_a_gap() -> None:
    for kind in TABLE:
        periods = sorted((item.since, item.until) for item in THRESHOLDS if item.kind == kind)
        assert [end for _, end in periods[:-1]] == [start for start, _ in periods[1:]]
        assert all(start < end for start, end in periods)


def test_every_amount_says_where_it_comes_from() -> None:
    assert all(item.source for item in THRESHOLDS)


def test_the_act_begins_on_24_february_2025() -> None:
    assert date(2025, 2, 24) == ACT_BEGINS
    assert threshold("works", ACT_BEGINS - timedelta(days=1)) is not None
