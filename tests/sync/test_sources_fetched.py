from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from kept import entry, fields, held, one
from playing import Reply, Request, Site

from assistant.settings import Settings
from assistant.sync.errors import NoNetworkError, SyncBusyError, SyncError
from assistant.sync.run import last_changes, sync
from assistant.sync.shelf import Shelf

PAGE = "https://pages.example.org/a"
LAW = "https://www.legislation.gov.uk/ukpga/2099/7/part/2"


def page(*paragraphs: str, **headers: str) -> Reply:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    text = f"<!doctype html><html><head><title>Bees</title></head><body>{body}</body></html>"
    return Reply(body=text.encode(), headers=headers)


def law(text: str, **headers: str) -> Reply:
    return Reply(
        body=(
            '<?xml version="1.0" encoding="utf-8"?>'
            '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" '
            'DocumentURI="http://www.legislation.gov.uk/ukpga/2099/7/part/2">'
            '<Primary><Body><Part id="part-2"><Number>Part 2</Number><Title>Bees</Title>'
            '<P1group><Title>Hives</Title><P1 id="section-3"><Pnumber>3</Pnumber><P1para>'
            f"<Text>{text}</Text></P1para></P1></P1group></Part></Body></Primary></Legislation>"
        ).encode(),
        type="application/xml;charset=utf-8",
        headers=headers,
    )


# -- pages, PDFs and laws ----------------------------------------------------------------------


def test_a_page_is_kept_with_the_fields_of_the_catalogue_beside_it(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."))
    wanted = entry(title='The "bees"\\town', date="2026-01", collection="Bees", superseded_by="")
    outcome = one(quick, wanted)
    assert (outcome.result, outcome.files, outcome.what) == ("new", ("page/a-page.html",), ())
    assert (quick.data_dir / "fetched/page/a-page.html").read_bytes() == page("A town keeps bees.").body
    assert fields(quick, "page/a-page.html") == {
        "id": "a-page",
        "title": 'The "bees"\\town',
        "publisher": "A town",
        "date": "2026-01",
        "kind": "guidance",
        "jurisdiction": "England",
        "status": "current",
        "licence": "Open Government Licence v3.0",
        "address": PAGE,
        "collection": "Bees",
    }


def test_what_still_stands_is_not_sent_again(site: Site, quick: Settings) -> None:
    site.add(
        PAGE,
        lambda asked: (
            Reply(304)
            if asked.headers.get("if-none-match") == '"1"'
            else page("A town keeps bees.", ETag='"1"')
        ),
    )
    assert one(quick, entry()).result == "new"
    assert one(quick, entry()).result == "unchanged"
    assert [asked.headers.get("if-none-match") for asked in site.asked()] == [None, '"1"']
    (quick.data_dir / "fetched/page/a-page.html").write_text("spoilt", encoding="utf-8")
    assert one(quick, entry()).result == "unchanged"
    assert site.asked()[-1].headers.get("if-none-match") is None, "a file that is not whole is fetched again"
    assert (quick.data_dir / "fetched/page/a-page.html").read_bytes() == page("A town keeps bees.").body


def test_an_address_that_changed_is_fetched_anew(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees.", ETag='"1"'))
    site.add("https://pages.example.org/b", page("A town keeps wasps."))
    one(quick, entry())
    assert one(quick, entry(fetch_address="https://pages.example.org/b")).result == "changed"
    assert "if-none-match" not in site.asked()[-1].headers


def test_a_changed_page_says_what_changed_and_keeps_the_version_before(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees.", "It sells honey."), page("A town keeps bees.", "It eats " * 40))
    one(quick, entry())
    outcome = one(quick, entry())
    assert outcome.result == "changed"
    assert outcome.what[0] == "1 paragraph added, 1 paragraph removed"
    assert outcome.what[1].startswith("added: ‘It eats It eats")
    assert outcome.what[1].endswith("…’")
    assert outcome.what[2] == "removed: ‘It sells honey.’"
    before = quick.data_dir / "fetched/.previous/page/a-page.html"
    assert b"It sells honey." in before.read_bytes()
    [again] = last_changes(quick)
    assert (again.files, again.what) == (("page/a-page.html",), outcome.what)
    assert held(quick) == {"page/a-page.html"}


def test_a_page_whose_words_are_the_same_is_unchanged(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."), Reply(body=page("A town keeps bees.").body + b"<!-- 42 -->"))
    one(quick, entry())
    assert one(quick, entry()).result == "unchanged"


def test_a_law_is_asked_for_as_xml(site: Site, quick: Settings) -> None:
    site.add(f"{LAW}/data.xml", Reply(202), law("Every town keeps bees."))
    outcome = one(quick, entry("legislation", LAW, id="bees-act", kind="legislation", status="in force"))
    assert (outcome.result, outcome.files) == ("new", ("legislation/bees-act.xml",))
    assert fields(quick, "legislation/bees-act.xml")["status"] == "in force"
    assert len(site.asked()) == 2, "the site was still making it the first time"


def test_a_law_that_changed_says_which_provisions(site: Site, quick: Settings) -> None:
    wanted = entry("legislation", LAW, id="bees-act", kind="legislation")
    site.add(f"{LAW}/data.xml", law("Every town keeps bees."), law("Some towns keep bees."))
    one(quick, wanted)
    outcome = one(quick, wanted)
    assert outcome.result == "changed"
    assert outcome.what == ("s.3 amended",)
    [again] = last_changes(quick)
    assert again.what == outcome.what


@pytest.mark.parametrize("number", range(1, 9))
def test_the_xml_of_real_laws_is_taken_as_it_is(
    site: Site, quick: Settings, shared: Path, number: int
) -> None:
    xml = (shared / f"data/legislation_xml/legislation_test_{number}.xml").read_bytes()
    site.add(f"{LAW}/data.xml", Reply(body=xml, type="application/xml;charset=utf-8", packed=True))
    wanted = entry("legislation", LAW, id="real-act", kind="legislation")
    assert one(quick, wanted).result == "new"
    assert (quick.data_dir / "fetched/legislation/real-act.xml").read_bytes() == xml
    assert one(quick, wanted).result == "unchanged"


def test_a_law_as_it_stands_on_a_day_is_kept_beside_the_latest(site: Site, quick: Settings) -> None:
    wanted = entry("legislation", LAW, id="bees-act", title="Bees Act 2099", kind="legislation")
    later = date.today() + timedelta(days=30)  # noqa: DTZ011 -- any day to come
    site.add(f"{LAW}/data.xml", law("Every town keeps bees."))
    site.add(f"{LAW}/2026-04-07/data.xml", law("Some towns keep bees."))
    site.add(f"{LAW}/{later}/data.xml", law("No town keeps bees."))
    for as_at in (None, date(2026, 4, 7), later):
        assert one(quick, wanted, as_at=as_at).result == "new"
    assert held(quick) == {
        "legislation/bees-act.xml",
        "legislation/bees-act-as-at-2026-04-07.xml",
        f"legislation/bees-act-as-at-{later}.xml",
    }
    past = fields(quick, "legislation/bees-act-as-at-2026-04-07.xml")
    assert past["id"] == "bees-act-as-at-2026-04-07"
    assert past["title"] == "Bees Act 2099, as at 7 April 2026"
    assert (past["date"], past["status"]) == ("2026-04-07", "historic")
    assert fields(quick, f"legislation/bees-act-as-at-{later}.xml")["status"] == "not yet in force"


def test_a_pdf_is_kept_and_a_page_in_its_place_is_not(site: Site, quick: Settings) -> None:
    wanted = entry("pdf", "https://pages.example.org/guide.pdf", id="guide")
    pdf = Reply(body=b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n", type="application/pdf")
    site.add("https://pages.example.org/guide.pdf", pdf, page("Sorry, try later."))
    assert one(quick, wanted).result == "new"
    outcome = one(quick, wanted)
    assert outcome.result == "failed"
    assert outcome.reason == "the site sent a web page (‘Bees’) where a PDF was expected"
    assert outcome.notes == ("what was fetched before is kept",)
    assert (quick.data_dir / "fetched/pdf/guide.pdf").read_bytes() == pdf.body


def test_what_is_not_fetched_says_why(quick: Settings) -> None:
    wanted = entry("none", id="portal", why_not="it is a search form")
    assert one(quick, wanted).reason == "it is not fetched: it is a search form"


def test_one_that_fails_does_not_stop_the_others(site: Site, quick: Settings) -> None:
    site.add("https://pages.example.org/1", Reply(500))
    site.add("https://pages.example.org/2", page("A town keeps bees."))
    wanted = [entry(id=f"page-{n}", address=f"https://pages.example.org/{n}") for n in (1, 2)]
    seen: list[tuple[str, int, int]] = []
    report = sync(quick, wanted, progress=lambda *step: seen.append(step))
    assert [outcome.result for outcome in report.outcomes] == ["failed", "new"]
    assert [outcome.id for outcome in report.of("failed")] == ["page-1"]
    assert report.outcomes[0].reason == "pages.example.org failed (500)"
    assert [step[1:] for step in seen] == [(1, 2), (2, 2)]
    assert {name: state.result for name, state in Shelf(quick.data_dir).state.sources.items()} == {
        "page-1": "failed",
        "page-2": "new",
    }


def test_a_page_that_is_gone_is_marked_and_kept(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."), Reply(404), Reply(410))
    one(quick, entry())
    assert one(quick, entry()).reason == "not found (404)"
    assert fields(quick, "page/a-page.html")["status"] == "current"
    assert one(quick, entry()).reason == "taken down (410)"
    assert fields(quick, "page/a-page.html")["status"] == "historic"
    assert held(quick) == {"page/a-page.html"}


# -- no network, two at once, a full disk, a kill ----------------------------------------------


def nowhere(settings: Settings, *hosts: str) -> Settings:
    return settings.model_copy(
        update={
            "sync_mirrors": settings.sync_mirrors
            | {f"https://{host}": "http://127.0.0.1:1" for host in hosts}
        }
    )


def test_without_a_network_there_is_one_clear_message(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."))
    one(quick, entry())
    hosts = ("pages.example.org", "other.example.org", "www.gov.uk", "www.legislation.gov.uk")
    wanted = [
        entry(id="one"),
        entry(id="two"),
        entry(id="three", address="https://other.example.org/a"),
        entry("govuk", "https://www.gov.uk/bees", id="four"),
        entry("legislation", LAW, id="five"),
    ]
    with pytest.raises(NoNetworkError) as none:
        sync(nowhere(quick, *hosts), wanted)
    assert str(none.value).startswith("No network: nothing was fetched. The library is as it was.")
    assert "pages.example.org could not be reached" in str(none.value)
    assert held(quick) == {"page/a-page.html"}
    assert len(site.asked()) == 1


def test_one_host_out_of_reach_is_not_taken_for_no_network(site: Site, quick: Settings) -> None:
    site.add("https://other.example.org/a", page("A town keeps bees."))
    wanted = [entry(id="one"), entry(id="two", address="https://other.example.org/a"), entry(id="three")]
    report = sync(nowhere(quick, "pages.example.org"), wanted)
    assert [outcome.result for outcome in report.outcomes] == ["failed", "new", "failed"]
    assert {outcome.reason for outcome in report.of("failed")} == {"pages.example.org could not be reached"}


def test_a_second_sync_at_the_same_time_is_told_of_the_first(site: Site, quick: Settings) -> None:
    said: list[str] = []

    def meanwhile(_: Request) -> Reply:
        with pytest.raises(SyncBusyError) as busy:
            sync(quick, [entry()])
        said.append(str(busy.value))
        return page("A town keeps bees.")

    site.add(PAGE, meanwhile)
    assert one(quick, entry()).result == "new"
    assert said
    assert said[0].startswith("A sync is running already (process ")
    assert one(quick, entry(id="another", address="https://pages.example.org/b")).result == "failed"


def test_a_run_that_is_over_says_so_and_the_next_one_goes_on(site: Site, quick: Settings) -> None:
    site.add("https://pages.example.org/1", page("One."))
    site.add("https://pages.example.org/2", Reply(body=page("Two.").body, wait=0.8), page("Two."))
    wanted = [entry(id=f"page-{n}", address=f"https://pages.example.org/{n}") for n in (1, 2)]
    report = sync(quick.model_copy(update={"sync_run_seconds": 0.5}), wanted)
    assert [outcome.result for outcome in report.outcomes] == ["new"]
    assert report.message.startswith("Stopped after 0.5 seconds")
    assert [outcome.result for outcome in sync(quick, wanted).outcomes] == ["unchanged", "new"]


def test_a_folder_that_cannot_be_written_is_said_in_plain_words(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."))
    quick.data_dir.mkdir()
    (quick.data_dir / "fetched").write_text("a file in its place", encoding="utf-8")
    with pytest.raises(SyncError, match=r"cannot be used: .*What it held before is kept"):
        sync(quick, [entry()])


def test_a_kill_between_file_and_state_loses_no_change(site: Site, quick: Settings) -> None:
    """The new file stands already, and the state still speaks of the one before it."""
    site.add(PAGE, page("A town keeps bees."), page("A town keeps wasps."))
    one(quick, entry())
    state = quick.data_dir / "fetched/.state/files.json"
    remembered = state.read_bytes()
    assert one(quick, entry()).result == "changed"
    state.write_bytes(remembered)
    outcome = one(quick, entry())
    assert outcome.result == "changed"
    assert "removed: ‘A town keeps bees.’" in outcome.what


def test_a_state_that_a_disk_damaged_is_made_anew(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."))
    one(quick, entry())
    (quick.data_dir / "fetched/.state/files.json").write_text('{"sources": {"a', encoding="utf-8")
    assert one(quick, entry()).result == "new"
    assert json.loads((quick.data_dir / "fetched/.state/files.json").read_bytes())["files"]


def test_nothing_that_a_run_writes_for_itself_is_indexed(site: Site, quick: Settings) -> None:
    site.add(PAGE, page("A town keeps bees."), page("A town keeps wasps."))
    for _ in range(2):
        one(quick, entry())
    visible = {path.name for path in (quick.data_dir / "fetched").glob("[!.]*")}
    assert visible == {"page"}
    assert not list(Path(quick.data_dir).rglob("*.part"))
