"""HTML taken apart again: its tags, attributes and text, with those that our pages may hold."""

from __future__ import annotations

from html.parser import HTMLParser

TAGS = {
    "p",
    "div",
    "h2",
    "h3",
    "h4",
    "span",
    "a",
    "details",
    "summary",
    "ol",
    "ul",
    "li",
    "bdi",
    "blockquote",
    "mark",
    "dl",
    "dt",
    "dd",
    "button",
}
ATTRIBUTES = {
    "class",
    "id",
    "href",
    "role",
    "tabindex",
    "title",
    "target",
    "rel",
    "type",
    "hidden",
    "aria-live",
    "aria-label",
    "data-card",
    "data-mark",
    "data-ask",
}


VOID = {"input"}
"""Tags that have no end."""


class Parts(HTMLParser):
    """The tags, attributes and text of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
