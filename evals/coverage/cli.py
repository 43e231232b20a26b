"""`python -m evals coverage`: does the product know what its sources do not cover?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.answering.retrieve import ANSWERABLE_FROM
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.library.store import open_library
from assistant.models.embedding import load_embedding_model
from assistant.retrieval.search import open_search
from assistant.settings import Settings
from evals.coverage.measure import QUESTIONS, curve, judge
from evals.report import Report, Section, publish

_AROUND = (-0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2)


def command(
    questions: Annotated[Path, typer.Option(help="Labelled questions, JSON lines.")] = QUESTIONS,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure how often the shipped notes are thought to answer what they do not, and the reverse."""
    settings = Settings(chat_model="none")
    model = load_embedding_model(settings)
    with TemporaryDirectory() as folder:
        settings = settings.model_copy(update={"data_dir": Path(folder)})
        index(settings, shipped_documents(), Options(), lambda: model)
        library = open_library(settings.data_dir)
        try:
            judged = judge(open_search(library, model), questions)
        finally:
            library.close()
    errors = list(curve(judged, [round(ANSWERABLE_FROM + step, 3) for step in _AROUND]))
    rows = tuple(
        (
            f"{item.threshold:.2f}" + (" (in use)" if item.threshold == ANSWERABLE_FROM else ""),
            f"{item.answered_although_not_covered:.3f}",
            f"{item.refused_although_covered:.3f}",
        )
        for item in errors
    )
    wrong = tuple(
        (item.text, "refused" if item.covered else "answered", f"{item.measured.score:.3f}")
        for item in judged
        if (item.measured.score >= ANSWERABLE_FROM) != item.covered
    )
    inside = sum(item.covered for item in judged)
    notes = (f"{inside} questions that the notes cover, {len(judged) - inside} that they do not.",)
    columns = ("threshold", "answered although not covered", "refused although covered")
    sections = (
        Section("Coverage of the shipped notes", columns, rows, notes),
        Section("Wrong at the threshold in use", ("question", "was", "score"), wrong),
    )
    figures: dict[str, object] = {
        "threshold": ANSWERABLE_FROM,
        "questions": len(judged),
        "curve": [
            [item.threshold, item.answered_although_not_covered, item.refused_although_covered]
            for item in errors
        ],
    }
    publish(Report("coverage", sections, figures), json)
