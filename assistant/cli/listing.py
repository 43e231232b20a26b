"""Commands that list what the library holds: documents, export."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from assistant.cli.shared import (
    DataDir,
    Json,
    JurisdictionOption,
    KindOption,
    StatusOption,
    err,
    filters_from,
    out,
    print_json,
    settings,
    wrong_use,
)
from assistant.documents import Source
from assistant.library.catalogue import DocumentRecord, FileRecord
from assistant.library.filters import Filters, text_fields
from assistant.library.store import open_library

COLUMNS = (
    "id",
    "title",
    "publisher",
    "date",
    "kind",
    "jurisdiction",
    "status",
    "superseded_by",
    "licence",
    "address",
    "collection",
    "author",
    "files",
    "pages",
    "pages_without_text",
    "passages",
    "added",
    "newer",
    "near",
    "warnings",
    "not_read_because",
)
"""The columns of `assistant export`, in order."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula when a cell begins with it."""

CollectionOption = Annotated[str | None, typer.Option(help="Only this collection.")]


def documents(
    *,
    data_dir: DataDir = None,
    kind: KindOption = None,
    collection: CollectionOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    text: Annotated[str, typer.Option(help="Only titles and paths that hold these words.")] = "",
    failed: Annotated[bool, typer.Option("--failed", help="Only what could not be read.")] = False,
    json_: Json = False,
) -> None:
    """List what the library holds, and the files that could not be read."""
    filters = filters_from(kind, jurisdiction, status, collection)
    records, unread = _contents(settings(data_dir).data_dir, filters, text)
    if failed:
        records = []
    if json_:
        print_json(
            {
                "documents": [_as_dict(record) for record in records],
                "failed": [{"path": file.path, "reason": file.reason} for file in unread],
            }
        )
        return
    if records:
        _show(records)
    if not failed:
        out.print(_summary(records), highlight=False, markup=False, soft_wrap=True)
    for file in unread:
        out.print(f"not read: {file.path}: {file.reason}", highlight=False, markup=False, soft_wrap=True)
    if unread:
        out.print(f"{len(unread)} files or parts of files were not read", highlight=False)


def export(
    file: Annotated[
        Path | None, typer.Argument(help="The CSV file to write; standard output without.")
    ] = None,
    *,
    data_dir: DataDir = None,
    kind: KindOption = None,
    collection: CollectionOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
) -> None:
    """Write the catalogue as CSV: a row for each document, and for each file that could not be read."""
    filters = filters_from(kind, jurisdiction, status, collection)
    records, unread = _contents(settings(data_dir).data_dir, filters, "")
    rows = [_row(record) for record in records]
    if filters.empty:
        rows += [{"files": failure.path, "not_read_because": failure.reason} for failure in unread]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    if file is None:
        typer.echo(buffer.getvalue(), nl=False)
        return
    try:
        # The mark tells Excel that this is UTF-8.
        file.write_text(buffer.getvalue(), encoding="utf-8-sig", newline="")
    except OSError as error:
        wrong_use(f"{file} cannot be written: {error.strerror or error}.")
    err.print(f"{len(rows)} rows written to {file}", highlight=False, markup=False, soft_wrap=True)


def _contents(data_dir: Path, filters: Filters, text: str) -> tuple[list[DocumentRecord], list[FileRecord]]:
    """The documents that the filters let through, and every file or part that was not read."""
    library = open_library(data_dir)
    try:
        records = library.catalogue.documents()
        unread = [file for file in library.catalogue.files().values() if file.reason]
    finally:
        library.close()
    words = text.casefold()

    def named(*names: str) -> bool:
        return any(words in name.casefold() for name in names)

    matching = [
        record
        for record in records
        if _admitted(record.source, filters) and named(record.source.title, *record.paths)
    ]
    return matching, sorted((file for file in unread if named(file.path)), key=lambda file: file.path)


def _admitted(source: Source, filters: Filters) -> bool:
    fields = text_fields(source)
    return all(fields[name] in values for name, values in filters.alternatives().items())


def _show(records: Sequence[DocumentRecord]) -> None:
    table = Table("id", "title", "kind", "place", "status", "date", "pages", "passages", box=None)
    for record in records:
        source = record.source
        place = "" if source.jurisdiction == "not stated" else source.jurisdiction
        standing = source.status + (" (a later version is here)" if record.newer else "")
        cells = (source.id, source.title, source.kind, place, standing, source.date)
        # As Text: a title with brackets in it is no markup.
        table.add_row(*map(Text, (*cells, str(record.pages or ""), str(record.passages))))
    out.print(table)


def _summary(records: Sequence[DocumentRecord]) -> str:
    """`12 documents (9 guidance, 3 note) in 2 collections, 340 passages, dated 2011 to 2026`."""
    parts = [f"{len(records)} documents"]
    if records:
        parts[0] += f" ({_counts(records, lambda record: record.source.kind)})"
        named = {record.source.collection for record in records} - {""}
        if named:
            parts[0] += f" in {len(named)} collection{'s' if len(named) > 1 else ''}"
        parts.append(f"{sum(record.passages for record in records):,} passages")
        years = [year for record in records if (year := record.source.year) is not None]
        if years:
            parts.append(f"dated {min(years)} to {max(years)}")
        empty = sum(record.pages_without_text for record in records)
        if empty:
            parts.append(f"{empty} pages without text")
    return ", ".join(parts)


def _counts(records: Sequence[DocumentRecord], of: Callable[[DocumentRecord], str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in Counter(map(of, records)).most_common())


def _row(record: DocumentRecord) -> dict[str, object]:
    source = asdict(record.source)
    return {
        **{name: source[name] for name in COLUMNS if name in source},
        "files": "; ".join(record.paths),
        "pages": record.pages or "",
        "pages_without_text": record.pages_without_text or "",
        "passages": record.passages,
        "added": record.added,
        "newer": record.newer,
        "near": "; ".join(record.near),
        "warnings": "; ".join(record.warnings),
    }


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: titles come from documents, and are not trusted."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _as_dict(record: DocumentRecord) -> dict[str, object]:
    return {
        **asdict(record.source),
        "paths": list(record.paths),
        "passages": record.passages,
        "pages": record.pages,
        "pages_without_text": record.pages_without_text,
        "warnings": list(record.warnings),
        "added": record.added,
        "newer": record.newer,
        "near": list(record.near),
    }
