"""What OCDS 1.1 and its extensions ask of a release, as far as the illustrative tenders use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from notices import Notice, leaves, objects

LONDON = ZoneInfo("Europe/London")
REQUIRED = ("ocid", "id", "date", "tag", "initiationType")
STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")
WITHOUT_IDS = {"criteria", "numbers", "deliveryAddresses", "additionalClassifications"}
"""Lists of objects that need no id."""

_PERMISSION = {"required", "allowed", "notAllowed"}
CODES = {
    "tag": {"planning", "tender", "tenderAmendment", "award", "contract"},
    "initiationType": {"tender"},
    "procurementMethod": {"open", "selective", "limited", "direct"},
    "mainProcurementCategory": {"goods", "works", "services"},
    "submissionMethod": {"electronicSubmission"},
    "currency": {"GBP"},
    "roles": {"buyer", "supplier", "tenderer"},
    "language": {"en"},
    "noticeType": {"UK2", "UK4", "UK6", "UK7"},
    "documentType": {
        "marketEngagementNotice",
        "tenderNotice",
        "awardNotice",
        "contractNotice",
        "technicalSpecifications",
        "evaluationCriteria",
        "contractDraft",
        "biddingDocuments",
        "conflictOfInterest",
    },
    "specialRegime": {"lightTouch"},
    "coveredBy": {"GPA"},
    "reservedParticipation": {"shelteredWorkshop", "publicServiceMissionOrganization", "smeVcse"},
    "electronicSubmissionPolicy": _PERMISSION,
    "electronicInvoicingPolicy": _PERMISSION,
    "variantPolicy": _PERMISSION,
    "weight": {"percentageExact"},
}
"""The codes that these fields may hold here."""

STATUSES = {
    "tender": {"planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"},
    "lots": {"planned", "active", "cancelled", "unsuccessful", "complete"},
    "awards": {"pending", "active", "cancelled", "unsuccessful"},
    "contracts": {"pending", "active", "cancelled", "terminated"},
}
CRITERION_TYPES = {
    "awardCriteria": {"price", "cost", "quality"},
    "selectionCriteria": {"suitability", "economic", "technical"},
}


def faults(notice: Notice) -> list[str]:
    """What the standard does not allow in this release."""
    return [
        *(f"{key} is missing" for key in REQUIRED if not notice.release.get(key)),
        *_codes(notice),
        *_ids(notice.release),
        *_references(notice),
        *_dates(notice.release),
        *_cpv(notice.tender["items"]),
    ]


def stamps(node: Any) -> Iterator[tuple[str, str]]:
    """Every date with the field that it stands in."""
    for key, value in leaves(node):
        if key.endswith(("Date", "Deadline", "DateSent")) or key.startswith("date"):
            yield key, value


def _codes(notice: Notice) -> Iterator[str]:
    for key, value in leaves(notice.release):
        if key in CODES and value not in CODES[key]:
            yield f"{key} {value!r} is no code"
    stages = {
        "tender": [notice.tender],
        "lots": notice.lots,
        "awards": notice.release.get("awards", []),
        "contracts": notice.release.get("contracts", []),
    }
    for name, entries in stages.items():
        for one in entries:
            if one["status"] not in STATUSES[name]:
                yield f"{one['status']!r} is no status of {name}"
    for node in objects(notice.release):
        for name, types in CRITERION_TYPES.items():
            for criterion in node.get(name, {}).get("criteria", []):
                if criterion["type"] not in types:
                    yield f"{criterion['type']!r} is no type of {name}"


def _ids(release: dict[str, Any]) -> Iterator[str]:
    for node in objects(release):
        for name, value in node.items():
            if name in WITHOUT_IDS or not isinstance(value, list):
                continue
            ids = [one.get("id") for one in value if isinstance(one, dict)]
            if None in ids or len(set(ids)) < len(ids):
                yield f"ids under {name} are missing or not unique"


def _references(notice: Notice) -> Iterator[str]:
    release = notice.release
    parties = {party["id"]: party["name"] for party in release["parties"]}
    suppliers = [one for award in release.get("awards", []) for one in award["suppliers"]]
    for one in (release["buyer"], *suppliers):
        if parties.get(one["id"]) != one["name"]:
            yield f"{one['id']} is no party of that name"
    lots = {lot["id"] for lot in notice.lots}
    for key, value in leaves(release):
        if key in {"relatedLot", "relatedLots"} and value not in lots:
            yield f"there is no lot {value}"
    if missing := lots - {item["relatedLot"] for item in notice.tender["items"]}:
        yield f"nothing is bought in lot {min(missing)}"
    awards = {award["id"] for award in release.get("awards", [])}
    for contract in release.get("contracts", []):
        if contract["awardID"] not in awards:
            yield f"there is no award {contract['awardID']}"


def _dates(release: dict[str, Any]) -> Iterator[str]:
    for key, value in stamps(release):
        if not STAMP.fullmatch(value):
            yield f"{key} {value!r} is no date with time and zone"
        elif (at := datetime.fromisoformat(value)).utcoffset() != at.astimezone(LONDON).utcoffset():
            yield f"{key} {value!r} is not in the time of London"


def _cpv(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        for code in item["additionalClassifications"]:
            if (
                code["scheme"] != "CPV"
                or not re.fullmatch(r"[0-9]{8}", code["id"])
                or not code["description"]
            ):
                yield f"{code['id']} is no CPV code with its name"
