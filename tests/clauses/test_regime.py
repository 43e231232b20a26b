from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.clauses.brief import BUYER_TYPES, CONTRACT_TYPES, RESERVATIONS, Brief, BuyerType, ContractType
from assistant.clauses.regime import Applies, RegimePoint, regime
from assistant.clauses.size import above_threshold, is_health_service
from assistant.law.cited import LawTexts

TODAY = date(2026, 11, 22)
RULES = [
    "provider_selection_regime",
    "procurement_act",
    "below_threshold_rules",
    "light_touch",
    "social_value_act",
    "national_policy_statement",
    "ppn_002",
    "section_17",
    "key_performance_indicators",
    "reserving",
]
COUNCIL = Brief(
    "grounds maintenance",
    buyer_type="council",
    value_inc_vat=600_000,
    months=36,
    contract_type="services",
    light_touch=False,
    health_service=False,
)
NAMES = ("buyer_type", "value_inc_vat", "contract_type", "light_touch", "health_service")

EDGES = sorted(
    {
        amount + step
        for amount in (135_018, 139_688, 207_720, 214_904, 663_540, 5_000_000, 5_193_000, 5_372_609)
        for step in (-1, 0, 1)
    }
)
VALUES: dict[str, st.SearchStrategy[object]] = {
    "buyer_type": st.sampled_from(BUYER_TYPES),
    "value_inc_vat": st.one_of(st.sampled_from(EDGES), st.integers(1, 100_000_000)),
    "contract_type": st.sampled_from(CONTRACT_TYPES),
    "light_touch": st.booleans(),
    "health_service": st.booleans(),
}
DAYS = st.one_of(
    st.sampled_from(
        [
            date(2025, 2, 23),
            date(2025, 2, 24),
            date(2025, 9, 30),
            date(2025, 10, 1),
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 2, 3),
            date(2026, 2, 4),
            date(2027, 12, 31),
            date(2028, 1, 1),
        ]
    ),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    known = {name: draw(st.none() | strategy) for name, strategy in VALUES.items()}
    start = draw(st.none() | DAYS)
    return Brief("anything", start=start, reservation=draw(st.sampled_from([None, *RESERVATIONS])), **known)  # type: ignore[arg-type]  # any field, any of its values


def points(brief: Brief, as_at: date = TODAY) -> dict[str, RegimePoint]:
    return {point.rule: point for point in regime(brief, as_at)}


def applies(brief: Brief, rule: str, as_at: date = TODAY) -> Applies:
    return points(brief, as_at)[rule].applies


def contradictory(brief: Brief) -> bool:
    """Light touch contracts are for services, and health care services among those that are light touch."""
    not_services = brief.contract_type in {"goods", "works"}
    return bool(
        (not_services and brief.light_touch)
        or (not_services and brief.health_service)
        or (brief.health_service and brief.light_touch is False)
    )


@given(briefs(), DAYS)
def test_any_brief_gives_every_point_with_a_text_and_a_section(brief: Brief, as_at: date) -> None:
    found = regime(brief, as_at)
    assert [point.rule for point in found] == RULES
    for point in found:
        assert point.applies in get_args(Applies)
        assert point.text[0].isupper()
        assert point.text.endswith(".")
        assert point.provision.cited
        assert point.provision.address.startswith("https://www.")


@settings(max_examples=500)
@given(briefs(), DAYS, st.data())
def test_what_is_said_with_a_fact_unknown_holds_whatever_it_turns_out_to_be(
    brief: Brief, as_at: date, data: st.DataObject
) -> None:
    unknown = [name for name in NAMES if getattr(brief, name) is None]
    assume(unknown and not contradictory(brief))
    name = data.draw(st.sampled_from(unknown))
    more = replace(brief, **{name: data.draw(VALUES[name])})
    assume(not contradictory(more))
    before, after = points(brief, as_at), points(more, as_at)
    for rule in RULES:
        if before[rule].applies != "unknown":
            assert after[rule].applies == before[rule].applies, (rule, name)


@given(briefs(), DAYS)
def test_the_act_in_full_and_the_rules_for_small_contracts_never_both_apply(
    brief: Brief, as_at: date
) -> None:
    found = points(brief, as_at)
    assert {found["procurement_act"].applies, found["below_threshold_rules"].applies} != {"yes"}


@pytest.mark.parametrize(
    ("buyer_type", "contract_type", "light_touch", "day", "amount"),
    [
        ("central_government", "goods", False, date(2025, 12, 31), 139_688),
        ("central_government", "services", False, date(2026, 1, 1), 135_018),
        ("council", "services", False, date(2025, 2, 24), 214_904),
        ("council", "services", False, date(2025, 12, 31), 214_904),
        ("council", "services", False, date(2026, 1, 1), 207_720),
        ("nhs", "goods", False, date(2027, 12, 31), 207_720),
        ("other", "goods", False, date(2026, 6, 1), 207_720),
        ("council", "works", False, date(2025, 12, 31), 5_372_609),
        ("council", "works", False, date(2026, 1, 1), 5_193_000),
        ("council", "services", True, date(2025, 12, 31), 663_540),
        ("central_government", "services", True, date(2026, 1, 1), 663_540),
    ],
)
def test_a_contract_is_in_from_the_pound_of_its_threshold(
    *, buyer_type: BuyerType, contract_type: ContractType, light_touch: bool, day: date, amount: int
) -> None:
    brief = Brief(
        "x",
        buyer_type=buyer_type,
        contract_type=contract_type,
        light_touch=light_touch,
        health_service=False,
        start=day,
    )
    at, under = replace(brief, value_inc_vat=amount), replace(brief, value_inc_vat=amount - 1)
    assert applies(at, "procurement_act") == "yes"
    assert applies(at, "below_threshold_rules") == "no"
    assert applies(under, "procurement_act") == "no"
    assert applies(under, "below_threshold_rules") == "yes"
    assert f"£{amount:,}" in points(at)["procurement_act"].text


def test_a_procurement_begun_before_the_act_follows_the_regulations_of_2015() -> None:
    before = replace(COUNCIL, start=date(2025, 2, 23))
    assert applies(before, "procurement_act") == "no"
    assert "2015" in points(before)["procurement_act"].text
    assert applies(replace(before, start=date(2025, 2, 24)), "procurement_act") == "yes"


def test_after_the_thresholds_that_we_know_we_say_that_we_know_none() -> None:
    later = replace(COUNCIL, start=date(2028, 1, 1))
    assert applies(replace(COUNCIL, start=date(2027, 12, 31)), "procurement_act") == "yes"
    assert applies(later, "procurement_act") == "unknown"
    assert "no thresholds" in points(later)["procurement_act"].text


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2025, 9, 30), "no"), (date(2025, 10, 1), "yes"), (date(2026, 1, 1), "yes")]
)
def test_ppn_002_binds_central_government_since_1_october_2025(day: date, expected: Applies) -> None:
    brief = replace(COUNCIL, buyer_type="central_government", start=day)
    assert applies(brief, "ppn_002") == expected
    assert applies(replace(brief, buyer_type="council"), "ppn_002") == "no"


def test_ppn_002_leaves_out_contracts_below_the_threshold() -> None:
    brief = replace(COUNCIL, buyer_type="central_government", value_inc_vat=135_017)
    assert applies(brief, "ppn_002") == "no"


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 2, 3), "no"), (date(2026, 2, 4), "yes")])
def test_a_council_may_reserve_a_small_competition_since_4_february_2026(
    day: date, expected: Applies
) -> None:
    brief = replace(COUNCIL, value_inc_vat=60_000, start=day)
    assert applies(brief, "reserving") == expected


def test_above_the_threshold_nothing_is_reserved_for_local_firms() -> None:
    assert applies(COUNCIL, "reserving") == "no"


@pytest.mark.parametrize(
    ("value", "light_touch", "contract_type", "expected"),
    [
        (5_000_000, False, "services", "no"),
        (5_000_001, False, "services", "yes"),
        (5_000_001, True, "services", "no"),
        (5_100_000, False, "works", "no"),  # below the threshold for works
        (5_193_000, False, "works", "yes"),
        (5_000_001, None, "services", "unknown"),
        (None, False, "services", "unknown"),
    ],
)
def test_indicators_are_a_duty_over_five_million_but_not_for_light_touch_or_small_works(
    *, value: int | None, light_touch: bool | None, contract_type: ContractType, expected: Applies
) -> None:
    brief = replace(COUNCIL, value_inc_vat=value, light_touch=light_touch, contract_type=contract_type)
    assert applies(brief, "key_performance_indicators") == expected


@pytest.mark.parametrize(
    ("value", "light_touch", "contract_type", "expected"),
    [
        (207_719, False, "services", "no"),
        (207_720, False, "services", "yes"),
        (207_719, True, "services", "no"),
        (207_720, True, "services", "yes"),
        (663_540, True, "services", "yes"),
        (300_000, None, "services", "unknown"),
        (10_000_000, False, "works", "no"),
        (10_000_000, False, "goods", "no"),
    ],
)
def test_the_social_value_act_reaches_services_and_some_light_touch_below_their_threshold(
    *, value: int, light_touch: bool | None, contract_type: ContractType, expected: Applies
) -> None:
    brief = replace(COUNCIL, value_inc_vat=value, light_touch=light_touch, contract_type=contract_type)
    brief = replace(brief, health_service=None if light_touch is None else False)
    assert applies(brief, "social_value_act") == expected


def test_health_care_services_are_bought_under_their_own_regime() -> None:
    brief = replace(COUNCIL, health_service=True, light_touch=None)
    assert applies(brief, "provider_selection_regime") == "yes"
    for rule in ("procurement_act", "below_threshold_rules", "light_touch", "national_policy_statement"):
        assert applies(brief, rule) == "no"


@pytest.mark.parametrize(
    ("buyer_type", "expected"),
    [("council", "yes"), ("central_government", "no"), ("nhs", "unknown"), (None, "unknown")],
)
def test_section_17_binds_councils(buyer_type: BuyerType | None, expected: Applies) -> None:
    assert applies(replace(COUNCIL, buyer_type=buyer_type), "section_17") == expected


def test_goods_works_and_what_is_not_light_touch_are_no_health_care_service() -> None:
    assert is_health_service(Brief("x", contract_type="works")) is False
    assert is_health_service(Brief("x", contract_type="services", light_touch=False)) is False
    assert is_health_service(Brief("x", contract_type="services", light_touch=True)) is None


def test_a_value_above_every_threshold_needs_no_more_to_be_above() -> None:
    assert above_threshold(Brief("x", value_inc_vat=5_193_000), TODAY) is True
    assert above_threshold(Brief("x", value_inc_vat=135_017), TODAY) is False
    assert above_threshold(Brief("x", value_inc_vat=135_018), TODAY) is None


def test_the_day_is_the_start_where_the_brief_says_one() -> None:
    brief = replace(COUNCIL, value_inc_vat=210_000)
    assert applies(brief, "procurement_act", date(2025, 12, 31)) == "no"
    assert applies(replace(brief, start=date(2026, 1, 1)), "procurement_act", date(2025, 12, 31)) == "yes"


@settings(max_examples=60)
@given(briefs(), DAYS)
def test_every_section_is_cited_to_a_sentence_that_ships(brief: Brief, as_at: date) -> None:
    for point in regime(brief, as_at):
        cited = LawTexts().cite(point.provision)
        assert cited.quote
        assert cited.quote in cited.context
