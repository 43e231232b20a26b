from __future__ import annotations

from collections import Counter

from assistant.answering.routing.intents import INTENTS
from assistant.answering.routing.route import Route
from evals.routing.data import Message, read_examples, read_messages, read_questions
from evals.routing.measure import Routed, accuracy, confusion, ended_rightly, found, turned_away

SENT = [
    Routed(Message("a", "x", "guidance"), Route("guidance"), 0.1),
    Routed(Message("b", "x", "drafting"), Route("guidance"), 0.1),
    Routed(Message("c", "x", "guidance"), Route("opinion", "declined"), 0.1),
    Routed(Message("d", "x", "harmful"), Route("opinion", "declined"), 0.1),
    Routed(Message("e", "x", "crisis"), Route("guidance"), 0.1),
]


def test_every_intent_has_messages_of_its_own() -> None:
    for messages in (read_messages("dev"), read_messages("held_out"), read_examples()):
        assert set(Counter(message.intent for message in messages)) == set(INTENTS)


def test_no_question_of_the_held_out_half_is_fitted_on() -> None:
    fitted = {message.text.casefold() for message in (*read_messages("dev"), *read_examples())}
    shared = {one.intent for one in read_messages("held_out") if one.text.casefold() in fitted}
    assert shared <= {"small_talk", "about_product", "unclear"}, "these few words everybody says alike"


def test_there_are_answerable_questions_of_every_other_set() -> None:
    assert all(any(one.answerable for one in questions) for questions in read_questions().values())


def test_a_searched_intent_taken_for_another_is_wrong_but_not_turned_away() -> None:
    assert (accuracy(SENT).hits, accuracy(SENT).of) == (1, 5)
    assert (turned_away(SENT).hits, turned_away(SENT).of) == (1, 3)


def test_a_message_that_nothing_answers_may_end_under_another_name() -> None:
    assert (ended_rightly(SENT).hits, ended_rightly(SENT).of) == (1, 2)
    assert (found(SENT, "crisis").hits, confusion(SENT)["harmful"]["opinion"]) == (0, 1)
