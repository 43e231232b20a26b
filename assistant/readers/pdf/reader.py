"""PDF files, read with pypdf: paragraphs, headings, lists and table rows by page."""

from __future__ import annotations

import datetime as dt
import io
import logging
import struct
import zlib
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.clean import tidy
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.hyphens import Hyphens
from assistant.readers.pdf.blocks import Group, blocks_of
from assistant.readers.pdf.furniture import without_furniture
from assistant.readers.pdf.graphics import Box
from assistant.readers.pdf.layers import Layers
from assistant.readers.pdf.layout import items_of
from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.page import A4, PageReader
from assistant.readers.pdf.tables import Table, carry_on, texts_of

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its warnings land on the user's terminal

_BROKEN = (
    PyPdfError,
    DependencyError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""What pypdf lets through when a file is broken: its own errors, and those of Python it does not catch."""

_MOST_PAGES = 20_000
_LONGEST_TITLE = 150


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF. Raises ReadError when it is encrypted, damaged, scanned or has no pages."""
    reader = _opened(data)
    try:
        count = len(reader.pages)
    except _BROKEN as error:
        raise ReadError("damaged: its pages cannot be found") from error
    if not count:
        raise ReadError("it has no pages")
    if count > _MOST_PAGES:
        raise ReadError(f"it has {count} pages, more than {_MOST_PAGES}")
    pages, hidden, broken = _pages(reader, count)
    if broken == count:
        raise ReadError("damaged: none of its pages can be read")
    empty = tuple(number for number, (lines, _) in enumerate(pages, start=1) if not lines)
    assembly = Assembly()
    kept = without_furniture(pages)
    carry_on(kept)
    groups = blocks_of(kept)
    _fill(assembly, groups)
    if hidden:
        assembly.warnings.append(hidden_warning(hidden))
    if name.lower().endswith(".ocr.pdf"):
        assembly.warnings.append("its words were recognised from pictures, and may have errors")
    if broken:
        assembly.warnings.append(f"{broken} of {count} pages could not be read in full")
    none = f"none of its {count} pages has text" if count > 1 else "its only page has no text"
    reason = f"scanned: {none}; to read it: assistant ocr FILE"
    if hidden and not groups:
        reason = "all of its text is hidden"
    return assembly.document(
        _source(reader, groups, name), pages=count, pages_without_text=empty, empty=reason
    )


def _opened(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise ReadError("encrypted: needs a password")
    except (FileNotDecryptedError, DependencyError) as error:
        raise ReadError("encrypted: needs a password") from error
    except LimitReachedError as error:
        raise ReadError("damaged or hostile: a part of it unpacks to more than a PDF should") from error
    except _BROKEN as error:
        if b"%PDF" not in data[:4096]:
            raise ReadError("not a PDF, although its name ends in .pdf") from error
        raise ReadError("damaged: it cannot be opened as a PDF") from error
    return reader


def _pages(reader: PdfReader, count: int) -> tuple[list[tuple[list[Line | Table], Box]], int, int]:
    """The lines and the box of each page, how many pieces are hidden, how many pages are broken."""
    page_reader = PageReader(Layers(reader))
    pages: list[tuple[list[Line | Table], Box]] = []
    hidden = broken = 0
    for index in range(count):
        try:
            page = page_reader.read(reader.pages[index])
            pages.append((items_of(page.pieces, page.rules), page.box))
            hidden += page.hidden
        except FileNotDecryptedError as error:
            raise ReadError("encrypted: needs a password") from error
        except _BROKEN:
            broken += 1
            pages.append(([], A4))
    return pages, hidden, broken


def _fill(assembly: Assembly, groups: list[Group]) -> None:
    texts: list[list[str]] = []
    for group in groups:
        cleaned = []
        if group.table is not None:
            of_table = [cell for row in group.table.rows for cell in row]
            for cell in of_table:
                cell.lines = [_clean(assembly, line) for line in cell.lines]
            texts.append([line for cell in of_table for line in cell.lines])
            continue
        for line in group.lines:
            cells = [_clean(assembly, cell) for cell in line.cells]
            cleaned.append(" | ".join(cells) if group.kind == "table row" else " ".join(cells))
        texts.append(cleaned)
    hyphens = Hyphens("\n".join(line for lines in texts for line in lines))
    for group, lines in zip(groups, texts, strict=True):
        if group.table is not None:
            for text in texts_of(group.table, hyphens.join):
                assembly.add(group.kind, text, label=f"page {group.page}", page=group.page)
            continue
        text = hyphens.join(lines)
        if group.kind == "heading":
            assembly.heading(text, group.level, label=f"page {group.page}", page=group.page)
        else:
            assembly.add(group.kind, text, label=f"page {group.page}", page=group.page)


def _clean(assembly: Assembly, text: str) -> str:
    # The soft hyphen at a line's end is a hyphen there; elsewhere it is nothing.
    text, removed = tidy(text[:-1] + "-" if text.endswith("\u00ad") else text)
    assembly.invisible += removed
    return text


def _source(reader: PdfReader, groups: list[Group], name: str) -> Source:
    declared = _declared(reader)
    return Source(
        id="",
        title=plausible_title(declared.get("/Title")) or _printed_title(groups) or title_from_name(name),
        author=plausible_author(declared.get("/Author")),
        date=_date(reader, "creation_date") or _date(reader, "modification_date"),
    )


def _declared(reader: PdfReader) -> dict[str, Any]:
    try:
        return dict(reader.metadata or {})
    except _BROKEN:
        return {}


def _date(reader: PdfReader, which: str) -> str:
    try:
        date = getattr(reader.metadata, which, None)
    except _BROKEN:
        return ""
    return plausible_date(date) if isinstance(date, dt.datetime) else ""


def _printed_title(groups: list[Group]) -> str:
    """The largest heading of the first page, when it reads like a title."""
    first = [group for group in groups if group.page == 1 and group.kind == "heading"]
    if not first:
        return ""
    largest = max(first, key=lambda group: max(line.size for line in group.lines))
    title = plausible_title(" ".join(line.text for line in largest.lines))
    return title if len(title) <= _LONGEST_TITLE else ""
