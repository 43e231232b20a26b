"""Rules on how social value is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.lexicon import SOCIAL_VALUE
from assistant.clauses.findings.prepared import Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome, Rule
from assistant.clauses.findings.weights import FRACTION, weight_of_social_value

HIGH: Final = 30
"""Per cent: the most that is reported (Impact Reporting, 2025)."""
LEAST: Final = 10
"""Per cent: PPN 002."""

_WEIGHED: Final = words(
    r"\bevaluat\w+|\baward criteria\b|\bscor(?:e|ed|es|ing)\b|\b(?:assessed|judged|considered"
    r"|taken into account|based on|combination of|balance of|weighed|ranked|using the criteria"
    r"|award(?:ed)?)\b"
)
_WEIGHED_TOGETHER: Final = words(
    r"\b(?:criteri(?:a|on)|choos\w*|chosen|select\w*|pick\w*|decid\w*|decision|winner|winning|wins?"
    r"|compar\w*|count(?:s|ed)?"
    r"|marks?|marked|points|credit|factors?|judg\w*|assess\w*|weigh\w*|look(?:ed|s)? at|take[ns]? (?:account"
    r"|into account)"
    r"|regard to|consider\w*|combination|mix|balance|rests? on|turns? on|depends? on|rank\w*"
    r"|tender is|plays? a part|goes to|evaluat\w*|scor\w*)\b"
)
"""Said of criteria that stand side by side in one sentence."""
_SOCIAL_VALUE: Final = words(rf"\b{SOCIAL_VALUE}")
_ITSELF: Final = words(r"\bsocial value\b(?! act\b)")
_DUTY_OF_SUPPLIER: Final = words(r"\b(?:supplier|contractor|provider) (?:shall|must|will|should)\b")
_NOT_WEIGHED: Final = words(
    r"\b(?:is|are|will be) not (?:scored|weighted|evaluated|a criterion|considered)"
    r"|\bnot (?:be )?(?:scored|evaluated)\b"
    r"|\bnot an? (?:award )?criterion\b|\b(?:no|not|without|rather than|nor) (?:\w+ ){0,3}?social value\b"
)
_OTHER_CRITERION: Final = words(r"\b(?:price|cost|quality|technical|commercial)\b")
_NEAR: Final = 120
"""Characters within which criteria stand side by side."""
_SHOWN: Final = words(
    rf"\d{PERCENT}|{FRACTION}|\b(?:price|cost|quality|social value):?\s*[(=-]?\s*\d{{1,3}}\b|\b\d+ (?:marks"
    rf"|points)\b|\bcounts? equally\b|\bcarr(?:y|ies) the same\b|\bone \w+th\b"
    r"|\bweigh\w+[^.]{0,30}\b(?:below|above|schedule|annex|appendix|table|section)\b|\bare weighted as\b"
    r"|\bweighting[^.]{{0,40}}\[|\border of importance\b|\bcriteria are ranked\b"
    rf"|\bmost important first\b"
    r"|\[[^\[\]]*(?:percentage|weight)[^\]]*\]|\bequal(?:ly)? weight|\bweightings? (?:is|are) (?:set out"
    r"|shown"
    r"|given|stated) in\b"
)
_AFTER: Final = words(rf"\bsocial value\b([^.;%]{{0,60}}?)({NUMBER}){PERCENT}")
_BEFORE: Final = words(
    rf"(\d{{1,3}}(?:\.\d{{1,2}})?){PERCENT}[^.;,:%\d]{{0,40}}?\b(?:for|to|on|is|of)?\s*social value\b"
)
_OF_SCORE: Final = words(
    r"\b(?:marks?|points?|scor\w*|weigh\w*|evaluat\w*|award|criteri\w*|price|quality|cost)\b"
)
_OF_SOMETHING_ELSE: Final = words(
    r"\b(?:budget|spend|sub-?contract\w*|minimum score|scor(?:e|es|ed|ing) (?:at least|under|below|less)"
    r"|true figure"
    r"|supplier shall|contractor shall|provider shall|results within|within \d)\b"
)
_PART_OF_IT: Final = words(
    r"\bscor(?:e|es|ing) (?:at least|under|below|less|fewer)\b|\bwithin social value\b"
    r"|\bof the social value (?:score|marks)\b|\bthreshold\b"
)
_CENTRAL: Final = words(r"\bcentral government\b|\bdepartment for\b|\bministry of\b|\bthe department\b")
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
_WEIGHING: Final = (
    _WEIGHED,
    _OTHER_CRITERION,
    words(r"\b(?:weight|total score|marks|points|attach\w*|carr(?:y|ies)|worth|criterion|criteria)"),
)


def _unweighted(draft: Draft) -> Iterator[Hit]:
    if draft.kind == "specification" or draft.has(_SHOWN):
        return
    for sentence in draft.sentences:
        match = _SOCIAL_VALUE.search(sentence.text)
        if match and _is_weighed(draft, sentence):
            yield Hit(sentence.start + match.start(), sentence.start + match.end(), UNWEIGHTED)
            return


def _is_weighed(draft: Draft, sentence: Sentence) -> bool:
    if _NOT_WEIGHED.search(sentence.text):
        return False
    if _ITSELF.search(sentence.text) and _WEIGHED.search(sentence.text) and draft.has(_OTHER_CRITERION):
        return True
    named = _SOCIAL_VALUE.search(sentence.text)
    near = sentence.text[max(0, named.start() - _NEAR) : named.end() + _NEAR] if named else ""
    beside = _OTHER_CRITERION.search(near) and _WEIGHED_TOGETHER.search(near)
    return beside is not None and not _DUTY_OF_SUPPLIER.search(sentence.text)


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
        elif _OF_SCORE.search(sentence.text) and not _OF_SOMETHING_ELSE.search(sentence.text):
            found = weight_of_social_value(sentence.text)
            if found:
                yield sentence, *found


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
        "Looks at the weighting of social value as a whole, not of its parts; in per cent, marks, points or "
        "fractions.",
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
)
