from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.clauses.brief import Brief
from assistant.clauses.findings import check_clause

DAY = date(2026, 11, 22)
BRIEFS = {
    "above": Brief(
        "cleaning", buyer_type="council", value_inc_vat=900_000, contract_type="services", light_touch=False
    ),
    "below": Brief(
        "cleaning", buyer_type="council", value_inc_vat=90_000, contract_type="services", light_touch=False
    ),
    "small": Brief("cleaning", buyer_type="council", value_inc_vat=45_000, months=10),
}


def wordings(kind: str) -> list[Any]:
    """Each wording of `faulty`, `sound` or `missed`, with its rule and what is known of the purchase."""
    text = Path(__file__).with_name("wordings_who_and_what.toml").read_text(encoding="utf-8")
    return [
        pytest.param(rule, wording, BRIEFS.get(rows.get("brief", "")), id=f"{rule}-{at}")
        for rule, rows in tomllib.loads(text).items()
        for at, wording in enumerate(rows.get(kind, ()), start=1)
    ]


@pytest.mark.parametrize(("rule", "wording", "brief"), wordings("faulty"))
def test_a_fault_is_found_in_words_of_its_own(rule: str, wording: str, brief: Brief | None) -> None:
    assert rule in {finding.rule for finding in check_clause(wording, brief, DAY)}


@pytest.mark.parametrize(("rule", "wording", "brief"), wordings("sound"))
def test_a_near_miss_is_left_alone(rule: str, wording: str, brief: Brief | None) -> None:
    assert rule not in {finding.rule for finding in check_clause(wording, brief, DAY)}


@pytest.mark.xfail(strict=True, reason="wordings that the rules do not know yet")
@pytest.mark.parametrize(("rule", "wording", "brief"), wordings("missed"))
def test_a_fault_that_is_missed_today(rule: str, wording: str, brief: Brief | None) -> None:
    assert rule in {finding.rule for finding in check_clause(wording, brief, DAY)}
