"""The body of an answer: taken under limits, unpacked, and checked to be what was asked for, whole."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from typing import Any, Literal

from lxml import etree

from assistant.readers.sniff import is_web_page
from assistant.sync.errors import FetchError, TryAgainError

Expect = Literal["xml", "json", "html", "pdf", "file", "robots"]
"""What an address is expected to give; `file` is anything but a web page."""

_NAMES: dict[Expect, str] = {
    "xml": "XML",
    "json": "JSON",
    "html": "a web page",
    "pdf": "a PDF",
    "file": "a file",
    "robots": "text",
}
_HEAD = 4096
"""Bytes in which a file says what it is."""
_PDF_TAIL = 2048
"""Bytes in which the end mark of a PDF stands: readers look through 1024, and some files have junk behind."""
_OFFICE = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The body as the site meant it. Raises FetchError when it is larger than `most` bytes.

    Packed bodies are unpacked piece by piece, so that a small one cannot fill the memory.
    """
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError(f"the site packed its answer as {encoding[:40]}, which was not asked for")
    body = bytearray()
    unpacker = zlib.decompressobj(wbits=31) if encoding.endswith("gzip") else None
    for piece in pieces:
        if unpacker is None:
            body += piece
        elif not unpacker.eof:
            try:
                body += unpacker.decompress(piece, most + 1 - len(body))
            except zlib.error as error:
                raise TryAgainError("the answer is damaged: it cannot be unpacked") from error
        if len(body) > most:
            raise FetchError(f"larger than {most // 2**20} MiB")
    if unpacker is not None and not unpacker.eof:
        raise TryAgainError("the answer was cut off")
    return bytes(body)


def check(body: bytes, content_type: str, expect: Expect) -> None:
    """Raise FetchError unless the body is what was expected, from its beginning to its end."""
    if expect == "robots":
        return
    if not body.strip():
        raise TryAgainError("the site sent nothing")
    kind = content_type.partition(";")[0].strip().lower()
    is_page = is_web_page(body) or (kind == "text/html" and not body.startswith(_OFFICE))
    if is_page != (expect == "html"):
        sent = f"a web page{_title(body)}" if is_page else kind or "something else"
        raise FetchError(f"the site sent {sent} where {_NAMES[expect]} was expected")
    if expect == "xml":
        _check_xml(body)
    elif expect == "json":
        as_object(body)
    elif expect == "pdf":
        _check_pdf(body, kind)


def as_object(body: bytes) -> dict[str, Any]:
    """The JSON object that a body holds. Raises TryAgainError when it holds none.

    A number too large to be one, as Find a Tender writes for "without limit", is taken as not stated.
    """
    try:
        found = json.loads(body, parse_float=_finite, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise TryAgainError("the answer is cut off or damaged: it is not valid JSON") from error
    if not isinstance(found, dict):
        raise FetchError("the answer is not what the service documents: it holds no JSON object")
    return found


def _finite(number: str) -> float | None:
    value = float(number)
    return value if value not in {float("inf"), float("-inf")} else None


class _Nothing:
    """Takes the events of a parser and keeps none, so that no tree is built."""

    def start(self, tag: str, attributes: object) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, data: str) -> None:
        """Text."""

    def close(self) -> None:
        """The end."""


def _check_xml(body: bytes) -> None:
    nothing: Any = _Nothing()  # the stubs want comments and processing instructions taken too
    parser = etree.XMLParser(target=nothing, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        parser.feed(body)
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TryAgainError("the answer is cut off or damaged: it is not valid XML") from error


def _check_pdf(body: bytes, kind: str) -> None:
    if b"%PDF" not in body[:_HEAD]:
        raise FetchError(f"the site sent {kind or 'something else'} where a PDF was expected")
    if b"%%EOF" not in body[-_PDF_TAIL:]:
        raise TryAgainError("the PDF is cut off")


def _title(body: bytes) -> str:
    """The title of a web page, as ‘ … ’ to be put into a sentence; empty when it has none."""
    found = re.search(rb"<title[^>]*>([^<]{1,200})", body[: 16 * _HEAD], re.IGNORECASE)
    words = " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
    return f" (‘{words[:80]}’)" if words else ""
