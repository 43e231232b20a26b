"""Rules on law, policy and amounts that have been replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import denied, found_in, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule
from assistant.clauses.thresholds import ACT_BEGINS, THRESHOLDS

PPN_002_REQUIRED: Final = date(2025, 10, 1)
OLDER_AMOUNTS: Final = frozenset(
    {118_133, 138_760, 181_302, 189_330, 213_477, 426_955, 4_551_413, 4_733_252, 5_336_937}
)
"""Pounds: thresholds that held under the Public Contracts Regulations 2015, from 2018 to 2023."""

_PAST: Final = words(
    r"\b(?:replac\w+|previous(?:ly)?|expir\w+|former(?:ly)?|superseded|repealed|revoked|no longer"
    r"|extension is|being extended|regulation 72|was (?:let"
    r"|tendered|awarded"
    r"|procured|conducted|carried out)|were (?:let|awarded)|before 24 february 2025|existing (?:contract"
    r"|framework)"
    r"|(?:current|outgoing|old|last|earlier|expiring|present) (?:contract|framework|agreement|provider)"
    r"|tak(?:en|es) the place of|(?:do|does|did) not (?:apply|govern)|(?:was|were) (?:advertised|set up"
    r"|procured|established)|in 20(?:0\d|1\d|2[0-4])\b|ended|(?:that|which) ends (?:in|on)"
    r"|annex \w+ (?:of|to)|call-?offs?|called? off|mini-competition"
    r"|further competition|until (?:24 february )?2025|used to)\b"
)
_REGS: Final = r"(?:regulations?|regs)"
_REGULATIONS: Final = words(
    rf"\bPCR\s?(?:20)?15\b|(?-i:\bPCRs?\b)|\b2015 (?:(?:public )?(?:contracts?|procurement) )?{_REGS}\b"
    rf"|\bPublic Contracts? {_REGS}(?:,? 20(?:06|15))?|\bRegulation (?:67"
    rf"|57)\b(?:\(\d\))?(?! (?:and \d+ )?of the (?!2015 Reg|PCR"
    r"|Public Contracts? Reg))"
    r"|\bS\.?I\.? (?:No\.? )?2015/102\b"
    r"|\b(?:EU|European(?: Union)?) (?:public )?procurement (?:directives?|rules|law|regulations|regime)\b"
    r"|\bDirective 2014/2[345](?:/EU)?|\bEU directives? on (?:public )?procurement\b|\bPart [AB] services?\b"
    r"|\bUtilities Contracts Regulations\b|\bConcession Contracts Regulations\b"
)
_MEAT: Final = words(
    r"(?-i:\bMEAT\b(?! (?:AND|&|PRODUCTS|SUPPL|PROCESS)))|(?-i:\bM\.E\.A\.T\b)"
    r"|\bmost[- ]economic(?:al|ally)?[- ]advantageous\b|\beconomically[- ](?:the )?most[- ]advantageous\b"
    r"|\bmost advantageous\b[^.;]{0,30}?\b(?:economically|in economic terms|from an economic)\b"
    r"|\beconomically advantageous (?:tender|bid|offer)s?\b"
)
_JOURNAL: Final = words(
    r"\bO\.?J\.?E\.?U\b|\bOfficial Journal\b(?! of (?!the E))(?: of the European Union)?|\b(?:European"
    r"|EU) (?:Official )?Journal\b"
    r"|\bTenders Electronic Daily\b|\bOJ/S\b|(?-i:\bTED\b(?! (?:[A-Z][a-z]|[Tt]alk)))|(?-i:\bOJ\b)"
    r"|\b20\d\d/S (?!000)\d{3}-\d+"
    r"|\bPublications Office of the E|\bEU Publications Office\b"
)
_NOTE: Final = (
    r"(?:PPN|(?:procurement )?policy (?:procurement )?(?:action )?note|(?:information|action) note"
    r"|cabinet office['’]?s? note|note)"
)
_PPN_06_20: Final = words(
    rf"\b{_NOTE}(?: PPN)?\s?(?:no\.?\s?|number )?0?6\s?(?:[/-]|\s)\s?(?:20)?20\b|\bPPN 0620\b"
    rf"|\b{_NOTE} 0?6 of 2020\b"
    r"|\bSocial Value Model (?:of|from|dated|published in) (?:\w+ )?202[0-4]\b"
)
_GOES_ON: Final = words(r"(?:its|it|these|they|that|this|those|the same)\b")
_AMOUNT: Final = words(
    r"(?:£|\bGBP|\bpounds)\s?(\d{1,3}(?:[, ]\d{3}){1,2}|\d{6,7})\b|\b(\d{1,3}(?:,\d{3}){1,2}"
    r"|\d{6,7})(?= (?:pounds|GBP))"
)
_THRESHOLD: Final = words(
    r"\bthresholds?\b|\b(?:over|above|under|below|exceed(?:s|ing)?|reach(?:es|ing)?|(?:more|less) than) (?:£"
    r"|GBP)|\bexceeds?\b"
    r"|\bfull (?:regime|rules)\b|\b(?:financial |regulated |legal |statutory )?limit\b[^.]{0,40}?(?:£|GBP)"
    r"|\bor more\b[^.]{0,40}?"
    r"\b(?:act|covered|advertis\w+|tender\w*|rules|regime|notice)\b|\bthe (?:Act|rules) appl(?:y|ies)\b"
    r"|\bcovered procurement\b|\bregulated\b|\bthe Act (?:bites|begins|starts|takes)|\b(?:figure|sum|amount"
    r"|level) (?:at|above|over) which\b"
)
_WORKS: Final = words(r"\bworks (?:threshold|contract)|\bthreshold for works\b")
_EARLIER_YEARS: Final = words(r"\b(?:2024 and 2025|until (?:31 december )?2025|in 2024|in 2025|previous)\b")
_PPN_2: Final = r"(?:PPN|procurement policy note|policy note)\s?(?:no\.? ?|number )?0{0,2}2\b(?!/)"
_BINDING: Final = (
    r"(?:requires?|obliges?|binds?|binding|mandat\w+|compulsory|must|compels?|forces?|demands?|dictates?"
    r"|applies to|obligatory"
    r"|sets? a minimum|insists?|directs?|shall|has the force|oblig\w+|required|requirement|bound|has to"
    r"|have to|needs? to|duty"
    r"|no (?:choice|discretion|option|alternative)|obligations? under|subject to|governed by|comply"
    r"|compliance|may not depart|cannot depart|may not ignore|under an obligation"
    r"|expected to follow)"
)
_BINDS: Final = words(rf"\b{_PPN_2}[^.;]{{0,80}}?\b{_BINDING}\b|\b{_BINDING}\b[^.;]{{0,80}}?\b{_PPN_2}")
_COUNCIL: Final = words(
    r"\bcouncils?\b|\blocal authorit\w+|\bborough\b|\bdistrict\b|\bcombined authority\b|\bparish\b"
)
_NOT_BOUND: Final = words(
    r"\bnot (?:bound|binding|required|mandatory|compulsory|obliged)\b|\bdoes not\b"
    r"|\bcentral government (?:must|is)\b|\bby choice\b|\bneed not\b|\bcho(?:se|sen|oses)\b|\bfree to\b"
    r"|\bvoluntar\w+\b|\bmay (?:use|choose)\b"
)

REGULATIONS: Final = Outcome(
    "stop",
    "a procurement that began on or after 24 February 2025",
    "The Public Contracts Regulations 2015 and the directives behind them do not govern a new procurement.",
    "Refer to the Procurement Act 2023: section 19 for the award, section 23 for the criteria.",
    law.ACT_BEGAN,
)
MEAT: Final = Outcome(
    "risk",
    "a procurement that began on or after 24 February 2025",
    "The test is the most advantageous tender; “economically” has gone from it.",
    "“The contract will be awarded to the most advantageous tender (Procurement Act 2023, section 19).”",
    law.MOST_ADVANTAGEOUS,
)
JOURNAL: Final = Outcome(
    "risk",
    "a procurement that began on or after 24 February 2025",
    "Notices of a new procurement are not published in the Official Journal of the European Union.",
    "“A tender notice is published on the central digital platform (Find a Tender).”",
    more.EARLIER_RULES,
)
PPN_06_20: Final = Outcome(
    "risk",
    "from 1 October 2025",
    "PPN 06/20 has been replaced by PPN 002 for procurement under the Procurement Act 2023.",
    "Refer to PPN 002 if you are bound by it or choose to use it; otherwise take the reference out.",
    more.SUPERSEDED,
)
AMOUNT: Final = Outcome(
    "risk",
    "a day on which the amount is not a threshold",
    "The amount was a threshold and is not one on the day of this procurement.",
    "Use the amount of the day: in 2026 and 2027 £207,720 for goods and services of councils, £135,018 for "
    "central "
    "government, £663,540 for light touch services and £5,193,000 for works, VAT included.",
    more.EARLIER_AMOUNTS,
)
BINDS: Final = Outcome(
    "risk",
    "always",
    "PPN 002 binds central government. A council may choose to use it and is not obliged to.",
    "“The Council has chosen to use [outcome] of PPN 002 because it fits this service.”",
    law.PPN_002_SCOPE,
)


def _out_of_date(pattern: re.Pattern[str], outcome: Outcome) -> Callable[[Draft], Iterator[Hit]]:
    """A rule that is quiet where the sentence, or the one that it goes on from, speaks of the past."""

    def find(draft: Draft) -> Iterator[Hit]:
        past = False
        for sentence in draft.sentences:
            match = pattern.search(sentence.text)
            past = _PAST.search(sentence.text) is not None or (
                past and _GOES_ON.match(sentence.text) is not None
            )
            if match and not past and not denied(sentence, match.start()):
                yield Hit(sentence.start + match.start(), sentence.start + match.end(), outcome)

    return find


def _amounts(draft: Draft) -> Iterator[Hit]:
    holding = [item for item in THRESHOLDS if item.since <= draft.day < item.until]
    known = {item.amount for item in THRESHOLDS if item.until <= draft.day} | OLDER_AMOUNTS
    if not draft.has(_THRESHOLD):
        return
    for sentence in draft.sentences:
        works = _WORKS.search(sentence.text) is not None
        current = {item.amount for item in holding if item.kind == "works" or not works}
        for match in _AMOUNT.finditer(sentence.text):
            amount = int(re.sub(r"[, ]", "", match[1] or match[2]))
            if amount in known - current and not _EARLIER_YEARS.search(sentence.text):
                yield Hit(sentence.start + match.start(), sentence.start + match.end(), AMOUNT)
                break


def _binds(draft: Draft) -> Iterator[Hit]:
    if draft.buyer_type == "central_government":
        return
    by_brief = draft.buyer_type == "council"
    for sentence, start, end in found_in(draft, _BINDS, unless=_NOT_BOUND):
        if by_brief or _COUNCIL.search(sentence.text):
            yield Hit(start, end, BINDS)


RULES: Final = (
    Rule(
        "law.regulations",
        "law out of date",
        "The Public Contracts Regulations 2015 or the directives for a new procurement",
        "Quiet where the text speaks of the past, of an existing contract or of a call-off.",
        (REGULATIONS,),
        _out_of_date(_REGULATIONS, REGULATIONS),
        since=ACT_BEGINS,
    ),
    Rule(
        "law.tender",
        "law out of date",
        "“Most economically advantageous tender”",
        "Looks for MEAT and the words themselves. Quiet where the text speaks of the past.",
        (MEAT,),
        _out_of_date(_MEAT, MEAT),
        since=ACT_BEGINS,
    ),
    Rule(
        "law.journal",
        "law out of date",
        "The Official Journal",
        "Looks for OJEU, the Official Journal and Tenders Electronic Daily.",
        (JOURNAL,),
        _out_of_date(_JOURNAL, JOURNAL),
        since=ACT_BEGINS,
    ),
    Rule(
        "law.ppn",
        "law out of date",
        "PPN 06/20",
        "Quiet where the text says that it is superseded, or speaks of an existing contract.",
        (PPN_06_20,),
        _out_of_date(_PPN_06_20, PPN_06_20),
        since=PPN_002_REQUIRED,
    ),
    Rule(
        "law.threshold",
        "law out of date",
        "An old threshold",
        "Knows the thresholds since 2018, and those of the day. Quiet where the earlier years are named.",
        (AMOUNT,),
        _amounts,
    ),
    Rule(
        "law.ppn_binding",
        "law out of date",
        "PPN 002 taken to bind a council",
        "Looks at texts of councils, by the brief or by their own words.",
        (BINDS,),
        _binds,
        since=ACT_BEGINS,
    ),
)
