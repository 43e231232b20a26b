"""What `assistant doctor` checks: models, the three stores and their counts, versions."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from assistant import __version__
from assistant.library.errors import LibraryError
from assistant.library.store import Library, open_library
from assistant.models.chat import load_chat_model
from assistant.models.embedding import load_embedding_model
from assistant.models.errors import ModelNotFoundError
from assistant.models.processor import cores
from assistant.settings import Settings

_PACKAGES = ("torch", "sentence-transformers", "chromadb", "tantivy", "gradio", "langchain", "pypdf")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, and what to do when it is not right."""

    name: str
    ok: bool
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Every finding, in the order in which a person would look."""
    return [*_versions(), *_models(settings), *_stores(settings)]


def _versions() -> Iterator[Finding]:
    yield Finding(
        "assistant", ok=True, detail=f"{__version__} on Python {platform.python_version()}, {cores()} cores"
    )
    for name in _PACKAGES:
        try:
            yield Finding(name, ok=True, detail=version(name))
        except PackageNotFoundError:
            yield Finding(name, ok=False, detail="not installed; install the assistant again")


def _models(settings: Settings) -> Iterator[Finding]:
    try:
        model = load_embedding_model(settings)
        detail = f"{model.name}, {model.dimension} dimensions, {model.precision}"
        yield Finding("embedding model", ok=True, detail=detail)
        model.close()
    except ModelNotFoundError as error:
        yield Finding("embedding model", ok=False, detail=str(error))
    try:
        chat = load_chat_model(settings)
    except ModelNotFoundError as error:
        yield Finding("chat model", ok=False, detail=str(error))
        return
    if chat is None:
        yield Finding("chat model", ok=True, detail="none: answers are made of quotes")
        return
    yield Finding("chat model", ok=True, detail=chat.name)
    chat.close()


def _stores(settings: Settings) -> Iterator[Finding]:
    try:
        library = open_library(settings.data_dir)
    except LibraryError as error:
        yield Finding("library", ok=False, detail=str(error))
        return
    try:
        yield from _counts(library)
    except LibraryError as error:
        yield Finding("library", ok=False, detail=str(error))
    finally:
        library.close()


def _counts(library: Library) -> Iterator[Finding]:
    documents, passages = library.catalogue.counts()
    yield Finding(
        "library", ok=True, detail=f"{library.data_dir}: {documents} documents, {passages} passages"
    )
    unfinished = len(library.catalogue.unfinished())
    detail = (
        f"{unfinished} documents of an interrupted run; the next `assistant index` cleans up"
        if unfinished
        else "no interrupted run"
    )
    yield Finding("recovery", ok=not unfinished, detail=detail)
    vectors, words = library.vectors.count(), library.words.count()
    agree = vectors == words == passages
    detail = f"catalogue {passages}, vectors {vectors}, words {words}"
    if not agree:
        detail += "; run `assistant index` on any folder to bring them in line"
    yield Finding("stores", ok=agree, detail=detail)
    failed = sum(1 for file in library.catalogue.files().values() if file.reason)
    yield Finding(
        "files not read", ok=True, detail=f"{failed}; see `assistant documents`" if failed else "none"
    )
