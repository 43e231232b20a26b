"""The questions that a reader can choose from: all of them are answered by the notes that ship."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.terms import STOP_WORDS, words
from assistant.answers import Exchange

LONGEST: Final = 200
"""Characters of an earlier question that is offered again."""


def ambiguous(question: str) -> tuple[str, ...]:
    """What a message of one word, or one term, may mean, where that is several things; else nothing."""
    bare = [word for word in words(question) if word not in STOP_WORDS]
    return TERMS.get(" ".join(bare), ())


def meant(question: str, history: Sequence[Exchange] = ()) -> tuple[str, ...]:
    """What an unclear message may mean, from what was asked before it or from its words; 2 to 4."""
    found = [choice for word in words(question) for choice in TERMS.get(word, ())]
    if history and len(history[-1].question) <= LONGEST:
        found.insert(0, history[-1].question)
    return tuple(dict.fromkeys([*found[:3], *ANY]))[: max(len(found[:3]) + 1, 3)]


def facts_instead(question: str) -> tuple[str, ...]:
    """Questions of fact that help somebody to come to the opinion that was asked for; 2 or 3."""
    said = question.lower()
    found = [choice for form, choices in FACTS if form.search(said) for choice in choices]
    return tuple(dict.fromkeys(found or FACTS_OF_ANY))[:3]


_WHO: Final = "Who may use the community right to challenge?"
_ACT: Final = "What does the Social Value Act ask of a council?"
_SMALL: Final = "Which rules apply to a contract below the threshold?"
_SUPPLIER: Final = "How can a losing bidder challenge an award?"
_GROUNDS: Final = "On what grounds may a council reject an expression of interest?"
_ACCEPT: Final = "When must a council accept an expression of interest?"
_CHANGE: Final = "How can a contract be changed after it is signed?"
_STANDSTILL: Final = "How long is the standstill period?"
_DECIDE: Final = "How long does the council have to decide on an expression of interest?"
_CRITERION: Final = "What makes a good award criterion for social value?"
_CONSULT: Final = "Must we consult before we close a service?"

ANY: Final = (_WHO, _ACT, _SMALL, "What does a commissioner do?")

TERMS: Final = {
    term: choices
    for terms, choices in (
        (
            ("threshold", "thresholds"),
            ("What are the procurement thresholds?", "What is the light touch threshold this year?", _SMALL),
        ),
        (("challenge", "challenges", "challenging"), (_WHO, _SUPPLIER)),
        (
            ("notice", "notices"),
            ("Which notices does the Procurement Act ask for?", _SMALL),
        ),
        (
            ("deadline", "deadlines", "timescales", "timescale", "time limits", "dates"),
            (_DECIDE, _STANDSTILL),
        ),
        (
            ("grounds", "rejection", "refusal", "rejected"),
            (_GROUNDS, "When may an abnormally low tender be rejected?"),
        ),
        (
            ("contract", "contracts"),
            ("What is the difference between a grant and a contract?", _CHANGE, _SMALL),
        ),
        (
            ("staff", "employees"),
            (
                "What happens to staff when a service moves to another provider?",
                "Can staff of the council take over the service they work in?",
            ),
        ),
        (
            ("act", "law", "acts"),
            (
                _ACT,
                "What does the Localism Act say about the right to challenge?",
                "What are the objectives of the Procurement Act 2023?",
            ),
        ),
        (("council", "councils", "authority"), (_ACT, _DECIDE, _CONSULT)),
    )
    for term in terms
}

FACTS: Final = tuple(
    (re.compile(form), choices)
    for form, choices in (
        (r"\b(?:eoi|expressions? of interest|right to challenge|localism)\b", (_GROUNDS, _ACCEPT)),
        (
            (
                r"\b(?:courts?|judge|judicial|sue[sd]?|claim|damages|compensation|appeal|win|chances|lose"
                r"|liable|unlawful|lawful)\b"
            ),
            (_SUPPLIER, _STANDSTILL),
        ),
        (
            r"\b(?:bid|bids|bidders?|tenders?|award|score|mark|rank|winner)\b",
            (_CRITERION, "What is an assessment summary?"),
        ),
        (
            r"\b(?:clos(?:e|es|ed|ing|ure)|decommission\w*|cut)\b",
            (_CONSULT, "What makes a consultation fair?"),
        ),
        (
            r"\b(?:terminat\w+|extend|extension|renew|sack)\b",
            (_CHANGE, "When can a contract be ended for poor performance?"),
        ),
        (
            r"\b(?:sign(?:ed)? off|approv\w+|certif\w+|compl(?:y|ies|iant|iance)|confirm)\b",
            (
                "Which notices does the Procurement Act ask for?",
                "When must a conflicts assessment be written?",
            ),
        ),
    )
)
FACTS_OF_ANY: Final = (
    "What must I consider before I start a procurement of services?",
    "What does value for money mean under the Procurement Act?",
)
