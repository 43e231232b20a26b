"""PowerPoint files (.pptx): slides with their titles, lists, tables and speaker notes."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.package import Package

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.office.package import MACROS, check_package, holds_macros
from assistant.readers.office.slide_blocks import SlideBlocks
from assistant.readers.office.slides_text import pieces, title_of
from assistant.readers.sniff import BROKEN_ZIP

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DAMAGED = (
    PythonPptxError,
    AttributeError,
    TypeError,
    IndexError,
    etree.LxmlError,
    AssertionError,
    *BROKEN_ZIP,
)
"""What python-pptx raises for parts that are missing or broken."""


def read_slides(data: bytes, name: str) -> Document:
    """Read a presentation. Raises ReadError when it is damaged, encrypted, a bomb, or holds no words."""
    names = check_package(data, "PowerPoint file")
    try:
        package = Package.open(io.BytesIO(data))
        presentation = package.presentation_part
        slides = list(presentation._element.iterfind(f"{_P}sldIdLst/{_P}sldId"))  # noqa: SLF001 -- its slides in order
    except _DAMAGED as error:
        raise ReadError("damaged: its parts are missing or broken") from error
    reading = _Reading()
    for slide in slides:
        try:
            reading.add(presentation.related_part(slide.get(f"{_R}id") or ""))
        except _DAMAGED:
            reading.broken += 1
    assembly = reading.assembly
    if reading.broken:
        count = "1 slide was" if reading.broken == 1 else f"{reading.broken} slides were"
        assembly.warnings.append(f"{count} missing or broken")
    if reading.hidden:
        assembly.warnings.append(hidden_warning(reading.hidden))
    if holds_macros(names):
        assembly.warnings.append(MACROS)
    # Where the file says nothing of itself, python-pptx makes up a date: now.
    properties = package.core_properties if "docProps/core.xml" in names else None
    return reading.slides.document(_source(properties, assembly, name))


class _Reading:
    """Adds slides to an assembly."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.slides = SlideBlocks(self.assembly)
        self.hidden = 0
        self.broken = 0

    def add(self, part: Any) -> None:  # noqa: ANN401 -- python-pptx is untyped
        """Add a slide and its notes."""
        root: etree._Element = part._element  # noqa: SLF001 -- python-pptx gives the XML no other way
        if root.get("show") in {"0", "false"}:
            self.slides.skip()
            return
        tree = root.find(f"{_P}cSld/{_P}spTree")
        self.slides.begin("" if tree is None else title_of(tree))
        if tree is not None:
            self._add(tree, part, self.slides.label)
        try:
            notes = part.part_related_by(RELATIONSHIP_TYPE.NOTES_SLIDE)
            tree = notes._element.find(f"{_P}cSld/{_P}spTree")  # noqa: SLF001 -- as above
        except _DAMAGED:
            tree = None  # a slide without notes
        if tree is not None:
            self._add(tree, notes, f"{self.slides.label} notes")
        self.slides.end()

    def _add(self, tree: etree._Element, part: Any, label: str) -> None:  # noqa: ANN401 -- python-pptx is untyped
        is_notes = label.endswith("notes")
        for piece in pieces(tree, part):
            self.hidden += piece.hidden
            kind = "paragraph" if is_notes and piece.kind == "list item" else piece.kind
            self.assembly.add(kind, piece.text, label=label, page=self.slides.number)


def _source(properties: Any, assembly: Assembly, name: str) -> Source:  # noqa: ANN401 -- python-pptx is untyped
    title = author = date = ""
    try:
        title, author = plausible_title(properties.title), plausible_author(properties.author)
        date = plausible_date(properties.modified or properties.created)
    except (*_DAMAGED, OverflowError):
        pass  # the slides themselves may still be whole
    return Source(
        id="",
        title=title or plausible_title(assembly.title()) or title_from_name(name),
        author=author,
        date=date,
    )
