"""OpenDocument texts and presentations (.odt, .odp): content.xml from the top down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from assistant.documents import Document
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.errors import ReadError
from assistant.readers.office import opendocument_meta
from assistant.readers.office.opendocument_styles import NAMESPACES, Styles, named
from assistant.readers.office.opendocument_text import Paragraph, text_of
from assistant.readers.office.package import MACROS, check_package, holds_macros, member, parse
from assistant.readers.office.slide_blocks import SlideBlocks
from assistant.readers.tables import Cell, filled_down, header_rows, row_texts

_LISTS = frozenset({named("text:list"), named("text:numbered-paragraph")})
_PARAGRAPHS = frozenset({named("text:p"), named("text:h")})
_LEFT_OUT = frozenset(
    map(
        named,
        (
            "text:tracked-changes",
            "office:forms",
            "svg:title",
            "svg:desc",
            "presentation:notes",
            "draw:object",
        ),
    )
)
_ROW_GROUPS = frozenset(map(named, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_FURNITURE = frozenset({"page-number", "date-time", "footer", "header"})
"""What a presentation repeats on every slide."""
_DRAWN = f"{{{NAMESPACES['draw']}}}"
_CLASS = named("presentation:class")
_MOST_SPANNED = 1_000


def read_opendocument(data: bytes, name: str) -> Document:
    """Read a text or a presentation. Raises ReadError: damaged, encrypted, a bomb, or without words."""
    names = check_package(data, "OpenDocument file")
    opendocument_meta.check_unlocked(data, names)
    content = _root(data, "content.xml")
    if content is None:
        raise ReadError("damaged: it has no content")
    styles = _root(data, "styles.xml")
    reading = _Reading(Styles(content) if styles is None else Styles(styles, content))
    slides = None
    for body in content.iterfind(f"{named('office:body')}/*"):
        pages = body.findall(named("draw:page"))
        if pages:
            slides = slides or SlideBlocks(reading.assembly)
            _presentation(reading, slides, pages)
        else:
            reading.read(body)
    assembly = reading.assembly
    if reading.hidden:
        assembly.warnings.append(hidden_warning(reading.hidden))
    if holds_macros(names):
        assembly.warnings.append(MACROS)
    source = opendocument_meta.source(data, name, assembly.title())
    return slides.document(source) if slides is not None else assembly.document(source)


def _root(data: bytes, name: str) -> etree._Element | None:
    xml = member(data, name)
    return parse(xml) if xml else None


def _presentation(reading: _Reading, slides: SlideBlocks, pages: list[etree._Element]) -> None:
    reading.on_paper = False
    for page in pages:
        if reading.styles.is_hidden_slide(page):
            slides.skip()
            continue
        slides.begin(_title(reading, page))
        reading.label, reading.page = slides.label, slides.number
        for frame in page:
            if frame.get(_CLASS) not in {*_FURNITURE, "title"}:
                reading.read_one(frame)
        reading.label = f"{slides.label} notes"
        for frame in page.iterfind(f"{named('presentation:notes')}/*"):
            if frame.get(_CLASS) not in _FURNITURE:
                reading.read_one(frame)
        slides.end()


def _title(reading: _Reading, page: etree._Element) -> str:
    frames = (frame for frame in page if frame.get(_CLASS) == "title")
    return " ".join(
        reading.words(paragraph).text for frame in frames for paragraph in frame.iter(named("text:p"))
    )


class _Reading:
    """Goes through a body in order and fills an assembly."""

    def __init__(self, styles: Styles) -> None:
        self.assembly = Assembly()
        self.styles = styles
        self.hidden = 0
        self.label: str | None = None
        self.page: int | None = None
        self.on_paper = True
        """Whether the ground is white, so that white text is unseen: not on slides, in boxes and tables."""

    def read(self, parent: etree._Element) -> None:
        """Add all that `parent` holds."""
        for element in parent:
            self.read_one(element)

    def read_one(
        self, element: etree._Element, kind: Literal["paragraph", "list item"] = "paragraph"
    ) -> None:
        """Add an element: a paragraph, a list, a table, a drawing, or whatever holds such."""
        tag = element.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            return
        if tag in _PARAGRAPHS:
            self._paragraph(element, kind)
        elif tag == named("text:list"):
            self._list(element)
        elif tag == named("table:table"):
            self._table(element)
        elif tag == named("text:section") and element.get(named("text:display")) in {"none", "condition"}:
            self.hidden += any(piece.strip() for piece in element.itertext())
        elif tag.startswith(_DRAWN):
            on_paper, self.on_paper = self.on_paper, False
            self.read(element)
            self.on_paper = on_paper
        else:
            self.read(element)

    def words(self, element: etree._Element) -> Paragraph:
        """The words of a paragraph; what was hidden in it is counted."""
        paragraph = text_of(element, self.styles, on_paper=self.on_paper)
        self.hidden += paragraph.hidden
        return paragraph

    def _paragraph(self, element: etree._Element, kind: Literal["paragraph", "list item"]) -> None:
        paragraph = self.words(element)
        level = 0
        if element.tag == named("text:h"):
            outline = element.get(named("text:outline-level")) or "1"
            level = max(int(outline), 1) if outline.isdecimal() and len(outline) == 1 else 1
        elif kind == "paragraph" and self.label is None and self.styles.is_title(element):
            level = 1
        if level and self.label is None:
            self.assembly.heading(paragraph.text, level)
        else:
            self.assembly.add(kind, paragraph.text, label=self.label, page=self.page)
        self._attached(paragraph)

    def _attached(self, paragraph: Paragraph) -> None:
        for element in (*paragraph.boxes, *paragraph.notes):
            self.read_one(element)

    def _list(self, element: etree._Element) -> None:
        for item in element:
            kind: Literal["paragraph", "list item"] = "list item"
            for child in item:
                self.read_one(child, kind)
                if child.tag in _PARAGRAPHS:
                    kind = "paragraph"

    def _table(self, table: etree._Element) -> None:
        rows: list[list[Cell]] = []
        bold: list[bool] = []
        attached: list[list[Paragraph]] = []
        inner: list[list[etree._Element]] = []
        marked = 0
        above: dict[int, tuple[int, str]] = {}
        on_paper, self.on_paper = self.on_paper, False
        for row, is_header in self._rows(table):
            marked += is_header and marked == len(rows)
            attached.append([])
            inner.append([])
            cells, outstanding = self._row(row, above, attached[-1], inner[-1])
            rows.append(cells)
            bold.append(outstanding)
        for text, hanging, tables in zip(
            row_texts(rows, header_rows(rows, marked, bold)), attached, inner, strict=True
        ):
            self.assembly.add("table row", text, label=self.label, page=self.page)
            for paragraph in hanging:
                self._attached(paragraph)
            for nested in tables:
                self._table(nested)
        self.on_paper = on_paper

    def _rows(self, parent: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
        for element in parent:
            if element.tag == named("table:table-row"):
                if element.get(named("table:visibility")) in {"collapse", "filter"}:
                    self.hidden += any(piece.strip() for piece in element.itertext())
                else:
                    yield element, header
            elif element.tag in _ROW_GROUPS:
                yield from self._rows(
                    element, header=header or element.tag == named("table:table-header-rows")
                )

    def _row(
        self,
        row: etree._Element,
        above: dict[int, tuple[int, str]],
        attached: list[Paragraph],
        inner: list[etree._Element],
    ) -> tuple[list[Cell], bool]:
        """The cells of a row, and whether all of their words stand out."""
        cells: list[Cell] = []
        bold: list[bool] = []
        column = 0
        for element in row:
            if element.tag == named("table:covered-table-cell"):
                left, text = above.pop(column, (0, ""))
                if left:
                    cells.append(Cell(filled_down(text), column))
                    above[column] = (left - 1, text)
                column += _times(element, "table:number-columns-repeated")
            elif element.tag == named("table:table-cell"):
                words: list[str] = []
                for child in _shallow(element, inner):
                    paragraph = self.words(child)
                    attached.append(paragraph)
                    words.append(paragraph.text.strip())
                    if paragraph.text.strip():
                        bold.append(self._stands_out(child))
                text = " ".join(filter(None, words))
                cells.append(Cell(text, column, _times(element, "table:number-columns-spanned")))
                above[column] = (_times(element, "table:number-rows-spanned") - 1, text)
                column += _times(element, "table:number-columns-repeated")
        return cells, bool(bold) and all(bold)

    def _stands_out(self, paragraph: etree._Element) -> bool:
        if self.styles.stands_out(paragraph):
            return True
        spans = paragraph.findall(named("text:span"))
        plain = (paragraph.text or "") + "".join(child.tail or "" for child in paragraph)
        return bool(spans) and not plain.strip() and all(map(self.styles.stands_out, spans))


def _shallow(cell: etree._Element, inner: list[etree._Element]) -> Iterator[etree._Element]:
    """The paragraphs of a cell; tables within it go to `inner`, drawings hang on their paragraphs."""
    for element in cell:
        if element.tag in _PARAGRAPHS:
            yield element
        elif element.tag == named("table:table"):
            inner.append(element)
        elif (
            isinstance(element.tag, str)
            and not element.tag.startswith(_DRAWN)
            and element.tag not in _LEFT_OUT
        ):
            yield from _shallow(element, inner)


def _times(element: etree._Element, name: str) -> int:
    """How often a cell is repeated or how far it reaches; bounded, because it comes from the file."""
    times = element.get(named(name)) or "1"
    return max(1, min(int(times), _MOST_SPANNED)) if times.isdecimal() and len(times) < 9 else 1  # noqa: PLR2004 -- no table has nine digits of columns
