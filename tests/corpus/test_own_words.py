"""The notes are in our own words: no long run of words is shared with a text that we read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.library.sources import CATALOGUE, load_sources, shipped_corpus

COPIED_RUN = 12
"""This many words in a row, shared with a text that we read, count as copied."""
NAME = "§"
"""Stands for the name of an Act, of regulations or of a judgment, which nobody can put in other words."""


@cache
def names() -> list[str]:
    titles = {source.title.split(", SI ")[0] for source in load_sources(shipped_corpus() / CATALOGUE)}
    laws = {title for title in titles if re.search(r"\b(?:Act|Regulations|Order|EWHC)\b", title)}
    return sorted(laws, key=len, reverse=True)


def words(text: str) -> list[str]:
    for name in names():
        text = text.replace(name, f" {NAME} ")
    return re.findall(rf"[a-z0-9]+|{NAME}", text.lower())


def runs(text: str) -> Iterator[str]:
    found = words(text)
    for start in range(len(found) - COPIED_RUN + 1):
        run = found[start : start + COPIED_RUN]
        if NAME not in run:
            yield " ".join(run)


@pytest.fixture(scope="session")
def read_runs(shared: Path) -> frozenset[str]:
    """Every run of words in the law, the fact base and the toolkit."""
    paths = [
        path for folder in ("legislation", "toolkit") for path in (shared / "corpus" / folder).glob("*.md")
    ]
    paths.append(shared / "facts.md")
    return frozenset(run for path in paths for run in runs(path.read_text(encoding="utf-8")))


def test_no_run_of_words_is_copied(note: Any, read_runs: frozenset[str]) -> None:
    copied = [run for line in note.body.splitlines() for run in runs(line) if run in read_runs]
    assert not copied


def test_the_check_sees_a_copy(shared: Path, read_runs: frozenset[str]) -> None:
    act = next((shared / "corpus" / "legislation").glob("localism-act-2011-*")).read_text(encoding="utf-8")
    line = next(line for line in act.splitlines() if line.startswith("- (1) Subject as follows"))
    assert any(run in read_runs for run in runs(f"We say that {line}"))
