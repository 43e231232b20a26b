"""What a reader is offered to ask next."""

from __future__ import annotations

from assistant.answering.present import next_questions
from assistant.documents import Hit, Locator, Passage, Source

ASKED = "Who may submit an expression of interest?"


def hit(text: str, *headings: str, title: str = "The right to challenge") -> Hit:
    spans = [(at := text.index(heading), at + len(heading)) for heading in headings]
    locators = tuple(Locator("", start, end, heading=True) for start, end in spans)
    passage = Passage(text[:20], "s", text, (title,), 0, len(text), locators)
    return Hit(passage, Source("s", title), "s", 1.0)


def test_a_heading_of_the_evidence_that_asks_is_offered_once() -> None:
    one = hit("When may the council reject it?\nOn ten grounds.", "When may the council reject it?")
    other = hit("When may the council reject it?\nNever else.", "When may the council reject it?")
    assert list(next_questions((one, other), ["When may the council reject an EOI?"])) == []
    right = hit("Who decides on a challenge?\nThe council.", "Who decides on a challenge?")
    assert list(next_questions((right, right), [ASKED])) == ["Who decides on a challenge?"]


def test_a_question_in_the_text_of_a_document_is_not_offered() -> None:
    assert list(next_questions((hit("Who decides on a challenge?\nThe council."),), [ASKED])) == []


def test_a_heading_on_something_else_is_not_offered() -> None:
    planted = hit("What is the capital of Brazil?\nIt is so.", "What is the capital of Brazil?")
    assert list(next_questions((planted,), [ASKED])) == []
