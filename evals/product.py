"""The product as its command line offers it, so that a measurement sees what a user would."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, TypeAdapter, ValidationError

from evals.errors import EvalError
from evals.memory import MemoryWatch, Peak
from evals.report import ROOT

_USAGE = 2
"""The exit status by which a command line says that it does not know an option."""
_TAIL = 800
"""Characters of the product's own error text that are worth showing: its last lines."""


class UnknownOptionError(EvalError):
    """The product's command line does not offer an option that was asked for."""


class Failure(BaseModel):
    """A file that could not be read, and why."""

    path: str
    reason: str


class IndexRun(BaseModel):
    """What `assistant index --json` printed."""

    added: int
    changed: int
    unchanged: int
    removed: int
    failed: list[Failure]
    pages: int
    passages: int
    seconds: float
    stages: dict[str, float]
    """Seconds in `read`, `embed` and `write`; where they overlap they add up to more than `seconds`."""


class FoundPassage(BaseModel):
    """One hit of `assistant search --json`."""

    passage_id: str
    document: str
    title: str = ""
    locator: str = ""
    text: str
    score: float


class Found(BaseModel):
    """The hits of one query, best first."""

    id: str
    hits: list[FoundPassage]


@dataclass(frozen=True, slots=True)
class TimedIndex:
    """An indexing run as seen from outside; `wall` is seconds from the start of the process to its end."""

    result: IndexRun
    wall: float
    peak: Peak | None = None


def index(paths: Sequence[Path], data_dir: Path, *, watch_memory: bool = False) -> TimedIndex:
    """Index files and folders into `data_dir`, in a process of its own."""
    arguments = ["index", *map(str, paths), "--data-dir", str(data_dir), "--json"]
    started = time.perf_counter()
    output, peak = _run(arguments, watch_memory=watch_memory)
    wall = time.perf_counter() - started
    try:
        return TimedIndex(IndexRun.model_validate_json(output), wall, peak)
    except ValidationError as error:
        raise _unreadable(arguments, error) from error


def search(
    queries: Mapping[str, str], data_dir: Path, *, k: int, mode: str | None = None
) -> dict[str, list[FoundPassage]]:
    """Run queries (id to text) in one process; hits by id, best first.

    `mode` is `vectors`, `words` or `fused`; None leaves the product's own default.
    Raises UnknownOptionError when the product does not offer the mode.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "queries.jsonl"
        lines = (json.dumps({"id": name, "text": text}) + "\n" for name, text in queries.items())
        file.write_text("".join(lines), encoding="utf-8")
        arguments = ["search", "--queries", str(file), "-k", str(k), "--data-dir", str(data_dir), "--json"]
        output, _ = _run([*arguments, "--mode", mode] if mode else arguments)
    try:
        found = [TypeAdapter(Found).validate_json(line) for line in output.splitlines() if line.strip()]
    except ValidationError as error:
        raise _unreadable(arguments, error) from error
    by_id = {item.id: item.hits for item in found}
    if missing := queries.keys() - by_id.keys():
        raise EvalError(
            f"`assistant search` gave no line for {len(missing)} queries, {min(missing)} among them."
        )
    return by_id


def _run(arguments: Sequence[str], *, watch_memory: bool = False) -> tuple[str, Peak | None]:
    """The output of one command of the product, with the memory it took when that is watched."""
    with subprocess.Popen(  # noqa: S603 -- our own program, with our own arguments
        [sys.executable, "-m", "assistant.cli", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        watch = MemoryWatch(process.pid) if watch_memory else None
        if watch:
            watch.start()
        output, errors = process.communicate()
        peak = watch.finish() if watch else None
    if process.returncode and not output.strip():
        # A run that printed its result and ends with a status says so in the result: files that failed.
        problem = UnknownOptionError if process.returncode == _USAGE else EvalError
        raise problem(
            f"`assistant {arguments[0]}` ended with status {process.returncode}. Its last words:\n"
            f"{errors.strip()[-_TAIL:]}"
        )
    return output, peak


def _unreadable(arguments: Sequence[str], error: ValidationError) -> EvalError:
    return EvalError(f"`assistant {arguments[0]} --json` printed something else than agreed: {error}")
