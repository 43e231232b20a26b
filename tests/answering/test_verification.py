"""The check with the meaning of sentences: what can never pass, what must, and what is shown instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assistant.answering.compose import Draft
from assistant.answering.settle import settle
from assistant.answering.verification.certain import certain_fault
from assistant.answering.verification.classifier import trained
from assistant.answering.verification.faults import FAULTS
from assistant.answering.verification.features import MEANING, NAMES, features
from assistant.answering.verification.meaning import Meaning, meaning_of
from assistant.answering.verification.reasons import reason
from assistant.answering.verify import judge, verify
from assistant.documents import Citation, Hit, Locator, Passage, Source, digest
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.sentences import split_sentences

NOTE = (
    "A park ranger may close the gate when the river is high. The ranger must tell the café within 12 days "
    "of closing it. Visitors pay £40 for a plot of 30 square metres. A plot is let to residents of the "
    "parish only, because the land was given for them. Dogs are welcome before 10 in the morning. The "
    "warden keeps the list of plots, and the treasurer keeps the money. Most plots are let for 3 years."
)
SPANS = split_sentences(NOTE)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Unused:
    """An embedding model that must not be asked."""

    fingerprint = "unused"

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(f"asked for the meaning of {texts}")


@pytest.fixture(scope="module")
def meaning(embedding: EmbeddingModel) -> Meaning:
    return meaning_of(embedding)


def hit(text: str, title: str = "Allotments") -> Hit:
    passage = Passage(
        digest(title, text), title, text, ("Plots",), 0, len(text), (Locator("", 0, len(text)),)
    )
    return Hit(passage, Source(title, title, kind="note"), title, 1.0)


def cited(number: int, text: str = NOTE) -> Citation:
    start, end = split_sentences(text)[number]
    return Citation(hit(text), text[start:end], start, end)


@pytest.mark.parametrize("number", range(len(SPANS)))
def test_an_exact_quote_is_supported_without_asking_the_model(number: int) -> None:
    citation = cited(number)
    assert verify(citation.quote, (citation,), Meaning(Unused())).support == "supported"


@SLOW
@given(number=st.integers(0, len(SPANS) - 1), at=st.integers(0, 40), word=st.sampled_from(["not", "never"]))
def test_a_quote_with_a_not_more_is_never_supported(
    meaning: Meaning, number: int, at: int, word: str
) -> None:
    citation = cited(number)
    said = citation.quote.split()
    at = at % len(said)
    assume(at > 0)
    claim = verify(" ".join([*said[:at], word, *said[at:]]), (citation,), meaning)
    assert claim.support == "unsupported"


@SLOW
@given(figure=st.integers(2, 99_999), number=st.sampled_from([1, 2, 4, 6]))
def test_a_quote_with_another_figure_is_never_supported(meaning: Meaning, figure: int, number: int) -> None:
    citation = cited(number)
    own = re.findall(r"\d+", citation.quote)
    assume(str(figure) not in own)
    for old in own:
        said = re.sub(rf"\b{old}\b", str(figure), citation.quote)
        for embed in (None, meaning):
            assert verify(said, (citation,), embed).support == "unsupported"


@SLOW
@given(start=st.integers(0, len(NOTE) - 2), length=st.integers(1, 80), shift=st.integers(-5, 5))
def test_a_quote_with_a_wrong_span_is_never_supported(
    meaning: Meaning, start: int, length: int, shift: int
) -> None:
    quote = NOTE[start : start + length]
    low, high = start + shift, start + shift + len(quote)
    assume(NOTE[max(low, 0) : high] != quote or low < 0)
    assert verify(quote, (Citation(hit(NOTE), quote, low, high),), meaning).support == "unsupported"


@given(text=st.text(max_size=200), quote=st.text(min_size=1, max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_compared_with_any_other(text: str, quote: str) -> None:
    found = features(text, quote, quote, 0.5, [0.2])
    assert list(found) == list(NAMES)
    assert all(-2 <= value <= 2 for value in found.values())


@pytest.mark.parametrize(
    ("number", "said", "fault"),
    [
        (0, "A park ranger must close the gate when the river is high.", "force"),
        (0, "A visitor may close the gate when the river is high.", "parties"),
        (4, "Dogs are welcome after 10 in the morning.", "order"),
        (5, "The treasurer keeps the list of plots, and the warden keeps the money.", "exchanged"),
        (6, "All plots are let for 3 years.", "wide"),
        (6, "Most plots are let for 3 months.", "units"),
        (3, "A plot is let to residents of the parish only, because the council wished it.", "cause"),
        (1, "The ranger must tell the café within 12 days of closing it, and must give a reason.", ""),
    ],
)
def test_one_change_to_a_quote_is_caught(meaning: Meaning, number: int, said: str, fault: str) -> None:
    claim = verify(said, (cited(number),), meaning)
    assert claim.support != "supported"
    assert claim.reason
    if fault == "units":
        assert "3 months" in claim.reason


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "When the river is high, a park ranger may close the gate."),
        (1, "The ranger has to tell the café within twelve days of closing it."),
        (2, "Visitors pay £40 for a plot."),
        (6, "Most plots are let for 36 months."),
        (4, "Before ten in the morning you can bring a dog."),
    ],
)
def test_the_same_in_other_words_is_shown(meaning: Meaning, number: int, said: str) -> None:
    assert verify(said, (cited(number),), meaning).support == "supported"


def test_another_embedding_model_falls_back_to_the_words() -> None:
    said = "Before ten in the morning you can bring a dog."
    other = Meaning(Unused())
    assert other.fingerprint != trained().fingerprint
    assert verify(said, (cited(4),), other) == verify(said, (cited(4),))


def test_no_fault_speaks_for_a_sentence_and_no_likeness_against_it() -> None:
    weights = trained().weights
    assert all(weights[name] >= 0 for name in MEANING)
    assert all(weights[name] <= 0 for name in NAMES if name not in MEANING)
    assert trained().supported_from >= trained().partly_from


def test_the_weights_are_for_the_packaged_model(embedding: EmbeddingModel) -> None:
    assert trained().fingerprint == meaning_of(embedding).fingerprint


def test_every_fault_has_a_reason_for_the_reader() -> None:
    assert all(reason(name) and reason(f"near_{name}") for name in FAULTS)
    assert reason("")


def test_a_passage_is_read_once(embedding: EmbeddingModel) -> None:
    asked: list[str] = []

    class Counting:
        fingerprint = embedding.fingerprint

        def embed(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return embedding.embed(texts)

    meaning = Meaning(Counting())
    judge("A ranger can shut the gate.", [cited(0)], meaning)
    judge("A ranger can lock the gate.", [cited(0)], meaning)
    assert len(asked) == len(set(asked))


def test_a_supported_draft_stays_as_it_is(meaning: Meaning) -> None:
    shown, removed = settle(
        Draft("When the river is high, a park ranger may close the gate.", (0,)), [hit(NOTE)], meaning
    )
    assert (shown.support, removed) == ("supported", None)


def test_a_sentence_cited_to_the_wrong_passage_is_cited_to_the_right_one(meaning: Meaning) -> None:
    wrong = hit("The kiosk sells ice cream to visitors of the park all summer.", "Kiosk")
    shown, removed = settle(
        Draft("Before ten in the morning you can bring a dog.", (0,)), [wrong, hit(NOTE)], meaning
    )
    assert (shown.support, removed) == ("supported", None)
    assert [citation.quote for citation in shown.citations] == [cited(4).quote]


def test_what_is_half_said_becomes_a_quote_and_the_sentence_is_kept(
    meaning: Meaning,
) -> None:
    half = "Visitors pay £40 for a plot, and the first year is free for residents."
    shown, removed = settle(Draft(half, (0,)), [hit(NOTE)], meaning)
    assert removed is not None
    assert (removed.text, removed.support) == (half, "partly")
    assert removed.reason
    assert (shown.text, shown.support) == (f"“{cited(2).quote}”", "supported")


def test_a_draft_that_nothing_supports_is_to_be_removed_with_its_reason(meaning: Meaning) -> None:
    shown, removed = settle(Draft("The mayor owns 17 boats.", (0,)), [hit(NOTE)], meaning)
    assert (shown.support, removed) == ("unsupported", None)
    assert shown.reason


def test_what_was_not_read_supports_nothing_but_that() -> None:
    unread = "Check this before relying on it: the schedules of the 2026 Act were not read in full."
    assert certain_fault("The devolution Act of 2026 did not scrap it.", unread, "", "")
    assert not certain_fault("The schedules of the 2026 Act were not read in full.", unread, "", "")
