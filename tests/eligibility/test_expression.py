from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.eligibility.check import check
from assistant.eligibility.errors import FactsError
from assistant.eligibility.expression.checklist import Item, checklist
from assistant.eligibility.expression.expression import Expression, Partner, facts_from, with_facts, written
from assistant.eligibility.expression.reading import (
    LONGEST_TEXT,
    expression_from_file,
    expression_from_json,
    expression_from_text,
)
from assistant.eligibility.facts import VALUES, Facts
from assistant.eligibility.provisions import contents as law

EMPTY = (
    "",
    " \n\t",
    "TBC",
    "tbc.",
    "[to be completed]",
    "n/a",
    "N/A",
    "...",
    "-",
    "[TBC]",
    "\u200b",
    "To follow",
)
TEXTS = tuple(item.name for item in fields(Expression) if item.type == "str")
PARTNER = Partner("Readers Ltd", "sub-contractor", "Turnover of a million", "Runs two libraries")
WHOLE = Expression(
    **dict.fromkeys(TEXTS, "something"),
    body_type="authority_employees",
    sent=date(2026, 5, 1),
    seeks="provide_service",
    uses_partners=True,
    partners=(PARTNER,),
)
FACTS_OF_ITEMS = {
    "Financial resources": "has_financial_information",
    "Capability": "has_capability_evidence",
    "Service and area": "identifies_service_and_area",
    "Well-being of the area": "has_wellbeing_outcomes",
    "Needs of users": "meets_user_needs",
    "Other employees": "has_employee_engagement",
    "Partners": "has_partner_information",
}


def one_of(name: str) -> st.SearchStrategy[Any]:
    return st.sampled_from((None, *VALUES[name]))


SOME_TEXT = st.sampled_from((*EMPTY, "We have it.", "£40,000", "資金"))
PARTNERS = st.lists(st.builds(Partner, name=SOME_TEXT, finances=SOME_TEXT, capability=SOME_TEXT), max_size=3)
EXPRESSIONS = st.builds(
    Expression,
    **dict.fromkeys(TEXTS, SOME_TEXT),
    body_type=one_of("body_type"),
    seeks=st.sampled_from((None, "provide_service", "assist_with_service")),
    uses_partners=st.sampled_from((None, True, False)),
    partners=PARTNERS.map(tuple),
)
CASES = st.builds(Facts, **{name: one_of(name) for name in VALUES if VALUES[name]})


def items(expression: Expression) -> dict[str, Item]:
    return {item.name: item for item in checklist(expression)}


@pytest.mark.parametrize("text", EMPTY)
def test_a_blank_or_a_placeholder_is_not_written(text: str) -> None:
    assert not written(text)


@pytest.mark.parametrize(
    "text",
    [
        "[To complete: what financial resources your group has]",
        "[To complete: one]\n[To complete: two]",
        "[Insert accounts here]",
        "[your reserves]",
        "xxx",
        "To be confirmed",
        "Details to follow.",
        "___ / ___",
        "????",
    ],
)
def test_a_gap_of_our_own_or_of_a_template_is_not_written(text: str) -> None:
    assert not written(text)


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "0",
        "We have no reserves.",
        "To be completed by our treasurer, we hold £40,000",
        "[See our accounts]",
        "Income of £4,000. [to be confirmed]",
        "Pending grants of £9,000",
        "=1+1",
        "{{ reserves }}",
        "資金",
        "نعم",
        "\ud800a",
    ],
)
def test_what_says_something_is_written_even_if_it_says_little(text: str) -> None:
    assert written(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_spaces_around_a_text_do_not_change_whether_it_is_written(text: str) -> None:
    assert written(f" \n{text}\t ") == written(text)


def test_a_long_row_of_brackets_is_judged_at_once() -> None:
    assert not written("[" * 200_000)
    assert not written("[tbc] " * 40_000)
    assert written("[tbc] " * 40_000 + "but also this")


def test_an_empty_expression_settles_that_the_parts_are_missing() -> None:
    facts = facts_from(Expression(), Facts())
    assert facts.known() == dict.fromkeys(
        (
            "has_financial_information",
            "has_capability_evidence",
            "identifies_service_and_area",
            "has_wellbeing_outcomes",
            "meets_user_needs",
        ),
        False,
    )


def test_a_whole_expression_settles_every_part() -> None:
    facts = facts_from(WHOLE, Facts())
    assert {facts.value(name) for name in FACTS_OF_ITEMS.values()} == {True}
    assert (facts.body_type, facts.seeks, facts.uses_partners) == (
        "authority_employees",
        "provide_service",
        True,
    )


@pytest.mark.parametrize("lacking", ["service", "area"])
def test_service_and_area_are_both_needed(lacking: str) -> None:
    expression = replace(WHOLE, **{lacking: "TBC"})
    assert facts_from(expression, Facts()).identifies_service_and_area is False
    item = items(expression)["Service and area"]
    assert item.state == "missing"
    assert lacking in item.what


@pytest.mark.parametrize("kind", ["wellbeing_social", "wellbeing_economic", "wellbeing_environmental"])
def test_one_kind_of_wellbeing_is_enough(kind: str) -> None:
    expression = Expression(**{kind: "Less loneliness."})
    assert facts_from(expression, Facts()).has_wellbeing_outcomes is True
    assert items(expression)["Well-being of the area"].state == "there"


def test_engagement_counts_for_employees_only() -> None:
    text = "We would meet every team."
    for body_type in VALUES["body_type"]:
        expression = replace(Expression(engagement=text), body_type=body_type)
        expected = True if body_type == "authority_employees" else None
        assert facts_from(expression, Facts()).has_employee_engagement is expected
    assert facts_from(Expression(), Facts(body_type="authority_employees")).has_employee_engagement is False


def test_employees_who_do_not_write_of_engagement_lack_it() -> None:
    assert items(Expression(body_type="authority_employees"))["Other employees"].state == "missing"
    assert items(Expression(body_type="charity"))["Other employees"].state == "not_needed"
    unknown = items(Expression())["Other employees"]
    assert unknown.state == "missing"
    assert "do not know whether you are employees" in unknown.what


@pytest.mark.parametrize("lacking", ["name", "finances", "capability"])
def test_every_partner_needs_a_name_finances_and_capability(lacking: str) -> None:
    expression = replace(WHOLE, partners=(PARTNER, replace(PARTNER, **{lacking: "TBC"})))
    assert facts_from(expression, Facts()).has_partner_information is False
    item = items(expression)["Partners"]
    assert item.state == "missing"
    assert f"{lacking} of partner 2" in item.what


def test_partners_that_are_promised_but_not_named_are_missing() -> None:
    expression = Expression(uses_partners=True)
    assert facts_from(expression, Facts()).has_partner_information is False
    assert items(expression)["Partners"].state == "missing"


def test_without_partners_nothing_about_them_is_needed() -> None:
    expression = Expression(uses_partners=False)
    assert facts_from(expression, Facts()).has_partner_information is None
    assert items(expression)["Partners"].state == "not_needed"


def test_an_empty_row_for_a_partner_is_no_partner() -> None:
    expression = Expression(uses_partners=False, partners=(Partner(), Partner(name=" ")))
    assert facts_from(expression, Facts()).uses_partners is False


def test_a_partner_who_is_described_counts_whatever_was_answered() -> None:
    expression = Expression(uses_partners=False, partners=(PARTNER,))
    facts = facts_from(expression, Facts(uses_partners=False))
    assert facts.uses_partners is True
    assert facts.has_partner_information is True
    assert items(expression)["Partners"].state == "there"


def test_the_answers_fill_what_the_expression_does_not_say() -> None:
    facts = Facts(body_type="charity", seeks="assist_with_service", uses_partners=False)
    carried = with_facts(Expression(), facts)
    assert (carried.body_type, carried.seeks, carried.uses_partners) == (
        "charity",
        "assist_with_service",
        False,
    )
    own = replace(WHOLE, partners=())
    assert with_facts(own, facts) == own


@pytest.mark.parametrize("seeks", ["building_or_land", "function_or_decision"])
def test_what_the_right_does_not_cover_is_not_carried_over(seeks: Any) -> None:
    assert with_facts(Expression(), Facts(seeks=seeks)).seeks is None


@given(EXPRESSIONS, CASES)
def test_facts_of_the_case_stay_where_the_expression_settles_nothing(
    expression: Expression, facts: Facts
) -> None:
    settled = facts_from(expression, facts)
    touched = {*FACTS_OF_ITEMS.values(), "body_type", "seeks", "uses_partners"}
    for name in VALUES.keys() - touched:
        assert settled.value(name) == facts.value(name)
    assert facts_from(expression, settled) == settled
    assert facts_from(with_facts(expression, facts), facts) == settled


@given(EXPRESSIONS)
def test_the_checklist_agrees_with_the_facts(expression: Expression) -> None:
    facts = facts_from(expression, Facts())
    states = {name: item.state for name, item in items(expression).items()}
    for name, fact in FACTS_OF_ITEMS.items():
        if facts.value(fact) is not None:
            assert states[name] == ("there" if facts.value(fact) else "missing"), name
    assert (states["Other employees"] == "not_needed") == (
        expression.body_type not in {None, "authority_employees"}
    )
    assert (states["Partners"] == "not_needed") == (facts.uses_partners is False)


@given(EXPRESSIONS, CASES)
def test_the_checklist_agrees_with_the_rules(expression: Expression, facts: Facts) -> None:
    whole = with_facts(expression, facts)
    results = {r.provision: r.result for r in check(facts_from(whole, facts), date(2026, 11, 22)).reasons}
    agree = {"there": {"met"}, "missing": {"risk", "unknown"}, "not_needed": {"not_applicable"}}
    for item in checklist(whole):
        if item.name == "Other employees" and whole.body_type is None:
            assert results[item.provision] == "unknown"
        elif item.name in FACTS_OF_ITEMS:
            assert results[item.provision] in agree[item.state], item


def test_the_checklist_follows_the_schedule() -> None:
    assert [item.provision for item in checklist(Expression())] == [
        law.IN_WRITING,
        law.FINANCES,
        law.CAPABILITY,
        law.SERVICE_AND_AREA,
        law.OUTCOMES,
        law.WELLBEING,
        law.USERS,
        law.ENGAGEMENT,
        law.PARTNERS,
    ]


@given(EXPRESSIONS)
def test_each_item_says_what_it_means_in_one_sentence(expression: Expression) -> None:
    for item in checklist(expression):
        assert item.what.endswith(".")
        assert ". " not in item.what
        assert "資金" not in item.what, "what a person writes is not mixed into our words"


def test_json_holds_every_part() -> None:
    given_ = asdict(WHOLE) | {"sent": "2026-05-01", "partners": [asdict(PARTNER)]}
    assert expression_from_text(json.dumps(given_)) == WHOLE


@given(EXPRESSIONS)
def test_what_is_written_as_json_is_read_back(expression: Expression) -> None:
    text = json.dumps(asdict(expression) | {"sent": None})
    assert expression_from_text(text) == expression


def test_what_is_left_out_or_null_is_not_written() -> None:
    nothing = dict.fromkeys(asdict(Expression()))
    assert expression_from_json({}) == expression_from_json(nothing) == Expression()
    assert expression_from_json({"partners": [{"name": None, "role": None}]}).partners == (Partner(),)


def test_words_of_closed_lists_may_be_written_as_people_write_them() -> None:
    read = expression_from_json(
        {
            "body_type": "Authority employees",
            "seeks": "Provide-service",
            "uses_partners": "yes",
            "partners": [{"role": "Subcontractor"}, {"role": "Consortium_member"}],
        }
    )
    assert (read.body_type, read.seeks, read.uses_partners) == (
        "authority_employees",
        "provide_service",
        True,
    )
    assert [partner.role for partner in read.partners] == ["sub-contractor", "consortium member"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], "one JSON object"),
        ({"finance": "x"}, "Did you mean finances?"),
        ({"price": "x"}, "not a part of an expression of interest"),
        ({"finances": 3}, "finances must be text"),
        ({"finances": "x" * (LONGEST_TEXT + 1)}, "longer than 200,000 characters"),
        ({"finances": "\ud800"}, "half of a character"),
        ({"sent": "1 May 2026"}, "Write the day as YYYY-MM-DD"),
        ({"sent": "2026-02-30"}, "Write the day as YYYY-MM-DD"),
        ({"body_type": "charty"}, "Did you mean charity?"),
        ({"seeks": "building_or_land"}, "which the right does not cover"),
        ({"uses_partners": "maybe"}, "uses_partners"),
        ({"partners": {}}, "partners must be a list of objects"),
        ({"partners": [PARTNER.name]}, "Partner 1: it must be an object"),
        ({"partners": [{}, {"nam": "x"}]}, "Partner 2:"),
        ({"partners": [{"role": "friend"}]}, "consortium member or sub-contractor"),
        ({"partners": [{}] * 101}, "more than 100"),
        ({3: "x"}, "a name that is not text"),
    ],
)
def test_a_fault_is_told_in_plain_words(data: object, says: str) -> None:
    with pytest.raises(FactsError) as raised:
        expression_from_json(data)
    assert says in str(raised.value)
    assert "pydantic" not in str(raised.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(FactsError) as raised:
        expression_from_json({"finances": 3, "sent": "soon", "price": "\x1b[31m"})
    assert len(str(raised.value).splitlines()) == 4
    assert "\x1b" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("{", "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"service": "a", "service": "b"}', "more than once"),
        ('{"service": NaN}', "NaN"),
        ('{"sent": ' + "9" * 5_000 + "}", "too many digits"),
    ],
)
def test_what_is_not_json_is_told_in_plain_words(text: str, says: str) -> None:
    with pytest.raises(FactsError, match=says):
        expression_from_text(text)


def test_a_file_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"not-there\.json cannot be read"):
        expression_from_file(tmp_path / "not-there.json")
    latin = tmp_path / "latin.json"
    latin.write_bytes('{"service": "café"}'.encode("latin-1"))
    with pytest.raises(FactsError, match=r"latin\.json: This is not text in UTF-8"):
        expression_from_file(latin)
    large = tmp_path / "large.json"
    large.write_bytes(b" " * (4 * 2**20 + 1))
    with pytest.raises(FactsError, match="larger than 4 MiB"):
        expression_from_file(large)
    latin.write_text('\ufeff{"service": "café"}', encoding="utf-8")
    assert expression_from_file(latin).service == "café"
