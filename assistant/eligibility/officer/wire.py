"""A submission, its review and its days as the JSON of the officer's commands."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.eligibility.officer.dates import Due
from assistant.eligibility.officer.not_grounds import Judged
from assistant.eligibility.officer.review import Option, Point, Review
from assistant.eligibility.officer.submission import Submission
from assistant.eligibility.wire import citation_json
from assistant.law.cited import LawTexts

Json = dict[str, object]


def submission_json(submission: Submission, texts: LawTexts, *, confirmed: bool) -> Json:
    """What a file seems to hold, and whether a person has said that it does."""
    return {
        "looks_like_one": submission.looks_like_one,
        "reason": submission.reason,
        "confirmed": confirmed,
        "parts": [
            {
                "fact": part.fact,
                "name": part.name,
                "found": part.found,
                "value": part.value,
                "how": part.how,
                "quotes": [{"text": quote.text, "locator": quote.locator} for quote in part.quotes],
                "citation": citation_json(part.provision, texts),
            }
            for part in submission.parts
        ],
        "warnings": list(submission.warnings),
    }


def review_json(review: Review, texts: LawTexts) -> Json:
    """What may be said, with the section behind each sentence."""
    return {
        "options": [_option(option, texts) for option in review.options],
        "grounds": [
            {
                "number": ground.number,
                "name": ground.name,
                "standing": ground.standing,
                "text": ground.text,
                "holds_if": ground.holds_if,
                "citation": citation_json(ground.provision, texts),
            }
            for ground in review.grounds
        ],
        "failures": _points(review.failures, texts),
        "missing": _points(review.missing, texts),
        "unknown": _points(review.unknown, texts),
        "consider": _points(review.consider, texts),
        "stated": [_judged(judged, texts) for judged in review.stated],
        "dates": dates_json(review.dates, texts),
        "facts": review.check.facts.known(),
        "as_at": review.check.as_at.isoformat(),
        "warnings": list(review.warnings),
    }


def dates_json(dues: Iterable[Due], texts: LawTexts) -> list[Json]:
    """What is due and by when; a day that cannot be known is null."""
    return [
        {
            "name": due.name,
            "earliest": due.earliest.isoformat() if due.earliest else None,
            "latest": due.latest.isoformat() if due.latest else None,
            "text": due.text,
            "citation": citation_json(due.provision, texts),
        }
        for due in dues
    ]


def _option(option: Option, texts: LawTexts) -> Json:
    return {
        "decision": option.decision,
        "open": option.open,
        "text": option.text,
        "citation": citation_json(option.provision, texts),
    }


def _points(points: Iterable[Point], texts: LawTexts) -> list[Json]:
    return [{"text": point.text, "citation": citation_json(point.provision, texts)} for point in points]


def _judged(judged: Judged, texts: LawTexts) -> Json:
    return {
        "sentence": judged.sentence,
        "judgement": judged.judgement,
        "grounds": list(judged.grounds),
        "not_grounds": [each.id for each in judged.not_grounds],
        "text": judged.text,
        "citations": [citation_json(provision, texts) for provision in judged.provisions],
    }
