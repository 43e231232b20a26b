from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from assistant.readers import ReadError, read_bytes
from assistant.readers.tables import Cell, header_rows, is_headed, row_texts, sort_of


def _rows(*rows: str) -> list[list[Cell]]:
    return [[Cell(text, column) for column, text in enumerate(row.split("|"))] for row in rows]


def _html(table: str) -> list[str]:
    return [block.text for block in read_bytes(f"<table>{table}</table>".encode(), "page.html").blocks]


def _word(package: object) -> list[str]:
    out = io.BytesIO()
    package.save(out)  # type: ignore[attr-defined]
    return [block.text for block in read_bytes(out.getvalue(), "a.docx").blocks]


def _word_table(*rows: str) -> tuple[object, object]:
    package = docx.Document()
    table = package.add_table(len(rows), rows[0].count("|") + 1)
    for at, row in enumerate(rows):
        for column, text in enumerate(row.split("|")):
            table.cell(at, column).text = text
    return package, table


def test_each_value_is_named_and_empty_cells_are_left_out() -> None:
    assert row_texts(_rows("Lot:|Value|Note", "North|£2m|"), 1) == [
        "Lot: | Value | Note",
        "Lot: North | Value: £2m",
    ]


def test_a_table_without_headers_is_joined() -> None:
    assert row_texts(_rows("North|£2m"), 0) == ["North | £2m"]


def test_two_header_rows_make_one_name() -> None:
    rows = [[Cell("", 0), Cell("2011", 1, span=2)], *_rows("Area|Men|Women", "Adur|5|6")]
    assert row_texts(rows, 2)[-1] == "Area: Adur | 2011 Men: 5 | 2011 Women: 6"


def test_a_cell_over_all_columns_has_no_header() -> None:
    rows = [*_rows("Lot|Value"), [Cell("Lots in the north", 0, span=2)]]
    assert row_texts(rows, 1)[-1] == "Lots in the north"


def test_a_header_that_is_repeated_on_each_page_stays_a_header() -> None:
    assert row_texts(_rows("Lot|Value", "A|1", "Lot|Value"), 1)[-1] == "Lot | Value"


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        *[
            ("12", "number"),
            ("-1,234.5", "number"),
            ("£2m", "money"),
            ("£1.5 million", "money"),
            ("5 %", "percent"),
        ],
        *[
            ("(3.2)", "number"),
            ("2011", "year"),
            ("2011/12", "year"),
            ("2026-03-01", "date"),
            ("1/3/26", "date"),
        ],
        *[
            ("n/a", "nothing"),
            ("-", "nothing"),
            ("", ""),
            ("0-4", "text"),
            ("Lot 1", "text"),
            ("9" * 50, "text"),
        ],
    ],
)
def test_cells_are_told_apart(text: str, sort: str) -> None:
    assert sort_of(text) == sort


def test_short_words_above_figures_of_one_sort_are_a_header() -> None:
    assert is_headed(_rows("Lot|Term|Value", "North|long|£2m", "South|short|£3m"))


@pytest.mark.parametrize(
    "rows",
    [
        ["Supplier|Acme", "Value|£2m", "Start|1/4/2026", "Term|3"],
        ["Supplier|Acme", "Value|£2m", "Value of extension|£1m"],
        ["1|Price|60%", "2|Quality|40%"],
        ["Menu|Welcome|News", "Home|Words|More words"],
        ["Lot|Lot|Value", "a|b|1", "c|d|2"],
    ],
)
def test_what_is_not_plainly_a_header_is_left_alone(rows: list[str]) -> None:
    assert not is_headed(_rows(*rows))


def test_a_row_that_alone_is_bold_is_a_header() -> None:
    rows = _rows("Risk|Owner", "Delay|Jane", "Cost|Ann")
    assert header_rows(rows, 0, [True, False, False]) == 1
    assert header_rows(rows, 0, [True, True, False]) == 0


def test_a_header_row_that_word_repeats_names_the_columns() -> None:
    package, table = _word_table("Risk|Owner", "Delay|Jane")
    header = parse_xml(f"<w:trPr {nsdecls('w')}><w:tblHeader/></w:trPr>")
    table.rows[0]._tr.insert(0, header)  # type: ignore[attr-defined]  # noqa: SLF001 -- python-docx cannot mark rows
    assert _word(package) == ["Risk | Owner", "Risk: Delay | Owner: Jane"]


def test_a_bold_first_row_in_word_names_the_columns() -> None:
    package, table = _word_table("Risk|Owner", "Delay|Jane")
    for cell in table.rows[0].cells:  # type: ignore[attr-defined]
        cell.paragraphs[0].runs[0].bold = True
    assert _word(package)[-1] == "Risk: Delay | Owner: Jane"


def test_a_style_that_sets_off_the_first_row_names_the_columns() -> None:
    package, table = _word_table("Risk|Owner", "Delay|Jane")
    table.style = "Light Grid Accent 1"  # type: ignore[attr-defined]
    assert _word(package)[-1] == "Risk: Delay | Owner: Jane"


def test_a_plain_table_of_words_in_word_has_no_header() -> None:
    package, _ = _word_table("Supplier|Acme", "Contact|Jane")
    assert _word(package) == ["Supplier | Acme", "Contact | Jane"]


def test_merged_cells_in_word_say_themselves_in_each_row() -> None:
    package, table = _word_table("Lot|Year|Value", "North|1|£2m", "|2|£3m")
    table.cell(1, 0).merge(table.cell(2, 0))  # type: ignore[attr-defined]
    assert _word(package)[1:] == ["Lot: North | Year: 1 | Value: £2m", "Lot: North | Year: 2 | Value: £3m"]


def test_a_cell_that_spans_columns_in_word_keeps_the_others_in_place() -> None:
    package, table = _word_table("Lot|Min|Max|Term", "A|1|2|3", "B|4|5|6", "C|7||9")
    table.cell(3, 1).merge(table.cell(3, 2))  # type: ignore[attr-defined]
    assert _word(package)[-1] == "Lot: C | Min, Max: 7 | Term: 9"


def test_a_header_row_in_html_names_the_columns() -> None:
    head = "<thead><tr><td>Lot</td><td>Value</td></tr></thead>"
    assert _html(f"{head}<tr><td>A</td><td>£1</td></tr>") == ["Lot | Value", "Lot: A | Value: £1"]
    assert _html("<tr><th>Lot<th>Value<tr><td>A<td>£1")[-1] == "Lot: A | Value: £1"


def test_header_cells_of_rows_in_html_name_their_values() -> None:
    rows = "<tr><th scope=row>Deadline</th><td>1 May</td></tr><tr><th scope=row>Value</th><td>£2m</td></tr>"
    assert _html(rows) == ["Deadline: 1 May", "Value: £2m"]
    assert _html(f"<tr><th colspan=2>Summary</th></tr>{rows}")[1:] == ["Deadline: 1 May", "Value: £2m"]
    both = "<tr><td></td><th>Men</th></tr><tr><th scope=row>Adur</th><td>5</td></tr>"
    assert _html(both)[-1] == "Adur | Men: 5"


def test_cells_in_html_that_reach_over_rows_and_columns_stay_in_place() -> None:
    assert _html(
        "<tr><th rowspan=2>Area<th colspan=2>2011<tr><th>Men<th>Women"
        "<tr><td rowspan=2>Adur<td>5<td>6<tr><td>7<td>8"
    )[2:] == [
        "Area: Adur | 2011 Men: 5 | 2011 Women: 6",
        "Area: Adur | 2011 Men: 7 | 2011 Women: 8",
    ]


def test_a_list_in_a_cell_ends_no_table_and_loses_no_order() -> None:
    document = read_bytes(
        b"<table><tr><th>Lot<th>Value<tr><td>A<td>1<tr><td>B<td><ul><li>x</ul><tr><td>C<td>3</table>",
        "p.html",
    )
    assert [block.text for block in document.blocks] == [
        "Lot | Value",
        "Lot: A | Value: 1",
        "B",
        "x",
        "Lot: C | Value: 3",
    ]


def test_rows_without_a_table_are_read() -> None:
    assert [block.text for block in read_bytes(b"<div><tr><td>a<td>b</tr></div>", "p.html").blocks]


def test_wide_spans_end() -> None:
    assert (
        _html('<tr><td colspan="999999999" rowspan="99999">a</td><td>b</td></tr><tr><td>c</td></tr>')[0]
        == "a | b"
    )


def test_each_table_in_markdown_has_its_own_header() -> None:
    text = "|Lot|Value|\n|-|-|\n|A|1|\n\nwords\n\n|Risk|Owner|\n|-|-|\n|Delay||\n"
    assert [block.text for block in read_bytes(text.encode(), "note.md").blocks] == [
        "Lot | Value",
        "Lot: A | Value: 1",
        "words",
        "Risk | Owner",
        "Risk: Delay",
    ]


@given(
    st.lists(st.lists(st.text(st.sampled_from("a1£% "), max_size=4), min_size=1, max_size=4), max_size=5),
    st.integers(0, 3),
)
def test_every_word_of_a_table_is_in_its_row(given_rows: list[list[str]], headers: int) -> None:
    rows = [[Cell(text, column) for column, text in enumerate(row)] for row in given_rows]
    texts = row_texts(rows, headers)
    assert len(texts) == len(rows)
    for row, text in zip(given_rows, texts, strict=True):
        assert all(" ".join(cell.split()) in text for cell in row)


TAGS = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<th>",
    "<td rowspan=3>",
    "<th colspan=2>",
    "<h2>",
    "<li>",
]


@given(st.lists(st.sampled_from([*TAGS, "<thead>", "<tbody>", "a", "b", "</td>", "</h2>"]), max_size=40))
def test_any_table_gives_exact_spans_or_a_reason(pieces: list[str]) -> None:
    try:
        document = read_bytes("".join(pieces).encode(), "any.html")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text
