"""What the cells of a spreadsheet look like: how far they reach, which are hidden, how numbers are shown.

python-calamine gives values only, and sets aside room for every cell between the first and the last: two
cells at opposite corners are enough to end the process. So the XML is looked through first.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from assistant.readers.errors import ReadError
from assistant.readers.office.package import member, parse
from assistant.readers.office.sheet_numbers import BUILT_IN, NumberFormat, number_format
from assistant.readers.sniff import BROKEN_ZIP

_MAIN = "{*}"
"""Excel's strict files name the same elements in another namespace."""
_RELATION = re.compile(r"\{http://(?:schemas\.openxmlformats|purl\.oclc)\.org/.*relationships\}id")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ODS_TAGS = tuple(
    f"{_TABLE}{tag}" for tag in ("table", "table-row", "table-column", "table-cell", "covered-table-cell")
)
_ON = frozenset({"1", "true"})
_MOST_STYLED = 1_000_000
"""Cells whose number format is kept, over all sheets; a dictionary entry each."""
_LAST_STYLED = 50_000
"""Rows from the top whose formats are kept; fewer than these are read of a sheet."""
_MOST_COLUMNS = 16_384
_LAST_ROW = 1_048_576


@dataclass(slots=True)
class Look:
    """Of one sheet, everything counted from 0."""

    rows: int = 0
    columns: int = 0
    """One after the last that holds something."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], NumberFormat] = field(default_factory=dict)


def looks(data: bytes, names: list[str]) -> dict[str, Look]:
    """The looks of the sheets of an .xlsx or .ods file by name; empty for other formats.

    Raises ReadError when the XML is broken.
    """
    try:
        if "xl/workbook.xml" in names:
            return dict(_excel(data, names))
        return dict(_opendocument(data)) if "content.xml" in names else {}
    except (etree.XMLSyntaxError, *BROKEN_ZIP) as error:
        raise ReadError("damaged: a sheet of it is broken") from error


def _excel(data: bytes, names: list[str]) -> Iterator[tuple[str, Look]]:
    targets = {
        relation.get("Id") or "": posixpath.normpath(
            posixpath.join("xl", relation.get("Target") or "")
        ).lstrip("/")
        for relation in _root(data, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    formats = _formats(data)
    room = _MOST_STYLED
    for sheet in _root(data, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        identity = next(
            (str(value) for key, value in sheet.attrib.items() if _RELATION.fullmatch(str(key))), ""
        )
        path = targets.get(identity, "").removeprefix("xl//")
        if path in names:
            with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(path) as part:
                look = _excel_sheet(part, formats, room)
            room -= len(look.formats)
            yield sheet.get("name") or "", look


def _root(data: bytes, name: str) -> etree._Element:
    xml = member(data, name)
    return parse(xml) if xml else etree.Element("missing")


def _formats(data: bytes) -> dict[str, NumberFormat]:
    """The number formats by the index of a cell's style."""
    root = _root(data, "xl/styles.xml")
    codes = {str(number): code for number, code in BUILT_IN.items()}
    codes |= {
        each.get("numFmtId") or "": each.get("formatCode") or "" for each in root.iter(f"{_MAIN}numFmt")
    }
    found: dict[str, NumberFormat] = {}
    for index, style in enumerate(root.findall(f"{_MAIN}cellXfs/{_MAIN}xf")):
        read = number_format(codes.get(style.get("numFmtId") or "", ""))
        if read is not None:
            found[str(index)] = read
    return found


def _excel_sheet(part: IO[bytes], formats: dict[str, NumberFormat], room: int) -> Look:
    look = Look()
    row = -1
    for _, element in _events(part, ("end",), ("{*}row", "{*}col")):
        if element.tag.endswith("}row"):
            row = _place(element.get("r"), row + 1)
            if element.get("hidden") in _ON:
                look.hidden_rows.add(row)
            _excel_row(element, row, look, formats, room)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
        elif element.get("hidden") in _ON:
            first = _place(element.get("min"), 0)
            last = min(_place(element.get("max"), first), _MOST_COLUMNS)
            look.hidden_columns.update(range(first, last + 1))
    return look


def _excel_row(
    element: etree._Element, row: int, look: Look, formats: dict[str, NumberFormat], room: int
) -> None:
    cells = list(element)
    if row >= _LAST_STYLED or len(look.formats) + len(cells) > room:  # only how far it reaches matters now
        cells = [cell for cell in cells[-1:] if cell.get("r")]
    column = -1
    for cell in cells:
        letters = (cell.get("r") or "").rstrip("0123456789")
        column = _column(letters) if letters else column + 1
        if not len(cell):
            continue
        look.rows, look.columns = max(look.rows, row + 1), max(look.columns, column + 1)
        style = formats.get(cell.get("s") or "")
        if style is not None and cell.get("t") in {None, "n"}:
            look.formats[row, column] = style


def _opendocument(data: bytes) -> Iterator[tuple[str, Look]]:
    table = _OpenTable()
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("content.xml") as part:
        for event, element in _events(part, ("start", "end"), _ODS_TAGS):
            tag = str(element.tag).removeprefix(_TABLE)
            if event == "start":
                if tag == "table":
                    table = _OpenTable()
                elif tag == "table-row":
                    table.column, table.is_filled = 0, False
            elif tag == "table":
                yield element.get(f"{_TABLE}name") or "", table.look
                element.clear()
            else:
                table.end(tag, element)


@dataclass(slots=True)
class _OpenTable:
    """A sheet of an OpenDocument file as its elements go by."""

    look: Look = field(default_factory=Look)
    row: int = 0
    column: int = 0
    is_filled: bool = False
    """Whether the row at hand holds something."""

    def end(self, tag: str, element: etree._Element) -> None:
        """The end of a column, row or cell, which may stand for many."""
        is_hidden = element.get(f"{_TABLE}visibility") in {"collapse", "filter"}
        times = _times(element, "rows" if tag == "table-row" else "columns")
        if tag == "table-row":
            if is_hidden:
                self.look.hidden_rows.update(range(self.row, min(self.row + times, _LAST_ROW)))
            self.row += times
            self.look.rows = self.row if self.is_filled else self.look.rows
            element.clear()
            return
        if tag == "table-column" and is_hidden:
            self.look.hidden_columns.update(range(self.column, min(self.column + times, _MOST_COLUMNS)))
        self.column += times
        if tag != "table-column" and (len(element) or element.get(f"{_OFFICE}value") is not None):
            self.is_filled = True
            self.look.columns = max(self.look.columns, self.column)


def _events(
    part: IO[bytes], events: tuple[str, ...], tags: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterparse(
        part, events=events, tag=tags, resolve_entities=False, no_network=True, remove_comments=True
    )


def _place(number: str | None, otherwise: int) -> int:
    """A number counted from 1, as one from 0; bounded, because it comes from the file."""
    return min(int(number) - 1, _LAST_ROW) if number and number.isdecimal() and len(number) < 9 else otherwise  # noqa: PLR2004 -- no row has nine digits


def _column(letters: str) -> int:
    column = 0
    for letter in letters[:4].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _times(element: etree._Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return int(times) if times.isdecimal() and len(times) < 9 else _LAST_ROW  # noqa: PLR2004 -- as above
