"""Rules on what makes a commitment deliverable: a measure with a date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.finding_words import denied, words
from assistant.clauses.findings.lexicon import (
    DELIVERED,
    DELIVERS,
    GROUPS,
    LAYS,
    SHARE,
    THING_COUNTED,
    lays_duty,
    social,
)
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
    rf"|look after|take care of|(?-i:act)(?! \(on)|behave|operate (?:in|as)|raise (?:the )?\w+|go (?:above"
    rf"|beyond)|liaise"
    rf"|collaborate|work in partnership|take (?:reasonable )?(?:steps|action|measures)|tackle|address|drive"
    rf"|stimulate|inspire|empower|prioriti[sz]e"
    rf"|strengthen|increase|reduce|minimi[sz]e|work with|work closely|strive|develop)\b"
)
_PRECISE: Final = words(
    r"\bnot (?:seek|consider|increase|reduce)\b|\bseek the\b|\bbut (?:not|only)\b|\bable to demonstrate\b"
    r"|\bdemonstrate (?:that|previous|relevant|experience|compliance)\b"
)

_OTHERWISE_WISHED: Final = words(
    r"\bbe\s+(?:an? )?(?:\w+ ){0,2}?(?:force|friend|neighbours?|employer|citizen|partner|ambassador|beacon"
    r"|champion"
    r"|asset|exemplar|role model|presence|supporter|advocate|leader)\b"
    r"|\b(?:giv|put|return)\w* (?:\w+ )?back\b|\b(?:leav|creat|build)\w* (?:an? |the )?(?:\w+ )?legacy\b"
    r"|\b(?:mak|hav)\w* (?:an? |the )?(?:\w+ ){0,2}?(?:difference|effect|impact|influence|contribution)\b"
    r"|\bmak\w* (?:\w+ ){1,2}?(?:better|easier|fairer|greener|stronger)\b"
    r"|\b(?:show|demonstrat|display|evinc|exhibit)\w* (?:an? |its |the )?(?:\w+ ){0,2}?(?:commitment"
    r"|leadership"
    r"|support|respect|passion|regard|dedication|care)\b|\bwhat(?:ever)? it can\b|\bits (?:bit|part|best)\b"
    rf"|\b(?:{LAYS}|to|and)\s+(?:\w+ly\s+)?(?:be )?(?:embed|nurtur|cultivat|unlock|boost|advanc|widen"
    rf"|broaden|lift"
    r"|lessen|curb|shrink|celebrat|welcom|enrich|spark|ignit|uplift|harness|mobilis|amplif|catalys)(?:e|es"
    r"|ed|ing|y"
    rf"|ded|s)?\b|\b{LAYS}\s+(?:\w+ly\s+)?(?:value|respect|favour)\b"
    r"|\b(?:open\w* doors|spread\w* the word|at the (?:heart|centre|core|forefront) of|lead\w* by example"
    r"|pay\w* attention|go\w* the extra mile|a force for good|hearts? and minds?|feel the benefit"
    r"|as a priority"
    r"|(?:plac|put)\w* (?:\w+ )?(?:importance|emphasis|value|weight)|think about|bear in mind"
    r"|be (?:\w+ )?(?:aware|proud"
    r"|active|sensitive|considerate|conscious|alert|supportive|involved|inclusive)\b|mak\w* good use"
    r"|(?:build|grow|develop|rais|bring)(?:s|e|ing)? (?:the |up )?(?:\w+ )?(?:skills?|talent|capacity"
    r"|resilience"
    r"|confidence|aspirations?|awareness|benefits?|relationships?|links|prosperity|opportunit\w+|hope))\b"
    r"|\bleav\w* [\w ]{2,40}?\b(?:better|improved|richer)\b|\b(?:build|weav|bring|have|put|plac|infus|carr"
    r"|integrat|thread)\w*"
    r" (?:its |the )?(?:social value|sustainability|inclusion|equality|diversity|well-?being|the environment"
    r"|communit\w+)\b"
    r"[\w ]{0,20}?\b(?:into|through|at|across|to|in)\b|\bmak\w* the most of\b|\bin the spirit of\b"
    r"|\bkeep\w* (?:its |the )?[\w ]{2,40}?\b(?:low|small|down|to a minimum|in mind|green)\b"
    r"|(?<!order to )(?<!so as to )\b(?:cut|lower|limit|sav|decreas)(?:e|es|ing)? (?:its |the "
    r"|on )?(?:\w+ ){0,2}?(?:waste|emissions|carbon|energy"
    r"|pollution|plastic|footprint|mileage|packaging)\b"
)
_OFFER: Final = (
    r"(?:work experience|apprentice\w*|placements?|internships?|traineeships?|volunteering|mentoring"
    r"|careers? (?:talks?|advice|events?)|employment opportunit\w+|job opportunit\w+|school (?:talks|visits)"
    r"|taster (?:days|sessions)|job fairs?|community (?:events?|projects?)|work trials?"
    rf"|(?:jobs?|training|work|employment|support|skills|help)\s+(?:for"
    rf"|to)\s+(?:the\s+)?(?:\w+\s)?(?:unemployed"
    rf"|disadvantaged|disabled|homeless|young|vulnerable|{GROUPS}|students?|community|care leavers"
    rf"|communities))"
)
_OFFERS: Final = (
    r"(?:(?:be )?(?:provid|offer|deliver|creat|giv|host|run|hold|organis|organiz|arrang|generat"
    r"|facilitat)(?:e|ing|ning)?"
    r"|give|set up|make available|take on|recruit|employ|hire|sponsor|fund)"
)
_OFFERED: Final = words(
    rf"\b(?!(?:can|could)\b){LAYS}\s+(?:\w+ly\s+)?{_OFFERS}\s+(?:[\w-]+\s+){{0,3}}?{_OFFER}\b"
    rf"|\b{_OFFER}\b[^.;]{{0,40}}?\b(?:shall|must|will|should|may|are to|is to)\s+be\s+(?:{DELIVERED}"
    rf"|made available)"
)
"""A benefit with nothing said of how much."""

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
    r"|\bno later than\b|\bduring the contract\b|\b(?:across|over|in|during|by) (?:the )?(?:\w+ )?(?:years?"
    r"|months?|terms?"
    r"|summer|winter|spring|autumn|easter|christmas)\b|\bat all times\b|\bevery day\b|\bon (?:the first|each"
    r"|every)\b"
    r"|\bonce a\b|\btwice a\b|\bimmediately\b|\bin (?:january|february|march|april|may|june|july|august"
    r"|september"
    r"|october|november|december)\b"
)
_REPORT_TIME: Final = words(
    r"\b(?:quarterly|monthly|annual|weekly)\s+(?:[\w-]+\s+){0,3}?(?:reports?|reviews?|meetings?|updates?)\b"
    r"|\b(?:reports?|reported|reporting|pay|pays|send|sends|submit"
    r"|submits)\b[^,;.]{0,70}?(?:\bwithin\s+\S+\s+(?:working )?days?\b"
    r"|\b(?:each|every)\s+(?:\w+\s)?\w+|\bquarterly\b|\bmonthly\b|\bannually\b)"
)
_MOVES: Final = words(
    r"\b(?:trim|slash|shrink|halv|decreas|bring|driv|push|tak|get|reduc|cut|lower|rais|increas|improv|sav"
    r"|switch|replac|grow|convert|mov|chang)\w*"
)
"""A share that is to be reached needs a date; one that is kept all the time does not."""
_MONEY: Final = words(
    r"\b(?:penalt\w+|fine[sd]?|deduct\w*|capped|charges?|liquidated|contract price|an hour|turnover"
    r"|per invoice|every|for each|weighting|score)\b"
)
_GOES_ON: Final = words(r"(?:it|they|these|this|of these|at least|each|there)\b")
_NOT_TIME: Final = words(
    rf"\bby (?:the|its|each|any|every) (?:{SUPPLIER}|buyer|council|authority|customer|department|trust"
    rf"|client)\b"
    r"|\bby (?:a|one) (?:quarter|half|third)\b|\b(?:a|one) quarter of\b|\b(?:is|be) a term\b"
)
_TENDERING: Final = words(
    r"\b(?:tenders?|tenderers?|bids?|bidders?|responses?|submission|questionnaire|portal|in your answer)\b"
)
_SHARE: Final = words(SHARE)
_COMMITTED: Final = words(
    rf"\b{DELIVERS}\b[^.;]{{0,60}}?{THING_COUNTED}|{THING_COUNTED}[^.;]{{0,40}}?\b{LAYS}\s+(?:\w+\s+)?be\s+"
    rf"{DELIVERED}\b|\b(?:spend|give|donate|invest|pay|place"
    rf"|contribute)s?\s+(?:[\w-]+\s+){{0,3}}?£\s?\d[\d,]*"
    rf"|\b(?:trim|slash|shrink|halv|decreas|reduc|cut|lower|rais|increas|improv|sav|switch|replac|grow"
    rf"|convert|mov|(?:bring|driv|push|get)\w*\b[^.;]{{0,50}}?\b(?:down|up))\w*\b[^.;]{{0,60}}?{SHARE}"
)
_FOR_WHOM: Final = words(
    rf"\bfor\s+{NUMBER}\s+(?:weeks|months|years)\s+or more\b|\bout of work for (?:{NUMBER}"
    rf"|an?) \w+(?: or more)?"
)


def _unmeasured(draft: Draft) -> Iterator[Hit]:
    for sentence, following in zip_longest(draft.sentences, draft.sentences[1:]):
        if not (social(sentence) and _on_supplier(draft, sentence)):
            continue
        if following and _GOES_ON.match(following.text) and _COUNTED.search(following.text):
            continue
        found = _wished(sentence)
        if found and not _COUNTED.search(_NOT_TIME.sub("", _NOT_AN_AMOUNT.sub("", sentence.text))):
            yield Hit(sentence.start + found[0], sentence.start + found[1], UNMEASURED)


def _wished(sentence: Sentence) -> tuple[int, int] | None:
    """The first wish in a sentence that is not denied."""
    if _PRECISE.search(sentence.text):
        return None
    patterns = (_WISH if sentence.obliges else None, _OTHERWISE_WISHED, _OFFERED)
    for pattern in patterns:
        found = pattern.search(sentence.text) if pattern else None
        if found and not denied(sentence, found.start()):
            return found.span()
    return None


def _on_supplier(draft: Draft, sentence: Sentence) -> bool:
    if draft.kind != "award question" and sentence.obliges and _WISH.search(sentence.text):
        return True
    return lays_duty(sentence) and not _TENDERING.search(sentence.text)


def commitments(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    """Duties on social matters that say how many, or what share."""
    return ((sentence, start, end) for sentence, start, end in _counted(draft) if social(sentence))


def _counted(draft: Draft) -> Iterator[tuple[Sentence, int, int]]:
    for sentence in draft.sentences:
        found = AMOUNT.search(sentence.text) if _DUTY.search(sentence.text) else None
        if (
            found is None
            and social(sentence)
            and lays_duty(sentence)
            and not _TENDERING.search(sentence.text)
        ):
            found = AMOUNT.search(sentence.text) or _COMMITTED.search(sentence.text)
        if found and not denied(sentence, found.start()):
            yield sentence, sentence.start + found.start(), sentence.start + found.end()


def _undated(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in _counted(draft):
        share = _SHARE.search(sentence.text[start - sentence.start : end - sentence.start])
        if _MONEY.search(sentence.text) or (share and not _MOVES.search(sentence.text)):
            continue
        rest = _NOT_TIME.sub("", _REPORT_TIME.sub("", _FOR_WHOM.sub("", sentence.text)))
        if not _TIME.search(rest):
            yield Hit(start, end, UNDATED)


RULES: Final = (
    Rule(
        "delivery.measure",
        "delivery",
        "Nothing measurable",
        "Looks for duties on social matters that only support, promote, encourage and the like, or offer a "
        "benefit, with no number, date, placeholder, “each”, or reference to a schedule.",
        (UNMEASURED,),
        _unmeasured,
    ),
    Rule(
        "delivery.deadline",
        "delivery",
        "A number without a date",
        "Looks for duties with a number of people, hours, events or other things, a sum or a share, and "
        "neither a date nor a period in the sentence. How often it is reported, or paid, does not count as "
        "one.",
        (UNDATED,),
        _undated,
    ),
)
