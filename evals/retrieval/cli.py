"""`python -m evals retrieval`: is the right page found, and the words that answer?"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from evals.metrics import RESAMPLES, Estimate
from evals.report import SHARED, Report, Section, publish
from evals.retrieval import measure as measuring
from evals.retrieval.data import Collection, read_collection

DATA = SHARED / "data" / "govuk_questions"
DEPTH = 30
"""The search looks no deeper for 30 passages than for 10, so the first ten are those that a reader gets."""

_MEASURES = (
    ("right page first", "page_first", measuring.PAGE_FIRST_TARGET),
    ("right page in the first five", "page_in_five", measuring.PAGE_IN_FIVE_TARGET),
    ("right page in the first ten", "page_in_ten", None),
    ("mean reciprocal rank", "reciprocal_rank", None),
    ("nDCG@10", "ndcg_at_ten", None),
    (f"all gold segments in {measuring.PASSAGES} passages", "all_segments", measuring.SEGMENTS_TARGET),
)


def command(
    data: Annotated[Path, typer.Option(help="Folder with the pages and the questions.")] = DATA,
    split: Annotated[str | None, typer.Option(help="Which queries_<split>.jsonl of the folder.")] = None,
    work: Annotated[
        Path | None, typer.Option(help="Keep the pages and the library here, for the next run.")
    ] = None,
    depth: Annotated[int, typer.Option(min=10, help="Passages asked for; pages are ranked by them.")] = DEPTH,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure whether the search finds the right page, and the words that answer the question."""
    collection = read_collection(data.resolve(), split)
    with ExitStack() as stack:
        folder = work.resolve() if work else Path(stack.enter_context(TemporaryDirectory()))
        measured = measuring.measure(collection, folder, depth=depth)
    publish(_report(collection, measured, depth), json)


def _report(collection: Collection, measured: measuring.Measured, depth: int) -> Report:
    indexed = measured.index.result
    notes = (
        f"{len(collection.questions)} questions over {len(collection.pages)} pages.",
        f"Read in this run: {indexed.passages} passages, in {indexed.seconds:.0f} s.",
        f"Left out, because no page answers them: {collection.left_out} questions.",
        f"In brackets: 95 % bootstrap interval, {RESAMPLES} resamples by question.",
        f"Pages are ranked by their best passage among the first {depth}.",
    )
    sections = [
        _section(mode, scores, notes if mode == measuring.DEFAULT else ())
        for mode, scores in measured.by_mode.items()
    ]
    if measured.not_offered:
        modes = tuple((mode, "not offered by `assistant search`") for mode in measured.not_offered)
        sections.append(Section("Not measured", ("mode", "why"), modes))
    return Report("retrieval", tuple(sections), _figures(collection, measured, depth))


def _section(mode: str, scores: Mapping[str, measuring.Scores], notes: tuple[str, ...]) -> Section:
    rows = tuple(
        (label, *(_shown(item) for item in estimates), *_against(estimates[0], target, mode))
        for label, name, target in _MEASURES
        if all(estimates := [getattr(item, name) for item in scores.values()])
    )
    return Section(f"Retrieval, {mode}", ("measure", *scores, "target", ""), rows, notes)


def _shown(estimate: Estimate) -> str:
    return f"{estimate.mean:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


def _against(estimate: Estimate, target: float | None, mode: str) -> tuple[str, str]:
    """The target and whether it is met; it is set for the search as shipped, with the scenario."""
    if target is None or mode != measuring.DEFAULT:
        return "", ""
    return f"≥ {target:.2f}", "met" if estimate.mean >= target else "missed"


def _figures(collection: Collection, measured: measuring.Measured, depth: int) -> dict[str, object]:
    return {
        "pages": len(collection.pages),
        "questions": len(collection.questions),
        "questions_left_out": collection.left_out,
        "depth": depth,
        "targets": {name: target for _, name, target in _MEASURES if target is not None},
        "modes": {
            mode: {asked: asdict(scores) for asked, scores in by_asked.items()}
            for mode, by_asked in measured.by_mode.items()
        },
        "not_offered": list(measured.not_offered),
        "index_seconds": measured.index.result.seconds,
    }
