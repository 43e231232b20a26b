"""How fast a folder is indexed, the first time and again, and with how much memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evals import product
from evals.product import IndexRun, TimedIndex


@dataclass(frozen=True, slots=True)
class Indexing:
    """Three runs over one folder: into an empty library, into the same again, and one watched for memory.

    Memory has a run of its own because watching it slows the run down.
    """

    first: TimedIndex
    second: TimedIndex
    watched: TimedIndex | None

    @property
    def repeat_ratio(self) -> float:
        """How many times faster the second run is, start of the process included."""
        return self.first.wall / self.second.wall


def measure_indexing(folder: Path, work: Path, *, memory: bool) -> tuple[Indexing, Path]:
    """Index `folder` into new libraries under `work`; the library of the first two runs is returned."""
    data_dir = work / "library"
    first = product.index([folder], data_dir)
    second = product.index([folder], data_dir)
    watched = product.index([folder], work / "watched", watch_memory=True) if memory else None
    return Indexing(first, second, watched), data_dir


def pages_per_second(run: IndexRun) -> dict[str, float]:
    """Pages a second by stage, and over the whole run as the product counted it.

    A stage that took no measurable time is left out.
    """
    timed = {**run.stages, "all stages": run.seconds}
    return {stage: run.pages / seconds for stage, seconds in timed.items() if seconds > 0}


def words_per_passage(data_dir: Path, texts: tuple[str, ...]) -> float:
    """The mean length in words of the passages that these queries find; the library's own is close to it."""
    found = product.search({str(number): text for number, text in enumerate(texts)}, data_dir, k=10)
    passages = {hit.passage_id: hit.text for hits in found.values() for hit in hits}
    return sum(len(text.split()) for text in passages.values()) / len(passages)
