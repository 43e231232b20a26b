"""The questions with what is measured of each: right page, right source, points that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit
from assistant.sentences import sentences
from evals.ablation.lab import Lab
from evals.ablation.ways import Ways, find
from evals.answers.data import Half
from evals.answers.data import Question as Told
from evals.answers.data import read_questions as read_told
from evals.metrics import distinct, hit_at
from evals.product import FoundPassage
from evals.retrieval.data import Question as OfPage
from evals.retrieval.measure import PASSAGES, holds_all

PAGES_DEPTH = 30
"""Passages by which pages are ranked, as in `python -m evals retrieval`."""
EVIDENCE = 8
"""Passages that an answer is made of."""

Values = Mapping[str, Sequence[float]]
"""One value a question for each measure."""


class Set(Protocol):
    """Questions of one library."""

    lab: Lab

    def measure(self, ways: Ways) -> Values:
        """What this way of searching reaches."""


@dataclass
class Pages:
    """Questions that a page answers."""

    lab: Lab
    questions: Sequence[OfPage]
    names: Mapping[str, str]
    """Page ids by file name."""
    alone: bool
    """Whether the question is asked without its scenario."""

    def measure(self, ways: Ways) -> Values:
        """Right page first, in the first five; all gold segments in ten passages."""
        first, five, whole = [], [], []
        for item in self.questions:
            hits = find(self.lab, item.question if self.alone else item.text, PAGES_DEPTH, ways)
            pages = distinct(self.names[Path(hit.document).name] for hit in hits)
            first.append(hit_at(pages, item.pages, 1))
            five.append(hit_at(pages, item.pages, 5))
            if item.segments:
                whole.append(float(holds_all(item, list(map(_printed, hits[:PASSAGES])), self.names)))
        return {"first": first, "in five": five, "segments": whole}


@dataclass
class Points:
    """Questions of the domain, with the points that a right answer tells."""

    lab: Lab
    questions: Sequence[Told]

    def measure(self, ways: Ways) -> Values:
        """A source that answers first, in five, in eight; the points that stand in a sentence of eight."""
        values: dict[str, list[float]] = {"first": [], "in five": [], "in eight": [], "points": []}
        for item in self.questions:
            hits = find(self.lab, expand(item.text), EVIDENCE, ways)
            sources = [hit.source.id for hit in hits]
            told = [sentence for hit in hits for sentence in _sentences(hit.passage.text)]
            values["first"].append(hit_at(sources, set(item.sources), 1))
            values["in five"].append(hit_at(sources, set(item.sources), 5))
            values["in eight"].append(hit_at(sources, set(item.sources), EVIDENCE))
            values["points"].append(sum(point.said_in(told) for point in item.points) / len(item.points))
        return values


def told(half: Half) -> list[Told]:
    """The questions of our domain that the shipped sources answer."""
    return [item for item in read_told(half) if item.answerable]


def _printed(hit: Hit) -> FoundPassage:
    return FoundPassage(
        passage_id=hit.passage.id,
        document=hit.document,
        title=hit.source.title,
        locator=hit.passage.label,
        text=hit.passage.text,
        score=hit.score,
    )


@lru_cache(maxsize=20_000)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(sentences(text))
