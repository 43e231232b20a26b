"""Whether a question in the chat asks us to draft."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.stated.sentences import saying

_OBJECT: Final = (
    r"(?:(?:social[- ]value|award|contract|tender|specification|monitoring|KPI|model|lawful|lighter"
    r"|quality) )?(?:clauses?|clause pack"
    r"|award (?:question|criteri(?:on|a))|(?:social[- ]value|monitoring|KPI) (?:part|section|wording"
    r"|requirements?|questions?"
    r"|criteri(?:on|a)|measures?|schedule|specification|terms|pack|KPIs?|text|commitments?|provisions?"
    r"|obligations?)"
    r"|specification clauses?|KPIs?|social value for (?:an?|our|the))"
)
_ASKING: Final = r"(?:\A\W*|[,;:] |\b(?:please|you|to|and|then|just|also|now|let['’]s|me|us) )"
_VERB: Final = (
    r"(?:re-?draft|draft|write|prepare|create|make|produce|generate|suggest|propose|word|compose|formulate"
    r"|design|give|build|come up with"
    r"|put together|help (?:me |us )?(?:to )?(?:draft|write|with)|drafting|writing)"
)
_INVITES: Final = re.compile(
    rf"{_ASKING}{_VERB}(?: (?:me|us|up|out))?(?: (?!(?:examples?|difference|between|whether|why|sure"
    rf"|an? expression|letter|notes?)\b)"
    rf"[\w£'’%.,+&-]{{1,30}}){{0,9}}? {_OBJECT}\b",
    re.IGNORECASE,
)
_NEEDS: Final = re.compile(
    r"\b(?:i|we)(?:['’]d| would)? (?:need|want|like|am looking for|are looking for|require)(?: to (?:have"
    r"|see|get))?(?: (?:an?|some|the|new"
    rf"|your))?(?: (?!(?:examples?|know|which|what|how|understand|check|publish"
    rf"|read)\b)[\w£'’%.,+&-]{{1,30}}){{0,6}}? {_OBJECT}\b",
    re.IGNORECASE,
)
_ONLY_ASKS: Final = re.compile(
    r"\A\W*(?:how|what|why|who|when|where|which|is|are|does|do|did|should|must|may|has|have|was|were)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:do not|don['’]t|never|not|without|stop|no need to|rather than|instead of)(?: \w+){0,3}\s*\Z"
    r"|n['’]t\s*\Z",
    re.IGNORECASE,
)


def invites(question: str) -> bool:
    """Whether the asker wants a social value clause, question or measure drafted.

    "Draft a social value clause for a £2m facilities contract" does; "How is a good clause drafted?" asks to
    know. Raises nothing.
    """
    for _, sentence in saying(question):
        if _ONLY_ASKS.match(sentence):
            continue
        for form in (_INVITES, _NEEDS):
            if (match := form.search(sentence)) and not _NOT.search(sentence[: match.start() + 1]):
                return True
    return False
