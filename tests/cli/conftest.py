"""One library for every command that only reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import CommandLine

CHALLENGE = """---
id: note-challenge
title: The right to challenge
publisher: Commissioning Assistant
date: 2026-11-22
kind: note
jurisdiction: England
status: current
address: https://example.org/challenge
collection: Notes
---
# The right to challenge

A relevant body may send an expression of interest to a relevant authority. The authority must consider
every expression of interest that a relevant body sends.

## Who may challenge

A charity, a voluntary body, a parish council and two or more employees of the authority may challenge.
"""
GRITTING = (
    "# Winter roads\n\nGritting lorries spread salt on the main roads before frost. "
    "The council keeps four lorries and a store of two thousand tonnes of salt.\n"
)


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "my documents"
    folder.mkdir()
    (folder / "challenge.md").write_text(CHALLENGE, encoding="utf-8")
    (folder / "gritting.md").write_text(GRITTING, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def reading(documents: Path, cache_dir: Path) -> CommandLine:
    """The command line over a library that no test changes."""
    command = CommandLine(
        {
            "ASSISTANT_DATA_DIR": str(documents.parent / "library"),
            "ASSISTANT_CACHE_DIR": str(cache_dir),
            "ASSISTANT_CHAT_MODEL": "none",
        }
    )
    done = command("index", documents, "--json")
    assert done.code == 0, done.err
    return command


@pytest.fixture
def command(tmp_path: Path, cache_dir: Path) -> CommandLine:
    """The command line with a library of this test's own, that is not there yet."""
    return CommandLine(
        {
            "ASSISTANT_DATA_DIR": str(tmp_path / "library"),
            "ASSISTANT_CACHE_DIR": str(cache_dir),
            "ASSISTANT_CHAT_MODEL": "none",
        }
    )
