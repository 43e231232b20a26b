from __future__ import annotations

import json
from typing import Any

import pytest
from kept import entry, fields, held, one
from playing import Reply, Site

from assistant.settings import Settings

GUIDE = "https://www.gov.uk/government/publications/bees"
API = "https://www.gov.uk/api/content/government/publications/bees"
ASSETS = "https://assets.publishing.service.gov.uk/media/1"
PDF = Reply(body=b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n", type="application/pdf")


def content(path: str = "/government/publications/bees", **fields: Any) -> Reply:
    """An answer of the content API, in its shape."""
    item = {
        "base_path": path,
        "content_id": "223d5519",
        "title": "Keeping bees",
        "description": "How a council keeps bees.",
        "document_type": "guidance",
        "schema_name": "publication",
        "locale": "en",
        "first_published_at": "2025-01-02T09:30:00.000+00:00",
        "public_updated_at": "2026-03-04T10:00:00.000+00:00",
        "updated_at": "2026-03-04T10:00:01.000Z",
        "withdrawn_notice": {},
        "links": {"organisations": [{"title": "Ministry of Bees"}]},
        "details": {"body": "<div class='govspeak'><p>Bees live in hives.</p></div>", "change_history": []},
        **fields,
    }
    return Reply(body=json.dumps(item).encode(), type="application/json; charset=utf-8")


def details(*attachments: dict[str, Any], notes: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    return {
        "body": "<p>Bees live in hives.</p>",
        "attachments": list(attachments),
        "change_history": [{"public_timestamp": when, "note": note} for when, note in notes],
    }


def html(title: str, path: str) -> dict[str, Any]:
    return {"attachment_type": "html", "id": "1", "title": title, "url": path}


def file(title: str, name: str) -> dict[str, Any]:
    return {"attachment_type": "file", "title": title, "url": f"{ASSETS}/{name}", "filename": name}


GUIDE_ENTRY = entry("govuk", GUIDE, id="bees", title="Keeping bees", date="2025")


def test_a_page_is_kept_as_the_api_gives_it(site: Site, quick: Settings) -> None:
    site.add(API, content())
    outcome = one(quick, GUIDE_ENTRY)
    assert (outcome.result, outcome.files) == ("new", ("govuk/bees.json",))
    assert (quick.data_dir / "fetched/govuk/bees.json").read_bytes() == content().body
    known = fields(quick, "govuk/bees.json")
    assert known["date"] == "2026-03-04", "the day of the last public change, not that of the catalogue"
    assert (known["address"], known["status"]) == (GUIDE, "current")


def test_attachments_are_fetched_as_html_where_there_is_html(site: Site, quick: Settings) -> None:
    inner = "/government/publications/bees/keeping-bees-a-guide"
    site.add(
        API,
        content(
            details=details(
                html("Keeping bees: a guide", inner),
                file("Keeping bees: a guide", "guide.pdf"),
                file("Form for hives", "form.pdf"),
                file("Figures on hives", "figures.csv"),
                {"attachment_type": "external", "title": "Elsewhere", "url": "https://example.com/bees"},
            )
        ),
    )
    site.add(f"https://www.gov.uk/api/content{inner}", content(inner, title="Keeping bees: a guide"))
    site.add(f"{ASSETS}/form.pdf", PDF)
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.result == "new", outcome
    assert outcome.notes == ("not fetched: ‘Figures on hives’ (CSV)", "not fetched: ‘Elsewhere’ (link)")
    main, guide, form = sorted(held(quick), key=lambda name: ("form" in name, "guide" in name))
    assert main == "govuk/bees.json"
    assert guide.startswith("govuk/bees-keeping-bees-a-guide-")
    assert guide.endswith(".json")
    assert form.startswith("govuk/bees-form-")
    assert form.endswith(".pdf")
    assert fields(quick, guide)["title"] == "Keeping bees: a guide"
    assert fields(quick, guide)["address"] == f"https://www.gov.uk{inner}"
    assert fields(quick, form)["title"] == "Form for hives"
    assert fields(quick, form)["address"] == f"{ASSETS}/form.pdf"
    ids = {fields(quick, name)["id"] for name in (main, guide, form)}
    assert len(ids) == 3


def test_an_attachment_that_fails_is_told_and_the_rest_is_kept(site: Site, quick: Settings) -> None:
    site.add(API, content(details=details(file("Form", "form.pdf"), file("Guide", "guide.pdf"))))
    site.add(f"{ASSETS}/guide.pdf", PDF)
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.result == "failed"
    assert outcome.reason == "‘Form’: not found (404)"
    assert len(outcome.files) == 2
    site.add(f"{ASSETS}/form.pdf", PDF)
    again = one(quick, GUIDE_ENTRY)
    assert again.result == "changed"
    assert again.what == ("new: ‘Form’",)


def test_an_attachment_that_a_page_no_longer_has_is_taken_out(site: Site, quick: Settings) -> None:
    with_form = content(details=details(file("Form", "form.pdf")))
    site.add(API, with_form, content(details=details()))
    site.add(f"{ASSETS}/form.pdf", PDF)
    one(quick, GUIDE_ENTRY)
    [form] = held(quick) - {"govuk/bees.json"}
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.notes == (f"no longer attached, and taken out: {form}",)
    assert held(quick) == {"govuk/bees.json"}
    assert (quick.data_dir / "fetched/.previous" / form).read_bytes() == PDF.body


def test_changes_are_told_in_the_words_of_gov_uk(site: Site, quick: Settings) -> None:
    first = ("2025-01-02T09:30:00.000+00:00", "First published.")
    second = ("2026-03-04T10:00:00.000+00:00", "Added a part on\n swarms.")
    third = ("2026-03-05T10:00:00.000+00:00", "Corrected a figure.")
    site.add(
        API,
        content(details=details(notes=(first,))),
        content(details=details(notes=(third, second, first))),
    )
    assert one(quick, GUIDE_ENTRY).what == ()
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.result == "changed"
    assert outcome.what == ("5 March 2026: Corrected a figure.", "4 March 2026: Added a part on swarms.")


def test_fields_that_say_nothing_make_no_new_version(site: Site, quick: Settings) -> None:
    site.add(API, content(), content(updated_at="2026-11-01T00:00:00Z", links={"taxons": []}))
    one(quick, GUIDE_ENTRY)
    assert one(quick, GUIDE_ENTRY).result == "unchanged"
    assert (quick.data_dir / "fetched/govuk/bees.json").read_bytes() == content().body
    assert not (quick.data_dir / "fetched/.previous").exists()


def test_a_withdrawn_page_is_marked(site: Site, quick: Settings) -> None:
    notice = {
        "withdrawn_at": "2026-05-06T07:08:09Z",
        "explanation": "<div class='govspeak'><p>See <a href='/wasps'>Keeping\nwasps</a>.</p></div>",
    }
    site.add(API, content(), content(withdrawn_notice=notice))
    one(quick, GUIDE_ENTRY)
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.notes == ("withdrawn on 6 May 2026: See Keeping wasps.",)
    assert outcome.what == ("withdrawn on 6 May 2026",)
    assert fields(quick, "govuk/bees.json")["status"] == "historic"


def test_a_superseded_page_stays_superseded_when_it_is_withdrawn(site: Site, quick: Settings) -> None:
    site.add(API, content(withdrawn_notice={"withdrawn_at": "2026-05-06T07:08:09Z"}))
    one(quick, entry("govuk", GUIDE, id="bees", status="superseded", superseded_by="wasps"))
    known = fields(quick, "govuk/bees.json")
    assert (known["status"], known["superseded_by"]) == ("superseded", "wasps")


def moved(destination: str) -> Reply:
    item = {
        "schema_name": "redirect",
        "document_type": "redirect",
        "redirects": [{"path": "/old", "type": "exact", "destination": destination}],
    }
    return Reply(body=json.dumps(item).encode(), type="application/json")


@pytest.mark.parametrize(
    "reply",
    [
        moved("/government/publications/hives#start"),
        moved("https://www.gov.uk/government/publications/hives"),
        Reply(303, headers={"Location": "/api/content/government/publications/hives"}),
    ],
    ids=["path", "address", "http"],
)
def test_a_page_that_moved_on_gov_uk_is_followed(site: Site, quick: Settings, reply: Reply) -> None:
    site.add(API, reply)
    site.add("https://www.gov.uk/api/content/government/publications/hives", content(title="Hives"))
    assert one(quick, GUIDE_ENTRY).result == "new"
    assert json.loads((quick.data_dir / "fetched/govuk/bees.json").read_bytes())["title"] == "Hives"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (moved("https://example.com/bees"), "has moved to https://example.com/bees, which is not on GOV.UK"),
        (moved("/government/publications/bees"), "the page has moved too often"),
        (Reply(body=b'{"schema_name": "redirect"}', type="application/json"), "does not say where to"),
    ],
)
def test_a_move_that_leads_nowhere_is_said(site: Site, quick: Settings, reply: Reply, reason: str) -> None:
    site.add(API, reply)
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.result == "failed"
    assert reason in outcome.reason


def test_a_page_that_is_gone_says_why_and_where_to_look(site: Site, quick: Settings) -> None:
    gone = {
        "schema_name": "gone",
        "details": {"explanation": "<p>Published in error.</p>", "alternative_path": "/wasps"},
    }
    site.add(API, content(), Reply(410, json.dumps(gone).encode(), type="application/json"))
    one(quick, GUIDE_ENTRY)
    outcome = one(quick, GUIDE_ENTRY)
    assert outcome.reason == (
        "GOV.UK has taken the page down: Published in error. See https://www.gov.uk/wasps"
    )
    assert fields(quick, "govuk/bees.json")["status"] == "historic"


@pytest.mark.parametrize(
    "odd",
    [
        {"details": None},
        {"details": {"attachments": "none", "change_history": "none"}},
        {"details": {"attachments": [None, {}, {"url": 7}, {"url": ""}], "change_history": [None, {}]}},
        {"withdrawn_notice": None, "public_updated_at": None, "title": None},
        {"withdrawn_notice": {"withdrawn_at": "soon", "explanation": 7}},
    ],
)
def test_fields_of_another_shape_stop_nothing(site: Site, quick: Settings, odd: dict[str, Any]) -> None:
    site.add(API, content(), content(**odd))
    one(quick, GUIDE_ENTRY)
    assert one(quick, GUIDE_ENTRY).result in {"changed", "unchanged"}
