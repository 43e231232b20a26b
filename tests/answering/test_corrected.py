"""A sentence of a model that repeats a false belief is not shown, and the reader can see why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from scripted_model import Scripted

from assistant.answering.corrected import refuted
from assistant.answering.pipeline import Pipeline
from assistant.answering.verification.meaning import meaning_of
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings

QUESTION = "Since the Social Value Act requires a 10% weighting, how do we split it?"
REPEATS = "The Social Value Act requires a 10% weighting for economic well-being [1]."


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(chat_model="none", data_dir=tmp_path_factory.mktemp("corrected"))


@pytest.fixture(scope="module")
def search(settings: Settings, embedding: EmbeddingModel) -> Iterator[Search]:
    index(settings, shipped_documents(), Options(), lambda: embedding)
    library = open_library(settings.data_dir)
    yield open_search(library, embedding)
    library.close()


def test_a_false_belief_is_refuted_in_the_words_of_the_source(search: Search) -> None:
    assert "does not require a weighting" in refuted(REPEATS, search)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Social Value Act does not require a weighting for social value.",
        "The mandatory standstill period lasts eight working days.",
        "A buyer may disregard an abnormally low price.",
        "",
    ],
)
def test_a_true_sentence_is_not_refuted(search: Search, sentence: str) -> None:
    assert refuted(sentence, search) == ""


def test_a_model_that_repeats_a_false_premise_is_not_heard(
    search: Search, settings: Settings, embedding: EmbeddingModel
) -> None:
    answer = Pipeline(search, Scripted(REPEATS), settings, meaning_of(embedding)).answer(QUESTION)
    shown = [claim.text for claim in answer.claims]
    assert not any("requires a 10% weighting" in text for text in shown)
    assert any("requires a 10% weighting" in claim.text and claim.reason for claim in answer.removed)
    assert "does not require a weighting" in answer.premises[0].citations[0].quote
    assert answer.status == "quoted"
