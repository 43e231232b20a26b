"""Reading a catalogue of sources, and the faults that it must name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.sources import CATALOGUE, CatalogueError, Entry, load_entries, load_sources

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
    "checked": "2026-11-22",
    "fetch": "legislation",
    "why": "The right to challenge.",
}


def written(folder: Path, *entries: dict[str, str]) -> Path:
    path = folder / CATALOGUE
    tables = ("\n".join(["[[source]]", *(f'{key} = "{value}"' for key, value in e.items())]) for e in entries)
    path.write_text("\n\n".join(tables), encoding="utf-8")
    return path


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
        ("address", "https://user@www.legislation.gov.uk/ukpga/2011/20"),
        ("address_basis", "guess"),
        ("date", "2011-02-30"),
        ("checked", "yesterday"),
        ("checked", ""),
        ("fetch", "ftp"),
        ("fetch_address", "http://www.legislation.gov.uk/ukpga/2012/3/data.xml"),
        ("fetch_address", "https://www.legislation.gov.uk/ukpga/2012/3"),
        ("why_not", "a book"),
        ("publshed", "2011"),
    ],
)
def test_a_fault_names_the_entry_and_the_field(tmp_path: Path, field: str, value: str) -> None:
    second = (
        ENTRY | {"id": "second", "address": "https://www.legislation.gov.uk/ukpga/2012/3"} | {field: value}
    )
    with pytest.raises(CatalogueError, match=rf"Source 2 \(.*\): .*field {field}"):
        load_sources(written(tmp_path, ENTRY, second))


@pytest.mark.parametrize("field", ["licence", "fetch", "address", "why"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    entry = {key: value for key, value in ENTRY.items() if key != field}
    with pytest.raises(CatalogueError, match=rf"Source 1 \(localism-act-2011\): .*field {field}"):
        load_sources(written(tmp_path, entry))


@pytest.mark.parametrize(
    ("fetch", "address", "said"),
    [
        ("legislation", "https://www.gov.uk/guidance/the-act", "needs https://www.legislation.gov.uk/type"),
        (
            "legislation",
            "https://www.legislation.gov.uk/ukpga/2011",
            "needs https://www.legislation.gov.uk/type",
        ),
        ("legislation", "https://www.legislation.gov.uk/ukpga/2011/20/notes", "or a part of that law"),
        ("legislation", "https://www.legislation.gov.uk/ukpga/2011/20?view=plain", "or a part of that law"),
        ("legislation", "https://www.legislation.gov.uk.example.com/ukpga/2011/20", "or a part of that law"),
        ("govuk", "https://www.legislation.gov.uk/ukpga/2011/20", "needs a page of https://www.gov.uk/"),
        ("govuk", "https://assets.publishing.service.gov.uk/a.pdf", "needs a page of https://www.gov.uk/"),
        ("pdf", "https://www.example.org/report", "ends in .pdf, or a fetch_address"),
    ],
)
def test_a_way_of_fetching_must_fit_the_address(tmp_path: Path, fetch: str, address: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=r"Source 1 \(localism-act-2011\): field address: ") as raised:
        load_entries(written(tmp_path, ENTRY | {"fetch": fetch, "address": address}))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.legislation.gov.uk/ukpga/2011/20/section/81",
        "https://www.legislation.gov.uk/ukpga/2011/20/part/5/chapter/2",
        "https://www.legislation.gov.uk/ukpga/2006/41/section/14Z45",
        "https://www.legislation.gov.uk/uksi/2012/1647/regulation/3",
        "https://www.legislation.gov.uk/asp/2015/6/part/3",
        "https://www.legislation.gov.uk/asc/2023/1",
    ],
)
def test_a_law_or_a_part_of_one_can_be_fetched(tmp_path: Path, address: str) -> None:
    (entry,) = load_entries(written(tmp_path, ENTRY | {"address": address}))
    assert entry.fetched_from == address


def test_the_text_can_stand_at_another_address_than_its_page(tmp_path: Path) -> None:
    page, text = "https://www.example.org/report", "https://www.example.org/files/7"
    (entry,) = load_entries(
        written(tmp_path, ENTRY | {"fetch": "pdf", "address": page, "fetch_address": text})
    )
    assert entry.fetched_from == text
    assert entry.source().address == page


def test_a_source_that_is_not_fetched_says_why(tmp_path: Path) -> None:
    (entry,) = load_entries(written(tmp_path, ENTRY | {"fetch": "none", "why_not": "a book"}))
    assert entry.fetched_from == ""
    with pytest.raises(CatalogueError, match="field why_not: say in a few words"):
        load_entries(written(tmp_path, ENTRY | {"fetch": "none", "why_not": " "}))
    other = {"fetch": "none", "why_not": "a book", "fetch_address": "https://www.example.org/book"}
    with pytest.raises(CatalogueError, match="field fetch_address"):
        load_entries(written(tmp_path, ENTRY | other))


LEAN_ON_ONE_ANOTHER = {"address", "address_basis", "checked", "fetch", "fetch_address", "why_not"}
STRIPPED = {"title", "publisher", "licence", "why"}


@given(field=st.sampled_from(sorted(Entry.model_fields)), value=st.text(max_size=40))
def test_whatever_a_field_holds_the_entry_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: str
) -> None:
    rest = [f'{key} = "{held}"' for key, held in ENTRY.items() if key != field]
    path = tmp_path_factory.getbasetemp() / f"any-{CATALOGUE}"
    path.write_text("\n".join(["[[source]]", *rest, f"{field} = {toml_string(value)}"]), encoding="utf-8")
    entry, refused = read(path)
    if entry is None:
        named = LEAN_ON_ONE_ANOTHER if field in LEAN_ON_ONE_ANOTHER else {field}
        assert any(f"field {name}:" in refused for name in named)
    else:
        assert getattr(entry, field) == (value.strip() if field in STRIPPED else value)


def read(path: Path) -> tuple[Entry | None, str]:
    """The only entry of the catalogue, or why it is refused."""
    try:
        (entry,) = load_entries(path)
    except CatalogueError as refused:
        return None, str(refused)
    return entry, ""


def toml_string(text: str) -> str:
    """The text as a TOML basic string, every character escaped."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


@given(st.binary(max_size=200))
def test_whatever_the_file_holds_it_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"bytes-{CATALOGUE}"
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match=r"catalogue|Source 1"):
        load_entries(path)


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
