"""What a text states of the contents of the asker's own expression of interest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.eligibility.stated.clauses import Reading, denied, introduced_plainly


def contents(reading: Reading) -> Iterator[tuple[str, bool, int, int]]:
    """What the text says of the asker's own draft: fact, value, and the span of the words."""
    drafting = -_STILL_THE_DRAFT
    for start, end in _listings(reading):
        words = reading.text[start:end]
        named = _DRAFT.search(words)
        goes_on = _DRAFT_GOES_ON.match(words) if start - drafting < _STILL_THE_DRAFT else None
        listing = named if named and introduced_plainly(words[: named.start()]) else goes_on
        inside = _IN_DRAFT.search(words)
        if listing:
            drafting = end
            missing = _LEFT_OUT.match(words, listing.start("verb"))
            at = listing.end("verb")
            covers = listing["verb"].lower() not in {"has", "have"} and not denied(words[at:])
            if missing or covers:
                yield from _topics(reading, (start, start + at, end), holds=not missing)
        elif inside and not denied(words):
            yield from _topics(reading, (start, start, start + inside.end()), holds=True)


_NEXT_LISTING: Final = re.compile(r";|,? but |,? and (?=(?:it|we)\b)")


def _listings(reading: Reading) -> Iterator[tuple[int, int]]:
    """The parts of sentences that may each say something else of a draft."""
    for start, end in reading.sentences():
        cuts = [match.start() for match in _NEXT_LISTING.finditer(reading.text, start, end)]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _topics(
    reading: Reading, span: tuple[int, int, int], *, holds: bool
) -> Iterator[tuple[str, bool, int, int]]:
    start, listed, end = span
    for fact, topic in _CONTENTS.items():
        match = topic.search(reading.text, listed, end)
        if match and (fact != "has_partner_information" or _PARTNER.search(reading.text, 0, end)):
            yield fact, holds, start, match.end()


_PARTNER: Final = re.compile(r"sub-?contractor|consortium|\bpartners?\b", re.IGNORECASE)


_STILL_THE_DRAFT: Final = 160
"""Characters after a list of contents in which "it" may go on with it."""
_DRAFT: Final = re.compile(
    r"(?:(?:our|my) (?:draft(?: expression of interest| EOI)?|expression of interest|EOI|form|submission"
    r"|application"
    r"|proposal|papers)|the draft) (?:already |now |also |now also )*(?P<verb>sets? out|gives?|includes?"
    r"|covers?|contains?|explains?|shows?|says?"
    r"|names?|describes?|states?|lists?|has|have|does not|doesn't|do not|don't|leaves? out|lacks?|is"
    r" silent)\b",
    re.IGNORECASE,
)
"""What opens a list of the contents of an expression of interest."""
_DRAFT_GOES_ON: Final = re.compile(
    r"\W*(?:(?:and|but) )?(?:it )?(?:also |already )*(?P<verb>sets? out|gives?|includes?|covers?|contains?"
    r"|explains?|shows?|says?"
    r"|names?|describes?|lists?|has|does not|doesn't|leaves? out|lacks?)\b",
    re.IGNORECASE,
)
_IN_DRAFT: Final = re.compile(
    r"\b(?:is|are) (?:all |both )?in (?:the|our) (?:draft|form|expression of interest|EOI)\b", re.IGNORECASE
)
_LEFT_OUT: Final = re.compile(
    r"(?:says? nothing(?: yet)? (?:about|on|of)|(?:does|do)(?: not|n't)(?: yet)? \w+|has no|have no|leaves?"
    r" out|lacks?|is silent (?:about|on)|(?:has|have) nothing(?: yet)? (?:about|on))\b",
    re.IGNORECASE,
)
_CONTENTS: Final[dict[str, re.Pattern[str]]] = {
    fact: re.compile(rf"\b(?:{topic})\b", re.IGNORECASE)
    for fact, topic in {
        "has_financial_information": r"(?<!their )(?:financ\w+|accounts)|money|funding|reserves",
        "has_capability_evidence": (
            r"capab\w+|track record|able to (?:do|deliver|run) \w+|(?:can|could) do the job"
        ),
        "identifies_service_and_area": r"(?:the|which) service and (?:the |which |its )?area",
        "has_wellbeing_outcomes": (
            r"(?:improves?|promotes?|raise|help|outcomes? for|gains? for) (?:[\w,]+ ){0,6}?well-?being"
            r"|(?:about|on) (?:the )?well-?being"
        ),
        "meets_user_needs": r"needs of (?:its |the |our |service )?(?:[\w']+ )?users|users' needs|user needs",
        "has_employee_engagement": (
            r"(?:engage|involve|consult) (?:with )?(?:the |all )?other (?:affected )?(?:staff|employees)"
        ),
        "has_partner_information": (
            r"(?:same|information|finances|accounts|details)(?: \w+){0,3}? (?:about|for|of|on) (?:each of )?"
            r"(?:them|the partners|our partners|each partner|(?:the |our |each )?sub-?contractors?)"
        ),
    }.items()
}
"""What an expression of interest may say, by fact."""
