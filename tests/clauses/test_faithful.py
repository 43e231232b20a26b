from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clauses.faithful import unfaithful

OWN = "The Supplier shall give each Apprentice a named mentor for the length of the apprenticeship."
STARTS = "The Supplier shall start [number of apprentice starts] Apprentices on work here by [date]."
ABOUT = "grounds maintenance of parks and cemeteries. Mowing, planting and tree work for Northmere Council"


@pytest.mark.parametrize(
    "adapted",
    [
        OWN,
        OWN.replace("each Apprentice", "each Apprentice in grounds maintenance"),
        OWN.replace("each Apprentice", "each Apprentice who works on planting and tree work"),
    ],
)
def test_words_of_the_brief_may_come_in(adapted: str) -> None:
    assert unfaithful(OWN, adapted, ABOUT) == ""


@pytest.mark.parametrize(
    ("adapted", "why"),
    [
        (OWN.replace("each Apprentice", "each Apprentice and trainee"), "neither the block nor the brief"),
        (OWN.replace("a named mentor", "two named mentors"), "number"),
        (OWN.replace("shall", "should"), "duty"),
        (OWN.replace("shall", "shall not"), "limit"),
        (OWN.replace("shall give", "shall pay and give"), "neither the block nor the brief"),
        (OWN.replace("a named mentor", "a mentor from Acme"), "name"),
        (OWN.replace("The Supplier", "The Buyer"), "somebody else"),
        (OWN.replace(".", ", as section 23 requires."), "number"),
        (OWN.replace(".", " under the Act."), "reference"),
        (OWN.replace(".", ", unless mowing is late."), "limit"),
        (OWN + " The Supplier shall also mow.", "more than one sentence"),
        ("The Supplier shall give a mentor.", "limit"),
        ("The Supplier shall give each Apprentice care in parks.", "neither the block nor the brief"),
        (OWN.replace("mentor for", "mentor, see https://example.org, for"), "reference"),
        (OWN.rstrip("."), "one sentence"),
        ("", "one sentence"),
    ],
)
def test_anything_new_or_lost_is_refused_with_its_reason(adapted: str, why: str) -> None:
    assert why in unfaithful(OWN, adapted, ABOUT)


def test_a_placeholder_stays_to_the_letter() -> None:
    assert "placeholder" in unfaithful(STARTS, STARTS.replace("[date]", "[a date]"), ABOUT)
    assert "placeholder" in unfaithful(STARTS, STARTS.replace("[number of apprentice starts]", "some"), ABOUT)
    assert unfaithful(STARTS, STARTS.replace("on work", "on grounds maintenance work"), ABOUT) == ""


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_and_only_the_block_s_own_words_pass_unchanged(text: str) -> None:
    assert unfaithful(OWN, OWN, text) == ""
    why = unfaithful(OWN, text, "")
    assert why or text.strip() == OWN


@given(
    st.sampled_from(["must", "three", "Acme", "GDPR", "7", "penalty", "donate", "residents"]),
    st.integers(0, 15),
)
def test_one_foreign_word_anywhere_is_refused(word: str, at: int) -> None:
    words = OWN.split(" ")
    words.insert(min(at, len(words) - 1), word)
    assert unfaithful(OWN, " ".join(words), ABOUT)
