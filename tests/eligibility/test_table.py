from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cases import FACTS
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility.contradictions import contradictions
from assistant.eligibility.duties import DUTIES
from assistant.eligibility.facts import NAMES, VALUES, Facts
from assistant.eligibility.limits import LIMITS, READ_FROM
from assistant.eligibility.officer.not_grounds import NOT_GROUNDS
from assistant.eligibility.outcomes import COUNTS, TURNING_DAYS, Answers, possible
from assistant.eligibility.rule import IN_FORCE, Outcome, Rule
from assistant.eligibility.rules import RULES
from assistant.eligibility.table import AGAIN, PAGE, rules_table
from assistant.law.provision import LEGISLATION

ROOT = Path(__file__).resolve().parents[2]
LAST_DAY = date(2030, 1, 1)


def only(facts: Facts, names: tuple[str, ...]) -> Facts:
    """The facts with all but some of them unknown."""
    return dataclasses.replace(facts, **{name: None for name in NAMES if name not in names})


def fits(answers: Answers, facts: Facts, day: date) -> bool:
    for name, values in answers.values:
        value = facts.value(name)
        if value is not None and not VALUES[name]:
            value = COUNTS[0] if int(value) <= COUNTS[0] else COUNTS[1]
        if value not in values:
            return False
    return not answers.periods or any(
        since <= day and (until is None or day < until) for since, until in answers.periods
    )


def test_the_page_is_what_the_rules_say() -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == rules_table(), f"the rules have changed; make the page again with: {AGAIN}"


def test_the_page_says_how_to_make_it_again() -> None:
    assert AGAIN == "assistant eligibility --rules > docs/right-to-challenge.md"
    assert f"`{AGAIN}`" in rules_table()


@given(FACTS, st.sampled_from(RULES), st.dates(IN_FORCE, LAST_DAY))
def test_every_outcome_is_on_the_page_with_the_answers_that_lead_to_it(
    facts: Facts, rule: Rule, day: date
) -> None:
    facts = only(facts, rule.needs)
    if not rule.holds(day):
        return
    outcome = rule.apply(facts, day)
    found = {item.outcome: item.answers for item in possible(rule)}
    assert outcome in found
    if found[outcome]:
        assert any(fits(answers, facts, day) for answers in found[outcome])


@given(FACTS, st.sampled_from(RULES), st.dates(IN_FORCE, LAST_DAY))
def test_no_answers_on_the_page_lead_to_two_outcomes(facts: Facts, rule: Rule, day: date) -> None:
    if rule.holds(day):
        outcomes: list[Outcome] = [
            item.outcome
            for item in possible(rule)
            if any(fits(answers, only(facts, rule.needs), day) for answers in item.answers)
        ]
        assert len(outcomes) <= 1


@given(FACTS, st.sampled_from(RULES), st.dates(IN_FORCE, LAST_DAY))
def test_an_outcome_changes_on_a_turning_day_only(facts: Facts, rule: Rule, day: date) -> None:
    if day + timedelta(days=1) not in TURNING_DAYS:
        assert rule.apply(facts, day) == rule.apply(facts, day + timedelta(days=1))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_can_come_to_and_no_more(rule: Rule) -> None:
    assert {item.outcome.result for item in possible(rule)} == set(rule.results)


def test_the_page_shows_every_rule_fact_duty_limit_and_false_ground() -> None:
    page = rules_table()
    for rule in RULES:
        assert f"| `{rule.id}` | {rule.question} |" in page
        assert f"### {rule.id}\n" in page
    for name in NAMES:
        assert f"\n| `{name}` |" in page
        for value in VALUES[name]:
            assert isinstance(value, bool) or f"`{value}`: " in page
    for duty in DUTIES:
        assert duty.text in page
    for item in NOT_GROUNDS:
        assert item.text in page
    for limit in LIMITS:
        assert limit.text in page


def test_every_text_that_a_rule_rests_on_is_said_to_have_been_read() -> None:
    read = {basis.instrument for basis in READ_FROM}
    used = {item.outcome.provision.instrument for rule in RULES for item in possible(rule)}
    assert used <= read


def test_every_table_has_as_many_cells_in_each_line() -> None:
    for above, line in pairwise(rules_table().split("\n")):
        if above.startswith("|") and line.startswith("|"):
            assert above.replace("\\|", "").count("|") == line.replace("\\|", "").count("|")


def test_every_section_on_the_page_opens_at_legislation_gov_uk() -> None:
    page = rules_table()
    for rule in RULES:
        for item in possible(rule):
            provision = item.outcome.provision
            assert provision.address.startswith(LEGISLATION)
            assert f"[{provision.cited}]({provision.address})" in page


def test_contradictions_are_told_and_do_not_stop_the_check() -> None:
    assert contradictions(Facts(window_published=False, inside_window=False))
    assert not contradictions(Facts(window_published=True, inside_window=False))
