"""How long a contract may last, in whatever words a draft tells it."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, lengths, number
from assistant.clauses.findings.finding_words import words

_LENGTH: Final = rf"{NUMBER}[- ](?:years?|months?)\b"
_CONTRACT: Final = words(
    r"\b(?:contract|term|reserv\w+|award\w*|agreement|lasts?|runs?|let|extend\w*|extensions?|options?"
    r"|renew\w*|prolong\w*|mutuals?)\b"
)
_SUM: Final = words(
    r"\b(\d{1,2})\s?\+\s?(\d{1,2})(?:\s?\+\s?(\d{1,2}))?(?:\s?\+\s?(\d{1,2}))?\s+(years?|months?)\b"
)
_OPEN_ENDED: Final = words(
    r"\bno (?:end|expiry|finish|closing|termination) date\b|\brolling (?:contract|basis|term)\b"
    r"|\bindefinite(?:ly)?\b"
    r"|\b(?:without|no) (?:an? )?(?:upper |time |fixed )?(?:limit|term)\b|\bopen-ended\b"
    r"|\buntil either (?:side|party)\b|\bin perpetuity\b|\bevergreen\b"
    r"|\b(?:a|one) decade\b|\bever(?:y)? after\b"
)
_DAY: Final = (
    r"(?:\d{1,2}\s+)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?"
)
_FROM_TO: Final = words(
    rf"\bfrom\s+{_DAY}(20\d\d)\s+(?:to|until|till|up to|-|–)\s+(?:the end of\s+)?{_DAY}(20\d\d)\b"
)
_UNTIL_FROM: Final = words(
    rf"\b(?:until|till|to)\s+{_DAY}(20\d\d),?\s+(?:from|starting(?: in| on)?|beginning(?: in"
    rf"| on)?)\s+{_DAY}(20\d\d)\b"
)
_START_END: Final = words(
    r"\b(?:starts?|begins?|from|commenc\w+)\b[^.;]{0,30}?\b(20\d\d)\b[^.;]{0,60}?\b(?:ends?|expires?|until"
    r"|finish\w*|to|through)\b"
    r"[^.;]{0,30}?\b(20\d\d)\b"
)
_MORE: Final = words(
    rf"({_LENGTH})[^.]{{0,90}}?\b(?:plus|then|extend\w*|extensions?|options?|prolong\w*|renew\w*|further"
    rf"|more|by)\b"
    rf"[^.;]{{0,30}}?({NUMBER})(?:\s+((?:one|two|three|four|five|\d{{1,2}}))-(year|month))?(?:[- ](years?"
    rf"|months?))?"
)
_IN_ALL: Final = words(
    r"\b(?:in all|in total|extensions? included|includ\w+ (?:(?:all|any|the|options? to)\s+)?(?:extensions?"
    r"|extend))\b"
)
_OF_ANOTHER_MATTER: Final = words(
    r"\b(?:last|previous|past|experience|records?|keep|kept|retain\w*|aged?|old|held such|lease\w*"
    r"|warrant\w*|within"
    r"|qualification|track record|after|ago|set up|founded|formed)\b"
)


def longest_term(text: str) -> tuple[float, int, int] | None:
    """Months that the contract can last by one sentence, and where it says so."""
    open_ended = _OPEN_ENDED.search(text)
    if open_ended:
        return 120.0, open_ended.start(), open_ended.end()
    return _added(text) or _dated(text) or _plain(text)


def _added(text: str) -> tuple[float, int, int] | None:
    found = _SUM.search(text)
    if found:
        months = sum(float(part) for part in found.groups()[:4] if part)
        return months * _unit(found[5]), found.start(), found.end()
    return None


def _dated(text: str) -> tuple[float, int, int] | None:
    for pattern, back in ((_FROM_TO, False), (_UNTIL_FROM, True), (_START_END, False)):
        found = pattern.search(text)
        if found:
            first, last = (found[2], found[1]) if back else (found[1], found[2])
            return 12.0 * (int(last) - int(first)), found.start(), found.end()
    return None


def _plain(text: str) -> tuple[float, int, int] | None:
    if _OF_ANOTHER_MATTER.search(text) or not _CONTRACT.search(text):
        return None
    more = _MORE.search(text)
    if more and not _IN_ALL.search(text):
        base = lengths(more[1])[0]
        return base + _extension(more), more.start(), more.end()
    lone = re.search(_LENGTH, text, re.IGNORECASE)
    return (max(lengths(text)), lone.start(), lone.end()) if lone else None


def _extension(more: re.Match[str]) -> float:
    if more[3]:
        return number(more[2]) * number(more[3]) * _unit(more[4])
    unit = more[5] or more[1].split()[-1].rpartition("-")[2]
    return number(more[2]) * _unit(unit)


def _unit(word: str) -> float:
    return 12.0 if word.lower().startswith("year") else 1.0
