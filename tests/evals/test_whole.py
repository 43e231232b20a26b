"""The run of every measurement: what is compared, what is kept, what the page shows."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.whole.compare import accept, accepted, compared, estimates
from evals.whole.page import page
from evals.whole.run import MODEL, TASKS, Done, chosen

MACHINE = {"cpu": "a processor", "cores": 2, "memory_gib": 8.0, "python": "3.11.0"}


def test_figures_with_an_interval_and_parts_are_found_at_any_depth() -> None:
    figures = {
        "points": [0.8, 0.7, 0.9, 75],
        "kinds": {"near": {"mean": 0.5, "low": 0.4, "high": 0.6, "count": 10}},
        "share": 0.25,
        "set": "dev",
        "counts": [3, 1, 2, 4],
        "right": True,
    }
    found = dict(estimates(figures, "answers."))
    assert found["answers.points"] == [0.8, 0.7, 0.9, 75.0]
    assert found["answers.kinds.near"][0] == 0.5
    assert found["answers.share"][:3] == [0.25, 0.2, 0.3]
    assert set(found) == {"answers.points", "answers.kinds.near", "answers.share"}


def test_more_points_are_better_and_more_wrong_answers_are_worse() -> None:
    now = {"answers.points": [0.8, 0.75, 0.85, 75.0], "answers.answered_wrongly": [0.2, 0.15, 0.25, 35.0]}
    before = {"answers.points": [0.6, 0.5, 0.7, 75.0], "answers.answered_wrongly": [0.1, 0.0, 0.2, 35.0]}
    assert [change.verdict for change in compared(now, before)] == ["better", "worse"]
    assert [change.verdict for change in compared(now, now)] == ["same", "same"]
    assert [change.verdict for change in compared(now, {})] == ["new", "new"]


@given(st.dictionaries(st.text(min_size=1, max_size=9), st.floats(0, 1), min_size=1, max_size=5))
def test_what_was_accepted_is_read_back(tmp_path_factory: object, figures: dict[str, float]) -> None:
    folder: Path = tmp_path_factory.mktemp("accepted")  # type: ignore[attr-defined]
    path = folder / "accepted.json"
    assert accepted(path) == {}
    now = {name: [value, value, value, 1.0] for name, value in figures.items()}
    accept(now, MACHINE, path)
    assert accepted(path).keys() == now.keys()
    assert all(abs(accepted(path)[name][0] - now[name][0]) <= 0.0001 for name in now)


def test_the_page_escapes_whatever_a_document_or_a_question_holds() -> None:
    section = {
        "title": "To be read",
        "columns": ("question", "what"),
        "rows": (("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),),
        "notes": ("a <b>note</b>",),
    }
    done = Done("answers", "Answers", 1.0, (section,), {}, MACHINE)
    html = page([done], compared({"a": [1.0, 1.0, 1.0, 1.0]}, {}), MACHINE, when="today")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'src="http' not in html


def test_the_quick_run_leaves_out_what_takes_long_and_the_model_is_asked_for() -> None:
    assert MODEL not in chosen((), quick=False, model=False)
    assert MODEL in chosen((), quick=False, model=True)
    assert {task.name for task in chosen((), quick=True, model=False)} < {task.name for task in TASKS}
    assert [task.name for task in chosen(["clauses"], quick=True, model=False)] == ["clauses"]
