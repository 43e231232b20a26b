"""What Akoma Ntoso says of itself: the work, its version, its notes, and where it extends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from assistant.documents import Jurisdiction, Source, SourceStatus
from assistant.readers.declared import title_from_name
from assistant.readers.law.clml_source import (
    LICENCE,
    PUBLISHER,
    date_of,
    jurisdiction_of,
    today,
    values_of,
    warnings_of,
)
from assistant.readers.law.parse import attributes, child, children, first, local
from assistant.readers.law.place import unit_from
from assistant.readers.law.text import words
from assistant.readers.law.words import is_day

_CASE_LICENCE = "Open Justice Licence"
_UK_COURTS = frozenset({"uksc", "ukpc", "ukut", "ukftt", "eat", "ukait", "ukiptrib", "ukist", "siac"})
_ADDRESS = re.compile(
    r"https?://(?:www\.)?((?:legislation\.gov\.uk|caselaw\.nationalarchives\.gov\.uk))/(?:id/)?([\w/.+()-]+)\Z"
)
_COMMENTARY = re.compile(r"(?:^|\s)commentary(?:\s+([A-Z]))?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Meta:
    """What the metadata says."""

    source: Source
    judgment: bool
    unit: str
    valid: str
    extents: dict[str, str]
    """By eId, as legislation.gov.uk writes it: `E+W`; of the whole by the empty one."""
    notes: tuple[tuple[str, str, str], ...]
    """Each note as id, type and words; the type of a footnote is empty."""
    commentaries: tuple[tuple[str, str], ...]
    """Ids of notes with the eId of the provision that they concern, where it is named apart."""
    warnings: tuple[str, ...]


def meta_of(root: etree._Element, name: str) -> Meta:
    """What a document says of itself; `name` is the file's, for a title when there is none."""
    meta = first(root, "meta")
    held = values_of(first(meta, "proprietary") if meta is not None else None)
    extents = _extents(meta)
    judgment = local(root) == "judgment" or (
        local(root) == "akomaNtoso" and child(root, "judgment") is not None
    )
    if judgment:
        source = _case(root, meta, held, name)
        return Meta(
            source,
            judgment=True,
            unit="para ",
            valid="",
            extents={},
            notes=tuple(_notes(meta)),
            commentaries=(),
            warnings=(),
        )
    source, valid = _act(root, meta, held, extents.get("", ""), name)
    identity = next(
        (item.get("eId") or "" for item in root.iter() if re.match(r"\w+-\d", item.get("eId") or "")), ""
    )
    hints = {"minor": held.get("DocumentMinorType", ""), "category": held.get("DocumentCategory", "")}
    unit = unit_from(identity, **hints, title=source.title)
    warnings = warnings_of(root, first(meta, "proprietary") if meta is not None else None, held, valid)
    return Meta(
        source,
        judgment=False,
        unit=unit,
        valid=valid,
        extents=extents,
        notes=tuple(_notes(meta)),
        commentaries=tuple(_commentaries(meta)),
        warnings=tuple(warnings),
    )


def _case(root: etree._Element, meta: etree._Element | None, held: dict[str, str], name: str) -> Source:
    work = first(meta, "FRBRWork") if meta is not None else None
    case = _value(work, "FRBRname")
    cite = held.get("cite", "")
    if not cite:
        found = first(root, "neutralCitation")
        cite = words(found).text if found is not None else ""
    title = " ".join(filter(None, (case, cite))) or title_from_name(name)
    address = _address(_value(work, "FRBRthis") or _value(work, "FRBRuri"))
    manifestation = first(meta, "FRBRManifestation") if meta is not None else None
    return Source(
        id="",
        title=title,
        publisher=_author(meta, manifestation) or "The National Archives",
        date=_day(work),
        kind="research",
        jurisdiction=_court_of(address, held.get("court", "")),
        status="current",
        licence=_CASE_LICENCE,
        address=address,
        author=_author(meta, work),
    )


def _court_of(address: str, court: str) -> Jurisdiction:
    """England and Wales, but for the courts and tribunals of the whole kingdom."""
    code = address.rpartition(".gov.uk/")[2].partition("/")[0] or court.partition("-")[0].lower()
    return "UK" if code in _UK_COURTS else "England and Wales"


def _act(
    root: etree._Element, meta: etree._Element | None, held: dict[str, str], extent: str, name: str
) -> tuple[Source, str]:
    work = first(meta, "FRBRWork") if meta is not None else None
    expression = first(meta, "FRBRExpression") if meta is not None else None
    preface = first(root, "preface")
    named = first(preface, "docTitle", "shortTitle") if preface is not None else None
    title = held.get("title") or (words(named).text if named is not None else "") or title_from_name(name)
    status: SourceStatus = "in force"
    if local(root) == "bill" or child(root, "bill") is not None or held.get("DocumentStatus") == "draft":
        status = "draft"
    elif held.get("Status") == "Prospective":
        status = "not yet in force"
    elif (
        held.get("Status") in {"Repealed", "Dead", "Discarded"}
        or "" < _value_of(meta, "RestrictEndDate") <= today()
    ):
        status = "historic"
    valid = held.get("valid", "")
    if not is_day(valid):
        dates = list(children(expression, "FRBRdate")) if expression is not None else []
        valid = next((item.get("date") or "" for item in dates if item.get("name") == "validFrom"), "")
    source = Source(
        id="",
        title=title,
        publisher=PUBLISHER,
        date=date_of(held) if is_day(date_of(held)) else _day(work) or date_of(held),
        kind="legislation",
        jurisdiction=jurisdiction_of(extent, held.get("DocumentMainType", ""), title),
        status=status,
        licence=LICENCE,
        address=_address(_value(work, "FRBRthis") or _value(work, "FRBRuri")),
    )
    return source, valid


def _value(holder: etree._Element | None, name: str) -> str:
    found = first(holder, name) if holder is not None else None
    return (found.get("value") or "").strip() if found is not None else ""


def _value_of(meta: etree._Element | None, name: str) -> str:
    return _value(meta, name)


def _day(work: etree._Element | None) -> str:
    """The day of the work; drafting tools write the year 9999 for none."""
    found = first(work, "FRBRdate") if work is not None else None
    date = (found.get("date") or "")[:10] if found is not None else ""
    return date if is_day(date) and not date.startswith(("9999", "1000")) else ""


def _author(meta: etree._Element | None, holder: etree._Element | None) -> str:
    """The name behind the reference of the author of a work or file."""
    found = first(holder, "FRBRauthor") if holder is not None else None
    named = (found.get("href") or "").removeprefix("#") if found is not None else ""
    if not named or meta is None:
        return ""
    for item in meta.iter():
        if item.get("eId") == named and item.get("showAs"):
            return " ".join((item.get("showAs") or "").split())
    return ""


def _address(named: str) -> str:
    found = _ADDRESS.match(named)
    host = {"legislation.gov.uk": "www.legislation.gov.uk"}
    return f"https://{host.get(found[1], found[1])}/{found[2]}" if found else ""


def _extents(meta: etree._Element | None) -> dict[str, str]:
    """The extent of each provision, from the restrictions of the analysis: `#e+w` for `#section-4`."""
    found: dict[str, str] = {}
    for item in meta.iter() if meta is not None else ():
        if local(item) == "restriction" and item.get("type", "jurisdiction") == "jurisdiction":
            named = (item.get("refersTo") or "").removeprefix("#").removeprefix("extent-").upper()
            places = [
                place for place in re.split(r"[+ ]", named.replace(".", "")) if place in {"E", "W", "S", "NI"}
            ]
            found.setdefault((item.get("href") or "").removeprefix("#"), "+".join(places))
    return found


def _notes(meta: etree._Element | None) -> list[tuple[str, str, str]]:
    found = []
    holder = first(meta, "notes") if meta is not None else None
    for note in children(holder, "note") if holder is not None else ():
        kind = _COMMENTARY.search(note.get("class") or "")
        held = attributes(note)
        typed = held.get("Type", "")
        commentary = kind is not None or "commentary" in held.values()
        named = typed or (kind[1] if kind and kind[1] else "F")
        found.append((note.get("eId") or "", named if commentary else "", words(note).text))
    return found


def _commentaries(meta: etree._Element | None) -> list[tuple[str, str]]:
    """Which provision a note concerns, where the analysis says so: `uk:commentary`."""
    return [
        ((item.get("refersTo") or "").removeprefix("#"), (item.get("href") or "").removeprefix("#"))
        for item in (meta.iter() if meta is not None else ())
        if local(item) == "commentary"
    ]
