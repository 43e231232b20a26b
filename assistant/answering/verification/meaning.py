"""What sentences mean, as vectors of the installed embedding model, each computed once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from assistant.models.adapted import adapted_to_questions

if TYPE_CHECKING:
    from assistant.models.embedding import EmbeddingModel, Vectors

MOST_KEPT: Final = 4000
"""Vectors kept, 6 MB: the sentences of the passages of some hundred answers."""


class Embedder(Protocol):
    """What is needed of an embedding model; assistant/models/embedding.py has it."""

    @property
    def fingerprint(self) -> str:
        """Which model it is: what was trained on one is of no use with another."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1."""


def meaning_of(model: EmbeddingModel) -> Meaning:
    """What the check is to know with that model: adapted to paraphrases, where it is the packaged one."""
    return Meaning(adapted_to_questions(model) or model)


class Meaning:
    """Cosines between sentences; keeps the vectors, so that a passage is read once for all its claims."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self._kept: dict[str, Vectors] = {}
        self.fingerprint = str(model.fingerprint)

    def similarities(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine of a text with each of several."""
        vectors = self._vectors([text, *others])
        return [float(value) for value in vectors[1:] @ vectors[0]]

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        # A copy, so that another thread that makes room takes nothing away from this one.
        have = {text: self._kept[text] for text in dict.fromkeys(texts) if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in have]
        have |= dict(zip(new, self._model.embed(new), strict=True))
        if len(self._kept) + len(new) > MOST_KEPT:
            self._kept = {}
        self._kept.update({text: have[text] for text in new})
        return np.stack([have[text] for text in texts])
