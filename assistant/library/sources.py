"""Reads the shipped catalogue of sources into `Source`s."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus
from assistant.library.errors import LibraryError
from assistant.shipped import shipped

CATALOGUE = "sources.toml"
"""The file, in the corpus folder, that holds the entries."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$")]
Address = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(?:/\S*)?$")]


class CatalogueError(LibraryError):
    """The catalogue of sources cannot be used; the text names the entry, the field and what to do."""


class Entry(BaseModel):
    """One `[[source]]` table as a person wrote it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    title: Text
    publisher: Text
    date: IsoDate = ""
    kind: Kind
    jurisdiction: Jurisdiction
    status: SourceStatus
    superseded_by: str = ""
    licence: Text
    address: Address
    address_basis: Literal["seen", "from memory"]
    """`seen`: the page, or a stored copy of it, was read. `from memory`: check it before use."""
    why: Text = Field(max_length=200)
    """What the source is good for, in one line."""
    collection: str = ""

    def source(self) -> Source:
        """The entry in the product's own words; `address_basis` and `why` stay with the catalogue."""
        return Source(**self.model_dump(exclude={"address_basis", "why"}))


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources of the catalogue at `path`, in the order of the file.

    Raises `CatalogueError`, naming the entry and the field, when the file cannot be read, an entry is
    not valid, an id stands twice, or a superseded source does not name a successor in the file.
    """
    entries = [_entry(number, table) for number, table in enumerate(_tables(path), start=1)]
    _check_ids(entries)
    _check_successors(entries)
    return tuple(entry.source() for entry in entries)


def shipped_corpus() -> Path:
    """The folder of notes, clauses and sources that ships with the product.

    Raises `CatalogueError` when it is not there.
    """
    folder = shipped("corpus")
    if not (folder / CATALOGUE).is_file():
        raise CatalogueError(
            f"The shipped corpus is missing: there is no {CATALOGUE} in {folder}. "
            "Install again, or run from a checkout."
        )
    return folder


def _tables(path: Path) -> list[object]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(
            f"The catalogue {path} cannot be opened: {error.strerror or error}. Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(f"The catalogue {path} is not UTF-8 text. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"The catalogue {path} is not valid TOML: {error}.") from error
    tables = data.get("source", [])
    if not isinstance(tables, list) or not tables:
        raise CatalogueError(f"The catalogue {path} has no [[source]] entries. Add at least one.")
    return tables


def _entry(number: int, table: object) -> Entry:
    try:
        return Entry.model_validate(table)
    except ValidationError as error:
        name = table.get("id") if isinstance(table, dict) else None
        faults = "; ".join(
            f"field {'.'.join(str(part) for part in fault['loc']) or 'entry'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise CatalogueError(f"Source {number} ({name or 'no id'}): {faults}.") from error


def _check_ids(entries: list[Entry]) -> None:
    first: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        if entry.id in first:
            raise CatalogueError(
                f"Source {number} ({entry.id}): field id: source {first[entry.id]} has the same id."
            )
        first[entry.id] = number


def _check_successors(entries: list[Entry]) -> None:
    ids = {entry.id for entry in entries}
    for number, entry in enumerate(entries, start=1):
        where = f"Source {number} ({entry.id}): field superseded_by:"
        if entry.status == "superseded" and (
            entry.superseded_by not in ids or entry.superseded_by == entry.id
        ):
            raise CatalogueError(f"{where} a superseded source names the id of its successor in this file.")
        if entry.status != "superseded" and entry.superseded_by:
            raise CatalogueError(f"{where} only a source with the status superseded has a successor.")
