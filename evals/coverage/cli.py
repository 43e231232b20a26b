"""`python -m evals coverage`: does the product know what its sources do not cover?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.library.store import open_library
from assistant.models.embedding import load_embedding_model
from assistant.retrieval.search import open_search
from assistant.settings import Settings
from evals.coverage.measure import QUESTIONS, curve, judge
from evals.report import Report, Section, publish

_THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


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
    errors = list(curve(judged, _THRESHOLDS))
    rows = tuple(
        (
            f"{item.threshold:.2f}",
            f"{item.answered_although_not_covered:.3f}",
            f"{item.refused_although_covered:.3f}",
        )
        for item in errors
    )
    wrong = tuple(
        (item.text, "refused" if item.covered else "answered", f"{item.measured.probability:.3f}")
        for item in judged
        if item.measured.enough != item.covered
    )
    inside = sum(item.covered for item in judged)
    notes = (f"{inside} questions that the notes cover, {len(judged) - inside} that they do not.",)
    columns = ("threshold", "answered although not covered", "refused although covered")
    sections = (
        Section("Coverage of the shipped notes", columns, rows, notes),
        Section("Wrong at the threshold in use", ("question", "was", "probability"), wrong),
    )
    figures: dict[str, object] = {
        "wrong": len(wrong),
        "questions": len(judged),
        "curve": [
            [item.threshold, item.answered_although_not_covered, item.refused_although_covered]
            for item in errors
        ],
    }
    publish(Report("coverage", sections, figures), json)
