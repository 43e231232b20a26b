"""An answer on the law says whose law it is and as at which day; another answer says nothing of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.jurisdiction import standing
from assistant.answers import Claim
from assistant.documents import Citation, Hit, Jurisdiction, Passage, Source, SourceStatus

TEXT = "The council must publish the period."
LAW = "Must the council publish a period by law?"
TODAY = date(2026, 12, 24)


def claim(place: Jurisdiction, day: str, status: SourceStatus = "current") -> Claim:
    source = Source(id=f"s-{place}-{day}", title="A note", date=day, jurisdiction=place, status=status)
    hit = Hit(Passage(f"p-{place}-{day}", source.id, TEXT, (), 0, len(TEXT), ()), source, "/a.md", 1.0)
    return Claim(TEXT, (Citation(hit, TEXT, 0, len(TEXT)),), "supported")


def test_an_answer_on_the_law_says_whose_and_when() -> None:
    said = standing(LAW, [claim("England", "2026-11-01"), claim("England", "2025-03-02")], (), TODAY)
    assert said == "This is the law of England as the sources in this library had it on 1 November 2026."


@pytest.mark.parametrize(
    ("places", "named"),
    [
        (("England and Wales",), "the law of England and Wales as"),
        (("UK", "England"), "the law of England and the UK as"),
        (("England", "England and Wales"), "the law of England, and England and Wales as"),
    ],
)
def test_the_places_are_those_of_the_cited_sources(places: tuple[Jurisdiction, ...], named: str) -> None:
    assert named in standing(LAW, [claim(place, "2026-11-01") for place in places], (), TODAY)


@pytest.mark.parametrize(("day", "said"), [("2026-11", "in November 2026."), ("2026", "in 2026.")])
def test_a_date_is_as_exact_as_it_is_known(day: str, said: str) -> None:
    assert standing(LAW, [claim("England", day)], (), TODAY).endswith(said)


def test_nobody_has_the_law_of_tomorrow() -> None:
    assert standing(LAW, [claim("England", "2027-04-01")], (), TODAY).endswith("on 24 December 2026.")


def test_sources_without_place_or_date_are_said_to_be_so() -> None:
    said = standing(LAW, [claim("not stated", "")], (), TODAY)
    assert "do not say where it applies" in said
    assert "give no date" in said


@pytest.mark.parametrize("country", ["Scotland", "Northern Ireland", "Wales"])
def test_another_country_in_the_question_is_said_to_be_one(country: str) -> None:
    said = standing(f"Is it the law in {country}?", [claim("England", "2026-11-01")], (), TODAY)
    assert said.endswith(f"The law of {country} may differ.")


def test_a_source_of_that_country_needs_no_such_word() -> None:
    assert "may differ" not in standing("Is it Scots law?", [claim("Scotland", "2026-11-01")], (), TODAY)


def test_england_and_wales_is_not_another_country() -> None:
    said = standing("What is the law in England and Wales?", [claim("England", "2026-11-01")], (), TODAY)
    assert "may differ" not in said


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("How could we run a good workshop?", [claim("England", "2026-11-01")]),
        (LAW, []),
        (LAW, [claim("England", "2026-11-01", "illustrative")]),
    ],
)
def test_what_is_no_law_or_no_answer_says_nothing_of_it(question: str, claims: list[Claim]) -> None:
    assert standing(question, claims, (), TODAY) == ""


@given(st.text(max_size=80), st.text(max_size=12), st.sampled_from(["England", "UK", "not stated"]))
def test_any_question_and_date_give_a_sentence_or_nothing(
    question: str, day: str, place: Jurisdiction
) -> None:
    said = standing(question, [claim(place, day)], (), TODAY)
    assert not said or said.endswith(".")
