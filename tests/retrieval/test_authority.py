from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import KINDS, Hit, Kind, Passage, Source, SourceStatus
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.authority import LAW_WEIGHT, asks_law, weights
from assistant.retrieval.search import NOT_LOOKED_FOR, PENALTY, Search, by_standing, open_search, penalties
from assistant.settings import Settings
from evals.authority.data import Half, read_questions

QUESTIONS = read_questions()
PAGE = """---
id: {id}
title: {title}
kind: {kind}
status: {status}
---
# {title}

{text}
"""
ACT = "A relevant authority must accept an expression of interest or reject it on a ground in regulations."
POLICY = "Ambleford Council can reject an expression of interest when a contract for the service exists."
DOCUMENTS = {
    "act": ("legislation", "in force", "Challenge Act", ACT),
    "policy": ("local policy", "current", "Expressions of interest", POLICY),
    "bees": ("local policy", "current", "Bees", "The council keeps bees on the roof of the library."),
    "roads": ("research", "current", "Roads", "Salt is spread before frost on the roads of the county."),
}
TWIN = "A hall of the council costs fourteen pounds an hour, and {} is not charged for."
STATUSES: tuple[SourceStatus, ...] = get_args(SourceStatus)


def hit(number: int, score: float, kind: Kind = "note", status: SourceStatus = "current") -> Hit:
    source = Source(id=f"s{number}", title="Title", kind=kind, status=status)
    return Hit(Passage(f"p{number}", source.id, "Words.", (), 0, 6, ()), source, "file.md", score)


@pytest.fixture(scope="module")
def search(
    tmp_path_factory: pytest.TempPathFactory, cache_dir: Path, embedding: EmbeddingModel
) -> Iterator[Search]:
    home = tmp_path_factory.mktemp("authority")
    folder = home / "documents"
    folder.mkdir()
    for name, (kind, status, title, text) in DOCUMENTS.items():
        page = PAGE.format(id=name, kind=kind, status=status, title=title, text=text)
        (folder / f"{name}.md").write_text(page, encoding="utf-8")
    for status in STATUSES:
        page = PAGE.format(
            id=status.replace(" ", "-"),
            kind="local policy",
            status=status,
            title="Halls",
            text=TWIN.format("the kitchen"),
        )
        (folder / f"hall-{status.replace(' ', '-')}.md").write_text(page, encoding="utf-8")
    settings = Settings(data_dir=home / "data", cache_dir=cache_dir, chat_model="none")
    assert index(settings, [folder], Options(), lambda: embedding).failed == []
    library = open_library(settings.data_dir)
    yield open_search(library, embedding)
    library.close()


@pytest.mark.parametrize("half", ["dev", "held-out"])
def test_questions_of_law_are_told_from_others(half: Half) -> None:
    mine = [item for item in QUESTIONS if item.half == half]
    law = [asks_law(item.text) for item in mine if item.set in {"law", "guided"}]
    other = [asks_law(item.text) for item in mine if item.set == "other"]
    assert sum(law) / (sum(law) + sum(other)) >= 0.95
    assert sum(law) / len(law) >= 0.95


@pytest.mark.parametrize(
    "question",
    [
        "Must the council give reasons?",
        "can a parish council challenge the district",
        "When can the council turn down our expression of interest?",
        "What is the deadline for a decision?",
        "Which councils are relevant authorities?",
        "Is it lawful to prefer local firms?",
        "Do we need a business plan to challenge?",
        "What does section 17 say?",
        "Does the Act cover libraries?",
        "May we talk to suppliers before the tender?",
        "Does Northmere Council have a legal duty to publish its window?",
        "Tell me about s.84(6)",
    ],
)
def test_a_question_of_law_is_known_by_its_words(question: str) -> None:
    assert asks_law(question)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "When is the window of Northmere Council?",
        "What deadline does Westlea set for its grants?",
        "Can I book a hall in Tarnbrook?",
        "How can we involve young people?",
        "What can you do?",
        "Can you write a poem?",
        "How should we act on what people tell us?",
        "What did the pilot areas learn?",
        "What do people have to say about day centres?",
        "Which buyer wanted grounds maintenance?",
        "What has co-production to do with outcomes?",
        "What did Sue Brown write about libraries?",
    ],
)
def test_a_question_about_practice_or_one_place_is_not_of_law(question: str) -> None:
    assert not asks_law(question)


@given(st.text() | st.text("how may WHEN sectionsAct;,. \n\t0123s.", max_size=4000))
def test_any_text_at_all_can_be_judged(text: str) -> None:
    judged = asks_law(text)
    assert isinstance(judged, bool)
    assert weights(text) == (LAW_WEIGHT if judged else {})


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ["how ", "when can ", " ", "do a ", "; ", "A b"])
def test_a_very_long_text_is_judged_at_once(text: str) -> None:
    assert isinstance(asks_law(text * 100_000), bool)


def test_the_weights_fall_with_authority() -> None:
    ranked = ("legislation", "statutory guidance", "guidance", "local policy")
    gains = [LAW_WEIGHT.get(kind, 0.0) for kind in ranked]
    assert all(one > other for one, other in itertools.pairwise(gains))
    assert LAW_WEIGHT["legislation"] > LAW_WEIGHT["note"] > 0.0
    assert LAW_WEIGHT.keys() <= set(KINDS)


def test_an_act_stands_above_the_page_that_contradicts_it_when_the_law_is_asked_for(search: Search) -> None:
    question = "Can a council reject an expression of interest when a contract for the service exists?"
    assert asks_law(question)
    plain, _ = search.candidates(question, search.model.embed_query(question))
    assert plain[0].source.id == "policy"
    gap = plain[0].score - next(item.score for item in plain if item.source.id == "act")
    found = search(question, 5)
    act = next(item for item in found if item.source.id == "act")
    policy = next(item for item in found if item.source.id == "policy")
    assert policy.score - act.score == pytest.approx(gap - LAW_WEIGHT["legislation"])


def test_a_question_about_one_council_is_answered_by_its_own_page(search: Search) -> None:
    question = "When does the page of Ambleford Council reject an expression of interest?"
    plain, _ = search.candidates(question, search.model.embed_query(question))
    found = search(question, 5)
    assert found[0].source.id == "policy"
    assert [item.score for item in found] == [item.score for item in by_standing(plain, PENALTY, {})[:5]]


@pytest.mark.parametrize("mode", ["vectors", "words"])
def test_one_half_alone_knows_nothing_of_authority(search: Search, mode: str) -> None:
    question = "Must a council reject an expression of interest when a contract exists?"
    vector = search.model.embed_query(question) if mode == "vectors" else None
    plain, _ = search.candidates(question, vector, mode=mode)  # type: ignore[arg-type]
    found = search(question, 5, mode=mode)  # type: ignore[arg-type]
    assert [item.score for item in found] == [item.score for item in plain[: len(found)]]


def test_of_the_same_words_those_that_hold_come_first(search: Search) -> None:
    found = [item for item in search("What does a hall cost an hour?", 20) if item.source.title == "Halls"]
    # Copies that stand alike take one place; each standing has its own here.
    assert {item.source.status for item in found} == set(STATUSES)
    holding = [item.source.status not in PENALTY for item in found]
    assert holding == sorted(holding, reverse=True)
    assert [item.source.status for item in found[-2:]] == ["superseded", "illustrative"]


def test_an_invented_notice_loses_more_where_a_question_looks_for_none() -> None:
    assert penalties("Which example tender has a hall?") == PENALTY
    unasked = penalties("What does a hall cost an hour?")
    assert unasked == {**PENALTY, "illustrative": PENALTY["illustrative"] + NOT_LOOKED_FOR}
    assert penalties("What does a hall cost an hour?", {}) == {}


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(KINDS), st.sampled_from(STATUSES)), max_size=30))
def test_with_no_weights_the_order_of_the_scores_stays(rows: list[tuple[float, Kind, SourceStatus]]) -> None:
    ordered = sorted(rows, key=lambda row: -row[0])
    hits = [hit(number, *row) for number, row in enumerate(ordered)]
    assert by_standing(hits, {}, {}) == hits


@given(
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(KINDS), st.sampled_from(STATUSES)), max_size=30),
    st.sampled_from([{}, LAW_WEIGHT]),
)
def test_standing_reorders_and_loses_nothing(
    rows: list[tuple[float, Kind, SourceStatus]], gain: Mapping[Kind, float]
) -> None:
    hits = [hit(number, *row) for number, row in enumerate(rows)]
    found = by_standing(hits, PENALTY, gain)
    assert sorted(item.passage.id for item in found) == sorted(item.passage.id for item in hits)
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    for item in found:
        before = hits[int(item.passage.id[1:])].score
        assert item.score == before - PENALTY.get(item.source.status, 0.0) + gain.get(item.source.kind, 0.0)
