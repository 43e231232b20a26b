from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from commandline import CommandLine

from assistant.cli.listing import COLUMNS

ODD = "[/bold] =1+1 [draft]"
"""A title that is markup to a careless terminal and a formula to a careless spreadsheet."""


@pytest.fixture
def library(command: CommandLine, tmp_path: Path) -> Path:
    """Three documents of two collections, and a file that cannot be read."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, kind, place, date, text in (
        ("roads", "local policy", "England", "2019-04-01", "Salt is spread."),
        ("bees", "guidance", "Scotland", "2024", "Honey is sold."),
    ):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name.title()}\nkind: {kind}\njurisdiction: {place}\ndate: {date}\n---\n\n{text}\n",
            encoding="utf-8",
        )
    (folder / "odd.md").write_text(f"# {ODD}\n\nWords.\n", encoding="utf-8")
    (folder / "[b] broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert command("index", folder, "--collection", "Our council", "--json").code == 1
    return folder


def titles(command: CommandLine, *options: str) -> set[str]:
    return {item["title"] for item in command("documents", "--json", *options).json["documents"]}


@pytest.mark.usefixtures("library")
def test_documents_can_be_limited_by_every_field(command: CommandLine) -> None:
    assert titles(command) == {"Roads", "Bees", ODD}
    assert titles(command, "--kind", "guidance") == {"Bees"}
    assert titles(command, "--jurisdiction", "England") == {"Roads"}
    assert titles(command, "--status", "superseded") == set()
    assert titles(command, "--collection", "Our council") == {"Roads", "Bees", ODD}
    assert titles(command, "--collection", "Another") == set()
    assert titles(command, "--text", "ROAD") == {"Roads"}
    assert titles(command, "--failed") == set()


@pytest.mark.usefixtures("library")
def test_the_list_says_how_many_of_what_and_from_when(command: CommandLine) -> None:
    told = command("documents").out
    assert "3 documents" in told
    assert "1 guidance" in told
    assert "dated 2019 to 2024" in told
    assert "[b] broken.pdf" in told
    assert "1 files or parts of files were not read" in told


@pytest.mark.usefixtures("library")
def test_a_title_with_brackets_is_shown_as_it_is(command: CommandLine, tmp_path: Path) -> None:
    listed = command("documents")
    assert listed.code == 0
    assert "[draft]" in listed.out
    again = command("index", tmp_path / "docs")
    assert "[b] broken.pdf" in again.said
    gone = command("remove", "[/b] nothing")
    assert (gone.code, "[/b] nothing" in gone.err) == (2, True)


@pytest.mark.usefixtures("library")
def test_the_catalogue_leaves_as_csv_with_what_was_not_read(command: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "catalogue.csv"
    assert command("export", target).code == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    by_title = {row["title"]: row for row in rows}
    assert by_title["Roads"]["date"] == "2019-04-01"
    assert by_title["Roads"]["files"].endswith("roads.md")
    [unread] = [row for row in rows if row["not_read_because"]]
    assert unread["files"].endswith("broken.pdf")
    assert command("export").out.lstrip("\ufeff").splitlines()[0] == ",".join(COLUMNS)


def test_no_cell_of_the_export_is_a_formula(command: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text(
        '---\ntitle: "=HYPERLINK(1)"\nauthor: "@me"\n---\n\nWords.\n', encoding="utf-8"
    )
    command("index", folder)
    [row] = csv.DictReader(io.StringIO(command("export").out))
    assert (row["title"], row["author"]) == ("'=HYPERLINK(1)", "'@me")


@pytest.mark.usefixtures("library")
def test_a_place_that_cannot_be_written_is_said(command: CommandLine, tmp_path: Path) -> None:
    done = command("export", tmp_path / "none" / "catalogue.csv")
    assert done.code == 2
    assert "cannot be written" in done.err
