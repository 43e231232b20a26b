"""The parts of CLML that are no provisions: lists, tables, formulas, preliminaries, signatures, notes."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from assistant.readers.law.clml import Clml, Reader
from assistant.readers.law.clml_here import Here
from assistant.readers.law.parse import child, children, first, local
from assistant.readers.law.tables import rows
from assistant.readers.law.text import Words, said_child, words

_DECORATIONS = {
    "parens": "({})",
    "parenRight": "{})",
    "brackets": "[{}]",
    "bracketRight": "{}]",
    "period": "{}.",
    "colon": "{}:",
}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _list(walker: Clml, element: etree._Element, here: Here) -> None:
    """A list; its items keep the place of the provision, their enumerators are those that it implies."""
    ordered = local(element) == "OrderedList"
    kind, decoration = element.get("Type") or "arabic", element.get("Decoration") or "none"
    count = 0
    for item in children(element):
        if local(item) != "ListItem":
            walker.read(item, here)
            continue
        count += 1
        mark = item.get("NumberOverride") or (_counted(count, kind) if ordered else "")
        shown = _DECORATIONS.get(decoration, "{}").format(mark) if ordered and mark else mark
        since = walker.script.wait(shown)
        walker.inside(item, here)
        walker.script.settle(since)


def _counted(count: int, kind: str) -> str:
    """The enumerator of the item `count` of a list: `b`, `ii`, `2`; after `z` come `aa` and `bb`."""
    if kind.startswith("alpha"):
        turns, letter = divmod(count - 1, 26)
        mark = chr(ord("a") + letter) * (turns + 1) if turns < len(_ROMAN) else str(count)
    elif kind.startswith("roman"):
        mark, left = "", count
        for value, sign in _ROMAN:
            times, left = divmod(left, value)
            mark += sign * times
    else:
        return str(count)
    return mark.upper() if kind.endswith("upper") else mark


def _keys(walker: Clml, element: etree._Element, here: Here) -> None:
    """What the letters of a formula mean: `A = the amount`."""
    separator = element.get("Separator") or ""
    for item in children(element):
        if local(item) == "Key":
            walker.script.wait(f"{words(item).text} {separator}".strip())
            continue
        since = len(walker.script.pieces)
        walker.read(item, here)
        walker.script.settle(since)


def _table(walker: Clml, element: etree._Element, here: Here) -> None:
    label = here.place.label
    for name in ("Number", "Title", "TitleBlock", "Subtitle"):
        walker.script.say(said_child(element, name), label, here.level, "paragraph")
    tables = [element] if local(element) == "table" else list(children(element, "table"))
    for table in tables:
        for row in rows(table):
            walker.script.say(row, label, here.level, "table row")
    if local(element) != "table":
        for item in children(element):
            if local(item) not in {"table", "Number", "Title", "TitleBlock", "Subtitle"}:
                walker.read(item, here)


def _formula(walker: Clml, element: etree._Element, here: Here) -> None:
    where = child(element, "Where")
    said = words(element, "Where")
    walker.script.say(said, here.place.label, here.level)
    if said.text:
        walker.script.formulas.append(here.place.label)
    if where is not None:
        walker.read(where, here)


def _image(walker: Clml, element: etree._Element, here: Here) -> None:
    """An image or a form: what is written beside it is read, it is not."""
    walker.script.images.append(here.place.label)
    for name in ("Number", "Title"):
        walker.script.say(said_child(element, name), here.place.label, here.level, "paragraph")
    if local(element) == "Form":
        for item in children(element):
            if local(item) not in {"Image", "Figure", "Number", "Title", "TitleBlock"}:
                walker.read(item, here)


def _fragment(walker: Clml, element: etree._Element, here: Here) -> None:
    """A number or title alone, as an amendment quotes it."""
    walker.script.say(words(element), here.place.label, here.level, "paragraph")


def _numbered_para(walker: Clml, element: etree._Element, here: Here) -> None:
    """A numbered paragraph of explanatory notes to an Act."""
    number = said_child(element, "Pnumber")
    label = f"para {number.text.strip('. ()')}" if number.text else here.place.label
    since = walker.script.wait(number.text)
    walker.inside(element, replace(here, place=here.place.only(label)))
    walker.script.settle(since)


def _prelims(walker: Clml, element: etree._Element, here: Here) -> None:
    """Title, number, long title, dates and preamble."""
    script, place = walker.script, here.place
    title = said_child(element, "Title")
    if not title.text:
        title = said_child(element, "MultilineTitle")
    walker.script.refer(title, "")
    script.heading(title.text, 1)
    for item in children(element):
        name = local(item)
        if name in {"Title", "MultilineTitle", "SubjectInformation", "CommentaryRef"}:
            continue
        if name == "LongTitle":
            script.say(words(item), "long title", here.level, "paragraph")
        elif name in {"PrimaryPreamble", "SecondaryPreamble", "EUPreamble"}:
            _preamble(walker, item, replace(here, place=place.only("preamble")))
        else:
            script.say(words(item), "", here.level, "paragraph")


def _preamble(walker: Clml, element: etree._Element, here: Here) -> None:
    """The enacting words; recitals are named by their numbers."""
    for item in children(element):
        number = said_child(item, "Number") if local(item) == "Division" else Words()
        if number.text:
            below = replace(here, place=here.place.only(f"recital {number.text}"))
            since = walker.script.wait(number.text)
            walker.inside(item, below)
            walker.script.settle(since)
        else:
            walker.read(item, here)


def _signed(walker: Clml, element: etree._Element, here: Here) -> None:
    """Who signed: a line for each, under the title of the enactment."""
    here = replace(here, place=here.place.only(""), level=2 if not here.quoted else here.level)
    for item in children(element, "Signatory"):
        for part in children(item):
            if local(part) == "Signee":
                for para in children(part, "Para"):
                    walker.read(para, here)
                signed = [
                    words(field)
                    for field in children(part)
                    if local(field) not in {"Para", "LSseal", "Signature"}
                ]
                line = ", ".join(field.text for field in signed if field.text)
                walker.script.say(Words(line), "", here.level, "paragraph")
            else:
                walker.read(part, here)


def _note(walker: Clml, element: etree._Element, here: Here) -> None:
    """An explanatory note or a note of earlier orders: no part of the law."""
    if child(element, "Body", "ENprelims") is not None:
        walker.inside(element, here)  # the notes to an Act, which are a document of their own
        return
    named = "Explanatory Note" if local(element) == "ExplanatoryNotes" else "Note as to earlier orders"
    title = said_child(element, "Title")
    below = replace(here, place=here.place.only(named), level=2, quoted=False)
    walker.script.refer(title, named)
    walker.script.heading(title.text or named, 2, named)
    since = len(walker.script.pieces)
    walker.inside(element, replace(below, level=3))
    for piece in walker.script.pieces[since:]:
        piece.role = "note"


def _attachment(walker: Clml, element: etree._Element, here: Here) -> None:
    """A document attached to one of the EU: its articles are not those of the whole."""
    number, title = said_child(element, "Number"), said_child(element, "Title")
    named = number.text or title.text or "attachment"
    walker.script.heading(" — ".join(filter(None, (number.text, title.text))), here.level, "")
    below = replace(here.place, prefix=f"{named} ", bare=named, schedule="", part="", provision="", steps="")
    walker.inside(element, replace(here, place=below, level=here.level + 1))


PARTS: dict[str, Reader] = {
    "UnorderedList": _list,
    "OrderedList": _list,
    "KeyList": _keys,
    "Tabular": _table,
    "table": _table,
    "Formula": _formula,
    "Figure": _image,
    "Image": _image,
    "Form": _image,
    "IncludedDocument": _image,
    "FragmentNumber": _fragment,
    "FragmentTitle": _fragment,
    "NumberedPara": _numbered_para,
    "PrimaryPrelims": _prelims,
    "SecondaryPrelims": _prelims,
    "EUPrelims": _prelims,
    "ENprelims": _prelims,
    "SignedSection": _signed,
    "ExplanatoryNotes": _note,
    "EarlierOrders": _note,
    "Attachment": _attachment,
}
"""What reads the elements of these names."""


def commentaries(root: etree._Element) -> list[tuple[str, str, str]]:
    """Every commentary as id, type and words, in order; margin notes count as marginal citations."""
    found = []
    for holder in ("Commentaries", "MarginNotes"):
        block = first(root, holder)
        for item in children(block) if block is not None else ():
            kind = (item.get("Type") or "F") if local(item) == "Commentary" else "M"
            found.append((item.get("id") or "", kind, words(item).text))
    return found


def footnotes(root: etree._Element) -> list[tuple[str, str]]:
    """Every footnote as id and words, without its number."""
    block = first(root, "Footnotes")
    items = children(block, "Footnote") if block is not None else ()
    return [(item.get("id") or "", words(item, "Number").text) for item in items]
