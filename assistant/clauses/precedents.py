"""Past tenders that asked for something alike: what they asked for, in the notice's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.clauses.block import Block
from assistant.clauses.brief import Brief, Theme
from assistant.clauses.filling import service_of
from assistant.clauses.pack import Precedent
from assistant.documents import Hit
from assistant.library.filters import Filters
from assistant.retrieval.search import Search
from assistant.sentences import split_units

_TENDERS: Final = Filters(kinds=("tender",))
_DEPTH: Final = 20
"""Passages looked at for each question put to the library."""
_SHORTEST, _LONGEST = 40, 420
"""Characters of a quote: a shorter one is a heading, a longer one is no sentence."""
_ALIKE: Final = 0.75
"""Share of words in common from which two quotes are one: notices are published again and again."""

_ASKS = re.compile(
    r"\b(?:shall|must|will|should|(?:is|are) (?:asked|required|expected|evaluated|assessed|scored|weighted)|"
    r"asks? for|commit\w*|requires?|required|evaluat\w+|deliver\w*|provide|evidence|criteri\w+|weight\w*)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:no|without|not|nor)\b[^.;]{0,40}\b(?:social value|community benefit|apprentic)", re.IGNORECASE
)
_IN_GENERAL = re.compile(
    r"\bsocial value\b|\bcommunity benefits?\b|\bsocial,? (?:economic )?and environmental", re.IGNORECASE
)
_LESS: Final = r"(?:reduc|prevent|avoid|minimi[sz]|cut|lower)\w*[^.;]{0,40}\b"
_SPEAKS_OF: Final[dict[Theme, str]] = {
    "jobs and apprenticeships": r"apprentic|work placements?|work experience|unemployed|barriers to work|"
    r"care leavers|supported employment",
    "skills": r"training hours|upskilling (?:of )?(?:staff|the workforce)|skills (?:plan|training) for "
    r"(?:staff|the workforce)|apprentic|hours of training|careers? (?:talks?|events?)",
    "fair work and pay": r"living wage|guaranteed hours|zero[- ]hours|fair work",
    "supply chain": r"(?:spend|opportunit|places?|work)\w*[^.;]{0,60}\b(?:SMEs?|VCSEs?|social enterprises?|"
    r"small (?:firms|businesses)|third sector|supported businesses)|supply chain initiatives",
    "prompt payment": r"prompt payment|pay (?:its |their )?sub-?contractors",
    "equality and accessible employment": r"disabled (?:people|applicants)|Disability Confident|"
    r"under-?represented groups",
    "health and well-being": r"well-?being of (?:staff|workers|the workforce|users|residents|people)|lonel|"
    r"social isolation",
    "co-production and user involvement": r"co-?produc|co-?design|lived experience|users? (?:panel|group)|"
    r"user involvement",
    "community benefit and social productivity": r"community (?:benefit|group)|volunteer|friends-of",
    "carbon": r"carbon (?:emission|footprint|reduc|plan|baseline)|net zero|greenhouse|electric vehicles?|"
    + _LESS
    + r"(?:carbon|emissions?|mileage)",
    "nature": r"biodiversity|pollinat|meadows?|peat|herbicid|pesticid|good for wildlife|habitat",
    "waste and circular economy": r"food waste|" + _LESS + r"(?:waste|packaging)|circular economy|"
    r"re-?use[ds]? (?:or|and) repair",
    "modern slavery": r"modern slavery|forced labour",
    "local economy, lawfully": r"meet the buyer|supply chain initiatives|employment (?:hub|service)",
    "legacy and exit": r"legacy|(?:knowledge|skills) transfer",
}
_SPEAKS: Final = {theme: re.compile(rf"\b(?:{words})", re.IGNORECASE) for theme, words in _SPEAKS_OF.items()}
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    {"service", "contract", "council", "provision", "supply", "work", "support", "maintenance", "management"}
    | {"system", "building", "related", "school", "office", "home", "public", "community"}
)
_NO_PROMISE = re.compile(r"conditions for taking part|selection|exclusion", re.IGNORECASE)
"""Where a notice says who may take part: that is ability, and no promise about the contract."""


@dataclass(frozen=True, slots=True)
class _Found:
    hit: Hit
    start: int
    end: int
    like_service: bool
    rank: int

    @property
    def quote(self) -> str:
        return self.hit.passage.text[self.start : self.end]

    @property
    def order(self) -> tuple[bool, bool, int]:
        """Those for a like service first, real ones before invented ones, then as the search ranks them."""
        return not self.like_service, self.hit.source.status == "illustrative", self.rank


def precedents(
    brief: Brief, outcomes: Sequence[Block], search: Search, limit: int = 5
) -> tuple[Precedent, ...]:
    """Up to `limit` notices that asked for something like these commitments, one for each notice.

    Fewer, or none, where the library has no such notice.
    """
    kept: list[_Found] = []
    for found in sorted(_candidates(brief, outcomes, search), key=lambda item: item.order):
        if len(kept) >= limit:
            break
        if not any(_same(found, other) for other in kept):
            kept.append(found)
    return tuple(map(_precedent, kept))


def _candidates(brief: Brief, outcomes: Sequence[Block], search: Search) -> Iterator[_Found]:
    service = service_of(brief)
    themes = [block.theme for block in outcomes]
    questions = [f"{service} social value", *(f"{service} {block.title}" for block in outcomes)]
    for question in questions:
        for rank, hit in enumerate(search(question, _DEPTH, _TENDERS)):
            like = _like_service(hit, brief)
            span = _asked_for(hit, themes, in_general=like)
            if span:
                yield _Found(hit, *span, like_service=like, rank=rank)


def _asked_for(hit: Hit, themes: Sequence[Theme], *, in_general: bool) -> tuple[int, int] | None:
    """The sentence of the passage that asks for something alike; the most alike where several do.

    A theme that the title names is what was bought there, and no social value of it.
    """
    best: tuple[int, tuple[int, int]] | None = None
    text = hit.passage.text
    themes = [theme for theme in themes if theme in _SPEAKS and not _SPEAKS[theme].search(hit.source.title)]
    for start, end in split_units(text):
        if _NO_PROMISE.search(hit.passage.locate(start, end)):
            continue
        points = _points(text[start:end], themes, in_general=in_general)
        if points and not _in_heading(hit, start, end) and (best is None or points > best[0]):
            best = (points, (start, end))
    return best[1] if best else None


def _points(sentence: str, themes: Sequence[Theme], *, in_general: bool) -> int:
    if not _SHORTEST <= len(sentence) <= _LONGEST or not _ASKS.search(sentence):
        return 0
    if _NOT_ASKED.search(sentence):
        return 0
    alike = sum(bool(_SPEAKS[theme].search(sentence)) for theme in themes)
    general = bool(_IN_GENERAL.search(sentence))
    return 2 * alike + general if alike or (general and in_general) else 0


def _in_heading(hit: Hit, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in hit.passage.headings)


def _like_service(hit: Hit, brief: Brief) -> bool:
    """Whether the notice is for a service of the same name, by its title and headings."""
    named = _words(" ".join((hit.source.title, *hit.passage.heading_path)))
    return bool(named & _words(brief.service))


def _same(one: _Found, other: _Found) -> bool:
    """Whether both come from one notice, or say the same of one buyer's purchase."""
    if one.hit.source.id == other.hit.source.id:
        return True
    mine, theirs = one.hit.source, other.hit.source
    if mine.title == theirs.title and _buyer(one.hit) == _buyer(other.hit):
        return True
    words, others = _all_words(one.quote), _all_words(other.quote)
    return len(words & others) >= _ALIKE * len(words | others)


def _precedent(found: _Found) -> Precedent:
    source, passage = found.hit.source, found.hit.passage
    return Precedent(
        source_id=source.id,
        title=source.title,
        buyer=_buyer(found.hit),
        date=(source.tender.published if source.tender else "") or source.date,
        locator=passage.locate(found.start, found.end),
        quote=found.quote,
        address=source.address,
        illustrative=source.status == "illustrative",
    )


def _buyer(hit: Hit) -> str:
    return (hit.source.tender.buyer if hit.source.tender else "") or hit.source.publisher


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())} - _COMMON


def _all_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
