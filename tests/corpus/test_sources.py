"""The catalogue of sources that ships: complete, honest about what it knows, and possible to fetch."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from assistant.documents import JURISDICTIONS, KINDS, SOURCE_STATUSES, Source
from assistant.library.sources import CATALOGUE, Entry, load_entries, load_sources, shipped_corpus

OFFICIAL_HOSTS = (".gov.uk", ".nhs.uk", ".gov.scot", ".gov.wales", ".parliament.uk")

NOT_IN_THE_CATALOGUE = {
    "G10": "an attachment of PPN 06/20, fetched with it; only a mirror was seen",
    "G29": "an attachment of the 2025 consultation, fetched with it; only a mirror was seen",
    "T01": "a printed sheet without a public address",
    "T02": "a private blog post that may not be passed on; its address is not known",
}
"""Rows of the shared list of sources that the catalogue leaves out, each with the reason."""

ANOTHER_ADDRESS = {
    "L12": "procurement-threshold-regulations-2025",
    "L15": "local-reservation-order-2026",
    "L26": "national-health-service-act-2006-part-3",
    "L30": "charities-act-2011-part-1",
    "G38": "sourcing-playbook",
    "G36": "national-procurement-strategy-2022",
    "G40": "ehrc-buying-better-outcomes",
    "R14": "welsh-citizen-power-review-2014",
}
"""Rows whose source the catalogue holds under a better address than the list."""


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return load_entries(shipped_corpus() / CATALOGUE)


@pytest.fixture(scope="module")
def shipped() -> tuple[Source, ...]:
    return load_sources(shipped_corpus() / CATALOGUE)


def test_the_shipped_catalogue_covers_the_field(shipped: tuple[Source, ...]) -> None:
    assert len(shipped) >= 150
    assert {"legislation", "statutory guidance", "guidance", "research", "local policy"} <= {
        source.kind for source in shipped
    }
    assert {"England", "Wales", "Scotland", "UK"} <= {source.jurisdiction for source in shipped}


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
    assert {source.status for source in shipped if source.kind == "legislation"} <= {
        "in force",
        "not yet in force",
        "superseded",
        "not stated",
    }


def test_every_source_states_its_licence_and_crown_material_is_open(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        assert entry.licence
        if urlsplit(entry.address).hostname in {"www.legislation.gov.uk", "www.gov.uk"}:
            assert entry.licence == "Open Government Licence v3.0", entry.id


def test_an_address_that_was_seen_has_a_day_and_one_from_memory_has_none(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        assert bool(entry.checked) == (entry.address_basis == "seen"), entry.id


def test_nearly_every_source_can_be_fetched(entries: tuple[Entry, ...]) -> None:
    left_out = [entry for entry in entries if entry.fetch == "none"]
    assert 0 < len(left_out) <= 10
    assert all(entry.why_not and not entry.fetched_from for entry in left_out)
    assert {"legislation", "govuk", "page", "pdf"} <= {entry.fetch for entry in entries}


def test_a_text_is_fetched_from_one_source_only(entries: tuple[Entry, ...]) -> None:
    fetched = [entry.fetched_from for entry in entries if entry.fetched_from]
    assert len(fetched) == len(set(fetched))


def test_the_law_and_gov_uk_are_fetched_in_their_own_formats(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        host = urlsplit(entry.fetched_from).hostname
        assert (host == "www.gov.uk") == (entry.fetch == "govuk"), entry.id
        if host == "www.legislation.gov.uk":
            explains = "/notes" in entry.fetched_from
            assert entry.fetch == ("page" if explains else "legislation"), entry.id


def test_every_row_of_the_shared_list_is_in_the_catalogue_or_left_out_for_a_reason(
    shared: Path, entries: tuple[Entry, ...]
) -> None:
    with (shared / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {entry.id for entry in entries}
    addresses = {bare(entry.address) for entry in entries} | {bare(entry.fetched_from) for entry in entries}
    lost = []
    for row in rows:
        stands = bare(row["address"]) in addresses or ANOTHER_ADDRESS.get(row["id"]) in ids
        if stands == (row["id"] in NOT_IN_THE_CATALOGUE):
            lost.append((row["id"], row["title"]))
    assert not lost
    assert {*NOT_IN_THE_CATALOGUE, *ANOTHER_ADDRESS} <= {row["id"] for row in rows}


def bare(address: str) -> str:
    """The address without what does not tell pages apart: scheme, www, a slash at the end."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def test_official_addresses_in_the_notes_are_in_the_catalogue(entries: tuple[Entry, ...]) -> None:
    known = {entry.address for entry in entries}
    cited = set()
    for path in (shipped_corpus() / "notes").glob("*.md"):
        front: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
        cited |= {reference["address"] for reference in front.get("references", ()) if "address" in reference}
    official = {address for address in cited if f".{urlsplit(address).hostname}".endswith(OFFICIAL_HOSTS)}
    assert len(official) >= 20
    assert official <= known


def test_the_shipped_corpus_holds_notes_and_sources() -> None:
    folder = shipped_corpus()
    assert (folder / CATALOGUE).is_file()
    assert any((folder / "notes").glob("*.md"))
