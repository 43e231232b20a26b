"""False beliefs: each is shown false by a sentence of its note, and is found in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.understanding.believed import believed
from assistant.answers import Premise
from assistant.documents import Hit
from assistant.library.errors import LibraryError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.retrieval.beliefs import NO_BELIEFS, Belief, open_beliefs, read_beliefs
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings

FEWEST_WORDINGS = 3


@pytest.fixture(scope="module")
def model() -> EmbeddingModel:
    return load_embedding_model(Settings(chat_model="none"))


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory, model: EmbeddingModel) -> Iterator[Search]:
    settings = Settings(chat_model="none", data_dir=tmp_path_factory.mktemp("beliefs"))
    index(settings, shipped_documents(), Options(), lambda: model)
    library = open_library(settings.data_dir)
    yield open_search(library, model)
    library.close()


def ask(search: Search, question: str) -> list[Premise]:
    def find(passage_id: str) -> Hit | None:
        return search.library.catalogue.hits([passage_id]).get(passage_id)

    return list(believed(question, search.beliefs, search.model.embed, find))


def test_every_belief_ships_with_the_words_of_its_note_that_show_it_false(search: Search) -> None:
    beliefs = read_beliefs()
    assert len(search.beliefs.held) == len(beliefs)
    for held in search.beliefs.held:
        assert held.passage.text[held.start : held.end] == held.belief.truth
        assert held.passage.source_id == held.belief.source_id


def test_every_belief_has_several_wordings_and_each_stands_once() -> None:
    said = Counter(wording.casefold() for belief in read_beliefs() for wording in belief.said)
    assert [wording for wording, count in said.items() if count > 1] == []
    assert min(len(belief.said) for belief in read_beliefs()) >= FEWEST_WORDINGS


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Since the Social Value Act requires a 10% weighting, how do we split it?", "does not require"),
        ("The standstill is ten calendar days isn't it, so does a bank holiday count?", "eight working days"),
        (
            "As the right to challenge lets us buy the library building, who values it?",
            "no right to buy",
        ),
        ("Is it true that councils must decide within 14 days?", "No Act says how many days"),
        ("And? Since the Social Value Act requires a 10% weighting, how do we split it?", "does not require"),
    ],
)
def test_what_is_wrongly_believed_is_named_with_the_words_that_correct_it(
    search: Search, question: str, quote: str
) -> None:
    (premise, *_) = ask(search, question)
    assert quote in premise.citations[0].quote
    assert premise.text.startswith("It is often thought that ")


@pytest.mark.parametrize(
    "question",
    [
        "As the Social Value Act is only a duty to consider, do we have to consult anybody?",
        "Given that signing waits for a standstill of eight working days, which awards can skip it?",
        "The right to challenge began on 27 June 2012. Which kind of body was added later?",
        "How long may the council take to answer?",
        "What does a fair consultation look like?",
        "The most advantageous tender need not be the cheapest, so what makes a criterion lawful?",
        "Our contract for the pool is about £900k and ends in March.",
        "As the thresholds include VAT, which figure do we hold a cleaning contract against?",
        "Given that councils have no legal duty to put out a slavery statement, what may we ask suppliers?",
        "",
        "?",
    ],
)
def test_what_is_true_or_only_asked_is_not_corrected(search: Search, question: str) -> None:
    assert ask(search, question) == []


def test_an_amount_that_the_source_gives_itself_is_no_false_belief(search: Search) -> None:
    right = "The mandatory standstill is eight working days, so when may we sign?"
    wrong = "The standstill is ten calendar days, so when may we sign?"
    assert ask(search, right) == []
    assert "eight working days" in ask(search, wrong)[0].citations[0].quote


def test_a_library_without_the_source_knows_no_belief(search: Search, model: EmbeddingModel) -> None:
    foreign = [Belief("no-such-note", ("the moon is cheese",), "The moon is rock.")]
    changed = [Belief("note-tupe", ("nobody moves",), "These words stand in no note.")]
    for beliefs in (foreign, changed):
        assert open_beliefs(search.library, model, beliefs) is NO_BELIEFS


@pytest.mark.parametrize("text", ["[[belief", "belief = 1", '[[belief]]\nsaid = ["x"]'])
def test_a_file_that_holds_no_beliefs_is_refused_by_name(text: str, tmp_path: Path) -> None:
    (tmp_path / "note-x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match=r"note-x\.toml"):
        read_beliefs(tmp_path)
