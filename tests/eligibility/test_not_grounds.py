"""What a stated reason is: a ground, none, both, or not recognised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated_reasons import FIRST, FOURTH, SECOND, THIRD

from assistant.eligibility.officer.ground_signs import GROUND
from assistant.eligibility.officer.not_ground_signs import NOT_GROUND
from assistant.eligibility.officer.not_grounds import (
    GROUND_NAMES,
    HOLDS_IF,
    MOST_SENTENCES,
    NOT_GROUNDS,
    stated,
)
from assistant.law.cited import LawTexts


def found(reason: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    numbers = [number for judged in stated(reason) for number in judged.grounds]
    others = [each.id for judged in stated(reason) for each in judged.not_grounds]
    return tuple(numbers), tuple(others)


@pytest.mark.parametrize(("reason", "numbers", "others"), [*FIRST, *SECOND, *THIRD, *FOURTH])
def test_a_stated_reason_is_told_apart(
    reason: str, numbers: tuple[int, ...], others: tuple[str, ...]
) -> None:
    assert found(reason) == (numbers, others)


def test_each_sentence_is_judged_by_itself() -> None:
    first, second, third = stated(
        "The group is not local. A procurement exercise is under way.\nThe chief executive is on holiday."
    )
    assert (first.judgement, second.judgement, third.judgement) == ("not_ground", "ground", "not_recognised")
    assert first.sentence == "The group is not local."
    assert third.text == (
        "We do not recognise this as one of the ten grounds; a rejection must rest on one of them: s.83(11)."
    )
    assert [provision.label for provision in third.provisions] == ["s.83(11)"]


def test_a_sentence_that_reads_like_both_is_told_to_be_both() -> None:
    (judged,) = stated("There is an existing contract, and we are negotiating its extension in writing.")
    assert judged.judgement == "both"
    assert "ground 7" in judged.text
    assert "An existing contract is not a ground" in judged.text
    assert {provision.label for provision in judged.provisions} == {"Sch. para.7", "s.81(5)"}


def test_an_existing_contract_names_the_grounds_that_may_bite() -> None:
    (judged,) = stated("There is an existing contract.  ")
    assert "Grounds 6, 7 or 10 may apply, but only where they bite" in judged.text


def test_coming_late_is_a_refusal_to_consider_and_no_rejection() -> None:
    (judged,) = stated("It arrived after the deadline.")
    assert judged.provisions[0].label == "s.82(4)"
    assert "refuse to consider" in judged.text


def test_every_ground_says_what_it_is_and_what_it_takes() -> None:
    assert set(GROUND_NAMES) == set(HOLDS_IF) == set(GROUND) == set(range(1, 11))
    assert all("It holds only if" in text for text in HOLDS_IF.values())


def test_every_reason_that_is_no_ground_has_signs_a_text_and_a_provision_that_can_be_cited() -> None:
    assert {each.id for each in NOT_GROUNDS} == set(NOT_GROUND)
    texts = LawTexts()
    for each in NOT_GROUNDS:
        assert each.signs
        assert each.text.endswith(".")
        assert texts.cite(each.provision).quote == each.provision.told


def test_nothing_stated_is_nothing_judged() -> None:
    assert stated("") == ()
    assert stated(" \n\t ") == ()


@given(st.text())
def test_any_text_is_judged_by_the_sentence(reason: str) -> None:
    for judged in stated(reason):
        assert judged.sentence in reason
        assert (judged.judgement == "not_recognised") == (not judged.grounds and not judged.not_grounds)
        assert judged.provisions


@pytest.mark.parametrize(
    "piece", ["not ", "service is ", "decided to ", "a", "no evidence ", "staff ", "nhs "]
)
def test_a_long_reason_takes_no_long_time(piece: str) -> None:
    started = time.process_time()
    assert len(stated(piece * 100_000)) <= MOST_SENTENCES
    assert len(stated((piece * 200 + ".\n") * 500)) == MOST_SENTENCES
    assert time.process_time() - started < 5
