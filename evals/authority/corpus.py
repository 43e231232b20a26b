"""The library that the questions are asked of: law, notes, invented pages, notices, and noise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.documents import Kind
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_corpus
from assistant.library.store import open_library
from assistant.models.embedding import load_embedding_model
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings
from evals.authority.data import PAGES, Question
from evals.errors import EvalError

_REPORTS = (
    "JHWS-consultation-report-final.pdf",
    "Public_Executive_Summary_-_CoADPIF_WSx_final.pdf",
    "West-Sussex-PNA-2018-Executive-summary.pdf",
    "exec-summary-dementia-strategy-2020-2023-plain-text.pdf",
    "homeless-needs-audit-2016-final.pdf",
    "quality_assurance_in_children__s_residential_care_service_level_summary_2013.pdf",
)
"""A few reports of a county, about services that the questions speak of."""


def parts(data: Path) -> tuple[tuple[tuple[Path, ...], Kind | None], ...]:
    """Files and folders to index, with the kind of those that do not say it; those not there are left out."""
    shipped, shared = shipped_corpus(), data / "corpus"
    groups: tuple[tuple[tuple[Path, ...], Kind | None], ...] = (
        ((shipped / "notes", PAGES, shared / "legislation", shared / "toolkit"), None),
        ((shipped / "tenders",), "tender"),
        ((shared / "govuk",), "guidance"),
        (tuple(shared / "reports" / name for name in _REPORTS), "research"),
    )
    found = ((tuple(path for path in paths if path.exists()), kind) for paths, kind in groups)
    return tuple((paths, kind) for paths, kind in found if paths)


@contextmanager
def library(data: Path, folder: Path) -> Iterator[tuple[Search, int]]:
    """The search over all that, indexed below `folder`, and the number of its passages.

    Raises EvalError when `data` holds no legislation.
    """
    if not (data / "corpus" / "legislation").is_dir():
        raise EvalError(
            f"There is no corpus/legislation in {data}, and without the texts of the law this cannot be "
            "measured. Give the folder that holds it as --data."
        )
    settings = Settings(chat_model="none", data_dir=folder / "library")
    model = load_embedding_model(settings)
    for paths, kind in parts(data):
        index(settings, paths, Options(kind=kind), lambda: model)
    opened = open_library(settings.data_dir)
    try:
        yield open_search(opened, model), opened.catalogue.counts()[1]
    finally:
        opened.close()
        model.close()


def check_gold(search: Search, questions: Sequence[Question]) -> None:
    """Raise EvalError when an answer stands nowhere in the library: a note was rewritten, a file is gone."""
    catalogue = search.library.catalogue
    hits = tuple(catalogue.hits(sorted(catalogue.passage_ids())).values())
    lost = [
        f"{item.id}: {place.file} {place.place}".rstrip()
        for item in questions
        for place in (*item.gold, *item.against, *item.old)
        if not any(place.holds(hit) for hit in hits)
    ]
    if lost:
        raise EvalError(
            "These answers stand nowhere in the library; mend questions.jsonl. " + "; ".join(lost)
        )
