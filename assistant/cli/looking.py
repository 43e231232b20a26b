"""Commands that look into the library: search, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.lines import Line, read_lines
from assistant.cli.shared import (
    DataDir,
    Json,
    JurisdictionOption,
    KindOption,
    StatusOption,
    filters_from,
    model_of,
    out,
    print_json,
    settings,
    wrong_use,
)
from assistant.cli.wire import hit_json
from assistant.documents import Hit
from assistant.library.store import open_library
from assistant.retrieval.search import MODES, Mode, open_search


def search(
    text: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    *,
    queries: Annotated[Path | None, typer.Option(help='A file with {"id", "text"} a line.')] = None,
    count: Annotated[int, typer.Option("-k", "--count", min=1, max=1000, help="How many passages.")] = 10,
    mode: Annotated[str, typer.Option(help="fused, vectors or words.")] = "fused",
    kind: KindOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Find the passages that fit a question, best first."""
    chosen = settings(data_dir)
    if (text is None) == (queries is None):
        wrong_use("Give a text to look for, or a file with --queries.")
    if mode not in MODES:
        wrong_use(f"--mode '{mode}' is not one of: {', '.join(MODES)}.")
    way: Mode = mode
    filters = filters_from(kind, jurisdiction, status, collection)
    lines = read_lines(queries) if queries else [Line(id="1", text=text or "")]
    library = open_library(chosen.data_dir)
    try:
        find = open_search(library, model_of(chosen)())
        for line in lines:
            hits = find(line.text, count, filters, way)
            if json_:
                print_json({"id": line.id, "hits": [hit_json(hit) for hit in hits]})
            else:
                _show(hits)
    finally:
        library.close()


def doctor(*, data_dir: DataDir = None, json_: Json = False) -> None:
    """Check models, stores and versions, and say what to do."""
    from assistant.cli.doctor import examine  # noqa: PLC0415 -- loads every kind of model

    findings = examine(settings(data_dir))
    if json_:
        print_json(
            {"checks": [{"name": item.name, "ok": item.ok, "detail": item.detail} for item in findings]}
        )
    else:
        for item in findings:
            out.print(
                f"{'ok ' if item.ok else 'NOT OK'}  {item.name}: {item.detail}", highlight=False, markup=False
            )
    raise typer.Exit(0 if all(item.ok for item in findings) else 1)


def _show(hits: list[Hit]) -> None:
    if not hits:
        out.print("Nothing was found.")
    for number, hit in enumerate(hits, start=1):
        source = hit.source
        out.print(
            f"{number}. {source.title} · {hit.passage.label} · {source.kind} · {source.status}",
            style="bold",
            highlight=False,
            markup=False,
        )
        out.print(hit.passage.text, highlight=False, markup=False)
        out.print()
