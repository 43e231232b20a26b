"""Spreadsheets (.xlsx, .xls, .xlsb, .ods): a heading for each sheet, rows named by the header above them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import python_calamine as calamine

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly
from assistant.readers.declared import leading_date, plausible_author, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.grid import Row, lines
from assistant.readers.office import opendocument_meta
from assistant.readers.office.package import MACROS, check_package, holds_macros, member, parse
from assistant.readers.office.sheet_look import Look, looks
from assistant.readers.office.sheet_numbers import shown
from assistant.readers.office.sheet_old import check_old
from assistant.readers.tables import filled_down

MOST_ROWS = 20_000
"""Rows kept of a file, as of a CSV file: a row is about one passage."""
_LEAST_ROWS = 500
"""Rows kept of every sheet, even when those before it have used up the room."""
_MOST_SHEETS = 200
_MOST_CELLS = 20_000_000
"""Between the first and the last of a sheet: calamine sets aside 24 bytes for each, filled or not."""
_MOST_COLUMNS = 500
"""Cells kept of a row, which is more than anyone reads."""
_MOST_FILLED_DOWN = 200_000
"""Cells to which a merged cell's text is copied, in one sheet."""
_SPREADSHEET = "spreadsheet"
_VBA = "_VBA_PROJECT".encode("utf-16-le")


def read_sheet(data: bytes, name: str) -> Document:
    """Read a spreadsheet's values. Raises ReadError: damaged, encrypted, a bomb, or without values."""
    names: list[str] = []
    if data.startswith(b"PK"):
        names = check_package(data, _SPREADSHEET)
    else:
        check_old(data)
    if "content.xml" in names:
        opendocument_meta.check_unlocked(data, names)
    reading = _Reading(looks(data, names))
    if "content.xml" in names and not all(map(reading.fits, reading.looks)):
        raise ReadError(reading.why_empty)  # calamine sets aside room for all sheets of such a file at once
    for sheet, rows in _sheets(data, reading):
        reading.add(sheet, rows)
    if holds_macros(names) or (not names and _VBA in data):
        reading.assembly.warnings.append(MACROS)
    reading.warn()
    return reading.assembly.document(_source(data, names, name), empty=reading.why_empty)


def _sheets(data: bytes, reading: _Reading) -> Iterator[tuple[str, calamine.CalamineSheet]]:
    """The sheets that a person sees, in order. Raises ReadError, also for what breaks inside calamine."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata[:_MOST_SHEETS]:
                if sheet.visible != calamine.SheetVisibleEnum.Visible:
                    reading.hidden_sheets.append(sheet.name)
                elif sheet.typ == calamine.SheetTypeEnum.WorkSheet and reading.fits(sheet.name):
                    yield sheet.name, book.get_sheet_by_name(sheet.name)
            reading.sheets_left_out = max(0, len(book.sheets_metadata) - _MOST_SHEETS)
    except calamine.PasswordError as error:
        raise ReadError("encrypted: needs a password") from error
    except calamine.CalamineError as error:
        raise ReadError(f"damaged: the {_SPREADSHEET} cannot be read ({str(error)[:100]})") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of pyo3, which it does not export
            raise ReadError(f"damaged: its {_SPREADSHEET} is broken") from error
        raise


@dataclass(slots=True)
class _Reading:
    """Adds sheets to an assembly, and counts what it leaves out."""

    looks: dict[str, Look]
    assembly: Assembly = field(default_factory=Assembly)
    hidden_sheets: list[str] = field(default_factory=list)
    sheets_left_out: int = 0
    why_empty: str = "its sheets hold no values"
    _hidden_rows: int = 0
    _hidden_columns: int = 0
    _kept: int = 0
    _left_out: int = 0

    def fits(self, sheet: str) -> bool:
        """Whether a sheet fits into memory; one that does not is left out with a warning."""
        look = self.looks.get(sheet, Look())
        if look.rows * look.columns <= _MOST_CELLS:
            return True
        self.why_empty = f"sheet '{sheet}' reaches over {look.rows:,} rows and {look.columns:,} columns"
        self.assembly.warnings.append(f"{self.why_empty} and was left out")
        return False

    def add(self, name: str, sheet: calamine.CalamineSheet) -> None:
        """Add the rows of a sheet below its name."""
        look = self.looks.get(name, Look())
        room = max(MOST_ROWS - self._kept, _LEAST_ROWS)
        rows = list(self._rows(sheet, look, room))
        self._kept += len(rows)
        if rows:
            self.assembly.heading(name, 1, label=name)
        merges_known = sheet.merged_cell_ranges is not None
        for line in lines(rows, fewest_columns=3, merges_known=merges_known):
            self.assembly.add(line.kind, line.text, label=f"{name} row {line.number}")

    def _rows(self, sheet: calamine.CalamineSheet, look: Look, room: int) -> Iterator[Row]:
        across, down = _merged(sheet)
        _, left = sheet.start or (
            0,
            0,
        )  # rows come from the very first, columns from the first that is filled
        above: dict[int, str] = {}
        seen_columns: set[int] = set()
        for at, values in enumerate(sheet.iter_rows()):
            if not room:
                self._left_out += any(value != "" for value in values)
                continue
            cells = {
                column: text
                for column, value in enumerate(values[:_MOST_COLUMNS], left)
                if value != "" and (text := shown(value, look.formats.get((at, column))).strip())
            }
            if at in look.hidden_rows:
                self._hidden_rows += bool(cells)
                continue
            above = {column: above[column] for column in down.get(at, ()) if column in above}
            copies = {column: text for column, text in above.items() if column not in look.hidden_columns}
            above |= {column: text for column in cells if (text := filled_down(cells[column]))}
            seen_columns |= look.hidden_columns & set(cells)
            cells = {column: text for column, text in cells.items() if column not in look.hidden_columns}
            if cells:
                room -= 1
                yield Row(at + 1, cells, tuple(across.get(at, ())), copies)
        self._hidden_columns += len(seen_columns)

    def warn(self) -> None:
        """Say what was left out."""
        warnings = self.assembly.warnings
        hidden = [
            _count(len(self.hidden_sheets), "hidden sheet"),
            _count(self._hidden_rows, "hidden row"),
            _count(self._hidden_columns, "hidden column"),
        ]
        parts = list(filter(None, hidden))
        if parts:
            total = len(self.hidden_sheets) + self._hidden_rows + self._hidden_columns
            listed = ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + parts[-1]
            warnings.append(f"{listed} {'was' if total == 1 else 'were'} left out")
        if self._left_out:
            rows = "1 row was" if self._left_out == 1 else f"{self._left_out:,} rows were"
            warnings.append(f"{rows} left out: about {MOST_ROWS:,} are read of a file")
        if self.sheets_left_out:
            warnings.append(f"{self.sheets_left_out} sheets were left out: at most {_MOST_SHEETS} are read")


def _merged(sheet: calamine.CalamineSheet) -> tuple[dict[int, list[tuple[int, int]]], dict[int, set[int]]]:
    """By row: the columns of cells merged across, and the columns in which a cell above reaches down."""
    across: dict[int, list[tuple[int, int]]] = {}
    down: dict[int, set[int]] = {}
    room = _MOST_FILLED_DOWN
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if right > left:
            across.setdefault(top, []).append((left, right))
        for row in range(top + 1, min(bottom, top + room) + 1):
            down.setdefault(row, set()).add(left)
        room = max(0, room - (bottom - top))
    return across, down


def _source(data: bytes, names: list[str], name: str) -> Source:
    if "content.xml" in names:
        return opendocument_meta.source(data, name)
    fields: dict[str, str] = {}
    core = member(data, "docProps/core.xml") if names else b""
    try:
        elements = list(parse(core)) if core else []
    except ReadError:  # the sheets themselves may still be whole
        elements = []
    for element in elements:
        fields.setdefault(str(element.tag).rpartition("}")[2], element.text or "")
    return Source(
        id="",
        title=plausible_title(fields.get("title")) or title_from_name(name),
        author=plausible_author(fields.get("creator")),
        date=leading_date((fields.get("modified") or fields.get("created") or "")[:10]),
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}" if number else ""
