"""The sentences of the evidence, and how well each of them answers a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.quotable import quotable
from assistant.answering.terms import content
from assistant.answers import Claim
from assistant.documents import Hit
from assistant.retrieval.fusion import likeness
from assistant.retrieval.search import PENALTY

Similarity = Callable[[str, Sequence[str]], Sequence[float]]
"""Cosine of one text with each of several."""

MOST_CANDIDATES: Final = 60
"""Sentences given to the embedding model: about 0.3 s on two cores."""
SHORTEST_QUOTE: Final = 25
"""Characters; what is shorter is a heading, a number or a fragment."""
CONTEXT_CHARACTERS: Final = 400
"""Of a sentence, for the embedding model: it reads 256 word pieces and takes longer for each."""
WEIGHTS: Final = (0.81, 0.16, 0.31, 0.57, 0.28, 1.45)
"""Of meaning, words, rank of the passage, likeness to what is asked of it, of its section and of the
sentence: the middle of what told most of 250 choices, on the dev questions of `python -m evals answers`."""
HEADING_WEIGHT: Final = 0.5
"""A question's word found only in the heading counts half."""
SPEAKS_FROM: Final = 0.4
"""A model's sentence that cites nothing with at least this part of the best score is beside the question. Of
151 sentences of the packaged model, labelled by hand, it leaves out two thirds of those that were beside
the question or not supported, and 8 % of the others."""
BEST: Final = 3
"""The sentences whose defined terms are worth explaining."""
DEFINITION_BONUS: Final = 0.2
"""For what a term in the best sentences means: "a relevant body may submit" answers "who?" only with
the definition (chosen by hand on 8 questions)."""
NOT_COVERED: Final = "What this note does not cover"
"""Under this heading the shipped notes say what is elsewhere: no answer to any question."""

_DEFINES = re.compile(r"[“\"]([^”\"]{3,60})[”\"][^.;]{0,80}?\b(?:means|has the meaning)")
# A question tells nothing, and neither do an entry of a list of references, nor figures without a word.
_TELLS = re.compile(r"(?!\W{0,3}\[\d{1,3}\])(?!.*\?[\s\"'”’)|]*\Z)(?=.*[^\W\d_]{2})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a list with what opens it."""

    hit: int
    """The index of its passage."""
    start: int
    end: int
    text: str
    heading: str
    stems: frozenset[str]
    penalty: float
    """For a source that no longer holds."""
    asked: float
    """How alike the question is to one that people ask of the passage, 0 to 1."""
    of_section: float
    """The same of the section under its heading."""
    told: float
    """The same of this sentence: of what it is known to answer."""


class Relevance:
    """Whether what a sentence cites is among what answers a question best; reckoned when first asked."""

    def __init__(self, question: str, hits: Sequence[Hit], similarity: Similarity) -> None:
        self._question, self._hits, self._similarity = question, hits, similarity
        self._scores: dict[tuple[str, int, int], float] | None = None

    def enough(self, claim: Claim) -> bool:
        """Whether one of the quotes shares words with a unit that scores well."""
        if self._scores is None:
            units = units_of(self._hits)
            self._scores = {
                (self._hits[units[at].hit].passage.id, units[at].start, units[at].end): score
                for at, score in scores(self._question, units, self._similarity).items()
            }
        best = max(self._scores.values(), default=0.0)
        return any(
            score >= min(best, SPEAKS_FROM * best)
            for (passage, start, end), score in self._scores.items()
            for citation in claim.citations
            if citation.hit.passage.id == passage and citation.start < end and start < citation.end
        )


def units_of(hits: Sequence[Hit]) -> list[Unit]:
    """What can be quoted of the passages, in their order."""
    units = []
    for index, hit in enumerate(hits):
        passage, sections, told = hit.passage, dict(hit.asked_in), dict(hit.told)
        asked = likeness(max(sections.values(), default=0.0))
        penalty = PENALTY.get(hit.source.status, 0.0)
        headings = {passage.text[start:end] for start, end in passage.headings}
        for start, end, above in quotable(passage):
            quote = passage.text[start:end]
            if above == NOT_COVERED or end - start < SHORTEST_QUOTE or not _TELLS.match(quote):
                continue
            opens = passage.start == 0 and (above not in headings or above == hit.source.title)
            of_section = likeness(sections.get("" if opens else above, 0.0))
            heading = f"{hit.source.title} › {above}" if above != hit.source.title else above
            stems = frozenset(content(quote))
            answers = likeness(told.get(quote, 0.0))
            units.append(Unit(index, start, end, quote, heading, stems, penalty, asked, of_section, answers))
    return units


def likeliest(question: str, units: Sequence[Unit], count: int) -> list[int]:
    """The units that words, rank and known questions speak for, at most `count`, best first."""
    return _ordered(units, _lexical(question, units))[:count]


def read_as(unit: Unit) -> str:
    """What the embedding model reads of a unit."""
    return f"{unit.heading}. {unit.text[:CONTEXT_CHARACTERS]}"


def scores(question: str, units: Sequence[Unit], similarity: Similarity | None) -> dict[int, float]:
    """How well each of the likeliest units answers, by its index; without `similarity` by words alone."""
    lexical = _lexical(question, units)
    order = _ordered(units, lexical)[:MOST_CANDIDATES]
    texts = [read_as(units[at]) for at in order]
    meaning = similarity(question, texts) if similarity and texts else [lexical[at] for at in order]
    by_meaning, by_words, *_ = WEIGHTS
    score = {
        at: by_meaning * near + by_words * lexical[at] + _beside(units[at])
        for at, near in zip(order, meaning, strict=True)
    }
    best = " ".join(units[at].text.lower() for at in sorted(order, key=lambda at: -score[at])[:BEST])
    for at in order:
        defined = _DEFINES.search(units[at].text)
        if defined and defined.group(1).lower() in best and defined.group(1).lower() not in question.lower():
            score[at] += DEFINITION_BONUS
    return score


def _ordered(units: Sequence[Unit], lexical: Sequence[float]) -> list[int]:
    beside = [_beside(unit) for unit in units]
    return sorted(range(len(units)), key=lambda at: (-lexical[at] - beside[at], at))


def _beside(unit: Unit) -> float:
    """What speaks for a unit whatever its words and meaning."""
    _, _, by_rank, by_asked, by_section, by_told = WEIGHTS
    known = by_asked * unit.asked + by_section * unit.of_section + by_told * unit.told
    return by_rank / (1 + unit.hit) + known - unit.penalty


def _lexical(question: str, units: Sequence[Unit]) -> list[float]:
    """For each unit the part, 0 to 1, of the question's words that it holds; rare words count more."""
    asked = set(content(question))
    frequency = Counter(stem for unit in units for stem in unit.stems)
    weight = {stem: math.log(1 + len(units) / (0.5 + frequency[stem])) for stem in asked}
    # A word that no sentence holds tells them not apart.
    total = sum(weight[stem] for stem in asked if frequency[stem]) or 1.0
    scores = []
    for unit in units:
        below = set(content(unit.heading)) - unit.stems
        found = sum(weight[stem] for stem in asked & unit.stems)
        found += HEADING_WEIGHT * sum(weight[stem] for stem in asked & below if frequency[stem])
        scores.append(min(found / total, 1.0))
    return scores
