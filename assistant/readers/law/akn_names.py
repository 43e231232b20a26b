"""The elements of Akoma Ntoso by what they are for."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from assistant.readers.law.parse import child, inner_text, local
from assistant.readers.law.place import UNITS
from assistant.readers.law.text import Words, said_child, words

ROOTS = frozenset(
    {
        *("akomaNtoso", "act", "bill", "doc", "judgment", "statement", "amendment", "officialGazette"),
        *("documentCollection", "portion", "fragment"),
    }
)
"""The elements with which a document begins; `akomaNtoso` stands around them."""
DIVISIONS = frozenset(
    {
        *("part", "chapter", "title", "book", "tome", "subpart", "subchapter", "subtitle", "division"),
        *("subdivision", "crossheading", "subheading", "group", "groupOfParts", "EUPart", "EUTitle"),
        *("EUChapter", "EUSection", "EUSubsection"),
    }
)
LOWER = frozenset(
    {
        *("subsection", "paragraph", "subparagraph", "level", "point", "indent", "alinea", "list", "subrule"),
        *("subclause", "sublist", "proviso", "transitional", "subsubparagraph", "item", "blockContainer"),
    }
)
TOPS = frozenset({*UNITS} - {"paragraph"})
NOT_READ = frozenset({"meta", "coverPage", "toc", "num", "heading", "authorialNote", "noteRef"})
LEAVES = frozenset(
    {"p", "block", "span", "docTitle", "shortTitle", "docNumber", "listIntroduction", "listWrapUp"}
)
_INLINE = frozenset(
    {
        *("ref", "rref", "mref", "def", "term", "b", "i", "u", "sup", "sub", "span", "a", "date", "person"),
        *("organization", "concept", "object", "event", "location", "process", "role", "quantity", "entity"),
        *("docTitle", "docNumber", "docDate", "docType", "docPurpose", "docStage", "docStatus"),
        *("docAuthority", "docProponent", "docJurisdiction", "docIntroducer", "docketNumber", "party"),
        *("neutralCitation", "judge", "lawyer", "courtType", "signature", "affectedDocument", "mod", "mmod"),
        *("relatedDocument", "shortTitle", "inline", "ins", "del", "abbr", "img", "br", "eol", "marker"),
        *("noteRef", "authorialNote", "math", "rmod", "remark", "quotedText", "recordedTime", "vote"),
        *("outcome", "opinion", "argument", "change", "placeholder", "fillIn", "subFlow", "decoration"),
    }
)
"""Elements within a line."""
_HEADING_CLASS = re.compile(r"(?:Para)?Heading\d?\Z")
"""What Find Case Law calls paragraphs that a Word file styled as headings."""
_EMPHASIS = re.compile(r"font-weight:\s*bold|text-decoration|font-variant:\s*small-caps")
_LONGEST_TITLE = 160
"""Characters: a line and a half."""
NOTES = {"explanatoryNotes": "Explanatory Note", "earlierOrders": "Note as to earlier orders"}
"""What is no part of the law, by its class."""
DEEPEST = 120
"""Elements within elements; below, only words are taken."""


def name_of(element: etree._Element) -> str:
    """What an element is; those for all that the standard has no word for bear their own name."""
    tag = local(element)
    return (element.get("name") or tag) if tag in {"hcontainer", "container"} else tag


def number_of(element: etree._Element) -> tuple[Words, list[str]]:
    """The number of an element, and the references that stand beside it as notes."""
    said = said_child(element, "num")
    beside = [words(note).text for note in said.inline if note.get("class") == "referenceNote"]
    others = [note for note in said.inline if note.get("class") != "referenceNote"]
    return replace(said, inline=others), beside


def has_blocks(element: etree._Element) -> bool:
    """Whether an element holds others that stand by themselves."""
    return bool({local(item) for item in element} - {""} - _INLINE)


def is_heading(element: etree._Element, title: Words) -> bool:
    """Whether what a judgment marks as a heading is one: lines of prose are sometimes marked so."""
    heading = child(element, "heading")
    return heading is not None and (_is_marked(heading) or title.text.isupper())


def is_heading_line(line: etree._Element, text: str) -> bool:
    """Whether a paragraph of a judgment is a heading: by its class, or because all of it is bold."""
    if not 0 < len(text) <= _LONGEST_TITLE or text.rstrip("”’)").endswith((".", ";", ",", ":")):
        return False
    return bool(_HEADING_CLASS.match(line.get("class") or "")) or _is_bold(line)


def _is_marked(heading: etree._Element) -> bool:
    items = [item for item in heading.iter() if local(item)]
    return any(
        _HEADING_CLASS.match(item.get("class") or "") or _EMPHASIS.search(item.get("style") or "")
        for item in items
    )


def _is_bold(line: etree._Element) -> bool:
    """Whether every word stands in a bold span."""
    if (line.text or "").strip():
        return False
    for item in line:
        bold = local(item) == "b" or "font-weight:bold" in (item.get("style") or "").replace(" ", "")
        if (item.tail or "").strip() or not (bold or not inner_text(item).strip()):
            return False
    return len(line) > 0
