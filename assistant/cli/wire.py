"""Hits and answers as the JSON that other programs build on (README, "Contract")."""

from __future__ import annotations

from typing import Any

from assistant.answers import Answer, Claim
from assistant.documents import Citation, Hit


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as `assistant search --json` gives it."""
    return {
        "passage_id": hit.passage.id,
        "source_id": hit.source.id,
        "title": hit.source.title,
        "document": hit.document,
        "locator": hit.passage.label,
        "text": hit.passage.text,
        "score": round(hit.score, 6),
        "kind": hit.source.kind,
        "status": hit.source.status,
        "jurisdiction": hit.source.jurisdiction,
        "date": hit.source.date,
        "newer": hit.newer,
        "folded": list(hit.folded),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation as `assistant ask --json` gives it."""
    source = citation.hit.source
    return {
        "source_id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "jurisdiction": source.jurisdiction,
        "status": source.status,
        "date": source.date,
        "locator": citation.locator,
        "quote": citation.quote,
        "passage_id": citation.hit.passage.id,
        "document": citation.hit.document,
        "address": source.address,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim with its citations."""
    return {
        "text": claim.text,
        "support": claim.support,
        "citations": [citation_json(citation) for citation in claim.citations],
        **({"reason": claim.reason} if claim.reason else {}),
        **({"about": claim.about} if claim.about else {}),
        **({"quote": True} if claim.quote else {}),
    }


def answer_json(question_id: str, answer: Answer) -> dict[str, Any]:
    """An answer as `assistant ask --json` gives it."""
    return {
        "id": question_id,
        "status": answer.status,
        "claims": [claim_json(claim) for claim in answer.claims],
        "evidence": [hit_json(hit) for hit in answer.evidence],
        "removed": [claim_json(claim) for claim in answer.removed],
        "premises": [
            {
                "said": premise.said,
                "text": premise.text,
                "citations": [citation_json(citation) for citation in premise.citations],
            }
            for premise in answer.premises
        ],
        "message": answer.message,
        "standing": answer.standing,
        "intent": answer.intent,
        "cautions": list(answer.cautions),
        "next_questions": list(answer.next_questions),
        "model": answer.model,
        "trace": [
            {"stage": item.stage, "seconds": item.seconds, **dict(item.counts)} for item in answer.trace
        ],
    }
