"""Legislation and judgments in XML: Crown Legislation Markup Language and Akoma Ntoso."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly
from assistant.readers.errors import ReadError
from assistant.readers.law.akn import Akn
from assistant.readers.law.akn import Here as AknHere
from assistant.readers.law.akn_names import ROOTS
from assistant.readers.law.akn_parts import PARTS as AKN_PARTS
from assistant.readers.law.akn_source import meta_of
from assistant.readers.law.clml import Clml
from assistant.readers.law.clml_here import Clock, Here
from assistant.readers.law.clml_names import BLOCKS
from assistant.readers.law.clml_parts import PARTS, commentaries, footnotes
from assistant.readers.law.clml_source import about, today
from assistant.readers.law.parse import child, local, namespace, root_of
from assistant.readers.law.place import Place, place_at, unit_from
from assistant.readers.law.script import Note, Script

_CLML = "http://www.legislation.gov.uk/namespaces/legislation"
_WHOLE = frozenset({"Legislation", "Fragment", "EN"})
_EMPTY = "it holds no words of law; if it is a table of contents, fetch the enactment itself"


@dataclass(frozen=True, slots=True)
class Law:
    """An enactment or judgment as read: what it is, its pieces, and what a person should know."""

    source: Source
    script: Script
    warnings: tuple[str, ...]


def read_legislation(data: bytes, name: str) -> Document:
    """Read an enactment, a fragment of one or a judgment; the XML alone says where words stand.

    Raises ReadError when it is broken, declares entities, is something else, or holds no words.
    """
    law = read_law(data, name)
    assembly = Assembly()
    assembly.warnings += law.warnings
    law.script.fill(assembly)
    if not law.script.pieces:
        raise ReadError(_EMPTY)
    return assembly.document(law.source, empty=_EMPTY)


def read_law(data: bytes, name: str) -> Law:
    """The pieces of an enactment, before they become a document. Raises as `read_legislation`."""
    root = root_of(data)
    kind, space = local(root), namespace(root)
    if kind in ROOTS and (not space or "akn" in space.lower() or "akomantoso" in space.lower()):
        return _akn(root, name)
    if (kind in _WHOLE or kind in BLOCKS) and space in {"", _CLML}:
        return _clml(root, name)
    raise ReadError(f"no reader for this kind of XML (<{kind[:60]}>): legislation and judgments are read")


def _clml(root: etree._Element, name: str) -> Law:
    known = about(root, name)
    script = Script()
    for identity, kind, text in commentaries(root):
        script.notes.setdefault(identity, Note(kind, text))
    for identity, text in footnotes(root):
        script.footnotes.setdefault(identity, Note("", text))
    versions = {
        item.get("id") or "": item for holder in root.iter() if local(holder) == "Versions" for item in holder
    }
    clock = Clock(known.valid, known.valid or today(), keeps_repealed=known.source.status == "historic")
    walker = Clml(script, PARTS, versions, clock)
    here = _start(root, known.unit_hints)
    extent = known.extent
    walker.read(root, replace(here, extent=extent, said_extent=extent))
    return Law(_titled(root, known.source, script), script, known.warnings)


def _akn(root: etree._Element, name: str) -> Law:
    meta = meta_of(root, name)
    script = Script()
    for identity, kind, text in meta.notes:
        known = script.notes if kind else script.footnotes
        known.setdefault(identity, Note(kind, text))
    walker = Akn(script, meta, AKN_PARTS)
    if meta.judgment:
        script.heading(meta.source.title, 1)
    extent = meta.extents.get("", "")
    walker.read(root, AknHere(Place(meta.unit), said_extent=extent, judgment=meta.judgment))
    for identity, target in meta.commentaries:
        if identity in script.notes and target in walker.labels:
            script.notes[identity].labels[walker.labels[target]] = None
    return Law(meta.source, script, meta.warnings)


def _start(root: etree._Element, hints: dict[str, str]) -> Here:
    """Where a tree begins: at the top of an enactment, or at the place that a fragment names."""
    named = next((item for item in root.iter() if local(item) in BLOCKS and _identity(item)), root)
    unit = unit_from(_first_provision(root), **hints)
    if local(root) in _WHOLE:
        return Here(place_at("", unit))
    place = place_at(_identity(named), unit)
    level = local(named)
    if level[:1] == "P" and level[1:].isdigit() and level != "P1":
        return Here(replace(place, steps=place.steps.rpartition("(")[0]))
    if level == "Schedule":
        return Here(place_at("", unit))
    if level == "Part":
        return Here(replace(place, part="", provision="", steps=""))
    return Here(replace(place, provision="", steps=""))


def _identity(element: etree._Element) -> str:
    """The address or id of an element, as it names its place."""
    address = element.get("DocumentURI") or element.get("IdURI") or ""
    return address.partition("legislation.gov.uk/")[2] or element.get("id") or ""


def _first_provision(root: etree._Element) -> str:
    """The address or id of the first provision that is not quoted."""
    for item in root.iter():
        if local(item) in {"P1", "P2", "P3", "P4"} and _identity(item):
            identity = _identity(item)
            if "schedule" not in identity:
                return identity
    return ""


def _titled(root: etree._Element, source: Source, script: Script) -> Source:
    """The source; a fragment without metadata is called by its enactment and its provisions."""
    if local(root) in _WHOLE or child(root, "Metadata") is not None:
        return source
    labels = [piece.label.partition(" inserting ")[0] for piece in script.pieces if piece.label]
    if not labels:
        return source
    begins, ends = labels[0].partition("(")[0], labels[-1].partition("(")[0]
    if all(label.startswith(labels[0]) for label in labels):
        named = labels[0]
    else:
        named = begins if begins == ends else f"{begins} to {ends}"
    return replace(source, title=f"{source.title}, {named}")
