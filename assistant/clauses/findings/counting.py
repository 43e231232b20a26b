"""The rule on benefits that are counted more than once, or that were there anyway."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import denied, either, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_ABOUT_COUNTING: Final = words(
    r"count|claim|report|record|scor|log|credit|enter|book|prox|moneti|monetary|TOM|pounds|£|cash|satisf"
    r"|meet|includ|financial"
    r"|put |show|social return|money"
)
_TWICE: Final = words(
    r"\b(?:count|claim)\w*\b[^.;]{0,70}?\b(?:(?:more than one|several|multiple|both|each of the"
    r"|every one of the"
    r"|against every)\s+(?:[\w-]+\s+){0,2}?(?:measures?|themes?|TOMs?|indicators?|commitments?|outcomes?"
    r"|of them)|under every)"
    r"|\b(?:count|claim)\w*\b[^.;]{0,40}?\b(?:the )?[\w ]{2,25} measure, (?:the )?[\w ]{2,25} measure"
    r"|\bmay (?:also )?be (?:also )?counted (?:as|under|towards) [^.;]{2,40}? (?:and|as well as) (?:as|under"
    r"|towards)?"
    r"|\bcommitments (?:made|given) (?:to|under) (?:other|another)[^.;]{0,40}?\bmay\b"
    r"|\b(?:under|from|for) other (?:[\w-]+ ){0,3}?contracts?\b[^.;]{0,40}?\b(?:included|counted|claimed)\b"
    r"|\btotal proxy\b|\bproxy values?\b[^.;]{0,80}?\b(?:largest|highest|biggest|full marks)"
    r"|\b(?:claimed|counted|scored|reported) (?:twice|three times|again|more than once|several times)\b"
    r"|\bthe same\b[^.;]{0,40}?\bunder (?:both|two|three|several|all|more)\b"
    r"|\b(?:counts?|scores?) under [^.;]{2,40}?, under\b"
    r"|\balready (?:claimed|counted|reported)\b[^.;]{0,60}?\bmay\b"
    r"|\b(?:prox(?:y|ies)|moneti[sz]ed)\b[^.;]{0,100}?\b(?:added together|total|highest|sum of)\b"
    r"|\b(?:highest|largest|biggest)\b[^.;]{0,40}?\b(?:prox(?:y|ies)|moneti[sz]ed|social value total"
    r"|£ ?value)"
)
_COUNTS: Final = (
    r"(?:count|claim|report|record|scor|enter|includ|put|satisf|log|attribut|credit|book|use|tak|list|show"
    r"|meet|fulfil|tick)(?:e|es|ed|s|ies"
    r"|y|ing|n)?"
)
_CLAIMS: Final = r"(?:count|claim|report|record|scor|log|credit|enter|book)(?:e|es|ed|s|ing)?"
_HEADINGS: Final = (
    r"(?:measures?|themes?|TOMs?|indicators?|commitments?|outcomes?|targets?|headings?|categor(?:y|ies)"
    r"|lines?|KPIs?|of them|priorities)"
)
_ONE_THING: Final = r"(?:the same|one|a single|an?|each|every|any|it|they|them)\b"
_ELSEWHERE: Final = (
    r"(?:(?:other|another|previous|earlier|existing|different|last|old"
    r"|separate) (?:[\w-]+ ){0,2}?(?:contracts?|customers?|clients?|councils?"
    r"|buyers?|authorit(?:y|ies)|projects?|work|employers?)|parent company|group companies|group as a whole"
    r"|elsewhere|already (?:does|do"
    r"|employed|employs|provided|provides|delivered|in post|working|claimed|reported|on its books|made"
    r"|given)|before the contract|\bby law anyway|\banyway\b|in any event|must (?:\w+ ){1,3}?by law|(?:the"
    r" )?(?:law|statute|planning (?:permission|condition|agreement)|section 106"
    r"|grants?)[^.;,]{0,25}?(?:already )?(?:requires?|pays?|funds?|obliges?))"
)
_TOWARDS: Final = (
    r"(?:count|claim|report|score|includ|put|book|credit|log)\w*\b[^.;]{0,30}?\b(?:towards?|here|too|as well"
    r"|again|against|as social value"
    r"|the targets?|total|its figures|under)"
)
_MONEY_OF: Final = (
    r"(?:prox(?:y|ies)|moneti[sz]ed|monetary|TOMs?|financial (?:value|proxy)|pounds|£|social value (?:total"
    r"|pounds|in £)|social return"
    r"|cash value|money value|value in money)"
)
_MOST: Final = (
    r"(?:highest|greatest|largest|biggest|top|most|sum(?:med)?|added (?:up|together)|totalled"
    r"|aggregate|total)"
)
_WINS: Final = r"(?:wins?|marks|score[sd]?|points|ranked|first|full|best|awarded|evaluat\w+)"
_AGAIN: Final = words(
    rf"\b{_ONE_THING}[^.;]{{0,60}}?\b{_CLAIMS}\b[^.;]{{0,60}}?\b(?:under|against|as"
    rf"|towards) [^.;,]{{2,40}}?(?:,| and| and again| as well as)"
    rf" (?:and )?(?:again )?(?:under|against|as|towards) |\b(?:counts?|scores?|counted|reported|recorded"
    rf"|claimed|entered) (?:as|under"
    rf"|against|towards) [^.;,]{{2,40}}?,? and (?:again )?(?:as|under|against|towards)\b"
    rf"|\b{_CLAIMS}\b[^.;]{{0,30}}?\b(?:more than once|twice(?! an?\b)|again|(?:two|three|several|both"
    rf"|multiple|all|many|various"
    rf"|different) (?:\w+ )?{_HEADINGS})\b|\b{_COUNTS} (?:it|them|one|(?:the "
    rf"|that )?same [\w ]{{2,20}}?) (?:under|against|in) (?:each|all|both)"
    r"|\b(?:scores?|counts?|counted|scored|marks) (?:for|under|towards"
    r"|as) [^.;,]{2,30}? and (?:also )?(?:for|under|towards) "
    r"|\b(?:counts?|scores?) as [^.;]{2,40}? and again\b|\balready (?:claimed|counted|reported|delivered"
    r"|given)\b[^.;]{0,30}?\b(?:on|under|for|to|in) (?:another|other)\b|\bthe same\b[^.;]{0,40}?\b(?:under"
    r"|against|as|towards) [^.;,]{2,30}?"
    r"(?:,| and) (?:and )?(?:under|against|as|towards) "
    rf"|\b(?:one|the same|a single) (?:\w+ ){{1,3}}?(?:may|can|will|shall) (?:satisf|meet|count|fulfil|tick"
    rf"|scor|serve|claim)\w* (?:\w+ )?(?:two|three|several|both|more|many)\b"
    rf"|\b{_ELSEWHERE}\b[^.;]{{0,50}}?\b{_TOWARDS}|\b{_TOWARDS}\b[^.;]{{0,50}}?\b{_ELSEWHERE}|\b(?:may|can"
    rf"|will|shall) (?:also )?(?:be )?(?:count|claim"
    rf"|includ|report|list)\w*\b[^.;]{{0,90}}?\b{_ELSEWHERE}|\b{_ELSEWHERE}\b[^.;]{{0,50}}?\b(?:may|can|will"
    rf"|shall) (?:also )?be (?:count|claim|includ"
    rf"|report)\w*|\b{_MOST}\b[^.;]{{0,60}}?(?<!\w){_MONEY_OF}(?!\w)[^.;]{{0,60}}?\b{_WINS}\b"
    rf"|(?<!\w){_MONEY_OF}(?!\w)[^.;]{{0,60}}?\b{_MOST}\b"
    rf"[^.;]{{0,60}}?\b{_WINS}\b|\b{_WINS}\b[^.;]{{0,40}}?\b{_MOST}\b[^.;]{{0,40}}?(?<!\w){_MONEY_OF}(?!\w)"
)
_ONCE: Final = words(
    r"(?<!than )\bonce\b|\bonly one\b|\bleave out\b|\bleft out\b|\bmay not\b|\bshall not\b|\b(?:is|are|be|do"
    r"|does|will|must) not"
    r" (?:be |been )?(?:again )?(?:report|count|claim|scor)\w*|\bcannot\b|\bnot scored\b|\bseparately\b"
    r"|\b(?:no|nothing|nor) (?:\w+ ){0,3}?(?:is|may be)"
    r" (?:counted|claimed)\b"
)
TWICE: Final = Outcome(
    "risk",
    "always",
    "The same benefit can be counted more than once, or money values of many things are added up. That "
    "rewards "
    "size and promises, and not delivery.",
    "“The Supplier shall count each benefit once, under a single commitment, and leave out what the law, a "
    "grant or "
    "another contract already requires.” Score the plan as well as the number.",
    more.ONCE,
)


def _twice(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end in either(draft, _ABOUT_COUNTING, (_TWICE, _ONCE), (_AGAIN, _ONCE)):
        if not denied(sentence, start - sentence.start):
            yield Hit(start, end, TWICE)


RULES: Final = (
    Rule(
        "counting.double",
        "remedies and change",
        "Double counting, or totals of proxies",
        "Looks for benefits that count under several measures or were counted before, and for proxy values "
        "that are "
        "added up.",
        (TWICE,),
        _twice,
    ),
)
