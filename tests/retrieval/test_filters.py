"""The filters inside each index, tender fields among them, on stores that were filled directly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents import Passage, Source, TenderFields
from assistant.library.errors import StorageError
from assistant.library.filters import Filters
from assistant.library.vectors import VectorStore
from assistant.library.words import WordStore

TENDERS = {
    "grounds": TenderFields(
        buyer="Town Council",
        value=2_000_000.0,
        currency="GBP",
        cpv=("77310000", "77320000"),
        stage="tender",
        deadline="2026-03-10",
        published="2026-02-01",
        starts="2026-06-01",
        ends="2029-05-31",
        lots=2,
        criteria=("price", "quality", "social value"),
    ),
    "grit": TenderFields(
        buyer="County  Council of Ünterland",
        value=50_000.5,
        cpv=("90620000",),
        stage="award",
        deadline="2025-12-31",
        published="2025-11",
        lots=1,
        criteria=("price",),
    ),
    "free": TenderFields(
        buyer="Town Council", value=0.0, currency="GBP", cpv=("77310000",), stage="planning"
    ),
    "abroad": TenderFields(
        buyer='O"Neil & Sons_100% (x) [y] \\ a.*b',
        value=60_000.0,
        currency="EUR",
        criteria=('Price "per" unit',),
    ),
    "unpriced": TenderFields(buyer="Parish Council", value=None, cpv=(), deadline="soon"),
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
        (Filters(buyers=("tOWN",)), {"grounds", "free"}),
        (Filters(buyers=("ünterland",)), {"grit"}),
        (Filters(buyers=("COUNTY COUNCIL",)), {"grit"}),
        (Filters(buyers=("ow",)), {"grounds", "free"}),
        (Filters(buyers=("t",)), {"grounds", "free", "grit"}),
        (Filters(buyers=("Town Counsel",)), set()),
        (Filters(buyers=('o"neil & sons_100% (x) [y] \\ a.*b',)), {"abroad"}),
        (Filters(buyers=("a.b",)), set()),
        (Filters(buyers=("sonsX100",)), set()),
        (Filters(buyers=("%",)), {"abroad"}),
        (Filters(buyers=(" ",)), set(SOURCES)),
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
        (Filters(deadline_from="2026-03-10"), {"grounds"}),
        (Filters(deadline_from="2026-03-11"), set()),
        (Filters(deadline_to="2025"), {"grit"}),
        (Filters(deadline_from="2025", deadline_to="2026-03"), {"grounds", "grit"}),
        (Filters(published_from="2025-11-01", published_to="2025-11-01"), {"grit"}),
        (Filters(starts_from="2026", starts_to="2026"), {"grounds"}),
        (Filters(ends_to="2029-05-31"), {"grounds"}),
        (Filters(ends_to="2029-05-30"), set()),
        (Filters(stages=("award", "planning")), {"grit", "free"}),
        (Filters(criteria=("Social Value",)), {"grounds"}),
        (Filters(criteria=("social",)), set()),
        (Filters(criteria=("price",)), {"grounds", "grit"}),
        (Filters(criteria=('price "per" unit',)), {"abroad"}),
        (Filters(has_lots=True), {"grounds"}),
        (Filters(has_lots=False), {"grit", "free", "abroad", "unpriced"}),
        (Filters(has_lots=True, stages=("tender",), criteria=("quality",), buyers=("town",)), {"grounds"}),
    ],
    ids=lambda value: None if isinstance(value, set) else ascii(value)[8:70],
)
def test_tenders_are_filtered_inside_both_indexes(
    stores: tuple[VectorStore, WordStore], filters: Filters, expected: set[str]
) -> None:
    assert found(stores, filters) == expected


@pytest.mark.parametrize("limit", [{"value_from": 1.0}, {"value_to": 1e9}])
def test_a_value_in_another_currency_is_in_no_range(
    stores: tuple[VectorStore, WordStore], limit: dict[str, float]
) -> None:
    assert "abroad" not in found(stores, Filters(**limit))
    assert "abroad" in found(stores, Filters(buyers=("neil",)))


@pytest.mark.parametrize("wrong", ["", "soon", "2026-13", "2026-1-1", "01/02/2026", "2026-02-40", "٢٠٢٦"])
def test_a_limit_that_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        Filters(deadline_from=wrong).ranges()


def choices(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


days = st.none() | st.sampled_from(["2025", "2025-11", "2025-12-31", "2026-03-10", "2026-06", "2029"])
FILTERS = st.builds(
    Filters,
    kinds=choices("tender", "note"),
    source_ids=choices("grounds", "grit", "plain"),
    buyers=choices("Town Council", "parish", 'O"Neil & Sons', "council"),
    cpv=choices("77", "7732", "90620000"),
    year_from=st.none() | st.integers(2020, 2026),
    year_to=st.none() | st.integers(2020, 2026),
    value_from=st.none() | st.floats(0, 3e6),
    value_to=st.none() | st.floats(0, 3e6),
    deadline_from=days,
    deadline_to=days,
    ends_from=days,
    stages=choices("tender", "award", "planning"),
    criteria=choices("price", "social value"),
    has_lots=st.none() | st.booleans(),
)


def expected_of(filters: Filters) -> set[str]:
    """What the filters mean, written out the slow way."""
    kept = set()
    for name, source in SOURCES.items():
        tender = source.tender or TenderFields()
        there = source.tender is not None
        value = tender.value if tender.currency in {"", "GBP"} else None
        deadline = "" if tender.deadline == "soon" else tender.deadline
        tests = [
            not filters.kinds or source.kind in filters.kinds,
            not filters.source_ids or source.id in filters.source_ids,
            not filters.buyers
            or any(part.lower() in " ".join(tender.buyer.lower().split()) for part in filters.buyers),
            not filters.cpv or any(code.startswith(part) for code in tender.cpv for part in filters.cpv),
            filters.year_from is None or source.year >= filters.year_from,
            filters.year_to is None or source.year <= filters.year_to,
            filters.value_from is None or (value is not None and value >= filters.value_from),
            filters.value_to is None or (value is not None and value <= filters.value_to),
            filters.deadline_from is None or (deadline != "" and deadline >= filters.deadline_from),
            filters.deadline_to is None or (deadline != "" and deadline <= filters.deadline_to + "~"),
            filters.ends_from is None or (tender.ends != "" and tender.ends >= filters.ends_from),
            not filters.stages or tender.stage in filters.stages,
            not filters.criteria or bool(set(filters.criteria) & set(tender.criteria)),
            filters.has_lots is None or (there and (tender.lots > 1) == filters.has_lots),
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
    assert not Filters(has_lots=False).empty
    assert not Filters(stages=("award",)).empty


def test_a_word_index_of_an_older_version_is_refused_until_it_is_written_again(tmp_path: Path) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    (tmp_path / "words").mkdir()
    tantivy.Index(builder.build(), path=str(tmp_path / "words"))
    words = WordStore(tmp_path / "words")
    assert (words.there(), words.count(), words.ids()) == (False, 0, set())
    with pytest.raises(StorageError, match=r"made by another version.*assistant index"):
        words.query("salt", 5, Filters())
    words.upsert([(Passage("p", "grit", "salt", (), 0, 4, ()), SOURCES["grit"])])
    words.commit()
    assert [pid for pid, _ in words.query("salt", 5, Filters(stages=("award",)))] == ["p"]
    assert (words.there(), words.count()) == (True, 1)
    words.close()


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
