from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_maker import Pdf, cells, grid, lines, right, text

from assistant.documents import Document
from assistant.readers import read, read_bytes

XS = [60.0, 260.0, 380.0, 500.0]
"""Where the columns of most tables here begin, and the last of them ends."""
AT = [66.0, 266.0, 386.0]
LOTS = [["Lot", "Value", "Start"], ["Libraries", "200,000", "2027"], ["Parks", "90,000", "2028"]]
NAMED = [
    "Lot | Value | Start",
    "Lot: Libraries | Value: 200,000 | Start: 2027",
    "Lot: Parks | Value: 90,000 | Start: 2028",
]
AREAS = [
    ["Adur", "7.1", "5.4%"],
    ["Arun", "43.4", "8.8%"],
    ["Horsham", "28.8", "12.8%"],
    ["England", "9,537.8", "9.4%"],
]


def _read(*pages: str) -> Document:
    pdf = Pdf()
    for page in pages:
        pdf.page(page)
    return read_bytes(pdf.data(), "made.pdf")


def _rows(*pages: str) -> list[str]:
    return [block.text for block in _read(*pages).blocks if block.kind == "table row"]


def _ys(rows: int, top: float = 714, leading: float = 18) -> list[float]:
    return [top - leading * place for place in range(rows + 1)]


def test_a_ruled_table_gives_a_row_a_block_with_its_headers(sound: Callable[[Document], Document]) -> None:
    document = sound(_read(grid(XS, _ys(3)) + cells(LOTS[:1], AT, font="F2") + cells(LOTS[1:], AT, top=682)))
    assert [(block.kind, block.text) for block in document.blocks] == [("table row", row) for row in NAMED]


@pytest.mark.parametrize(
    "ruling",
    [
        "".join(f"60 {y} m 500 {y} l S\n" for y in _ys(3)) + "".join(f"{x} 714 m {x} 660 l S\n" for x in XS),
        "".join(f"{x} {y} {x1 - x} -18 re S\n" for y in _ys(2) for x, x1 in pairwise(XS)),
        "".join(f"60 {y} m 500 {y} l 500 {y + 0.5} l 60 {y + 0.5} l h f\n" for y in _ys(3))
        + "".join(f"q 1 0 0 1 {x} 660 cm 0 0 m 0.5 0 l 0.5 54 l 0 54 l f Q\n" for x in XS),
    ],
    ids=["strokes", "boxes", "thin shapes"],
)
def test_lines_may_be_drawn_in_any_way(ruling: str) -> None:
    words = cells(LOTS[:1], AT, font="F2") + cells(LOTS[1:], AT, top=682)
    assert _rows(ruling + words) == NAMED


def test_lines_of_a_cell_are_put_together_in_a_ruled_table() -> None:
    rows = [
        ["Service", "Who may|use it"],
        ["Home care for|older adults", "Residents"],
        ["Day care", "Anyone"],
    ]
    drawn = "".join(
        cells([[cell]], [x], top=top, font=font)
        for row, top, font in zip(rows, [700, 670, 640], ["F2", "F1", "F1"], strict=True)
        for cell, x in zip(row, [66.0, 306.0], strict=True)
    )
    assert _rows(grid([60, 300, 500], [714, 684, 654, 624]) + drawn) == [
        "Service | Who may use it",
        "Service: Home care for older adults | Who may use it: Residents",
        "Service: Day care | Who may use it: Anyone",
    ]


def test_a_cell_over_several_columns_stands_before_the_names_below_it() -> None:
    ruling = grid(XS, _ys(4), missing={("|", 0, 2), ("-", 1, 0)})
    head = text("Area", x=66, y=682, font="F2") + text("2023", x=370, y=700, font="F2")
    below = cells([["Persons", "Rate"]], [266, 386], top=682, font="F2")
    assert _rows(
        ruling + head + below + cells([["Adur", "12", "3%"], ["Arun", "15", "4%"]], AT, top=664)
    ) == [
        "Area | 2023",
        "Persons | Rate",
        "Area: Adur | 2023 Persons: 12 | 2023 Rate: 3%",
        "Area: Arun | 2023 Persons: 15 | 2023 Rate: 4%",
    ]


def test_a_cell_over_several_rows_is_said_in_each_of_them() -> None:
    ruling = grid(XS, _ys(3), missing={("-", 2, 0)})
    words = cells([["Place", "Month", "Cases"], ["Crawley", "", ""]], AT, font="F2")
    words += cells([["July", "447"], ["August", "456"]], AT[1:], top=682)
    assert _rows(ruling + words)[1:] == [
        "Place: Crawley | Month: July | Cases: 447",
        "Place: Crawley | Month: August | Cases: 456",
    ]


def test_empty_cells_are_left_out_and_a_table_without_headers_has_values_only() -> None:
    rows = [["Adur", "12", "3"], ["Arun", "", "4"], ["Horsham", "9", "5"]]
    assert _rows(grid(XS, _ys(3)) + cells(rows, AT)) == ["Adur | 12 | 3", "Arun | 4", "Horsham | 9 | 5"]


def test_what_stands_alone_over_rows_names_them() -> None:
    rows = [
        ["Men", "Count", "Rate"],
        ["Anxiety", "1,890", "8.2"],
        ["Women", "", ""],
        ["Anxiety", "2,740", "12.3"],
    ]
    words = cells(rows[:1], AT, font="F2") + cells(rows[1:2], AT, top=682)
    words += cells(rows[2:3], AT, top=664, font="F2") + cells(rows[3:], AT, top=646)
    assert _rows(grid(XS, _ys(4)) + words) == [
        "Men | Count | Rate",
        "Men: Anxiety | Count: 1,890 | Rate: 8.2",
        "Women",
        "Women: Anxiety | Count: 2,740 | Rate: 12.3",
    ]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
def test_a_table_that_goes_on_keeps_its_headers(again: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    first = grid(XS, _ys(3)) + cells(LOTS[:1], AT, font="F2") + cells(LOTS[1:], AT, top=682)
    head = cells(LOTS[:1], AT, font="F2") if again else ""
    more = cells([["Roads", "750,000", "2029"], ["Schools", "10,000", "2030"]], AT, top=682 if again else 700)
    assert _rows(first, grid(XS, _ys(3 if again else 2)) + head + more) == [
        *NAMED,
        *NAMED[: int(again)],
        "Lot: Roads | Value: 750,000 | Start: 2029",
        "Lot: Schools | Value: 10,000 | Start: 2030",
    ]


def test_a_header_that_stands_on_every_page_is_no_furniture() -> None:
    pages = [
        grid(XS, _ys(2, top=820))
        + cells([LOTS[0]], AT, top=806, font="F2")
        + cells([[name, str(place), "2027"]], AT, top=788)
        + text("Page words that differ " + name, y=400)
        for place, name in enumerate(["Roads", "Parks", "Schools", "Homes"])
    ]
    assert _rows(*pages).count("Lot | Value | Start") == 4


def _figures(rows: list[list[str]]) -> str:
    """Rows drawn one after another: a name at the left, figures that end where their columns do."""
    return "".join(
        text(name, x=72, y=700 - 18 * at) + right([figures], [300, 400], top=700 - 18 * at)
        for at, (name, *figures) in enumerate(rows)
    )


def test_figures_in_columns_are_a_table_without_any_lines() -> None:
    head = text("Area", x=72, y=718) + text("Persons", x=265, y=718) + text("Change", x=365, y=718)
    words = _figures(AREAS)
    assert _rows(head + words) == [
        "Area | Persons | Change",
        *(f"Area: {area} | Persons: {persons} | Change: {change}" for area, persons, change in AREAS),
    ]


def test_two_lines_of_a_header_and_of_a_label_are_put_together_without_lines() -> None:
    head = text("Persons", x=265, y=730) + text("Area", x=72, y=718) + text("in 2014", x=265, y=718)
    head += text("Change", x=365, y=718)
    words = ""
    for y, label in [(700, ["West Sussex"]), (676, ["Brighton", "and Hove"]), (652, ["East Sussex"])]:
        middle = 6 * (len(label) - 1)
        words += "".join(text(line, x=72, y=y + middle - 12 * at) for at, line in enumerate(label))
        words += right([["7.1", "5%"]], [300, 400], top=y)
    assert _rows(head + words) == [
        "Area | Persons in 2014 | Change",
        "Area: West Sussex | Persons in 2014: 7.1 | Change: 5%",
        "Area: Brighton and Hove | Persons in 2014: 7.1 | Change: 5%",
        "Area: East Sussex | Persons in 2014: 7.1 | Change: 5%",
    ]


def test_words_over_several_columns_of_figures_name_them_all() -> None:
    head = text("2023", x=308, y=732) + text("Area", x=72, y=718)
    head += text("Persons", x=265, y=718) + text("Rate", x=370, y=718)
    words = _figures(AREAS)
    assert _rows(head + words)[:3] == [
        "2023",
        "Area | Persons | Rate",
        "Area: Adur | 2023 Persons: 7.1 | 2023 Rate: 5.4%",
    ]


def test_two_tables_side_by_side_stay_apart() -> None:
    left = cells(
        [["Ward", "Share"], ["Aldwick", "65%"], ["Goring", "56%"], ["Selsey", "54%"], ["Heene", "39%"]],
        [60, 180],
    )
    beside = cells(
        [["Town", "Homes"], ["Crawley", "46"], ["Horsham", "44"], ["Worthing", "43"], ["Arun", "41"]],
        [320, 450],
    )
    rows = _rows(left + beside)
    assert "Ward: Goring | Share: 56%" in rows
    assert "Town: Horsham | Homes: 44" in rows
    assert len(rows) == 10


def test_prose_in_two_columns_is_no_table() -> None:
    column = [f"In 20{place} the council spent {place}" for place in range(10, 30)]
    page = "".join(
        text(line, x=x, y=700 - 14 * place) for x in (60, 310) for place, line in enumerate(column)
    )
    assert _rows(page) == []
    beside = "".join(
        text(line, x=x, y=700 - 14 * place) for place, line in enumerate(column) for x in (60, 310)
    )
    assert not any(": " in row for row in _rows(beside))


def test_a_contents_page_is_no_table_with_headers() -> None:
    titles = ["Summary", "Method", "Findings", "What we recommend", "Annex"]
    drawn = text("Contents", x=72, y=730, font="F2") + text("Page", x=490, y=730)
    drawn += cells([[title, str(3 * place + 1)] for place, title in enumerate(titles)], [72, 500])
    assert not any(": " in row for row in _rows(drawn))
    dotted = lines([f"{title} {'.' * 40} {3 * place + 1}" for place, title in enumerate(titles)])
    assert _rows(dotted) == [f"{title} | {3 * place + 1}" for place, title in enumerate(titles)]


def test_a_form_and_a_reference_list_are_no_tables_with_headers() -> None:
    form = cells(
        [["Name:", "Jane Smith"], ["Date:", "1 May 2026"], ["Telephone:", "01243 777100"]], [72, 250]
    )
    references = "".join(
        text(f"[{place}]", x=72, y=500 - 14 * place)
        + text(f"Smith, J. (201{place}). A study of places. {place}.", x=110, y=500 - 14 * place)
        for place in range(1, 7)
    )
    assert not any(row.count(": ") > 1 for row in _rows(form + references))


def test_a_box_round_prose_and_a_chart_are_no_tables() -> None:
    box = grid([60, 500], [714, 600]) + lines(["Good to know", "This is a box with words in it", "and more"])
    chart = "".join(f"60 {y} m 500 {y} l S\n" for y in range(100, 320, 20)) + "60 100 m 60 300 l S\n"
    chart += "".join(text(str(value), x=40, y=value + 97) for value in range(0, 220, 20))
    document = _read(box + chart)
    assert document.text.startswith("Good to know This is a box with words in it and more")
    assert not any(": " in block.text for block in document.blocks)


def test_a_torn_grid_is_left_as_it_was() -> None:
    """Where lines are missing round one column, half of a row would stand without its name."""
    xs = [60.0, 160.0, 260.0, 360.0, 460.0, 560.0]
    ruling = grid(xs[:3], _ys(4)) + grid(xs[3:], _ys(4))
    words = cells(
        [
            ["Area", "May", "June", "July", "August"],
            *[[f"Area {place}", "1", "2", "3", "4"] for place in "ABC"],
        ],
        [x + 6 for x in xs[:5]],
    )
    assert not any(row.startswith("July: ") for row in _rows(ruling + words))


def test_rows_that_no_line_parts_are_parted_by_their_figures() -> None:
    words = cells([["Language", "Speakers", "Share"]], AT, font="F2")
    words += "".join(
        cells([[column]], [x], top=682)
        for x, column in zip(AT, ["Polish|Urdu|Tamil", "6,300|1,440|1,310", "5%|2%|1%"], strict=True)
    )
    assert _rows(grid(XS, [714, 696, 640]) + words)[1:] == [
        "Language: Polish | Speakers: 6,300 | Share: 5%",
        "Language: Urdu | Speakers: 1,440 | Share: 2%",
        "Language: Tamil | Speakers: 1,310 | Share: 1%",
    ]


def test_the_spacing_of_glyphs_may_be_the_space_between_words() -> None:
    content = "BT /F1 10 Tf 72 700 Td 2.78 Tc [(1)0(t)278(o7o)278(f7)] TJ ET"
    assert _read(content).text == "1 to 7 of 7"
    wide = "BT /F1 10 Tf 72 700 Td 2.78 Tc (Heading) Tj ET"
    assert _read(wide).text == "Heading"


def test_a_glyph_without_a_known_character_is_marked() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Odd /Encoding << /Differences [65 /SF58000] >> >>"
    pdf = Pdf(extra=[font]).page("BT /F9 11 Tf 72 700 Td (xAy) Tj ET", "/Font << /F9 5 0 R >>")
    assert read_bytes(pdf.data(), "made.pdf").text == "x\ufffdy"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "12", "3.4%", "Adur", "Home care", "£1m", "(2%)", "-", "2014"]),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
    st.integers(min_value=6, max_value=30),
)
def test_no_word_is_lost_whatever_the_cells_hold(rows: list[list[str]], ruled: bool, leading: int) -> None:  # noqa: FBT001 -- drawn by hypothesis
    rows = [["start", "of", "table"], *rows]
    ruling = grid(XS, _ys(len(rows), top=714, leading=leading)) if ruled else ""
    document = _read(ruling + cells(rows, AT, leading=leading))
    words = document.text.replace("|", " ").replace(":", " ").split()
    for word in " ".join(cell for row in rows for cell in row).split():
        assert word in words


PIECES = 20_000


@pytest.mark.parametrize(
    "place",
    [
        lambda at: (50 + at % 200 * 2.6, 800 - at // 200 * 7),
        lambda at: (50 + at % 5 * 100, 800 - at // 5 * 0.18),
        lambda at: (50 + at % 2 * 200, 800 - at * 7919 % 700),
        lambda at: (50 + at % 7000 * 0.05, 800 - at // 7000 * 14),
    ],
    ids=["dense", "five columns", "scattered", "three long rows"],
)
@pytest.mark.parametrize("ruled", [False, True], ids=["without lines", "ruled"])
@pytest.mark.timeout(60)
def test_a_page_takes_no_more_than_linear_time_in_its_pieces(
    place: Callable[[int], tuple[float, float]],
    ruled: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    def seconds(pieces: int) -> float:
        ruling = (
            grid([50 + 12 * at for at in range(41)], [800 - 3.7 * at for at in range(199)]) if ruled else ""
        )
        data = Pdf().page(ruling + "".join(text("12", *place(at), size=4) for at in range(pieces))).data()
        begun = time.process_time()
        read_bytes(data, "made.pdf")
        return time.process_time() - begun

    assert seconds(PIECES) < 10 * seconds(PIECES // 4) + 1  # 4 times when linear, 16 when quadratic


REAL = [
    ("2025_01_22_Housing", 6, [("MSOA name", "Southwater"), ("Area", "Horsham"), ("%", "44.6%")], 14),
    ("2025_01_22_Housing", 6, [("MSOA name", "Littlehampton West and River"), ("%", "45.6%")], 14),
    ("2025-2028", 4, [("Response", "Not sure"), ("Number", "49"), ("Percentage", "16%")], 5),
    ("Background-Evidence", 10, [("Number & Percentage", "13 (10%)")], 14),
    ("Background-Evidence", 10, [("Most of the time", "13 (10%)"), ("Never", "21 (15%)")], 14),
    ("Falls-Summer", 9, [("AREA", "Arun"), ("Projected change from 2014* 2039", "62.4%")], 20),
    ("Falls-Summer", 15, [("ICD-10 code", "W10"), ("Number of admissions", "335")], 16),
    ("WEST-SUSSEX-Children", 47, [("West Sussex Count", "3,260"), ("CCG Crawley Count", "480")], 21),
    ("WEST-SUSSEX-Children", 47, [("WOMEN", "Panic disorder"), ("CCG Coastal Count", "180")], 21),
    ("WEST-SUSSEX-Children", 72, [("Jul\u201013", "102"), ("Aug\u201013", "61"), ("Nov\u201013", "101")], 20),
    ("WEST-SUSSEX-Children", 75, [("Jul\u201013", "2,938"), ("Nov\u201013", "2,960")], 20),
    ("WSX-census", 5, [("Ethnic grouping", "White: Roma"), ("England N", "99,137")], 25),
    ("JHWS-consultation", 16, [("Religion", "Buddhist"), ("Number", "4"), ("%", "2.1")], 28),
    ("JHWS-consultation", 17, [("Employment status", "Retired"), ("Number", "58")], 17),
    ("west-sussex-substance", 32, [("Main Language", "Urdu"), ("Crawley", "1,230")], 23),
    ("indices_of", 12, [("LSOA", "E01031718"), ("District", "Mid Sussex"), ("Crime", "29787")], 24),
]  # fmt: skip
"""File, page, what one row of it must say as pairs of header and value, and how many rows have headers.

The rows of each page were counted on its picture. The last has 25, of which one is read without headers.
"""


@pytest.fixture(scope="module")
def known() -> dict[str, Document]:
    return {}


@pytest.fixture
def report(shared: Callable[[str], Path], known: dict[str, Document]) -> Callable[[str], Document]:
    def find(name: str) -> Document:
        if name not in known:
            [path] = shared("corpus/reports").glob(f"{name}*.pdf")
            known[name] = read(path)
        return known[name]

    return find


@pytest.mark.slow
@pytest.mark.parametrize(("name", "page", "pairs", "count"), REAL)
def test_rows_of_real_reports_are_whole(
    report: Callable[[str], Document], name: str, page: int, pairs: list[tuple[str, str]], count: int
) -> None:
    blocks = [block for block in report(name).blocks if block.locator.page == page]
    rows = [block.text for block in blocks if block.kind == "table row" and ": " in block.text]
    rows = [row for row in rows if " | " in row]
    assert any(all(f"{header}: {value}" in row.split(" | ") for header, value in pairs) for row in rows)
    assert len(rows) == count
