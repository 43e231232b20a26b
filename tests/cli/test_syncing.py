"""The commands that fetch, against sites that a server on this machine plays."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import CommandLine

sys.path.append(str(Path(__file__).resolve().parents[1] / "sync"))
from playing import Reply, Site

from assistant.library.store import writing

GUIDE = "https://pages.example.org/gritting"
FIND = "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages"
PAGE = (
    "<!doctype html><html><head><title>Gritting</title></head><body><h1>Gritting</h1><p>{}</p></body></html>"
)
CATALOGUE = """
[[source]]
id = "gritting-guide"
title = "Gritting the roads"
publisher = "Barchester City Council"
kind = "local policy"
jurisdiction = "England"
status = "current"
licence = "Open Government Licence v3.0"
address = "https://pages.example.org/gritting"
address_basis = "seen"
checked = "2026-11-22"
fetch = "page"
why = "When salt is spread."
collection = "Roads"

[[source]]
id = "bees-act"
title = "Bees Act 2099"
publisher = "The National Archives"
kind = "legislation"
jurisdiction = "UK"
status = "in force"
licence = "Open Government Licence v3.0"
address = "https://www.legislation.gov.uk/ukpga/2099/7"
address_basis = "seen"
checked = "2026-11-22"
fetch = "legislation"
why = "Who keeps bees."

[[source]]
id = "portal"
title = "A portal"
publisher = "Barchester City Council"
kind = "tender"
jurisdiction = "England"
status = "current"
licence = "Open Government Licence v3.0"
address = "https://pages.example.org/portal"
address_basis = "seen"
checked = "2026-11-22"
fetch = "none"
why_not = "it is a search form"
why = "Where tenders are."
"""
NOTICE = {
    "id": "000001-2026",
    "ocid": "ocds-h6vhtk-000001",
    "date": "2026-10-06T10:00:00+01:00",
    "tag": ["tender"],
    "buyer": {"id": "GB-1", "name": "Barchester City Council"},
    "tender": {"id": "T1", "title": "Grounds maintenance", "description": "Care of verges and cemeteries."},
    "language": "en",
}


@pytest.fixture
def site() -> Iterator[Site]:
    playing = Site()
    yield playing
    playing.close()


@pytest.fixture
def fetching(site: Site, tmp_path: Path, cache_dir: Path) -> CommandLine:
    """The command line with a catalogue and a library of its own, and sites that answer at once."""
    (tmp_path / "sources.toml").write_text(CATALOGUE, encoding="utf-8")
    hosts = ("pages.example.org", "www.legislation.gov.uk", "www.find-tender.service.gov.uk")
    return CommandLine(
        {
            "ASSISTANT_DATA_DIR": str(tmp_path / "library"),
            "ASSISTANT_CACHE_DIR": str(cache_dir),
            "ASSISTANT_CHAT_MODEL": "none",
            "ASSISTANT_SYNC_MIRRORS": json.dumps(site.mirrors(*hosts)),
            "ASSISTANT_SYNC_HOST_SECONDS": "0",
            "ASSISTANT_SYNC_TENDER_SECONDS": "0",
            "ASSISTANT_SYNC_WAIT_SECONDS": "0.01",
        }
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> tuple[str, str]:
    return ("--catalogue", str(tmp_path / "sources.toml"))


def test_nothing_is_fetched_unless_it_is_named(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str]
) -> None:
    done = fetching("sync", *catalogue)
    assert done.code == 2
    assert "Nothing was fetched: say what to fetch." in done.out
    assert "legislation (1), local policy (1)" in done.out
    assert "all 2 sources" in done.out
    assert "Roads (1)" in done.out
    for arguments in (("--all", "--dry-run"), ("--list",), ("--changes",), ("gritting-guide", "--dry-run")):
        assert fetching("sync", *arguments, *catalogue).code == 0
    assert fetching("sync-tenders", "--from", "2026-10-01", "--dry-run").code == 0
    assert site.requests == []


def test_the_shipped_catalogue_can_be_listed(fetching: CommandLine) -> None:
    sources = fetching("sync", "--list", "--json").json["sources"]
    assert len(sources) > 50
    assert {source["fetch"] for source in sources} >= {"legislation", "govuk", "page"}
    assert all(source["last"] is None for source in sources)


def test_what_was_fetched_can_be_searched_at_once(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str]
) -> None:
    site.add(GUIDE, Reply(body=PAGE.format("Salt is spread on the main roads before frost.").encode()))
    done = fetching("sync", "gritting-guide", "--json", *catalogue)
    assert done.code == 0, done.err
    [source] = done.json["sources"]
    assert (source["id"], source["result"]) == ("gritting-guide", "new")
    assert done.json["library"]["added"] == 1
    [hit] = fetching("search", "when is salt spread", "--json").json["hits"]
    assert (hit["source_id"], hit["title"], hit["kind"]) == (
        "gritting-guide",
        "Gritting the roads",
        "local policy",
    )


def test_a_second_sync_tells_what_changed_and_so_does_changes(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str]
) -> None:
    first, second = (PAGE.format(text).encode() for text in ("Salt is spread.", "Grit is spread."))
    site.add(GUIDE, Reply(body=first), Reply(body=second))
    fetching("sync", "gritting-guide", *catalogue)
    done = fetching("sync", "--collection", "Roads", *catalogue)
    assert done.code == 0
    assert "changed: Gritting the roads [gritting-guide]" in done.out
    assert "added: ‘Grit is spread.’" in done.out
    assert "0 new, 1 changed, 0 unchanged, 0 failed" in done.out
    assert "library: 0 added, 1 changed" in done.out
    again = fetching("sync", "--changes")
    assert "changed: Gritting the roads" in again.out
    assert "removed: ‘Salt is spread.’" in again.out
    [source] = fetching("sync", "--changes", "--json").json["changes"]
    assert source["files"] == ["page/gritting-guide.html"]


def test_what_fails_is_named_with_its_reason_and_the_rest_is_fetched(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str]
) -> None:
    site.add(GUIDE, Reply(body=PAGE.format("Salt is spread.").encode()))
    done = fetching("sync", "--all", *catalogue)
    assert done.code == 1
    assert "failed: Bees Act 2099 [bees-act] not found (404)" in done.said
    assert "1 new, 0 changed, 0 unchanged, 1 failed" in done.out
    listed = fetching("sync", "--list", "--json", *catalogue).json["sources"]
    assert {source["id"]: (source["last"] or {}).get("result") for source in listed} == {
        "gritting-guide": "new",
        "bees-act": "failed",
        "portal": None,
    }
    shown = " ".join(fetching("sync", "--list", *catalogue).out.split())
    assert "not found" in shown
    assert "search form" in shown


def test_without_a_network_there_is_one_message_and_the_library_is_as_it_was(
    fetching: CommandLine, catalogue: tuple[str, str]
) -> None:
    nowhere = json.dumps({"https://pages.example.org": "http://127.0.0.1:1"})
    done = fetching("sync", "gritting-guide", *catalogue, ASSISTANT_SYNC_MIRRORS=nowhere)
    assert done.code == 1
    assert done.said.startswith("No network: nothing was fetched. The library is as it was.")
    assert done.out == ""
    asked = fetching("sync", "gritting-guide", "--json", *catalogue, ASSISTANT_SYNC_MIRRORS=nowhere)
    assert asked.code == 1
    assert asked.json["message"].startswith("No network: nothing was fetched.")


def test_a_library_that_another_process_writes_keeps_what_was_fetched_for_later(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str], tmp_path: Path
) -> None:
    site.add(GUIDE, Reply(body=PAGE.format("Salt is spread.").encode()))
    with writing(tmp_path / "library", "assistant index"):
        done = fetching("sync", "gritting-guide", *catalogue)
    assert done.code == 1
    folder = tmp_path / "library" / "fetched"
    assert f"What was fetched is kept in {folder}, and is not in the library yet." in done.said
    assert f"Then run: assistant index {folder}" in done.said
    assert (folder / "page" / "gritting-guide.html").is_file()
    assert fetching("index", folder, "--json").json["added"] == 1


def test_tenders_are_fetched_and_can_be_searched(site: Site, fetching: CommandLine) -> None:
    other = {**NOTICE, "id": "2", "ocid": "ocds-h6vhtk-000002", "tender": {"title": "Office chairs"}}
    package = {"uri": FIND, "version": "1.1", "extensions": [], "releases": [NOTICE, other]}
    site.add(FIND, Reply(body=json.dumps(package).encode(), type="application/json"))
    done = fetching(
        *("sync-tenders", "--from", "2026-10-06", "--to", "2026-10-06", "--buyer", "barchester"),
        *("--words", "grounds maintenance", "--json"),
    )
    assert done.code == 0, done.out + done.err
    [found] = done.json["sources"]
    assert (found["id"], found["title"]) == (
        "ocds-h6vhtk-000001",
        "Grounds maintenance (Barchester City Council)",
    )
    hits = fetching("search", "verges and cemeteries", "--json").json["hits"]
    assert hits
    assert {hit["kind"] for hit in hits} == {"tender"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("sync", "griting-guide"),
            "There is no source 'griting-guide' in the catalogue. Did you mean gritting",
        ),
        (("sync", "zzz"), "See: assistant sync --list"),
        (("sync", "--kind", "novel"), "--kind 'novel' is not one of: "),
        (("sync", "--kind", "note"), "No source that can be fetched fits."),
        (("sync", "gritting-guide", "--as-at", "2026-04-07"), "No source that can be fetched fits."),
        (("sync", "bees-act", "--as-at", "yesterday"), "--as-at 'yesterday' is not a day as 2026-04-07."),
    ],
)
def test_what_cannot_be_chosen_is_said(
    site: Site, fetching: CommandLine, catalogue: tuple[str, str], arguments: tuple[str, ...], message: str
) -> None:
    done = fetching(*arguments, *catalogue)
    assert done.code == 2
    assert message in done.said
    assert site.requests == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "October"), "--from 'October' is not a day as 2026-04-07."),
        (("--from", "2026-10-02", "--to", "2026-10-01"), "--from is after --to."),
        (("--from", "2026-10-01", "--cpv", "parks"), "--cpv 'parks' is no beginning of a CPV code"),
        (("--from", "2026-10-01", "--stage", "bid"), "--stage 'bid' is not one of: planning, tender, award"),
        (("--from", "2026-10-01", "--service", "ted"), "--service 'ted' is not one of: find-a-tender"),
    ],
)
def test_a_query_for_tenders_that_cannot_be_is_refused(
    site: Site, fetching: CommandLine, arguments: tuple[str, ...], message: str
) -> None:
    done = fetching("sync-tenders", *arguments)
    assert done.code == 2
    assert message in done.said
    assert site.requests == []


def test_a_dry_run_shows_the_addresses(fetching: CommandLine, catalogue: tuple[str, str]) -> None:
    shown = fetching("sync", "bees-act", "--as-at", "2026-04-07", "--dry-run", "--json", *catalogue).json
    assert shown == {
        "addresses": {"bees-act": "https://www.legislation.gov.uk/ukpga/2099/7/2026-04-07/data.xml"}
    }
    days = fetching("sync-tenders", "--from", "2026-10-01", "--to", "2026-10-03", "--dry-run").out
    assert "updatedFrom=2026-10-02T00:00:00&updatedTo=2026-10-02T23:59:59" in days
    assert "3 days" in days


def test_a_setting_that_is_wrong_is_named(fetching: CommandLine) -> None:
    done = fetching("sync", "--list", ASSISTANT_SYNC_MIRRORS='{"www.gov.uk": "http://127.0.0.1"}')
    assert done.code == 2
    assert "ASSISTANT_SYNC_MIRRORS" in done.said
