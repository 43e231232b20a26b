"""A library of what ships, and of more where asked, as `assistant index` would make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings


@contextmanager
def shipped_library(
    settings: Settings, model: EmbeddingModel, *, more: Sequence[Path] = (), keep: Path | None = None
) -> Iterator[Settings]:
    """Settings whose library holds the shipped notes and tenders, and the files under `more`.

    With `keep` the library stays in that folder, so that the next run finds it.
    """
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(TemporaryDirectory()))
        chosen = settings.model_copy(update={"data_dir": folder})
        index(chosen, [*shipped_documents(), *more], Options(), lambda: model)
        yield chosen
