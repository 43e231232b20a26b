"""Bytes in, `Document` out: one module a format, and one place that tells formats apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.documents import Document
from assistant.readers.errors import ReadError, plain_reason
from assistant.readers.parts import MOST_PARTS, Part, ReadInner
from assistant.readers.sniff import READABLE, Format, detect
from assistant.readers.suspicious import marked

__all__ = ["SUFFIXES", "VERSION", "Part", "ReadError", "read", "read_bytes", "read_parts"]

VERSION = 3
"""Raised whenever a reader changes what it returns, so that a library reads its files again."""

SUFFIXES: frozenset[str] = frozenset(READABLE)
"""The endings of the files that can be read, in lower case with their dot."""

_READERS: dict[Format, tuple[str, str]] = {
    "pdf": ("assistant.readers.pdf.reader", "read_pdf"),
    "word": ("assistant.readers.office.word", "read_word"),
    "opendocument": ("assistant.readers.office.opendocument", "read_opendocument"),
    "rtf": ("assistant.readers.office.rtf", "read_rtf"),
    "slides": ("assistant.readers.office.slides", "read_slides"),
    "sheet": ("assistant.readers.office.sheet", "read_sheet"),
    "csv": ("assistant.readers.csv_rows", "read_csv"),
    "html": ("assistant.readers.html.reader", "read_html"),
    "markdown": ("assistant.readers.markdown", "read_markdown"),
    "text": ("assistant.readers.plain", "read_plain"),
    "epub": ("assistant.readers.epub", "read_epub"),
    "legislation": ("assistant.readers.law.reader", "read_legislation"),
}
"""Formats of one document: `(data, name) -> Document`."""

_CONTAINERS: dict[Format, tuple[str, str]] = {
    "govuk": ("assistant.readers.govuk.reader", "read_govuk"),
    "ocds": ("assistant.readers.ocds.reader", "read_ocds"),
    "email": ("assistant.readers.mail.email_message", "read_email"),
    "outlook": ("assistant.readers.mail.outlook", "read_outlook"),
    "zip": ("assistant.readers.archive", "read_zip"),
    "gzip": ("assistant.readers.archive", "read_gzip"),
}
"""Formats of several documents: `(data, name, inner) -> Iterator[Part]`."""

_DEEPEST = 3
"""Containers within containers: a zip in an e-mail in a zip."""

_MOST_UNPACKED = 2 * 2**30
"""Bytes of members over all depths: each container has limits of its own, but nested ones multiply."""


def read(path: Path) -> Document:
    """Read a file of one document in this process; `IsolatedReader` reads any file, with limits.

    Raises ReadError with a plain reason, also when the file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"could not be opened: {error.strerror or error}") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read the content of a file called `name`: the bytes decide the format, the name is a hint.

    Raises ReadError with a plain reason, among them that the file holds several documents or none.
    """
    parts = list(islice(read_parts(data, name), 2))
    if len(parts) > 1:
        raise ReadError("it holds several documents")
    if parts[0].document is None:
        raise ReadError(parts[0].reason or "it holds no documents")
    return parts[0].document


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """Every document of a file called `name`, and a reason for each part that could not be read.

    The last part has an empty name and is the file itself: its only document, the body of a message with
    attachments, or no document and what was left out of the file, if anything.
    Raises ReadError, at the first step only, when the file as a whole cannot be read.
    """
    document: Document | None = None
    reasons: list[str] = []
    for number, part in enumerate(_parts(data, name, 0, _Unpacked())):
        if number == MOST_PARTS:
            reasons.append(f"it holds more than {MOST_PARTS:,} documents; the rest was left out")
            break
        found = None if part.document is None else marked(part.document, part.name or name)
        if part.name:
            yield replace(part, document=found)
            continue
        document = document or found
        reasons += filter(None, [part.reason])
    yield Part("", hashlib.sha256(data).hexdigest(), document, "; ".join(dict.fromkeys(reasons)))


@dataclass(slots=True)
class _Unpacked:
    """What has been unpacked of one file so far."""

    size: int = 0

    def add(self, member: bytes) -> None:
        """Count a member. Raises ReadError when it is too much."""
        self.size += len(member)
        if self.size > _MOST_UNPACKED:
            raise ReadError(f"the file around it holds more than {_MOST_UNPACKED // 2**30} GiB in all")


def _parts(data: bytes, name: str, depth: int, unpacked: _Unpacked) -> Iterator[Part]:
    """The parts of a file or member; a document that is the whole of it has no digest yet."""
    found = detect(data, name)
    container = _CONTAINERS.get(found)
    if container is None:
        single: Callable[[bytes, str], Document] = _function(*_READERS[found])
        yield Part("", "", single(data, name))
        return
    if depth == _DEEPEST:
        raise ReadError(f"it lies more than {_DEEPEST} containers deep")
    several: Callable[[bytes, str, ReadInner], Iterator[Part]] = _function(*container)

    def inner(member: bytes, path: str) -> Iterator[Part]:
        """The parts of a member, named below its path; a member that cannot be read is one with a reason."""
        try:
            unpacked.add(member)
            for part in _parts(member, path, depth + 1, unpacked):
                sha256 = part.sha256
                if part.document is not None and not sha256:
                    sha256 = hashlib.sha256(member).hexdigest()
                yield replace(part, name="/".join(filter(None, (path, part.name))), sha256=sha256)
        except Exception as error:  # noqa: BLE001 -- whatever is wrong with a member, the others are read
            yield Part(path, "", None, plain_reason(error))

    yield from several(data, name, inner)


def _function(module: str, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function
