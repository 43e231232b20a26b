"""How much the kind of a source weighs: its authority for the law, and a notice for who looks for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.documents import Kind
from assistant.retrieval.notices import asks_for_notice

NOTICE_WEIGHT: Final = 0.3
"""What a notice gains, on the same scale, where a question looks for one. Set by hand, as
`NOT_LOOKED_FOR`; with both, `python -m evals authority` has the notice asked for first in 12 of 12."""
LAW_WEIGHT: Final[Mapping[Kind, float]] = {
    "legislation": 0.30,
    "statutory guidance": 0.10,
    "guidance": 0.05,
    "note": 0.05,
}
"""What a passage gains for a question of law, on the scale of the fused score (0 to 1); others gain nothing.

Legislation and notes: the smallest on the plateau of `python -m evals authority`, dev half. Guidance: by its
rank, which costs nothing there (docs/decisions/0014-authority-in-ranking.md)."""

_LONGEST = 1000
"""Characters that are looked at; what is longer asks in its first lines, or is no question."""

_LAW = re.compile(
    r"\b(?:"
    r"laws?|lawful(?:ly|ness)?|unlawful(?:ly)?|legal(?:ly|ity)?|illegal(?:ly)?|statut(?:e|es|ory)"
    r"|regulations?|s\.\s?\d+\w*|reg\.\s?\d+\w*|judicial\s+review|(?-i:sue[ds]?)|breach(?:es|ed)?"
    r"|dut(?:y|ies)|obliged|obligat(?:ion|ions|ory)|mandatory|compulsory|binding|entitle(?:d|ment|s)?"
    r"|relevant\s+(?:body|bodies|authority|authorities)"
    r")\b",
    re.IGNORECASE,
)
"""Words that only a question of law has."""
_ACT = re.compile(r"\bActs?\b|\bact (?:19|20)\d\d\b")
"""An Act of Parliament has a capital or a year; "how should we act" has neither."""

_RULE = re.compile(
    r"\b(?:"
    r"must(?:n't)?|shall|(?:has|have|had|having)\s+to\b(?!\s+(?:say|offer|do\s+with))"
    r"|need(?:s|ed)?\s+to\s+(?:be|have)|do(?:es)?\s+(?:\w+\s+){1,4}need\s+(?:an?|to)"
    r"|allowed|permitted|permissible|forbidden|prohibited|banned|required|requires?|requirements?|eligible"
    r"|exempt(?:ed|ion|ions)?|excluded|grounds?(?!\s+maintenance)|thresholds?|deadlines?|time\s+limits?"
    r"|standstill|sections?\s+\d+\w*|schedule\s+\d+|counts?\s+as|appl(?:y|ies)\s+to"
    r"|qualif(?:y|ies|ied)|defin(?:ed|ition|itions)|right\s+to\s+(?!challenge\b)"
    r")\b",
    re.IGNORECASE,
)
"""Words of rules; councils have rules too, so a question that names one is not told by these."""
_MAY = re.compile(
    r"(?:^|[.!?,;:]\s*)(?:(?:and|but|so|or)\s+)?(?:can|could|may|cannot|can't)\s+"
    r"(?!you\b|i\s+(?:ask|see|have)\b)\w+"
    r"|\b(?:when|what|which|who|whom|where|how|if)\b[^.?!]*?\s+may\s+[a-z]"
    r"|\b(?:when|which|who|whom)\b[^.?!]*?\s+(?:can|cannot|can't)\s+(?!i\s+(?:ask|see)\b)[a-z]",
    re.IGNORECASE,
)
"""Whether somebody may do something; `how can we` asks for advice."""

_NAME = re.compile(r"(?<=[^\s.?!:])\s+([A-Z][a-z]+)")
"""A word with a capital that does not open a sentence."""
_PUBLIC = frozenset(
    """Act Acts Authorities Authority Award Best Bill Borough Britain Business Care Central Challenge
    Chapter Commons Community Competitive Conditions Contract Contracts Council Councils County Court
    Criteria Crown District Duty England English Enterprise Equality European Expression Fire Flexible
    Framework Government Great Health High Improvement Interest Ireland Light Living Local Localism London
    Lords Lots Minister Ministers Most Advantageous National Northern Notice Order Ombudsman Open Parish
    Parliament Part Policy Process Procedure Procurement Provider Public Real Regime Regulation Regulations
    Rescue Right Schedule Scotland Scottish Secretary Section Selection Service Services Social Standstill
    State Statement Suitable Tender Touch Town Union United Kingdom Value Voluntary Wage Wales Welsh
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter""".split()  # noqa: SIM905 -- words read best as words
)
"""Names that the law itself uses; any other name is a place, a council or a report."""


def asks_law(question: str) -> bool:
    """Whether a question asks what the law says, and not what one council or one report says."""
    asked = question[:_LONGEST]
    if _LAW.search(asked) or _ACT.search(asked):
        return True
    if any(name not in _PUBLIC for name in _NAME.findall(asked)):
        return False
    return bool(_RULE.search(asked) or _MAY.search(asked))


def weights(question: str) -> Mapping[Kind, float]:
    """What each kind of source gains for this question: where it asks for the law, or looks for a notice."""
    law: Mapping[Kind, float] = LAW_WEIGHT if asks_law(question) else {}
    return {**law, "tender": NOTICE_WEIGHT} if asks_for_notice(question) else law
