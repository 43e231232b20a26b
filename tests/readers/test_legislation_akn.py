from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes
from assistant.readers.law.changes import changes
from assistant.readers.law.reader import read_legislation

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NOTES = """<notes source="#source">
<note class="commentary F" eId="key-1"><p>Words in s. 1(2) inserted (1.1.2025) by Weeds Act 2024</p></note>
<note class="commentary I" eId="key-2"><p>S. 2 in force at 1.9.2019</p></note>
<note class="footnote" eId="f00001"><p>1906 c. 3.</p></note></notes>"""

META = """<meta><identification source="#source"><FRBRWork>
<FRBRthis value="http://www.legislation.gov.uk/id/ukpga/2019/99"/>
<FRBRuri value="http://www.legislation.gov.uk/id/ukpga/2019/99"/>
<FRBRdate date="2019-07-30" name="enacted"/><FRBRauthor href="#source"/></FRBRWork><FRBRExpression>
<FRBRthis value="http://www.legislation.gov.uk/ukpga/2019/99"/>
<FRBRdate date="2026-04-07" name="validFrom"/></FRBRExpression></identification>
<analysis source="#source"><restrictions source="#source">
<restriction refersTo="#e+w+s" type="jurisdiction"/>
<restriction href="#section-2" refersTo="#s" type="jurisdiction"/></restrictions><otherAnalysis source="">
<uk:commentary xmlns:uk="https://www.legislation.gov.uk/namespaces/UK-AKN" href="#section-2"
 refersTo="#key-2"/></otherAnalysis></analysis>{notes}
<proprietary xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/"
 xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" source="#source">
<dc:title>Orchards (Care) Act 2019</dc:title><dct:valid>2026-04-07</dct:valid>
<ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/>
<ukm:EnactmentDate Date="2019-07-30"/></proprietary></meta>"""

OPENING = """<preface><block name="title"><shortTitle>Orchards (Care) Act 2019</shortTitle></block>
<block name="number"><docNumber>2019 c. 99</docNumber></block>
<longTitle><p>An Act about orchards.</p></longTitle></preface>
<preamble><formula name="enactingText"><p>Be it enacted as follows:—</p></formula></preamble>"""


def act(body: str, kind: str = "act", notes: str = "") -> bytes:
    meta = META.replace("{notes}", notes)
    return (
        f'<akomaNtoso xmlns="{AKN}"><{kind}>{meta}{OPENING}<body>{body}</body></{kind}></akomaNtoso>'
    ).encode()


def numbered(name: str, number: str, body: str, heading: str = "", attributes: str = "") -> str:
    inner = body if body.startswith("<") else f"<content><p>{body}</p></content>"
    title = f"<heading>{heading}</heading>" if heading else ""
    return f"<{name} {attributes}><num>{number}</num>{title}{inner}</{name.split(maxsplit=1)[0]}>"


def read(data: bytes) -> Document:
    return read_legislation(data, "law.akn")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.locator.label, block.text) for block in document.blocks]


def label_of(document: Document, phrase: str) -> str:
    return next(block.locator.label for block in document.blocks if phrase in block.text)


# Acts


def test_an_act_is_read_with_the_locators_that_a_lawyer_writes(sound: Callable[[Document], Document]) -> None:
    definitions = "<intro><p>In this section “owner” means—</p></intro>" + numbered(
        "paragraph", "(a)", "a person, or"
    )
    definitions += numbered(
        "paragraph", "(b)", "<intro><p>a body that—</p></intro>" + numbered("subparagraph", "(ii)", "leases,")
    )
    definitions += "<wrapUp><p>and includes an heir.</p></wrapUp>"
    body = numbered(
        "part",
        "Part 1",
        numbered(
            "section",
            "1",
            numbered("subsection", "(1)", "Prune.") + numbered("subsection", "(6)", definitions),
            "Duty",
            'eId="section-1"',
        ),
        "Care",
    )
    document = sound(read(act(body)))
    assert lines(document) == [
        ("", "Orchards (Care) Act 2019"),
        ("", "2019 c. 99"),
        ("long title", "An Act about orchards."),
        ("preamble", "Be it enacted as follows:—"),
        ("", "Part 1 — Care"),
        ("s.1", "1 Duty"),
        ("s.1(1)", "(1) Prune."),
        ("s.1(6)", "(6) In this section “owner” means—"),
        ("s.1(6)(a)", "(a) a person, or"),
        ("s.1(6)(b)", "(b) a body that—"),
        ("s.1(6)(b)(ii)", "(ii) leases,"),
        ("s.1(6)", "and includes an heir."),
    ]
    source = document.source
    assert (source.title, source.date, source.kind) == (
        "Orchards (Care) Act 2019",
        "2019-07-30",
        "legislation",
    )
    assert (source.jurisdiction, source.status) == ("Great Britain", "in force")
    assert source.address == "https://www.legislation.gov.uk/ukpga/2019/99"
    assert document.warnings == ("Text as it stood on 7 April 2026",)


def test_regulations_cross_headings_and_schedules() -> None:
    body = (
        '<hcontainer name="crossheading"><heading>Fees</heading>'
        + numbered('hcontainer name="regulation"', "3", numbered("paragraph", "(1)", "A fee is due."), "Fees")
        + '</hcontainer><hcontainer name="schedules">'
        + '<hcontainer name="schedule" eId="schedule-1"><num>Schedule 1<authorialNote class="referenceNote">'
        + "<p>Regulation 3</p></authorialNote></num><heading>Trees</heading>"
        + numbered(
            "part", "Part 2", numbered("paragraph", "4", numbered("subparagraph", "(2)", "Plant.")), "Pears"
        )
        + "</hcontainer></hcontainer>"
    )
    assert lines(read(act(body)))[4:] == [
        ("", "Fees"),
        ("reg.3", "3 Fees"),
        ("reg.3(1)", "(1) A fee is due."),
        ("Sch.1", "Schedule 1 — Trees"),
        ("Sch.1", "Regulation 3"),
        ("Sch.1 Pt.2", "Part 2 — Pears"),
        ("Sch.1 Pt.2 para.4(2)", "4 (2) Plant."),
    ]


@pytest.mark.parametrize(
    ("name", "label"), [("article", "art.3"), ("rule", "r.3"), ("section", "s.3"), ("clause", "cl.3")]
)
def test_the_name_of_an_element_names_the_provision(name: str, label: str) -> None:
    assert label_of(read(act(numbered(name, "3.", "Words of it."))), "Words of it") == label


def test_inserted_text_keeps_the_amending_provision_first() -> None:
    inserted = (
        '<quotedStructure startQuote="“" endQuote="”">'
        + numbered("section", "12A", "No grafting.", "Grafting")
        + "</quotedStructure>"
    )
    body = numbered(
        "section",
        "5",
        f"<content><p>After section 12 insert—</p><p><mod>{inserted}</mod>"
        "<inline name='AppendText'>.</inline></p></content>",
        "Changes",
    )
    assert lines(read(act(body)))[-3:] == [
        ("s.5", "After section 12 insert—"),
        ("s.5 inserting s.12A", "“12A Grafting"),
        ("s.5 inserting s.12A", "No grafting.”."),
    ]


def test_quotation_marks_that_attributes_imply_are_read() -> None:
    body = numbered(
        "section",
        "1",
        '<content><p>For <mod><quotedText startQuote="“" endQuote="”">may</quotedText>'
        "</mod> read.</p></content>",
    )
    assert label_of(read(act(body)), "For “may” read.") == "s.1"


def test_annotations_footnotes_and_extents() -> None:
    body = numbered(
        "section",
        "1",
        numbered(
            "subsection",
            "(2)",
            '<content><p>Prune <ins class="first last">'
            '<noteRef href="#key-1" class="commentary F"/>well</ins>'
            ' under the Act<noteRef href="#f00001" class="footnote"/>.</p></content>',
        ),
        "Duty",
    ) + numbered("section", "2", "For Scotland.", "There", 'eId="section-2"')
    document = read(act(body, notes=NOTES))
    assert ("s.1(2)", "(2) Prune well under the Act.") in lines(document)
    assert lines(document)[6:9] == [
        ("s.2", "2 There"),
        ("s.2", "[Extends to Scotland only]"),
        ("s.2", "For Scotland."),
    ]
    assert lines(document)[9:] == [
        ("", "Footnotes"),
        ("footnote to s.1(2)", "1906 c. 3."),
        ("", "Annotations"),
        ("", "Textual amendments"),
        ("annotation to s.1(2)", "Words in s. 1(2) inserted (1.1.2025) by Weeds Act 2024"),
        ("", "Commencement"),
        ("annotation to s.2", "S. 2 in force at 1.9.2019"),
    ]


def test_repealed_and_deleted_words() -> None:
    body = numbered("section", "4", ". . . . . . . . .", ". . . . . .") + numbered(
        "section", "5", "<content><p>Apples <del>and pears</del> only.</p></content>"
    )
    document = read(act(body))
    assert lines(document)[4:] == [("s.4", "4 [Repealed or omitted]"), ("s.5", "5 Apples … only.")]
    assert "1 piece of repealed text left out" in document.warnings


def test_tables_and_explanatory_notes() -> None:
    table = (
        "<table><tr><th><p>Tree</p></th><th><p>Fee</p></th></tr><tr><td><p>Apple</p></td>"
        "<td><p>£5</p></td></tr></table>"
    )
    body = numbered("section", "1", f"<content><p>The fees are—</p>{table}</content>")
    note = (
        '<blockContainer class="explanatoryNotes"><heading>Explanatory Note</heading>'
        "<p>It sets fees.</p></blockContainer>"
    )
    data = act(body).replace(b"</body>", f"</body><conclusions>{note}</conclusions>".encode())
    assert lines(read(data))[-3:] == [
        ("s.1", "Tree: Apple | Fee: £5"),
        ("Explanatory Note", "Explanatory Note"),
        ("Explanatory Note", "It sets fees."),
    ]


def test_a_bill_is_a_draft() -> None:
    assert read(act(numbered("section", "1", "Words."), kind="bill")).source.status == "draft"


def test_changes_between_two_versions() -> None:
    old, new = (
        act(numbered("section", "1", numbered("subsection", "(1)", word), "Duty"))
        for word in ("Prune.", "Weed.")
    )
    assert changes(old, new) == ("s.1(1) amended",)


# Judgments

CASE = """<meta><identification source="#tna"><FRBRWork>
<FRBRthis value="https://caselaw.nationalarchives.gov.uk/id/{court}/2024/77"/>
<FRBRdate date="2024-02-01" name="judgment"/><FRBRauthor href="#court"/>
<FRBRname value="Apple v Pear Borough Council"/></FRBRWork>
<FRBRManifestation><FRBRdate date="2024-03-01" name="transform"/><FRBRauthor href="#tna"/></FRBRManifestation>
</identification><references source="#tna">
<TLCOrganization eId="court" showAs="The Administrative Court"/>
<TLCOrganization eId="tna" showAs="The National Archives"/></references>
<proprietary source="#" xmlns:uk="https://caselaw.nationalarchives.gov.uk/akn">
<uk:cite>[2024] EWHC 77 (Admin)</uk:cite></proprietary></meta>"""


def case(decision: str, court: str = "ewhc/admin") -> bytes:
    return (
        f'<akomaNtoso xmlns="{AKN}"><judgment name="judgment">{CASE.replace("{court}", court)}'
        "<header><p>Case No: CO/1/2023</p>"
        "<p>- - - - -</p><table><tr><td><p/></td><td><p>APPLE</p></td><td><p>Claimant</p></td>"
        "</tr></table></header>"
        f"<judgmentBody><decision>{decision}</decision></judgmentBody></judgment></akomaNtoso>"
    ).encode()


def test_a_judgment_is_cited_by_its_paragraphs(sound: Callable[[Document], Document]) -> None:
    decision = (
        '<level><heading class="ParaHeading"><span style="font-weight:bold">Introduction</span></heading>'
        + numbered("paragraph", "1.", "The claim concerns trees.")
        + numbered(
            "paragraph",
            "2.",
            "<intro><p>There are two issues:</p></intro>" + numbered("subparagraph", "(i)", "standing; and"),
        )
        + numbered(
            "paragraph",
            "3.",
            '<content><p>The policy says:</p><block name="embeddedStructure"><embeddedStructure>'
            "<paragraph><num>7.</num><content>"
            "<p>“Trees come first.”</p></content></paragraph></embeddedStructure></block>"
            "<p>That is plain.</p></content>",
        )
        + "</level>"
    )
    document = sound(read(case(decision)))
    assert lines(document) == [
        ("", "Apple v Pear Borough Council [2024] EWHC 77 (Admin)"),
        ("", "Case No: CO/1/2023"),
        ("", "APPLE | Claimant"),
        ("", "Introduction"),
        ("para 1", "1. The claim concerns trees."),
        ("para 2", "2. There are two issues:"),
        ("para 2(i)", "(i) standing; and"),
        ("para 3", "3. The policy says:"),
        ("para 3", "7. “Trees come first.”"),
        ("para 3", "That is plain."),
    ]
    source = document.source
    assert (source.kind, source.status, source.date) == ("research", "current", "2024-02-01")
    assert (source.publisher, source.author) == ("The National Archives", "The Administrative Court")
    assert (source.jurisdiction, source.licence) == ("England and Wales", "Open Justice Licence")
    assert source.address == "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2024/77"


def test_the_supreme_court_is_one_of_the_whole_kingdom() -> None:
    assert read(case(numbered("paragraph", "1.", "Words."), "uksc")).source.jurisdiction == "UK"


def test_prose_that_is_marked_as_a_heading_is_none() -> None:
    decision = (
        numbered("paragraph", "1.", "It began when he")
        + '<level><heading style="text-align:right">met his brother at the fair; and they </heading>'
        "<paragraph><content>"
        "<p>quarrelled.</p></content></paragraph></level>"
        + '<level><content><p><span style="font-weight:bold">The law</span></p></content></level>'
        + "<level><content><p>It is settled.</p></content></level>"
    )
    document = read(case(decision))
    assert [(block.kind, *line) for block, line in zip(document.blocks, lines(document), strict=True)][
        3:
    ] == [
        ("paragraph", "para 1", "1. It began when he"),
        ("paragraph", "para 1", "met his brother at the fair; and they"),
        ("paragraph", "para 1", "quarrelled."),
        ("heading", "", "The law"),
        ("paragraph", "", "It is settled."),
    ]


# Hostile input


@pytest.mark.parametrize(
    "data",
    [
        f"<!DOCTYPE a [<!ENTITY x 'y'>]><akomaNtoso xmlns='{AKN}'><act>&x;</act></akomaNtoso>".encode(),
        f"<akomaNtoso xmlns='{AKN}'><act><body><section>".encode(),
        f"<akomaNtoso xmlns='{AKN}'/>".encode(),
        b"<akomaNtoso xmlns='http://example.org/other'><act><body><p>a</p></body></act></akomaNtoso>",
    ],
)
def test_what_cannot_be_read_has_a_reason(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data)


def test_without_a_namespace_or_metadata_it_is_read_too() -> None:
    data = (
        b"<akomaNtoso><act><body><section><num>2</num><content><p>Words.</p></content>"
        b"</section></body></act></akomaNtoso>"
    )
    document = read(data)
    assert lines(document) == [("s.2", "2 Words.")]
    assert document.source.title == "law"


PIECES = st.sampled_from(
    [
        *(
            "<section>",
            "</section>",
            "<num>1.</num>",
            "<num>(a)</num>",
            "<num/>",
            "<p>a</p>",
            "<content>",
            "</content>",
        ),
        *(
            "<paragraph>",
            "</paragraph>",
            "<level>",
            "</level>",
            "<heading>H</heading>",
            "<mod><quotedStructure>",
        ),
        *(
            "</quotedStructure></mod>",
            "<p>",
            "</p>",
            "<table><tr><td>x</td></tr></table>",
            "loose",
            "<ol><li>i</li></ol>",
        ),
        *(
            "<block name='embeddedStructure'><embeddedStructure>",
            "</embeddedStructure></block>",
            "<del>d</del>",
            "<intro>",
        ),
        *(
            "</intro>",
            "<hcontainer name='schedule'>",
            "</hcontainer>",
            "<img/>",
            ". . . . .",
            "<authorialNote>n</authorialNote>",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_any_tree_is_a_document_or_has_a_reason(inner: str, judged: bool) -> None:  # noqa: FBT001 -- hypothesis passes it
    try:
        document = read(case(inner) if judged else act(inner))
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text
        assert not set(block.text) & set("\0\1\2")


@given(st.lists(st.integers(1, 900), min_size=1, max_size=8, unique=True))
def test_the_paragraphs_of_a_judgment_are_named_by_their_numbers(numbers: list[int]) -> None:
    decision = "".join(numbered("paragraph", f"{number}.", f"Words of {number}.") for number in numbers)
    found = [line for line in lines(read(case(decision))) if line[0]]
    assert found == [(f"para {number}", f"{number}. Words of {number}.") for number in numbers]


# Real judgments


@pytest.mark.parametrize(
    ("name", "phrase", "label"),
    [
        ("ewhc_admin_2017_3409", "D2M Solutions Limited, applies", "para 1"),
        ("ewhc_admin_2017_3409", "assess the wasted costs", "para 21"),
        ("ewhc_admin_2017_3364", "not to recall Mr Xu", "para 2(i)"),
        ("ewhc_ch_2017_3397", "statutory question", "para 523"),
        ("ewhc_ch_2017_3414", "governing body for association football", "para 1"),
        ("ewfc_2017_83", "refuse the application", "para 9"),
    ],
)
def test_real_judgments_are_read(
    shared: Callable[[str], Path], sound: Callable[[Document], Document], name: str, phrase: str, label: str
) -> None:
    path = shared(f"data/legislation_xml/{name}.xml")
    document = sound(read_bytes(path.read_bytes(), path.name))
    assert label_of(document, phrase) == label
    assert document.source.kind == "research"
    assert document.source.date in {"2017-12-20", "2017-12-21"}
    assert "[2017] EW" in document.source.title
