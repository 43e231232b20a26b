"""What a file really is, and how its text is encoded."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from assistant.readers.errors import ReadError

Format = Literal["pdf", "word", "html", "markdown", "text"]

READABLE: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "word",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of OLE compound files: Office before 2007, and encrypted Office files."""

_PDF_SEARCH = 4096
"""Bytes in which `%PDF` may stand: readers accept junk before the header."""

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)

_OTHER_PACKAGES = (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("META-INF/", ".odt or .epub"))


def detect(data: bytes, name: str) -> Format:
    """The format of a file, from its first bytes and then from the ending of its name.

    Raises ReadError for an empty file, an unknown ending, or content that belies the name.
    """
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError("empty file")
    hinted = READABLE.get(suffix)
    found = _by_content(data, suffix)
    if found is not None:
        return found
    if hinted is None:
        raise ReadError(
            f"no reader for {suffix} files" if suffix else "no reader for files without an ending"
        )
    if hinted in {"pdf", "word"}:
        title = {"pdf": "a PDF", "word": "a Word file"}[hinted]
        raise ReadError(f"not {title}, although its name ends in {suffix}")
    return hinted


def _by_content(data: bytes, suffix: str) -> Format | None:
    """The format that the bytes show beyond doubt, or None. Raises ReadError for known unreadable ones."""
    hinted = READABLE.get(suffix)
    if data.startswith(_OLE):
        raise ReadError(_ole_reason(data, suffix))
    if data.startswith(b"PK\x03\x04"):
        return _packaged(data, suffix)
    if data.startswith(b"%PDF") or (hinted in {"pdf", None} and b"%PDF" in data[:_PDF_SEARCH]):
        return "pdf"
    if data.startswith(b"{\\rtf"):
        raise ReadError("no reader for .rtf files: save it as .docx")
    if hinted == "text" and _HTML_START.match(data[:_PDF_SEARCH]):
        return "html"
    return None


def _ole_reason(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return "encrypted: needs a password"
    if "WordDocument".encode("utf-16-le") in data or suffix in {".doc", ".docx"}:
        return "old Word format (.doc): save it as .docx"
    return f"no reader for {suffix or 'old Office'} files"


def _packaged(data: bytes, suffix: str) -> Format | None:
    """Which kind of zip package this is; a zip that is cut off shows only by its name."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        if READABLE.get(suffix) == "word":
            raise ReadError("damaged: the Word file is cut off or broken") from None
        return None
    if any(name.startswith("word/") for name in names):
        return "word"
    for folder, ending in _OTHER_PACKAGES:
        if any(name.startswith(folder) for name in names):
            raise ReadError(f"no reader for {ending if suffix in READABLE else suffix or ending} files")
    return "word" if READABLE.get(suffix) == "word" and "[Content_Types].xml" in names else None


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file: by its byte order mark, then `declared`, UTF-8, UTF-16 and Windows-1252.

    Bytes that have no meaning become U+FFFD; never raises.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in (declared, "utf-8", _unmarked_utf16(data)):
        if not encoding:
            continue
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark, told by where its zero bytes stand; or empty."""
    head = data[:_PDF_SEARCH]
    even, odd = head[::2].count(0), head[1::2].count(0)
    many = len(head) // 5
    if odd > many and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd * 10 < even else ""
