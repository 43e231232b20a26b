"""The illustrative tenders can be learned from: complete, lawful where they are checked, in our own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from notices import IDS, LIGHT_TOUCH, NOTICES, ORDINARY, Notice, leaves
from test_citations import LAWS, cited, places
from test_own_words import runs

EVERY = pytest.mark.parametrize("notice", NOTICES, ids=IDS)
PUBLISHED_INDICATORS = 5_000_000
"""Pounds with VAT: above it a contract that is not light touch needs three indicators (s.52(1))."""

LIGHT_TOUCH_CODES = re.compile(r"5552|8531|8532|925|926|98133")
"""CPV codes of the services here that are light touch: catering, social services, library, sport, youth."""

QUESTION = re.compile(
    r"^(?:Proposed question|Question) SV\d \((\d+) per cent, at most \d+ words\): .{60,}", re.MULTILINE
)
INDICATOR = re.compile(r"Measure: .+\. Target: .+\. Frequency: reported .+\. Evidence: .+\.")
POSTCODE_PREFERENCE = re.compile(
    r"\blocal (?:people|residents|firms|businesses|suppliers|companies|labour|jobs|workforce)\b"
    r"|\bpostcodes?\b",
    re.IGNORECASE,
)
TERMS = ("performanceTerms", "financialTerms", "socialStandards", "rewardsAndPenalties", "otherTerms")


def criteria(lot: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in lot["awardCriteria"]["criteria"]}


def weight(criterion: dict[str, Any]) -> float:
    (number,) = criterion["numbers"]
    return float(number["number"])


@EVERY
def test_weights_add_up_and_price_stands_among_them(notice: Notice) -> None:
    for lot in notice.lots:
        found = criteria(lot)
        assert sum(map(weight, found.values())) == 100
        assert len(found) == len(lot["awardCriteria"]["criteria"])
        assert [name for name, one in found.items() if one["type"] == "price"] == ["Price"]
        assert "core" in lot["awardCriteria"]["description"]  # how tenders are scored


@EVERY
def test_social_value_has_questions_of_its_own_whose_weights_add_up(notice: Notice) -> None:
    for lot in notice.lots:
        criterion = criteria(lot)["Social value"]
        assert weight(criterion) >= 10
        assert sum(map(int, QUESTION.findall(criterion["description"]))) == weight(criterion)
        assert not QUESTION.match(criterion["description"].split("\n")[-1])  # last: what earns the points


@EVERY
def test_every_lot_holds_an_extract_of_its_specification(notice: Notice) -> None:
    for lot in notice.lots:
        assert "The supplier shall " in lot["description"]
        assert lot["title"]
    reason = notice.tender.get("lotDetails", {}).get("noLotsDivisionRationale")
    assert len(notice.lots) >= 2 or reason


@EVERY
def test_indicators_say_measure_target_frequency_and_evidence(notice: Notice) -> None:
    assert len(notice.tender.get("targets", notice.indicators)) >= 3
    assert any("ocial value" in one["title"] for one in notice.indicators)
    for one in notice.indicators:
        assert INDICATOR.fullmatch(one["description"])
        (target,) = one["observations"]
        assert isinstance(target["measure"], (int, float))
        assert target["unit"]["name"]


@EVERY
def test_terms_cover_reporting_of_social_value_and_remedies(notice: Notice) -> None:
    terms = notice.tender["contractTerms"]
    assert all(terms[name] for name in TERMS)
    assert re.search(r"\b(?:report|reported|tell)\b", terms["socialStandards"])
    assert re.search(r"\b(?:plan|equivalent|make up for|as good)\b", terms["rewardsAndPenalties"])


@EVERY
def test_money_adds_up(notice: Notice) -> None:
    values = [lot["value"] for lot in notice.lots]
    assert notice.tender["value"]["amount"] == sum(value["amount"] for value in values)
    assert notice.gross == sum(value["amountGross"] for value in values)
    for value in (notice.tender["value"], *values):
        assert value["amountGross"] == pytest.approx(value["amount"] * 1.2)
    awarded = {award["id"]: award["value"]["amount"] for award in notice.release.get("awards", [])}
    for lot in notice.lots:
        assert awarded.get(lot["id"], 0) <= lot["value"]["amount"]


@EVERY
def test_the_description_says_the_value_as_the_fields_do(notice: Notice) -> None:
    assert f"£{notice.gross:,.0f} with VAT" in notice.tender["description"]


@EVERY
def test_regime_and_threshold_fit_the_service_and_its_value(notice: Notice) -> None:
    codes = [code["id"] for item in notice.tender["items"] for code in item["additionalClassifications"]]
    assert {bool(LIGHT_TOUCH_CODES.match(code)) for code in codes} == {notice.light_touch}
    assert notice.tender["aboveThreshold"] == (notice.gross >= notice.threshold)
    method = notice.tender.get("procurementMethodDetails", "")
    assert method.startswith("Below threshold") == (not notice.tender["aboveThreshold"])
    stated = {int(found.replace(",", "")) for found in re.findall(r"threshold of £([\d,]+)", notice.text)}
    assert stated <= {LIGHT_TOUCH, ORDINARY}


@EVERY
def test_no_suitability_is_asked_below_the_threshold(notice: Notice) -> None:
    if not notice.tender["aboveThreshold"]:
        assert "selectionCriteria" not in notice.tender
    elif notice.release["tag"] != ["planning"]:
        assert len(notice.tender["selectionCriteria"]["criteria"]) >= 2


@EVERY
def test_only_small_contracts_are_reserved_by_place_or_size(notice: Notice) -> None:
    reserved = notice.tender.get("otherRequirements", {})
    if "smeVcse" in reserved.get("reservedParticipation", []) or "reservedParticipationLocation" in reserved:
        assert not notice.tender["aboveThreshold"]
    if "reservedParticipationLocation" in reserved:
        assert "Exclusion of Non-commercial Considerations" in notice.tender["description"]
    else:
        assert not POSTCODE_PREFERENCE.search(notice.text)


@EVERY
def test_a_contract_reserved_to_mutuals_is_short_light_touch_and_flexible(notice: Notice) -> None:
    if "publicServiceMissionOrganization" not in notice.tender.get("otherRequirements", {}).get(
        "reservedParticipation", []
    ):
        return
    assert notice.light_touch
    assert notice.tender["procurementMethodDetails"] == "Competitive flexible procedure"
    for lot in notice.lots:
        first = datetime.fromisoformat(lot["contractPeriod"]["startDate"])
        last = datetime.fromisoformat(lot["contractPeriod"]["maxExtentDate"])
        assert last < first.replace(year=first.year + 5)


@EVERY
def test_a_limit_on_lots_comes_with_a_rule_for_who_gets_which(notice: Notice) -> None:
    details = notice.tender.get("lotDetails", {})
    if details.get("maximumLotsAwardedPerSupplier", len(notice.lots)) < len(notice.lots):
        assert len(details["awardCriteriaDetails"]) > 60  # an objective mechanism: s.23(4)(b)


def test_each_lawful_reservation_has_an_example() -> None:
    found = {
        value for notice in NOTICES for key, value in leaves(notice.tender) if key == "reservedParticipation"
    }
    assert found == {"shelteredWorkshop", "publicServiceMissionOrganization", "smeVcse"}
    places_reserved = [
        one for one in NOTICES if "reservedParticipationLocation" in one.tender.get("otherRequirements", {})
    ]
    assert len(places_reserved) == 1


@EVERY
def test_a_lot_reserved_to_supported_employment_needs_the_flexible_procedure(notice: Notice) -> None:
    lots = [lot for lot in notice.lots if "otherRequirements" in lot]
    if lots:
        assert notice.tender["procurementMethodDetails"] == "Competitive flexible procedure"
        assert all("s.32" in lot["description"] for lot in lots)


def test_large_contracts_that_are_not_light_touch_say_that_indicators_are_published() -> None:
    large = [one for one in NOTICES if one.gross > PUBLISHED_INDICATORS and not one.light_touch]
    assert len(large) >= 2
    for notice in large:
        assert re.search(r"Procurement Act 2023, s\.52", notice.tender["description"])
        assert len(notice.indicators) >= 3


@EVERY
def test_words_of_other_regimes_do_not_appear(notice: Notice) -> None:
    assert not re.search(r"economically advantageous|\bMEAT\b|\bPPN\b|\bPCR 2015\b", notice.text)
    won = " ".join(lot["awardCriteria"]["description"] for lot in notice.lots)
    if notice.tender["aboveThreshold"]:
        assert "most advantageous tender" in f"{won} {notice.text}"


@EVERY
def test_a_conflicts_assessment_is_confirmed(notice: Notice) -> None:
    if notice.release["tag"] != ["planning"]:
        assert any(one["documentType"] == "conflictOfInterest" for one in notice.tender["documents"])


@EVERY
def test_every_place_in_the_law_that_is_cited_exists(notice: Notice, shared: Path) -> None:
    folder = shared / "corpus" / "legislation"
    found = [pair for line in notice.text.splitlines() for pair in cited(line)]
    for name in {name for name, _ in found}:
        texts = [path.read_text(encoding="utf-8") for path in folder.glob(LAWS[name])]
        known = {place for text in texts for place in places(text)}
        assert not [place for law, place in found if law == name and place not in known]


def test_the_law_is_cited_in_most_notices() -> None:
    citing = [one for one in NOTICES if any(True for line in one.text.splitlines() for _ in cited(line))]
    assert len(citing) > len(NOTICES) * 3 / 4


@pytest.fixture(scope="module")
def real_notices(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "corpus" / "tenders" / "uk_releases.jsonl").read_text(encoding="utf-8").splitlines()
    package = shared / "data" / "ocds_packages" / "find_a_tender_release_package.json"
    return [*map(json.loads, lines), json.loads(package.read_text(encoding="utf-8"))]


def sentences(node: Any) -> Iterator[str]:
    for key, value in leaves(node):
        if isinstance(value, str) and not key.endswith(("uri", "url")):
            yield from value.splitlines()


@pytest.fixture(scope="module")
def real_runs(real_notices: list[dict[str, Any]]) -> frozenset[str]:
    """Every run of words in the real notices that these were modelled on."""
    return frozenset(run for notice in real_notices for line in sentences(notice) for run in runs(line))


@EVERY
def test_no_run_of_words_is_copied_from_a_real_notice(notice: Notice, real_runs: frozenset[str]) -> None:
    assert not [run for line in sentences(notice.release) for run in runs(line) if run in real_runs]


def test_the_check_sees_a_copy_of_a_real_notice(
    real_notices: list[dict[str, Any]], real_runs: frozenset[str]
) -> None:
    longest = max((line for notice in real_notices[:20] for line in sentences(notice)), key=len)
    assert any(run in real_runs for run in runs(f"We say that {longest}"))


def test_nobody_in_them_bears_the_name_of_a_real_body(real_notices: list[dict[str, Any]]) -> None:
    real = {
        value.casefold()
        for notice in real_notices
        for key, value in leaves(notice)
        if key in {"name", "legalName", "buyer"} and isinstance(value, str)
    }
    assert len(real) > 300
    invented = {party["name"].casefold() for notice in NOTICES for party in notice.release["parties"]}
    assert not invented & real
