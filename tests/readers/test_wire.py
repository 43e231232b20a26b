from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from assistant.readers.wire import pack, unpack

words = st.text(st.characters(codec="utf-8"), max_size=30)
whole = st.integers(min_value=0, max_value=10**9)
sources = st.builds(
    Source,
    id=words,
    title=words,
    publisher=words,
    date=words,
    kind=st.sampled_from(KINDS),
    jurisdiction=st.sampled_from(JURISDICTIONS),
    status=st.sampled_from(SOURCE_STATUSES),
    superseded_by=words,
    licence=words,
    address=words,
    collection=words,
    author=words,
    references=st.lists(st.builds(Reference, words, words, words), max_size=3).map(tuple),
    tender=st.none()
    | st.builds(
        TenderFields,
        buyer=words,
        value=st.none() | st.floats(-1e300, 1e300),
        currency=words,
        cpv=st.lists(words, max_size=3).map(tuple),
        stage=words,
        deadline=words,
    ),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(codec="utf-8"), max_size=200))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    blocks = [
        Block(
            kind=draw(st.sampled_from(get_args(BlockKind))),
            text=text[start:end],
            locator=Locator(draw(words), start, end, draw(st.none() | whole)),
            level=draw(whole),
            heading_path=draw(st.lists(words, max_size=3).map(tuple)),
        )
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    return Document(
        source=draw(sources),
        text=text,
        blocks=tuple(blocks),
        pages=draw(whole),
        pages_without_text=tuple(draw(st.lists(whole, max_size=3))),
        warnings=tuple(draw(st.lists(words, max_size=3))),
    )


@given(documents())
def test_a_document_survives_the_wire(document: Document) -> None:
    assert unpack(pack(document)) == document


def _packed(**changes: object) -> bytes:
    block = Block("paragraph", "words", Locator("para 1", 0, 5))
    body = json.loads(pack(Document(Source(id="", title="t"), "words", (block,))))
    return json.dumps(body | changes).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 7},
        {"text": None},
        {"blocks": [[1, 0, 99, "", None, 0, 0]]},
        {"blocks": [[1, 3, 2, "", None, 0, 0]]},
        {"blocks": [[1, 0, 4, "", None, 0, 0], [1, 2, 5, "", None, 0, 0]]},
        {"blocks": [[99, 0, 5, "", None, 0, 0]]},
        {"blocks": [[1, 0, 5, "", None, 0, 99]]},
        {"blocks": [[1, 0, 5]]},
        {"blocks": "nonsense"},
        {"source": {"id": ""}},
        {"warnings": "not a list"},
        {"pages": -1},
        {"pages": True},
    ],
)
def test_what_a_hostile_reader_sends_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpack(_packed(**changes))


def test_a_kind_outside_the_closed_list_is_refused() -> None:
    body = json.loads(_packed())
    body["source"]["kind"] = "gospel"
    with pytest.raises(ValueError, match="closed list"):
        unpack(json.dumps(body).encode())


@given(st.binary(max_size=200))
def test_bytes_that_are_no_document_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpack(data)
