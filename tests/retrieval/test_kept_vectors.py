"""Vectors of texts that ship are made once, whatever becomes of the file that keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.retrieval import kept_vectors as kept
from assistant.retrieval.kept_vectors import FOLDER, SLICE, VERSIONS, kept_vectors
from assistant.settings import Settings

TEXTS = ("What is it all about, this staff thing?", "Who pays?")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddingModel]:
    monkeypatch.setattr(kept, "_MADE", {})  # as in a process of its own
    model = load_embedding_model(Settings(cache_dir=tmp_path / "cache", chat_model="none"))
    yield model
    model.close()


def files(model: EmbeddingModel) -> list[Path]:
    assert model.cache_dir is not None
    return sorted((model.cache_dir / FOLDER).iterdir())


def test_kept_vectors_are_those_of_the_model(model: EmbeddingModel) -> None:
    assert np.allclose(kept_vectors("asked", TEXTS, model), model.embed(TEXTS), atol=1e-3)


@pytest.mark.parametrize("damage", [b"", b"damaged", b"\x93NUMPY\x01\x00v\x00{"])
def test_a_damaged_file_is_made_again(
    model: EmbeddingModel, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_vectors("asked", TEXTS, model)
    (stored,) = files(model)
    stored.write_bytes(damage)
    monkeypatch.setattr(kept, "_MADE", {})
    assert np.allclose(kept_vectors("asked", TEXTS, model), first)
    assert files(model)[0].stat().st_size > len(damage)


def test_a_kept_file_is_read_and_not_made(model: EmbeddingModel, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept_vectors("asked", TEXTS, model)
    monkeypatch.setattr(kept, "_MADE", {})
    said: list[float] = []
    again = kept_vectors("asked", TEXTS, model, lambda _, part: said.append(part))
    assert np.array_equal(again, first)
    assert said == []


def test_other_texts_have_vectors_of_their_own_and_old_lists_give_way(model: EmbeddingModel) -> None:
    for number in range(VERSIONS + 2):
        assert kept_vectors("asked", (f"Question {number}?",), model).shape == (1, model.dimension)
    kept_vectors("beliefs", TEXTS, model)
    names = [path.name.partition("-")[0] for path in files(model)]
    assert names == ["asked"] * VERSIONS + ["beliefs"]


def test_a_folder_that_cannot_be_written_only_costs_time(
    model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(model, "cache_dir", tmp_path / "file")
    assert kept_vectors("asked", TEXTS, model).shape == (2, model.dimension)


def test_a_long_list_tells_how_far_it_is(model: EmbeddingModel) -> None:
    said: list[float] = []
    texts = tuple(f"w{number}" for number in range(SLICE + 1))
    assert len(kept_vectors("asked", texts, model, lambda _, part: said.append(part))) == SLICE + 1
    assert said[-1] == 1.0
    assert len(said) == 2


def test_no_texts_have_no_vectors(model: EmbeddingModel) -> None:
    assert kept_vectors("asked", (), model).shape == (0, model.dimension)
