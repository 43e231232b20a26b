"""A schedule of what is due when, from the measures of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Row, Said
from assistant.clauses.beside.market import blocks_of
from assistant.clauses.choosing import could_be
from assistant.clauses.filling import open_parameters, service_of
from assistant.clauses.pack import ClausePack, PackClause

_PERIODS: Final = (
    (r"each time|every (?:visit|event)", 0),
    (r"week", 1),
    (r"every month|monthly", 2),
    (r"quarter|three months", 3),
    (r"six months|half", 4),
    (r"year|annual", 5),
    (r"end|close", 6),
)
"""Words of a frequency, with its place: the more often, the earlier."""
_LAST: Final = 7


def monitoring_schedule(pack: ClausePack) -> Beside:
    """A table by date and frequency: dates that the officer has not set are placeholders."""
    return Beside(
        "monitoring-schedule",
        f"Monitoring schedule: {service_of(pack.brief)}",
        (Part("How to use it", tuple(_use(pack))), Part("Who looks after it", _owner())),
        rows=(*_at_the_start(pack), *_by_a_date(pack), *_again_and_again(pack), *_at_the_end(pack)),
    )


def _use(pack: ClausePack) -> Iterator[Said]:
    yield Said("Put dates in the place of brackets when the contract is signed, and keep the table with it.")
    point = next(point for point in pack.regime if point.rule == "key_performance_indicators")
    if point.applies != "no":
        condition = "" if point.applies == "yes" else "If the duty to set indicators applies: "
        text = f"{condition}assess the supplier against the indicators every year and at the end."
        yield Said(text[0].upper() + text[1:], own.ASSESSED_YEARLY)
        yield Said("Publish something on each assessment.", own.PUBLISHED)
    else:
        yield Said(point.text, point.provision)
    free = pack.brief.light_touch or "above threshold" not in could_be(pack.brief, pack.as_at)
    yield Said("A change to what is measured is a change to the contract.", None if free else law.MODIFY)


def _owner() -> tuple[Said, ...]:
    return (
        Said("For the buyer: [name and post]."),
        Said("For the supplier: [name and post]."),
    )


def _at_the_start(pack: ClausePack) -> Iterator[Row]:
    for kpi in pack.kpis:
        if not re.match(r"none\b", kpi.baseline):
            what = f"Record the baseline for “{kpi.measure}”: {kpi.baseline}"
            yield Row("At the start", what, kpi.evidence, kpi.owner)


def _by_a_date(pack: ClausePack) -> Iterator[Row]:
    """A line for each date that the officer sets, with the clauses that it stands in."""
    for block in (*blocks_of(pack, commitments=True), *blocks_of(pack, commitments=False)):
        for parameter in open_parameters(block, pack.brief):
            slot = f"[{parameter.label}]"
            clauses = [c for c in pack.clauses if c.block == block.id and slot in c.text]
            if parameter.kind == "date" and clauses:
                evidence = next((kpi.evidence for kpi in pack.kpis if kpi.block == block.id), "[evidence]")
                numbers = ", ".join(clause.number for clause in clauses)
                yield Row(slot, f"{block.title}: due under clause {numbers}", evidence, _who(clauses))


def _who(clauses: Sequence[PackClause]) -> str:
    """Whom the clauses bind, by the words before their `shall`."""
    bound = " ".join(clause.text.split(" shall ")[0] for clause in clauses)
    parties = [name for name in ("the Supplier", "the Buyer") if name[4:] in bound]
    return " and ".join(parties) or "the Supplier"


def _again_and_again(pack: ClausePack) -> Iterator[Row]:
    for kpi in sorted(pack.kpis, key=lambda kpi: _place(kpi.frequency)):
        yield Row(_capital(kpi.frequency), f"{kpi.measure}. Target: {kpi.target}", kpi.evidence, kpi.owner)
    for clause in pack.reporting:
        if re.search(r"end of each \[", clause.text):
            when = re.search(r"end of each (\[[^\]]+\])", clause.text)
            yield Row(
                f"After each {when[1] if when else '[reporting period]'}",
                f"Social Value Report under clause {clause.number}",
                "the report",
                "the Supplier",
            )


def _at_the_end(pack: ClausePack) -> Iterator[Row]:
    for clause in pack.reporting:
        if "end of the Contract Period" in clause.text and "Report" in clause.text:
            what = f"Last Social Value Report under clause {clause.number}"
            yield Row("After the end of the Contract Period", what, "the report", "the Supplier")


def _place(frequency: str) -> int:
    return next((place for words, place in _PERIODS if re.search(words, frequency, re.IGNORECASE)), _LAST)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
