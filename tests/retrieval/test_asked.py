"""Questions that people ask of a section: read, found again, and told from those that nothing answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.answering.pipeline import open_pipeline
from assistant.library.errors import LibraryError
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_documents
from assistant.library.store import Library, open_library
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.retrieval.asked import NONE_ASKED, open_asked, read_sections, read_uncovered
from assistant.retrieval.search import open_search
from assistant.settings import Settings


@pytest.fixture(scope="module")
def model() -> EmbeddingModel:
    return load_embedding_model(Settings(chat_model="none"))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, model: EmbeddingModel) -> Settings:
    settings = Settings(chat_model="none", data_dir=tmp_path_factory.mktemp("asked"))
    index(settings, shipped_documents(), Options(), lambda: model)
    return settings


@pytest.fixture(scope="module")
def library(settings: Settings) -> Iterator[Library]:
    opened = open_library(settings.data_dir)
    yield opened
    opened.close()


def test_every_section_of_every_note_has_questions_and_each_stands_once(
    library: Library, model: EmbeddingModel
) -> None:
    sections = read_sections()
    asked = Counter(question.casefold() for section in sections for question in section.questions)
    assert [question for question, count in asked.items() if count > 1] == []
    assert not asked.keys() & {question.casefold() for question, _ in read_uncovered()}
    known = open_asked(library, model)
    assert len(known.questions) == sum(len(section.questions) for section in sections)
    assert all(known.passages)


def test_a_question_in_everyday_words_finds_its_section(library: Library, model: EmbeddingModel) -> None:
    search = open_search(library, model)
    hits = search("They have sat on it for months, our paper. What does the law say?", 3)
    assert "note-right-to-challenge-when" in {hit.source.id for hit in hits}
    assert max(hit.asked for hit in hits) > 0.5


def test_each_section_of_a_hit_has_the_likeness_of_its_own_questions(
    library: Library, model: EmbeddingModel
) -> None:
    hits = open_search(library, model)("What is the 30-day rule?", 8)
    known = [hit for hit in hits if hit.asked_in]
    assert known
    for hit in known:
        assert max(cosine for _, cosine in hit.asked_in) == pytest.approx(hit.asked, abs=1e-5)
    best = max((item for hit in known for item in hit.asked_in), key=lambda item: item[1])
    assert best[0] == "What must the council do within 30 days?"


def test_a_library_without_the_notes_knows_no_questions(
    settings: Settings, model: EmbeddingModel, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Hens\n\nA tenant may keep six hens.", encoding="utf-8")
    own = settings.model_copy(update={"data_dir": tmp_path / "data"})
    index(own, [tmp_path / "a.md"], Options(), lambda: model)
    library = open_library(own.data_dir)
    try:
        assert open_asked(library, model).questions == ()
        assert open_search(library, model)("hens", 1)[0].asked == 0
    finally:
        library.close()
    assert NONE_ASKED.known(np.zeros(3, dtype=np.float32)) == 0
    assert NONE_ASKED.kind(np.zeros(3, dtype=np.float32)) == 0


def test_every_sentence_that_is_said_to_answer_stands_in_its_note(
    library: Library, model: EmbeddingModel
) -> None:
    known = open_asked(library, model)
    standing = {sentence for held in known.sentences.values() for sentence in held}
    told = {sentence for section in read_sections() for of_one in section.told for sentence in of_one}
    assert told - standing == set()
    unanswered = [question for question, told in zip(known.questions, known.told, strict=True) if not told]
    assert len(unanswered) < len(known.questions) / 1000


def test_a_sentence_has_the_likeness_of_the_questions_that_it_answers(
    library: Library, model: EmbeddingModel
) -> None:
    hits = open_search(library, model)("They have sat on it for months. How many days are there?", 8)
    best = max((item for hit in hits for item in hit.told), key=lambda item: item[1])
    assert "No Act says how many days" in best[0]
    assert all(sentence in hit.passage.text for hit in hits for sentence, _ in hit.told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who may submit an expression of interest?", "voluntary bodies, community bodies, charities"),
        ("What was Our Place?", "government programme in England"),
        ("How much should social value weigh?", "No Act sets a minimum weighting"),
        (
            "What happens after an expression of interest is accepted?",
            "must carry out a procurement exercise",
        ),
    ],
)
def test_the_plainest_question_is_answered_by_the_sentence_that_settles_it(
    question: str, told: str, settings: Settings, model: EmbeddingModel
) -> None:
    with open_pipeline(settings, embedding=model) as pipeline:
        assert told in pipeline.answer(question).claims[0].text


def test_without_adapting_the_questions_are_those_of_the_model_itself(
    library: Library, model: EmbeddingModel
) -> None:
    plain, adapted = (open_asked(library, model, adapt=adapt) for adapt in (False, True))
    assert plain.model is model
    assert adapted.model is not model
    assert plain.vectors[0] == pytest.approx(model.embed([plain.questions[0]])[0], abs=1e-2)


@pytest.mark.parametrize(
    ("asked", "told"), [('["a", "b"]', "[[1]]"), ('["a"]', "[[0]]"), ('["a"]', "[[2]]"), ('["a"]', '"1"')]
)
def test_numbers_that_name_no_sentence_are_refused(asked: str, told: str, tmp_path: Path) -> None:
    text = f'sentences = ["One."]\n[[section]]\nheading = "x"\nasked = {asked}\ntold = {told}\n'
    (tmp_path / "note-x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match=r"note-x\.toml"):
        read_sections(tmp_path)


@pytest.mark.parametrize("text", ["[[section", "section = 1", '[[section]]\nheading = "x"'])
def test_a_file_that_is_none_is_refused_by_name(text: str, tmp_path: Path) -> None:
    (tmp_path / "note-x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match=r"note-x\.toml"):
        read_sections(tmp_path)
