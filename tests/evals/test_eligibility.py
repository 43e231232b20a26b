from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.eligibility.stated.facts import Stated, stated
from evals.__main__ import app
from evals.eligibility.data import DESCRIPTIONS, Description, read_descriptions
from evals.eligibility.measure import Counts, by_fact, recall, take, wrong
from evals.errors import EvalError

TEXT = "We are a charity. The council runs the library."
DESCRIBED = Description(
    "x", "plain", TEXT, {"body_type": "charity", "seeks": "provide_service"}, {"distributes_profit": [False]}
)


def test_what_is_taken_is_right_only_where_the_text_states_it() -> None:
    (one,) = take([DESCRIBED], stated)
    assert one.found == ["body_type"]
    assert one.missed == ["seeks"]
    assert [item.fact for item in one.wrong] == ["service_by_or_for_authority"]
    assert (recall([one]).hits, recall([one]).of) == (1, 2)
    assert (wrong([one]).hits, wrong([one]).of) == (1, 2)
    assert ("seeks", 1, 0, 0) in by_fact([one])
    assert ("service_by_or_for_authority", 0, 0, 1) in by_fact([one])


def test_a_trap_that_was_taken_is_counted() -> None:
    (one,) = take([DESCRIBED], lambda text: [Stated("distributes_profit", False, text[:2], 0, 2)])  # noqa: FBT003 -- the value of a fact
    assert one.trapped == 1


def test_one_is_not_yes() -> None:
    counted = Description("y", "plain", TEXT, {"employee_count": 1}, {})
    (one,) = take([counted], lambda text: [Stated("employee_count", True, text[:2], 0, 2)])  # noqa: FBT003 -- as above
    assert len(one.wrong) == 1


def test_the_wilson_interval_is_that_of_the_textbooks() -> None:
    assert Counts(0, 91).interval == pytest.approx((0.0, 0.0405), abs=0.0005)
    assert Counts(9, 10).interval == pytest.approx((0.596, 0.982), abs=0.001)
    assert Counts(0, 0).interval == (0.0, 1.0)


def test_a_label_that_is_no_fact_is_an_error_with_its_line(tmp_path: Path) -> None:
    row = json.loads(DESCRIPTIONS.read_text(encoding="utf-8").splitlines()[0])
    file = tmp_path / "descriptions.jsonl"
    file.write_text(json.dumps({**row, "facts": {"body_type": "club"}}), encoding="utf-8")
    with pytest.raises(EvalError, match="line 1: there is no fact body_type = club"):
        read_descriptions(file)
    file.write_text("{", encoding="utf-8")
    with pytest.raises(EvalError, match="line 1 is not JSON"):
        read_descriptions(file)


def test_the_eligibility_task_prints_what_is_wrong_and_writes_its_figures(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    done = CliRunner().invoke(app, ["eligibility", "--json", str(figures)])
    assert done.exit_code == 0, done.output
    measured = json.loads(figures.read_text(encoding="utf-8"))["figures"]
    assert measured["ways"]["rules alone"]["wrong"] == 0
    assert measured["invites"]["questions"] == 60
