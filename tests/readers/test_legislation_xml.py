from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_maker import NAMESPACES, act, commentary, instrument, p, schedule, section
from lxml import etree

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes
from assistant.readers.law.reader import read_legislation

DOTS = ". . . . . . . . . . . . . . ."


def read(data: bytes) -> Document:
    return read_legislation(data, "law.xml")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.locator.label, block.text) for block in document.blocks]


def label_of(document: Document, phrase: str) -> str:
    return next(block.locator.label for block in document.blocks if phrase in block.text)


def text_at(document: Document, label: str) -> list[str]:
    return [block.text for block in document.blocks if block.locator.label == label]


# The shape of an Act


def test_an_act_is_read_with_the_locators_that_a_lawyer_writes(sound: Callable[[Document], Document]) -> None:
    body = (
        "<Part><Number>PART 1</Number><Title>Care</Title><Chapter><Number>CHAPTER 2</Number>"
        "<Title>Duties</Title><Pblock><Title>Owners</Title>"
        + section(
            "81",
            "Duty to prune",
            p(2, "1", "An owner must prune.")
            + p(
                2,
                "6",
                "<Text>In this section “owner” means—</Text>"
                + p(3, "a", "a person, or")
                + p(3, "b", "<Text>a body that—</Text>" + p(4, "i", "owns,") + p(4, "ii", "leases.")),
            ),
        )
        + section(
            "12A",
            "Notices",
            "<Text>A notice must be—</Text>" + p(3, "a", "written, and") + p(3, "b", "signed."),
        )
        + "</Pblock></Chapter></Part>"
    )
    document = sound(read(act(body)))
    assert lines(document) == [
        ("", "Orchards (Care) Act 2019"),
        ("", "2019 CHAPTER 99"),
        ("long title", "An Act to make provision about orchards."),
        ("", "[30th July 2019]"),
        ("preamble", "Be it enacted as follows:—"),
        ("", "PART 1 — Care"),
        ("", "CHAPTER 2 — Duties"),
        ("", "Owners"),
        ("s.81", "81 Duty to prune"),
        ("s.81(1)", "(1) An owner must prune."),
        ("s.81(6)", "(6) In this section “owner” means—"),
        ("s.81(6)(a)", "(a) a person, or"),
        ("s.81(6)(b)", "(b) a body that—"),
        ("s.81(6)(b)(i)", "(i) owns,"),
        ("s.81(6)(b)(ii)", "(ii) leases."),
        ("s.12A", "12A Notices"),
        ("s.12A", "A notice must be—"),
        ("s.12A(a)", "(a) written, and"),
        ("s.12A(b)", "(b) signed."),
    ]
    last = document.blocks[-1]
    assert last.heading_path == (
        "Orchards (Care) Act 2019",
        "PART 1 — Care",
        "CHAPTER 2 — Duties",
        "Owners",
        "12A Notices",
    )
    assert [block.kind for block in document.blocks[-4:]] == [
        "heading",
        "paragraph",
        "list item",
        "list item",
    ]


def test_what_an_act_says_of_itself() -> None:
    document = read(act(section("1", "Start", "Words.")))
    source = document.source
    assert (source.title, source.date, source.kind) == (
        "Orchards (Care) Act 2019",
        "2019-07-30",
        "legislation",
    )
    assert (source.jurisdiction, source.status) == ("England and Wales", "in force")
    assert source.licence == "Open Government Licence v3.0"
    assert source.address == "https://www.legislation.gov.uk/ukpga/2019/99"
    assert document.warnings == ("Text as it stood on 7 April 2026",)


@pytest.mark.parametrize(
    ("extent", "jurisdiction"),
    [
        ("E", "England"),
        ("E+W", "England and Wales"),
        ("E+W+S", "Great Britain"),
        ("E+W+S+N.I.", "UK"),
        ("S", "Scotland"),
        ("W", "Wales"),
        ("N.I.", "Northern Ireland"),
        ("S+N.I.", "not stated"),
    ],
)
def test_the_jurisdiction_is_the_extent_of_the_whole(extent: str, jurisdiction: str) -> None:
    document = read(act(section("1", "Start", "Words."), root=f'RestrictExtent="{extent}"'))
    assert document.source.jurisdiction == jurisdiction


def test_regulations_that_say_england_are_for_england() -> None:
    assert read(instrument(section("1", "Start", "Words."))).source.jurisdiction == "England"


@pytest.mark.parametrize(
    ("root", "status"),
    [
        ('RestrictExtent="E+W"', "in force"),
        ('Status="Prospective"', "not yet in force"),
        ('Status="Repealed"', "historic"),
        ('RestrictEndDate="2021-01-01"', "historic"),
        ('RestrictEndDate="2999-01-01"', "in force"),
    ],
)
def test_whether_the_whole_is_in_force(root: str, status: str) -> None:
    assert read(act(section("1", "Start", "Words."), root=root)).source.status == status


def test_an_act_all_of_whose_sections_wait_is_not_yet_in_force() -> None:
    body = section("1", "One", "A.", 'Status="Prospective"') + section(
        "2", "Two", "B.", 'Status="Prospective"'
    )
    assert read(act(body)).source.status == "not yet in force"


def test_a_draft_says_so_and_a_text_as_enacted_too() -> None:
    assert read(act(section("1", "One", "A."), status="draft")).source.status == "draft"
    warnings = read(act(section("1", "One", "A."), status="final", valid="")).warnings
    assert warnings == ("Text as first enacted, made or adopted: later changes are not in it",)


# Instruments


@pytest.mark.parametrize(
    ("minor", "title", "label"),
    [
        ("regulation", "The Fees Regulations 2020", "reg.3(1)"),
        ("order", "The Fees Order 2020", "art.3(1)"),
        ("rule", "The Fees Rules 2020", "r.3(1)"),
        ("", "The Fees Regulations 2020", "reg.3(1)"),
    ],
)
def test_the_class_of_an_instrument_names_its_provisions(minor: str, title: str, label: str) -> None:
    data = instrument(section("3", "Fees", p(2, "1", "A fee is due.")), minor=minor, title=title)
    assert label_of(read(data), "A fee is due") == label


def test_the_id_of_a_provision_goes_before_the_class() -> None:
    data = instrument(section("2", "Fees", "Due.", p1='id="article-2"'), minor="regulation")
    assert label_of(read(data), "Due") == "art.2"


def test_signatures_and_notes_stand_under_the_title_and_are_no_provisions() -> None:
    signed = (
        "<SignedSection><Signatory><Para><Text>By authority of the Secretary of State</Text></Para><Signee>"
        "<PersonName>A. Pippin</PersonName><JobTitle>Minister of State</JobTitle>"
        '<DateSigned Date="2020-02-03"><DateText>3rd February 2020</DateText></DateSigned>'
        "</Signee></Signatory>"
        "</SignedSection>"
    )
    note = (
        "<ExplanatoryNotes><Title>EXPLANATORY NOTE</Title><Comment><Para><Text>(This note is not part of the "
        "Regulations)</Text></Para></Comment><P><Text>They set fees.</Text></P></ExplanatoryNotes>"
    )
    earlier = "<EarlierOrders><P><Text>Section 2 was commenced in 2019.</Text></P></EarlierOrders>"
    document = read(instrument(section("1", "Start", "Words.") + signed, after=note + earlier))
    assert lines(document)[-7:] == [
        ("", "By authority of the Secretary of State"),
        ("", "A. Pippin, Minister of State, 3rd February 2020"),
        ("Explanatory Note", "EXPLANATORY NOTE"),
        ("Explanatory Note", "(This note is not part of the Regulations)"),
        ("Explanatory Note", "They set fees."),
        ("Note as to earlier orders", "Note as to earlier orders"),
        ("Note as to earlier orders", "Section 2 was commenced in 2019."),
    ]
    signature = next(block for block in document.blocks if "Pippin" in block.text)
    assert signature.heading_path == ("The Orchards (Fees) (England) Regulations 2020",)


def test_footnotes_are_kept_apart_and_say_where_they_belong() -> None:
    body = section("1", "Start", p(2, "1", '<Text>Under the 1906 Act<FootnoteRef Ref="f1"/>.</Text>'))
    note = (
        '<Footnote id="f1"><Number>1</Number><FootnoteText><Para><Text>1906 c. 3.</Text>'
        "</Para></FootnoteText></Footnote>"
    )
    document = read(instrument(body, footnotes=note))
    assert text_at(document, "reg.1(1)") == ["(1) Under the 1906 Act."]
    assert lines(document)[-2:] == [("", "Footnotes"), ("footnote to reg.1(1)", "1906 c. 3.")]


# Schedules


def test_paragraphs_of_schedules_and_of_their_parts() -> None:
    schedules = schedule(
        "SCHEDULE 1", "Trees", p(1, "4", p(2, "2", "<Text>A tree—</Text>" + p(3, "b", "bears fruit.")))
    ) + schedule(
        "SCHEDULE 3",
        "Tools",
        "<Part><Number>PART 2</Number><Title>Saws</Title>"
        + section("7", "Care of saws", "Oil them.")
        + "</Part>",
    )
    document = read(act(section("1", "Start", "Words."), schedules=schedules))
    assert lines(document)[-9:] == [
        ("Sch.1", "SCHEDULE 1 — Trees"),
        ("Sch.1", "Section 3"),
        ("Sch.1 para.4(2)", "4 (2) A tree—"),
        ("Sch.1 para.4(2)(b)", "(b) bears fruit."),
        ("Sch.3", "SCHEDULE 3 — Tools"),
        ("Sch.3", "Section 3"),
        ("Sch.3 Pt.2", "PART 2 — Saws"),
        ("Sch.3 Pt.2 para.7", "7 Care of saws"),
        ("Sch.3 Pt.2 para.7", "Oil them."),
    ]
    assert "SCHEDULES" not in document.text.split("\n")


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("SCHEDULE", "Sch. para.3"),
        ("SCHEDULE 2A", "Sch.2A para.3"),
        ("Schedule A1", "Sch.A1 para.3"),
        ("FIRST SCHEDULE", "Sch.1 para.3"),
        ("ANNEX II", "Annex II para.3"),
    ],
)
def test_how_schedules_are_called(number: str, label: str) -> None:
    document = read(
        act(section("1", "Start", "Words."), schedules=schedule(number, "Trees", p(1, "3", "Plant.")))
    )
    assert label_of(document, "Plant") == label


def test_words_after_a_list_belong_to_what_opened_it() -> None:
    listed = "<Text>If—</Text>" + p(3, "a", "one,") + "<Text>the owner must act.</Text>"
    assert label_of(read(act(section("5", "Acting", p(2, "2", listed)))), "must act") == "s.5(2)"


def test_a_heading_within_a_section_ends_with_its_group() -> None:
    body = section(
        "4",
        "Terms",
        "<P2group><Title>Trees</Title>" + p(2, "1", "A tree.") + "</P2group>" + p(2, "2", "Rest."),
    )
    document = read(act(body))
    paths = {
        block.locator.label: block.heading_path[1:] for block in document.blocks if block.kind == "list item"
    }
    assert paths == {"s.4(1)": ("4 Terms", "Trees"), "s.4(2)": ("4 Terms",)}


def test_a_section_without_a_title_begins_with_its_number() -> None:
    document = read(
        act(
            "<P1group><Title>Old style</Title>"
            + p(1, "1", "First.")
            + p(1, "2", p(2, "1", "Second."))
            + "</P1group>"
        )
    )
    assert lines(document)[-3:] == [("", "Old style"), ("s.1", "1 First."), ("s.2(1)", "2 (1) Second.")]


# Quotations for other enactments


def quoted(body: str, attributes: str = 'Format="double" TargetClass="primary" Context="main"') -> str:
    return f"<BlockAmendment {attributes}>{body}</BlockAmendment>"


def test_an_inserted_section_keeps_the_amending_provision_first() -> None:
    inserted = quoted(section("12A", "Grafting", p(2, "1", "No grafting.") + p(2, "2", "Save by licence.")))
    body = section(
        "5",
        "Amendments",
        p(2, "2", f"<Text>After section 12 insert—</Text>{inserted}<AppendText>.</AppendText>"),
    )
    assert lines(read(act(body)))[-4:] == [
        ("s.5(2)", "(2) After section 12 insert—"),
        ("s.5(2) inserting s.12A", "“12A Grafting"),
        ("s.5(2) inserting s.12A(1)", "(1) No grafting."),
        ("s.5(2) inserting s.12A(2)", "(2) Save by licence.”."),
    ]


def test_a_subsection_goes_into_the_one_section_that_is_named() -> None:
    inserted = quoted(p(2, "11", "Nothing prevents it."))
    body = section(
        "2",
        "Authorities",
        f"<Text>In section 17 of the Hedges Act 1988, after subsection (10) insert—</Text>{inserted}",
    )
    assert label_of(read(act(body)), "Nothing prevents it") == "s.2 inserting s.17(11)"


def test_a_paragraph_goes_into_the_subsection_that_is_named() -> None:
    inner = p(
        3,
        "b",
        "<Text>in subsection (8), after paragraph (a) insert—"
        f"</Text>{quoted(p(3, 'aa', 'the pears;'))}<AppendText>, and</AppendText>",
    )
    body = section("18", "Changes", p(2, "2", f"<Text>In section 6 (fruit)—</Text>{inner}"))
    document = read(act(body))
    assert label_of(document, "the pears") == "s.18(2)(b) inserting s.6(8)(aa)"
    assert document.blocks[-1].text == "“(aa) the pears;”, and"


@pytest.mark.parametrize(
    "lead",
    [
        "In sections 17 and 18 after subsection (1) insert—",
        "After subsection (1) insert—",
        "In section 3 of the Act and section 4 of the Order insert—",
    ],
)
def test_a_target_that_is_not_told_is_not_guessed(lead: str) -> None:
    body = section("2", "Changes", f"<Text>{lead}</Text>{quoted(p(2, '1A', 'Apples.'))}")
    assert label_of(read(act(body)), "Apples") == "s.2 inserting (1A)"


def test_a_quotation_of_unknown_kind_keeps_the_place_of_the_amending_provision() -> None:
    mystery = quoted(
        section("9", "Plums", "Pick."), 'Format="double" TargetClass="unknown" Context="unknown"'
    )
    document = read(act(section("2", "Changes", f"<Text>There is inserted—</Text>{mystery}")))
    assert label_of(document, "Pick") == "s.2"


def test_a_schedule_that_is_inserted_and_words_that_are_substituted() -> None:
    new = quoted(schedule("SCHEDULE 1A", "Bees", p(1, "2", "Keep them.")))
    body = section("3", "A", p(2, "1", f"<Text>After Schedule 1 insert—</Text>{new}"))
    assert label_of(read(act(body)), "Keep them") == "s.3(1) inserting Sch.1A para.2"
    regulation = quoted(
        section("4", "Wasps", "Flee."), 'Format="double" TargetClass="secondary" TargetSubClass="regulation"'
    )
    body = section("3", "A", f"<Text>For regulation 4 substitute—</Text>{regulation}")
    assert label_of(read(act(body)), "Flee") == "s.3 substituting reg.4"


# Revised texts


def test_annotations_are_no_law_and_say_what_they_concern() -> None:
    inserted = '<Addition ChangeId="k1-1" CommentaryRef="k1">{}</Addition>'
    body = section(
        "1",
        "Duty",
        f"<P2><Pnumber>{inserted.format('1A')}</Pnumber><P2para><Text>{inserted.format('An owner must')} "
        '<Substitution ChangeId="k2-1" CommentaryRef="k2">also</Substitution> weed.</Text></P2para></P2>',
    ).replace("<Pnumber>1</Pnumber>", '<Pnumber><CommentaryRef Ref="k3"/>1</Pnumber>')
    notes = (
        commentary("k1", "F", "S. 1(1A) inserted (24.2.2025) by S.I. 2025/163, reg. 2")
        + commentary("k2", "F", "Word in s. 1(1A) substituted (1.3.2026) by Weeds Act 2026 (c. 2), s. 4")
        + commentary("k3", "I", "S. 1 in force at 1.9.2019 by S.I. 2019/1200, art. 2")
        + commentary("k4", "M", "1988 c. 9.")
    )
    document = read(act(body, commentaries=notes))
    assert text_at(document, "s.1(1A)") == ["(1A) An owner must also weed."]
    assert lines(document)[-6:] == [
        ("", "Annotations"),
        ("", "Textual amendments"),
        ("annotation to s.1(1A)", "S. 1(1A) inserted (24.2.2025) by S.I. 2025/163, reg. 2"),
        ("annotation to s.1(1A)", "Word in s. 1(1A) substituted (1.3.2026) by Weeds Act 2026 (c. 2), s. 4"),
        ("", "Commencement"),
        ("annotation to s.1", "S. 1 in force at 1.9.2019 by S.I. 2019/1200, art. 2"),
    ]
    assert document.blocks[-1].heading_path == ("Orchards (Care) Act 2019", "Annotations", "Commencement")
    assert "1 marginal citation was left out" in document.warnings


def test_repealed_provisions_are_one_line_each() -> None:
    gone = section("4", DOTS, f'<Text>{DOTS}<CommentaryRef Ref="k1"/></Text>')
    part = (
        p(2, "1", "Stays.")
        + p(2, "2", f'<Text><CommentaryRef Ref="k2"/>{DOTS}</Text>')
        + p(2, "3–5", f"<Text>{DOTS}</Text>")
    )
    notes = commentary("k1", "F", "S. 4 repealed (1.1.2024) by Weeds Act 2023") + commentary(
        "k2", "F", "S. 5(2) omitted (1.1.2024)"
    )
    document = read(act(gone + section("5", "Rest", part), commentaries=notes))
    assert lines(document)[5:10] == [
        ("s.4", "4 [Repealed]"),
        ("s.5", "5 Rest"),
        ("s.5(1)", "(1) Stays."),
        ("s.5(2)", "(2) [Omitted]"),
        ("s.5(3) to (5)", "(3–5) [Repealed or omitted]"),
    ]
    assert ". ." not in document.text


def test_words_of_a_provision_that_is_marked_as_repealed_are_left_out() -> None:
    marked = 'Match="false" Status="Repealed" RestrictEndDate="2022-10-23"'
    ended = 'Match="false" RestrictEndDate="2022-10-23"'
    body = (
        section("1", "One", "Stays.")
        + section("2", "Two", "Old words.", marked)
        + section("3", "Three", "Older words.", ended)
    )
    document = read(act(body))
    assert "words" not in document.text
    assert text_at(document, "s.2") == ["2 Two", "[Repealed or omitted]"]


def test_words_repealed_within_a_line() -> None:
    text = (
        '<Text>Apples <Repeal ChangeId="a" CommentaryRef="k">and pears</Repeal> are '
        '<Repeal ChangeId="b" RetainText="true" CommentaryRef="k">ripe'
        "</Repeal> fruit . . . . . . here.</Text>"
    )
    document = read(act(section("1", "Fruit", text)))
    assert text_at(document, "s.1")[-1] == "Apples … are ripe fruit … here."
    assert "1 piece of repealed text left out" in document.warnings


def test_what_is_not_yet_in_force_says_so_before_its_words() -> None:
    body = (
        section("1", "Now", "In force.")
        + section("9", "Later", p(2, "1", "Not yet."), 'Status="Prospective"')
        + section("10", "Soon", "In May.", 'Match="false" RestrictStartDate="2026-05-01"')
        + section("11", "Begun", "Already.", 'Status="Prospective" RestrictStartDate="2026-01-01"')
    )
    document = read(
        act(body, schedules=schedule("SCHEDULE 1", "Trees", p(1, "1", "Plant."), 'Status="Prospective"'))
    )
    assert text_at(document, "s.9") == ["9 Later", "[Not in force at 7 April 2026: prospective]"]
    assert (
        text_at(document, "s.10")[1] == "[Not in force at 7 April 2026: this text is valid from 1 May 2026]"
    )
    assert text_at(document, "s.11") == ["11 Begun", "Already."]
    assert text_at(document, "Sch.1")[-1] == "[Not in force at 7 April 2026: prospective]"
    assert text_at(document, "Sch.1 para.1") == ["1 Plant."]
    assert "Not yet in force: s.9, s.10, Sch.1" in document.warnings


def test_a_prospective_part_marks_each_of_its_sections() -> None:
    body = (
        '<Part Status="Prospective"><Number>PART 1</Number>'
        + section("1", "A", "X.")
        + section("2", "B", "Y.")
        + "</Part>"
    )
    document = read(act(body + section("3", "C", "Z.")))
    marked = [block.locator.label for block in document.blocks if block.text.startswith("[Not in force")]
    assert marked == ["s.1", "s.2"]


def test_an_extent_that_differs_from_the_whole_is_said_below_the_heading() -> None:
    body = (
        section("1", "All", "A.", 'RestrictExtent="E+W+S"')
        + section("2", "Some", "B.", 'RestrictExtent="E+W"')
        + section("3", "Others", "C.", 'RestrictExtent="S+N.I."')
    )
    document = read(act(body, root='RestrictExtent="E+W+S"'))
    assert text_at(document, "s.1") == ["1 All", "A."]
    assert text_at(document, "s.2") == ["2 Some", "[Extends to England and Wales only]", "B."]
    assert text_at(document, "s.3")[1] == "[Extends to Scotland and Northern Ireland only]"


def test_concurrent_versions_of_a_section_follow_one_another() -> None:
    body = section("6", "Fences", "High ones.", 'RestrictExtent="E+W" Concurrent="true" AltVersionRefs="v1"')
    other = section("6", "Fences", "Low ones.", 'RestrictExtent="S" Concurrent="true" AltVersionRefs="v1"')
    document = read(
        act(
            body,
            root='RestrictExtent="E+W+S"',
            after=f'<Versions><Version id="v1">{other}</Version></Versions>',
        )
    )
    assert text_at(document, "s.6") == [
        "6 Fences",
        "[Extends to England and Wales only]",
        "High ones.",
        "6 Fences",
        "[Extends to Scotland only]",
        "Low ones.",
    ]


def test_changes_that_are_not_yet_in_the_text_are_told() -> None:
    effect = (
        '<ukm:UnappliedEffects><ukm:UnappliedEffect Type="words substituted" RequiresApplied="true" '
        'AffectedProvisions="s. 4(1)"><ukm:AffectingTitle>Weeds Act 2026</ukm:AffectingTitle>'
        "</ukm:UnappliedEffect>"
        '<ukm:UnappliedEffect Type="inserted" AffectedSectionRef="section-126-1-aa" AffectingYear="2008" '
        'AffectingNumber="26"/><ukm:UnappliedEffect Type="applied" RequiresApplied="false"/>'
        "</ukm:UnappliedEffects>"
    )
    document = read(act(section("1", "One", "A."), unapplied=effect))
    assert document.warnings[1] == (
        "2 changes are not yet in this text: s. 4(1) words substituted by Weeds Act 2026; "
        "section 126(1)(aa) inserted by 2008 No. 26"
    )


# Lists, tables, formulas, images


def test_definitions_and_lists_keep_the_place_of_the_provision() -> None:
    lists = (
        '<Text>In this Act—</Text><UnorderedList Class="Definition" Decoration="none"><ListItem>'
        "<Para><Text>“<Term>"
        'tree</Term>” means—</Text><OrderedList Type="alpha" Decoration="parens"><ListItem>'
        "<Para><Text>an apple,</Text>"
        "</Para></ListItem><ListItem><Para><Text>a pear;</Text></Para></ListItem></OrderedList>"
        "</Para></ListItem>"
        "<ListItem><Para><Text>“<Term>fruit</Term>” includes nuts.</Text></Para></ListItem></UnorderedList>"
    )
    document = read(act(section("28", "Interpretation", p(2, "1", lists))))
    assert text_at(document, "s.28(1)") == [
        "(1) In this Act—",
        "“tree” means—",
        "(a) an apple,",
        "(b) a pear;",
        "“fruit” includes nuts.",
    ]
    assert [block.kind for block in document.blocks[-4:]] == ["list item"] * 4


def test_a_row_of_a_table_names_its_columns() -> None:
    table = (
        '<Tabular><Number>Table 1</Number><table xmlns="http://www.w3.org/1999/xhtml"><thead>'
        "<tr><th>Trees</th>"
        '<th colspan="2">Fee</th></tr><tr><th/><th>new</th><th>renewed</th></tr></thead><tbody><tr>'
        '<td rowspan="2">Apple</td><td>£5</td><td>£3</td></tr><tr><td/><td>£2</td></tr></tbody>'
        "</table></Tabular>"
    )
    document = read(act(section("1", "Fees", table)))
    assert [block.text for block in document.blocks if block.kind == "table row"] == [
        "Trees: Apple | Fee new: £5 | Fee renewed: £3",
        "Trees: Apple | Fee renewed: £2",
    ]
    assert label_of(document, "£2") == "s.1"
    plain = "<table><tr><td>Apple</td><td>£5</td></tr></table>"
    assert label_of(read(act(section("1", "Fees", f"<Tabular>{plain}</Tabular>"))), "Apple | £5") == "s.1"


def test_a_formula_is_one_line_with_a_warning() -> None:
    math = (
        '<Formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>F</mi><mo>=</mo>'
        "<mfrac><mrow><mi>A</mi>"
        "<mo>+</mo><mi>B</mi></mrow><mn>2</mn></mfrac></mrow></math><Where><Para>"
        "<Text>A is the area.</Text></Para>"
        "</Where></Formula>"
    )
    document = read(act(section("1", "Fees", p(2, "1", f"<Text>The fee is—</Text>{math}"))))
    assert text_at(document, "s.1(1)") == ["(1) The fee is—", "F = (A + B)/2", "A is the area."]
    assert "1 formula is written on one line: s.1(1)" in document.warnings


def test_images_and_forms_are_counted() -> None:
    document = read(
        act(section("1", "Map", '<Text>See the map.</Text><Figure><Image ResourceRef="r1"/></Figure>'))
    )
    assert "1 image or form was left out: s.1" in document.warnings


def test_line_breaks_of_the_file_do_not_break_words() -> None:
    text = (
        "<Text>\nIn subsection\n<InternalLink>(4)</InternalLink>\n<InternalLink>(b)"
        "</InternalLink>\n, “\n<Term>tree"
        "</Term>\n” (see\n<Citation>the Act</Citation>\n) means\n<Emphasis>any</Emphasis>\nplant—\n</Text>"
    )
    assert (
        read(act(section("1", "T", text))).blocks[-1].text
        == "In subsection (4)(b), “tree” (see the Act) means any plant—"
    )


# Law from the European Union


def test_articles_and_recitals_of_retained_law() -> None:
    data = (
        f"<Legislation {NAMESPACES}><ukm:Metadata><dc:title>Regulation (EU) 2016/9 on apples</dc:title>"
        '<ukm:EUMetadata><ukm:DocumentClassification><ukm:DocumentCategory Value="euretained"/>'
        "</ukm:DocumentClassification></ukm:EUMetadata></ukm:Metadata><EURetained><EUPrelims><MultilineTitle>"
        "<Text>Regulation (EU) 2016/9</Text><Text>on apples</Text></MultilineTitle><EUPreamble><Division>"
        "<Number>(2)</Number><P><Text>Apples are good.</Text></P></Division></EUPreamble></EUPrelims><EUBody>"
        "<EUChapter><Number>CHAPTER I</Number><Title>General</Title>"
        '<P1group><Title>Scope</Title><P1 id="article-5"><Pnumber>Article 5</Pnumber><P1para><P2>'
        '<Pnumber PuncAfter=".">1</Pnumber><P2para><Text>It applies.</Text></P2para></P2>'
        "</P1para></P1></P1group>"
        "</EUChapter></EUBody></EURetained></Legislation>"
    )
    assert lines(read(data.encode())) == [
        ("", "Regulation (EU) 2016/9 on apples"),
        ("recital (2)", "(2) Apples are good."),
        ("", "CHAPTER I — General"),
        ("art.5", "Article 5 Scope"),
        ("art.5(1)", "1. It applies."),
    ]


# Notes to an Act


def test_the_notes_to_an_act_are_guidance() -> None:
    data = (
        f"<EN {NAMESPACES}><ukm:Metadata><dc:title>Orchards (Care) Act 2019: notes</dc:title></ukm:Metadata>"
        "<ExplanatoryNotes><ENprelims><Title>Orchards (Care) Act 2019</Title></ENprelims><Body><Division>"
        "<Title>Commentary</Title><CommentaryP1><Number>Section 1</Number><Title>Duty</Title><NumberedPara>"
        "<Pnumber>12</Pnumber><Para><Text>It is a duty.</Text></Para></NumberedPara></CommentaryP1>"
        "</Division></Body></ExplanatoryNotes></EN>"
    )
    document = read(data.encode())
    assert lines(document) == [
        ("", "Orchards (Care) Act 2019"),
        ("", "Commentary"),
        ("", "Section 1 — Duty"),
        ("para 12", "12 It is a duty."),
    ]
    assert (document.source.kind, document.source.status) == ("guidance", "current")


# Fragments


@pytest.mark.parametrize(
    ("fragment", "label"),
    [
        (
            (
                '<P3 DocumentURI="http://www.legislation.gov.uk/ukpga/2022/44/section/18/2/a">'
                "<Pnumber>a</Pnumber>{}</P3>"
            ),
            "s.18(2)(a)",
        ),
        ('<P3 id="regulation-4-1-b"><Pnumber>b</Pnumber>{}</P3>', "reg.4(1)(b)"),
        ('<P1 id="schedule-1-paragraph-4"><Pnumber>4</Pnumber>{}</P1>', "Sch.1 para.4"),
        (
            (
                '<P1 DocumentURI="http://www.legislation.gov.uk/uksi/2022/1406/article/6/made">'
                "<Pnumber>6</Pnumber>{}</P1>"
            ),
            "art.6",
        ),
        ("<P1><Pnumber>6</Pnumber>{}</P1>", "s.6"),
        (
            (
                '<Part DocumentURI="http://www.legislation.gov.uk/ukpga/2022/44/schedule/3/part/2">'
                "<Number>Part 2</Number>"
                "<P1><Pnumber>7</Pnumber>{}</P1></Part>"
            ),
            "Sch.3 Pt.2 para.7",
        ),
    ],
)
def test_a_fragment_is_placed_by_its_address_or_id(fragment: str, label: str) -> None:
    assert label_of(read(fragment.format("<Text>Words of law.</Text>").encode()), "Words of law") == label


def test_a_fragment_is_called_by_its_enactment() -> None:
    document = read(
        b'<P1 DocumentURI="http://www.legislation.gov.uk/ukpga/2022/44/section/4"><Pnumber>4'
        b"</Pnumber><Text>A.</Text></P1>"
    )
    assert document.source.title == "2022 c. 44, s.4"
    assert document.source.address == "https://www.legislation.gov.uk/ukpga/2022/44/section/4"


def test_a_fragment_of_several_provisions_is_called_by_the_first_and_the_last() -> None:
    part = (
        '<Part DocumentURI="http://www.legislation.gov.uk/uksi/2022/1406/part/2">'
        "<Number>PART 2</Number>{}</Part>"
    )
    body = section("6", "A", "X.", p1='id="article-6"') + section(
        "7", "B", p(2, "1", "Y."), p1='id="article-7"'
    )
    assert read(part.format(body).encode()).source.title == "S.I. 2022/1406, art.6 to art.7"


# Hostile and broken input


def test_a_table_of_contents_alone_says_what_to_do() -> None:
    data = (
        f"<Legislation {NAMESPACES}><Contents><ContentsItem><ContentsTitle>One</ContentsTitle>"
        "</ContentsItem></Contents></Legislation>"
    )
    with pytest.raises(ReadError, match="table of contents"):
        read(data.encode())


BOMB = b"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB + b"<Legislation><P1><Text>&b;</Text></P1></Legislation>", "entities"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><P1><Text>&x;</Text></P1>", "entities"),
        (
            b"<!DOCTYPE a [<!ENTITY % d SYSTEM 'http://127.0.0.1:9/x.dtd'> %d;]><P1><Text>a</Text></P1>",
            "entities",
        ),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><P1><Text>&x;</Text></P1>".encode("utf-16"), "entities"),
        (b"<!--" + b" " * 70_000 + b"-->" + BOMB + b"<P1><Text>a</Text></P1>", "entities"),
        (b"<P1><Text>cut o", "cut off or broken"),
        (b"", "cut off or broken"),
        (b"not xml at all", "cut off or broken"),
        (b"<Para>" * 2_000, "cut off or broken|nested too deeply"),
        (b"<?xml version='1.0' encoding='klingon'?><P1/>", "damaged"),
        (
            b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>",
            "no reader for this kind of XML",
        ),
        (
            b"<Legislation xmlns='http://example.org/'><P1><Text>a</Text></P1></Legislation>",
            "no reader for this kind",
        ),
        (b"<P1/>", "no words"),
    ],
)
def test_what_cannot_be_read_has_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(data)


def test_a_document_type_without_entities_is_harmless() -> None:
    data = (
        b'<!DOCTYPE P1 SYSTEM "http://127.0.0.1:9/law.dtd"><P1><Pnumber>6</Pnumber><Text>Words.</Text></P1>'
    )
    assert label_of(read(data), "Words") == "s.6"


def test_deep_trees_lose_no_words() -> None:
    data = b"<P1><Pnumber>1</Pnumber>" + b"<Para>" * 200 + b"<Text>deep</Text>" + b"</Para>" * 200 + b"</P1>"
    assert read(data).blocks[-1].text == "1 deep"


def test_words_outside_any_element_of_text_are_kept() -> None:
    data = (
        b"<P1><Pnumber>1</Pnumber><P1para>loose <Text>said</Text> tail</P1para>"
        b"<Substitution>bare</Substitution></P1>"
    )
    assert [block.text for block in read(data).blocks] == ["1 loose", "said", "tail", "bare"]


def test_a_version_that_refers_to_itself_ends() -> None:
    body = section("6", "F", "One.", 'RestrictExtent="E" AltVersionRefs="v1"')
    again = section("6", "F", "Two.", 'RestrictExtent="S" AltVersionRefs="v1"')
    data = act(body, after=f'<Versions><Version id="v1">{again}</Version></Versions>')
    assert read(data).text.count("Two.") == 1


def test_spans_of_cells_are_bounded() -> None:
    wide = '<tr><td colspan="999999999" rowspan="999999999">a</td></tr><tr><td>b</td></tr>'
    document = read(act(section("1", "T", f"<Tabular><table>{wide}</table></Tabular>")))
    assert [block.text for block in document.blocks if block.kind == "table row"] == ["a", "a"]


# Properties

NUMBERS = st.integers(1, 400).map(str) | st.from_regex(r"[1-9][0-9]?[A-Z]{1,2}", fullmatch=True)
LETTERS = st.sampled_from(["a", "b", "c", "aa", "za", "i"])
ROMANS = st.sampled_from(["i", "ii", "iii", "iv", "v", "x"])


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """The body and schedules of an Act, with the label of each text, which is the text itself."""
    labels: list[str] = []

    def said(label: str) -> str:
        labels.append(label)
        return f"<Text>words at {label} end</Text>"

    def below(label: str, level: int) -> str:
        styles = {2: NUMBERS, 3: LETTERS, 4: ROMANS, 5: LETTERS}
        if level not in styles or not draw(st.booleans()):
            return said(label)
        parts = [said(label)] if draw(st.booleans()) else []
        level = draw(st.sampled_from([level, 3])) if level == 2 else level
        numbers = draw(st.lists(styles[level], min_size=1, max_size=3, unique=True))
        parts += [p(level, number, below(f"{label}({number})", level + 1)) for number in numbers]
        return "".join(parts)

    def provisions(unit: str) -> str:
        parts = []
        for number in draw(st.lists(NUMBERS, min_size=1, max_size=3, unique=True)):
            inner = below(f"{unit}{number}", 2)
            parts.append(section(number, "Title", inner) if draw(st.booleans()) else p(1, number, inner))
        return "".join(parts)

    body = provisions("s.")
    if draw(st.booleans()):
        body = f"<Part><Number>PART 1</Number><Title>P</Title><Pblock><Title>C</Title>{body}</Pblock></Part>"
    schedules = ""
    for number in draw(st.lists(st.integers(1, 20), max_size=2, unique=True)):
        if draw(st.booleans()):
            inner = f"<Part><Number>PART 3</Number>{provisions(f'Sch.{number} Pt.3 para.')}</Part>"
        else:
            inner = provisions(f"Sch.{number} para.")
        schedules += schedule(f"SCHEDULE {number}", "T", inner)
    return body, schedules, labels


@given(trees())
def test_each_label_is_the_path_that_it_was_built_from(tree: tuple[str, str, list[str]]) -> None:
    body, schedules, labels = tree
    document = read(act(body, schedules=schedules))
    found = [(block.locator.label, block.text) for block in document.blocks if "words at " in block.text]
    assert [label for label, _ in found] == labels
    assert all(f"words at {label} end" in text for label, text in found)


PIECES = st.sampled_from(
    [
        *(
            "<P1>",
            "</P1>",
            "<P2>",
            "</P2>",
            "<Pnumber>1</Pnumber>",
            "<Text>a</Text>",
            "<Part>",
            "</Part>",
            "<Schedule>",
        ),
        *(
            "</Schedule>",
            "<BlockAmendment Format='double'>",
            "</BlockAmendment>",
            "<AppendText>, and</AppendText>",
        ),
        *(
            "<Tabular><table><tr>",
            "</tr></table></Tabular>",
            "<td>x</td>",
            "<OrderedList Type='roman'>",
            "</OrderedList>",
        ),
        *(
            "<ListItem>",
            "</ListItem>",
            "<Title>T</Title>",
            "<Number>N 1</Number>",
            "<P1group>",
            "</P1group>",
            "loose",
        ),
        *(
            "<Formula>",
            "</Formula>",
            "<CommentaryRef Ref='k'/>",
            "<Repeal>r</Repeal>",
            "<Pnumber/>",
            ". . . . .",
            "<!--c-->",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_tree_is_a_document_or_has_a_reason(inner: str) -> None:
    for data in (
        f"<Body>{inner}</Body>",
        f"<Legislation><Primary><Body>{inner}</Body></Primary></Legislation>",
    ):
        try:
            document = read(data.encode())
        except ReadError:
            continue  # with a reason, as the tests above show
        at = 0
        for block in document.blocks:
            assert at <= block.locator.start < block.locator.end
            assert document.text[block.locator.start : block.locator.end] == block.text
            at = block.locator.end


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_have_a_reason(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(b"<P1>" + data)


# Real texts


@pytest.mark.parametrize(
    ("name", "phrase", "label"),
    [
        (1, "encouraging the continuation of", "s.18(2)(a) inserting (1A)"),
        (2, "Gas shipper", "s.4(8)"),
        (3, "licensed electricity supplier", "s.4(2)"),
        (4, "making payments to those suppliers", "s.5(2)(b)"),
        (5, "encouraging the continuation of", "s.18(2)(a) inserting s.6(1A)"),
        (6, "not exceeding 1.5 metres", "art.7(b)(i)"),
        (7, "nominee of a person", "s.1(6)(c)"),
        (8, "comes into force", "s.10(2)"),
    ],
)
def test_real_fragments_are_placed(
    shared: Callable[[str], Path], sound: Callable[[Document], Document], name: int, phrase: str, label: str
) -> None:
    path = shared(f"data/legislation_xml/legislation_test_{name}.xml")
    document = sound(read_bytes(path.read_bytes(), path.name))
    assert label_of(document, phrase) == label
    assert document.source.kind == "legislation"


def test_no_letter_of_a_real_text_is_lost(shared: Callable[[str], Path]) -> None:
    for path in sorted(shared("data/legislation_xml").glob("*.xml")):
        root = etree.fromstring(path.read_bytes())
        for meta in list(root.iter("{*}meta")):
            meta.getparent().remove(meta)
        written = Counter(filter(str.isalnum, "".join(root.itertext())))
        read_ = Counter(filter(str.isalnum, read(path.read_bytes()).text))
        assert written - read_ == Counter(), path.name
