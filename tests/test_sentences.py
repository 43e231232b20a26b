from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import sentences, split_sentences, split_units

LEGAL = st.lists(
    st.sampled_from(
        ["s.81(6)(a)", "reg. 4", "No. 1312", "e.g.", "etc.", " ", "\n", "The council", "£1.5 million",
         ".", "; ",
         " | ", "• ", "(a) ", "“", ")", "? ", "[1]", "U.K.", "J. ", "—", "\u00a0", "…"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=300), LEGAL))
def test_spans_rise_without_overlap_and_lose_no_word(text: str) -> None:
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert not any(character.isalnum() for character in text[at:start])
        at = end
    assert not any(character.isalnum() for character in text[at:])


@given(LEGAL)
def test_units_are_made_of_whole_sentences(text: str) -> None:
    spans, units = split_sentences(text), split_units(text)
    assert {start for start, _ in units} <= {start for start, _ in spans}
    assert {end for _, end in units} <= {end for _, end in spans}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See s. 84 and reg. 4. It applies.", ["See s. 84 and reg. 4.", "It applies."]),
        ("Under S.I. No. 1312, e.g. Sch. 1 para. 3, it applies.", None),
        ("It cost £1.5 million. No. It did not.", ["It cost £1.5 million.", "No.", "It did not."]),
        ("Mr. J. R. Smith decided.", None),
        ("Services, works etc. are covered; goods are not.", None),
        ("It is done [1]. Next [2].", ["It is done [1].", "Next [2]."]),
        ("It is done. [1][2] Next.", ["It is done. [1][2]", "Next."]),
        ("He said “It is.” Then he left.", ["He said “It is.”", "Then he left."]),
        ("Grounds. Maintenance | Cell. Two | £5", None),
        ("• one. Two\n- three", ["one.", "Two", "three"]),
        ("1. The council must act.", None),
    ],
)
def test_legal_english_is_cut_where_a_reader_would(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


def test_a_list_stays_with_the_words_that_open_it() -> None:
    text = "(6) “relevant body” means—\n(a) a charity,\n(b) a parish council.\n(7) Something else."
    assert [text[start:end] for start, end in split_units(text)] == text.rsplit("\n", 1)


@pytest.mark.parametrize("piece", ["a. ", "A.", "[1] ", ".", "(a) x;\n", "• ", "word " * 10])
def test_time_is_linear(piece: str) -> None:
    begun = time.process_time()
    split_units(piece * (400_000 // len(piece)))
    assert time.process_time() - begun < 10
