"""The verdict as HTML: what decides it first, then every step with its reasons and the words behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assistant.eligibility.check import Check, Reason, ToFindOut
from assistant.eligibility.headings import (
    RESULT_HEADINGS,
    STEP_HEADINGS,
    VERDICT_HEADINGS,
    VERDICT_MEANINGS,
)
from assistant.eligibility.interview import Interview
from assistant.eligibility.rule import STEPS, Result, Step, spoken
from assistant.eligibility.verdict_word import before_sending
from assistant.law.provision import Provision
from assistant.web.challenge import words
from assistant.web.challenge.render import Cite, answers, button, file, heading, source
from assistant.web.markup import shown

_WORST_FIRST: Final[tuple[Result, ...]] = ("not_met", "risk", "unknown", "met", "not_applicable")


def verdict(
    check: Check, interview: Interview, cite: Cite, word: bytes = b"", *, writes: bool = False
) -> str:
    """The whole screen, with the Word file where there is one.

    With `writes` there is a button that leads to the expression of interest.
    """
    return (
        f'<div class="ca-verdict"><p class="ca-paper">{shown(words.ON_PAPER)}</p>'
        f"{heading(VERDICT_HEADINGS[check.verdict], 'verdict')}"
        f'<p class="ca-lead">{shown(VERDICT_MEANINGS[check.verdict])}</p>'
        f"<p>{shown(words.as_at(spoken(check.as_at)))} {shown(words.NOT_ADVICE)}</p>{_warnings(check)}"
        f"{_buttons(check, writes=writes)}{_saved(word)}"
        f"{_section(words.DECIDES, _reasons(check.deciding, cite, 'd'))}{_find_out(check)}"
        f"{_routes(check, cite)}{_next(check, cite)}{_steps(check, cite)}"
        f"{answers(interview, words.ANSWERS_AT_END)}</div>"
    )


def _buttons(check: Check, *, writes: bool) -> str:
    write = button(words.WRITE, "write") if writes and check.verdict != "cannot_challenge" else ""
    return (
        f'<div class="ca-buttons">{button(words.PRINT, "print")}{button(words.WORD, "word")}{write}'
        f'<button type="button" class="ca-button" data-act="show" data-show="challenge-answers">'
        f"{shown(words.CHANGE_ONE)}</button>{button(words.AFRESH, 'afresh')}</div>"
    )


def _saved(word: bytes) -> str:
    """A line that is read out when the file has come; it is there even when it is empty."""
    return f'<p class="ca-status" role="status">{f"{shown(words.SAVED)} {file(word)}" if word else ""}</p>'


def _warnings(check: Check) -> str:
    items = "".join(f"<li>{shown(text)}</li>" for text in check.warnings)
    title = f"<p>{shown(words.WARNINGS)}</p>"
    return f'<div class="ca-cautions" role="note">{title}<ul>{items}</ul></div>' if items else ""


def _section(title: str, body: str) -> str:
    """A part of the verdict under its heading; empty when there is nothing in it."""
    return f"<section><h3>{shown(title)}</h3>{body}</section>" if body else ""


def _reasons(reasons: Iterable[Reason], cite: Cite, prefix: str) -> str:
    items = "".join(_reason(reason, cite, f"challenge-{prefix}{at}") for at, reason in enumerate(reasons))
    return f'<ul class="ca-reasons">{items}</ul>' if items else ""


def _reason(reason: Reason, cite: Cite, name: str) -> str:
    return (
        f'<li class="ca-reason"><p>{_sign(reason.result)} {shown(reason.text)}</p>'
        f"{_opened(reason.provision, cite, name)}</li>"
    )


def _sign(result: Result) -> str:
    """The result in a word, with a sign before it."""
    return (
        f'<strong class="ca-result ca-{result.replace("_", "-")}">'
        f'<span class="ca-sign" aria-hidden="true">{words.SIGNS[result]}</span>'
        f"{shown(RESULT_HEADINGS[result])}</strong>"
    )


def _opened(provision: Provision | None, cite: Cite, name: str) -> str:
    """The section under a sentence, which opens to its words."""
    if provision is None:
        return ""
    body = source(cite(provision), provision, f"{name}-")
    return (
        f'<details class="ca-opens" id="{name}"><summary><span class="ca-screen">{words.READ} </span>'
        f"{shown(provision.cited)}</summary>{body}</details>"
    )


def _steps(check: Check, cite: Cite) -> str:
    steps = "".join(_step(step, check, cite) for step in STEPS)
    return _section(words.STEPS, steps)


def _step(step: Step, check: Check, cite: Cite) -> str:
    reasons = [reason for reason in check.reasons if reason.rule.step == step]
    if not reasons:
        return ""
    counting = [reason for reason in reasons if reason.result != "not_applicable"]
    idle = [reason for reason in reasons if reason.result == "not_applicable"]
    left_out = ""
    if idle:
        items = "".join(f"<li>{shown(reason.text)} {shown(reason.provision.cited)}</li>" for reason in idle)
        summary = shown(words.rules_left_out(len(idle)))
        left_out = (
            f'<details class="ca-idle" id="challenge-{step}-idle"><summary>{summary}</summary>'
            f"<ul>{items}</ul></details>"
        )
    not_asked = (
        f"<p>{shown(words.NOT_ASKED)}</p>"
        if step == "contents" and any(reason.result == "unknown" for reason in counting)
        else ""
    )
    worst = min((reason.result for reason in reasons), key=_WORST_FIRST.index)
    return (
        f'<div class="ca-step"><h4>{shown(STEP_HEADINGS[step])}</h4>'
        f'<p class="ca-quiet">{shown(words.STEP_IN_SHORT[worst])}</p>'
        f"{not_asked}{_reasons(counting, cite, step)}{left_out}</div>"
    )


def _find_out(check: Check) -> str:
    return _section(words.FIND_OUT, _unknown(before_sending(check)))


def _unknown(items: Iterable[ToFindOut]) -> str:
    rows = "".join(
        f"<li><strong>{shown(item.question)}</strong>"
        + (f" {shown(words.FIND_OUT_WAITS)}" if item.threshold else "")
        + f'<span class="ca-quiet ca-line">{shown(words.ASK)} {shown(item.ask)}</span></li>'
        for item in items
    )
    return f'<ul class="ca-unknown">{rows}</ul>' if rows else ""


def _routes(check: Check, cite: Cite) -> str:
    items = "".join(
        f"<li><p>{shown(route.text)}</p>{_opened(route.provision, cite, f'challenge-r{at}')}</li>"
        for at, route in enumerate(check.better_routes)
    )
    return _section(words.ROUTES, f'<ul class="ca-routes">{items}</ul>' if items else "")


def _next(check: Check, cite: Cite) -> str:
    items = "".join(
        f"<li><p>{shown(step.text)}</p>{_opened(step.provision, cite, f'challenge-n{at}')}</li>"
        for at, step in enumerate(check.next_steps)
    )
    return _section(words.NEXT, f'<ol class="ca-next-steps">{items}</ol>' if items else "")
