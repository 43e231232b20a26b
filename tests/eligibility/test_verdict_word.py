"""The verdict as a Word file: what it holds, and that it says nothing that the screen does not."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.document import Document

from assistant.eligibility.check import Check, check
from assistant.eligibility.facts import Facts
from assistant.eligibility.headings import STEP_HEADINGS, VERDICT_HEADINGS
from assistant.eligibility.verdict_word import NOT_ADVICE, TITLE, before_sending, verdict_docx
from assistant.law.cited import LawTexts

MADE_ON = date(2026, 11, 22)
TEXTS = LawTexts()
ANSWERS = [("Who would challenge?", "A charity, registered or not"), ("<b>&", "\x00 \ud800 ${x}")]

CASES = {
    "nothing known": Facts(),
    "Scotland": Facts(authority_type="scottish_council", body_type="charity"),
    "a charity": Facts(
        authority_type="district_council",
        body_type="charity",
        seeks="provide_service",
        service_by_or_for_authority=True,
        named_person_complex_needs=False,
        window_published=True,
        inside_window=False,
        distributes_profit=True,
    ),
}


def made(result: Check) -> tuple[Document, str]:
    """The file, and all that stands in it, links and tables too."""
    document = docx.Document(io.BytesIO(verdict_docx(result, TEXTS, ANSWERS, MADE_ON)))
    text = "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in document.element.body.iter()
        if paragraph.tag.endswith("}p")
    )
    return document, text


@pytest.mark.parametrize("name", CASES)
def test_the_file_holds_the_verdict_with_every_reason_section_and_quote(name: str) -> None:
    result = check(CASES[name], MADE_ON)
    document, text = made(result)
    headings = [item.text for item in document.paragraphs if item.style.name.startswith(("Title", "Heading"))]
    assert headings[0] == VERDICT_HEADINGS[result.verdict]
    assert NOT_ADVICE in text
    for reason in result.reasons:
        if reason.result == "not_applicable":
            continue
        assert reason.text in text
        assert reason.provision.cited in text
        assert TEXTS.cite(reason.provision).quote in text
        assert STEP_HEADINGS[reason.rule.step] in headings
    for item in (*result.better_routes, *result.next_steps):
        assert item.text in text
    for warning in result.warnings:
        assert warning in text


def test_every_link_leads_to_legislation_and_the_answers_stand_in_a_table() -> None:
    document, text = made(check(CASES["a charity"], MADE_ON))
    links = [item.target_ref for item in document.part.rels.values() if item.reltype.endswith("/hyperlink")]
    assert links
    assert all(link.startswith("https://www.legislation.gov.uk/") for link in links)
    [table] = document.tables
    assert [cell.text for cell in table.rows[1].cells] == list(ANSWERS[0])
    assert "<b>&" in text


def test_what_is_to_be_found_out_says_who_knows_and_leaves_the_draft_out() -> None:
    result = check(Facts(), MADE_ON)
    _, text = made(result)
    assert "Who would challenge? The verdict waits for this. Who knows: Your own governing document" in text
    assert "Does it say what financial resources you have?" not in text
    assert {item.fact for item in before_sending(result)} < {item.fact for item in result.to_find_out}


def test_the_file_says_in_its_properties_nothing_of_the_reader_and_is_the_same_each_time() -> None:
    result = check(CASES["a charity"], MADE_ON)
    document, _ = made(result)
    properties = document.core_properties
    assert (properties.title, properties.author) == (TITLE, "")
    assert verdict_docx(result, TEXTS, ANSWERS, MADE_ON) == verdict_docx(result, TEXTS, ANSWERS, MADE_ON)
