"""CSV files: each row a block, named by the header row where there is one."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly
from assistant.readers.clean import one_line
from assistant.readers.declared import title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.grid import Row, lines
from assistant.readers.sniff import decode

MOST_ROWS = 20_000
"""Rows kept. A row is about one passage, and a passage costs some hundredths of a second to index."""
MOST_CHARACTERS = 20_000_000
"""Of all rows kept; rows that are very wide count for more."""

_DELIMITERS = ",;\t|"
_NO_DELIMITER = "\x1f"
"""For a file of one column: a character that is in no text."""
_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1_000_000
_LONGEST_FIELD = 1_000_000
"""Characters; a longer field is a quotation mark that nobody closed."""
_MOST_LINES_A_CELL = 200
_MOST_CONTROLS = 0.01
"""Share of control characters beyond which bytes are no text."""
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


def read_csv(data: bytes, name: str) -> Document:
    """Read rows with any usual delimiter, quoting and encoding. Raises ReadError for what is no text."""
    text = decode(data).replace("\0", "")
    sample = text[:_SAMPLE_CHARACTERS]
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROLS:
        raise ReadError("not a CSV file: it holds no text")
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else _delimiter(sample, PurePath(name).suffix.lower())
    assembly = Assembly()
    rows, left_out = _rows(text, delimiter, quoted=True)
    if (
        any(cell.count("\n") > _MOST_LINES_A_CELL for row in rows for cell in row.cells.values())
        or left_out < 0
    ):
        rows, left_out = _rows(text, delimiter, quoted=False)
        assembly.warnings.append("a quotation mark in it is never closed; the rows were read line by line")
    for line in lines(rows, fewest_columns=2):
        assembly.add("table row", line.text, label=f"row {line.number}")
    if left_out:
        assembly.warnings.append(rows_left_out(left_out))
    return assembly.document(Source(id="", title=title_from_name(name)), empty="it holds no rows")


def rows_left_out(number: int) -> str:
    """What a person should know of a table that is too long."""
    rows = "1 row was" if number == 1 else f"{number:,} rows were"
    return f"{rows} left out: at most {MOST_ROWS:,} are read"


def _rows(text: str, delimiter: str, *, quoted: bool) -> tuple[list[Row], int]:
    """The rows that are not blank, and how many were too many; -1 when a quotation mark is never closed."""
    rows: list[Row] = []
    room = MOST_CHARACTERS
    left_out = 0
    limit = csv.field_size_limit(_LONGEST_FIELD)
    try:
        for number, record in enumerate(_records(_lines(text), delimiter, quoted=quoted), 1):
            if len(rows) == MOST_ROWS or room <= 0:
                left_out += any(record)
                continue
            cells = {column: cell.strip() for column, cell in enumerate(record) if cell and cell.strip()}
            if cells and not (number == 1 and _DECLARED.match(f"{delimiter.join(record)}\n")):
                rows.append(Row(number, cells))
                room -= sum(map(len, cells.values()))
    except csv.Error:
        return [], -1
    finally:
        csv.field_size_limit(limit)
    return rows, left_out


def _records(
    given: Iterator[str], delimiter: str, *, quoted: bool, strict: bool = False
) -> Iterator[list[str]]:
    return csv.reader(
        given,
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,
        strict=strict,
    )


def _lines(text: str) -> Iterator[str]:
    """The lines one at a time: a list of them would take as much memory again."""
    return (found[0] for found in _LINE.finditer(text))


def _delimiter(sample: str, suffix: str) -> str:
    """The delimiter that cuts most rows into as many cells as the others; none when most rows stay whole.

    First by the rules of quoting to the letter, which only the right delimiter keeps; then without them.
    """
    for strict in (True, False):
        scores = {delimiter: _score(sample, delimiter, strict=strict) for delimiter in _DELIMITERS}
        if suffix == ".tsv" and any(scores["\t"]):
            return "\t"
        best = max(scores, key=scores.__getitem__)
        if any(scores[best]):
            return best
    return _NO_DELIMITER


def _score(sample: str, delimiter: str, *, strict: bool) -> tuple[float, int]:
    """The share of rows that have as many cells as most, and how many; nothing when most have one."""
    given = islice(_lines(sample), _SAMPLE_LINES)
    try:
        records = list(_records(given, delimiter, quoted=True, strict=strict))
    except csv.Error:
        return 0, 0
    widths = Counter(len(record) for record in records if any(map(one_line, record)))
    several = {width: rows for width, rows in widths.items() if width > 1}
    if not several or 2 * sum(several.values()) < widths.total():
        return 0, 0
    width, rows = max(several.items(), key=lambda item: (item[1], item[0]))
    return round(rows / widths.total(), 1), width
