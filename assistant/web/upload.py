"""An uploaded file, read in a process of its own."""

from __future__ import annotations

import base64
import binascii
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from assistant.documents import Document
from assistant.readers import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings

SUFFIXES: Final = (".docx", ".pdf", ".odt", ".txt", ".md")
LARGEST_MB: Final = 20
"""What an officer sends has some pages; with scanned pages and photographs it is still smaller."""
LONGEST: Final = LARGEST_MB * 2**20 * 4 // 3 + 4
"""Characters of base64 that the largest file makes."""


class UploadError(Exception):
    """A file cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that was read."""

    document: Document
    data: bytes


Read = Callable[[str, str], Uploaded]
"""The name of a file and its bytes in base64, to what was read; raises `UploadError`."""


@dataclass(frozen=True, slots=True)
class UploadWords:
    """What a tab says of files that it does not take: each says what else to do there."""

    other_kind: str
    not_arrived: str
    read_faults: Mapping[str, str]
    """By how the reason of a reader begins."""
    too_large: Callable[[int], str]
    """For the largest size in MB."""
    not_read: Callable[[str], str]
    """For a reason of a reader that stands in none of `read_faults`."""

    def of(self, reason: str) -> str:
        """What a reason of a reader means here, and what to do."""
        for beginning, text in self.read_faults.items():
            if reason.startswith(beginning):
                return text
        return self.not_read(reason)


def reading(settings: Settings, words: UploadWords) -> Read:
    """How uploads are read: in a child process, with the limits of the settings on time and memory.

    The bytes lie in a folder that only this process's user can open, for as long as they are read.
    """
    most = min(settings.read_file_mb, LARGEST_MB)

    def read(name: str, content: str) -> Uploaded:
        suffix = PurePath(name).suffix.lower()
        if suffix not in SUFFIXES:
            raise UploadError(words.other_kind)
        try:
            data = base64.b64decode(content, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UploadError(words.not_arrived) from error
        if len(data) > most * 2**20:
            raise UploadError(words.too_large(most))
        with (
            tempfile.TemporaryDirectory(prefix="upload-") as folder,
            IsolatedReader(settings.read_seconds, settings.read_memory_mb, most) as reader,
        ):
            path = Path(folder) / f"upload{suffix}"
            path.write_bytes(data)
            try:
                return Uploaded(reader.read(path), data)
            except ReadError as error:
                raise UploadError(words.of(str(error))) from error

    return read
