from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.documents import Hit, Kind, Locator, Passage, Source
from assistant.library.passages import cut
from assistant.library.sources import shipped_corpus
from assistant.models.embedding import EmbeddingModel
from assistant.readers import read
from evals.__main__ import app
from evals.authority.corpus import parts
from evals.authority.data import PAGES, SETS, Gold, Half, Question, rank_of, read_questions
from evals.authority.grid import Point, chosen
from evals.authority.measure import Asked, LawScores, Weights, found, law_scores, replaced_below, tender_above
from evals.errors import EvalError
from evals.metrics import Estimate

QUESTIONS = read_questions()
HALVES: tuple[Half, ...] = ("dev", "held-out")
PLAIN = Weights(gain={}, penalty={})


def hit(
    file: str,
    *labels: str,
    score: float = 0.5,
    kind: Kind = "note",
    status: str = "current",
    heading: str = "",
) -> Hit:
    spans = tuple(Locator(label, at, at + 1) for at, label in enumerate(labels))
    heads = (Locator(heading, 9, 10, heading=True),) if heading else ()
    text = f"{file} {labels} {score}"
    source = Source(id=file, title=file, kind=kind, status=status)  # type: ignore[arg-type]
    return Hit(
        Passage(text, file, text, (), 0, len(text), heads + spans), source, f"/folder/{file}.md", score
    )


def question(name: str = "law", **places: Iterable[str]) -> Question:
    golds = {field: tuple(Gold(*place.split("#")) for place in found) for field, found in places.items()}
    empty = dict.fromkeys(("statute", "notes", "documents", "against", "old"), ())
    return Question("q1", name, "dev", "topic", "Must we?", **{**empty, **golds})  # type: ignore[arg-type]


def of(name: str, half: Half | None = None) -> list[Question]:
    return [item for item in QUESTIONS if item.set == name and half in {None, item.half}]


def held(documents: Iterable[Path], embedding: EmbeddingModel) -> list[Hit]:
    """The passages of documents as they are indexed, without an index."""
    hits = []
    for path in documents:
        document = read(path)
        hits += [Hit(item.passage, document.source, str(path), 0.0) for item in cut(document, embedding)]
    return hits


def test_the_set_is_large_enough_in_both_halves() -> None:
    assert len(of("law")) >= 50
    assert len(of("other")) >= 30
    for half in HALVES:
        assert len(of("law", half)) >= 25
        assert len(of("other", half)) >= 15
        assert sum(bool(item.against) for item in of("law", half)) >= 15
    assert len({item.id for item in QUESTIONS}) == len({item.text for item in QUESTIONS}) == len(QUESTIONS)


def test_the_halves_share_no_document() -> None:
    files = {
        half: {
            place.file
            for name in ("law", "guided", "other")
            for item in of(name, half)
            for place in (*item.gold, *item.against)
        }
        for half in HALVES
    }
    assert files["dev"] & files["held-out"] == set()


def test_every_question_of_law_has_an_act_and_no_other_question_has() -> None:
    for item in QUESTIONS:
        assert bool(item.statute) == (item.set == "law"), item.id
        assert item.gold, item.id


def test_every_invented_page_says_that_it_is_invented() -> None:
    pages = [read(path) for path in sorted(PAGES.glob("*.md"))]
    assert sum(page.source.kind == "local policy" for page in pages) >= 12
    for page in pages:
        assert "invented" in page.source.publisher, page.source.title
        assert page.source.status != "not stated", page.source.title


def test_what_contradicts_the_law_is_an_invented_page_of_a_council() -> None:
    kinds = {path.stem: read(path).source.kind for path in PAGES.glob("*.md")}
    named = {place.file for item in of("law") for place in item.against}
    assert {kinds[name] for name in named} == {"local policy"}
    assert len(named) >= 12


def test_every_answer_in_notes_and_pages_stands_there(embedding: EmbeddingModel) -> None:
    hits = held([*sorted((shipped_corpus() / "notes").glob("*.md")), *sorted(PAGES.glob("*.md"))], embedding)
    files = {Path(item.document).stem for item in hits}
    places = {
        place for item in QUESTIONS for place in (*item.gold, *item.against, *item.old) if place.file in files
    }
    assert len(places) > 100
    lost = {place for place in places if rank_of(hits, [place]) is None}
    assert lost == set(), "a note was rewritten: name the heading that holds the answer now"


def test_every_answer_in_the_law_stands_there(shared: Path, embedding: EmbeddingModel) -> None:
    hits = held(sorted((shared / "corpus" / "legislation").glob("*.md")), embedding)
    places = {place for item in of("law") for place in item.statute}
    assert {place for place in places if rank_of(hits, [place]) is None} == set()


def test_a_notice_that_is_asked_for_is_in_the_corpus() -> None:
    for item in of("precedent"):
        for place in item.documents:
            name = place.file.removeprefix("ocds-illustrative-")
            assert (shipped_corpus() / "tenders" / f"{name}.json").is_file(), item.id


@pytest.mark.parametrize(
    ("place", "label", "there"),
    [
        ("s.81(6)", "s.81(6)", True),
        ("s.81(6)", "s.81(6)(a)", True),
        ("s.81", "s.81(6)", True),
        ("s.8", "s.81(6)", False),
        ("s.84(1)", "s.84(11)", False),
        ("Sch.1", "Sch.1 para.4", True),
        ("Sch.1", "Sch.10 para.4", False),
        ("Sch.", "Sch. para.3(b)", True),
        ("reg.3", "reg.3", True),
        ("opening", "opening", True),
        ("", "anything", True),
    ],
)
def test_an_answer_stands_at_a_locator_or_below_it(place: str, label: str, there: bool) -> None:  # noqa: FBT001 -- a row of a table
    assert Gold("act", place).holds(hit("act", label)) is there
    assert not Gold("other", place).holds(hit("act", label))


def test_a_heading_alone_is_no_answer() -> None:
    assert not Gold("act", "s.83").holds(hit("act", "s.82(4)", heading="s.83"))


def test_a_line_that_is_not_a_question_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "q1", "set": "law", "half": "dev", "txt": "?"}\n', encoding="utf-8")
    with pytest.raises(EvalError, match=r"questions\.jsonl, line 1"):
        read_questions(file)


def test_a_file_without_one_of_the_sets_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    rows = [{"id": name, "set": name, "half": "dev", "text": "?"} for name in SETS if name != "then"]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(EvalError, match="no question of the sets then"):
        read_questions(file)


def test_without_the_law_the_measurement_says_what_is_missing(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["authority", "--data", str(tmp_path)])
    assert isinstance(ended.exception, EvalError)
    assert "no corpus/legislation" in str(ended.exception)
    assert "--data" in str(ended.exception)


def test_parts_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "legislation").mkdir(parents=True)
    paths = [path for group, _ in parts(tmp_path) for path in group]
    assert all(path.exists() for path in paths)
    assert tmp_path / "corpus" / "legislation" in paths
    assert not any("reports" in str(path) for path in paths)


def test_weights_bring_the_act_above_the_page_that_contradicts_it() -> None:
    hits = (
        hit("page", "opening", score=0.9, kind="local policy"),
        hit("note", "Reasons", score=0.8),
        hit("act", "s.84(8)", score=0.7, kind="legislation"),
    )
    asked = [Asked(question(statute=["act#s.84"], notes=["note#Reasons"], against=["page"]), True, hits)]  # noqa: FBT003 -- it is of law
    without = law_scores(asked, PLAIN)
    assert (without.first.mean, without.statute_in_five.mean, without.contradicted.mean) == (0.0, 1.0, 1.0)
    noted = law_scores(asked, Weights(gain={"note": 0.2}, penalty={}))
    assert (noted.first.mean, noted.first_statute.mean, noted.contradicted.mean) == (1.0, 0.0, 0.0)
    law = law_scores(asked, Weights(gain={"legislation": 0.3}, penalty={}))
    assert (law.first.mean, law.first_statute.mean, law.contradicted.mean) == (1.0, 1.0, 0.0)


def test_a_question_that_is_not_taken_for_law_gains_nothing() -> None:
    hits = (hit("page", "opening", score=0.9), hit("act", "s.1", score=0.8, kind="legislation"))
    asked = [Asked(question("other", documents=["page"]), False, hits)]  # noqa: FBT003 -- it is not of law
    weights = Weights(gain={"legislation": 0.3}, penalty={})
    assert found(asked, weights).first.mean == 1.0
    assert found(asked, weights, lambda _: True).first.mean == 0.0
    assert found(asked, weights, lambda _: True).in_five.mean == 1.0


def test_a_penalty_puts_what_holds_above_what_was_replaced() -> None:
    hits = (hit("old", "opening", score=0.9, status="superseded"), hit("new", "opening", score=0.8))
    asked = [Asked(question("now", documents=["new"], old=["old"]), False, hits)]  # noqa: FBT003 -- it is not of law
    assert replaced_below(asked, PLAIN).mean == 0.0
    assert replaced_below(asked, Weights(gain={}, penalty={"superseded": 0.15})).mean == 1.0


def test_an_illustrative_notice_above_all_guidance_is_counted() -> None:
    notice = hit("notice", "opening", score=0.9, kind="tender", status="illustrative")
    asked = [Asked(question("guidance", documents=["note"]), False, (notice, hit("note", "x", score=0.85)))]  # noqa: FBT003 -- it is not of law
    assert tender_above(asked, PLAIN).mean == 1.0
    assert tender_above(asked, Weights(gain={}, penalty={"illustrative": 0.1})).mean == 0.0


def point(legislation: float, notes: float, first: int, in_five: int) -> Point:
    def share(count: int) -> Estimate:
        return Estimate(count / 40, 0.0, 1.0, 40)

    noted = LawScores(share(first), share(0), share(in_five), share(0), share(2))
    bare = LawScores(share(10), share(0), share(0), share(0), share(5))
    return Point({"legislation": legislation, "note": notes}, noted, bare)


def test_the_smallest_weights_on_the_plateau_are_chosen() -> None:
    small, large = point(0.2, 0.0, 30, 24), point(0.4, 0.1, 30, 25)
    assert point(0.2, 0.0, 30, 24).worth == 30 + 24 + 10 - 2 - 5
    assert chosen([point(0.0, 0.0, 29, 17), small, large]) is small
    assert chosen([point(0.0, 0.0, 29, 17), point(0.2, 0.0, 30, 22), large]) is large


def test_weights_that_cost_first_places_are_not_chosen() -> None:
    none = point(0.0, 0.0, 29, 17)
    assert chosen([none, point(0.3, 0.0, 28, 40)]) is none
