from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.lexicon import field_words


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Can we sue the town hall?", "authority"),
        ("Can we sue the town hall?", "judicial review"),
        ("They turned our bid down", "rejection"),
        ("They turned it DOWN", "rejection"),
        ("what happens to the staff", "TUPE"),
        ("may we ring round three firms", "quotation"),
        ("my sister works for a bidder", "conflict"),
        ("could it roll over for another year", "modification"),
        ("we want to close the day centre", "decommission"),
    ],
)
def test_plain_words_bring_those_of_the_sources(question: str, meant: str) -> None:
    assert meant in field_words(question)


@pytest.mark.parametrize("question", ["", "Who owns the moon?", "firmware", "a biddable child", "lotsign"])
def test_a_question_without_such_words_brings_none(question: str) -> None:
    assert field_words(question) == ""


@given(st.text(max_size=3000))
def test_any_text_may_be_asked(text: str) -> None:
    assert isinstance(field_words(text), str)


@pytest.mark.parametrize(
    "text", ["without a " * 5000, "only a " * 5000, "turn " * 9000, "in our " * 9000, "£" * 9000]
)
def test_a_pasted_text_takes_no_time(text: str) -> None:
    begun = time.perf_counter()
    field_words(text)
    assert time.perf_counter() - begun < 1.0
