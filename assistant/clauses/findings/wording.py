"""Rules on the words of a duty: vague ones, `should`, undefined terms, too many duties at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.delivery import THINGS
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.prepared import SUPPLIER, Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

MOST_DUTIES: Final = 2
"""Duties that a sentence can carry and still be checked one by one."""
SOON: Final = 80
"""Characters before the duty begins; what begins later is mostly description."""
LONGEST_CHECKED: Final = 600
"""Characters. A longer sentence is a list that lost its lines, in which verbs cannot be told from nouns."""
MOST_AMOUNTS: Final = 3
"""Amounts under one verb; four are a list."""

SHORT_DRAFT: Final = 4
"""Sentences. All of so short a text is the clause that is asked about; a longer one has other parts."""

_VAGUE: Final = words(
    r"\b(?:where(?:ver)? (?:possible|practicable|appropriate|feasible|relevant)|(?:so"
    r"|as) far as (?:is )?(?:reasonably )?(?:possible|practicable)|reasonably practicable|sufficient"
    r"|to the extent possible"
    r"|if possible|(?:reasonable|best|all reasonable) (?:endeavours|efforts)|endeavours? to"
    r"|use its best efforts"
    r"|significant(?:ly)?|substantial(?:ly)?|appropriate(?:ly)?|regular(?:ly)?|as (?:and when )?(?:required"
    r"|necessary|needed)"
    r"|adequate(?:ly)?|timely|strives? to|aims? to|seeks? to|try to|meaningful(?:ly)?|maximi[sz]e"
    r"|from time to time"
    r"|ideally|every effort|subject to availability|reasonable (?:number|amount|level|time|efforts?)"
    r"|as soon as possible"
    r"|in due course|where needed|reasonable steps|a number of|robust(?:ly)?|proactive(?:ly)?)\b"
)
_FIXED: Final = words(
    r"\bhealth and safety\b|\bappropriate (?:adult|authority|person|adults|authorities)\b"
    r"|\bsubstantial completion\b|\bas required by\b"
    r"|\bwithout\b[^.;]{0,20}\bsignificant\b|\b(?:level|levels) of significance\b|\bsignificant harm\b"
    r"|\bappropriate means\b"
)
_SUBJECT: Final = rf"\b(?:the |each |every |any |all )?{SUPPLIER}\b"
_MODALS: Final = words(rf"{_SUBJECT}\s+(?:(?:[\w'’]+)\s+){{0,3}}?(should|will|must)\b")
_INFORMS: Final = words(
    r"\b(?:should|must) (?:note|be aware|read|refer)\b|\bwill be (?:asked|invited|notified|informed|given"
    r"|paid|scored"
    r"|assessed|evaluated|required|expected|excluded|provided|awarded|selected|considered|disregarded"
    r"|responsible)\b"
)
_BEFORE_AWARD: Final = words(
    r"\b(?:tenders?|tenderers?|bids?|bidders?|responses?|submission|questionnaire|SQ|to (?:take part|qualify)"
    r"|condition of participation|portal)\b"
)

_WINNER: Final = words(r"\bsuccessful (?:tenderer|bidder)s?\b")

VAGUE: Final = Outcome(
    "improve",
    "always",
    "These words let each side read the duty as it likes, and leave nothing to enforce.",
    "Take the words out, or say how much, how often and by when: “in each [quarter]”, “at least [number]”.",
    more.VAGUE,
)
SHOULD: Final = Outcome(
    "improve",
    "“should”",
    "“Should” advises. A duty of the supplier needs “shall”.",
    "“The Supplier shall …”",
    law.MEASURABLE,
)
WILL: Final = Outcome(
    "note",
    "“will” or “must”",
    "The duty is said with “will” or “must”. Used beside “shall”, that leaves room to argue that less was "
    "meant.",
    "“The Supplier shall …”, throughout.",
    law.MEASURABLE,
)
UNDEFINED: Final = Outcome(
    "improve",
    "a text with definitions of its own",
    "The term is written with capitals as if it were defined, and no meaning is given.",
    "Add it to the definitions, or write it in plain words and small letters.",
    law.MEASURABLE,
)
UNDEFINED_HERE: Final = Outcome(
    "note",
    "a clause on its own",
    "The term is written with capitals as if it were defined. Check that the contract gives its meaning.",
    UNDEFINED.suggestion,
    law.MEASURABLE,
)
SEVERAL: Final = Outcome(
    "improve",
    "always",
    "The sentence holds several duties. When one is missed it is hard to say which, and what follows.",
    "Give each duty a number and a sentence of its own.",
    more.COMMITMENT,
)

_TERM: Final = re.compile(
    r"(?<=[a-z,;] )(?:[A-Z][a-z]+(?:[- ][A-Z][a-z]+){0,3}[- ])(?:Outcomes?|Groups?|Area|Plans?|Commitments?"
    r"|Reports?|Targets?"
    r"|Measures?|Beneficiar(?:y|ies)|Partners?|Zone|Period|Statement|Schedule|Benefits?|Requirements?"
    r"|Objectives?"
    r"|Initiatives?|Activit(?:y|ies)|Offer|Pledges?|Charter|Programme|Strategy|Board|Stakeholders|Residents"
    r"|Participants"
    r"|Framework|Priorities|Standards?|Obligations?|Deliverables?|Employers?)\b"
)
_ROLES: Final = frozenset(
    ["method statement", "contract period", "tender documents", "local government", "contract standards"]
)
_DEFINES: Final = words(
    r"[“\"‘']([A-Z][\w’' -]{2,50})[”\"’']\s*(?::|means?\b|has the meaning|shall mean|is defined)"
    r"|(?-i:\b([A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,4}))\s+(?:means|shall mean|has the meaning)\b"
    r"|\((?:the|each an?|an?|together,? the)\s+[“\"‘']([A-Z][\w’' -]{2,50})[”\"’']\)"
)
_ELSEWHERE: Final = words(
    r"\b(?:defined|meaning(?:s)? (?:given|set out)|definitions?) (?:in|are in|set out in)\b"
)
_VERBS: Final = (
    r"(?:provid|deliver|creat|recruit|employ|run|hold|submit|pay|offer|support|engag|work|report|train"
    r"|publish|attend|fund"
    r"|reduc|promot|sponsor|donat|partner|recogni[sz]|appoint|ensur|complet|deploy|maintain|organis|organiz"
    r"|arrang|manag"
    r"|undertak|implement|develop|produc|carry|use|host|replac|plant|measur|collect|keep|monitor|purchas"
    r"|contribut|identify|liais|advertis|interview|mentor|respond|invit|consult|inform|notify|review|updat"
    r"|record|meet"
    r"|help|encourag|build|design|plan|shar|showcas|link|refer|secur|sourc|spend|buy|check|collat|analys"
    r"|evaluat|assess|advis"
    r"|assist|co-?operat|collaborat|demonstrat|establish|facilitat|fill|giv|increas|improv|introduc|mak"
    r"|nominat|participat"
    r"|prepar|rais|remov|send|tak|tell|visit|volunteer|answer|start|bring)e?"
)
_NEXT: Final = words(
    rf"(?:,|;|\band\b|,\s*and\b)\s+(?:also\s+|shall\s+|will\s+|must\s+)?{_VERBS}\b"
    r"(?!\s+(?:of|are|is|was|were|services?|staff|workers?)\b)"
)
_DUTY: Final = words(rf"{_SUBJECT}[^.;]{{0,40}}?\b(?:shall|will|must|should)\b")
_ANY_DUTY: Final = words(
    rf"{_SUBJECT}[^.;]{{0,40}}?\b(?:shall|will|must|should)\b|\bshall be\b|\b(?:where"
    rf"|if) [^.;,]{{3,30}}, {_SUBJECT}"
)
_LETTERED: Final = words(r"\(a\)[^()]{1,300}\(b\)")
_SHALL: Final = words(r"\b(?:shall|must)\b")
_LISTED: Final = words(
    rf"(?:,|;|\band\b)\s+(?:a\s+|an\s+|and\s+)?{NUMBER}(?:{PERCENT}|\s+(?:[\w-]+\s+){{0,2}}?{THINGS})"
)


def _vague(draft: Draft) -> Iterator[Hit]:
    short = len(draft.sentences) <= SHORT_DRAFT
    for sentence, start, end in found_in(draft, _VAGUE, unless=_FIXED):
        duty = _ANY_DUTY.search(sentence.text)
        if not duty or _BEFORE_AWARD.search(sentence.text) or _INFORMS.search(sentence.text):
            continue
        if duty.start() < end - sentence.start and (sentence.social or short):
            yield Hit(start, end, VAGUE)


def _modals(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        match = _MODALS.search(sentence.text)
        tendering = _BEFORE_AWARD.search(_WINNER.sub("", sentence.text))
        if match and not tendering and not _INFORMS.search(sentence.text):
            should = match[1].lower() == "should"
            yield Hit(
                sentence.start + match.start(), sentence.start + match.end(), SHOULD if should else WILL
            )


def _undefined(draft: Draft) -> Iterator[Hit]:
    meant: set[str] = set()
    for sentence in draft.sentences:
        meant |= {_plain(next(filter(None, found.groups()))) for found in _DEFINES.finditer(sentence.text)}
    if draft.has(_ELSEWHERE):
        return
    outcome = UNDEFINED if len(meant) > 1 else UNDEFINED_HERE
    for sentence in draft.sentences:
        if not sentence.obliges:
            continue
        for found in _TERM.finditer(sentence.text):
            term = _plain(found[0])
            if term not in meant and term not in _ROLES:
                meant.add(term)
                yield Hit(sentence.start + found.start(), sentence.start + found.end(), outcome)
                break


def _plain(term: str) -> str:
    return re.sub(r"s\b", "", " ".join(term.lower().split()))


def _several(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        duty = _DUTY.search(sentence.text)
        if (
            not duty
            or duty.start() > SOON
            or len(sentence.text) > LONGEST_CHECKED
            or _LETTERED.search(sentence.text)
        ):
            continue
        rest = sentence.text[duty.end() :]
        duties = 1 + max(len(_NEXT.findall(rest)), len(_SHALL.findall(rest)))
        amounts = 1 + len(_LISTED.findall(rest))
        if duties > MOST_DUTIES or amounts > MOST_AMOUNTS:
            yield Hit(sentence.start, sentence.end, SEVERAL)


RULES: Final = (
    Rule(
        "words.vague",
        "words",
        "Vague words",
        "Looks for words such as “where possible”, “endeavour”, “significant”, “regularly” in duties; in a "
        "longer "
        "text only in those on social matters. Names them once a sentence.",
        (VAGUE,),
        _vague,
    ),
    Rule(
        "words.shall",
        "words",
        "“Should”, “will” or “must” for “shall”",
        "Looks at duties of the supplier. Instructions to tenderers and plain information are left alone.",
        (SHOULD, WILL),
        _modals,
    ),
    Rule(
        "words.undefined",
        "words",
        "A term with capitals and no meaning",
        "Looks for terms of two or more capitalised words that end in a word such as Outcome, Group, Area or "
        "Plan.",
        (UNDEFINED, UNDEFINED_HERE),
        _undefined,
    ),
    Rule(
        "words.several",
        "words",
        "Several duties in one sentence",
        f"Speaks from {MOST_DUTIES + 1} duties, or {MOST_AMOUNTS + 1} amounts under one verb.",
        (SEVERAL,),
        _several,
    ),
)
