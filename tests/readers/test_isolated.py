from __future__ import annotations

import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_maker import Pdf, lines

from assistant.documents import Document
from assistant.readers import SUFFIXES, ReadError, read
from assistant.readers.isolated import IsolatedReader

posix = pytest.mark.skipif(sys.platform == "win32", reason="these limits are POSIX")
SLOW = b"q 1 0 0 1 0 0 cm Q " * 3_000_000


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "Une note – été.md"
    path.write_text("# Title\n\nWords.", encoding="utf-8")
    return path


def test_it_returns_what_reading_here_returns_and_the_digest(note: Path) -> None:
    with IsolatedReader(30, 1024, 64) as reader:
        [part] = reader.parts(note)
        assert part.document == read(note)
        assert (part.name, part.reason) == ("", "")
        assert part.sha256 == hashlib.sha256(note.read_bytes()).hexdigest()
        assert reader.read(note) == part.document


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(tmp_path: Path, note: Path) -> None:
    slow = tmp_path / "slow.pdf"
    slow.write_bytes(Pdf().page(SLOW, filter_name="/FlateDecode").data())
    with IsolatedReader(1, 1024, 64) as reader:
        begin = time.monotonic()
        with pytest.raises(ReadError, match="took longer than 1 seconds"):
            reader.read(slow)
        assert time.monotonic() - begin < 5
        assert reader.read(note).text


@posix
def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_one_read(
    tmp_path: Path, note: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes("é words \n\n".encode() * 6_000_000)
    with IsolatedReader(60, 200, 512) as reader:
        with pytest.raises(ReadError, match="needed more than 200 MiB of memory"):
            reader.read(large)
        assert reader.read(note).text


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (2**20 + 1))
    with IsolatedReader(30, 1024, 1) as reader, pytest.raises(ReadError, match="larger than 1 MiB"):
        reader.read(large)


def test_a_reason_comes_back(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    with IsolatedReader(30, 1024, 64) as reader:
        with pytest.raises(ReadError, match="empty file"):
            reader.read(empty)
        with pytest.raises(ReadError, match="could not be opened: No such file"):
            reader.read(tmp_path / "gone.pdf")
        with pytest.raises(ReadError, match="not a file"):
            reader.read(tmp_path)


@posix
def test_a_child_that_dies_is_replaced(note: Path) -> None:
    with IsolatedReader(30, 1024, 64) as reader:
        reader.read(note)
        assert reader._child is not None  # noqa: SLF001 -- there is no public way to kill it
        os.kill(reader._child.pid, signal.SIGKILL)  # noqa: SLF001
        reader._child.wait()  # noqa: SLF001
        assert reader.read(note).text


def test_the_child_starts_without_the_heavy_libraries(note: Path) -> None:
    with IsolatedReader(30, 1024, 64) as reader:
        begin = time.monotonic()
        reader.read(note)
        assert time.monotonic() - begin < 3  # about 0.3 s on a quiet machine


@posix
def test_no_child_is_left_behind(note: Path) -> None:
    with IsolatedReader(30, 1024, 64) as reader:
        reader.read(note)
        child = reader._child  # noqa: SLF001
    assert child is not None
    assert child.returncode is not None


def test_five_hundred_pages_come_through(tmp_path: Path, sound: Callable[[Document], Document]) -> None:
    pdf = Pdf()
    for number in range(500):
        pdf.page(lines([f"Line of page {chr(97 + number % 26) * 4}"]))
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf.data())
    with IsolatedReader(60, 1024, 64) as reader:
        assert sound(reader.read(path)).pages == 500


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["data/pdf_bad", "data/office"])
def test_no_awkward_file_takes_the_reader_down(
    shared: Callable[[str], Path], sound: Callable[[Document], Document], folder: str
) -> None:
    reasons: dict[str, str] = {}
    read_well = 0
    with IsolatedReader(10, 1024, 64) as reader:
        for path in sorted(path for path in shared(folder).rglob("*") if path.is_file()):
            try:
                sound(reader.read(path))
                read_well += 1
            except ReadError as error:
                reasons[str(path)] = str(error)
    assert read_well > 40
    for path, reason in reasons.items():
        assert "stopped unexpectedly" not in reason, path
        assert "could not be read" not in reason, (path, reason)
        if Path(path).suffix.lower() not in SUFFIXES:
            said = ("no reader for", "empty", "Word", "PowerPoint", "password", "sheets")
            assert any(words in reason for words in said), (path, reason)
