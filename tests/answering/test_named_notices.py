"""Who looks for a notice is told which one was found before anything else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.named_notices import named
from assistant.answering.pipeline import Pipeline, open_pipeline
from assistant.answering.turn import Turn
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_corpus
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]


def notice(buyer: str, what: str, described: str) -> dict[str, Any]:
    """A small tender notice with our own words in the shape of the Open Contracting Data Standard."""
    path = next(iter(sorted((shipped_corpus() / "tenders").glob("advice*.json"))))
    package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    release = package["releases"][0]
    ocid = f"ocds-test-{what.replace(' ', '-')}"
    party = {"id": "B", "name": buyer, "roles": ["buyer"]}
    package["releases"] = [
        {
            "ocid": ocid,
            "id": "1",
            "date": release["date"],
            "tag": ["tender"],
            "initiationType": "tender",
            "parties": [party],
            "buyer": {"id": "B", "name": buyer},
            "tender": {"id": "T", "title": what.capitalize(), "description": described, "status": "active"},
        }
    ]
    return package


@pytest.fixture
def pipeline(settings: Settings, model: Model, tmp_path: Path) -> Iterator[Pipeline]:
    folder = tmp_path / "notices"
    folder.mkdir()
    rows = {
        "gritting": (
            "Hexworth Council",
            "gritting of main roads",
            "Salt is kept in two depots. Hexworth Council wants its main roads gritted before frost.",
        ),
        "bees": (
            "Ambleford Parish Council",
            "keeping of bees",
            "The hives stand on the roof of the hall, and the honey is given away.",
        ),
        "ferry": ("", "crossing by ferry", "The ferry crosses the river twelve times a day."),
    }
    for name, row in rows.items():
        (folder / f"{name}.json").write_text(json.dumps(notice(*row)), encoding="utf-8")
    index(settings, [folder], Options(), model)
    with open_pipeline(settings, embedding=model()) as opened:
        yield opened


def test_the_sentence_of_the_description_that_names_the_buyer_comes_first(pipeline: Pipeline) -> None:
    answer = pipeline.answer("Have you got a tender for gritting of main roads? Where is the salt kept?")
    first = answer.claims[0]
    assert first.text == "Hexworth Council wants its main roads gritted before frost."
    assert first.quote
    [citation] = first.citations
    assert citation.hit.passage.text[citation.start : citation.end] == citation.quote


def test_the_line_with_the_buyer_does_where_no_sentence_names_it(pipeline: Pipeline) -> None:
    answer = pipeline.answer("Is there a tender for keeping of bees on the roof of the hall?")
    assert answer.claims[0].text == "Buyer: Ambleford Parish Council"
    assert len({claim.text for claim in answer.claims}) == len(answer.claims)


def test_a_notice_without_a_buyer_is_quoted_all_the_same(pipeline: Pipeline) -> None:
    question = "Is there a tender for crossing the river by ferry?"
    turn = Turn(question, standalone=question, evidence=tuple(pipeline.search(question, 1)))
    assert named(turn, pipeline.search.library).opening == ()
    told = [claim.text for claim in pipeline.answer(question).claims]
    assert "The ferry crosses the river twelve times a day." in told


def test_who_does_not_look_for_a_notice_is_not_told_of_one(pipeline: Pipeline) -> None:
    question = "Where is the salt kept for the gritting of main roads?"
    turn = Turn(question, standalone=question, evidence=tuple(pipeline.search(question, 4)))
    assert turn.evidence[0].source.kind == "tender"
    assert named(turn, pipeline.search.library) is turn
