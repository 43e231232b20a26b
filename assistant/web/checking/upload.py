"""A draft that was uploaded, read in a process of its own."""

from __future__ import annotations

import base64
import binascii
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Final

from assistant.documents import Document
from assistant.readers import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings
from assistant.web.checking import words
from assistant.web.officer.upload import LARGEST_MB, UploadError

ReadBytes = Callable[[str, bytes], Document]
"""The name of a file and its bytes, to what it holds; raises `UploadError`."""

SUFFIXES: Final = (".docx", ".odt", ".pdf", ".txt", ".md")


def bytes_of(content: str) -> bytes:
    """The bytes that a browser sent in base64. Raises UploadError."""
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UploadError(words.NOT_ARRIVED) from error


def reading(settings: Settings) -> ReadBytes:
    """How uploads are read: in a child process, with the limits of the settings on time and memory.

    The bytes lie in a folder that only this process's user can open, for as long as they are read.
    """
    most = min(settings.read_file_mb, LARGEST_MB)

    def read(name: str, data: bytes) -> Document:
        suffix = PurePath(name).suffix.lower()
        if suffix not in SUFFIXES:
            raise UploadError(words.OTHER_KIND)
        if len(data) > most * 2**20:
            raise UploadError(words.too_large(most))
        with (
            tempfile.TemporaryDirectory(prefix="upload-") as folder,
            IsolatedReader(settings.read_seconds, settings.read_memory_mb, most) as reader,
        ):
            path = Path(folder) / f"draft{suffix}"
            path.write_bytes(data)
            try:
                return reader.read(path)
            except ReadError as error:
                raise UploadError(_plain(str(error))) from error

    return read


def _plain(reason: str) -> str:
    """What a reason of a reader means here, and what to do."""
    for beginning, text in words.READ_FAULTS.items():
        if reason.startswith(beginning):
            return text
    return words.not_read(reason)
