from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes
from assistant.readers.csv_rows import MOST_ROWS, read_csv


def _rows(text: str | bytes, name: str = "prices.csv") -> list[tuple[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(block.locator.label, block.text) for block in read_bytes(data, name).blocks]


def test_rows_are_named_by_the_header_and_counted_as_a_person_sees_them(
    sound: Callable[[Document], Document],
) -> None:
    document = sound(
        read_bytes(b'Lot,Value,Note\nNorth,"1,200",\n\nSouth,"900","two\nlines"\n', "lot_prices.csv")
    )
    assert [(block.kind, block.locator.label, block.text) for block in document.blocks] == [
        ("table row", "row 1", "Lot | Value | Note"),
        ("table row", "row 2", "Lot: North | Value: 1,200"),
        ("table row", "row 4", "Lot: South | Value: 900 | Note: two lines"),
    ]
    assert document.source.title == "lot prices"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(row) for row in [["Lot", "Value", "Term"], ["A", "1.5", "x"], ["B", "2.5", "y"]]
    )
    assert _rows(text)[1] == ("row 2", "Lot: A | Value: 1.5 | Term: x")


def test_decimal_commas_do_not_hide_semicolons() -> None:
    assert _rows("Lot;Value\nA;1,50\nB;2,75\n")[2] == ("row 3", "Lot: B | Value: 2,75")


def test_the_delimiter_that_excel_is_told_is_taken() -> None:
    assert _rows("sep=;\nLot;Value\nA;1\n") == [("row 2", "Lot | Value"), ("row 3", "Lot: A | Value: 1")]


def test_commas_in_sentences_do_not_cut_a_file_of_one_column() -> None:
    assert [text for _, text in _rows("First, a sentence\nsecond\nthird\nfourth\n")] == [
        "First, a sentence",
        "second",
        "third",
        "fourth",
    ]


def test_figures_in_the_first_row_are_no_header() -> None:
    assert _rows("North,5\nSouth,6\n") == [("row 1", "North | 5"), ("row 2", "South | 6")]


def test_a_title_and_a_header_of_two_rows_are_told_apart() -> None:
    rows = _rows("Table 1: deaths\n\n,2011,,2012,\nArea,Men,Women,Men,Women\nAdur,5,6,7,8\n")
    assert rows[0] == ("row 1", "Table 1: deaths")
    assert rows[-1] == ("row 5", "Area: Adur | 2011 Men: 5 | 2011 Women: 6 | 2012 Men: 7 | 2012 Women: 8")


def test_ragged_rows_keep_all_their_cells() -> None:
    assert [text for _, text in _rows("Lot,Value\nA,1,extra\nB\n")] == [
        "Lot | Value",
        "Lot: A | Value: 1 | extra",
        "B",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert _rows("Café,Price\nZoë,£5\n".encode(encoding))[1] == ("row 2", "Café: Zoë | Price: £5")


def test_nul_bytes_are_dropped() -> None:
    assert _rows(b"Lot,Value\nA\0B,1\n")[1] == ("row 2", "Lot: AB | Value: 1")


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    document = read_csv(b'Lot,Value\nA,"1\n' + b"B,2\n" * 500, "a.csv")
    assert len(document.blocks) == 502
    assert document.warnings == ("a quotation mark in it is never closed; the rows were read line by line",)


def test_a_long_file_is_bounded_and_says_by_how_much() -> None:
    document = read_csv(b"Lot,Value\n" + b"North,5\n" * (MOST_ROWS + 6), "a.csv")
    assert len(document.blocks) == MOST_ROWS
    assert document.warnings == ("7 rows were left out: at most 20,000 are read",)


def test_ten_megabytes_take_seconds_not_minutes() -> None:
    start = time.monotonic()
    read_csv(b"Lot,Value\n" + b'"North, east",5\n' * 700_000, "a.csv")
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("data", [b"\x01\x02\x03\x04" * 50, bytes(range(1, 32)) * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="not a CSV file"):
        read_csv(data, "a.csv")


@given(
    st.lists(st.lists(st.text(st.sampled_from('ab1,;"\n é'), max_size=5), min_size=3, max_size=3), max_size=8)
)
def test_every_cell_that_is_written_is_read(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["x", "y", "z"], *rows])
    texts = " ".join(block.text for block in read_csv(out.getvalue().encode(), "a.csv").blocks)
    for cell in (cell for row in rows for cell in row):
        assert " ".join(cell.split()) in texts


@given(st.binary(max_size=300))
def test_any_bytes_give_exact_spans_or_a_reason(data: bytes) -> None:
    try:
        document = read_csv(data, "any.csv")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text


def test_real_files_are_read(shared: Callable[[str], Path]) -> None:
    for path in shared("data/office/csv").iterdir():
        assert read_bytes(path.read_bytes(), path.name).blocks
