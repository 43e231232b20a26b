from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Source
from assistant.library.identity import Options, complete

SILENT = Source(id="", title="")
PATH = "/plans/Winter_roads-2024.pdf"


def test_a_file_that_says_nothing_is_named_after_itself() -> None:
    source = complete(SILENT, PATH, Options(), set())
    assert source.title == "Winter roads 2024"
    assert re.fullmatch(r"winter-roads-2024-[0-9a-f]{6}", source.id)


def test_two_files_of_one_name_have_two_ids() -> None:
    ids = {complete(SILENT, f"/{folder}/plan.pdf", Options(), set()).id for folder in "abc"}
    assert len(ids) == 3


def test_an_id_that_is_declared_is_kept_and_one_that_is_taken_is_told_apart() -> None:
    declared = replace(SILENT, id="Note: Roads")
    assert complete(declared, PATH, Options(), set()).id == "note-roads"
    second = complete(declared, PATH, Options(), {"note-roads"}).id
    assert re.fullmatch(r"note-roads-[0-9a-f]{8}", second)
    assert complete(declared, PATH, Options(), {"note-roads"}).id == second


@given(
    declared=st.text(max_size=80),
    stem=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=30),
)
def test_every_file_gets_an_id_of_plain_letters_and_a_title(declared: str, stem: str) -> None:
    source = complete(replace(SILENT, id=declared), f"/plans/{stem}.md", Options(), set())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", source.id)
    assert source.title.strip()


@pytest.mark.parametrize(
    ("field", "option", "said"),
    [
        ("kind", "research", "legislation"),
        ("jurisdiction", "Wales", "Scotland"),
        ("status", "draft", "superseded"),
        ("publisher", "Town Council", "HM Government"),
        ("collection", "Ours", "Theirs"),
    ],
)
def test_what_a_file_says_goes_before_what_the_person_set(field: str, option: str, said: str) -> None:
    options = Options(**{field: option})
    assert getattr(complete(SILENT, PATH, options, set()), field) == option
    assert getattr(complete(replace(SILENT, **{field: said}), PATH, options, set()), field) == said


def test_other_options_or_versions_make_a_file_worth_reading_again() -> None:
    keys = {
        Options().key("1"),
        Options().key("2"),
        Options(collection="a").key("1"),
        Options(publisher="a").key("1"),
        Options(kind="note").key("1"),
        Options(jurisdiction="UK").key("1"),
        Options(status="draft").key("1"),
    }
    assert len(keys) == 7
    assert Options(kind="note").key("1") == Options(kind="note").key("1")
