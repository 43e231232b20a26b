"""A watched folder: what is new, changed or gone in it is so in the library too, soon."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.library.identity import Options
from assistant.library.report import Report
from assistant.library.store import open_library, writing
from assistant.library.watching import watch
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]
News = queue.Queue[Report | str]

SOON = 30.0
"""Seconds; a change takes about two on an idle machine."""


@contextmanager
def watched(settings: Settings, model: Model, folder: Path) -> Iterator[News]:
    news: News = queue.Queue()
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(settings, [folder], Options(), model, news.put, stop))
    thread.start()
    try:
        yield news
    finally:
        stop.set()
        thread.join(SOON)
        assert not thread.is_alive()


def titles(settings: Settings) -> list[str]:
    library = open_library(settings.data_dir)
    try:
        return [record.source.title for record in library.catalogue.documents()]
    finally:
        library.close()


def until(news: News, done: Callable[[Report], bool]) -> None:
    """Wait for a report that tells what was done; a slow machine may see one change in two runs."""
    while True:
        item = news.get(timeout=SOON)
        if isinstance(item, Report) and done(item):
            return


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "watched"
    place.mkdir()
    (place / "roads.md").write_text("# Roads\n\nSalt is spread.\n", encoding="utf-8")
    return place


def test_new_changed_and_deleted_files_are_followed(settings: Settings, model: Model, folder: Path) -> None:
    with watched(settings, model, folder) as news:
        until(news, lambda report: report.added == 1)
        (folder / "bees.md").write_text("# Bees\n\nHoney is sold.\n", encoding="utf-8")
        until(news, lambda report: report.added == 1)
        assert titles(settings) == ["Bees", "Roads"]
        (folder / "roads.md").write_text("# Highways\n\nGrit is spread.\n", encoding="utf-8")
        until(news, lambda report: report.changed == 1)
        (folder / "bees.md").unlink()
        until(news, lambda report: report.removed == 1)
    assert titles(settings) == ["Highways"]


def test_a_library_that_another_process_writes_is_waited_for_in_plain_words(
    settings: Settings, model: Model, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.library.watching._AGAIN_SECONDS", 0.2)
    with writing(settings.data_dir, "a long run"), watched(settings, model, folder) as news:
        said = news.get(timeout=SOON)
        assert isinstance(said, str)
        assert "a long run" in said
    with watched(settings, model, folder) as news:
        until(news, lambda report: report.added == 1)
