"""The coverage of labelled questions, and both errors at each threshold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.abstention import EVIDENCE, Chance, chance, signals
from assistant.answering.understanding.abbreviations import expand
from assistant.retrieval.search import Search
from evals.errors import EvalError

QUESTIONS = Path(__file__).with_name("questions.jsonl")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, whether the shipped notes answer it, and what the product measured."""

    text: str
    covered: bool
    measured: Chance


@dataclass(frozen=True, slots=True)
class Errors:
    """Both errors at one threshold, as parts of their questions, 0 to 1."""

    threshold: float
    answered_although_not_covered: float
    refused_although_covered: float


def judge(search: Search, path: Path = QUESTIONS) -> list[Judged]:
    """The coverage of every question of the file by the library."""
    judged = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        hits = search(expand(row["text"]), EVIDENCE)
        found = signals(row["text"], hits, search)
        measured = chance(found, hits, search.model.fingerprint)
        judged.append(Judged(row["text"], row["covered"], measured))
    if not {item.covered for item in judged} == {True, False}:
        raise EvalError(f"{path} must hold questions that are covered and questions that are not.")
    return judged


def curve(judged: list[Judged], thresholds: Sequence[float]) -> Iterator[Errors]:
    """Both errors at each threshold."""
    inside = [item for item in judged if item.covered]
    outside = [item for item in judged if not item.covered]
    for threshold in thresholds:
        yield Errors(
            threshold,
            sum(item.measured.probability >= threshold for item in outside) / len(outside),
            sum(item.measured.probability < threshold for item in inside) / len(inside),
        )
