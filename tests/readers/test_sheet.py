from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes
from assistant.readers.office.sheet import MOST_ROWS
from assistant.readers.office.sheet_numbers import number_format, shown

Fill = Callable[[xlsxwriter.Workbook], None]
PRICES = [["Lot", "Region", "Value"], ["A", "North", 1200.5], ["B", "South", 900]]


def _book(fill: Fill) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    fill(book)
    book.close()
    return out.getvalue()


def _one(rows: list[list[object]], name: str = "Prices") -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    return _book(fill)


def _lines(data: bytes) -> list[tuple[str, str]]:
    return [(block.locator.label, block.text) for block in read_bytes(data, "lot_prices.xlsx").blocks]


def _texts(rows: list[list[object]]) -> list[str]:
    return [text for _, text in _lines(_one(rows))][1:]


def test_each_sheet_is_a_heading_and_each_row_says_where_it_stands(
    sound: Callable[[Document], Document],
) -> None:
    document = sound(read_bytes(_one([["Prices of 2026"], [], *PRICES]), "lot_prices.xlsx"))
    assert [(block.kind, block.locator.label, block.text) for block in document.blocks] == [
        ("heading", "Prices", "Prices"),
        ("paragraph", "Prices row 1", "Prices of 2026"),
        ("table row", "Prices row 3", "Lot | Region | Value"),
        ("table row", "Prices row 4", "Lot: A | Region: North | Value: 1200.5"),
        ("table row", "Prices row 5", "Lot: B | Region: South | Value: 900"),
    ]
    assert document.source.title == "lot prices"


def test_blank_rows_inside_a_table_do_not_lose_its_header() -> None:
    rows = [["Area", "2011", "2012"], [], ["West Sussex", 5, 6], [], ["Adur", 1, 2], [], ["Source: ONS"]]
    assert _texts(rows) == [
        "Area | 2011 | 2012",
        "Area: West Sussex | 2011: 5 | 2012: 6",
        "Area: Adur | 2011: 1 | 2012: 2",
        "Source: ONS",
    ]


def test_several_tables_on_a_sheet_have_their_own_headers() -> None:
    rows = [*PRICES, [], ["Risks"], ["Risk", "Owner", "Score"], ["Delay", "Jane", 5], ["Cost", "Ann", 3]]
    assert _texts(rows)[3:] == [
        "Risks",
        "Risk | Owner | Score",
        "Risk: Delay | Owner: Jane | Score: 5",
        "Risk: Cost | Owner: Ann | Score: 3",
    ]


def test_two_tables_without_a_blank_row_between_are_told_apart() -> None:
    rows = [*PRICES, ["Risk", "Owner", "Score"], ["Delay", "Jane", 5]]
    assert _texts(rows)[-1] == "Risk: Delay | Owner: Jane | Score: 5"


def test_a_list_of_names_and_values_has_no_header() -> None:
    assert _texts([["Supplier", "Acme"], ["Contact", "Jane"]]) == ["Supplier | Acme", "Contact | Jane"]


def test_facts_above_a_table_do_not_name_its_columns() -> None:
    rows = [["Data type", "Counts"], ["Area", "Men", "Women"], ["Adur", 1, 2], ["Arun", 3, 4]]
    assert _texts(rows)[0] == "Data type | Counts"
    assert _texts(rows)[-1] == "Area: Arun | Men: 3 | Women: 4"


def test_figures_that_are_withheld_do_not_look_like_a_header() -> None:
    rows = [["Area", "Men", "Women"], ["Adur", "*", "n/a"], ["Arun", 3, 4], ["Worthing", 5, 6]]
    assert _texts(rows)[1] == "Area: Adur | Men: * | Women: n/a"


def test_merged_cells_name_all_that_they_reach_over() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Deaths")
        sheet.merge_range(0, 0, 0, 4, "Deaths by area")
        sheet.merge_range(1, 0, 2, 0, "Area")
        sheet.merge_range(1, 1, 1, 2, "2011")
        sheet.merge_range(1, 3, 1, 4, "2012")
        sheet.write_row(2, 1, ["Men", "Women", "Men", "Women"])
        sheet.merge_range(3, 0, 4, 0, "Adur")
        sheet.write_row(3, 1, [1, 2, 3, 4])
        sheet.write_row(4, 1, [5, 6, 7, 8])

    assert [text for _, text in _lines(_book(fill))][1:] == [
        "Deaths by area",
        "Area | 2011 | 2012",
        "Men | Women | Men | Women",
        "Area: Adur | 2011 Men: 1 | 2011 Women: 2 | 2012 Men: 3 | 2012 Women: 4",
        "Area: Adur | 2011 Men: 5 | 2011 Women: 6 | 2012 Men: 7 | 2012 Women: 8",
    ]


def test_numbers_are_shown_as_the_sheet_shows_them() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Prices")
        for at, (value, code) in enumerate(
            [(0.125, "0.0%"), (1234.5, "£#,##0.00"), (77.69179, "0.0"), (5, '0 "days"'), (1e-7, "General")]
        ):
            sheet.write_number(at, 0, value, book.add_format({"num_format": code}))
        sheet.write_datetime(5, 0, dt.date(2026, 3, 1), book.add_format({"num_format": "d mmm"}))
        sheet.write_formula(6, 0, "=1+2", value=3)
        sheet.write_boolean(7, 0, True)  # noqa: FBT003 -- the library's own signature

    assert [text for _, text in _lines(_book(fill))][1:] == [
        *("12.5%", "£1,234.50", "77.7", "5 days", "0.0000001", "2026-03-01", "3", "TRUE")
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[
            (3.0000000001, "3"),
            (0.1 + 0.2, "0.3"),
            (3.0, "3"),
            (-2.5, "-2.5"),
            (12345678901.25, "12345678901.25"),
        ],
        *[(1e20, "100000000000000000000"), (1e300, "1e+300"), (float("nan"), ""), (0.0, "0"), (True, "TRUE")],
        *[
            (dt.time(9, 30), "09:30"),
            (dt.timedelta(hours=26, minutes=5), "26:05"),
            (dt.date(2026, 3, 1), "2026-03-01"),
        ],
    ],
)
def test_a_value_without_a_format_is_shown_plainly(value: object, text: str) -> None:
    assert shown(value) == text


@given(
    st.floats(-1e200, 1e200),
    st.sampled_from(["0", "#,##0.00", "0.0%", "[$£-809]0.0", "0.##"]),
)
def test_a_shown_number_is_near_the_number(value: float, code: str) -> None:
    text = shown(value, number_format(code)).replace(",", "").replace("£", "")
    number = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    assert number == pytest.approx(value, rel=1e-9, abs=0.51)


@pytest.mark.parametrize("code", ["General", "@", "dd/mm/yyyy", "# ?/?", "0.00E+00", "#,##0,", ""])
def test_formats_that_are_not_for_plain_numbers_are_left_alone(code: str) -> None:
    assert number_format(code) is None


def test_hidden_sheets_rows_and_columns_are_left_out_with_a_warning() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Prices")
        for at, row in enumerate(PRICES):
            sheet.write_row(at, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        book.add_worksheet("Secret").write(0, 0, "secret")
        book.worksheets()[1].hide()

    document = read_bytes(_book(fill), "a.xlsx")
    assert [block.text for block in document.blocks][1:] == ["Lot | Value", "Lot: B | Value: 900"]
    assert document.warnings == ("1 hidden sheet, 1 hidden row and 1 hidden column were left out",)


def test_a_long_sheet_is_bounded_and_later_sheets_are_still_read() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Long")
        for at in range(MOST_ROWS + 5):
            sheet.write_row(at, 0, ["a", at])
        book.add_worksheet("After").write(0, 0, "words")

    document = read_bytes(_book(fill), "a.xlsx")
    assert document.blocks[-1].text == "words"
    assert document.warnings == ("5 rows were left out: about 20,000 are read of a file",)


def test_two_cells_at_opposite_corners_do_not_end_the_process(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Corners")
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")
        book.add_worksheet("Words").write(0, 0, "words")

    path = tmp_path / "corners.xlsx"
    path.write_bytes(_book(fill))
    code = (
        "import sys, pathlib; from assistant.readers import read; "
        "document = read(pathlib.Path(sys.argv[1])); print(document.text, document.warnings)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, timeout=120, check=False
    )
    assert "words" in done.stdout
    assert "reaches over 1,048,576 rows and 16,384 columns and was left out" in done.stdout


def _packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def _repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _packed({name: package.read(name) for name in package.namelist()} | changes)


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "manifest")
)
NUMBER = 'office:value-type="float" office:value="{}"'
STRING = 'office:value-type="string"'
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def _ods(rows: str, manifest: str = "") -> bytes:
    body = f'<office:body><office:spreadsheet><table:table table:name="Prices">{rows}</table:table>'
    return _packed(
        {
            "mimetype": MIMETYPE,
            "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>",
            "content.xml": f"<office:document-content {NAMESPACES}>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def _ods_row(*cells: str, more: str = "") -> str:
    row = "".join(
        f"<table:table-cell {NUMBER.format(cell) if cell.isdigit() else STRING}>"
        f"<text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {more}>{row}</table:table-row>"


def test_an_opendocument_sheet_is_read_without_its_hidden_rows() -> None:
    rows = (
        _ods_row("Lot", "Value") + _ods_row("A", "5") + _ods_row("B", "6", more='table:visibility="collapse"')
    )
    document = read_bytes(_ods(rows), "a.ods")
    assert [block.text for block in document.blocks] == ["Prices", "Lot | Value", "Lot: A | Value: 5"]
    assert document.warnings == ("1 hidden row was left out",)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (_one(PRICES)[:3000], "a.xlsx", "damaged"),
        (_one([]), "a.xlsx", "no values"),
        (_repacked(_one(PRICES), {"xl/worksheets/sheet1.xml": b"<worksheet><broken"}), "a.xlsx", "damaged"),
        (_repacked(_one(PRICES), {"xl/media/a.png": b" " * 300_000_000}), "a.xlsx", "unpacks to 286 MiB"),
        (_repacked(_one(PRICES), {"../../evil": b""}), "a.xlsx", "points outside"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "needs a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 99, "a.xls", "damaged"),
        (_ods("", "<manifest:encryption-data/>"), "a.ods", "needs a password"),
        (
            _ods(
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
                ' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
                "</table:table-row>"
            ),
            "a.ods",
            "reaches over",
        ),
    ],
    ids=["truncated", "empty", "broken", "bomb", "traversal", "encrypted", "old", "locked", "repeated"],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, name)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def test_entities_are_not_expanded() -> None:
    strings = ENTITIES + b"<si><t>Lot &b; &c;</t></si>" * 9 + b"</sst>"
    try:
        text = read_bytes(_repacked(_one(PRICES), {"xl/sharedStrings.xml": strings}), "a.xlsx").text
    except ReadError as error:
        text = str(error)
    assert "haha" not in text
    assert "root:" not in text


def test_an_old_sheet_that_is_broken_anywhere_is_refused_and_ends_nothing(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    data = shared("data/office/xls/wsjsna__years_of_life_lost_crude_rates_all_causes.xls").read_bytes()
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))  # the first sector of the table of chains
    circle = bytearray(data)
    for sector in range(128):
        circle[table + 4 * sector : table + 4 * sector + 4] = (sector ^ 1).to_bytes(4, "little")
    for number, broken in enumerate([bytes(circle), *(data[:length] for length in range(600, 31_000, 1000))]):
        path = tmp_path / f"{number}.xls"
        path.write_bytes(broken)
        with pytest.raises(ReadError, match="damaged"):
            read_bytes(broken, path.name)


def test_macros_are_named_and_not_read() -> None:
    data = _repacked(_one(PRICES), {"xl/vbaProject.bin": b"Sub Evil()"})
    assert read_bytes(data, "a.xlsm").warnings == ("it holds macros, which were not read",)


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "Lot", "Value", "2011", "n/a", 5, 0.5, "North", "a long text " * 9]),
            max_size=5,
        ),
        max_size=12,
    )
)
def test_every_cell_is_in_its_row(rows: list[list[object]]) -> None:
    try:
        blocks = read_bytes(_one(rows), "a.xlsx").blocks
    except ReadError:
        assert not any(cell != "" for row in rows for cell in row)
        return
    by_label = {block.locator.label: block.text for block in blocks}
    for number, row in enumerate(rows, 1):
        for cell in row:
            assert shown(cell).strip() in by_label.get(f"Prices row {number}", "")


@pytest.mark.parametrize(
    ("file", "row"),
    [
        (
            "xls/wsjsna__method_travel_school_2010.xls",
            "DCSF No.: 1000 | School: Bognor Regis Nursery School | All Pupils: 120 | ",
        ),
        (
            "xlsx/wsjsna__ward_level_life_expectancy_estimates_2001_12.xlsx",
            "Area Code: E05007562 | Area Name: Buckingham | Life Expectancy: 83.1",
        ),
        ("ods/opf__LibreOfficeCalc_ods_1.3.ods", "This: 0 | is: 1 | an: 2 | example: 3 | spreadsheet: 4"),
    ],
)
def test_rows_of_real_sheets_are_named(shared: Callable[[str], Path], file: str, row: str) -> None:
    path = shared(f"data/office/{file}")
    assert row in read_bytes(path.read_bytes(), path.name).text
