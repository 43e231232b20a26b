"""The words of an element of law, with its annotations kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from assistant.readers.law.maths import linear
from assistant.readers.law.parse import attributes, child, inner_text, local

_SOFT, _GAP = "\0", "\1"
"""White space with a line break beside a tag, and between two tags: it may only lay out the XML.

XML text never holds U+0000 or U+0001.
"""
_SOFTENED = re.compile(r" *[\0\1][ \0\1]*")
BLOCK = "\2"
"""Stands in split words for a structure within them; XML text never holds it."""
_STRUCTURES = frozenset({"quotedStructure", "embeddedStructure", "table", "blockList", "ul", "ol"})
_LOOK = 8
"""Characters before a break that tell whether it breaks anything."""
_CLOSING = frozenset(",.;:)]”’?!—–")
_OPENING = frozenset("(“‘[")
_DOTS = re.compile(r"(?:[.…‥]\s*){3,}")
"""Dots for words that are gone. Three full stops in a row stand nowhere else in law."""

_NOT_WORDS = frozenset(
    {"Commentary", "Footnote", "MarginNote", "AppendText", "Image", "Figure", "img", "meta"}
)
_CHARACTERS = {"Minus": chr(0x2212), "NonBreakingHyphen": "-"}
"""CLML's named characters; the others are spaces and padding."""
_BREAKS = frozenset(
    {
        *("Text", "Para", "P", "ListItem", "AddressLine", "br", "eol", "marker", "p", "tr", "td", "th"),
        *("li", "block", "content", "num", "heading", "intro", "wrapUp", "Title", "Subtitle", "Number"),
        *("level", "paragraph", "subparagraph", "point", "item", "Pnumber", "DateText", "tab"),
    }
)
"""Elements that stand apart from the words beside them."""


@dataclass(slots=True)
class Words:
    """What an element says, and which notes it refers to, in order."""

    text: str = ""
    notes: list[str] = field(default_factory=list)
    """The ids of commentaries: what editors say of the words."""
    footnotes: list[str] = field(default_factory=list)
    """The ids of footnotes."""
    repealed: int = 0
    """Pieces of repealed words that were left out."""
    inline: list[etree._Element] = field(default_factory=list)
    """Footnotes that stand within the text, as Akoma Ntoso has them."""
    blocks: list[etree._Element] = field(default_factory=list)
    """Structures that stand within the text; each is `BLOCK` in it. Only `split_words` finds them."""


def split_words(element: etree._Element) -> Words:
    """The words of an element in which others may stand as blocks: a quoted structure, a table."""
    said = Words()
    parts: list[str] = []
    _gather(element, parts, said, frozenset(), split=True)
    said.text = _settled("".join(parts))
    return said


def words(element: etree._Element, *leave: str) -> Words:
    """The words of an element on one line, without those of its children named in `leave`."""
    said = Words()
    parts: list[str] = []
    _gather(element, parts, said, frozenset(leave))
    said.text = _settled("".join(parts))
    return said


def said_child(element: etree._Element, *names: str) -> Words:
    """The words of the first child of one of these names; none when there is no such child."""
    found = child(element, *names)
    return words(found) if found is not None else Words()


def joined(number: Words, title: Words) -> Words:
    """`PART 5 — Community empowerment`, with the notes of both."""
    text = " — ".join(filter(None, (number.text, title.text)))
    return Words(text, number.notes + title.notes, number.footnotes + title.footnotes)


def is_husk(text: str) -> bool:
    """Whether nothing but dots is left: `. . . . .`, as editors print what has been repealed."""
    return text[:1] in {".", "…", "‥", " "} and bool(_DOTS.fullmatch(text.strip()))


def _gather(
    element: etree._Element, parts: list[str], said: Words, leave: frozenset[str], *, split: bool = False
) -> None:
    _text(element.text, parts, last=len(element) == 0)
    for item in element:
        name = local(item)
        if name and name not in leave and not _is_note(item, name, said):
            apart = name in _BREAKS
            if apart:
                parts.append(" ")
            if split and name in _STRUCTURES:
                said.blocks.append(item)
                parts.append(f" {BLOCK} ")
            elif name == "math":
                parts.append(f" {linear(item)} ")
            elif name == "Character":
                parts.append(_CHARACTERS.get(item.get("Name") or "", " "))
            elif _is_repealed(item, name):
                said.repealed += not is_husk(inner_text(item))
                parts.append(" … ")
            else:
                start, end = _quotes(item)
                parts.append(start)
                _gather(item, parts, said, frozenset(), split=split)
                parts.append(end)
            if apart:
                parts.append(" ")
        _text(item.tail, parts, first=True, last=item.getnext() is None)


def _text(text: str | None, parts: list[str], *, first: bool = False, last: bool = False) -> None:
    """Add a run of text; blanks with a line break at a tag may be layout."""
    if not text:
        return
    if text.isspace():
        parts.append(_GAP if "\n" in text else " ")
        return
    body = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    parts.append(_SOFT if "\n" in before and first else " " if before else "")
    parts.append(body)
    parts.append(_SOFT if "\n" in after and not last else " " if after else "")


def _is_note(element: etree._Element, name: str, said: Words) -> bool:
    """Whether the element is no words of the text; records what it refers to."""
    if element.attrib and (ref := attributes(element).get("CommentaryRef")):
        said.notes.append(ref)
    if name in {"CommentaryRef", "MarginNoteRef"}:
        said.notes.append(element.get("Ref") or "")
    elif name == "FootnoteRef":
        said.footnotes.append(element.get("Ref") or "")
    elif name == "noteRef":
        said.notes.append((element.get("href") or "").removeprefix("#"))
    elif name == "authorialNote":
        said.inline.append(element)
    else:
        return name in _NOT_WORDS
    return True


def _is_repealed(element: etree._Element, name: str) -> bool:
    """Whether words are marked as repealed; those repealed for some places or purposes only are kept."""
    return name == "del" or (name == "Repeal" and element.get("RetainText") != "true")


def _quotes(element: etree._Element) -> tuple[str, str]:
    """The quotation marks that an element of Akoma Ntoso implies."""
    marks = attributes(element) if element.attrib else {}
    return marks.get("startQuote", ""), marks.get("endQuote", "")


def _settled(text: str) -> str:
    """The text with its layout resolved and dots for missing words made one sign."""

    def resolve(found: re.Match[str]) -> str:
        before, after = (
            text[max(0, found.start() - _LOOK) : found.start()],
            text[found.end() : found.end() + 1],
        )
        if not before or not after or after in _CLOSING or before[-1] in _OPENING:
            return ""
        return "" if _GAP in found.group() and _one(before, after) else " "

    if _SOFT in text or _GAP in text:
        text = _SOFTENED.sub(resolve, text)
    text = " ".join(text.split())
    if not any(sign in text for sign in ("..", ". .", "…", "‥")) or is_husk(text):
        return text
    return " ".join(_DOTS.sub(" … ", text).split())


def _one(before: str, after: str) -> bool:
    """Whether two tagged pieces on two lines are one: `section 1` and `(1)`, `B` and `e it enacted`."""
    if after == "(":
        return bool(re.search(r"(?:\)|\d[A-Z]*)\Z", before))
    return after.islower() and bool(re.search(r"(?:\A|\W)[A-Z]\Z", before))
