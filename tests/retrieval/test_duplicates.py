from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Hit, Passage, Source
from assistant.retrieval.duplicates import fold

SOURCE = Source(id="s", title="T")
PARAGRAPH = (
    "The relevant authority must consider an expression of interest that is submitted to it by a relevant "
    "body, and must decide whether to accept or to reject it. Before it decides it must consider how the "
    "service, provided as the body proposes, would promote or improve the social, economic or environmental "
    "well-being of the area of the authority. It must publish the period within which it will notify the "
    "body of its decision, and must give its reasons where it rejects the expression, on or after 1 May 2024."
)
OTHER = (
    "The relevant authority must keep a list of land in its area that is of community value, and must give "
    "notice to the owner and to the occupier when it puts land on the list or takes it off. A listed asset "
    "may not be sold before the moratorium has run its course, save where the sale is exempt by regulations."
)


def hits(*texts: str) -> list[Hit]:
    return [
        Hit(
            Passage(f"p{number}", "s", text, (), 0, len(text), ()),
            SOURCE,
            f"/{number}.md",
            1.0 - number / 100,
        )
        for number, text in enumerate(texts)
    ]


def ids(found: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in found]


def test_a_near_duplicate_is_folded_into_the_better_one_and_named() -> None:
    folded = fold(hits(PARAGRAPH, OTHER, PARAGRAPH.replace("May", "June"), PARAGRAPH))
    assert ids(folded) == ["p0", "p1"]
    assert folded[0].folded == ("p2", "p3")
    assert folded[1].folded == ()


def test_another_layout_or_case_is_the_same_words() -> None:
    assert ids(fold(hits(PARAGRAPH, PARAGRAPH.upper().replace(" ", "\n"), f"“{PARAGRAPH}”"))) == ["p0"]


def test_another_paragraph_on_the_same_matter_is_kept() -> None:
    first, second = PARAGRAPH.split(". ")[:2]
    assert ids(fold(hits(PARAGRAPH, OTHER, first, second))) == ["p0", "p1", "p2", "p3"]


@pytest.mark.parametrize(
    "change", [{"status": "superseded"}, {"jurisdiction": "Wales"}, {"kind": "guidance"}], ids=str
)
def test_words_of_another_standing_are_never_folded_away(change: dict[str, str]) -> None:
    old, new, copy = hits(PARAGRAPH, PARAGRAPH.replace("May", "June"), PARAGRAPH)
    first = replace(old, source=replace(SOURCE, **change))
    folded = fold([first, new, copy])
    assert ids(folded) == ["p0", "p1"]
    assert (folded[0].folded, folded[1].folded) == ((), ("p2",))


def test_texts_of_a_word_or_of_none_are_told_apart() -> None:
    assert ids(fold(hits("Roads", "Bees", "roads!", "12 May", "13 May"))) == ["p0", "p1", "p3", "p4"]
    assert ids(fold(hits("§§", "***", "Roads"))) == ["p0", "p1", "p2"]


def test_texts_that_differ_in_a_figure_say_different_things() -> None:
    assert ids(fold(hits(PARAGRAPH, PARAGRAPH.replace("2024", "2025")))) == ["p0", "p1"]


def test_no_more_than_asked_for_are_looked_at() -> None:
    assert ids(fold(hits(PARAGRAPH, PARAGRAPH, OTHER, "Roads", "Bees"), 2)) == ["p0", "p2"]


@given(
    st.lists(
        st.sampled_from([PARAGRAPH, OTHER, f"{PARAGRAPH} Also.", "Roads", "Bees and honey"]), max_size=12
    )
)
def test_the_order_is_kept_and_every_passage_is_shown_or_named_once(texts: list[str]) -> None:
    found = hits(*texts)
    folded = fold(found)
    assert ids(folded) == [pid for pid in ids(found) if pid in set(ids(folded))]
    named = [pid for hit in folded for pid in (hit.passage.id, *hit.folded)]
    assert sorted(named) == sorted(ids(found))
    assert fold(folded) == folded


def versions(old: str, new: str) -> tuple[Hit, Hit]:
    """Passages of two versions of one report, as the catalogue links them: the older knows the newer."""
    one, two = hits(old, new)
    return (
        replace(one, source=Source(id="old", title="T", date="2023"), newer="new"),
        replace(two, source=Source(id="new", title="T", date="2024-05-01")),
    )


def test_of_two_versions_the_newer_stands_for_both_whichever_fits_better() -> None:
    older, newer = versions(PARAGRAPH, PARAGRAPH.replace("1 May 2024", "9 June 2025"))
    for order in ([older, newer], [newer, older]):
        [kept] = fold(order)
        assert kept.source.id == "new"
        assert kept.folded == ("p0",)
        assert kept.score == order[0].score


def test_a_figure_keeps_documents_apart_that_are_not_versions_of_one() -> None:
    older, newer = versions(PARAGRAPH, PARAGRAPH.replace("1 May 2024", "9 June 2025"))
    assert len(fold([replace(older, newer=""), newer])) == 2


def test_of_equal_words_the_newest_is_shown_first_when_both_dates_are_known() -> None:
    one, two = hits(PARAGRAPH, PARAGRAPH)
    dated = [
        replace(one, source=Source(id="a", title="T", date="2024")),
        replace(two, source=Source(id="b", title="T", date="2025-02")),
    ]
    assert [hit.source.id for hit in fold(dated)] == ["b"]
    vague = [dated[0], replace(two, source=Source(id="b", title="T", date="2024-02"))]
    assert [hit.source.id for hit in fold(vague)] == ["a"]
