"""The labelled descriptions and questions: what each states, and what must not be taken from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from assistant.eligibility.facts import VALUES, Value
from evals.errors import EvalError

DESCRIPTIONS: Final = Path(__file__).with_name("descriptions.jsonl")
"""Forty that the rules were tuned on."""
HELD_OUT: Final = Path(__file__).with_name("held_out.jsonl")
"""Thirty that were written before the rules and measured once the rules were finished: 72 of 82 facts, none
wrong. Five general faults that this showed were then mended, so later figures are no longer blind."""
QUESTIONS: Final = Path(__file__).with_name("questions.jsonl")

Kind = Literal["plain", "hard", "planted"]
"""`hard`: denied, supposed, asked, past, quoted or of somebody else. `planted`: it holds instructions."""


@dataclass(frozen=True, slots=True)
class Description:
    """A text with all the facts that a careful reader would take from it."""

    id: str
    kind: Kind
    text: str
    facts: dict[str, Value]
    traps: dict[str, list[Value]]
    """Values that a careless reader would take."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a chat, and whether it is about the asker's own right to challenge."""

    text: str
    invites: bool
    half: Literal["dev", "held-out"]


def read_descriptions(path: Path) -> list[Description]:
    """The descriptions of a file; raises EvalError where one names a fact or a value that is none."""
    found = []
    for at, row in _rows(path):
        described = Description(row["id"], row["kind"], row["text"], row["facts"], row["not"])
        traps = [(name, value) for name, values in described.traps.items() for value in values]
        for name, value in [*described.facts.items(), *traps]:
            if name not in VALUES or (VALUES[name] and value not in VALUES[name]):
                raise EvalError(f"{path}, line {at}: there is no fact {name} = {value}.")
        found.append(described)
    return found


def read_questions(path: Path = QUESTIONS) -> list[Question]:
    """The questions of a file."""
    return [Question(row["text"], row["invites"], row["half"]) for _, row in _rows(path)]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield at, json.loads(line)
        except ValueError as error:
            raise EvalError(f"{path}, line {at} is not JSON: {error}") from error
