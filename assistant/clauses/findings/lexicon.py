"""The many ways in which drafts lay a duty, hedge it, count something or name social value."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.prepared import SUPPLIER, Sentence

_BOUND: Final = (
    r"(?:is|are|be|being)\s+(?:\w+\s+)?(?:required|obliged|bound|committed|responsible|under (?:a|an) (?:duty"
    r"|obligation))\b"
)
FIRM: Final = (
    r"(?:shall|must|will|(?:is|are|has|have|needs?) to|undertakes?|agrees?|commits?|promis(?:es|e)|pledges?"
    rf"|guarantees?|warrants|covenants|accepts? a duty|{_BOUND})"
)
"""Words that bind, well or badly chosen."""
HOPE: Final = r"(?:expected|encouraged|asked|invited|hoped|envisaged|anticipated|intended|welcome|free|urged)"
SOFT: Final = (
    r"(?:should|ought to|would|may|might|can|could|intends? to|plans? to|hopes? to|aims? to|aspires? to"
    rf"|wishes to|expects to|proposes? to|(?:is|are)\s+(?:to be\s+|\w+\s+)?{HOPE} to)"
)
"""Words that stand where a duty is meant, and only hope, allow or advise."""
LAYS: Final = rf"(?:{FIRM}|{SOFT})"

DELIVERS: Final = (
    r"(?:provid|deliver|creat|recruit|employ|hir|tak|run|hold|giv|host|offer|train|mentor|coach|teach|plant"
    r"|donat|organi[sz]|arrang|sponsor|fund|plac|find|support|help|assist|publish|visit|spend|lend|lift"
    r"|refurbish|convert|switch|replac|buy|introduc|mak|open|keep|share|shar|cut|reduc|sav|set|put|bring"
    r"|engag|deploy|guarantee|work|us|pay|report|submit|send|complet|reach|bring|volunteer|promot|get|see)"
    r"(?:e|es|s|ing|ed|d)?"
)
"""Verbs of those who deliver a benefit."""
DELIVERED: Final = (
    r"(?:provided|delivered|created|recruited|employed|hired|taken on|run|held|given|hosted|offered|trained"
    r"|mentored|coached|taught|planted|donated|organi[sz]ed|arranged|funded|placed|found|supported|helped"
    r"|published|visited|spent|made|cut|reduced|reported|submitted|sent|completed|engaged|set up|put in"
    r"|laid on|passed|set aside|promoted)"
)

ON_SUPPLIER: Final = words(
    rf"\b{SUPPLIER}\b[^.;]{{0,60}}?\b(?!(?:can|could|might|would)\b){LAYS}\b"
    rf"|\b(?!(?:can|could|might|would)\b){LAYS}\b[^.;]{{0,100}}?\bby (?:the|each|every|its|any) {SUPPLIER}\b"
    rf"|\b(?:requires?|expects?|asks?|obliges?|wants?|wishes|allows?|for) (?:the|each|every|any) {SUPPLIER}s?"
    r" to\b"
    rf"|\b(?:term|condition|requirement|obligation|duty"
    rf"|agreed)\b[^.;]{{0,40}}?\bthat the {SUPPLIER} {DELIVERS}"
)
"""A duty, or what stands for one, on the supplier; actively or passively said."""
WITHOUT_SUBJECT: Final = words(
    rf"\b(?:shall|must|should|will|(?:is|are) to)\s+(?:also\s+)?be\s+(?:{DELIVERED}|\w+ed)\b"
)
"""A duty whose bearer is not said: placements shall be offered."""
OF_BUYER: Final = words(
    r"\b(?:buyer|council|authority|trust|department|customer|we|client)(?:['’]s [\w ]{3,30}?)?\s+(?:\w+\s)?"
    r"(?:shall|will|must|should|may|can|would)\b|\bby the (?:buyer|council|authority|trust|department"
    r"|customer"
    r"|client)\b"
)

UNIT: Final = (
    r"(?:working|business|calendar|days?|weeks?|months?|years?|minutes?|seconds?|words|pages?|copies|lots?"
    r"|parts?|sections?|metres|miles|degrees|decibels|pounds|pence|times|marks|points|options|characters"
    r"|stages|questions|measures|indicators|criteria|kpis|themes|outcomes|headings|commitments|targets"
    r"|schedules|tenders|bids|bidders|contracts|parties|paragraphs|clauses|quarters|invoices)"
)
_PLAIN: Final = rf"(?!(?:{UNIT}|of|to|in|by|the|after|for|and|or|on|from|at|a|an|with|per|is|are|as)\b)"
_BIG: Final = r"(?:\s+(?:hundred|thousand|million|dozen))?"
THING_COUNTED: Final = (
    rf"(?<![£\d.,/]){NUMBER}{_BIG}\s+(?:{_PLAIN}[\w'’-]+\s+){{0,3}}?{_PLAIN}(?:[\w-]{{3,}}s|people|men|women"
    r"|children|staff)\b"
)
"""A number of things of any kind, other than units of time, length and text."""
SHARE: Final = (
    rf"(?:{NUMBER}{PERCENT}|\b(?:by|to)?\s*(?:a|one|two|three) (?:half|third|thirds|quarter|quarters|fifth"
    r"|fifths|tenth|tenths)\b|\bhalf (?:of )?(?:its|the|all)\b|\bby half\b)"
)

GROUPS: Final = (
    r"(?:carers?|ex-offenders?|prisoners|refugees|veterans?|families|households|pupils?|learners?|mothers"
    r"|parents|job ?seekers?|long-term unemployed|founders|neighbourhoods?|pensioners|tenants|out of work"
    r"|carer|talent|career|legacy|citizens?|prison)"
)
_MATTERS: Final = words(
    rf"\b{GROUPS}\b|\b(?:fuel|energy|trees?|mileage|electric|greener|low-carbon|fleet|pollution|air quality"
    r"|laptops|food bank|good neighbour|landfill|packaging|reus\w+|women|black|minority|girls)\b"
)
SOCIAL_VALUE: Final = (
    r"(?:social value(?! (?:act|model|policy|report|lead|commitments?|plan)\b)|(?:wider |social |community "
    r"|added |environmental |wider social |added social )"
    r"(?:social )?(?:benefits?|value|impact)\b|do(?:es)? for (?:the|its|their) communit\w+)"
)
"""Social value as a criterion, under its other names too."""


def social(sentence: Sentence) -> bool:
    """Whether it is about a matter of social value, taken widely."""
    return sentence.social or _on_matters(sentence.text)


def lays_duty(sentence: Sentence) -> bool:
    """Whether it lays a duty on the supplier, or means to, however it is said."""
    return _lays(sentence.text)


# Many rules ask the same of one sentence, one rule after another.
_ASKED_AGAIN: Final = 256


@lru_cache(maxsize=_ASKED_AGAIN)
def _on_matters(text: str) -> bool:
    return _MATTERS.search(text) is not None


@lru_cache(maxsize=_ASKED_AGAIN)
def _lays(text: str) -> bool:
    if ON_SUPPLIER.search(text):
        return True
    return WITHOUT_SUBJECT.search(text) is not None and not OF_BUYER.search(text)


_ABLE: Final = (
    r"(?:possible|practicable|practical|feasible|appropriate|relevant|viable|suitable|convenient|reasonable"
    r"|desirable|necessary|needed|able|permit(?:s|ted)?|allow(?:s|ed)?|can|could|sees? fit|thinks? fit)"
)
_DEGREE: Final = (
    r"(?:it is|is|are|it|they|its|this is|reasonably|commercially|operationally|considered|deemed)"
)
HEDGES: Final = (
    r"(?:resources?|time|budgets?|space|staffing|funds|circumstances|weather|workloads?|capacity) permitting"
    r"|(?:pay|pays|paying) (?:proper|due|full|close|particular) attention|(?:in )?so far as|insofar as"
    r"|in its power"
    r"|as (?:it|they) (?:judges?|thinks?|considers?|sees?|finds?) (?:right|best|fit|appropriate|proper)"
    r"|leaves room|where there is room|"
    rf"(?:if|when|where|wherever|whenever)(?: and (?:if|when|where))? (?:{_DEGREE} ){{0,3}}(?!can\b|could\b"
    rf"|able\b"
    rf"|sees\b|thinks\b|allow|permit){_ABLE}"
    rf"|(?:as|so|in so|insofar)(?: (?:far|much|many|often|soon|widely|well)(?: [\w-]+){{0,3}}?)? as"
    rf"(?: [\w-]+){{0,3}}? {_ABLE}"
    r"|to the (?:\w+ )?(?:extent|degree) (?:\w+ )?(?:possible|practicable|feasible)|best of its ability"
    r"|(?:circumstances?|resources?|capacity|budgets?|opportunit(?:y|ies)|time|funds|workloads?|operations)"
    r" (?:allow|permit|arise|exist|present)s?"
    r"|subject to (?:availability|operational|resources|capacity|demand|budget|commercial)"
    r"|(?:do|does|use|uses|make|makes|apply|using|making|doing) (?:its|their|all|every|a|the)? ?(?:\w+ )?"
    r"(?:best|utmost|endeavours?|efforts?|attempts?)(?! practice| value)|what it can|its bit\b"
    r"|unless (?:it|this|that) (?:is|would be|proves?) (?:\w+ )?(?:im|un|in)\w+|as is (?:sensible|reasonable"
    r"|practical|fair)|reasonable (?:skill|attempts|measures|proportion|share|quantity|opportunit\w+)"
    r"|(?:give|gives|giving) (?:\w+ )?(?:consideration|thought) to|good use of|fair share|due regard"
    r"|ample|plenty of|(?:hold|offer|run|provid|host|recruit|employ|plant|giv|deliver|organis|take on"
    r"|mak)\w* several|numerous|considerable|sizeable|a (?:good|fair|decent|healthy) (?:number|amount"
    r"|level|selection|range|share|proportion)|as many [\w -]{3,40}? as"
    r"|over time|in time|periodic(?:ally| basis)?|occasional(?:ly)?|frequent(?:ly)?|now and then|on occasion"
    r"|at (?:suitable|reasonable|appropriate|regular) (?:times|intervals)|actively|generally speaking"
    r"|(?:kept?|keep) [\w ]{3,40}?\bto a minimum|wherever it can|whenever it can|when it can|where it can"
)
"""Words that leave it to one side whether, how much or when; beside those that `wording` always knew."""
