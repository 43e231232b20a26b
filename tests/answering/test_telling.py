"""Which sentences of the evidence answer, by what is known of them, and which of a model's are beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.compose import compose_quotes
from assistant.answering.telling import Relevance, units_of
from assistant.answers import Claim
from assistant.documents import Citation, Hit, Passage, Source, digest

FIRST = "The council publishes a maximum period for its decision."
SECOND = "The period may differ from case to case."
THIRD = "It is published on the website of the council."


def hit(told: tuple[tuple[str, float], ...] = ()) -> Hit:
    text = f"{FIRST} {SECOND} {THIRD}"
    return Hit(
        Passage(digest(text), "s", text, (), 0, len(text), ()), Source("s", "Guide"), "s", 1.0, told=told
    )


def nothing(_: str, others: Sequence[str]) -> list[float]:
    return [0.0] * len(others)


def claim(one: Hit, quote: str) -> Claim:
    start = one.passage.text.index(quote)
    return Claim(quote, (Citation(one, quote, start, start + len(quote)),), "supported")


def test_what_is_known_to_answer_a_question_like_this_comes_first() -> None:
    known = hit(((SECOND, 0.9), (THIRD, 0.5)))
    assert compose_quotes("How long?", [hit()], nothing)[0].text == FIRST
    assert compose_quotes("How long?", [known], nothing)[0].text == SECOND
    assert next(unit.told for unit in units_of([known])) == 0


def test_a_sentence_that_cites_what_hardly_answers_is_beside_the_question() -> None:
    known = hit(((SECOND, 0.95),))
    relevance = Relevance("How long?", [known], nothing)
    assert relevance.enough(claim(known, SECOND))
    assert relevance.enough(claim(known, SECOND[:20]))
    assert not relevance.enough(claim(known, THIRD))
    elsewhere = replace(known, passage=replace(known.passage, id="elsewhere"))
    assert not relevance.enough(claim(elsewhere, SECOND))


def test_where_nothing_scores_nothing_is_beside_the_question() -> None:
    weak = replace(hit(), source=replace(hit().source, status="superseded"))
    assert Relevance("Hens?", [weak], nothing).enough(claim(weak, THIRD))
    assert not Relevance("Hens?", [], nothing).enough(claim(weak, THIRD))
