"""What an authority may do with an expression of interest, and what it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import NAMES, VALUES, Facts
from assistant.eligibility.officer.review import Review, review
from assistant.eligibility.officer.timeline import Period, Timeline
from assistant.eligibility.officer.words import (
    DECISION_NAMES,
    MADE_OUT,
    NOT_MADE_OUT,
    TO_JUDGE,
    WHAT_IS_MISSING,
    WHAT_IS_UNKNOWN,
    Decision,
)
from assistant.eligibility.rules import RULES

AS_AT = date(2026, 11, 22)
SOUND = Facts(
    authority_type="district_council",
    body_type="charity",
    seeks="provide_service",
    service_by_or_for_authority=True,
    named_person_complex_needs=False,
    window_published=False,
    written_decision_to_stop=False,
    procurement_under_way=False,
    written_negotiations=False,
    employee_body_intention_published=False,
    integrated_with_nhs_and_critical=False,
    has_financial_information=True,
    has_capability_evidence=True,
    identifies_service_and_area=True,
    has_wellbeing_outcomes=True,
    meets_user_needs=True,
    uses_partners=False,
    authority_being_abolished=False,
)
"""An expression of interest against which nothing is known."""


def of(facts: Facts = SOUND, **rest: Any) -> Review:
    return review(facts, as_at=AS_AT, **rest)


def standings(found: Review) -> dict[int, str]:
    return {ground.number: ground.standing for ground in found.grounds}


def test_against_a_sound_one_no_ground_is_made_out_and_four_are_for_the_authority() -> None:
    found = of()
    judged = {2, 3, 9, 10}
    expected = {n: "for_you_to_judge" if n in judged else "not_made_out" for n in range(1, 11)}
    assert standings(found) == expected
    assert (found.failures, found.missing, found.unknown, found.warnings) == ((), (), (), ())
    assert [ground.provision.label for ground in found.grounds] == [f"Sch. para.{n}" for n in range(1, 11)]


def test_a_sound_one_may_be_accepted_and_rejected_only_for_what_the_authority_thinks() -> None:
    found = of()
    assert found.option("accept").open is True
    assert "must carry out a procurement exercise" in found.option("accept").text
    assert "promised no award" in found.option("accept").text
    reject = found.option("reject")
    assert reject.open is None
    assert "no ground is made out" in reject.text
    assert "Grounds 2, 3, 9 and 10 rest on what you think" in reject.text
    assert "You must give your reasons" in reject.text
    assert found.option("refuse_to_consider").open is False
    assert found.option("accept_modified").open is None


@pytest.mark.parametrize(
    ("fact", "number"),
    [
        ("written_decision_to_stop", 4),
        ("integrated_with_nhs_and_critical", 5),
        ("procurement_under_way", 6),
        ("written_negotiations", 7),
        ("employee_body_intention_published", 8),
    ],
)
def test_a_fact_makes_out_its_ground_and_opens_rejection(fact: str, number: int) -> None:
    found = of(replace(SOUND, **{fact: True}))
    assert [n for n, standing in standings(found).items() if standing == "made_out"] == [number]
    assert found.option("reject").open is True
    assert f"ground {number}" in found.option("reject").text
    assert found.option("accept").open is True
    assert "does not oblige you to" in found.option("accept").text
    unknown = of(replace(SOUND, **{fact: None}))
    assert standings(unknown)[number] == "not_known"
    assert f"We do not know enough about ground {number}" in unknown.option("reject").text
    assert len(unknown.unknown) == 1


@pytest.mark.parametrize(
    ("fact", "label"),
    [
        ("has_financial_information", "Sch.1 para.2"),
        ("has_capability_evidence", "Sch.1 para.3"),
        ("identifies_service_and_area", "Sch.1 para.4"),
        ("has_wellbeing_outcomes", "Sch.1 para.5(a)"),
        ("meets_user_needs", "Sch.1 para.5(b)"),
    ],
)
def test_a_missing_part_is_ground_1_and_a_modification_comes_first(fact: str, label: str) -> None:
    found = of(replace(SOUND, **{fact: False}))
    assert standings(found)[1] == "made_out"
    assert "It does not comply with Schedule 1." in found.ground(1).text
    assert [point.provision.label for point in found.missing] == [label]
    assert found.modification.open is True
    assert found.missing[0].text in found.modification.text
    assert "Before you reject it, you may modify it" in found.modification.text
    assert "the group agrees" in found.modification.text
    assert found.modification == found.option("accept_modified")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"body_type": "individual"}, "s.81(6)"),
        ({"body_type": "for_profit_company"}, "s.81(6)"),
        ({"body_type": "authority_employees", "employee_count": 1}, "s.81(6)(d)"),
        ({"service_by_or_for_authority": False}, "s.81(5)"),
        ({"seeks": "building_or_land"}, "s.81(4)"),
        ({"named_person_complex_needs": True}, "Sch.2 para.4"),
        ({"authority_type": "nhs_body"}, "s.81(2)"),
        ({"authority_type": "scottish_council"}, "s.81(5)"),
    ],
)
def test_a_failed_test_of_section_81_is_ground_1_and_no_modification_helps(
    change: dict[str, Any], label: str
) -> None:
    found = of(replace(SOUND, **change))
    assert standings(found)[1] == "made_out"
    assert "It does not comply with section 81(1)." in found.ground(1).text
    assert label in [point.provision.label for point in found.failures]
    assert found.option("accept_modified").open is False
    assert found.option("accept").open is None
    assert "legal advice" in found.option("accept").text


def test_capability_that_is_not_shown_points_to_ground_3_without_making_it_out() -> None:
    found = of(replace(SOUND, has_capability_evidence=False))
    assert standings(found)[3] == "for_you_to_judge"
    assert "It shows no capability" in found.ground(3).text
    partners = of(replace(SOUND, uses_partners=True, has_partner_information=False))
    assert "It shows too little about partners" in partners.ground(3).text


def test_refusing_to_consider_is_open_only_outside_a_window() -> None:
    outside = of(replace(SOUND, window_published=True, inside_window=False)).option("refuse_to_consider")
    assert (outside.open, outside.provision.label) == (True, "s.82(4)")
    assert "That is no rejection" in outside.text
    assert of(replace(SOUND, window_published=None)).option("refuse_to_consider").open is None
    assert (
        of(replace(SOUND, window_published=True, inside_window=True)).option("refuse_to_consider").open
        is False
    )


def test_the_days_say_whether_it_came_in_the_window() -> None:
    silent = replace(SOUND, window_published=None)
    late = Timeline(date(2026, 11, 2), window_ends=date(2026, 10, 31))
    assert of(silent, timeline=late).option("refuse_to_consider").open is True
    early = Timeline(date(2026, 10, 2), window_ends=date(2026, 10, 31))
    assert of(silent, timeline=early).option("refuse_to_consider").open is False


def test_days_and_answers_that_contradict_one_another_are_pointed_out() -> None:
    late = Timeline(date(2026, 11, 2), window_ends=date(2026, 10, 31))
    said = replace(SOUND, window_published=True, inside_window=True)
    assert (
        "You say that it came inside the window, but by the days it came outside. Check both."
        in of(said, timeline=late).warnings
    )
    assert any("no window is published" in warning for warning in of(timeline=late).warnings)


def test_the_days_are_worked_out_where_they_are_given() -> None:
    timeline = Timeline(date(2026, 10, 1), maximum_period=Period(3, "months"))
    found = of(timeline=timeline)
    assert [due.latest for due in found.dates] == [date(2026, 10, 30), date(2027, 1, 1), None]
    assert of().dates == ()
    with pytest.raises(FactsError, match="27 June 2012"):
        of(timeline=Timeline(date(2011, 1, 1)))
    with pytest.raises(FactsError, match="27 June 2012"):
        review(SOUND, as_at=date(2012, 1, 1))


def test_what_must_be_considered_is_named_whatever_the_facts() -> None:
    labels = [point.provision.label for point in of(Facts()).consider]
    assert labels == ["s.83(8)", "s.85(2)", "s.83(1)", "s.83(11)"]


def test_a_stated_reason_that_is_no_ground_is_warned_of() -> None:
    found = of(stated_reasons=["There is a contract until 2029.", "The weather is bad."])
    assert [each.judgement for each in found.stated] == ["not_ground", "not_recognised"]
    assert found.warnings[0].startswith(
        "“There is a contract until 2029.”: An existing contract is not a ground."
    )
    assert "We do not recognise this as one of the ten grounds" in found.warnings[1]


def test_a_stated_ground_that_the_facts_do_not_bear_out_is_warned_of() -> None:
    found = of(stated_reasons=["A procurement exercise is under way."])
    assert "reads like ground 6, but by the facts it is not made out" in found.warnings[0]
    made_out = of(replace(SOUND, procurement_under_way=True), stated_reasons=["A procurement is under way."])
    assert made_out.warnings == ()


def test_nothing_known_is_nothing_decided() -> None:
    found = of(Facts())
    assert not [n for n, standing in standings(found).items() if standing == "made_out"]
    assert [option.open for option in found.options] == [None, None, None, None]
    assert len(found.unknown) >= 18


def test_every_rule_has_words_for_an_officer() -> None:
    known = {rule.id for rule in RULES if "unknown" in rule.results}
    silent = {"grounds.1", *(f"grounds.{number}" for number in TO_JUDGE)}
    assert known - set(WHAT_IS_UNKNOWN) == silent
    assert set(WHAT_IS_UNKNOWN) <= known
    assert {rule.id for rule in RULES if rule.step == "contents"} == set(WHAT_IS_MISSING)
    assert {1, *MADE_OUT, *TO_JUDGE} == set(range(1, 11)) == {*NOT_MADE_OUT, *TO_JUDGE}
    assert set(DECISION_NAMES) == set(get_args(Decision))


def _any_facts() -> st.SearchStrategy[Facts]:
    values = {
        name: st.none() | (st.sampled_from(VALUES[name]) if VALUES[name] else st.integers(0, 5))
        for name in NAMES
    }
    return st.builds(Facts, **values)


@given(_any_facts(), st.sampled_from([AS_AT, date(2013, 5, 1)]))
def test_rejection_is_open_exactly_when_a_ground_is_made_out_and_is_never_forced(
    facts: Facts, as_at: date
) -> None:
    found = review(facts, as_at=as_at)
    made_out = [ground for ground in found.grounds if ground.standing == "made_out"]
    assert found.option("reject").open is (True if made_out else None)
    assert bool(found.failures or found.missing) == (found.ground(1).standing == "made_out")
    assert [option.decision for option in found.options] == list(get_args(Decision))
    texts = [each.text for each in (*found.options, *found.grounds, *found.unknown, *found.missing)]
    assert all(text.endswith(".") for text in texts)
    assert " you pay " not in " ".join(texts)
