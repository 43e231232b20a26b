"""Rules on competitions that are kept for some kinds of supplier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, lengths, number
from assistant.clauses.findings.composing import hint, in_turn, together
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.market_words import KEEPS, SHUTS
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule
from assistant.clauses.findings.shares import shares
from assistant.clauses.findings.terms import longest_term

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
_TERM: Final = words(
    rf"\b{NUMBER}[- ](?:years?|months?)\b[^.;]{{0,120}}?\b{NUMBER}(?:[- ](?:more|further))?[- ]?(?:years?"
    rf"|months?)?\b"
    rf"|\b{NUMBER}[- ](?:years?|months?)\b"
)
_EXTENDS: Final = words(r"\b(?:option|extend|extension)\w*")
_IN_ALL: Final = words(r"\b(?:in all|in total|extensions? included|including (?:any )?extension)\b")
_OTHER_TIME: Final = words(
    r"\b(?:last|previous|past|within|experience|records?|retain\w*|aged?|old|leas\w+|warrant\w*|track|ago"
    r"|set up|founded|formed)\b"
)

_SOCIAL_BODY: Final = words(
    rf"\b(?:{_KINDS}|charitable|societies|society|mutuals? and charities|civil society|faith groups"
    r"|(?:small|smaller|micro|start-up|minority-owned|women-owned)(?:,? (?:and|or) [\w-]+)? (?:firms?"
    r"|companies"
    r"|businesses|enterprises|suppliers|providers|organisations|employers|traders)"
    rf"|(?:fewer|less) than (?:\d{{1,3}}|ten|twenty|thirty|fifty|a hundred) (?:employees|staff|people"
    rf"|workers)|sole traders"
    r"|turnover (?:below|under|of less than|of no more than|not (?:above|exceeding)))\b"
)
_MARKET_BODY: Final = words(
    r"\b(?:commercial|profit-making|for-profit|private(?: sector)?|large|larger|multinational|big|bigger"
    r"|biggest|listed"
    r"|shareholder-owned|limited)\s+(?:[\w-]+\s+)?(?:compan(?:y|ies)|firms?|business(?:es)?|suppliers?"
    r"|providers?|organisations?|bidders?|tenderers?|enterprises?|contractors?|operators?)\b"
    r"|\b(?:more than|over|above|at least) \d{2,4} (?:employees|staff|people|workers)\b"
    r"|\bturnover (?:above|over|of more than|exceeding)\b|\bdistribut\w+ (?:its |their )?(?:profits"
    r"|dividends)"
    r"|\bpays? dividends\b|\bmake[s]? a profit\b"
)
_TO_BID: Final = words(
    r"\b(?:tender\w*|bid\w*|contract|competition|participat\w*|take part|opportunit(?:y|ies)|lots?|apply"
    r"|applicants?|procurement|framework|quot\w+|compete)\b"
)
_FOR_THEM: Final = words(
    rf"{KEEPS.pattern}|\b(?:is|are) for\b|\bmust be\b|\b(?:run|held|compet\w+) (?:\w+ ){{0,2}}?(?:among"
    rf"|between)\b"
    r"|\bexclusive to\b|\bshall be awarded to\b|\bgo(?:es)? to\b|\baimed (?:only )?at\b|\bpermitted to\b"
)
_WITHOUT_THEM: Final = words(rf"{SHUTS.pattern}|\bno\b|\bclosed\b|\bwithout\b|\bnone\b")
_NOT_KEPT: Final = words(
    r"\b(?:section|s\.?)\s?3[23]\b|\bsupported (?:employment|business)|\bsheltered\b|\bnot scored\b"
    r"|\bgrants?\b"
    r"|\bencourag\w+|\bstatistics\b|\bsub-?contract\w*|\bnot (?:be )?reserved\b|\bno reservation\b"
    r"|\bmutuals?\b"
    r"|\bmay be a(?:ny)?\b|\bwelcome\b|\bsuitable for\b|\bopen to all\b|\bsafeguarding\b|\bincluding\b"
    r"|\bso that\b|\baccounts?\b|\bpart(?:ly)? of\b|\bsupply chain\b|\brefer\w*"
)

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


_MAY_BE_BODY: Final = hint(
    "charit voluntary vcse social_enterprise sme small third_sector profit co-op cooperat micro community "
    "societ civil faith"
    " start-up owned fewer_than less_than sole_trader turnover commercial private large multinational big "
    "listed limited"
    " more_than over above at_least mutual dividend"
)


def _kept(draft: Draft) -> Iterator[Hit]:
    if draft.above is False:
        return
    outcome = ABOVE if draft.above else UNKNOWN
    for body, door in ((_SOCIAL_BODY, _FOR_THEM), (_MARKET_BODY, _WITHOUT_THEM)):
        for _, start, end in together(
            draft, body, door, _TO_BID, within=70, unless=_NOT_KEPT, hints=(_MAY_BE_BODY,)
        ):
            yield Hit(start, end, outcome)


def _share(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_SUPPORTED):
        return
    for sentence, start, end in found_in(draft, _SHARE, unless=_SERVED, deniable=False):
        found = _SHARE.search(sentence.text)
        amount = found and (found[1] or found[2])
        if not amount or number(amount) < LEAST_SHARE:
            yield Hit(start, end, SHARE)


def _little(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_PROVIDERS):
        return
    for sentence, start, end in together(draft, _DISABLED, _STAFF, within=80, unless=_OTHER_SHARE):
        said = shares(sentence.text)
        enough = any(share >= LEAST_SHARE for share in said)
        if not enough and (said or _HEADS.search(sentence.text)):
            yield Hit(start, end, SHARE)


_PROVIDERS: Final = words(
    r"\b(?:section|s\.?)\s?32\b|\bsupported (?:employ\w+|business\w*|factor\w+)(?! service)"
    r"|\bsheltered (?:workshop|employ|business|factor)\w*"
)
_DISABLED: Final = words(r"\bdisab\w+|\bdisadvantag\w+|\bimpairments?\b")
_STAFF: Final = words(
    r"\b(?:workforce|employees?|employs?|staff|workers?|team|payroll|people|posts|jobs|headcount|members)\b"
)
_HEADS: Final = words(
    rf"\b(?:no fewer|no less|at least|more|minimum of)\b[^.;]{{0,10}}?\b{NUMBER} disab\w+|\bof any size\b"
    r"|\b(?:any|some) (?:number of )?disab\w+|\ba (?:single|few|handful of) disab\w+"
)
_SERVED: Final = words(r"\b(?:referred|participants|clients|into work)\b")
_OTHER_SHARE: Final = words(
    r"\b(?:price|quality|marks|retention|referred|participants|service users|clients|into work|leave"
    r"|customers|outcomes?)\b"
)


def _term(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_MUTUAL_BODY):
        return
    for sentence, start, end in found_in(draft, _TERM, unless=_OTHER_TIME, deniable=False):
        said = lengths(sentence.text)
        both = _EXTENDS.search(sentence.text) and not _IN_ALL.search(sentence.text)
        if said and (sum(said) if both else max(said)) > LONGEST:
            yield Hit(start, end, TERM)


def _long(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_MUTUAL_BODY):
        return
    for sentence in draft.sentences:
        found = longest_term(sentence.text)
        if found and found[0] > LONGEST:
            yield Hit(sentence.start + found[1], sentence.start + found[2], TERM)


_MUTUAL_BODY: Final = words(
    r"\bmutuals\b|\b(?:public service|staff|employee-led|employee|the|a|our"
    r"|reserved) mutual\b(?! (?:agreement"
    r"|consent|aid|respect|trust|support|benefit|interest))|\b(?:section|s\.?)\s?33\b"
)


RULES: Final = (
    Rule(
        "reserved.above",
        "reserved contracts",
        "A competition kept for charities, social enterprises or small firms",
        "Quiet below the threshold, and where the reservation is that of section 32.",
        (ABOVE, UNKNOWN),
        in_turn(_above, _kept),
    ),
    Rule(
        "reserved.supported",
        "reserved contracts",
        "A supported employment reservation below 30%",
        "Looks at the share of the workforce wherever section 32, supported employment or sheltered "
        "workshops are "
        "named.",
        (SHARE,),
        in_turn(_share, _little),
    ),
    Rule(
        "reserved.mutual",
        "reserved contracts",
        "A mutual reservation of more than five years",
        "Looks at the length of the contract, with options to extend, wherever section 33 or mutuals are "
        "named.",
        (TERM,),
        in_turn(_term, _long),
    ),
)
