"""Questions of a few words that ask the question before them of something else: "and for works?"."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.terms import content, words
from assistant.answering.understanding.carried import lowered

_MOST_WORDS: Final = 7
"""Words of a fragment; what is longer has a verb of its own."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|have|has|had|can|could|may|might|must|shall|should|will|would"
    r"|isn't|aren't|don't|doesn't|didn't|can't|won't|what|which|who|whom|whose|why|how|when|where"
    r"|tell|give|show|explain|define|list|say|mean)\b|['’](?:s|re|ll|d)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^(?:for|in|under|with|without|by|from|to|on|at|before|after|below|above|over|of|about|as|if)\b",
    re.IGNORECASE,
)
_ENDS = r"(?=\s*[?.,;]|\s+(?:in|for|under|with|by|from|on|at|before|after|about|when|if|and|or|as)\b|$)"
_PLACES: Final = r"\b(?:england|wales|scotland|northern ireland|the uk|london)\b"
_PLACE = re.compile(_PLACES, re.IGNORECASE)
_BODIES: Final = (
    r"\b(?:(?:a |the )?(?:parish |town |county |district |other |local )?(?:council|authority)"
    r"|(?:parish |town |county |district |other |local )?(?:councils|authorities)|central government"
    r"|(?:government )?departments?|the government|schools?|the nhs|nhs (?:bodies|trusts?)|police"
    r"|fire authorities|academies|utilities|universities|combined authorities|housing associations)\b"
)
_SUPPLIERS: Final = (
    r"\b(?:(?:a |an |the )?(?:charity|supplier|contractor|bidder|social enterprise|co-operative"
    r"|community group|community interest company|small firm|subcontractor|cic|mutual)"
    r"|charities|suppliers|contractors|bidders|social enterprises|co-operatives|community groups"
    r"|small firms|smes|vcses|sub-?contractors|cics"
    r"|mutuals|individuals|companies|businesses)\b"
)
_CONTRACTS: Final = (
    r"\b(?:goods|services|works|concessions?|frameworks?|light touch(?: contracts?| services)?"
    r"|(?:an )?ordinary contracts?|small(?:er)? contracts?|large(?:r)? contracts?"
    r"|(?:below|above)[- ]threshold(?: contracts?)?|grants?)\b"
)
_YEARS: Final = r"\b20\d\d(?: ?(?:-|–|to|and) ?(?:20)?\d\d)?\b"
_AMOUNTS: Final = r"£ ?[\d,.]+(?: ?(?:k|m|bn|million|thousand)\b)?"
_PARALLELS: Final = tuple(
    re.compile(kind, re.IGNORECASE) for kind in (_PLACES, _BODIES, _SUPPLIERS, _CONTRACTS, _YEARS, _AMOUNTS)
)
"""Things of one kind, of which one can stand for another in the same question."""


def fragment(asked: str) -> str:
    """`asked` without its mark where it is no sentence of its own but a few words; else empty."""
    bare = asked.strip(" ?.!,")
    said = words(bare)
    return "" if not said or len(said) > _MOST_WORDS or _VERB.search(bare) or not _tells(bare) else bare


def in_place(short: str, question: str, *, behind: bool = True) -> str:
    """`question` with `short` in the place of what is like it there; else behind it, or empty."""
    before = question.strip(" ?.!")
    if not before:
        return short
    short = short if _PLACE.search(short) else lowered(short)
    put = _at_preposition(short, before) or _at_parallel(short, before)
    if not put and not behind:
        return ""
    return (put or f"{before}, {short}") + "?"


def _tells(bare: str) -> bool:
    return bool(content(bare)) and not re.search(r"\b(?:it|they|them|that|this|those|these)\b", bare.lower())


def _at_preposition(short: str, before: str) -> str:
    """`question` with "for works" in the place of "for a council buying services"; empty without one."""
    opening = _PREPOSITION.match(short)
    if not opening:
        return ""
    word = re.escape(opening.group())
    places = list(re.finditer(rf"\b{word} [^?.,;]{{1,60}}?{_ENDS}", before, re.IGNORECASE))
    return before[: places[-1].start()] + short + before[places[-1].end() :] if places else ""


def _at_parallel(short: str, before: str) -> str:
    for kind in _PARALLELS:
        if kind.search(short) and (places := list(kind.finditer(before))):
            return before[: places[0].start()] + short + before[places[0].end() :]
    return ""
