"""Questions that people ask of a section: a question is more like a question than like an answer.

The shipped notes come with them (`corpus/asked`). Their vectors are made when they are first needed, and kept
(assistant/retrieval/kept_vectors.py).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np

from assistant.documents import Passage
from assistant.library.errors import LibraryError
from assistant.library.store import Library
from assistant.models.adapted import adapted_to_questions
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.retrieval.kept_vectors import Progress, kept_vectors
from assistant.retrieval.parting import Plane, parting
from assistant.shipped import shipped

FOLDER: Final = "asked"
"""Of the shipped corpus, and of the vectors that are kept."""
UNCOVERED: Final = "uncovered.toml"
"""In the shipped corpus: questions near the notes that none of what ships answers."""
NEIGHBOURS: Final = 40
"""Known questions that say whether a new one is of a kind that is answered; chosen with `SHARPNESS` by how
well the two kinds of `python -m evals answers` come apart: 0.950 of the area, 20 gives 0.947, 80 0.954."""
SHARPNESS: Final = 0.06
"""The cosine by which a neighbour must be nearer to count e times as much."""
LEAST_PART: Final = 0.01
"""However alike the nearest questions are, one in a hundred may be of the other kind."""
SUREST: Final = 3.0
"""Far from the plane lie search phrases and long stories, of both kinds. Of 1, 1.5, 2, 3 and no bound the one
with the largest area over the questions of `python -m evals answers`, by little: 0.981 of 0.977 to 0.980."""
OPENING: Final = ""
"""The heading of what stands above the first heading of a note."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a source with questions that it answers."""

    source_id: str
    heading: str
    questions: tuple[str, ...]
    told: tuple[tuple[str, ...], ...] = ()
    """For each question the sentences of the source that answer it, the most telling first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one library with their vectors."""

    questions: tuple[str, ...] = ()
    passages: tuple[tuple[str, ...], ...] = ()
    """For each question the ids of the passages that hold its section."""
    headings: tuple[str, ...] = ()
    """For each question the heading of its section."""
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    uncovered: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    """Of questions near these that nothing of what ships answers."""
    plane: Plane | None = None
    """What parts the two kinds best; None where one of them is missing."""
    told: tuple[tuple[str, ...], ...] = ()
    """For each question the sentences that answer it, the most telling first."""
    sentences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each passage those of all these sentences that stand in it."""
    model: EmbeddingModel | None = None
    """What made the vectors: the embedding model, or what it becomes when adapted to such questions."""

    def parted(self) -> Asked:
        """These with the plane that parts their two kinds."""
        return replace(self, plane=parting(self.vectors, self.uncovered))

    def without(self, left_out: Collection[int] = (), uncovered: Collection[int] = ()) -> Asked:
        """These without the questions of those numbers, as if nobody had thought of them."""
        kept = [at for at in range(len(self.questions)) if at not in left_out]
        others = [at for at in range(len(self.uncovered)) if at not in uncovered]
        return replace(
            self,
            questions=tuple(self.questions[at] for at in kept),
            passages=tuple(self.passages[at] for at in kept),
            headings=tuple(self.headings[at] for at in kept),
            vectors=self.vectors[kept],
            told=tuple(self.told[at] for at in kept),
            uncovered=self.uncovered[others],
        ).parted()

    def kind(self, vector: Vectors) -> float:
        """The log-odds that a question is of those that are answered, by the plane; 0 where there is none.

        At most `SUREST` either way.
        """
        side = self.plane.side(vector) if self.plane is not None else 0.0
        return max(-SUREST, min(SUREST, side))

    def known(self, vector: Vectors) -> float:
        """The log-odds that it is of those that are answered, by the nearest of both; 0 where none are known.

        The nearer count more, and the two kinds together as if there were as many of each.
        """
        answered, not_answered = len(self.vectors), len(self.uncovered)
        if not answered or not not_answered:
            return 0.0
        cosines = np.concatenate([self.vectors @ vector, self.uncovered @ vector])
        near = np.argsort(-cosines)[:NEIGHBOURS]
        weight = np.exp((cosines[near] - cosines[near[0]]) / SHARPNESS)
        weight /= np.where(near < answered, answered, not_answered)
        part = float(weight[near < answered].sum() / weight.sum())
        return math.log((part + LEAST_PART) / (1 - part + LEAST_PART))

    def vector(self, text: str) -> Vectors:
        """The vector of a new question, to be compared with those of the known ones."""
        if self.model is None:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        return self.model.embed_query(text)

    def sections(self, vector: Vectors) -> dict[str, dict[str, float]]:
        """For each passage that has questions: its sections, and the cosine of the nearest one of each."""
        best: dict[str, dict[str, float]] = {}
        for cosine, held, heading in zip(self._cosines(vector), self.passages, self.headings, strict=True):
            for pid in held:
                own = best.setdefault(pid, {})
                if cosine > own.get(heading, -1.0):
                    own[heading] = cosine
        return best

    def answering(self, vector: Vectors) -> dict[str, float]:
        """For each sentence that answers known questions, the cosine of the nearest one of those."""
        best: dict[str, float] = {}
        for cosine, told in zip(self._cosines(vector), self.told, strict=True):
            for sentence in told:
                if cosine > best.get(sentence, -1.0):
                    best[sentence] = cosine
        return best

    def _cosines(self, vector: Vectors) -> list[float]:
        return (self.vectors @ vector).tolist() if self.questions else []


NONE_ASKED: Final = Asked()


def read_sections(folder: Path | None = None) -> list[Section]:
    """The sections of the shipped notes with their questions; raises LibraryError for a file that is none."""
    sections = []
    for path in sorted((folder or shipped("corpus") / FOLDER).glob("*.toml")):
        try:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
            sections += [_section(path.stem, row, read["sentences"]) for row in read["section"]]
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise LibraryError(f"{path} cannot be read: {error}") from error
    return sections


def _section(source_id: str, row: Mapping[str, Any], sentences: Sequence[str]) -> Section:
    asked, numbers = tuple(row["asked"]), row["told"]
    if len(asked) != len(numbers):
        raise ValueError(f"{row['heading']!r} has {len(asked)} questions and {len(numbers)} lists in `told`.")
    if any(number < 1 for told in numbers for number in told):
        raise ValueError(f"{row['heading']!r}: the sentences of `told` count from 1.")
    told = tuple(tuple(sentences[number - 1] for number in of_one) for of_one in numbers)
    return Section(source_id, row["heading"], asked, told)


def read_uncovered(path: Path | None = None) -> tuple[tuple[str, bool], ...]:
    """The questions that nothing of what ships answers, each with whether it is near a note.

    Raises LibraryError where the file cannot be read.
    """
    path = path or shipped("corpus") / UNCOVERED
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["near"]
        return tuple((question, bool(row["note"])) for row in rows for question in row["asked"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(f"{path} cannot be read: {error}") from error


def open_asked(
    library: Library,
    model: EmbeddingModel,
    sections: Sequence[Section] | None = None,
    progress: Progress | None = None,
    *,
    adapt: bool = True,
) -> Asked:
    """The questions of the sections that this library holds, with their vectors.

    With `adapt` they are those of the packaged model adapted to such questions, if that is the model.
    """
    sections = read_sections() if sections is None else sections
    by_source = passages_by_source(library, {section.source_id for section in sections})
    held = _held(by_source, sections)
    questions = tuple(asked for section, _ in held for asked in section.questions)
    if not questions:
        return Asked()
    passages = tuple(ids for section, ids in held for _ in section.questions)
    missing = [question for question, _ in read_uncovered()]
    own = (adapted_to_questions(model) if adapt else None) or model
    vectors = kept_vectors(FOLDER, (*questions, *missing), own, progress)
    headings = tuple(section.heading for section, _ in held for _ in section.questions)
    told = tuple(one for section, _ in held for one in section.told or ((),) * len(section.questions))
    count = len(questions)
    return Asked(
        questions,
        passages,
        headings,
        vectors[:count],
        vectors[count:],
        told=told,
        sentences=_sentences(by_source, sections),
        model=own,
    ).parted()


def passages_by_source(library: Library, source_ids: Collection[str]) -> dict[str, list[Passage]]:
    """The passages of those sources that the library holds, by the id of their source."""
    found: dict[str, list[Passage]] = {}
    for passage in library.catalogue.passages(sorted(source_ids)):
        found.setdefault(passage.source_id, []).append(passage)
    return found


def _held(
    by_source: Mapping[str, Sequence[Passage]], sections: Sequence[Section]
) -> list[tuple[Section, tuple[str, ...]]]:
    """The sections that stand in passages of the library, with the ids of those."""
    held = []
    for section in sections:
        ids = tuple(
            passage.id for passage in by_source.get(section.source_id, ()) if _holds(passage, section.heading)
        )
        if ids:
            held.append((section, ids))
    return held


def _sentences(
    by_source: Mapping[str, Sequence[Passage]], sections: Sequence[Section]
) -> dict[str, tuple[str, ...]]:
    """For each passage of the sections' sources the sentences in it that answer questions."""
    own: dict[str, dict[str, None]] = {}
    for section in sections:
        own.setdefault(section.source_id, {}).update(dict.fromkeys(chain.from_iterable(section.told)))
    return {
        passage.id: tuple(sentence for sentence in own[source_id] if sentence in passage.text)
        for source_id, passages in by_source.items()
        for passage in passages
    }


def _holds(passage: Passage, heading: str) -> bool:
    if heading == OPENING:
        return passage.start == 0
    headings = {passage.text[start:end].strip() for start, end in passage.headings}
    return heading in headings or heading in passage.heading_path
