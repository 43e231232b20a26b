"""Rules on what suppliers have to show before they may take part, and on what small ones cannot carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER
from assistant.clauses.findings.composing import in_turn
from assistant.clauses.findings.condition_words import (
    audits,
    earlier_contracts,
    frequent_reports,
    insured_early,
    means,
    papers,
)
from assistant.clauses.findings.finding_words import found_in, looks_for, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

LARGE: Final = 1_000_000
"""Pounds: our own line, from which a monthly report is common."""

_POLICY: Final = words(
    r"\b(?:corporate (?:and )?social(?: responsibility)?|CSR|environmental?|equalit(?:y|ies)|diversity"
    r"|social value"
    r"|modern slavery|sustainab\w+|carbon reduction|ethical|volunteering|climate)\b[^.;?]{0,60}?\bpolic(?:y"
    r"|ies)\b"
)
_STAGE: Final = words(
    r"\b(?:pass\s?/\s?fail|condition of participation|minimum requirements?|do you have|you (?:must )?have"
    r"|mandatory"
    r"|exclu\w+|must (?:upload|submit|attach|send|enclose)|tenderers?|bidders?|applicants?|selection"
    r"|will not be (?:invited|considered|shortlisted|accepted)|to (?:take part|qualify|bid)"
    r"|suppliers? (?:must|shall|should)"
    r" (?:have|hold|provide|submit)|please (?:confirm|attach|provide)|points? (?:will be|are) (?:given"
    r"|awarded))\b"
)
_ACCOUNTS: Final = words(r"\baudited (?:annual |financial )?(?:accounts|statements)\b")
_INSURED: Final = words(
    r"\b(?:insurance|liability cover|indemnity cover|cover of £)\b[^.;?]{0,60}?\b(?:already|in force at"
    r"|in place (?:at|before|when"
    r" (?:you|they) tender)|at the time of (?:tender|bid)|when (?:tendering|bidding)|at tender)"
    r"|\binsurances?\b[^.;?]{0,40}?\b(?:accompany|enclosed? with|submitted with|with (?:the|your"
    r"|their)) (?:the |your |their )?"
    r"(?:tender|bid|submission|quotation)"
    r"|\b(?:already|currently) (?:have|hold|has|holds)\b[^.;?]{0,50}?\b(?:insurance|cover)\b"
)
_EARLIER: Final = words(
    r"\b(?:previous|prior|earlier|existing|past)\s+contracts?\b[^.;?]{0,30}?\bwith (?:this|the|a|our"
    r"|another) (?:[\w]+ )?"
    r"(?:council|authority|local authorit|public)\w*"
    r"|\bcontracts?\b[^.;?]{0,30}?\b(?:performed|delivered|held|completed|undertaken|carried out) (?:for"
    r"|with) (?:this|the|our|a)"
    r" (?:[\w]+ )?(?:council|authority)\b"
    rf"|\bdelivered (?:at least )?{NUMBER} contracts? for (?:this|the|our) (?:[\w]+ )?(?:council|authority)\b"
    r"|\bheld a contract with (?:this|the|a) \w*\s?(?:council|authority)"
    rf"|\b{NUMBER}\s+years?['’]?\s+(?:of\s+)?(?:trading|experience|track record"
    rf"|history)[^.;?]{{0,30}}?\b(?:with|for|in"
    r" working with)\s+(?:this |the |a |other )?(?:council|local authorit|public (?:sector|authorit)"
    r"|public bod)\w*"
    r"|\bmust have (?:worked|delivered|supplied|served)[^.;?]{0,20}? (?:with|for) (?:this|the|a) (?:council"
    r"|(?:local )?authority)"
)
_WIDE: Final = words(
    r"\bequivalen|\bany customer\b|\bwhether or not audited\b|\bunaudited\b|\bwhere (?:the )?law\b"
    r"|\bin place of audited\b|\b(?:existing|current|present) contract\b[^.;]{0,40}?\b(?:ends?|expires?)\b"
)
_TURNOVER: Final = words(
    rf"\bturnover\b[^.;?]{{0,60}}?(?:\b(?:{NUMBER}|twice|double|treble|times)\b|£)"
    rf"|\b(?:minimum|annual) turnover of\b"
)
_THREE_YEARS: Final = words(
    rf"\baudited\b[^.;?]{{0,40}}?\baccounts\b[^.;?]{{0,40}}?\b(?:{NUMBER})\s+(?:financial )?years?"
    rf"|\b(?:three|3|five|5) years(?:'|’)?\s+(?:of\s+)?(?:audited|accounts)"
)
_MONTHLY: Final = words(
    r"\b(?:monthly|weekly|fortnightly)\s+(?:[\w-]+\s+){0,4}?(?:reports?|dashboards?|returns?|meetings?"
    r"|case studies)\b"
    r"|\b(?:workbook|return|form|meeting|dashboard|spreadsheet)s?\b[^.;?]{0,40}?\b(?:every|each|a"
    r"|per) (?:month|week|fortnight)\b"
    r"|\breport\w*\b[^.;?]{0,60}?\b(?:monthly|each month|every month|weekly|each week)\b"
)
_SESSIONS: Final = words(
    r"\b(?:meetings?|groups?|sessions?) for (?:carers|people|users|residents|tenants|patients|families"
    r"|parents|children|older)"
)
_ACCREDITED: Final = words(
    r"\b(?:accreditation|accredited|certification|certificated|certified to)\b[^.;?]{0,50}?\b(?:mandatory"
    r"|required|essential"
    r"|throughout|all bidders|pass)\b|\b(?:must|shall|required to)\b[^.;?]{0,60}?\b(?:accreditation"
    r"|accredited by|accredited"
    r" to|ISO \d{4,5}(?: certif\w+)?)\b"
)
_EQUIVALENT: Final = words(r"\bequivalen|\bor (?:a |an )?(?:similar|comparable)\b")
_NO_POLICY: Final = words(
    r"\bequivalen|\b(?:no|not your|not our)\b[^.;]{0,40}?\bpolic|\bcouncil['’]s (?:[\w-]+ ){0,3}polic"
    r"|\bneed not have\b"
    r"|\bpolic\w+\b[^.;]{0,40}?\b(?:not (?:required|scored|asked)|earns? nothing)"
)
_OF_ANOTHER_MATTER: Final = words(
    r"\b(?:details|statement) of\b[^.;]{0,30}\bturnover\b|\bliving wage\b|\bModern Slavery Act\b"
    r"|\bstaff turnover\b"
)

POLICY: Final = Outcome(
    "risk",
    "always",
    "This asks for a document. A condition of participation has to check ability to perform this contract, "
    "and marks "
    "for a company's policies reward paper.",
    "Ask what the supplier is able to do: “Describe how you will [recruit fairly] in carrying out this "
    "contract.”",
    more.ABLE,
)
ACCOUNTS: Final = Outcome(
    "stop",
    "audited accounts",
    "Audited accounts may not be asked of suppliers that the law does not require to have them.",
    "“Show your financial capacity by accounts, whether or not audited, a bank statement, a forecast or "
    "other means.”",
    more.AUDITED,
)
INSURANCE: Final = Outcome(
    "stop",
    "insurance before award",
    "Insurance for the contract may not be asked for before the award.",
    "“Confirm that you will have [amount] of cover, or its equivalent, when the contract begins.”",
    more.INSURED,
)
EARLIER: Final = Outcome(
    "stop",
    "earlier contracts",
    "A supplier may not be asked to have had contracts with a particular authority.",
    "“Give experience, with any customer, that shows that you can [do the work].”",
    more.EARLIER,
)
SHUTS_OUT: Final = Outcome(
    "improve",
    "turnover, accounts or accreditation",
    "Small firms and charities are shut out by this, whether or not they can do the work.",
    "Ask for what the risk of this contract calls for, and accept other proof.",
    law.SMALL_FIRMS,
)
MONTHLY: Final = Outcome(
    "improve",
    f"a contract of less than £{LARGE:,}",
    "Reports and meetings this often cost a small provider more than they tell the buyer.",
    "“The Supplier shall report every six months, on a form of no more than two pages.”",
    more.REPORTING_LOAD,
)
MONTHLY_MAYBE: Final = Outcome(
    "note",
    "the value is not known",
    "Reports and meetings this often fit a large contract only.",
    MONTHLY.suggestion,
    more.REPORTING_LOAD,
)


def _ability(draft: Draft) -> Iterator[Hit]:
    for pattern, outcome in ((_ACCOUNTS, ACCOUNTS), (_INSURED, INSURANCE), (_EARLIER, EARLIER)):
        yield from looks_for(pattern, outcome, unless=_WIDE)(draft)
    for finder, outcome in ((audits, ACCOUNTS), (insured_early, INSURANCE), (earlier_contracts, EARLIER)):
        yield from (Hit(start, end, outcome) for _, start, end in finder(draft))


def _papers(draft: Draft) -> Iterator[Hit]:
    yield from (Hit(start, end, POLICY) for _, start, end in papers(draft))


def _burden(draft: Draft) -> Iterator[Hit]:
    for pattern in (_TURNOVER, _THREE_YEARS, _ACCREDITED):
        for sentence, start, end in found_in(draft, pattern, unless=_EQUIVALENT):
            if not _OF_ANOTHER_MATTER.search(sentence.text):
                yield Hit(start, end, SHUTS_OUT)
    yield from (Hit(start, end, SHUTS_OUT) for _, start, end in means(draft))
    if draft.value is None or draft.value < LARGE:
        outcome = MONTHLY_MAYBE if draft.value is None else MONTHLY
        for _, start, end in found_in(draft, _MONTHLY, unless=_SESSIONS):
            yield Hit(start, end, outcome)
        yield from (Hit(start, end, outcome) for _, start, end in frequent_reports(draft))


RULES: Final = (
    Rule(
        "conditions.policy",
        "conditions of participation",
        "A policy asked for in place of ability",
        "Looks for policies on social matters that tenderers must have or are scored for. Policies that the "
        "contract "
        "itself needs, such as one on safeguarding, are left alone.",
        (POLICY,),
        in_turn(looks_for(_POLICY, POLICY, also=_STAGE, unless=_NO_POLICY, deniable=False), _papers),
    ),
    Rule(
        "conditions.ability",
        "conditions of participation",
        "Accounts, insurance or earlier contracts beyond section 22",
        "Looks for audited accounts, for insurance before award, and for earlier contracts with an "
        "authority. Quiet "
        "where unaudited accounts or any customer will do.",
        (ACCOUNTS, INSURANCE, EARLIER),
        in_turn(_ability),
    ),
    Rule(
        "burden.small",
        "proportion",
        "Burdens that shut out small firms and charities",
        "Looks for tests of turnover, age, size or credit, years of accounts, guarantees, accreditation "
        "without an equivalent, cover far above a small contract, and reports or "
        f"meetings every month or more often. For contracts of £{LARGE:,} or more it leaves frequent reports "
        f"alone.",
        (SHUTS_OUT, MONTHLY, MONTHLY_MAYBE),
        in_turn(_burden),
    ),
)
