from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.errors import EvalError
from evals.product import FoundPassage
from evals.report import SHARED
from evals.retrieval.data import Page, Question, read_collection
from evals.retrieval.measure import holds_all, score
from evals.retrieval.pages import page_html, write_pages

NAMES = {"page-00001.html": "bees", "page-00002.html": "wasps"}


def passage(document: str, text: str, locator: str = "") -> FoundPassage:
    return FoundPassage(passage_id=text, document=document, text=text, locator=locator, score=1.0)


def question(*segments: str) -> Question:
    return Question(
        "q", "May I keep bees?", "I have a garden. May I keep bees?", frozenset({"bees"}), segments
    )


def page(*segments: str) -> Page:
    return Page.model_validate({"_id": "bees", "title": "Bees & you", "segments": segments})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = [
        {"_id": "bees", "title": "Bees", "url": "", "segments": ["<p>Bees sleep.</p>", "<p>Keep three.</p>"]},
        {"_id": "wasps", "title": "Wasps", "url": "", "segments": ["<p>Wasps sting.</p>"]},
    ]
    queries = [
        {
            "_id": "q1",
            "question": "How many?",
            "text": "Bees. How many?",
            "gold_doc": "bees",
            "evidence_segments": [1],
        },
        {"_id": "q2", "question": "Why?", "text": "Why?", "gold_doc": "wasps", "not_answerable": True},
        {"_id": "q3", "question": "Where?", "text": "Where?", "gold_doc": "hornets"},
    ]
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(item) + "\n" for item in pages))
    (tmp_path / "queries_dev.jsonl").write_text("".join(json.dumps(item) + "\n" for item in queries))
    return tmp_path


def test_questions_that_no_page_answers_are_left_out_and_counted(folder: Path) -> None:
    found = read_collection(folder)
    assert [item.id for item in found.questions] == ["q1"]
    assert found.left_out == 2


def test_a_question_carries_the_segments_that_answer_it(folder: Path) -> None:
    assert read_collection(folder).questions[0].segments == ("<p>Keep three.</p>",)


def test_judgements_beside_the_queries_overrule_the_single_page(folder: Path) -> None:
    rows = "query-id\tcorpus-id\tscore\nq1\tbees\t1\nq1\twasps\t1\nq3\tbees\t0\n"
    (folder / "qrels_doc_dev.tsv").write_text(rows)
    assert read_collection(folder, "dev").questions[0].pages == {"bees", "wasps"}


def test_an_absent_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"no corpus\.jsonl in .*nowhere"):
        read_collection(tmp_path / "nowhere")


def test_two_sets_of_queries_need_a_choice(folder: Path) -> None:
    (folder / "queries_test.jsonl").write_text("")
    with pytest.raises(EvalError, match="found: dev, test"):
        read_collection(folder)


def test_a_line_that_is_not_a_page_is_named(folder: Path) -> None:
    with (folder / "corpus.jsonl").open("a") as lines:
        lines.write('{"title": "no id"}\n')
    with pytest.raises(EvalError, match=r"corpus\.jsonl, line 3"):
        read_collection(folder)


def test_a_page_carries_its_title_and_its_address() -> None:
    text = page_html(page("<p>Buzz.</p>").model_copy(update={"url": "https://example.org/bees?a=1&b=2"}))
    assert "<title>Bees &amp; you</title>" in text
    assert "<h1>Bees &amp; you</h1>" in text
    assert '<link rel="canonical" href="https://example.org/bees?a=1&amp;b=2">' in text


def test_neighbouring_items_and_rows_become_one_list_and_one_table() -> None:
    text = page_html(page("<li>hive</li>", "<li>comb</li>", "<tr>Size | Price</tr>", "<tr>2 | £5</tr>"))
    assert text.count("<ul>") == text.count("<table>") == 1
    assert "<tr><td>2</td><td>£5</td></tr>" in text


def test_markdown_segments_are_rendered() -> None:
    text = page_html(page("## Honey", "* [sell it](/sell-honey)"))
    assert "<h2>Honey</h2>" in text
    assert '<a href="/sell-honey">sell it</a>' in text


def test_file_names_say_nothing_of_the_page(tmp_path: Path) -> None:
    assert write_pages([page("<p>Buzz.</p>")], tmp_path) == {"page-00001.html": "bees"}
    assert (tmp_path / "page-00001.html").is_file()


def test_markup_case_and_punctuation_do_not_hide_a_gold_segment() -> None:
    hits = [passage("/data/page-00001.html", "You may  keep “three” hives – no more.")]
    assert holds_all(question("<p>You may keep <b>three</b> hives, no more.</p>"), hits, NAMES)


def test_a_gold_segment_may_be_spread_over_passages_by_sentence() -> None:
    hits = [passage("page-00001.html", "Keep three."), passage("page-00001.html", "Feed them. Or not.")]
    assert holds_all(question("<p>Feed them. Keep three.</p>"), hits, NAMES)
    assert not holds_all(question("<p>Feed them. Keep three.</p>"), hits[:1], NAMES)


def test_half_a_word_is_not_a_gold_segment() -> None:
    assert not holds_all(question("<li>hive</li>"), [passage("page-00001.html", "Beehives.")], NAMES)


def test_the_cells_of_a_row_are_looked_for_one_by_one() -> None:
    hits = [passage("page-00001.html", "Size: 2; Price: £5")]
    assert holds_all(question("<tr>2 | £5</tr>"), hits, NAMES)


def test_the_same_words_on_another_page_do_not_count() -> None:
    assert not holds_all(question("<p>Keep three.</p>"), [passage("page-00002.html", "Keep three.")], NAMES)


def test_a_gold_heading_counts_where_the_passage_shows_it() -> None:
    hits = [passage("page-00001.html", "Keep three.", locator="Bees › How many hives")]
    assert holds_all(question("<h2>How many hives</h2>"), hits, NAMES)


def test_scores_are_by_page_and_the_segments_by_ten_passages() -> None:
    wasps = [passage("page-00002.html", f"Wasp {number}.") for number in range(10)]
    found = {"q": [*wasps, passage("page-00001.html", "Keep three.")]}
    scores = score([question("<p>Keep three.</p>")], found, NAMES)
    assert scores.page_first.mean == 0.0
    assert scores.page_in_five.mean == 1.0
    assert scores.reciprocal_rank.mean == 0.5
    assert scores.all_segments is not None
    assert scores.all_segments.mean == 0.0


def test_questions_without_segments_have_no_segment_score() -> None:
    assert score([question()], {"q": []}, NAMES).all_segments is None


def test_a_stray_document_in_the_library_is_an_error_not_a_miss() -> None:
    with pytest.raises(EvalError, match=r"other\.pdf"):
        score([question()], {"q": [passage("other.pdf", "?")]}, NAMES)


def test_every_gold_segment_can_be_found_on_its_own_page() -> None:
    data = SHARED / "data" / "govuk_questions"
    if not data.is_dir():
        pytest.skip("shared/data/govuk_questions is not on this machine")
    collection = read_collection(data)
    segments = {item.id: item.segments for item in collection.pages}
    names = {name: name for name in segments}
    for item in collection.questions:
        hits = [passage(name, text) for name in item.pages for text in segments[name]]
        assert holds_all(item, hits, names)
