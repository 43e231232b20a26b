"""What is known of a file of several documents when its reading ends before its end."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.readers import Part
from assistant.readers.isolated import IsolatedReader

posix = pytest.mark.skipif(sys.platform == "win32", reason="these limits are POSIX")

LONG = "The mobile library stops at the mill.\n\n" * 20_000
"""More than a pipe holds, so that the child waits with it until the part before has been taken."""


def packed(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


@pytest.fixture
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader(60, 1024, 64) as opened:
        yield opened


def kill_child(reader: IsolatedReader) -> None:
    child = reader._child  # noqa: SLF001 -- there is no public way to kill it
    assert child is not None
    os.kill(child.pid, signal.SIGKILL)


def rest(parts: Iterator[Part], reader: IsolatedReader, after: int) -> list[Part]:
    """The parts that come when the child is killed once so many have been taken."""
    taken = [next(parts) for _ in range(after)]
    kill_child(reader)
    return [*taken, *parts]


@posix
@pytest.mark.parametrize("after", [1, 2, 3])
def test_parts_before_the_child_was_killed_stay_and_the_last_one_says_so(
    reader: IsolatedReader, tmp_path: Path, after: int
) -> None:
    path = packed(tmp_path / "bundle.zip", {f"paper{n}.txt": f"Paper {n}\n\n{LONG}" for n in range(5)})
    *before, last = rest(reader.parts(path), reader, after)
    assert [part.name for part in before] == [f"paper{n}.txt" for n in range(after)]
    assert all(part.document is not None and part.document.text.endswith("mill.") for part in before)
    assert (last.name, last.sha256, last.document) == ("", "", None)
    assert last.reason == "the reader stopped unexpectedly; what was read before that is kept"


@posix
def test_after_that_the_same_reader_reads_the_whole_file(reader: IsolatedReader, tmp_path: Path) -> None:
    path = packed(tmp_path / "bundle.zip", {"a.txt": LONG, "b.txt": f"B\n\n{LONG}", "c.txt": f"C\n\n{LONG}"})
    rest(reader.parts(path), reader, 1)
    *members, whole = reader.parts(path)
    assert [part.name for part in members] == ["a.txt", "b.txt", "c.txt"]
    assert (whole.reason, whole.sha256) == ("", hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_reading_that_is_left_off_does_not_reach_into_the_next_file(
    reader: IsolatedReader, tmp_path: Path
) -> None:
    path = packed(tmp_path / "bundle.zip", {f"paper{n}.txt": f"Paper {n}\n\n{LONG}" for n in range(4)})
    note = tmp_path / "note.md"
    note.write_text("# Note\n\nShort.", encoding="utf-8")
    parts = reader.parts(path)
    assert next(parts).name == "paper0.txt"
    parts.close()  # type: ignore[attr-defined]  # it is a generator
    [part] = reader.parts(note)
    assert part.document is not None
    assert part.document.text.endswith("Short.")


def test_a_file_whose_end_is_cut_off_before_its_list_of_members_has_no_parts_and_a_reason(
    reader: IsolatedReader, tmp_path: Path
) -> None:
    path = packed(tmp_path / "bundle.zip", {"a.txt": "A mill.", "b.txt": "A weir."})
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(Exception, match="the ZIP file is cut off or broken"):
        list(reader.parts(path))


@posix
def test_a_member_that_needs_too_much_memory_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    members = {"a.txt": "A mill.", "huge.txt": "é words \n\n" * 2_000_000, "z.txt": "A weir."}
    path = packed(tmp_path / "bundle.zip", members)
    with IsolatedReader(60, 200, 64) as reader:
        parts = {part.name: part for part in reader.parts(path)}
    assert parts["a.txt"].document is not None
    told = parts.get("huge.txt", parts[""])
    assert told.document is None
    assert "memory" in told.reason
    assert "z.txt" in parts or "what was read before that is kept" in parts[""].reason


def test_the_digest_of_an_attachment_is_of_its_bytes_wherever_it_is_packed(
    reader: IsolatedReader, tmp_path: Path
) -> None:
    text = "# Weir\n\nThe weir is mended."
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("weir.md", text)
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("inner.zip", inner.getvalue())
        file.writestr("weir.md", text)
    digests = {part.name: part.sha256 for part in reader.parts(path)}
    wanted = hashlib.sha256(text.encode()).hexdigest()
    assert digests["inner.zip/weir.md"] == digests["weir.md"] == wanted
