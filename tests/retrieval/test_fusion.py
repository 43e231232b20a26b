from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import (
    DOCUMENT_BEST,
    VECTOR_WEIGHT,
    Ranked,
    fuse,
    with_documents,
)

IDS = st.text("abcdefgh0123", min_size=1, max_size=3)


def half(low: float, high: float) -> st.SearchStrategy[list[tuple[str, float]]]:
    """What one half of a search gives: each id once, the best score first."""
    scores = st.floats(low, high, allow_nan=False)
    return st.dictionaries(IDS, scores, max_size=30).map(
        lambda found: sorted(found.items(), key=lambda item: -item[1])
    )


NEAR = half(-1.0, 1.0)
WORDED = half(0.0, 60.0)


@given(near=NEAR, worded=WORDED)
def test_every_passage_of_either_half_is_there_once(
    near: list[tuple[str, float]], worded: list[tuple[str, float]]
) -> None:
    ids = [item.passage_id for item in fuse(near, worded)]
    assert len(ids) == len(set(ids))
    assert set(ids) == {pid for pid, _ in near} | {pid for pid, _ in worded}
    assert len(ids) >= max(len(near), len(worded))


def ranks(item: Ranked) -> list[float]:
    return sorted(math.inf if rank is None else rank for rank in (item.vector_rank, item.word_rank))


@given(near=NEAR, worded=WORDED)
def test_the_order_is_that_of_the_scores_and_always_the_same(
    near: list[tuple[str, float]], worded: list[tuple[str, float]]
) -> None:
    ranked = fuse(near, worded)
    scores = [item.score for item in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 + 1e-9 for score in scores)
    assert fuse(list(near), list(worded)) == ranked
    for one, other in pairwise(ranked):
        # Ties keep the order of the halves: the better rank first, then the other rank, then the id.
        assert one.score > other.score or (ranks(one), one.passage_id) < (ranks(other), other.passage_id)


@given(near=NEAR, worded=WORDED)
def test_each_passage_keeps_what_both_halves_said_of_it(
    near: list[tuple[str, float]], worded: list[tuple[str, float]]
) -> None:
    similarity, word_score = dict(near), dict(worded)
    for item in fuse(near, worded):
        assert item.similarity == similarity.get(item.passage_id)
        assert item.word_score == word_score.get(item.passage_id)
        if item.vector_rank is not None:
            assert near[item.vector_rank - 1][0] == item.passage_id
        if item.word_rank is not None:
            assert worded[item.word_rank - 1][0] == item.passage_id


@given(near=NEAR)
def test_one_half_alone_keeps_its_order(near: list[tuple[str, float]]) -> None:
    for ranked in (fuse(near, []), fuse([], near)):
        order = [dict(near)[item.passage_id] for item in ranked]
        spread = max(order, default=0.0) - min(order, default=0.0)
        for one, other in pairwise(order):
            # Scores nearer than the last bits of a fraction of the spread are the same score.
            assert one >= other - spread * 1e-12


def test_the_best_of_both_halves_is_first_and_the_weights_are_as_written() -> None:
    ranked = fuse([("a", 0.9), ("b", 0.5), ("c", 0.1)], [("b", 20.0), ("a", 10.0)])
    scores = {item.passage_id: item.score for item in ranked}
    assert [item.passage_id for item in ranked] == ["b", "a", "c"]
    assert abs(scores["a"] - VECTOR_WEIGHT) < 1e-9
    assert abs(scores["b"] - (VECTOR_WEIGHT * 0.5 + (1 - VECTOR_WEIGHT))) < 1e-9
    assert scores["c"] == 0.0


def test_two_empty_halves_give_nothing() -> None:
    assert fuse([], []) == []


SCORED = st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0.0, 1.0, allow_nan=False)), max_size=40).map(
    lambda scored: sorted(scored, key=lambda item: -item[1])
)


@given(scored=SCORED)
def test_leaning_to_the_document_keeps_the_order_within_it(scored: list[tuple[str, float]]) -> None:
    scores = with_documents(scored)
    for name in "abcd":
        own = [score for (document, _), score in zip(scored, scores, strict=True) if document == name]
        assert own == sorted(own, reverse=True)
    assert all(-1e-9 <= score <= 1.0 + 1e-9 for score in scores)


def test_of_two_passages_that_fit_alike_the_one_in_the_document_that_fits_better_comes_first() -> None:
    scores = with_documents([("much", 0.9), ("much", 0.8), ("one", 0.8), ("much", 0.7)])
    assert scores[1] > scores[2]


def test_passages_beyond_the_best_of_a_document_add_nothing() -> None:
    few = [("long", 0.9)] * DOCUMENT_BEST
    assert with_documents([*few, ("long", 0.5)])[0] == with_documents(few)[0]
