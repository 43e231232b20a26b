"""The report as one HTML file that needs nothing else: figures, changes, and the failures to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.whole.compare import Change
from evals.whole.run import Done


def page(
    reports: Sequence[Done],
    changes: Sequence[Change],
    machine: Mapping[str, object],
    *,
    when: str,
    left_out: Sequence[tuple[str, str]] = (),
) -> str:
    """The HTML of the reports; every text in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html").render(
        reports=reports, changes=changes, machine=machine, when=when, left_out=left_out
    )
