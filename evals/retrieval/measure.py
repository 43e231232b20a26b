"""Index the pages, ask the questions, score the ranked lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from bs4 import BeautifulSoup

from evals import metrics, product
from evals.errors import EvalError
from evals.product import FoundPassage, TimedIndex
from evals.retrieval.data import Collection, Question
from evals.retrieval.pages import segment_html, write_pages

PASSAGES = 10
"""Passages within which the answer's own words are looked for: what a reader is shown at most."""
PAGE_FIRST_TARGET = 0.88
PAGE_IN_FIVE_TARGET = 0.98
SEGMENTS_TARGET = 0.75
"""Over the 601 pages, with scenario and question (docs/decisions)."""

DEFAULT = "as shipped"
MODES = (None, "vectors", "words")
"""The product's own default, which fuses the two parts after it; a part not offered is reported as such."""

WITH_SCENARIO = "scenario and question"
ALONE = "question alone"

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")


@dataclass(frozen=True, slots=True)
class Scores:
    """What one way of searching reached, over all questions that have an answer."""

    page_first: metrics.Estimate
    page_in_five: metrics.Estimate
    page_in_ten: metrics.Estimate
    reciprocal_rank: metrics.Estimate
    ndcg_at_ten: metrics.Estimate
    all_segments: metrics.Estimate | None
    """All gold segments within ten passages; None when no question names its segments."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores by mode and by how the question was asked, with what was indexed."""

    index: TimedIndex
    by_mode: Mapping[str, Mapping[str, Scores]]
    not_offered: tuple[str, ...]
    """Modes that the product's search does not have."""


def measure(collection: Collection, work: Path, *, depth: int) -> Measured:
    """Index the collection under `work` and score each mode, with the scenario and without.

    `depth` is the number of passages asked for; pages are ranked by their best passage among them.
    """
    names = write_pages(collection.pages, work / "pages")
    data_dir = work / "library"
    indexed = product.index([work / "pages"], data_dir)
    if indexed.result.failed:
        first = indexed.result.failed[0]
        raise EvalError(f"{len(indexed.result.failed)} pages were not read; {first.path}: {first.reason}")
    by_mode: dict[str, Mapping[str, Scores]] = {}
    not_offered: list[str] = []
    for mode in MODES:
        try:
            found = product.search(_queries(collection.questions), data_dir, k=depth, mode=mode)
        except product.UnknownOptionError:
            if mode is None:
                raise
            not_offered.append(mode)
            continue
        by_mode[mode or DEFAULT] = {
            asked: score(
                collection.questions,
                {item.id: found[f"{item.id}/{asked}"] for item in collection.questions},
                names,
            )
            for asked in (WITH_SCENARIO, ALONE)
        }
    return Measured(indexed, by_mode, tuple(not_offered))


def score(
    questions: Sequence[Question], found: Mapping[str, Sequence[FoundPassage]], names: Mapping[str, str]
) -> Scores:
    """Score the passages found, by question id. `names` gives the page id of a file name."""
    pages = {item.id: metrics.distinct(_page(hit, names) for hit in found[item.id]) for item in questions}
    judged = [(pages[item.id], item.pages) for item in questions]
    complete = [
        float(holds_all(item, found[item.id][:PASSAGES], names))
        for item in questions
        if any(map(_pieces, item.segments))
    ]
    return Scores(
        page_first=metrics.bootstrap([metrics.hit_at(*pair, 1) for pair in judged]),
        page_in_five=metrics.bootstrap([metrics.hit_at(*pair, 5) for pair in judged]),
        page_in_ten=metrics.bootstrap([metrics.hit_at(*pair, 10) for pair in judged]),
        reciprocal_rank=metrics.bootstrap([metrics.reciprocal_rank(*pair) for pair in judged]),
        ndcg_at_ten=metrics.bootstrap([metrics.ndcg_at(*pair, 10) for pair in judged]),
        all_segments=metrics.bootstrap(complete) if complete else None,
    )


def holds_all(question: Question, hits: Iterable[FoundPassage], names: Mapping[str, str]) -> bool:
    """Whether the passages from the right page hold every sentence and cell of the gold segments.

    Markup, case and punctuation are set aside. A segment may be spread over several passages; a
    sentence or a table cell must stand whole in one. A heading counts where the passage shows it.
    """
    shown = [
        f" {_words(part)} "
        for hit in hits
        if _page(hit, names) in question.pages
        for part in (hit.text, hit.locator, hit.title)
    ]
    pieces = (piece for segment in question.segments for piece in _pieces(segment))
    return all(any(f" {piece} " in part for part in shown) for piece in pieces)


def _queries(questions: Sequence[Question]) -> dict[str, str]:
    return {
        f"{question.id}/{asked}": text
        for question in questions
        for asked, text in ((WITH_SCENARIO, question.text), (ALONE, question.question))
    }


def _page(hit: FoundPassage, names: Mapping[str, str]) -> str:
    """The id of the page that a hit comes from."""
    name = hit.document.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        return names[name]
    except KeyError:
        raise EvalError(
            f"The search found {hit.document}, which is not one of the pages. Use an empty folder as --work."
        ) from None


@cache
def _pieces(segment: str) -> list[str]:
    """The sentences and table cells of a segment, as bare words; those with no word left out."""
    soup = BeautifulSoup(segment_html(segment), "lxml")
    cells = soup.find_all("td") or [soup]
    sentences = (part for cell in cells for part in _SENTENCE_END.split(cell.get_text().strip()))
    return [words for sentence in sentences if (words := _words(sentence))]


@lru_cache(maxsize=50_000)
def _words(text: str) -> str:
    """The words alone, folded: what is left when markup, case, spaces and punctuation are set aside."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
