"""Every sentence that the checking tab itself says; what is found and why is the engine's."""

from __future__ import annotations

from typing import Final

from assistant.clauses.finding import Severity
from assistant.web.upload import UploadWords
from assistant.web.words import counted

TAB: Final = "Check a clause"
TITLE: Final = "Check a clause"
ABOUT: Final = (
    (
        "Paste a draft, or choose its file. We look for the faults that get buyers into court or leave "
        "commitments undelivered, and show for each the words concerned, the section and a lawful rewording."
    ),
    (
        "We decide nothing, and no text of a draft is ever followed. Our rules do not know everything: the "
        "draft still needs an officer and a lawyer."
    ),
)
KEPT: Final = (
    "What you give is read on the machine that runs this program. It stays in this browser tab's session and "
    "is not stored. When you close or reload the page it is gone."
)
DRAFT: Final = "The draft"
DRAFT_HINT: Final = "A clause, an award question or a whole specification, of at most 200,000 characters."
PURCHASE: Final = "The purchase (optional)"
PURCHASE_ABOUT: Final = "What you say here decides which rules apply. What you leave out counts as not known."
CHECK: Final = "Check"
CLEAR: Final = "Clear"
CLEARED: Final = "Started again. The earlier draft is gone."
OR_FILE: Final = "Or choose a file"
FILE: Final = "The file"
FILE_HINT: Final = "Word (.docx), OpenDocument (.odt), PDF or text (.txt, .md), of at most 20 MB."
CHECK_FILE: Final = "Check the file"
NO_FILE: Final = "Choose a file first, or paste the text above."
READING: Final = "Reading the file. This can take a minute."
EMPTY: Final = "Paste the draft first, or choose a file below."
TOO_LONG: Final = "The draft is longer than 200,000 characters. Check it in parts."
NO_TEXT: Final = "The file holds no text that we can check."

RESULT: Final = "What we found"
NOTHING: Final = (
    "Our rules find no fault in this draft. They do not know everything: it still needs an officer and a "
    "lawyer."
)
SEVERITIES: Final[dict[Severity, str]] = {
    "stop": "Do not use as it stands",
    "risk": "Risk of challenge or of non-delivery",
    "improve": "Weak wording",
    "note": "Worth knowing",
}
SEVERITY_SIGNS: Final[dict[Severity, tuple[str, str]]] = {
    "stop": ("✕", "not-met"),
    "risk": ("!", "risk"),
    "improve": ("?", "unknown"),
    "note": ("i", "idle"),
}
ABOUT_FINDINGS: Final = "What we found, one by one"
ABOUT_DRAFT: Final = "The draft, with the words concerned marked"
NUMBERS: Final = "Each number leads to what we say of the words before it."
WHOLE: Final = "A finding without marked words is about the draft as a whole."
NOT_ASKED: Final = "You have told us nothing of the purchase. With the buyer and the value we can say more."
AGAIN: Final = "Check again"
CHANGE: Final = "Change the draft"
AFRESH: Final = "Check another draft"
PRINT: Final = "Print"
SAVE: Final = "Save with comments (Word)"
SAVE_HINT: Final = "Your own words, with a comment on the words of each finding."
SAVED: Final = "The file is made. If your browser did not save it:"
DOWNLOAD: Final = "Download your file with comments"
FILE_NAME: Final = "draft-with-comments.docx"
NOT_SAVED: Final = "The comments could not be put into your file"
KNOW: Final = "Know this of the draft"
SUGGESTION: Final = "A lawful wording, or what to do"
COPY: Final = "Copy"
COPIED: Final = "Copied."
SELECTED: Final = "It is selected: copy it with your keyboard."

NOT_DONE: Final = "That was not done"
FAILED: Final = (
    "That could not be done, because of a fault in this program and not in what you gave. The log of this "
    "program says more."
)
OTHER_KIND: Final = (
    "We read Word (.docx), OpenDocument (.odt), PDF and text files (.txt and .md). This file is of another "
    "kind. Save it as one of these, or paste its text."
)
NOT_ARRIVED: Final = "The file did not arrive whole. Choose it again."
READ_FAULTS: Final[dict[str, str]] = {
    "encrypted": "The file needs a password. Save a copy without one and choose that, or paste its text.",
    "scanned": (
        "No page of the file has text that we can read: its pages are pictures, such as scans. Have the "
        "words recognised, or paste them."
    ),
    "damaged": (
        "The file is damaged and cannot be read. Open it, save it again and choose the new copy, or paste "
        "its text."
    ),
    "empty file": "The file is empty. Choose another one.",
    "took longer": "Reading the file took too long, so we stopped. Paste its text instead.",
    "needed more": "Reading the file took too much memory, so we stopped. Paste its text instead.",
    "the reader stopped": (
        "The file broke the program that reads it. Nothing else was harmed. Save it in another format, or "
        "paste its text."
    ),
    "it holds several": "The file holds several documents. Choose the draft by itself.",
}
"""By how the reason of a reader begins."""


def too_large(most: int) -> str:
    """Why a file was not taken."""
    return f"The file is larger than {most} MB. Choose a smaller one, or paste the part to check."


def not_read(reason: str) -> str:
    """Why a file could not be read, where we know no better words."""
    return f"The file could not be read: {reason}. Save it in another format, or paste its text."


def how_many(number: int) -> str:
    """`2 findings`."""
    return counted(number, "finding", "findings")


def checked(number: int) -> str:
    """The status when a check is done."""
    return f"Checked: {how_many(number)}." if number else "Checked: nothing found."


def file_read(name: str) -> str:
    """Which file was checked."""
    return f"The file: {name}"


def not_all(some: int, every: int) -> str:
    """What is said where a page cannot show them all."""
    return f"We show the {some:,} gravest of {every:,} findings. Mend those, or check the draft in parts."


def finding(number: int) -> str:
    """`Finding 3`."""
    return f"Finding {number}"


def to_place(number: int) -> str:
    """What leads from a finding to its words."""
    return f"Show finding {number} in the draft"


def to_finding(number: int) -> str:
    """What leads from the words to their finding, for those who hear it."""
    return f"Go to finding {number}"


def copy_which(number: int) -> str:
    """Which wording a button copies."""
    return f"the wording for finding {number}"


UPLOAD: Final = UploadWords(OTHER_KIND, NOT_ARRIVED, READ_FAULTS, too_large, not_read)
