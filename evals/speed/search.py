"""How long one search takes inside a running process, by the size of the library."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.library.store import open_library
from assistant.models.embedding import load_embedding_model
from assistant.retrieval import search as retrieval
from assistant.settings import Settings
from evals import metrics, product
from evals.speed import text

K = 10
WARM_UP = 5
"""Queries that are run and not counted, after the first, which is reported alone."""

Search = Callable[[str, int], Sequence[object]]


@dataclass(frozen=True, slots=True)
class Latency:
    """Times in seconds over a library of `passages`; `first` includes whatever is loaded on first use."""

    library: str
    passages: int
    opening: float
    first: float
    p50: float
    p95: float
    slowest: float
    queries: int


def measure_latency(name: str, data_dir: Path, passages: int, queries: Sequence[str]) -> Latency:
    """Open the library in this process and time each query, one after another."""
    started = time.perf_counter()
    with open_search(data_dir) as search:
        opening = time.perf_counter() - started
        first = _timed(search, queries[0])
        for query in queries[1 : WARM_UP + 1]:
            search(query, K)
        seconds = [_timed(search, query) for query in queries]
    return Latency(
        library=name,
        passages=passages,
        opening=opening,
        first=first,
        p50=metrics.percentile(seconds, 50),
        p95=metrics.percentile(seconds, 95),
        slowest=max(seconds),
        queries=len(seconds),
    )


def made_library(work: Path, pool: Sequence[str], sections: int) -> tuple[Path, int]:
    """Index Markdown documents of `sections` sections made out of `pool`; the library and its passages."""
    folder = work / f"made-{sections}"
    text.write_documents(folder / "documents", pool, sections)
    indexed = product.index([folder / "documents"], folder / "library")
    return folder / "library", indexed.result.passages


@contextmanager
def open_search(data_dir: Path) -> Iterator[Search]:
    """The product's own search over `data_dir`: model and library are loaded, and stay open inside."""
    with (
        closing(load_embedding_model(Settings(data_dir=data_dir))) as model,
        closing(open_library(data_dir)) as library,
    ):
        yield retrieval.open_search(library, model)


def _timed(search: Search, query: str) -> float:
    started = time.perf_counter()
    search(query, K)
    return time.perf_counter() - started
