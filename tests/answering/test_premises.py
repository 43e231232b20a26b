"""What a question takes for granted is named where a passage tells otherwise, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.premises import MOST, premises
from assistant.documents import Hit, Passage, Source

STANDSTILL = "The standstill lasts eight working days. A light touch contract needs no standstill at all."
DECISION = (
    "No Act says how many days a council has to decide on a challenge. "
    "Within 30 days it must say when it expects to decide."
)
BEST_VALUE = "The duty of best value is in section 3 of the Local Government Act 1999, for every council."
SCHEME = "Green Streets has ended as a programme, so nobody can apply to it. It had £2 million."
WEIGHT = "The Social Value Act does not require a weighting for social value."


def hit(text: str, title: str = "A note", status: str = "current") -> Hit:
    source = Source(id=f"s-{len(text)}", title=title, kind="note", status=status)  # type: ignore[arg-type]
    return Hit(Passage(f"p-{len(text)}", source.id, text, (), 0, len(text), ()), source, "/a.md", 1.0)


HITS = [hit(STANDSTILL), hit(DECISION), hit(BEST_VALUE), hit(SCHEME), hit(WEIGHT)]


@pytest.mark.parametrize(
    ("question", "said", "quote"),
    [
        (
            "The standstill is ten calendar days, isn't it, so when may we sign?",
            "ten calendar days",
            "The standstill lasts eight working days.",
        ),
        (
            "What happens now the council has missed the 14-day limit to decide on our challenge?",
            "14-day",
            "No Act says how many days a council has to decide on a challenge.",
        ),
        (
            "Which section of the Procurement Act 2023 holds the duty of best value?",
            "Procurement Act 2023",
            BEST_VALUE,
        ),
        (
            "How do we apply to Green Streets this year?",
            "Green Streets",
            "Green Streets has ended as a programme, so nobody can apply to it.",
        ),
        (
            "Since the Social Value Act requires a weighting, how big must it be?",
            "the Social Value Act",
            WEIGHT,
        ),
        (
            "Who runs the social value regulator, and does the social value regulator fine us?",
            "social value regulator",
            WEIGHT,
        ),
    ],
)
def test_a_false_premise_is_named_with_the_words_that_tell(question: str, said: str, quote: str) -> None:
    named = premises(question, HITS)
    assert [one.citations[0].quote for one in named][:1] == [quote]
    assert said in named[0].said


@pytest.mark.parametrize(
    "question",
    [
        "Given that the standstill lasts eight working days, when may we sign?",
        "Our contract is worth £190,000 and runs for 14 days. Does the standstill apply?",
        "We have 12 members and our library closes on 3 May. Can we challenge the decision?",
        "Does the Social Value Act require a weighting for social value?",
        "Must the standstill be 10 days?",
        "Is the standstill eight days or ten?",
        "Did Green Streets end?",
        "When was Green Streets running?",
        "Which section of the Local Government Act 1999 holds the duty of best value?",
        "Since we have to wait for the standstill, can the service start late?",
    ],
)
def test_what_is_true_asked_or_the_askers_own_is_left_alone(question: str) -> None:
    assert premises(question, HITS) == ()


def test_a_passage_of_another_subject_contradicts_nothing() -> None:
    assert premises("The kettle has to boil for ten days, so who waits?", HITS) == ()


def test_without_passages_nothing_is_named() -> None:
    assert premises("The standstill is ten calendar days, isn't it?", ()) == ()


def test_an_invented_example_contradicts_nothing() -> None:
    invented = [hit(STANDSTILL, status="illustrative")]
    assert premises("The standstill is ten calendar days, isn't it, so when may we sign?", invented) == ()


def test_another_number_of_things_is_named() -> None:
    hits = [hit("A fair consultation meets four principles, which a court endorsed.", "Consultation")]
    named = premises("Which of the six principles of a fair consultation matters most?", hits)
    assert [one.said for one in named] == ["six principles"]


@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_any_question_and_passage_give_exact_quotes_or_nothing(question: str, text: str) -> None:
    for named in premises(question, [hit(text), *HITS]):
        citation = named.citations[0]
        assert citation.hit.passage.text[citation.start : citation.end] == citation.quote


@given(
    st.lists(
        st.sampled_from(
            [
                *("since", "as", "the", "14-day", "ten days", "limit", "standstill", "requires", "must"),
                *("Act 2023", "under the", ",", ".", "?", "our", "regulator", "this year", "Green Streets"),
            ]
        ),
        max_size=25,
    )
)
def test_any_order_of_telling_words_names_at_most_two(said: list[str]) -> None:
    assert len(premises(" ".join(said), HITS)) <= MOST


@pytest.mark.parametrize(
    "word", ["since the ", "the 14 day ", "Act of ", "A ", ", as ", "the six ", "the a b "]
)
def test_a_long_question_takes_no_longer_than_it_must(word: str) -> None:
    begun = time.perf_counter()
    premises(word * (1400 // len(word)), HITS)
    assert time.perf_counter() - begun < 2  # seconds; a rule that backtracks takes minutes
