"""How the figures of a task leave the program: a table to read, a JSON file to compare."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
"""The repository."""
SHARED = ROOT.parent / "shared"
"""Data for development and tests, beside the repository and never in it."""
REPORTS = ROOT / "reports"

_NAMED = ("torch", "sentence-transformers", "chromadb", "tantivy", "pypdf", "xllamacpp")
_CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Section:
    """One table: the first cell of a row names the measure, the others are its values as printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    """What a reader must know to read the figures right; printed under the table."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a task measured: tables for people, `figures` (made of JSON's own types) for programs."""

    task: str
    sections: tuple[Section, ...]
    figures: Mapping[str, object]


def publish(report: Report, path: Path | None, console: Console | None = None) -> Path:
    """Print the tables; write the figures as JSON to `path`, or under reports/. The file is returned."""
    console = console or Console()
    for section in report.sections:
        console.print(_table(section))
        for note in section.notes:
            console.print(f"  {note}", style="dim", highlight=False, markup=False)
        console.print()
    target = path or REPORTS / f"{report.task}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(_record(report), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    console.print(f"Figures written to {target}", highlight=False, markup=False, soft_wrap=True)
    return target


def machine() -> dict[str, object]:
    """The machine that the figures were measured on, and how busy it already was."""
    return {
        "cpu": _processor(),
        "cores": psutil.cpu_count(logical=True),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_at_end": [round(value, 2) for value in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "packages": {name: found for name in _NAMED if (found := _version(name))},
    }


def _table(section: Section) -> Table:
    table = Table(title=section.title, title_justify="left", title_style="bold")
    for position, column in enumerate(section.columns):
        table.add_column(column, justify="left" if position == 0 else "right", overflow="fold")
    for row in section.rows:
        table.add_row(*row)
    return table


def _record(report: Report) -> dict[str, object]:
    return {
        "task": report.task,
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "figures": dict(report.figures),
        "notes": [note for section in report.sections for note in section.notes],
        "sections": [asdict(section) for section in report.sections],
    }


def _processor() -> str:
    if _CPUINFO.is_file():
        for line in _CPUINFO.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
