"""Two names of one report, and two versions of one: recognised, linked, folded."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.catalogue import DocumentRecord
from assistant.library.identity import Options
from assistant.library.index import index, remove
from assistant.library.near import bands, likeness, sketch
from assistant.library.report import Report
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import open_search
from assistant.settings import Settings

Model = Callable[[], EmbeddingModel]

NOUNS = ("library", "park", "school", "road", "river", "bridge", "market", "garden", "museum", "station")
VERBS = ("opens", "closes", "serves", "joins", "feeds", "faces", "follows", "supports", "replaces", "crosses")


def prose(seed: int, sentences: int = 60) -> str:
    """Text in which the same words come again and the same five in a row hardly ever do."""
    pick = random.Random(seed)  # noqa: S311 -- no secret: the same text each time
    return " ".join(
        f"The {pick.choice(NOUNS)} {pick.choice(VERBS)} the {pick.choice(NOUNS)} in {pick.randint(1, 999)}."
        for _ in range(sentences)
    )


def policy(folder: Path, name: str, date: str, text: str, **fields: str) -> Path:
    path = folder / name
    front = "".join(f"{key}: {value}\n" for key, value in {"date": date, **fields}.items())
    path.write_text(f"---\n{front}---\n\n# Parks policy\n\n{text}\n", encoding="utf-8")
    return path


def run(settings: Settings, model: Model, paths: Sequence[Path]) -> Report:
    return index(settings, paths, Options(), model)


def records(settings: Settings) -> list[DocumentRecord]:
    library = open_library(settings.data_dir)
    try:
        return library.catalogue.documents()
    finally:
        library.close()


@pytest.fixture
def two_versions(tmp_path: Path) -> list[Path]:
    text = prose(1)
    return [
        policy(tmp_path, "old.md", "2022-01-01", f"Mowing costs 3 pounds. {text}", id="old"),
        policy(tmp_path, "new.md", "2024-06-01", f"Mowing costs 5 pounds. {text}", id="new"),
    ]


def test_the_same_words_under_two_names_are_one_document_with_both(
    settings: Settings, model: Model, tmp_path: Path
) -> None:
    one = policy(tmp_path, "a.md", "2024", prose(1))
    two = policy(tmp_path, "b.md", "2025", prose(1))
    assert one.read_bytes() != two.read_bytes()
    report = run(settings, model, [one, two])
    assert report.added == 2
    [record] = records(settings)
    assert record.paths == (str(one), str(two))
    one.unlink()
    assert run(settings, model, [tmp_path]).removed == 1
    assert [record.paths for record in records(settings)] == [(str(two),)]


def test_the_same_words_of_another_standing_are_another_document(
    settings: Settings, model: Model, tmp_path: Path
) -> None:
    paths = [
        policy(tmp_path, "a.md", "2024", prose(1), status="current"),
        policy(tmp_path, "b.md", "2020", prose(1), status="superseded"),
    ]
    run(settings, model, paths)
    assert len(records(settings)) == 2


def test_versions_are_linked_and_the_older_one_knows_the_newer(
    settings: Settings, model: Model, two_versions: list[Path]
) -> None:
    report = run(settings, model, two_versions)
    assert any("Parks policy (old)" in note.reason for note in report.near)
    found = {record.source.id: record for record in records(settings)}
    assert (found["old"].newer, found["old"].near) == ("new", ("new",))
    assert (found["new"].newer, found["new"].near) == ("", ("old",))


def test_a_search_shows_the_newer_version_in_place_of_both(
    settings: Settings, model: Model, two_versions: list[Path]
) -> None:
    run(settings, model, two_versions)
    library = open_library(settings.data_dir)
    try:
        hits = open_search(library, model())("Mowing costs 3 pounds", 20)
    finally:
        library.close()
    mowing = [hit for hit in hits if "Mowing costs" in hit.passage.text]
    assert [hit.source.id for hit in mowing] == ["new"]
    assert mowing[0].folded


def test_a_link_goes_with_the_version_that_goes(
    settings: Settings, model: Model, two_versions: list[Path]
) -> None:
    run(settings, model, two_versions)
    remove(settings, ["new"], model)
    [old] = records(settings)
    assert (old.newer, old.near) == ("", ())


def test_other_documents_are_not_linked(settings: Settings, model: Model, tmp_path: Path) -> None:
    report = run(settings, model, [policy(tmp_path, f"{seed}.md", "2024", prose(seed)) for seed in range(6)])
    assert report.near == []
    assert all(record.near == () for record in records(settings))


@given(st.integers(0, 10**6), st.integers(0, 60))
def test_likeness_is_that_of_the_shared_part(seed: int, changed: int) -> None:
    sentences = prose(seed).split(". ")
    other = prose(seed + 1).split(". ")
    one, two = sketch(". ".join(sentences)), sketch(". ".join(other[:changed] + sentences[changed:]))
    kept = (len(sentences) - changed) / (len(sentences) + changed)
    assert abs(likeness(one, two) - kept) < 0.25
    if changed <= 2:
        assert set(bands(one)) & set(bands(two))


def test_a_short_text_has_no_signature() -> None:
    assert sketch("Yes or no. Tick one box.") == b""
    assert list(bands(b"")) == []
