"""Contracts of less than a year, in whatever words a draft tells their length."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, lengths
from assistant.clauses.findings.finding_words import words

_WORK: Final = (
    r"(?:contracts?|works|pilot|programme|installation|refurbishment|project|term|job|build|scheme"
    r"|commission|event|season"
    r"|demolition|construction|period|duration|agreement|repairs|renewal|resurfacing|extension|survey"
    r"|campaign|service)"
)
_LENGTH: Final = rf"{NUMBER}[- ](?:months?|weeks?)"
_SPELL: Final = rf"{NUMBER}-(?:month|week)"
_OF_A_PERSON: Final = (
    r"(?:trial|taster|placement|rotation|notice|probation\w*|review|report\w*|course|training|qualification"
    r"|mobilisation"
    r"|paid|apprentic\w+|internship|break|check\w*|meeting|average|rolling|option|mark|intervals?|work"
    r"|traineeship|old"
    r"|induction|secondment|bootcamp|sector|pre-\w+|full|minimum|period)\b"
)
_SHORT: Final = words(
    rf"\b({_LENGTH})[- ](?:\w+[- ])?{_WORK}\b|\b({_SPELL}) (?!{_OF_A_PERSON})[a-z]{{4,}}\b"
    rf"|\b(?:will|shall) (?:take|last) ({_LENGTH})\b|\b(?:done|finished|completed|carried out|over) (?:in"
    rf"|within|by) ({_LENGTH})\b"
    rf"|(?<!first )(?<!last )(?<!within )\b({_LENGTH})\s+(?:of|for)\s+(?:the\s+|this\s+)?(?:\w+\s+)?{_WORK}\b"
    rf"|\b{_WORK}\s?(?:\w+\s+)?(?:will |shall )?(?:takes?|lasts?|ends?|runs?|of|is|:|continues?"
    rf"|finish(?:es)?|for|period|duration)\s+"
    rf"(?:after |for |only |about |is |of |up to |over )?({_LENGTH})\b"
)
_HALF_YEAR: Final = words(
    rf"\bhalf-year (?:{_WORK})\b|\bone-off (?:event|purchase|job|contract)\b|\bsingle[- ]season\b"
    rf"|\bsummer (?:contract|season)\b"
)
_HALF: Final = words(r"\bhalf[- ]years?\b")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
_SPAN: Final = words(
    rf"\b(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+(20\d\d))?\s+(?:to|until|till|-"
    rf"|–)\s+(?:the end of\s+)?(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+(20\d\d))?"
)
_START_FINISH: Final = words(
    rf"\b(?:starts?|begins?)\b(?: \w+)? (?:\d{{1,2}} )?{_MONTH}(?:\s+(20\d\d))?[^.]{{0,40}}?\b(?:finish\w*"
    rf"|ends?|complete\w*)\b"
    rf"(?: \w+)? (?:\d{{1,2}} )?{_MONTH}(?:\s+(20\d\d))?"
)
_OF_WORK: Final = words(rf"\b{_WORK}\b")
_LONG: Final = 12


def short_work(text: str) -> float | None:
    """Months that the contract lasts, where the text says so in passing and it is less than a year."""
    if any(length >= _LONG for length in lengths(_HALF.sub(" ", text))):
        return None
    said = [lengths(next(filter(None, match.groups())))[0] for match in _SHORT.finditer(text)]
    if _HALF_YEAR.search(text):
        said.append(6.0)
    said += [months for match in _SPAN.finditer(text) if (months := _spanned(text, match)) is not None]
    said += [_between(match) for match in _START_FINISH.finditer(text)]
    return min(said) if said else None


def _spanned(text: str, match: re.Match[str]) -> float | None:
    if not _OF_WORK.search(text, max(0, match.start() - 60), match.start()):
        return None
    return _between(match)


def _between(match: re.Match[str]) -> float:
    first, last = (_MONTHS.index(name[:3].lower()) for name in (match[1], match[3]))
    years = int(match[4]) - int(match[2]) if match[2] and match[4] else int(last < first)
    return float(12 * years + last - first + 1)
