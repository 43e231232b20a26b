from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cases import ALL_WELL, DATES, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.eligibility.check import check
from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import NAMES, VALUES, Facts
from assistant.eligibility.interview import Interview, started
from assistant.eligibility.questions import QUESTIONS, UNKNOWN, Question

MOST = 12
"""Questions to a verdict in the common cases."""


def options(question: Question) -> list[str]:
    return [*([option.id for option in question.options] or ["0", "1", "2", "7"]), UNKNOWN]


def walk(interview: Interview, answers: dict[str, str], other: str = "no") -> list[str]:
    """The ids asked when each is answered as `answers` says, and with `other` where it says nothing."""
    asked = []
    while question := interview.next():
        asked.append(question.id)
        answer = answers.get(question.id, other)
        interview = interview.answered(question.id, answer if answer in options(question) else UNKNOWN)
    return asked


GOOD = {
    "authority_type": "unitary_council_england",
    "seeks": "provide_service",
    "service_by_or_for_authority": "yes",
    "named_person_complex_needs": "no",
    "window": "inside",
    "buying": "neither",
}


@pytest.mark.parametrize(
    "body", ["charity", "voluntary_body", "community_body", "unincorporated_group", "parish_or_town_council"]
)
@pytest.mark.parametrize("window", ["none", "inside", "outside", "published", UNKNOWN])
def test_the_common_cases_take_at_most_twelve_questions(body: str, window: str) -> None:
    assert len(walk(Interview(TODAY), {**GOOD, "body_type": body, "window": window})) <= MOST


def test_a_certain_no_ends_the_interview_at_once() -> None:
    assert walk(Interview(TODAY), {"authority_type": "scottish_council"}) == ["authority_type"]


def test_a_charity_is_not_asked_what_only_others_are_asked() -> None:
    asked = walk(Interview(TODAY), {**GOOD, "body_type": "charity"})
    assert not {"distributes_profit", "employee_count", "bid_controlled_by_authority"} & set(asked)


def test_a_company_interest_with_shareholders_is_asked_for_its_benefit_to_the_community() -> None:
    answers = {**GOOD, "body_type": "cic_limited_by_shares", "distributes_profit": "yes"}
    assert "primarily_for_community_benefit" in walk(Interview(TODAY), answers)


def test_i_do_not_know_to_everything_ends_in_cannot_tell() -> None:
    interview = Interview(TODAY)
    while question := interview.next():
        interview = interview.answered(question.id, UNKNOWN)
    assert interview.facts == Facts()
    assert check(interview.facts, TODAY).verdict == "cannot_tell"


@given(st.data(), DATES)
@settings(max_examples=60)
def test_any_answers_end_in_a_verdict_and_progress_never_goes_back(data: st.DataObject, as_at: date) -> None:
    interview = Interview(as_at)
    done = 0
    for _ in QUESTIONS:
        question = interview.next()
        if question is None:
            break
        assert interview.progress.done == done
        assert interview.progress.about > done
        assert question.id not in {item.id for item in interview.asked()}
        interview = interview.answered(question.id, data.draw(st.sampled_from(options(question))))
        done += 1
    assert interview.next() is None
    assert interview.progress.done == interview.progress.about == done
    check(interview.facts, as_at)


@given(st.data())
@settings(max_examples=60)
def test_a_changed_answer_keeps_the_later_ones(data: st.DataObject) -> None:
    interview = Interview(TODAY)
    while question := interview.next():
        interview = interview.answered(question.id, data.draw(st.sampled_from(options(question))))
    changed = data.draw(st.sampled_from(interview.asked()))
    before = dict(interview.answers)
    other = data.draw(st.sampled_from(options(changed)))
    again = interview.answered(changed.id, other)
    assert {key: again.answers[key] for key in before if key != changed.id} == {
        key: value for key, value in before.items() if key != changed.id
    }
    assert again.answered(changed.id, before[changed.id]).facts == interview.facts


def test_an_answer_whose_question_no_longer_matters_does_not_count_until_it_matters_again() -> None:
    interview = Interview(TODAY)
    for name, answer in (
        ("authority_type", "district_council"),
        ("body_type", "unincorporated_group"),
        ("distributes_profit", "no"),
    ):
        interview = interview.answered(name, answer)
    as_charity = interview.answered("body_type", "charity")
    assert as_charity.facts.distributes_profit is None
    assert as_charity.answered("body_type", "community_body").facts.distributes_profit is False


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("authority_type", "the moon"),
        ("employee_count", "several"),
        ("employee_count", "-3"),
        ("employee_count", "9" * 30),
        ("employee_count", "٣"),
        ("no such question", "yes"),
    ],
)
def test_an_answer_that_is_none_is_refused_with_what_would_be_one(question: str, answer: str) -> None:
    with pytest.raises(FactsError):
        Interview(TODAY).answered(question, answer)


def test_what_was_understood_already_is_filled_in() -> None:
    interview = started(replace(Facts(), body_type="charity", seeks="provide_service"), TODAY)
    assert dict(interview.answers) == {"body_type": "charity", "seeks": "provide_service"}
    following = interview.next()
    assert following is not None
    assert following.id == "authority_type"


def test_a_whole_case_fills_the_whole_interview() -> None:
    interview = started(ALL_WELL, TODAY)
    assert interview.next() is None
    assert check(interview.facts, TODAY).verdict == "can_challenge"


def test_only_what_an_option_says_exactly_is_filled_in() -> None:
    assert dict(started(Facts(procurement_under_way=True), TODAY).answers) == {"buying": "procurement"}
    assert dict(started(Facts(procurement_under_way=False), TODAY).answers) == {}


def test_every_question_names_its_section_and_its_reason() -> None:
    for question in QUESTIONS:
        assert question.provisions
        assert question.why.endswith(".")
        assert question.text.endswith("?")
        labels = [option.label for option in question.options]
        assert len(labels) == len(set(labels))
        for option in question.options:
            for fact, value in option.sets.items():
                assert fact in NAMES
                assert value in VALUES[fact]
