"""What an officer reads in the terminal of a file, of its review and of the days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console

from assistant.cli.verdicts import NOT_ADVICE, cite, heading, line
from assistant.eligibility.officer.dates import Due
from assistant.eligibility.officer.not_grounds import Judged, Judgement
from assistant.eligibility.officer.review import Option, Point, Review, Standing
from assistant.eligibility.officer.submission import FoundPart, Submission
from assistant.eligibility.officer.words import DECISION_NAMES
from assistant.eligibility.rule import spoken
from assistant.law.cited import LawTexts

_OPEN: Final[dict[bool | None, str]] = {True: "Open to you", False: "Not open to you", None: "It depends"}
_STANDINGS: Final[dict[Standing, str]] = {
    "made_out": "Made out",
    "not_made_out": "Not made out",
    "not_known": "Not known",
    "for_you_to_judge": "For you to judge",
}
_JUDGEMENTS: Final[dict[Judgement, str]] = {
    "ground": "Reads like a ground",
    "not_ground": "Not a ground",
    "both": "Partly a ground",
    "not_recognised": "Not recognised",
}


def show_submission(submission: Submission, screen: Console) -> None:
    """What a file seems to be, before its parts."""
    heading("The file", screen)
    line(submission.reason, screen)
    if not submission.looks_like_one:
        line("This does not look like an expression of interest.", screen)
    for warning in submission.warnings:
        line(f"Note: {warning}", screen, hanging=2)


def show_part(part: FoundPart, screen: Console) -> None:
    """A part of Schedule 1, with the words that seem to show it."""
    heading(part.name, screen)
    if part.found and part.value is False:
        line("It seems to say that no partners are used:", screen)
    elif part.found:
        line("We found this:", screen)
    else:
        line("We found nothing for this. It may be there in other words.", screen)
    for quote in part.quotes:
        line(f"“{quote.text}” ({quote.locator or 'in the file'})", screen, within=4)
    line(f"{part.provision.cited}: {part.provision.address}", screen, within=4)


def show_review(review: Review, texts: LawTexts, screen: Console) -> None:
    """The answers there are, then what they rest on."""
    heading("What you may answer", screen)
    line(f"By what is confirmed and known, and by the law as at {spoken(review.check.as_at)}.", screen)
    line(f"It decides nothing: you do. {NOT_ADVICE}", screen)
    for warning in _not_said_below(review):
        line(f"Note: {warning}", screen, hanging=2)
    for option in review.options:
        _show_option(option, texts, screen)
    _show_points("Tests of the Act that are not met", review.failures, screen)
    _show_points("Parts that are not there", review.missing, screen)
    _show_points("Find out before a decision rests on it", review.unknown, screen)
    if review.stated:
        heading("The reasons that you gave", screen)
    for judged in review.stated:
        _show_judged(judged, screen)
    heading("The ten grounds, by the facts", screen)
    for ground in review.grounds:
        told = f"{ground.number}. {_STANDINGS[ground.standing]}: {ground.name}. {ground.text}"
        line(f"{told} ({ground.provision.cited})", screen, hanging=4)
    _show_points("Whatever you answer", review.consider, screen)
    show_dates(review.dates, texts, screen)


def show_dates(dues: Iterable[Due], texts: LawTexts, screen: Console) -> None:
    """What is due, in the order of time."""
    for due in dues:
        heading(f"{due.name}: {_by(due)}", screen)
        line(due.text, screen)
        cite(due.provision, texts, screen)


def _not_said_below(review: Review) -> list[str]:
    """The warnings without those of stated reasons that are no ground, which stand with the reasons."""
    below = [f"“{judged.sentence}”" for judged in review.stated if judged.judgement == "not_ground"]
    return [text for text in review.warnings if not any(text.startswith(each) for each in below)]


def _show_option(option: Option, texts: LawTexts, screen: Console) -> None:
    heading(f"{DECISION_NAMES[option.decision]}: {_OPEN[option.open].lower()}", screen)
    line(option.text, screen)
    cite(option.provision, texts, screen)


def _show_points(title: str, points: Iterable[Point], screen: Console) -> None:
    rows = [f"- {point.text} ({point.provision.cited})" for point in points]
    if rows:
        heading(title, screen)
    for row in rows:
        line(row, screen, hanging=2)


def _show_judged(judged: Judged, screen: Console) -> None:
    line(f"{_JUDGEMENTS[judged.judgement]}: “{judged.sentence}”", screen, hanging=2)
    sections = ", ".join(provision.cited for provision in judged.provisions)
    line(f"{judged.text} ({sections})" if sections else judged.text, screen, within=4)


def _by(due: Due) -> str:
    if due.latest is not None:
        return f"by {spoken(due.latest)}"
    return f"from {spoken(due.earliest)}" if due.earliest else "no day can be worked out"
