"""Files that hold several documents: each is one of the library, and the file is where it stands."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents import Hit
from assistant.library.identity import Options
from assistant.library.index import index, remove
from assistant.library.report import Report
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

GRITTING = "# Winter roads\n\nGritting lorries spread salt on the main roads before frost.\n"
LIBRARIES = "# Libraries\n\nThe mobile library visits each village once in three weeks.\n"
ALLOTMENTS = "# Allotments\n\nA plot that is not tended for a season may be given to another gardener.\n"


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def write(path: Path, data: bytes) -> None:
    """As if it had lain there for an hour: a time stamp as fresh as the run is not trusted."""
    path.write_bytes(data)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns - 3_600_000_000_000, status.st_mtime_ns - 3_600_000_000_000))


def age(path: Path) -> None:
    write(path, path.read_bytes())


def run(settings: Settings, model: Model, *paths: Path) -> Report:
    return index(settings, paths, Options(), model)


def hits(settings: Settings, model: Model, text: str) -> list[Hit]:
    library = open_library(settings.data_dir)
    try:
        return open_search(library, model())(text, 5)
    finally:
        library.close()


def documents(settings: Settings) -> dict[str, tuple[str, ...]]:
    library = open_library(settings.data_dir)
    try:
        return {record.source.title: record.paths for record in library.catalogue.documents()}
    finally:
        library.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "papers.zip"
    write(path, zipped(winter_md=GRITTING, books_md=LIBRARIES, broken_pdf=b"%PDF-1.4 nothing"))
    return path


def test_each_member_is_a_document_and_each_that_fails_has_its_reason(
    settings: Settings, model: Model, archive: Path
) -> None:
    report = run(settings, model, archive)
    assert (report.added, len(report.failed)) == (2, 1)
    assert report.failed[0].path == f"{archive}/broken.pdf"
    assert documents(settings) == {
        "Winter roads": (f"{archive}/winter.md",),
        "Libraries": (f"{archive}/books.md",),
    }
    assert hits(settings, model, "salt against ice")[0].document == f"{archive}/winter.md"


def test_the_second_time_nothing_is_read_and_all_is_told_again(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive)
    report = run(settings, model, archive)
    assert (report.added, report.unchanged, report.passages, len(report.failed)) == (0, 2, 0, 1)


def test_a_changed_archive_changes_only_what_changed_in_it(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive)
    write(
        archive, zipped(winter_md=GRITTING, plots_md=ALLOTMENTS, books_md=LIBRARIES.replace("three", "two"))
    )
    report = run(settings, model, archive)
    assert (report.added, report.changed, report.unchanged, report.removed) == (1, 1, 1, 0)
    assert report.failed == []
    assert "two weeks" in hits(settings, model, "how often does the mobile library come?")[0].passage.text


def test_a_member_that_has_gone_from_the_archive_goes_from_the_library(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive)
    write(archive, zipped(books_md=LIBRARIES))
    report = run(settings, model, archive)
    assert (report.removed, report.unchanged, report.failed) == (1, 1, [])
    assert list(documents(settings)) == ["Libraries"]


def test_an_archive_that_breaks_keeps_what_was_read_of_it_before(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive)
    write(archive, archive.read_bytes()[:60])
    report = run(settings, model, archive)
    assert [failure.path for failure in report.failed] == [str(archive)]
    assert set(documents(settings)) == {"Winter roads", "Libraries"}


def test_an_archive_that_has_gone_takes_its_members_with_it(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive.parent)
    archive.unlink()
    assert run(settings, model, archive.parent).removed == 2
    assert documents(settings) == {}


def test_the_same_bytes_inside_an_archive_and_outside_are_stored_once(
    settings: Settings, model: Model, archive: Path
) -> None:
    loose = archive.with_name("winter.md")
    loose.write_text(GRITTING, encoding="utf-8")
    run(settings, model, archive.parent)
    assert documents(settings)["Winter roads"] == (f"{archive}/winter.md", str(loose))


def test_a_whole_archive_and_a_single_member_can_be_removed(
    settings: Settings, model: Model, archive: Path
) -> None:
    run(settings, model, archive)
    assert remove(settings, [f"{archive}/winter.md"], model) == (1, [])
    assert list(documents(settings)) == ["Libraries"]
    assert remove(settings, [str(archive)], model) == (1, [])
    assert documents(settings) == {}


def test_an_archive_of_nothing_readable_is_reported(settings: Settings, model: Model, tmp_path: Path) -> None:
    path = tmp_path / "empty.zip"
    write(path, zipped())
    [failure] = run(settings, model, path).failed
    assert failure.path == str(path)
    assert failure.reason
