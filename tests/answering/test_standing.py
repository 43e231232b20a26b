"""An answer says what to know of the sources it rests on, before anyone relies on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.standing import cautions
from assistant.answers import Claim
from assistant.documents import Citation, Hit, Passage, Source

TEXT = "The council must publish the period within which it will decide."
CURRENT = Source(id="act", title="An Act", kind="legislation", status="in force", jurisdiction="England")


def claim(source: Source, newer: str = "") -> Claim:
    passage = Passage(f"p-{source.id}", source.id, TEXT, (), 0, len(TEXT), ())
    hit = Hit(passage, source, "/a.md", 1.0, newer=newer)
    return Claim(TEXT, (Citation(hit, TEXT, 0, len(TEXT)),), "supported")


@pytest.mark.parametrize("status", ["in force", "current", "not stated"])
def test_what_holds_in_england_needs_no_caution(status: str) -> None:
    assert cautions([claim(replace(CURRENT, status=status))]) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": "superseded", "superseded_by": "ppn-002"}, "has been superseded by ppn-002"),
        ({"status": "historic"}, "is historic"),
        ({"status": "draft"}, "is a draft"),
        ({"status": "not yet in force"}, "not yet in force"),
        ({"status": "illustrative"}, "invented example"),
        ({"jurisdiction": "Scotland"}, "applies in Scotland, not in England"),
        ({"jurisdiction": "Wales"}, "applies in Wales, not in England"),
    ],
    ids=str,
)
def test_what_does_not_hold_here_and_now_is_said_with_its_title(change: dict[str, str], said: str) -> None:
    source = replace(CURRENT, title="A note", **change)  # type: ignore[arg-type]
    [caution] = cautions([claim(CURRENT), claim(replace(source, id="note"))])
    assert "“A note”" in caution
    assert said in caution


@pytest.mark.parametrize("jurisdiction", ["England and Wales", "UK", "Great Britain", "not stated"])
def test_what_holds_in_england_among_others_needs_no_caution(jurisdiction: str) -> None:
    assert cautions([claim(replace(CURRENT, jurisdiction=jurisdiction))]) == ()  # type: ignore[arg-type]


def test_a_later_version_in_the_library_is_named() -> None:
    [caution] = cautions([claim(CURRENT, newer="act-2026")])
    assert "later version of “An Act” (act-2026)" in caution


def test_each_source_is_told_once_and_all_that_is_true_of_it() -> None:
    source = replace(CURRENT, status="superseded", jurisdiction="Scotland")
    told = cautions([claim(source), claim(source)])
    assert len(told) == 2
    assert len(set(told)) == 2
