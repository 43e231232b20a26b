from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from cases import ALL_WELL, DATES, FACTS, TODAY, values
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from assistant.eligibility.check import VERDICTS, Check, check
from assistant.eligibility.contradictions import contradictions
from assistant.eligibility.errors import FactsError
from assistant.eligibility.fact_words import FACT_WORDS, label
from assistant.eligibility.facts import NAMES, VALUES, Facts
from assistant.eligibility.rule import RESULTS, Rule
from assistant.eligibility.rules import RULES

RULE_IDS = [rule.id for rule in RULES]


def changed(facts: Facts, **changes: object) -> Facts:
    return replace(facts, **changes)  # type: ignore[arg-type]  # any fact, any of its values


@given(FACTS, DATES)
def test_any_facts_give_a_verdict_with_a_reason_and_a_section_for_every_rule(
    facts: Facts, as_at: date
) -> None:
    found = check(facts, as_at)
    assert found.verdict in VERDICTS
    assert [reason.rule.id for reason in found.reasons] == RULE_IDS
    for reason in found.reasons:
        assert reason.result in RESULTS
        assert reason.text.strip()
        assert reason.provision.cited
        assert reason.provision.address.startswith("https://www.legislation.gov.uk/")
    assert found.deciding
    assert found.next_steps


@given(FACTS, DATES)
def test_a_verdict_follows_from_the_results_and_from_nothing_else(facts: Facts, as_at: date) -> None:
    found = check(facts, as_at)
    thresholds = {reason.result for reason in found.reasons if reason.rule.threshold}
    risks = [reason for reason in found.reasons if reason.result == "risk"]
    assert (found.verdict == "cannot_challenge") == ("not_met" in thresholds)
    assert (found.verdict == "cannot_tell") == ("unknown" in thresholds and "not_met" not in thresholds)
    if found.verdict == "can_challenge":
        assert not risks
    if found.verdict == "can_challenge_with_risks":
        assert risks


@given(FACTS, DATES, st.data())
def test_more_knowledge_never_undoes_a_certain_no(facts: Facts, as_at: date, data: st.DataObject) -> None:
    assume(check(facts, as_at).verdict == "cannot_challenge")
    unknown = [name for name in NAMES if facts.value(name) is None]
    assume(unknown)
    name = data.draw(st.sampled_from(unknown))
    more = changed(facts, **{name: data.draw(values(name))})
    assert check(more, as_at).verdict == "cannot_challenge"


@settings(max_examples=300)
@given(FACTS, DATES, st.data())
def test_unknown_counts_as_neither_yes_nor_no(facts: Facts, as_at: date, data: st.DataObject) -> None:
    """What a rule has decided with a fact unknown, it says whatever the fact turns out to be."""
    unknown = [name for name in NAMES if facts.value(name) is None]
    assume(unknown)
    name = data.draw(st.sampled_from(unknown))
    more = changed(facts, **{name: data.draw(values(name))})
    assume(not contradictions(more))
    for rule in RULES:
        before = rule.apply(facts, as_at).result
        if before in {"met", "not_met", "risk"}:
            assert rule.apply(more, as_at).result == before, rule.id


@given(FACTS, DATES)
def test_a_rule_looks_at_no_fact_that_it_does_not_name(facts: Facts, as_at: date) -> None:
    for rule in RULES:
        only = Facts(**{name: facts.value(name) for name in rule.needs})  # type: ignore[arg-type]  # its own facts
        assert rule.apply(only, as_at) == rule.apply(facts, as_at), rule.id


@given(FACTS, DATES)
def test_a_rule_says_only_what_it_is_said_to_say(facts: Facts, as_at: date) -> None:
    for rule in RULES:
        allowed = {*rule.results, "not_applicable"} if not rule.holds(as_at) else set(rule.results)
        assert rule.apply(facts, as_at).result in allowed, rule.id


def cases_of(rule: Rule) -> list[Facts]:
    """The facts of one rule in every combination; of a rule with many facts, a part of those."""
    cases = [Facts()]
    for name in rule.needs:
        grown = [changed(case, **{name: value}) for case in cases for value in VALUES[name] or (1, 2)]
        cases += grown if len(grown) <= 20_000 else grown[:: len(grown) // 2000]
    return cases


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_result_of_every_rule_can_be_reached(rule: Rule) -> None:
    day = TODAY if rule.holds(TODAY) else rule.since
    reached = {rule.apply(case, day).result for case in [*cases_of(rule), *near_all_well(rule)]}
    assert reached == set(rule.results)


def near_all_well(rule: Rule) -> list[Facts]:
    """The good case, and the good case with one fact of the rule changed."""
    near = [
        changed(ALL_WELL, **{name: value})
        for name in rule.needs
        for value in (*(VALUES[name] or (1, 2)), None)
    ]
    return [ALL_WELL, *near]


def verdict(**changes: object) -> Check:
    return check(changed(ALL_WELL, **changes), TODAY)


def test_every_verdict_can_be_reached() -> None:
    assert verdict().verdict == "can_challenge"
    assert verdict(procurement_under_way=True).verdict == "can_challenge_with_risks"
    assert verdict(authority_type="nhs_body").verdict == "cannot_challenge"
    assert verdict(seeks=None).verdict == "cannot_tell"


def test_nothing_known_is_cannot_tell_and_says_what_to_find_out_and_from_whom() -> None:
    found = check(Facts(), TODAY)
    assert found.verdict == "cannot_tell"
    thresholds = [item.fact for item in found.to_find_out if item.threshold]
    assert thresholds == [
        "authority_type",
        "body_type",
        "seeks",
        "service_by_or_for_authority",
        "named_person_complex_needs",
    ]
    assert [item.threshold for item in found.to_find_out] == sorted(
        (item.threshold for item in found.to_find_out), reverse=True
    )
    assert all(item.ask and item.question.endswith("?") for item in found.to_find_out)


def test_unknown_risks_leave_can_challenge_and_are_listed_to_check() -> None:
    found = verdict(procurement_under_way=None, has_financial_information=None)
    assert found.verdict == "can_challenge"
    assert [item.fact for item in found.to_find_out] == ["has_financial_information", "procurement_under_way"]


def test_a_failed_threshold_outweighs_unknown_ones_and_risks() -> None:
    found = verdict(authority_type="police", seeks=None, procurement_under_way=True)
    assert found.verdict == "cannot_challenge"
    assert found.to_find_out == ()


@pytest.mark.parametrize("day", [date(2012, 6, 26), date(1990, 1, 1)])
def test_a_day_before_the_right_existed_is_refused_in_plain_words(day: date) -> None:
    with pytest.raises(FactsError, match="since 27 June 2012"):
        check(ALL_WELL, day)


def test_the_first_day_of_the_right_is_taken() -> None:
    assert check(ALL_WELL, date(2012, 6, 27)).verdict == "can_challenge"


def test_a_day_after_the_law_was_last_read_is_said_to_be_one() -> None:
    assert verdict().warnings == ()
    assert "22 November 2026" in check(ALL_WELL, date(2027, 1, 1)).warnings[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"body_type": "parish_or_town_council", "distributes_profit": True},
            "parish or town council does not pay",
        ),
        ({"distributes_profit": True}, "charity does not pay out profit"),
        ({"inside_window": False}, "no period is published"),
        ({"has_partner_information": True}, "no partners"),
        (
            {"body_type": "for_profit_company", "primarily_for_community_benefit": True},
            "choose community body or social enterprise",
        ),
    ],
)
def test_answers_that_contradict_one_another_are_named(changes: dict[str, object], words: str) -> None:
    assert any(words in warning for warning in verdict(**changes).warnings)


def test_a_body_whose_answers_contradict_one_another_is_neither_yes_nor_no() -> None:
    assert verdict(body_type="parish_or_town_council", distributes_profit=True).verdict == "cannot_tell"
    assert verdict(distributes_profit=True).verdict == "cannot_tell"


def test_reorganisation_is_no_risk() -> None:
    found = verdict(authority_being_abolished=True)
    assert found.verdict == "can_challenge"
    assert any("new council" in step.text for step in found.next_steps)


def test_acceptance_is_never_told_as_an_award() -> None:
    for changes in ({}, {"procurement_under_way": True}, {"seeks": None}):
        assert any("not an award" in step.text for step in verdict(**changes).next_steps)


@given(FACTS, DATES)
@example(Facts(authority_type="scottish_council"), TODAY)
def test_a_route_for_scotland_is_named_for_a_scottish_council_only(facts: Facts, as_at: date) -> None:
    named = "participation_request" in {route.id for route in check(facts, as_at).better_routes}
    assert named == (facts.authority_type == "scottish_council" and as_at >= date(2017, 4, 1))


@given(FACTS, DATES)
def test_whoever_cannot_challenge_hears_of_another_way(facts: Facts, as_at: date) -> None:
    found = check(facts, as_at)
    if found.verdict == "cannot_challenge":
        too_early = facts.authority_type in {
            "london_fire_commissioner",
            "pcc_fire_authority",
            "scottish_council",
        }
        assert found.better_routes or too_early or as_at < date(2014, 4, 1)


def test_every_fact_is_asked_for_in_words_and_every_value_has_a_label() -> None:
    assert set(FACT_WORDS) == set(NAMES)
    for name in NAMES:
        shown = [label(name, value) for value in VALUES[name]]
        assert len(set(shown)) == len(shown)
        assert not any("_" in text for text in shown)


def test_ids_of_rules_are_unique_and_texts_are_sentences() -> None:
    assert len(set(RULE_IDS)) == len(RULE_IDS)
    for rule in RULES:
        assert rule.question.endswith("?")
        assert rule.help.endswith(".")
        for case in near_all_well(rule):
            text = rule.apply(case, TODAY).text
            assert re.fullmatch(r"[A-Z].*\.", text), text
            assert text.count(". ") == 0, f"more than one sentence: {text}"
