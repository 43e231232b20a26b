"""Tells questions that look for a tender or another notice: as a precedent, or to see who buys what."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 1000
"""Characters that are looked at; what is longer asks in its first lines, or is no question."""
_NOUN: Final = (
    r"(?:tenders?|notices?|contracts?|specifications?|specs?|procurements?|competitions?|lots?|engagements?)"
)
_SAMPLE: Final = r"(?:samples?|examples?|illustrative|illustrations?|precedents?|models?|made-? ?up|invented)"
_BUYERS: Final = r"(?:buyers?|councils?|authorit(?:y|ies)|trusts?|parish(?:es)?)"
_BUY: Final = (
    r"(?:ask(?:ed|s|ing)|tender(?:ed|s|ing)|b(?:ought|uys|uying)|sought|seek(?:s|ing)|wants|wanted|reserv(?:ed|es)"
    r"|publish(?:ed|es)|put(?:s|ting)?|gone|sound(?:ed|ing)|weigh(?:ed|s)|describe[ds]?|procured)"
)
_LOOKS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_SAMPLE}\b(?:[\s,'’-]+(?!not\b)\w+){{0,7}}?[\s,'’-]+{_NOUN}\b",
        rf"\b{_NOUN}\b[^.?!]{{0,40}}?\b(?:to (?:copy|crib|borrow)|as (?:a|an) (?:precedent|example|model))\b",
        r"\b(?:sample|illustrative|precedents?)\b|\byour (?:own )?(?:samples|examples?)\b",
        r"\bthe (?!following\b|above\b)(?:[\w'’-]+ ){1,4}example\b|^\W*(?:an )?example (?!of how\b)",
        r"\bexamples? (?:award criteri|kpi|of (?:a|any|another) (?:contract|tender))",
        r"\b(?:seen|saw|read|in|about|from|did|does) the example\b",
        (
            r"\b(?:find|show|get|fetch|looking for|look for|search for|pull up|you got) (?:me |us )?"
            r"(?:an? |any |some |another )(?:[\w'’-]+ ){0,6}?(?:tenders?|notices?)\b"
        ),
        r"\b(?:need|want) an? (?:[\w'’-]+[ -]){1,6}?(?:tenders?|notices?) (?:for|about|on|that|with|where)\b",
        r"\b(?:find|show|fetch|pull up|list) (?:me |us )?(?:all |the )?(?:tenders|notices)\b",
        r"\b(?:is|are|was|were) there (?:an? |any )(?:[\w'’-]+ ){0,4}?tenders?\b",
        (
            rf"\b(?:which|what|any|another|other) (?:\w+ )?{_BUYERS} "
            rf"(?:(?:has|have) |(?:is|are|was) (?=\w+ing\b))?{_BUY}\b"
        ),
        rf"\b(?:examples?|instances?) of (?:an?|any|another) {_BUYERS} (?:that (?:has |is )?)?{_BUY}\b",
        rf"\bhow (?:did|do|does|has|have) (?:another|other|any|some) {_BUYERS}\b",
        r"\bwho (?:is|was|are|were) (?:buying|tendering for)\b|\bwho bought\b",
        r"^\W*(?:an?|any) (?:[\w'’-]+ ){0,3}(?:tenders?|notices?) (?:for|about|on|that|with|where) (?!the\b)",
    )
)
_RULE: Final = re.compile(
    r"\b(?:must|have to|has to|need to|needs to|required?|obliged?|legal(?:ly)?|law|lawful|Act|due"
    r"|compulsory)\b"
)
"""Who asks what notices the law wants does not look for one; a word that says "example" outweighs it."""


def asks_for_notice(question: str) -> bool:
    """Whether a question looks for a notice, or asks what one says: a sample, a precedent, who buys what."""
    asked = question[:_LONGEST].replace("Find a Tender", "")  # a service, and no request
    if not any(form.search(asked) for form in _LOOKS):
        return False
    return not _RULE.search(asked) or re.search(rf"\b{_SAMPLE}\b", asked, re.IGNORECASE) is not None
