"""The sources beside an answer: one numbered card a passage, with its quotes marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

from assistant.documents import Citation, Hit, Source
from assistant.readers.suspicious import suspicious
from assistant.web import words
from assistant.web.conversation import Reply
from assistant.web.markup import highlighted, in_words, link, merged, shown, web_host


def cards(reply: Reply, prefix: str) -> str:
    """The sources of one reply as a numbered list; empty before any passage is found."""
    if not reply.hits:
        return ""
    quoted = _quoted(reply)
    items = [
        _card(number, hit, quoted.get(hit.passage.id, []), f"{prefix}p{number}")
        for number, hit in enumerate(reply.hits, 1)
    ]
    opened = "Open a source to read the passage. The numbers are those in the answer."
    return f'<p class="ca-quiet">{opened}</p><ol class="ca-cards">{"".join(items)}</ol>'


def citation_link(reply: Reply, citation: Citation, prefix: str) -> str:
    """The number of a citation as a link to its quote in the card."""
    number = reply.number(citation.hit)
    spans = [(item.start, item.end) for item in _quoted(reply).get(citation.hit.passage.id, [])]
    marks = merged(spans, len(citation.hit.passage.text))
    mark = next((at for at, (start, end) in enumerate(marks, 1) if start <= citation.start < end), 0)
    where = ", ".join(part for part in (citation.hit.source.title, citation.locator) if part)
    card = f"{prefix}p{number}"
    return (
        f'<a class="ca-cite" href="#{card}" data-card="{card}" data-mark="{card}m{mark}"'
        f' title="{shown(where)}" aria-label="Source {number}: {shown(where)}">[{number}]</a>'
    )


def _quoted(reply: Reply) -> dict[str, list[Citation]]:
    """The citations of the sentences shown, by passage id."""
    found: dict[str, list[Citation]] = {}
    for claim in reply.claims:
        for citation in claim.citations:
            found.setdefault(citation.hit.passage.id, []).append(citation)
    for premise in reply.answer.premises if reply.answer else ():
        for citation in premise.citations:
            found.setdefault(citation.hit.passage.id, []).append(citation)
    return found


def _card(number: int, hit: Hit, quoted: Sequence[Citation], name: str) -> str:
    source, passage = hit.source, hit.passage
    where = passage.label
    cited = '<span class="ca-tag ca-cited">Cited in the answer</span>' if quoted else ""
    spans = [(citation.start, citation.end) for citation in quoted]
    return (
        f'<li><details class="ca-card" id="{name}"><summary>'
        f'<span class="ca-number">[{number}]</span> '
        f'<span class="ca-head"><span class="ca-title"><bdi>{shown(source.title)}</bdi></span>'
        f'<span class="ca-where"><bdi>{shown(where)}</bdi></span>'
        f'<span class="ca-tags">{_tags(hit)}{cited}</span></span></summary>'
        f'<div class="ca-body">{_heading_path(hit)}{_orders(hit)}'
        f'<blockquote class="ca-passage">{highlighted(passage.text, spans, f"{name}m")}</blockquote>'
        f"{_facts(hit, quoted)}{_references(source)}{_official(source)}</div></details></li>"
    )


def _tags(hit: Hit) -> str:
    source = hit.source
    names = [
        ("kind", source.kind.capitalize()),
        (f"status-{source.status.replace(' ', '-')}", words.STATUSES[source.status]),
        ("place", "" if source.jurisdiction == "not stated" else source.jurisdiction),
        ("date", in_words(source.date)),
        ("newer", words.LATER_VERSION if hit.newer else ""),
    ]
    return "".join(f'<span class="ca-tag ca-{name}">{shown(text)}</span>' for name, text in names if text)


def _heading_path(hit: Hit) -> str:
    path = " › ".join(hit.passage.heading_path)
    return f'<p class="ca-path">{shown(path)}</p>' if path and path != hit.passage.label else ""


def _orders(hit: Hit) -> str:
    """A warning where the passage speaks to a program instead of to its readers."""
    return f'<p class="ca-orders">{words.ORDERS}</p>' if suspicious(hit.passage.text) else ""


def _facts(hit: Hit, quoted: Sequence[Citation]) -> str:
    source = hit.source
    quotes = dict.fromkeys(citation.locator for citation in quoted if citation.locator)
    jurisdiction = "Not stated" if source.jurisdiction == "not stated" else source.jurisdiction
    facts = [
        ("Marked words", "; ".join(quotes)),
        ("Published by", source.publisher),
        ("Date", in_words(source.date) or "Not stated"),
        ("Status", words.STATUSES[source.status]),
        ("Replaced by", source.superseded_by),
        ("Later version here", hit.newer),
        ("Applies in", jurisdiction),
        *_tender_facts(source),
        ("Licence", source.licence),
        ("File", "" if web_host(hit.document) else _file_name(hit.document)),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{shown(text)}</dd></div>" for name, text in facts if text)
    return f'<dl class="ca-facts">{rows}</dl>'


def _tender_facts(source: Source) -> list[tuple[str, str]]:
    tender = source.tender
    if tender is None:
        return []
    value = "" if tender.value is None else f"{tender.value:,.0f} {tender.currency}".strip()
    return [
        ("Buyer", tender.buyer),
        ("Value", value),
        ("CPV codes", ", ".join(tender.cpv)),
        ("Stage", tender.stage.capitalize()),
        ("Tenders due", in_words(tender.deadline)),
    ]


def _references(source: Source) -> str:
    if not source.references:
        return ""
    named = [
        link(item.address, ", ".join(part for part in (item.title, item.section) if part))
        for item in source.references
    ]
    items = "".join(f"<li>{name}</li>" for name in named)
    kind = "note" if source.kind == "note" else "source"
    return f'<div class="ca-rests"><p>This {kind} rests on:</p><ul>{items}</ul></div>'


def _official(source: Source) -> str:
    host = web_host(source.address)
    return f'<p class="ca-official">{link(source.address, f"Read it at {host}")}</p>' if host else ""


def _file_name(document: str) -> str:
    """The last part of a path of either kind: where a library lies on a disk is not the reader's concern."""
    return PurePosixPath(PureWindowsPath(document).as_posix()).name
