"""How likely each intent is: multinomial logistic regression over a message's vector and its signs."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from assistant.answering.routing.features import COUNT, features
from assistant.answering.routing.intents import INTENTS, Embed, Intent
from assistant.answering.routing.signs import ends

WEIGHTS: Final = Path(__file__).with_name("weights.json")
"""Made by `python -m evals routing --fit`."""
SIGN_SCALE: Final = 0.35
"""What a sign adds to a row whose vector has length 1; best of 0.2, 0.35, 0.5 and 0.7 by cross-validation."""
LONGEST: Final = 700
"""Characters that are embedded; the model reads no more than about 1,000."""
PROBE: Final = "May our charity ask to run the library, and what must the council then do?"
SAME_FROM: Final = 0.98
"""The least cosine of the probe's vector to the one kept with the weights at which the model is the one that
they were fitted with. Another precision of it gives 0.996, another model about nothing."""

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: `matrix` of shape (intents, dimension + signs), `bias` a number an intent."""

    matrix: Rows
    bias: Rows
    probe: Rows
    """The vector of `PROBE` of the embedding model that they were fitted with."""


def likelihoods(text: str, embed: Embed) -> dict[Intent, float] | None:
    """The probability of each intent; None where the weights do not fit the embedding model."""
    weights = _shipped()
    if weights is None:
        return None
    vectors = np.asarray(embed([ends(text, LONGEST), PROBE]), dtype=np.float64)
    if vectors.shape != (2, len(weights.probe)) or float(vectors[1] @ weights.probe) < SAME_FROM:
        return None
    row = np.concatenate([vectors[0], np.asarray(features(text)) * SIGN_SCALE])
    scores = weights.matrix @ row + weights.bias
    grown = np.exp(scores - scores.max())
    return dict(zip(INTENTS, (grown / grown.sum()).tolist(), strict=True))


def rows(texts: Sequence[str], embed: Embed) -> Rows:
    """What the classifier sees of texts, a row a text."""
    vectors = np.asarray(embed([ends(text, LONGEST) for text in texts]), dtype=np.float64)
    return np.hstack([vectors, np.array([features(text) for text in texts]) * SIGN_SCALE])


def packed(weights: Weights) -> dict[str, Any]:
    """Weights as JSON's own types, in half precision."""
    return {"intents": list(INTENTS), "signs": COUNT} | {
        name: base64.b64encode(getattr(weights, name).astype("<f2").tobytes()).decode("ascii")
        for name in ("matrix", "bias", "probe")
    }


def unpacked(data: Mapping[str, Any]) -> Weights | None:
    """The weights of `packed`; None where they were fitted for other intents or other signs."""
    if data.get("intents") != list(INTENTS) or data.get("signs") != COUNT:
        return None
    matrix, bias, probe = (
        np.frombuffer(base64.b64decode(data[name]), dtype="<f2").astype(np.float64)
        for name in ("matrix", "bias", "probe")
    )
    return Weights(matrix.reshape(len(INTENTS), -1), bias, probe / np.linalg.norm(probe))


@cache
def _shipped() -> Weights | None:
    return unpacked(json.loads(WEIGHTS.read_text(encoding="utf-8"))) if WEIGHTS.is_file() else None
