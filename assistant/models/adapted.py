"""The packaged embedding model, adapted to how people ask about commissioning.

A low-rank change of its attention (LoRA, Hu and others 2021), trained by `python -m evals adapt --fit` on the
questions of `corpus/asked` and on paraphrases. 300 KB ship; what the library stores is of the model as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from assistant.models.embedding import EmbeddingModel

CHANGES: Final = Path(__file__).with_name("questions.npz")
"""For each changed matrix `NAME.a`, shape (rank, inputs), and `NAME.b`, shape (outputs, rank), in float16;
`fingerprint` is of the model that they are for."""

Changes = Mapping[str, npt.NDArray[Any]]

_MADE: Final[WeakKeyDictionary[EmbeddingModel, EmbeddingModel]] = WeakKeyDictionary()


def adapted_to_questions(model: EmbeddingModel) -> EmbeddingModel | None:
    """A second model beside `model`, better at telling what a question is about; None for any other model.

    Its vectors must never be compared with those of `model`. Its 22.7 million numbers take 91 MB (45 in
    bfloat16); a model is adapted once.
    """
    changes = _read()
    if str(changes["fingerprint"]) != model.fingerprint:
        return None
    if model not in _MADE:
        _MADE[model] = model.changed(products(changes), f"{model.fingerprint}+{_digest()}")
    return _MADE[model]


@cache
def _read() -> Changes:
    with np.load(CHANGES, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


@cache
def _digest() -> str:
    return hashlib.sha256(CHANGES.read_bytes()).hexdigest()[:16]


def products(changes: Changes) -> dict[str, npt.NDArray[np.float32]]:
    """What is added to each matrix, shape (outputs, inputs)."""
    names = {name[:-2] for name in changes if name.endswith(".a")}
    return {
        name: changes[f"{name}.b"].astype(np.float32) @ changes[f"{name}.a"].astype(np.float32)
        for name in sorted(names)
    }
