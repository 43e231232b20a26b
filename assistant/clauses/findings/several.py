"""The rule on sentences that hold several duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.delivery import THINGS
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.lexicon import FIRM
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

SEVERAL: Final = Outcome(
    "improve",
    "always",
    "The sentence holds several duties. When one is missed it is hard to say which, and what follows.",
    "Give each duty a number and a sentence of its own.",
    more.COMMITMENT,
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
_SUBJECT: Final = rf"\b(?:the |each |every |any |all )?{SUPPLIER}\b"
_NEXT: Final = words(
    rf"(?:,|;|\band\b|,\s*and\b)\s+(?:also\s+|shall\s+|will\s+|must\s+)?({_VERBS})\b"
    r"(?!\s+(?:of|are|is|was|were|services?|staff|workers?)\b)"
)
_JOINED: Final = (
    r"(?:,|;|\band\b|\bbut\b|\bplus\b|\bas well as\b|\bthen\b)\s+(?:and\s+|then\s+"
    r"|but\s+)?(?:it\s+)?(?:to\s+|shall\s+|will\s+|must\s+)?"
    r"(?:also\s+)?"
)
_OTHER_VERBS: Final = (
    r"(?:hire|lend|feed|coach|lecture|clean|teach|agree|put|draft|cut|open|grow|supply|explain|raise|lead"
    r"|chair|serve"
    r"|cook|repair|restore|paint|install|convert|switch|adopt|sign|set|get|do|show|let|allow|enable|pass"
    r"|return|act"
    r"|draw|write|issue|circulate|present|sit|join|protect|guide|induct|place|find|match|award|grant|waive"
    r"|test|survey"
    r"|map|count|log|track|audit|verify|prove|post|list|name|house|transport|collect|recycle|reuse|compost"
    r"|save|trim"
    r"|eliminate|offset|decarbonise|electrify|befriend|escort|feature|gather|seek|ask|talk|speak|listen"
    r"|explore"
    r"|pilot|trial|launch|expand|extend|double|halve|cap|abide|comply|adhere|observe|ring-fence|redeploy"
    r"|retain"
    r"|retrain|upskill|reward|train|employ|recruit|visit|plant|mentor|host|run|hold|buy|publish|donate"
    r"|report)"
)
_OBJECT: Final = (
    r"\s+(?!(?:of|and|or|are|is|was|were|services?|staff|workers?|by|from|in|on|at|with)\b)[\w£\[]"
)
_BASE: Final = words(rf"{_JOINED}({_OTHER_VERBS})\b{_OBJECT}|\bas well as ([a-z]{{3,}}ing)\b")
_GERUND: Final = words(
    rf"{_JOINED}(?!\w*(?:training|building|housing|planning|catering|cleaning|mentoring)\s+and)"
    rf"[a-z]{{3,}}ing\b{_OBJECT}"
)
_IN_GERUNDS: Final = words(
    r"\s*(?:to|for)?\s*[a-z]{3,}ing\b|[^.;,]{0,60}?\b(?:responsible for|commits? to)\s+[a-z]+ing\b"
)
_TO_EACH: Final = words(rf"(?:,|;|\band\b)\s+(?:and\s+)?to\s+({_OTHER_VERBS}|{_VERBS})\b{_OBJECT}")
_TO_ANY: Final = words(r"(?:,|;|\band\b)\s+(?:and\s+)?to\s+([a-z]+)\s+(?!of|and|or|by|from|in|on|at|with)\w")
"""Only after a duty that itself ends with `to`: agrees to lend, to mend and to lead."""
_LIKELY: Final = words(
    r"(?:,|;|\band\b)\s+(?:and\s+)?(?!(?:in|at|for|by|of|on|to|with|from|within|during|under|over|before"
    r"|after|until|per|than"
    r"|as|that|which|where|if|when|who|not|both|only|including|through|about|against|across|is|are|has|have"
    r"|be|than|or|also"
    r"|such|once|twice|between|into|upon|without|because|so|but|then|shall|must"
    r"|will)\b)([a-z]{3,}(?<!ing)(?<!ed)(?<!ly))\s+"
    r"(?:its|their|them|it|an?|each|every)\b"
)
"""A word before `its`, `them` or `a` that is no preposition is a verb."""
_ASIDE: Final = words(r"\s*,[^,]{2,60},\s*")
_PASSIVES: Final = words(
    r"(?:,|\band\b)\s+(?:and\s+)?(?:[a-z]+\s+){1,2}?(?:[a-z]{3,}ed|cut|made|given|held|run|taken|kept|built"
    r"|sent)\b"
)
_AS_PASSIVE: Final = words(r"\b(?:shall|must|will|are to|is to)\s+be\s+(?:\w+ed|held|run|given|made)\b")
_BY_SUPPLIER: Final = words(rf"\bby the {SUPPLIER}\b")
_DUTY: Final = words(rf"{_SUBJECT}[^.;]{{0,40}}?\b(?:{FIRM}|should)\b(?:\s+to\b)?")
_LETTERED: Final = words(r"\(a\)[^()]{1,300}\(b\)")
_APPLYING: Final = words(
    r"\bwishing to\b|\bapplication forms?\b|\bapplicants?\b|\bexpressions? of interest\b"
)
_SHALL: Final = words(r"\b(?:shall|must)\b")
_LISTED: Final = words(
    rf"(?:,|;|\band\b)\s+(?:a\s+|an\s+|and\s+)?{NUMBER}(?:{PERCENT}|\s+(?:[\w-]+\s+){{0,2}}?{THINGS})"
)


def _several(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        text = sentence.text
        if len(text) > LONGEST_CHECKED or _LETTERED.search(text) or _APPLYING.search(text):
            continue
        duty = _DUTY.search(text)
        if duty and duty.start() <= SOON:
            rest = text[duty.end() :]
            duties, amounts = _duties(rest, to=duty[0].endswith(" to")), 1 + len(_LISTED.findall(rest))
        else:
            duties, amounts = _passively(text), 0
        if duties > MOST_DUTIES or amounts > MOST_AMOUNTS:
            yield Hit(sentence.start, sentence.end, SEVERAL)


def _duties(rest: str, *, to: bool) -> int:
    """How many things follow the duty's verb, told by the form of the first."""
    gerunds = len(_GERUND.findall(rest)) if _IN_GERUNDS.match(rest) else 0
    rest = _ASIDE.sub(" ", rest, count=1) if _ASIDE.match(rest) else rest
    patterns = (_NEXT, _BASE, _LIKELY, _TO_ANY if to else _TO_EACH)
    found = (match for pattern in patterns for match in pattern.finditer(rest))
    verbs = len({match.start(match.lastindex or 0) for match in found})
    return 1 + max(verbs, gerunds, len(_SHALL.findall(rest)))


def _passively(text: str) -> int:
    """Trees shall be planted, schools visited and waste cut by the supplier."""
    begun = _AS_PASSIVE.search(text)
    if not begun or begun.start() > SOON or not _BY_SUPPLIER.search(text):
        return 0
    return 1 + len(_PASSIVES.findall(text[begun.end() :]))


RULES: Final = (
    Rule(
        "words.several",
        "words",
        "Several duties in one sentence",
        f"Speaks from {MOST_DUTIES + 1} duties, or {MOST_AMOUNTS + 1} amounts under one verb.",
        (SEVERAL,),
        _several,
    ),
)
