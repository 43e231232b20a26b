from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.library.errors import (
    LibraryLockedError,
    NewerLibraryError,
    OtherModelError,
    StorageError,
)
from assistant.library.filters import Filters
from assistant.library.identity import Options
from assistant.library.index import index, reindex, remove
from assistant.library.report import Report
from assistant.library.store import CATALOGUE, open_library, writing
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

CHALLENGE = "# Right to challenge\n\nA charity may send an expression of interest to the council.\n"
GRITTING = "# Winter roads\n\nGritting lorries spread salt on the main roads before frost.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "my documents"
    place.mkdir()
    (place / "challenge.md").write_text(CHALLENGE, encoding="utf-8")
    (place / "gritting.md").write_text(GRITTING, encoding="utf-8")
    return place


def run(settings: Settings, model: Model, *paths: Path, **options: str) -> Report:
    return index(settings, paths, Options(**options), model)


def found(settings: Settings, model: Model, text: str, filters: Filters | None = None) -> list[str]:
    library = open_library(settings.data_dir)
    try:
        hits = open_search(library, model())(text, 5, filters or Filters())
        return [Path(hit.document).name for hit in hits]
    finally:
        library.close()


def assert_stores_agree(settings: Settings) -> int:
    library = open_library(settings.data_dir)
    try:
        expected = library.catalogue.passage_ids()
        assert library.vectors.ids() == expected
        assert library.words.ids() == expected
        assert library.catalogue.unfinished() == []
        return len(expected)
    finally:
        library.close()


def age(folder: Path) -> None:
    """As if the files had lain there for an hour: time stamps as fresh as the run are not trusted."""
    for file in folder.rglob("*"):
        status = file.stat()
        os.utime(file, ns=(status.st_atime_ns - 3_600_000_000_000, status.st_mtime_ns - 3_600_000_000_000))


def test_what_was_indexed_is_found(settings: Settings, model: Model, folder: Path) -> None:
    report = run(settings, model, folder)
    assert (report.added, report.failed) == (2, [])
    assert found(settings, model, "salt on icy roads")[0] == "gritting.md"
    assert found(settings, model, "may a charity challenge the council?")[0] == "challenge.md"
    assert assert_stores_agree(settings) == report.passages


def test_an_unchanged_file_is_not_read_again(settings: Settings, model: Model, folder: Path) -> None:
    age(folder)
    run(settings, model, folder)

    def never() -> EmbeddingModel:
        raise AssertionError("an unchanged folder needs no model")

    report = run(settings, never, folder)
    assert (report.unchanged, report.added, report.changed, report.passages) == (2, 0, 0, 0)


def test_a_change_replaces_what_was_there(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    (folder / "gritting.md").write_text("# Bees\n\nThe council keeps bees on its roofs.\n", encoding="utf-8")
    report = run(settings, model, folder)
    assert report.changed == 1
    library = open_library(settings.data_dir)
    try:
        texts = [hit.passage.text for hit in open_search(library, model())("salt on the main roads", 10)]
    finally:
        library.close()
    assert not any("salt" in text for text in texts)
    assert found(settings, model, "bees on roofs")[0] == "gritting.md"
    assert_stores_agree(settings)


def test_a_touched_file_with_the_same_content_is_unchanged(
    settings: Settings, model: Model, folder: Path
) -> None:
    run(settings, model, folder)
    os.utime(folder / "gritting.md", ns=(10**18, 10**18))
    report = run(settings, model, folder)
    assert (report.unchanged, report.changed, report.added) == (2, 0, 0)


def test_a_deleted_file_leaves_every_store(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    (folder / "gritting.md").unlink()
    assert run(settings, model, folder).removed == 1
    assert "gritting.md" not in found(settings, model, "salt on the main roads")
    assert_stores_agree(settings)


def test_a_folder_that_is_not_there_removes_nothing(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    folder.rename(folder.with_name("moved away"))
    report = run(settings, model, folder)
    assert [failure.reason for failure in report.failed] == ["there is no such file or folder"]
    assert report.removed == 0
    assert assert_stores_agree(settings) > 0


def test_two_files_with_the_same_content_are_stored_once(
    settings: Settings, model: Model, folder: Path
) -> None:
    (folder / "copy.md").write_text(GRITTING, encoding="utf-8")
    report = run(settings, model, folder)
    assert report.added == 3
    library = open_library(settings.data_dir)
    try:
        paths = {record.paths for record in library.catalogue.documents()}
    finally:
        library.close()
    names = {tuple(Path(path).name for path in group) for group in paths}
    assert names == {("challenge.md",), ("copy.md", "gritting.md")}
    (folder / "gritting.md").unlink()
    run(settings, model, folder)
    assert found(settings, model, "salt on the main roads")[0] == "copy.md"
    assert_stores_agree(settings)


def test_names_with_spaces_and_accents(settings: Settings, model: Model, folder: Path) -> None:
    place = folder / "Îles d’été" / "a  b"
    place.mkdir(parents=True)
    (place / "crème brûlée 100 %.md").write_text("# Pudding\n\nCaramel on custard.\n", encoding="utf-8")
    run(settings, model, folder)
    assert found(settings, model, "caramel custard")[0] == "crème brûlée 100 %.md"


def test_what_cannot_be_read_has_its_reason_and_the_rest_goes_on(
    settings: Settings, model: Model, folder: Path
) -> None:
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    report = run(settings, model, folder)
    assert report.added == 2
    assert {Path(failure.path).name for failure in report.failed} == {"empty.pdf", "picture.png"}
    assert all(failure.reason for failure in report.failed)
    assert {Path(failure.path).name for failure in run(settings, model, folder).failed} == {
        "empty.pdf",
        "picture.png",
    }


def test_a_file_that_breaks_keeps_the_version_that_was_read(
    settings: Settings, model: Model, folder: Path
) -> None:
    run(settings, model, folder)
    (folder / "gritting.md").write_bytes(b"")
    report = run(settings, model, folder)
    assert "the version that was read before is kept" in report.failed[0].reason
    assert found(settings, model, "salt on the main roads")[0] == "gritting.md"
    assert_stores_agree(settings)


def test_removal_by_id_and_by_folder(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    library = open_library(settings.data_dir)
    try:
        first = library.catalogue.documents()[0].source.id
    finally:
        library.close()
    assert remove(settings, [first], model) == (1, [])
    assert assert_stores_agree(settings) == 1
    assert remove(settings, [str(folder), "no such thing"], model) == (1, ["no such thing"])
    assert assert_stores_agree(settings) == 0


def test_filters_are_applied_inside_the_search(settings: Settings, model: Model, tmp_path: Path) -> None:
    place = tmp_path / "many"
    place.mkdir()
    for number in range(120):
        (place / f"n{number}.md").write_text(
            f"---\nkind: guidance\ndate: {1990 + number % 30}\n---\n# Roads {number}\n\n"
            f"Salt is spread on road number {number} before frost.\n",
            encoding="utf-8",
        )
    (place / "law.md").write_text(
        "---\nkind: legislation\nstatus: in force\n---\n# Bees Act\n\nA council may keep bees.\n",
        encoding="utf-8",
    )
    run(settings, model, place)
    # 120 better passages would push the only one of its kind out of any list that is filtered later.
    assert found(settings, model, "salt on roads before frost", Filters(kinds=("legislation",))) == ["law.md"]
    years = found(settings, model, "salt on roads", Filters(year_from=2018, year_to=2018))
    assert years
    assert {int(name[1:-3]) % 30 for name in years} == {28}


def test_options_set_what_files_do_not_say(settings: Settings, model: Model, folder: Path) -> None:
    (folder / "law.md").write_text(
        "---\nkind: legislation\n---\n# Act\n\nA council must.\n", encoding="utf-8"
    )
    run(settings, model, folder, kind="research", collection="Ours", publisher="Town Council")
    library = open_library(settings.data_dir)
    try:
        sources = {Path(r.paths[0]).name: r.source for r in library.catalogue.documents()}
    finally:
        library.close()
    assert sources["gritting.md"].kind == "research"
    assert sources["law.md"].kind == "legislation"
    assert {source.collection for source in sources.values()} == {"Ours"}


def test_two_writers_at_once_get_a_clear_message(settings: Settings, model: Model, folder: Path) -> None:
    with (
        writing(settings.data_dir, "a long run"),
        pytest.raises(LibraryLockedError, match=rf"process {os.getpid()} .*a long run"),
    ):
        run(settings, model, folder)


def test_a_library_of_a_newer_version_is_left_alone(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    path = settings.data_dir / CATALOGUE
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerLibraryError, match="newer version"):
        run(settings, model, folder)
    with pytest.raises(NewerLibraryError, match="newer version"):
        open_library(settings.data_dir)
    assert path.read_bytes() == before


def test_no_library_yet_says_how_to_build_one(settings: Settings) -> None:
    with pytest.raises(StorageError, match="assistant index"):
        open_library(settings.data_dir)


def test_another_embedding_model_is_noticed_before_anything_is_mixed(
    settings: Settings, model: Model, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings, model, folder)
    (folder / "new.md").write_text("# New\n\nSomething new.\n", encoding="utf-8")
    monkeypatch.setattr(model(), "fingerprint", "another")
    with pytest.raises(OtherModelError, match="assistant reindex"):
        run(settings, model, folder)
    monkeypatch.undo()
    assert run(settings, model, folder).added == 1


def test_reindex_makes_both_indexes_anew(settings: Settings, model: Model, folder: Path) -> None:
    passages = run(settings, model, folder).passages
    assert reindex(settings, model) == passages
    assert assert_stores_agree(settings) == passages
    assert found(settings, model, "salt on icy roads")[0] == "gritting.md"


@pytest.mark.parametrize("lost", ["vectors", "words"])
def test_a_lost_index_is_mended_by_the_next_run(
    settings: Settings, model: Model, folder: Path, lost: str
) -> None:
    passages = run(settings, model, folder).passages
    for file in sorted((settings.data_dir / lost).rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    run(settings, model, folder)
    assert assert_stores_agree(settings) == passages


def test_a_reader_sees_what_another_run_has_written(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    library = open_library(settings.data_dir)
    try:
        search = open_search(library, model())
        assert search("bees on roofs", 1)[0].source.title != "Bees"
        (folder / "bees.md").write_text("# Bees\n\nThe council keeps bees on its roofs.\n", encoding="utf-8")
        run(settings, model, folder)
        assert search("bees on roofs", 1)[0].source.title == "Bees"
        (folder / "bees.md").unlink()
        run(settings, model, folder)
        assert all(hit.source.title != "Bees" for hit in search("bees on roofs", 9))
    finally:
        library.close()


def test_of_two_passages_alike_the_one_that_holds_comes_first(
    settings: Settings, model: Model, tmp_path: Path
) -> None:
    place = tmp_path / "law"
    place.mkdir()
    for name, status, weeks in (("old", "superseded", 12), ("new", "in force", 8)):
        (place / f"{name}.md").write_text(
            f"---\nkind: legislation\nstatus: {status}\n---\n# Notice Act\n\n"
            f"The authority must notify its decision within {weeks} weeks of receipt.\n",
            encoding="utf-8",
        )
    run(settings, model, place)
    assert found(settings, model, "Within how many weeks must the authority notify its decision?") == [
        "new.md",
        "old.md",
    ]


def test_a_file_that_changes_while_it_is_read_is_read_again_the_next_time(
    settings: Settings, model: Model, folder: Path
) -> None:
    age(folder)
    changed = folder / "challenge.md"

    def change_then_load() -> EmbeddingModel:
        # The model is first asked for when a file has been read and none has been stored.
        if "bees" not in changed.read_text(encoding="utf-8"):
            changed.write_text("# Bees\n\nThe council keeps bees on its roofs.\n", encoding="utf-8")
        return model()

    run(settings, change_then_load, folder)
    assert_stores_agree(settings)
    run(settings, model, folder)
    assert found(settings, model, "bees on roofs")[0] == "challenge.md"
    library = open_library(settings.data_dir)
    try:
        texts = [hit.passage.text for hit in open_search(library, model())("expression of interest", 9)]
    finally:
        library.close()
    assert not any("expression of interest" in text for text in texts)
