from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document, Reference
from assistant.readers import ReadError, read_bytes

NOTE = """---
id: note-thresholds
title: "Thresholds: a note"
publisher: Example Council
date: 2025-02-24
kind: note
jurisdiction: England
status: current
licence: OGL
references:
  - {title: Procurement Act 2023, section: s.84, address: "https://www.legislation.gov.uk/ukpga/2023/54"}
unheard_of: 7
---
# Thresholds

Some *important* text with [a link](https://example.org) and `code`.<!-- secret -->

## Below

- first
- second <b>bold</b>

| Threshold | Value |
|---|---|
| Works | £5m |

```
kept
lines
```
"""


def _texts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def test_markup_is_gone_and_structure_stays(sound: Callable[[Document], Document]) -> None:
    document = sound(read_bytes(NOTE.encode(), "note.md"))
    assert _texts(document) == [
        ("heading", "Thresholds"),
        ("paragraph", "Some important text with a link and code."),
        ("heading", "Below"),
        ("list item", "first"),
        ("list item", "second bold"),
        ("table row", "Threshold | Value"),
        ("table row", "Threshold: Works | Value: £5m"),
        ("paragraph", "kept\nlines"),
    ]
    assert document.blocks[3].heading_path == ("Thresholds", "Below")
    assert "first\nsecond bold\n\nThreshold | Value\nThreshold: Works" in document.text
    assert {block.locator.label for block in document.blocks} == {""}


def test_the_front_matter_declares_the_source() -> None:
    source = read_bytes(NOTE.encode(), "note.md").source
    assert (source.id, source.kind, source.status, source.date) == (
        "note-thresholds",
        "note",
        "current",
        "2025-02-24",
    )
    assert source.references == (
        Reference("Procurement Act 2023", "s.84", "https://www.legislation.gov.uk/ukpga/2023/54"),
    )


def test_front_matter_that_is_no_yaml_is_a_warning_not_a_failure() -> None:
    document = read_bytes(b"---\ntitle: [unclosed\n---\n# Still here\n", "note.md")
    assert document.source.title == "Still here"
    assert "not valid YAML" in document.warnings[0]


def test_a_rule_at_the_start_is_not_front_matter() -> None:
    assert "words" in read_bytes(b"---\n\nwords and more\n", "note.md").text


def test_paragraphs_without_headings_are_counted() -> None:
    document = read_bytes(b"one\n\ntwo\n", "note.md")
    assert [block.locator.label for block in document.blocks] == ["para 1", "para 2"]


def test_only_front_matter_is_no_document() -> None:
    with pytest.raises(ReadError, match="no text"):
        read_bytes(b"---\ntitle: t\n---\n", "note.md")


def test_deep_nesting_ends() -> None:
    document = read_bytes((">" * 50_000 + " deep\n\nwords\n").encode(), "note.md")
    assert "words" in document.text


@given(st.text(max_size=300))
def test_any_markdown_gives_exact_spans_or_a_reason(text: str) -> None:
    try:
        document = read_bytes(text.encode("utf-8", "surrogatepass"), "any.md")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text


@given(st.text(st.sampled_from("#-*>|`[]()<>ab1.\n \t"), max_size=200))
def test_any_markup_gives_exact_spans_or_a_reason(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "any.md")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text
