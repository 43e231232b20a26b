"""The words of one OpenDocument paragraph as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from assistant.readers.office.opendocument_styles import NAMESPACES, Styles, named

_LEFT_OUT = frozenset(
    map(
        named,
        (
            *(
                "office:annotation",
                "office:annotation-end",
                "text:ruby-text",
                "text:script",
                "text:note-citation",
            ),
            *("text:tracked-changes", "svg:title", "svg:desc"),
        ),
    )
)
_CHARACTERS = {named("text:s"): " ", named("text:tab"): " ", named("text:line-break"): "\n"}
_NOTE = named("text:note")
_NOTE_BODY = named("text:note-body")
_LINK = named("draw:a")
_DRAWN = f"{{{NAMESPACES['draw']}}}"
_STYLED = frozenset({named("text:p"), named("text:h"), named("text:span")})
_IS_HIDDEN = named("text:is-hidden")


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words, and what hangs on it: text boxes, notes, how many pieces were hidden."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    hidden: int = 0


def text_of(element: etree._Element, styles: Styles, *, on_paper: bool) -> Paragraph:
    """Read a `text:p` or `text:h`; deleted words stand elsewhere in the file, hidden ones are out."""
    paragraph = Paragraph()
    parts: list[str] = []
    if any(each.get(_IS_HIDDEN) == "true" for each in element.iter(named("text:hidden-paragraph"))):
        paragraph.hidden = 1
        return paragraph
    stack: list[etree._Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tag = node.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == _NOTE:
            paragraph.notes += node.iterfind(_NOTE_BODY)
        elif tag.startswith(_DRAWN) and tag != _LINK:
            paragraph.boxes.append(node)
        elif node.get(_IS_HIDDEN) == "true" or (tag in _STYLED and styles.is_hidden(node, on_paper=on_paper)):
            paragraph.hidden += any(piece.strip() for piece in node.itertext())
        else:
            stack += _within(node)
    paragraph.text = "".join(parts)
    return paragraph


def _within(node: etree._Element) -> list[etree._Element | str]:
    """What a node holds, the first last."""
    found: list[etree._Element | str] = [node.text or ""]
    for child in node:
        found += [child, child.tail or ""]
    return found[::-1]
