"""From a drafted sentence to what may be shown: itself, itself with another citation, a quote, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.cite import cite
from assistant.answering.compose import Draft
from assistant.answering.quotable import quotable
from assistant.answering.terms import content
from assistant.answering.verification.meaning import Meaning
from assistant.answering.verification.reading import body
from assistant.answering.verify import verify
from assistant.answers import Claim
from assistant.documents import Citation, Hit

CANDIDATES: Final = 3
"""Other quotes that are tried for a sentence that its own does not support."""
SHORTEST_QUOTE: Final = 25
"""Characters of a quote that can stand in place of a sentence, as in compose.py."""


def settle(draft: Draft, hits: Sequence[Hit], embed: Meaning | None = None) -> tuple[Claim, Claim | None]:
    """What to show for a draft, and the drafted sentence where a quote takes its place.

    The first claim is supported in three cases: as drafted; with a citation of another passage that
    does support it; or, where the passage says a part of it, as the quote itself in quotation
    marks. Only then is there a second claim: the sentence that was taken out, with the reason.
    Where the first claim is not supported it is to be removed, with its reason.
    """
    claim = verify(draft.text, cite(draft, hits), embed)
    if claim.support == "supported":
        return claim, None
    if draft.span is None and (better := _cited_better(draft.text, hits, claim, embed)) is not None:
        return better, None
    if claim.support == "partly" and (quoted := _quoted(claim)) is not None:
        return quoted, claim
    return claim, None


def _cited_better(text: str, hits: Sequence[Hit], claim: Claim, embed: Meaning | None) -> Claim | None:
    """The claim with a quote of any hit that supports it; None when none of the likeliest does."""
    tried = {(citation.hit.passage.id, citation.start) for citation in claim.citations}
    spans = [
        Citation(hit, hit.passage.text[start:end], start, end)
        for hit in hits
        for start, end, _ in quotable(hit.passage)
        if (hit.passage.id, start) not in tried
    ]
    for _, _, citation in sorted(_ranked(text, spans, embed), reverse=True)[:CANDIDATES]:
        again = verify(text, (citation,), embed)
        if again.support == "supported":
            return again
    return None


def _ranked(text: str, spans: Sequence[Citation], embed: Meaning | None) -> list[tuple[float, int, Citation]]:
    """Each quote with how near it is to the text; the number keeps the order of hits between equals."""
    if embed is not None:
        near = embed.similarities(body(text), [body(citation.quote) for citation in spans]) if spans else []
    else:
        own = set(content(text))
        near = [len(own.intersection(content(citation.quote))) / max(len(own), 1) for citation in spans]
    return [(value, -at, citation) for at, (value, citation) in enumerate(zip(near, spans, strict=True))]


def _quoted(claim: Claim) -> Claim | None:
    """The claim's first quote in quotation marks; None when it is a fragment."""
    citation = claim.citations[0]
    if len(citation.quote) < SHORTEST_QUOTE:
        return None
    shown = verify(citation.quote, (citation,))
    return replace(shown, text=f"“{citation.quote}”")
