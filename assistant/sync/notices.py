"""OCDS notices: which ones are wanted, all of one process in one package, and what changed in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.sync.dates import in_words

Release = Mapping[str, Any]
"""One notice as OCDS: `ocid` names the procurement process, `id` the notice within it."""

_TITLED = ("title", "description")
_DEEPEST = 30
"""Levels of nesting that are searched for CPV codes; the standard has fewer than ten."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notices to keep; an empty field asks for nothing."""

    cpv: tuple[str, ...] = ()
    """The first digits of CPV codes: `7731` stands for all codes that begin so. One of them is enough."""
    buyer: str = ""
    """Part of the buyer's name."""
    words: str = ""
    """Words that all stand in the notice."""

    def fits(self, release: Release) -> bool:
        """Whether a notice is wanted."""
        if self.cpv and not any(code.startswith(self.cpv) for code in _cpv_codes(release, 0)):
            return False
        if self.buyer and not any(_folded(self.buyer) in _folded(name) for name in buyers(release)):
            return False
        text = _folded(" ".join(_texts(release)))
        return all(re.search(rf"\b{re.escape(word)}", text) for word in _folded(self.words).split())


def readable(releases: object) -> Iterator[Release]:
    """The releases of a page that have an ocid and an id."""
    for release in releases if isinstance(releases, list) else []:
        if isinstance(release, dict) and release.get("ocid") and release.get("id"):
            yield release


def merged(package: Mapping[str, Any], before: Mapping[str, Any], releases: Iterable[Release]) -> bytes:
    """One package with all releases of a process, oldest first, none twice; `package` gives the other fields.

    The same releases give the same bytes, whatever was asked when.
    """
    by_id = {str(release["id"]): release for release in readable(before.get("releases"))}
    by_id |= {str(release["id"]): release for release in releases}
    ordered = sorted(by_id.values(), key=lambda release: (str(release.get("date") or ""), str(release["id"])))
    extensions = {str(item): None for known in (before, package) for item in known.get("extensions") or ()}
    whole = {
        "uri": f"{package['uri']}/{ordered[0]['ocid']}",
        "version": package.get("version") or "1.1",
        "extensions": sorted(extensions),
        "publishedDate": str(ordered[-1].get("date") or ""),
        "publisher": package.get("publisher") or {},
        "license": package.get("license") or "",
        "publicationPolicy": package.get("publicationPolicy") or "",
        "releases": ordered,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace")


def title(releases: Sequence[Release]) -> str:
    """What the process is called, by its latest notice that says so: the title and who buys."""
    for release in reversed(releases):
        found = _at(release, "tender", "title")
        if found:
            who = next(iter(buyers(release)), "")
            return " ".join(f"{found} ({who})".split()) if who else " ".join(found.split())
    return str(releases[-1].get("ocid", "")) if releases else ""


def differences(before: Sequence[Release], after: Sequence[Release]) -> tuple[str, ...]:
    """What is new in a process: its notices, and a deadline that moved."""
    known = {str(release["id"]) for release in before}
    found = []
    for release in after:
        if str(release["id"]) not in known:
            found.append(f"new notice of {in_words(str(release.get('date') or ''))}: {_stage(release)}")
        elif release not in before:
            found.append(
                f"the notice of {in_words(str(release.get('date') or ''))} was changed: {_stage(release)}"
            )
    old, new = _deadline(before), _deadline(after)
    if old and new and old != new:
        found.append(f"the deadline moved from {_moment(old)} to {_moment(new)}")
    return tuple(found)


def buyers(release: Release) -> Iterator[str]:
    """The names of who buys."""
    name = _at(release, "buyer", "name")
    if name:
        yield name
    parties = release.get("parties")
    for party in parties if isinstance(parties, list) else []:
        roles = party.get("roles") if isinstance(party, dict) else None
        if isinstance(roles, list) and "buyer" in roles and isinstance(party.get("name"), str):
            yield party["name"]


def _cpv_codes(value: object, depth: int) -> Iterator[str]:
    """Every CPV code, wherever it stands: tender, lots, items and awards all may have some."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if str(value.get("scheme", "")).upper() == "CPV" and value.get("id"):
            yield str(value["id"])
        for inner in value.values():
            yield from _cpv_codes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _cpv_codes(inner, depth + 1)


def _texts(release: Release) -> Iterator[str]:
    """What a notice says of itself in words: titles and descriptions, also of lots, items and awards."""
    tender = release.get("tender")
    places: list[object] = [release, tender]
    for holder, name in ((tender, "lots"), (tender, "items"), (release, "awards"), (release, "contracts")):
        several = holder.get(name) if isinstance(holder, Mapping) else None
        places += several if isinstance(several, list) else []
    for place in places:
        if isinstance(place, Mapping):
            yield from (str(place[name]) for name in _TITLED if place.get(name))


def _stage(release: Release) -> str:
    tags = release.get("tag")
    return ", ".join(map(str, tags)) if isinstance(tags, list) and tags else "stage not stated"


def _deadline(releases: Sequence[Release]) -> str:
    """The day and time by which tenders are due, by the latest notice that says so."""
    for release in reversed(releases):
        found = _at(release, "tender", "tenderPeriod", "endDate")
        if found:
            return found
    return ""


def _moment(stamp: str) -> str:
    return f"{in_words(stamp)}, {stamp[11:16]}" if stamp[10:11] == "T" else in_words(stamp)


def _at(release: Release, *path: str) -> str:
    value: object = release
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
