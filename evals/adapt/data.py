"""What the adaptation learns from: questions with the sentences that answer them, and paraphrases."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.retrieval.asked import read_sections, read_uncovered
from evals.answers.data import read_lines

WRITTEN: Final = Path(__file__).parents[1] / "support" / "claims_written.jsonl"
"""Invented quotes, each with three claims that follow from it (two in other words) and three that do not."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question that a section answers."""

    text: str
    section: tuple[str, str]
    """The note and the heading."""
    told: tuple[str, ...]
    """The sentences that answer it, the most telling first."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that there is to learn from."""

    known: Sequence[Known]
    uncovered: Sequence[str]
    """Questions near the notes that nothing answers."""
    paraphrases: Sequence[tuple[str, str]]
    """A quote and what it says in other words."""

    def without(self, left_out: Collection[str]) -> Lessons:
        """These without some of the questions."""
        return Lessons(
            [one for one in self.known if one.text not in left_out],
            [text for text in self.uncovered if text not in left_out],
            self.paraphrases,
        )


def lessons() -> Lessons:
    """What ships and what `evals/support` holds."""
    known = [
        Known(text, (section.source_id, section.heading), told)
        for section in read_sections()
        for text, told in zip(section.questions, section.told, strict=True)
    ]
    near = [text for text, is_near in read_uncovered() if is_near]
    pairs = [(row["quote"], claim) for row in read_lines(WRITTEN) for claim in row["true"][:2]]
    return Lessons(known, near, pairs)
