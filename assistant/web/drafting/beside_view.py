"""What goes beside a draft as HTML: documents that open one by one."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clauses.beside.document import ILLUSTRATIVE, Beside, Part, Row
from assistant.clauses.beside.every import documents
from assistant.clauses.filling import service_of
from assistant.clauses.pack import ClausePack
from assistant.web.challenge.render import Cite
from assistant.web.drafting import words
from assistant.web.drafting.render import folded
from assistant.web.expression.controls import law
from assistant.web.markup import shown


def beside(pack: ClausePack, cite: Cite) -> str:
    """Every document, closed until it is wanted."""
    ending = f": {service_of(pack.brief)}"
    shut = (
        folded(one.title.removesuffix(ending), _document(one, cite), f"drafting-b-{one.id}")
        for one in documents(pack)
    )
    return f"<p>{shown(words.BESIDE_LEAD)}</p>{''.join(shut)}"


def _document(document: Beside, cite: Cite) -> str:
    parts = [_part(part) for part in document.parts]
    if document.rows:
        parts.insert(1, _rows(document.rows))
    sections = "".join(
        law(provision, cite, f"drafting-b-{document.id}-{number}")
        for number, provision in enumerate(document.provisions, 1)
    )
    return f'<p class="ca-quiet">{shown(ILLUSTRATIVE)}</p>{"".join(parts)}{sections}'


def _part(part: Part) -> str:
    return f"<h4>{shown(part.heading)}</h4>{''.join(_said(part))}"


def _said(part: Part) -> Iterator[str]:
    """Paragraphs, with items that follow one another in one list."""
    items: list[str] = []
    for said in part.said:
        if said.look == "item":
            items.append(f"<li>{shown(said.text)}</li>")
            continue
        if items:
            yield f"<ul>{''.join(items)}</ul>"
            items = []
        yield f"<p>{shown(said.text)}</p>"
    if items:
        yield f"<ul>{''.join(items)}</ul>"


def _rows(rows: tuple[Row, ...]) -> str:
    """The schedule as a list, which is read the same on a narrow screen."""
    return f"<ul>{''.join(map(_row, rows))}</ul>"


def _row(row: Row) -> str:
    told = " · ".join(part for part in (row.evidence, row.who) if part)
    return (
        f"<li><strong>{shown(row.when)}</strong>: {shown(row.what)} "
        f'<span class="ca-quiet ca-line">{shown(told)}</span></li>'
    )
