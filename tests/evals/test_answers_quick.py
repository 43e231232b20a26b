"""The quick part of `python -m evals answers`: what must not get worse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.pipeline import open_pipeline
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings
from evals.answers import measure
from evals.answers.data import HALVES, Point, fold, read_questions
from evals.answers.measure import Asked
from evals.shipped import shipped_library

FIRST = 40


@pytest.fixture(scope="module")
def asked() -> Iterator[list[Asked]]:
    """The first questions of the dev half, answered with quotes over what ships."""
    settings = Settings(chat_model="none")
    model = load_embedding_model(settings)
    with shipped_library(settings, model) as chosen, open_pipeline(chosen, embedding=model) as pipeline:
        yield measure.ask_all(pipeline, read_questions("dev")[:FIRST])


def test_most_points_are_told(asked: list[Asked]) -> None:
    assert measure.points_covered(asked).mean >= 0.68


def test_few_questions_are_refused_that_can_be_answered(asked: list[Asked]) -> None:
    assert measure.refused_wrongly(asked).mean <= 0.12


def test_few_questions_are_answered_that_nothing_answers(asked: list[Asked]) -> None:
    assert measure.answered_wrongly(asked).mean <= 0.17


def test_every_quote_stands_in_its_passage_to_the_letter(asked: list[Asked]) -> None:
    exact = measure.exact_quotes(asked)
    assert exact is not None
    assert exact.mean == 1.0


def test_evidence_comes_within_a_second_or_so(asked: list[Asked]) -> None:
    times = sorted(one.evidence_seconds for one in asked)
    assert times[len(times) // 2] < 1.5


@pytest.mark.parametrize("half", HALVES)
def test_the_questions_are_many_and_a_third_of_them_has_no_answer(half: str) -> None:
    questions = read_questions(half)  # type: ignore[arg-type]
    without = sum(not question.answerable for question in questions)
    assert len(questions) >= 75
    assert 0.28 <= without / len(questions) <= 0.4


def test_no_question_stands_in_two_parts() -> None:
    asked = [fold(question.text) for half in HALVES for question in read_questions(half)]
    assert len(set(asked)) == len(asked)


def test_a_point_is_told_by_one_sentence_that_holds_every_term() -> None:
    point = Point("thirty days", (("30 days", "invoice"), ("thirty days", "invoice")))
    assert point.said_in(["An invoice is paid within 30 days."])
    assert point.said_in(["Thirty  days after an INVOICE arrives."])
    assert not point.said_in(["An invoice arrives.", "It is paid within 30 days."])
