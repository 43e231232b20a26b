"""The signs that a person is at risk now, as against a question about a service for people at risk."""

from __future__ import annotations

import re
from typing import Final


def at_risk(plain: str) -> bool:
    """Whether a text in small letters, with straight apostrophes, tells of somebody at risk.

    What the writer says of themselves counts wherever it stands. What is said of others does not count in a
    question about a contract, a policy or the like.
    """
    if any(sign.search(plain) for sign in _OWN):
        return True
    return not _OF_A_SERVICE.search(plain) and any(sign.search(plain) for sign in _OF_OTHERS)


_I: Final = r"\bi(?:'?m|'?ve|'?d|'?ll)?\b"
_DEATH: Final = (
    r"(?:die\b|be dead|suicide|end(?:ing)? (?:it all|my life|(?:his|her|their) (?:own )?life)"
    r"|tak(?:e|ing) (?:my|his|her|their) (?:own )?life|kill(?:ing)? (?:myself|himself|herself|themsel\w+)"
    r"|hang(?:ing)? (?:myself|himself|herself)|disappear for good|jump(?:ing)? off)"
)
_WISH: Final = (
    r"(?:want(?:s|ed)?|wanna|wish(?:es|ing)?|going|gonna|plan(?:s|ned|ning)?|threaten(?:s|ed|ing)?"
    r"|try(?:ing)?"
    r"|tried|thinking|thought|thoughts|feel(?:s|ing)?|decided|about|ready|says? (?:he|she|they)(?:'s|'re| is"
    r"| are)?)"
)
_HIT: Final = (
    r"(?:hit|hits|hitting|beat|beats|beaten|beating|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|kick(?:s|ed|ing)?"
    r"|strangl(?:es|ed|ing)|chok(?:es|ed|ing)|rap(?:es|ed|ing)|abus(?:es|ed|ing)|attack(?:s|ed|ing)"
    r"|stab(?:s|bed|bing)?|hurt(?:s|ing)?|assault(?:s|ed|ing)|molest(?:s|ed|ing)|stalk(?:s|ed|ing)"
    r"|threaten(?:s|ed|ing)|starv(?:es|ed|ing)|neglect(?:s|ed|ing)|touch(?:es|ed|ing)|burn(?:s|t|ed|ing)"
    r"|groom(?:s|ed|ing)|shoot(?:s|ing)?|kill(?:s|ing)?)"
)
_KIN: Final = (
    r"(?:mum|mom|mother|dad|father|gran|nan|grandma|grandad|grandfather|grandmother|son|daughter|child"
    r"|children|kids?|baby|sister|brother|wife|husband|partner|aunt|uncle|friend|neighbour|niece|nephew)"
)
_YOUNG: Final = (
    r"(?:child|children|kids?|boy|girl|baby|toddler|teenager|pupil|young person|youngster|foster child)"
)
_PERSON: Final = (
    rf"(?:{_YOUNG}|{_KIN}|man|woman|lady|resident|tenant|patient|client|service user|volunteer|someone"
    r"|somebody|person|he|she|they)"
)


def _signs(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in forms)


_OWN: Final = _signs(
    rf"{_I}[^.?!]{{0,40}}\b{_WISH}\b[^.?!]{{0,25}}\b{_DEATH}",
    rf"^\W*(?:thinking|thoughts|planning|want|wanna|going)\b[^.?!]{{0,15}}\b{_DEATH}",
    r"\b(?:kill|hurt|harm|hang|cut|cutting|drown|burn)\w* myself\b",
    rf"{_I}(?: am| feel| have been| been)?(?: feeling| so| really| very)* suicidal\b",
    rf"{_I}[^.?!]{{0,25}}\b(?:self[- ]?harm(?:ing|ed)?|an overdose|overdosed)\b",
    r"\bi (?:just |really |simply )?(?:can'?t|cannot|don'?t|dont|do not|no longer) (?:think i can |want to "
    r"|wanna )?"
    r"(?:go on\b(?! (?:with|to|the|leave|holiday|about|using))|live\b|be here any|be alive|exist|be here no)",
    r"\bkms\b|\bno way out for me\b|\bi want it all to be over\b|\bthinking of jumping\b|\bhave the rope\b",
    r"\b(?:better off|nobody would miss|no one would miss)[^.?!]{0,12}(?: without me| me\b|if i)",
    r"\b(?:life|living)(?: is|'s| isn'?t| is not)? not worth|\blife is(?:n'?t| not) worth living"
    r"|\bno (?:reason|point) (?:to live|to go on|(?:in )?(?:living|going on))"
    r"|\bpoint of (?:living|going on)\b",
    rf"{_I}[^.?!]{{0,20}}\b(?:tak(?:en|e)|took|swallow(?:ed)?|have|got)\b[^.?!]{{0,25}}\b(?:tablets|pills)\b",
    r"\bhow many (?:tablets|pills|paracetamol)\b|\b(?:tablets|pills)\b[^.?!]{0,12}\bkill me\b",
    rf"\b{_HIT} me\b(?! (?:to|with|off|up)\b)",
    r"\b(?:i'?ve|i have|i was|i'?m being|i am being|i got) (?:just |been |being |sexually )*"
    r"(?:raped|assaulted|stabbed|beaten|attacked|abused|groomed|trafficked|strangled)\b",
    r"\b(?:scared|frightened|afraid|terrified) (?:of (?:him|her\b|my)|to (?:go|be|stay) (?:home|back|there"
    r"|alone)"
    r"|for my (?:life|safety|child\w*))|\b(?:don'?t|do not|not) (?:feel )?safe (?:at home|tonight"
    r"|with (?:him|her))"
    r"|\bi'?m (?:so |really |very )?(?:scared|frightened|terrified)\W*$",
    r"\b(?:hurt|kill|find|get) me (?:tonight|now|if|and|when)\b"
    r"|\b(?:hurt|kill|hit|beat) (?:me|her|him|them) (?:tonight|now|again)\b|\b(?:gonna|going to|will"
    r"|'ll) (?:hurt|kill|hit) me\b",
    r"\bin my (?:house|home|family)\b[^.?!]{0,20}\b(?:hurts?|hurting|hits?|hitting|touch\w*) ",
    rf"\bmy {_KIN}(?:'s (?:carers?|partner|boyfriend|husband|son|nurses?))?\b[^.?!]{{0,30}}\b{_HIT}"
    rf" (?:me|my|her|him|them|us)\b",
    rf"\bmy {_KIN}\b[^.?!]{{0,30}}(?:\b{_WISH}\b[^.?!]{{0,20}}\b{_DEATH}|\bsuicidal\b|\bself[- ]?harm)",
)
_OF_OTHERS: Final = _signs(
    rf"\b{_PERSON}\b[^.?!]{{0,45}}\b{_WISH}\b[^.?!]{{0,25}}\b{_DEATH}",
    r"\b(?:is|was|being|been|getting)(?: being| just| badly)* (?:hit|beaten|punched|slapped|raped|attacked"
    r"|abused|stabbed|hurt|strangled|starved|assaulted)\b[^.?!]{0,30}(?:\bnow\b|\bat home\b|\bnext door\b"
    r"|\boutside\b|\btonight\b|\bby (?:his|her|their|a|the|staff)\b)",
    rf"\b{_YOUNG}\b[^.?!]{{0,35}}\b(?:screaming|bruis\w+|(?:is|being) (?:hit|hurt|beaten|abused)|in danger"
    r"|locked in|left alone|alone in)\b",
    rf"\b(?:{_KIN}|carer|staff|worker|nephew|stepdad|stepmum|boyfriend|ex)\b[^.?!]{{0,20}}\b(?:is |keeps "
    r"|was )?"
    rf"{_HIT} (?:her|him|them|(?:the|our) (?:residents|children|kids)|a (?:child|resident))\b",
    rf"\b{_PERSON}\b[^.?!]{{0,40}}\b(?:tak(?:en|ing)|took|swallowed)\b[^.?!]{{0,20}}\b(?:tablets|pills"
    r"|overdose)\b",
    r"\b(?:not|isn'?t|stopped) breathing\b|\bno pulse\b|\bunconscious\b|\bbleeding (?:heavily|badly|out)\b"
    r"|\bisn'?t responding\b|\bcollapsed\b[^.?!]{0,20}\b(?:pulse|respond\w*|breath\w*)",
    rf"\b{_PERSON}\b[^.?!]{{0,25}}\b(?:not safe|unsafe|in danger|at risk|frightened"
    r"|terrified)\b[^.?!]{0,15}"
    r"\b(?:right now|now|tonight|at home|of (?:him|her))\b",
    r"\b(?:want|going|gonna|feel like|thinking of)(?: to)? end(?:ing)? (?:it|things)\b",
    r"\b(?:has|with|had|got) a (?:knife|gun)\b|\bgoodbye forever\b",
    r"\b(?:she|he|they)(?:'ll| will|'s going to| is going to| said (?:he|she)(?:'ll| will)) "
    r"(?:harm|hurt|kill) (?:her|him|the|their|me|my)\b",
)
_OF_A_SERVICE: Final = re.compile(
    r"\b(?:contract(?:s|ors?|ing|ual)?|tender(?:s|ing)?|specification|spec|commission(?:s|ed|er|ers|ing)?"
    r"|procur\w+|clauses?|kpis?|polic(?:y|ies)|training|guidance|procedure|act|law|duty|duties|bidders?"
    r"|suppliers?|providers?|award|framework|outcomes?|services? for|light touch)\b"
)
"""What is said of others in a sentence with these is of a service; the classifier weighs it again."""
