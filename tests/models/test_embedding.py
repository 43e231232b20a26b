from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.models.embedding import (
    BATCH,
    LEAST_AGREEMENT,
    EmbeddingModel,
    load_embedding_model,
    packaged_folder,
)
from assistant.models.errors import ModelNotFoundError
from assistant.models.processor import cores
from assistant.settings import Settings

TEXTS = [
    "A charity may send an expression of interest to the council.",
    "Gritting lorries spread salt on the main roads before frost.",
    "s.81(6)(a)",
    "",
    "The council must publish the period within which it decides, and decide within it. " * 30,
    "Bees",
    "道路の塩 🙂 \x00",
    "x" * 5_000,
    "Commissioners agree outcomes with the people who use a service before they choose a provider.",
    "£2m",
]


def test_vectors_have_the_model_s_dimension_and_unit_length(embedding: EmbeddingModel) -> None:
    vectors = embedding.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedding.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=5e-3)
    query = embedding.embed_query(TEXTS[0])
    assert query.shape == (embedding.dimension,)


def test_the_packaged_model_is_minilm(embedding: EmbeddingModel) -> None:
    assert (embedding.name, embedding.dimension, embedding.window) == ("packaged", 384, 256)
    assert (Path(packaged_folder()) / "model.safetensors").is_file()


def test_no_text_gives_no_vector(embedding: EmbeddingModel) -> None:
    assert embedding.embed([]).shape == (0, embedding.dimension)
    assert embedding.lengths([]) == []
    assert embedding.offsets("") == []


@pytest.mark.parametrize("count", [1, BATCH, BATCH + 1, 3 * BATCH + 1])
def test_the_order_of_the_texts_is_kept_over_batches(embedding: EmbeddingModel, count: int) -> None:
    texts = [f"{'road ' * (number * 7 % 23)}number {number}" for number in range(count)]
    together = embedding.embed(texts)
    for number, text in enumerate(texts):
        alone = embedding.embed_query(text)
        nearest = int((together @ alone).argmax())
        assert together[number] @ alone > LEAST_AGREEMENT
        assert together[nearest] @ alone - together[number] @ alone < 1e-3


def test_like_texts_are_nearer_than_unlike_ones(embedding: EmbeddingModel) -> None:
    charity, salt, question = embedding.embed([TEXTS[0], TEXTS[1], "May a voluntary body challenge?"])
    assert question @ charity > question @ salt + 0.1


def test_both_precisions_agree(cache_dir: Path) -> None:
    vectors = {}
    for precision in ("float32", "bfloat16"):
        model = load_embedding_model(Settings(cache_dir=cache_dir, embedding_precision=precision))
        assert model.precision == precision
        vectors[precision] = model.embed(TEXTS)
        fingerprint = model.fingerprint
        model.close()
        vectors.setdefault("fingerprints", set()).add(fingerprint)
    agreement = (vectors["float32"] * vectors["bfloat16"]).sum(axis=1)
    assert agreement.min() >= LEAST_AGREEMENT
    # The vectors of a library stay good when another machine chooses the other precision.
    assert len(vectors["fingerprints"]) == 1


def test_auto_measures_once_and_remembers(tmp_path: Path) -> None:
    chosen = Settings(cache_dir=tmp_path / "cache", embedding_precision="auto")
    first = load_embedding_model(chosen)
    first.close()
    cache = chosen.cache_dir / "precision.json"
    [(key, found)] = json.loads(cache.read_text(encoding="utf-8")).items()
    assert found["precision"] == first.precision
    assert found["agreement"] >= LEAST_AGREEMENT or found["precision"] == "float32"
    assert found["seconds"].keys() == {"float32", "bfloat16"}
    # What the cache says is taken as it is: a second start measures nothing.
    other = "float32" if first.precision == "bfloat16" else "bfloat16"
    cache.write_text(json.dumps({key: {"precision": other}}), encoding="utf-8")
    second = load_embedding_model(chosen)
    second.close()
    assert second.precision == other


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"a": 1}'])
def test_a_broken_cache_is_measured_anew(tmp_path: Path, broken: str) -> None:
    chosen = Settings(cache_dir=tmp_path / "cache", embedding_precision="auto")
    chosen.cache_dir.mkdir()
    cache = chosen.cache_dir / "precision.json"
    cache.write_text(broken, encoding="utf-8")
    model = load_embedding_model(chosen)
    model.close()
    assert any(
        isinstance(item, dict) and item.get("precision") == model.precision
        for item in json.loads(cache.read_text(encoding="utf-8")).values()
    )


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    model = load_embedding_model(Settings(cache_dir=tmp_path / "a file" / "cache"))
    assert model.embed_query("roads").shape == (model.dimension,)
    model.close()


@pytest.mark.parametrize("name", ["no-such-organisation/no-such-model", "/no/such/folder", "", "..", "a b"])
def test_a_model_that_is_not_there_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    chosen = Settings(cache_dir=tmp_path, embedding_model=name, embedding_precision="float32")
    with pytest.raises(ModelNotFoundError) as caught:
        load_embedding_model(chosen)
    said = str(caught.value)
    assert f"'{name}'" in said
    assert "ASSISTANT_EMBEDDING_MODEL" in said
    assert "\n" not in said


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("not json", encoding="utf-8")
    chosen = Settings(cache_dir=tmp_path, embedding_model=str(folder), embedding_precision="float32")
    with pytest.raises(ModelNotFoundError, match="ASSISTANT_EMBEDDING_MODEL"):
        load_embedding_model(chosen)


def test_a_precision_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="auto, float32 or bfloat16"):
        load_embedding_model(Settings(cache_dir=tmp_path, embedding_precision="int8"))


def test_a_folder_with_the_packaged_weights_makes_the_same_vectors(
    embedding: EmbeddingModel, cache_dir: Path
) -> None:
    chosen = Settings(cache_dir=cache_dir, embedding_model=packaged_folder(), embedding_precision="float32")
    model = load_embedding_model(chosen)
    try:
        assert model.fingerprint == embedding.fingerprint
        assert model.embed_query("roads") @ embedding.embed_query("roads") >= LEAST_AGREEMENT
    finally:
        model.close()


@settings(deadline=None, max_examples=50)
@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_lengths_and_offsets_count_the_same_word_pieces(embedding: EmbeddingModel, text: str) -> None:
    spans = embedding.offsets(text)
    assert embedding.lengths([text, text]) == [len(spans)] * 2
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


def test_offsets_point_at_the_words(embedding: EmbeddingModel) -> None:
    text = "  The   council\nmust decide."
    assert [text[start:end] for start, end in embedding.offsets(text)] == [
        "The",
        "council",
        "must",
        "decide",
        ".",
    ]


def test_a_text_longer_than_the_window_is_counted_whole(embedding: EmbeddingModel) -> None:
    assert embedding.lengths(["road " * 10_000]) == [10_000]


def test_at_least_one_core_is_used() -> None:
    assert cores() >= 1
