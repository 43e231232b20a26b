"""What a reader is told whose question the sources do not answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.messages import not_in_sources
from assistant.answering.nearest import fitting
from assistant.library.sources import CATALOGUE, load_entries, shipped_corpus
from assistant.retrieval.asked import read_uncovered


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("From what contract value is a carbon reduction plan needed?", "ppn-006"),
        ("How many measures does the newest TOMs have?", "national-toms"),
        ("What is a delivery model assessment in the Sourcing Playbook?", "sourcing-playbook"),
    ],
)
def test_a_source_that_could_be_fetched_and_is_on_the_question_is_named(question: str, id_: str) -> None:
    assert any(id_ in entry.id for entry in fitting(question))


@pytest.mark.parametrize(
    "question",
    [
        "What should I cook for forty people?",
        "When are the bins emptied in Leeds?",
        "Hello",
        "",
        "the of and",
    ],
)
def test_nothing_is_named_for_what_no_source_is_about(question: str) -> None:
    assert fitting(question) == []


def test_only_what_can_be_fetched_and_still_holds_is_named() -> None:
    entries = {entry.id: entry for entry in load_entries(shipped_corpus() / CATALOGUE)}
    for question, _ in read_uncovered():
        for entry in fitting(question):
            assert entries[entry.id].fetch != "none"
            assert entry.status not in {"superseded", "historic"}


def test_few_questions_get_a_suggestion_so_that_one_means_something() -> None:
    questions = [question for question, _ in read_uncovered()]
    assert sum(bool(fitting(question)) for question in questions) < len(questions) / 5


@given(st.text(max_size=300))
def test_any_question_can_be_asked(question: str) -> None:
    assert isinstance(fitting(question), list)


def test_the_message_names_the_nearest_and_how_to_fetch_the_missing() -> None:
    said = not_in_sources(["TUPE"], [("The Sourcing Playbook", "sourcing-playbook"), ("TOMs", "toms")])
    assert "“TUPE”" in said
    assert "“The Sourcing Playbook” and “TOMs”" in said
    assert said.endswith("assistant sync sourcing-playbook toms")


def test_the_message_says_what_to_do_where_nothing_is_known_to_be_missing() -> None:
    assert "add a document" in not_in_sources([], [])
