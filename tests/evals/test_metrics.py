from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import metrics

PAGES = st.sampled_from([f"page-{number}" for number in range(12)])
RANKED = st.lists(PAGES, unique=True)
RELEVANT = st.frozensets(PAGES, min_size=1)


def test_a_page_ranks_where_its_best_passage_does() -> None:
    assert metrics.distinct(["b", "a", "b", "c", "a"]) == ("b", "a", "c")


@pytest.mark.parametrize(("k", "expected"), [(1, 0.0), (2, 0.0), (3, 1.0), (10, 1.0)])
def test_a_hit_counts_from_its_rank_on(k: int, expected: float) -> None:
    assert metrics.hit_at(["a", "b", "right"], {"right"}, k) == expected


def test_the_reciprocal_rank_is_that_of_the_first_relevant_page() -> None:
    assert metrics.reciprocal_rank(["a", "right", "also right"], {"right", "also right"}) == 0.5


def test_the_reciprocal_rank_is_nought_when_the_page_is_not_found() -> None:
    assert metrics.reciprocal_rank(["a", "b"], {"right"}) == 0.0


def test_ndcg_of_a_single_page_is_the_discount_of_its_rank() -> None:
    assert metrics.ndcg_at(["a", "b", "right"], {"right"}, 10) == pytest.approx(1 / math.log2(4))


def test_ndcg_weighs_two_pages_against_the_best_order() -> None:
    found = metrics.ndcg_at(["one", "a", "two"], {"one", "two"}, 10)
    assert found == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))


def test_ndcg_sees_nothing_below_k() -> None:
    assert metrics.ndcg_at(["a", "b", "right"], {"right"}, 2) == 0.0


def test_ndcg_of_a_question_without_a_right_page_is_refused() -> None:
    with pytest.raises(ValueError, match="no relevant item"):
        metrics.ndcg_at(["a"], set(), 10)


@given(RANKED, RELEVANT, st.integers(1, 12))
def test_every_measure_lies_between_nought_and_one(
    ranked: list[str], relevant: frozenset[str], k: int
) -> None:
    found = (
        metrics.hit_at(ranked, relevant, k),
        metrics.reciprocal_rank(ranked, relevant),
        metrics.ndcg_at(ranked, relevant, k),
    )
    assert all(0.0 <= value <= 1.0 + 1e-12 for value in found)


@given(RANKED, RELEVANT)
def test_a_hit_never_gets_lost_as_k_grows(ranked: list[str], relevant: frozenset[str]) -> None:
    hits = [metrics.hit_at(ranked, relevant, k) for k in range(13)]
    assert all(before <= after for before, after in pairwise(hits))


@given(RELEVANT, st.integers(1, 12))
def test_the_best_order_has_an_ndcg_of_one(relevant: frozenset[str], k: int) -> None:
    assert metrics.ndcg_at(sorted(relevant), relevant, k) == pytest.approx(1.0)


def test_the_same_values_always_give_the_same_interval() -> None:
    values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    assert metrics.bootstrap(values) == metrics.bootstrap(list(values))


def test_equal_values_leave_no_doubt() -> None:
    assert metrics.bootstrap([0.25] * 8) == metrics.Estimate(0.25, 0.25, 0.25, 8)


def test_the_interval_of_half_a_hundred_hits_is_that_of_the_binomial() -> None:
    found = metrics.bootstrap([1.0] * 50 + [0.0] * 50)
    assert found.mean == 0.5
    assert found.low == pytest.approx(0.40, abs=0.02)
    assert found.high == pytest.approx(0.60, abs=0.02)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_interval_lies_within_the_values(values: list[float]) -> None:
    found = metrics.bootstrap(values, resamples=50)
    slack = 1e-9
    assert min(values) - slack <= found.low <= found.high <= max(values) + slack
    assert min(values) - slack <= found.mean <= max(values) + slack


def test_no_questions_have_no_mean() -> None:
    with pytest.raises(ValueError, match="no question"):
        metrics.bootstrap([])


def test_percentiles_are_interpolated_between_neighbours() -> None:
    assert metrics.percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.5
    assert metrics.percentile([0.0, 10.0], 95) == pytest.approx(9.5)


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no value"):
        metrics.percentile([], 50)
