"""The content words of a text, in a form in which different writings of one word are equal."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")

STOP_WORDS: Final = frozenset(
    """a about above after again against all also am among an and another any are as at be because been before
    being between both but by can cannot could did do does doing down during each either for from further
    had has have having he her here hers him his how however i if in into is it its itself just let like
    may me might more most must my no nor not of off on once only or other our ours out over own per same
    shall she should so some such than that the their theirs them then there these they this those through
    to too under until up upon us very was we were what whatever when where whether which while who whom
    whose why will with within without would you your yours yes please tell explain mean means meaning
    called known include includes including""".split()  # noqa: SIM905 -- words read best as words
)

# Words that stand for one thing in this field; each group counts as one word.
_SAME: Final = {
    word: group[0]
    for group in (
        ("authority", "council", "councils", "authorities"),
        ("supplier", "suppliers", "provider", "providers", "contractor", "contractors"),
        ("buy", "buying", "purchase", "purchasing", "purchases", "purchased", "procure", "procuring"),
        ("provide", "deliver", "delivery", "delivered", "delivering", "provided", "provides", "provision"),
        ("submit", "submitted", "submits", "submission"),
        ("decide", "decision", "decides", "deciding", "decisions", "decided"),
        ("reject", "rejection", "rejects", "rejected", "refuse", "refuses", "refusal", "refused"),
        ("accept", "acceptance", "accepts", "accepted"),
        ("specify", "specified", "specifies", "specification"),
        ("consider", "considers", "considered", "consideration", "considering"),
        ("employee", "employees", "staff"),
        ("law", "act", "statute", "legislation"),
        ("charity", "charities", "charitable"),
        ("different", "difference", "differ", "differs", "differences", "differently"),
        ("begin", "start", "starts", "started", "commence", "begins", "beginning"),
    )
    for word in group
}
_PHRASES: Final = (
    (re.compile(r"\bexpressions? of interest\b", re.IGNORECASE), "eoi"),
    (re.compile(r"\bEOIs\b", re.IGNORECASE), "eoi"),
    (re.compile(r"\bcommunity right to challenge\b", re.IGNORECASE), "crtc"),
    (re.compile(r"\bvoluntary,? community and social enterprises?\b", re.IGNORECASE), "vcse"),
    (re.compile(r"\bVCSEs\b", re.IGNORECASE), "vcse"),
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_SHORTEST_STEM: Final = 3


def words(text: str) -> list[str]:
    """All words and numbers of `text`, in lower case and in order."""
    return [word.group().lower().replace("’", "'") for word in _WORD.finditer(text)]


def content(text: str) -> list[str]:
    """The stems of the content words of `text`, in order, repeats kept."""
    for phrase, short in _PHRASES:
        text = phrase.sub(short, text)
    return [
        stem(word) for word in words(text) if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]


def stem(word: str) -> str:
    """A light stem of one lower-case word: equal for its usual endings, never for its opposite."""
    word = word.removesuffix("'s")
    if word in _SAME:
        return _SAME[word]
    for suffix, instead in (
        ("ies", "y"), ("sses", "ss"), ("ations", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"),
        ("ates", "at"), ("ate", "at"), ("ments", "ment"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""),
        ("ers", "er"), ("es", "e"), ("ly", ""),
    ):  # fmt: skip
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            base = word.removesuffix(suffix) + instead
            base = _DOUBLED.sub(r"\1", base) if suffix in {"ing", "ings", "ed"} else base
            return base.removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST_STEM:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
