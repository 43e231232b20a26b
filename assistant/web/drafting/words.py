"""Every sentence that the drafting tab itself says; clauses, notes and rules are the engine's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.clauses.brief import BuyerType, ContractType, Reservation
from assistant.clauses.pack import NoteKind
from assistant.clauses.regime import Applies
from assistant.web.words import counted

TAB: Final = "Draft clauses"
TITLE: Final = "Draft social value clauses"
ABOUT: Final = (
    (
        "Say what you are buying. We draft the clauses, the award question, the measures and the remedies, "
        "with the section behind each. Only the first box is needed."
    ),
    (
        "This is a draft for officer and legal review. We invent no numbers: where one is needed we leave a "
        "gap, and you set it."
    ),
)
KEPT: Final = (
    "What you write stays in this browser tab's session. Nothing is stored. When you close or "
    "reload the page "
    "it is gone, so save the draft first."
)

BOUGHT: Final = "What you are buying"
SERVICE: Final = "What is being bought"
SERVICE_HINT: Final = (
    "In a few words, such as: grounds maintenance. This is the only box that you must fill in."
)
DESCRIPTION: Final = "More about it (optional)"
DESCRIPTION_HINT: Final = (
    "Who it is for, what the work is, and where. It helps us to choose clauses that fit."
)
WHO: Final = "Who is buying"
BUYER_TYPE: Final = "What kind of buyer are you?"
BUYER_TYPES: Final[dict[BuyerType, str]] = {
    "council": "A council",
    "central_government": "Central government",
    "nhs": "An NHS body",
    "other": "Another public body",
}
BUYER: Final = "Name of the buyer (optional)"
BUYER_HINT: Final = "It goes into the draft. If you leave it empty, the draft says “the Buyer”."
CONTRACT: Final = "The contract"
VALUE: Final = "Value in pounds, with VAT"
VALUE_HINT: Final = "Over the whole contract, with extensions, such as 2,000,000 or 2m."
MONTHS: Final = "Length in months"
MONTHS_HINT: Final = "A whole number, such as 36, with extensions."
START: Final = "When the procurement starts"
START_HINT: Final = (
    "Type it as DD/MM/YYYY. Thresholds and rules change with the date. Left empty, we use today."
)
CONTRACT_TYPE: Final = "What kind of contract is it?"
CONTRACT_TYPE_HINT: Final = "If it is mixed, the part that is worth most."
CONTRACT_TYPES: Final[dict[ContractType, str]] = {
    "services": "Services",
    "goods": "Goods",
    "works": "Works",
}
LIGHT_TOUCH: Final = "Is it a light touch service?"
LIGHT_TOUCH_HINT: Final = (
    "Regulations list them: mostly social care, education, health and other services to people."
)
HEALTH: Final = "Is it a health care service for the NHS in England?"
HEALTH_HINT: Final = "Those are bought under the Provider Selection Regime."
WANTED: Final = "What you want from it"
PRIORITIES: Final = "Your priorities, one a line (optional)"
PRIORITIES_HINT: Final = "What your area or your users need, such as: young people out of work."
THEMES: Final = "Themes (optional)"
THEMES_HINT: Final = (
    "If you choose none, we choose what fits the contract. A few that are kept are worth more than many."
)
WEIGHTING: Final = "Weighting for social value, in per cent of the total score (optional)"
WEIGHTING_HINT: Final = "A number, such as 10. If you leave it empty, the draft has a gap."
MARKET: Final = "Who could supply it (optional)"
MARKET_HINT: Final = "Such as: small charities, or national firms."
RESERVATION: Final = "Do you mean to reserve the competition?"
RESERVATION_HINT: Final = "We say whether the law allows it. The draft reserves nothing by itself."
RESERVATIONS: Final[dict[Reservation, str]] = {
    "none": "No",
    "local": "For suppliers of an area, below the threshold",
    "uk": "For suppliers in the UK, below the threshold",
    "sme": "For small and medium-sized enterprises, below the threshold",
    "vcse": "For voluntary organisations and social enterprises, below the threshold",
    "supported_employment": "For supported employment providers",
    "mutual": "For public service mutuals",
}
POLICY: Final = "Your social value policy (optional)"
POLICY_HINT: Final = (
    "Paste the parts that matter. We use its words to choose clauses, and follow no instructions in it."
)
LIGHTER: Final = "Use wording for small providers"
LIGHTER_HINT: Final = (
    "Fewer duties, shorter reports, and simpler sentences where the clause library has them."
)
YES: Final = "Yes"
NO: Final = "No"
NOT_KNOWN: Final = "Not known"
DRAFT: Final = "Draft"
CLEAR: Final = "Clear the form"
CLEAR_SURE: Final = "Clear the form? All that you wrote in it will be gone."
CLEARED: Final = "The form is cleared."
TO_PANEL: Final = "See which rules apply"

NEEDED: Final = "Say what is being bought, such as: grounds maintenance."
FIELD_FAULTS: Final[dict[str, str]] = {
    "service": "Say what is being bought in a few words, and put the rest into the box below it.",
    "description": "This is too long: keep the 200,000 characters that matter most.",
    "buyer": "Keep the name to one line.",
    "value_inc_vat": (
        "Type the whole value in pounds with VAT, such as 2,000,000 or 2m, up to 100 billion. Or "
        "leave it empty."
    ),
    "months": "Type the length in whole months, from 1 to 600, such as 36. Or leave it empty.",
    "start": "Type a day as DD/MM/YYYY, such as 01/04/2027. Or leave it empty.",
    "priorities": "Keep it to 30 lines, each of at most 2,000 characters.",
    "weighting_percent": "Type a percentage from 0 to 100, such as 10. Or leave it empty.",
    "market": "Keep it to 2,000 characters.",
    "policy_text": "This is too long: keep the 200,000 characters that matter most.",
}
"""By the fields that can be wrong, in the order of the form."""

RULES: Final = "Which rules apply"
RULES_ABOUT: Final = "By what the form says so far, and the law as we know it."
RULES_TODAY: Final = "As at today, because no start is given."
RULES_AT: Final[dict[Applies, str]] = {"yes": "Applies", "no": "Does not apply", "unknown": "Cannot tell yet"}
RULE_SIGNS: Final[dict[Applies, tuple[str, str]]] = {
    "yes": ("✓", "met"),
    "no": ("–", "idle"),
    "unknown": ("?", "unknown"),
}
RULE_NAMES: Final[dict[str, str]] = {
    "provider_selection_regime": "Provider Selection Regime",
    "procurement_act": "Procurement Act 2023, in full",
    "below_threshold_rules": "Rules for small contracts",
    "light_touch": "Light touch rules",
    "social_value_act": "Social Value Act",
    "national_policy_statement": "National Procurement Policy Statement",
    "ppn_002": "PPN 002",
    "section_17": "Section 17: non-commercial matters",
    "key_performance_indicators": "Published key performance indicators",
    "reserving": "Reserving the competition",
}
RESERVING: Final[dict[Applies, str]] = {"yes": "Open to you", "no": "Not open", "unknown": "Cannot tell yet"}

PACK_TITLE: Final = "Your draft"
REVIEW: Final = (
    "This is a draft for officer and legal review, not legal advice. Nothing is stored. The numbers"
    " are yours "
    "to set: we invent none."
)
CHANGE: Final = "Change the brief"
LIGHTER_NOW: Final = "Lighter for small providers"
FULLER: Final = "Full wording again"
MADE_LIGHTER: Final = "The draft now has the wording for small providers."
MADE_FULLER: Final = "The draft now has the full wording."
SAVE: Final = "Save the draft"
AS_WORD: Final = "Save as Word"
AS_MARKDOWN: Final = "Save as Markdown"
AS_PDF: Final = "Save as PDF"
SAVED: Final = "The file is made. If your browser did not save it:"
DOWNLOAD: Final = "Download the draft"
FILE_NAME: Final = "social-value-draft"
"""Says nothing of who was here."""
IN_DRAFT: Final = "In this draft"
PRINT: Final = "Print"
TO_SAVE: Final = "Save the draft, or go to a part of it"

GAPS: Final = "Fill in the gaps"
GAPS_ABOUT: Final = (
    "What you type goes into the draft in this session only. Leave a box empty to keep the gap, which the "
    "saved file marks too."
)
PUT_IN: Final = "Put these into the draft"
GAPS_DONE: Final = "There are no gaps left."
TENDER_GAPS: Final = "The award question"
WORD_LIMIT_HINT: Final = "A number of words, such as 750."
WEIGHT_GAP_HINT: Final = "In per cent of the total score, such as 10%."
GAP_TOO_LONG: Final = "Keep it to 120 characters in one line."
TERMS: Final = "Defined terms"
COMMITMENTS: Final = "Commitments"
MACHINERY: Final = "How commitments are managed"
AWARD: Final = "Award question"
LIMIT: Final = "Word limit"
WEIGHT: Final = "Weighting"
SCALE: Final = "Scoring scale"
SCALE_COLUMNS: Final = ("Step", "How an answer earns it")
MEASURES: Final = "Measures"
MEASURE_COLUMNS: Final = ("Measure", "Baseline", "Target", "Evidence", "How often, and who")
UNIT: Final = "Counted in:"
NOTES: Final = "Officer's notes"
NOTES_ABOUT: Final = "For you, not for the tender."
NOTE_KINDS: Final[dict[NoteKind, str]] = {
    "relevance": "Why this belongs in the contract",
    "proportion": "Why this is proportionate",
    "decision": "What you must decide",
    "legal advice": "Where you need legal advice",
    "assumption": "What we do not know",
}
GAPS_TOO: Final = "Set the numbers, dates and words that are still gaps."
GRAVE: Final = "Read this first"
OWN_CHECK: Final = "Our own check of this draft"
NOTHING_FOUND: Final = (
    "Our rules find nothing against this draft. They do not know everything: it still needs a review."
)
PRECEDENTS: Final = "Similar past tenders"
PRECEDENTS_ABOUT: Final = "What others asked for. Not every one of them would be lawful or wise for you."
ILLUSTRATIVE: Final = "Illustrative: not a real tender"
BESIDE: Final = "Beside the draft"
BESIDE_LEAD: Final = "Made from the same parts. Open what you need and copy it."
SOURCES: Final = "Sources"

NOT_DONE: Final = "That was not done"
FAILED: Final = (
    "That could not be done, because of a fault in this program and not in what you wrote. What you wrote is "
    "kept. The log of this program says more."
)
TOO_MUCH: Final = "That could not be taken: a text is longer than 200,000 characters. Shorten it."
FROM_CHAT: Final = "We filled in what your question says. Check it, add what is missing, and press “Draft”."
NOTHING_FROM_CHAT: Final = "Say what you are buying, and press “Draft”."
INVITED: Final = "You can draft these clauses"
INVITED_UNDERSTOOD: Final = "We understood:"
FIELD_NAMES: Final[dict[str, str]] = {
    "service": "What is bought",
    "description": "More about it",
    "buyer_type": "Buyer",
    "buyer": "Name of the buyer",
    "value_inc_vat": "Value",
    "months": "Length",
    "start": "Start",
    "contract_type": "Kind of contract",
    "light_touch": "Light touch",
    "health_service": "Health care for the NHS",
    "priorities": "Priorities",
    "themes": "Themes",
    "weighting_percent": "Weighting",
    "market": "Who could supply it",
    "reservation": "Reserved",
    "lighter": "Wording for small providers",
}
INVITED_NEXT: Final = "Confirm it in a short form, and get clauses, an award question and measures to review."
INVITED_BUTTON: Final = "Draft clauses"
CHANGED: Final = "You can change your draft"
CHANGED_NEXT: Final = "If you have a draft, it is changed. If not, the form is."
CHANGED_BUTTON: Final = "Change it"


def to_fill_in(label: str) -> str:
    """How a gap is shown: `to fill in: number of apprentice starts`."""
    return f"to fill in: {label}"


def behind(number: int) -> str:
    """What folds the sections that clauses rest on."""
    return f"What this rests on ({counted(number, 'section', 'sections')})"


def not_applying(number: int) -> str:
    """What folds the rules that do not apply."""
    return f"{counted(number, 'body of rules does', 'bodies of rules do')} not apply"


def show_terms(number: int) -> str:
    """What folds the defined terms."""
    return f"Show {counted(number, 'defined term', 'defined terms')}"


def show_sources(number: int) -> str:
    """What folds the sources."""
    return f"Show {counted(number, 'source', 'sources')}"


def gaps_left(number: int) -> str:
    """How many gaps the draft has."""
    return f"{counted(number, 'gap', 'gaps')} to fill in." if number else GAPS_DONE


def as_at(day: str) -> str:
    """The day whose law is meant."""
    return f"As at {day}."


def changed(said: Sequence[str]) -> str:
    """What was changed, in the words that asked for it."""
    return f"Changed as you asked: {', '.join(f'“{text}”' for text in said)}."


def drafted(clauses: int, measures: int) -> str:
    """The status when a draft is made."""
    return (
        f"Drafted: {counted(clauses, 'clause', 'clauses')}, an award question and "
        f"{counted(measures, 'measure', 'measures')}."
    )
