"""Word files (.docx): paragraphs by their styles, lists, and tables row by row."""

from __future__ import annotations

import io
from typing import Any

from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.office.package import MACROS, check_package, holds_macros, parse
from assistant.readers.office.word_styles import Styles
from assistant.readers.office.word_table import WordTable
from assistant.readers.office.word_text import NAMESPACE, Paragraph, text_of
from assistant.readers.sniff import BROKEN_ZIP
from assistant.readers.tables import header_rows, row_texts

_W = f"{{{NAMESPACE}}}"
_DAMAGED = (OpcError, *BROKEN_ZIP, AttributeError, TypeError, etree.LxmlError)
"""What python-docx raises for parts that are missing or broken."""
_DEEPEST_TABLE = 12
"""Tables within tables; deeper ones are no document that a person wrote."""


for _kind in ("document.macroEnabled", "template.macroEnabledTemplate"):
    PartFactory.part_type_for[f"application/vnd.ms-word.{_kind}.main+xml"] = DocumentPart
PartFactory.part_type_for[
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
] = DocumentPart
# python-docx itself opens documents only: templates and files with macros are the same inside.


def read_word(data: bytes, name: str) -> Document:
    """Read a Word file. Raises ReadError when it is damaged, encrypted, a bomb, or holds no words."""
    names = check_package(data, "Word file")
    try:
        package = Package.open(io.BytesIO(data))
        part = package.main_document_part
        body = part.element.body
    except _DAMAGED as error:
        raise ReadError("damaged: its parts are missing or broken") from error
    if body is None:
        raise ReadError("damaged: it has no body")
    reading = _Reading(Styles(part), _notes(part))
    reading.read(body)
    if reading.hidden:
        reading.assembly.warnings.append(hidden_warning(reading.hidden))
    if holds_macros(names):
        reading.assembly.warnings.append(MACROS)
    # Where the file says nothing of itself, python-docx makes up a date: now.
    properties = package.core_properties if "docProps/core.xml" in names else None
    return reading.assembly.document(_source(properties, reading.assembly, name))


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
        grid = WordTable(table, self._styles, self._text)
        texts = row_texts(grid.cells, header_rows(grid.cells, grid.marked, grid.bold))
        for text, attached, inner in zip(texts, grid.attached, grid.inner, strict=True):
            self.assembly.add("table row", text)
            for paragraph in attached:
                self._attached(paragraph, depth)
            for nested in inner:
                if depth < _DEEPEST_TABLE:
                    self._table(nested, depth + 1)


def _notes(part: Any) -> dict[tuple[str, str], etree._Element]:  # noqa: ANN401 -- python-docx is untyped
    """Footnotes and endnotes by kind and number; parts that are missing or broken are left out."""
    notes: dict[tuple[str, str], etree._Element] = {}
    for relation in part.rels.values():
        kind = (relation.reltype or "").rpartition("/")[2].removesuffix("s")
        if relation.is_external or kind not in {"footnote", "endnote"}:
            continue
        try:
            root = parse(relation.target_part.blob)
        except (ReadError, *_DAMAGED):
            continue
        for note in root.iter(f"{_W}{kind}"):
            if note.get(f"{_W}type") in {None, "normal"}:
                notes[kind, note.get(f"{_W}id") or ""] = note
    return notes


def _source(properties: Any, assembly: Assembly, name: str) -> Source:  # noqa: ANN401 -- python-docx is untyped
    title = author = date = ""
    if properties is not None:
        title, author = plausible_title(properties.title), plausible_author(properties.author)
        try:
            date = plausible_date(properties.modified or properties.created)
        except (ValueError, OverflowError):
            date = ""
    return Source(
        id="",
        title=title or plausible_title(assembly.title()) or title_from_name(name),
        author=author,
        date=date,
    )
