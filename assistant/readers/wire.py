"""Documents as JSON: what a reading process sends to the one that asked.

The reading process may have been taken over by the document it read, so nothing here is trusted:
`unpack` checks every type, every closed list and every span.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any, TypeVar, get_args

from assistant.documents import (
    JURISDICTIONS,
    KINDS,
    SOURCE_STATUSES,
    Block,
    BlockKind,
    Document,
    Locator,
    Reference,
    Source,
    TenderFields,
)
from assistant.readers.parts import Part

_BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_SHA256 = re.compile(r"(?:[0-9a-f]{64})?")
_LARGEST = 1e300
_Known = TypeVar("_Known", bound=str)


def pack(document: Document) -> bytes:
    """The document as JSON in UTF-8. Block texts are not sent: their spans point into the text."""
    paths: dict[tuple[str, ...], int] = {}
    blocks = [
        [
            _BLOCK_KINDS.index(block.kind),
            block.locator.start,
            block.locator.end,
            block.locator.label,
            block.locator.page,
            block.level,
            paths.setdefault(block.heading_path, len(paths)),
        ]
        for block in document.blocks
    ]
    body = {
        "source": asdict(document.source),
        "text": document.text,
        "paths": list(paths),
        "blocks": blocks,
        "pages": document.pages,
        "pages_without_text": document.pages_without_text,
        "warnings": document.warnings,
    }
    return json.dumps(body, separators=(",", ":")).encode("ascii")


def unpack(data: bytes) -> Document:
    """The document that `pack` made. Raises ValueError when anything in it is not what it should be."""
    try:
        body = json.loads(data)
        text = _text(body["text"])
        paths = [_texts(path) for path in body["paths"]]
        return Document(
            source=_source(body["source"]),
            text=text,
            blocks=_blocks(body["blocks"], text, paths),
            pages=_whole(body["pages"]),
            pages_without_text=tuple(_whole(page) for page in body["pages_without_text"]),
            warnings=_texts(body["warnings"]),
        )
    except (KeyError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"not a document: {error!r}") from error


def pack_part(part: Part) -> bytes:
    """The part as a line of JSON, then its document if it has one."""
    head = json.dumps([part.name, part.sha256, part.reason], separators=(",", ":")).encode("ascii")
    return head + b"\n" + (b"" if part.document is None else pack(part.document))


def unpack_part(data: bytes) -> Part:
    """The part that `pack_part` made. Raises ValueError when anything in it is not what it should be."""
    head, _, body = data.partition(b"\n")
    try:
        name, sha256, reason = _texts(json.loads(head))
    except (TypeError, RecursionError) as error:
        raise ValueError(f"not a part: {error!r}") from error
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a digest")
    return Part(name, sha256, unpack(body) if body else None, reason)


def _blocks(rows: Any, text: str, paths: list[tuple[str, ...]]) -> tuple[Block, ...]:  # noqa: ANN401 -- JSON
    blocks: list[Block] = []
    at = 0
    for kind, start, end, label, page, level, path in rows:
        if not at <= _whole(start) <= _whole(end) <= len(text):
            raise ValueError("spans that do not rise in order")
        at = end
        locator = Locator(_text(label), start, end, None if page is None else _whole(page))
        blocks.append(
            Block(_BLOCK_KINDS[_whole(kind)], text[start:end], locator, _whole(level), paths[_whole(path)])
        )
    return tuple(blocks)


def _source(body: Any) -> Source:  # noqa: ANN401 -- JSON
    tender = body["tender"]
    return Source(
        id=_text(body["id"]),
        title=_text(body["title"]),
        publisher=_text(body["publisher"]),
        date=_text(body["date"]),
        kind=_known(body["kind"], KINDS),
        jurisdiction=_known(body["jurisdiction"], JURISDICTIONS),
        status=_known(body["status"], SOURCE_STATUSES),
        superseded_by=_text(body["superseded_by"]),
        licence=_text(body["licence"]),
        address=_text(body["address"]),
        collection=_text(body["collection"]),
        author=_text(body["author"]),
        references=tuple(
            Reference(_text(item["title"]), _text(item["section"]), _text(item["address"]))
            for item in body["references"]
        ),
        tender=None if tender is None else _tender(tender),
    )


def _tender(body: Any) -> TenderFields:  # noqa: ANN401 -- JSON
    """Fields that are missing take their defaults: older records know fewer."""
    blank = TenderFields()
    body = asdict(blank) | {"cpv": [], "criteria": []} | body
    return TenderFields(
        buyer=_text(body["buyer"]),
        value=_amount(body["value"]),
        currency=_text(body["currency"]),
        cpv=_texts(body["cpv"]),
        stage=_text(body["stage"]),
        deadline=_text(body["deadline"]),
        published=_text(body["published"]),
        starts=_text(body["starts"]),
        ends=_text(body["ends"]),
        lots=_whole(body["lots"]),
        criteria=_texts(body["criteria"]),
        procedure=_text(body["procedure"]),
        sme=_yes_or_no(body["sme"]),
        vcse=_yes_or_no(body["vcse"]),
        buyer_id=_text(body["buyer_id"]),
    )


def _amount(value: object) -> float | None:
    if value is not None and (not isinstance(value, (int, float)) or isinstance(value, bool)):
        raise TypeError("a number expected")
    if value is not None and not -_LARGEST <= value <= _LARGEST:
        raise ValueError("a number that can be an amount expected")
    return None if value is None else float(value)


def _yes_or_no(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise TypeError("yes, no or nothing expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    value.encode("utf-8")  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("a list expected")
    return tuple(_text(value) for value in values)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("a whole number expected")
    return value


def _known(value: object, allowed: tuple[_Known, ...]) -> _Known:
    for item in allowed:
        if item == value:
            return item
    raise ValueError(f"{value!r} is not in the closed list")
