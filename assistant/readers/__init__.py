"""Bytes in, `Document` out: one module a format, and one place that tells formats apart."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from assistant.documents import Document
from assistant.readers.errors import ReadError
from assistant.readers.sniff import READABLE, Format, detect

__all__ = ["SUFFIXES", "VERSION", "ReadError", "read", "read_bytes"]

VERSION = 1
"""Raised whenever a reader changes what it returns, so that a library reads its files again."""

SUFFIXES: frozenset[str] = frozenset(READABLE)
"""The endings of the files that can be read, in lower case with their dot."""

_READERS: dict[Format, tuple[str, str]] = {
    "pdf": ("assistant.readers.pdf", "read_pdf"),
    "word": ("assistant.readers.word", "read_word"),
    "html": ("assistant.readers.html", "read_html"),
    "markdown": ("assistant.readers.markdown", "read_markdown"),
    "text": ("assistant.readers.plain", "read_plain"),
}


def read(path: Path) -> Document:
    """Read a file in this process; `IsolatedReader` does the same with limits on time and memory.

    Raises ReadError with a plain reason, also when the file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"could not be opened: {error.strerror or error}") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read the content of a file called `name`: the bytes decide the format, the name is a hint.

    Raises ReadError with a plain reason.
    """
    module, function = _READERS[detect(data, name)]
    reader: Callable[[bytes, str], Document] = getattr(import_module(module), function)
    return reader(data, name)
