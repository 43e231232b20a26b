from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from commandline import CommandLine
from pypdf import PdfWriter

REPORT = {
    "added": int,
    "changed": int,
    "unchanged": int,
    "removed": int,
    "failed": list,
    "pages": int,
    "pages_without_text": int,
    "passages": int,
    "seconds": float,
}


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(f"# {name.title()}\n\n{text}\n", encoding="utf-8")
    return folder


def test_index_reports_what_became_of_every_file(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.", bees="Honey is sold.")
    first = command("index", folder, "--json")
    assert first.code == 0
    for field, kind in REPORT.items():
        assert type(first.json[field]) is kind, field
    assert (first.json["added"], first.json["passages"], first.json["failed"]) == (2, 2, [])

    write(folder, roads="Grit is spread.")
    (folder / "bees.md").unlink()
    second = command("index", folder, "--json").json
    assert [second[field] for field in ("added", "changed", "unchanged", "removed")] == [0, 1, 0, 1]
    third = command("index", folder, "--json").json
    assert [third[field] for field in ("added", "changed", "unchanged", "removed")] == [0, 0, 1, 0]


def test_a_file_that_cannot_be_read_is_named_with_its_reason(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.")
    blank = PdfWriter()
    for _ in range(3):
        blank.add_blank_page(200, 200)
    blank.write(folder / "scanned.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    done = command("index", folder, "--json")
    assert done.code == 1
    assert done.json["added"] == 1
    reasons = {Path(item["path"]).name: item["reason"] for item in done.json["failed"]}
    assert reasons.keys() == {"scanned.pdf", "broken.pdf"}
    assert "3 pages" in reasons["scanned.pdf"]
    assert all(item.keys() == {"path", "reason"} for item in done.json["failed"])
    told = command("index", folder)
    assert told.code == 1
    assert "scanned.pdf" in told.said
    listed = command("documents", "--json").json
    assert {Path(item["path"]).name for item in listed["failed"]} == reasons.keys()
    assert "not read" in command("documents").out


def test_a_path_that_is_not_there_ends_with_2_and_beside_others_with_1(
    command: CommandLine, tmp_path: Path
) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.")
    gone = tmp_path / "not there"
    alone = command("index", gone, "--json")
    assert alone.code == 2
    assert alone.json["failed"] == [{"path": str(gone), "reason": "there is no such file or folder"}]
    together = command("index", gone, folder, "--json")
    assert (together.code, together.json["added"]) == (1, 1)


def test_a_folder_without_files_is_said_to_have_none(command: CommandLine, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = command("index", empty)
    assert done.code == 2
    assert "no files" in done.said


@pytest.mark.parametrize(
    ("option", "value"), [("--kind", "novel"), ("--jurisdiction", "France"), ("--status", "fine")]
)
@pytest.mark.parametrize("verb", ["index", "search", "ask"])
def test_a_word_outside_a_closed_list_is_refused_with_the_list(
    reading: CommandLine, documents: Path, verb: str, option: str, value: str
) -> None:
    done = reading(verb, str(documents) if verb == "index" else "roads", option, value)
    assert done.code == 2
    assert done.out == ""
    assert f"{option} '{value}' is not one of: " in done.said


def test_options_are_kept_with_the_documents(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.")
    command(
        *("index", folder, "--kind", "research", "--collection", "Ours", "--publisher", "Town"),
        *("--jurisdiction", "Wales", "--status", "draft"),
    )
    [record] = command("documents", "--json").json["documents"]
    assert [record[field] for field in ("kind", "collection", "publisher", "jurisdiction", "status")] == [
        *("research", "Ours", "Town", "Wales", "draft")
    ]


def test_documents_lists_what_there_is_and_filters_it(reading: CommandLine, documents: Path) -> None:
    listed = reading("documents", "--json").json
    assert listed["failed"] == []
    by_title = {record["title"]: record for record in listed["documents"]}
    assert list(by_title) == ["The right to challenge", "Winter roads"]
    note = by_title["The right to challenge"]
    assert note["id"] == "note-challenge"
    assert note["paths"] == [str(documents / "challenge.md")]
    assert note["passages"] >= 1
    [only] = reading("documents", "--kind", "note", "--json").json["documents"]
    assert only["id"] == "note-challenge"
    assert reading("documents", "--collection", "None", "--json").json["documents"] == []
    assert "2 documents" in reading("documents").out


def test_remove_takes_a_document_out_of_every_store(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.", bees="Honey is sold.", news="Books are lent.")
    command("index", folder)
    ids = {record["title"]: record["id"] for record in command("documents", "--json").json["documents"]}
    assert command("remove", ids["Roads"], "--json").json == {"removed": 1, "not_found": []}
    partly = command("remove", folder / "bees.md", "no such id", "--json")
    assert partly.code == 1
    assert partly.json == {"removed": 1, "not_found": ["no such id"]}
    nothing = command("remove", "no such id")
    assert nothing.code == 2
    assert "not in the library: no such id" in nothing.said
    assert [record["title"] for record in command("documents", "--json").json["documents"]] == ["News"]
    titles = [hit["title"] for hit in command("search", "salt, honey, books", "--json").json["hits"]]
    assert titles == ["News"]
    assert (folder / "roads.md").is_file()
    assert all(check["ok"] for check in command("doctor", "--json").json["checks"])


def test_reindex_makes_every_passage_anew(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.", bees="Honey is sold.")
    command("index", folder)
    assert command("reindex", "--json").json == {"passages": 2}
    assert "2 passages" in command("reindex").out


def test_a_watch_ends_with_ctrl_c_and_leaves_a_whole_library(command: CommandLine, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", roads="Salt is spread.")
    with command.running("watch", folder, "--json") as child:
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["added"] == 1
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == 0
    assert [item["title"] for item in command("documents", "--json").json["documents"]] == ["Roads"]


def test_a_folder_to_watch_that_is_not_there_is_said(command: CommandLine, tmp_path: Path) -> None:
    done = command("watch", tmp_path / "none")
    assert done.code == 2
    assert "no such file or folder" in done.err
