"""The questions with the passages that answer them, read from a file of JSON lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.documents import Hit
from evals.errors import EvalError

QUESTIONS = Path(__file__).with_name("questions.jsonl")
PAGES = Path(__file__).with_name("pages")
"""Invented pages of councils that do not exist, some of which contradict the law as real ones do."""

Set = Literal["law", "guided", "other", "guidance", "precedent", "now", "then"]
SETS: tuple[Set, ...] = get_args(Set)
Half = Literal["dev", "held-out", "both"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Where an answer stands: a file by its name without ending, and how the locator there begins."""

    file: str
    place: str = ""
    """`s.84(6)`, or the heading over a passage of a note; empty for anywhere in the file."""

    def holds(self, hit: Hit) -> bool:
        """Whether the words of `hit` stand there, its headings aside."""
        if stem(hit) != self.file:
            return False
        return not self.place or any(
            _within(item.label, self.place) for item in hit.passage.locators if not item.heading
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and where its answer stands."""

    id: str
    set: Set
    """`law`: what an Act says. `guided`: of law too, but only guidance here answers it. `other`: what a
    council, a report or practice says. `guidance`, `precedent`: for the illustrative notices. `now`, `then`:
    for what was replaced, or does not hold yet."""
    half: Half
    """Weights are chosen on `dev`; the two halves share no topic."""
    topic: str
    text: str
    statute: tuple[Gold, ...]
    notes: tuple[Gold, ...]
    documents: tuple[Gold, ...]
    """For a question that is not of law: any passage of these."""
    against: tuple[Gold, ...]
    """Pages that say the opposite of the law on this question."""
    old: tuple[Gold, ...]
    """What the document of a `now` question has replaced, or will."""

    @property
    def gold(self) -> tuple[Gold, ...]:
        """All that answers it."""
        return self.statute + self.notes + self.documents


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    set: Set
    half: Half
    topic: str = ""
    text: str
    statute: list[str] = []
    notes: list[str] = []
    documents: list[str] = []
    against: list[str] = []
    old: list[str] = []


def read_questions(path: Path = QUESTIONS) -> tuple[Question, ...]:
    """The questions of the file, in order; raises EvalError naming a line that is not as described."""
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = _Row.model_validate_json(line)
        except ValidationError as error:
            raise EvalError(f"{path.name}, line {number}: {error}") from error
        questions.append(
            Question(
                row.id,
                row.set,
                row.half,
                row.topic,
                row.text,
                *(
                    tuple(map(_gold, part))
                    for part in (row.statute, row.notes, row.documents, row.against, row.old)
                ),
            )
        )
    if missing := set(SETS) - {item.set for item in questions}:
        raise EvalError(f"{path.name} has no question of the sets {', '.join(sorted(missing))}.")
    return tuple(questions)


def rank_of(hits: Iterable[Hit], places: Iterable[Gold]) -> int | None:
    """The rank, from 1, of the first hit that stands at one of the places; None when there is none."""
    places = tuple(places)
    return next((rank for rank, hit in enumerate(hits, 1) if any(place.holds(hit) for place in places)), None)


def stem(hit: Hit) -> str:
    """The name of the hit's file, without folder and ending."""
    return Path(hit.document).stem


def _gold(text: str) -> Gold:
    file, _, place = text.partition("#")
    return Gold(file, place)


def _within(label: str, place: str) -> bool:
    """Whether `label` is `place` or stands below it: `s.81(6)(a)` below `s.81(6)`, `s.81` not below `s.8`."""
    return label.startswith(place) and (
        len(label) == len(place) or place.endswith(".") or label[len(place)] in "( "
    )
