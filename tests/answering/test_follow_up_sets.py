"""The sets that follow-ups, parts and premises are measured on can be read, and name sources that ship."""

from __future__ import annotations

import pytest

from assistant.library.sources import shipped_documents
from evals.answers.data import HALVES, Half
from evals.follow_ups.data import as_question, read_follow_ups, read_multi_part, read_premises


@pytest.mark.parametrize("half", HALVES)
def test_every_question_names_sources_that_ship(half: Half) -> None:
    shipped = {
        path.stem
        for folder in shipped_documents()
        for path in (folder.rglob("*") if folder.is_dir() else [folder])
    }
    asked = [
        *map(as_question, read_follow_ups(half)),
        *map(as_question, read_multi_part(half)),
        *map(as_question, read_premises(half)),
    ]
    assert all(question.sources for question in asked)
    named = {source.removeprefix("note-") for question in asked for source in question.sources}
    assert not {source for source in named if not any(stem.endswith(source) for stem in shipped)}


@pytest.mark.parametrize("half", HALVES)
def test_each_half_holds_what_it_is_said_to_measure(half: Half) -> None:
    follow_ups, multi_part, premises = read_follow_ups(half), read_multi_part(half), read_premises(half)
    assert {one.false for one in premises} == {True, False}
    if half not in {"dev", "held_out"}:
        assert (follow_ups, multi_part) == ([], [])
        return
    assert {one.leans for one in follow_ups} == {True, False}
    assert all(one.history and one.standalone for one in follow_ups)
    assert {len(one.parts) > 1 for one in multi_part} == {True, False}
