"""The verdict of the interview as HTML: every reason with its section and words, and what follows."""

from __future__ import annotations

import base64

import pytest
from parsed import Parts
from told import CASES, TEXTS, TODAY, interviewed, told

from assistant.eligibility.check import check
from assistant.eligibility.facts import Facts
from assistant.eligibility.headings import RESULT_HEADINGS, STEP_HEADINGS, VERDICT_HEADINGS
from assistant.eligibility.interview import Interview
from assistant.eligibility.rule import Result
from assistant.web.challenge import render, words
from assistant.web.challenge.verdict import verdict


@pytest.mark.parametrize("name", CASES)
def test_a_verdict_gives_every_reason_its_section_and_its_words(name: str) -> None:
    interview = interviewed(name)
    result = check(interview.facts, TODAY)
    assert result.verdict == name
    parts = Parts(told(name))
    assert VERDICT_HEADINGS[result.verdict] in parts.text
    assert words.NOT_ADVICE in parts.text
    for reason in result.reasons:
        assert reason.text in parts.text
        assert reason.provision.cited in parts.text
        if reason.result != "not_applicable":
            assert RESULT_HEADINGS[reason.result] in parts.text
            assert TEXTS.cite(reason.provision).quote in parts.text
    for step in {reason.rule.step for reason in result.reasons}:
        assert STEP_HEADINGS[step] in parts.text
    for item in (*result.better_routes, *result.next_steps):
        assert item.text in parts.text


def test_what_decides_the_verdict_comes_first() -> None:
    text = Parts(told("can_challenge_with_risks")).text
    deciding = check(interviewed("can_challenge_with_risks").facts, TODAY).deciding
    assert text.index(words.DECIDES) < text.index(deciding[0].text) < text.index(words.STEPS)


def test_what_is_unknown_says_whom_to_ask_and_what_the_verdict_waits_for() -> None:
    text = Parts(told("cannot_tell")).text
    assert "Who would challenge? The verdict waits for this." in text
    assert f"{words.ASK} Your own governing document, or whoever keeps it" in text
    assert "Does it say what financial resources you have?" not in text
    assert words.NOT_ASKED in text


def test_scotland_is_led_to_a_participation_request() -> None:
    text = Parts(told("cannot_challenge")).text
    assert words.ROUTES in text
    assert "participation request" in text
    assert words.FIND_OUT not in text


def test_answers_that_contradict_one_another_are_pointed_out() -> None:
    facts = Facts(body_type="charity", distributes_profit=True)
    parts = Parts(verdict(check(facts, TODAY), Interview(TODAY), TEXTS.cite))
    assert words.WARNINGS in parts.text
    assert "A charity does not pay out profit." in parts.text


def test_a_result_is_never_told_by_a_sign_or_a_colour_alone() -> None:
    parts = Parts(told("can_challenge_with_risks"))
    results: set[Result] = {"met", "risk", "unknown"}
    for result in results:
        assert f"{words.SIGNS[result]}{RESULT_HEADINGS[result]}" in parts.text
    signs = [attributes for _, attributes in parts.tags if attributes.get("class") == "ca-sign"]
    assert signs
    assert all(item["aria-hidden"] == "true" for item in signs)


def test_the_word_file_comes_inside_the_page_under_a_name_that_says_nothing_of_the_reader() -> None:
    parts = Parts(told("can_challenge", b"PK word"))
    [file] = [attributes for _, attributes in parts.tags if "data-save" in attributes]
    assert file["download"] == "right-to-challenge-check.docx"
    kind, _, content = (file["href"] or "").partition(";base64,")
    assert kind == f"data:{render.WORD_TYPE}"
    assert base64.b64decode(content) == b"PK word"
    assert "data-save" not in told("can_challenge")


def test_the_button_to_the_expression_of_interest_is_there_only_with_its_tab_and_a_way() -> None:
    for name, there in (("can_challenge", True), ("cannot_challenge", False)):
        interview = interviewed(name)
        result = check(interview.facts, TODAY)
        assert (words.WRITE in verdict(result, interview, TEXTS.cite, writes=True)) is there
        assert words.WRITE not in verdict(result, interview, TEXTS.cite)
