"""The check: facts in, a verdict with a reason for every rule out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from assistant.eligibility.contradictions import contradictions
from assistant.eligibility.errors import FactsError
from assistant.eligibility.fact_words import FACT_WORDS
from assistant.eligibility.facts import Facts
from assistant.eligibility.matters import matters
from assistant.eligibility.routes import Route, better_routes
from assistant.eligibility.rule import IN_FORCE, Result, Rule, spoken
from assistant.eligibility.rules import RULES
from assistant.eligibility.steps import NextStep, next_steps
from assistant.law.provision import Provision

Verdict = Literal["can_challenge", "can_challenge_with_risks", "cannot_challenge", "cannot_tell"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one rule says of the case."""

    rule: Rule
    result: Result
    text: str
    """One sentence."""
    provision: Provision


@dataclass(frozen=True, slots=True)
class ToFindOut:
    """A fact that is missing, and who knows it."""

    fact: str
    question: str
    ask: str
    threshold: bool
    """Whether the verdict waits for it."""


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on one case, with all that led to it."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    """One for every rule, in the order of the rules."""
    to_find_out: tuple[ToFindOut, ...]
    """What the verdict waits for comes first; empty when the right falls anyway."""
    better_routes: tuple[Route, ...]
    next_steps: tuple[NextStep, ...]
    warnings: tuple[str, ...]
    """Answers that contradict one another, and what the date means for the check."""
    as_at: date
    facts: Facts

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons that settle the verdict: those that fail, are unknown or are a risk, in that order."""
        decides: dict[Verdict, tuple[Result, bool | None]] = {
            "cannot_challenge": ("not_met", True),
            "cannot_tell": ("unknown", True),
            "can_challenge_with_risks": ("risk", None),
            "can_challenge": ("met", True),
        }
        result, threshold = decides[self.verdict]
        return tuple(
            reason
            for reason in self.reasons
            if reason.result == result and threshold in {None, reason.rule.threshold}
        )


LAST_READ = date(2026, 11, 22)
"""The day to which the sources of the rules were checked."""


def check(facts: Facts, as_at: date | None = None) -> Check:
    """Put every rule to the facts as they stood on `as_at` (today when None).

    Raises FactsError when the day lies before the right existed.
    """
    as_at = as_at or date.today()  # noqa: DTZ011 -- the reader's own calendar day
    if as_at < IN_FORCE:
        raise FactsError(
            f"The right to challenge has existed since {spoken(IN_FORCE)}. Choose that day or a later one, "
            f"not {spoken(as_at)}."
        )
    reasons = tuple(_reason(rule, facts, as_at) for rule in RULES)
    results = {reason.rule.id: reason.result for reason in reasons}
    verdict = _verdict(reasons)
    return Check(
        verdict=verdict,
        reasons=reasons,
        to_find_out=() if verdict == "cannot_challenge" else _to_find_out(reasons, facts, as_at),
        better_routes=better_routes(facts, results, as_at),
        next_steps=next_steps(verdict, facts, results),
        warnings=(*contradictions(facts), *_of_the_date(as_at)),
        as_at=as_at,
        facts=facts,
    )


def _reason(rule: Rule, facts: Facts, as_at: date) -> Reason:
    outcome = rule.apply(facts, as_at)
    return Reason(rule, outcome.result, outcome.text, outcome.provision)


def _verdict(reasons: Iterable[Reason]) -> Verdict:
    thresholds = {reason.result for reason in reasons if reason.rule.threshold}
    if "not_met" in thresholds:
        return "cannot_challenge"
    if "unknown" in thresholds:
        return "cannot_tell"
    if any(reason.result == "risk" for reason in reasons):
        return "can_challenge_with_risks"
    return "can_challenge"


def _to_find_out(reasons: Iterable[Reason], facts: Facts, as_at: date) -> tuple[ToFindOut, ...]:
    """The unknown facts that would change a result, those of threshold tests first."""
    unknown = [reason for reason in reasons if reason.result == "unknown"]
    found: dict[str, ToFindOut] = {}
    for reason in sorted(unknown, key=lambda reason: not reason.rule.threshold):
        for fact in reason.rule.needs:
            if fact not in found and facts.value(fact) is None and matters(fact, reason.rule, facts, as_at):
                words = FACT_WORDS[fact]
                found[fact] = ToFindOut(fact, words.question, words.ask, reason.rule.threshold)
    return tuple(found.values())


def _of_the_date(as_at: date) -> tuple[str, ...]:
    if as_at <= LAST_READ:
        return ()
    return (
        f"The rules were last checked against the law on {spoken(LAST_READ)}; later changes are not in them.",
    )
