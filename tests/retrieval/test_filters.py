"""The filters inside each index, tender fields among them, on stores that were filled directly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents import Passage, Source, TenderFields
from assistant.library.filters import Filters
from assistant.library.vectors import VectorStore, cpv_prefixes
from assistant.library.words import WordStore

TENDERS = {
    "grounds": TenderFields(buyer="Town Council", value=2_000_000.0, cpv=("77310000", "77320000")),
    "grit": TenderFields(buyer="County Council", value=50_000.5, cpv=("90620000",)),
    "free": TenderFields(buyer="Town Council", value=0.0, cpv=("77310000",)),
    "unpriced": TenderFields(buyer="Parish Council", value=None, cpv=()),
    "plain": None,
}
SOURCES = {
    name: Source(id=name, title="Tender", kind="tender" if tender else "note", date="2024-05", tender=tender)
    for name, tender in TENDERS.items()
}
VECTOR = np.array([1.0, 0.0, 0.0], dtype=np.float32)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[VectorStore, WordStore]]:
    folder = tmp_path_factory.mktemp("stores")
    vectors, words = VectorStore(folder / "vectors"), WordStore(folder / "words")
    passages = {name: Passage(name, name, "a contract to tender for", (), 0, 24, ()) for name in SOURCES}
    vectors.upsert(list(SOURCES.items()), np.stack([VECTOR] * len(SOURCES)))
    words.upsert([(passages[name], source) for name, source in SOURCES.items()])
    words.commit()
    yield vectors, words
    vectors.close()
    words.close()


def found(stores: tuple[VectorStore, WordStore], filters: Filters) -> set[str]:
    """The ids within the filters; both indexes must say the same."""
    vectors, words = stores
    near = {pid for pid, _ in vectors.query(VECTOR, 100, filters)}
    worded = {pid for pid, _ in words.query("contract", 100, filters)}
    assert near == worded
    return near


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), set(SOURCES)),
        (Filters(buyers=("Town Council",)), {"grounds", "free"}),
        (Filters(buyers=("Town Council", "County Council")), {"grounds", "free", "grit"}),
        (Filters(buyers=("Town",)), set()),
        (Filters(cpv=("77320000",)), {"grounds"}),
        (Filters(cpv=("7731",)), {"grounds", "free"}),
        (Filters(cpv=("77",)), {"grounds", "free"}),
        (Filters(cpv=("90", "7732")), {"grit", "grounds"}),
        (Filters(cpv=("12",)), set()),
        (Filters(value_from=50_000.5), {"grounds", "grit"}),
        (Filters(value_from=50_001), {"grounds"}),
        (Filters(value_to=50_000.5), {"grit", "free"}),
        (Filters(value_from=0.0, value_to=0.0), {"free"}),
        (Filters(value_from=1.0, value_to=60_000.0), {"grit"}),
        (Filters(kinds=("tender",), cpv=("77",), value_from=1.0), {"grounds"}),
        (Filters(year_from=2024, year_to=2024, buyers=("Parish Council",)), {"unpriced"}),
        (Filters(year_to=2023), set()),
    ],
    ids=lambda value: None if isinstance(value, set) else ascii(value)[8:70],
)
def test_tenders_are_filtered_by_buyer_code_and_value(
    stores: tuple[VectorStore, WordStore], filters: Filters, expected: set[str]
) -> None:
    assert found(stores, filters) == expected


def choices(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    kinds=choices("tender", "note"),
    source_ids=choices("grounds", "grit", "plain"),
    buyers=choices("Town Council", "Parish Council", 'O"Neil & Sons'),
    cpv=choices("77", "7732", "90620000"),
    year_from=st.none() | st.integers(2020, 2026),
    year_to=st.none() | st.integers(2020, 2026),
    value_from=st.none() | st.floats(0, 3e6),
    value_to=st.none() | st.floats(0, 3e6),
)


def expected_of(filters: Filters) -> set[str]:
    """What the filters mean, written out the slow way."""
    kept = set()
    for name, source in SOURCES.items():
        tender = source.tender
        value = tender.value if tender else None
        tests = [
            not filters.kinds or source.kind in filters.kinds,
            not filters.source_ids or source.id in filters.source_ids,
            not filters.buyers or (tender is not None and tender.buyer in filters.buyers),
            not filters.cpv or (tender is not None and set(filters.cpv) & set(cpv_prefixes(tender.cpv))),
            filters.year_from is None or source.year >= filters.year_from,
            filters.year_to is None or source.year <= filters.year_to,
            filters.value_from is None or (value is not None and value >= filters.value_from),
            filters.value_to is None or (value is not None and value <= filters.value_to),
        ]
        if all(tests):
            kept.add(name)
    return kept


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(filters=FILTERS)
def test_both_indexes_agree_with_what_the_filters_mean(
    stores: tuple[VectorStore, WordStore], filters: Filters
) -> None:
    assert found(stores, filters) == expected_of(filters)


def test_filters_that_limit_nothing_are_empty() -> None:
    assert Filters().empty
    assert not Filters(year_from=0).empty
    assert not Filters(cpv=("77",)).empty


def test_a_stored_passage_is_replaced_and_removed(tmp_path: Path) -> None:
    vectors, words = VectorStore(tmp_path / "vectors"), WordStore(tmp_path / "words")
    try:
        source = SOURCES["grit"]
        for text in ("salt on roads", "bees on roofs"):
            words.upsert([(Passage("p", "grit", text, (), 0, len(text), ()), source)])
            words.commit()
            vectors.upsert([("p", source)], VECTOR[None, :])
        assert (vectors.count(), words.count()) == (1, 1)
        assert words.query("salt", 5, Filters()) == []
        assert [pid for pid, _ in words.query("bee", 5, Filters())] == ["p"]
        vectors.delete(["p", "not there"])
        words.delete(["p", "not there"])
        words.commit()
        assert (vectors.ids(), words.ids()) == (set(), set())
    finally:
        vectors.close()
        words.close()
