"""The illustrative tenders are OCDS 1.1 packages in the shape of Find a Tender, and plainly invented."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from notices import FOLDER, IDS, NOTICES, PATHS, Notice, leaves, objects
from ocds_rules import faults

from assistant.documents import JURISDICTIONS, KINDS, SOURCE_STATUSES

EVERY = pytest.mark.parametrize("notice", NOTICES, ids=IDS)
INVENTED = "This is an invented example, not a real notice."
PUBLISHER = "Commissioning Assistant (illustrative)"
PUBLIC_HOSTS = {
    "www.legislation.gov.uk",
    "raw.githubusercontent.com",
    "standard.open-contracting.org",
    "opensource.org",
}
"""Law, extensions of the standard and the licence; every other address is under a name that cannot exist."""

SERVICES = {
    "library": "92511000",
    "grounds maintenance": "77314000",
    "youth work": "98133110",
    "home care": "85312400",
    "cleaning": "90919200",
    "waste": "90511000",
    "catering": "55520000",
    "advice": "85312310",
    "leisure": "92610000",
    "community transport": "60130000",
    "housing support": "85311000",
    "IT": "72262000",
}
BUYERS = ("County Council", "District Council", "Borough Council", "Combined", "Parish Council", "NHS")
FULL_PERIOD, SHORT_PERIOD = timedelta(days=35), timedelta(days=21)
"""No minimum for tenders above the threshold is longer than 35 days; below it the time must be reasonable."""


def test_there_are_enough_and_of_every_service() -> None:
    assert len(PATHS) >= 14
    codes = {value for notice in NOTICES for key, value in leaves(notice.tender["items"]) if key == "id"}
    assert not [service for service, code in SERVICES.items() if code not in codes]


def test_every_stage_is_shown() -> None:
    tags = Counter(tag for notice in NOTICES for tag in notice.release["tag"])
    assert set(tags) == {"planning", "tender", "tenderAmendment", "award", "contract"}
    assert tags["tender"] > len(NOTICES) / 2


def test_buyers_are_of_many_kinds() -> None:
    names = " ".join(notice.release["buyer"]["name"] for notice in NOTICES)
    assert all(kind in names for kind in BUYERS)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_package_is_as_ocds_wants_it(path: Path) -> None:
    package = json.loads(path.read_text(encoding="utf-8"))
    assert {"uri", "version", "publishedDate", "publisher", "releases"} <= set(package)
    assert package["version"] == "1.1"
    assert package["uri"].endswith(f"/{path.name}")
    dates = [datetime.fromisoformat(release["date"]) for release in package["releases"]]
    assert dates == sorted(dates)
    assert datetime.fromisoformat(package["publishedDate"]) >= dates[-1]
    assert {release["ocid"] for release in package["releases"]} == {f"ocds-illustrative-{path.stem}"}


def test_ids_are_unique_over_all_files() -> None:
    assert len(set(IDS)) == len(IDS)
    assert not [name for name in IDS if "#" in name]
    assert len({notice.tender["id"] for notice in NOTICES}) == len(PATHS)


@EVERY
def test_a_release_has_no_faults(notice: Notice) -> None:
    assert not faults(notice)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("ocid",), "", "ocid is missing"),
        (("tag",), ["tenders"], "is no code"),
        (("tender", "status"), "open", "is no status of tender"),
        (("tender", "lots", 1, "id"), "1", "under lots are missing or not unique"),
        (
            ("tender", "lots", 0, "awardCriteria", "criteria", 0, "type"),
            "best",
            "is no type of awardCriteria",
        ),
        (("tender", "items", 0, "relatedLot"), "9", "there is no lot 9"),
        (("tender", "items", 0, "relatedLot"), "2", "nothing is bought in lot 1"),
        (("buyer", "name"), "Another Council", "is no party of that name"),
        (("tender", "tenderPeriod", "endDate"), "2026-11-23", "is no date with time and zone"),
        (("tender", "tenderPeriod", "endDate"), "2026-11-23T12:00:00+01:00", "not in the time of London"),
        (("tender", "items", 0, "additionalClassifications", 0, "id"), "92511000-6", "is no CPV code"),
        (("tender", "value", "currency"), "EUR", "is no code"),
    ],
)
def test_the_check_sees_a_fault(place: tuple[str | int, ...], value: Any, said: str) -> None:
    notice = next(one for one in NOTICES if one.path.stem == "library-outreach")
    release = copy.deepcopy(notice.release)
    node: Any = release
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    assert any(said in fault for fault in faults(Notice(notice.path, notice.package, release)))


def in_order(*stamps: str) -> bool:
    return all(
        datetime.fromisoformat(early) < datetime.fromisoformat(late) for early, late in pairwise(stamps)
    )


@EVERY
def test_contracts_start_after_the_procurement_and_end_after_they_start(notice: Notice) -> None:
    tender = notice.tender
    planned = tender.get("awardPeriod", {}).get("endDate") or tender["communication"]["futureNoticeDate"]
    for lot in notice.lots:
        period = lot["contractPeriod"]
        assert in_order(planned, period["startDate"], period["endDate"])
        assert lot["hasRenewal"] == ("maxExtentDate" in period) == ("renewal" in lot)
        if lot["hasRenewal"]:
            assert in_order(period["endDate"], period["maxExtentDate"])
    assert 2026 <= datetime.fromisoformat(notice.release["date"]).year <= 2027


@EVERY
def test_questions_end_before_tenders_and_tenders_before_the_decision(notice: Notice) -> None:
    tender = notice.tender
    if "tenderPeriod" not in tender:
        assert notice.release["tag"] == ["planning"]
        assert in_order(notice.release["date"], tender["communication"]["futureNoticeDate"])
        return
    asked, tendered = tender["enquiryPeriod"], tender["tenderPeriod"]
    assert in_order(
        tendered["startDate"], asked["endDate"], tendered["endDate"], tender["awardPeriod"]["endDate"]
    )
    assert asked["startDate"] <= tendered["startDate"]
    if "expressionOfInterestDeadline" in tender:
        assert in_order(asked["startDate"], tender["expressionOfInterestDeadline"], tendered["startDate"])
    if "tender" in notice.release["tag"]:
        assert notice.release["date"] == asked["startDate"]
    length = datetime.fromisoformat(tendered["endDate"]) - datetime.fromisoformat(tendered["startDate"])
    assert length >= (FULL_PERIOD if tender["aboveThreshold"] else SHORT_PERIOD)
    for stamp in (asked["endDate"], tendered["endDate"], notice.release["date"]):
        assert datetime.fromisoformat(stamp).isoweekday() <= 5


@EVERY
def test_awards_and_contracts_follow_tenders(notice: Notice) -> None:
    release, tender = notice.release, notice.tender
    assert ("award" in release["tag"]) == bool(release.get("awards"))
    assert ("contract" in release["tag"]) == bool(release.get("contracts"))
    awards = {award["id"]: award for award in release.get("awards", [])}
    for award in awards.values():
        assert in_order(
            tender["tenderPeriod"]["endDate"], award["date"], award["contractPeriod"]["startDate"]
        )
        if award["status"] == "pending":
            (signing,) = award["milestones"]
            assert in_order(award["assessmentSummariesDateSent"], release["date"])
            assert in_order(release["date"], award["standstillPeriod"]["endDate"], signing["dueDate"])
    for contract in release.get("contracts", []):
        signed = contract["dateSigned"]
        assert in_order(awards[contract["awardID"]]["date"], signed, contract["period"]["startDate"])
        notified = datetime.fromisoformat(release["date"]) - datetime.fromisoformat(signed)
        assert timedelta() < notified < timedelta(days=120)  # light touch: Procurement Act 2023, s.53(1)(a)


def test_an_amendment_names_what_it_changes_and_why() -> None:
    (changed,) = (notice for notice in NOTICES if notice.release["tag"] == ["tenderAmendment"])
    first = next(notice for notice in NOTICES if notice.release["ocid"] == changed.release["ocid"])
    (amendment,) = changed.tender["amendments"]
    assert amendment["amendsReleaseID"] == first.release["id"]
    assert amendment["releaseID"] == changed.release["id"] != first.release["id"]
    assert amendment["rationale"]
    assert in_order(first.tender["tenderPeriod"]["endDate"], changed.tender["tenderPeriod"]["endDate"])
    assert changed.lots[0]["awardCriteria"] == first.lots[0]["awardCriteria"]


@EVERY
def test_each_is_marked_as_invented_wherever_it_is_shown(notice: Notice) -> None:
    release, tender = notice.release, notice.tender
    assert notice.package["publisher"]["name"] == PUBLISHER
    named = [tender, *release.get("awards", []), *release.get("contracts", [])]
    named += [one for one in tender.get("documents", []) if "title" in one]
    assert all(one["title"].startswith("Illustrative: ") for one in named)
    assert tender["description"].split("\n")[0] == INVENTED
    assert re.search(r"\bnot exist\b|\bNeither council exists\b", tender["description"])
    for node in objects(release):
        if "noticeType" in node:
            assert "(illustrative)" in node["description"]
    suppliers = [party["name"] for party in release["parties"] if "supplier" in party["roles"]]
    assert all(name.endswith("(illustrative)") for name in suppliers)


@EVERY
def test_no_address_leads_to_anybody(notice: Notice) -> None:
    text = json.dumps(notice.package, ensure_ascii=False)
    hosts = {urlsplit(address).hostname or "" for address in re.findall(r"https?://[^\s\"<>]+", text)}
    assert {host for host in hosts if not host.endswith(".example")} <= PUBLIC_HOSTS
    mail_hosts = re.findall(r"[\w.+-]+@([\w.-]+\w)", text)
    assert mail_hosts
    assert all(host.endswith(".example") for host in mail_hosts)
    for party in notice.release["parties"]:
        assert party["address"]["postalCode"].startswith("ZZ")  # no postcode area
        assert party["identifier"]["scheme"] == "XX-ILLUSTRATIVE"
        assert "telephone" not in party["contactPoint"]


def test_the_folder_says_what_it_holds() -> None:
    source = tomllib.loads((FOLDER / "source.toml").read_text(encoding="utf-8"))["source"]
    assert set(source) == {"kind", "status", "jurisdiction", "publisher", "licence", "collection"}
    assert (source["kind"], source["status"]) == ("tender", "illustrative")
    assert source["publisher"] == PUBLISHER
    assert source["kind"] in KINDS
    assert source["status"] in SOURCE_STATUSES
    assert source["jurisdiction"] in JURISDICTIONS
