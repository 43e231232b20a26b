"""Commands that keep the library: index, documents, remove, reindex."""

from __future__ import annotations

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
    files_bar,
    model_of,
    one_of,
    out,
    print_json,
    settings,
    wrong_use,
)
from assistant.documents import Jurisdiction, Kind, SourceStatus
from assistant.library import index as indexing
from assistant.library.catalogue import DocumentRecord
from assistant.library.identity import Options
from assistant.library.store import open_library


def index(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to index.")],
    *,
    data_dir: DataDir = None,
    collection: Annotated[str, typer.Option(help="A name for these documents, to filter by.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published them, where they do not say.")] = "",
    kind: KindOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    json_: Json = False,
) -> None:
    """Index documents. What has not changed costs nothing; what has gone from a folder is removed."""
    chosen = settings(data_dir)
    options = Options(
        collection=collection,
        kind=one_of(kind, Kind, "--kind"),
        jurisdiction=one_of(jurisdiction, Jurisdiction, "--jurisdiction"),
        status=one_of(status, SourceStatus, "--status"),
        publisher=publisher,
    )
    with files_bar(shown=not json_) as progress:
        report = indexing.index(chosen, paths, options, model_of(chosen), progress)
    if json_:
        print_json(asdict(report))
    else:
        _show(report)
    nothing_there = len(report.failed) == len(paths) and not any(path.exists() for path in paths)
    raise typer.Exit(2 if nothing_there else 1 if report.failed else 0)


def documents(
    *,
    data_dir: DataDir = None,
    kind: KindOption = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    json_: Json = False,
) -> None:
    """List what the library holds, and the files that could not be read."""
    chosen = settings(data_dir)
    wanted = one_of(kind, Kind, "--kind")
    library = open_library(chosen.data_dir)
    try:
        records = [
            record
            for record in library.catalogue.documents()
            if wanted in {None, record.source.kind} and collection in {None, record.source.collection}
        ]
        failed = [file for file in library.catalogue.files().values() if file.reason]
    finally:
        library.close()
    if json_:
        print_json(
            {
                "documents": [_as_dict(record) for record in records],
                "failed": [{"path": file.path, "reason": file.reason} for file in failed],
            }
        )
        return
    table = Table("id", "title", "kind", "status", "date", "pages", "passages", box=None)
    for record in records:
        source = record.source
        cells = (source.id, source.title, source.kind, source.status, source.date)
        # As Text: a title with brackets in it is no markup.
        table.add_row(*map(Text, (*cells, str(record.pages or ""), str(record.passages))))
    out.print(table)
    out.print(f"{len(records)} documents")
    for file in failed:
        out.print(f"not read: {file.path}: {file.reason}", highlight=False, markup=False)


def remove(
    targets: Annotated[
        list[str], typer.Argument(help="Ids of documents (see `assistant documents`), or paths.")
    ],
    *,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Remove documents from the library, everywhere. The files themselves stay where they are."""
    chosen = settings(data_dir)
    open_library(chosen.data_dir).close()
    removed, unknown = indexing.remove(chosen, targets, model_of(chosen))
    if json_:
        print_json({"removed": removed, "not_found": unknown})
    else:
        out.print(f"{removed} documents removed")
        for target in unknown:
            err.print(f"not in the library: {target}", highlight=False, markup=False)
    raise typer.Exit(2 if unknown and not removed else 1 if unknown else 0)


def reindex(*, data_dir: DataDir = None, json_: Json = False) -> None:
    """Make vectors and word index anew, after the embedding model was changed."""
    chosen = settings(data_dir)
    open_library(chosen.data_dir).close()
    passages = indexing.reindex(chosen, model_of(chosen))
    if json_:
        print_json({"passages": passages})
    else:
        out.print(f"{passages} passages indexed anew")


def _show(report: indexing.Report) -> None:
    out.print(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.removed} removed, {len(report.failed)} not read "
        f"({report.passages} passages, {report.pages} pages, {report.seconds:.1f} s)",
        highlight=False,
    )
    for note in report.warnings:
        out.print(f"note: {note.path}: {note.reason}", highlight=False, markup=False)
    for failure in report.failed:
        err.print(f"not read: {failure.path}: {failure.reason}", highlight=False, markup=False)
    if not (report.added or report.changed or report.unchanged or report.removed or report.failed):
        wrong_use("There are no files there.")


def _as_dict(record: DocumentRecord) -> dict[str, object]:
    return {
        **asdict(record.source),
        "paths": list(record.paths),
        "passages": record.passages,
        "pages": record.pages,
        "pages_without_text": record.pages_without_text,
        "warnings": list(record.warnings),
        "added": record.added,
    }
