from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.library.errors import StorageError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CRASHER = Path(__file__).with_name("crasher.py")
DOCUMENTS = 40
TRIALS = 14


def write_folder(folder: Path, version: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        # Half of the documents change with each version, so that kills hit replacement as well.
        changing = f"\n\n## Changed\n\nVersion {version} of the changing part." if number % 2 else ""
        (folder / f"d{number}.md").write_text(
            f"# Document {number}\n\nA council keeps bees on roof number {number}.{changing}\n"
            f"\n## Second part\n\nGritting lorry {number} spreads salt before frost.\n",
            encoding="utf-8",
        )


def child_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")
def test_killed_at_any_moment_the_library_opens_and_finishes(
    settings: Settings, embedding: EmbeddingModel, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    dice = random.Random(20261122)  # noqa: S311 -- moments to kill at, not secrets
    with subprocess.Popen(
        [sys.executable, str(CRASHER), str(settings.data_dir), str(settings.cache_dir), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=child_environment(),
    ) as crasher:
        assert crasher.stdin
        assert crasher.stdout

        def trial(delay: float) -> str:
            crasher.stdin.write(json.dumps({"delay": delay}) + "\n")
            crasher.stdin.flush()
            return crasher.stdout.readline().strip()

        write_folder(folder, 0)
        assert trial(120.0) == "finished"
        write_folder(folder, 1)
        begun = time.monotonic()
        assert trial(120.0) == "finished"
        whole = time.monotonic() - begun
        killed = 0
        for version in range(2, TRIALS + 1):
            write_folder(folder, version)
            killed += trial(dice.uniform(0.02, whole)) == "killed"
            assert_nothing_false_is_said(settings, folder)
        crasher.stdin.close()
    assert killed >= TRIALS // 3
    report = index(settings, [folder], Options(), lambda: embedding)
    assert report.failed == []
    library = open_library(settings.data_dir)
    try:
        expected = library.catalogue.passage_ids()
        assert library.vectors.ids() == expected
        assert library.words.ids() == expected
        assert library.catalogue.unfinished() == []
        texts = {library.catalogue.document(r.source.id).text for r in library.catalogue.documents()}
        assert len(texts) == DOCUMENTS
        assert sum(f"Version {TRIALS} of" in text for text in texts) == DOCUMENTS // 2
    finally:
        library.close()


def assert_nothing_false_is_said(settings: Settings, folder: Path) -> None:
    """What the library shows are whole documents, as some version of their file read."""
    library = open_library(settings.data_dir)
    try:
        ids = library.vectors.ids() | library.words.ids()
        for hit in library.catalogue.hits(sorted(ids)).values():
            document = library.catalogue.document(hit.source.id)
            assert document is not None
            assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert len(library.catalogue.documents()) == DOCUMENTS
        assert {Path(path).parent for path in library.catalogue.files()} == {folder}
    finally:
        library.close()


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write below the folder; root, who may write whatever its mode, needs a mount for that."""
    if os.getuid() == 0:
        mount("--bind", str(folder), str(folder))
        mount("-o", "remount,ro,bind", str(folder))
        try:
            yield
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
        return
    places = [folder, *folder.rglob("*")]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        yield
    finally:
        for place in places:
            place.chmod(0o755 if place.is_dir() else 0o644)


def test_a_read_only_data_folder_says_so_and_loses_nothing(
    settings: Settings, embedding: EmbeddingModel, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    write_folder(folder, 0)
    index(settings, [folder], Options(), lambda: embedding)
    with read_only(settings.data_dir):
        with pytest.raises(StorageError, match=r"cannot be written: (Read-only|Permission)"):
            index(settings, [folder], Options(), lambda: embedding)
        library = open_library(settings.data_dir)
        try:
            assert library.catalogue.counts() == (DOCUMENTS, DOCUMENTS)
            with pytest.raises(StorageError, match=r"cannot be used: .*(Read-only|Permission)"):
                open_search(library, embedding)("bees on roof number 7", 3)
        finally:
            library.close()
    library = open_library(settings.data_dir)
    try:
        assert "number 7" in open_search(library, embedding)("bees on roof number 7", 3)[0].passage.text
    finally:
        library.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small disk"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_says_so_and_loses_nothing(
    small_disk: Path, settings: Settings, model: Callable[[], EmbeddingModel], tmp_path: Path
) -> None:
    settings = settings.model_copy(update={"data_dir": small_disk / "data"})
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "first.md").write_text("# First\n\nA council keeps bees.\n", encoding="utf-8")
    index(settings, [folder], Options(), model)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))

        except OSError:
            pass
    for number in range(30):
        (folder / f"more{number}.md").write_text(f"# More {number}\n\n" + f"Salt {number}. " * 2000, "utf-8")
    with pytest.raises(StorageError, match=r"What it held before is kept|cannot be"):
        index(settings, [folder], Options(), model)
    library = open_library(settings.data_dir)
    try:
        assert [record.source.title for record in library.catalogue.documents()] == ["First"]
    finally:
        library.close()
    filler.unlink()
    for file in folder.glob("more*.md"):
        file.unlink()
    (folder / "second.md").write_text("# Second\n\nA council spreads salt.\n", encoding="utf-8")
    assert index(settings, [folder], Options(), model).failed == []
    library = open_library(settings.data_dir)
    try:
        assert library.vectors.ids() == library.words.ids() == library.catalogue.passage_ids()
        assert library.catalogue.counts()[0] == 2
    finally:
        library.close()
