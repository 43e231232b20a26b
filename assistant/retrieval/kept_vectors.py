"""Keeps the vectors of shipped texts beside other caches, so that not every start has to make them."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from assistant.models.embedding import EmbeddingModel, Vectors

Progress = Callable[[str, float], None]
"""Called with what is being done and the part that is done, 0 to 1."""

FOLDER: Final = "vectors"
"""In the cache folder."""
SLICE: Final = 1024
"""Texts between two calls of `progress`."""
VERSIONS: Final = 3
"""Lists of one name that are kept: two checkouts, or two models, need not make theirs again and again."""

_MADE: Final[dict[str, Vectors]] = {}
"""What this process has made or read, for the next library of the same notes: 20 MB."""


def kept_vectors(
    name: str, texts: Sequence[str], model: EmbeddingModel, progress: Progress | None = None
) -> Vectors:
    """The vectors of `texts`, shape (texts, dimension): those kept under `name`, else made anew."""
    key = f"{name}-{hashlib.sha256(json.dumps([model.fingerprint, *texts]).encode()).hexdigest()[:32]}"
    if key not in _MADE:
        path = model.cache_dir / FOLDER / f"{key}.npy" if model.cache_dir is not None else None
        stored = _read(path, (len(texts), model.dimension)) if path is not None else None
        if stored is None:
            stored = _made(texts, model, progress)
            if path is not None:
                _keep(path, stored, name)
        _MADE[key] = stored
    return _MADE[key]


def _made(texts: Sequence[str], model: EmbeddingModel, progress: Progress | None) -> Vectors:
    made = []
    for at in range(0, len(texts), SLICE):
        made.append(model.embed(texts[at : at + SLICE]))
        if progress is not None:
            progress("Reading known questions", min(1.0, (at + SLICE) / len(texts)))
    return np.concatenate(made) if made else model.embed([])


def _read(path: Path, shape: tuple[int, int]) -> Vectors | None:
    try:
        stored: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return stored if stored.shape == shape and stored.dtype == np.float32 else None


def _keep(path: Path, vectors: Vectors, name: str) -> None:
    """Store the vectors for the next start; a folder that cannot be written only costs time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.save(file, vectors, allow_pickle=False)
        Path(file.name).replace(path)
        lists = sorted(path.parent.glob(f"{name}-*.npy"), key=lambda other: -other.stat().st_mtime)
        for other in lists[VERSIONS:]:
            other.unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).info("%s cannot be kept: %s", path, error)
