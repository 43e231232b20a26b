"""Remembers the vectors of texts that come again: the same sentences answer many questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from assistant.models.embedding import EmbeddingModel, Vectors

MOST: Final = 8192
"""Texts of one model: 13 MB of vectors."""

_KNOWN: Final[WeakKeyDictionary[EmbeddingModel, _Memory]] = WeakKeyDictionary()
_LOCK: Final = threading.Lock()


class _Memory:
    """Vectors by text, those not asked for longest forgotten first."""

    def __init__(self) -> None:
        self._vectors: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, texts: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        with self._lock:
            found = {text: self._vectors[text] for text in texts if text in self._vectors}
            for text in found:
                self._vectors.move_to_end(text)
            return found

    def put(self, vectors: dict[str, npt.NDArray[np.float32]]) -> None:
        with self._lock:
            self._vectors.update(vectors)
            while len(self._vectors) > MOST:
                self._vectors.popitem(last=False)


def remembered(texts: Sequence[str], model: EmbeddingModel) -> Vectors:
    """The vectors of `texts`, shape (texts, dimension), as `model.embed` gives them."""
    with _LOCK:
        memory = _KNOWN.setdefault(model, _Memory())
    found = memory.get(texts)
    new = [text for text in dict.fromkeys(texts) if text not in found]
    if new:
        made = dict(zip(new, model.embed(new), strict=True))
        memory.put(made)
        found.update(made)
    return np.stack([found[text] for text in texts]) if texts else model.embed([])
