"""Rules on what makes a commitment deliverable: measure, date, evidence, owner, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.prepared import MODAL, SUPPLIER, Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule

THINGS: Final = (
    r"(?:jobs?|apprentic\w*|trainees?|placements?|hours?|people|residents?|work experience|trees|events?"
    r"|workshops?"
    r"|talks|visits|sessions|places|members of staff|roles|volunteers?|employees|starts|openings|learners"
    r"|graduates?|students?|interns?|internships?|mentors?|volunteer\w*\s+days|leavers|homes|schools|classes"
    r"|courses|lessons|clubs)"
)
AMOUNT: Final = words(
    rf"(?<![£\d.,]){NUMBER}(?:{PERCENT}|\s+(?:[\w-]+\s+){{0,3}}?{THINGS}\b)"
    rf"|\[[^\[\]]{{2,60}}\]\s+(?:[\w-]+\s+)?{THINGS}\b"
)
"""A commitment with a number: ten apprentices, 15%."""
_DUTY: Final = words(rf"\b{SUPPLIER}\b[^.;]{{0,40}}?\b(?:{MODAL}|undertakes? to|agrees? to|commits? to)\b")
_COUNTED: Final = words(
    rf"{NUMBER}|\[|\b(?:each|every|all|any)\b|\bschedule\b|\bmethod statement\b|\bbaseline\b|\bin writing\b"
    r"|\b(?:annex|appendix|table|KPIs?)\b|\btargets? (?:set|in)\b|\bby (?:the|no later)\b"
)
_NOT_AN_AMOUNT: Final = words(
    r"\b(?:ISO|PPN|section|clause|paragraph|regulation|part|annex|s\.|lot|stage)\s?[\d./]+|\b(?:Act"
    r"|Regulations) \d{4}"
    r"|\bone or more\b|\bone of\b|\bby 20\d\d\b|\bno one\b|\bsuch as one\b"
)
_WISH: Final = words(
    rf"\b{MODAL}\b[^.;]{{0,50}}?\b(?:support|promote|encourage|contribute|help|improve|enhance|engage"
    rf"|consider|seek|aim"
    r"|champion|foster|maximi[sz]e|add (?:social )?value|raise awareness|be a good neighbour|demonstrate"
    r"|endeavours?"
    r"|make a (?:\w+ ){{0,2}}contribution|recogni[sz]e (?:the|that|how)|be committed|commit to|play (?:a"
    r"|its) (?:full )?part|have regard"
    rf"|assist|facilitate|take (?:account|into account)|embrace|uphold|work towards|explore|give back"
    rf"|invest in|be mindful"
    rf"|care about|look for (?:ways|opportunities)|create opportunities|provide opportunities"
    rf"|deliver social value|benefit (?:the|our|local)"
    rf"|look after|take care of|act|behave|operate (?:in|as)|raise (?:the )?\w+|go (?:above|beyond)|liaise"
    rf"|collaborate|work in partnership|take (?:reasonable )?(?:steps|action|measures)|tackle|address|drive"
    rf"|stimulate|inspire|empower|prioriti[sz]e"
    rf"|strengthen|increase|reduce|minimi[sz]e|work with|work closely|strive|develop)\b"
)
_PRECISE: Final = words(
    r"\bnot (?:seek|consider|increase|reduce)\b|\bseek the\b|\bbut (?:not|only)\b|\bable to demonstrate\b"
    r"|\bdemonstrate (?:that|previous|relevant|experience|compliance)\b"
)

UNMEASURED: Final = Outcome(
    "improve",
    "always",
    "This is a wish. Nothing in it can be counted or checked, so nobody can say whether it was done.",
    "Say what, for whom, how many and by when: “The Supplier shall [do what] for [number] [of whom] by "
    "[date].”",
    more.VAGUE,
)
UNDATED: Final = Outcome(
    "improve",
    "always",
    "There is a number and no date or period, so the commitment is never late.",
    "Add “by [date]” or “in each contract year”.",
    more.COMMITMENT,
)
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

_OFTEN: Final = words(
    r"\b(?:quarter(?:ly)?|month(?:ly)?|annual(?:ly)?|year(?:ly)?|weekly|fortnightly|half-year(?:ly)?"
    r"|six[- ]month\w*"
    r"|bi-?annual\w*|milestones?|at the end of|every|each|within|completion|on request)\b|\[[^\[\]]*(?:period"
    r"|often|month|year|days)"
)
_REPORTS: Final = words(
    r"\breport(?:s|ed|ing)?\b|\breviews?\b|\bmonitor\w*\b|\bmeet(?:s|ings?)?\b|\bgo through\b"
)
_REPORTING: Final = words(
    rf"\b{SUPPLIER}\b[^.;]{{0,30}}?\b{MODAL}\s+(?:[\w-]+\s+){{0,3}}?(?:report (?:on|to|its|progress|the"
    rf"|against)"
    r"|(?:submit|provide|send|give|produce)\s+(?:[\w-]+\s+){0,4}?reports?\b)"
    rf"|\b{SUPPLIER}\b[^.;]{{0,30}}?\b{MODAL}\b[^.;]{{0,90}}?\b(?:written reports?|progress reports?"
    rf"|informed of|updates? on)\b"
)
_PROOF: Final = words(
    r"\b(?:evidenc\w+|proofs?|prove[sd]?|records?|audit\w*|invoices?|payroll|agreements?, names"
    r"|certificates?|verif\w+"
    r"|notes?|shown by|bills|tickets|photographs?|register)\b"
)
_OWNER: Final = words(
    r"\bcontract manager|\bsocial value (?:lead|manager|champion|co-?ordinator)\b|\bnam(?:e|es|ed) (?:a "
    r"|an )?(?:\w+ )?"
    r"(?:person|individual|officer|lead)\b|\b(?:person|officer|manager|director|lead) (?:who|that"
    r"|responsible|named)"
    r"|\bsingle point of contact\b|\baccount manager\b|\bwho answers for\b|\bnominat\w+"
    r"|\bappoint\w*\b[^.;]{0,40}?"
    r"\b(?:lead|manager|officer|person)"
)
_TIME: Final = words(
    rf"\bby (?:the )?(?:\[|end\b|start\b|\d{{1,2}}(?:st|nd|rd|th)? (?-i:[A-Z])|20\d\d|close\b|practical"
    rf"|completion|first\b|second\b|(?-i:[A-Z])|year\b|month\b"
    r"|date\b|beginning|expiry)|\b(?:each|every|per|a|in any|in each)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:year|month|quarter|week|annum|half-year|term|period|night|day|season)\b|\bannually\b|\bper annum\b"
    r"|\byearly\b"
    rf"|\bwithin (?:the )?(?:\[|first\b|{NUMBER})|\bbefore\b|\buntil\b|\bcompletion\b|\bafter\b"
    rf"|\bthroughout\b"
    r"|\bover the (?:life|term|course|length|contract)|\bfor the (?:life|duration|term|whole)\b|\bin year\b"
    r"|\b(?:in|of|during) (?:the )?(?:\w+ ){0,3}?(?:season|20\d\d)\b"
    rf"|\bduring the (?:first|contract period|term)|\bin the first\b|\bevery {NUMBER}\b"
    rf"|\bat any (?:one )?time\b"
    r"|\bno later than\b|\bduring the contract\b"
)
_REPORT_TIME: Final = words(
    r"\b(?:quarterly|monthly|annual|weekly)\s+(?:[\w-]+\s+){0,3}?(?:reports?|reviews?|meetings?|updates?)\b"
    r"|\b(?:reports?|reported|reporting|pay|pays|send|sends|submit"
    r"|submits)\b[^,;.]{0,70}?(?:\bwithin\s+\S+\s+(?:working )?days?\b"
    r"|\b(?:each|every)\s+(?:\w+\s)?\w+|\bquarterly\b|\bmonthly\b|\bannually\b)"
)
_MOVES: Final = words(r"\b(?:reduc|cut|lower|rais|increas|improv|sav|switch|replac|grow)\w*")
"""A share that is to be reached needs a date; one that is kept all the time does not."""
_MONEY: Final = words(
    r"\b(?:penalt\w+|deduct\w*|capped|charges?|liquidated|contract price|an hour|turnover|weighting|score)\b"
)
_FOR_WHOM: Final = words(
    rf"\bfor\s+{NUMBER}\s+(?:weeks|months|years)\s+or more\b|\bout of work for (?:{NUMBER}"
    rf"|an?) \w+(?: or more)?"
)


def _unmeasured(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in found_in(draft, _WISH, unless=_PRECISE):
        if not (sentence.social and sentence.obliges and _on_supplier(draft, sentence)):
            continue
        if not _COUNTED.search(_NOT_AN_AMOUNT.sub("", sentence.text)):
            yield Hit(start, end, UNMEASURED)


def _on_supplier(draft: Draft, sentence: Sentence) -> bool:
    return draft.kind != "award question" or _DUTY.search(sentence.text) is not None


def _undated(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in found_in(draft, AMOUNT, also=_DUTY):
        share = sentence.text[: end - sentence.start].endswith(("%", "cent", "percent"))
        if _MONEY.search(sentence.text) or (share and not _MOVES.search(sentence.text)):
            continue
        rest = _REPORT_TIME.sub("", _FOR_WHOM.sub("", sentence.text))
        if not _TIME.search(rest):
            yield Hit(start, end, UNDATED)


def _unproved(draft: Draft) -> Iterator[Hit]:
    if draft.has(_PROOF):
        return
    if draft.kind == "specification" and draft.asks_for_social_value:
        yield from _at_first_commitment(draft, UNPROVED)
    elif draft.kind != "specification":
        for sentence, start, end in found_in(draft, AMOUNT, also=_DUTY):
            if sentence.social:
                yield Hit(start, end, UNPROVED_HERE)
                return


def _unreported(draft: Draft) -> Iterator[Hit]:
    told = any(_REPORTS.search(item.text) and _OFTEN.search(item.text) for item in draft.sentences)
    if told:
        return
    asked = next(iter(found_in(draft, _REPORTING)), None)
    if asked:
        yield Hit(asked[1], asked[2], UNREPORTED)
    elif draft.kind == "specification" and draft.asks_for_social_value:
        yield from _at_first_commitment(draft, UNREPORTED)


def _at_first_commitment(draft: Draft, outcome: Outcome) -> Iterator[Hit]:
    """What is missing from a whole text is shown at its first commitment."""
    for sentence in draft.sentences:
        if sentence.obliges and sentence.social:
            yield Hit(sentence.start, sentence.end, outcome)
            return


def missing(lacking: str, outcome: Outcome) -> Callable[[Draft], Iterator[Hit]]:
    """A rule that speaks when a whole specification of social value has no such words."""
    pattern = words(lacking)

    def find(draft: Draft) -> Iterator[Hit]:
        if draft.kind == "specification" and draft.asks_for_social_value and not draft.has(pattern):
            yield from _at_first_commitment(draft, outcome)

    return find


RULES: Final = (
    Rule(
        "delivery.measure",
        "delivery",
        "Nothing measurable",
        "Looks for duties on social matters that only support, promote, encourage and the like, with no "
        "number, "
        "date, placeholder, “each”, or reference to a schedule.",
        (UNMEASURED,),
        _unmeasured,
    ),
    Rule(
        "delivery.deadline",
        "delivery",
        "A number without a date",
        "Looks for duties with a number of people, hours, events or a percentage and neither a date nor a "
        "period in "
        "the sentence. How often it is reported, or paid, does not count as one.",
        (UNDATED,),
        _undated,
    ),
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
        missing(_OWNER.pattern, UNOWNED),
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
