"""The form for an expression of interest: what it shows, what counts, and that words stay words."""

from __future__ import annotations

import base64
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import ATTRIBUTES, TAGS, Parts
from pydantic import ValidationError

from assistant.eligibility.errors import FactsError
from assistant.eligibility.expression.expression import Expression, Partner
from assistant.eligibility.expression.word import expression_docx
from assistant.eligibility.facts import Facts
from assistant.eligibility.interview import Interview, started
from assistant.law.cited import LawTexts
from assistant.web.challenge.state import Asking, Confirm, Start, Told
from assistant.web.expression import words
from assistant.web.expression.days import day, typed_day
from assistant.web.expression.panel import not_done, panel
from assistant.web.expression.render import form
from assistant.web.expression.sections import FROM, SCHEDULE, TO
from assistant.web.expression.state import LONGEST, MOST_PARTNERS, Form, Press, after, carried, facts_of

TODAY = date(2026, 11, 22)
CITE = LawTexts().cite
OURS = TAGS | {"fieldset", "form", "input", "label", "legend", "option", "section", "select", "strong"}
OURS |= {"textarea"}
OUR_ATTRIBUTES = ATTRIBUTES | {
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-labelledby",
    "autocomplete",
    "checked",
    "data-act",
    "data-at",
    "data-control",
    "data-copy",
    "data-drawn",
    "data-focus",
    "data-form",
    "data-keep",
    "data-or",
    "data-prints",
    "data-save",
    "data-show",
    "data-state",
    "data-sure",
    "data-when",
    "download",
    "for",
    "method",
    "name",
    "novalidate",
    "rows",
    "selected",
    "value",
}
TEXTS = [box.name for section in (TO, FROM, *SCHEDULE) for box in section.boxes]

hostile = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</textarea></form><iframe src=//evil.example>",
            "${alert(1)} {{constructor.constructor('alert(1)')()}}",
            "\x00 \x1b \u202e",
            "\n\nfirst",
        ]
    ),
)


def pressed(
    act: str, fields: dict[str, str] | None = None, *, at: int = 0, before: Form | None = None
) -> Form:
    press = Press.model_validate({"act": act, "at": at, "fields": fields or {}})
    return after(before or Form(), press, Facts())


def whole(of: Form) -> Parts:
    return Parts(form(of, CITE) + panel(of))


def values(parts: Parts, name: str) -> list[str]:
    return [attributes[name] or "" for _, attributes in parts.tags if name in attributes]


@pytest.mark.parametrize("of", [Form(), pressed("add", {"uses_partners": "yes"}), Form(sent="31/02/2026")])
def test_every_control_has_a_label_and_every_reference_leads_somewhere(of: Form) -> None:
    parts = whole(of)
    ids = values(parts, "id")
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    controls = [a["id"] for tag, a in parts.tags if tag in {"input", "select", "textarea"}]
    assert set(controls) <= set(values(parts, "for"))
    for reference in ("for", "data-show", "data-or", "data-copy", "data-control", "data-form", "data-prints"):
        assert set(values(parts, reference)) <= set(ids), reference
    for reference in ("aria-describedby", "aria-labelledby"):
        assert {each for value in values(parts, reference) for each in value.split()} <= set(ids)
    assert not parts.open


def test_headings_are_in_order_and_follow_the_schedule() -> None:
    parts = whole(Form())
    levels = [int(tag[1]) for tag, _ in parts.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 2
    assert all(after_ <= before + 1 for before, after_ in pairwise(levels))
    labels = [section.law.label for section in SCHEDULE]
    assert labels == [
        "Sch.1 para.2", "Sch.1 para.3", "Sch.1 para.4", "Sch.1 para.5", "Sch.1 para.5(a)", "Sch.1 para.5(b)",
        "Sch.1 para.6", "Sch.1 para.1",
    ]  # fmt: skip


def test_each_section_opens_to_the_words_behind_it() -> None:
    text = Parts(form(Form(), CITE)).text
    for section in SCHEDULE:
        assert f"Read {section.law.cited}" in text
        assert CITE(section.law).quote in text


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(TEXTS), hostile, min_size=1), hostile, hostile)
def test_what_is_typed_is_shown_as_it_stands_and_is_nothing_but_text(
    typed: dict[str, str], partner: str, sent: str
) -> None:
    of = pressed(
        "left",
        {**typed, "sent": sent, "uses_partners": "yes", "partner-0-name": partner, "partner-0-role": "x"},
    )
    parts = whole(of)
    assert {tag for tag, _ in parts.tags} <= OURS
    assert {name for _, attributes in parts.tags for name in attributes} <= OUR_ATTRIBUTES
    addresses = values(parts, "href")
    assert all(address.startswith("https://www.legislation.gov.uk/") for address in addresses)
    for name, text in typed.items():
        assert getattr(of.written, name) == text


@given(st.dictionaries(st.sampled_from(TEXTS), st.text(max_size=40)))
def test_every_text_arrives_in_the_field_of_its_name(typed: dict[str, str]) -> None:
    written = pressed("left", typed).written
    assert {name: getattr(written, name) for name in typed} == typed
    assert written == replace(Expression(), **typed)


def test_what_is_missing_is_said_in_words_beside_its_part() -> None:
    empty, filled = panel(Form()), panel(pressed("left", {"finances": "We hold £12,000."}))
    assert words.tally(1, 8) in empty
    assert words.tally(2, 7) in filled
    assert "Missing. It does not say what your financial resources are, and it must." in form(Form(), CITE)
    told = pressed("left", {"finances": "We hold £12,000."})
    assert "There. It says what your financial resources are." in form(told, CITE)


def test_a_placeholder_counts_as_missing() -> None:
    assert words.tally(1, 8) in panel(pressed("left", {"finances": "TBC"}))


def test_text_in_a_part_that_does_not_apply_is_kept_and_does_not_count() -> None:
    typed = {"body_type": "authority_employees", "engagement": "We meet every week."}
    assert pressed("left", typed).expression.engagement == "We meet every week."
    changed = pressed("left", typed | {"body_type": "charity"})
    assert not changed.expression.engagement
    assert changed.written.engagement == "We meet every week."


def test_partners_count_only_where_the_group_says_that_it_uses_some() -> None:
    typed = {"partner-0-name": "Alpha", "partner-0-role": "sub-contractor"}
    assert pressed("left", typed | {"uses_partners": "no"}).expression.partners == ()
    [partner] = pressed("left", typed | {"uses_partners": "yes"}).expression.partners
    assert partner == Partner("Alpha", "sub-contractor")


def test_a_partner_is_added_and_removed_and_the_others_stay() -> None:
    typed = {"uses_partners": "yes", "partner-0-name": "Alpha", "partner-1-name": "Beta"}
    more = pressed("add", typed)
    assert [partner.name for partner in more.written.partners] == ["Alpha", "Beta", ""]
    assert more.focus == "expression-partner-2-name"
    fewer = pressed("remove", typed, at=0)
    assert [partner.name for partner in fewer.written.partners] == ["Beta"]


def test_there_is_an_end_to_partners() -> None:
    typed = {f"partner-{at}-name": "x" for at in range(MOST_PARTNERS)}
    full = pressed("add", typed)
    assert len(full.written.partners) == MOST_PARTNERS
    assert full.said == words.MOST


def test_the_section_for_employees_is_shown_to_employees_only() -> None:
    def hidden(of: Form) -> bool:
        tags = Parts(form(of, CITE)).tags
        [section] = [a for _, a in tags if a.get("data-when") == "body_type=authority_employees"]
        return "hidden" in section

    assert hidden(Form())
    assert hidden(pressed("left", {"body_type": "charity"}))
    assert not hidden(pressed("left", {"body_type": "authority_employees"}))


def test_answers_are_carried_over_where_the_form_is_silent() -> None:
    facts = Facts(body_type="charity", seeks="assist_with_service")
    of = carried(Form(), facts)
    assert (of.written.body_type, of.written.seeks) == ("charity", "assist_with_service")
    assert of.said == "Carried over: what kind of body you are, what you offer."
    own = carried(pressed("left", {"body_type": "community_body"}), facts)
    assert own.written.body_type == "community_body"


def test_a_wish_for_a_building_is_not_carried_over_and_that_is_said() -> None:
    of = carried(Form(), Facts(seeks="building_or_land"))
    assert of.written.seeks is None
    assert words.NOT_FITTING in of.said


def test_nothing_to_carry_over_is_said() -> None:
    assert carried(Form(), Facts()).said == words.NOTHING_TO_CARRY


def test_only_an_interview_has_facts() -> None:
    interview = started(Facts(authority_type="district_council"), TODAY)
    known = Facts(authority_type="district_council")
    assert facts_of(Told(interview)) == facts_of(Asking(interview, "body_type")) == known
    assert facts_of(Confirm("words", (), interview)) == known
    assert facts_of(Start()) == facts_of(Told(Interview(TODAY))) == Facts()


def test_who_cannot_challenge_is_told_so_beside_the_form() -> None:
    markup = panel(pressed("left", {"body_type": "individual"}))
    assert words.STANDS_AGAINST in markup
    assert "One person cannot challenge" in markup
    assert words.STANDS_AGAINST not in panel(pressed("left", {"body_type": "charity"}))


def test_the_word_document_comes_in_the_page_and_its_name_says_nothing() -> None:
    of = pressed("word", {"group": "Hill Road Friends", "body_type": "charity"})
    content = expression_docx(of.expression, texts=LawTexts(), made_on=TODAY)
    tags = Parts(panel(of, content)).tags
    [link] = [attributes for _, attributes in tags if "download" in attributes]
    assert link["download"] == words.FILE_NAME == "expression-of-interest-draft.docx"
    data = base64.b64decode((link["href"] or "").partition("base64,")[2])
    assert "Hill Road Friends" in docx.Document(io.BytesIO(data)).tables[0].cell(1, 1).text
    assert pressed("word", before=of).made == 2


def test_a_day_that_cannot_be_read_is_told_beside_it_and_left_out() -> None:
    of = pressed("left", {"sent": "31/02/2026"})
    assert of.expression.sent is None
    assert "There is no day 31/02/2026." in form(of, CITE)
    assert 'aria-invalid="true"' in form(of, CITE)
    assert pressed("left", {"sent": "4/5/2026"}).expression.sent == date(2026, 5, 4)


def test_clearing_takes_everything_with_it() -> None:
    of = pressed("clear", {"group": "Hill Road Friends", "sent": "4/5/2026"})
    assert (of.written, of.sent, of.facts) == (Expression(), "", Facts())


def test_values_that_no_control_of_ours_sends_are_left_out() -> None:
    of = pressed(
        "left", {"body_type": "wizard", "seeks": "building_or_land", "uses_partners": "maybe", "x": "y"}
    )
    assert of.written == Expression()


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "delete"},
        {"act": "left", "fields": {"finances": "x" * (LONGEST + 1)}},
        {"act": "left", "fields": {str(at): "" for at in range(200)}},
        {"act": "remove", "at": MOST_PARTNERS},
        {"act": "left", "fields": {"finances": ["a", "list"]}},
        "left",
    ],
)
def test_what_no_page_of_ours_sends_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        Press.model_validate(sent)


def test_what_could_not_be_done_is_said_and_can_be_tried_again() -> None:
    parts = Parts(not_done(words.NOT_TAKEN))
    assert "alert" in values(parts, "role")
    assert "word" in values(parts, "data-act")


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_shown(given_day: date) -> None:
    assert day(typed_day(given_day)) == given_day
    assert day(f"{given_day:%Y-%m-%d}") == given_day
    assert day(f" {given_day.day} {given_day:%B %Y} ") == given_day


@given(st.text(max_size=30))
def test_no_text_but_a_day_is_taken_for_one(text: str) -> None:
    try:
        found = day(text)
    except FactsError as error:
        assert str(error)  # noqa: PT017 -- any text may come; only its kind of failure is claimed
    else:
        assert found is None or re.search(r"\d{4}", text, re.ASCII)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", None),
        ("  ", None),
        ("1/5/2026", date(2026, 5, 1)),
        ("01.05.2026", date(2026, 5, 1)),
        ("1st May 2026", date(2026, 5, 1)),
        ("3 Sept. 2026", date(2026, 9, 3)),
    ],
)
def test_days_are_read_as_people_in_england_write_them(typed: str, expected: date | None) -> None:
    assert day(typed) == expected


@pytest.mark.parametrize("typed", ["4/5/26", "5/13/2026", "tomorrow", "2026", "1 Smarch 2026", "0/1/2026"])
def test_what_is_no_day_is_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(FactsError, match=r"Type it as DD/MM/YYYY|Check the day"):
        day(typed)
