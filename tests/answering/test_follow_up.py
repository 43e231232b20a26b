"""A follow-up is told from a question of its own, and is put into words that need no conversation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.follow_up import (
    asked_now,
    in_conversation,
    is_follow_up,
    stand_alone,
)
from assistant.answers import Exchange

PROCEDURES = (
    Exchange(
        "Which procedures may a buyer choose from?",
        "Two: the open procedure, and the competitive flexible procedure.",
    ),
)
WINDOW = (Exchange("How long must a submission window stay open in England?", "The council decides that."),)


@pytest.mark.parametrize(
    "question",
    [
        "and for goods?",
        "why?",
        "Who pays for that?",
        "sorry, I meant the smaller one",
        "no, I asked about concessions",
        "Has anybody tested the third?",
        "What about volunteers?",
        "ok, and if they say no?",
        "by the way, does it cover schools?",
        "such as?",
    ],
)
def test_a_question_that_needs_the_one_before_is_a_follow_up(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is social value?",
        "Who wrote the Gunning principles?",
        "Thanks. New question: what does TUPE protect?",
        "Moving on, how are concessions valued?",
        "If a bidder loses its insurance after tenders are opened, must the buyer exclude it?",
        "What is the first stage of the commissioning cycle?",
    ],
)
def test_a_question_that_says_itself_what_it_is_about_is_none(question: str) -> None:
    assert not is_follow_up(question)


@pytest.mark.parametrize(
    ("question", "before", "alone"),
    [
        (
            "and for works?",
            "What is the threshold for services in 2026?",
            "What is the threshold for works in 2026?",
        ),
        ("Wales?", "Does the right apply in England?", "Does the right apply in Wales?"),
        ("and charities?", "Are suppliers paid within 30 days?", "Are charities paid within 30 days?"),
        ("under £30,000?", "Which notices do we publish?", "Which notices do we publish, under £30,000?"),
        ("no, I meant goods", "What is the threshold for services?", "What is the threshold for goods?"),
        ("Not goods, works I meant", "What is the threshold for goods?", "What is the threshold for works?"),
    ],
)
def test_a_few_words_take_their_place_in_the_question_before(question: str, before: str, alone: str) -> None:
    assert in_conversation(question, (Exchange(before, "It depends."),)) == (alone, alone)


def test_a_chain_of_few_words_is_followed_back_to_the_question() -> None:
    history = (*WINDOW, Exchange("Scotland?", "There is no such window."))
    assert stand_alone("and Wales?", history) == "How long must a submission window stay open in Wales?"


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How does the second one work?", "competitive flexible procedure"),
        ("what is the first of these for", "open procedure"),
        ("And the last?", "competitive flexible procedure"),
    ],
)
def test_a_place_in_the_last_answer_is_named(question: str, named: str) -> None:
    assert named in stand_alone(question, PROCEDURES)


def test_a_place_that_the_answer_does_not_have_is_left_as_it_is() -> None:
    assert "the seventh" in stand_alone("How does the seventh work?", PROCEDURES)


def test_a_name_with_a_small_word_in_it_is_carried_whole() -> None:
    history = (Exchange("What was Our Place?", "A programme that has ended."),)
    assert stand_alone("Who ran it?", history).startswith("Who ran it? (Our Place")


def test_a_change_of_subject_leaves_the_subject_behind() -> None:
    alone, now = in_conversation("Thanks, different topic: what is a dynamic market?", PROCEDURES)
    assert alone == now == "What is a dynamic market?"


def test_what_is_asked_now_has_no_courtesies() -> None:
    assert asked_now("Ok great, and what about staff, please?") == "Staff?"
    assert asked_now("Well-being duty: who has it?") == "Well-being duty: who has it?"


def test_without_a_conversation_a_question_stands_as_it_is() -> None:
    assert in_conversation("How long is it?", ()) == ("How long is it?", "How long is it?")


@given(
    st.text(max_size=80).filter(str.strip),
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=80)), max_size=5),
)
def test_any_conversation_gives_a_question(question: str, turns: list[tuple[str, str]]) -> None:
    alone, now = in_conversation(question, tuple(Exchange(*turn) for turn in turns))
    assert alone.strip()
    assert now.strip()


@given(
    st.lists(
        st.sampled_from(
            ["the", "second", "one", "no", "sorry", "I", "meant", "and", "for", "works", "it", ",", "?"]
        ),
        max_size=12,
    )
)
def test_any_order_of_telling_words_gives_a_question(said: list[str]) -> None:
    question = " ".join(["Why", *said])
    assert stand_alone(question, PROCEDURES).strip()


@pytest.mark.parametrize(
    "word", ["no, ", "so ", "the second ", "Act of ", "not that ", "and for works ", "ok. "]
)
def test_a_long_question_takes_no_longer_than_it_must(word: str) -> None:
    begun = time.perf_counter()
    in_conversation(word * (4000 // len(word)), (Exchange(word * 200, word * 400),))
    assert time.perf_counter() - begun < 2  # seconds; a rule that backtracks takes minutes
