"""The packaged embedding model adapted to questions: another model beside it, which leaves it as it is."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.models.adapted import CHANGES, adapted_to_questions, products
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.settings import Settings

STORY = "Four of us from the youth team want to go it alone. Would the council have to take that seriously?"
KNOWN = "May employees of the authority submit an expression of interest?"
OTHER = "When must a conflicts assessment be prepared?"


@pytest.fixture(scope="module")
def model() -> EmbeddingModel:
    return load_embedding_model(Settings(chat_model="none"))


def test_the_adapted_model_is_another_one_and_leaves_the_packaged_one_as_it_is(model: EmbeddingModel) -> None:
    before = model.embed([STORY, KNOWN])
    adapted = adapted_to_questions(model)
    assert adapted is not None
    assert adapted.fingerprint.startswith(f"{model.fingerprint}+")
    assert (model.embed([STORY, KNOWN]) == before).all()
    own = adapted.embed([STORY, KNOWN])
    assert np.linalg.norm(own, axis=1) == pytest.approx(1, abs=1e-2)
    assert float((own * before).sum(axis=1).max()) < 0.99


def test_it_brings_a_story_nearer_to_the_question_that_it_tells(model: EmbeddingModel) -> None:
    adapted = adapted_to_questions(model)
    assert adapted is not None

    def lead(one: EmbeddingModel) -> float:
        story, known, other = one.embed([STORY, KNOWN, OTHER])
        return float(story @ known - story @ other)

    assert lead(adapted) > lead(model)


def test_the_same_model_is_adapted_once(model: EmbeddingModel) -> None:
    assert adapted_to_questions(model) is adapted_to_questions(model)


def test_another_model_is_left_alone(model: EmbeddingModel) -> None:
    other = model.changed({}, "another")
    assert adapted_to_questions(other) is None
    assert (other.embed([KNOWN]) == model.embed([KNOWN])).all()


def test_a_change_is_added_to_the_matrix_of_its_name(model: EmbeddingModel) -> None:
    name = "encoder.layer.0.attention.self.query"
    with np.load(CHANGES, allow_pickle=False) as file:
        held = {key: file[key] for key in file.files if key.startswith(f"{name}.")}
    assert {key.removeprefix(f"{name}.") for key in held} == {"a", "b"}
    made = products(held)
    assert made[name].shape == (model.dimension, model.dimension)
    unchanged = model.changed(products({key: 0 * part for key, part in held.items()}), "zero")
    assert unchanged.embed([KNOWN]) == pytest.approx(model.embed([KNOWN]), abs=1e-6)
    assert model.changed(made, "one").embed([KNOWN]) != pytest.approx(model.embed([KNOWN]), abs=1e-6)
