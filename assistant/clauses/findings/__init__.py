"""The check of a clause: every rule put to a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from assistant.clauses.brief import Brief
from assistant.clauses.finding import SEVERITIES, Finding
from assistant.clauses.findings.prepared import Draft, prepared
from assistant.clauses.findings.rule import Rule
from assistant.clauses.findings.rules import RULES


def check_clause(text: str, brief: Brief | None = None, as_at: date | None = None) -> tuple[Finding, ...]:
    """Every finding, in the order of the text; at one place the gravest first.

    What the text says to whoever checks it changes nothing. Takes time linear in the text; raises nothing.
    """
    draft = prepared(text, brief, as_at or datetime.now(UTC).date())
    found = [finding for rule in RULES if rule.holds(draft.day) for finding in _findings(rule, draft)]
    return tuple(sorted(found, key=lambda item: (item.start, SEVERITIES.index(item.severity), item.rule)))


def _findings(rule: Rule, draft: Draft) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for hit in rule.find(draft):
        words = draft.text[hit.start : hit.end]
        start = hit.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if (start, end) not in seen and start < end:
            seen.add((start, end))
            yield Finding(
                rule=rule.id,
                severity=hit.outcome.severity,
                text=draft.text[start:end],
                start=start,
                end=end,
                why=hit.outcome.why,
                provision=hit.outcome.provision,
                suggestion=hit.outcome.suggestion,
            )
