"""From the chat to the draft: what a question says of a purchase, and what it asks to change."""

from __future__ import annotations

from datetime import date

import pytest
from parsed import Parts

from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.pack import ClausePack
from assistant.web.drafting import words
from assistant.web.drafting.asked_for import asked_for
from assistant.web.drafting.invited import card
from assistant.web.drafting.state import Drafting, Press, after

TODAY = date(2026, 11, 22)
TYPED = {
    "service": "grounds maintenance",
    "buyer_type": "council",
    "value_inc_vat": "£2m",
    "months": "3 years",
}


def make(brief: Brief, today: date) -> ClausePack:
    return draft(brief, as_at=today)


def pressed(state: Drafting, act: str, fields: dict[str, str] | None = None) -> Drafting:
    return after(state, Press.model_validate({"act": act, "fields": fields or {}}), TODAY, make)


@pytest.fixture(scope="module")
def drafted() -> Drafting:
    return pressed(Drafting(), "draft", TYPED)


QUESTION = "Draft a social value clause for a £2m facilities management contract over 3 years."


def test_a_question_fills_the_form_for_confirmation_and_the_card_says_what_was_understood() -> None:
    assert "£2,000,000" in Parts(card(QUESTION)).text
    state = asked_for(Drafting(typed={"market": "charities"}), QUESTION, TODAY, make)
    assert state.screen == "brief"
    assert "facilities" in state.typed["service"]
    assert state.typed["value_inc_vat"] == "2,000,000"
    assert "market" not in state.typed  # it was of another purchase
    assert state.said == words.FROM_CHAT


def test_a_draft_is_made_lighter_from_the_chat(drafted: Drafting) -> None:
    question = "Make it lighter for small charities."
    assert words.CHANGED_BUTTON in card(question)
    state = asked_for(drafted, question, TODAY, make)
    assert state.screen == "draft"
    assert state.brief.lighter
    assert state.open != drafted.open


def test_a_plain_question_brings_no_card() -> None:
    assert card("What is the difference between commissioning and purchasing?") == ""
    assert card("Why 10 %?") == ""
