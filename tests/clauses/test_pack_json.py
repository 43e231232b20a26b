from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clauses import provisions as law
from assistant.clauses.asked import asked
from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.favour import NO_NAME, fair, requests
from assistant.clauses.finding import Finding
from assistant.clauses.pack import ClausePack, Precedent
from assistant.clauses.reading import brief_from_json
from assistant.clauses.wire import brief_json, findings_json, pack_json
from assistant.law.cited import LawTexts
from assistant.library.sources import shipped_corpus
from assistant.readers import read

DAY = date(2026, 11, 22)
TEXTS = LawTexts()
PRECEDENT = Precedent(
    "ocds-1", "Parks", "Anytown", "2026-01-02", "Award criteria", "Social value 10%", "https://a.example"
)
CITATION = {"source_id", "locator", "quote", "address", "section"}


def pack_of(**fields: Any) -> ClausePack:
    return draft(
        brief_from_json({"service": "grounds maintenance", **fields}), as_at=DAY, precedents=[PRECEDENT]
    )


def citations(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        own = [value] if value.keys() >= CITATION else []
        return [*own, *(each for inner in value.values() for each in citations(inner))]
    return [each for inner in value for each in citations(inner)] if isinstance(value, list) else []


def test_a_pack_has_the_keys_of_the_contract_first() -> None:
    given = pack_json(pack_of(value_inc_vat="£2m"), TEXTS)
    assert list(given)[:10] == [
        "regime",
        "clauses",
        "award_question",
        "kpis",
        "reporting",
        "remedies",
        "notes",
        "findings",
        "precedents",
        "sources",
    ]


def test_every_part_has_the_keys_of_the_contract() -> None:
    given: Any = pack_json(pack_of(value_inc_vat="£2m", months=36, buyer_type="council"), TEXTS)
    assert all({"rule", "applies", "text", "citation"} <= point.keys() for point in given["regime"])
    for part in ("clauses", "reporting", "remedies"):
        assert given[part]
        assert all({"id", "heading", "text", "citations"} <= clause.keys() for clause in given[part])
    assert {"text", "word_limit", "weighting", "scoring"} <= given["award_question"].keys()
    wanted = {"measure", "unit", "baseline", "target", "evidence", "frequency", "owner"}
    assert all(wanted <= kpi.keys() for kpi in given["kpis"])
    wanted = {"source_id", "title", "buyer", "date", "locator", "quote"}
    assert all(wanted <= past.keys() for past in given["precedents"])
    assert given["notes"]


def test_a_pack_survives_json() -> None:
    given = pack_json(pack_of(), TEXTS)
    assert json.loads(json.dumps(given)) == given


def test_every_citation_is_an_exact_part_of_its_note() -> None:
    found = citations(pack_json(pack_of(value_inc_vat=2_000_000, buyer_type="council"), TEXTS))
    assert len(found) > 20
    for citation in found:
        document = read(shipped_corpus() / "notes" / f"{citation['source_id']}.md")
        assert citation["quote"] in document.text
        assert citation["address"].startswith("https://")


def test_the_sources_are_all_that_is_cited_once() -> None:
    given: Any = pack_json(pack_of(), TEXTS)
    rows = [(source["source_id"], source["locator"], source["quote"]) for source in given["sources"]]
    assert len(set(rows)) == len(rows)
    cited = {(each["source_id"], each["locator"], each["quote"]) for each in citations(given["clauses"])}
    assert cited <= set(rows)
    assert rows[-1] == ("ocds-1", "Award criteria", "Social value 10%")


def test_findings_have_the_keys_of_the_contract_and_no_other() -> None:
    finding = Finding("a.rule", "risk", "words", 3, 8, "Why.", law.SAME_TREATMENT, "Instead.")
    [given] = findings_json([finding], TEXTS)
    assert list(given) == ["rule", "severity", "text", "start", "end", "why", "citation", "suggestion"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"value_inc_vat": "£2m", "start": "2027-04-01", "themes": ["carbon"], "lighter": "yes"},
        {"priorities": ["a", "b"], "reservation": "local", "weighting_percent": 12.5},
    ],
)
def test_the_brief_of_a_pack_can_be_given_again(fields: dict[str, object]) -> None:
    brief = brief_from_json({"service": "grounds maintenance", **fields})
    assert brief_from_json(json.loads(json.dumps(brief_json(brief)))) == brief


def fields_asked(**fields: Any) -> list[str]:
    return [
        question.field for question in asked(brief_from_json({"service": "street lighting", **fields}), DAY)
    ]


def test_what_decides_most_is_asked_first() -> None:
    assert fields_asked()[:3] == ["value_inc_vat", "buyer_type", "contract_type"]


def test_goods_are_neither_light_touch_nor_health_care() -> None:
    assert not {"light_touch", "health_service"} & set(fields_asked(contract_type="goods"))


def test_nothing_is_asked_of_a_brief_that_tells_all() -> None:
    whole = {
        "value_inc_vat": 2_000_000,
        "buyer_type": "council",
        "contract_type": "services",
        "light_touch": "no",
        "health_service": "no",
        "months": 36,
        "themes": "carbon",
        "weighting_percent": 10,
    }
    assert fields_asked(**whole) == []


def test_reserving_is_asked_of_a_small_contract_only() -> None:
    known = {
        "buyer_type": "council",
        "contract_type": "services",
        "light_touch": "no",
        "health_service": "no",
    }
    assert "reservation" in fields_asked(value_inc_vat=100_000, **known)
    assert "reservation" not in fields_asked(value_inc_vat=2_000_000, **known)


def test_the_day_is_asked_only_where_the_threshold_moves_past_the_value() -> None:
    known = {
        "buyer_type": "council",
        "contract_type": "services",
        "light_touch": "no",
        "value_inc_vat": 210_000,
    }
    brief = brief_from_json({"service": "cleaning", **known})
    assert "start" in [question.field for question in asked(brief, date(2025, 6, 1))]
    assert "start" not in [question.field for question in asked(brief, DAY)]


def test_a_service_of_one_word_is_taken_and_more_is_asked_for() -> None:
    assert [question.field for question in asked(Brief("catering"), DAY)][-1] == "description"


def test_every_question_says_why_and_what_changes() -> None:
    for service in ("catering", "works on bridges " * 20):
        for question in asked(brief_from_json({"service": service, "value_inc_vat": 100_000}), DAY):
            assert question.text.endswith(("?", "."))
            assert question.why
            assert question.changes
            if question.provision:
                assert TEXTS.cite(question.provision).quote


FAVOURING = [
    "Award it to Acme Ltd.",
    "Make sure Acme wins.",
    "Make sure acme wins.",
    "Please make sure that X wins.",
    "The specification should be written so that only Acme Ltd can win.",
    "Write it so that only X can bid.",
    "Write it so that no one else can bid.",
    "Favour Acme Cleaning Services in the scoring.",
    "We want to award the contract to Jones Brothers.",
    "Give extra points to Bloggs & Sons.",
    "Ensure the incumbent gets it.",
    "Acme must win.",
    "Tailor the spec to Greenfield Grounds.",
    "Exclude all other bidders.",
    "The contract should go to Jones Brothers.",
    "We have already chosen Acme Ltd.",
    "We would like Bright Futures to win this.",
    "The tender must be designed around Greenfield.",
    "Stick with our current supplier.",
]
FAIR = [
    "Award it to the most advantageous tender.",
    "We must not favour any firm.",
    "The last contract was awarded to Acme Ltd in 2021.",
    "The current provider is Acme Ltd.",
    "Award the contract to local suppliers.",
    "Award the contract to SMEs where that is lawful.",
    "Make sure residents get a good service.",
    "The service was designed for Camden residents.",
    "Draft a specification for Camden Council.",
    "Ensure that apprentices are given a mentor.",
    "We want Year 9 pupils to get careers talks.",
    "We cannot award it to Acme Ltd without a competition.",
    "Award the contract to start in April 2027.",
    "We are in favour of Net Zero.",
    "It should be awarded to one supplier.",
    "Give the contract to whoever scores best.",
    "Ensure the Real Living Wage is given to staff.",
]


@pytest.mark.parametrize("ask", FAVOURING)
@pytest.mark.parametrize("field", ["description", "policy_text", "market", "priorities"])
def test_a_request_to_favour_a_named_firm_is_refused_and_reaches_no_clause(ask: str, field: str) -> None:
    text = ask if field == "priorities" else f"The parks are large. {ask} There are ponds."
    brief = brief_from_json(
        {"service": "grounds maintenance", field: [text] if field == "priorities" else text}
    )
    refusal = fair(brief, DAY)
    [finding] = refusal.findings
    assert (finding.rule, finding.severity) == ("favour.named_firm", "stop")
    assert finding.text == text[finding.start : finding.end]
    assert f"field {field}" in finding.why
    assert "outcomes" in finding.suggestion
    assert TEXTS.cite(finding.provision).quote
    assert ask not in str(refusal.brief)
    if field == "description":
        assert refusal.brief.description == "The parks are large. There are ponds."
    pack = refusal.added_to(draft(refusal.brief, as_at=DAY))
    assert pack.findings[0] == finding
    assert "Acme" not in json.dumps([clause.text for clause in pack.clauses])


@pytest.mark.parametrize("text", FAIR)
def test_what_favours_nobody_is_left_alone(text: str) -> None:
    brief = Brief("grounds maintenance", description=text)
    assert fair(brief, DAY).brief is brief


def test_a_service_that_is_such_a_request_keeps_only_what_is_bought() -> None:
    assert (
        fair(Brief("grounds maintenance, award it to Acme Ltd"), DAY).brief.service == "grounds maintenance"
    )
    assert fair(Brief("Make sure Acme Ltd wins"), DAY).brief.service == NO_NAME


def test_the_law_of_a_refusal_is_that_of_the_purchase() -> None:
    ask = "Award it to Acme Ltd."
    health = fair(Brief("health visiting", description=ask, health_service=True), DAY).findings[0]
    assert health.provision.instrument.name == "SI 2023/1348"
    small = fair(
        Brief("cleaning", description=ask, value_inc_vat=10_000, buyer_type="council"), DAY
    ).findings[0]
    assert "Below the threshold" in small.why


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*FAVOURING, *FAIR, "Acme", "award", "to", "only", "£", "\n", "“"]), max_size=12)
)
def test_whatever_is_written_is_read_without_a_fault(words: list[str]) -> None:
    text = " ".join(words)
    for start, end in requests(text):
        assert 0 <= start < end <= len(text)
    fair(Brief("cleaning", description=text, policy_text=text[::-1]), DAY)
