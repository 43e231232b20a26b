"""Runs the measurements one after the other, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evals.report import ROOT

_TAIL: Final = 300
"""Characters of what a measurement said last, where it failed."""


@dataclass(frozen=True, slots=True)
class Task:
    """A measurement with the options it is run with."""

    name: str
    title: str
    arguments: tuple[str, ...]
    quick: bool = True
    """Whether it is of the quick run too."""


QUICK: Final = {"answers": ("--first", "30"), "injections": ("--quick",)}
"""What makes a measurement shorter, by its name."""
TASKS: Final = (
    Task("answers", "Answers, quotes only", ("answers",)),
    Task("coverage", "Abstention", ("coverage",)),
    Task("support", "The check of sentences", ("support",)),
    Task("routing", "Where messages go", ("routing",)),
    Task("follow-ups", "Follow-ups, several questions, premises", ("follow-ups",), quick=False),
    Task("injections", "Instructions in documents and questions", ("injections",)),
    Task("clauses", "The check of clauses", ("clauses", "--set", "final")),
    Task("eligibility", "What is understood of a case", ("eligibility",)),
    Task("retrieval", "Retrieval over GOV.UK pages", ("retrieval",), quick=False),
    Task("authority", "Authority and status", ("authority",), quick=False),
)
MODEL: Final = Task(
    "answers-model", "Answers, packaged model", ("answers", "--model", "packaged"), quick=False
)
"""About twenty minutes on two idle cores; run where it is asked for."""


@dataclass(frozen=True, slots=True)
class Done:
    """What one measurement printed."""

    name: str
    title: str
    seconds: float
    sections: tuple[dict[str, Any], ...]
    figures: dict[str, Any]
    machine: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """A measurement that could not be made, with its last words."""

    name: str
    why: str


def run(task: Task, folder: Path, *, quick: bool = False) -> Done | Failed:
    """One measurement, its figures under `folder`."""
    path = folder / f"{task.name}.json"
    path.unlink(missing_ok=True)
    more = QUICK.get(task.name, ()) if quick else ()
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 -- our own program, with our own arguments
        [sys.executable, "-m", "evals", *task.arguments, *more, "--json", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not path.is_file():
        return Failed(task.name, (done.stderr or done.stdout).strip()[-_TAIL:])
    record = json.loads(path.read_text(encoding="utf-8"))
    return Done(
        task.name,
        task.title,
        time.perf_counter() - begun,
        tuple(record["sections"]),
        record["figures"],
        record["machine"],
    )


def chosen(names: Sequence[str], *, quick: bool, model: bool) -> list[Task]:
    """The tasks of a run: those named, or all of its kind."""
    tasks = [*TASKS, MODEL]
    if names:
        return [task for task in tasks if task.name in names]
    return [task for task in tasks if (task.quick or not quick) and (model or task is not MODEL)]
