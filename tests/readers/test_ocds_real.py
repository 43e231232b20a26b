"""Real notices, read and compared with what their own fields say."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.documents import Document
from assistant.readers import read_parts

Shared = Callable[[str], Path]


def read(path: Path) -> dict[str, Document]:
    found = {}
    for part in read_parts(path.read_bytes(), path.name):
        if not part.name and not part.reason:
            continue  # the file itself
        assert part.document is not None, (part.name, part.reason)
        assert part.name not in found
        found[part.name] = part.document
    return found


@pytest.fixture(scope="module")
def lines() -> Path:
    path = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "tenders" / "uk_releases.jsonl"
    if not path.exists():
        pytest.skip("the shared data is not here: corpus/tenders/uk_releases.jsonl")
    return path


@pytest.fixture(scope="module")
def documents(lines: Path) -> dict[str, Document]:
    return read(lines)


def latest(path: Path) -> dict[str, dict[str, Any]]:
    """The last release of each procurement, by hand: the few that have two repeat all of their fields."""
    found: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            release = json.loads(line)["release"]
            before = found.get(release["ocid"])
            if before is None or before["date"] <= release["date"]:
                found[release["ocid"]] = release
    return found


def plain(text: str | None) -> str:
    return " ".join(html.unescape(text or "").split())


def days(periods: list[dict[str, Any] | None]) -> tuple[str, str]:
    there = [period or {} for period in periods]
    starts = [period["startDate"][:10] for period in there if period.get("startDate")]
    ends = [period["endDate"][:10] for period in there if period.get("endDate")]
    return min(starts, default=""), max(ends, default="")


def amount(value: dict[str, Any] | None) -> float | None:
    if not value:
        return None
    return value["amount"] if value.get("amount") is not None else value.get("amountGross")


def cpv(release: dict[str, Any]) -> Iterator[str]:
    tender = release["tender"]
    holders = [tender, *tender.get("items", ())]
    holders += [item for award in release.get("awards", ()) for item in award.get("items", ())]
    for holder in holders:
        for row in (holder.get("classification"), *(holder.get("additionalClassifications") or ())):
            if row and row.get("id") and row.get("scheme") == "CPV":
                yield row["id"][:8]


def test_every_notice_becomes_a_document(
    lines: Path, documents: dict[str, Document], sound: Callable[[Document], Document]
) -> None:
    assert documents.keys() == latest(lines).keys()
    assert len(documents) == 236  # of 241 releases, five are the second of their procurement
    for document in documents.values():
        sound(document)
        assert document.source.kind == "tender"


def test_title_buyer_dates_and_codes_are_those_of_the_release(
    lines: Path, documents: dict[str, Document]
) -> None:
    for ocid, release in latest(lines).items():
        source, tender = documents[ocid].source, release["tender"]
        fields = source.tender
        assert fields is not None
        assert source.title == plain(tender["title"])[:300]
        assert source.date == release["date"][:10]
        assert fields.buyer == plain(release["buyer"]["name"])
        assert fields.buyer_id == release["buyer"]["id"]
        assert fields.deadline == (tender.get("tenderPeriod") or {}).get("endDate", "")[:10]
        awarded = days([award.get("contractPeriod") for award in release.get("awards", ())])
        planned = days([tender.get("contractPeriod")])
        by_lot = days([lot.get("contractPeriod") for lot in tender.get("lots", ())])
        expected = next((found for found in (awarded, planned, by_lot) if any(found)), ("", ""))
        assert (fields.starts, fields.ends) == expected, ocid
        assert set(fields.cpv) == set(cpv(release))
        assert fields.lots == len(tender.get("lots", ()))
        assert fields.stage == {"awardUpdate": "award", "tenderAmendment": "tender"}.get(
            release["tag"][0], release["tag"][0]
        )


def test_values_are_those_of_the_release(lines: Path, documents: dict[str, Document]) -> None:
    told = 0
    for ocid, release in latest(lines).items():
        fields, tender = documents[ocid].source.tender, release["tender"]
        assert fields is not None
        whole, least = amount(tender.get("value")), amount(tender.get("minValue"))
        if whole == 0 and least:
            whole = least
        if whole is None:
            lots = [amount(lot.get("value")) for lot in tender.get("lots", ())]
            awards = [amount(award.get("value")) for award in release.get("awards", ())]
            parts = next((some for some in (lots, awards) if some and None not in some), None)
            whole = sum(parts) if parts else None
        assert fields.value == pytest.approx(whole), ocid
        if whole:
            told += 1
            figure = f"{whole:,.2f}".removesuffix(".00")
            assert fields.currency == "GBP"
            several = len(release.get("awards", ())) > 1 or len(tender.get("lots", ())) > 1
            assert figure in documents[ocid].text or several, ocid
    assert told > 150


def test_lots_and_award_criteria_are_those_of_the_release(
    lines: Path, documents: dict[str, Document]
) -> None:
    counted = 0
    for ocid, release in latest(lines).items():
        blocks = documents[ocid].blocks
        for lot in release["tender"].get("lots", ()):
            name = f"Lot {lot['id']}"
            headings = {block.text for block in blocks if block.kind == "heading"}
            if lot.get("title"):
                assert any(text.startswith(f"{name}: {plain(lot['title'])[:12]}") for text in headings), ocid
            said = [block.text for block in blocks if block.locator.label == f"{name} › award criteria"]
            for row in (lot.get("awardCriteria") or {}).get("criteria", ()):
                words = plain(row.get("name")) or row["type"].capitalize()
                numbers = [f"{number['number']:g}%" for number in row.get("numbers", ())]
                weight = numbers[0] if numbers else plain(row.get("description"))
                assert any(text.startswith(words[:12]) and weight[:12] in text for text in said), (ocid, row)
                counted += 1
    assert counted == 184


def test_remnants_of_line_breaks_are_gone_and_words_are_whole(documents: dict[str, Document]) -> None:
    everything = "\n".join(document.text for document in documents.values())
    for remnant in (" rn ", ".rn ", "rnrn", "documentsrn", ":rn-"):
        assert remnant not in everything, remnant
    for word in ("learning", "turnover", "Northern", "International", "Burnley", "username", "return"):
        assert word in everything


def test_what_portal_and_nation_is_told_by_the_data(documents: dict[str, Document]) -> None:
    nations: dict[str, set[str]] = {}
    for document in documents.values():
        source = document.source
        nations.setdefault(source.publisher, set()).add(source.jurisdiction)
    assert nations.keys() == {
        "Contracts Finder",
        "Find a Tender",
        "Public Contracts Scotland",
        "Sell2Wales",
    }
    assert nations["Find a Tender"] == {"England"}
    assert nations["Public Contracts Scotland"] == {"Scotland", "England"}
    assert nations["Contracts Finder"] == {
        "England",
        "Scotland",
        "not stated",
    }  # Jersey is in no nation of it


def test_the_public_page_is_known_where_the_release_tells_it(
    lines: Path, documents: dict[str, Document]
) -> None:
    told = 0
    for ocid, release in latest(lines).items():
        address = documents[ocid].source.address
        holders = [release["tender"], release.get("planning") or {}, *release.get("awards", ())]
        named = {row.get("url") for holder in holders for row in holder.get("documents", ())}
        if address:
            told += 1
            assert address in named
        else:  # the bulk files of Contracts Finder before 2020 name no page
            assert not [url for url in named if url and "/Notice/" in url and "/Attachment/" not in url]
    assert told == 185


def test_a_real_package_is_read_with_its_faults(shared: Shared) -> None:
    documents = read(shared("data/ocds_packages/find_a_tender_release_package.json"))
    assert len(documents) == 4
    for document in documents.values():
        source = document.source
        assert (source.publisher, source.licence) == ("Find a Tender", "Open Government Licence v3.0")
        assert source.address == f"https://www.find-tender.service.gov.uk/Notice/{source.address[-11:]}"
        assert "REDACTED" not in document.text
        assert source.jurisdiction == "England"
    living = documents["ocds-h6vhtk-078219"]
    assert "amounts in several currencies: the tender in GBP, Lot 1 in AED" in living.warnings
    assert any("2 November 2026" in warning and "5 November 2026" in warning for warning in living.warnings)
    said = [block.text for block in living.blocks if block.locator.label == "Lot 1 › award criteria"]
    assert [text.split(" — ")[0] for text in said if ":" in text] == [
        "Quality - Methodology: 50%",
        "Price: 40%",
        "Social Value: 10%",
    ]
    fields = living.source.tender
    assert fields is not None
    assert (fields.value, fields.currency, fields.deadline) == (2_772_000, "GBP", "2026-11-05")
    assert "social value" in fields.criteria
    award = documents["ocds-h6vhtk-06e832"]
    assert award.source.address.endswith("/094477-2026")
    assert award.source.tender is not None
    assert (award.source.tender.value, award.source.tender.stage) == (256_378.74, "award")
    assert (
        "Supplier: SWITCH UP C.I.C. (large, voluntary, community or social enterprise)"
        in documents["ocds-h6vhtk-06d285"].text
    )
