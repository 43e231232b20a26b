"""Reads the shipped catalogue of sources into `Source`s."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus
from assistant.library.errors import LibraryError
from assistant.shipped import shipped

CATALOGUE = "sources.toml"
"""The file, in the corpus folder, that holds the entries."""

GOVUK = "https://www.gov.uk/"
LEGISLATION = "https://www.legislation.gov.uk/"
LEGISLATION_PATH = re.compile(
    r"[a-z]{2,5}/[0-9]{4}/[0-9]+"
    r"(?:/(?:part|chapter|crossheading|section|regulation|article|schedule|paragraph)/[0-9A-Za-z-]+)*"
)
"""How the site addresses a law or a part of one, as in `ukpga/2011/20/section/81`."""


def _calendar_date(text: str) -> str:
    if text:
        date.fromisoformat(f"{text}-01-01"[:10])
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^\P{Cc}+$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?$"),
    AfterValidator(_calendar_date),
]
HTTPS = r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?"
Address = Annotated[str, StringConstraints(pattern=rf"^{HTTPS}$")]
AddressOrNone = Annotated[str, StringConstraints(pattern=rf"^(?:{HTTPS})?$")]

Fetch = Literal["legislation", "govuk", "page", "pdf", "none"]
"""How `assistant sync` gets the text.

`legislation`: the XML of legislation.gov.uk. `govuk`: the GOV.UK content API, with the attachments of the
page. `page`: the HTML at the address. `pdf`: the PDF at the address. `none`: it cannot or may not be fetched.
"""


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
    checked: IsoDate = ""
    """The day on which the address was last looked at, live or in a stored copy; empty when nobody did."""
    fetch: Fetch
    fetch_address: AddressOrNone = ""
    """Where the text is fetched, when that is not `address`."""
    why_not: str = ""
    """Why the text is not fetched, in a few words; only when `fetch` is `none`."""
    why: Text = Field(max_length=200)
    """What the source is good for, in one line."""
    collection: str = ""

    def source(self) -> Source:
        """The entry in the product's own words; how it is known and fetched stays with the catalogue."""
        return Source(**self.model_dump(exclude=OF_THE_CATALOGUE))

    @property
    def fetched_from(self) -> str:
        """The address that is opened to get the text; empty when the text is not fetched."""
        return "" if self.fetch == "none" else self.fetch_address or self.address


OF_THE_CATALOGUE = {"address_basis", "checked", "fetch", "fetch_address", "why_not", "why"}


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources of the catalogue at `path`, in the order of the file. Raises as `load_entries` does."""
    return tuple(entry.source() for entry in load_entries(path))


def load_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of the catalogue at `path`, in the order of the file.

    Raises `CatalogueError`, naming the entry and the field, when the file cannot be read, an entry is
    not valid, an id stands twice, a superseded source does not name a successor in the file, or the way
    of fetching does not fit the address.
    """
    entries = [_entry(number, table) for number, table in enumerate(_tables(path), start=1)]
    _check_ids(entries)
    _check_successors(entries)
    for number, entry in enumerate(entries, start=1):
        if fault := _fetch_fault(entry):
            raise CatalogueError(f"Source {number} ({entry.id}): field {fault}")
    return tuple(entries)


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


def shipped_documents() -> list[Path]:
    """The folders of documents that ship: our notes, and illustrative tenders. Raises `CatalogueError`."""
    return [shipped_corpus() / folder for folder in ("notes", "tenders")]


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


def _fetch_fault(entry: Entry) -> str:
    """The field that does not fit the way of fetching, with what to do; empty when all is well."""
    if entry.fetch == "none":
        if not entry.why_not.strip():
            return "why_not: say in a few words why the source is not fetched."
        if entry.fetch_address:
            return "fetch_address: a source that is not fetched has none. Take it out."
    elif entry.why_not:
        return "why_not: only a source with fetch none has a reason. Take it out."
    if entry.fetch_address == entry.address:
        return "fetch_address: it is the address. Take it out."
    if entry.address_basis == "seen" and not entry.checked:
        return "checked: say on which day the address was seen."
    return _address_fault(entry)


def _address_fault(entry: Entry) -> str:
    field = "fetch_address" if entry.fetch_address else "address"
    address = entry.fetched_from
    if entry.fetch == "legislation" and not (
        address.startswith(LEGISLATION) and LEGISLATION_PATH.fullmatch(address.removeprefix(LEGISLATION))
    ):
        return f"{field}: fetch legislation needs {LEGISLATION}type/year/number, or a part of that law."
    if entry.fetch == "govuk" and not address.startswith(GOVUK):
        return f"{field}: fetch govuk needs a page of {GOVUK}."
    if entry.fetch == "pdf" and not entry.fetch_address and not address.lower().endswith(".pdf"):
        return "address: fetch pdf needs an address that ends in .pdf, or a fetch_address."
    return ""
