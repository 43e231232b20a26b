"""A library that is open here sees what another process writes, without being opened again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def elsewhere(settings: Settings, *words: str) -> dict[str, Any]:
    """Run `assistant` in a process of its own, on the same library."""
    environment = os.environ | {
        "ASSISTANT_DATA_DIR": str(settings.data_dir),
        "ASSISTANT_CACHE_DIR": str(settings.cache_dir),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *words, "--json"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.slow  # four processes, each of which imports everything
def test_a_library_that_is_open_follows_another_process(
    settings: Settings, model: Callable[[], EmbeddingModel], tmp_path: Path
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "roads.md").write_text("# Roads\n\nSalt is spread before frost.\n", encoding="utf-8")
    assert elsewhere(settings, "index", str(folder))["added"] == 1
    library = open_library(settings.data_dir)
    try:
        search = open_search(library, model())

        def titles() -> set[str]:
            return {hit.source.title for hit in search("what do the bees make?", 5)}

        assert titles() == {"Roads"}
        (folder / "bees.md").write_text("# Bees\n\nThe bees make honey.\n", encoding="utf-8")
        elsewhere(settings, "index", str(folder))
        assert search("what do the bees make?", 5)[0].source.title == "Bees"
        (folder / "bees.md").write_text("# Hives\n\nThe bees make wax.\n", encoding="utf-8")
        elsewhere(settings, "index", str(folder))
        assert titles() == {"Roads", "Hives"}
        elsewhere(settings, "remove", str(folder / "bees.md"))
        assert titles() == {"Roads"}
    finally:
        library.close()
