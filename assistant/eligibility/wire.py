"""A verdict as the JSON that other programs build on (README, "Contract")."""

from __future__ import annotations

from assistant.eligibility.check import Check, Reason
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision


def check_json(check: Check, texts: LawTexts) -> dict[str, object]:
    """A check as `assistant eligibility --json` gives it: the keys of the contract first, then our own."""
    return {
        "verdict": check.verdict,
        "reasons": [_reason(reason, texts) for reason in check.reasons],
        "to_find_out": [
            {"fact": item.fact, "question": item.question, "ask": item.ask, "threshold": item.threshold}
            for item in check.to_find_out
        ],
        "better_routes": [
            {"id": route.id, "text": route.text, "citation": citation_json(route.provision, texts)}
            for route in check.better_routes
        ],
        "next_steps": [
            {"text": step.text, "citation": citation_json(step.provision, texts)} for step in check.next_steps
        ],
        "as_at": check.as_at.isoformat(),
        "warnings": list(check.warnings),
    }


def citation_json(provision: Provision | None, texts: LawTexts) -> dict[str, str] | None:
    """Where the words behind a sentence stand, with the words; None where no provision is behind it."""
    if provision is None:
        return None
    cited = texts.cite(provision)
    return {
        "source_id": cited.source_id,
        "locator": cited.locator,
        "quote": cited.quote,
        "address": cited.address,
        "title": cited.title,
        "kind": cited.kind,
        "status": cited.status,
    }


def _reason(reason: Reason, texts: LawTexts) -> dict[str, object]:
    return {
        "rule": reason.rule.id,
        "result": reason.result,
        "text": reason.text,
        "citation": citation_json(reason.provision, texts),
        "step": reason.rule.step,
        "section": reason.provision.cited,
    }
