"""The last part of a draft decision letter: what the officer still has to do, and must take off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.eligibility.officer.dates import DECIDE
from assistant.eligibility.officer.letter_reasons import Draft, Reasons
from assistant.eligibility.officer.not_grounds import NOT_GROUNDS
from assistant.eligibility.officer.words import Decision
from assistant.eligibility.provisions import duties, grounds, timing
from assistant.eligibility.rule import spoken
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.word.file import Cell, Link, WordFile

TAKE_OFF: Final = (
    "Not part of the letter: take this page and those after it off. Draft for officer and legal review. This "
    "is information, not legal advice."
)
NO_APPEAL: Final = (
    "The Act gives no right of appeal. A complaint to you, a complaint to the Ombudsman or judicial review "
    "may be open. Check this before you rely on it: it is general knowledge, and we hold no source for it."
)


def add_reminders(file: WordFile, draft: Draft, texts: LawTexts) -> None:
    """Add it at the end of `file`, on a new page."""
    gaps = file.gaps
    file.heading("For the officer: before you send it", new_page=True)
    file.notice(TAKE_OFF)
    if gaps:
        file.paragraph(f"Gaps that are left in the letter: {gaps}. They are marked in square brackets.")
    file.heading("What you must do", 2)
    file.bullets((text, " (", _link(provision), ")") for text, provision in _duties(draft))
    file.bullets([NO_APPEAL])
    _of_the_reasons(file, draft.reasons)
    _of_the_review(file, draft)
    if draft.decision == "reject":
        _not_grounds(file)
    _words(file, draft.decision, texts)


def _duties(draft: Draft) -> Iterator[tuple[str, Provision]]:
    if draft.decision == "refuse_to_consider":
        yield "You may refuse to consider it, but need not.", timing.OUTSIDE_WINDOW
        yield "Publish your periods, on your website too.", timing.WINDOW_PUBLISHED
        return
    yield _in_time(draft), duties.DECIDE_IN_TIME
    if draft.decision != "accept":
        yield "Give your reasons in the notification.", duties.REASONS
    yield "Publish the notification, on your website too.", duties.PUBLISH
    yield "Consider the well-being of your area before you decide, and record it.", duties.WELLBEING_DUTY
    yield "Have regard to the Secretary of State's guidance.", duties.GUIDANCE
    if draft.decision == "reject":
        yield draft.review.modification.text, draft.review.modification.provision
    else:
        yield (
            "Publish, and keep to, the minimum and maximum period before the procurement.",
            duties.PROCUREMENT_PERIODS,
        )


def _in_time(draft: Draft) -> str:
    due = next((due for due in draft.review.dates if due.name == DECIDE), None)
    if due is None or due.latest is None:
        return "Notify the group in writing within your published maximum period, which we do not know."
    late = " The decision is dated later." if draft.decided_on and draft.decided_on > due.latest else ""
    return f"Notify the group in writing by {spoken(due.latest)}, the end of your published period.{late}"


def _of_the_reasons(file: WordFile, reasons: Reasons) -> None:
    if reasons.left_out:
        file.heading("Reasons that are not in the letter", 2)
        file.bullets(f"“{each.sentence}” {each.why}" for each in reasons.left_out)
    doubtful = [each.ground for each in reasons.under if each.ground.standing == "not_known"]
    if doubtful:
        file.heading("Grounds in the letter that the facts do not make out yet", 2)
        file.bullets(f"Ground {ground.number}. {ground.text} {ground.holds_if}" for ground in doubtful)
    judged = [each.ground for each in reasons.under if each.ground.standing == "for_you_to_judge"]
    if judged:
        file.heading("Grounds in the letter that rest on what you think", 2)
        file.bullets(f"Ground {ground.number}. {ground.holds_if}" for ground in judged)


def _of_the_review(file: WordFile, draft: Draft) -> None:
    review = draft.review
    if draft.decision == "accept" and review.failures:
        file.heading("Tests of the Act that are not met", 2)
        file.bullets((point.text, " (", _link(point.provision), ")") for point in review.failures)
    if review.unknown:
        file.heading("What we do not know", 2)
        file.bullets((point.text, " (", _link(point.provision), ")") for point in review.unknown)
    told = tuple(f"“{each.sentence}”" for each in draft.reasons.left_out)
    others = [warning for warning in review.warnings if not (told and warning.startswith(told))]
    if others:
        file.heading("Also look at these", 2)
        file.bullets(others)


def _not_grounds(file: WordFile) -> None:
    file.heading("Reasons that are no ground for rejection", 2)
    file.bullets(f"{each.name[0].upper()}{each.name[1:]}" for each in NOT_GROUNDS)


def _words(file: WordFile, decision: Decision, texts: LawTexts) -> None:
    """The words of the law, or of our note where the library does not hold it."""
    file.heading("What the law says", 2)
    rows: list[tuple[Cell, ...]] = [("Provision", "In words")]
    for provision in _CITED[decision]:
        cited = texts.cite(provision)
        whose = "The law says" if cited.kind == "legislation" else "Our note says"
        rows.append((_link(provision), f"{whose}: “{cited.quote}”"))
    file.table(rows, about="The provisions behind the reminders", widths=(1, 3))


_DECIDED: Final = (
    duties.DECIDE_IN_TIME,
    duties.REASONS,
    duties.PUBLISH,
    duties.WELLBEING_DUTY,
    duties.GUIDANCE,
)
_CITED: Final[dict[Decision, tuple[Provision, ...]]] = {
    "accept": (*_DECIDED, duties.PROCUREMENT, duties.APPROPRIATE, duties.PROCUREMENT_PERIODS),
    "accept_modified": (*_DECIDED, duties.MODIFY_AGREED, duties.PROCUREMENT, duties.PROCUREMENT_PERIODS),
    "reject": (*_DECIDED, grounds.CLOSED_LIST, duties.MODIFY_AGREED),
    "refuse_to_consider": (timing.OUTSIDE_WINDOW, timing.WINDOW_PUBLISHED),
}


def _link(provision: Provision) -> Link:
    return Link(provision.cited, provision.address)
