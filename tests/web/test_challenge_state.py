"""How each press leads from one screen of the interview to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.eligibility.check import check
from assistant.eligibility.interview import Interview
from assistant.eligibility.questions import QUESTIONS, UNKNOWN
from assistant.eligibility.stated.facts import Stated
from assistant.web.challenge import words
from assistant.web.challenge.state import (
    LONGEST_WORDS,
    Asking,
    Confirm,
    Press,
    Screen,
    Start,
    Told,
    after,
    proposed,
    usable,
)

TODAY = date(2026, 11, 22)
CHARITY = Stated("body_type", "charity", "our charity", 4, 15)
RUN = Stated("seeks", "provide_service", "run the library", 16, 31)
GOOD = {
    "authority_type": "district_council",
    "body_type": "charity",
    "seeks": "provide_service",
    "service_by_or_for_authority": "yes",
    "named_person_complex_needs": "no",
    "window": "none",
    "buying": "neither",
}


def nothing(text: str) -> tuple[Stated, ...]:
    return ()


def press(screen: Screen, act: str, **fields: object) -> Screen:
    return after(screen, Press.model_validate({"act": act, **fields}), TODAY, nothing)


def first() -> Asking:
    screen = press(Start(), "start")
    assert isinstance(screen, Asking)
    return screen


def answer(screen: Screen, option: str) -> Screen:
    assert isinstance(screen, Asking)
    return press(screen, "answer", question=screen.at, answer=option)


def walk(screen: Screen, answers: dict[str, str] = GOOD, other: str = "no") -> Told:
    for _ in range(30):
        if isinstance(screen, Told):
            return screen
        assert isinstance(screen, Asking)
        screen = answer(screen, answers.get(screen.at, other))
    raise AssertionError("the interview does not end")


def test_a_charity_and_a_council_library_come_to_a_verdict_in_at_most_twelve_questions() -> None:
    told = walk(first())
    assert len(told.interview.asked()) <= 12
    assert check(told.interview.facts, TODAY).verdict == "can_challenge"


def test_not_knowing_anything_cannot_tell() -> None:
    told = walk(first(), {}, UNKNOWN)
    assert check(told.interview.facts, TODAY).verdict == "cannot_tell"


def test_no_answer_and_a_foreign_answer_stay_on_the_question_and_say_what_to_do() -> None:
    for given_answer in ("", "   ", "no such option", "<b>"):
        screen = answer(first(), given_answer)
        assert isinstance(screen, Asking)
        assert (screen.at, screen.fault) == ("authority_type", words.CHOOSE)
        assert not screen.interview.answers


def test_a_number_that_is_none_is_named() -> None:
    screen = answer(answer(first(), "district_council"), "authority_employees")
    assert isinstance(screen, Asking)
    assert screen.at == "employee_count"
    for given_answer, fault in (
        ("", words.TYPE_NUMBER),
        ("two", words.NOT_AN_ANSWER),
        ("-1", words.NOT_AN_ANSWER),
    ):
        wrong = answer(screen, given_answer)
        assert isinstance(wrong, Asking)
        assert (wrong.at, wrong.fault) == ("employee_count", fault)
    right = answer(screen, " 12 ")
    assert isinstance(right, Asking)
    assert right.interview.facts.employee_count == 12


def test_a_second_press_for_the_question_before_answers_nothing() -> None:
    screen = first()
    second = answer(screen, "district_council")
    again = press(second, "answer", question=screen.at, answer="district_council")
    assert again == second


def test_back_shows_the_answers_given_and_keeps_the_later_ones() -> None:
    third = answer(answer(first(), "district_council"), "charity")
    assert isinstance(third, Asking)
    second = press(third, "back", question=third.at)
    assert isinstance(second, Asking)
    assert second.at == "body_type"
    assert second.interview.answers["body_type"] == "charity"
    start = press(second, "back", question="body_type")
    assert isinstance(start, Asking)
    assert start.at == "authority_type"
    assert press(start, "back", question="authority_type") == start
    assert answer(start, "london_borough_council") == replace(
        third, interview=third.interview.answered("authority_type", "london_borough_council")
    )


def test_a_changed_answer_keeps_the_later_ones_and_leads_back_to_the_verdict() -> None:
    told = walk(first())
    changing = press(told, "change", question="authority_type")
    assert isinstance(changing, Asking)
    assert changing.at == "authority_type"
    again = answer(changing, "county_council_england")
    assert isinstance(again, Told)
    kept = {key: value for key, value in again.interview.answers.items() if key != "authority_type"}
    assert kept == {key: value for key, value in told.interview.answers.items() if key != "authority_type"}


def test_an_answer_that_a_change_makes_idle_counts_again_when_it_is_changed_back() -> None:
    told = walk(first())
    scotland = answer(press(told, "change", question="authority_type"), "scottish_council")
    assert isinstance(scotland, Told)
    assert [question.id for question in scotland.interview.asked()] == ["authority_type"]
    back = answer(press(scotland, "change", question="authority_type"), "district_council")
    assert isinstance(back, Told)
    assert back.interview.facts == told.interview.facts


def test_a_question_that_was_not_asked_cannot_be_changed() -> None:
    second = answer(first(), "district_council")
    assert press(second, "change", question="buying") == second
    assert press(second, "change", question="no such question") == second


def test_starting_again_forgets_everything() -> None:
    for screen in (first(), walk(first()), Confirm("our charity", (CHARITY,))):
        assert press(screen, "afresh") == Start(said=words.CLEARED)


def test_what_was_understood_counts_only_when_it_is_ticked() -> None:
    waiting = Confirm("our charity wants to run the library", (CHARITY, RUN))
    used = press(waiting, "use", ticked=["body_type"])
    assert isinstance(used, Asking)
    assert used.interview.facts.body_type is None  # it counts when the walk comes to its question
    assert dict(used.interview.answers) == {"body_type": "charity"}
    for screen in (press(waiting, "use", ticked=[]), press(waiting, "skip")):
        assert isinstance(screen, Asking)
        assert not screen.interview.answers
    assert press(waiting, "use", ticked=["authority_type"]) == press(waiting, "skip")


def test_a_confirmed_answer_is_not_asked_again_and_can_be_changed() -> None:
    used = press(Confirm("our charity", (CHARITY,)), "use", ticked=["body_type"])
    third = answer(used, "district_council")
    assert isinstance(third, Asking)
    assert third.at == "seeks"
    assert [question.id for question in third.interview.asked()] == ["authority_type", "body_type"]


def test_own_words_are_shown_for_confirmation_or_said_to_be_not_understood() -> None:
    begun = Press.model_validate({"act": "start", "own_words": "  our charity  "})
    assert after(Start(), begun, TODAY, lambda _: (CHARITY,)) == Confirm("our charity", (CHARITY,))
    screen = after(Start(), begun, TODAY, nothing)
    assert isinstance(screen, Asking)
    assert screen.said == words.NOTHING_UNDERSTOOD


def test_what_answers_no_question_of_the_interview_is_not_offered() -> None:
    draft = Stated("has_financial_information", value=True, words="our accounts", start=0, end=12)
    assert usable((CHARITY, draft, RUN)) == (CHARITY, RUN)
    assert proposed(Start(), "our charity", (draft,)) == Start(own_words="our charity")
    begun = Press.model_validate({"act": "start", "own_words": "our accounts"})
    screen = after(Start(), begun, TODAY, lambda _: (draft,))
    assert isinstance(screen, Asking)
    assert screen.said == words.NOTHING_UNDERSTOOD


def test_words_that_are_too_long_are_kept_and_refused() -> None:
    long = "w" * (LONGEST_WORDS + 1)
    screen = press(Start(), "start", own_words=long)
    assert isinstance(screen, Start)
    assert screen.own_words == long
    assert f"{LONGEST_WORDS + 1:,}" in screen.fault


def test_a_question_from_the_chat_does_not_lose_an_interview_under_way() -> None:
    second = answer(first(), "district_council")
    assert isinstance(second, Asking)
    waiting = proposed(second, "Can our charity?", (CHARITY,))
    assert waiting == Confirm("Can our charity?", (CHARITY,), second.interview)
    assert press(waiting, "back") == waiting
    assert press(waiting, "skip") == second
    used = press(waiting, "use", ticked=["body_type"])
    assert isinstance(used, Asking)
    assert dict(used.interview.answers) == {"authority_type": "district_council", "body_type": "charity"}
    assert proposed(second, "Can we?", ()) == second
    assert proposed(Start(), "Can we?", ()) == Start(own_words="Can we?")
    assert proposed(waiting, "Can we, again?", (RUN,)) == Confirm("Can we, again?", (RUN,), second.interview)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        {"act": "delete"},
        {"act": "answer", "answer": "x" * 101},
        {"act": "answer", "answer": {"a": 1}},
        {"act": "use", "ticked": ["x"] * 101},
    ],
)
def test_what_no_button_of_ours_sends_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        Press.model_validate(sent)


ACTS = ["start", "use", "skip", "answer", "back", "change", "afresh", "again", "word"]
IDS = [question.id for question in QUESTIONS]
OPTIONS = sorted(
    {option.id for question in QUESTIONS for option in question.options} | {UNKNOWN, "3", "", "?"}
)
presses = st.builds(
    Press,
    act=st.sampled_from(ACTS),
    question=st.sampled_from([*IDS, "", "none"]),
    answer=st.sampled_from(OPTIONS),
    own_words=st.sampled_from(["", "our charity"]),
    ticked=st.lists(st.sampled_from(["body_type", "seeks", "x"]), max_size=2).map(tuple),
)


@settings(max_examples=150)
@given(st.lists(presses, max_size=12))
def test_no_order_of_presses_breaks_the_interview(pressed: list[Press]) -> None:
    screen: Screen = Start()
    for item in pressed:
        screen = after(screen, item, TODAY, lambda _: (CHARITY, RUN))
        if isinstance(screen, Asking):
            assert screen.question.id == screen.at
            assert screen.before in {"", *(question.id for question in screen.interview.asked())}
        if isinstance(screen, Told):
            assert screen.interview.next() is None


def test_an_interview_is_never_begun_before_it_is_asked_for() -> None:
    for act in ("use", "skip", "answer", "back", "change", "again", "word"):
        assert press(Start(), act, question="authority_type", answer="district_council") == Start()
    assert isinstance(first().interview, Interview)
