"""Word files (.docx): paragraphs by their styles, lists, and tables row by row."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.word_package import check_package
from assistant.readers.word_styles import Styles
from assistant.readers.word_text import NAMESPACE, Paragraph, text_of

_W = f"{{{NAMESPACE}}}"
_DEEPEST_TABLE = 12
"""Tables within tables; deeper ones are no document that a person wrote."""


def read_word(data: bytes, name: str) -> Document:
    """Read a Word file. Raises ReadError when it is damaged, encrypted, a bomb, or holds no words."""
    check_package(data)
    try:
        package = docx.Document(io.BytesIO(data))
        body = package.element.body
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.LxmlError) as error:
        raise ReadError("damaged: its parts are missing or broken") from error
    if body is None:
        raise ReadError("damaged: it has no body")
    reading = _Reading(Styles(package), _notes(package))
    reading.read(body)
    if reading.hidden:
        reading.assembly.warnings.append(hidden_warning(reading.hidden))
    return reading.assembly.document(_source(package, reading.assembly, name))


class _Reading:
    """Goes through a body in order and fills an assembly."""

    def __init__(self, styles: Styles, notes: dict[tuple[str, str], etree._Element]) -> None:
        self.assembly = Assembly()
        self.hidden = 0
        self._styles = styles
        self._notes = notes

    def read(self, parent: etree._Element, depth: int = 0) -> None:
        """Add every paragraph and table in `parent`; content controls and the like are looked through."""
        for element in parent:
            if element.tag == f"{_W}p":
                self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                if depth < _DEEPEST_TABLE:
                    self._table(element, depth)
            elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}:
                self.read(element, depth)

    def _paragraph(self, element: etree._Element) -> None:
        paragraph = self._text(element)
        level = self._styles.heading_level(element)
        if level:
            self.assembly.heading(paragraph.text, level)
        elif self._styles.is_list_item(element):
            self.assembly.add("list item", paragraph.text)
        else:
            self.assembly.add("paragraph", paragraph.text)
        self._attached(paragraph)

    def _attached(self, paragraph: Paragraph, depth: int = 0) -> None:
        for box in paragraph.boxes:
            self.read(box, depth + 1)
        for kind, number in paragraph.notes:
            note = self._notes.pop((kind, number), None)
            if note is not None:
                self.read(note, depth + 1)

    def _text(self, element: etree._Element) -> Paragraph:
        paragraph = text_of(element, self._styles)
        self.hidden += paragraph.hidden
        return paragraph

    def _table(self, table: etree._Element, depth: int) -> None:
        for row in _rows(table):
            cells: list[str] = []
            attached: list[Paragraph] = []
            inner: list[etree._Element] = []
            for cell in _cells(row):
                words: list[str] = []
                for element in cell.iter(f"{_W}p", f"{_W}tbl"):
                    if element.tag == f"{_W}tbl":
                        if _table_of(element) is table:
                            inner.append(element)
                    elif _table_of(element) is table and not _in_box(element):
                        paragraph = self._text(element)
                        words.append(paragraph.text)
                        attached.append(paragraph)
                cells.append(" ".join(filter(None, (word.strip() for word in words))))
            self.assembly.add("table row", " | ".join(filter(None, cells)))
            for paragraph in attached:
                self._attached(paragraph, depth)
            for nested in inner:
                if depth < _DEEPEST_TABLE:
                    self._table(nested, depth + 1)


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter(f"{_W}tr") if _table_of(row) is table and not _is_deleted(row)]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{_W}tc") if _nearest(cell, "tr") is row]


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _table_of(element: etree._Element) -> etree._Element | None:
    return _nearest(element, "tbl")


def _in_box(element: etree._Element) -> bool:
    box = _nearest(element, "txbxContent")
    return box is not None


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(f"{_W}{tag}"), None)


def _notes(package: Any) -> dict[tuple[str, str], etree._Element]:  # noqa: ANN401 -- python-docx is untyped
    """Footnotes and endnotes by kind and number; parts that are missing or broken are left out."""
    notes: dict[tuple[str, str], etree._Element] = {}
    for relation in package.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if relation.is_external or kind not in {"footnote", "endnote"}:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            root = etree.fromstring(relation.target_part.blob, parser)
        except etree.XMLSyntaxError:
            continue
        for note in root.iter(f"{_W}{kind}"):
            if note.get(f"{_W}type") in {None, "normal"}:
                notes[kind, note.get(f"{_W}id") or ""] = note
    return notes


def _source(package: Any, assembly: Assembly, name: str) -> Source:  # noqa: ANN401 -- python-docx is untyped
    properties = package.core_properties
    try:
        date = plausible_date(properties.modified or properties.created)
    except (ValueError, OverflowError):
        date = ""
    title = plausible_title(properties.title) or plausible_title(assembly.title())
    return Source(
        id="",
        title=title or title_from_name(re.sub(r"\.docx\Z", "", name, flags=re.IGNORECASE)),
        author=plausible_author(properties.author),
        date=date,
    )
