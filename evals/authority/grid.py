"""Which weights are chosen on the dev half: the smallest among those that do as well as any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Kind
from assistant.retrieval.authority import LAW_WEIGHT
from evals.authority.measure import Asked, LawScores, Weights, law_scores
from evals.metrics import Estimate

LEGISLATION = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4)
NOTES = (0.0, 0.05, 0.1, 0.15)
PLATEAU = 1
"""Questions by which a sum may lie below the best and still do as well: fewer than chance would move."""


@dataclass(frozen=True, slots=True)
class Point:
    """One choice of weights with what it reached: beside the shipped notes, and in a library without them."""

    gain: Mapping[Kind, float]
    noted: LawScores
    bare: LawScores

    @property
    def legislation(self) -> float:
        """The weight of legislation."""
        return self.gain.get("legislation", 0.0)

    @property
    def notes(self) -> float:
        """The weight of notes."""
        return self.gain.get("note", 0.0)

    @property
    def worth(self) -> int:
        """Questions that do well, less those on which a contradicting page stands above all that answers."""
        good = (self.noted.first, self.noted.statute_in_five, self.bare.first)
        bad = (self.noted.contradicted, self.bare.contradicted)
        return sum(map(counted, good)) - sum(map(counted, bad))


def grid(noted: Sequence[Asked], bare: Sequence[Asked]) -> tuple[Point, ...]:
    """Every choice in which notes weigh no more than the law; guidance keeps its weight, up to the law's."""
    points = []
    for legislation in LEGISLATION:
        for notes in NOTES:
            if notes <= legislation:
                between = {kind: min(weight, legislation) for kind, weight in LAW_WEIGHT.items()}
                gain = {**between, "legislation": legislation, "note": notes}
                weights = Weights(gain=gain)
                points.append(Point(gain, law_scores(noted, weights), law_scores(bare, weights)))
    return tuple(points)


def chosen(points: Sequence[Point]) -> Point:
    """The smallest weights on the plateau that put an answer first no more seldom than no weights do."""
    without = next(point for point in points if not point.legislation)
    allowed = [point for point in points if counted(point.noted.first) >= counted(without.noted.first)]
    best = max(point.worth for point in allowed)
    plateau = [point for point in allowed if point.worth >= best - PLATEAU]
    return min(plateau, key=lambda point: (point.legislation + point.notes, point.legislation))


def counted(estimate: Estimate) -> int:
    """How many questions a share stands for."""
    return round(estimate.mean * estimate.count)
