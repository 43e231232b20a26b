"""`python -m evals speed`: how fast are reading, finding and answering, beside a peer?"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from evals.report import SHARED, Report, publish
from evals.speed import measure as measuring
from evals.speed.indexing import pages_per_second
from evals.speed.measure import Measured, Part, Plan
from evals.speed.tables import sections

DATA = SHARED / "corpus" / "reports"
SIZES = (1_000, 10_000)
LARGE = 100_000


def command(  # noqa: PLR0913, PLR0917 -- each is an option of the command line
    data: Annotated[Path, typer.Option(help="Folder with the PDFs.")] = DATA,
    only: Annotated[list[Part] | None, typer.Option(help="Measure this part; may be repeated.")] = None,
    files: Annotated[int | None, typer.Option(min=1, help="Only the first so many PDFs.")] = None,
    size: Annotated[
        list[int] | None, typer.Option(min=1, help="Passages of a made library; may be repeated.")
    ] = None,
    large: Annotated[bool, typer.Option("--large", help=f"Add a library of {LARGE:,} passages.")] = False,  # noqa: FBT002 -- Typer declares flags so
    repeats: Annotated[int, typer.Option(min=1, help="Pairs of runs, ours and the peer's.")] = 3,
    peer_python: Annotated[str, typer.Option(help="Interpreter that has txtai.")] = sys.executable,
    work: Annotated[Path | None, typer.Option(help="Empty folder to work in, and to keep.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure indexing, memory, search and answers; index the same PDFs with txtai beside us."""
    plan = Plan(
        data=data.resolve(),
        parts=frozenset(only or Part),
        files=files,
        sizes=tuple(size or SIZES) + ((LARGE,) if large else ()),
        repeats=repeats,
        peer_python=peer_python,
    )
    console = Console()
    with ExitStack() as stack:
        folder = work or Path(stack.enter_context(TemporaryDirectory()))
        measured = measuring.measure(plan, folder.resolve(), lambda text: console.print(f"{text} …"))
    publish(Report("speed", sections(measured), _figures(plan, measured)), json, console)


def _figures(plan: Plan, measured: Measured) -> dict[str, object]:
    indexing, comparison = measured.indexing, measured.comparison
    return {
        "files": measured.files,
        "indexing": {
            "pages": indexing.first.result.pages,
            "passages": indexing.first.result.passages,
            "failed": len(indexing.first.result.failed),
            "pages_per_second": pages_per_second(indexing.first.result),
            "first_run_seconds": indexing.first.wall,
            "second_run_seconds": indexing.second.wall,
            "repeat_ratio": indexing.repeat_ratio,
        },
        "peak_memory_bytes": asdict(peak) if indexing.watched and (peak := indexing.watched.peak) else None,
        "search_seconds": [asdict(item) for item in measured.latencies],
        "answer_seconds": [asdict(item) for item in measured.answers],
        "peer": None
        if comparison is None
        else {
            "name": "txtai",
            "versions": comparison.pairs[0].peer.versions,
            "words_per_passage": comparison.words,
            "pairs": [
                {
                    "ours_first": pair.ours_first,
                    "ours_pages_per_second": pair.ours_rate,
                    "peer_pages_per_second": pair.peer_rate,
                    "ratio": pair.ratio,
                    "ours_passages": pair.ours.result.passages,
                    "peer_passages": pair.peer.passages,
                    "peer_stages": pair.peer.stages,
                }
                for pair in comparison.pairs
            ],
            "median_ratio": comparison.median_ratio,
        },
        "parts": sorted(plan.parts),
        "skipped": list(measured.skipped),
    }
