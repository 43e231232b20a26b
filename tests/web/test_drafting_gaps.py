"""The gaps of a draft: what an officer puts into them goes where it belongs and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.pack import ClausePack
from assistant.web.drafting import words
from assistant.web.drafting.gaps import GAP, filled_in, gaps
from assistant.web.drafting.state import Drafting, Press, after

TODAY = date(2026, 11, 22)
TYPED = {
    "service": "grounds maintenance",
    "buyer_type": "council",
    "value_inc_vat": "£2m",
    "months": "3 years",
}


def make(brief: Brief, today: date) -> ClausePack:
    return draft(brief, as_at=today)


def pressed(state: Drafting, act: str, fields: dict[str, str] | None = None) -> Drafting:
    return after(state, Press.model_validate({"act": act, "fields": fields or {}}), TODAY, make)


@pytest.fixture(scope="module")
def drafted() -> Drafting:
    return pressed(Drafting(), "draft", TYPED)


def test_values_go_into_the_gaps_of_their_own_block_and_nowhere_else(drafted: Drafting) -> None:
    assert drafted.open is not None
    first = gaps(drafted.open)[0]
    state = pressed(drafted, "fill", {first.name: " 12 "})
    assert state.pack is not None
    filled = [
        clause for clause, old in zip(state.pack.clauses, drafted.open.clauses, strict=True) if clause != old
    ]
    assert {clause.block for clause in filled} <= {first.block}
    assert f"[{first.label}]" not in " ".join(c.text for c in state.pack.clauses if c.block == first.block)
    assert words.gaps_left(len(gaps(drafted.open)) - 1) == state.said
    assert gaps(state.open or drafted.open) == gaps(drafted.open)
    again = pressed(state, "fill", {first.name: ""})
    assert again.pack == drafted.open


def test_the_word_limit_and_the_weighting_get_their_units() -> None:
    pack = make(Brief("cleaning"), TODAY)
    names = {gap.label: gap.name for gap in gaps(pack)}
    done = filled_in(pack, {names["number of words"]: "750", names["percentage"]: "15"})
    assert done.award.word_limit == "750 words"
    assert done.award.weighting == "15% of the total score"


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_no_value_makes_a_gap_or_a_second_line(typed: str) -> None:
    pack = make(Brief("cleaning"), TODAY)
    gap = gaps(pack)[0]
    done = filled_in(pack, {gap.name: typed})
    assert len(GAP.findall(" ".join(c.text for c in done.clauses))) <= len(
        GAP.findall(" ".join(c.text for c in pack.clauses))
    )
    assert all("\n" not in clause.text for clause in done.clauses)
