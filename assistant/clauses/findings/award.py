"""Rules on how social value is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.finding_words import denied, looks_for, words
from assistant.clauses.findings.prepared import Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule

HIGH: Final = 30
"""Per cent: the most that is reported (Impact Reporting, 2025)."""
LEAST: Final = 10
"""Per cent: PPN 002."""

_WEIGHED: Final = words(
    r"\bevaluat\w+|\baward criteria\b|\bscor(?:e|ed|es|ing)\b|\b(?:assessed|judged|considered"
    r"|taken into account|based on|combination of|balance of|weighed|ranked|using the criteria"
    r"|award(?:ed)?)\b"
)
_SOCIAL_VALUE: Final = words(r"\bsocial value\b")
_OTHER_CRITERION: Final = words(r"\b(?:price|cost|quality|technical|commercial)\b")
_SHOWN: Final = words(
    rf"\d{PERCENT}|\bweighting[^.]{{0,40}}\[|\border of importance\b|\bcriteria are ranked\b"
    rf"|\bmost important first\b"
    r"|\[[^\[\]]*(?:percentage|weight)[^\]]*\]|\bequal(?:ly)? weight|\bweightings? (?:is|are) (?:set out"
    r"|shown"
    r"|given|stated) in\b"
)
_AFTER: Final = words(rf"\bsocial value\b([^.;%]{{0,60}}?)({NUMBER}){PERCENT}")
_BEFORE: Final = words(
    rf"(\d{{1,3}}(?:\.\d{{1,2}})?){PERCENT}[^.;,:%\d]{{0,40}}?\b(?:for|to|on|is|of)?\s*social value\b"
)
_PART_OF_IT: Final = words(r"\bwithin social value\b|\bof the social value (?:score|marks)\b|\bthreshold\b")
_CENTRAL: Final = words(r"\bcentral government\b|\bdepartment for\b|\bministry of\b|\bthe department\b")
_HIDDEN: Final = words(
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

UNWEIGHTED: Final = Outcome(
    "risk",
    "always",
    "Social value is weighed beside other criteria, and it is not said how much each matters.",
    "State it: “Price [percentage], quality [percentage], social value [percentage] of the total score.”",
    law.WEIGHT_SHOWN,
)
HEAVY: Final = Outcome(
    "improve",
    "always",
    "A weighting above 30% is unusual. The more it weighs, the better the reasons must be that it is "
    "proportionate "
    "to this contract, and the likelier that a weak service wins on promises.",
    "Lower the weighting, commonly 10% to 20%, or record why this contract calls for more.",
    more.REPORTED_WEIGHTS,
)
LIGHT: Final = Outcome(
    "risk",
    "central government",
    "Central government has to give social value at least 10% of the total score.",
    "“Social value carries 10% of the total score”, or more.",
    law.PPN_002_WEIGHT,
)
LIGHT_MAYBE: Final = Outcome(
    "note",
    "the buyer is not known",
    "If the buyer is in central government, social value has to carry at least 10% of the total score. No "
    "minimum "
    "binds other buyers.",
    LIGHT.suggestion,
    law.PPN_002_WEIGHT,
)
_WEIGHING: Final = (_WEIGHED, _OTHER_CRITERION, words(r"\b(?:weight|total score|marks|criterion|criteria)"))

HIDDEN: Final = Outcome(
    "stop",
    "always",
    "Sub-criteria or weightings that decide the score are kept from tenderers, or left until tenders are in.",
    "Publish every sub-criterion with its weighting and the scoring scale, before tenders are invited.",
    more.SECRET,
)


def _unweighted(draft: Draft) -> Iterator[Hit]:
    if draft.kind == "specification" or draft.has(_SHOWN):
        return
    for sentence in draft.sentences:
        match = _SOCIAL_VALUE.search(sentence.text)
        if (
            match
            and _WEIGHED.search(sentence.text)
            and draft.has(_OTHER_CRITERION)
            and not denied(sentence, match.start())
        ):
            yield Hit(sentence.start + match.start(), sentence.start + match.end(), UNWEIGHTED)
            return


def _heavy(draft: Draft) -> Iterator[Hit]:
    for sentence, start, end, weight in _weights(draft):
        if HIGH < weight <= 100:  # noqa: PLR2004 -- a whole
            yield Hit(sentence.start + start, sentence.start + end, HEAVY)


def _light(draft: Draft) -> Iterator[Hit]:
    central = draft.buyer_type == "central_government" or draft.has(_CENTRAL)
    if draft.above is False or (draft.buyer_type and not central):
        return
    for sentence, start, end, weight in _weights(draft):
        if weight < LEAST:
            yield Hit(sentence.start + start, sentence.start + end, LIGHT if central else LIGHT_MAYBE)


def _weights(draft: Draft) -> Iterator[tuple[Sentence, int, int, float]]:
    """Each weighting of social value as a whole: sentence, place in it, per cent."""
    if not any(pattern for pattern in _WEIGHING if draft.has(pattern)):
        return
    for sentence in draft.sentences:
        if _PART_OF_IT.search(sentence.text):
            continue
        after, before = _AFTER.search(sentence.text), _BEFORE.search(sentence.text)
        if after and "," not in after[1]:
            yield sentence, after.start(), after.end(), number(after[2])
        elif before:
            yield sentence, before.start(), before.end(), float(before[1])


RULES: Final = (
    Rule(
        "weighting.missing",
        "award",
        "No weighting",
        "Looks for social value weighed beside price, cost or quality with no percentage, rank or "
        "placeholder in the "
        "text. Quiet on a single award question, whose weighting may stand elsewhere.",
        (UNWEIGHTED,),
        _unweighted,
    ),
    Rule(
        "weighting.high",
        "award",
        "A weighting above 30%",
        "Looks at the weighting of social value as a whole, not of its parts.",
        (HEAVY,),
        _heavy,
    ),
    Rule(
        "weighting.low",
        "award",
        "A weighting below 10% in central government",
        "Quiet below the threshold and for buyers that are known to be others.",
        (LIGHT, LIGHT_MAYBE),
        _light,
        since=date(2025, 10, 1),
    ),
    Rule(
        "weighting.hidden",
        "award",
        "Sub-criteria that are not disclosed",
        "Looks for sub-criteria, sub-weightings or scoring that are secret, left to discretion or settled "
        "later.",
        (HIDDEN,),
        looks_for(_HIDDEN, HIDDEN, deniable=False),
    ),
)
