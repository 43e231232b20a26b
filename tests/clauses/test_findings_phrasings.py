from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.clauses.brief import Brief
from assistant.clauses.findings import check_clause

HERE = Path(__file__).parent
DAY = date(2026, 11, 22)
RULES: dict[str, dict[str, Any]] = {
    rule: row
    for path in sorted(HERE.glob("phrasings_*.toml"))
    for rule, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
COMMITMENTS = """\
1. The Supplier shall clean the schools and offices in Schedule 1 on each working day.
2. The Supplier shall recruit four apprentices by 31 March 2028.
3. The Supplier shall offer six work placements to students in each Contract Year.
4. The Supplier shall give 120 hours of volunteering to community groups in each Contract Year.
5. The Supplier shall cut its carbon emissions from the Service by 12% by 31 March 2029.
6. The Supplier shall pay each sub-contractor within 30 days of a valid invoice for its work on the Service.
"""
REST = {
    "delivery.evidence": "The Supplier shall keep evidence of each result for the Buyer to audit.",
    "delivery.frequency": "The Supplier shall report on the commitments within ten days after each quarter.",
    "delivery.owner": "The Supplier shall name the person who answers for these commitments by 1 June 2027.",
    "remedies.missing": "A missed commitment is put right under a rectification plan that the Buyer accepts.",
    "change.control": "A commitment may be changed only in writing, signed by both parties.",
}
"""What makes a specification whole; a draft lacks the part that its rule is about."""


def specification(rule: str, extra: str) -> str:
    parts = [part for of, part in REST.items() if of != rule]
    return COMMITMENTS + "".join(f"{at}. {part}\n" for at, part in enumerate([*parts, extra], start=7))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(
            rule,
            specification(rule, text) if kind.startswith("specification") else text,
            Brief(**row["brief"]) if "brief" in row else None,
            id=f"{rule}-{kind}-{at}",
        )
        for rule, row in RULES.items()
        for at, text in enumerate(row.get(kind, ()), start=1)
    ]


@pytest.mark.parametrize(("rule", "text", "brief"), [*cases("faulty"), *cases("specification_faulty")])
def test_a_fault_is_found_in_words_that_the_rule_had_not_met(
    rule: str, text: str, brief: Brief | None
) -> None:
    assert rule in {finding.rule for finding in check_clause(text, brief, DAY)}


@pytest.mark.parametrize(("rule", "text", "brief"), [*cases("sound"), *cases("specification_sound")])
def test_words_that_come_near_a_fault_are_left_alone(rule: str, text: str, brief: Brief | None) -> None:
    assert rule not in {finding.rule for finding in check_clause(text, brief, DAY)}
