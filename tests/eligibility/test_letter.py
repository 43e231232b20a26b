"""The draft of a decision letter: what it says, what it leaves open, and what it refuses to say."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import Facts
from assistant.eligibility.officer.letter import DRAFT, decision_letter
from assistant.eligibility.officer.letter_reasons import TO_SHOW
from assistant.eligibility.officer.letter_reminders import NO_APPEAL, TAKE_OFF
from assistant.eligibility.officer.not_grounds import NOT_GROUNDS
from assistant.eligibility.officer.review import Review, review
from assistant.eligibility.officer.timeline import Period, Timeline
from assistant.eligibility.officer.words import Decision
from assistant.law.cited import LawTexts
from assistant.readers import read_bytes

TEXTS = LawTexts()
AS_AT = date(2026, 11, 22)
SOUND = Facts(
    authority_type="district_council",
    body_type="charity",
    seeks="provide_service",
    service_by_or_for_authority=True,
    named_person_complex_needs=False,
    window_published=False,
    written_decision_to_stop=False,
    procurement_under_way=False,
    written_negotiations=False,
    employee_body_intention_published=False,
    integrated_with_nhs_and_critical=False,
    has_financial_information=True,
    has_capability_evidence=True,
    identifies_service_and_area=True,
    has_wellbeing_outcomes=True,
    meets_user_needs=True,
    uses_partners=False,
    authority_being_abolished=False,
)
TENDERED = replace(SOUND, procurement_under_way=True)
TIMELINE = Timeline(
    date(2026, 10, 1),
    maximum_period=Period(3, "months"),
    minimum_before=Period(3, "months"),
    maximum_before=Period(12, "months"),
)


def of(facts: Facts = SOUND, timeline: Timeline | None = TIMELINE) -> Review:
    return review(facts, as_at=AS_AT, timeline=timeline)


def made(found: Review, decision: Decision, reasons: Sequence[str] = (), **changes: Any) -> bytes:
    words: dict[str, Any] = {
        "authority": "Barton Borough Council",
        "group": "Friends of Lower Park",
        "service": "Grounds maintenance in Lower Park",
        "decided_on": date(2026, 11, 20),
        **changes,
    }
    return decision_letter(found, decision, reasons=reasons, texts=TEXTS, made_on=AS_AT, **words)


def letter(found: Review, decision: Decision, reasons: Sequence[str] = (), **changes: Any) -> Document:
    return read_bytes(made(found, decision, reasons, **changes), "letter.docx")


def parted(document: Document) -> tuple[str, str]:
    """The letter itself, and the part for the officer."""
    head, _, tail = document.text.partition("For the officer: before you send it")
    assert tail
    return head, tail


def under(document: Document, heading: str) -> list[str]:
    return [block.text for block in document.blocks if heading in block.heading_path]


def test_a_rejection_gives_each_reason_under_its_ground_with_the_section() -> None:
    reasons = [
        "A tender for the parks was published on 3 June.",
        "It would also be unlawful: the Care Act forbids it.",
    ]
    document = letter(of(TENDERED), "reject", reasons)
    assert under(document, "Ground 6: a procurement exercise under way") == [
        "The ground: SI 2012/1647, Sch. para.6.",
        "A tender for the parks was published on 3 June.",
        f"[To complete: {TO_SHOW[6]}, unless it is said above]",
    ]
    assert "It would also be unlawful: the Care Act forbids it." in under(
        document, "Ground 10: a breach of the law or of a statutory duty"
    )
    head, tail = parted(document)
    assert "We reject your expression of interest (Localism Act 2011, s.83(1))." in head
    assert "We will publish this notification on our website (Localism Act 2011, s.84(9))." in head
    assert "Grounds in the letter that rest on what you think" in tail


def test_a_rejection_for_missing_parts_names_each_with_its_paragraph() -> None:
    facts = replace(SOUND, has_financial_information=False, meets_user_needs=False)
    document = letter(of(facts), "reject")
    assert under(document, "Ground 1: the requirements of the Act and the regulations are not met") == [
        "The ground: SI 2012/1647, Sch. para.1.",
        "It gives no information about the group's financial resources. (SI 2012/1313, Sch.1 para.2)",
        "It does not say how the needs of the service's users would be met. (SI 2012/1313, Sch.1 para.5(b))",
    ]
    _, tail = parted(document)
    assert "Before you reject it, you may modify it" in tail


def test_a_rejection_without_stated_reasons_rests_on_what_the_facts_make_out() -> None:
    document = letter(of(TENDERED), "reject", ["", "  "])
    assert "The service is already the subject of a procurement exercise." in document.text


def test_sentences_that_explain_a_ground_stay_with_it() -> None:
    reasons = ["We looked at this with care. A tender is under way. Bids close on 4 May."]
    assert under(letter(of(TENDERED), "reject", reasons), "Ground 6: a procurement exercise under way")[
        1:4
    ] == [
        "We looked at this with care.",
        "A tender is under way.",
        "Bids close on 4 May.",
    ]


def test_reasons_that_are_no_ground_stay_out_of_the_letter_and_are_listed_for_the_officer() -> None:
    reasons = ["A tender is under way. The group is not local.", "The chair was rude to us."]
    head, tail = parted(letter(of(TENDERED), "reject", reasons))
    assert "not local" not in head
    assert "rude" not in head
    assert "“The group is not local.” The Act asks for no local connection." in tail
    assert "“The chair was rude to us.” We do not recognise this" in tail
    for each in NOT_GROUNDS:
        assert each.name[1:] in tail


@pytest.mark.parametrize(
    ("facts", "reasons", "said"),
    [
        (SOUND, [], "rest on no ground"),
        (SOUND, ["There is a contract until 2029."], "An existing contract is not a ground"),
        (SOUND, ["It costs too much.", "We prefer to keep it in-house."], "Cost is not a ground"),
        (SOUND, ["The moon is full."], "We do not recognise this"),
        (SOUND, ["A tender is under way."], "By the facts ground 6 is not made out"),
        (
            TENDERED,
            ["The group is not local."],
            "these grounds are made out: 6 (a procurement exercise under way)",
        ),
    ],
)
def test_a_rejection_that_rests_on_no_ground_is_not_drafted(
    facts: Facts, reasons: list[str], said: str
) -> None:
    with pytest.raises(FactsError, match="no ground") as refused:
        made(of(facts), "reject", reasons)
    assert said in str(refused.value)


def test_a_ground_that_is_not_known_yet_is_drafted_and_pointed_out() -> None:
    facts = replace(SOUND, procurement_under_way=None)
    _, tail = parted(letter(of(facts), "reject", ["A tender is under way."]))
    assert "Grounds in the letter that the facts do not make out yet" in tail
    assert "It holds only if the procurement exercise has begun." in tail


def test_an_acceptance_promises_a_procurement_and_no_award() -> None:
    head, tail = parted(letter(of(), "accept"))
    for words in (
        "We accept your expression of interest (Localism Act 2011, s.83(1)).",
        "We will carry out a procurement exercise for the service (Localism Act 2011, s.83(2)).",
        "It will be appropriate to the value and nature of the contract (Localism Act 2011, s.83(3)).",
        "It will begin not before 20 February 2027 and by 20 November 2027 (Localism Act 2011, s.83(4)).",
        "Our acceptance promises you no award. Others may compete",
        "[To complete: what you considered, and what you found]",
    ):
        assert words in head
    assert "Give your reasons" not in tail


def test_what_is_not_known_is_a_gap_in_the_letter() -> None:
    head, tail = parted(
        letter(of(timeline=None), "accept", authority=" ", group="", service="", decided_on=None)
    )
    for gap in (
        "the name and address of the group",
        "the name of the authority",
        "the service, as the group names it",
        "the day you received it",
        "the day of the decision, and who decided",
        "the first day, by your published minimum period",
        "the last day, by your published maximum period",
    ):
        assert f"[To complete: {gap}]" in head
    assert f"Gaps that are left in the letter: {head.count('[To complete:')}." in tail
    assert "your published maximum period, which we do not know" in tail


def test_a_modification_rests_on_the_agreement_of_the_group_and_gives_reasons() -> None:
    facts = replace(SOUND, has_financial_information=False)
    head, tail = parted(letter(of(facts), "accept_modified"))
    assert "You have agreed to the modification (Localism Act 2011, s.84(2)(b))." in head
    assert "[To complete: what is modified, and the day on which the group agreed to it in writing]" in head
    assert "It gives no information about the group's financial resources." in head
    assert "[To complete: why it could not be accepted without the modification]" in head
    assert "Give your reasons in the notification. (Localism Act 2011, s.84(8)(b))" in tail
    given_reason, _ = parted(letter(of(facts), "accept_modified", ["The area was too wide."]))
    assert "The area was too wide." in given_reason


def test_a_refusal_to_consider_is_no_rejection_and_names_the_window() -> None:
    timeline = Timeline(date(2026, 10, 1), window_starts=date(2026, 6, 1), window_ends=date(2026, 8, 31))
    found = of(replace(SOUND, window_published=None), timeline)
    head, tail = parted(letter(found, "refuse_to_consider"))
    assert "from 1 June 2026 to 31 August 2026" in head
    assert "We refuse to consider it (Localism Act 2011, s.82(4))." in head
    assert "This is no rejection." in head
    assert "We reject" not in head
    assert "well-being" not in head
    assert "You may refuse to consider it, but need not. (Localism Act 2011, s.82(4))" in tail


def test_a_decision_that_is_closed_is_not_drafted() -> None:
    with pytest.raises(FactsError, match="did not come outside a published period"):
        made(of(), "refuse_to_consider")
    with pytest.raises(FactsError, match="A modification cannot help here"):
        made(of(replace(SOUND, body_type="individual")), "accept_modified")


@pytest.mark.parametrize(
    ("decided_on", "said"),
    [
        (date(2026, 9, 30), "before the expression of interest was received"),
        (date(2011, 1, 1), "Check the year"),
    ],
)
def test_a_day_that_cannot_be_right_is_refused(decided_on: date, said: str) -> None:
    with pytest.raises(FactsError, match=said):
        made(of(), "accept", decided_on=decided_on)


def test_two_days_of_acceptance_are_refused() -> None:
    found = of(timeline=replace(TIMELINE, accepted=date(2026, 11, 1)))
    with pytest.raises(FactsError, match="Check both days"):
        made(found, "accept")
    assert made(found, "accept", decided_on=date(2026, 11, 1))


def test_the_last_part_reminds_of_every_duty_and_is_marked_to_be_taken_off() -> None:
    document = letter(of(TENDERED), "reject")
    head, tail = parted(document)
    assert DRAFT in head
    assert TAKE_OFF in tail
    assert NO_APPEAL in tail
    assert "Check this before you rely on it" in NO_APPEAL
    for section in ("s.84(8)(a)", "s.84(8)(b)", "s.84(9)", "s.83(8)", "s.85(2)", "s.84(2)(b)"):
        assert section in tail
    assert "Notify the group in writing by 1 January 2027, the end of your published period." in tail
    assert "Publish the notification, on your website too." in tail
    late = letter(of(TENDERED), "reject", decided_on=date(2027, 1, 2))
    assert "The decision is dated later." in late.text


def test_the_law_is_quoted_from_what_we_hold_and_said_to_be_a_note_where_it_is_one() -> None:
    _, tail = parted(letter(of(), "accept"))
    assert "Our note says: “The council must publish the decision on its website" in tail


def test_the_file_opens_in_word_with_headings_links_and_properties() -> None:
    package = docx.Document(io.BytesIO(made(of(TENDERED), "reject")))
    assert package.core_properties.title == "Your expression of interest: we reject it"
    assert package.core_properties.author == "Barton Borough Council"
    styles = {paragraph.style.name for paragraph in package.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Notice"} <= styles
    targets = {rel.target_ref for rel in package.part.rels.values() if rel.is_external}
    assert "https://www.legislation.gov.uk/ukpga/2011/20/section/84" in targets
    assert all(target.startswith("https://www.legislation.gov.uk/") for target in targets)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made(of(), "accept") == made(of(), "accept")


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_whatever_an_officer_writes_is_shown_as_text(reason: str, name: str) -> None:
    reasons = [f"A tender is under way. {reason}"]
    assert docx.Document(io.BytesIO(made(of(TENDERED), "reject", reasons, group=name, service=name)))
