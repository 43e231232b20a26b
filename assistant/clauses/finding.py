"""What the check of a clause finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from assistant.law.provision import Provision

Severity = Literal["stop", "risk", "improve", "note"]
"""`stop`: unlawful or close to it as it stands. `risk`: open to challenge, or not enforceable.
`improve`: weak drafting. `note`: worth knowing."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `text` is the draft's own words, `draft[start:end]`."""

    rule: str
    severity: Severity
    text: str
    start: int
    end: int
    why: str
    provision: Provision
    suggestion: str
    """A lawful rewording, or what to add."""
