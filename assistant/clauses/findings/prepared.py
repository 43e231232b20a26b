"""A draft made ready for the rules: its sentences, what kind of text it is, and the purchase behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from assistant.clauses.brief import Brief
from assistant.clauses.findings.amounts import months_said, pounds_said
from assistant.clauses.regime import above_threshold
from assistant.sentences import split_sentences

Kind = Literal["clause", "award question", "specification"]
"""`clause`: a few sentences, of which other parts may stand elsewhere. `award question`: what tenderers are
asked or how they are scored. `specification`: several parts, so that what is missing from it is missing."""

LONGEST_SENTENCE: Final = 1_000
"""Characters. A longer one is looked at in pieces, so that the time a rule takes grows with the text only."""
SHORTEST_SPECIFICATION: Final = 90
"""Words. Shorter texts are extracts, however they are numbered."""
FEWEST_PARTS: Final = 5
"""Numbered paragraphs of a specification."""
FEWEST_DUTIES: Final = 3
"""Of those paragraphs; others say who answers, or when a change counts."""

SUPPLIER: Final = (
    r"(?:supplier|contractor|provider|consultant|operator|charity|successful\s+(?:tenderer|bidder))s?"
)
MODAL: Final = r"(?:shall|will|must|should)"
_OBLIGES: Final = re.compile(
    rf"\b{SUPPLIER}\b[^.]{{0,60}}?\b(?:{MODAL}|undertakes?|agrees?|commits?)\b|\b(?:shall|must)\b",
    re.IGNORECASE,
)
SOCIAL: Final = re.compile(
    r"\b(?:social|apprentic\w*|trainees?|placements?|work experience|jobs?|employ\w*|unemployed|skills?"
    r"|training"
    r"|young people|school\w*|volunteer\w*|communit\w+|charit\w+|resident\w*|wellbeing|well-being"
    r"|environment\w*"
    r"|carbon|emissions|waste|plastic|recycl\w+|sustainab\w+|biodiversity|diversity|equality|inclusi\w+"
    r"|disab\w+|SMEs?|VCSEs?|small and medium|social enterprises?|local|left care|careers|stakeholders"
    r"|modern slavery|living wage|climate|net zero|nature|green|poverty|care leavers|good causes|mentor\w*"
    r"|graduates?"
    r"|students?|T-levels?|interns?|older people|loneliness|homeless\w*|ex-offenders|veterans|refugees"
    r"|health\w*|lifestyles?|inequalit\w*|disadvantaged|life chances|diverse|young|vulnerable|barriers)\b",
    re.IGNORECASE,
)
"""Words of the matters that social value clauses are about."""
_COMMITMENTS: Final = re.compile(r"\b(?:these|the|each|every|a) commitments?\b", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"\b(?:award (?:criteria|question)|evaluat\w+|tenders? (?:are|will be) (?:assessed|judged)|weighting"
    r"|(?:tenderers?|bidders?) (?:shall|should|must) (?:describe|explain|set out)|(?:please )?describe how"
    r"|how will you|scor(?:e|ed|ing)|total score)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\((?:[a-z]{1,3}|\d{1,2})\))[ \t]+\S"
)
_LEADING_NUMBER: Final = re.compile(
    r"\s*(?:\d{1,2}(?:(?:\.\d{1,2}){1,3}[.)]?|[.)]|(?=\s+[A-Z]))|\((?:[a-z]{1,3}|\d{1,2})\)|[-•*])\s+"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a piece of a very long one, and where it stands."""

    start: int
    text: str
    obliges: bool
    """Whether it lays a duty on the supplier."""
    social: bool

    @property
    def end(self) -> int:
        """Where it ends in the draft."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules look at."""

    text: str
    sentences: tuple[Sentence, ...]
    kind: Kind
    brief: Brief | None
    day: date
    """The day whose law counts: the start of the procurement, else that of the check."""
    above: bool | None
    """Whether the purchase reaches its threshold; None while that is not known."""
    value: int | None
    """Pounds, from the brief or else from the draft's own words."""
    months: int | None

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether any part of the draft matches."""
        return any(pattern.search(sentence.text) for sentence in self.sentences)

    @property
    def buyer_type(self) -> str | None:
        """Who buys, where the brief says so."""
        return self.brief.buyer_type if self.brief else None

    @property
    def asks_for_social_value(self) -> bool:
        """Whether it holds commitments of the supplier on social matters, and not only other work."""
        commitments = any(_COMMITMENTS.search(sentence.text) for sentence in self.sentences)
        return sum(sentence.obliges and sentence.social for sentence in self.sentences) + commitments > 1


def prepared(text: str, brief: Brief | None, as_at: date) -> Draft:
    """The draft, ready for the rules. Takes time linear in the text."""
    sentences = tuple(_sentences(text))
    day = (brief.start if brief else None) or as_at
    return Draft(
        text=text,
        sentences=sentences,
        kind=_kind(text, sentences),
        brief=brief,
        day=day,
        above=_above(text, brief, day),
        value=brief.value_inc_vat if brief and brief.value_inc_vat is not None else pounds_said(text),
        months=brief.months if brief and brief.months is not None else months_said(text),
    )


def _sentences(text: str) -> Iterator[Sentence]:
    for start, end in split_sentences(text):
        number = _LEADING_NUMBER.match(text, start, end)
        at = number.end() if number and number.end() < end else start
        while at < end:
            cut = end
            if end - at > LONGEST_SENTENCE:
                space = text.rfind(" ", at, at + LONGEST_SENTENCE)
                cut = space if space > at else at + LONGEST_SENTENCE
            piece = text[at:cut]
            yield Sentence(at, piece, bool(_OBLIGES.search(piece)), bool(SOCIAL.search(piece)))
            at = cut


def _kind(text: str, sentences: tuple[Sentence, ...]) -> Kind:
    numbered = len(_NUMBERED.findall(text))
    obliging = sum(sentence.obliges for sentence in sentences)
    if len(text.split()) >= SHORTEST_SPECIFICATION and numbered >= FEWEST_PARTS and obliging >= FEWEST_DUTIES:
        return "specification"
    if any(_ASKS.search(sentence.text) for sentence in sentences):
        return "award question"
    return "clause"


_BELOW: Final = re.compile(r"\bbelow(?:[- ]the)?(?:[- ]\w+)?[- ]threshold\b", re.IGNORECASE)


def _above(text: str, brief: Brief | None, day: date) -> bool | None:
    known = above_threshold(brief, day) if brief else None
    if known is None and _BELOW.search(text):
        return False
    return known
