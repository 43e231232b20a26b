"""Real components for every test: the packaged embedding model, folders of their own, no network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.settings import Settings

# The build server tries the same examples each time: what has not changed must not fail. Elsewhere they vary.
# No deadlines: how long an example takes says how busy the machine is.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.register_profile("elsewhere", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "elsewhere")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(tmp_path: Path, cache_dir: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", cache_dir=cache_dir, chat_model="none")


@pytest.fixture(scope="session")
def embedding(cache_dir: Path) -> Iterator[EmbeddingModel]:
    model = load_embedding_model(Settings(cache_dir=cache_dir))
    yield model
    model.close()


@pytest.fixture
def model(embedding: EmbeddingModel) -> Callable[[], EmbeddingModel]:
    return lambda: embedding


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` with development data is not beside the repository")
    return SHARED
