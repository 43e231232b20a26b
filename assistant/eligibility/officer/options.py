"""Which answers are open to an authority, each with what stands for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.eligibility.officer.words import Decision
from assistant.eligibility.provisions import duties, grounds, timing
from assistant.law.provision import Provision


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that the authority may give, or may not."""

    decision: Decision
    open: bool | None
    """None: it depends on what is not known, or on what the authority itself thinks; `text` says which."""
    text: str
    provision: Provision


@dataclass(frozen=True, slots=True)
class Situation:
    """What of a review the answers turn on."""

    failures: Sequence[str]
    """Tests of section 81 that are not met, a sentence each."""
    missing: Sequence[str]
    """Parts of Schedule 1 that are not there, a sentence each."""
    made_out: Sequence[int]
    not_known: Sequence[int]
    """Numbers of grounds."""
    thresholds_known: bool
    outside_window: bool | None


def options(situation: Situation) -> tuple[Option, ...]:
    """One for each `Decision`, in their order."""
    return (_accept(situation), modify(situation), _reject(situation), _refuse(situation))


def modify(situation: Situation) -> Option:
    """Whether a modification by agreement is open, and of what."""
    decision: Decision = "accept_modified"
    law = duties.MODIFY_AGREED
    if situation.failures:
        text = "A modification cannot help here: a test of section 81 is not met."
        return Option(decision, open=False, text=text, provision=law)
    if situation.missing:
        text = (
            f"Something is missing: {' '.join(situation.missing)} Before you reject it, you may modify it, "
            "if you think that it could not be accepted otherwise and the group agrees. Ask the group."
        )
        return Option(decision, open=True, text=text, provision=law)
    text = (
        "You may modify it only if you think that it could not be accepted otherwise, and only if the group "
        "agrees. We know of nothing that is missing and that a modification would put right."
    )
    if not situation.made_out:
        return Option(decision, open=None, text=text, provision=law)
    text = (
        "You may modify it if you think that it could not be accepted otherwise because of "
        f"{_named(situation.made_out)}, and if the group agrees. Look whether a part of the service, or of "
        "the area, is free of the difficulty."
    )
    return Option(decision, open=None, text=text, provision=law)


def _accept(situation: Situation) -> Option:
    decision: Decision = "accept"
    if situation.failures:
        text = (
            "A test of section 81 is not met, so the Act does not oblige you to consider it. Take legal "
            "advice before you accept."
        )
        return Option(decision, open=None, text=text, provision=duties.ACCEPT_OR_REJECT)
    text = (
        "If you accept, you must carry out a procurement exercise for the service. The group is promised no "
        "award."
    )
    if not situation.thresholds_known:
        text = f"This depends on tests of section 81 that we do not know the answers to. {text}"
        return Option(decision, open=None, text=text, provision=duties.PROCUREMENT)
    if situation.made_out:
        text = f"You may still accept, for a ground lets you reject and does not oblige you to. {text}"
    return Option(decision, open=True, text=text, provision=duties.PROCUREMENT)


def _reject(situation: Situation) -> Option:
    duty = "You must give your reasons in the notification."
    judged = "Grounds 2, 3, 9 and 10 rest on what you think"
    if situation.made_out:
        text = f"By the facts made out: {_named(situation.made_out)}. {judged}, so look at them too. {duty}"
        return Option("reject", open=True, text=text, provision=grounds.CLOSED_LIST)
    parts = ["By the facts no ground is made out."]
    if situation.not_known:
        parts.append(f"We do not know enough about {_named(situation.not_known)}.")
    parts.append(f"{judged}: you may reject only if you hold one of them, and can say why. {duty}")
    return Option("reject", open=None, text=" ".join(parts), provision=grounds.CLOSED_LIST)


def _refuse(situation: Situation) -> Option:
    decision: Decision = "refuse_to_consider"
    if situation.outside_window:
        text = (
            "It came outside a period that you have published. You may refuse to consider it, but need not. "
            "That is no rejection: it needs no ground, and you may consider it all the same."
        )
        return Option(decision, open=True, text=text, provision=timing.OUTSIDE_WINDOW)
    if situation.outside_window is None:
        text = "Only if it came outside a period that you have published. We do not know whether it did."
        return Option(decision, open=None, text=text, provision=timing.OUTSIDE_WINDOW)
    text = "It did not come outside a published period, so you must consider it."
    return Option(decision, open=False, text=text, provision=timing.OUTSIDE_WINDOW)


def _named(numbers: Sequence[int]) -> str:
    """`ground 4`, `grounds 4, 6 and 7`."""
    if len(numbers) == 1:
        return f"ground {numbers[0]}"
    return f"grounds {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
