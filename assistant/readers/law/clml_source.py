"""What CLML says of itself: title, dates, extent, standing, and what is still to be changed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from lxml import etree

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus
from assistant.readers.declared import title_from_name
from assistant.readers.law.parse import child, children, first, local
from assistant.readers.law.text import words
from assistant.readers.law.words import counted, day, is_day, jurisdiction

LICENCE = "Open Government Licence v3.0"
PUBLISHER = "The National Archives (legislation.gov.uk)"
_FEW = 5
"""Changes that are still to be made, named in a warning; the others are counted."""
_HERE: dict[str, Jurisdiction] = {
    "Scottish": "Scotland",
    "Wel": "Wales",
    "NorthernIreland": "Northern Ireland",
}
"""What the class of an enactment begins with, where that tells whose law it is."""
_TYPES = {
    "ukpga": "{year} c. {number}",
    "asp": "{year} asp {number}",
    "asc": "{year} asc {number}",
    "anaw": "{year} anaw {number}",
    "nia": "{year} c. {number} (N.I.)",
    "uksi": "S.I. {year}/{number}",
    "wsi": "S.I. {year}/{number}",
    "ssi": "S.S.I. {year}/{number}",
    "nisr": "S.R. {year}/{number}",
}
"""How an enactment is cited by its number, by its type in an address."""


@dataclass(frozen=True, slots=True)
class About:
    """What the metadata says."""

    source: Source
    extent: str
    """As the file writes it: `E+W`."""
    valid: str
    """The day of the version, ISO 8601; empty when it does not say."""
    unit_hints: dict[str, str]
    warnings: tuple[str, ...]


def about(root: etree._Element, name: str) -> About:
    """What a document or fragment says of itself; `name` is the file's, for a title when there is none."""
    meta = first(root, "Metadata")
    held = values_of(meta)
    extent = root.get("RestrictExtent") or _inner_extent(root)
    kind_of = held.get("DocumentMainType", "")
    title = held.get("title") or _prelim_title(root) or _cited(_address(root, held)) or title_from_name(name)
    valid = held.get("valid", "") if is_day(held.get("valid", "")) else ""
    notes = local(root) == "EN" or "notes" in _address(root, held).split("/")
    kind: Kind = "guidance" if notes else "legislation"
    source = Source(
        id="",
        title=title,
        publisher=PUBLISHER,
        date=date_of(held),
        kind=kind,
        jurisdiction=jurisdiction_of(extent, kind_of, title),
        status="current" if notes else _status(root, held),
        licence=LICENCE,
        address=_address(root, held),
    )
    hints = {
        "minor": held.get("DocumentMinorType", ""),
        "category": held.get("DocumentCategory", ""),
        "title": title,
    }
    return About(source, extent, valid, hints, tuple(warnings_of(root, meta, held, valid)))


def _inner_extent(root: etree._Element) -> str:
    """The extent of the body, for a whole that does not bear its own."""
    holders = ("Primary", "Secondary", "EURetained", "Body", "EUBody")
    return next((item.get("RestrictExtent") or "" for item in root.iter() if local(item) in holders), "")


def values_of(meta: etree._Element | None) -> dict[str, str]:
    """The first value of each element of the metadata, by its name."""
    held: dict[str, str] = {}
    for item in meta.iterdescendants() if meta is not None else ():
        name = local(item)
        if name in {"UnappliedEffects", "Alternatives"} or not name:
            continue
        value = item.get("Date") or item.get("Value") or (item.text or "").strip()
        if value:
            held.setdefault(name, " ".join(value.split()))
    return held


def _prelim_title(root: etree._Element) -> str:
    for name in ("PrimaryPrelims", "SecondaryPrelims", "EUPrelims", "ENprelims"):
        prelims = first(root, name)
        title = child(prelims, "Title", "MultilineTitle") if prelims is not None else None
        if title is not None:
            return words(title).text
    return ""


def _address(root: etree._Element, held: dict[str, str]) -> str:
    """The address of the document on legislation.gov.uk, or of what a fragment is a piece of; or empty."""
    named = root.get("DocumentURI") or root.get("IdURI") or held.get("identifier", "")
    if not named:
        inner = next(
            (item for item in root.iter() if item.get("DocumentURI") and local(item) in {"P1", "Part"}), None
        )
        named = (inner.get("DocumentURI") or "") if inner is not None and local(root) != "Legislation" else ""
    found = re.match(r"https?://(?:www\.)?legislation\.gov\.uk/(?:id/)?([\w/.+()-]+)\Z", named.strip())
    return f"https://www.legislation.gov.uk/{found[1]}" if found else ""


def _cited(address: str) -> str:
    """`2022 c. 44` by the address of a fragment that has no title."""
    steps = address.removeprefix("https://www.legislation.gov.uk/").split("/")
    if len(steps) > 2 and steps[0] in _TYPES and steps[1].isdigit() and steps[2].isdigit():  # noqa: PLR2004 -- type, year, number
        return _TYPES[steps[0]].format(year=steps[1], number=steps[2])
    return ""


def date_of(held: dict[str, str]) -> str:
    """The day of enactment or making; the year when no more is known."""
    for name in ("EnactmentDate", "Made", "Adopted", "Sifted", "Laid"):
        if is_day(held.get(name, "")):
            return held[name][:10]
    year = held.get("Year", "")
    return year if re.fullmatch(r"\d{4}", year) else ""


def jurisdiction_of(extent: str, kind: str, title: str) -> Jurisdiction:
    """By whose law it is; by `(England)` in the title, as instruments say; else by its extent."""
    for start, named in _HERE.items():
        if kind.startswith(start):
            return named
    found = jurisdiction(extent)
    if found == "England and Wales" or not extent:
        for word in ("England", "Wales"):
            if f"({word})" in title:
                return jurisdiction(word[0])
    return found


def _status(root: etree._Element, held: dict[str, str]) -> SourceStatus:
    if held.get("DocumentStatus") == "draft" or "Draft" in held.get("DocumentMainType", ""):
        return "draft"
    status, ends = root.get("Status"), root.get("RestrictEndDate") or ""
    if status == "Prospective" or _all_wait(root):
        return "not yet in force"
    if status in {"Repealed", "Dead", "Discarded"} or "" < ends <= today():
        return "historic"
    return "in force"


def _all_wait(root: etree._Element) -> bool:
    """Whether every provision of the body is marked as prospective, itself or around it."""
    body = root if local(root) not in {"Legislation", "Fragment"} else first(root, "Body", "EUBody")
    if body is None:
        return False
    found = False
    for item in body.iter():
        if local(item) == "P1" and not any(local(up) == "BlockAmendment" for up in item.iterancestors()):
            found = True
            if not any(up.get("Status") == "Prospective" for up in (item, *item.iterancestors())):
                return False
    return found


def today() -> str:
    """The day of reading, ISO 8601."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def warnings_of(
    root: etree._Element, meta: etree._Element | None, held: dict[str, str], valid: str
) -> list[str]:
    """What a person should know: the day of the text, and what is still to be changed in it."""
    found = []
    if valid:
        found.append(f"Text as it stood on {day(valid)}")
    if held.get("DocumentStatus") == "final":
        found.append("Text as first enacted, made or adopted: later changes are not in it")
    ends = root.get("RestrictEndDate") or ""
    if "" < ends <= today():
        found.append(f"This version ended on {day(ends)}")
    waiting = list(unapplied(meta))
    if waiting:
        more = len(waiting) - _FEW
        named = "; ".join(waiting[:_FEW]) + (f"; and {more:,} more" if more > 0 else "")
        found.append(f"{counted(len(waiting), 'change is', 'changes are')} not yet in this text: {named}")
    return found


def unapplied(meta: etree._Element | None) -> list[str]:
    """Changes that the publisher knows and has not made: `s. 4(1) words substituted by Some Act 2025`."""
    block = first(meta, "UnappliedEffects") if meta is not None else None
    found = []
    for effect in children(block, "UnappliedEffect") if block is not None else ():
        if effect.get("RequiresApplied") == "false":
            continue
        where = effect.get("AffectedProvisions") or effect.get("AffectedProvision")
        where = where or _spoken(effect.get("AffectedSectionRef") or "")
        what = effect.get("Type") or "changed"
        title = child(effect, "AffectingTitle")
        by = words(title).text if title is not None else ""
        year, number = effect.get("AffectingYear"), effect.get("AffectingNumber")
        by = by or (f"{year} No. {number}" if year and number else "")
        found.append(" ".join(filter(None, (where, what, f"by {by}" if by else ""))))
    return list(dict.fromkeys(found))


def _spoken(ref: str) -> str:
    """`section 126(1)(aa)` of the id `section-126-1-aa`."""
    kind, _, rest = ref.partition("-")
    steps = rest.split("-") if rest else []
    return f"{kind} {steps[0]}" + "".join(f"({step})" for step in steps[1:]) if steps else ref
