from __future__ import annotations

from collections.abc import Generator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering import messages
from assistant.answering.turn import Turn
from assistant.answering.understand import understand
from assistant.answering.understanding.abbreviations import expand
from assistant.answering.understanding.cleaning import clean
from assistant.answering.understanding.follow_up import is_follow_up
from assistant.answers import Exchange
from assistant.models.chat import Message

LIBRARY = (
    Exchange(
        "Can a community group challenge how the council runs a library, and under what law?",
        "Under section 81 of the Localism Act 2011 a relevant body may submit an expression of interest. "
        "The council must consider the expression of interest.",
    ),
)


class Rewriter:
    """Stands for a large language model that rewrites a question."""

    name = "ollama:large"
    context_tokens = 8192

    def __init__(self, text: str) -> None:
        self.text = text

    def stream(
        self,
        messages: Sequence[Message],  # noqa: ARG002 -- the interface of a model
        *,
        max_tokens: int,  # noqa: ARG002 -- as above
        stop: Sequence[str] = (),  # noqa: ARG002 -- as above
    ) -> Generator[str, None, None]:
        yield self.text

    def close(self) -> None:
        pass


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    turn = understand(Turn("What is the threshold for light touch contracts?", LIBRARY), None)
    assert turn.standalone == "What is the threshold for light touch contracts?"
    assert turn.status is None


@pytest.mark.parametrize(
    "question",
    [
        "And how long does the council have to decide?",
        "What about staff?",
        "Why?",
        "Can they refuse?",
        "Is that the law?",
    ],
)
def test_a_follow_up_carries_its_subject(question: str) -> None:
    standalone = understand(Turn(question, LIBRARY), None).standalone
    assert "library" in standalone
    assert "expression of interest" in standalone


def test_a_follow_up_of_a_follow_up_still_knows_the_subject() -> None:
    history = (*LIBRARY, Exchange("Can they refuse?", "Only on a ground in the regulations."))
    assert "library" in understand(Turn("Which ones?", history), None).standalone


def test_a_pronoun_for_a_word_of_the_question_itself_makes_no_follow_up() -> None:
    question = "If a council receives an expression of interest from a parish council, must it consider it?"
    assert not is_follow_up(question)


def test_a_larger_model_rewrites_a_follow_up() -> None:
    turn = understand(
        Turn("Can they refuse?", LIBRARY), Rewriter("Can the council refuse the library challenge?")
    )
    assert turn.standalone == "Can the council refuse the library challenge?"


@pytest.mark.parametrize("text", ["", "one\ntwo", "x" * 500])
def test_a_bad_rewrite_falls_back_to_the_rule(text: str) -> None:
    rule = understand(Turn("Can they refuse?", LIBRARY), None).standalone
    assert understand(Turn("Can they refuse?", LIBRARY), Rewriter(text)).standalone == rule


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", messages.EMPTY),
        (" \u200b\u202e ", messages.EMPTY),
        ("?!", messages.TOO_SHORT),
        ("x", messages.TOO_SHORT),
        ("Hello!", messages.HELLO),
        ("Thank you very much.", messages.THANKS),
        ("What can you do?", messages.ABOUT),
        ("Wie lange hat der Rat Zeit, um zu entscheiden?", messages.NOT_ENGLISH),
        ("¿Cómo puede un grupo impugnar el servicio?", messages.NOT_ENGLISH),
        ("社区团体可以挑战吗", messages.NOT_ENGLISH),
    ],
)
def test_what_cannot_be_answered_gets_a_plain_reason(question: str, message: str) -> None:
    turn = understand(Turn(question), None)
    assert (turn.status, turn.message) == ("clarify", message)


@pytest.mark.parametrize(
    "question",
    ["TUPE", "social value weighting", "Localism Act 2011 section 81", "Explain lots", "EOI deadline"],
)
def test_a_few_words_of_the_field_are_a_question(question: str) -> None:
    assert understand(Turn(question), None).status is None


def test_a_question_over_the_limit_is_told_the_limit() -> None:
    turn = understand(Turn("why " * 100), None, limit=100)
    assert turn.status == "clarify"
    assert "100" in turn.message


def test_hidden_characters_are_dropped() -> None:
    assert clean("a\u200bb\u202e\U000e0041c\x00  d\u00ad\n e") == "abc d e"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_understood_or_told_why_not(question: str, before: str, answer: str) -> None:
    turn = understand(Turn(question, (Exchange(before, answer),)), None)
    assert bool(turn.standalone) != bool(turn.message)


def test_abbreviations_get_their_long_form_once() -> None:
    assert expand("What is an EOI?") == "What is an EOI (expression of interest)?"
    assert expand("an EOI (expression of interest)") == "an EOI (expression of interest)"
    assert expand("a door mat") == "a door mat"
