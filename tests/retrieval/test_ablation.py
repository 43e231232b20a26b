"""The arrays in which parts of the search are compared give what the search gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.retrieval.search import Search
from evals.ablation.cli import CHANGES, report
from evals.ablation.lab import Lab, last_asked
from evals.ablation.sets import Points
from evals.ablation.ways import Ways, find
from evals.answers.data import Point, Question

QUESTIONS = (
    "Must a relevant authority consider an expression of interest?",
    "socially responsible procurement",
    "Can a charity run a service of the council?",
    "Which books does the town library lend?",
)


@pytest.fixture(scope="module")
def lab(search: Search, tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return Lab(search, tmp_path_factory.mktemp("lab"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_arrays_put_the_same_passages_first_as_the_search(
    lab: Lab, search: Search, question: str
) -> None:
    ours = [hit.passage.id for hit in find(lab, question, 3, Ways())]
    assert ours == [hit.passage.id for hit in search(question, 3)]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_gives_as_many_passages_as_were_asked_for(lab: Lab, change: str) -> None:
    hits = find(lab, QUESTIONS[2], 4, CHANGES[change])
    assert len({hit.passage.id for hit in hits}) == 4


def test_every_change_but_one_differs_from_what_ships() -> None:
    assert [change for change, ways in CHANGES.items() if ways == Ways()] == ["as shipped"]


def test_no_more_passages_of_a_source_come_first_than_were_allowed(lab: Lab) -> None:
    hits = find(lab, "salt on roads", 5, replace(Ways(), each=1))
    assert len({hit.source.id for hit in hits}) == 5


def test_a_point_counts_where_a_sentence_of_the_passages_says_it(lab: Lab) -> None:
    said = Point("who submits it", (("relevant body", "submits"),))
    unsaid = Point("who eats it", (("relevant body", "eats"),))
    question = Question("q", QUESTIONS[0], (said, unsaid), ("localism-act",))
    values = Points(lab, [question]).measure(Ways())
    assert values["points"] == [0.5]
    assert values["in eight"] == [1.0]


def test_the_table_has_a_row_a_change(lab: Lab) -> None:
    question = Question("q", QUESTIONS[0], (Point("p", (("relevant body",),)),), ("localism-act",))
    values = Points(lab, [question]).measure(Ways())
    made = report({"before": {"domain": values}, "as shipped": {"domain": values}}, "dev")
    [section] = made.sections
    assert [row[0] for row in section.rows] == ["before", "as shipped"]
    assert len(section.columns) == len(section.rows[0]) == 1 + len(values)


def test_the_sentences_that_ask_are_those_with_a_question_mark() -> None:
    assert last_asked("I run a club. We have no money. May we bid?") == "May we bid?"
    assert last_asked("Tell me of lots.") == "Tell me of lots."


def test_vectors_of_the_text_alone_are_kept(lab: Lab) -> None:
    find(lab, QUESTIONS[1], 1, Ways())
    assert [path.name for path in Path(lab.keep).iterdir()] == ["text_vectors.npz"]
