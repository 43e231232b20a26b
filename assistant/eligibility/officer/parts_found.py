"""Which parts of Schedule 1 a file seems to have, and the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from assistant.documents import Block
from assistant.eligibility.officer.form_sections import Piece, Sections
from assistant.eligibility.officer.reason_signs import says
from assistant.eligibility.officer.signs import ALONE, DENIES_PARTNERS, IN_TEXT, Key
from assistant.eligibility.provisions import contents as law
from assistant.law.provision import Provision

How = Literal["heading", "text", ""]
"""`heading`: it stands under a heading, question or label for it. `text`: the words of a sentence tell."""

MOST_QUOTES: Final = 3
LONGEST_QUOTE: Final = 400
"""Characters of a quote; what is longer is cut at the end of a word."""
CUT: Final = " …"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a block of the file, to the letter; where they were cut they end in ` …`."""

    text: str
    locator: str
    """Where they stand, as a reader would say it: `page 2`, or the headings above."""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of Schedule 1, and where the file seems to have it."""

    fact: str
    """The name of the fact in `Facts` that it answers."""
    name: str
    provision: Provision
    found: bool
    quotes: tuple[Quote, ...]
    how: How = ""
    value: bool | None = None
    """What the file says: True for a part that is there, False where it says that it uses no partners."""


def parts_found(sections: Sections) -> tuple[FoundPart, ...]:
    """One for each part, in the order of Schedule 1 with partners last."""
    return (
        _part(
            "has_financial_information", "Financial resources", law.FINANCES, _said_of("finances", sections)
        ),
        _part("has_capability_evidence", "Capability", law.CAPABILITY, _said_of("capability", sections)),
        _service_and_area(sections),
        _part(
            "has_wellbeing_outcomes", "Well-being of the area", law.WELLBEING, _said_of("wellbeing", sections)
        ),
        _part("meets_user_needs", "Needs of users", law.USERS, _said_of("users", sections)),
        _part("has_employee_engagement", "Other employees", law.ENGAGEMENT, _said_of("engagement", sections)),
        _partners(sections),
        _partner_papers(sections),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """Pieces that say one thing, and how they were found."""

    pieces: tuple[Piece, ...] = ()
    how: How = ""


_PARTNER_KEYS: Final[frozenset[Key]] = frozenset({"partners", "partner_finances", "partner_capability"})
_UNDER: Final[dict[Key, Key]] = {
    "area": "service",
    "wellbeing": "outcomes",
    "users": "outcomes",
    "partner_finances": "partners",
    "partner_capability": "partners",
}
"""Where a thing may stand too, if the words there tell it: well-being under a heading for outcomes."""
_PLACE: Final = re.compile(r"\b(?:in|for|across|of|at|covering|serving|around) (?:the |all of )?[A-Z][a-z]")
_LONGEST_NO: Final = 40
"""Characters of an answer that may be a bare no."""
_NO_PARTNERS: Final = re.compile(r"\W*(?:no|none|nil|n/?a|not applicable)\W*\Z", re.IGNORECASE)


def _said_of(key: Key, sections: Sections) -> _Said:
    """What is said under a heading for `key`, or else in any sentence that tells it.

    Where there is a heading for it with nothing below, other words do not make up for that.
    """
    telling = [piece for piece in sections.pieces if piece.says_something]
    unfilled = key in sections.unfilled
    under = tuple(
        piece
        for piece in telling
        if key in piece.keys
        or (_UNDER.get(key) in piece.keys and _tells(key, piece) and not (unfilled and key == "area"))
    )
    if under:
        return _Said(under, "heading")
    return _Said() if unfilled else _in_text(key, telling)


def _in_text(key: Key, telling: Iterable[Piece]) -> _Said:
    found = tuple(piece for piece in telling if not piece.keys & _PARTNER_KEYS and _tells(key, piece))
    return _Said(found, "text") if found else _Said()


def _tells(key: Key, piece: Piece) -> bool:
    if key == "area" and any(_PLACE.search(sentence) for sentence in piece.said):
        return True
    return key in IN_TEXT and any(says(IN_TEXT[key], words) for words in piece.plain)


def _service_and_area(sections: Sections) -> FoundPart:
    """Both must be there; what tells one of them is quoted all the same."""
    service, area = _said_of("service", sections), _said_of("area", sections)
    if area.how == "text":  # a place in a sentence about something else is not the area of the service
        area = _in_text("area", service.pieces)
    found = bool(service.pieces and area.pieces)
    how: How = "" if not found else "text" if "text" in {service.how, area.how} else "heading"
    shown = [*service.pieces[: MOST_QUOTES - 1], *area.pieces]
    return FoundPart(
        "identifies_service_and_area",
        "Service and area",
        law.SERVICE_AND_AREA,
        found,
        _quotes(shown),
        how,
        True if found else None,
    )


def _partners(sections: Sections) -> FoundPart:
    denials = tuple(piece for piece in sections.pieces if _denies_partners(piece))
    others = tuple(piece for piece in sections.pieces if piece not in denials)
    said = _said_of("partners", replace(sections, pieces=others))
    if not said.pieces and denials:
        how: How = "heading" if denials[0].keys else "text"
        said, value = _Said(denials, how), False
    else:
        value = True
    return _part("uses_partners", "Consortium members or sub-contractors", law.PARTNERS, said, value=value)


def _denies_partners(piece: Piece) -> bool:
    if piece.keys & _PARTNER_KEYS:
        text = " ".join(piece.plain)
        if (len(text) <= _LONGEST_NO and _NO_PARTNERS.match(text)) or says(ALONE, text):
            return True
    return any(says(DENIES_PARTNERS, words) for words in piece.plain)


def _partner_papers(sections: Sections) -> FoundPart:
    """Finances and capability of partners; nothing where a label for one of them has nothing behind it."""
    partnered = tuple(
        piece for piece in sections.pieces if piece.keys & _PARTNER_KEYS and not _denies_partners(piece)
    )
    of_partners = replace(sections, pieces=partnered)
    finances, capability = (
        _said_of("partner_finances", of_partners),
        _said_of("partner_capability", of_partners),
    )
    both = _Said()
    lacking = any(label.of_partner and not label.filled for label in sections.labels)
    if finances.pieces and capability.pieces and not lacking:
        both = _Said((*finances.pieces[: MOST_QUOTES - 1], *capability.pieces), "heading")
    name = "Finances and capability of each partner"
    return _part("has_partner_information", name, law.PARTNERS, both)


def _part(fact: str, name: str, provision: Provision, said: _Said, *, value: bool = True) -> FoundPart:
    found = bool(said.pieces)
    return FoundPart(fact, name, provision, found, _quotes(said.pieces), said.how, value if found else None)


def _quotes(pieces: Iterable[Piece]) -> tuple[Quote, ...]:
    blocks = list(dict.fromkeys(piece.block for piece in pieces))
    return tuple(Quote(_cut(block.text), _where(block)) for block in blocks[:MOST_QUOTES])


def _cut(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    kept = text[:LONGEST_QUOTE]
    if not text[LONGEST_QUOTE].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip() + CUT


def _where(block: Block) -> str:
    return block.locator.label or " › ".join(block.heading_path)
