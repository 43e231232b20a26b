from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.library.scan import below, scan


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words", encoding="utf-8")


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(Path(file.path).relative_to(folder.resolve())) for file in scan(paths).files]


def test_every_file_below_a_folder_is_found_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.md", "Ž/ü 100 %.pdf", "sub/deep/er/c.txt")
    assert names(tmp_path, tmp_path) == sorted(["a.md", "b.md", "sub/deep/er/c.txt", "Ž/ü 100 %.pdf"])


def test_hidden_files_and_office_lock_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".hidden.md", ".git/config", "~$a.docx", "sub/.DS_Store")
    assert names(tmp_path, tmp_path) == ["a.md"]


def test_a_hidden_file_that_a_person_names_is_taken(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.md")
    assert names(tmp_path, tmp_path / ".hidden.md") == [".hidden.md"]


def test_a_file_that_is_named_twice_is_found_once(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.md")
    twice = scan([tmp_path, tmp_path / "sub", tmp_path / "sub" / ".." / "sub" / "a.md"])
    assert len(twice.files) == 1
    assert len(twice.roots) == 3


def test_what_is_not_there_is_named_and_is_no_root(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    gone = tmp_path / "not there"
    found = scan([tmp_path, gone])
    assert found.missing == (str(gone),)
    assert found.roots == (str(tmp_path.resolve()),)


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(1, 1_234_567_890_123_456_789))
    [file] = scan([tmp_path]).files
    assert (file.size, file.mtime_ns) == (5, 1_234_567_890_123_456_789)


def test_an_empty_folder_is_a_root_without_files(tmp_path: Path) -> None:
    found = scan([tmp_path])
    assert (found.files, found.missing) == ((), ())
    assert found.roots == (str(tmp_path.resolve()),)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_to_a_folder_above_does_not_turn_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    assert names(tmp_path, tmp_path) == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert names(tmp_path, tmp_path) == ["a.md"]


def test_a_neighbour_with_a_longer_name_is_not_below() -> None:
    assert below("/plans/a.md", ["/plans"])
    assert below("/plans", ["/plans"])
    assert below("/plans/a.md", ["/"])
    assert not below("/plans and more/a.md", ["/plans"])
    assert not below("/plan", ["/plans"])
    assert not below("/plans/a.md", [])


def test_the_library_does_not_index_itself(tmp_path: Path) -> None:
    (tmp_path / "data" / "fetched").mkdir(parents=True)
    (tmp_path / "data" / "catalogue.sqlite3").write_text("rows", encoding="utf-8")
    (tmp_path / "data" / "fetched" / "law.xml").write_text("<law/>", encoding="utf-8")
    (tmp_path / "a.md").write_text("A.", encoding="utf-8")
    assert [Path(file.path).name for file in scan([tmp_path], tmp_path / "data").files] == ["a.md"]
    named = scan([tmp_path / "data" / "fetched"], tmp_path / "data").files
    assert [Path(file.path).name for file in named] == ["law.xml"]
