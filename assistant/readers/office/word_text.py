"""The words of one Word paragraph as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{NAMESPACE}}}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_LEFT_OUT = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}rPr",
        f"{_W}pPr",
        f"{_W}instrText",
        f"{_W}delText",
        f"{_COMPATIBILITY}Fallback",
    }
)
_CHARACTERS = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "-",
    f"{_W}ptab": " ",
}
_WHITE = frozenset({"FFFFFF", "FEFEFE"})


class HidingStyles(Protocol):
    """What is asked of the styles: does this one hide its text."""

    def is_hidden(self, identity: str) -> bool:
        """Whether the style called `identity` hides its text."""
        ...


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words, and what hangs on it: text boxes, notes by (kind, number), hidden runs."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: int = 0


def text_of(element: etree._Element, styles: HidingStyles) -> Paragraph:
    """Read a `w:p`: inserted words are in, deleted and hidden ones are out."""
    paragraph = Paragraph()
    parts: list[str] = []
    shaded = _is_shaded(element)
    hidden_style = _is_hidden_by(element.find(f"{_W}pPr/{_W}pStyle"), styles)
    was_hidden = False
    stack = [element]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            parts.append(node.text or "")
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == f"{_W}txbxContent":
            paragraph.boxes.append(node)
        elif tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
            kind = tag.removeprefix(_W).removesuffix("Reference")
            paragraph.notes.append((kind, node.get(f"{_W}id") or ""))
        elif tag == f"{_W}r" and _is_hidden_run(node, styles, shaded=shaded, by_style=hidden_style):
            if any((text.text or "").strip() for text in node.iter(f"{_W}t")):
                paragraph.hidden += not was_hidden
                was_hidden = True
        else:
            was_hidden = was_hidden and tag != f"{_W}r"
            stack.extend(reversed(node))
    paragraph.text = "".join(parts)
    return paragraph


def _is_hidden_run(run: etree._Element, styles: HidingStyles, *, shaded: bool, by_style: bool) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return by_style
    if properties.find(f"{_W}vanish") is not None:  # what the run says itself stands above its styles
        if _is_on(properties, "vanish"):
            return True
    elif by_style or _is_hidden_by(properties.find(f"{_W}rStyle"), styles):
        return True
    colour = properties.find(f"{_W}color")
    if colour is not None and (colour.get(f"{_W}val") or "").upper() in _WHITE:
        ground = shaded or _has_ground(properties)
        # In a text box or a table the ground may be painted by the shape or the style.
        return not ground and next(run.iterancestors(f"{_W}txbxContent", f"{_W}tbl"), None) is None
    size = properties.find(f"{_W}sz")
    return size is not None and size.get(f"{_W}val") in {"0", "1"}  # half-points


def _is_hidden_by(reference: etree._Element | None, styles: HidingStyles) -> bool:
    return reference is not None and styles.is_hidden(reference.get(f"{_W}val") or "")


def _is_on(properties: etree._Element, name: str) -> bool:
    switch = properties.find(f"{_W}{name}")
    return switch is not None and switch.get(f"{_W}val") not in {"0", "false", "off"}


def _is_shaded(paragraph: etree._Element) -> bool:
    properties = paragraph.find(f"{_W}pPr")
    return properties is not None and (_has_ground(properties) or properties.find(f"{_W}pStyle") is not None)


def _has_ground(properties: etree._Element) -> bool:
    if properties.find(f"{_W}highlight") is not None:
        return True
    shading = properties.find(f"{_W}shd")
    fill = "" if shading is None else (shading.get(f"{_W}fill") or "").upper()
    return fill not in {"", "AUTO", *_WHITE}
