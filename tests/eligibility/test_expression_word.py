from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.eligibility.duties import DUTIES
from assistant.eligibility.expression.checklist import checklist
from assistant.eligibility.expression.cover import NEXT, STATES, TAKE_OFF
from assistant.eligibility.expression.expression import Expression, Partner, written
from assistant.eligibility.expression.word import TITLE, expression_docx
from assistant.law.cited import LawTexts
from assistant.readers import read_bytes
from assistant.word.file import Link, Strong, ToComplete, WordFile, plain

TODAY = date(2026, 11, 22)
TEXTS = LawTexts()
FIELDS = tuple(item.name for item in fields(Expression) if item.type == "str")
PARTNER = Partner("Readers Ltd", "sub-contractor", "A turnover.", "Two libraries.")
WHOLE = Expression(
    **{name: f"Words about {name}." for name in FIELDS},
    body_type="authority_employees",
    sent=date(2026, 5, 1),
    seeks="provide_service",
    uses_partners=True,
    partners=(PARTNER, replace(PARTNER, role="consortium member")),
)
PARTS = [
    "Who we are",
    "Paragraph 2: financial resources",
    "Paragraph 3: capability",
    "Paragraph 4: the service and the area",
    "The service",
    "The area",
    "Paragraph 5: the outcomes",
    "Paragraph 5(a): well-being of the area",
    "Social well-being",
    "Economic well-being",
    "Environmental well-being",
    "Paragraph 5(b): needs of users",
    "Paragraph 6: other employees",
    "Paragraph 1: consortium members and sub-contractors",
]
COVER = ["Before you send it: checklist", "Also look at these", "What happens next", "For your notes"]
HOSTILE = (
    "a\x00b\x07c\x1bd\x7f\ufffe\uffff",
    "half \ud800 of \udfff it",
    "{{ jinja }} {% for x in y %} ${env} %(name)s",
    '{ HYPERLINK "https://example.org" } { INCLUDETEXT /etc/passwd } «MERGEFIELD»',
    "<w:p><w:r><w:t>markup</w:t></w:r></w:p> &amp; <!-- --> ]]>",
    "\u202eright to left\u202c \u200fmarks\u200e \u2066isolated\u2069",
    '=HYPERLINK("https://example.org","x")',
    "+1 -1 @SUM(A1) |cmd",
    "one\n\ntwo\r\nthree\rfour\n\n\n  five  \n\tsix\tseven ",
    "vertical\vform\ffeed\x85next\u2028line\u2029paragraph",
    "[To complete: what a person left] and more",
    "Zalgo h\u0310\u0352\u0353e \U0001f469\u200d\U0001f467 \U000e0041 資金",
    "word " * 20_000,
)
NOTHING = ("", " \n", "TBC", "[to be completed]", "n/a", "...")
ANY_TEXT = st.text(st.characters(), max_size=60)
MAYBE = st.one_of(st.sampled_from(NOTHING), st.sampled_from(HOSTILE[:-1]), ANY_TEXT)
PARTNERS = st.lists(
    st.builds(
        Partner,
        name=MAYBE,
        role=st.sampled_from(("consortium member", "sub-contractor")),
        finances=MAYBE,
        capability=MAYBE,
    ),
    max_size=2,
)
EXPRESSIONS = st.builds(
    Expression,
    **dict.fromkeys(FIELDS, MAYBE),
    body_type=st.sampled_from((None, "charity", "authority_employees")),
    sent=st.sampled_from((None, date(2026, 5, 1))),
    seeks=st.sampled_from((None, "provide_service", "assist_with_service")),
    uses_partners=st.sampled_from((None, True, False)),
    partners=PARTNERS.map(tuple),
)
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def made(expression: Expression) -> bytes:
    return expression_docx(expression, texts=TEXTS, made_on=TODAY)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def gaps(document: Any) -> list[str]:
    runs = document.element.body.iter(qn("w:r"))
    marked = (run for run in runs if run.style == "ToComplete")
    return [run.text for run in marked]


def expected_gaps(given_: Expression) -> int:
    """Counted apart from the code under test: what a reader would find missing."""
    named = [p for p in given_.partners if any(map(written, (p.name, p.finances, p.capability)))]
    wellbeing = (given_.wellbeing_social, given_.wellbeing_economic, given_.wellbeing_environmental)
    once = [name for name in FIELDS if not name.startswith("wellbeing") and name != "engagement"]
    count = sum(not written(getattr(given_, name)) for name in once)
    count += not written(given_.service)  # named at the top, described below
    count += sum(value is None for value in (given_.sent, given_.seeks, given_.body_type))
    count += 0 if any(map(written, wellbeing)) else 3
    count += given_.body_type != "charity" and not written(given_.engagement)
    count += not named and given_.uses_partners is not False
    return count + sum(not written(text) for p in named for text in (p.name, p.finances, p.capability))


def as_given(text: str) -> list[str]:
    """The lines of a text that hold words, without what XML 1.0 cannot hold."""
    lines = re.split("\r\n|[\r\n\v\f\x85\u2028\u2029]", text)
    kept = ("".join(c for c in line if _in_xml(ord(c))) for line in lines)
    return [line for line in kept if line.strip()]


def _in_xml(point: int) -> bool:
    return (
        point in {0x9, 0xA, 0xD}
        or 0x20 <= point <= 0xD7FF
        or 0xE000 <= point <= 0xFFFD
        or 0x10000 <= point <= 0x10FFFF
    )


def sections(document: Any) -> dict[str, list[str]]:
    """The paragraphs under each heading, our own lines on the law left out."""
    found: dict[str, list[str]] = {}
    under: list[str] = []
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            under = found.setdefault(paragraph.text, [])
        elif not paragraph.text.startswith(("Asked for by ", "The law that says who", "Kind of body: ")):
            under.append(paragraph.text)
    return found


def headings(data: bytes) -> list[str]:
    return [block.text for block in read_bytes(data, "x.docx").blocks if block.kind == "heading"]


def test_it_has_every_part_of_the_schedule_in_order() -> None:
    assert headings(made(WHOLE)) == [TITLE, *PARTS, "Partner 1", "Partner 2", *COVER]
    assert headings(made(Expression())) == [TITLE, *PARTS, *COVER]


def test_each_part_says_which_paragraph_asks_for_it_with_a_link_to_it() -> None:
    document = opened(made(WHOLE))
    linked = {
        (link.text, document.part.rels[link.get(qn("r:id"))].target_ref)
        for link in document.element.body.iter(qn("w:hyperlink"))
    }
    for item in checklist(WHOLE):
        assert (item.provision.cited, item.provision.address) in linked
    asked = [p.text for p in document.paragraphs if p.text.startswith("Asked for by ")]
    numbers = [re.findall(r"Paragraph ([\d()a-z]+):", part) for part in PARTS]
    assert asked == [f"Asked for by SI 2012/1313, Sch.1 para.{number[0]}." for number in numbers if number]


def test_a_complete_expression_has_no_gap() -> None:
    document = opened(made(WHOLE))
    assert gaps(document) == []
    assert "[To complete" not in read_bytes(made(WHOLE), "x.docx").text
    assert "No gap is left in it." in read_bytes(made(WHOLE), "x.docx").text


def test_an_empty_expression_has_a_gap_for_everything_and_says_how_many() -> None:
    document = opened(made(Expression()))
    assert len(gaps(document)) == expected_gaps(Expression())
    assert f"{expected_gaps(Expression())} gaps are left" in read_bytes(made(Expression()), "x.docx").text


def test_nothing_is_invented() -> None:
    """An empty expression and a complete one differ by what was given, and by gaps, alone."""
    empty = "\n".join(block.text for block in read_bytes(made(Expression()), "x.docx").blocks)
    body = empty.split(COVER[0])[0].replace(TITLE, "")
    assert not re.findall(r"£|€|@|www|\b\d{1,2} [A-Z][a-z]+ \d{4}", body)
    without_law = re.sub(r"SI 2012/1313|Localism Act 2011|Sch\.1 para\.\S+|s\.81\S*|Schedule 1", "", body)
    without_law = re.sub(r"Paragraph \d(?:\([ab]\))?", "", without_law)
    assert re.findall(r"\d", without_law) == []


@SLOW
@given(EXPRESSIONS)
@example(Expression(**dict.fromkeys(FIELDS, HOSTILE[0])))
def test_there_is_a_gap_exactly_where_something_is_missing(expression: Expression) -> None:
    data = made(expression)
    shown = gaps(opened(data))
    assert len(shown) == expected_gaps(expression)
    assert all(re.fullmatch(r"\[To complete: [^\[\]]+\]", gap) for gap in shown)


@SLOW
@given(EXPRESSIONS)
def test_what_was_given_stands_there_to_the_letter(expression: Expression) -> None:
    document = opened(made(expression))
    found = sections(document)
    places = {
        "Who we are": expression.standing,
        "Paragraph 2: financial resources": expression.finances,
        "Paragraph 3: capability": expression.capability,
        "The service": expression.service,
        "The area": expression.area,
        "Paragraph 5: the outcomes": expression.outcomes,
        "Social well-being": expression.wellbeing_social,
        "Economic well-being": expression.wellbeing_economic,
        "Environmental well-being": expression.wellbeing_environmental,
        "Paragraph 5(b): needs of users": expression.users,
    }
    for heading, text in places.items():
        if written(text):
            assert found[heading] == as_given(text), heading
    if written(expression.engagement):
        assert found["Paragraph 6: other employees"][-len(as_given(expression.engagement)) :] == as_given(
            expression.engagement
        )


@SLOW
@given(EXPRESSIONS)
def test_the_tables_hold_what_was_given_to_the_letter(expression: Expression) -> None:
    document = opened(made(expression))
    rows = {row.cells[0].text: [p.text for p in row.cells[1].paragraphs] for row in document.tables[0].rows}
    pairs = {
        "To": (expression.authority, expression.authority_address),
        "From": (expression.group, expression.contact),
        "Your published period": (expression.window,),
    }
    for name, texts in pairs.items():
        shown = [line for line in rows[name] if not line.startswith("[To complete: ")]
        given_ = [line for text in texts if written(text) for line in as_given(text)]
        assert shown == [line for line in given_ if not line.startswith("[To complete: ")]
    named = [p for p in expression.partners if any(map(written, (p.name, p.finances, p.capability)))]
    tables = document.tables[1 : 1 + len(named)]
    for partner, table in zip(named, tables, strict=True):
        cells = {row.cells[0].text: [p.text for p in row.cells[1].paragraphs] for row in table.rows}
        for name, text in (
            ("Name", partner.name),
            ("Financial resources", partner.finances),
            ("Capability", partner.capability),
        ):
            if written(text):
                assert cells[name] == as_given(text)
        assert cells["Role"] == [
            "Sub-contractor" if partner.role == "sub-contractor" else "Member of the consortium"
        ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text_and_nothing_else(text: str) -> None:
    expression = Expression(
        **dict.fromkeys(FIELDS, text), uses_partners=True, partners=(Partner(text, finances=text),)
    )
    data = made(expression)
    document = opened(data)
    assert sections(document)["Paragraph 2: financial resources"] == as_given(text)
    harmless = opened(
        made(
            Expression(
                **dict.fromkeys(FIELDS, "text"),
                uses_partners=True,
                partners=(Partner("text", finances="text"),),
            )
        )
    )
    for tag in ("w:fldSimple", "w:instrText", "w:hyperlink", "w:object", "w:drawing", "w:tbl"):
        count = len(list(document.element.body.iter(qn(tag))))
        assert count == len(list(harmless.element.body.iter(qn(tag)))), tag
    assert len(document.part.rels) == len(harmless.part.rels)
    assert read_bytes(data, "x.docx").text


def test_a_very_long_text_is_kept_whole() -> None:
    text = "Two words. " * 10_000 + "\n" + "x" * 100_000
    assert sections(opened(made(Expression(users=text))))["Paragraph 5(b): needs of users"] == as_given(text)


def test_a_long_service_is_named_at_the_top_by_where_it_is_described() -> None:
    document = opened(made(replace(WHOLE, service="A service.\nAll of it.")))
    assert document.tables[0].rows[3].cells[1].text == "Described under paragraph 4 below"
    assert opened(made(WHOLE)).tables[0].rows[3].cells[1].text == "Words about service."


@pytest.mark.parametrize(
    ("body_type", "there", "conditional"),
    [("authority_employees", True, False), (None, True, True), ("charity", False, False)],
)
def test_the_part_on_other_employees_is_for_employees(
    body_type: Any, *, there: bool, conditional: bool
) -> None:
    found = sections(opened(made(Expression(body_type=body_type))))
    part = found.get("Paragraph 6: other employees", [])
    assert bool(part) is there
    assert any("needed only if" in line for line in part) is conditional


def test_what_somebody_wrote_on_other_employees_is_kept_though_not_needed() -> None:
    found = sections(opened(made(Expression(body_type="charity", engagement="We met them."))))
    assert found["Paragraph 6: other employees"][-1] == "We met them."


def test_without_partners_it_says_so() -> None:
    found = sections(opened(made(Expression(uses_partners=False))))
    assert found["Paragraph 1: consortium members and sub-contractors"] == [
        "No consortium member or sub-contractor would deliver any part of the service."
    ]


@SLOW
@given(EXPRESSIONS)
def test_the_checklist_at_its_end_is_the_checklist(expression: Expression) -> None:
    document = opened(made(expression))
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "Part")
    for row, item in zip(list(table.rows)[1:], checklist(expression), strict=True):
        part, state, law = (cell.text for cell in row.cells)
        assert (part, state) == (item.name, STATES[item.state])
        assert item.what in law
        assert item.provision.cited in law
        assert TEXTS.cite(item.provision).quote in law


def test_what_is_not_part_of_it_begins_a_new_page_and_says_so() -> None:
    document = opened(made(WHOLE))
    place = next(i for i, p in enumerate(document.paragraphs) if p.text == COVER[0])
    assert document.paragraphs[place].paragraph_format.page_break_before
    assert document.paragraphs[place + 1].text == TAKE_OFF
    assert document.paragraphs[1].text.startswith("Draft: not sent.")


def test_it_says_that_acceptance_leads_to_a_procurement_and_is_no_award() -> None:
    text = read_bytes(made(WHOLE), "x.docx").text
    told = text[text.index("What happens next") :]
    assert "It is not an award" in told
    duties = [duty for duty in DUTIES if duty.id in NEXT]
    assert len(duties) == len(NEXT)
    for duty in duties:
        assert duty.text in told
        assert duty.provision.cited in told
        assert TEXTS.cite(duty.provision).quote in told


def test_there_is_an_empty_cell_for_the_time_that_the_authority_publishes() -> None:
    notes = opened(made(WHOLE)).tables[-1]
    assert [row.cells[1].text for row in notes.rows] == ["", "", ""]
    assert any("Longest time to decide" in row.cells[0].text for row in notes.rows)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made(WHOLE) == made(WHOLE)
    assert made(WHOLE) != expression_docx(WHOLE, texts=TEXTS, made_on=date(2026, 11, 23))
    with zipfile.ZipFile(io.BytesIO(made(WHOLE))) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_properties_say_what_it_is_and_nothing_else() -> None:
    properties = opened(made(WHOLE)).core_properties
    assert (properties.title, properties.language, properties.author) == (TITLE, "en-GB", WHOLE.group)
    assert properties.created.date() == properties.modified.date() == TODAY
    assert properties.comments == ""
    assert opened(made(Expression(group="TBC"))).core_properties.author == ""


def test_it_is_in_british_english_throughout() -> None:
    with zipfile.ZipFile(io.BytesIO(made(WHOLE))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    assert 'w:lang w:val="en-GB"' in parts["word/styles.xml"]
    assert 'w:themeFontLang w:val="en-GB"' in parts["word/settings.xml"]
    assert [name for name, text in parts.items() if 'w:val="en-US"' in text] == []


def test_headers_of_tables_are_marked() -> None:
    tables = opened(made(WHOLE)).tables
    looks = [table._tbl.tblPr.find(qn("w:tblLook")) for table in tables]  # noqa: SLF001 -- no other way
    marked = [(look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) for look in looks]
    assert marked == [("0", "1")] * 3 + [("1", "0")] * 2 + [("0", "1")]
    for table, (first_row, _) in zip(tables, marked, strict=True):
        repeated = [row._tr.find(qn("w:trPr") + "/" + qn("w:tblHeader")) is not None for row in table.rows]  # noqa: SLF001 -- no other way
        assert repeated == [first_row == "1"] + [False] * (len(repeated) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))  # noqa: SLF001 -- no other way


def test_pages_are_numbered_on_a4() -> None:
    section = opened(made(WHOLE)).sections[0]
    footer = section.footer.paragraphs[0]
    fields_ = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]  # noqa: SLF001 -- no other way
    assert fields_ == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Expression of interest"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_gap_is_marked_by_words_and_a_box_not_by_colour_alone() -> None:
    style = opened(made(Expression())).styles["To Complete"].element
    assert next(style.iter(qn("w:bdr"))).get(qn("w:val")) == "single"


def pieces_of(data: bytes) -> Iterator[tuple[str, str]]:
    for paragraph in opened(data).paragraphs:
        yield paragraph.style.name, paragraph.text


def test_line_breaks_begin_paragraphs_and_empty_lines_go() -> None:
    file = WordFile("T", made_on=TODAY)
    file.paragraph("one\n\n two \n", Strong("three"), " ", Link("four", "https://example.org/"), "\n", "five")
    file.lines("1 Road\nTown\n")
    file.quote("said")
    file.bullets(["a", ("b", Strong("c"))])
    assert list(pieces_of(file.data())) == [
        ("Normal", "one"),
        ("Normal", " two "),
        ("Normal", "three four"),
        ("Normal", "five"),
        ("Normal", "1 Road\nTown"),
        ("Quote", "said"),
        ("List Bullet", "a"),
        ("List Bullet", "bc"),
    ]


def test_gaps_are_counted_in_text_and_tables() -> None:
    file = WordFile("T", made_on=TODAY)
    assert file.gaps == 0
    file.placeholder("one")
    file.table([("a", ToComplete("two")), ("b", (ToComplete("three"), "\n", "x"))], about="A table")
    assert file.gaps == 3
    assert gaps(opened(file.data())) == ["[To complete: one]", "[To complete: two]", "[To complete: three]"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org", "file:///etc/passwd", ""])
def test_a_link_leads_to_the_web_only(address: str) -> None:
    file = WordFile("T", made_on=TODAY)
    with pytest.raises(ValueError, match="not an address on the web"):
        file.paragraph(Link("x", address))


def test_a_file_with_titles_that_xml_cannot_hold_is_made_all_the_same() -> None:
    file = WordFile("T\x00" * 300, made_on=TODAY, header="\ud800h\x01", author="a" * 300)
    file.title("\x02t")
    file.heading("\ud800h", 3)
    document = opened(file.data())
    assert document.core_properties.title == "T" * 255
    assert document.sections[0].header.paragraphs[0].text == "h"
    assert [p.text for p in document.paragraphs] == ["t", "h"]


@given(st.text(st.characters()))
def test_plain_text_holds_all_that_xml_can_hold(text: str) -> None:
    assert [line for line in plain(text).split("\n") if line.strip()] == as_given(text)
    assert plain(plain(text)) == plain(text)
