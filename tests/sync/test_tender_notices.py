from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playing import Reply, Request, Site

from assistant.settings import Settings
from assistant.sync.errors import NoNetworkError
from assistant.sync.notices import Wanted, differences, merged, readable
from assistant.sync.report import Report
from assistant.sync.run import last_changes
from assistant.sync.tenders import SERVICES, Query, ServiceName, first_address, sync_tenders

ROOT = Path(__file__).resolve().parents[2]
FIND = "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages"
DAY = date(2026, 10, 6)
QUERY = Query("find-a-tender", DAY, DAY)


def notice(number: int, of: int | None = None, day: str = "2026-10-06", **fields: Any) -> dict[str, Any]:
    """A notice in the shape of the services: `of` is the procurement it belongs to."""
    tender = {
        "id": f"T{number}",
        "title": "Care of parks",
        "description": "Grass, hedges and paths.",
        "tenderPeriod": {"endDate": "2026-11-05T12:00:00+00:00"},
        "lots": [{"id": "1", "description": "The northern parks"}],
        "items": [
            {
                "id": "1",
                "additionalClassifications": [{"scheme": "CPV", "id": "77310000", "description": "x"}],
            }
        ],
    }
    tender |= fields.pop("tender", {})
    return {
        "id": f"{number:06}-2026",
        "ocid": f"ocds-h6vhtk-{of if of is not None else number:06x}",
        "date": f"{day}T10:00:00+01:00",
        "tag": ["tender"],
        "buyer": {"id": "GB-1", "name": "Barchester City Council"},
        "parties": [{"id": "GB-1", "name": "Barchester City Council", "roles": ["buyer"]}],
        "tender": tender,
        "language": "en",
        **fields,
    }


def package(releases: list[dict[str, Any]], following: str = "") -> dict[str, Any]:
    return {
        "uri": "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages?limit=100",
        "version": "1.1",
        "extensions": ["https://example.org/b.json", "https://example.org/a.json"],
        "publishedDate": "2026-10-06T18:31:55+01:00",
        "publisher": {"name": "Cabinet Office"},
        "license": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "publicationPolicy": "https://www.gov.uk/government/publications/open-contracting",
        "releases": releases,
        **({"links": {"next": following}} if following else {}),
    }


def answer(content: dict[str, Any]) -> Reply:
    return Reply(body=json.dumps(content).encode(), type="application/json")


def service(
    notices: list[dict[str, Any]], page: int = 2, name: ServiceName = "find-a-tender"
) -> Callable[[Request], Reply]:
    """Plays a service: the notices of the time that is asked for, a few a page, with the next page's link."""
    played = SERVICES[name]

    def play(asked: Request) -> Reply:
        first, last = asked.query[played.first], asked.query[played.last]
        fitting = [item for item in notices if first <= item["date"][:19] <= last]
        start = int(asked.query.get("cursor", "0"))
        there = fitting[start : start + page]
        following = ""
        if start + page < len(fitting):
            query = {**asked.query, "cursor": str(start + page)}
            following = f"{played.address}?{urlencode(query)}"
        return answer(package(there, following))

    return play


def kept(settings: Settings) -> dict[str, list[str]]:
    """The ids of the notices by procurement, as they stand in the files."""
    found = {}
    for path in (settings.data_dir / "fetched/tenders").glob("*.json"):
        content = json.loads(path.read_bytes())
        [ocid] = {release["ocid"] for release in content["releases"]}
        assert path.stem == ocid
        found[ocid] = [release["id"] for release in content["releases"]]
    return found


def ids(report: Report, result: Any = "new") -> set[str]:
    return {outcome.id for outcome in report.of(result)}


# -- asking ------------------------------------------------------------------------------------


def test_each_day_is_asked_for_by_itself_and_days_to_come_not_at_all(site: Site, quick: Settings) -> None:
    today = datetime.now(UTC).date()
    site.add(FIND, service([]))
    query = Query(
        "find-a-tender", today - timedelta(days=2), today + timedelta(days=30), stages=("tender", "award")
    )
    report = sync_tenders(quick, query)
    assert (report.outcomes, report.message) == ((), "")
    asked = [request.query for request in site.asked(FIND)]
    assert [query["updatedFrom"][:10] for query in asked][:3] == [
        (today - timedelta(days=n)).isoformat() for n in (2, 1, 0)
    ]
    assert len(asked) <= 4
    assert asked[0]["updatedFrom"].endswith("T00:00:00")
    assert asked[0]["updatedTo"] == asked[0]["updatedFrom"][:10] + "T23:59:59"
    assert (asked[0]["limit"], asked[0]["stages"]) == ("100", "tender,award")


def test_contracts_finder_is_asked_in_its_own_words(site: Site, quick: Settings) -> None:
    query = Query("contracts-finder", DAY, DAY)
    assert first_address(query, DAY) == (
        "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search"
        "?publishedFrom=2026-10-06T00:00:00&publishedTo=2026-10-06T23:59:59&limit=100"
    )
    notices = [notice(n, ocid=f"ocds-b5fd17-{n}") for n in range(3)]
    site.add(
        SERVICES["contracts-finder"].address,
        Reply(403, b"Request forbidden"),
        service(notices, name="contracts-finder"),
    )
    assert ids(sync_tenders(quick, query)) == {f"ocds-b5fd17-{n}" for n in range(3)}


def test_all_pages_are_read_and_each_procurement_is_one_file(site: Site, quick: Settings) -> None:
    notices = [notice(1), notice(2, of=1, tag=["award"]), notice(3), notice(4, of=1), notice(5)]
    site.add(FIND, service(notices))
    report = sync_tenders(quick, QUERY)
    assert kept(quick) == {
        "ocds-h6vhtk-000001": ["000001-2026", "000002-2026", "000004-2026"],
        "ocds-h6vhtk-000003": ["000003-2026"],
        "ocds-h6vhtk-000005": ["000005-2026"],
    }
    assert ids(report) == set(kept(quick))
    assert {outcome.title for outcome in report.outcomes} == {"Care of parks (Barchester City Council)"}
    assert len(site.asked(FIND)) == 3
    shared = (quick.data_dir / "fetched/tenders/source.toml").read_text("utf-8")
    assert 'kind = "tender"' in shared
    assert not (quick.data_dir / "fetched/.previous").exists(), (
        "three notices of one run are no three versions"
    )


def test_a_second_run_finds_nothing_new_and_writes_nothing(site: Site, quick: Settings) -> None:
    site.add(FIND, service([notice(n) for n in range(5)]))
    sync_tenders(quick, QUERY)
    before = {path: path.stat().st_mtime_ns for path in (quick.data_dir / "fetched/tenders").iterdir()}
    assert sync_tenders(quick, QUERY).outcomes == ()
    for path, stamp in before.items():
        if path.suffix == ".json":
            assert path.stat().st_mtime_ns == stamp


def test_new_notices_and_moved_deadlines_are_told(site: Site, quick: Settings) -> None:
    first = notice(1)
    later = notice(
        2,
        of=1,
        day="2026-10-07",
        tag=["tenderUpdate"],
        tender={"tenderPeriod": {"endDate": "2026-11-19T17:00:00Z"}},
    )
    site.add(FIND, service([first, later]))
    sync_tenders(quick, QUERY)
    report = sync_tenders(quick, replace(QUERY, last=date(2026, 10, 7)))
    [changed] = report.of("changed")
    assert changed.what == (
        "new notice of 7 October 2026: tenderUpdate",
        "the deadline moved from 5 November 2026, 12:00 to 19 November 2026, 17:00",
    )
    [again] = last_changes(quick)
    assert again.what == changed.what
    assert again.title == changed.title


def test_a_notice_that_was_edited_takes_the_place_of_itself(site: Site, quick: Settings) -> None:
    site.add(FIND, service([notice(1)]))
    sync_tenders(quick, QUERY)
    site.add(FIND, service([notice(1, tender={"description": "Hedges only."})]))
    [changed] = sync_tenders(quick, QUERY).of("changed")
    assert changed.what == ("the notice of 6 October 2026 was changed: tender",)
    assert kept(quick) == {"ocds-h6vhtk-000001": ["000001-2026"]}


# -- choosing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(), True),
        (Wanted(cpv=("7731",)), True),
        (Wanted(cpv=("45", "773")), True),
        (Wanted(cpv=("7732",)), False),
        (Wanted(cpv=("310000",)), False),
        (Wanted(buyer="barchester  CITY"), True),
        (Wanted(buyer="County"), False),
        (Wanted(words="grass PARKS"), True),
        (Wanted(words="northern"), True),
        (Wanted(words="ark"), False),
        (Wanted(words="grass libraries"), False),
        (Wanted(words="c++ (lot"), False),
        (Wanted(cpv=("7731",), buyer="Council", words="hedges"), True),
    ],
)
def test_a_notice_is_wanted_when_all_that_was_asked_for_fits(wanted: Wanted, fits: bool) -> None:  # noqa: FBT001 -- the expected answer
    assert wanted.fits(notice(1)) is fits


def test_cpv_codes_are_found_wherever_a_notice_has_them() -> None:
    code = {"scheme": "CPV", "id": "90900000"}
    for release in (
        {"tender": {"classification": code}},
        {"tender": {"items": [{"classification": code}]}},
        {"tender": {"lots": [{"items": [{"additionalClassifications": [code]}]}]}},
        {"awards": [{"items": [{"additionalClassifications": [code]}]}]},
    ):
        assert Wanted(cpv=("909",)).fits(release)
    assert not Wanted(cpv=("909",)).fits({"tender": {"classification": {"scheme": "ITEM", "id": "90900000"}}})


def test_only_wanted_procurements_are_kept_but_all_notices_of_those_we_hold(
    site: Site, quick: Settings
) -> None:
    bins = {"title": "Bins", "description": "", "lots": [], "items": []}
    notices = [
        notice(1),
        notice(2, tender=bins),
        notice(3, of=1, day="2026-10-07", tender=bins, tag=["award"]),
        notice(4, of=2, day="2026-10-07", tender=bins, tag=["award"]),
    ]
    site.add(FIND, service(notices))
    sync_tenders(quick, replace(QUERY, last=date(2026, 10, 7), wanted=Wanted(words="parks")))
    assert kept(quick) == {"ocds-h6vhtk-000001": ["000001-2026", "000003-2026"]}


def test_no_more_than_asked_for_are_kept_and_the_same_command_goes_on(site: Site, quick: Settings) -> None:
    site.add(FIND, service([notice(n) for n in range(7)]))
    query = replace(QUERY, most=3)
    sizes = []
    for _ in range(3):
        report = sync_tenders(quick, query)
        sizes.append(len(report.outcomes))
        assert bool(report.message) == (len(sizes) < 3)
    assert sizes == [3, 3, 1]
    assert len(kept(quick)) == 7


# -- faults ------------------------------------------------------------------------------------


def test_an_interruption_between_pages_loses_nothing_and_reads_nothing_twice(
    site: Site, quick: Settings
) -> None:
    notices = [notice(n) for n in range(6)] + [notice(10 + n, day="2026-10-07") for n in range(3)]
    whole = service(notices)
    broken: list[str] = []

    def breaking(asked: Request) -> Reply:
        if asked.query.get("cursor") == "4" and len(broken) < 3:
            broken.append(asked.path)
            return Reply(500)
        return whole(asked)

    site.add(FIND, breaking)
    query = replace(QUERY, last=date(2026, 10, 7))
    first = sync_tenders(quick, query)
    assert [outcome.reason for outcome in first.of("failed")] == [
        "www.find-tender.service.gov.uk failed (500)"
    ]
    assert len(first.of("new")) == 4
    before = len(site.asked(FIND))
    second = sync_tenders(quick, query)
    assert len(second.of("new")) == 5
    resumed = [
        (asked.query["updatedFrom"][:10], asked.query.get("cursor")) for asked in site.asked(FIND)[before:]
    ]
    assert resumed == [("2026-10-06", "4"), ("2026-10-07", None), ("2026-10-07", "2")]
    assert len(kept(quick)) == 9
    assert sync_tenders(quick, query).outcomes == ()


def test_a_page_that_the_service_has_forgotten_is_reached_from_the_first(site: Site, quick: Settings) -> None:
    site.add(FIND, service([notice(n) for n in range(4)]))
    sync_tenders(quick, replace(QUERY, most=2))
    paging = quick.data_dir / "fetched/.state/tenders.json"
    stale = paging.read_text("utf-8").replace("cursor=2", "cursor=expired")
    assert "expired" in stale
    paging.write_text(stale, encoding="utf-8")
    whole = service([notice(n) for n in range(4)])
    site.add(FIND, lambda asked: Reply(400) if asked.query.get("cursor") == "expired" else whole(asked))
    report = sync_tenders(quick, replace(QUERY, most=2))
    assert (len(report.of("new")), report.of("failed")) == (2, ())
    assert len(kept(quick)) == 4


KILLED = """
import json, sys
from datetime import date
from assistant.settings import Settings
from assistant.sync.tenders import Query, sync_tenders

day = date(2026, 10, 6)
sync_tenders(Settings.model_validate_json(sys.argv[1]), Query("find-a-tender", day, day))
"""


def test_killed_in_the_middle_of_a_page_the_next_run_finishes(site: Site, quick: Settings) -> None:
    notices = [notice(n // 2, of=n // 4, tender={"id": f"T{n}"}) for n in range(40)]
    whole = service(notices, page=7)
    running: list[subprocess.Popen[bytes]] = []

    def killing(asked: Request) -> Reply:
        if asked.query.get("cursor") == "14" and running:
            running.pop().kill()
        return whole(asked)

    site.add(FIND, killing)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, quick.model_dump_json()],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    running.append(child)
    _, said = child.communicate(timeout=60)
    assert child.returncode < 0, said
    assert 0 < len(kept(quick)) < 10
    before = len(site.asked(FIND))
    sync_tenders(quick, QUERY)
    assert site.asked(FIND)[before].query["cursor"] == "14"
    expected: dict[str, list[str]] = {}
    for item in notices:
        if item["id"] not in expected.setdefault(item["ocid"], []):
            expected[item["ocid"]].append(item["id"])
    assert kept(quick) == expected


@pytest.mark.parametrize(
    ("links", "reason"),
    [
        ("https://example.com/next?cursor=1", "not at the service's own address"),
        (f"{FIND}?cursor=same", "lead in a circle"),
        (7, "not at the service's own address"),
    ],
)
def test_pages_that_lead_astray_are_not_followed(
    site: Site, quick: Settings, links: str | int, reason: str
) -> None:
    site.add(FIND, answer({**package([notice(1)]), "links": {"next": links}}))
    report = sync_tenders(quick, QUERY)
    assert reason in report.of("failed")[0].reason
    assert len(kept(quick)) == 1


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(body=b'{"error": "x"}', type="application/json"), "it lists no releases"),
        (Reply(body=b"<html>maintenance", type="text/html"), "a web page where JSON was expected"),
        (Reply(400, b"{}", type="application/json"), "answered 400"),
    ],
)
def test_an_answer_of_another_shape_is_said(site: Site, quick: Settings, reply: Reply, reason: str) -> None:
    site.add(FIND, reply)
    [failed] = sync_tenders(quick, QUERY).outcomes
    assert (failed.id, failed.result) == ("find-a-tender", "failed")
    assert reason in failed.reason


def test_without_a_network_tenders_say_so(quick: Settings) -> None:
    nowhere = {"https://www.find-tender.service.gov.uk": "http://127.0.0.1:1"}
    with pytest.raises(NoNetworkError, match="No network: nothing was fetched"):
        sync_tenders(quick.model_copy(update={"sync_mirrors": nowhere}), QUERY)


def test_odd_releases_and_numbers_beyond_all_bounds_stop_nothing(site: Site, quick: Settings) -> None:
    """Find a Tender writes 1e9999 for "without limit"."""
    odd = notice(1, ocid="../../etc/pass wd", tender={"title": None, "items": "none", "lots": [None]})
    content = json.dumps(package([odd, {"id": "x"}, {"ocid": "y"}])).replace('"en"', "1e9999")
    content = content.replace('"releases": [', '"releases": [null, 7, ')
    site.add(FIND, Reply(body=content.encode(), type="application/json"))
    [outcome] = sync_tenders(quick, QUERY).outcomes
    [name] = outcome.files
    assert name.startswith("tenders/etc-pass-wd-")
    text = (quick.data_dir / "fetched" / name).read_text("utf-8")
    assert json.loads(text)["releases"][0]["language"] is None


# -- merging -----------------------------------------------------------------------------------

RELEASES = st.lists(
    st.builds(
        lambda number, day, text: {
            "ocid": "o-1",
            "id": f"r{number}",
            "date": f"2026-10-{day:02}",
            "text": text,
        },
        st.integers(0, 5),
        st.integers(1, 28),
        st.text(max_size=5),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda release: release["id"],
)


@given(RELEASES, st.data())
def test_a_file_is_the_same_in_whatever_order_its_notices_came(
    releases: list[dict[str, Any]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(releases))
    at = data.draw(st.integers(0, len(shuffled)))
    once = merged(package([]), {}, releases)
    partly = json.loads(merged(package([]), {}, shuffled[:at])) if at else {}
    again = merged(package([]), partly, shuffled[at:])
    assert json.loads(once) == json.loads(again)
    assert once == again
    assert len(list(readable(json.loads(once)["releases"]))) == len(releases)
    assert differences(releases, json.loads(once)["releases"]) == ()


# -- a real answer -----------------------------------------------------------------------------


def test_a_real_package_of_find_a_tender_is_taken_apart_by_procurement(
    site: Site, quick: Settings, shared: Path
) -> None:
    path = shared / "data/ocds_packages/find_a_tender_release_package.json"
    real = path.read_bytes()
    content = json.loads(real)
    following = content["links"]["next"]
    cursor = following.partition("cursor=")[2]
    last = json.dumps({**content, "releases": [], "links": {}}).encode()
    site.add(
        FIND,
        lambda asked: Reply(body=last if asked.query.get("cursor") else real, type="application/json"),
    )
    report = sync_tenders(quick, QUERY)
    assert site.asked(FIND)[-1].query["cursor"] == cursor
    assert set(kept(quick)) == {release["ocid"] for release in content["releases"]}
    assert len(report.of("new")) == 4
    for release in content["releases"]:
        held = json.loads((quick.data_dir / f"fetched/tenders/{release['ocid']}.json").read_bytes())
        assert held["releases"] == [release]
        assert held["license"] == content["license"]
    assert sync_tenders(quick, QUERY).outcomes == ()
    chosen = Wanted(buyer="Central Bedfordshire")
    assert [chosen.fits(release) for release in content["releases"]].count(True) == 1
