"""Messages with what they ask for, and questions of other sets that must be searched for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from assistant.answering.routing.intents import INTENTS, Intent
from assistant.answers import Exchange
from evals.answers.data import read_lines
from evals.errors import EvalError

Half = Literal["dev", "held_out"]
"""`dev`: signs, weights and thresholds were made on it. `held_out`: by another author, not looked at."""
HALVES: Final[tuple[Half, ...]] = get_args(Half)
HERE: Final = Path(__file__).parent
EXAMPLES: Final = HERE / "examples.jsonl"
"""What the classifier is fitted on besides the dev half."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message with what it asks for."""

    id: str
    text: str
    intent: Intent


@dataclass(frozen=True, slots=True)
class Question:
    """A question of another set; what stands in `history` was said before it."""

    text: str
    answerable: bool
    other_subject: bool = False
    history: tuple[Exchange, ...] = ()


def read_messages(half: Half) -> list[Message]:
    """The messages of one half; raises EvalError where a line cannot be used."""
    return _messages(HERE / f"messages_{half}.jsonl")


def read_examples() -> list[Message]:
    """What was written to fit the classifier on; raises EvalError where a line cannot be used."""
    return _messages(EXAMPLES)


def read_questions() -> dict[str, list[Question]]:
    """The dev questions of the other sets, by the name of the set."""
    readers: dict[str, Callable[[dict[str, Any]], Question]] = {
        "answers/questions_dev": lambda row: Question(
            row["question"], row["answerable"], row.get("why") == "other_subject"
        ),
        "coverage/questions": lambda row: Question(row["text"], row["covered"], not row["covered"]),
        "follow_ups/follow_ups": lambda row: Question(
            row["question"], answerable=True, history=_history(row["history"])
        ),
        "follow_ups/multi_part": lambda row: Question(row["question"], answerable=True),
        "follow_ups/premises": lambda row: Question(row["question"], answerable=True),
    }
    return {
        name: [read(row) for row in _rows(HERE.parent / f"{name}.jsonl") if row.get("half", "dev") == "dev"]
        for name, read in readers.items()
    }


def _rows(path: Path) -> list[dict[str, Any]]:
    if path.parent.name != "coverage":
        return read_lines(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _history(items: list[dict[str, str]]) -> tuple[Exchange, ...]:
    return tuple(Exchange(item["question"], item["answer"]) for item in items)


def _messages(path: Path) -> list[Message]:
    messages = []
    for row in read_lines(path):
        if row.get("intent") not in INTENTS or not row.get("text"):
            raise EvalError(f"{path}, {row['id']}: there is no intent {row.get('intent')}, or no text.")
        messages.append(Message(row["id"], row["text"], row["intent"]))
    return messages
