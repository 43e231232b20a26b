from __future__ import annotations

from dataclasses import replace

import pytest
from thirty import CASES, TODAY, made

from assistant.clauses.brief import THEMES, Brief, ContractType
from assistant.clauses.choosing import MACHINERY, PUBLICATION, SMALL_MACHINERY, TINY_MACHINERY, chosen
from assistant.clauses.draft import draft


def test_a_small_contract_gets_few_commitments_and_little_machinery() -> None:
    small = next(one for one in CASES if one.brief.value_inc_vat == 8_000)
    large = next(one for one in CASES if one.brief.value_inc_vat == 60_000_000)
    few, many = made(small), made(large)
    assert {clause.block for clause in few.clauses if clause.number.startswith("3")} == set(TINY_MACHINERY)
    assert (
        len({clause.block for clause in few.clauses if clause.number.startswith("2") and clause.block}) == 1
    )
    assert {clause.block for clause in many.clauses if clause.number.startswith("3")} == {
        *MACHINERY,
        PUBLICATION,
    }
    assert len(few.clauses) < len(many.clauses) / 2


def test_the_wording_for_small_providers_is_another_and_asks_for_less_machinery() -> None:
    brief = next(one.brief for one in CASES if one.name == "youth services")
    light, full = draft(brief, as_at=TODAY), draft(replace(brief, lighter=False), as_at=TODAY)
    assert {clause.block for clause in light.clauses if clause.number.startswith("3")} == set(SMALL_MACHINERY)
    assert len(light.clauses) < len(full.clauses)
    assert {clause.text for clause in light.clauses} - {clause.text for clause in full.clauses}


@pytest.mark.parametrize(
    ("service", "contract_type", "blocks"),
    [
        (
            "IT support",
            "services",
            {"biodiversity-on-sites", "food-waste-and-surplus", "peat-free-and-low-pesticide"},
        ),
        ("legal advice", "services", {"loneliness-and-isolation", "reuse-and-repair", "waste-prevention"}),
        (
            "highways works",
            "works",
            {"food-waste-and-surplus", "guaranteed-hours", "energy-in-buildings-used"},
        ),
        ("office furniture", "goods", {"food-waste-and-surplus", "low-carbon-travel"}),
        ("grounds maintenance", "services", {"food-waste-and-surplus", "energy-in-buildings-used"}),
        ("home care", "services", {"energy-in-buildings-used", "biodiversity-on-sites", "reuse-and-repair"}),
    ],
)
def test_a_purchase_is_not_asked_for_what_has_nothing_to_do_with_it(
    service: str, contract_type: ContractType, blocks: set[str]
) -> None:
    for value in (60_000, 600_000, 6_000_000):
        brief = Brief(
            service, value_inc_vat=value, months=48, contract_type=contract_type, priorities=("net zero",)
        )
        assert not blocks & {clause.block for clause in draft(brief, as_at=TODAY).clauses}


def test_a_long_policy_does_not_drown_what_the_service_is() -> None:
    policy = " ".join(f"{word} for all our residents and partners." for word in THEMES) * 20
    brief = Brief(
        "school meals", value_inc_vat=3_000_000, months=48, contract_type="services", policy_text=policy
    )
    assert "food-waste-and-surplus" in {clause.block for clause in draft(brief, as_at=TODAY).clauses}


def test_a_theme_that_does_not_go_with_the_service_is_said_to_the_officer() -> None:
    brief = Brief(
        "IT support", value_inc_vat=1_200_000, months=36, contract_type="services", themes=("nature",)
    )
    pack = draft(brief, as_at=TODAY)
    assert any("nothing in the brief shows" in note.text for note in pack.notes)


def test_a_theme_for_which_the_contract_is_too_small_is_named() -> None:
    brief = Brief(
        "IT support", value_inc_vat=30_000, months=36, contract_type="services", themes=("modern slavery",)
    )
    pack = draft(brief, as_at=TODAY)
    assert any("No block fits" in note.text and "modern slavery" in note.text for note in pack.notes)
    assert pack.kpis


def test_a_theme_that_is_left_out_stays_out() -> None:
    brief = Brief(
        "grounds maintenance of parks", value_inc_vat=2_000_000, months=48, contract_type="services"
    )
    themes = {block.theme for block in chosen(brief, TODAY)[0]}
    without = replace(brief, left_out=tuple(themes))
    assert not themes & {block.theme for block in chosen(without, TODAY)[0]}
