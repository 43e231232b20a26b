"""Kills, restarts, full disks and races over a folder of every kind of file, archives among them."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TypeAlias

import pytest
from mixed_folder import HOUR_NS, bundle, note, put, write_version, zipped

from assistant.documents import Passage
from assistant.library import preparing
from assistant.library.errors import LibraryLockedError, StorageError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.report import Report
from assistant.library.scan import scan
from assistant.library.store import Library, open_library
from assistant.models.embedding import EmbeddingModel
from assistant.readers import read_parts
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CRASHER = Path(__file__).with_name("crasher.py")
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process to kill")

GROUP = 12
"""Passages stored at a time in these tests: small, so that an archive is stored in many steps."""

Model = Callable[[], EmbeddingModel]
Held: TypeAlias = set[tuple[str, str, str, tuple[tuple[str, str], ...]]]
"""Path, digest, publisher and passages (text, locator) of everything that a library shows."""


class InterruptedRunError(Exception):
    """Stands for whatever ends a run between two steps."""


class Crasher:
    """A process that runs `index` in children of its own and kills them."""

    def __init__(self, cache_dir: Path, home: Path) -> None:
        self.usual: dict[str, str] = {}
        """Where it works unless it is told otherwise."""
        self._process = subprocess.Popen(
            [sys.executable, str(CRASHER), str(home / "data"), str(cache_dir), str(home / "documents")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def __call__(self, **order: object) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"delay": 120.0, "group": GROUP} | self.usual | order) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture(scope="module")
def started(cache_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crasher]:
    crasher = Crasher(cache_dir, tmp_path_factory.mktemp("crasher"))
    yield crasher
    crasher.close()


@pytest.fixture
def crasher(started: Crasher, settings: Settings, folder: Path) -> Crasher:
    started.usual = {"data": str(settings.data_dir), "folder": str(folder)}
    return started


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "GROUP", GROUP)


def held(library: Library) -> Held:
    documents = {record.id: record.source for record in library.catalogue.documents()}
    passages: dict[str, list[Passage]] = {}
    for hit in library.catalogue.hits(sorted(library.catalogue.passage_ids())).values():
        passages.setdefault(hit.source.id, []).append(hit.passage)
    texts = {
        number: tuple((part.text, part.label) for part in sorted(passages[source.id], key=lambda p: p.start))
        for number, source in documents.items()
    }
    return {
        (file.path, file.sha256, documents[file.document].publisher, texts[file.document])
        for file in library.catalogue.files().values()
        if file.document is not None
    }


def held_in(data_dir: Path) -> Held:
    library = open_library(data_dir)
    try:
        return held(library)
    finally:
        library.close()


def true_of(folder: Path) -> dict[str, str]:
    """The digest of each document that the folder holds, by its path, read in this process."""
    digests: dict[str, str] = {}
    for file in scan([folder]).files:
        for part in read_parts(Path(file.path).read_bytes(), Path(file.path).name):
            if part.document is not None:
                digests[f"{file.path}/{part.name}" if part.name else file.path] = part.sha256
    return digests


def assert_nothing_false_is_said(data_dir: Path, *versions: dict[str, str]) -> None:
    """What is shown was true of some version, once each, and both indexes hold all of it."""
    library = open_library(data_dir)
    try:
        visible = library.catalogue.passage_ids()
        assert visible <= library.vectors.ids()
        assert visible <= library.words.ids()
        for hit in library.catalogue.hits(sorted(visible)).values():
            document = library.catalogue.document(hit.source.id)
            assert document is not None
            assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
        for file in library.catalogue.files().values():
            if file.document is not None:
                assert file.sha256 in {version.get(file.path) for version in versions}, file.path
        sources = [record.source.id for record in library.catalogue.documents()]
        assert len(sources) == len(set(sources))
    finally:
        library.close()


def assert_finished(data_dir: Path, folder: Path, fresh: Held) -> None:
    """Nothing is lost, nothing twice: the same as a library that was never interrupted."""
    library = open_library(data_dir)
    try:
        expected = library.catalogue.passage_ids()
        assert library.vectors.ids() == library.words.ids() == expected
        assert library.catalogue.unfinished() == []
        assert held(library) == fresh
        digests = {file.path: file.sha256 for file in library.catalogue.files().values() if file.document}
        assert digests == true_of(folder)
    finally:
        library.close()


MOMENTS = [
    ("assistant.library.ledger:Ledger.add_pending", 9),
    ("assistant.library.vectors:VectorStore.upsert", 2),
    *(("assistant.library.words:WordStore.commit", call) for call in (1, 3)),
    ("assistant.library.ledger:Ledger.put_file", 9),
    *(("assistant.library.run:discard", call) for call in (1, 2, 3)),
    ("assistant.library.vectors:VectorStore.delete", 2),
    ("assistant.library.ledger:Ledger.delete_document", 4),
]
"""Where a run kills itself: before each step of storing, and of removing what it replaces."""


@pytest.mark.slow
@forks
def test_killed_in_any_step_of_storing_the_next_run_finishes(
    settings: Settings, folder: Path, crasher: Crasher, tmp_path: Path
) -> None:
    write_version(folder, 0, office=False)
    before = true_of(folder)
    killed = 0
    for version, (place, call) in enumerate(MOMENTS, 1):
        killed += crasher(at=place, call=call) == "killed"
        assert_nothing_false_is_said(settings.data_dir, before, now := true_of(folder))
        assert crasher() == "finished"
        before = now
        assert_nothing_false_is_said(settings.data_dir, now)
        assert {path for path, *_ in held_in(settings.data_dir)} == set(now)
        write_version(folder, version, office=False)
    assert killed > len(MOMENTS) // 2
    assert crasher() == crasher(data=str(tmp_path / "fresh")) == "finished"
    assert_finished(settings.data_dir, folder, held_in(tmp_path / "fresh"))


@pytest.mark.slow
@forks
def test_killed_at_any_moment_of_a_first_run_a_change_and_a_removal_the_next_run_finishes(
    settings: Settings, folder: Path, crasher: Crasher, tmp_path: Path
) -> None:
    dice = random.Random(20261122)  # noqa: S311 -- moments to kill at, not secrets
    write_version(folder, 0)
    begun = time.monotonic()
    assert crasher(data=str(tmp_path / "timed")) == "finished"
    reach = time.monotonic() - begun
    killed = 0
    versions = [true_of(folder)]
    for trial in range(9):
        if trial >= 3:  # three first runs one after another, then changes, with the archive gone in some
            write_version(folder, trial, archive=trial % 4 != 0)
            versions.append(true_of(folder))
        outcome = crasher(delay=dice.uniform(0.05, reach))
        killed += outcome == "killed"
        reach *= 1.1 if outcome == "killed" else 0.7  # later runs have less to do than the first one
        assert_nothing_false_is_said(settings.data_dir, *versions)
        if trial % 4 == 2:
            assert crasher() == "finished"
            del versions[:-1]
            assert {path for path, *_ in held_in(settings.data_dir)} == set(versions[0])
    assert killed >= 4
    archive = f"{folder}/bundle.zip"
    write_version(folder, 99)
    versions.append(true_of(folder))
    assert crasher() == "finished"
    assert crasher(remove=[archive], at="assistant.library.index:discard", call=1) == "killed"
    assert_nothing_false_is_said(settings.data_dir, versions[-1])
    assert not any(path.startswith(archive) for path, *_ in held_in(settings.data_dir))
    assert crasher() == crasher(data=str(tmp_path / "fresh")) == "finished"
    assert_finished(settings.data_dir, folder, held_in(tmp_path / "fresh"))


def stop_after(parts: int) -> Callable[[str, int, int], None]:
    """Ends a run once so many parts of files have been stored."""
    numbers = iter(range(1, 10_000))

    def progress(*_: object) -> None:
        if next(numbers) == parts:
            raise InterruptedRunError

    return progress


def run(settings: Settings, model: Model, folder: Path, stop: int = 0) -> Report:
    progress = stop_after(stop) if stop else None
    return index(settings, [folder], Options(), model, progress)


@pytest.mark.usefixtures("small_groups")
def test_what_was_stored_of_an_archive_before_an_interruption_is_kept_and_not_embedded_again(
    settings: Settings, model: Model, folder: Path
) -> None:
    folder.mkdir()
    put(folder / "bundle.zip", bundle(0))
    with pytest.raises(InterruptedRunError):
        run(settings, model, folder, stop=9)
    stored = held_in(settings.data_dir)
    assert 9 <= len(stored) < len(true_of(folder))
    report = run(settings, model, folder)
    assert report.removed == 0
    assert report.added == len(true_of(folder)) - len(stored)
    assert report.unchanged == len(stored)
    assert stored < held_in(settings.data_dir)


@pytest.mark.usefixtures("small_groups")
def test_an_archive_that_is_put_back_after_an_interruption_is_read_again(
    settings: Settings, model: Model, folder: Path
) -> None:
    folder.mkdir()
    archive = folder / "bundle.zip"
    put(archive, bundle(0))
    run(settings, model, folder)
    stamp = archive.stat().st_mtime_ns
    whole = held_in(settings.data_dir)
    old = bundle(0)
    new = bundle(1)
    put(archive, new)
    with pytest.raises(InterruptedRunError):
        run(settings, model, folder, stop=9)
    assert held_in(settings.data_dir) != whole
    archive.write_bytes(old)  # as a backup is restored: with the size and the time that it had
    os.utime(archive, ns=(stamp, stamp))
    run(settings, model, folder)
    assert held_in(settings.data_dir) == whole


@pytest.mark.usefixtures("small_groups")
def test_words_that_one_file_lets_go_of_and_another_takes_up_are_not_lost(
    settings: Settings, model: Model, folder: Path
) -> None:
    """The two stand far apart, so that the old holder is stored before the new one has been."""
    moving = note("Quarry", "The old quarry is nine fathoms deep and full of newts.")
    folder.mkdir()
    put(folder / "a.md", moving)
    put(folder / "m.zip", zipped({f"{n}.md": note(f"Filler {n}", f"Filler {n} is dull.") for n in range(9)}))
    run(settings, model, folder)
    put(folder / "a.md", note("Meadow", "The meadow is mown in July."))
    put(folder / "m.zip", zipped({f"{n}.md": note(f"Filler {n}", f"Filler {n} is dry.") for n in range(9)}))
    put(folder / "z.zip", zipped({"quarry.md": moving, "same.txt.md": moving + "\n"}))
    run(settings, model, folder)
    assert {path: sha256 for path, sha256, *_ in held_in(settings.data_dir)} == true_of(folder)
    library = open_library(settings.data_dir)
    try:
        assert library.vectors.ids() == library.words.ids() == library.catalogue.passage_ids()
    finally:
        library.close()


def test_a_package_that_is_read_to_its_end_lets_go_of_the_document_that_it_was(
    settings: Settings, model: Model, folder: Path
) -> None:
    folder.mkdir()
    path = folder / "papers.zip"
    put(path, note("Not packed", "This is a note although its name says ZIP.").encode())
    path = path.rename(folder / "papers.txt")
    run(settings, model, folder)
    assert len(held_in(settings.data_dir)) == 1
    put(path, zipped({".hidden.md": note("Hidden", "Nobody packed this on purpose.")}))
    [failure] = run(settings, model, folder).failed
    assert failure.reason == "it holds no files"
    assert held_in(settings.data_dir) == set()


def test_an_archive_that_can_no_longer_be_read_says_that_what_it_held_is_kept(
    settings: Settings, model: Model, folder: Path
) -> None:
    folder.mkdir()
    put(folder / "bundle.zip", bundle(0))
    run(settings, model, folder)
    whole = held_in(settings.data_dir)
    put(folder / "bundle.zip", bundle(1)[:300])
    for _ in range(2):  # the second time nothing is read
        reasons = {failure.path: failure.reason for failure in run(settings, model, folder).failed}
        assert reasons[f"{folder}/bundle.zip"] == (
            "damaged: the ZIP file is cut off or broken; the version that was read before is kept"
        )
        assert held_in(settings.data_dir) == whole


@pytest.mark.parametrize("how", ["replaced", "overwritten"])
def test_an_archive_that_changes_while_it_is_read_is_shown_as_one_of_its_versions(
    settings: Settings, model: Model, folder: Path, how: str
) -> None:
    folder.mkdir()
    archive = folder / "bundle.zip"
    put(archive, bundle(0))
    versions = [true_of(folder)]
    put(archive, bundle(1))
    versions.append(true_of(folder))
    stop = threading.Event()

    def rewrite() -> None:
        for turn, data in enumerate(cycle((bundle(0), bundle(1)))):
            if stop.wait(0.003):
                return
            target = archive.with_name(".new") if how == "replaced" else archive
            target.write_bytes(data)
            os.utime(target, ns=(turn * 1_000, turn * 1_000))
            target.replace(archive)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(6):
            run(settings, model, folder)
            now = {path: sha256 for path, sha256, *_ in held_in(settings.data_dir)}
            assert now in versions or (how == "overwritten" and not now)
    finally:
        stop.set()
        writer.join()
    put(archive, bundle(2), age_ns=2 * HOUR_NS)
    run(settings, model, folder)
    assert {path: sha256 for path, sha256, *_ in held_in(settings.data_dir)} == true_of(folder)


@pytest.mark.slow
@forks
def test_of_two_writers_at_once_one_is_told_who_writes_and_the_other_finishes(
    settings: Settings, model: Model, folder: Path, crasher: Crasher, tmp_path: Path
) -> None:
    write_version(folder, 0, office=False)
    theirs: list[str] = []
    ours: list[str] = []
    assert crasher(data=str(tmp_path / "fresh")) == "finished"  # it has loaded its model by now

    def write() -> None:
        while not theirs or theirs[-1] == "refused":
            theirs.append(crasher())

    other = threading.Thread(target=write)
    other.start()
    while other.is_alive():
        try:
            run(settings, model, folder)
        except LibraryLockedError as error:
            ours.append(str(error))
        time.sleep(0.01)
    other.join()
    assert ours or len(theirs) > 1
    assert all("is being written by" in reason for reason in ours)
    assert theirs[-1] == "finished"
    assert_finished(settings.data_dir, folder, held_in(tmp_path / "fresh"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def filled(disk: Path, left: int) -> Iterator[None]:
    """The disk is full but for `left` KiB."""
    filler = disk / "filler"
    space = os.statvfs(disk)
    filler.write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - left * 1024)))
    yield
    filler.unlink()


@pytest.mark.usefixtures("small_groups")
def test_a_disk_that_fills_up_amid_an_archive_keeps_what_was_stored_and_goes_on_from_there(
    small_disk: Path, settings: Settings, model: Model, folder: Path, tmp_path: Path
) -> None:
    small = settings.model_copy(update={"data_dir": small_disk / "data"})
    folder.mkdir()
    put(folder / "first.md", note("First", "A council keeps bees."))
    run(small, model, folder)
    put(folder / "bundle.zip", bundle(0))
    stored = [1]
    reasons: list[str] = []
    for left in range(64, 6 * 1024, 96):
        with filled(small_disk, left):
            try:
                run(small, model, folder)
                break
            except StorageError as error:
                reasons.append(str(error))
        assert_nothing_false_is_said(small.data_dir, true_of(folder))
        stored.append(len(held_in(small.data_dir)))
    assert stored == sorted(stored)  # nothing that was stored is lost by the next failure
    assert any(1 < count < len(true_of(folder)) for count in stored)
    assert all("What it held before is kept" in reason or "cannot be" in reason for reason in reasons)
    run(settings, model, folder)
    assert_finished(small.data_dir, folder, held_in(settings.data_dir))
