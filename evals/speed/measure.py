"""What is timed, in what order: indexing, then search by size, then answers, then the peer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from evals.errors import EvalError
from evals.speed import text
from evals.speed.answers import AnswerTimes, measure_answers
from evals.speed.indexing import Indexing, measure_indexing, words_per_passage
from evals.speed.peer import Comparison, compare, why_not
from evals.speed.search import Latency, made_library, measure_latency

QUERIES = 100
"""Enough for a p95 that rests on five queries above it."""
SAMPLE_QUERIES = 50
"""Queries, ten passages each, by which the mean length of a passage is estimated."""


class Part(StrEnum):
    """What can be measured alone. Indexing always runs, because the others need its library."""

    INDEXING = "indexing"
    SEARCH = "search"
    ANSWERS = "answers"
    PEER = "peer"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure, over which PDFs."""

    data: Path
    parts: frozenset[Part]
    files: int | None
    """Only the first so many PDFs, for a quick check; None for all."""
    sizes: tuple[int, ...]
    """Passages of the libraries that are made for the search, beside the folder's own."""
    repeats: int
    """Pairs of runs, ours and the peer's."""
    peer_python: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The times; what was not asked for is None or empty, and `skipped` says why something is absent."""

    indexing: Indexing
    files: int
    latencies: tuple[Latency, ...] = ()
    answers: tuple[AnswerTimes, ...] = ()
    comparison: Comparison | None = None
    skipped: tuple[str, ...] = ()


def measure(plan: Plan, work: Path, say: Callable[[str], None]) -> Measured:
    """Carry out the plan in the empty folder `work`; `say` is told of each part as it starts."""
    pdfs = find_pdfs(plan.data, plan.files)
    folder = plan.data if plan.files is None else _copied(pdfs, work / "pdfs")
    say(f"Indexing {len(pdfs)} PDFs, more than once")
    indexing, data_dir = measure_indexing(folder, work, memory=Part.INDEXING in plan.parts)
    pool = text.sentences(pdfs) if plan.parts & {Part.SEARCH, Part.PEER} else ()
    return Measured(
        indexing=indexing,
        files=len(pdfs),
        latencies=_latencies(plan, indexing, data_dir, pool, say) if Part.SEARCH in plan.parts else (),
        answers=_answers(data_dir, say) if Part.ANSWERS in plan.parts else (),
        comparison=_comparison(plan, folder, data_dir, pool, say),
        skipped=_skipped(plan),
    )


def find_pdfs(folder: Path, limit: int | None = None) -> tuple[Path, ...]:
    """The PDFs in the folder, by name. Raises EvalError when there are none."""
    if not folder.is_dir():
        raise EvalError(f"There is no folder {folder}. Give a folder with PDFs as --data.")
    found = tuple(sorted(folder.rglob("*.pdf")))[:limit]
    if not found:
        raise EvalError(f"There are no PDFs in {folder}. Give a folder with PDFs as --data.")
    return found


def _copied(pdfs: Sequence[Path], folder: Path) -> Path:
    folder.mkdir(parents=True)
    for number, pdf in enumerate(pdfs):
        shutil.copyfile(pdf, folder / f"{number:03d}-{pdf.name}")
    return folder


def _latencies(
    plan: Plan, indexing: Indexing, data_dir: Path, pool: Sequence[str], say: Callable[[str], None]
) -> tuple[Latency, ...]:
    """The folder's own library and the made ones, smallest first.

    Documents are made by sections; how many passages a section gives is learnt from the smallest library.
    """
    queries = text.queries(pool, QUERIES)
    say("Timing searches over the folder's own library")
    own = indexing.first.result.passages
    found = [measure_latency("the folder's own", data_dir, own, queries)]
    passages_a_section = 1.0
    for size in sorted(plan.sizes):
        sections = max(1, round(size / passages_a_section))
        say(f"Making a library of about {size:,} passages, and timing searches over it")
        made, passages = made_library(data_dir.parent, pool, sections)
        passages_a_section = passages / sections
        found.append(measure_latency("made", made, passages, queries))
    return tuple(sorted(found, key=lambda item: item.passages))


def _answers(data_dir: Path, say: Callable[[str], None]) -> tuple[AnswerTimes, ...]:
    say("Asking questions of the configured chat model")
    return measure_answers(data_dir)


def _comparison(
    plan: Plan, folder: Path, data_dir: Path, pool: Sequence[str], say: Callable[[str], None]
) -> Comparison | None:
    if Part.PEER not in plan.parts or why_not(plan.peer_python):
        return None
    words = round(words_per_passage(data_dir, text.queries(pool, SAMPLE_QUERIES)))
    say(f"Indexing with us and with txtai, {plan.repeats} times each, passages of {words} words for txtai")
    work = data_dir.parent / "peer"
    return compare(folder, work, words=words, repeats=plan.repeats, python=plan.peer_python)


def _skipped(plan: Plan) -> tuple[str, ...]:
    reason = why_not(plan.peer_python) if Part.PEER in plan.parts else None
    return (f"txtai was not measured: {reason}",) if reason else ()
