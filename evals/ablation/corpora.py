"""The libraries that are searched: pages of GOV.UK, what ships, and what ships beside much else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.documents import Kind
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_corpus
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings
from evals.ablation.lab import Lab

Parts = Sequence[tuple[tuple[Path, ...], Kind | None]]
"""Files and folders with the kind of those that do not say it."""


def shipped() -> Parts:
    """The notes and the illustrative tenders."""
    corpus = shipped_corpus()
    return (((corpus / "notes",), None), ((corpus / "tenders",), "tender"))


def mixed(data: Path) -> Parts:
    """What ships with laws, a toolkit, tenders, guidance and reports, where they are there."""
    corpus = data / "corpus"
    more: Parts = (
        ((corpus / "legislation", corpus / "toolkit"), None),
        ((corpus / "tenders",), "tender"),
        ((corpus / "govuk",), "guidance"),
        ((corpus / "reports",), "research"),
    )
    found = ((tuple(path for path in paths if path.exists()), kind) for paths, kind in more)
    return (*shipped(), *((paths, kind) for paths, kind in found if paths))


@contextmanager
def laboratory(folder: Path, parts: Parts, model: EmbeddingModel) -> Iterator[Lab]:
    """The parts, indexed below `folder` unless they are already, and laid out."""
    settings = Settings(chat_model="none", data_dir=folder / "library")
    for paths, kind in parts:
        index(settings, paths, Options(kind=kind), lambda: model)
    library = open_library(settings.data_dir)
    try:
        yield Lab(open_search(library, model), folder)
    finally:
        library.close()
