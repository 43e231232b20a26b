"""What a file really is, and how its text is encoded."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from pathlib import PurePath
from typing import Literal

from assistant.readers.errors import ReadError

Format = Literal[
    "pdf",
    "word",
    "opendocument",
    "rtf",
    "slides",
    "sheet",
    "csv",
    "html",
    "markdown",
    "text",
    "epub",
    "legislation",
    "govuk",
    "ocds",
    "email",
    "outlook",
    "zip",
    "gzip",
]

READABLE: dict[str, Format | Literal["json", "xml"]] = {
    ".pdf": "pdf",
    ".docx": "word",
    ".docm": "word",
    ".odt": "opendocument",
    ".odp": "opendocument",
    ".rtf": "rtf",
    ".pptx": "slides",
    ".pptm": "slides",
    ".ppsx": "slides",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".xlsb": "sheet",
    ".xls": "sheet",
    ".ods": "sheet",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".epub": "epub",
    ".xml": "xml",
    ".akn": "xml",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".eml": "email",
    ".msg": "outlook",
    ".zip": "zip",
    ".gz": "gzip",
}
"""The format that the ending of a name promises; what is in JSON and XML, only their content tells."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of OLE compound files: Office before 2007, Outlook messages, and encrypted Office files."""

_STREAMS = (
    "EncryptedPackage",
    "EncryptionInfo",
    "__properties_version1.0",
    "WordDocument",
    "PowerPoint Document",
    "Workbook",
)
"""The streams by which OLE files are told apart."""

_HEAD = 4096
"""Bytes in which a file says what it is; `%PDF` may stand anywhere in them: readers accept junk before it."""

_STARTS: tuple[tuple[bytes, Format], ...] = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\x1f\x8b", "gzip"))

_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_LAW = re.compile(rb"legislation\.gov\.uk/|legaldocml/ns/akn")
"""Stands near the head of CLML and Akoma Ntoso, whole or as fragments."""

_PACKAGES: tuple[tuple[str, Format], ...] = (("word/", "word"), ("xl/", "sheet"), ("ppt/", "slides"))
_MIMETYPES: tuple[tuple[bytes, Format], ...] = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"application/vnd.oasis.opendocument", "opendocument"),
)
"""What the member `mimetype` of a package begins with, and the reader for it."""

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    KeyError,
)
"""What `zipfile` raises for archives that are broken, encrypted or packed in a way that it does not know."""

BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The methods of which `zipfile` unpacks no more than it is asked for; no office program uses another."""

_NAMES: dict[str, str] = {
    "pdf": "a PDF",
    "word": "a Word file",
    "opendocument": "an OpenDocument file",
    "rtf": "an RTF file",
    "slides": "a PowerPoint file",
    "sheet": "a spreadsheet",
    "epub": "an EPUB",
    "outlook": "an Outlook message",
    "zip": "a ZIP file",
    "gzip": "a gzip file",
}
"""Formats that their first bytes always show; a file that is only named so is broken or something else."""


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
    if hinted == "json":
        return _json(data)
    if hinted == "xml":
        return _xml(data)
    if hinted in _NAMES:
        raise ReadError(f"not {_NAMES[hinted]}, although its name ends in {suffix}")
    return hinted


def is_web_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, behind comments and an XML declaration."""
    return _HTML_START.match(_COMMENT.sub(b" ", data[:_HEAD])) is not None


def _by_content(data: bytes, suffix: str) -> Format | None:
    """The format that the bytes show beyond doubt, or None. Raises ReadError for known unreadable ones."""
    hinted = READABLE.get(suffix)
    if data.startswith(_OLE):
        return _ole(data, suffix)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(data, suffix)
    for start, found in _STARTS:
        if data.startswith(start):
            return found
    if hinted in {"pdf", None} and b"%PDF" in data[:_HEAD]:
        return "pdf"
    if hinted in {"text", "xml"} and is_web_page(data):
        return "html"
    return None


def _ole(data: bytes, suffix: str) -> Format:
    """Which OLE file this is, by the names of its streams. Raises ReadError for what has no reader."""
    streams = _streams(data)
    if streams & {"EncryptedPackage", "EncryptionInfo"}:
        raise ReadError("encrypted: needs a password")
    if "__properties_version1.0" in streams:
        return "outlook"
    if "WordDocument" in streams or (not streams and suffix in {".doc", ".docx"}):
        raise ReadError("old Word format (.doc): save it as .docx")
    if streams & {"Workbook", "Book"} or (not streams and suffix == ".xls"):
        return "sheet"
    if "PowerPoint Document" in streams or suffix in {".ppt", ".pptx"}:
        raise ReadError("old PowerPoint format (.ppt): save it as .pptx")
    raise ReadError(f"no reader for {suffix or 'old Office'} files")


def _streams(data: bytes) -> set[str]:
    """The names at the top of an OLE file, where what is embedded has none; of a broken one, all it holds."""
    from olefile import OleFileIO  # noqa: PLC0415 -- only OLE files need it

    try:
        with OleFileIO(io.BytesIO(data)) as file:
            return {entry[0] for entry in file.listdir(streams=True, storages=True)}
    except Exception:  # noqa: BLE001 -- a parser of damaged files may fail in any way; the names still tell
        return {name for name in _STREAMS if name.encode("utf-16-le") in data}


def _packaged(data: bytes, suffix: str) -> Format:
    """Which kind of zip package this is; one that is cut off shows only by its name."""
    hinted = READABLE.get(suffix)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = package.namelist()
        mimetype = b""
        if "mimetype" in names and package.getinfo("mimetype").compress_type in BOUNDED:
            with package.open("mimetype") as member:
                mimetype = member.read(100)
    except BROKEN_ZIP as error:
        what = _NAMES.get(hinted or "", "ZIP file").partition(" ")[2] or "ZIP file"
        raise ReadError(f"damaged: the {what} is cut off or broken") from error
    for start, found in _MIMETYPES:
        if mimetype.startswith(start):
            return found
    for folder, found in _PACKAGES:
        if any(name.startswith(folder) for name in names):
            return found
    if hinted in {"word", "slides", "sheet"} and "[Content_Types].xml" in names:
        return hinted
    return "zip"


def _json(data: bytes) -> Format:
    """Which records JSON holds, by the names of its fields."""
    if b"\0" in data[:_HEAD]:
        data = decode(data).encode("utf-8", "replace")  # UTF-16 or UTF-32
    if b'"base_path"' in data and b'"details"' in data:
        return "govuk"
    if re.search(rb'"(?:ocid|releases|records)"\s*:', data) or (b'"tender"' in data and b'"tag"' in data):
        return "ocds"
    raise ReadError("no reader for this kind of JSON: OCDS notices and GOV.UK content are read")


def _xml(data: bytes) -> Format:
    if _LAW.search(data[: 4 * _HEAD]):
        return "legislation"
    raise ReadError("no reader for this kind of XML: legislation and judgments are read")


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file: by its byte order mark, then `declared`, UTF-16 by its zeros, UTF-8, Windows-1252.

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
    for encoding in (declared, _unmarked_utf16(data), "utf-8"):
        if not encoding:
            continue
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark, told by where its zero bytes stand; or empty."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    many = max(3, len(head) // 5)  # a stray zero byte or two prove nothing
    if odd > many and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd * 10 < even else ""
