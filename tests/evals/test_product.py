from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import product
from evals.__main__ import app
from evals.errors import EvalError

PAGES = [
    {"_id": "bees", "title": "Keep bees", "segments": ["<h2>Hives</h2>", "<p>You may keep three hives.</p>"]},
    {"_id": "libraries", "title": "Borrow a book", "segments": ["<p>You may borrow ten books.</p>"]},
    {"_id": "boats", "title": "Moor a boat", "segments": ["<p>You need a licence to moor a boat.</p>"]},
]
QUERIES = [
    {
        "_id": "q1",
        "question": "How many hives may I keep?",
        "text": "I have a garden. How many hives may I keep?",
        "gold_doc": "bees",
        "evidence_segments": [1],
    },
    {
        "_id": "q2",
        "question": "Do I need a licence?",
        "text": "I bought a boat. Do I need a licence?",
        "gold_doc": "boats",
        "evidence_segments": [0],
    },
]


def write_lines(file: Path, records: list[dict[str, object]]) -> None:
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_no_argument_lists_the_tasks() -> None:
    shown = CliRunner().invoke(app, []).output
    assert "retrieval" in shown
    assert "speed" in shown


def test_a_command_that_fails_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"`assistant search` ended with status \d+"):
        product.search({"q": "anything"}, tmp_path / "no library", k=10)


@pytest.mark.slow
def test_the_retrieval_task_finds_the_only_page_about_it(tmp_path: Path) -> None:
    write_lines(tmp_path / "corpus.jsonl", PAGES)
    write_lines(tmp_path / "queries_dev.jsonl", QUERIES)
    figures = tmp_path / "figures.json"
    done = CliRunner().invoke(app, ["retrieval", "--data", str(tmp_path), "--json", str(figures)])
    assert done.exit_code == 0, done.output
    modes = json.loads(figures.read_text(encoding="utf-8"))["figures"]["modes"]
    scores = modes["as shipped"]["scenario and question"]
    assert scores["page_first"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "count": 2}
    assert scores["all_segments"]["mean"] == 1.0


def test_an_unknown_mode_is_told_from_a_failure(tmp_path: Path) -> None:
    with pytest.raises(product.UnknownOptionError):
        product.search({"q": "hives"}, tmp_path, k=10, mode="tarot")
