"""An uploaded file, read in a process of its own."""

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
from assistant.web.officer import words

Read = Callable[[str, str], Document]
"""The name of a file and its bytes in base64, to what it holds; raises `UploadError`."""

SUFFIXES: Final = (".docx", ".pdf", ".odt", ".txt", ".md")
LARGEST_MB: Final = 20
"""An expression of interest has a few pages; with scanned pages and photographs it is still smaller."""
LONGEST: Final = LARGEST_MB * 2**20 * 4 // 3 + 4
"""Characters of base64 that the largest file makes."""


class UploadError(Exception):
    """A file cannot be used; the text says why, and what to do."""


def reading(settings: Settings) -> Read:
    """How uploads are read: in a child process, with the limits of the settings on time and memory.

    The bytes lie in a folder that only this process's user can open, for as long as they are read.
    """
    most = min(settings.read_file_mb, LARGEST_MB)

    def read(name: str, content: str) -> Document:
        suffix = PurePath(name).suffix.lower()
        if suffix not in SUFFIXES:
            raise UploadError(words.OTHER_KIND)
        try:
            data = base64.b64decode(content, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UploadError(words.NOT_ARRIVED) from error
        if len(data) > most * 2**20:
            raise UploadError(words.too_large(most))
        with (
            tempfile.TemporaryDirectory(prefix="upload-") as folder,
            IsolatedReader(settings.read_seconds, settings.read_memory_mb, most) as reader,
        ):
            path = Path(folder) / f"upload{suffix}"
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
