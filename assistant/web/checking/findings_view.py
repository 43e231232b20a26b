"""What the check of a clause finds, as HTML: severity in words, why, the section and a lawful rewording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.clauses.finding import SEVERITIES, Finding
from assistant.web.challenge.render import Cite
from assistant.web.checking import words
from assistant.web.expression.controls import law, leads, sign
from assistant.web.markup import shown

_LONGEST_QUOTE = 400
"""Characters of the words concerned that stand with a finding; the whole stands in the draft."""


def found(findings: Sequence[Finding], cite: Cite, prefix: str, place: str = "") -> str:
    """The findings in their order, numbered from 1.

    With `place` each leads to its words in the draft, whose id is `place` and its number.
    """
    rows = "".join(
        f'<li class="ca-reason ca-finding" id="{prefix}{number}" tabindex="-1">'
        f"{_finding(finding, number, cite, prefix, place)}</li>"
        for number, finding in enumerate(findings, 1)
    )
    return f'<ol class="ca-reasons ca-findings">{rows}</ol>'


def counts(findings: Sequence[Finding]) -> str:
    """How many there are of each severity, the gravest first."""
    number = Counter(finding.severity for finding in findings)
    rows = "".join(
        f"<li>{sign(words.SEVERITIES[each], *words.SEVERITY_SIGNS[each])}"
        f"<span>{shown(words.how_many(number[each]))}</span></li>"
        for each in SEVERITIES
        if number[each]
    )
    return f'<ul class="ca-counts">{rows}</ul>'


def _finding(finding: Finding, number: int, cite: Cite, prefix: str, place: str) -> str:
    concerned = finding.text.strip()
    short = concerned if len(concerned) <= _LONGEST_QUOTE else f"{concerned[:_LONGEST_QUOTE].rstrip()} …"
    quote = f'<blockquote class="ca-own">{shown(short)}</blockquote>' if concerned else ""
    to_place = f"<p>{leads(words.to_place(number), f'{place}{number}')}</p>" if place and concerned else ""
    mark = sign(words.SEVERITIES[finding.severity], *words.SEVERITY_SIGNS[finding.severity])
    return (
        f"<h4>{shown(words.finding(number))} {mark}</h4>{quote}{to_place}"
        f"<p>{shown(finding.why)}</p>{_suggestion(finding, number, prefix)}"
        f"{law(finding.provision, cite, f'{prefix}-l{number}')}"
    )


def _suggestion(finding: Finding, number: int, prefix: str) -> str:
    """A lawful rewording, which can be copied."""
    if not finding.suggestion.strip():
        return ""
    name = f"{prefix}-s{number}"
    return (
        f'<p class="ca-quiet ca-behind">{shown(words.SUGGESTION)}</p>'
        f'<div class="ca-suggestion"><p id="{name}" tabindex="-1">{shown(finding.suggestion)}</p>'
        f'<p><button type="button" class="ca-button ca-copy" data-copies="{name}">{shown(words.COPY)}'
        f'<span class="ca-hidden"> {shown(words.copy_which(number))}</span></button> '
        f'<span class="ca-status" role="status" data-copied="{shown(words.COPIED)}" '
        f'data-selected="{shown(words.SELECTED)}"></span></p></div>'
    )
