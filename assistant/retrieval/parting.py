"""The plane that parts two kinds of vectors: linear discriminant analysis, in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from assistant.models.embedding import Vectors

SHRINKAGE: Final = 0.04
"""How much of the mean variance is added to each direction: none counts for its noise alone. On the dev
questions of `python -m evals answers` three times as much tells the kinds apart a little worse."""


@dataclass(frozen=True, slots=True)
class Plane:
    """A direction and an offset; a vector's side is its log-odds of being of the first kind."""

    direction: npt.NDArray[np.float64]
    offset: float

    def side(self, vector: Vectors) -> float:
        """Positive for the first kind; 0 on the plane."""
        return float(self.direction @ vector + self.offset)


def parting(first: Vectors, second: Vectors) -> Plane | None:
    """The plane between two kinds, each of shape (count, dimension), as if there were as many of each.

    None where a kind has fewer than two. Both are taken to spread alike about their means; with that the
    side is the log-odds (Fisher 1936, McLachlan 2004).
    """
    if min(len(first), len(second)) < 2:  # noqa: PLR2004 -- one vector has no spread
        return None
    means = [kind.mean(axis=0, dtype=np.float64) for kind in (first, second)]
    spread = (
        sum(
            (kind - mean).T @ (kind - mean) / len(kind)
            for kind, mean in zip((first, second), means, strict=True)
        )
        / 2
    )
    spread += SHRINKAGE * np.trace(spread) / len(spread) * np.eye(len(spread))
    direction = np.linalg.solve(spread, means[0] - means[1])
    return Plane(direction, float(-direction @ (means[0] + means[1]) / 2))
