"""Rules on what shows that a commitment was kept: evidence, an owner, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER
from assistant.clauses.findings.delivery import commitments
from assistant.clauses.findings.finding_words import denied, words
from assistant.clauses.findings.lexicon import LAYS, social
from assistant.clauses.findings.prepared import SUPPLIER, Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule

UNPROVED: Final = Outcome(
    "improve",
    "a specification",
    "Nothing in the specification says how results are proved.",
    "“The Supplier shall keep evidence of each result, names removed, and give it to the Buyer within "
    "[number] "
    "working days of a request.”",
    more.EVIDENCE,
)
UNPROVED_HERE: Final = Outcome(
    "note",
    "a clause on its own",
    "This clause does not say how the result is proved. That is right only if another clause does.",
    UNPROVED.suggestion,
    more.EVIDENCE,
)
UNOWNED: Final = Outcome(
    "improve",
    "a specification",
    "Nobody is named, on either side, who answers for these commitments after award.",
    "“The Supplier shall name a person who answers for these commitments by [date], and the Buyer shall name "
    "who "
    "keeps the record of them.”",
    more.OWNER,
)
UNREPORTED: Final = Outcome(
    "improve",
    "a specification, or a clause that asks for reports and not how often",
    "It is not said when results are reported.",
    "“The Supplier shall report within [number] working days after the end of each [half-year].”",
    more.REPORTS,
)

_MONTHS: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|easter|christmas)"
)
_PERIOD: Final = (
    rf"(?:working |calendar |contract |financial |academic |school |half-?)?(?:day|week|fortnight|month"
    rf"|quarter"
    rf"|year|term|half|period|season|milestone|anniversary|meeting|stage|phase|{_MONTHS}|six|three|two"
    rf"|twelve)s?"
)
_OFTEN: Final = words(
    r"\b(?:quarter(?:ly)?|month(?:ly)?|annual(?:ly)?|year(?:ly)?|weekly|fortnightly|half-?year(?:ly)?"
    r"|six[- ]month\w*|bi-?annual\w*|twice|milestones?|at the end of|completion|on request|no later than"
    r"|daily"
    rf"|(?:every|each|per) (?:\w+ )?{_PERIOD}|within (?:the |\[|{NUMBER}|a |\w+ (?:working )?days)"
    rf"|(?:in|by|of|on|before|after) (?:the )?(?:\w+ ){{0,3}}?{_MONTHS}|by (?:the )?\d|once (?:a|in|every"
    rf"|each)"
    rf"|{NUMBER} times|an?nual|(?:one|two|three|four|six|a|{NUMBER}) (?:\w+ )?(?:reports?|reviews?) (?:a"
    rf"|per) year)\b"
    r"|\[[^\[\]]*(?:period|often|month|year|days|date)"
)
_REPORT: Final = (
    r"(?:reports?|returns?|updates?|figures|statistics|data|information|feedback|account|dashboard"
    r"|summar(?:y|ies)"
    r"|results|scorecard|statements?|progress|performance|numbers|returns|narrative|bulletin)"
)
_TO_SEND: Final = (
    r"(?:submit|provid|send|giv|produc|suppl|furnish|shar|present|return|prepar|mak|deliver|hand|upload|issu"
    r"|complet|circulat|publish|forward|compil)(?:e|es|y|ies|ing|s)?"
)
_SENT: Final = (
    r"(?:submitted|provided|sent|given|produced|supplied|furnished|shared|presented|returned|prepared|made"
    r"|delivered|handed|uploaded|issued|reported|passed|told|notified)"
)
_TELL: Final = (
    r"(?:keep(?:s|ing)? (?:the )?[\w ]{2,30}?(?:updated|informed|up[- ]to[- ]date|posted|abreast|aware"
    r"|apprised"
    r"|advised|in the loop)|let (?:the )?[\w ]{2,25}? (?:know|have)|(?:brief|updat|inform|notif|tell"
    r"|advis)(?:e|s|es|y|ies"
    r"|ing)? (?:the )?(?:buyer|council|authority|trust|department|customer|client|contract manager"
    r"|commissioner)"
    r"|report(?:ing)? (?:back|on|to|its|progress|the|against)|account (?:for|to)|log\w* [^.;]{2,40}? (?:on"
    r"|in) the|attend\w* (?:\w+ )?(?:reviews?|meetings?)\b)"
)
_ASKED_TO: Final = rf"(?!(?:may|might|can|could|would)\b){LAYS}"
_ABOUT_REPORTS: Final = words(
    r"report|return|updat|figure|statistic|data|information|feedback|account|dashboard|summar|result|score"
    r"|statement|progress"
    r"|performance|number|narrative|bulletin|keep|let |brief|inform|notif|tell|advis|log|attend"
)
_REPORTING: Final = words(
    rf"\b{SUPPLIER}\b[^.;]{{0,60}}?\b{_ASKED_TO}\b[^.;]{{0,60}}?\b(?:{_TELL}"
    rf"|{_TO_SEND}\b[^.;]{{0,60}}?\b{_REPORT})\b"
    rf"|\b(?:shall|must|will|should) (?:receive|get|be (?:given|sent|shown))\b[^.;]{{0,60}}?\b{_REPORT}\b"
    rf"|\b{_REPORT}\b[^.;]{{0,60}}?\b{LAYS}\s+be\s+(?:\w+\s+)?{_SENT}\b"
    rf"|\b{_REPORT}\b[^.;]{{0,60}}?\b(?:is|are) to be {_SENT}\b"
)
_ON_COMMITMENTS: Final = words(
    r"\b(?:progress|commitments?|targets?|performance|results|pledges|promises|KPIs?|milestones?|outcomes?"
    r"|reports? (?:on|against)|(?:written|progress) reports?|dashboard)\b"
)
_EVENT: Final = words(
    r"\b(?:immediately|without delay|at once|forthwith|straight ?away|accidents?|incidents?|breach(?:es)?"
    r"|complaints?"
    r"|change of|changes to|becomes? aware|as soon as|emergenc\w+|concerns?|absences?|faults?|defects?"
    r"|hazards?"
    rf"|in advance|\b(?:if|when|whenever|where) (?:it|the {SUPPLIER}|an?y?) |days['’] notice|safeguarding"
    rf"|vacanc\w+"
    r"|its views|to each (?:person|volunteer|trainee|placement)|each (?:volunteer|trainee|person"
    r"|placement holder)|tender(?:s|ers?)?|bid(?:s|ders?)?|documents|data loss|written notice|instructions?"
    r"|training to|policy|policies)\b"
)
_REPORTS: Final = words(
    r"\breport(?:s|ed|ing)?\b|\breviews?\b|\bmonitor\w*\b|\bmeet(?:s|ings?)?\b|\bgo through\b|\breturns?\b"
    r"|\bprogress\b|\b(?:send|bring|give|share|tell|update)\w*\b[^.;]{0,40}?\b(?:figures|progress|results"
    r"|buyer"
    r"|council)\b"
)
_NOT_REPORTS: Final = words(
    r"\breport(?:s|ed|ing)?\b[^.;]{0,30}?\b(?:accidents?|incidents?|breach|faults?|defects?|repairs"
    r"|variations in"
    r"|concerns?|hazards?|absence)\b|\bto report\b|\bpays? [^.;]{0,50}|\bits views\b|\bmeet(?:s|ing)? (?:the"
    r"|its|all"
    r"|with) (?:\w+ ){0,2}(?:targets?|standards?|needs?|requirements?|guidance|costs?)\b"
)
_IF_MISSED: Final = words(
    r"\b(?:if|where|when|should|once)\b[^.;]{0,60}?\b(?:missed|misses|fails?|failed|late|not (?:met|kept"
    r"|reached)"
    r"|falls? (?:behind|short)|breach\w*)\b"
)
_PROOF: Final = words(
    r"\b(?:evidenc\w+|proofs?|prove[sd]?|records?|audit\w*|invoices?|payroll|agreements?, names|certificates?"
    r"|verif\w+|notes?|shown by|bills|tickets|photographs?|register|documented|documents? (?:each|every|the)"
    r"|documentation|logs?|logged|time ?sheets?|sign-in|attendance (?:lists?|sheets?)|inspect(?:s|ed"
    r"|ion)? (?:it|them"
    r"|the|those)|receipts|substantiat\w+|payslips?|confirm(?:s|ed|ation)?|signed (?:contracts|copies"
    r"|statements?"
    r"|forms?|letters?|by each)|copies of|backed (?:up )?by|data to show|demonstrat\w+ (?:that|delivery|each"
    r"|how many)"
    r"|access to its (?:books|files|records)|open to inspection|check(?:s|ed)? (?:any|each|every"
    r"|the) (?:figure|claim"
    r"|result|number)\w*|(?:buyer|council|authority) (?:counts|checks|measures|may check)"
    r"|contracts of employment"
    r"|references? from|letters? from|paperwork for)\b"
)
_NOT_PROOF: Final = words(
    r"\b(?:valid|undisputed|correct|each|an?|its|every) invoices?\b|\binvoices? (?:within|in \d)"
    r"|\btrack records?\b"
    r"|\b(?:tender|contract|procurement) (?:documents|notes?)\b|\bnote that\b"
    r"|\brecords? (?:the )?(?:temperature|data of"
    r"|users?|number plates|complaints?)|\bcriminal records?\b|\bcare records?\b|\bparish register\b"
    r"|\blogs? (?:in|on)\b"
    r"|\bregisters? with\b|\b(?:medical|birth|food hygiene) certificates?\b|\bbills of quantities\b"
)
_HEADS: Final = (
    r"(?:contract|account|senior|project|operations?|regional|delivery|service|social value|sustainability"
    r"|commissioning|partnership|community|\w+) (?:manager|director|lead|officer|partner|contact"
    r"|representative)"
)
_OWNER: Final = words(
    r"\bcontract manager|\bsocial value (?:lead|manager|champion|co-?ordinator)\b|\bnam(?:e|es|ed) (?:a "
    r"|an )?(?:\w+ )?(?:person|individual|officer|lead)\b|\b(?:person|officer|manager|director|lead) (?:who"
    r"|that"
    r"|responsible|named)|\b(?:point of|its) contact\b|\baccount manager\b|\banswers? (?:to the \w+ )?for\b"
    r"|\bnominat\w+|\baccountable\b|\bresponsib\w+ for (?:these|the (?:commitments|delivery|plan|social)"
    r"|this plan"
    r"|each (?:commitment|target)|deliver\w+|social value|meeting|reporting)\b"
    r"|\bresponsibility\b[^.;]{0,50}?\b(?:rests"
    r"|lies|sits|falls)\b|\bin charge of\b|\b(?:has|have|with) (?:an|one|a named) owner\b|\bowners? (?:of"
    r"|for) (?:each"
    r"|every|the commitment)|\bowned by\b|\b(?:appoint|designat|assign|identif|allocat|put)\w*\b[^.;]{0,40}?"
    r"\b(?:lead|manager|officer|person|individual|director|co-?ordinator|champion|member of staff)\b"
    r"|\brepresentatives? (?:is|are|for|of)\b|\bleads? (?:are|is|for|on)\b|\b(?:led|overseen"
    r"|managed) by (?:the|a|its)"
    rf" {_HEADS}\b"
)


def _unproved(draft: Draft) -> Iterator[Hit]:
    whole = draft.kind == "specification"
    first = None if whole else next(commitments(draft), None)
    if first is None and not (whole and draft.asks_for_social_value):
        return
    if any(_PROOF.search(_NOT_PROOF.sub("", sentence.text)) for sentence in draft.sentences):
        return
    if first:
        yield Hit(first[1], first[2], UNPROVED_HERE)
    else:
        yield from _at_first_commitment(draft, UNPROVED)


def _unreported(draft: Draft) -> Iterator[Hit]:
    asked = next(_asked(draft), None)
    whole = draft.kind == "specification" and draft.asks_for_social_value
    if not (asked or whole) or any(_told(item) for item in draft.sentences):
        return
    if asked:
        yield asked
    else:
        yield from _at_first_commitment(draft, UNREPORTED)


def _told(sentence: Sentence) -> bool:
    if _IF_MISSED.search(sentence.text):
        return False
    rest = _NOT_REPORTS.sub("", sentence.text)
    return bool(_REPORTS.search(rest) and _OFTEN.search(rest))


def _asked(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        found = _REPORTING.search(sentence.text) if _ABOUT_REPORTS.search(sentence.text) else None
        if found is None or _EVENT.search(sentence.text) or denied(sentence, found.start()):
            continue
        of_value = social(sentence) or _ON_COMMITMENTS.search(sentence.text)
        if of_value and not _OFTEN.search(sentence.text):
            yield Hit(sentence.start + found.start(), sentence.start + found.end(), UNREPORTED)


def _at_first_commitment(draft: Draft, outcome: Outcome) -> Iterator[Hit]:
    """What is missing from a whole text is shown at its first commitment."""
    for sentence in draft.sentences:
        if sentence.obliges and sentence.social:
            yield Hit(sentence.start, sentence.end, outcome)
            return


def missing(said: Callable[[Draft], bool], outcome: Outcome) -> Callable[[Draft], Iterator[Hit]]:
    """A rule that speaks when a whole specification of social value does not say a thing."""

    def find(draft: Draft) -> Iterator[Hit]:
        if draft.kind == "specification" and draft.asks_for_social_value and not said(draft):
            yield from _at_first_commitment(draft, outcome)

    return find


RULES: Final = (
    Rule(
        "delivery.evidence",
        "delivery",
        "No evidence",
        "Of a specification it says so once. Of a clause on its own it says so as a note, because another "
        "clause "
        "may hold it.",
        (UNPROVED, UNPROVED_HERE),
        _unproved,
    ),
    Rule(
        "delivery.owner",
        "delivery",
        "Nobody who answers for it",
        "Looks at specifications only.",
        (UNOWNED,),
        missing(lambda draft: draft.has(_OWNER), UNOWNED),
    ),
    Rule(
        "delivery.frequency",
        "delivery",
        "Reports without a time",
        "Looks at specifications, and at clauses that ask for reports.",
        (UNREPORTED,),
        _unreported,
    ),
)
