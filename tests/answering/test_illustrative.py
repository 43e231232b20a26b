"""An invented tender shows how one may look; it does not say what is true of services and councils."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answering.pipeline import open_pipeline
from assistant.answers import Answer
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

TENDER = """---
title: "Illustrative: gritting the roads of Hexworth"
kind: tender
status: illustrative
---

# Gritting the roads of Hexworth

The supplier shall spread salt on the main roads before eight hours of frost are over.

## Award criteria

Quality counts for sixty per cent of the tender for gritting, and price for forty per cent.
"""


@pytest.fixture
def ask(settings: Settings, model: Model, tmp_path: Path) -> Callable[[str], Answer]:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "gritting.md").write_text(TENDER, encoding="utf-8")
    index(settings, [folder], Options(), model)

    def answered(question: str) -> Answer:
        with open_pipeline(settings, embedding=model()) as pipeline:
            return pipeline.answer(question)

    return answered


def test_an_invented_tender_does_not_answer_what_is_true_of_a_council(ask: Callable[[str], Answer]) -> None:
    answer = ask("When is salt spread on the main roads before frost?")
    assert answer.status in {"not_in_sources", "out_of_scope"}
    assert not answer.claims
    assert answer.evidence or answer.status == "out_of_scope", "what came closest is shown all the same"


def test_it_answers_a_question_for_a_precedent_and_says_that_it_is_invented(
    ask: Callable[[str], Answer],
) -> None:
    answer = ask("What are the award criteria in the tender for gritting the roads?")
    assert answer.status == "quoted"
    assert "sixty per cent" in " ".join(claim.text for claim in answer.claims)
    assert any("invented example" in caution for caution in answer.cautions)
