"""Questions with what a right answer says, in our own words, and questions that nothing here answers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from evals.errors import EvalError

Half = Literal["dev", "held_out", "fresh", "later", "last"]
"""`dev`: the product was tuned on it. The others are by other authors, each written after the one before had
been run: only their first runs were blind. Since then their failures were read; see docs/evaluation.md."""
HALVES: Final[tuple[Half, ...]] = get_args(Half)
Why = Literal["other_subject", "near", "too_particular", "elsewhere", "future"]
"""Why nothing answers a question; `near`: of the domain, but in none of the shipped sources."""
HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a right answer says."""

    text: str
    alternatives: tuple[tuple[str, ...], ...]
    """It is said where one sentence holds every term of one alternative."""

    def said_in(self, sentences: Iterable[str]) -> bool:
        """Whether one of the sentences says it."""
        folded = [fold(sentence) for sentence in sentences]
        return any(
            all(fold(term) in sentence for term in terms)
            for terms in self.alternatives
            for sentence in folded
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what is known of its answer."""

    id: str
    text: str
    points: tuple[Point, ...]
    """None where nothing in the sources answers it."""
    sources: tuple[str, ...]
    topic: str = ""
    intent: str = ""
    why: Why | None = None
    """Of a question that nothing answers."""

    @property
    def answerable(self) -> bool:
        """Whether the shipped sources answer it."""
        return bool(self.points)


def read_questions(half: Half) -> list[Question]:
    """The questions of one half; raises EvalError where a line cannot be used."""
    path = HERE / f"questions_{half}.jsonl"
    return [_question(path, row) for row in read_lines(path)]


def read_points(path: Path, row: Mapping[str, Any]) -> tuple[Point, ...]:
    """The points of one line; raises EvalError where one says nothing."""
    points = tuple(
        Point(item["point"], tuple(tuple(terms) for terms in item["any"])) for item in row.get("points", ())
    )
    if any(not point.alternatives or not all(point.alternatives) for point in points):
        raise EvalError(f"{path}, {row.get('id')}: a point has no words to be told by.")
    return points


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, each with an id of its own; raises EvalError."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise EvalError(f"{path} cannot be read: {error}") from error
    ids = [row.get("id") for row in rows]
    if not rows or len(set(ids)) != len(ids) or None in ids:
        raise EvalError(f"{path} must hold lines, each with an id of its own.")
    return rows


def fold(text: str) -> str:
    """Text in which one writing equals another: case, kinds of quotation marks and hyphens, spaces."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_PLAIN)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return " ".join(text.replace("per cent", "%").replace(" %", "%").split())


def _question(path: Path, row: dict[str, Any]) -> Question:
    points = read_points(path, row)
    why = row.get("why")
    if bool(points) != row["answerable"] or (why is None) != row["answerable"]:
        raise EvalError(f"{path}, {row['id']}: points and a reason do not go together.")
    if why is not None and why not in get_args(Why):
        raise EvalError(f"{path}, {row['id']}: there is no reason {why}.")
    return Question(
        row["id"],
        row["question"],
        points,
        tuple(row["sources"]),
        row.get("topic", ""),
        row.get("intent", ""),
        why,
    )


def sources_missing(questions: Sequence[Question], known: Iterable[str]) -> list[str]:
    """The ids of sources that a question names and that do not ship."""
    have = set(known)
    return sorted({source for question in questions for source in question.sources} - have)


_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})
