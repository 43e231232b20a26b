"""Which elements of a web page no visitor sees."""

from __future__ import annotations

import re

from lxml import etree

_INVISIBLE = (
    re.compile(r"(?:^|;)display:none(?:!important)?(?:;|$)"),
    re.compile(r"(?:^|;)visibility:(?:hidden|collapse)(?:!important)?(?:;|$)"),
    re.compile(r"(?:^|;)font-size:(?:0?\.?0\d*(?:px|pt|em|rem|%)?|1px)(?:!important)?(?:;|$)"),
    re.compile(r"(?:^|;)opacity:0(?:\.0+)?(?:%)?(?:!important)?(?:;|$)"),
    re.compile(
        r"(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)"
    ),
    re.compile(r"(?:^|;)clip:rect\((?:0|1px)[^)]*\)"),
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITES = frozenset(
    {
        "white",
        "#fff",
        "#ffffff",
        "rgb(255,255,255)",
        "rgba(255,255,255,1)",
        "#fefefe",
        "hsl(0,0%,100%)",
        "transparent",
    }
)


def is_hidden(element: etree._Element) -> bool:
    """Whether the element says, in itself, that it is not to be seen.

    `hidden`, `<input type="hidden">`, an inline style that hides, shrinks or moves it off the screen, or
    text in the colour of its ground. White text under a ground of another colour, here or in any element
    round it, counts as seen: a style sheet may paint that ground, and we do not read style sheets.
    """
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    colour = (element.get("color") or "").lower() if element.tag == "font" else ""
    if not style and not colour:
        return False
    rules = re.sub(r"\s+", "", (style or "").lower())
    if any(pattern.search(rules) for pattern in _INVISIBLE):
        return True
    found = _COLOUR.search(rules)
    colour = found[1] if found else colour
    if not colour:
        return False
    ground = _ground(element)
    return colour == ground or (colour in _WHITES and ground in {"", *_WHITES})


def _ground(element: etree._Element) -> str:
    """The colour of the nearest declared background; empty when none is declared, which is white."""
    for each in (element, *element.iterancestors()):
        rules = re.sub(r"\s+", "", (each.get("style") or "").lower())
        found = _BACKGROUND.search(rules)
        if found:
            return str(found[1])
        if each.get("bgcolor"):
            return str(each.get("bgcolor")).lower()
        if each.get("class") and each is not element:
            return "of a class"
    return ""
