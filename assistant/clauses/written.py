"""The parts of a pack that go to tenderers, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.pack import ClausePack

PARTS: Final = {
    "1": "1. Definitions",
    "2": "2. Commitments",
    "3": "3. Keeping the commitments",
}
"""The headings of the parts, by the first figure of the numbers of their clauses."""


def tender_text(pack: ClausePack) -> str:
    """Definitions, clauses, award question and measures, a paragraph each."""
    return "\n".join(_paragraphs(pack))


def _paragraphs(pack: ClausePack) -> Iterator[str]:
    yield PARTS["1"]
    yield from (f"“{term.name}”: {term.meaning}" for term in pack.terms)
    heading = part = ""
    for clause in pack.clauses:
        if (now := clause.number.split(".")[0]) != part:
            part = now
            yield PARTS[part]
        if clause.heading != heading:
            heading = clause.heading
            yield heading
        yield f"{clause.number} {clause.text}"
    yield "Award question"
    yield pack.award.text
    yield f"Weighting: {pack.award.weighting}."
    yield "Table of measures"
    for kpi in pack.kpis:
        yield (
            f"Measure: {kpi.measure}. Unit: {kpi.unit}. Baseline: {kpi.baseline}. Target: {kpi.target}. "
            f"Evidence: {kpi.evidence}. Frequency: {kpi.frequency}. Owner: {kpi.owner}."
        )
