"""False beliefs about the subjects of the notes, each with the sentence that shows it to be false."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from assistant.documents import Passage
from assistant.library.errors import LibraryError
from assistant.library.store import Library
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.retrieval.asked import passages_by_source
from assistant.retrieval.kept_vectors import Progress, kept_vectors
from assistant.shipped import shipped

FOLDER: Final = "beliefs"
"""Of the shipped corpus, and of the vectors that are kept."""


@dataclass(frozen=True, slots=True)
class Belief:
    """One false belief in several wordings."""

    source_id: str
    said: tuple[str, ...]
    truth: str
    """A sentence of the source, to the letter."""


@dataclass(frozen=True, slots=True)
class Held:
    """A belief whose source the library holds: `passage.text[start:end] == belief.truth`."""

    belief: Belief
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """A wording of a belief near a text: cosines of the text with the wording and with the truth."""

    held: Held
    said: str
    cosine: float
    with_truth: float


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The beliefs of one library with the vectors of all wordings, then of all truths."""

    held: tuple[Held, ...] = ()
    said: tuple[str, ...] = ()
    owner: tuple[int, ...] = ()
    """All wordings, and for each the index of its belief."""
    wordings: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    truths: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def near(self, vector: Vectors, least: float) -> list[Near]:
        """The wordings at a cosine of `least` or more with a text's vector, nearest first."""
        if not self.held:
            return []
        cosines = self.wordings @ vector
        order = [int(at) for at in np.argsort(-cosines, kind="stable") if cosines[at] >= least]
        return [
            Near(
                self.held[self.owner[at]],
                self.said[at],
                float(cosines[at]),
                float(self.truths[self.owner[at]] @ vector),
            )
            for at in order
        ]


NO_BELIEFS: Final = Beliefs()


def read_beliefs(folder: Path | None = None) -> list[Belief]:
    """The shipped beliefs; raises LibraryError for a file that cannot be read."""
    found = []
    for path in sorted((folder or shipped("corpus") / FOLDER).glob("*.toml")):
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))["belief"]
            found += [Belief(path.stem, tuple(row["said"]), row["truth"]) for row in rows]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LibraryError(f"{path} cannot be read: {error}") from error
    return found


def open_beliefs(
    library: Library,
    model: EmbeddingModel,
    beliefs: Sequence[Belief] | None = None,
    progress: Progress | None = None,
) -> Beliefs:
    """The beliefs whose truth stands in this library, with their vectors."""
    beliefs = read_beliefs() if beliefs is None else beliefs
    held = _held(library, beliefs)
    if not held:
        return NO_BELIEFS
    wordings = [said for one in held for said in one.belief.said]
    owner = tuple(at for at, one in enumerate(held) for _ in one.belief.said)
    vectors = kept_vectors(FOLDER, [*wordings, *(one.belief.truth for one in held)], model, progress)
    return Beliefs(tuple(held), tuple(wordings), owner, vectors[: len(wordings)], vectors[len(wordings) :])


def _held(library: Library, beliefs: Sequence[Belief]) -> list[Held]:
    by_source = passages_by_source(library, {belief.source_id for belief in beliefs})
    found = []
    for belief in beliefs:
        for passage in by_source.get(belief.source_id, ()):
            start = passage.text.find(belief.truth)
            if start >= 0:
                found.append(Held(belief, passage, start, start + len(belief.truth)))
                break
    return found
