"""The memory of a process with its children, sampled while it works."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import NamedTuple

import psutil

INTERVAL = 0.05
"""Seconds between two samples. A peak shorter than this can be missed."""


@dataclass(frozen=True, slots=True)
class Peak:
    """The most memory that was seen at one moment, in bytes."""

    tree_rss: int
    """Resident memory of all processes added up; memory that they share counts once for each."""
    tree_pss: int | None
    """The same with shared memory divided among its users; None where the system does not tell."""
    process_rss: int
    """Resident memory of the largest single process."""
    processes: int
    """The most processes that were alive at once."""
    samples: int


class MemoryWatch(threading.Thread):
    """Samples the process `pid` and all below it until `finish` is called."""

    def __init__(self, pid: int, interval: float = INTERVAL) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._interval = interval
        self._done = threading.Event()
        self._samples: list[_Sample] = []

    def run(self) -> None:
        """Take samples; called by `start`."""
        while not self._done.is_set():
            sample = _sample(self._pid)
            if sample.rss:
                self._samples.append(sample)
            self._done.wait(self._interval)

    def finish(self) -> Peak:
        """Stop, and give the peak of each measure; the peaks need not be of the same moment."""
        self._done.set()
        self.join()
        samples = self._samples or [_Sample()]
        return Peak(
            tree_rss=max(item.rss for item in samples),
            tree_pss=max(item.pss for item in samples) or None,
            process_rss=max(item.largest for item in samples),
            processes=max(item.processes for item in samples),
            samples=len(self._samples),
        )


class _Sample(NamedTuple):
    rss: int = 0
    pss: int = 0
    largest: int = 0
    processes: int = 0


def _sample(pid: int) -> _Sample:
    readings = [reading for process in _tree(pid) if (reading := _reading(process))]
    if not readings:
        return _Sample()
    resident = [rss for rss, _ in readings]
    return _Sample(sum(resident), sum(pss for _, pss in readings), max(resident), len(readings))


def _tree(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.Error:
        return []


def _reading(process: psutil.Process) -> tuple[int, int] | None:
    """Resident and proportional bytes of one process; None once it has gone."""
    try:
        memory = process.memory_full_info()
        return memory.rss, int(getattr(memory, "pss", 0))
    except psutil.AccessDenied:
        return process.memory_info().rss, 0
    except psutil.Error:
        return None
