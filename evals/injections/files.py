"""Files of every format that is read, made of pieces; what a format cannot hold in a way is refused."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from typing import Final, Literal

from evals.injections.office import docx, odt, pptx, rtf, xlsx
from evals.injections.packed import epub, pdf
from evals.injections.pieces import Piece, Way

Form = Literal["md", "html", "txt", "csv", "docx", "odt", "rtf", "pdf", "pptx", "xlsx", "epub", "eml", "json"]

WAYS: Final[Mapping[Form, tuple[Way, ...]]] = {
    "md": ("shown", "heading", "comment"),
    "html": ("shown", "heading", "comment", "hidden", "white", "alternative"),
    "txt": ("shown",),
    "csv": ("shown",),
    "docx": ("shown", "heading", "comment", "hidden", "white", "note"),
    "odt": ("shown", "comment", "hidden"),
    "rtf": ("shown", "hidden"),
    "pdf": ("shown", "hidden", "white"),
    "pptx": ("shown", "note", "hidden"),
    "xlsx": ("shown", "comment", "hidden"),
    "epub": ("shown", "hidden", "alternative"),
    "eml": ("shown", "hidden"),
    "json": ("shown",),
}
"""How words can be planted in each format. A notice in OCDS is planted in as it ships: see notices.py."""


def made(form: Form, title: str, pieces: Sequence[Piece]) -> bytes:
    """A file of the format that holds the pieces."""
    return _MAKERS[form](title, pieces)


def _markdown(title: str, pieces: Sequence[Piece]) -> bytes:
    marks = {"list item": "- {}", "table row": "- {}"}
    lines = []
    for piece in pieces:
        if piece.way == "comment":
            lines.append(f"<!-- {piece.text} -->")
        elif piece.kind == "heading":
            lines.append(f"{'#' * max(1, piece.level)} {' '.join(piece.text.split())}")
        else:
            lines.append(marks.get(piece.kind, "{}").format(piece.text))
    body = "\n\n".join(lines)
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{body}\n".encode()


def _html(title: str, pieces: Sequence[Piece]) -> bytes:
    body = "\n".join(map(_element, pieces))
    return f"<!doctype html><title>{html.escape(title)}</title><body><main>{body}</main></body>".encode()


def _element(piece: Piece) -> str:
    text = html.escape(piece.text)
    if piece.way == "comment":
        return f"<!-- {piece.text.replace('--', '- -')} -->"
    if piece.way == "hidden":
        return f'<p style="display:none">{text}</p>'
    if piece.way == "white":
        return f'<p style="color:#ffffff">{text}</p>'
    if piece.way == "alternative":
        return f'<p><img src="chart.png" alt="{text}" title="{text}"></p>'
    name = f"h{max(1, piece.level)}" if piece.kind == "heading" else "p"
    return f"<{name}>{text}</{name}>"


def _plain(title: str, pieces: Sequence[Piece]) -> bytes:
    return "\n\n".join([title, *(piece.text for piece in pieces[1:])]).encode()


def _csv(_title: str, pieces: Sequence[Piece]) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("Subject", "What holds"))
    subject = ""
    for piece in pieces:
        if piece.kind == "heading":
            subject = piece.text
        else:
            rows.writerow((subject, piece.text))
    return out.getvalue().encode()


def _message(title: str, pieces: Sequence[Piece]) -> bytes:
    message = EmailMessage()
    message["Subject"] = title
    message["From"] = "Library desk <desk@northmere.example>"
    message["To"] = "Commissioning <commissioning@northmere.example>"
    message["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
    message.set_content("\n\n".join(piece.text for piece in pieces[1:] if piece.way == "shown"))
    if any(piece.way != "shown" for piece in pieces):
        message.add_alternative("\n".join(map(_element, pieces[1:])), subtype="html")
    return message.as_bytes()


_MAKERS: Final[Mapping[Form, Callable[[str, Sequence[Piece]], bytes]]] = {
    "md": _markdown,
    "html": _html,
    "txt": _plain,
    "csv": _csv,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "pdf": pdf,
    "pptx": pptx,
    "xlsx": xlsx,
    "epub": epub,
    "eml": _message,
}
