"""The parts of Akoma Ntoso that are no provisions: lists, tables, the opening, notes."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from assistant.readers.law.akn import Akn, Here, Reader
from assistant.readers.law.akn_names import LEAVES, NOTES, has_blocks, name_of
from assistant.readers.law.parse import children, first, local
from assistant.readers.law.tables import rows
from assistant.readers.law.text import said_child, words


def _list(walker: Akn, element: etree._Element, here: Here) -> None:
    for item in children(element):
        if local(item) not in {"li", "item"}:
            walker.read(item, here)
            continue
        since = walker.script.wait(said_child(item, "num").text)
        if has_blocks(item):
            walker.inside(item, here)
        else:
            walker.line(item, here)
        walker.script.settle(since)


def _table(walker: Akn, element: etree._Element, here: Here) -> None:
    for row in rows(element):
        walker.script.say(row, here.place.label, here.level, "table row")


def _image(walker: Akn, element: etree._Element, here: Here) -> None:
    del element  # an image says nothing that can be read
    walker.script.images.append(here.place.label)


def _header(walker: Akn, element: etree._Element, here: Here) -> None:
    """The front of a judgment."""
    walker.inside(element, replace(here, cover=here.judgment))


def _opening(walker: Akn, element: etree._Element, here: Here) -> None:
    """Title, long title, dates and enacting words."""
    name = local(element)
    title = first(element, "docTitle", "shortTitle")
    named = words(title).text if title is not None else ""
    if not walker.titled:
        walker.script.heading(named or walker.meta.source.title, 1)
        walker.titled = True
    for item in children(element):
        if named and words(item).text == named:
            continue  # said as the heading
        long = name == "preface" and "longTitle" in {local(item), item.get("class"), item.get("name")}
        label = "long title" if long else "preamble" if name == "preamble" else ""
        walker.read(item, replace(here, place=here.place.only(label)))


def _note(walker: Akn, element: etree._Element, here: Here) -> None:
    """An explanatory note or a note of earlier orders: no part of the law."""
    named = NOTES[element.get("class") or ""]
    walker.script.heading(said_child(element, "heading").text or named, 2, named)
    since = len(walker.script.pieces)
    walker.inside(element, replace(here, place=here.place.only(named), level=3))
    for piece in walker.script.pieces[since:]:
        piece.role = "note"


def _other(walker: Akn, element: etree._Element, here: Here) -> None:
    """Whatever has no reader of its own: a note by its class, a holder of others, or a line."""
    if element.get("class") in NOTES:
        _note(walker, element, here)
    elif has_blocks(element) and name_of(element) not in LEAVES:
        walker.inside(element, here)
    else:
        walker.line(element, here)


PARTS: dict[str, Reader] = {
    **dict.fromkeys(("ul", "ol", "blockList"), _list),
    **dict.fromkeys(("preface", "preamble"), _opening),
    "table": _table,
    "header": _header,
    "img": _image,
    "": _other,
}
"""What reads the elements of these names; the empty one is for all others."""
