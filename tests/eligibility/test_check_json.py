from __future__ import annotations

import json
from datetime import date

from cases import ALL_WELL, DATES, FACTS, TODAY
from hypothesis import given

from assistant.eligibility.check import VERDICTS, check
from assistant.eligibility.facts import NAMES, Facts
from assistant.eligibility.rule import RESULTS
from assistant.eligibility.rules import RULES
from assistant.eligibility.wire import check_json
from assistant.law.cited import LawTexts

TEXTS = LawTexts()
CONTRACT = ["verdict", "reasons", "to_find_out", "better_routes", "next_steps"]
CITATION = ["source_id", "locator", "quote", "address"]


def as_sent(facts: Facts, day: date = TODAY) -> dict[str, object]:
    """What another program gets: through JSON and back."""
    sent: dict[str, object] = json.loads(json.dumps(check_json(check(facts, day), TEXTS)))
    return sent


@given(FACTS, DATES)
def test_every_case_has_the_keys_of_the_contract_in_their_order(facts: Facts, day: date) -> None:
    sent = check_json(check(facts, day), TEXTS)
    assert list(sent)[:5] == CONTRACT
    assert sent["verdict"] in VERDICTS
    reasons = sent["reasons"]
    assert isinstance(reasons, list)
    assert [reason["rule"] for reason in reasons] == [rule.id for rule in RULES]
    for reason in reasons:
        assert list(reason)[:4] == ["rule", "result", "text", "citation"]
        assert reason["result"] in RESULTS
        assert reason["text"]
        assert list(reason["citation"])[:4] == CITATION
        assert all(reason["citation"][key] for key in CITATION)


@given(FACTS, DATES)
def test_what_to_find_out_names_a_fact_a_question_and_whom_to_ask(facts: Facts, day: date) -> None:
    found = check_json(check(facts, day), TEXTS)["to_find_out"]
    assert isinstance(found, list)
    for item in found:
        assert list(item)[:3] == ["fact", "question", "ask"]
        assert item["fact"] in NAMES
        assert facts.value(item["fact"]) is None
        assert item["question"].endswith("?")
        assert item["ask"]


def test_a_reason_carries_its_step_and_its_section() -> None:
    reasons = as_sent(ALL_WELL)["reasons"]
    assert isinstance(reasons, list)
    [charity] = [reason for reason in reasons if reason["rule"] == "body.charity"]
    assert charity["step"] == "body"
    assert charity["section"] == "Localism Act 2011, s.81(6)(b)"


def test_a_route_without_a_provision_has_no_citation_and_says_so() -> None:
    routes = as_sent(Facts(authority_type="welsh_council"))["better_routes"]
    assert isinstance(routes, list)
    assert routes
    assert all(list(route) == ["id", "text", "citation"] for route in routes)
    assert any(route["citation"] is None for route in routes)


def test_the_day_and_the_warnings_are_sent() -> None:
    sent = as_sent(Facts(window_published=False, inside_window=True), date(2020, 2, 29))
    assert sent["as_at"] == "2020-02-29"
    assert sent["warnings"]
    assert as_sent(ALL_WELL)["warnings"] == []
