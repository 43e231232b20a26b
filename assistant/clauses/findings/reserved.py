"""Rules on competitions that are kept for some kinds of supplier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, lengths, number
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

LEAST_SHARE: Final = 30
"""Per cent of the workforce: Procurement Act 2023, section 32(4)."""
LONGEST: Final = 60
"""Months: Procurement Act 2023, section 33(1)(b)."""

_KINDS: Final = (
    r"(?:charit(?:y|ies)|voluntary|VCSEs?|social enterprises?|SMEs?|small and medium|third sector"
    r"|not-for-profit"
    r"|non-profit|co-operatives|micro-?businesses|community interest|community (?:groups|organisations)"
    r"|small businesses)"
)
_RESERVED: Final = words(
    rf"\b(?:reserv\w+|restrict\w*|limit(?:ed|ing)?|ring-?fenc\w+|open only|set(?:ting)? aside|earmark\w*"
    rf"|confin\w+|exclusively)\b[^.;]{{0,30}}?"
    rf"\b(?:for|to)\b[^.;]{{0,40}}?"
    rf"\b{_KINDS}\b|\bonly\b[^.;]{{0,30}}?\b{_KINDS}\b[^.;]{{0,60}}?\b(?:tender|bid|compete|apply"
    rf"|participate|quote)"
    rf"|\b(?:tenders|bids|quotations)\b[^.;]{{0,40}}?\bonly\b[^.;]{{0,20}}?\bfrom\b[^.;]{{0,20}}?\b{_KINDS}"
    rf"|\b(?:from|to|by|for)\b[^.;]{{0,25}}?\b{_KINDS}\b[^.;]{{0,25}}?\b(?:only|alone|exclusively)\b"
    rf"|\b(?:must|shall) be an? [^.;]{{0,20}}?\b(?:charity|VCSE|social enterprise|SME|voluntary"
    rf"|community interest)"
)
_COMPETITION: Final = words(
    r"\b(?:tender|bid|contract|competition|participat|opportunit|lot|apply|appl|procurement|quot)\w*"
)
_SUPPORTED: Final = words(
    r"\b(?:section|s\.?)\s?32\b|\bsupported (?:employment|business)|\bsheltered workshop"
)
_SHARE: Final = words(
    rf"({NUMBER}){PERCENT}(?=[^.;]{{0,80}}?\b(?:disab|disadvantag|workforce|employees|staff))"
    rf"|\b(?:disab|disadvantag|workforce|employees)\w*\b[^.;]{{0,60}}?({NUMBER}){PERCENT}"
    r"|\b(?:a|one) (?:quarter|fifth|tenth)\b[^.;]{0,60}?\b(?:disab|disadvantag|workforce|employees)"
)
_MUTUAL: Final = words(r"\bmutuals?\b|\b(?:section|s\.?)\s?33\b")
_TERM: Final = words(
    rf"\b{NUMBER}[- ](?:years?|months?)\b[^.;]{{0,120}}?\b{NUMBER}(?:[- ](?:more|further))?[- ]?(?:years?"
    rf"|months?)?\b"
    rf"|\b{NUMBER}[- ](?:years?|months?)\b"
)
_EXTENDS: Final = words(r"\b(?:option|extend|extension)\w*")
_IN_ALL: Final = words(r"\b(?:in all|in total|extensions? included|including (?:any )?extension)\b")
_OTHER_TIME: Final = words(r"\b(?:last|previous|past|within|experience)\b")

ABOVE: Final = Outcome(
    "stop",
    "above the threshold",
    "Above the threshold a contract can be kept for supported employment providers or public service mutuals "
    "only; "
    "there is no power to keep it for charities, social enterprises or small firms as such.",
    "Open the competition and lower its barriers instead: divide it into lots, accept consortia, and shorten "
    "the "
    "questions and reports.",
    more.CHARITIES_ABOVE,
)
UNKNOWN: Final = Outcome(
    "risk",
    "the threshold is not known",
    "If the contract is above the threshold, it cannot be kept for charities, social enterprises or small "
    "firms as "
    "such. Below it, a reservation has to be stated in the notice.",
    "Check the value against the threshold. " + ABOVE.suggestion,
    law.NO_RESERVATION_ABOVE,
)
SHARE: Final = Outcome(
    "stop",
    "always",
    "A supported employment provider is one of whose workforce, or of the part that does the work, at least "
    "30% are "
    "disabled or disadvantaged people. A lower share does not meet the section.",
    "“… supported employment providers, of whose workforce at least 30% are disabled or disadvantaged people "
    "…”",
    law.SUPPORTED_EMPLOYMENT,
)
TERM: Final = Outcome(
    "stop",
    "always",
    "A contract reserved for public service mutuals may last no more than five years, options to extend "
    "included.",
    "“The contract lasts [number] years, extensions included, and no more than five.”",
    law.MUTUAL,
)


def _above(draft: Draft) -> Iterator[Hit]:
    if draft.above is False:
        return
    for _, start, end in found_in(draft, _RESERVED, also=_COMPETITION, unless=_SUPPORTED):
        yield Hit(start, end, ABOVE if draft.above else UNKNOWN)


def _share(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_SUPPORTED):
        return
    for sentence, start, end in found_in(draft, _SHARE, deniable=False):
        found = _SHARE.search(sentence.text)
        amount = found and (found[1] or found[2])
        if not amount or number(amount) < LEAST_SHARE:
            yield Hit(start, end, SHARE)


def _term(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_MUTUAL):
        return
    for sentence, start, end in found_in(draft, _TERM, unless=_OTHER_TIME, deniable=False):
        said = lengths(sentence.text)
        both = _EXTENDS.search(sentence.text) and not _IN_ALL.search(sentence.text)
        if said and (sum(said) if both else max(said)) > LONGEST:
            yield Hit(start, end, TERM)


RULES: Final = (
    Rule(
        "reserved.above",
        "reserved contracts",
        "A competition kept for charities, social enterprises or small firms",
        "Quiet below the threshold, and where the reservation is that of section 32.",
        (ABOVE, UNKNOWN),
        _above,
    ),
    Rule(
        "reserved.supported",
        "reserved contracts",
        "A supported employment reservation below 30%",
        "Looks at the share of the workforce wherever section 32, supported employment or sheltered "
        "workshops are "
        "named.",
        (SHARE,),
        _share,
    ),
    Rule(
        "reserved.mutual",
        "reserved contracts",
        "A mutual reservation of more than five years",
        "Looks at the length of the contract, with options to extend, wherever section 33 or mutuals are "
        "named.",
        (TERM,),
        _term,
    ),
)
