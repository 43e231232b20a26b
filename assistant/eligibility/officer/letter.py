"""A draft of the letter that tells a group the decision on its expression of interest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from assistant.eligibility.errors import FactsError
from assistant.eligibility.officer.dates import PROCURE, Due, calculate
from assistant.eligibility.officer.letter_reasons import TO_SHOW, Draft, Reasons, UnderGround, sorted_reasons
from assistant.eligibility.officer.letter_reminders import add_reminders
from assistant.eligibility.officer.review import Review
from assistant.eligibility.officer.words import Decision
from assistant.eligibility.provisions import duties, grounds, timing
from assistant.eligibility.rule import IN_FORCE, spoken
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.word.file import Cell, Link, Piece, Strong, ToComplete, WordFile

TITLES: Final[dict[Decision, str]] = {
    "accept": "Your expression of interest: we accept it",
    "accept_modified": "Your expression of interest: we accept it as modified",
    "reject": "Your expression of interest: we reject it",
    "refuse_to_consider": "Your expression of interest: we will not consider it",
}
_IMPROVE: Final = "how it might promote or improve the well-being of our area"
DRAFT: Final = (
    "Draft for officer and legal review: not sent. Before you send it, take out this line, and everything "
    "from “For the officer” on."
)


def decision_letter(  # noqa: PLR0913 -- what a letter is made of
    review: Review,
    decision: Decision,
    *,
    authority: str,
    group: str,
    service: str,
    reasons: Sequence[str],
    decided_on: date | None,
    texts: LawTexts,
    made_on: date,
) -> bytes:
    """The draft as a .docx, with a gap for whatever is not known, and reminders on a page of its own.

    The same input gives the same bytes. Raises FactsError when the decision is not open to the authority,
    when a rejection would rest on no ground, and when the day of the decision cannot be right;
    `CatalogueError` when the notes that ship are not there.
    """
    _check(review, decision, decided_on)
    given = tuple(reason for reason in reasons if reason.strip())
    by_ground = sorted_reasons(review, given) if decision == "reject" else Reasons((), ())
    draft = Draft(review, decision, given, by_ground, decided_on)
    file = WordFile(
        TITLES[decision], made_on=made_on, header="Community right to challenge", author=authority
    )
    file.title(TITLES[decision])
    file.notice(DRAFT)
    _letterhead(file, draft, {"authority": authority, "group": group, "service": service})
    _BODIES[decision](file, draft)
    _close(file, decision)
    add_reminders(file, draft, texts)
    return file.data()


def _check(review: Review, decision: Decision, decided_on: date | None) -> None:
    if decided_on is not None and decided_on < IN_FORCE:
        raise FactsError(
            f"The decision is dated {spoken(decided_on)}, but the right to challenge began on "
            f"{spoken(IN_FORCE)}. Check the year."
        )
    option = review.option(decision)
    if option.open is False:
        raise FactsError(option.text)
    accepted = review.timeline.accepted if review.timeline else None
    if decision in {"accept", "accept_modified"} and accepted and decided_on and accepted != decided_on:
        raise FactsError(
            f"The decision is dated {spoken(decided_on)}, but you gave {spoken(accepted)} as the day of "
            "acceptance. Check both days."
        )
    received = review.timeline.received if review.timeline else None
    if decided_on is not None and received is not None and decided_on < received:
        raise FactsError(
            f"The decision is dated {spoken(decided_on)}, before the expression of interest was received on "
            f"{spoken(received)}. Check both days."
        )


def _letterhead(file: WordFile, draft: Draft, named: dict[str, str]) -> None:
    timeline = draft.review.timeline
    received = timeline.received if timeline else None
    rows: list[tuple[Cell, Cell]] = [
        ("To", _or_gap(named["group"], "the name and address of the group")),
        ("From", _or_gap(named["authority"], "the name of the authority")),
        ("Service", _or_gap(named["service"], "the service, as the group names it")),
        ("We received it on", _or_gap(spoken(received), "the day you received it")),
        ("Decided on", _or_gap(spoken(draft.decided_on), "the day of the decision, and who decided")),
    ]
    file.table(
        rows, about="Who writes to whom, and when", widths=(1, 3), header_row=False, header_column=True
    )


def _accept(file: WordFile, draft: Draft) -> None:
    file.heading("Our decision")
    file.paragraph("We accept your expression of interest (", _link(duties.ACCEPT_OR_REJECT), ").")
    _well_being(file)
    _procurement(file, draft)


def _modify(file: WordFile, draft: Draft) -> None:
    file.heading("Our decision")
    file.paragraph(
        "We accept your expression of interest as modified below. You have agreed to the modification (",
        _link(duties.MODIFY_AGREED),
        ").",
    )
    file.placeholder("what is modified, and the day on which the group agreed to it in writing")
    file.heading("Our reasons for the modification")
    file.paragraph(
        "We think that it could not be accepted otherwise (",
        _link(duties.MODIFY),
        "). We must give you our reasons (",
        _link(duties.REASONS),
        ").",
    )
    for text in draft.given or [point.text for point in draft.review.missing]:
        file.paragraph(text)
    if not draft.given:
        file.placeholder("why it could not be accepted without the modification")
    _well_being(file)
    _procurement(file, draft)


def _reject(file: WordFile, draft: Draft) -> None:
    file.heading("Our decision")
    file.paragraph("We reject your expression of interest (", _link(duties.ACCEPT_OR_REJECT), ").")
    file.heading("Our reasons")
    file.paragraph(
        "We may reject an expression of interest only on grounds set out in regulations (",
        _link(grounds.CLOSED_LIST),
        "). We rest our decision on the following.",
    )
    for each in draft.reasons.under:
        _under_ground(file, draft.review, each)
    _well_being(file)
    file.heading("If you disagree")
    file.paragraph("The Localism Act 2011 gives no right of appeal against this decision.")
    file.placeholder("how the group can complain to you, by your own procedure")


def _under_ground(file: WordFile, review: Review, each: UnderGround) -> None:
    ground = each.ground
    file.heading(f"Ground {ground.number}: {ground.name}", 2)
    file.paragraph("The ground: ", _link(ground.provision), ".", keep_with_next=True)
    for sentence in each.sentences:
        file.paragraph(sentence)
    if ground.number == 1:
        file.bullets(
            (point.text, " (", _link(point.provision), ")") for point in (*review.failures, *review.missing)
        )
    if ground.number > 1 or not (each.sentences or review.failures or review.missing):
        file.placeholder(f"{TO_SHOW[ground.number]}, unless it is said above")


def _refuse(file: WordFile, draft: Draft) -> None:
    timeline = draft.review.timeline
    window: Piece = ToComplete("the period that you have published, and where")
    if timeline and timeline.window_ends:
        starts = f"from {spoken(timeline.window_starts)} " if timeline.window_starts else ""
        window = f"{starts}to {spoken(timeline.window_ends)}"
    file.heading("Our decision")
    file.paragraph(
        "Your expression of interest came outside the period that we have published: ",
        window,
        ". We refuse to consider it (",
        _link(timing.OUTSIDE_WINDOW),
        ").",
    )
    file.paragraph("This is no rejection. We have not judged what your expression of interest says.")
    file.heading("What you can do")
    file.paragraph(
        "You can send it again within a period that we have published (", _link(timing.WINDOW), ")."
    )
    file.placeholder("the next period, and where it is published")


def _procurement(file: WordFile, draft: Draft) -> None:
    due = _procurement_due(draft)
    first: Piece = ToComplete("the first day, by your published minimum period")
    last: Piece = ToComplete("the last day, by your published maximum period")
    if due and due.earliest:
        first = spoken(due.earliest)
    if due and due.latest:
        last = spoken(due.latest)
    file.heading("What happens next")
    file.bullets(
        [
            ("We will carry out a procurement exercise for the service (", _link(duties.PROCUREMENT), ")."),
            (
                "It will be appropriate to the value and nature of the contract (",
                _link(duties.APPROPRIATE),
                ").",
            ),
            (
                "It will begin not before ",
                first,
                " and by ",
                last,
                " (",
                _link(duties.PROCUREMENT_PERIODS),
                ").",
            ),
            (
                Strong("Our acceptance promises you no award. "),
                "Others may compete in the procurement exercise, and you will need to take part in it.",
            ),
            (
                f"In that exercise we will consider {_IMPROVE}, as far as procurement law allows (",
                _link(duties.PROCUREMENT_WELLBEING),
                ").",
            ),
            ("You may withdraw your expression of interest (", _link(duties.WITHDRAW), ")."),
        ]
    )


def _procurement_due(draft: Draft) -> Due | None:
    """When the procurement begins, counted from the day of this decision where no other is known."""
    timeline = draft.review.timeline
    if timeline is None:
        return None
    dues = calculate(replace(timeline, accepted=timeline.accepted or draft.decided_on))
    return next(due for due in dues if due.name == PROCURE)


def _well_being(file: WordFile) -> None:
    file.heading("Well-being of our area")
    file.paragraph(
        "We have considered whether accepting it would promote or improve the social, economic or "
        "environmental well-being of our area (",
        _link(duties.WELLBEING_DUTY),
        ").",
    )
    file.placeholder("what you considered, and what you found")


def _close(file: WordFile, decision: Decision) -> None:
    if decision != "refuse_to_consider":
        file.heading("Publication")
        file.paragraph("We will publish this notification on our website (", _link(duties.PUBLISH), ").")
    file.placeholder("name and post of the person who signs, and how to reach them")


_Body = Callable[[WordFile, Draft], None]
_BODIES: Final[dict[Decision, _Body]] = {
    "accept": _accept,
    "accept_modified": _modify,
    "reject": _reject,
    "refuse_to_consider": _refuse,
}


def _or_gap(text: str, gap: str) -> Cell:
    return text if text.strip() else ToComplete(gap)


def _link(provision: Provision) -> Link:
    return Link(provision.cited, provision.address)
