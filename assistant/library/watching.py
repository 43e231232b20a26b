"""Keeps the library in line with folders for as long as someone wants it to."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import watchfiles

from assistant.library.errors import LibraryLockedError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.recovery import LoadModel
from assistant.library.report import Report
from assistant.settings import Settings

_SETTLED_MS = 1_000
"""Changes that follow one another closer than this are taken in one run: a copy of a folder, a slow save."""
_LOOK_ANYWAY_SECONDS = 60.0
"""Network drives do not tell of changes; an unchanged folder costs a look at its time stamps."""
_BEAT_MS = 1_000
_AGAIN_SECONDS = 10.0
"""When another process writes, or a drive has gone: the wait before the next try."""


def watch(  # noqa: PLR0913, PLR0917 -- what `index` takes, and how to tell and to stop
    settings: Settings,
    paths: Sequence[Path],
    options: Options,
    model: LoadModel,
    tell: Callable[[Report | str], None],
    stop: threading.Event,
) -> None:
    """Index `paths`, and again whenever something below them changes, until `stop` is set.

    `tell` gets the report of each run that did something, and in plain words why a run has to wait.
    Raises `StorageError` when the library cannot be written at all.
    """
    waiting = ""
    while not stop.is_set():
        try:
            _tell(index(settings, paths, options, model), tell)
            waiting = ""
            looked = -math.inf  # what changed before the watch stood is seen at its first beat
            for changes in watchfiles.watch(
                *(path for path in paths if path.exists()),
                debounce=_SETTLED_MS,
                stop_event=stop,
                rust_timeout=_BEAT_MS,
                yield_on_timeout=True,
            ):
                if stop.is_set():
                    return
                if changes or time.monotonic() - looked >= _LOOK_ANYWAY_SECONDS:
                    looked = time.monotonic()
                    _tell(index(settings, paths, options, model), tell)
        except (LibraryLockedError, FileNotFoundError) as error:
            if str(error) != waiting:
                waiting = str(error)
                tell(waiting)
            stop.wait(_AGAIN_SECONDS)


def _tell(report: Report, tell: Callable[[Report | str], None]) -> None:
    if report.added or report.changed or report.removed or report.passages:
        tell(report)
