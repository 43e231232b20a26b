"""Several questions in one are told apart, each with what it needs to stand alone; one stays one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.parts import MOST_PARTS, asked_in, parts


def test_two_questions_become_two_and_the_subject_goes_along() -> None:
    assert parts("What is a KPI notice and when must it be published?") == (
        "What is a KPI notice?",
        "When must a KPI notice be published?",
    )


def test_what_cannot_be_put_in_by_name_stands_in_brackets() -> None:
    first, second = parts("How long is the standstill? Do frameworks have one?")
    assert first == "How long is the standstill?"
    assert second == "Do frameworks have one (standstill)?"
    assert asked_in(second) == "Do frameworks have one?"


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Who decides, how long may it take, and can we appeal?", 3),
        ("Is it the law? Where is it written? Who checks it?", 3),
        ("When is a notice due and who signs it", 2),
        ("I need to explain lots to members, plus when we must use them", 2),
        ("Does TUPE apply? If so, who tells the staff?", 2),
    ],
)
def test_each_question_is_one_part(question: str, count: int) -> None:
    assert len(parts(question)) == count


@pytest.mark.parametrize(
    "question",
    [
        "Who can challenge and run a service?",
        "What are the terms and conditions of a light touch contract?",
        "Is it mandatory or optional?",
        "Can we extend, or do we have to tender again?",
        "Should the notice say who decides and when it closes?",
        "What is the difference between what we want and what people need?",
        "If a supplier complains, how long do we have to answer?",
        "Does a body that is not for profit, which has no members, qualify?",
        "When and how must we publish?",
        "Does TUPE apply? Why?",
        "Can we name a brand? Is that legal?",
        "Hello, can you help? What is a framework?",
        "Grants or contracts for a youth club? Which is right?",
        "The limit is ten days, isn't it?",
        "What must be published where a contract is changed and is then assigned?",
        "TUPE",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert parts(question) == (question,)


def test_a_scenario_goes_with_each_question() -> None:
    first, second = parts("Our library closes in May. Can we challenge that? What does it cost to run it?")
    assert first == "Our library closes in May. Can we challenge that?"
    assert second.startswith("Our library closes in May. What does it cost to run it")


def test_a_scenario_with_one_question_is_one() -> None:
    question = "We run a food bank. The council wants to stop the grant. Can we ask it to consult first?"
    assert parts(question) == (question,)


def test_more_questions_than_can_be_answered_one_by_one_end_in_one() -> None:
    asked = " ".join(f"Who owns the thing number {number}?" for number in range(7))
    found = parts(asked)
    assert len(found) == MOST_PARTS
    assert "number 6" in found[-1]


@given(st.text(max_size=300))
def test_any_text_has_parts_and_none_is_empty(text: str) -> None:
    found = parts(text)
    assert 1 <= len(found) <= MOST_PARTS
    assert all(part.strip() for part in found) or found == (text,)


@given(
    st.lists(
        st.sampled_from(
            ["and", "what", "is", "how", "long", "the notice", "?", ",", ".", "can we", "who", "or"]
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_order_of_the_words_that_part_has_parts(said: list[str]) -> None:
    found = parts(" ".join(said))
    assert found
    assert all(part.strip() for part in found)


@pytest.mark.parametrize(
    "word", ["and how ", "what, ", "if so, ", "or ", "? ", "is the ", "- ", "which one one "]
)
def test_a_long_question_takes_no_longer_than_it_must(word: str) -> None:
    begun = time.perf_counter()
    parts(word * (1400 // len(word)))
    parts(word * (4000 // len(word)))
    assert time.perf_counter() - begun < 2  # seconds; a rule that backtracks takes minutes
