"""`python -m evals ablation`: what is each part of the search worth?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer

from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings
from evals.ablation.corpora import laboratory, mixed, shipped
from evals.ablation.sets import Pages, Points, Set, Values, told
from evals.ablation.ways import BEFORE, Ways
from evals.answers.data import Half
from evals.metrics import bootstrap
from evals.report import SHARED, Report, Section, publish
from evals.retrieval.cli import DATA
from evals.retrieval.data import read_collection
from evals.retrieval.pages import write_pages

_SHIPPED: Final = Ways()
CHANGES: Final[Mapping[str, Ways]] = {
    "before": BEFORE,
    "as shipped": _SHIPPED,
    "no questions asked of sections": replace(_SHIPPED, asked=0.0),
    "no words beside": replace(_SHIPPED, beside=0.0),
    "words beside, 0.3": replace(_SHIPPED, beside=0.3),
    "words beside, 0.8": replace(_SHIPPED, beside=0.8),
    "no document": replace(_SHIPPED, document=0.0),
    "document, 0.1": replace(_SHIPPED, document=0.1),
    "document, 0.3": replace(_SHIPPED, document=0.3),
    "document by its 3 best": replace(_SHIPPED, best=3),
    "vectors, 0.35": replace(_SHIPPED, vectors=0.35),
    "vectors, 0.55": replace(_SHIPPED, vectors=0.55),
    "vectors, 0.65": replace(_SHIPPED, vectors=0.65),
    "ranks, not scores (60)": replace(_SHIPPED, ranks=60),
    "headings, 0.3": replace(_SHIPPED, headings=0.3),
    "headings, 1.0": replace(_SHIPPED, headings=1.0),
    "title, 0.5": replace(_SHIPPED, title=0.5),
    "100 passages of each half": replace(_SHIPPED, depth=100),
    "200 passages of each half": replace(_SHIPPED, depth=200),
    "vectors of the text alone, half": replace(_SHIPPED, text_alone=0.5),
    "vectors of the text alone": replace(_SHIPPED, text_alone=1.0),
    "sentences that ask, 0.3": replace(_SHIPPED, last=0.3),
    "pairs of words, 0.3": replace(_SHIPPED, pairs=0.3),
    "neighbours, 0.1": replace(_SHIPPED, neighbours=0.1),
    "neighbours, 0.2": replace(_SHIPPED, neighbours=0.2),
    "feedback, 0.2": replace(_SHIPPED, feedback=0.2),
    "3 passages of a source": replace(_SHIPPED, each=3),
    "2 passages of a source": replace(_SHIPPED, each=2),
}
"""What is measured: the search as it ships, with one change each."""


def command(
    half: Annotated[Half, typer.Option("--set", help="Which questions of our domain.")] = "dev",
    data: Annotated[Path, typer.Option(help="Folder with the pages and their questions.")] = DATA,
    shared: Annotated[Path, typer.Option(help="Folder with the corpus that is indexed beside.")] = SHARED,
    work: Annotated[Path | None, typer.Option(help="Keep the libraries here, for the next run.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure the search with each of its parts changed, over three libraries that are indexed once."""
    model = load_embedding_model(Settings(chat_model="none"))
    with ExitStack() as stack:
        folder = work.resolve() if work else Path(stack.enter_context(TemporaryDirectory()))
        collection = read_collection(data.resolve())
        names = write_pages(collection.pages, folder / "gov" / "pages")
        pages = stack.enter_context(laboratory(folder / "gov", (((folder / "gov" / "pages",), None),), model))
        own = stack.enter_context(laboratory(folder / "shipped", shipped(), model))
        among = stack.enter_context(laboratory(folder / "mixed", mixed(shared.resolve()), model))
        sets: dict[str, Set] = {
            "pages": Pages(pages, collection.questions, names, alone=False),
            "alone": Pages(pages, collection.questions, names, alone=True),
            "domain": Points(own, told(half)),
            "mixed": Points(among, told(half)),
        }
        measured = {
            change: {name: own.measure(ways) for name, own in sets.items()}
            for change, ways in CHANGES.items()
        }
    publish(report(measured, half), json)


def report(measured: Mapping[str, Mapping[str, Values]], half: Half) -> Report:
    """The table, a row a change and a column a measure, with the figures and their intervals."""
    wanted = [(name, key) for name, values in next(iter(measured.values())).items() for key in values]
    rows = tuple(
        (change, *(f"{_mean(by_set[name][key]):.3f}" for name, key in wanted))
        for change, by_set in measured.items()
    )
    notes = (
        "pages, alone: GOV.UK questions with their scenario, and alone; segments: all in ten passages.",
        f"domain, mixed: {half} questions of our domain, over what ships, and over that with other sources;",
        "points: the part of the gold points that stand in a sentence of the first eight passages.",
        "Searched exactly, in arrays: a figure may differ by a question from that of the product's index.",
    )
    figures = {
        change: {
            f"{name}, {key}": [found.mean, found.low, found.high]
            for name, key in wanted
            for found in (bootstrap(by_set[name][key]),)
        }
        for change, by_set in measured.items()
    }
    columns = ("change", *(f"{name}: {key}" for name, key in wanted))
    return Report("ablation", (Section("One change at a time", columns, rows, notes),), figures)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
