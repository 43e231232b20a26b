"""Specifications, and a check of them, for the tests of what comes back."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document

from assistant.clauses import provisions as law
from assistant.clauses.finding import Finding
from assistant.clauses.returned import FindingsOf
from assistant.clauses.returned.comments import commented
from assistant.clauses.returned.notes import notes_of, summary
from assistant.clauses.returned.opening import opened

NAME = "specification.docx"


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_paragraphs(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def finding(text: str, start: int, end: int) -> Finding:
    why = "The words promise nothing."
    return Finding("vague.words", "risk", text[start:end], start, end, why, law.MEASURABLE, "Say how many.")


def on(*wanted: str) -> FindingsOf:
    """A check that finds each of these words wherever they stand."""

    def check(text: str) -> Sequence[Finding]:
        return [
            finding(text, match.start(), match.end())
            for words in wanted
            for match in re.finditer(re.escape(words), text)
        ]

    return check


def specification_text(data: bytes, name: str) -> str:
    """As `assistant.clauses.returned` gives it, without its child process: many files a second."""
    return opened(data, name).text


def return_with_comments(
    data: bytes, name: str, findings_of: FindingsOf, *, made_on: date | None = None
) -> bytes:
    """As `assistant.clauses.returned` makes it, without its child process."""
    text = specification_text(data, name)
    findings = findings_of(text)
    return commented(data, name, summary(findings), notes_of(findings, text), made_on)
