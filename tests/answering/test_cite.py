from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.cite import cite
from assistant.answering.compose import Draft
from assistant.documents import Hit, Passage, Source, digest

TEXT = (
    "The council must publish the period. A notification must be given within 30 days of receipt. "
    "The council may modify an expression of interest."
)


def hit(text: str) -> Hit:
    return Hit(Passage(digest(text), "s", text, (), 0, len(text), ()), Source("s", "Guide"), "s", 1.0)


def test_the_quote_is_the_sentence_that_holds_the_claim() -> None:
    (citation,) = cite(Draft("Notification must be given within 30 days.", (0,)), [hit(TEXT)])
    assert citation.quote == "A notification must be given within 30 days of receipt."


def test_two_adjoining_sentences_are_quoted_where_one_is_not_enough() -> None:
    draft = Draft("The council must publish the period and notification must be given within 30 days.", (0,))
    (citation,) = cite(draft, [hit(TEXT)])
    assert citation.quote.startswith("The council must publish")
    assert citation.quote.endswith("receipt.")


def test_a_draft_without_a_marker_is_cited_where_a_passage_holds_most_of_it() -> None:
    hits = [hit("Parks open at dawn."), hit(TEXT)]
    (citation,) = cite(Draft("The council may modify an expression of interest."), hits)
    assert citation.hit is hits[1]


def test_a_draft_that_no_passage_holds_gets_no_citation() -> None:
    assert cite(Draft("Libraries lend books on Sundays."), [hit(TEXT)]) == ()


def test_a_marker_on_the_wrong_passage_is_put_right() -> None:
    hits = [hit("Parks open at dawn."), hit(TEXT)]
    (citation,) = cite(Draft("The council may modify an expression of interest.", (0,)), hits)
    assert citation.hit is hits[1]


def test_a_quote_draft_is_cited_at_its_own_span() -> None:
    (citation,) = cite(Draft(TEXT[:36], (0,), TEXT[:36], (0, 36)), [hit(TEXT)])
    assert (citation.start, citation.end, citation.quote) == (0, 36, TEXT[:36])


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=3))
def test_every_quote_is_an_exact_substring(text: str, passages: list[str]) -> None:
    for citation in cite(Draft(text, (0,)), [hit(passage) for passage in passages]):
        assert citation.hit.passage.text[citation.start : citation.end] == citation.quote
