from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes

BOX = (Inches(1), Inches(1), Inches(5), Inches(3))


def _saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _slide(deck: Any, title: str = "", layout: int = 5) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    return slide


def _read(deck: Any) -> Document:
    return read_bytes(_saved(deck), "market_day.pptx")


def _texts(deck: Any) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _read(deck).blocks]


def _repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return out.getvalue()


def _words() -> bytes:
    deck = pptx.Presentation()
    _slide(deck, "Words")
    return _saved(deck)


def test_slides_are_numbered_with_titles_lists_and_notes(sound: Callable[[Document], Document]) -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, "Market day", layout=1)
    slide.placeholders[1].text_frame.text = "first"
    slide.placeholders[1].text_frame.add_paragraph().text = "second\vline"
    slide.shapes.add_textbox(*BOX).text_frame.text = "In a box"
    slide.notes_slide.notes_text_frame.text = "Say this."
    _slide(deck, "Lots")
    deck.core_properties.title = "Market engagement"
    deck.core_properties.author = "Jane Smith"
    deck.core_properties.modified = datetime(2026, 3, 1, tzinfo=UTC)
    document = sound(_read(deck))
    assert [
        (block.kind, block.locator.label, block.locator.page, block.text) for block in document.blocks
    ] == [
        ("heading", "slide 1", 1, "Market day"),
        ("list item", "slide 1", 1, "first"),
        ("list item", "slide 1", 1, "second line"),
        ("paragraph", "slide 1", 1, "In a box"),
        ("paragraph", "slide 1 notes", 1, "Say this."),
        ("heading", "slide 2", 2, "Lots"),
    ]
    assert document.pages == 2
    assert (document.source.title, document.source.author, document.source.date) == (
        "Market engagement",
        "Jane Smith",
        "2026-03-01",
    )


def test_a_table_with_a_header_row_names_its_columns() -> None:
    deck = pptx.Presentation()
    table = _slide(deck, "Lots").shapes.add_table(3, 3, *BOX).table
    for at, row in enumerate(["Risk|Now|Later", "Delay|low|high", "Cost|none|"]):
        for column, text in enumerate(row.split("|")):
            table.cell(at, column).text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    assert _texts(deck)[1:] == [
        ("table row", "Risk | Now | Later"),
        ("table row", "Risk: Delay | Now: low | Later: high"),
        ("table row", "Risk: Cost | Now, Later: none"),
    ]
    table.first_row = False
    assert _texts(deck)[2] == ("table row", "Delay | low | high")


def test_a_chart_gives_its_title_and_a_row_for_each_category() -> None:
    deck = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["North", "South"]
    data.add_series("2025", (1.5, 2))
    data.add_series("2026", (3, None))
    chart = _slide(deck, "Spend").shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Spend by area"
    assert _texts(deck)[1:] == [
        ("paragraph", "Spend by area"),
        ("table row", "North | 2025: 1.5 | 2026: 3"),
        ("table row", "South | 2025: 2"),
    ]


def test_groups_are_looked_into_and_hidden_shapes_left_out() -> None:
    deck = pptx.Presentation()
    slide = _slide(deck, "Groups")
    group = slide.shapes.add_group_shape().shapes.add_group_shape()
    group.shapes.add_textbox(*BOX).text_frame.text = "Deep"
    secret = slide.shapes.add_textbox(*BOX)
    secret.text_frame.text = "Secret"
    secret._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001 -- python-pptx cannot hide shapes
    document = _read(deck)
    assert document.text == "Groups\n\nDeep"
    assert document.warnings == ("1 piece of hidden text was left out",)


def test_hidden_slides_are_left_out_and_the_others_keep_their_numbers() -> None:
    deck = pptx.Presentation()
    _slide(deck, "One")
    _slide(deck, "Secret")._element.set("show", "0")  # noqa: SLF001 -- python-pptx cannot hide slides
    _slide(deck, "Three")
    document = _read(deck)
    assert [block.locator.label for block in document.blocks] == ["slide 1", "slide 3"]
    assert document.warnings == ("1 hidden slide (2) was left out",)


def test_a_slide_without_a_title_does_not_stand_under_the_one_before() -> None:
    deck = pptx.Presentation()
    _slide(deck, "One")
    _slide(deck, layout=6).shapes.add_textbox(*BOX).text_frame.text = "Words"
    assert _read(deck).blocks[-1].heading_path == ("Slide 2",)


def test_slides_without_text_are_reported() -> None:
    deck = pptx.Presentation()
    _slide(deck, layout=6)
    _slide(deck, "Two")
    assert _read(deck).warnings == ("1 slide (1) was without text: pictures are not read",)


def test_a_file_that_says_no_date_has_none() -> None:
    data = _words()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("_rels/.rels").replace(b"docProps/core.xml", b"docProps/gone.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, relations if name == "_rels/.rels" else old.read(name))
    try:
        assert read_bytes(out.getvalue(), "a.pptx").source.date == ""
    except ReadError as error:
        assert "damaged" in str(error)  # noqa: PT017 -- either end is right, a made-up date is not


def test_macros_are_named_and_not_read() -> None:
    data = _repacked(_words(), {"ppt/vbaProject.bin": b"Sub Evil()"})
    assert read_bytes(data, "a.pptm").warnings == ("it holds macros, which were not read",)


def test_a_broken_slide_is_reported_and_the_others_are_read() -> None:
    deck = pptx.Presentation()
    _slide(deck, "One")
    _slide(deck, "Two")
    deck.slides._sldIdLst[0].set(  # noqa: SLF001 -- to break it
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rId999"
    )
    document = _read(deck)
    assert document.text == "Two"
    assert document.warnings == ("1 slide was missing or broken",)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def test_entities_are_not_expanded() -> None:
    with zipfile.ZipFile(io.BytesIO(_words())) as package:
        slide = package.read("ppt/slides/slide1.xml")
    slide = ENTITIES + slide[slide.index(b"<p:sld") :].replace(b"Words", b"Words &b; &c;")
    try:
        assert (
            read_bytes(_repacked(_words(), {"ppt/slides/slide1.xml": slide}), "a.pptx").text.strip()
            == "Words"
        )
    except ReadError as error:
        assert "damaged" in str(error)  # noqa: PT017 -- either end is right, an expansion is not


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_words()[:5000], "damaged"),
        (_saved(pptx.Presentation()), "no text"),
        (_repacked(_words(), {"ppt/presentation.xml": b"<p:broken"}), "damaged"),
        (_repacked(_words(), {"ppt/slides/slide1.xml": b"<p:broken"}), "damaged"),
        (_repacked(_words(), {"ppt/media/a.png": b" " * 300_000_000}), "unpacks to 286 MiB"),
        (_repacked(_words(), {"../evil": b""}), "points outside"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
    ],
    ids=["truncated", "empty", "broken", "broken slide", "bomb", "traversal", "encrypted"],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.pptx")


def test_real_files_are_read(shared: Callable[[str], Path]) -> None:
    texts = {}
    for path in shared("data/office/pptx").iterdir():
        try:
            texts[path.name] = read_bytes(path.read_bytes(), path.name).text
        except ReadError as error:
            assert str(error) == "its slides hold no text"  # noqa: PT017 -- four show pictures and masters only
    assert "VP – HR" in texts["tika__testPPT_diagramData.pptx"]
    assert len(texts) == 13
