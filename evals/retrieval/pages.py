"""The pages of the corpus as HTML files, as a council would have saved them from the web."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from markdown_it import MarkdownIt

from evals.retrieval.data import Page

_MARKDOWN = MarkdownIt("commonmark")
_ROW = re.compile(r"<tr>(?P<cells>[^<]*\|[^<]*)</tr>")
"""A row whose cells the corpus joined with a bar: `<tr>Rate | First payment</tr>`."""


def write_pages(pages: Iterable[Page], folder: Path) -> Mapping[str, str]:
    """Write a file a page; page ids by file name.

    The names are numbers, so that the search cannot profit from the words of an address.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for number, page in enumerate(pages, 1):
        name = f"page-{number:05d}.html"
        text = page_html(page)
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
        names[name] = page.id
    return names


def page_html(page: Page) -> str:
    """One page: title, canonical address, and its segments with their lists and tables put together."""
    kinds = itertools.groupby(page.segments, key=_kind)
    body = "\n".join(_run(kind, list(segments)) for kind, segments in kinds)
    title, address = html.escape(page.title), html.escape(page.url, quote=True)
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<link rel="canonical" href="{address}">\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def segment_html(segment: str) -> str:
    """One segment alone as HTML: Markdown rendered, the cells of a joined row apart."""
    return _run(_kind(segment), [segment])


def _kind(segment: str) -> str:
    if _ROW.fullmatch(segment):
        return "row"
    if segment.startswith("<li>") and segment.endswith("</li>"):
        return "item"
    return "html" if segment.startswith("<") else "markdown"


def _run(kind: str, segments: list[str]) -> str:
    """Neighbours of one kind as one piece of HTML."""
    match kind:
        case "row":
            return "<table>\n" + "\n".join(map(_row, segments)) + "\n</table>"
        case "item":
            return "<ul>\n" + "\n".join(segments) + "\n</ul>"
        case "markdown":
            return str(_MARKDOWN.render("\n\n".join(segments)))
        case _:
            return "\n".join(segments)


def _row(segment: str) -> str:
    cells = segment.removeprefix("<tr>").removesuffix("</tr>").split("|")
    return "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in cells) + "</tr>"
