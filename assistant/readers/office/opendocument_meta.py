"""What an OpenDocument package says of itself: title, author, date, and whether it is locked."""

from __future__ import annotations

import datetime as dt

from assistant.documents import Source
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.office.package import member, parse

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CORE = "{http://purl.org/dc/elements/1.1/}"


def check_unlocked(data: bytes, names: list[str]) -> None:
    """Raise ReadError when a package of these members is encrypted."""
    if "encrypted-package" in names or b"encryption-data" in member(data, "META-INF/manifest.xml"):
        raise ReadError("encrypted: needs a password")


def source(data: bytes, name: str, heading: str = "") -> Source:
    """The source that meta.xml describes; a title that is missing is `heading`, or made of the name."""
    fields: dict[str, str] = {}
    xml = member(data, "meta.xml")
    try:
        elements = list(parse(xml).iterfind(f"{_OFFICE}meta/*")) if xml else []
    except ReadError:  # the document itself may still be whole
        elements = []
    for element in elements:
        fields.setdefault(str(element.tag), element.text or "")
    date = ""
    for tag in (f"{_CORE}date", f"{_META}creation-date"):
        date = date or _day(fields.get(tag, ""))
    return Source(
        id="",
        title=plausible_title(fields.get(f"{_CORE}title"))
        or plausible_title(heading)
        or title_from_name(name),
        author=plausible_author(fields.get(f"{_META}initial-creator") or fields.get(f"{_CORE}creator")),
        date=date,
    )


def _day(text: str) -> str:
    try:
        return plausible_date(dt.date.fromisoformat(text[:10]))
    except ValueError:
        return ""
