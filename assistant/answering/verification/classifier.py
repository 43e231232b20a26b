"""The trained part of the check: logistic regression on the features, its weights in a file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from assistant.answering.verification.features import NAMES

WEIGHTS: Final = Path(__file__).with_name("weights.json")
"""Written by `python -m evals support --fit`."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights with the embedding model that they are for, and the two thresholds that go with them."""

    fingerprint: str
    weights: Mapping[str, float]
    """Of each feature."""
    bias: float
    supported_from: float
    partly_from: float

    def score(self, features: Mapping[str, float]) -> float:
        """The log-odds that the quote supports the sentence."""
        return self.bias + sum(self.weights[name] * features[name] for name in NAMES)

    def worst(self, features: Mapping[str, float]) -> str:
        """The fault that weighs most; empty when none does."""
        blame = {name: self.weights[name] * features[name] for name in NAMES if self.weights[name] < 0}
        name = min(blame, key=lambda item: blame[item], default="")
        return name if name and blame[name] < 0 else ""


@cache
def trained() -> Classifier:
    """The shipped weights. Raises ValueError when they are of other features than the code's."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    found = Classifier(**read)
    if set(found.weights) != set(NAMES) or not all(map(math.isfinite, found.weights.values())):
        raise ValueError(f"{WEIGHTS.name} is not for these features: run `python -m evals support --fit`.")
    return found


def write(found: Classifier, path: Path = WEIGHTS) -> None:
    """Keep weights as JSON, for a person to compare too."""
    path.write_text(json.dumps(asdict(found), indent=1) + "\n", encoding="utf-8")
    trained.cache_clear()
