"""What is remembered between runs, in files that are replaced whole: a kill leaves the old or the new one."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.sync.answers import Known
from assistant.sync.errors import SyncError
from assistant.sync.report import Result

_log = logging.getLogger(__name__)


class FileState(BaseModel):
    """A fetched file, with what the site said of it."""

    model_config = ConfigDict(frozen=True)

    source: str
    """The id of the catalogue entry it was fetched for."""
    address: str
    """As it was asked for."""
    etag: str = ""
    last_modified: str = ""
    sha256: str
    """Of the file, in hexadecimal."""
    gist: str
    """A digest of what counts in it: a new file with the same gist is no new version."""
    fetched: str
    """When this version was fetched, in UTC."""
    changed: str = ""
    """When it took the place of another version; empty while it is the first."""

    @property
    def known(self) -> Known:
        """What to ask the site with."""
        return Known(self.etag, self.last_modified)


class SourceState(BaseModel):
    """The last fetch of an entry of the catalogue."""

    model_config = ConfigDict(frozen=True)

    checked: str
    """When, in UTC."""
    result: Result
    reason: str = ""


class State(BaseModel):
    """All entries and files."""

    sources: dict[str, SourceState] = Field(default_factory=dict)
    files: dict[str, FileState] = Field(default_factory=dict)


Model = TypeVar("Model", bound=BaseModel)


def load(path: Path, model: type[Model]) -> Model:
    """What the file holds; a fresh one when there is none, or a disk damaged it."""
    data = read_whole(path)
    if data is None:
        return model()
    try:
        return model.model_validate_json(data)
    except ValidationError:
        _log.warning("%s cannot be read: what was fetched before is fetched again.", path)
        return model()


def save(path: Path, state: BaseModel) -> None:
    """Replace the file. Raises SyncError when the folder cannot be written."""
    write_whole(path, state.model_dump_json(indent=1).encode())


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file at once: whoever looks sees all of it or what was there before.

    Raises SyncError when the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")  # hidden, so that it is never indexed
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path.parent, error) from error


def read_whole(path: Path) -> bytes | None:
    """A file's bytes; None when it is not there. Raises SyncError when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unwritable(path.parent, error) from error


def unwritable(folder: Path, error: OSError) -> SyncError:
    """The folder does not take or give files."""
    return SyncError(
        f"The folder {folder} cannot be used: {error.strerror or error}. What it held before is kept."
    )
