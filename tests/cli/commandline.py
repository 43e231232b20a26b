"""Runs the command line as a person would: in this process, or in one of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command ended with and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one line of JSON that it printed."""
        [line] = self.lines
        return line

    @property
    def lines(self) -> list[Any]:
        """Every line that it printed, as JSON: there is nothing else on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def said(self) -> str:
        """What it told the person, on one line: the console breaks lines where they are too long."""
        return " ".join(self.err.split())


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The command `assistant` with settings of its own."""

    environment: Mapping[str, str]

    def __call__(self, *arguments: str | Path, **environment: str) -> Outcome:
        """Run a command in this process; `environment` sets variables for it alone."""
        out, err = io.StringIO(), io.StringIO()
        code = 0
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in {**self.environment, **environment}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        return Outcome(code, out.getvalue(), err.getvalue())

    @contextmanager
    def running(self, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
        """Run `python -m assistant` in a process of its own, which is killed at the end if it still runs."""
        with subprocess.Popen(
            [sys.executable, "-m", "assistant", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def apart(self, *arguments: str | Path, **environment: str) -> Outcome:
        """Run `python -m assistant` in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.environment, **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)
