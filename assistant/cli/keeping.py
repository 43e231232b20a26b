"""Commands that keep the library: index, watch, remove, reindex, ocr."""

from __future__ import annotations

import threading
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

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
from assistant.library import watching
from assistant.library.identity import Options
from assistant.library.ocr import OcrError, copy_with_text
from assistant.library.report import Report
from assistant.library.store import open_library

CollectionName = Annotated[str, typer.Option(help="A name for these documents, to filter by.")]
PublisherName = Annotated[str, typer.Option(help="Who published them, where they do not say.")]


def index(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to index.")],
    *,
    data_dir: DataDir = None,
    collection: CollectionName = "",
    publisher: PublisherName = "",
    kind: KindOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    json_: Json = False,
) -> None:
    """Index documents. What has not changed costs nothing; what has gone from a folder is removed."""
    chosen = settings(data_dir)
    options = _options(collection, publisher, kind, jurisdiction, status)
    with files_bar(shown=not json_) as progress:
        report = indexing.index(chosen, paths, options, model_of(chosen), progress)
    if json_:
        print_json(asdict(report))
    else:
        _show(report)
    nothing_there = len(report.failed) == len(paths) and not any(path.exists() for path in paths)
    raise typer.Exit(2 if nothing_there else 1 if report.failed else 0)


def watch(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to keep indexed.")],
    *,
    data_dir: DataDir = None,
    collection: CollectionName = "",
    publisher: PublisherName = "",
    kind: KindOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    json_: Json = False,
) -> None:
    """Index folders, and again whenever something in them changes, until you stop it with Ctrl-C."""
    chosen = settings(data_dir)
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        wrong_use(f"There is no such file or folder: {', '.join(missing)}.")
    options = _options(collection, publisher, kind, jurisdiction, status)

    def tell(news: Report | str) -> None:
        if isinstance(news, str):
            err.print(news, highlight=False, markup=False, soft_wrap=True)
        elif json_:
            print_json(asdict(news))
        else:
            _show(news)

    err.print(
        f"Watching {', '.join(map(str, paths))}. Stop with Ctrl-C.",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    stop = threading.Event()
    try:
        watching.watch(chosen, paths, options, model_of(chosen), tell, stop)
    except KeyboardInterrupt:
        stop.set()
        err.print("Stopped. The library is complete.")


def ocr(
    files: Annotated[list[Path], typer.Argument(help="PDF files with scanned pages.")],
    *,
    language: Annotated[str, typer.Option(help="Tesseract's name of the language.")] = "eng",
) -> None:
    """Make a copy with text of scanned PDFs, beside them; `assistant index` reads the copy in their place."""
    failed = False
    for file in files:
        try:
            copy = copy_with_text(file, language=language)
        except OcrError as error:
            failed = True
            err.print(str(error), highlight=False, markup=False, soft_wrap=True)
        else:
            out.print(f"{copy} written", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(1 if failed else 0)


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
            err.print(f"not in the library: {target}", highlight=False, markup=False, soft_wrap=True)
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


def _options(
    collection: str, publisher: str, kind: str | None, jurisdiction: str | None, status: str | None
) -> Options:
    return Options(
        collection=collection,
        kind=one_of(kind, Kind, "--kind"),
        jurisdiction=one_of(jurisdiction, Jurisdiction, "--jurisdiction"),
        status=one_of(status, SourceStatus, "--status"),
        publisher=publisher,
    )


def _show(report: Report) -> None:
    out.print(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.removed} removed, {len(report.failed)} not read "
        f"({report.passages} passages, {report.pages} pages, {report.seconds:.1f} s)",
        highlight=False,
    )
    for note in (*report.warnings, *report.near):
        out.print(f"note: {note.path}: {note.reason}", highlight=False, markup=False, soft_wrap=True)
    for failure in report.failed:
        err.print(
            f"not read: {failure.path}: {failure.reason}", highlight=False, markup=False, soft_wrap=True
        )
    if report.nothing:
        wrong_use("There are no files there.")
