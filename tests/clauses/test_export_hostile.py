"""Whatever a brief holds, the files are sound and nothing in it is obeyed."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from packs import DAY, HOME_CARE, TEXTS, bare, pack_of, part, shown

from assistant.clauses.brief import Brief
from assistant.clauses.export import pack_docx, pack_markdown, pack_pdf
from assistant.readers import read_bytes

HOSTILE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"])
    | st.sampled_from(list("\x00\x0b\x1b*_`<>[](){}#|&$\\\"'\n\t\x85\u2028\u202e~^@")),
    max_size=60,
)
MARKUP = (
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    '{{ config }} {% raw %} #eval(sys.inputs) $x$ @cite #include "/etc/passwd"',
    "]]> <w:p/> &lt;!ENTITY &xxe;",
    '{ INCLUDETEXT c:\\secret.txt } =HYPERLINK("x")',
    "![x](https://example.org/x.png) [^1]: note",
    "| a | b |\n| --- | --- |",
)


def _is_sound(brief: Brief) -> None:
    pack = pack_of(brief)
    data = pack_docx(pack, TEXTS, DAY)
    assert docx.Document(io.BytesIO(data)).sections
    root = part(data, "word/document.xml")
    assert {e.get(qn("w:instr")) for e in root.iter(qn("w:fldSimple"))} == set()
    assert next(root.iter(qn("w:instrText")), None) is None
    links = {r.target_ref for r in docx.Document(io.BytesIO(data)).part.rels.values() if r.is_external}
    assert all(link.startswith("https://") and "example.org" not in link for link in links)
    assert pack_pdf(pack, TEXTS, DAY).startswith(b"%PDF")
    tokens = MarkdownIt().enable("table").parse(pack_markdown(pack, TEXTS))
    inner = [child for token in tokens for child in token.children or []]
    assert not [t for t in (*tokens, *inner) if t.type in {"html_block", "html_inline", "image"}]
    addresses = [str(t.attrGet("href")) for t in inner if t.type == "link_open"]
    assert all("javascript" not in a and "example.org" not in a for a in addresses)


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_brief_is_shown_and_not_obeyed(markup: str) -> None:
    brief = replace(HOME_CARE, service=f"care {markup}", buyer=markup, description=markup, market=markup)
    _is_sound(brief)
    text = shown(pack_markdown(pack_of(brief), TEXTS))
    assert bare(markup.replace("\n", " ")) in bare(text)
    read = read_bytes(pack_docx(pack_of(brief), TEXTS, DAY), "pack.docx").text
    assert bare(markup) in bare(read)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE, HOSTILE)
def test_whatever_a_brief_holds_the_files_are_sound(service: str, buyer: str) -> None:
    _is_sound(replace(HOME_CARE, service=f"care {service}", buyer=buyer))
