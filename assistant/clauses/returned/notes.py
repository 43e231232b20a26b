"""What is said of a draft's words, ready to be put into its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.clauses.finding import SEVERITIES, Finding, Severity

SEVERITY_WORDS: Final[dict[Severity, str]] = {
    "stop": "Stop",
    "risk": "Risk",
    "improve": "Improve",
    "note": "Note",
}
NOT_ADVICE: Final = "This is information, not legal advice. The check can miss faults and can be wrong."
_UNPLACED: Final = "What follows is about the whole draft, or about words that a comment cannot stand on."
_WIDEST: Final = 3_000
"""Characters that a comment may stand on; one on more than that marks a page and points at nothing."""
_LONGEST_QUOTE: Final = 200


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of some words of a draft, or of the whole of it."""

    place: tuple[int, int] | None
    """From where to where the words stand in the text; None for no place."""
    about: str
    """Which words are meant, for those who do not see them marked; empty for the whole draft."""
    lines: tuple[str, ...]


def notes_of(findings: Sequence[Finding], text: str) -> tuple[Note, ...]:
    """A note for each finding in the text."""
    return tuple(Note(_place(each, text), _about(each), _told(each)) for each in findings)


def summary(findings: Sequence[Finding]) -> str:
    """How much was found, and how grave it is."""
    if not findings:
        return "The check found no fault."
    count = Counter(finding.severity for finding in findings)
    told = ", ".join(f"{count[s]} “{SEVERITY_WORDS[s]}”" for s in SEVERITIES if count[s])
    one = len(findings) == 1
    return f"The check found {len(findings)} {'point' if one else 'points'}: {told}."


def without_place(notes: Sequence[Note]) -> list[str]:
    """What the first comment says of the notes that stand on no words."""
    lines = [_UNPLACED] if notes else []
    for note in notes:
        lines += [*([note.about] if note.about else []), *note.lines]
    return lines


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


def _about(finding: Finding) -> str:
    words = " ".join(finding.text.split())
    return f"On “{words[:_LONGEST_QUOTE]}{'…' if len(words) > _LONGEST_QUOTE else ''}”." if words else ""


def _told(finding: Finding) -> tuple[str, ...]:
    return (
        f"{SEVERITY_WORDS[finding.severity]}: {finding.why}",
        f"The law: {finding.provision.cited}. {finding.provision.address}",
        *([f"What to do: {finding.suggestion}"] if finding.suggestion.strip() else []),
    )
