"""Rules on where suppliers and workers come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.composing import hint, hinted, in_turn
from assistant.clauses.findings.finding_words import by_threshold, denied, found_in, words
from assistant.clauses.findings.local_wordings import enclosed_firms, placed_firms, placed_workers
from assistant.clauses.findings.market_words import CLOSES
from assistant.clauses.findings.prepared import Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_FIRMS: Final = (
    r"(?:firms?|compan(?:y|ies)|business(?:es)?|suppliers?|contractors?|tenderers?|bidders?|SMEs?"
    r"|enterprises?"
    r"|organisations?|providers?|producers?|traders?|manufacturers?|merchants?|nurseries|growers|farms|shops"
    r"|agencies|sub-?contractors?|bids?|tenders|quotations?|supply chains?)"
)
_AREA: Final = (
    r"(?:borough|county|district|city|town|parish|region|area|postcodes?|locality|neighbourhood|vicinity"
    r"|ward|estate|village"
    r"|\d{1,3}[- ]?(?:miles?|km|kilometres?))"
)
_IN_AREA: Final = (
    rf"(?:in|within|inside|from|of)\s+(?:a\s+|an\s+|the\s+|our\s+|its\s+)?(?:[\w'’,-]+\s+){{0,5}}?{_AREA}\b"
    r"|(?:in|within|inside)\s+(?:the\s+)?(?-i:[A-Z][a-z]{3,})"
)
_PREFERS: Final = words(
    rf"\b(?:preferences?|prefer(?:red|s)?|favour\w*|priorit\w+|only|marks?|points?|scor(?:e|ed|ing)"
    rf"|exclusively"
    rf"|guarantee\w*|first (?:refusal|call|option|choice)|restricted|limited to|reserved|advantage|weight\w*"
    rf"|bonus"
    rf"|at least|no less than|not less than|uplift|extra|favourabl[ye]|unless|all of its|sourced?|spend"
    rf"|reject\w*|exclud\w*|need not apply|disregard\w*|unopened|must be)\b"
    rf"|{NUMBER}{PERCENT}"
)
_LOCAL_FIRMS: Final = words(
    rf"\blocal(?:ly)?[- ](?:based )?(?:[\w-]+ ){{0,1}}?{_FIRMS}\b"
    rf"|\b{_FIRMS}\b[^.;]{{0,50}}?\b(?:based|located|registered|situated|headquartered|operating|trading"
    rf"|resident)\s+"
    rf"(?:{_IN_AREA})"
    rf"|\b{_FIRMS}\b[^.;]{{0,50}}?\b(?:offices?|depots?|premises|address(?:es)?|base|branch|presence"
    rf"|head office)\b"
    rf"[^.;]{{0,50}}?(?:{_IN_AREA}|\bpostcodes?\b)"
    rf"|\b{_FIRMS}\b[^.;]{{0,40}}?\b(?:with|having|have)\s+an?\s+(?-i:[A-Z][a-z]{{3,}})\s+(?:address|base"
    rf"|office|depot|postcode)"
    rf"|\b{_FIRMS}\s+(?:with)?in\s+(?:an?\s+)?\d{{1,3}}[- ]?(?:miles?|km|kilometres?)\b"
    rf"|\b{_FIRMS}\s+(?:from\s+)?(?:outside|beyond)\s+(?:the|our)\s+(?:[\w'’-]+\s+){{0,2}}?{_AREA}\b"
    rf"|\b{_FIRMS}\s+from\s+(?:(?:with)?in\s+)?(?:the|our)\s+(?:[\w'’-]+\s+){{0,2}}?{_AREA}\b"
    r"|(?<=[a-z] )(?-i:(?!British|Small|Social|Other|English|European|Tier|Medium|Large|Framework|Prime|Main|"
    r"Potential|Successful|Appointed|Sub|Service|Care|Utility|Public|Private|Principal|Third|Key|Lead)"
    r"[A-Z][a-z]{2,}(?:\s+[A-Z][a-z]{2,}){0,2}(?:-based)?\s+(?:firms|businesses|companies|traders))\b"
)
_EQUAL: Final = words(
    r"\bwherever (?:they|it) (?:are|is)|\bregardless of|\btreated (?:the same|equally|alike)"
    r"|\bis not scored\b"
    r"|\bshall (?:have|open|keep|provide|operate|maintain|run) an? [^.;]{0,25}?\b(?:office|depot|base)\b"
    r"|\bopen to all\b|\ball suppliers\b|\bwithout regard to\b"
)
_ONLY: Final = words(
    r"\b(?:only|reserved|restricted|limited to|exclusively|need not apply|rejected|disregarded|unopened"
    r"|invite|alone|solely)\b|\bis for (?:suppliers|firms|companies|businesses)\b"
)
_SAID: Final = words(r"\b(?:stated|said|set out|published|advertised)\b|\b(?:advert\w*|notice)\b")
_UNSAID: Final = words(r"\b(?:without|not)\b[^.]{0,30}?\b(?:mention|stat|say|advertis|publish|disclos)\w*")
_LAWFUL: Final = (
    "Ask for the outcome and not the address, for example: “The Supplier shall place at least [percentage] "
    "of the "
    "value of sub-contracts with small and medium-sized enterprises and VCSEs, wherever they are based, by "
    "[date].”"
)

FIRMS_ABOVE: Final = Outcome(
    "stop",
    "above the threshold",
    "This prefers suppliers because of where they are. Above the threshold a buyer may not do that: "
    "suppliers are "
    "treated the same, and a council must ignore where a supplier does business.",
    _LAWFUL,
    more.LOCAL_ADDRESS,
)
FIRMS_UNKNOWN: Final = Outcome(
    "risk",
    "the threshold is not known",
    "This prefers suppliers because of where they are. If the contract is above the threshold it is "
    "unlawful; below "
    "it a council may only reserve a whole competition, openly, and may not score or count a local address.",
    _LAWFUL,
    law.SECTION_17_PLACE,
)
FIRMS_BELOW: Final = Outcome(
    "risk",
    "below the threshold",
    "This scores or counts where suppliers are. Below the threshold a council may reserve a whole "
    "competition for "
    "its area, openly; nothing lets it give marks or set a share of spend by address.",
    "Either reserve the whole competition and say so in the advertisement, or leave the place out. "
    + _LAWFUL,
    law.LOCAL_ORDER,
)
UNSAID: Final = Outcome(
    "risk",
    "below the threshold, and the text does not say that the notice tells it",
    "This keeps the competition for suppliers of one area. The council has to decide that before it invites "
    "tenders "
    "and to say in the advertisement that the competition is reserved, and for which area.",
    "“This competition is reserved for suppliers in [area] under the 2026 Order, as stated in the tender "
    "notice.”",
    law.LOCAL_ORDER_NOTICE,
)
RESIDENTS_ABOVE: Final = Outcome(
    "stop",
    "above the threshold",
    "Jobs are tied to where people live. Suppliers whose staff live elsewhere are put at a disadvantage that "
    "the "
    "work does not call for.",
    "“The Supplier shall create [number] jobs by [date] for people facing barriers to work, advertised "
    "through the "
    "Buyer's employment service and any equivalent route.”",
    more.RESIDENTS,
)
RESIDENTS_OTHER: Final = Outcome(
    "risk",
    "below the threshold, or the threshold is not known",
    "Jobs are tied to where people live. If the contract is above the threshold this is unlawful preference; "
    "below "
    "it the rules against discrimination and on workforce matters still stand in the way.",
    RESIDENTS_ABOVE.suggestion,
    more.RESIDENTS,
)
_PEOPLE: Final = words(
    r"\b(?:jobs?|employ\w*|recruit\w*|apprentic\w*|hire[ds]?|staff|workforce|operatives|workers?|vacanc\w+"
    r"|placements?|trainees?|starters|starts|hires|applicants?|candidates|leavers|interviews?|posts?|labour"
    r"|roles|positions|opportunit\w+)\b"
)
_LIVING: Final = words(
    rf"\b(?:living|lives?|reside[sd]?|residing|resident|residents?)\s+(?:of|{_IN_AREA})"
    rf"|\b(?:living|lives?|reside[sd]?|residing|resident)\s+(?:{_IN_AREA})"
    r"|\bresidents of (?:the )?(?-i:[A-Z])[a-z]+"
    r"|(?<=[a-z%] )(?-i:[A-Z][a-z]{3,}) people\b"
    r"|\bdomiciled (?:in|within)\b|\bpostcodes?\s+(?-i:[A-Z]{1,2}\d)"
    r"|\b(?:staff|workforce|employees|workers|operatives|labour|apprentices|hires|starters"
    r"|recruits)\b[^.;]{0,40}?"
    rf"\bfrom\s+(?:within\s+|in\s+|inside\s+)?(?:the|our)\s+(?:[\w'’-]+\s+){{0,2}}?{_AREA}\b"
    r"|(?<=[a-z%] )(?-i:[A-Z][a-z]{3,}) residents\b"
    r"|\b(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?)\b[^.;]{0,40}?\bpostcodes?\b|\bproof of (?:local )?address\b"
    r"|\bhome address(?:es)?\b"
    r"|\blocal (?:residents|people|labour|candidates|apprentices|employees|workforce)\b"
    r"|\b(?:borough|county|city|town|district|parish) residents\b"
)
_TIED: Final = words(
    rf"\b(?:only|must|shall only|all of whom|solely|exclusively|priority|first|preference|guarantee\w*"
    rf"|at least"
    rf"|no less than|restricted|limited to|ring-?fenced"
    rf"|before any(?:one|body)|ahead of)\b|{NUMBER}{PERCENT}|\b{NUMBER}\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:jobs?|apprentic\w+|local)"
)
_OPEN: Final = words(
    r"\bequivalent route|\bregardless of where|\bwithout regard to\b|\bchosen by address\b|\bopen to (?:all"
    r"|others)|\bfor every\b[^.;]{0,20}?\bresidents\b|\bresidents of the (?:care |nursing )?home\b"
)


_MAY_BE_LOCAL: Final = hint(
    "local mile km kilomet borough county district city town parish region postcode neighbourhood vicinity"
    " area ward estate village",
    re.compile(r"[a-z] (?:the )?[A-Z]"),
)


def _firms(draft: Draft) -> Iterator[Hit]:
    outcome = by_threshold(draft, FIRMS_ABOVE, FIRMS_UNKNOWN, FIRMS_BELOW)
    there = hinted(draft, _MAY_BE_LOCAL)
    for sentence, start, end in found_in(there, _LOCAL_FIRMS, also=_PREFERS, unless=_EQUAL, deniable=False):
        if outcome and not _reserving(draft, sentence) and not denied(sentence, start - sentence.start):
            yield Hit(start, end, outcome)
    for sentence, start, end in placed_firms(draft):
        if outcome and not _reserving(draft, sentence):
            yield Hit(start, end, outcome)


def _reserving(draft: Draft, sentence: Sentence) -> bool:
    return draft.above is False and bool(_ONLY.search(sentence.text) or CLOSES.search(sentence.text))


def _unsaid(draft: Draft) -> Iterator[Hit]:
    if draft.above is not False or (draft.has(_SAID) and not draft.has(_UNSAID)):
        return
    for sentence, start, end in found_in(draft, _LOCAL_FIRMS, also=_ONLY, unless=_EQUAL, deniable=False):
        if _reserving(draft, sentence):
            yield Hit(start, end, UNSAID)
    for _, start, end in enclosed_firms(draft):
        yield Hit(start, end, UNSAID)


def _residents(draft: Draft) -> Iterator[Hit]:
    outcome = by_threshold(draft, RESIDENTS_ABOVE, RESIDENTS_OTHER, RESIDENTS_OTHER)
    for sentence, start, end in found_in(draft, _LIVING, also=_PEOPLE, unless=_OPEN):
        if outcome and _TIED.search(sentence.text):
            yield Hit(start, end, outcome)
    for _, start, end in placed_workers(draft):
        if outcome:
            yield Hit(start, end, outcome)


RULES: Final = (
    Rule(
        "local.firms",
        "place and owners",
        "Suppliers preferred because of where they are",
        "Looks for marks, shares of spend or a closed door that follow from a supplier's address. Quiet "
        "where the "
        "text says that place does not count. It does not look at distance to users in a light touch "
        "service.",
        (FIRMS_ABOVE, FIRMS_UNKNOWN, FIRMS_BELOW),
        in_turn(_firms),
    ),
    Rule(
        "local.residents",
        "place and owners",
        "Jobs tied to where people live",
        "Looks for jobs, apprenticeships or placements for residents only, first, or as a number or share. "
        "Quiet "
        "where equivalent routes are open.",
        (RESIDENTS_ABOVE, RESIDENTS_OTHER),
        in_turn(_residents),
    ),
    Rule(
        "local.reservation",
        "reserved contracts",
        "A local reservation that the notice does not tell",
        "Looks, below the threshold only, for a competition kept for one area without a word that the notice "
        "or "
        "the advertisement says so.",
        (UNSAID,),
        in_turn(_unsaid),
        since=date(2026, 2, 4),
    ),
)
