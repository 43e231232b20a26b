"""Word files that everyone can read, built piece by piece.

    file = WordFile("Draft letter", made_on=date(2026, 11, 22), header="Community right to challenge")
    file.title("Decision on an expression of interest")
    file.notice("Draft: not sent.")
    file.heading("Reasons")
    file.paragraph("Asked for by ", Link(provision.cited, provision.address), ".")
    file.paragraph(text_of_a_person)  # a line break begins a new paragraph; nothing in it is markup
    file.placeholder("say why the grounds apply")  # [To complete: say why the grounds apply]
    file.table([("To", ToComplete("the group")), ("Date", "1 May 2026")], about="Who writes to whom",
               header_column=True, header_row=False)
    data = file.data()

Headings, header rows, language and title are marked as such, for those who read with a screen reader.
The same calls give the same bytes on every day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, cast

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.word.package import packed
from assistant.word.styles import (
    HYPERLINK,
    LANGUAGE,
    NOTICE,
    QUOTE,
    TABLE_TEXT,
    TO_COMPLETE,
    dress,
    element,
    identity_of,
    shade,
)

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (its production 2, Char): most control characters, lone surrogates."""
_LINE_END: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_LONGEST_PROPERTY: Final = 255
"""Characters of a document property (python-docx refuses more)."""
_LOOK: Final = {"firstRow": 0x20, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
"""What a table's look can set off (ECMA-376 part 1, 17.4.55)."""
_LONGEST_KEPT: Final = 1_500
"""Characters of a row that is not broken over two pages; about half a page in one column."""
_LINE: Final = 50
"""Characters that a line of a cell can hold, about; a line break takes their place."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page on the web."""

    text: str
    address: str
    """Begins with `https://`."""


@dataclass(frozen=True, slots=True)
class ToComplete:
    """A gap that a person has to fill: shown as `[To complete: what]`, in a box on a shade.

    Not bold: a row whose cells are all bold would be taken for a header.
    """

    what: str

    @property
    def shown(self) -> str:
        """As it stands in the file."""
        return f"[To complete: {self.what}]"


Piece = str | Strong | Link | ToComplete
Cell = Piece | tuple[Piece, ...]


def plain(text: str) -> str:
    """The text without the characters that a Word file cannot hold; line ends become line feeds."""
    return _NOT_IN_XML.sub("", _LINE_END.sub("\n", text))


class WordFile:
    """A Word file that grows from top to bottom."""

    def __init__(self, title: str, *, made_on: date, header: str = "", author: str = "") -> None:
        """`title` is the title property; `header` stands at the top of each page, its number at the foot."""
        self._document = docx.Document()
        self._end = self._document.element.body.sectPr
        self._below_table = False
        dress(self._document)
        self._describe(title, author, made_on)
        section = self._document.sections[0]
        section.header.paragraphs[0].text = plain(header)
        _page_numbers(section.footer.paragraphs[0])

    def title(self, text: str) -> None:
        """The title on the first page."""
        self._start("Title").add_run(plain(text))

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """A heading of level 1 to 3; with `new_page` at the top of a page."""
        paragraph = self._start(f"Heading {level}")
        paragraph.add_run(plain(text))
        if new_page:
            paragraph.paragraph_format.page_break_before = True

    def paragraph(self, *pieces: Piece, keep_with_next: bool = False) -> None:
        """Pieces one after another; a line break in a text begins a new paragraph, empty lines go."""

        def start() -> Paragraph:
            paragraph = self._start("Normal")
            paragraph.paragraph_format.keep_with_next = keep_with_next or None
            return paragraph

        _lay(start, pieces)

    def lines(self, text: str) -> None:
        """One paragraph that keeps the line breaks of `text`, as an address does."""
        self._start("Normal").add_run(plain(text).strip("\n"))

    def notice(self, *pieces: Piece) -> None:
        """A paragraph that stands out: bold, with a bar at its left."""
        _lay(lambda: self._start(NOTICE), pieces)

    def quote(self, *pieces: Piece) -> None:
        """An indented paragraph, for words taken from elsewhere."""
        _lay(lambda: self._start(QUOTE), pieces)

    def placeholder(self, what: str) -> None:
        """A paragraph that says what to write in its place."""
        self.paragraph(ToComplete(what))

    def bullets(self, items: Iterable[Cell]) -> None:
        """A list, an item a bullet."""
        for item in items:
            _lay(lambda: self._start("List Bullet"), _pieces(item))

    def table(
        self,
        rows: Sequence[Sequence[Cell]],
        *,
        about: str,
        widths: Sequence[float] = (),
        header_row: bool = True,
        header_column: bool = False,
    ) -> None:
        """A table, a cell a piece or a tuple of pieces; `about` says to a screen reader what it shows.

        `widths` are the shares of the columns. The first row and column are marked as headers on demand;
        a header row is repeated on every page.
        """
        table = self._document.add_table(0, len(rows[0]), style="Table Grid")
        _mark(table, about, header_row=header_row, header_column=header_column)
        for number, cells in enumerate(rows):
            is_header = header_row and number == 0
            row = table.add_row()
            _keep(row, cells, repeat=is_header)
            for column, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
                bold = is_header or (header_column and column == 0)
                _fill(cell, _pieces(content), bold=bold)
                if bold:
                    shade(cell._tc.get_or_add_tcPr(), "E7E6E6")  # noqa: SLF001 -- python-docx cannot shade a cell
        _set_widths(table, widths or [1.0] * len(rows[0]), self._width)
        self._below_table = True

    def data(self) -> bytes:
        """The file."""
        return packed(self._document)

    @property
    def gaps(self) -> int:
        """How many gaps to complete there are so far."""
        runs = self._document.element.body.iter(qn("w:rStyle"))
        return sum(run.get(qn("w:val")) == identity_of(TO_COMPLETE) for run in runs)

    @property
    def _width(self) -> int:
        section = self._document.sections[0]
        lengths = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (int(length or 0) for length in lengths)
        return page - left - right

    def _start(self, style: str) -> Paragraph:
        paragraph = _styled(self._appended(), style)
        if self._below_table and not style.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(10)
        self._below_table = False
        return paragraph

    def _appended(self) -> Paragraph:
        """A paragraph at the end; python-docx searches the whole body for the end each time."""
        new = cast("CT_P", element("w:p"))
        self._end.addprevious(new)
        return Paragraph(new, self._document)

    def _describe(self, title: str, author: str, made_on: date) -> None:
        properties = self._document.core_properties
        properties.title = plain(title)[:_LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = plain(author)[:_LONGEST_PROPERTY]
        properties.comments = ""
        properties.language = LANGUAGE
        properties.revision = 1
        properties.created = properties.modified = datetime.combine(made_on, time(), UTC)


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    paragraph._p.style = identity_of(style)  # noqa: SLF001 -- python-docx looks through all styles each time
    return paragraph


def _pieces(cell: Cell) -> tuple[Piece, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _lay(start: Callable[[], Paragraph], pieces: Iterable[Piece], *, bold: bool = False) -> None:
    """Put pieces into paragraphs that `start` makes; there is at least one."""
    paragraph, begun, broken = start(), False, False
    for piece in pieces:
        for number, part in enumerate(_parts(piece)):
            broken = broken or number > 0
            if part == "":
                continue
            if broken and begun:
                paragraph = start()
            _add(paragraph, part, bold=bold)
            begun, broken = True, False


def _parts(piece: Piece) -> list[Piece]:
    """The lines of a text, empty where nothing is in them; any other piece is one part."""
    if not isinstance(piece, str):
        return [piece]
    lines = plain(piece).split("\n")
    return [line if line.strip() or len(lines) == 1 else "" for line in lines]


def _add(paragraph: Paragraph, piece: Piece, *, bold: bool) -> None:
    if isinstance(piece, ToComplete):
        paragraph.add_run(plain(piece.shown)).element.style = identity_of(TO_COMPLETE)
    elif isinstance(piece, Link):
        _add_link(paragraph, piece)
    else:
        text = piece.text if isinstance(piece, Strong) else piece
        run = paragraph.add_run(plain(text))
        run.bold = True if bold or isinstance(piece, Strong) else None


def _add_link(paragraph: Paragraph, link: Link) -> None:
    if not link.address.startswith("https://"):
        raise ValueError(f"not an address on the web: {link.address!r}")
    identity = paragraph.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(plain(link.text))
    run.element.style = identity_of(HYPERLINK)
    hyperlink = element("w:hyperlink")
    hyperlink.set(qn("r:id"), identity)
    run.element.addprevious(hyperlink)
    hyperlink.append(run.element)


def _fill(cell: _Cell, pieces: tuple[Piece, ...], *, bold: bool) -> None:
    free = [cell.paragraphs[0]]

    def start() -> Paragraph:
        return _styled(free.pop() if free else cell.add_paragraph(), TABLE_TEXT)

    _lay(start, pieces, bold=bold)


def _mark(table: Table, about: str, *, header_row: bool, header_column: bool) -> None:
    properties = table._tbl.tblPr  # noqa: SLF001 -- python-docx offers no other way to these properties
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    shown = {"firstRow": header_row, "firstColumn": header_column, "noHBand": True, "noVBand": True}
    bits = sum(_LOOK[name] for name, on in shown.items() if on)
    properties.append(element("w:tblLook", val=f"{bits:04X}", **{n: str(int(on)) for n, on in shown.items()}))
    properties.append(element("w:tblCaption", val=plain(about)))


def _keep(row: _Row, cells: Sequence[Cell], *, repeat: bool) -> None:
    """Keep a short row on one page, and repeat a header row on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx offers no other way to these properties
    shown = [piece for cell in cells for piece in _pieces(cell) if isinstance(piece, str)]
    if sum(len(text) + _LINE * text.count("\n") for text in shown) <= _LONGEST_KEPT:
        properties.append(element("w:cantSplit"))
    if repeat:
        properties.append(element("w:tblHeader"))


def _set_widths(table: Table, shares: Sequence[float], width: int) -> None:
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = round(width * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _page_numbers(footer: Paragraph) -> None:
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        run = footer.add_run("1")
        holder = element("w:fldSimple", instr=field)
        run.element.addprevious(holder)
        holder.append(run.element)
