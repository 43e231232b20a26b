"""A draft whose text was changed, with what the check finds in it now."""

from __future__ import annotations

from dataclasses import replace

from assistant.clauses.finding import Finding
from assistant.clauses.findings import check_clause
from assistant.clauses.pack import ClausePack
from assistant.clauses.written import tender_text


def rechecked(before: ClausePack, after: ClausePack) -> ClausePack:
    """`after` with the findings of its own text; what was found in the brief of `before` stays."""
    of_text = _found(before)
    of_brief = tuple(finding for finding in before.findings if finding not in of_text)
    return replace(after, findings=(*of_brief, *_found(after)))


def _found(pack: ClausePack) -> tuple[Finding, ...]:
    return check_clause(tender_text(pack), pack.brief, pack.as_at)
