"""What a person writes beside a file goes before what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Source
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.report import Report
from assistant.library.sidecar import Sidecars
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

ROADS = (
    "---\ntitle: Winter roads\nkind: guidance\npublisher: Roads team\n---\n\nSalt is spread before frost.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "council" / "policies"
    place.mkdir(parents=True)
    (place / "roads.md").write_text(ROADS, encoding="utf-8")
    return place


def run(settings: Settings, model: Model, *paths: Path) -> Report:
    return index(settings, paths, Options(collection="From the command"), model)


def source(settings: Settings) -> Source:
    library = open_library(settings.data_dir)
    try:
        [record] = library.catalogue.documents()
        return record.source
    finally:
        library.close()


def test_fields_of_a_folder_hold_for_its_files_and_those_below(
    settings: Settings, model: Model, folder: Path
) -> None:
    (folder.parent / "source.toml").write_text(
        '[source]\nkind = "local policy"\nstatus = "current"\ncollection = "Our council"\n', encoding="utf-8"
    )
    report = run(settings, model, folder.parent)
    assert (report.added, report.failed) == (1, [])
    found = source(settings)
    assert (found.kind, found.status, found.collection) == ("local policy", "current", "Our council")
    assert (found.title, found.publisher) == ("Winter roads", "Roads team")


def test_the_nearest_fields_win(settings: Settings, model: Model, folder: Path) -> None:
    (folder.parent / "source.toml").write_text('[source]\nstatus = "draft"\nauthor = "A"\n', encoding="utf-8")
    (folder / "source.toml").write_text(
        '[source]\nstatus = "historic"\ndate = "2020"\n'
        '[files."roads.md"]\ndate = "2021-05"\ntitle = "Roads"\n',
        encoding="utf-8",
    )
    (folder / "roads.md.source.toml").write_text('[source]\ndate = "2022-01-31"\n', encoding="utf-8")
    run(settings, model, folder.parent)
    found = source(settings)
    assert (found.status, found.date, found.title, found.author) == ("historic", "2022-01-31", "Roads", "A")


def test_a_change_beside_a_file_reads_the_file_again(settings: Settings, model: Model, folder: Path) -> None:
    run(settings, model, folder)
    beside = folder / "roads.md.source.toml"
    beside.write_text('[source]\nstatus = "superseded"\nsuperseded_by = "roads-2026"\n', encoding="utf-8")
    assert run(settings, model, folder).changed == 1
    assert (source(settings).status, source(settings).superseded_by) == ("superseded", "roads-2026")
    beside.unlink()
    assert run(settings, model, folder).changed == 1
    assert source(settings).status == "not stated"


def test_fields_above_the_named_folder_do_not_count(settings: Settings, model: Model, folder: Path) -> None:
    (folder.parent / "source.toml").write_text('[source]\nstatus = "draft"\n', encoding="utf-8")
    run(settings, model, folder)
    assert source(settings).status == "not stated"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[source]\nkind = "poem"\n', "source.kind"),
        ('[source]\ncolour = "red"\n', "source.colour"),
        ('[source]\ntitle = "One title for all"\n', "source.title"),
        ('[source]\ndate = "May 2020"\n', "source.date"),
        ("[source\n", "not valid TOML"),
        ("\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "not valid TOML"),
    ],
    ids=["kind", "field", "title of a folder", "date", "TOML", "encoding"],
)
def test_wrong_fields_are_named_and_the_files_are_read_without_them(
    settings: Settings, model: Model, folder: Path, text: str, named: str
) -> None:
    (folder / "source.toml").write_bytes(text.encode("latin-1"))
    report = run(settings, model, folder)
    assert report.added == 1
    [failure] = report.failed
    assert failure.path == str(folder / "source.toml")
    assert named in failure.reason
    assert source(settings).kind == "guidance"


def test_a_file_of_fields_is_no_document(settings: Settings, model: Model, folder: Path) -> None:
    (folder / "source.toml").write_text('[source]\nstatus = "draft"\n', encoding="utf-8")
    report = run(settings, model, folder)
    assert (report.added, report.failed) == (1, [])


@given(st.text(max_size=200))
def test_no_file_of_fields_breaks_the_reading_of_them(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("f")
    (folder / "source.toml").write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    sidecars = Sidecars([str(folder)])
    declared = sidecars.declared(str(folder / "a.md"))
    assert declared.fields == () or not sidecars.faults
