"""Every sentence that the interface itself says."""

from __future__ import annotations

from assistant.answers import AnswerStatus
from assistant.documents import SourceStatus
from assistant.web.answering import LibrarySummary
from assistant.web.markup import in_words

TITLE = "Commissioning Assistant"
LEAD = "Answers about commissioning public services in England, with the source of every sentence."
WARNING = "This is not legal advice, and it may be wrong. Read the source before you act on it."

ASK_TAB = "Ask"
CHALLENGE_TAB = "Right to challenge"

EXAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "For commissioners",
        (
            "What is the difference between commissioning and purchasing?",
            "Does the Social Value Act make me give social value a weighting?",
        ),
    ),
    (
        "For community groups",
        (
            "Can a community group challenge how the council runs a library, and under what law?",
            "What must our expression of interest contain?",
        ),
    ),
    (
        "For officers who write tenders",
        (
            "What makes a good social value award criterion?",
            "What may I not ask suppliers for?",
        ),
    ),
)

QUOTES_ONLY = "Quotes only: no language model"
QUOTES_ONLY_CHOICE = "The answer is made of the sources' own words. It comes sooner."
QUOTES_ONLY_NO_MODEL = "No language model is set up here, so every answer is made of the sources' own words."

NO_QUESTION = "Type a question first."
SEARCHING = "Searching the library."
QUOTING = "Passages found. Choosing the words that answer you."
STOPPED = "Stopped. Only sentences that had passed the check are shown."
FAILED_TITLE = "Something went wrong"
FAILED = (
    "The answer could not be finished, because of a fault in this program and not in your question. "
    "You can ask again. The log of this program says more."
)
CONVERSATION_CLEARED = "New conversation. The earlier questions are gone."

INVITED = "You may be able to use the community right to challenge"
INVITED_UNDERSTOOD = "We understood:"
INVITED_TIME = "Answer a few questions and get a verdict with reasons, in about five minutes."
INVITED_BUTTON = "Check it"

BESIDE = "More, in the words of the sources:"
"""Above the quotes that follow the sentences of a model."""

ORDERS = (
    "This passage holds words that look like instructions to a computer. "
    "They are shown here as they stand, and are never followed or used in an answer."
)

OUTCOMES: dict[AnswerStatus, str] = {
    "answered": "Answer",
    "partly_answered": "Part of an answer",
    "quoted": "What the sources say",
    "clarify": "We need to know more",
    "not_in_sources": "The sources here do not answer this",
    "out_of_scope": "Outside what this assistant covers",
    "declined": "Not something this assistant answers",
    "error": "Something went wrong",
}

REPLIES: dict[str, str] = {
    "about_product": "About this assistant",
    "small_talk": "Hello",
    "crisis": "If somebody is in danger",
    "personal_data": "Please leave private facts out",
}
"""The headings of replies to messages that ask for something else than an answer, by intent."""

NARROW = "Limit the answer to some of the sources"
NARROW_BY = {
    "kinds": "Kind of source",
    "jurisdictions": "Where it applies",
    "statuses": "Whether it still holds",
    "collections": "Collection",
}
LATER_VERSION = "A later version is here"
CAUTIONS = "Know this of the sources above:"

STATUSES: dict[SourceStatus, str] = {
    "in force": "In force",
    "not yet in force": "Not yet in force",
    "current": "Current",
    "superseded": "Superseded",
    "historic": "Historic",
    "draft": "Draft",
    "illustrative": "Illustrative: not a real case",
    "not stated": "Status not stated",
}


def named(choice: str, value: str) -> str:
    """How a value that sources can be limited to is shown."""
    if choice == "statuses":
        return {str(status): shown for status, shown in STATUSES.items()}.get(value, value)
    return value[:1].upper() + value[1:]


def counted(number: int, one: str, many: str) -> str:
    """`1 passage`, `1,204 passages`."""
    return f"{number:,} {one if number == 1 else many}"


def found(passages: int) -> str:
    """Status line once the evidence is there."""
    return f"{counted(passages, 'passage', 'passages')} found."


def writing(passages: int, model: str) -> str:
    """Status line while the model reads and writes."""
    return (
        f"{found(passages)} {model} is reading them and writing. "
        "Each sentence appears when it has passed its check, which can take a minute."
    )


def done(seconds: float, claims: int) -> str:
    """Status line at the end."""
    time = f"Done in {counted(round(seconds), 'second', 'seconds')}." if seconds >= 1 else "Done."
    return f"{time} {counted(claims, 'sentence', 'sentences')}, each with its source." if claims else time


def left_out(sentences: int) -> str:
    """The summary over what did not pass the check."""
    return f"Left out: {counted(sentences, 'sentence', 'sentences')} the sources do not support"


def about(summary: LibrarySummary | None, model: str) -> tuple[str, ...]:
    """What the product is and is not, a paragraph each."""
    library = "It answers from the documents in its library, and from nothing else."
    if summary:
        library = (
            f"It answers from the {counted(summary.documents, 'document', 'documents')} in its library "
            f"({counted(summary.passages, 'passage', 'passages')}), and from nothing else."
        )
    dated = "Law and guidance change: the date and status of each source stand beside it."
    if summary and summary.notes_date:
        dated += f" The notes that come with it were last checked on {in_words(summary.notes_date)}."
    covers = (
        "It covers the commissioning of public services in England: social value, the community right to "
        "challenge, and how services are planned, bought and reviewed. "
        "It does not cover other parts of the UK."
    )
    checked = (
        "Each sentence is checked against the words it cites. A sentence that fails is left out of the "
        "answer, and you can see which. The check can miss things, so open the source."
    )
    where = _where(model, elsewhere=bool(summary and summary.model_elsewhere))
    advice = "It is not legal advice, and it does not decide for you or for the council."
    return (covers, library, checked, dated, where, advice)


def _where(model: str, *, elsewhere: bool) -> str:
    if not model:
        return "It runs on this machine. No language model is set up: every answer is made of quotes."
    if elsewhere:
        return (
            f"The search runs on this machine. Answers are written by {model}, which runs elsewhere: your "
            f"question and the passages found are sent to it, unless you choose quotes only."
        )
    return f"It runs on this machine, and sends your questions nowhere. Answers are written by {model}."
