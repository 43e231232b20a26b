"""What a person reads of a verdict in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import wrap
from typing import Final

from rich.console import Console

from assistant.eligibility.check import Check, Reason
from assistant.eligibility.expression.checklist import Item, State
from assistant.eligibility.headings import (
    RESULT_HEADINGS,
    STEP_HEADINGS,
    VERDICT_HEADINGS,
    VERDICT_MEANINGS,
)
from assistant.eligibility.rule import STEPS, spoken
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision

NOT_ADVICE: Final = "This is information, not legal advice."
_STATES: Final[dict[State, str]] = {
    "there": "There",
    "missing": "Missing",
    "not_needed": "Not needed",
}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""A quote from somebody's file must not steer the terminal."""


def show_verdict(check: Check, texts: LawTexts, screen: Console) -> None:
    """The verdict, what led to it, and what to do now."""
    heading(VERDICT_HEADINGS[check.verdict], screen)
    line(f"{VERDICT_MEANINGS[check.verdict]} As at {spoken(check.as_at)}. {NOT_ADVICE}", screen)
    for warning in check.warnings:
        line(f"Note: {warning}", screen)
    if check.verdict != "can_challenge":
        heading("What decides it", screen)
        for reason in check.deciding:
            line(f"- {reason.text} ({reason.provision.cited})", screen, hanging=2)
    _show_steps(check, texts, screen)
    if check.to_find_out:
        heading("What to find out", screen)
        for item in check.to_find_out:
            line(f"- {item.question} Ask or look here: {item.ask}.", screen, hanging=2)
    if check.better_routes:
        heading("Other routes", screen)
        for route in check.better_routes:
            line(f"- {route.text}", screen, hanging=2)
            cite(route.provision, texts, screen)
    heading("What to do next", screen)
    for number, following in enumerate(check.next_steps, start=1):
        section = f" ({following.provision.cited})" if following.provision else ""
        line(f"{number}. {following.text}{section}", screen, hanging=3)


def show_checklist(items: tuple[Item, ...], made: Path, screen: Console) -> None:
    """What a draft has, and lacks, of what the regulations ask for."""
    heading("What the regulations ask for", screen)
    for item in items:
        line(f"{_STATES[item.state]}: {item.name}. {item.what} ({item.provision.cited})", screen, hanging=2)
    missing = sum(item.state == "missing" for item in items)
    parts = "Nothing is missing" if not missing else f"{missing} of {len(items)} parts are missing"
    screen.print()
    line(f"{parts}. Whether what is there is enough, we do not judge. The draft is in {made}.", screen)
    line(NOT_ADVICE, screen)


def _show_steps(check: Check, texts: LawTexts, screen: Console) -> None:
    """Each step; where the right falls at a threshold, only the threshold steps."""
    fallen = check.verdict == "cannot_challenge"
    for step in STEPS:
        reasons = [reason for reason in check.reasons if reason.rule.step == step]
        if not fallen or any(reason.rule.threshold for reason in reasons):
            _show_step(STEP_HEADINGS[step], reasons, texts, screen)


def _show_step(title: str, reasons: Iterable[Reason], texts: LawTexts, screen: Console) -> None:
    shown = [reason for reason in reasons if reason.result != "not_applicable"]
    if shown:
        heading(title, screen)
    for reason in shown:
        line(f"{RESULT_HEADINGS[reason.result]}: {reason.text}", screen, hanging=2)
        cite(reason.provision, texts, screen)


def heading(text: str, screen: Console) -> None:
    """A heading with an empty line before it."""
    screen.print()
    screen.print(text, style="bold", highlight=False, markup=False)


def line(text: str, screen: Console, *, within: int = 0, hanging: int = 0) -> None:
    """Plain text, broken at words; `within` columns in, and `hanging` more after the first line."""
    for part in text.split("\n"):
        broken = wrap(
            _CONTROL.sub(" ", part),
            screen.width,
            initial_indent=" " * within,
            subsequent_indent=" " * (within + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for row in broken:
            screen.print(row, highlight=False, markup=False, soft_wrap=True)


def cite(provision: Provision | None, texts: LawTexts, screen: Console) -> None:
    """The section behind a sentence, the words that say so, and where to open it."""
    if provision is None:
        return
    cited = texts.cite(provision)
    told = "" if cited.kind == "legislation" else ", as our note tells it"
    line(f"{provision.cited}{told}: “{cited.quote}”", screen, within=4)
    line(cited.address, screen, within=4)
