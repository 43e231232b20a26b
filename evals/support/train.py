"""The weights of the check: logistic regression in which no fault can speak for a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from assistant.answering.verification.classifier import Classifier
from assistant.answering.verification.features import MEANING, NAMES
from evals.support.data import Labelled
from evals.support.measure import Scored, threshold_catching, threshold_losing

Values = npt.NDArray[np.float64]
ROUNDS: Final = 3000
"""After these the weights do not move in the fifth digit."""
WEIGHT: Final = {"altered": 0.15, "misplaced": 0.3, "unrelated": 0.12}
"""Of an example that a rule made, beside one that a person wrote (tried: 0, 0.1, 0.2, 0.4, 1; of
twice as many unrelated ones 0.03, 0.06, 0.1, 0.2, 0.4: at 0.06 most are caught, more cost true claims)."""
PARTLY_WEIGHT: Final = 0.5
RIDGE: Final = 6.0
"""Strength of the penalty on large weights (tried: 2, 6)."""
CAUGHT: Final = 0.90
LOST: Final = 0.05
"""The goals: the first sets what is shown as supported, the second what is called unsupported."""


def train(claims: Sequence[Labelled], rows: Sequence[dict[str, float]], fingerprint: str) -> Classifier:
    """Weights for claims with their features; thresholds are still to be set."""
    values = np.array([[row[name] for name in NAMES] for row in rows])
    right = np.array([float(claim.label == "supported") for claim in claims])
    counts = np.array([_weight(claim) for claim in claims])
    scale = values.std(axis=0) + 1e-6
    scaled = values / scale

    point = _least_cost(scaled, right, counts)
    weights = {name: round(float(w), 5) for name, w in zip(NAMES, point[:-1] / scale, strict=True)}
    return Classifier(fingerprint, weights, round(float(point[-1]), 5), 0.0, 0.0)


def with_thresholds(classifier: Classifier, tune: Sequence[Scored]) -> Classifier:
    """The two thresholds, from claims that the weights were not made from."""
    supported, partly = threshold_catching(tune, CAUGHT), threshold_losing(tune, LOST)
    return replace(classifier, supported_from=max(supported, partly), partly_from=min(supported, partly))


def _least_cost(scaled: Values, right: Values, counts: Values) -> Values:
    """Weights and bias by projected gradient descent with momentum (FISTA), the penalty included."""
    lowest = np.array([*(0 if name in MEANING else -np.inf for name in NAMES), -np.inf])
    highest = np.array([*(np.inf if name in MEANING else 0 for name in NAMES), np.inf])
    inputs = np.hstack([scaled, np.ones((len(scaled), 1))])
    ridge = np.append(np.full(len(NAMES), RIDGE), 0.0)
    step = 1 / (np.linalg.norm(inputs * np.sqrt(counts)[:, None], 2) ** 2 / 4 + RIDGE)
    point = ahead = np.zeros(len(lowest))
    pace = 1.0
    for _ in range(ROUNDS):
        wrong = counts * (1 / (1 + np.exp(-(inputs @ ahead))) - right)
        new = np.clip(ahead - step * (inputs.T @ wrong + ridge * ahead), lowest, highest)
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - point)
        point, pace = new, faster
    return point


def _weight(claim: Labelled) -> float:
    return WEIGHT.get(claim.kind, PARTLY_WEIGHT if claim.label == "partly" else 1.0)
