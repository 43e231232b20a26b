"""The command `serve`: brings the shipped notes up to date, then opens the chat."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Annotated

import typer

from assistant.cli.shared import DataDir, err, files_bar, model_of, models_bar, out, settings, wrong_use
from assistant.library.errors import LibraryLockedError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.models.embedding import EmbeddingModel
from assistant.settings import Settings


def serve(
    *,
    data_dir: DataDir = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on; 127.0.0.1 by default.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 7860 by default.")] = None,
    notes: Annotated[bool, typer.Option(help="Bring the shipped notes up to date first.")] = True,
) -> None:
    """Open the chat in the browser, on this machine only unless --host says otherwise."""
    chosen = settings(data_dir)
    chosen = chosen.model_copy(
        update={name: value for name, value in (("host", host), ("port", port)) if value is not None}
    )
    open_chat(chosen, notes=notes)


def open_chat(chosen: Settings, *, notes: bool = True) -> None:
    """Serve the chat until it is stopped."""
    # Seconds to import, and only this command needs them.
    from assistant.answering.pipeline import open_pipeline, prepare  # noqa: PLC0415 -- see above
    from assistant.answering.stated_facts import understood  # noqa: PLC0415 -- see above
    from assistant.law.cited import LawTexts  # noqa: PLC0415 -- see above
    from assistant.models.chat import runs_elsewhere  # noqa: PLC0415 -- see above
    from assistant.models.packaged_chat import MODEL_NAME  # noqa: PLC0415 -- see above
    from assistant.web.answering import LibrarySummary  # noqa: PLC0415 -- see above
    from assistant.web.app import build_app, serve  # noqa: PLC0415 -- see above

    load = model_of(chosen)
    if notes:
        build_notes(chosen, load)
    with ExitStack() as stack:
        with models_bar(shown=err.is_terminal) as progress:
            pipeline = stack.enter_context(open_pipeline(chosen, progress, embedding=load()))
            prepare(pipeline)
        catalogue = pipeline.search.library.catalogue
        documents, passages = catalogue.counts()
        sources = tuple(record.source for record in catalogue.documents())
        summary = LibrarySummary(
            documents=documents,
            passages=passages,
            model=pipeline.model_name,
            notes_date=max((source.date for source in sources if source.kind == "note"), default=""),
            sources=sources,
            model_elsewhere=runs_elsewhere(pipeline.model_name),
        )
        try:
            serve(
                build_app(
                    pipeline,
                    summary,
                    LawTexts(catalogue),
                    # The packaged model finds nothing more than the rules do (docs/evaluation.md).
                    None
                    if pipeline.model_name in {"", MODEL_NAME}
                    else lambda text: understood(text, pipeline.chat),
                    pipeline.search,
                ),
                host=chosen.host,
                port=chosen.port,
                names=chosen.host_names,
                announce=_announce,
            )
        except OSError as error:
            wrong_use(
                f"The chat cannot be opened on {chosen.host}:{chosen.port}: {error} Choose another --port."
            )


def _announce(address: str) -> None:
    out.print(f"The chat is open at {address} (stop it with Ctrl+C)", highlight=False, soft_wrap=True)


def build_notes(chosen: Settings, load: Callable[[], EmbeddingModel]) -> None:
    """Index notes and tenders that ship with the product; when another process is writing, it may do so."""
    try:
        with files_bar(shown=True) as progress:
            report = index(chosen, shipped_documents(), Options(), load, progress)
    except LibraryLockedError as error:
        err.print(f"The notes were not brought up to date: {error}", highlight=False, markup=False)
        return
    for failure in report.failed:
        err.print(f"not read: {failure.path}: {failure.reason}", highlight=False, markup=False)
