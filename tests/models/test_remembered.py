"""Vectors of texts that come again are those of the model, made once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakKeyDictionary

import numpy as np
import pytest

from assistant.models import remembered as memory
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.models.remembered import remembered

TEXTS = ("A tenant may keep six hens.", "Salt is spread before frost.", "A tenant may keep six hens.")


@pytest.fixture
def counted(embedding: EmbeddingModel, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model is asked for, from now on."""
    asked: list[str] = []
    made = embedding.embed

    def embed(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return made(texts)

    monkeypatch.setattr(embedding, "embed", embed)
    monkeypatch.setattr(memory, "_KNOWN", WeakKeyDictionary())
    return asked


def test_they_are_those_of_the_model_and_made_once(embedding: EmbeddingModel, counted: list[str]) -> None:
    found = remembered(TEXTS, embedding)
    assert sorted(counted) == sorted(set(TEXTS))
    assert found.shape == (3, embedding.dimension)
    assert np.allclose(found, embedding.embed(TEXTS), atol=1e-2)
    counted.clear()
    assert (remembered(TEXTS[:2], embedding) == found[:2]).all()
    assert counted == []


def test_no_texts_give_no_vectors(embedding: EmbeddingModel) -> None:
    assert remembered([], embedding).shape == (0, embedding.dimension)


def test_those_not_asked_for_longest_are_forgotten(
    embedding: EmbeddingModel, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST", 2)
    remembered(["one", "two"], embedding)
    remembered(["one"], embedding)
    remembered(["three"], embedding)
    counted.clear()
    remembered(["one", "two"], embedding)
    assert counted == ["two"]


def test_many_threads_may_ask_at_once(embedding: EmbeddingModel) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda at: remembered([f"text {at % 5}", TEXTS[0]], embedding), range(40)))
    assert all(np.allclose(found[at], found[at % 5], atol=1e-2) for at in range(40))
