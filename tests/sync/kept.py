"""Entries to fetch, and what was kept of them."""

from __future__ import annotations

import tomllib
from typing import Any

from assistant.library.sources import Entry
from assistant.settings import Settings
from assistant.sync.report import Outcome
from assistant.sync.run import sync


def entry(way: str = "page", address: str = "https://pages.example.org/a", **fields: str) -> Entry:
    """An entry of a catalogue, with what the test does not care for filled in."""
    known = {
        "id": "a-page",
        "title": "A page",
        "publisher": "A town",
        "kind": "guidance",
        "jurisdiction": "England",
        "status": "current",
        "licence": "Open Government Licence v3.0",
        "address_basis": "seen",
        "checked": "2026-11-22",
        "why": "To try it.",
    }
    return Entry.model_validate({**known, "fetch": way, "address": address, **fields})


def one(settings: Settings, wanted: Entry, **options: Any) -> Outcome:
    [outcome] = sync(settings, [wanted], **options).outcomes
    return outcome


def fields(settings: Settings, name: str) -> dict[str, str]:
    path = settings.data_dir / "fetched" / f"{name}.source.toml"
    read: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["source"]
    return read


def held(settings: Settings) -> set[str]:
    """What an index would find in the folder, without the fields beside the files."""
    folder = settings.data_dir / "fetched"
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith("source.toml")
    }
