"""Questions in their conversations, several in one and with what they take for granted, in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from assistant.answers import Exchange
from evals.answers.data import Half, Point, Question, read_lines, read_points

Kind = Literal["follow_ups", "multi_part", "premises"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
HERE: Final = Path(__file__).parent

_ALONE: Final = ("change", "not-follow-up")
"""Kinds of turns that have nothing to do with the one before."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The last turn of a conversation, with how it would be asked without one."""

    id: str
    history: tuple[Exchange, ...]
    question: str
    standalone: str
    sources: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def kind(self) -> str:
        """What makes it lean on the conversation, as its id says: `pronoun`, `ellipsis`."""
        return self.id.partition("-")[2].rpartition("-")[0]

    @property
    def leans(self) -> bool:
        """Whether it cannot be understood without the conversation."""
        return self.kind not in _ALONE


@dataclass(frozen=True, slots=True)
class MultiPart:
    """A message with the questions in it, one or several."""

    id: str
    question: str
    parts: tuple[str, ...]
    sources: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Presumed:
    """A question that takes something for granted, truly or falsely."""

    id: str
    question: str
    false: bool
    premise: str
    sources: tuple[str, ...]
    points: tuple[Point, ...]


def read_follow_ups(half: Half) -> list[FollowUp]:
    """The follow-ups of one half; raises EvalError where the file cannot be used."""
    return [
        FollowUp(
            row["id"],
            tuple(Exchange(turn["question"], turn["answer"]) for turn in row["history"]),
            row["question"],
            row["standalone"],
            tuple(row["sources"]),
            read_points(path, row),
        )
        for path, row in _rows("follow_ups", half)
    ]


def read_multi_part(half: Half) -> list[MultiPart]:
    """The messages that may hold several questions, of one half; raises EvalError."""
    return [
        MultiPart(
            row["id"], row["question"], tuple(row["parts"]), tuple(row["sources"]), read_points(path, row)
        )
        for path, row in _rows("multi_part", half)
    ]


def read_premises(half: Half) -> list[Presumed]:
    """The questions that take something for granted, of one half; raises EvalError."""
    return [
        Presumed(
            row["id"],
            row["question"],
            row["false"],
            row["premise"],
            tuple(row["sources"]),
            read_points(path, row),
        )
        for path, row in _rows("premises", half)
    ]


def as_question(item: FollowUp | MultiPart | Presumed) -> Question:
    """The same for the measures of answers."""
    return Question(item.id, item.question, item.points, item.sources)


def _rows(kind: Kind, half: Half) -> Iterator[tuple[Path, dict[str, Any]]]:
    path = HERE / f"{kind}.jsonl"
    yield from ((path, row) for row in read_lines(path) if row["half"] == half)
