"""The clauses of a question that it does not ask but takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering.figures import figures
from assistant.sentences import sentences

_FEWEST_WORDS: Final = 4
"""A clause has at least a subject, a verb and what it says."""

_REASON = re.compile(
    r"(?:^|[,;]\s*)(?:(?:and|but|so)\s+)?(?:since|as|because|given that|given|now that|seeing (?:that|as)"
    r"|considering that|considering|knowing that|because of|if,? as you say,?)\s+(?P<clause>[^,;?]+)",
    re.IGNORECASE,
)
_SO = re.compile(r",\s+(?:so|which means|therefore|then|and so)\s+\w", re.IGNORECASE)
_TAG = re.compile(
    r"[,\s]+(?:isn['’]?t it|aren['’]?t they|doesn['’]?t it|don['’]?t (?:they|we)|right|correct"
    r"|is it not)\b[\s?,]*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:(?:and|but|so|then)\s+)?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do"
    r"|does|did|has"
    r"|have|can|could|may|must|should|shall|will|would)\b",
    re.IGNORECASE,
)
_WH = re.compile(r"\b(?:what|which|who|whom|when|where|why|how)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|our|ours|us|i|my|me)\b", re.IGNORECASE)
_OBLIGES = re.compile(
    r"\b(?:requires?|required|must|ha(?:s|ve) to|oblig\w+|compulsory|mandatory|needs? to|forced? to"
    r"|makes? (?:it|us|you|them|buyers|councils|suppliers)|insists?|demands?)\b",
    re.IGNORECASE,
)
_LAYS_DOWN = re.compile(r"\b(?:require|oblige|force|make|demand|insist)s?\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|that|this|a statutory|its) (?P<said>(?:(?:mandatory|statutory|legal|minimum|maximum"
    r"|usual|full)\s+)?"
    r"(?:[\w.,]{1,12}(?:[\s-](?:working|calendar|clear))?(?:%|[\s-](?:per cent|hours?|days?|weeks?"
    r"|months?|years?))"
    r"|£ ?[\d,.]{1,12}(?: ?(?:k|m|bn|million|thousand)\b)?))['’]?[\s-]+"
    r"(?:(?:standstill|notice|publication|advertising|reporting|social value) )?"
    r"(?:limit|deadline|period|rule|window|cap|minimum|maximum|weighting|target|standstill|notice|wait"
    r"|time limit|cut-off|pause|term|requirement|quota|threshold|fee|levy)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\d(?:[\d.]*) (?:working |clear )?(?:hour|day|week|month|year)|[\d.]+%|£[\d.]+")


def assumed(question: str) -> Iterator[str]:
    """The clauses of `question` that it takes for granted, as they are written."""
    said = sentences(question)
    for sentence in said:
        yield from (
            found["clause"].strip() for found in _REASON.finditer(sentence) if _clause(found["clause"])
        )
        bare = sentence.rstrip(" ?.!")
        tag, so = _TAG.search(sentence), _SO.search(sentence)
        ends = min((found.start() for found in (tag, so) if found), default=0)
        asks = sentence.endswith("?") or _ASKS.match(bare) is not None
        if ends and not _ASKS.match(bare):
            yield bare[:ends]
        elif (not asks and len(said) > 1 and _clause(bare)) or _lays_down(bare):
            yield bare


def figures_assumed(question: str) -> Iterator[tuple[str, str, str]]:
    """Each period or part that `question` takes for a rule: the clause, the figure, the words for it.

    A clause about "our contract" tells of a case, and its figures are its own.
    """
    for sentence in sentences(question):
        for found in _DEFINITE.finditer(sentence):
            yield from _with_figures(sentence[found.start() :], found["said"])
    for clause in assumed(question):
        if not _OWN.search(clause) and not _WH.match(clause):
            yield from (found for found in _with_figures(clause, clause) if not found[1].startswith("£"))


def obliges(clause: str) -> bool:
    """Whether a clause says that something has to be."""
    return _OBLIGES.search(clause) is not None


def _with_figures(clause: str, where: str) -> Iterator[tuple[str, str, str]]:
    for figure, said in figures(where.replace("-", " ")).items():
        if _PERIOD.fullmatch(figure):
            yield clause, figure, said if said in where else where.strip()


def _lays_down(bare: str) -> bool:
    """Whether a question asks what a rule wants, as if it wanted something: "which KPIs does it require?"."""
    asks = _WH.search(bare) is not None and _LAYS_DOWN.search(bare) is not None
    return asks and re.match(r"(?:does|do|did|is|are)\b", bare, re.IGNORECASE) is None


def _clause(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS
