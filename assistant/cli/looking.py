"""Commands that look into the library: search, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

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
from assistant.library.filters import STAGES, Filters
from assistant.library.store import open_library
from assistant.retrieval.search import MODES, Mode, open_search

_TENDERS: dict[str, Any] = {"rich_help_panel": "Tenders"}
_Day = Annotated[str | None, typer.Option(help="2026-03-31, 2026-03 or 2026.", metavar="DATE", **_TENDERS)]


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
    buyer: Annotated[list[str] | None, typer.Option(help="Part of a buyer's name.", **_TENDERS)] = None,
    cpv: Annotated[list[str] | None, typer.Option(help="First digits of a CPV code.", **_TENDERS)] = None,
    stage: Annotated[
        list[str] | None, typer.Option(help="One of: " + ", ".join(STAGES) + ".", **_TENDERS)
    ] = None,
    criterion: Annotated[
        list[str] | None, typer.Option(help="An award criterion: price, quality, social value …", **_TENDERS)
    ] = None,
    value_from: Annotated[
        float | None, typer.Option(min=0, help="Least value in pounds.", **_TENDERS)
    ] = None,
    value_to: Annotated[
        float | None, typer.Option(min=0, help="Greatest value in pounds.", **_TENDERS)
    ] = None,
    deadline_from: _Day = None,
    deadline_to: _Day = None,
    published_from: _Day = None,
    published_to: _Day = None,
    starts_from: _Day = None,
    starts_to: _Day = None,
    ends_from: _Day = None,
    ends_to: _Day = None,
    lots: Annotated[
        bool | None, typer.Option("--lots/--no-lots", help="Divided into lots, or not.", **_TENDERS)
    ] = None,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Find the passages that fit a question, best first."""
    tenders = Filters(
        buyers=tuple(buyer or ()),
        cpv=tuple(cpv or ()),
        stages=tuple(stage or ()),
        criteria=tuple(criterion or ()),
        value_from=value_from,
        value_to=value_to,
        deadline_from=deadline_from,
        deadline_to=deadline_to,
        published_from=published_from,
        published_to=published_to,
        starts_from=starts_from,
        starts_to=starts_to,
        ends_from=ends_from,
        ends_to=ends_to,
        has_lots=lots,
    )
    chosen = settings(data_dir)
    if (text is None) == (queries is None):
        wrong_use("Give a text to look for, or a file with --queries.")
    if mode not in MODES:
        wrong_use(f"--mode '{mode}' is not one of: {', '.join(MODES)}.")
    way: Mode = mode
    filters = filters_from(kind, jurisdiction, status, collection, tenders)
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
