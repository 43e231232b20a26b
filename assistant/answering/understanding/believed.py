"""Finds in a question what many wrongly believe, with the words of a source that show it to be false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from assistant.answering.figures import figures
from assistant.answering.polarity import fold
from assistant.answering.terms import content
from assistant.answering.understanding.abbreviations import expand
from assistant.answering.understanding.assumed import assumed
from assistant.answers import Premise
from assistant.documents import Citation, Hit
from assistant.models.embedding import Vectors
from assistant.retrieval.beliefs import Beliefs, Near
from assistant.sentences import sentences

MOST_CLAUSES: Final = 8
NEAR: Final = 0.72
"""The least cosine of a clause with a wording of the belief. This and what follows was chosen on
`evals/follow_ups/premises.jsonl` and the dev questions of `python -m evals answers`."""
NEARER: Final = 0.12
"""A clause is nearer by so much to the belief than to the truth; what is as near to both may say either."""
HELD_WEIGHT: Final = 0.2
FITS: Final = 0.895
"""Cosine, and by weight the part of the wording's words that the clause holds, are together at least this."""
SUBJECT: Final = 0.65
"""The least part of the words that belief and truth share, which are what both are about."""
TRUE: Final = 0.6
"""The part of a clause's words that the truth holds, with the same "not", from which the clause says it."""
HELD_WHERE_ASKED: Final = 0.7
"""The least part of the words where the clause asks what, who or how long: it may assume nothing at all."""

_ASKS: Final = re.compile(
    r"^(?:\w+\s+){0,3}?(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE
)
_NOT: Final = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot|without)\b")
_QUANTITY: Final = re.compile(r"^date:|[£€$]|%$| (?:hour|day|week|month|year)s?$|^\d+$")

Embed = Callable[[Sequence[str]], Vectors]
Find = Callable[[str], Hit | None]


def believed(question: str, beliefs: Beliefs, embed: Embed, find: Find) -> Iterator[Premise]:
    """The false beliefs in a question, the surest first; `find` gives the hit of a passage by its id."""
    clauses = list(dict.fromkeys([*assumed(question), *sentences(question)]))[:MOST_CLAUSES]
    if not beliefs.held or not clauses:
        return
    found = [
        (near, clause)
        for clause, vector in zip(clauses, embed(clauses), strict=True)
        for near in _fitting(clause, beliefs.near(vector, NEAR))
    ]
    told = {near.held.belief.truth for near, _ in found if any(_says(clause, near) for clause in clauses)}
    for near, clause in sorted(found, key=lambda item: -item[0].cosine):
        held = near.held
        hit = find(held.passage.id)
        if told & {held.belief.truth, clause} or hit is None:
            continue
        told |= {held.belief.truth, clause}
        text = f"It is often thought that {near.said}. The sources say otherwise:"
        yield Premise(clause, text, (Citation(hit, held.belief.truth, held.start, held.end),))


def _says(clause: str, near: Near) -> bool:
    """Whether a clause says the truth that a belief is not; amounts are compared elsewhere."""
    truth, said = near.held.belief.truth, set(content(expand(clause)))
    held = len(said & set(content(expand(truth))))
    same = bool(said) and held >= TRUE * len(said) and _denied(clause) == _denied(truth)
    return same and not _quantities(clause)


def _fitting(clause: str, found: Sequence[Near]) -> list[Near]:
    """Those of the beliefs near a clause that it holds; none where a truth near it gives its amounts."""
    right = {figure for near in found for figure in _quantities(near.held.belief.truth)}
    return [] if right & _quantities(clause) else [near for near in found if _same(clause, near)]


def _same(clause: str, near: Near) -> bool:
    """Whether a clause says what the belief says, and not the truth, or something else of the same thing."""
    if near.cosine - near.with_truth < NEARER or _denied(clause) != _denied(near.said):
        return False
    own, theirs = _quantities(clause), _quantities(near.said)
    if bool(theirs) != bool(own & theirs):
        return False
    said, wording = set(content(expand(clause))), set(content(expand(near.said)))
    truth = set(content(expand(near.held.belief.truth)))
    subject = wording & truth
    if len(subject & said) < SUBJECT * len(subject):
        return False
    held = len(wording & said) / max(len(wording), 1)
    if _ASKS.search(clause) and held < HELD_WHERE_ASKED:
        return False
    return near.cosine + HELD_WEIGHT * held >= FITS


def _denied(text: str) -> bool:
    return _NOT.search(fold(text)) is not None


def _quantities(text: str) -> set[str]:
    """Amounts, parts, periods and dates; sections and years are places, not what is believed."""
    return {
        figure
        for figure in figures(text)
        if _QUANTITY.search(figure) and not re.fullmatch(r"(?:19|20)\d\d", figure)
    }
