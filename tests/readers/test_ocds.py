from __future__ import annotations

import copy
import gzip
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.library.records import source_from_json, source_to_json
from assistant.readers import Part, ReadError, read_parts
from assistant.readers.ocds.reader import read_ocds
from assistant.readers.ocds.words import Words, mended
from assistant.readers.wire import pack_part, unpack_part

YEAR = datetime.now(tz=UTC).year
RELEASE: dict[str, Any] = {
    "ocid": "ocds-h6vhtk-0a1b2c",
    "id": "000123-2026",
    "date": "2026-02-02T09:30:00Z",
    "tag": ["tender"],
    "buyer": {"id": "GB-1", "name": "Ashby Town Council"},
    "parties": [
        {
            "id": "GB-1",
            "name": "Ashby Town Council",
            "roles": ["buyer"],
            "address": {"locality": "Ashby", "region": "UKF22", "postalCode": "LE65 1AA"},
            "contactPoint": {"name": "Pat Example", "email": "pat@example.org", "telephone": "01234 567890"},
        },
        {
            "id": "S-1",
            "name": "Green Hands CIC",
            "roles": ["supplier"],
            "details": {"scale": "sme", "vcse": True},
        },
    ],
    "tender": {
        "id": "T-1",
        "title": "Care of parks",
        "description": "Mowing, planting and watering.\nThe parks stay open.",
        "status": "active",
        "value": {"amount": 100000, "amountGross": 120000, "currency": "GBP"},
        "classification": {"scheme": "CPV", "id": "77310000", "description": "Planting and maintenance"},
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "specialRegime": ["lightTouch"],
        "legalBasis": {"scheme": "UKPGA", "id": "2023/54"},
        "suitability": {"sme": True, "vcse": True},
        "enquiryPeriod": {"endDate": "2026-02-20T17:00:00Z"},
        "tenderPeriod": {"endDate": "2026-03-03T12:00:00Z"},
        "selectionCriteria": {"criteria": [{"type": "economic", "description": "Two years of accounts."}]},
        "contractTerms": {"performanceTerms": "A report each quarter."},
        "lots": [
            {
                "id": "1",
                "title": "North",
                "description": "Parks north of the river.",
                "value": {"amount": 60000, "currency": "GBP"},
                "contractPeriod": {
                    "startDate": "2026-06-01",
                    "endDate": "2029-05-31",
                    "maxExtentDate": "2031-05-31",
                },
                "hasRenewal": True,
                "renewal": {"description": "Two years more."},
                "awardCriteria": {
                    "criteria": [
                        {
                            "type": "quality",
                            "name": "Quality",
                            "description": "Method statements.",
                            "numbers": [{"number": 60, "weight": "percentageExact"}],
                        },
                        {"type": "price", "description": "30%"},
                        {"type": "quality", "name": "Social Value: jobs", "description": "10"},
                    ]
                },
            },
            {"id": "2", "title": "South", "suitability": {"sme": False}},
        ],
        "documents": [
            {
                "id": "d1",
                "title": "Specification",
                "documentType": "biddingDocuments",
                "url": "https://example.org/s",
            }
        ],
    },
    "awards": [
        {
            "id": "1",
            "status": "active",
            "suppliers": [{"id": "S-1", "name": "Green Hands CIC"}],
            "value": {"amount": 95000, "currency": "GBP"},
        }
    ],
    "contracts": [
        {
            "id": "1",
            "status": "active",
            "period": {"startDate": "2026-06-01", "endDate": "2029-05-31"},
            "agreedMetrics": [
                {
                    "id": "k1",
                    "title": "Bins emptied",
                    "description": "Within a day.",
                    "observations": [{"measure": "95%"}],
                }
            ],
            "amendments": [{"id": "a1", "date": "2027-01-05", "description": "One park more."}],
            "terminationRationaleClassification": {"id": "x", "description": "By agreement"},
            "implementation": {"performanceFailures": [{"id": "f", "description": "Late twice."}]},
        }
    ],
}


def release(**changes: Any) -> dict[str, Any]:
    found = copy.deepcopy(RELEASE)
    for path, value in changes.items():
        node: Any = found
        *above, last = path.split("__")
        for key in above:
            node = node[int(key)] if key.isdigit() else node[key]
        if value is None:
            del node[last]
        else:
            node[last] = value
    return found


def parts(value: Any, name: str = "notices.json") -> list[Part]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return [part for part in read_parts(data, name) if part.name or part.reason]


def one(value: Any, name: str = "notices.json") -> Document:
    [part] = parts(value, name)
    assert part.document is not None, part.reason
    return part.document


def labelled(document: Document, label: str) -> list[str]:
    return [
        block.text for block in document.blocks if block.locator.label == label and block.kind != "heading"
    ]


def test_a_release_becomes_a_document_that_can_be_quoted(sound: Callable[[Document], Document]) -> None:
    document = sound(one({"publisher": {"name": "Cabinet Office"}, "releases": [RELEASE]}))
    assert labelled(document, "Buyer")[0] == "Buyer: Ashby Town Council"
    assert labelled(document, "Description") == ["Mowing, planting and watering.", "The parks stay open."]
    assert "CPV 77310000: Planting and maintenance" in labelled(document, "What is bought")
    assert labelled(document, "Value") == ["Value: £100,000 without VAT, £120,000 with VAT"]
    dates = labelled(document, "Dates")
    assert "Questions until: 20 February 2026 at 17:00" in dates
    assert "Tenders due: 3 March 2026 at 12:00" in dates
    assert {
        "Procedure: Open procedure",
        "Special regime: light touch",
        "Legal basis: Procurement Act 2023",
    } <= set(labelled(document, "Procedure"))
    lot = labelled(document, "Lot 1")
    assert "Contract: from 1 June 2026 to 31 May 2029" in lot
    assert "With all extensions until: 31 May 2031" in lot
    assert labelled(document, "Lot 1 › award criteria") == [
        "Quality: 60% — Method statements.",
        "Price: 30%",
        "Social Value: jobs: weighting 10",
    ]
    assert "Lot 2: South" in {block.text for block in document.blocks if block.kind == "heading"}
    assert labelled(document, "Award")[0] == (
        "Supplier: Green Hands CIC (small or medium-sized, voluntary, community or social enterprise)"
    )
    assert labelled(document, "Contract › key performance indicators") == [
        "Bins emptied: 95% — Within a day."
    ]
    assert labelled(document, "Contract › changes") == ["Change: 5 January 2027; One park more."]
    assert labelled(document, "Contract › end") == ["Reason: By agreement"]
    assert labelled(document, "Contract › performance") == ["Failure: Late twice."]
    assert labelled(document, "Documents") == ["Specification, https://example.org/s"]
    assert labelled(document, "Contract terms") == ["Performance: A report each quarter."]


def test_the_source_says_what_tenders_are_filtered_by() -> None:
    licence = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    source = one({"publisher": {"name": "Cabinet Office"}, "license": licence, "releases": [RELEASE]}).source
    assert (source.id, source.title, source.publisher) == (
        "ocds-h6vhtk-0a1b2c",
        "Care of parks",
        "Find a Tender",
    )
    assert (source.date, source.kind, source.jurisdiction) == ("2026-02-02", "tender", "England")
    assert source.licence == "Open Government Licence v3.0"
    assert source.address == "https://www.find-tender.service.gov.uk/Notice/000123-2026"
    tender = source.tender
    assert tender is not None
    assert (tender.buyer, tender.buyer_id, tender.value, tender.currency) == (
        "Ashby Town Council",
        "GB-1",
        100_000,
        "GBP",
    )
    assert (tender.cpv, tender.stage, tender.deadline) == (("77310000",), "tender", "2026-03-03")
    assert (tender.published, tender.starts, tender.ends) == ("2026-02-02", "2026-06-01", "2029-05-31")
    assert (tender.lots, tender.sme, tender.vcse, tender.procedure) == (2, True, True, "Open procedure")
    assert tender.criteria == ("quality", "price", "social value: jobs", "social value")


def test_people_are_left_out() -> None:
    text = one(RELEASE).text
    assert "Pat" not in text
    assert "pat@" not in text
    assert "567890" not in text


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (RELEASE, "a.json"),
        ([RELEASE], "a.json"),
        ({"releases": [RELEASE]}, "a.json"),
        ({"releases": RELEASE}, "a.json"),
        ({"records": [{"ocid": RELEASE["ocid"], "releases": [RELEASE]}]}, "a.json"),
        ({"records": [{"ocid": RELEASE["ocid"], "compiledRelease": RELEASE}]}, "a.json"),
        ({"ocid": RELEASE["ocid"], "compiledRelease": RELEASE, "releases": []}, "a.json"),
        ({"results": [{"releases": [RELEASE]}]}, "a.json"),
        ({"ocid": RELEASE["ocid"], "title": "beside", "release": RELEASE}, "a.json"),
        (b"\xef\xbb\xbf" + json.dumps({"releases": [RELEASE]}, indent=2).encode(), "a.json"),
        (b"\n" + json.dumps(RELEASE).encode() + b"\r\n\n", "a.jsonl"),
        (json.dumps({"releases": [RELEASE]}).encode() + b"\n" + json.dumps(RELEASE).encode(), "a.ndjson"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_every_way_to_write_notices_gives_the_same_document(file: Any, name: str) -> None:
    document = one(file, name)
    assert document.source.title == "Care of parks"
    assert document.source.tender == one(RELEASE).source.tender
    assert labelled(document, "Lot 1 › award criteria") == labelled(one(RELEASE), "Lot 1 › award criteria")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_any_encoding_is_read(encoding: str) -> None:
    data = json.dumps(release(tender__title="Café – parks"), ensure_ascii=False).encode(encoding)
    [part] = read_ocds(data, "a.json", lambda *_: iter(()))
    assert part.document is not None
    assert part.document.source.title == "Café – parks"


def test_the_same_notices_have_the_same_digest_whatever_holds_them() -> None:
    second = release(id="000124-2026", date="2026-02-09T09:30:00Z")
    digests = {
        part.sha256 for file in ([RELEASE, second], {"releases": [second, RELEASE]}) for part in parts(file)
    }
    assert len(digests) == 1
    assert digests != {parts(RELEASE)[0].sha256}


def test_several_notices_become_their_latest_state_with_a_history() -> None:
    later = {
        "ocid": RELEASE["ocid"],
        "id": "000130-2026",
        "date": "2026-02-25T09:30:00Z",
        "tag": ["tenderUpdate"],
        "tender": {
            "tenderPeriod": {"endDate": "2026-03-10T12:00:00Z"},
            "value": {"amount": 110000, "amountGross": 132000, "currency": "GBP"},
            "lots": [{"id": "2", "title": "South and west"}],
        },
    }
    document = one({"releases": [later, RELEASE]})
    assert document.source.tender is not None
    assert document.source.tender.deadline == "2026-03-10"
    assert document.source.date == "2026-02-25"
    assert document.source.address.endswith("/000130-2026")
    assert "Lot 2: South and west" in document.text
    assert "Lot 1: North" in document.text
    assert labelled(document, "History") == [
        "2 February 2026, tender notice (000123-2026): first notice here",
        (
            "25 February 2026, change to a tender notice (000130-2026): deadline moved from 3 March 2026 at "
            "12:00 to 10 March 2026 at 12:00; value changed from £100,000 without VAT, £120,000 with VAT to "
            "£110,000 without VAT, £132,000 with VAT"
        ),
    ]


def test_criteria_without_ids_are_replaced_and_not_doubled() -> None:
    later = release(id="000130-2026", date="2026-02-25T09:30:00Z")
    later["tender"]["lots"][0]["awardCriteria"]["criteria"].pop()
    document = one([RELEASE, later])
    assert len(labelled(document, "Lot 1 › award criteria")) == 2
    assert "award criteria of lot 1 changed" in labelled(document, "History")[1]


def test_merging_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a network call")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    second = release(id="000124-2026", date="2026-02-09T09:30:00Z", tender__title="Care of all parks")
    assert one([RELEASE, second]).source.title == "Care of all parks"


def test_a_compiled_release_takes_later_releases_on_top() -> None:
    record = {
        "ocid": RELEASE["ocid"],
        "compiledRelease": release(tag=["compiled"], id="c"),
        "releases": [
            RELEASE,
            {"url": "https://example.org/old.json", "date": "2025-12-01T00:00:00Z", "tag": ["planning"]},
        ],
    }
    later = release(id="000130-2026", date="2026-03-01T00:00:00Z", tender__title="Later title")
    document = one([record, later])
    assert document.source.title == "Later title"
    assert document.source.tender is not None
    assert document.source.tender.published == "2025-12-01"
    assert "notices that are only linked to and were not fetched: 1" in document.warnings
    assert labelled(document, "History")[0] == (
        "1 December 2025, planning notice: not read, only linked to: https://example.org/old.json"
    )


def test_a_record_of_links_alone_says_so() -> None:
    [part] = parts(
        {"records": [{"ocid": "ocds-1", "releases": [{"url": "https://example.org/1", "date": "2026"}]}]}
    )
    assert part.document is None
    assert "only linked to and were not fetched: 1" in part.reason


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"id": None}, "notices without an id: 1"),
        ({"date": "tomorrow"}, "it has no date of publication that can be read"),
        ({"buyer": None, "parties": None}, "it names no buyer"),
        ({"tender__title": None}, "it has no title"),
        ({"tender__tenderPeriod__endDate": "2026-01-01"}, "before the notice was published"),
        ({"tender__tenderPeriod__endDate": "soon"}, "the deadline is no date: soon"),
        ({"tender__enquiryPeriod__endDate": "2026-05-01"}, "until after tenders are due"),
        ({"tender__lots__0__contractPeriod__endDate": "2026-01-01"}, "Lot 1 ends (1 January 2026) before"),
        ({"tender__lots__0__value__currency": "AED"}, "several currencies: the tender in GBP, Lot 1 in AED"),
        ({"tender__value__amountGross": 5}, "smaller with VAT than without"),
        ({"tender__value__amount": -5}, "below nought"),
        ({"tender__minValue": {"amount": 200000, "currency": "GBP"}}, "the least value is greater"),
        (
            {"tender__lots__0__awardCriteria__criteria__0__numbers__0__number": 70},
            "the weights of the award criteria of Lot 1 add up to 110%",
        ),
        (
            {"tender__description": "Deadline for tenders: 2 March 2026 at noon."},
            "a deadline in the description, 2 March 2026, is not the one in its field, 3 March 2026",
        ),
        ({"tender__value__amount": "100,000"}, "amounts were written as text"),
        ({"tender__lots": "none"}, "`tender.lots` was not what OCDS has there and was left out"),
        ({"parties__0__address": ["x"]}, "`parties.address` was not what OCDS has there"),
        ({"awards": [{"id": "1"}] * 6_000}, "lists had more than 5,000 entries"),
        ({"awards": [{"id": str(n), "title": "t"} for n in range(2_000)]}, "1,000 awards were left out"),
        ({"tender__description": "x" * 300_000}, "texts had more than 200,000 characters"),
        ({"tender__description": "One.rn Two.rnrnThree"}, "twice the text held a remnant of a line break"),
        ({"tender__description": "<p>Seen</p><p hidden>Not seen</p>"}, "HTML marks were taken out of 1 text"),
    ],
    ids=lambda value: ascii(value)[:60],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_lost(changes: dict[str, Any], warning: str) -> None:
    document = one(release(**changes))
    assert any(warning in said for said in document.warnings), document.warnings
    assert "The parks stay open." in document.text or "tender__description" in changes


@pytest.mark.parametrize(
    "text",
    [
        "Deadline for clarification questions: 20 January 2026.",
        "Tenders must be returned by 3 March 2026.",
        "The contract starts on 1 June 2026; the site visit is on 2 March 2026.",
        "Tenders are due at noon on 3rd March 2026, questions by the 20/02/2026.",
        "Built in 1998 and opened on 5 May 2001.",
    ],
)
def test_other_dates_in_a_text_are_no_false_alarm(text: str) -> None:
    assert not any(
        "deadline in the description" in said for said in one(release(tender__description=text)).warnings
    )


def test_ids_that_stand_twice_are_kept_and_said() -> None:
    second = release(id="000123-2026", date="2026-02-09T09:30:00Z")
    second["tender"]["lots"][1]["id"] = "1"
    document = one([RELEASE, second, RELEASE])
    assert "entries of one list have the same id (tender.lots); all were kept" in document.warnings
    assert "notices that stood there more than once, each read once: 1" in document.warnings
    assert "notices with the id of another one that differ from it, all read: 1" in document.warnings
    assert "Lot 1: South" in document.text


def test_notices_without_an_ocid_stand_alone_under_a_digest() -> None:
    first, second = release(ocid=None), release(ocid=None, tender__title="Another")
    found = parts({"releases": [first, second, first]})
    assert len(found) == 2
    for part in found:
        assert part.name.startswith("no-ocid-")
        assert part.document is not None
        assert part.document.source.id == part.name
        assert "no ocid" in part.reason
        assert "it has no procurement identifier (ocid)" in part.document.warnings


@pytest.mark.parametrize("ocid", ["../../etc/passwd", "a/b\\c", "ocds\u202e1", "..", "x" * 5000, "a b", "é"])
def test_an_ocid_is_a_harmless_name_and_two_stay_apart(ocid: str) -> None:
    first, second = parts([release(ocid=ocid), release(ocid=ocid + "!")])
    assert first.name != second.name
    for part in (first, second):
        assert not {"/", "\\", ":"} & set(part.name)
        assert part.name.strip(".")
        assert part.name.isascii()
        assert len(part.name) < 140


def test_a_cut_off_package_gives_what_stands_before_the_cut() -> None:
    second = release(ocid="ocds-2")
    data = json.dumps({"releases": [RELEASE, second]}).encode()[:-200]
    first, rest = parts(data)
    assert first.document is not None
    assert rest.name == ""
    assert "cut off or damaged after notice 1 (line 1, column" in rest.reason


def test_bad_lines_are_named_and_the_others_read() -> None:
    lines = [
        json.dumps(RELEASE),
        "{broken",
        '"text"',
        json.dumps({"other": 1}),
        json.dumps(release(ocid="o2")),
    ]
    *good, bad = parts("\n".join(lines).encode(), "a.jsonl")
    assert [part.name for part in good] == ["ocds-h6vhtk-0a1b2c", "o2"]
    assert bad.reason == "line 2 could not be read as JSON; 2 of its entries are no notices"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"ocid": ', "not JSON that can be read: line 1"),
        (b'{"releases": []}', "it holds no notices"),
        (b'{"releases": [1, "x"]}', "it holds no notices"),
        (b'{"releases": [' + b"[" * 100_000, "not JSON that can be read: nested too deeply"),
        (b'"ocid": 1', "it begins neither with"),
        (b'{"ocid": "a", "tender": ' + b'{"a":' * 90_000, "nested too deeply"),
        (b'{"ocid": "a", "n": ' + b"9" * 5000 + b"}", "a number is too long"),
    ],
)  # fmt: skip
def test_what_is_no_notice_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        parts(data)


def test_a_packed_package_is_read_through_its_container() -> None:
    data = gzip.compress(json.dumps({"releases": [RELEASE]}).encode())
    assert [part.document.source.title for part in parts(data, "a.json.gz") if part.document] == [
        "Care of parks"
    ]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "current"),
        ({"tender__status": "cancelled"}, "historic"),
        ({"tender__status": "unsuccessful"}, "historic"),
        ({"tag": ["contractTermination"]}, "historic"),
        ({"contracts__0__status": "terminated"}, "historic"),
        ({"contracts__0__period__endDate": "2019-05-31", "tender__lots": []}, "historic"),
        ({"contracts": [], "awards": [], "tender__lots": []}, "not stated"),
        (
            {
                "contracts": [],
                "awards": [],
                "tender__lots": [],
                "tender__tenderPeriod__endDate": (datetime.now(tz=UTC) + timedelta(days=9)).isoformat(),
            },
            "current",
        ),
        ({"tender__title": "ILLUSTRATIVE: care of parks"}, "illustrative"),
    ],
    ids=lambda value: ascii(value)[:60],
)
def test_a_status_says_whether_it_still_runs(changes: dict[str, Any], status: str) -> None:
    assert YEAR < 2029, "the contract of this test has ended: give it later dates"
    assert one(release(**changes)).source.status == status


@pytest.mark.parametrize(
    ("address", "nation"),
    [
        ({"region": "UKM75"}, "Scotland"),
        ({"region": "UKL"}, "Wales"),
        ({"region": "UKN06"}, "Northern Ireland"),
        ({"region": "UKI32", "countryName": "Scotland"}, "England"),
        ({"region": "UK", "postalCode": "CF10 1AA"}, "Wales"),
        ({"countryName": "England"}, "England"),
        ({"countryName": "United Kingdom", "postalCode": "eh1 1yz"}, "Scotland"),
        ({"countryName": "GB", "postalCode": "BT1 5GS"}, "Northern Ireland"),
        ({"countryName": "United Kingdom", "postalCode": "SY1 1AA"}, "not stated"),
        ({"countryName": "United Kingdom", "postalCode": "JE1 1BY"}, "not stated"),
        ({"countryName": "France", "postalCode": "SE1 9GF"}, "not stated"),
        ({"locality": "London"}, "not stated"),
    ],
)
def test_the_nation_is_that_of_the_buyers_address(address: dict[str, str], nation: str) -> None:
    assert one(release(parties__0__address=address)).source.jurisdiction == nation


def test_a_value_is_the_tenders_or_its_parts_added_where_they_can_be() -> None:
    def value(**changes: Any) -> tuple[float | None, str]:
        tender = one(release(**changes)).source.tender
        assert tender is not None
        return tender.value, tender.currency

    lots = [
        {"id": "1", "value": {"amount": 1, "currency": "GBP"}},
        {"id": "2", "value": {"amount": 2, "currency": "GBP"}},
    ]
    mixed = [lots[0], {"id": "2", "value": {"amount": 2, "currency": "EUR"}}]
    assert value() == (100_000, "GBP")
    assert value(tender__value={"amountGross": 7, "currency": "EUR"}) == (7, "EUR")
    assert value(tender__value=None, tender__lots=lots) == (3, "GBP")
    assert value(tender__value=None, tender__lots=mixed) == (95_000, "GBP")
    assert value(tender__value=None, awards=[]) == (None, "")
    least = {"amount": 50, "currency": "GBP"}
    assert value(tender__value={"amount": 0, "currency": "GBP"}, tender__minValue=least) == (50, "GBP")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("setting. rn      Suppliers", "setting. \n      Suppliers"),
        ("projects.rnThe", "projects.\nThe"),
        ("spaces.rnrnPlease", "spaces.\nPlease"),
        ("documentsrn (WA", "documents\n (WA"),
        ("6RHrnGB", "6RH\nGB"),
        ("harness.rn", "harness.\n"),
        ("sites:rn -tLot 1rn -tLot 2", "sites:\n - Lot 1\n - Lot 2"),
        ("maintenancern and rn maintenance", "maintenance\n and \n maintenance"),
        (r"one\r\ntwo", "one\ntwo"),
        ("Â£1,413,000", "£1,413,000"),
    ],
)
def test_what_is_left_of_line_breaks_is_mended(text: str, expected: str) -> None:
    assert mended(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "learning from modern internal governance, return and turnover in Northern Ireland",
        "We learn. They earn; it is torn, worn and born. A barn, corn, fern, urn, Acorn Care.",
        "Blackburn (Lancashire), Ouseburn - Sherburn, Milburn: Burnley",
        "the LRN and lrn of a learner, RN nurses, journey, hornbeam",
        "https://modern.gov.uk/ieListMeetings.aspx?learn=1",
        "rnib.org.uk and RNLI",
    ],
)
def test_words_that_hold_rn_are_left_alone(text: str) -> None:
    assert mended(text) == (text, 0)


def test_html_in_a_text_is_read_as_a_visitor_sees_it() -> None:
    words = Words()
    assert words.lines("<p>One &amp; two</p><ul><li>three</li></ul><script>bad()</script>") == [
        "One & two",
        "three",
    ]
    assert words.lines("fewer than 5 < 6 &#039;items&#039;") == ["fewer than 5 < 6 'items'"]
    assert words.marked_up == 1


NASTY = [[], {}, [[]], [{}], {"id": []}, [None], "2026-02-30", "\ud800", 10**400, -1, "rn", "0001-01-01"]
JUNK = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(NASTY)
    | st.just({"amount": {}})
)


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        found += places(value, (*path, key))
    return found


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    found = copy.deepcopy(RELEASE)
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(places(found)))
        node: Any = found
        for key in path[:-1]:
            node = node[key]
        if draw(st.booleans()):
            del node[path[-1]]
        else:
            node[path[-1]] = copy.deepcopy(draw(JUNK))
        if not places(found):
            break
    return found


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(releases=st.lists(damaged(), min_size=1, max_size=3))
def test_damaged_notices_never_stop_the_reading(releases: list[dict[str, Any]]) -> None:
    data = json.dumps({"records": [], "releases": [RELEASE, *releases]}).encode()
    found = parts(data)
    assert any(part.name == RELEASE["ocid"] and part.document for part in found)
    for part in found:
        assert unpack_part(pack_part(part)) == part
        if part.document:
            for block in part.document.blocks:
                assert part.document.text[block.locator.start : block.locator.end] == block.text


def test_a_record_of_an_older_version_is_read_with_defaults() -> None:
    source = one(RELEASE).source
    assert source_from_json(source_to_json(source)) == source
    known = json.loads(source_to_json(source))
    kept = ("buyer", "value", "currency", "cpv", "stage", "deadline")
    known["tender"] = {key: known["tender"][key] for key in kept}
    older = source_from_json(json.dumps(known)).tender
    assert older is not None
    assert (older.buyer, older.cpv, older.lots, older.criteria, older.sme) == (
        "Ashby Town Council",
        ("77310000",),
        0,
        (),
        None,
    )


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("value", "1"),
        ("value", 10**400),
        ("lots", -1),
        ("criteria", "price"),
        ("sme", "yes"),
        ("starts", 2026),
    ],
)
def test_what_a_reading_process_sends_is_checked(field: str, wrong: object) -> None:
    packed = pack_part(parts(RELEASE)[0])
    head, _, body = packed.partition(b"\n")
    sent = json.loads(body)
    sent["source"]["tender"][field] = wrong
    with pytest.raises(ValueError, match=r"not a document|number"):
        unpack_part(head + b"\n" + json.dumps(sent).encode())
