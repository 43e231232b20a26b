"""The reasons of a decision, each under the ground for rejection that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.eligibility.errors import FactsError
from assistant.eligibility.officer.not_grounds import Judged, stated
from assistant.eligibility.officer.review import Ground, Review
from assistant.eligibility.officer.words import Decision

TO_SHOW: Final[dict[int, str]] = {
    1: "which requirement of the Act or the regulations is not met",
    2: "which information it is, and what is inadequate or inaccurate about it",
    3: "what in the expression of interest shows it",
    4: "the date of the decision to stop the service, and where it is recorded",
    5: "which NHS service it is, and why keeping the two together is critical to the people who get both",
    6: "when the procurement exercise began, and where its notice is published",
    7: "since when you have negotiated, and that this is at least partly in writing",
    8: "where and when you published your intention",
    9: "why you consider it frivolous or vexatious",
    10: "which enactment, rule of law or statutory duty, and how acceptance would be likely to break it",
}
"""What a reason under each ground has to show."""

_OUR_REASON: Final[dict[int, str]] = {
    4: "We have decided in writing to stop the service.",
    5: "The service is integrated with an NHS service, and we think that this is critical to its users.",
    6: "The service is already the subject of a procurement exercise.",
    7: "We are negotiating with a third party about the service, at least partly in writing.",
    8: "We have published our intention to consider a body that employees propose to set up.",
}


@dataclass(frozen=True, slots=True)
class UnderGround:
    """What a letter says under one ground."""

    ground: Ground
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence of the reasons that does not go into the letter, and why."""

    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of a rejection, sorted."""

    under: tuple[UnderGround, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter is about."""

    review: Review
    decision: Decision
    given: tuple[str, ...]
    """The reasons as the officer wrote them, those without words left out."""
    reasons: Reasons
    """Of a rejection: the same, sorted."""
    decided_on: date | None


def sorted_reasons(review: Review, reasons: Sequence[str]) -> Reasons:
    """The reasons by ground; those that the facts make out where none are given.

    Raises FactsError when the rejection would rest on no ground: because none is stated and none is made out,
    because no stated reason is a ground, or because by the facts the stated grounds are not made out.
    """
    if not reasons:
        return Reasons(tuple(_by_the_facts(review)), ())
    under: dict[int, list[str]] = {}
    left_out: list[LeftOut] = []
    for reason in reasons:
        _sort(stated(reason), review, under, left_out)
    if not under:
        raise FactsError(_nothing_to_rest_on(left_out, review))
    found = tuple(UnderGround(review.ground(number), tuple(under[number])) for number in sorted(under))
    return Reasons(found, tuple(left_out))


def _by_the_facts(review: Review) -> Iterator[UnderGround]:
    made_out = [ground for ground in review.grounds if ground.standing == "made_out"]
    if not made_out:
        raise FactsError(
            "This rejection would rest on no ground. State your reasons: one of them must be one of the ten "
            "grounds (s.83(11))."
        )
    for ground in made_out:
        told = _OUR_REASON.get(ground.number)
        yield UnderGround(ground, (told,) if told else ())


def _sort(
    judged: Sequence[Judged], review: Review, under: dict[int, list[str]], left_out: list[LeftOut]
) -> None:
    """Put the sentences of one reason where they belong; what is not recognised stays with its ground."""
    last: int | None = None
    waiting: list[Judged] = []
    for each in judged:
        numbers = [number for number in each.grounds if review.ground(number).standing != "not_made_out"]
        if numbers:
            last = numbers[0]
            under.setdefault(last, []).extend([*(wait.sentence for wait in waiting), each.sentence])
            waiting = []
            for number in numbers[1:]:
                under.setdefault(number, [])
        elif each.grounds or each.not_grounds:
            left_out.append(LeftOut(each.sentence, _why(each, review)))
        elif last is not None:
            under[last].append(each.sentence)
        else:
            waiting.append(each)
    left_out.extend(LeftOut(each.sentence, each.text) for each in waiting)


def _why(judged: Judged, review: Review) -> str:
    told = [
        f"By the facts ground {number} is not made out. {review.ground(number).text}"
        for number in judged.grounds
    ]
    return " ".join([*told, *(each.text for each in judged.not_grounds)])


def _nothing_to_rest_on(left_out: Sequence[LeftOut], review: Review) -> str:
    lines = ["This rejection would rest on no ground, so we do not draft it."]
    lines += [f"“{each.sentence}”: {each.why}" for each in left_out]
    made_out = [
        f"{ground.number} ({ground.name})" for ground in review.grounds if ground.standing == "made_out"
    ]
    if made_out:
        lines.append(
            f"By the facts these grounds are made out: {', '.join(made_out)}. State one if you rely on it."
        )
    return "\n".join(lines)
