"""The rules of the check as one page of Markdown, so that a lawyer can review them without reading code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from assistant.clauses.finding import SEVERITIES, Severity
from assistant.clauses.findings.rule import ALWAYS, FAMILIES, Outcome, Rule
from assistant.clauses.findings.rules import RULES
from assistant.law.provision import Provision

PAGE: Final = "docs/clause-checks.md"
AGAIN: Final = f"assistant check-clause --rules > {PAGE}"
"""How the page is made again."""

_INTRODUCTION: Final = f"""\
# The check of clauses: every rule, for review

This page lists all that `assistant check-clause` looks for in a social value clause, an award question or a
specification: each rule, when it speaks, every sentence that it can say, the rewording that it offers and the
section that it rests on. It is for a lawyer who wants to check the rules without reading code.

The page is made from the rules themselves. Do not edit it. After a change to the rules, make it again with
`{AGAIN}`. A test fails while the page and the rules differ.

It is information, not legal advice. The rules look for words. They find common faults and do not find all of
them, and a clause of which they say nothing can still be unlawful.
"""
_SEVERITIES: Final[dict[Severity, str]] = {
    "stop": "unlawful as it stands, or close to it",
    "risk": "open to challenge, or not enforceable",
    "improve": "weak drafting",
    "note": "worth knowing",
}
_KNOWN: Final = """\
What is known of the purchase comes from the brief and, for value and length, from the text where the brief
does not say. Where it is not known whether the purchase reaches its threshold, a rule that depends on it says
what holds if it does, and does not say `stop`. The law of the day on which the procurement starts counts;
without that day, the law of the day of the check.

A text is taken for a specification when it has at least ninety words and five numbered parts; for an award
question when it tells tenderers what is asked or scored; else for a clause. What is missing is told of a
specification only, because the rest of a clause may stand elsewhere.
"""
_NO_SECTION: Final = """\
Some rules rest on good practice more than on a section: evidence, owners, reports, remedies, one duty a
sentence. For those, the section that is named is the one that the practice serves.
"""


def rules_table() -> str:
    """The page, as `docs/clause-checks.md` holds it."""
    parts = [
        _INTRODUCTION,
        "## How findings are graded\n",
        _table(("Severity", "What it means"), ((f"`{item}`", _SEVERITIES[item]) for item in SEVERITIES)),
        "## What the rules know of a purchase and of a text\n",
        _KNOWN,
        _NO_SECTION,
        *(_family(family, [rule for rule in RULES if rule.family == family]) for family in FAMILIES),
    ]
    return "\n".join(parts)


def _family(name: str, rules: Sequence[Rule]) -> str:
    return "\n".join([f"## {name.capitalize()}\n", *map(_rule, rules)])


def _rule(rule: Rule) -> str:
    heads = ("Severity", "When", "What we say", "What we suggest", "Section")
    parts = [
        f"### {rule.title} (`{rule.id}`)\n",
        f"{rule.help}\n",
        *([f"In force {_period(rule)}.\n"] if rule.since > ALWAYS or rule.until else []),
        _table(heads, map(_outcome, rule.outcomes)),
    ]
    return "\n".join(parts)


def _outcome(outcome: Outcome) -> tuple[str, ...]:
    return (
        f"`{outcome.severity}`",
        outcome.when,
        outcome.why,
        outcome.suggestion,
        _section(outcome.provision),
    )


def _period(rule: Rule) -> str:
    until = f" until {_spoken(rule.until)}" if rule.until else ""
    return f"from {_spoken(rule.since)}{until}"


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _section(provision: Provision) -> str:
    return f"[{provision.cited}]({provision.address})"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
