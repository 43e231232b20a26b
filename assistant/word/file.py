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

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Final, cast

import docx
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from assistant.word.laying import lay, styled
from assistant.word.package import packed
from assistant.word.pieces import Cell, Footnote, Gap, Link, Piece, Strong, ToComplete, pieces_of, plain
from assistant.word.sections import begin_section
from assistant.word.styles import (
    BOX,
    CLAUSE,
    LANGUAGE,
    NOTICE,
    QUOTE,
    SMALL_TABLE_TEXT,
    TABLE_TEXT,
    TERM,
    TO_COMPLETE,
    dress,
    element,
    identity_of,
    shade,
)
from assistant.word.tables import fill, keep, mark, set_widths

__all__ = ["Cell", "Footnote", "Gap", "Link", "Piece", "Strong", "ToComplete", "WordFile", "plain"]

_LONGEST_PROPERTY: Final = 255
"""Characters of a document property (python-docx refuses more)."""


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

        lay(start, pieces)

    def lines(self, text: str) -> None:
        """One paragraph that keeps the line breaks of `text`, as an address does."""
        self._start("Normal").add_run(plain(text).strip("\n"))

    def notice(self, *pieces: Piece) -> None:
        """A paragraph that stands out: bold, with a bar at its left."""
        lay(lambda: self._start(NOTICE), pieces)

    def quote(self, *pieces: Piece) -> None:
        """An indented paragraph, for words taken from elsewhere."""
        lay(lambda: self._start(QUOTE), pieces)

    def box(self, *pieces: Piece) -> None:
        """A paragraph in a box; boxes that follow one another are one."""
        lay(lambda: self._start(BOX), pieces)

    def term(self, *pieces: Piece) -> None:
        """A paragraph whose first words stand out to its left, as a defined term does."""
        lay(lambda: self._start(TERM), pieces)

    def clause(self, number: str, *pieces: Piece) -> None:
        """A paragraph with its number in the margin; the number is text, so it stays what it is."""
        numbers = [f"{plain(number)}\t"]

        def start() -> Paragraph:
            paragraph = self._start(CLAUSE)
            paragraph.add_run(numbers.pop() if numbers else "\t")
            return paragraph

        lay(start, pieces)

    def section(self, *, landscape: bool = False, header: str | None = None) -> None:
        """Begin a new page, upright or on its side; without `header` that of the pages before goes on."""
        begin_section(self._document, landscape=landscape, header=None if header is None else plain(header))
        self._below_table = False

    def placeholder(self, what: str) -> None:
        """A paragraph that says what to write in its place."""
        self.paragraph(ToComplete(what))

    def bullets(self, items: Iterable[Cell]) -> None:
        """A list, an item a bullet."""
        for item in items:
            lay(lambda: self._start("List Bullet"), pieces_of(item))

    def table(  # noqa: PLR0913 -- each is a choice of its own
        self,
        rows: Sequence[Sequence[Cell]],
        *,
        about: str,
        widths: Sequence[float] = (),
        header_row: bool = True,
        header_column: bool = False,
        small: bool = False,
    ) -> None:
        """A table, a cell a piece or a tuple of pieces; `about` says to a screen reader what it shows.

        `widths` are the shares of the columns. The first row and column are marked as headers on demand;
        a header row is repeated on every page.
        """
        table = self._document.add_table(0, len(rows[0]), style="Table Grid")
        style = SMALL_TABLE_TEXT if small else TABLE_TEXT
        mark(table, about, header_row=header_row, header_column=header_column)
        for number, cells in enumerate(rows):
            is_header = header_row and number == 0
            row = table.add_row()
            keep(row, cells, repeat=is_header)
            for column, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
                bold = is_header or (header_column and column == 0)
                fill(cell, pieces_of(content), style, bold=bold)
                if bold:
                    shade(cell._tc.get_or_add_tcPr(), "E7E6E6")  # noqa: SLF001 -- python-docx cannot shade a cell
        set_widths(table, widths or [1.0] * len(rows[0]), self._width)
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
        section = self._document.sections[-1]
        lengths = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (int(length or 0) for length in lengths)
        return page - left - right

    def _start(self, style: str) -> Paragraph:
        paragraph = styled(self._appended(), style)
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


def _page_numbers(footer: Paragraph) -> None:
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        run = footer.add_run("1")
        holder = element("w:fldSimple", instr=field)
        run.element.addprevious(holder)
        holder.append(run.element)
