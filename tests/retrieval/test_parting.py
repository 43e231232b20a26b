"""The plane between two kinds of vectors."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.parting import parting


@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.integers(2, 40), st.integers(1, 12))
def test_each_kind_lies_on_its_side_by_its_mean(seed: int, one: int, other: int, dimension: int) -> None:
    rng = np.random.default_rng(seed)
    shift = rng.normal(size=dimension) + 0.1
    first = (rng.normal(size=(one, dimension)) + 3 * shift).astype(np.float32)
    second = (rng.normal(size=(other, dimension)) - 3 * shift).astype(np.float32)
    plane = parting(first, second)
    assert plane is not None
    assert plane.side(first.mean(axis=0)) > 0 > plane.side(second.mean(axis=0))


def test_the_side_is_the_log_odds_of_two_normal_kinds() -> None:
    rng = np.random.default_rng(7)
    first = rng.normal((1.0, 0.0, 0.0), size=(20_000, 3)).astype(np.float32)
    second = rng.normal((-1.0, 0.0, 0.0), size=(20_000, 3)).astype(np.float32)
    plane = parting(first, second)
    assert plane is not None
    # log N(x; +1) / N(x; -1) is 2x.
    for x in (-1.0, 0.0, 0.5):
        assert abs(plane.side(np.array([x, 0.3, -0.3], dtype=np.float32)) - 2 * x) < 0.15


def test_the_number_of_each_kind_does_not_matter() -> None:
    rng = np.random.default_rng(8)
    first = rng.normal((1.0, 0.0), size=(400, 2)).astype(np.float32)
    second = rng.normal((-1.0, 0.0), size=(400, 2)).astype(np.float32)
    alone, many = parting(first, second), parting(np.tile(first, (5, 1)), second)
    assert alone is not None
    assert many is not None
    assert np.allclose(alone.direction, many.direction)
    assert abs(alone.offset - many.offset) < 1e-6


def test_one_kind_alone_has_no_plane() -> None:
    vectors = np.ones((3, 4), dtype=np.float32)
    assert parting(vectors, vectors[:0]) is None
    assert parting(vectors[:1], vectors) is None
