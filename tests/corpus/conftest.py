"""Gives each test that asks for `note` every note that ships, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.library.sources import shipped_corpus

NOTES = sorted((shipped_corpus() / "notes").glob("*.md"))
SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True)
class Note:
    """A note as its file holds it: front matter and body."""

    name: str
    front: dict[str, Any]
    body: str

    @property
    def lines(self) -> list[str]:
        """The lines that hold sentences: no headings, no tables."""
        lines = (line.removeprefix("- ").strip() for line in self.body.splitlines())
        return [line for line in lines if line and line[0] not in "#|"]

    @property
    def sentences(self) -> Iterator[str]:
        for line in self.lines:
            yield from re.split(r"(?<=[.?!]) (?=[A-Z])", line)


def read(path: Path) -> Note:
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert not opening
    return Note(path.stem, yaml.safe_load(front), body.strip())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "note" in metafunc.fixturenames:
        metafunc.parametrize("note", [read(path) for path in NOTES], ids=[path.stem for path in NOTES])


@pytest.fixture(scope="session")
def notes() -> list[Note]:
    return [read(path) for path in NOTES]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The texts that the notes were written from; they stand beside a checkout and do not ship."""
    if not (SHARED / "corpus" / "legislation").is_dir():
        pytest.skip("the shared texts of the law are not beside this checkout")
    return SHARED
