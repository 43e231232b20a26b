"""What may be said to an expression of interest, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assistant.eligibility.officer.dates import Due
from assistant.eligibility.officer.not_grounds import Judged
from assistant.eligibility.officer.review import Ground, Option, Point, Review
from assistant.eligibility.officer.words import DECISION_NAMES
from assistant.web.challenge.render import Cite
from assistant.web.expression.controls import law, sign
from assistant.web.markup import shown
from assistant.web.officer import words
from assistant.web.officer.case_view import cautions
from assistant.web.officer.dates_view import dates_table

_OPEN: Final = {
    True: (words.OPEN, "✓", "met"),
    False: (words.NOT_OPEN, "✕", "not-met"),
    None: (words.DEPENDS, "?", "unknown"),
}
_STANDING_SIGNS: Final = {
    "made_out": ("!", "risk"),
    "not_made_out": ("–", "idle"),
    "not_known": ("?", "unknown"),
    "for_you_to_judge": ("?", "unknown"),
}
_JUDGED_SIGNS: Final = {
    "ground": ("?", "unknown"),
    "not_ground": ("✕", "not-met"),
    "both": ("!", "risk"),
    "not_recognised": ("✕", "not-met"),
}


def findings(review: Review, cite: Cite) -> str:
    """The answers first and by when, then what they rest on."""
    return (
        f"{cautions(words.REVIEW_WARNINGS, _warnings(review))}"
        f"{_section(words.OPTIONS, _options(review.options, cite))}"
        f"{_section(words.BY_WHEN, _dates(review.dates, cite))}"
        f"{_section(words.REASONS_JUDGED, _judged(review, cite))}"
        f"{_section(words.FAILURES, _points(review.failures, cite, 'f'))}"
        f"{_section(words.MISSING, _points(review.missing, cite, 'm'))}"
        f"{_section(words.UNKNOWN, _points(review.unknown, cite, 'u'))}"
        f"{_section(words.GROUNDS, _grounds(review.grounds, cite))}"
        f"{_section(words.CONSIDER, _points(review.consider, cite, 'c'))}"
    )


def _warnings(review: Review) -> Iterable[str]:
    """What is not said of a stated reason, which stands with that reason."""
    return [text for text in review.warnings if not any(_is_of(text, item) for item in review.stated)]


def _is_of(warning: str, item: Judged) -> bool:
    return warning.startswith(f"“{item.sentence}”")


def _section(title: str, body: str) -> str:
    return f"<section><h3>{shown(title)}</h3>{body}</section>" if body else ""


def _options(options: Iterable[Option], cite: Cite) -> str:
    return _list(
        f"<h4>{shown(DECISION_NAMES[option.decision])}</h4>"
        f"<p>{sign(*_OPEN[option.open])} {shown(option.text)}</p>"
        f"{law(option.provision, cite, f'check-o-{option.decision}')}"
        for option in options
    )


def _judged(review: Review, cite: Cite) -> str:
    return _list(
        f'<blockquote class="ca-own">{shown(item.sentence)}</blockquote>'
        f"<p>{sign(words.JUDGEMENTS[item.judgement], *_JUDGED_SIGNS[item.judgement])} {shown(item.text)}</p>"
        f"{_against(review, item)}"
        + "".join(law(provision, cite, f"check-s{at}-{n}") for n, provision in enumerate(item.provisions))
        for at, item in enumerate(review.stated)
    )


def _against(review: Review, item: Judged) -> str:
    """Where a reason reads like a ground that the facts do not make out."""
    weak = [review.ground(number) for number in item.grounds]
    return "".join(
        f"<p>{sign(words.by_the_facts(ground.number, ground.standing), *_STANDING_SIGNS[ground.standing])} "
        f"{shown(ground.text)}</p>"
        for ground in weak
    )


def _points(points: Iterable[Point], cite: Cite, prefix: str) -> str:
    return _list(
        f"<p>{shown(point.text)}</p>{law(point.provision, cite, f'check-{prefix}{at}')}"
        for at, point in enumerate(points)
    )


def _grounds(grounds: Iterable[Ground], cite: Cite) -> str:
    return _list(
        f"<p><strong>{shown(words.ground(item.number))}</strong>: {shown(item.name)}</p>"
        f"<p>{sign(words.STANDINGS[item.standing], *_STANDING_SIGNS[item.standing])} {shown(item.text)}</p>"
        f'<p class="ca-quiet">{shown(item.holds_if)}</p>'
        f"{law(item.provision, cite, f'check-g{item.number}')}"
        for item in grounds
    )


def _dates(due: tuple[Due, ...], cite: Cite) -> str:
    return dates_table(due, cite, "check-d") if due else f"<p>{shown(words.NO_DAYS)}</p>"


def _list(items: Iterable[str]) -> str:
    rows = "".join(f'<li class="ca-reason">{item}</li>' for item in items)
    return f'<ul class="ca-reasons">{rows}</ul>' if rows else ""
