"""What becomes of an answer where the chat model says that the passages do not hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from scripted_model import Scripted

from assistant.answering import messages
from assistant.answering.pipeline import Pipeline, open_pipeline
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.models.embedding import EmbeddingModel
from assistant.models.packaged_chat import MODEL_NAME
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

QUESTION = "Within how many days does Hexworth Council pay the invoices of its providers?"
TOLD = "Hexworth Council pays the invoices of its providers within 20 days."


class Silent(Scripted):
    """Says that the passages are silent, under a name."""

    def __init__(self, name: str) -> None:
        super().__init__("NOT_IN_SOURCES")
        self.name = name


@pytest.fixture
def pipeline(settings: Settings, model: Model, tmp_path: Path) -> Iterator[Pipeline]:
    text = f"# Payment\n\n{TOLD}\n\n# Halls\n\nA hall costs fourteen pounds an hour.\n"
    (tmp_path / "payment.md").write_text(text, encoding="utf-8")
    index(settings, [tmp_path / "payment.md"], Options(), model)
    with open_pipeline(settings, embedding=model()) as opened:
        yield opened


def test_the_packaged_model_is_too_small_for_its_silence_to_count(pipeline: Pipeline) -> None:
    answer = replace(pipeline, chat=Silent(MODEL_NAME)).answer(QUESTION)
    assert answer.status == "quoted"
    assert answer.claims[0].text == TOLD
    assert answer.message == messages.MODEL_SILENT


@pytest.mark.parametrize(("certain_from", "status"), [(0.0, "quoted"), (1.1, "not_in_sources")])
def test_another_model_is_believed_unless_the_sources_almost_surely_answer(
    certain_from: float, status: str, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.answering.pipeline.CERTAIN_FROM", certain_from)
    assert replace(pipeline, chat=Silent("larger")).answer(QUESTION).status == status
