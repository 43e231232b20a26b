"""Interviews that lead to each verdict, and what the pages of the web app may hold."""

from __future__ import annotations

from datetime import date

from parsed import ATTRIBUTES, TAGS

from assistant.eligibility.check import check
from assistant.eligibility.interview import Interview
from assistant.eligibility.questions import UNKNOWN
from assistant.law.cited import LawTexts
from assistant.web.challenge.verdict import verdict

TODAY = date(2026, 11, 22)
TEXTS = LawTexts()
OURS = TAGS | {"form", "fieldset", "legend", "label", "input", "textarea", "progress", "section", "strong"}
OUR_ATTRIBUTES = ATTRIBUTES | {
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-labelledby",
    "autocomplete",
    "checked",
    "data-act",
    "data-answer",
    "data-question",
    "data-save",
    "data-screen",
    "data-show",
    "download",
    "for",
    "inputmode",
    "max",
    "method",
    "name",
    "novalidate",
    "rows",
    "value",
}
GOOD = {"authority_type": "district_council", "body_type": "charity", "seeks": "provide_service"}
GOOD |= {"service_by_or_for_authority": "yes", "window": "none", "buying": "neither"}
CASES: dict[str, tuple[dict[str, str], str]] = {
    "can_challenge": (GOOD, "no"),
    "can_challenge_with_risks": (GOOD | {"window": "outside", "buying": "both"}, "no"),
    "cannot_challenge": ({"authority_type": "scottish_council"}, "no"),
    "cannot_tell": ({}, UNKNOWN),
}


def interviewed(name: str) -> Interview:
    answers, other = CASES[name]
    interview = Interview(TODAY)
    while question := interview.next():
        interview = interview.answered(question.id, answers.get(question.id, other))
    return interview


def told(name: str, word: bytes = b"") -> str:
    interview = interviewed(name)
    return verdict(check(interview.facts, TODAY), interview, TEXTS.cite, word)
