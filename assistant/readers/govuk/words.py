"""Texts of GOV.UK's content API, which are HTML, or Markdown in copies that others made."""

from __future__ import annotations

import re

from assistant.documents import Source
from assistant.readers.assembly import Assembly
from assistant.readers.clean import one_line, tidy
from assistant.readers.errors import ReadError
from assistant.readers.html.reader import add_page, parsed
from assistant.readers.markdown import add_markdown

_HTML = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|dl|table|section|article|aside|blockquote|figure|pre|details|span|a|strong|em|br)\b"
    r"|.*</(?:p|div|h[1-6]|li|td|table)>",
    re.IGNORECASE | re.DOTALL,
)
"""How text begins, or what it holds, that is no Markdown."""


def add_words(assembly: Assembly, text: str, below: int) -> int:
    """Add HTML or Markdown, its headings `below` levels lower; gives how many pieces were hidden."""
    if _HTML.match(text):
        return add_page(assembly, parsed(text), below=below)
    text, invisible = tidy(text)
    assembly.invisible += invisible
    add_markdown(assembly, text, below=below)
    return 0


def plain(text: str) -> str:
    """A text in HTML or Markdown as words on one line."""
    assembly = Assembly()
    try:
        add_words(assembly, text, 0)
        return one_line(assembly.document(Source(id="", title="")).text)
    except ReadError:
        return ""
