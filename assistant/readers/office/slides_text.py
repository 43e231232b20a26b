"""The words of one PowerPoint slide: paragraphs, list items, tables, charts and diagrams in drawing order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.exc import PythonPptxError

from assistant.documents import BlockKind
from assistant.readers.errors import ReadError
from assistant.readers.office.package import parse
from assistant.readers.office.sheet_numbers import shown
from assistant.readers.tables import Cell, filled_down, header_rows, row_texts

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DIAGRAM_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}t"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
"""Placeholders that every slide repeats: date, footer, number."""
_BULLETED = frozenset({"", "obj", "body"})
"""Placeholders whose paragraphs have bullets unless they say otherwise."""
_MOST_POINTS = 200
"""Categories of a chart that are read."""
_MOST_SPANNED = 1_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be, or a piece of hidden text."""

    kind: BlockKind
    text: str
    hidden: bool = False


def title_of(tree: etree._Element) -> str:
    """The words of the title of a slide; empty when it has none."""
    for shape in _shapes(tree):
        if _placeholder(shape) in _TITLES and not _is_hidden(shape):
            return " ".join(filter(None, (_words(paragraph).strip() for paragraph in shape.iter(f"{_A}p"))))
    return ""


def pieces(tree: etree._Element, part: Any) -> Iterator[Piece]:  # noqa: ANN401 -- python-pptx is untyped
    """All but the title of a slide, whose shapes are in `tree` and whose relations `part` knows."""
    for shape in _shapes(tree):
        if _is_hidden(shape):
            if any(_words(paragraph).strip() for paragraph in shape.iter(f"{_A}p")):
                yield Piece("paragraph", "", hidden=True)
            continue
        kind = _placeholder(shape)
        if kind in _TITLES or kind in _FURNITURE:
            continue
        if shape.tag == f"{_P}sp":
            yield from _text(shape, bulleted=kind in _BULLETED)
        elif shape.tag == f"{_P}graphicFrame":
            yield from _graphic(shape, part)


def _shapes(parent: etree._Element) -> Iterator[etree._Element]:
    """Shapes in order; groups are looked into, and of alternatives the first is taken."""
    for element in parent:
        if element.tag == f"{_P}grpSp" and not _is_hidden(element):
            yield from _shapes(element)
        elif element.tag == f"{_MC}AlternateContent":
            choice = element.find(f"{_MC}Choice")
            yield from _shapes(choice if choice is not None else element)
        elif element.tag in {f"{_P}sp", f"{_P}graphicFrame", f"{_P}cxnSp", f"{_P}grpSp"}:
            yield element


def _placeholder(shape: etree._Element) -> str | None:
    """The type of a placeholder, empty where none is named; None for any other shape."""
    found = shape.find(f"*/{_P}nvPr/{_P}ph")
    return None if found is None else found.get("type") or ""


def _is_hidden(shape: etree._Element) -> bool:
    properties = shape.find(f"*/{_P}cNvPr")
    return properties is not None and properties.get("hidden") in {"1", "true"}


def _text(shape: etree._Element, *, bulleted: bool) -> Iterator[Piece]:
    for paragraph in shape.iterfind(f"{_P}txBody/{_A}p"):
        text = _words(paragraph)
        properties = paragraph.find(f"{_A}pPr")
        item = bulleted
        if properties is not None:
            if properties.find(f"{_A}buNone") is not None:
                item = False
            elif any(
                properties.find(f"{_A}{bullet}") is not None for bullet in ("buChar", "buAutoNum", "buBlip")
            ):
                item = True
        yield Piece("list item" if item else "paragraph", text)


def _words(paragraph: etree._Element) -> str:
    """A paragraph's text; a line break or tab is a space."""
    pieces_of_text = paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab")
    return "".join((element.text or "") if element.tag == f"{_A}t" else " " for element in pieces_of_text)


def _graphic(frame: etree._Element, part: Any) -> Iterator[Piece]:  # noqa: ANN401 -- python-pptx is untyped
    table = frame.find(f".//{_A}tbl")
    if table is not None:
        for text in _table(table):
            yield Piece("table row", text)
        return
    for element in frame.iter(_CHART, _DIAGRAM):
        identity = element.get(f"{_R}id") or element.get(f"{_R}dm") or ""
        try:
            related = part.related_part(identity)
        except KeyError:
            continue
        if element.tag == _CHART:
            yield from _chart(related)
        else:
            yield from _diagram(related.blob)


def _table(table: etree._Element) -> list[str]:
    rows: list[list[Cell]] = []
    above: dict[int, str] = {}
    for row in table.iterfind(f"{_A}tr"):
        cells: list[Cell] = []
        for column, element in enumerate(row.iterfind(f"{_A}tc")):
            if element.get("hMerge") in {"1", "true"}:
                continue
            if element.get("vMerge") in {"1", "true"}:
                text = filled_down(above.get(column, ""))
            else:
                words = (_words(paragraph).strip() for paragraph in element.iter(f"{_A}p"))
                text = " ".join(filter(None, words))
                above[column] = text
            span = element.get("gridSpan") or "1"
            cells.append(Cell(text, column, min(int(span), _MOST_SPANNED) if span.isdecimal() else 1))
        rows.append(cells)
    properties = table.find(f"{_A}tblPr")
    headed = properties is not None and properties.get("firstRow") in {"1", "true"}
    return row_texts(rows, header_rows(rows, int(headed), [False] * len(rows)))


def _chart(part: Any) -> Iterator[Piece]:  # noqa: ANN401 -- python-pptx is untyped
    """A chart's title, and a row for each category with the value of each series."""
    try:
        chart: Any = part.chart
        if chart.has_title and chart.chart_title.has_text_frame:
            yield Piece("paragraph", chart.chart_title.text_frame.text)
        for plot in chart.plots:
            series = [(str(each.name), list(each.values)) for each in plot.series]
            for at, category in enumerate(list(plot.categories)[:_MOST_POINTS]):
                values = [Cell(str(category), 0)]
                values += [
                    Cell(shown(points[at]), column)
                    for column, (_, points) in enumerate(series, 1)
                    if at < len(points) and points[at] is not None
                ]
                labels = [Cell(name, column) for column, (name, _) in enumerate(series, 1)]
                yield Piece("table row", row_texts([labels, values], 1)[1])
    except (
        PythonPptxError,
        ValueError,
        KeyError,
        AttributeError,
        TypeError,
        IndexError,
        NotImplementedError,
    ):
        return  # a chart of a kind that python-pptx does not know, or a broken one


def _diagram(blob: bytes) -> Iterator[Piece]:
    """The words of a SmartArt diagram, in the order of its data."""
    try:
        root = parse(blob)
    except ReadError:
        return
    for text in root.iter(_DIAGRAM_TEXT):
        words = (_words(paragraph).strip() for paragraph in text.iter(f"{_A}p"))
        yield Piece("list item", " ".join(filter(None, words)))
