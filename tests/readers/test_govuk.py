from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import Part, ReadError, read_parts
from assistant.readers.govuk.reader import read_govuk

NATIONS = ("england", "wales", "scotland", "northern_ireland")
ATTACHMENT = (
    '<section class="attachment"><div><a aria-hidden="true" href="/a.pdf"><img src="/a.png"></a></div>'
    '<h2 class="title"><a href="/a.pdf">Model scheme</a></h2><p>PDF, 53 pages</p>'
    "<p>This file may not be suitable for users of assistive technology.</p></section>"
)


def _item(path: str = "/guidance/lots", **fields: Any) -> dict[str, Any]:
    return {
        "base_path": path,
        "title": "Dividing a contract into lots",
        "description": "When to use lots.",
        "schema_name": "detailed_guide",
        "document_type": "detailed_guide",
        "public_updated_at": "2025-02-24T09:30:00.000+00:00",
        "details": {"body": '<div class="govspeak"><h2 id="why">Why</h2><p>Lots help small firms.</p></div>'},
        "links": {"organisations": [{"title": "Cabinet Office"}, {"title": "Crown Commercial Service"}]},
        **fields,
    }


def _read(data: bytes | str, name: str = "pages.jsonl") -> list[Part]:
    return list(read_parts(data.encode() if isinstance(data, str) else data, name))


def _one(item: dict[str, Any]) -> Document:
    document = _read(json.dumps(item))[0].document
    assert document is not None
    return document


def _blocks(item: dict[str, Any]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in _one(item).blocks]


def _lines(*items: dict[str, Any]) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def test_a_page_is_read_with_what_it_is(sound: Callable[[Document], Document]) -> None:
    parts = _read(_lines(_item(), _item("/guidance/other")))
    assert [part.name for part in parts] == ["guidance/lots", "guidance/other", ""]
    document = sound(_one(_item()))
    assert [(block.level, block.text) for block in document.blocks] == [
        (1, "Dividing a contract into lots"),
        (0, "When to use lots."),
        (2, "Why"),
        (0, "Lots help small firms."),
    ]
    assert document.blocks[-1].heading_path == ("Dividing a contract into lots", "Why")
    source = document.source
    assert source.id == "gov-uk-guidance-lots"
    assert source.publisher == "Cabinet Office; Crown Commercial Service"
    assert (source.date, source.kind, source.status) == ("2025-02-24", "guidance", "current")
    assert source.address == "https://www.gov.uk/guidance/lots"
    assert source.licence == "Open Government Licence v3.0"
    assert source.jurisdiction == "not stated"


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(_item()),
        json.dumps(_item(), indent=2),
        f"\ufeff{json.dumps(_item())}\r\n\r\n  \r\n",
    ],
)
def test_one_page_is_the_same_however_it_is_written(written: str) -> None:
    [page] = _read(written, "page.json")
    assert page.name == ""
    assert page.document == _one(dict(reversed(_item().items())))


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_one_page_is_a_file_of_pages(indent: int | None) -> None:
    part, itself = _read(json.dumps([_item()], indent=indent), "pages.json")
    assert (part.name, part.document) == ("guidance/lots", _one(_item()))
    assert itself.document is None


def test_a_guide_has_a_heading_for_each_part() -> None:
    parts = [
        {"title": "Overview", "slug": "overview", "body": "<p>What it is.</p>"},
        {"title": "Who can bid", "slug": "who", "body": "<p>Anybody.</p><h2>Charities</h2><p>Too.</p>"},
    ]
    guide = _item(schema_name="guide", document_type="guide", details={"parts": parts})
    wanted = [
        (1, "Dividing a contract into lots"),
        (2, "Overview"),
        (0, "What it is."),
        (2, "Who can bid"),
        (0, "Anybody."),
        (3, "Charities"),
        (0, "Too."),
    ]
    assert _blocks(guide) == wanted
    guide["details"]["body"] = (
        "## Overview\n\nWhat it is.\n\n## Who can bid\n\nAnybody.\n\n### Charities\n\nToo."
    )
    assert _blocks(guide) == wanted


FORMS = [
    {"content_type": "text/govspeak", "content": "$CTA"},
    {"content_type": "text/html", "content": "<p>A.</p>"},
]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("Some *words*.\n\n## Next\n\n- one", [(0, "Some words."), (2, "Next"), (0, "one")]),
        ("<p>Some <b>words</b>.</p><h2>Next</h2><p>one", [(0, "Some words."), (2, "Next"), (0, "one")]),
        ("Some words.<br><p>More.</p>", [(0, "Some words."), (0, "More.")]),
        ("<10 employees: exempt", [(0, "<10 employees: exempt")]),
        (FORMS, [(0, "A.")]),
    ],
)
def test_a_body_is_read_as_what_it_is_not_as_what_it_should_be(
    body: Any, blocks: list[tuple[int, str]]
) -> None:
    assert _blocks(_item(description=None, details={"body": body}))[1:] == blocks


def test_attachments_are_listed_by_title_once() -> None:
    details = {
        "body": "<p>Words.</p>",
        "documents": [ATTACHMENT],
        "attachments": [
            {"title": "Model scheme", "url": "https://assets.publishing.service.gov.uk/a.pdf"},
            {"title": "Annex", "url": "/b.pdf"},
        ],
    }
    document = _one(_item(details=details))
    assert [(block.kind, block.text) for block in document.blocks][-3:] == [
        ("heading", "Documents"),
        ("list item", "Model scheme"),
        ("list item", "Annex"),
    ]


def test_what_came_of_a_consultation_stands_before_what_was_asked() -> None:
    details = {"body": "<p>We ask.</p>", "final_outcome_detail": "<p>We decided.</p>"}
    assert _blocks(_item(schema_name="consultation", document_type="consultation_outcome", details=details))[
        2:
    ] == [
        (2, "Detail of outcome"),
        (0, "We decided."),
        (2, "Original consultation"),
        (0, "We ask."),
    ]


def test_collections_manuals_and_steps_name_what_they_lead_to() -> None:
    collection = _item(
        details={
            "body": "<p>All.</p>",
            "collection_groups": [{"title": "Schools", "body": "", "documents": ["1", "2"]}],
        },
        links={"documents": [{"content_id": "2", "title": "Second"}, {"content_id": "1", "title": "First"}]},
    )
    assert _blocks(collection)[-3:] == [(2, "Schools"), (0, "First"), (0, "Second")]
    sections = [{"title": "Needs", "description": "How to write one."}]
    manual = _item(
        details={"body": "", "child_section_groups": [{"title": "Contents", "child_sections": sections}]}
    )
    assert _blocks(manual)[-2:] == [(2, "Contents"), (0, "Needs: How to write one.")]
    contents = [
        {"type": "paragraph", "text": "You can get advice."},
        {"type": "list", "contents": [{"text": "Find a counsellor", "href": "/x", "context": "£35"}]},
    ]
    steps = {"introduction": "<p>Check first.</p>", "steps": [{"title": "Get advice", "contents": contents}]}
    assert _blocks(_item(schema_name="step_by_step_nav", details={"step_by_step_nav": steps}))[-4:] == [
        (0, "Check first."),
        (2, "Get advice"),
        (0, "You can get advice."),
        (0, "Find a counsellor: £35"),
    ]


def test_a_withdrawn_page_is_historic_and_says_when_and_why() -> None:
    notice = {"explanation": "<p>It was <b>replaced</b>.</p>", "withdrawn_at": "2016-11-12T09:52:00Z"}
    document = _one(_item(withdrawn_notice=notice))
    assert document.source.status == "historic"
    assert document.warnings == ("withdrawn from GOV.UK on 12 November 2016: It was replaced.",)
    assert _one(_item(withdrawn=True)).warnings == ("withdrawn from GOV.UK",)
    assert _one(_item(withdrawn_notice={}, withdrawn=False)).source.status == "current"


def test_a_page_of_an_earlier_government_says_so() -> None:
    details = {
        "body": "<p>A.</p>",
        "political": True,
        "government": {"title": "2010 to 2015 government", "current": False},
    }
    document = _one(_item(details=details))
    assert document.warnings == ("published under the 2010 to 2015 government",)


@pytest.mark.parametrize(
    ("nations", "jurisdiction"),
    [
        (("england",), "England"),
        (("england", "wales"), "England and Wales"),
        (("england", "wales", "scotland"), "Great Britain"),
        (NATIONS, "UK"),
        (("scotland",), "Scotland"),
        (("england", "scotland"), "not stated"),
        ((), "not stated"),
    ],
)
def test_a_page_applies_where_it_says(nations: tuple[str, ...], jurisdiction: str) -> None:
    applies = {nation: {"label": nation.title(), "applicable": nation in nations} for nation in NATIONS}
    document = _one(_item(details={"body": "<p>A.</p>", "national_applicability": applies}))
    assert document.source.jurisdiction == jurisdiction
    told = ("applies to England and Scotland",) if len(nations) == 2 and jurisdiction == "not stated" else ()
    assert document.warnings == told


@pytest.mark.parametrize(
    ("document_type", "title", "kind", "status"),
    [
        ("statutory_guidance", "Lots", "statutory guidance", "current"),
        ("guidance", "Lots", "guidance", "current"),
        ("official_statistics", "Lots", "research", "current"),
        ("research", "Lots", "research", "current"),
        ("policy_paper", "Draft policy on lots", "guidance", "current"),
        ("open_consultation", "Lots: draft regulations", "guidance", "draft"),
        ("open_consultation", "Lots", "guidance", "current"),
        ("regulation", "Lots", "guidance", "current"),
    ],
)
def test_kind_and_status_follow_the_type_of_page(
    document_type: str, title: str, kind: str, status: str
) -> None:
    source = _one(_item(document_type=document_type, title=title)).source
    assert (source.kind, source.status) == (kind, status)


def test_the_day_is_that_of_the_last_change_that_was_told() -> None:
    changes = [{"public_timestamp": "2013-01-02T10:00:00Z"}, {"public_timestamp": "2014-03-04T10:00:00Z"}]
    details = {"body": "<p>A.</p>", "change_history": changes}
    without = _item(details=details, public_updated_at=None, first_published_at="2012-01-01T00:00:00Z")
    assert _one(without).source.date == "2014-03-04"
    del details["change_history"]
    assert _one(without).source.date == "2012-01-01"
    assert _one(_item(public_updated_at="2015-03-02 11:28:57+00:00")).source.date == "2015-03-02"


def test_a_page_without_publisher_is_gov_uk_s_own() -> None:
    assert _one(_item(links={})).source.publisher == "GOV.UK"


def test_a_broken_line_has_a_reason_and_its_number_and_the_rest_goes_on() -> None:
    good = json.dumps(_item())
    parts = _read(f'{good}\n{good[:40]}\n\n{{"details":1}}\n{json.dumps(_item("/b"))}\n')
    assert [(part.name, part.reason) for part in parts] == [
        ("guidance/lots", ""),
        ("line 2", "line 2 is not whole JSON"),
        ("line 4", "line 4 is not a page of GOV.UK: it has no base_path"),
        ("b", ""),
        ("", ""),
    ]


def test_of_one_page_twice_the_later_copy_is_kept_and_the_other_counted() -> None:
    old = _item(details={"body": "Old."}, public_updated_at="2024-12-31T23:30:00Z")
    new = _item(details={"body": "New."}, public_updated_at="2025-01-01T00:15:00+00:00")
    for items in ((old, new), (new, old)):
        parts = _read(_lines(*items))
        assert [part.name for part in parts] == ["guidance/lots", ""]
        assert parts[0].document is not None
        assert parts[0].document.text.endswith("New.")
        assert parts[-1].reason == "1 older copy of a page was left out"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"schema_name": "redirect"}, "moved on GOV.UK: fetch the page that it leads to"),
        ({"schema_name": "gone"}, "no longer on GOV.UK"),
        ({"details": {"body": ""}, "description": None}, "the page has no text"),
        ({"details": None, "description": 5, "title": None, "links": [1]}, "the page has no text"),
    ],
)
def test_an_address_without_a_page_has_a_reason(fields: dict[str, Any], reason: str) -> None:
    parts = _read(_lines(_item(), _item("/other", **fields)))
    assert (parts[1].name, parts[1].reason) == ("other", reason)


def test_a_file_without_a_whole_page_is_damaged() -> None:
    with pytest.raises(ReadError, match="damaged: no page"):
        _read(json.dumps(_item(), indent=2)[:-20], "page.json")
    with pytest.raises(ReadError, match="damaged"):
        _read('{"base_path":"/a","details":' + "[" * 100_000, "page.json")


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/a//b", "/", "/a\u202e/b", "/" + "x" * 900])
def test_a_path_that_lies_is_a_harmless_name(path: str) -> None:
    name = _read(json.dumps([_item(path)]))[0].name
    assert name
    assert not name.startswith("/")
    assert ".." not in name.split("/")
    assert len(name) <= 200


def test_many_lines_are_read_one_at_a_time() -> None:
    lines = "".join(json.dumps(_item(f"/page-{number}")) + "\n" for number in range(3_000))
    parts = read_parts(lines.encode(), "pages.jsonl")
    assert next(parts).name == "page-0"
    assert sum(part.document is not None for part in parts) == 2_999


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
fields = st.dictionaries(
    st.sampled_from(
        [
            *_item(),
            *(
                "withdrawn_notice",
                "withdrawn",
                "first_published_at",
                "body",
                "parts",
                "documents",
                "government",
            ),
            *("attachments", "collection_groups", "national_applicability", "change_history"),
            *("step_by_step_nav", "child_section_groups"),
        ]
    ),
    values,
    max_size=6,
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(fields, fields), min_size=1, max_size=4))
def test_fields_of_any_type_give_documents_or_reasons(
    items: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    pages = [
        _item(f"/{n}", **top) | {"details": inner} for n, (top, inner) in enumerate(items) if top != inner
    ]
    parts = _read(_lines(*pages, _item("/last")))
    assert all(part.document or part.reason for part in parts[:-1])
    assert len({part.name for part in parts}) == len(parts)
    for part in parts:
        if part.document:
            part.document.text.encode()
            repr(part.document.source).encode()


@settings(deadline=None, max_examples=200)
@given(st.lists(st.binary(max_size=60), max_size=8), st.integers(0, 8))
def test_lines_of_anything_do_not_hide_the_page_among_them(lines: list[bytes], place: int) -> None:
    lines.insert(place, json.dumps(_item()).encode())
    parts = list(read_govuk(b"\n".join(lines), "pages.jsonl", lambda _, __: iter(())))
    assert sum(part.document is not None for part in parts) == 1
    assert all(part.document or part.reason for part in parts)


def test_the_real_pages_are_all_read(
    shared: Callable[[str], Path], sound: Callable[[Document], Document]
) -> None:
    parts = _read(shared("corpus/govuk/pages.jsonl").read_bytes())
    assert len(parts) == 158
    documents = [sound(part.document) for part in parts[:-1] if part.document]
    assert len(documents) == 157
    assert len({document.source.id for document in documents}) == 157
    assert all(document.source.date and document.source.publisher for document in documents)
    wage = next(each for each in documents if each.source.id == "gov-uk-national-minimum-wage")
    assert [block.text for block in wage.blocks if block.level == 2] == [
        "Overview",
        "Who gets the minimum wage",
        "Employers and the minimum wage",
        "Worker disputes over minimum wage",
    ]
