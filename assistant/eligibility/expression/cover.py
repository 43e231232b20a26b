"""The pages behind an expression of interest that its writers take off: checklist and what happens next."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.duties import DUTIES
from assistant.eligibility.expression.checklist import State, checklist
from assistant.eligibility.expression.expression import Expression
from assistant.eligibility.provisions import contents, grounds, timing
from assistant.eligibility.rule import spoken
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.word.file import Cell, Link, Strong, WordFile

TAKE_OFF: Final = (
    "Not part of the expression of interest: take this page and those after it off before you send it."
)
STATES: Final[dict[State, str]] = {"there": "There", "missing": "Missing", "not_needed": "Not needed"}
NEXT: Final = (
    "say_when",
    "maximum_period",
    "decide_in_time",
    "reasons",
    "publish",
    "withdraw",
    "procurement",
    "no_award",
    "procurement_periods",
)
"""The duties that a group needs to know of when it sends."""


def add_cover_pages(file: WordFile, expression: Expression, texts: LawTexts, made_on: date) -> None:
    """Add them at the end of `file`, on a new page."""
    gaps = file.gaps
    file.heading("Before you send it: checklist", new_page=True)
    file.notice(TAKE_OFF)
    file.paragraph(f"Made on {spoken(made_on)} from what you wrote. {_gaps(gaps)}")
    file.paragraph(
        "“There” means that something is written. Whether it is enough, the authority judges: it may "
        "reject what it finds inadequate or inaccurate (",
        _link(grounds.GROUNDS[1]),
        ").",
    )
    _checklist(file, expression, texts)
    file.heading("Also look at these", 2)
    file.bullets(
        [
            ("The period. ", _quoted(texts, timing.OUTSIDE_WINDOW), " ", _link(timing.OUTSIDE_WINDOW)),
            "The address. Send it where the authority's own page says.",
            (f"The form. Our note says: “{contents.NOTHING_MORE.told}” ", _link(contents.NOTHING_MORE)),
        ]
    )
    _next(file, texts)


def _gaps(count: int) -> str:
    if not count:
        return "No gap is left in it."
    gaps = "One gap is" if count == 1 else f"{count} gaps are"
    return f"{gaps} left in it, marked in square brackets."


def _checklist(file: WordFile, expression: Expression, texts: LawTexts) -> None:
    rows: list[tuple[Cell, ...]] = [("Part", "There or missing", "What the law asks for")]
    rows += [
        (
            Strong(item.name),
            STATES[item.state],
            (f"{item.what}\n", _link(item.provision), "\n", _quoted(texts, item.provision)),
        )
        for item in checklist(expression)
    ]
    file.table(rows, about="What is there and what is missing, part by part", widths=(1.3, 1.1, 3.4))


def _next(file: WordFile, texts: LawTexts) -> None:
    file.heading("What happens next")
    file.paragraph(
        Strong("Acceptance leads to a procurement exercise that others can enter. It is not an award."),
        keep_with_next=True,
    )
    rows: list[tuple[Cell, ...]] = [("What happens", "Where it says so")]
    rows += [
        (duty.text, (_link(duty.provision), "\n", _quoted(texts, duty.provision)))
        for duty in DUTIES
        if duty.id in NEXT
    ]
    file.table(rows, about="What the authority must do, and what you may do", widths=(1, 1))
    file.heading("For your notes", 2)
    notes: list[tuple[Cell, ...]] = [
        ("Day on which the authority received it", ""),
        ("Longest time to decide, as the authority has published it", ""),
        ("Day by which it says that it will decide", ""),
    ]
    file.table(notes, about="Empty cells for your notes", widths=(1, 1), header_row=False, header_column=True)


def _quoted(texts: LawTexts, provision: Provision) -> str:
    cited = texts.cite(provision)
    whose = "The law says" if cited.kind == "legislation" else "Our note says"
    return f"{whose}: “{cited.quote}”"


def _link(provision: Provision) -> Link:
    return Link(provision.cited, provision.address)
