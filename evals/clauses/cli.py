"""`python -m evals clauses`: does the check find the faults of a clause, and only those?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from evals.clauses.data import Half, read_drafts
from evals.clauses.measure import Checked, by_rule, check_all, precision, quiet, recall, strict_precision
from evals.eligibility.measure import Counts
from evals.report import Report, Section, publish


def command(
    half: Annotated[Half, typer.Option("--set", help="Which labelled drafts.")] = "dev",
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure the check of clauses on faulty and sound drafts."""
    checked = check_all(read_drafts(half))
    sections = (_summary(checked, half), _rules(checked), _mistakes(checked))
    publish(Report("clauses", sections, _figures(checked, half)), json)


def _summary(checked: Sequence[Checked], half: Half) -> Section:
    rows = (
        ("faults found", _shown(recall(checked))),
        ("findings above a note that are right", _shown(precision(checked))),
        ("the same, of those labelled as faults only", _shown(strict_precision(checked))),
        ("sound drafts with nothing above a note", _shown(quiet(checked))),
        ("seconds a draft, median", f"{median(one.seconds for one in checked):.4f}"),
    )
    notes = (
        "In brackets: 95 % Wilson interval.",
        "Right: the label names the rule as a fault, or as one that may speak as well.",
    )
    title = f"The check of clauses, {half}, {len(checked)} drafts"
    return Section(title, ("measure", "value"), rows, notes)


def _rules(checked: Sequence[Checked]) -> Section:
    rows = tuple((rule, str(said), str(found), str(false)) for rule, said, found, false in by_rule(checked))
    return Section("By rule", ("rule", "faults", "found", "false alarms"), rows)


def _mistakes(checked: Sequence[Checked]) -> Section:
    rows = [(one.draft.id, "missed", ", ".join(sorted(one.missed))) for one in checked if one.missed]
    rows += [
        (one.draft.id, "false alarm", f"{finding.rule}: {finding.text}")
        for one in checked
        for finding in one.false
    ]
    return Section("Missed, and false alarms", ("draft", "", "what"), tuple(rows))


def _shown(counts: Counts) -> str:
    low, high = counts.interval
    return f"{counts.hits}/{counts.of} ({low:.2f} to {high:.2f})"


def _figures(checked: Sequence[Checked], half: Half) -> dict[str, object]:
    measures = {
        "recall": recall,
        "precision": precision,
        "strict_precision": strict_precision,
        "quiet": quiet,
    }
    return {
        "half": half,
        "drafts": len(checked),
        **{name: [measure(checked).hits, measure(checked).of] for name, measure in measures.items()},
        "by_rule": {rule: [said, found, false] for rule, said, found, false in by_rule(checked)},
    }
