from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import CommandLine

from assistant.clauses.beside.every import BESIDE

BRIEF = {"service": "home care", "buyer_type": "council", "value_inc_vat": 900_000, "months": 36}


@pytest.fixture
def brief(tmp_path: Path) -> str:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(BRIEF), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", BESIDE)
def test_every_document_is_written_for_the_service(command: CommandLine, brief: str, name: str) -> None:
    outcome = command("beside", name, "--brief", brief)
    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("# ")
    assert "home care" in outcome.out
    assert "Illustrative" in outcome.out


def test_a_document_that_there_is_not_is_refused_with_those_there_are(
    command: CommandLine, brief: str
) -> None:
    outcome = command("beside", "a-poem", "--brief", brief)
    assert outcome.code == 2
    assert "market-questions" in outcome.err
    assert outcome.out == ""


def test_a_file_that_is_there_is_not_overwritten(command: CommandLine, brief: str, tmp_path: Path) -> None:
    out = tmp_path / "lots.md"
    assert command("beside", "lot-reasoning", "--brief", brief, "--out", str(out)).code == 0
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert command("beside", "lot-reasoning", "--brief", brief, "--out", str(out)).code == 2
