"""Texts that try to instruct whoever reads for a person: a public collection, and our own for this domain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evals.answers.data import read_lines
from evals.errors import EvalError
from evals.report import SHARED

OWN: Final = Path(__file__).with_name("own.jsonl")
COLLECTION: Final = SHARED / "data" / "injections"
ASSERTION: Final = "assertion"
"""A false sentence that instructs nobody; no reader can tell it from guidance, so it is counted apart."""
HEADING: Final = "heading"
"""What is planted as a heading where the format has some: questions that want to be suggested."""


@dataclass(frozen=True, slots=True)
class Injection:
    """A text to plant."""

    id: str
    kind: str
    text: str
    question: str = ""
    """What it wants to answer; empty where any question will do."""
    sources: tuple[str, ...] = ()
    """The documents in which it does most harm; any when empty."""

    @property
    def instructs(self) -> bool:
        """Whether it is counted for the goal of none that changes an answer."""
        return self.kind != ASSERTION


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the collection in which its authors plant their texts, with a question about it."""

    id: str
    text: str
    question: str


def injections() -> list[Injection]:
    """Every text: the collection where it is at hand, then our own."""
    return [*collection(), *own()]


def own() -> list[Injection]:
    """Ours. Raises EvalError where a line cannot be used."""
    return [
        Injection(row["id"], row["kind"], row["text"], row.get("question", ""), tuple(row.get("sources", ())))
        for row in read_lines(OWN)
    ]


def collection() -> list[Injection]:
    """The public collection beside the repository; empty where it is not there."""
    return [
        Injection(f"{name}-{number:03d}", kind.lower(), text)
        for name in ("text", "code")
        for number, (kind, text) in enumerate(_attacks(COLLECTION / f"{name}_attack_train.json"), 1)
    ]


def messages() -> list[Message]:
    """Its messages; empty where it is not there."""
    path = COLLECTION / "email_contexts_train.jsonl"
    if not path.is_file():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Message(f"message-{number:02d}", row["context"], row["question"].removeprefix("Q: "))
        for number, row in enumerate(rows, 1)
    ]


def spread(items: Sequence[Injection], count: int) -> list[Injection]:
    """`count` of the texts, evenly over the list, so that each kind is among them."""
    if count >= len(items):
        return list(items)
    return [items[at * len(items) // count] for at in range(count)]


def _attacks(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    held: Any = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(held, dict):
        raise EvalError(f"{path} must hold lists of texts by kind.")
    for kind, texts in held.items():
        for text in texts:
            yield kind, text
