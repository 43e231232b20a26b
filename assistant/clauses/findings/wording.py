"""Rules on the words of a duty: vague ones, `should` for `shall`, undefined terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import denied, words
from assistant.clauses.findings.lexicon import (
    DELIVERED,
    DELIVERS,
    HEDGES,
    HOPE,
    ON_SUPPLIER,
    SOFT,
    THING_COUNTED,
    lays_duty,
    social,
)
from assistant.clauses.findings.prepared import SUPPLIER, Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule

SHORT_DRAFT: Final = 4
"""Sentences. All of so short a text is the clause that is asked about; a longer one has other parts."""

_VAGUE: Final = words(
    r"\b(?:where(?:ver)? (?:possible|practicable|appropriate|feasible|relevant)|(?:so"
    r"|as) far as (?:is )?(?:reasonably )?(?:possible|practicable)|reasonably practicable|sufficient"
    r"|to the extent possible"
    r"|if possible|(?:reasonable|best|all reasonable) (?:endeavours|efforts)|endeavours? to"
    r"|use its best efforts"
    r"|significant(?:ly)?|substantial(?:ly)?|appropriate(?:ly)?|regular(?! (?:monthly|weekly|daily|quarterly"
    r"|annual|yearly|half-yearly))(?:ly)?|as (?:and when )?(?:required"
    r"|necessary|needed)"
    r"|adequate(?:ly)?|timely|strives? to|aims? to|seeks? to|try to|meaningful(?:ly)?|maximi[sz]e"
    r"|from time to time"
    r"|ideally|every effort|subject to availability|reasonable (?:number|amount|level|time|efforts?)"
    r"|as soon as possible"
    r"|in due course|where needed|reasonable steps|a number of|robust(?:ly)?|proactive(?:ly)?)\b"
    rf"|\b(?:{HEDGES})\b"
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

_ANY_DUTY: Final = words(
    rf"{_SUBJECT}[^.;]{{0,40}}?\b(?:shall|will|must|should)\b|\bshall be\b|\b(?:where"
    rf"|if) [^.;,]{{3,30}}, {_SUBJECT}"
)
_SOFT_DUTY: Final = words(
    rf"{_SUBJECT}\s+(?:[\w'’]+\s+){{0,2}}?(?:(?:also|then)\s+)?{SOFT}\s+(?:\w+ly\s+"
    rf"|also\s+)?(?:be\s+)?{DELIVERS}\b"
    rf"|\b(?:would like|wants?|wish(?:es)?|hopes? for|would welcome) (?:the|its|each) {SUPPLIER} (?:to"
    rf"|running|offering|providing)\b"
    rf"|\bit is {HOPE}(?: that)?\b[^.;]{{0,30}}?\b{SUPPLIER}\s+(?:(?:will|shall|would|should|may|can|to|is"
    rf"|also)\s+){{0,2}}"
    rf"(?:\w+ly\s+)?{DELIVERS}\b"
)
_SOFT_PASSIVE: Final = words(
    r"\b(?:training|placements?|apprentic\w+|work experience|support|jobs|visits|events|workshops?"
    r"|volunteering|opportunit\w+|talks"
    r"|trainees|volunteers|students|people|carers|leavers|veterans|interns|pupils|sessions|benefits|hours"
    r"|trees|internships|mentoring|courses|classes|vacancies|help|advice|places)\b[^.;]{0,40}?"
    rf"\b(?:should|might|may|can|could|ought to)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?{DELIVERED}\b"
)
_ALLOWED: Final = words(
    r"\b(?:may|can|could|might) (?:be )?(?:use|used|report|reported|send|sent|submit|submitted|pay|paid|buy"
    r"|keep|share"
    r"|shared|set|made|make|cut|take|taken (?!on)|given|run|found|find|put|engage|work)\b"
)
"""Real permissions, unless they are of a number of things."""
_COUNTED: Final = words(THING_COUNTED)
_BY_THE_WAY: Final = words(
    r"\bso that\b|\bin order\b|\bclaim\b"
    r"|\bthan (?:it|they) (?:would|should|can)\b|\b(?:which|what|who|whom|how|why|if|where|when"
    r"|that)\b[^.;,]{0,30}?"
    r"\b(?:may|can|could|might|would|intends|plans|hopes)\b|\b(?:council|buyer|authority|trust|department"
    r"|we)\b"
    r"[^.;]{0,20}?\b(?:may|can|should|would(?! like| welcome)|might|could)\b|\bmay (?:include|also include"
    r"|be required)\b"
    r"|\bonly\b"
)
"""What is said by the way, or of the buyer."""

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
SOFTER: Final = Outcome(
    "improve",
    "“may”, “can”, “is expected to” and the like",
    "This allows or hopes and lays no duty on the supplier, so nothing is owed.",
    SHOULD.suggestion,
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
_HEADS: Final = (
    r"Outcomes?|Groups?|Areas?|Plans?|Commitments?|Reports?|Targets?|Measures?|Beneficiar(?:y|ies)|Partners?"
    r"|Zones?"
    r"|Period|Statement|Schedule|Benefits?|Requirements?|Objectives?|Initiatives?|Activit(?:y|ies)|Offers?"
    r"|Pledges?"
    r"|Charter|Programmes?|Strategy|Board|Stakeholders?|Residents?|Participants?|Framework|Priorit(?:y|ies)"
    r"|Standards?|Obligations?|Deliverables?|Employers?|Communit(?:y|ies)|Candidates?|Funds?|Organisations?"
    r"|Principles?|Champions?|Projects?|Persons?|People|Indicators?|Hubs?|Milestones?|Academ(?:y|ies)"
    r"|Members?|Goals?"
    r"|Aims|Ambitions?|Panels?|Forums?|Networks?|Suppliers|Businesses|Enterprises?|Learners?|Famil(?:y|ies)"
    r"|Households?|Wards?|Locations?|Premises|Hours|Days?|Jobs?|Posts?|Roles?|Starts|Places|Placements?|Sum"
    r"|Credits?"
    r"|Toolkit|Vision|Schemes?|Protocol|Profile|Ratio|Baseline|Workforce|Individuals?|Workers?|Levels?|Rates?"
    r"|Opportunit(?:y|ies)|Themes?|Pathways?|Projections?|Impacts?|Contributions?|Returns?|Interventions?"
    r"|Apprentices?"
    r"|Weeks?|Graduates?|Students|Volunteers|Mentors|Devices|Skills|Events?|Visits?|Ambassadors?"
    r"|Neighbourhoods?|Trainees"
)
_TERM: Final = re.compile(
    r"(?<=[a-z,;\d\]] )(?!The |This |Each |All |Any )(?:[A-Z][a-z]+(?:[- ](?:(?:to|of|and|for"
    r"|in)[- ])?[A-Z][a-z]+){0,3}"
    rf"[- ])(?:{_HEADS})\b(?! [A-Z][a-z]+ (?:shall|will|must))|^(?!The |This |Each |All |Any |Every "
    rf"|Our )(?:\w+ )?[A-Z][a-z]+ (?:{_HEADS})(?= (?:are to|is"
    r" to|shall|will|must)\b)"
)
_ROLES: Final = frozenset(
    ["method statement", "contract period", "tender documents", "local government", "contract standards"]
)
_DEFINES: Final = words(
    r"[“\"‘']([A-Z][\w’' -]{2,50})[”\"’']\s*(?::|means?\b|has the meaning|shall mean|is defined)"
    r"|(?-i:\b([A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,4}))\s+(?:means|shall mean|has the meaning)\b"
    r"|\((?:the|each an?|an?|together,? the)\s+[“\"‘']([A-Z][\w’' -]{2,50})[”\"’']\)"
)
_THERE: Final = words(
    r"\s*\(?(?:as )?(?:listed|shown|described|set out|given|named|defined|found|specified) (?:in|at|below"
    r"|above)\b"
    r"|\s*(?:in|at|under) (?:schedule|annex|appendix|table|part|section|clause)\b"
)
_ELSEWHERE: Final = words(
    r"\b(?:defined|meaning(?:s)? (?:given|set out)|definitions?) (?:in|are in|set out in)\b"
)


def _vague(draft: Draft) -> Iterator[Hit]:
    short = len(draft.sentences) <= SHORT_DRAFT
    for sentence in draft.sentences:
        found = _VAGUE.search(sentence.text)
        if not found or _FIXED.search(sentence.text) or denied(sentence, found.start()):
            continue
        if _BEFORE_AWARD.search(sentence.text) or _INFORMS.search(sentence.text):
            continue
        if _within_duty(sentence, found) and (social(sentence) or short):
            yield Hit(sentence.start + found.start(), sentence.start + found.end(), VAGUE)


def _within_duty(sentence: Sentence, found: re.Match[str]) -> bool:
    duty = _ANY_DUTY.search(sentence.text) or ON_SUPPLIER.search(sentence.text)
    if duty:
        return duty.start() < found.end()
    return lays_duty(sentence)


def _modals(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        tendering = _BEFORE_AWARD.search(_WINNER.sub("", sentence.text))
        if tendering or _INFORMS.search(sentence.text):
            continue
        soft = _softly(sentence)
        match = _MODALS.search(sentence.text)
        if match and match[1].lower() == "should":
            yield Hit(sentence.start + match.start(), sentence.start + match.end(), SHOULD)
        elif soft:
            outcome = SHOULD if "should" in soft[0].lower() else SOFTER
            yield Hit(sentence.start + soft.start(), sentence.start + soft.end(), outcome)
        elif match:
            yield Hit(sentence.start + match.start(), sentence.start + match.end(), WILL)


def _softly(sentence: Sentence) -> re.Match[str] | None:
    """Where a benefit is only allowed or hoped for."""
    if not social(sentence):
        return None
    found = _SOFT_DUTY.search(sentence.text) or _SOFT_PASSIVE.search(sentence.text)
    if found is None or denied(sentence, found.start()) or _BY_THE_WAY.search(sentence.text):
        return None
    counted = _COUNTED.search(sentence.text)
    return None if _ALLOWED.search(sentence.text) and not counted else found


def _undefined(draft: Draft) -> Iterator[Hit]:
    meant: set[str] = set()
    for sentence in draft.sentences:
        meant |= {_plain(next(filter(None, found.groups()))) for found in _DEFINES.finditer(sentence.text)}
    if draft.has(_ELSEWHERE):
        return
    outcome = UNDEFINED if len(meant) > 1 else UNDEFINED_HERE
    for sentence in draft.sentences:
        if not (sentence.obliges or lays_duty(sentence)):
            continue
        for found in _TERM.finditer(sentence.text):
            term = _plain(found[0])
            if _THERE.match(sentence.text, found.end()):
                continue
            if term not in _ROLES and not any(known.endswith(term) for known in meant):
                meant.add(term)
                yield Hit(sentence.start + found.start(), sentence.start + found.end(), outcome)
                break


def _plain(term: str) -> str:
    return re.sub(r"s\b", "", " ".join(term.lower().split()))


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
        "“Should”, “will”, “may” or a hope for “shall”",
        "Looks at duties of the supplier, or what stands for one. Real permissions, instructions to "
        "tenderers and plain information are left alone.",
        (SHOULD, SOFTER, WILL),
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
)
