"""Every sentence of the form that is not a label or a hint of one of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.eligibility.expression.checklist import State
from assistant.web.words import counted

TAB: Final = "Expression of interest"
TITLE: Final = "Write an expression of interest"
ABOUT: Final = (
    (
        "This form follows Schedule 1 of SI 2012/1313, which says what an expression of interest must hold. "
        "Write in your own words. You can save it as a Word document at any time; gaps are marked in it."
    ),
    (
        "Nothing is invented: the document holds what you write, and gaps where you write nothing. It is not "
        "sent to anybody. You send it yourselves."
    ),
    (
        "If it is accepted, the council must run a procurement that others can enter too. Acceptance is not "
        "an award."
    ),
)
KEPT: Final = (
    "What you write stays in this browser tab's session. It is not stored. When you close or reload the page "
    "it is gone, so save the Word document first. Leave out names and details of people where you can."
)
CARRY: Final = "Carry over my answers"
CARRY_HINT: Final = (
    "From the questions under “Right to challenge”: what kind of body you are, what you offer, and whether "
    "you use partners. What you chose here already stays."
)
NOTHING_TO_CARRY: Final = (
    "There is nothing to carry over. Answer the questions under “Right to challenge” first, or go on here."
)
NOT_FITTING: Final = (
    "Your answers say that you want a building, a piece of land or a decision. The right is about running a "
    "service, so that was not carried over."
)
CARRIED_NAMES: Final[dict[str, str]] = {
    "body_type": "what kind of body you are",
    "seeks": "what you offer",
    "uses_partners": "whether you use partners",
}

READ: Final = "Read"
KIND: Final = "What kind of body you are"
KIND_HINT: Final = "If several would work together, the one that sends it."
NOT_CHOSEN: Final = "Not chosen yet"
SEEKS: Final = "Do you want to run the service, or to help run it?"
SEEKS_HINT: Final = "A part of the service is enough."
OFFERS: Final[dict[str, str]] = {
    "provide_service": "To provide the service",
    "assist_with_service": "To assist in providing the service",
}
SENT: Final = "The day on which you send it (optional)"
SENT_HINT: Final = "Type it as DD/MM/YYYY, such as 22/11/2026."
PARTNERED: Final = "Would consortium members or sub-contractors deliver any part?"
PARTNERED_HINT: Final = "If you do not know yet, leave it open."
YES: Final = "Yes"
NO: Final = "No"
ROLE: Final = "What it would be"
ROLES: Final[dict[str, str]] = {
    "consortium member": "Member of the consortium",
    "sub-contractor": "Sub-contractor",
}
ADD: Final = "Add another partner"
REMOVE: Final = "Remove"
REMOVE_SURE: Final = "Remove this partner, with all that you wrote about it?"
MOST: Final = "There is room for 20 partners. Describe more of them in the Word document."
REMOVED: Final = "The partner is removed."
ADDED: Final = "There is room for another partner."

CHECKLIST: Final = "What is there, and what is missing"
STATES: Final[dict[State, str]] = {"there": "There", "missing": "Missing", "not_needed": "Not needed"}
SIGNS: Final[dict[State, str]] = {"there": "✓", "missing": "!", "not_needed": "–"}
"""Beside the word for the state, never in its place."""
SOMETHING: Final = "“There” means that something is written. Whether it is enough, the authority judges."
FOR_SENDING: Final = "Also missing, to send it"
TO_PANEL: Final = "See what is missing, or save as Word"
STANDS_AGAINST: Final = "By what you chose, you may not be able to challenge"

WORD: Final = "Save as Word"
PRINT: Final = "Print"
CLEAR: Final = "Clear the form"
CLEAR_SURE: Final = "Clear the form? All that you wrote in it will be gone."
CLEARED: Final = "The form is cleared."
SAVED: Final = "The Word document is made. If your browser did not save it:"
DOWNLOAD: Final = "Download the Word document"
FILE_NAME: Final = "expression-of-interest-draft.docx"
"""Says nothing of who was here."""
NOT_TAKEN: Final = "That could not be taken: a text is longer than 100,000 characters. Shorten it."
NOT_DONE: Final = "That was not done"
FAILED: Final = (
    "That could not be done, because of a fault in this program and not in what you wrote. What you wrote is "
    "still in the form. The log of this program says more."
)


def tally(there: int, missing: int) -> str:
    """`3 parts are there. 5 are missing.`."""
    return f"{counted(there, 'part is', 'parts are')} there. {counted(missing, 'is', 'are')} missing."


def state(of: State, what: str) -> str:
    """How a part stands, with the reason: `Missing: it does not say …`."""
    return f"{STATES[of]}. {what}"


def carried(names: Sequence[str]) -> str:
    """What came over from the interview."""
    return f"Carried over: {', '.join(CARRIED_NAMES[name] for name in names)}."


def partner(number: int) -> str:
    """The heading over one partner."""
    return f"Partner {number}"


def remove(number: int) -> str:
    """What the button to remove a partner is called."""
    return f"{REMOVE} partner {number}"


def paragraph(label: str) -> str:
    """`Schedule 1, paragraph 5(a)` of `Sch.1 para.5(a)`."""
    return f"Schedule 1, paragraph {label.partition('para.')[2]}"
