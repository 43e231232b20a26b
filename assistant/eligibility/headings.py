"""What verdicts, results and steps are called for a reader."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.check import Verdict
from assistant.eligibility.rule import Result, Step

VERDICT_HEADINGS: Final[dict[Verdict, str]] = {
    "can_challenge": "You can challenge",
    "can_challenge_with_risks": "You can challenge, with risks",
    "cannot_challenge": "You cannot challenge",
    "cannot_tell": "We cannot tell yet",
}

VERDICT_MEANINGS: Final[dict[Verdict, str]] = {
    "can_challenge": "By your answers every test of the Act is met. Nothing that we know of stands in the "
    "way.",
    "can_challenge_with_risks": "By your answers every test of the Act is met. But the authority may refuse "
    "or reject it for the risks below.",
    "cannot_challenge": "By your answers a test of the Act is not met.",
    "cannot_tell": "A test of the Act turns on something that we do not know.",
}

RESULT_HEADINGS: Final[dict[Result, str]] = {
    "met": "Met",
    "not_met": "Not met",
    "risk": "Risk",
    "unknown": "Not known",
    "not_applicable": "Does not apply",
}

STEP_HEADINGS: Final[dict[Step, str]] = {
    "authority": "Whom you would challenge",
    "body": "Who you are",
    "service": "What you want",
    "timing": "When you would send it",
    "contents": "What the expression of interest must hold",
    "grounds": "The ten grounds for rejection",
    "reorganisation": "If the council is being replaced",
}
