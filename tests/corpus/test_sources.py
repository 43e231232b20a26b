"""The catalogue of sources that ships, and the faults that reading it must name."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant.documents import JURISDICTIONS, KINDS, SOURCE_STATUSES, Source
from assistant.library.sources import CATALOGUE, CatalogueError, load_sources, shipped_corpus

ENTRY = {
    "id": "localism-act-2011",
    "title": "Localism Act 2011",
    "publisher": "The National Archives",
    "date": "2011-11-15",
    "kind": "legislation",
    "jurisdiction": "England",
    "status": "in force",
    "licence": "Open Government Licence v3.0",
    "address": "https://www.legislation.gov.uk/ukpga/2011/20",
    "address_basis": "seen",
    "why": "The right to challenge.",
}


@pytest.fixture(scope="module")
def shipped() -> tuple[Source, ...]:
    return load_sources(shipped_corpus() / CATALOGUE)


def written(folder: Path, *entries: dict[str, str]) -> Path:
    path = folder / CATALOGUE
    tables = ("\n".join(["[[source]]", *(f'{key} = "{value}"' for key, value in e.items())]) for e in entries)
    path.write_text("\n\n".join(tables), encoding="utf-8")
    return path


def test_the_shipped_catalogue_covers_the_field(shipped: tuple[Source, ...]) -> None:
    assert len(shipped) >= 60
    assert {"legislation", "statutory guidance", "guidance", "research", "local policy"} <= {
        source.kind for source in shipped
    }


def test_ids_and_addresses_are_unique(shipped: tuple[Source, ...]) -> None:
    assert len({source.id for source in shipped}) == len(shipped)
    assert len({source.address for source in shipped}) == len(shipped)


def test_every_entry_uses_the_closed_lists(shipped: tuple[Source, ...]) -> None:
    for source in shipped:
        assert source.kind in KINDS
        assert source.kind != "note"
        assert source.jurisdiction in JURISDICTIONS
        assert source.status in SOURCE_STATUSES


def test_every_address_is_public_and_https(shipped: tuple[Source, ...]) -> None:
    for source in shipped:
        parts = urlsplit(source.address)
        assert parts.scheme == "https"
        assert "." in (parts.hostname or "")
        assert parts.username is None


def test_a_superseded_source_names_a_successor_that_holds(shipped: tuple[Source, ...]) -> None:
    by_id = {source.id: source for source in shipped}
    superseded = [source for source in shipped if source.status == "superseded"]
    assert superseded
    for source in superseded:
        assert by_id[source.superseded_by].status != "superseded"


def test_legislation_is_never_called_current(shipped: tuple[Source, ...]) -> None:
    assert {source.status for source in shipped if source.kind == "legislation"} <= {"in force", "not stated"}


def test_an_entry_becomes_a_source(tmp_path: Path) -> None:
    (source,) = load_sources(written(tmp_path, ENTRY))
    assert source.id == "localism-act-2011"
    assert source.year == 2011
    assert source.address == ENTRY["address"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Localism Act"),
        ("title", " "),
        ("date", "15 November 2011"),
        ("kind", "law"),
        ("jurisdiction", "UK central government"),
        ("status", "live"),
        ("address", "http://www.legislation.gov.uk/ukpga/2011/20"),
        ("address_basis", "guess"),
        ("publshed", "2011"),
    ],
)
def test_a_fault_names_the_entry_and_the_field(tmp_path: Path, field: str, value: str) -> None:
    second = (
        ENTRY | {"id": "second", "address": "https://www.legislation.gov.uk/ukpga/2012/3"} | {field: value}
    )
    with pytest.raises(CatalogueError, match=rf"Source 2 \(.*\): .*field {field}"):
        load_sources(written(tmp_path, ENTRY, second))


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    entry = {key: value for key, value in ENTRY.items() if key != "licence"}
    with pytest.raises(CatalogueError, match=r"Source 1 \(localism-act-2011\): field licence"):
        load_sources(written(tmp_path, entry))


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"Source 2 \(localism-act-2011\): field id"):
        load_sources(written(tmp_path, ENTRY, ENTRY))


@pytest.mark.parametrize("successor", ["", "absent", "localism-act-2011"])
def test_a_superseded_entry_needs_another_entry_as_successor(tmp_path: Path, successor: str) -> None:
    entry = ENTRY | {"status": "superseded", "superseded_by": successor}
    with pytest.raises(CatalogueError, match="field superseded_by"):
        load_sources(written(tmp_path, entry))


def test_a_source_that_holds_has_no_successor(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="field superseded_by"):
        load_sources(written(tmp_path, ENTRY | {"superseded_by": "other"}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[[source]\n", "not valid TOML"),
        (b"\xff\xfe", "not UTF-8"),
        (b"", "no \\[\\[source\\]\\] entries"),
        (b"source = 3\n", "no \\[\\[source\\]\\] entries"),
        (b"source = [3]\n", "Source 1 \\(no id\\): field entry"),
    ],
)
def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / CATALOGUE
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match=said):
        load_sources(path)


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"sources\.toml cannot be opened"):
        load_sources(tmp_path / CATALOGUE)


def test_the_shipped_corpus_holds_notes_and_sources() -> None:
    folder = shipped_corpus()
    assert (folder / CATALOGUE).is_file()
    assert any((folder / "notes").glob("*.md"))
