"""What a library lets a reader choose between, and what the choice asks of the search."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents import Source
from assistant.library.filters import Filters
from assistant.web.narrowing import Choices, choices, filters

NOTE = Source(id="n", title="N", kind="note", jurisdiction="England", status="current", collection="Notes")


def test_a_field_in_which_all_sources_are_alike_is_no_choice() -> None:
    assert choices([NOTE, NOTE]) == Choices()
    assert choices([]) == Choices()


def test_choices_stand_in_the_order_of_the_lists_and_are_counted() -> None:
    act = replace(NOTE, kind="legislation", status="in force", collection="")
    offered = choices([NOTE, act, NOTE])
    assert offered.kinds == (("legislation", 1), ("note", 2))
    assert offered.statuses == (("in force", 1), ("current", 2))
    assert offered.jurisdictions == ()
    assert offered.collections == (("Notes", 2),)


def test_nothing_ticked_limits_nothing_and_ticks_limit_by_field() -> None:
    assert filters(["kinds", "statuses"], [[], []]) == Filters()
    assert filters(["kinds", "statuses"], [["note", "guidance"], []]).kinds == ("note", "guidance")
