from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from assistant.clauses.beside import (
    Beside,
    beside_markdown,
    care_market_line,
    consultation_outline,
    lot_reasoning,
    market_questions,
    monitoring_schedule,
    mutual_wording,
)
from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.library import block
from assistant.law.cited import LawTexts

TODAY = date(2026, 11, 22)
HOME_CARE = Brief(
    "home care",
    buyer_type="council",
    value_inc_vat=8_000_000,
    months=48,
    contract_type="services",
    light_touch=True,
    health_service=False,
)
SMALL = Brief(
    "a community lunch club",
    buyer_type="council",
    value_inc_vat=8_000,
    months=12,
    contract_type="services",
    light_touch=True,
    health_service=False,
)
HIGHWAYS = Brief(
    "highways works", buyer_type="council", value_inc_vat=12_000_000, months=60, contract_type="works"
)
HEALTH = Brief(
    "sexual health services",
    buyer_type="council",
    value_inc_vat=4_000_000,
    contract_type="services",
    health_service=True,
)
UNKNOWN = Brief("facilities management")
BRIEFS = [HOME_CARE, SMALL, HIGHWAYS, HEALTH, UNKNOWN]
EACH = pytest.mark.parametrize("brief", BRIEFS, ids=[brief.service for brief in BRIEFS])


def documents(brief: Brief) -> Iterator[Beside]:
    pack = draft(brief, as_at=TODAY)
    yield market_questions(pack)
    yield consultation_outline(pack)
    yield lot_reasoning(pack)
    yield monitoring_schedule(pack)
    yield mutual_wording(brief)
    yield care_market_line(brief)


def texts(document: Beside) -> list[str]:
    return [said.text for part in document.parts for said in part.said]


@EACH
def test_each_document_has_a_title_headings_and_something_under_each(brief: Brief) -> None:
    found = list(documents(brief))
    assert len({document.id for document in found}) == 6
    for document in found:
        assert brief.service in document.title
        assert len(document.parts) >= 2
        for part in document.parts:
            assert part.heading[0].isupper()
            assert part.said
        for text in texts(document):
            assert text[0].isupper() or text[0] == "“"
            assert "{" not in text
            assert text[-1] in ".?]"


@EACH
def test_each_provision_is_told_by_a_sentence_that_ships(brief: Brief) -> None:
    law = LawTexts()
    for document in documents(brief):
        for provision in document.provisions:
            cited = law.cite(provision)
            assert cited.quote == provision.told
            assert provision.address.startswith("https://")


def test_each_kind_of_document_rests_on_its_sections() -> None:
    found = {document.id: {p.cited for p in document.provisions} for document in documents(HOME_CARE)}
    assert "Procurement Act 2023, s.16(3)" in found["market-questions"]
    assert "Public Services (Social Value) Act 2012, s.1(7)" in found["consultation-outline"]
    assert "Procurement Act 2023, s.18(1)" in found["lot-reasoning"]
    assert {
        f"Procurement Act 2023, s.33({part})" for part in ("1)(a", "1)(b", "2", "6)(a", "6)(b", "6)(c")
    } <= found["mutual-wording"]
    assert {"Care Act 2014, s.5(1)", "Care Act 2014, s.5(2)(d)"} <= found["care-market-line"]


@EACH
def test_no_number_is_invented(brief: Brief) -> None:
    """Section numbers, clause numbers and what the officer gave aside."""
    for document in documents(brief):
        for text in (*texts(document), *(row.when + " " + row.what for row in document.rows)):
            rest = re.sub(r"section \d+|Act \d{4}|clause [\d., ]+|£5 million", "", text)
            assert not re.search(r"\d", rest), text


def test_a_number_that_the_officer_gave_may_be_said_back() -> None:
    found = " ".join(texts(mutual_wording(replace(HOME_CARE, months=72))))
    assert "72 months is longer than five years" in found
    assert "longer than five years" not in " ".join(texts(mutual_wording(replace(HOME_CARE, months=60))))


@EACH
def test_market_questions_are_those_of_the_blocks(brief: Brief) -> None:
    pack = draft(brief, as_at=TODAY)
    asked = texts(market_questions(pack))
    for name in {clause.block for clause in pack.clauses if clause.number.startswith("2.") and clause.block}:
        assert block(name).engage in asked


def test_a_small_contract_needs_no_notice_of_engagement_and_no_lots() -> None:
    pack = draft(SMALL, as_at=TODAY)
    assert "A small contract needs no notice of engagement." in texts(market_questions(pack))
    assert "does not reach it" in texts(lot_reasoning(pack))[0]
    large = draft(HIGHWAYS, as_at=TODAY)
    assert texts(lot_reasoning(large))[0].startswith("You must consider lots")
    unknown = draft(UNKNOWN, as_at=TODAY)
    assert texts(lot_reasoning(unknown))[0].startswith("If the value reaches the threshold")


def test_health_care_is_not_told_the_rules_of_the_procurement_act_on_lots() -> None:
    cited = {provision.cited for provision in lot_reasoning(draft(HEALTH, as_at=TODAY)).provisions}
    assert cited == {"SI 2023/1348, reg.3(1)"}


@EACH
def test_every_measure_stands_in_the_schedule_and_more_often_before_more_seldom(brief: Brief) -> None:
    pack = draft(brief, as_at=TODAY)
    rows = monitoring_schedule(pack).rows
    for kpi in pack.kpis:
        assert any(kpi.measure in row.what and kpi.target in row.what for row in rows)
    whens = [row.when.lower() for row in rows]
    if "every quarter" in whens and "every year" in whens:
        assert whens.index("every quarter") < whens.index("every year")
    assert any("Last Social Value Report" in row.what for row in rows)
    for row in rows:
        assert all((row.when, row.what, row.evidence, row.who))


@EACH
def test_every_date_in_the_schedule_is_one_that_the_officer_fills_in(brief: Brief) -> None:
    pack = draft(brief, as_at=TODAY)
    for row in monitoring_schedule(pack).rows:
        if row.when.startswith("["):
            assert any(row.when in clause.text for clause in pack.clauses)


def test_the_schedule_says_whom_a_clause_binds() -> None:
    rows = monitoring_schedule(draft(HIGHWAYS, as_at=TODAY)).rows
    naming = next(row for row in rows if row.when == "[date of naming]")
    assert naming.who == "the Supplier and the Buyer"


def test_what_is_not_light_touch_cannot_be_kept_for_mutuals() -> None:
    found = texts(mutual_wording(replace(HOME_CARE, light_touch=False)))
    assert any("cannot be reserved for mutuals" in text for text in found)
    assert not any("cannot be reserved for mutuals" in text for text in texts(mutual_wording(HOME_CARE)))


def test_the_care_market_duty_is_said_to_be_a_councils() -> None:
    assert "not yours" in texts(care_market_line(replace(HOME_CARE, buyer_type="nhs")))[0]
    assert texts(care_market_line(UNKNOWN))[0].startswith("If you are a council")


@EACH
def test_the_markdown_has_each_text_each_provision_once_and_no_dangling_note(brief: Brief) -> None:
    for document in documents(brief):
        page = beside_markdown(document)
        assert page.startswith(f"# {document.title}\n")
        assert "Illustrative" in page
        for text in texts(document):
            assert text in page
        defined = re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)
        assert len(defined) == len(document.provisions)
        assert set(re.findall(r"\[\^(\d+)\]", page)) == set(defined)
        for row in document.rows:
            assert f"| {row.when} |" in page


def test_marks_in_the_officers_words_do_nothing_in_the_markdown() -> None:
    page = beside_markdown(care_market_line(Brief("care | <script>x</script> *now* [a](http://b)")))
    assert "<script" not in page.replace("\\<script", "")
    assert "](http" not in page.split("[^1]:")[0]


def test_a_document_cannot_be_changed() -> None:
    document = care_market_line(HOME_CARE)
    with pytest.raises(FrozenInstanceError):
        document.title = "x"  # type: ignore[misc]  # that is the claim


def test_the_same_pack_gives_the_same_documents() -> None:
    assert list(documents(HIGHWAYS)) == list(documents(HIGHWAYS))
