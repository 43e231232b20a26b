"""XML into a tree, safely: no entities, no network, no depth that a document of law never has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from assistant.readers.errors import ReadError

_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
"""A declaration of an entity, in UTF-8 or UTF-16; law has none, bombs are made of them."""
_HEAD = 65_536
"""Bytes in which the declarations of a document stand; later ones are found once it is parsed."""
_ENTITIES = "it declares entities, which documents of law do not; it is not read"


def root_of(data: bytes) -> etree._Element:
    """The root element. Raises ReadError for what is broken, cut off, or declares entities."""
    if _ENTITY.search(data, 0, _HEAD):
        raise ReadError(_ENTITIES)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise ReadError("damaged: its elements are nested too deeply") from error
        raise ReadError(f"damaged: the XML is cut off or broken ({_where(error)})") from error
    except (ValueError, LookupError) as error:
        raise ReadError("damaged: the XML has no readable encoding") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and len(list(declared.iterentities())) > 0:  # type: ignore[union-attr]
        raise ReadError(_ENTITIES)
    return root


def _where(error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 0
    return f"line {line:,}" if line > 1 else "at its beginning"


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments, instructions and entities."""
    tag = element.tag
    return _after_brace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _after_brace(tag: str) -> str:
    return tag.rpartition("}")[2]


def namespace(element: etree._Element) -> str:
    """The namespace of an element; empty when it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes by their names without namespaces."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.items()}


def inner_text(element: etree._Element) -> str:
    """All characters in an element, as they are."""
    return "".join(map(str, element.itertext()))


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children that are elements, of the given names when there are any."""
    for child in element:
        name = local(child)
        if name and (not names or name in names):
            yield child


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The first child of one of the names."""
    return next(children(element, *names), None)


def first(element: etree._Element, *names: str) -> etree._Element | None:
    """The first element below `element` of one of the names, in document order."""
    return next((item for item in element.iter() if local(item) in names and item is not element), None)
