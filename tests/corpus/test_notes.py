"""The notes that ship: well formed, short, and made of sentences that can be quoted alone."""

from __future__ import annotations

import re
from typing import Any

from assistant.documents import JURISDICTIONS, KINDS, SOURCE_STATUSES
from assistant.library.sources import CATALOGUE, load_sources, shipped_corpus
from assistant.readers.markdown import read_markdown

NOTES_AT_LEAST = 45
WORDS_AT_LEAST, WORDS_AT_MOST = 250, 600
SENTENCE_WORDS_AT_MOST = 35
LAST_HEADING = "## What this note does not cover"
DOUBT = "Check this before relying on it: "
FIELDS = {
    "id",
    "title",
    "publisher",
    "date",
    "kind",
    "jurisdiction",
    "status",
    "licence",
    "collection",
    "references",
}


def without_references(sentence: str) -> str:
    """The sentence without what stands in brackets, nested brackets too."""
    while (shorter := re.sub(r"\s*\([^()]*\)", "", sentence)) != sentence:
        sentence = shorter
    return sentence


def test_there_are_notes(notes: list[Any]) -> None:
    assert len(notes) >= NOTES_AT_LEAST


def test_ids_are_unique_among_notes_and_sources(notes: list[Any]) -> None:
    ids = [note.front["id"] for note in notes]
    ids += [source.id for source in load_sources(shipped_corpus() / CATALOGUE)]
    assert len(ids) == len(set(ids))


def test_front_matter_uses_the_closed_lists(note: Any) -> None:
    front = note.front
    assert set(front) == FIELDS
    assert front["id"] == note.name
    assert re.fullmatch(r"note-[a-z0-9-]+", front["id"])
    assert front["kind"] == "note"
    assert front["kind"] in KINDS
    assert front["jurisdiction"] in JURISDICTIONS
    assert front["status"] in SOURCE_STATUSES
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", front["date"])
    assert front["publisher"] == "Commissioning Assistant"
    assert front["licence"] == "MIT"
    assert front["collection"] == "Notes"


def test_every_reference_is_in_the_catalogue_of_sources(note: Any) -> None:
    known = {source.address: source.title for source in load_sources(shipped_corpus() / CATALOGUE)}
    references = note.front["references"]
    assert any("address" in reference for reference in references)
    for reference in references:
        assert reference["title"]
        assert reference["section"]
        if "address" in reference:  # a printed sheet and a news report have no public address that we know
            assert reference["address"].startswith("https://")
            assert known.get(reference["address"]) == reference["title"]


def test_a_note_opens_with_an_answer_and_ends_with_its_limits(note: Any) -> None:
    lines = [line for line in note.body.splitlines() if line]
    headings = [line for line in lines if line.startswith("#")]
    assert lines[0] == f"# {note.front['title']}"
    assert lines[1][0] not in "#-|"
    assert headings[-1] == LAST_HEADING
    assert lines[-1] != LAST_HEADING
    assert all(line.startswith("## ") for line in headings[1:])
    assert len(headings) == len(set(headings))


def test_a_note_is_short_enough_to_read(note: Any) -> None:
    assert WORDS_AT_LEAST <= len(note.body.split()) <= WORDS_AT_MOST


def test_every_sentence_stands_alone(note: Any) -> None:
    leaning = re.compile(r"(?:This|It|They|These|Those|Such|That|He|She|Both)\b")
    for sentence in note.sentences:
        assert not leaning.match(sentence), sentence
        assert len(without_references(sentence).split()) <= SENTENCE_WORDS_AT_MOST, sentence


def test_no_sentence_stands_in_two_notes(notes: list[Any]) -> None:
    first: dict[str, str] = {}
    for note in notes:
        for sentence in {without_references(sentence).lower() for sentence in note.sentences}:
            assert first.setdefault(sentence, note.name) == note.name, sentence


def test_a_note_on_something_that_has_ended_says_so_at_once(note: Any) -> None:
    assert note.front["status"] in {"current", "historic"}
    if note.front["status"] == "historic":
        opening = next(line for line in note.body.splitlines()[1:] if line)
        assert re.search(r"\b(?:has ended|is historic|was a|no longer)\b", opening), opening


def test_a_note_that_cites_a_superseded_source_says_that_it_is_superseded(note: Any) -> None:
    status = {source.title: source.status for source in load_sources(shipped_corpus() / CATALOGUE)}
    if any(status.get(reference["title"]) == "superseded" for reference in note.front["references"]):
        assert "superseded" in note.body


def test_a_doubtful_fact_is_said_in_the_same_words_everywhere(note: Any) -> None:
    for sentence in note.sentences:
        assert sentence.startswith(DOUBT) or not sentence.lower().startswith("check this"), sentence


def test_the_reader_takes_each_note_as_it_was_meant(note: Any) -> None:
    path = shipped_corpus() / "notes" / f"{note.name}.md"
    document = read_markdown(path.read_bytes(), path.name)
    assert document.source.id == note.name
    assert document.source.kind == "note"
    assert document.source.status == note.front["status"]
    assert len(document.source.references) == len(note.front["references"])
    assert not document.warnings
    assert {block.text for block in document.blocks if block.kind in {"paragraph", "list item"}} == set(
        note.lines
    )
