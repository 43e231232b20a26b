"""Findings as comments in a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from assistant.clauses.finding import SEVERITIES, Finding, Severity
from assistant.clauses.returned.commenting import Commenting
from assistant.clauses.returned.opening import opened

FindingsOf = Callable[[str], Sequence[Finding]]
"""What is wrong with a text, with places in it."""

SEVERITY_WORDS: Final[dict[Severity, str]] = {
    "stop": "Stop",
    "risk": "Risk",
    "improve": "Improve",
    "note": "Note",
}
NOT_ADVICE: Final = "This is information, not legal advice. The check can miss faults and can be wrong."
_WIDEST: Final = 3_000
"""Characters that a comment may stand on; one on more than that marks a page and points at nothing."""


def return_with_comments(
    data: bytes, name: str, findings_of: FindingsOf, *, made_on: date | None = None
) -> bytes:
    """The file called `name` as a Word file with a comment on the words of each finding.

    A Word file stays as it is in all else. Of any other file that can be read the words are put into a new
    Word file. A first comment sums up, and holds what could not be placed. With `made_on` the comments are
    dated. Raises DraftFileError for a file that cannot be used.
    """
    draft = opened(data, name)
    findings = findings_of(draft.text)
    commenting = Commenting(draft.package, draft.words, made_on)
    unplaced = []
    for finding, place in [(finding, _place(finding, draft.text)) for finding in findings]:
        if place is None or not commenting.on(*place, _told(finding)):
            unplaced.append(finding)
    commenting.at_start([*_summary(findings), *draft.remarks, *_unplaced(unplaced), NOT_ADVICE])
    return commenting.data()


def _place(finding: Finding, text: str) -> tuple[int, int] | None:
    """Where the words of a finding are: where it says, else where they stand once; None for no place."""
    start, end = finding.start, finding.end
    words = finding.text.strip()
    if text[start:end].strip() != words:
        if not words or text.count(words) != 1:
            return None
        start = text.index(words)
        end = start + len(words)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if 0 <= start < end <= start + _WIDEST else None


def _told(finding: Finding) -> list[str]:
    return [
        f"{SEVERITY_WORDS[finding.severity]}: {finding.why}",
        f"The law: {finding.provision.cited}. {finding.provision.address}",
        *([f"What to do: {finding.suggestion}"] if finding.suggestion.strip() else []),
    ]


def _summary(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return ["The check found no fault."]
    count = Counter(finding.severity for finding in findings)
    told = ", ".join(f"{count[s]} “{SEVERITY_WORDS[s]}”" for s in SEVERITIES if count[s])
    one = len(findings) == 1
    return [f"The check found {len(findings)} {'point' if one else 'points'}: {told}."]


def _unplaced(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    lines = ["What follows is about the whole draft, or about words that a comment cannot stand on."]
    for finding in findings:
        words = " ".join(finding.text.split())
        about = f"On “{words[:200]}{'…' if len(words) > 200 else ''}”." if words else ""  # noqa: PLR2004
        lines += [*([about] if about else []), *_told(finding)]
    return lines
