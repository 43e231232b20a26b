"""Keeps the vectors of shipped texts in the data folder, so that not every start has to make them."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from assistant.models.embedding import EmbeddingModel, Vectors

_MADE: Final[dict[str, Vectors]] = {}
"""What this process has made or read, for the next library of the same notes: 10 MB each."""


def kept_vectors(folder: Path, texts: Sequence[str], model: EmbeddingModel) -> Vectors:
    """The vectors of `texts`, shape (texts, dimension): those kept in `folder`, else made anew.

    A folder holds one list of texts; the vectors of another list, or of another model, give way to these.
    """
    name = hashlib.sha256(json.dumps([model.fingerprint, *texts]).encode()).hexdigest()[:32]
    path = folder / f"{name}.npy"
    if name in _MADE:
        return _MADE[name]
    try:
        stored: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        pass
    else:
        if stored.shape == (len(texts), model.dimension) and stored.dtype == np.float32:
            _MADE[name] = stored
            return stored
    vectors = _MADE[name] = model.embed(texts)
    _keep(path, vectors)
    return vectors


def _keep(path: Path, vectors: Vectors) -> None:
    """Store the vectors for the next start; a folder that cannot be written only costs time."""
    try:
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.save(file, vectors, allow_pickle=False)
        Path(file.name).replace(path)
        for other in path.parent.glob("*.npy"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("%s cannot be kept: %s", path, error)
