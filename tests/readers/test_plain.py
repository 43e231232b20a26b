from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import SUFFIXES, ReadError, read, read_bytes

TEXT = "The café’s first paragraph.\n\nIts second — longer.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])
def test_the_usual_encodings_are_told_apart(encoding: str) -> None:
    document = read_bytes(TEXT.encode(encoding), "a.txt")
    assert [block.text for block in document.blocks] == [
        "The café’s first paragraph.",
        "Its second — longer.",
    ]


def test_wrapped_lines_are_joined_and_others_kept() -> None:
    wrapped = (
        "This paragraph was wrapped by hand at about sixty charac-\n"
        "ters, as letters used to be in the old days of mail\n"
        "and news.\n"
    )
    address = "1 High Street\nChichester\nWest Sussex\n"
    document = read_bytes(f"{wrapped}\n{address}".encode(), "a.txt")
    assert document.blocks[0].text.startswith(
        "This paragraph was wrapped by hand at about sixty characters, as"
    )
    assert document.blocks[1].text == "1 High Street\nChichester\nWest Sussex"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b"\0\0\0", "empty file"),
        ("a.txt", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" * 20, "not a text file"),
        ("a.jsonl", b"{}", "no reader for this kind of JSON"),
        ("Makefile", b"all:", "no reader for files without an ending"),
        ("a.rtf", b"no rtf", "not an RTF file, although its name ends in .rtf"),
        ("a.pdf", b"<html>hello</html>", "not a PDF, although its name ends in .pdf"),
        ("a.docx", b"hello", "not a Word file, although its name ends in .docx"),
    ],
)
def test_what_cannot_be_read_gets_a_plain_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, name)


def test_a_name_with_spaces_and_accents(tmp_path: Path) -> None:
    path = tmp_path / "Café strategy – final_version (2).TXT"
    path.write_text("words", encoding="utf-8")
    assert read(path).source.title == "Café strategy – final version (2)"


def test_a_file_that_is_gone_gets_a_plain_reason(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="could not be opened: No such file"):
        read(tmp_path / "gone.txt")


def test_the_endings_that_can_be_read() -> None:
    assert {".pdf", ".docx", ".html", ".htm", ".md", ".txt"} <= SUFFIXES


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_give_exact_spans_or_a_reason(data: bytes) -> None:
    try:
        document = read_bytes(data, "any.txt")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text


def test_a_large_text_takes_linear_time(sound: Callable[[Document], Document]) -> None:
    words = "word - " * 100 + "\n" + "(" * 2000 + "\n\n"
    assert sound(read_bytes((words * 500).encode(), "large.txt")).blocks
