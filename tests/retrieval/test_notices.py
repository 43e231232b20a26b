"""Which questions look for a notice, or ask what one says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.asked import read_sections
from assistant.retrieval.authority import NOTICE_WEIGHT, weights
from assistant.retrieval.notices import asks_for_notice

LOOK = (
    "Have you got an example of a tender that only mutuals could go for?",
    "Show me a sample home care notice where service users helped to score the bids.",
    "Looking for a below-threshold youth services tender to copy.",
    "sample bin contract fleet emissions",
    "Which council tendered youth work with detached teams?",
    "Who is buying a case management system?",
    "Is there a precedent for paying volunteers' expenses?",
    "How did another council describe debt advice in its tender?",
    "What did the cleaning example conclude?",
)
DO_NOT = (
    "Which notices must a council publish?",
    "Do we need a notice for a contract of £20,000?",
    "What should we put on Find a Tender about our early talks?",
    "What is the community right to challenge?",
    "Can you give me an example of social value?",
    "We held a tender for a night shelter, and the only two bids were hopeless. What now?",
    "Which council must be told first?",
    "",
)


@pytest.mark.parametrize("question", LOOK)
def test_looks_for_a_notice(question: str) -> None:
    assert asks_for_notice(question)
    assert weights(question)["tender"] == NOTICE_WEIGHT


@pytest.mark.parametrize("question", DO_NOT)
def test_does_not_look_for_a_notice(question: str) -> None:
    assert not asks_for_notice(question)
    assert "tender" not in weights(question)


def test_what_people_ask_of_notices_is_told_from_what_they_ask_of_notes() -> None:
    of_notices, of_notes = [], []
    for section in read_sections():
        (of_notes if section.source_id.startswith("note-") else of_notices).extend(section.questions)
    assert sum(map(asks_for_notice, of_notices)) > 0.97 * len(of_notices)
    assert sum(map(asks_for_notice, of_notes)) < 0.001 * len(of_notes)


@given(st.text(max_size=3000))
def test_any_text_can_be_asked(text: str) -> None:
    assert asks_for_notice(text) in {True, False}
