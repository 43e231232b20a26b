"""A pack as Markdown, Word and PDF: the same words, in files that everyone can open and read."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from lxml import etree
from packs import BRIEFS, DAY, PARKS, PRECEDENT, TEXTS, bare, pack_of, part, shown

from assistant.clauses import provisions as law
from assistant.clauses.export import pack_docx, pack_markdown, pack_pdf
from assistant.clauses.export.parts import gaps_in
from assistant.clauses.export.sheet import HEADER
from assistant.clauses.finding import Finding
from assistant.clauses.pack import ClausePack
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.library.catalogue import Catalogue
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.models.embedding import EmbeddingModel
from assistant.readers import read_bytes
from assistant.settings import Settings

PACKS = {name: pack_of(brief) for name, brief in BRIEFS.items()}
every_pack = pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS.keys())


def written(pack: ClausePack) -> dict[str, str]:
    """The words of the pack in each format, read by our own readers."""
    return {
        "md": shown(pack_markdown(pack, TEXTS)),
        "docx": read_bytes(pack_docx(pack, TEXTS, DAY), "pack.docx").text,
        "pdf": read_bytes(pack_pdf(pack, TEXTS, DAY), "pack.pdf").text,
    }


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def cited_in(pack: ClausePack) -> set[Provision]:
    notes = {note.provision for note in pack.notes if note.provision}
    clauses = {provision for clause in pack.clauses for provision in clause.provisions}
    return notes | clauses | set(pack.award.provisions) | {point.provision for point in pack.regime}


@every_pack
def test_every_clause_term_and_measure_stands_in_every_format(pack: ClausePack) -> None:
    for text in map(bare, written(pack).values()):
        for clause in pack.clauses:
            assert bare(clause.text) in text
            assert clause.number in text
        for term in pack.terms:
            assert bare(f"{term.name}:") in text
        for kpi in pack.kpis:
            assert bare(kpi.measure) in text
        for score in pack.award.scoring:
            assert score.name in text


@every_pack
def test_the_word_file_keeps_the_numbers_of_the_pack_beside_their_clauses(pack: ClausePack) -> None:
    document = docx.Document(io.BytesIO(pack_docx(pack, TEXTS, DAY)))
    numbered = [p.text for p in document.paragraphs if p.style.name == "Clause" and "\t" in p.text]
    assert [line for line in numbered if line[0].isdigit()] == [
        f"{clause.number}\t{clause.text}" for clause in pack.clauses
    ]


@every_pack
def test_each_quote_is_exact_in_a_real_footnote_with_its_address(pack: ClausePack) -> None:
    data = pack_docx(pack, TEXTS, DAY)
    footnotes = part(data, "word/footnotes.xml")
    told = words(footnotes)
    for provision in cited_in(pack):
        cited = TEXTS.cite(provision)
        assert f"“{cited.quote}”" in told
        assert cited.title in told
        assert cited.address in told
        assert cited.locator.removeprefix(provision.label) in told
    notes = [note.get(qn("w:id")) for note in footnotes if note.get(qn("w:type")) is None]
    marks = [mark.get(qn("w:id")) for mark in part(data, "word/document.xml").iter(qn("w:footnoteReference"))]
    assert notes == marks == [str(number + 1) for number in range(len(notes))]


ACT = """---
id: made-up-copy
title: "Procurement Act 2023, a part of it"
kind: legislation
jurisdiction: England
status: in force
source: "https://www.legislation.gov.uk/ukpga/2023/54"
---
# Procurement Act 2023

#### 23 Words of our own for a test

- (2) A made-up list of what criteria have to be—

- (a) near to what is bought,

- (b) plain to see.
"""


def test_where_the_library_holds_the_act_its_words_are_quoted_and_listed(
    settings: Settings, model: Callable[[], EmbeddingModel], tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "act.md").write_text(ACT, encoding="utf-8")
    index(settings, [papers], Options(), model)
    catalogue = Catalogue(settings.data_dir / "catalogue.sqlite3")
    try:
        data = pack_docx(PACKS["parks"], LawTexts(catalogue), DAY)
    finally:
        catalogue.close()
    told = words(part(data, "word/footnotes.xml"))
    address = "https://www.legislation.gov.uk/ukpga/2023/54/section/23"
    assert told.count(f"Procurement Act 2023, s.23(2)(a): “(a) near to what is bought,” {address}") == 1
    text = read_bytes(data, "pack.docx").text
    assert "Procurement Act 2023, a part of it (legislation, in force). Quoted for" in text


def test_the_parts_that_make_footnotes_are_as_word_wants_them() -> None:
    data = pack_docx(PACKS["parks"], TEXTS, DAY)
    kinds = {n.get(qn("w:type")): n.get(qn("w:id")) for n in part(data, "word/footnotes.xml")}
    assert (kinds["separator"], kinds["continuationSeparator"]) == ("-1", "0")
    named = part(data, "word/settings.xml").findall(f"{qn('w:footnotePr')}/{qn('w:footnote')}")
    assert [note.get(qn("w:id")) for note in named] == ["-1", "0"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"wordprocessingml.footnotes+xml" in package.read("[Content_Types].xml")
        assert b"relationships/footnotes" in package.read("word/_rels/document.xml.rels")
        assert b"https://www.legislation.gov.uk/ukpga/2023/54/section/23" in package.read(
            "word/_rels/footnotes.xml.rels"
        )
    styles = {s.get(qn("w:styleId")) for s in part(data, "word/styles.xml").iter(qn("w:style"))}
    used = {s.get(qn("w:val")) for name in ("document", "footnotes") for s in _styles_of(data, name)}
    assert used <= styles


def _styles_of(data: bytes, name: str) -> list[etree._Element]:
    return list(part(data, f"word/{name}.xml").iter(qn("w:rStyle"), qn("w:pStyle")))


@every_pack
def test_what_is_for_the_officer_stands_on_pages_of_its_own(pack: ClausePack) -> None:
    document = docx.Document(io.BytesIO(pack_docx(pack, TEXTS, DAY)))
    tender, measures, officer = document.sections
    assert tender.header.paragraphs[0].text == measures.header.paragraphs[0].text == HEADER
    assert officer.header.paragraphs[0].text == f"{HEADER}. Not for tenderers"
    assert [s.orientation for s in document.sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    text = read_bytes(pack_docx(pack, TEXTS, DAY), "pack.docx").text
    for_tenderers, _, for_officer = text.partition("Part B. For the officer")
    for heading in ("Which rules apply", "What you have to decide", "What our check found", "Sources"):
        assert heading not in for_tenderers
        assert heading in for_officer
    for note in pack.notes:
        assert note.text not in for_tenderers


@every_pack
def test_the_table_of_gaps_holds_every_gap_of_part_a_with_its_place(pack: ClausePack) -> None:
    document = docx.Document(io.BytesIO(pack_docx(pack, TEXTS, DAY)))
    table = next(t for t in document.tables if t.cell(0, 0).text == "Gap")
    rows = {row.cells[0].text: row.cells[2].text for row in table.rows}
    for clause in pack.clauses:
        for gap in gaps_in(clause.text):
            assert clause.number in rows[gap].split("; ")
    assert rows["[marks]"] == "scoring scale"
    assert rows["[number of words]"] == "award question"


@every_pack
def test_headings_step_down_by_one_and_tables_name_their_headers(pack: ClausePack) -> None:
    data = pack_docx(pack, TEXTS, DAY)
    document = docx.Document(io.BytesIO(data))
    names = [p.style.name for p in document.paragraphs]
    levels = [int(name.split()[-1]) for name in names if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= set(names)
    for table in document.tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 -- python-docx offers no other way
        is_headed = table._tbl.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001 -- as above
        assert is_headed == (look.get(qn("w:firstRow")) == "1")
        assert is_headed or look.get(qn("w:firstColumn")) == "1"
    languages = {e.get(qn("w:val")) for e in part(data, "word/styles.xml").iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.title == f"Social value in {pack.brief.service}: draft"
    assert document.core_properties.author == ""


def test_a_gap_is_seen_by_its_brackets_and_by_a_box() -> None:
    data = pack_docx(PACKS["parks"], TEXTS, DAY)
    runs = part(data, "word/document.xml").iter(qn("w:r"))
    boxed = {
        words(run)
        for run in runs
        if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}[@{qn('w:val')}='ToComplete']") is not None
    }
    gaps = {gap for clause in PACKS["parks"].clauses for gap in gaps_in(clause.text)}
    assert gaps
    assert gaps <= boxed
    assert all(gap.startswith("[") and gap.endswith("]") for gap in boxed)


def test_a_similar_tender_that_was_made_up_is_marked_as_such() -> None:
    pack = PACKS["parks"]
    for text in written(pack).values():
        assert "Illustrative:" in text
        assert bare(f"“{PRECEDENT.quote}”") in bare(text)
    real = replace(pack, precedents=(replace(PRECEDENT, illustrative=False, address="file:///etc/passwd"),))
    assert "Illustrative:" not in written(real)["docx"]
    none = replace(pack, precedents=())
    assert "none that we could match" in written(none)["md"]


def test_what_our_check_found_is_shown_with_its_words() -> None:
    finding = Finding("a.b", "risk", "shall [x]", 0, 9, "It is open.", law.SUBJECT_MATTER, "Close it.")
    for text in written(replace(PACKS["parks"], findings=(finding,))).values():
        for said in ("Risk", "“shall [x]”", "It is open.", "Close it."):
            assert bare(said) in bare(text)


@every_pack
def test_the_same_pack_gives_the_same_bytes(pack: ClausePack) -> None:
    assert pack_docx(pack, TEXTS, DAY) == pack_docx(pack, TEXTS, DAY)
    assert pack_pdf(pack, TEXTS, DAY) == pack_pdf(pack, TEXTS, DAY)
    assert pack_markdown(pack, TEXTS) == pack_markdown(pack, TEXTS)


@every_pack
def test_the_pdf_is_marked_for_screen_readers(pack: ClausePack) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pack_pdf(pack, TEXTS, DAY)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == f"Social value in {pack.brief.service}: draft"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Note", "/Link", "/L"} <= set(
        _tags(root["/StructTreeRoot"])
    )
    outline = [str(item["/Title"]) for item in _flat(reader.outline)]
    assert "Part A. For tenderers" in outline
    assert "Measures and monitoring" in outline


def _tags(element: Any) -> Iterator[str]:
    """The kinds of everything below an element of a PDF's structure."""
    below = element.get("/K", [])
    for child in below if isinstance(below, list) else [below]:
        found = child.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield str(found["/S"])
            yield from _tags(found)


def _flat(items: list) -> list:
    return [leaf for item in items for leaf in (_flat(item) if isinstance(item, list) else [item])]


def test_typography_prints_in_the_pdf() -> None:
    brief = replace(PARKS, service="care – “at home”, § 1, £5, €6, ½ and café", health_service=False)
    text = read_bytes(pack_pdf(pack_of(brief), TEXTS, DAY), "pack.pdf").text
    for sign in ("–", "“", "”", "§", "£", "€", "½", "é"):
        assert sign in text


def test_letters_that_no_font_holds_still_give_a_pdf() -> None:
    pack = pack_of(replace(PARKS, service="parks 公园 🌳"))
    data = pack_pdf(pack, TEXTS, DAY)
    assert b"%PDF" in data[:8]
    assert pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_markdown_gathers_its_footnotes_and_points_to_each() -> None:
    text = pack_markdown(PACKS["home care"], TEXTS)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    pointed = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert defined == pointed == [str(n + 1) for n in range(len(defined))]
    assert text.startswith(f"*{HEADER}*\n\n# Social value in home care for older people: draft\n")
    head = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert head == ["Part A. For tenderers", "Part B. For the officer"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_and_prints_every_clause(tmp_path: Path) -> None:
    pack = PACKS["parks"]
    (tmp_path / "pack.docx").write_bytes(pack_docx(pack, TEXTS, DAY))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "pack.docx")], check=True, capture_output=True, timeout=120)
    text = bare(read_bytes((tmp_path / "pack.pdf").read_bytes(), "pack.pdf").text)
    # A note may stand between the lines of a clause that goes on over the page.
    found = [clause for clause in pack.clauses if bare(clause.text) in text]
    assert len(found) >= len(pack.clauses) - 3
