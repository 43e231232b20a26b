"""One page of GOV.UK, as its content API describes it, as a document."""

from __future__ import annotations

import re
from typing import Any

from assistant.documents import Document
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.errors import ReadError
from assistant.readers.govuk.fields import content_of, fields_of, rows_of, text_of
from assistant.readers.govuk.source import page_source, page_warnings
from assistant.readers.govuk.words import add_words
from assistant.readers.html.reader import parsed

_SHOWN_WITHOUT_SUMMARY = frozenset(
    {
        *("answer", "guide", "help_page", "html_publication", "local_transaction", "place"),
        *("simple_smart_answer", "step_by_step_nav", "transaction", "travel_advice"),
    }
)
"""Schemas whose pages do not show `description`, which is then for search engines."""
_TEXTS: tuple[tuple[str, str], ...] = (
    ("introduction", ""),
    ("introductory_paragraph", ""),
    ("summary", ""),
    ("final_outcome_detail", "Detail of outcome"),
    ("public_feedback_detail", "Detail of feedback received"),
    ("body", ""),
    ("what_you_need_to_know", "What you need to know"),
    ("more_information", "More information"),
    ("other_ways_to_apply", "Other ways to apply"),
)
"""Fields of `details` that hold words, in the order of the page, with the heading that it shows."""
_OUTCOMES = ("final_outcome_detail", "public_feedback_detail")
_BEFORE_OUTCOME = "Original consultation"
"""The heading under which a page shows what it had asked, once it says what came of it."""
_DOCUMENTS = ("documents", "final_outcome_documents", "public_feedback_documents")
_EMPTY = "the page has no text"
_REPEATED = 0.9
"""Share of a body's words that stand in the parts too when it is the parts once more."""


def page_document(item: dict[str, Any]) -> Document:
    """The page that `item` describes. Raises ReadError when it has no words."""
    page = _Page(item)
    page.write()
    return page.document()


class _Page:
    """Writes one page block by block."""

    def __init__(self, item: dict[str, Any]) -> None:
        self._item = item
        self._details = fields_of(item.get("details"))
        self._assembly = Assembly()
        self._hidden = 0

    def write(self) -> None:
        """Add the title, the summary, the text, the parts, the contents and the names of documents."""
        self._assembly.heading(text_of(self._item.get("title")), 1)
        parts = [part for part in rows_of(self._details.get("parts")) if content_of(part.get("body"))]
        has_text = bool(parts) or any(content_of(self._details.get(field)) for field, _ in _TEXTS)
        if not has_text or text_of(self._item.get("schema_name")) not in _SHOWN_WITHOUT_SUMMARY:
            self._text(content_of(self._item.get("description")), 1)
        for field, heading in _TEXTS:
            text = content_of(self._details.get(field))
            if text and not (field == "body" and _repeats(text, parts)):
                shown = heading or (_BEFORE_OUTCOME if field == "body" and self._has_outcome() else "")
                self._assembly.heading(shown, 2)
                self._text(text, 1 if shown else 0)
        for part in parts:
            self._assembly.heading(text_of(part.get("title")), 2)
            self._text(content_of(part.get("body")), 1)
        self._steps(fields_of(self._details.get("step_by_step_nav")))
        self._contents()
        self._items("Documents", _titles(self._details))

    def document(self) -> Document:
        """What was written, with its source."""
        warnings = self._assembly.warnings
        warnings += page_warnings(self._item, self._details)
        if self._hidden:
            warnings.append(hidden_warning(self._hidden))
        document = self._assembly.document(page_source(self._item, self._details), empty=_EMPTY)
        if all(block.kind == "heading" for block in document.blocks):
            raise ReadError(_EMPTY)
        return document

    def _has_outcome(self) -> bool:
        return any(content_of(self._details.get(field)) for field in _OUTCOMES)

    def _text(self, text: str, below: int) -> None:
        self._hidden += add_words(self._assembly, text, below)

    def _items(self, heading: str, items: list[str]) -> None:
        if items:
            self._assembly.heading(heading, 2)
        for item in items:
            self._assembly.add("list item", item)

    def _steps(self, steps: dict[str, Any]) -> None:
        """A step-by-step guide: what it says and links to, without the links."""
        self._text(content_of(steps.get("introduction")), 1)
        for step in rows_of(steps.get("steps")):
            self._assembly.heading(text_of(step.get("title")), 2)
            for content in rows_of(step.get("contents")):
                self._assembly.add("paragraph", text_of(content.get("text")))
                for link in rows_of(content.get("contents")):
                    words = (text_of(link.get("text")), text_of(link.get("context")))
                    self._assembly.add("list item", ": ".join(filter(None, words)))

    def _contents(self) -> None:
        """The groups of a collection, and the sections that a manual lists."""
        documents = rows_of(fields_of(self._item.get("links")).get("documents"))
        linked = {text_of(row.get("content_id")): text_of(row.get("title")) for row in documents}
        for group in rows_of(self._details.get("collection_groups")):
            ids = group.get("documents")
            titles = [linked.get(text_of(each), "") for each in ids] if isinstance(ids, list) else []
            self._assembly.close(2)
            self._assembly.heading(text_of(group.get("title")), 2)
            self._text(content_of(group.get("body")), 1)
            for title in titles:
                self._assembly.add("list item", title)
        for group in rows_of(self._details.get("child_section_groups")):
            sections = rows_of(group.get("child_sections"))
            told = [(text_of(each.get("title")), text_of(each.get("description"))) for each in sections]
            self._items(
                text_of(group.get("title")) or "Contents", [": ".join(filter(None, pair)) for pair in told]
            )


def _titles(details: dict[str, Any]) -> list[str]:
    """The titles of the documents that belong to the page, each once."""
    titles = [text_of(each.get("title")) for each in rows_of(details.get("attachments"))]
    for field in _DOCUMENTS:
        snippets = details.get(field)
        titles += map(_snippet_title, snippets if isinstance(snippets, list) else ())
    return list(dict.fromkeys(filter(None, titles)))


def _snippet_title(snippet: object) -> str:
    """The title in the HTML with which a page presents a document."""
    if not isinstance(snippet, str) or "<" not in snippet:
        return ""
    try:
        root = parsed(snippet)
    except ReadError:
        return ""
    elements = (*root.iter("h2", "h3", "h4"), *root.iter("a"))
    return next(filter(None, (text_of("".join(map(str, each.itertext()))) for each in elements)), "")


def _repeats(body: str, parts: list[dict[str, Any]]) -> bool:
    """Whether the body is the parts once more, joined."""
    joined = " ".join(f"{text_of(part.get('title'))} {content_of(part.get('body'))}" for part in parts)
    words = set(re.findall(r"\w+", body))
    return len(words & set(re.findall(r"\w+", joined))) >= _REPEATED * len(words) if parts else False
