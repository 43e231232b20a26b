"""The screens of the interview: what they show, that they can be used, and that words stay words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import Parts
from told import CASES, OUR_ATTRIBUTES, OURS, TEXTS, TODAY, interviewed, told

from assistant.eligibility.check import check
from assistant.eligibility.interview import Interview
from assistant.eligibility.questions import QUESTIONS, UNKNOWN
from assistant.eligibility.stated.facts import Stated
from assistant.law.cited import Cited
from assistant.law.provision import Provision
from assistant.web.challenge import render, words
from assistant.web.challenge.state import Asking, Confirm, Start
from assistant.web.challenge.verdict import verdict
from assistant.web.render import invitation

hostile = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</textarea></form><iframe src=//evil.example>",
            "' onfocus='alert(1)",
            "${alert(1)} {{constructor.constructor('alert(1)')()}}",
            "\ud800 \x00 \u202e",
        ]
    ),
)


def asked(name: str, *, fault: str = "") -> str:
    interview = Interview(TODAY).answered("authority_type", "district_council")
    return render.asking(Asking(interview, name, fault=fault), TEXTS.cite)


def screens() -> Iterator[tuple[str, str]]:
    yield "start", render.start(Start())
    yield "start with a fault", render.start(Start(own_words="x", fault=words.TOO_LONG))
    yield (
        "confirm",
        render.confirm(Confirm("our charity", (Stated("body_type", "charity", "charity", 4, 11),))),
    )
    for question in QUESTIONS:
        yield question.id, asked(question.id)
        yield f"{question.id} with a fault", asked(question.id, fault=words.CHOOSE)
    for name in CASES:
        yield name, told(name)
    yield "with the file", told("can_challenge", b"word")
    yield "failed", render.failed()


SCREENS = dict(screens())


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_has_a_name_and_every_reference_leads_somewhere(name: str) -> None:
    parts = Parts(SCREENS[name])
    ids = [attributes["id"] for _, attributes in parts.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {attributes.get("for") for tag, attributes in parts.tags if tag == "label"}
    for tag, attributes in parts.tags:
        if tag in {"input", "textarea"} and attributes.get("type") != "hidden":
            assert attributes["id"] in labels
        if tag == "progress":
            assert attributes["aria-label"]
        for reference in ("for", "aria-describedby", "aria-labelledby"):
            assert set((attributes.get(reference) or "").split()) <= set(ids), (tag, attributes)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_one_main_heading_that_can_take_the_keyboard_and_no_level_is_left_out(name: str) -> None:
    parts = Parts(SCREENS[name])
    main = [attributes for tag, attributes in parts.tags if tag == "h2"]
    assert [(item["tabindex"], bool(item["data-screen"])) for item in main] == [("-1", True)]
    levels = [int(tag[1]) for tag, _ in parts.tags if tag in {"h2", "h3", "h4"}]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_put_in_the_address_and_enter_presses_the_first_button(name: str) -> None:
    parts = Parts(SCREENS[name])
    for at, (tag, attributes) in enumerate(parts.tags):
        if tag == "form":
            assert attributes["method"] == "dialog"  # without a script it goes nowhere
            assert "action" not in attributes
            buttons = [item for name, item in parts.tags[at:] if name == "button"]
            assert buttons[0]["type"] == "submit"
        assert not any(key.startswith("on") for key in attributes)
    assert {tag for tag, _ in parts.tags} <= OURS
    assert {key for _, attributes in parts.tags for key in attributes} <= OUR_ATTRIBUTES


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_shows_its_options_dont_know_the_reason_and_the_words_behind_it(question: object) -> None:
    parts = Parts(asked(question.id))  # type: ignore[attr-defined]
    shown = parts.text
    assert question.text in shown  # type: ignore[attr-defined]
    assert question.why in shown  # type: ignore[attr-defined]
    assert words.UNKNOWN in shown
    for option in question.options:  # type: ignore[attr-defined]
        assert option.label in shown
    for provision in question.provisions:  # type: ignore[attr-defined]
        assert provision.cited in shown
        assert TEXTS.cite(provision).quote in shown
    assert {"mark"} <= {tag for tag, _ in parts.tags}
    links = [attributes for tag, attributes in parts.tags if tag == "a"]
    assert links
    assert all(item["target"] == "_blank" and item["rel"] == "noopener noreferrer" for item in links)


def test_an_answer_that_was_given_is_chosen_already() -> None:
    parts = Parts(asked("authority_type"))
    chosen = [
        attributes["value"] for tag, attributes in parts.tags if tag == "input" and "checked" in attributes
    ]
    assert chosen == ["district_council"]
    number = Interview(TODAY).answered("employee_count", "12")
    parts = Parts(render.asking(Asking(number, "employee_count"), TEXTS.cite))
    assert [item["value"] for tag, item in parts.tags if item.get("inputmode") == "numeric"] == ["12"]
    unknown = Interview(TODAY).answered("employee_count", UNKNOWN)
    parts = Parts(render.asking(Asking(unknown, "employee_count"), TEXTS.cite))
    assert [item["value"] for tag, item in parts.tags if item.get("inputmode") == "numeric"] == [""]


def test_what_was_understood_can_be_taken_or_left_and_back_is_there_only_from_the_start() -> None:
    understood = (Stated("body_type", "charity", "our charity", 4, 15),)
    parts = Parts(render.confirm(Confirm("Can our charity?", understood)))
    [tick] = [attributes for tag, attributes in parts.tags if tag == "input"]
    assert (tick["type"], tick["name"], tick["value"]) == ("checkbox", "ticked", "body_type")
    assert "Who would challenge? A charity, registered or not" in parts.text
    assert f"{words.FROM_YOUR_WORDS} “our charity”" in parts.text
    assert words.BACK in parts.text
    under_way = Confirm("Can our charity?", understood, interviewed("can_challenge"))
    assert words.BACK not in Parts(render.confirm(under_way)).text


def test_a_fault_is_read_out_and_stands_by_its_control() -> None:
    parts = Parts(asked("body_type", fault=words.CHOOSE))
    [alert] = [attributes for _, attributes in parts.tags if attributes.get("role") == "alert"]
    [group] = [attributes for tag, attributes in parts.tags if tag == "fieldset"]
    assert alert["id"] in group["aria-describedby"].split()
    assert [item["aria-invalid"] for _, item in parts.tags if "aria-invalid" in item] == ["true"]
    assert words.CHOOSE in parts.text
    assert not [item for _, item in Parts(asked("body_type")).tags if "aria-invalid" in item]


def test_progress_is_told_in_words_and_as_a_bar() -> None:
    parts = Parts(asked("body_type"))
    [bar] = [attributes for tag, attributes in parts.tags if tag == "progress"]
    assert f"Question 2 of about {bar['max']}" in parts.text
    assert (bar["value"], bar["aria-label"]) == ("1", "1 question answered")
    again = Asking(interviewed("can_challenge"), "authority_type")
    assert "Question 1 of about 11" in Parts(render.asking(again, TEXTS.cite)).text


def test_each_answer_has_a_button_that_says_what_it_changes() -> None:
    parts = Parts(told("can_challenge"))
    changed = [item["data-question"] for _, item in parts.tags if item.get("data-act") == "change"]
    assert changed == [question.id for question in interviewed("can_challenge").asked()]
    assert "Change your answer: Who would challenge?" in parts.text


def test_words_of_our_note_are_not_passed_off_as_the_law() -> None:
    provision = QUESTIONS[0].provisions[0]
    note = TEXTS.cite(provision)
    assert note.kind == "note"
    assert words.IN_OUR_NOTE in render.source(note, provision, "p")
    act = Cited(
        "act", "Act", "legislation", "in force", "s.81(2)", "a council", provision.address, "a council"
    )
    told_as_law = render.source(act, provision, "p")
    assert words.IN_THE_LAW in told_as_law
    assert "In force" in told_as_law


@settings(max_examples=60)
@given(hostile, hostile, hostile)
def test_words_of_readers_and_documents_stay_words(own: str, quote: str, title: str) -> None:
    provision = QUESTIONS[0].provisions[0]
    understood = (Stated("body_type", "charity", quote, 0, 1),)
    cited = Cited(title, title, "legislation", title, quote, quote, title, f"{own}{quote}{own}")

    def cite(_: Provision) -> Cited:
        return cited

    interview = interviewed("cannot_tell")
    for markup in (
        render.start(Start(said=own, own_words=own, fault=quote)),
        render.confirm(Confirm(own, understood)),
        render.asking(Asking(interview, "employee_count", said=own, fault=quote), cite),
        render.source(cited, provision, "p"),
        verdict(check(interview.facts, TODAY), interview, cite),
        invitation(understood),
    ):
        parts = Parts(markup)
        assert not parts.open
        assert {tag for tag, _ in parts.tags} <= OURS
        for _, attributes in parts.tags:
            assert attributes.keys() <= OUR_ATTRIBUTES
            href = attributes.get("href") or ""
            assert not href or href.startswith(("http://", "https://"))
