"""What the readers of law say themselves: dates, extents, what is not in force and what is gone."""

from __future__ import annotations

import datetime as dt

from assistant.documents import Jurisdiction

_JURISDICTIONS: dict[frozenset[str], Jurisdiction] = {
    frozenset({"E"}): "England",
    frozenset({"W"}): "Wales",
    frozenset({"S"}): "Scotland",
    frozenset({"NI"}): "Northern Ireland",
    frozenset({"E", "W"}): "England and Wales",
    frozenset({"E", "W", "S"}): "Great Britain",
    frozenset({"E", "W", "S", "NI"}): "UK",
}
_NAMES = {"E": "England", "W": "Wales", "S": "Scotland", "NI": "Northern Ireland"}
_FEW = 12
"""Provisions named in a warning; the others are counted."""


def day(iso: str) -> str:
    """`7 April 2026` of `2026-04-07`; the text itself when it is no date."""
    try:
        date = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{date.day} {date:%B %Y}"


def is_day(text: str) -> bool:
    """Whether the text begins with an ISO 8601 day."""
    try:
        dt.date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def jurisdiction(extent: str) -> Jurisdiction:
    """Of `E+W+S`: Great Britain. `not stated` when the closed list has no word for it."""
    return _JURISDICTIONS.get(frozenset(_places(extent)), "not stated")


def extent_words(extent: str) -> str:
    """`England and Wales` of `E+W`; empty when nothing is known."""
    places = _places(extent)
    known = _JURISDICTIONS.get(frozenset(places))
    if known:
        return "the United Kingdom" if known == "UK" else known
    names = [_NAMES[place] for place in _NAMES if place in places]
    return ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1] if names else ""


def extent_line(extent: str) -> str:
    """The line below a provision whose extent is not that of the whole."""
    named = extent_words(extent)
    return f"[Extends to {named}{'' if named == 'the United Kingdom' else ' only'}]" if named else ""


def not_in_force(valid: str, begins: str = "") -> str:
    """The line before a provision that is not yet in force."""
    at = f" at {day(valid)}" if valid else ""
    why = f"this text is valid from {day(begins)}" if begins else "prospective"
    return f"[Not in force{at}: {why}]"


def gone_line(notes: str) -> str:
    """The line in place of words that are gone, by what the notes on them say."""
    notes = notes.lower()
    for sign, said in (("revoked", "[Revoked]"), ("omitted", "[Omitted]"), ("repealed", "[Repealed]")):
        if sign in notes:
            return said
    return "[Repealed or omitted]"


def some(labels: list[str]) -> str:
    """The first labels, and how many more there are."""
    labels = list(dict.fromkeys(filter(None, labels)))
    more = len(labels) - _FEW
    return ", ".join(labels[:_FEW]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, one: str, many: str) -> str:
    """`1 image was`, `3 images were`."""
    return f"{number:,} {one if number == 1 else many}"


def _places(extent: str) -> list[str]:
    return [place for place in extent.replace(".", "").replace(" ", "").upper().split("+") if place in _NAMES]
