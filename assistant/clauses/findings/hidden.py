"""The rule on sub-criteria and weightings that tenderers are not told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

_SCORING: Final = (
    r"(?:sub-?(?:criteri(?:a|on)|weight\w*|questions?)|(?:the |its )?(?:weight(?:s|ings?)?)\b"
    r"|relative (?:importance|weight)"
    r"|splits?|breakdown|division|share-out|apportionment|(?:marking|scoring|evaluation"
    r"|assessment) (?:scheme|guide|guidance"
    r"|notes|grid|matrix|method\w*|model|sheet|system|rules?|key|scale|criteria|plan)|descriptors"
    r"|evaluation criteria"
    r"|(?:marks|points|score|social value|\d+%)[\w %,]{0,40}?\b(?:is|are|were|was|be|been)?\s?(?:divided"
    r"|split|shared out"
    r"|allocated|apportioned|distributed|broken down)|(?:which|what) (?:themes|questions|factors|matters"
    r"|criteria) (?:count"
    r"|matter|weigh)|how much each (?:\w+ )?(?:is worth|counts|weighs)|what a (?:\w+ )?answer looks like"
    r"|guidance on what"
    r"|(?:further|additional|other|hidden) tests|whatever weight)"
)
_TENDERER: Final = (
    r"(?:tenderers?|bidders?|suppliers|applicants|the market|candidates|those who bid|anyone outside)"
)
_KEPT: Final = (
    rf"(?:not (?:be |been )?(?:\w+ )?(?:given|told|disclosed|published|shared|released|revealed|shown"
    rf"|communicated|known|made known|made public|available|issued|provided|passed) ?(?:to|with"
    rf"|by)? ?(?:{_TENDERER})?"
    rf"|withheld|undisclosed|confidential|secret|unpublished|internal|kept (?:from|back|secret|private"
    rf"|in house)"
    r"|keeps? (?:\w+ ){0,4}?to (?:itself|themselves|ourselves)"
    r"|for (?:the )?(?:use of )?(?:the )?(?:evaluators?|panel"
    r"|assessors|internal use)(?: only|['’] eyes)|evaluators only|known (?:only )?to the (?:panel|evaluat\w+"
    r"|assessors)"
    rf"|{_TENDERER} (?:will|do|may|can|shall) (?:not|never) (?:see|know|be told|have|learn|be given|receive)"
    rf"|{_TENDERER} (?:will )?(?:learn|find out|be told|hear|see) (?:\w+ )?(?:after|once|later)|of its own\b"
    r"|without telling|not for release|need(?:s)? not know|not to be (?:shown|released|shared|told)"
    r"|a matter for the (?:panel|evaluat\w+|assessors))"
)
_LATER: Final = (
    r"(?:(?:after|once|when|until|as|following) (?:\w+ ){0,3}?(?:tenders?|bids?|submissions?|responses?"
    r"|reading|opening|offers?|seen|opened|read"
    r"|award|receipt|it has read|seen)|on the day|during (?:the )?(?:evaluation|moderation|scoring)"
    r"|at (?:the )?(?:moderation"
    r"|evaluation|scoring) (?:stage|meeting)|at moderation|in moderation|later|by the (?:panel|evaluat\w+"
    r"|assessors)|in due course)"
)
_SETS: Final = (
    r"(?:sett?l?(?:e|ed|es|ing)?|decid\w*|determin\w*|agree[ds]?|fix(?:ed|es)?|allocat\w*|work(?:ed|s)? out"
    r"|adjust\w*|chang\w*"
    r"|alter\w*|var(?:y|ied)|choos\w*|chosen|draw(?:n|s)? up|finali[sz]\w*|confirm\w*|assign\w*|establish\w*"
    r"|revis\w*|add(?:s|ed)?"
    r"|introduc\w*|defin\w*|refin\w*|give[ns]?)"
)
_FREELY: Final = (
    r"(?:as (?:it|they|he|she|the \w+|evaluators|assessors) (?:thinks?|sees?|considers?|deems?) (?:fit|right"
    r"|best|appropriate)"
    r"|at (?:its|their|the panel['’]s|the evaluators['’]|the council['’]s) (?:own |sole "
    r"|absolute )?discretion|in the round"
    r"|(?:that|which) (?:it|they|the (?:panel|council|evaluators|buyer)|evaluators) (?:considers?|thinks?"
    r"|deems?|finds?|regards?"
    r"|believes?|judges?) (?:\w+ )?(?:relevant|important|appropriate|fit|material|useful)"
    r"|(?:factors|matters|features) (?:it|they) (?:considers?|thinks?|deems?|finds?) (?:\w+)"
    r"|professional judgment alone"
    r"|overall impression|gut feeling|whatever (?:\w+ )?(?:it|they|he|she) (?:likes?|chooses?|wants?|wishes))"
)
_JUDGED: Final = (
    r"(?:scor(?:e|ed|es|ing)|mark(?:s|ed)?|judged?|credit|points?|assess(?:ed|es)?|evaluat(?:e|ed|es"
    r"|ors?)|weigh(?:ed|s)?|panel)"
)
_MARKED: Final = (
    r"(?:scor(?:e|ed|es|ing)|marks?|marked|credit|points?|(?:tenders?|bids?|social value|answers?|responses?"
    r"|criteri\w+|quality)[^.;]{0,40}?"
    r"(?:judged?|assess(?:ed|es)?|evaluated|weighed))"
)
_UNSTATED: Final = (
    r"(?:(?:additional|other|further|extra|any) (?:considerations?|criteria|factors|matters|features"
    r"|qualities|strengths|points)"
    r"|(?:considerations?|criteria|factors|matters|features|qualities"
    r"|strengths))[^.;]{0,40}?\b(?:not (?:listed|published|stated"
    r"|disclosed|set out|mentioned|described|named|asked|covered)|(?:panel|evaluators|council|buyer|it"
    r"|they) (?:thinks?|considers?"
    r"|deems?|finds?|regards?|believes?) (?:\w+ )?(?:relevant|important|appropriate|worthy))"
)
_HIDDEN: Final = words(
    rf"\b{_SCORING}[^.;]{{0,100}}?\b{_KEPT}|\b{_KEPT}[^.;]{{0,60}}?\b{_SCORING}"
    r"|\b(?:not|never|nor) (?:\w+ )?(?:publish|disclose|share|reveal|tell|say|show"
    r"|state)\b[^.;]{0,50}?\b(?:how|"
    rf"{_SCORING})[^.;]{{0,50}}?\b(?:marks|points|scor\w+|weigh\w+|divided|split|criteria|grid|scheme)"
    rf"|\b{_TENDERER} (?:will|may|can|are) not (?:be )?(?:told|know|see|shown"
    rf"|learn)\b[^.;]{{0,20}}?\bhow\b[^.;]{{0,40}}?\b(?:marks|points|scor\w*|weigh\w+)"
    rf"|\b{_TENDERER} (?:will )?(?:only )?(?:learn|find out|be told|hear|see)\b[^.;]{{0,80}}?\b(?:marks"
    rf"|points|weigh\w+)"
    rf"|\b{_SCORING}[^.;]{{0,100}}?\b{_SETS}\b[^.;]{{0,60}}?\b{_LATER}"
    rf"|\b{_SETS}\b[^.;]{{0,60}}?\b{_SCORING}[^.;]{{0,60}}?\b{_LATER}|\b{_SETS} (?:on the day|later"
    rf"|after\b[^.;]{{0,30}}?),?"
    rf" [^.;]{{0,20}}?{_SCORING}|\b{_MARKED}\b[^.;]{{0,80}}?\b{_FREELY}"
    rf"|\b{_UNSTATED}[^.;]{{0,60}}?\b{_JUDGED}\b"
    rf"|\b{_JUDGED}\b[^.;]{{0,60}}?\b{_UNSTATED}|\bwhatever (?:weight|marks|score)\w* (?:it|they) (?:likes?"
    rf"|chooses?|wants?|wish(?:es)?)"
    rf"|\bkeep\w*\b[^.;]{{0,30}}?\b{_SCORING}[^.;]{{0,30}}?\bto (?:itself|themselves|ourselves)\b"
)
_TOLD: Final = words(
    r"\b(?:may|shall|will|must|can) (?:not|never) (?:add|change|alter|use|introduce|apply|adjust)"
    r"|\bonly what is\b|\bagainst the"
    r" (?:published|scale)|\b(?:is|are|were|was|been) (?:published|set out|shown|fixed before|stated"
    r"|given (?:in|below|above))"
    r"|\b(?:other|unsuccessful|losing) (?:bidders|tenderers|suppliers)\b|\bno (?:\w+ )?(?:sub-?criteria"
    r"|weighting|factor)"
    r"|\btenders? (?:are|is|will be|shall be) (?:kept )?confidential\b|\bpublished (?:scale|criteria"
    r"|weighting|scheme)"
    r"|\bno other (?:criteria|factors|matters)\b|\bnothing (?:else|that)\b"
)

_ABOUT_SCORING: Final = words(
    r"scor|mark|weigh|criteri|point|split|breakdown|division|descriptor|tests|guid|evaluat|assess|importance"
    r"|apportion|divided"
    r"|allocat|themes|panel|social value|answer|share|factor|consideration|matter"
)
_KNOWN: Final = words(
    r"\b(?:sub-?(?:criteria|weight\w*)|weightings? of each|scoring (?:scheme|method\w*|guidance|matrix)"
    r"|descriptors"
    r"|(?:marking|scoring|evaluation) (?:scheme|guide|notes))\b[^;]{0,140}?\b(?:not (?:be )?(?:disclosed"
    r"|published|shared|released|revealed|stated)|undisclosed"
    r"|confidential|discretion|after (?:the )?tenders|will be decided|to be (?:confirmed|determined|decided)"
    r"|kept (?:secret|from)|internal|will not (?:see|know|be told)|not (?:be )?(?:made )?available|sees? fit"
    r"|reserves the right"
    r"|may (?:be )?chang\w+)\b|\binternal (?:marking|scoring|evaluation) (?:scheme|guide|notes)"
    r"|\b(?:marks|weight\w*|points|scoring|sub-criteria|split|breakdown)\b[^.;]{0,80}?\b(?:settled|decided"
    r"|determined|agreed"
    r"|fixed|set|allocated)\b[^.;]{0,60}?\b(?:moderation|after (?:the )?(?:tenders|bids)"
    r"|by (?:the )?(?:evaluat\w+|panel)|on the day"
    r"|once (?:tenders|bids))\b"
    r"|\b(?:additional|other|further) (?:considerations?|criteria|factors)\b[^.;]{0,60}?"
    r"\bnot (?:listed|published|stated|disclosed|set out)\b"
    r"|\b(?:undisclosed|confidential|secret|hidden)\s+(?:sub-?(?:criteria|weight\w*)|scoring)"
)

HIDDEN: Final = Outcome(
    "stop",
    "always",
    "Sub-criteria or weightings that decide the score are kept from tenderers, or left until tenders are in.",
    "Publish every sub-criterion with its weighting and the scoring scale, before tenders are invited.",
    more.SECRET,
)


def _hidden(draft: Draft) -> Iterator[Hit]:
    for sentence in draft.sentences:
        if not _ABOUT_SCORING.search(sentence.text):
            continue
        found = _KNOWN.search(sentence.text) or _HIDDEN.search(sentence.text)
        if found and not _TOLD.search(sentence.text):
            yield Hit(sentence.start + found.start(), sentence.start + found.end(), HIDDEN)


RULES: Final = (
    Rule(
        "weighting.hidden",
        "award",
        "Sub-criteria that are not disclosed",
        "Looks for sub-criteria, sub-weightings or scoring that are secret, left to discretion or settled "
        "later.",
        (HIDDEN,),
        _hidden,
    ),
)
