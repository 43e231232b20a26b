"""Whether a question is about the asker's own right to challenge."""

from __future__ import annotations

import re
from typing import Final

from assistant.eligibility.stated.clauses import plain
from assistant.eligibility.stated.sign import terse
from assistant.eligibility.stated.signs import WHO_AND_WHAT
from assistant.eligibility.stated.words import OWN
from assistant.sentences import split_sentences


def invites(question: str) -> bool:
    """Whether the asker wants to know if they, or their group, may challenge, take over or run a service.

    "Can our charity run the library?" does. What the law says in general, and what a council asks about the
    expressions of interest that it gets, does not. Raises nothing.
    """
    text = plain(question)
    if _OF_A_COUNCIL.search(text):
        return False
    return any(_own_case(text[start:end]) for start, end in split_sentences(text))


def _own_case(sentence: str) -> bool:
    if _ELIGIBLE.search(sentence):
        return True
    short = terse(sentence).text
    return any(sign.pattern.search(short) for sign in _TO_SERVE)


_TO_SERVE: Final = [
    sign
    for sign in WHO_AND_WHAT
    if sign.fact == "seeks" and sign.value in {"provide_service", "assist_with_service"}
]
_WHO: Final = rf"(?:{OWN}|an? \w+(?: \w+)? like (?:ours|us|mine))"
_ELIGIBLE: Final = re.compile(
    rf"\b(?:is|are|am|do|does|would|could|can|may|might|whether|if) {_WHO}\b[^.?!]{{0,80}}?\b(?:"
    r"eligible (?:to|for)|entitled to challenge|qualif(?:y|ies) (?:to|as|for)|(?:a|as|count as a) relevant"
    r" body"
    r"|(?:have|use|using|exercise|under) (?:the |a |any )?(?:community )?right to challenge"
    r"|(?:submit|send|put|make|write|lodge|hand)(?: in)? (?:\w+ ){0,3}?(?:expressions? of interest|EOI)"
    r"|challenge (?:how|it|them|a service|(?:the|our|a|an) (?:\w+ ){0,4}?(?:council|service|way|running)))\b"
    rf"|\b(?:is|are|would) {_WHO} (?:eligible|allowed|able|entitled) to challenge\b",
    re.IGNORECASE,
)
_OF_A_COUNCIL: Final = re.compile(
    r"\b(?:in[- ]house|insourc\w+|(?:received|got|had) (?:an?|\w+) (?:EOIs?|expressions? of interest)"
    r"|draft(?:ing)? (?:an?|me|the|one)|mini-competition|framework|method statement"
    r"|(?:must|should|shall) we|(?:do|would) we have to"
    r"|(?:can|may|could) we (?:refuse|reject|accept|publish|evaluate|reserve|score|set|close|modify|procure"
    r"|decide)"
    r"|(?:our|my) (?:\w+ ){0,2}?(?:authority|directorate|procurement team|commissioners?)"
    r"|our (?!parish|town)(?:\w+ )?council (?:run|take|provide|deliver|refuse|reject))\b",
    re.IGNORECASE,
)
"""How people speak who work for a council."""
