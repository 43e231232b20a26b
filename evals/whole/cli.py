"""`python -m evals all`: every measurement, one page to read, and what changed since it was last accepted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from evals.errors import EvalError
from evals.report import REPORTS, machine
from evals.whole.compare import accept as keep
from evals.whole.compare import accepted, compared, estimates
from evals.whole.page import page
from evals.whole.run import Done, Failed, chosen, run


def command(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="A part of each, in a few minutes.")] = False,
    model: Annotated[bool, typer.Option("--model", help="Answers of the packaged chat model too.")] = False,
    only: Annotated[list[str] | None, typer.Option(help="Only the measurement of this name.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Compare with these figures from now on.")] = False,
    html: Annotated[Path | None, typer.Option(help="The page; reports/index.html without it.")] = None,
) -> None:
    """Measure everything, write one page with all figures and failures, and say what changed."""
    console = Console()
    REPORTS.mkdir(parents=True, exist_ok=True)
    done: list[Done] = []
    failed: list[Failed] = []
    for task in chosen(only or (), quick=quick, model=model):
        console.print(f"{task.title} …", style="dim")
        result = run(task, REPORTS, quick=quick)
        if isinstance(result, Done):
            done.append(result)
        else:
            failed.append(result)
    if not done:
        raise EvalError("Nothing could be measured. " + " ".join(item.why for item in failed))
    now = {name: value for item in done for name, value in estimates(item.figures, f"{item.name}.")}
    changes = compared(now, accepted())
    target = html or REPORTS / "index.html"
    when = datetime.now(UTC).strftime("%-d %B %Y, %H:%M UTC")
    left_out = [(item.name, item.why) for item in failed]
    target.write_text(page(done, changes, machine(), when=when, left_out=left_out), encoding="utf-8")
    for change in changes:
        if change.verdict in {"better", "worse"}:
            console.print(f"{change.verdict}: {change.name} {change.before:.3f} → {change.now:.3f}")
    for item in failed:
        console.print(f"Not measured: {item.name}: {item.why}", markup=False)
    if accept:
        keep(now, machine())
    console.print(f"Written to {target}", highlight=False, soft_wrap=True)
    worse = any(change.verdict == "worse" for change in changes)
    raise typer.Exit(1 if failed or (worse and not accept) else 0)
