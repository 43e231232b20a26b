"""The pages and the questions, read from a folder shaped like shared/data/govuk_questions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import AliasChoices, BaseModel, Field, ValidationError

from evals.errors import EvalError


class Page(BaseModel):
    """One page of the corpus; `segments` are fragments of HTML or Markdown, in order."""

    id: str = Field(validation_alias="_id")
    title: str
    url: str = ""
    segments: list[str]


class _Query(BaseModel):
    id: str = Field(validation_alias="_id")
    question: str
    text: str
    page: str = Field(default="", validation_alias=AliasChoices("gold_doc", "page"))
    segments: list[int] = Field(default_factory=list, validation_alias="evidence_segments")
    not_answerable: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what answers it."""

    id: str
    question: str
    """The question alone."""
    text: str
    """The scenario, then the question."""
    pages: frozenset[str]
    """The ids of the right pages."""
    segments: tuple[str, ...]
    """The fragments, as they stand on the page, that hold the answer."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Pages, the questions that they answer, and how many questions were left out because none does."""

    pages: tuple[Page, ...]
    questions: tuple[Question, ...]
    left_out: int


def read_collection(folder: Path, split: str | None = None) -> Collection:
    """Read `corpus.jsonl`, `queries_<split>.jsonl` and the qrels beside it, where there are any.

    With no split, the folder must hold one file of queries. Raises EvalError naming the file that is
    missing or not as described.
    """
    if not (folder / "corpus.jsonl").is_file():
        raise EvalError(
            f"There is no corpus.jsonl in {folder}. Give the folder with the pages and questions as --data; "
            "docs/evaluation.md says what it holds."
        )
    split = split or _only_split(folder)
    pages = tuple(_records(folder / "corpus.jsonl", Page))
    by_id = {page.id: page for page in pages}
    judged = _judged_pages(folder / f"qrels_doc_{split}.tsv")
    queries = list(_records(folder / f"queries_{split}.jsonl", _Query))
    questions = tuple(question for query in queries if (question := _question(query, judged, by_id)))
    if not questions:
        raise EvalError(f"No question in queries_{split}.jsonl of {folder} has its page in corpus.jsonl.")
    return Collection(pages, questions, len(queries) - len(questions))


def _question(query: _Query, judged: dict[str, set[str]], pages: dict[str, Page]) -> Question | None:
    """The question with its right pages; None when the corpus does not answer it."""
    right = frozenset((judged.get(query.id) or {query.page}) & pages.keys())
    if query.not_answerable or not right:
        return None
    home = pages.get(query.page)
    segments = tuple(home.segments[position] for position in query.segments) if home else ()
    return Question(query.id, query.question, query.text, right, segments)


def _only_split(folder: Path) -> str:
    found = sorted(file.stem.removeprefix("queries_") for file in folder.glob("queries_*.jsonl"))
    if len(found) != 1:
        names = ", ".join(found) or "none"
        raise EvalError(f"Say which queries_<split>.jsonl of {folder} to use with --split (found: {names}).")
    return found[0]


def _judged_pages(file: Path) -> dict[str, set[str]]:
    """The pages judged right, by query, from a tab-separated file `query-id corpus-id score`."""
    judged: dict[str, set[str]] = {}
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if int(row["score"]) > 0:
                    judged.setdefault(row["query-id"], set()).add(row["corpus-id"])
    return judged


_Record = TypeVar("_Record", bound=BaseModel)


def _records(file: Path, model: type[_Record]) -> Iterator[_Record]:
    if not file.is_file():
        raise EvalError(f"There is no {file.name} in {file.parent}.")
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield model.model_validate_json(line)
            except ValidationError as error:
                raise EvalError(f"{file.name}, line {number}: {error}") from error
