"""Saved drafts inside the page, as data: nothing is written to a disk, and nobody else can ask for them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final

from assistant.web.challenge.render import WORD_TYPE
from assistant.web.drafting import words
from assistant.web.drafting.state import Saved
from assistant.web.markup import shown

TYPES: Final[dict[Saved, tuple[str, str]]] = {
    "word": (WORD_TYPE, ".docx"),
    "markdown": ("text/markdown;charset=utf-8", ".md"),
    "pdf": ("application/pdf", ".pdf"),
}


@dataclass(frozen=True, slots=True)
class File:
    """One file to be saved by the browser."""

    kind: Saved
    content: bytes


def file_link(file: File, made: int) -> str:
    """The file as a link that `forms.js` opens once."""
    kind, suffix = TYPES[file.kind]
    address = f"data:{kind};base64,{base64.b64encode(file.content).decode('ascii')}"
    return (
        f'{shown(words.SAVED)} <a class="ca-file" data-save="{made}" href="{address}" '
        f'download="{shown(words.FILE_NAME + suffix)}">{shown(words.DOWNLOAD)}</a>'
    )
