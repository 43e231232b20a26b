"""Measures, for the embedding model that is set, how its signals tell what the sources answer.

The questions are those that people ask of the shipped notes, and those near them that nothing of what ships
answers. Each is asked as if nobody had thought of it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from assistant.answering.abstention import (
    ELSEWHERE,
    EVIDENCE,
    OF_ANY,
    OF_NOTES,
    OF_WORDS,
    WORDS_ONLY,
    Calibration,
    Signals,
    signals,
)
from assistant.answering.understanding.abbreviations import expand
from assistant.library.errors import LibraryError
from assistant.retrieval.asked import read_uncovered
from assistant.retrieval.search import Search

QUESTIONS: Final = 600
"""Asked of each kind: about five minutes on two cores."""
FEWEST: Final = 50
SEED: Final = 20260101


REFUSED_COSTS: Final = 6.0
"""A refusal of what can be answered, beside an answer to what cannot: that one shows its sources, and the
questions that this is chosen on are harder to tell apart than what people ask. Of 4 to 12, chosen on the dev
questions of `python -m evals answers`."""

Kind = Literal["answered", "near", "far"]
"""Of a question: answered by what ships, near it, or of another subject."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question of known kind with what the search says of it."""

    kind: Kind
    signals: Signals


def measured(
    search: Search, count: int = QUESTIONS, progress: Callable[[int], None] = lambda _: None
) -> list[Example]:
    """The signals of questions that what ships answers, and of those that it does not.

    `search` must not be adapted to these questions (`open_search(…, adapt=False)`): it would know them still.
    """
    asked, uncovered = search.asked, read_uncovered()
    if len(asked.questions) < FEWEST:
        raise LibraryError("The library does not hold the shipped notes. Run: assistant index")
    pick = random.Random(SEED)  # noqa: S311 -- a sample, no secret
    found = []
    for at in pick.sample(range(len(asked.questions)), min(count, len(asked.questions))):
        alone = replace(search, asked=asked.without([at]))
        found.append(example("answered", asked.questions[at], alone))
        progress(len(found))
    kinds = [[at for at, (_, near) in enumerate(uncovered) if near is kind] for kind in (True, False)]
    for at in (at for kind in kinds for at in pick.sample(kind, min(count, len(kind)))):
        question, near = uncovered[at]
        alone = replace(search, asked=asked.without(uncovered=[at]))
        found.append(example("near" if near else "far", question, alone))
        progress(len(found))
    return found


def example(kind: Kind, question: str, search: Search) -> Example:
    """What `search` says of a question of known kind."""
    return Example(kind, signals(question, search(expand(question), EVIDENCE), search))


def fitted(fingerprint: str, found: Sequence[Example]) -> list[Calibration]:
    """Weights for that model, for documents that did not ship, and for any model by words alone.

    What is near the notes may well stand in other documents: those weights are fitted on far questions.
    """
    far = [item for item in found if item.kind != "near"]
    return [
        fit_one(fingerprint, OF_NOTES, found),
        fit_one(f"{fingerprint}{ELSEWHERE}", OF_ANY, far),
        fit_one(WORDS_ONLY, OF_WORDS, far),
    ]


def errors(chances: Sequence[float], answerable: Sequence[bool], threshold: float) -> tuple[float, float]:
    """Of what nothing answers the part answered, and of what can be answered the part refused."""
    outside = [value >= threshold for value, can in zip(chances, answerable, strict=True) if not can]
    inside = [value < threshold for value, can in zip(chances, answerable, strict=True) if can]
    return sum(outside) / len(outside), sum(inside) / len(inside)


def fit_one(fingerprint: str, names: Sequence[str], found: Sequence[Example]) -> Calibration:
    """Weights of those signals by logistic regression, and the threshold at which the errors cost least."""
    answerable = [item.kind == "answered" for item in found]
    table = np.array([[getattr(item.signals, name) for name in names] for item in found], dtype=np.float64)
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(class_weight="balanced").fit(scaler.transform(table), answerable)
    weights = model.coef_[0] / scaler.scale_
    plain = {name: round(float(weight), 6) for name, weight in zip(names, weights, strict=True)}
    bias = round(float(model.intercept_[0] - weights @ scaler.mean_), 6)
    made = Calibration(fingerprint, plain, bias, 0.5)
    chances = [made.probability(item.signals) for item in found]

    def cost(threshold: float) -> float:
        answered, refused = errors(chances, answerable, threshold)
        return answered + REFUSED_COSTS * refused

    best = min(sorted(set(chances)), key=cost)
    answered, refused = errors(chances, answerable, best)
    return replace(
        made,
        answerable_from=math.floor(best * 1e4) / 1e4,  # rounded up it would refuse the question it is from
        answered_wrongly=round(answered, 4),
        refused_wrongly=round(refused, 4),
        questions=len(found),
    )
