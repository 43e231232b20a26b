"""The check of a sentence against the passages it cites: does what they quote say it?"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.answering.terms import words
from assistant.answering.verification.certain import certain_fault
from assistant.answering.verification.classifier import Classifier, trained
from assistant.answering.verification.features import features
from assistant.answering.verification.meaning import Meaning
from assistant.answering.verification.reading import body
from assistant.answering.verification.reasons import reason
from assistant.answering.verification.strict import judge_by_words
from assistant.answers import Claim, Support
from assistant.documents import Citation
from assistant.sentences import sentences

_COMPOUND = re.compile(r"[,;:]|\b(?:and|but|while|if|which|because|who|where)\b")
_ORDER: Final[tuple[Support, ...]] = ("supported", "partly", "unsupported")


def verify(text: str, citations: Sequence[Citation], embed: Meaning | None = None) -> Claim:
    """The claim that `text` makes with its support: all that it says must stand in what it cites.

    A quote that is not exactly what its passage holds, and a figure, Act or "not" that the quote
    lacks, make it unsupported. Beyond that the trained classifier judges with the meaning that
    `embed` gives. Without `embed`, or with another embedding model than it was trained with, the
    words alone do, strictly: most paraphrases are then lost. Of several citations, those that do
    not support the sentence are dropped where one does.
    """
    if not citations:
        return Claim(text, (), "unsupported", "No passage says this.")
    if not all(_exact(citation) for citation in citations):
        return Claim(text, tuple(citations), "unsupported", "The quote is not in the passage, word for word.")
    single = [judge(text, [citation], embed) for citation in citations]
    best = min(single, key=lambda judged: _ORDER.index(judged.support))
    if best.support != "unsupported":
        kept = [one for one, judged in zip(citations, single, strict=True) if judged.support == best.support]
        return Claim(text, tuple(kept), best.support, best.reason)
    # One plain statement cannot be pieced together: "must consider" from here, "at any time" from there.
    if len(citations) > 1 and _COMPOUND.search(text):
        best = judge(text, citations, embed)
    return Claim(text, tuple(citations), best.support, best.reason)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the check found of a sentence and its quotes taken together."""

    support: Support
    reason: str
    score: float = 0.0
    """Log-odds of the classifier; infinite where the sentence is its quote or has a certain fault."""
    features: Mapping[str, float] = field(default_factory=dict)
    """What the classifier saw; empty where it was not asked."""


def judge(
    text: str, citations: Sequence[Citation], embed: Meaning | None, classifier: Classifier | None = None
) -> Judged:
    """The support of a sentence by exact quotes; with a `classifier` on trial, or else the shipped one."""
    if any(words(text) in (words(item.quote), words(body(item.quote))) for item in citations):
        return Judged("supported", "", math.inf)
    place = "\n".join(_place(citation) for citation in citations)
    quote = " ".join(citation.quote for citation in citations)
    # In an Act "section 81(6)(c)" is pieced together from headings and brackets around the quote.
    law = "\n".join(item.hit.passage.text for item in citations if item.hit.source.kind == "legislation")
    if fault := certain_fault(text, quote, place, f"{place}\n{law}" if law else ""):
        return Judged("unsupported", fault, -math.inf)
    classifier = classifier or trained()
    if embed is None or embed.fingerprint != classifier.fingerprint:
        evidence = "\n".join((place, *(item.hit.passage.text for item in citations)))
        return Judged(*judge_by_words(text, [citation.quote for citation in citations], evidence))
    found = _features(text, citations, embed)
    score = classifier.score(found)
    if score >= classifier.supported_from and found["name"]:
        # Words and likeness can outweigh a name; who or which Act is what an answer must not get wrong.
        return Judged("partly", "The passage does not name all that this names.", score, found)
    if score >= classifier.supported_from:
        return Judged("supported", "", score, found)
    support: Support = "partly" if score >= classifier.partly_from else "unsupported"
    return Judged(support, reason(classifier.worst(found)), score, found)


def _features(text: str, citations: Sequence[Citation], embed: Meaning) -> dict[str, float]:
    quote = " ".join(citation.quote for citation in citations)
    others = [
        body(sentence)
        for passage in dict.fromkeys(citation.hit.passage.text for citation in citations)
        for sentence in sentences(passage)
        if sentence not in quote and quote not in sentence
    ]
    near, *elsewhere = embed.similarities(body(text), [body(quote), *others])
    place = "\n".join(_place(citation) for citation in citations)
    return features(text, quote, f"{place}\n{quote}", near, elsewhere)


def _exact(citation: Citation) -> bool:
    held = citation.hit.passage.text[citation.start : citation.end]
    return bool(citation.quote) and held == citation.quote


def _place(citation: Citation) -> str:
    """What is known of where a quote stands."""
    hit = citation.hit
    return "\n".join(
        (
            hit.source.title,
            hit.source.date,
            *hit.passage.heading_path,
            hit.passage.label,
            citation.locator,
        )
    )
