"""Every sentence that the officers' tab itself says; rules, duties and reasons are the engine's."""

from __future__ import annotations

from typing import Final

from assistant.web.upload import UploadWords

TAB: Final = "For officers"
CHECK_TAB: Final = "Check an expression of interest"
DATES_TAB: Final = "Dates"

OTHER_KIND: Final = (
    "We read Word (.docx), PDF, OpenDocument (.odt) and text files (.txt and .md). This file is of another "
    "kind. Save it as one of these, or answer by hand."
)
NOT_ARRIVED: Final = "The file did not arrive whole. Choose it again."
READ_FAULTS: Final[dict[str, str]] = {
    "encrypted": "The file needs a password. Save a copy without one and choose that, or answer by hand.",
    "scanned": (
        "No page of the file has text that we can read: its pages are pictures, such as scans. Ask the "
        "group for the document itself, have the words recognised, or answer by hand."
    ),
    "damaged": (
        "The file is damaged and cannot be read. Open it, save it again and choose the new copy, or answer "
        "by hand."
    ),
    "empty file": "The file is empty. Choose another one.",
    "took longer": "Reading the file took too long, so we stopped. Save it as text, or answer by hand.",
    "needed more": (
        "Reading the file took too much memory, so we stopped. Save it as plain text, or answer by hand."
    ),
    "the reader stopped": (
        "The file broke the program that reads it. Nothing else was harmed. Save it in another format, or "
        "answer by hand."
    ),
    "it holds several": "The file holds several documents. Choose the expression of interest by itself.",
}
"""By how the reason of a reader begins."""

CHECK_TITLE: Final = "Check an expression of interest"
CHECK_ABOUT: Final = (
    (
        "Choose the file that you received. We show which parts of Schedule 1 it seems to have, and where. "
        "You say whether we are right. Then you tell us what you know of the case, and we say what you may "
        "answer, with the section for each."
    ),
    (
        "We decide nothing, and no text of a file is ever followed. This is information, not legal advice. "
        "An officer decides, and may need to ask a lawyer."
    ),
)
CHECK_KEPT: Final = (
    "The file is read on the machine that runs this program, and deleted as soon as it has been read. Its "
    "words and your answers stay in this browser tab's session. When you close or reload the page they are "
    "gone."
)
FILE: Final = "The file"
FILE_HINT: Final = "Word (.docx), PDF, OpenDocument (.odt) or text (.txt, .md), of at most 20 MB."
READ_FILE: Final = "Read the file"
BY_HAND: Final = "Answer by hand, without a file"
NO_FILE: Final = "Choose a file first, or answer by hand."
READING: Final = "Reading the file. This can take a minute."
CLEARED: Final = "Started again. The earlier file and answers are gone."

NOT_ONE_TITLE: Final = "This does not look like an expression of interest"
NOT_ONE: Final = (
    "Nothing counts yet. If you know that it is one, you can go on and answer for each part yourself."
)
OTHER_FILE: Final = "Choose another file"
ALL_THE_SAME: Final = "Go on with this file"

WARNINGS: Final = "Know this of the file"
PARTS_TITLE: Final = "Which parts are there?"
PARTS_ABOUT: Final = (
    "We looked for what Schedule 1 of SI 2012/1313 asks for. We go by headings and words, so we can be "
    "wrong. Read each place, and answer. Nothing counts before you confirm it."
)
PARTS_BY_HAND: Final = (
    "Answer for each part that Schedule 1 of SI 2012/1313 asks for. Choose “I cannot tell” where you do not "
    "know."
)
FOUND: Final = "We found this:"
FOUND_NO_PARTNERS: Final = "It seems to say that no partners are used:"
NOT_FOUND: Final = "We found nothing for this. It may be there in other words."
FOUND_HALF: Final = "We found only a part of it:"
NO_PLACE: Final = "In the file"
ONLY_EMPLOYEES: Final = "Needed only if the group is employees of your authority."
ONLY_PARTNERS: Final = "Needed only if partners would deliver a part."
THERE: Final = "It is there"
NOT_THERE: Final = "It is not there"
CANNOT_TELL: Final = "I cannot tell"
WOULD_PARTNERS: Final = "Would partners deliver a part?"
PARTNERS_USED: Final = "Partners would deliver a part"
NO_PARTNERS: Final = "No partners would"
CONFIRM: Final = "Confirm"
BACK: Final = "Back"
AFRESH: Final = "Start again"

KNOWN_TITLE: Final = "What do you know of the case?"
KNOWN_ABOUT: Final = "Answer what you know. “Not known” counts as neither yes nor no."
YES: Final = "Yes"
NO: Final = "No"
NOT_KNOWN: Final = "Not known"
DAYS: Final = "Days"
DAYS_ABOUT: Final = "If you give the day of receipt, we also say by when you must answer."
REASONS: Final = "Reasons that are talked of"
REASONS_LABEL: Final = "Reasons against it (optional), one a line"
REASONS_HINT: Final = (
    "For example what a report or a member says. We say of each whether it reads like one of the ten grounds."
)
REASONS_TOO_LONG: Final = "Give at most 20,000 characters of reasons."
COUNT_FAULT: Final = "Type a whole number of people, such as 3, or leave it empty."
SHOW_REVIEW: Final = "Show what you may answer"

REVIEW_TITLE: Final = "What you may answer"
REVIEW_ABOUT: Final = (
    "By what you confirmed and answered, and by the law as we know it. It decides nothing: you do."
)
OPTIONS: Final = "The answers there are"
OPEN: Final = "Open to you"
NOT_OPEN: Final = "Not open to you"
DEPENDS: Final = "It depends"
REASONS_JUDGED: Final = "The reasons that you gave"
JUDGEMENTS: Final[dict[str, str]] = {
    "ground": "Reads like a ground",
    "not_ground": "Not a ground",
    "both": "Partly a ground",
    "not_recognised": "Not recognised",
}
GROUNDS: Final = "The ten grounds, by the facts"
STANDINGS: Final[dict[str, str]] = {
    "made_out": "Made out",
    "not_made_out": "Not made out",
    "not_known": "Not known",
    "for_you_to_judge": "For you to judge",
}
FAILURES: Final = "Tests of the Act that are not met"
MISSING: Final = "Parts that are not there"
UNKNOWN: Final = "Find out before a decision rests on it"
CONSIDER: Final = "Whatever you answer"
BY_WHEN: Final = "By when"
NO_DAYS: Final = "You gave no day of receipt, so we cannot say by when. Go back to give it, or use “Dates”."
REVIEW_WARNINGS: Final = "Look at these first"
ANSWERS: Final = "Change what you answered"
PRINT: Final = "Print"

LETTER: Final = "Draft a decision letter"
LETTER_ABOUT: Final = (
    "We draft the letter for the answer that you choose. Gaps are marked in it. It is not sent to anybody."
)
LETTER_CHOICE: Final = "Which answer?"
AUTHORITY: Final = "Name of your authority"
GROUP: Final = "Name of the group"
SERVICE: Final = "The service, in a few words"
DECIDED: Final = "Day of the decision"
LEFT_EMPTY: Final = "If you leave it empty, the letter has a gap."
LETTER_REASONS: Final = "Your reasons, one a line"
LETTER_REASONS_HINT: Final = (
    "Needed for a rejection and for a modification. A rejection must rest on one or more of the ten grounds."
)
CHOOSE: Final = "Choose an answer first."
DRAFT: Final = "Draft the letter as Word"
NO_LETTER: Final = "No letter was drafted"
FILE_NAME: Final = "decision-letter-draft.docx"
"""Says nothing of who was here."""
NOT_DONE: Final = "That was not done"
FAILED: Final = (
    "That could not be done, because of a fault in this program and not in what you gave. The log of this "
    "program says more."
)
TOO_MUCH: Final = "That could not be taken: a text is too long. Shorten it."

DATES_TITLE: Final = "Work out the dates"
DATES_ABOUT: Final = (
    "By when the authority must say and do what, once an expression of interest has come. Only the day of "
    "receipt is needed. What you leave empty counts as not known."
)
DAY_HINT: Final = "Type it as DD/MM/YYYY, such as 22/11/2026."
WHEN_IT_CAME: Final = "When it came"
RECEIVED: Final = "Day on which you received it"
WINDOW_STARTS: Final = "First day of the published window"
WINDOW_ENDS: Final = "Last day of the published window"
WINDOW_HINT: Final = "Only if you have published one for this service. Type it as DD/MM/YYYY."
PUBLISHED: Final = "What the authority has published"
MAXIMUM_PERIOD: Final = "Longest time from receipt to your decision"
MINIMUM_BEFORE: Final = "Shortest time from acceptance to the procurement"
MAXIMUM_BEFORE: Final = "Longest time from acceptance to the procurement"
PERIOD_HINT: Final = "A whole number, such as 6. No law sets it: the authority does."
NUMBER: Final = "Number"
UNIT: Final = "Unit"
UNITS: Final[dict[str, str]] = {"days": "days", "weeks": "weeks", "months": "months"}
LATER: Final = "What came later"
ACCEPTED: Final = "Day on which it was accepted"
ACCEPTED_HINT: Final = "Only if it was. Type it as DD/MM/YYYY."
REORGANISATION: Final = "Reorganisation day"
REORGANISATION_HINT: Final = (
    "Only if the old council resolved that the new one considers it. Type it as DD/MM/YYYY."
)
WORK_OUT: Final = "Work out the dates"
CLEAR: Final = "Clear"
NEEDED: Final = "Type the day on which you received it."
NOT_A_NUMBER: Final = "Type a whole number, such as 6, or leave it empty."
MEND: Final = "Mend this first"
THE_DATES: Final = "The dates"
COLUMNS: Final = ("What", "From", "By", "Why")
NO_DAY: Final = "Not known"
CALENDAR: Final = (
    "Days are calendar days. This is information and not legal advice: check each date against the section."
)


def too_large(most: int) -> str:
    """Why a file was not taken."""
    return (
        f"The file is larger than {most} MB. Choose the expression of interest by itself, without pictures, "
        "or answer by hand."
    )


def not_read(reason: str) -> str:
    """Why a file could not be read, where we know no better words."""
    return f"The file could not be read: {reason}. Save it in another format, or answer by hand."


def file_read(name: str) -> str:
    """Which file was read."""
    return f"The file: {name}"


def ground(number: int) -> str:
    """`Ground 4`."""
    return f"Ground {number}"


def is_there(part: str) -> str:
    """What is asked of a part: `Capability: is it there?`."""
    return f"{part}: is it there?"


def by_the_facts(number: int, standing: str) -> str:
    """How a ground that a reason reads like stands: `Ground 6, by the facts: not made out.`."""
    return f"Ground {number}, by the facts: {STANDINGS[standing].lower()}."


UPLOAD: Final = UploadWords(OTHER_KIND, NOT_ARRIVED, READ_FAULTS, too_large, not_read)
