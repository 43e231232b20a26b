"""What goes beside a draft, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.clauses.beside.document import ILLUSTRATIVE, Beside, Part, Row, Said
from assistant.law.provision import Provision


def beside_markdown(document: Beside) -> str:
    """The document with its provisions as numbered footnotes."""
    notes = {provision: number for number, provision in enumerate(document.provisions, 1)}
    lines = [f"# {_plain(document.title)}", "", f"*{ILLUSTRATIVE}*", ""]
    for place, part in enumerate(document.parts):
        lines += _part(part, notes)
        if place == 0 and document.rows:
            lines += _table(document.rows)
    for provision, number in notes.items():
        lines.append(
            f"[^{number}]: [{_plain(provision.cited)}]({provision.address}): {_plain(provision.told)}"
        )
    return "\n".join(lines).rstrip() + "\n"


def _part(part: Part, notes: dict[Provision, int]) -> Iterator[str]:
    yield f"## {_plain(part.heading)}"
    yield ""
    for place, said in enumerate(part.said):
        yield _said(said, notes)
        following = part.said[place + 1] if place + 1 < len(part.said) else None
        if said.look == "paragraph" or following is None or following.look == "paragraph":
            yield ""


def _said(said: Said, notes: dict[Provision, int]) -> str:
    mark = f"[^{notes[said.provision]}]" if said.provision else ""
    return f"{'- ' if said.look == 'item' else ''}{_plain(said.text)}{mark}"


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    yield "| When | What is due | Evidence | Who |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        cells = (row.when, row.what, row.evidence, row.who)
        yield f"| {' | '.join(_plain(cell).replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def _plain(text: str) -> str:
    """Text in which no mark of Markdown or HTML acts; placeholders in brackets stay as they are."""
    text = " ".join(text.split())
    return (
        re.sub(r"([\\`*_<>#~])", r"\\\1", text)
        .replace("](", "]\\(")
        .replace("]:", "]\\:")
        .replace("[^", "[\\^")
    )
