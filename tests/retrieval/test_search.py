from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.documents import Hit
from assistant.library.errors import OtherModelError
from assistant.library.filters import Filters
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.store import Library, open_library
from assistant.library.words import BESIDE
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.langchain import LibraryRetriever
from assistant.retrieval.search import MODES, Mode, Search, open_search
from assistant.settings import Settings

QUESTION = "May a charity send an expression of interest?"


def names(hits: list[Hit]) -> list[str]:
    return [Path(hit.document).stem for hit in hits]


def shown(hits: list[Hit]) -> list[str]:
    """Every passage that the hits show or stand for."""
    return [pid for hit in hits for pid in (hit.passage.id, *hit.folded)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", [1, 2, 7, 25])
def test_as_many_passages_come_back_as_were_asked_for(search: Search, mode: Mode, count: int) -> None:
    hits = search("salt on road number 7 before frost", count, mode=mode)
    assert len(hits) == count
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(set(shown(hits))) == len(shown(hits))


@pytest.mark.parametrize("mode", ["fused", "vectors"])
def test_a_library_smaller_than_the_count_gives_all_it_has(
    search: Search, library: Library, mode: Mode
) -> None:
    hits = search("roads and bees", 1000, mode=mode)
    assert set(shown(hits)) == library.catalogue.passage_ids()


def test_more_passages_never_change_which_come_first(search: Search) -> None:
    whole = [hit.passage.id for hit in search(QUESTION, 40)]
    for count in (1, 3, 10, 20):
        assert [hit.passage.id for hit in search(QUESTION, count)] == whole[:count]


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_finds_the_obvious_passage(search: Search, mode: Mode) -> None:
    # Fused, the Act may stand above a guide that was superseded.
    assert "guide" in names(search(QUESTION, 2, mode=mode))[: 2 if mode == "fused" else 1]
    [first, *_] = search("socially responsible procurement", mode=mode)
    assert first.source.id == "wales"


def test_a_hit_says_which_half_found_it(search: Search) -> None:
    [vectors] = search(QUESTION, 1, mode="vectors")
    assert vectors.similarity is not None
    assert vectors.vector_rank == 1
    assert (vectors.word_rank, vectors.word_score) == (None, None)
    [words] = search(QUESTION, 1, mode="words")
    assert (words.similarity, words.vector_rank) == (None, None)
    assert words.word_rank == 1
    [fused] = [hit for hit in search(QUESTION, 3) if hit.passage.id == words.passage.id]
    assert fused.similarity == pytest.approx(vectors.similarity, abs=1e-3)
    assert words.word_score is not None
    assert fused.word_score is not None
    assert fused.word_score >= words.word_score - 1e-6  # words beside those of the question only add


def test_words_that_a_question_stands_for_are_looked_for_beside_its_own(search: Search) -> None:
    question = "Who may sue the town hall?"
    alone = {pid for pid, _ in search.library.words.query(question, 50, Filters())}
    beside = dict(search.library.words.query(question, 50, Filters(), "authority"))
    law = next(hit.passage.id for hit in search("relevant authority", 5) if hit.source.id == "localism-act")
    assert law not in alone
    assert law in beside


def test_a_word_of_the_question_counts_more_than_one_beside_it(search: Search) -> None:
    words = search.library.words
    [asked] = words.query("salt", 1, Filters())
    [beside] = words.query("zzqx", 1, Filters(), "salt")
    both = words.query("salt", 1, Filters(), "salt salt")
    assert beside[1] == pytest.approx(asked[1] * BESIDE)
    assert both == [asked]


def test_neither_half_can_empty_the_other(search: Search) -> None:
    assert search("zzqx wvut", 5, mode="words") == []
    assert len(search("zzqx wvut", 5)) == 5


@pytest.mark.parametrize("mode", MODES)
def test_a_passage_is_the_text_of_its_document_to_the_letter(
    search: Search, library: Library, mode: Mode
) -> None:
    for hit in search("expression of interest, roads, bees", 40, mode=mode):
        document = library.catalogue.document(hit.source.id)
        assert document is not None
        assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_no_question_finds_nothing(search: Search, text: str, mode: Mode) -> None:
    assert search(text, 5, mode=mode) == []
    assert search(QUESTION, 0, mode=mode) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "text",
    [
        "?",
        "!@#$%^&*()_+-=[]{}|;':\",./<>?",
        'AND OR NOT "unclosed title:(roads^2 [a TO b] *:* ~3 \\',
        "\x00\x01\x07\x1b[31m\x7f",
        "roads \udcff\ud800",
        "\U000e0041\U000e0042",
        "\u202eroads\u2066",
        "🙂👩‍👩‍👧‍👦",
        "Welche Straßen werden bei Frost gestreut?",
        "道路の塩",
        "ما هو حق الطعن؟",
        "x" * 50_000,
        "roads and frost " * 3_125,
        "'; DROP TABLE passages; --",
        "<script>alert(1)</script>",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_any_text_at_all_can_be_asked(search: Search, text: str, mode: Mode) -> None:
    hits = search(text, 5, mode=mode)
    assert len(hits) <= 5
    if mode != "words" and text.strip():
        assert len(hits) == 5


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(kinds=("legislation",)), {"law"}),
        (Filters(kinds=("legislation", "statutory guidance")), {"law", "guide"}),
        (Filters(collections=("Guides",)), {"guide", "wales"}),
        (Filters(jurisdictions=("Wales",)), {"wales"}),
        (Filters(jurisdictions=("England", "England and Wales")), {"guide", "law"}),
        (Filters(statuses=("superseded",)), {"guide"}),
        (Filters(publishers=("Welsh Government",)), {"wales"}),
        (Filters(source_ids=("localism-act", "wales")), {"law", "wales"}),
        (Filters(year_from=2012), {"guide", "wales"}),
        (Filters(year_to=2011), {"law"}),
        (Filters(year_from=2012, year_to=2012), {"guide"}),
        (Filters(collections=("Guides",), jurisdictions=("England",)), {"guide"}),
        (Filters(kinds=("research",)), set()),
        (Filters(publishers=("Nobody",)), set()),
        (Filters(year_from=2050), set()),
        (Filters(collections=('Gu"ides',)), set()),
    ],
    ids=lambda value: None if isinstance(value, set) else ascii(value)[8:60],
)
@pytest.mark.parametrize("mode", MODES)
def test_a_filter_lets_through_what_it_names_and_nothing_else(
    search: Search, mode: Mode, filters: Filters, found: set[str]
) -> None:
    # Words of every document, so that the half that goes by words reaches each of them too.
    text = "salt frost roads expression of interest procurement in Wales, library news"
    assert set(names(search(text, 50, filters, mode))) == found


def test_near_duplicates_take_one_place_and_make_room_for_others(
    settings: Settings, embedding: EmbeddingModel, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    body = " ".join(f"The council keeps road number {number} free of ice." for number in range(14))
    for number in range(130):
        clerk = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        text = f"# Winter plan\n\n{body} Printed by clerk {clerk}.\n"
        (folder / f"plan{number}.md").write_text(text, encoding="utf-8")
    (folder / "bees.md").write_text("# Bees\n\nThe council keeps bees on its roofs.\n", encoding="utf-8")
    (folder / "news.md").write_text("# News\n\nThe library lends books on Saturdays.\n", encoding="utf-8")
    assert index(settings, [folder], Options(), lambda: embedding).failed == []
    library = open_library(settings.data_dir)
    try:
        hits = open_search(library, embedding)("road number 3 free of ice", 3)
    finally:
        library.close()
    # More copies than one look is deep: the search looks deeper rather than give too few.
    assert len(hits) == 3
    assert len(hits[0].folded) == 129
    assert set(names(hits[1:])) == {"bees", "news"}


def test_many_threads_may_search_at_once(search: Search) -> None:
    texts = [f"salt on road number {number}" for number in range(24)]
    alone = [[hit.passage.id for hit in search(text, 5)] for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: [hit.passage.id for hit in search(text, 5)], texts))
    assert together == alone


def test_a_search_with_another_embedding_model_is_refused(
    library: Library, embedding: EmbeddingModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "fingerprint", "another")
    with pytest.raises(OtherModelError, match="assistant reindex"):
        open_search(library, embedding)


def test_the_langchain_retriever_gives_documents_with_their_metadata(search: Search) -> None:
    retriever = LibraryRetriever(search=search, count=3)
    documents = retriever.invoke(QUESTION)
    hits = search(QUESTION, 3)
    assert [item.page_content for item in documents] == [hit.passage.text for hit in hits]
    assert [item.id for item in documents] == [hit.passage.id for hit in hits]
    [(first, hit)] = [
        (item.metadata, hit) for item, hit in zip(documents, hits, strict=True) if hit.source.id == "guide"
    ]
    assert first == {
        "source_id": "guide",
        "title": "A guide to the right to challenge",
        "publisher": "Ministry",
        "kind": "statutory guidance",
        "jurisdiction": "England",
        "status": "superseded",
        "date": "2012-06",
        "address": "",
        "document": hit.document,
        "locator": hit.passage.label,
        "score": hit.score,
    }


def test_the_langchain_retriever_takes_filters_mode_and_count(search: Search) -> None:
    retriever = LibraryRetriever(search=search, count=50, filters=Filters(collections=("Guides",)))
    assert {item.metadata["source_id"] for item in retriever.invoke(QUESTION)} == {"guide", "wales"}
    words = LibraryRetriever(search=search, mode="words", count=1)
    assert words.invoke("zzqx wvut") == []
    assert len(words.invoke(QUESTION)) == 1
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        LibraryRetriever(search=search, count=0)
