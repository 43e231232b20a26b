"""The codes of OCDS, its European profile and the UK extension in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

TAGS = {
    "planning": "planning notice",
    "planningUpdate": "change to a planning notice",
    "tender": "tender notice",
    "tenderAmendment": "change to a tender notice",
    "tenderUpdate": "change to a tender notice",
    "tenderCancellation": "cancellation of a tender",
    "award": "award notice",
    "awardUpdate": "change to an award notice",
    "awardCancellation": "cancellation of an award",
    "contract": "contract notice",
    "contractUpdate": "change to a contract notice",
    "contractAmendment": "change to a contract",
    "contractTermination": "termination of a contract",
    "implementation": "contract performance notice",
    "implementationUpdate": "change to a contract performance notice",
    "compiled": "compiled from its notices",
}
CATEGORIES = {"goods": "goods", "works": "works", "services": "services"}
METHODS = {
    "open": "open to all",
    "selective": "selective: suppliers that qualify are invited",
    "limited": "limited: some suppliers are invited",
    "direct": "direct: one supplier, without competition",
}
REGIMES = {
    "lightTouch": "light touch",
    "concession": "concession",
    "defence": "defence and security",
    "utilities": "utilities",
}
STATUSES = {
    "planning": "planning",
    "planned": "planned",
    "active": "active",
    "pending": "pending",
    "cancelled": "cancelled",
    "unsuccessful": "unsuccessful",
    "complete": "complete",
    "withdrawn": "withdrawn",
    "terminated": "terminated",
}
SCALES = {"sme": "small or medium-sized", "large": "large"}
MEASURES = {
    "bids": "tenders received",
    "validBids": "valid tenders",
    "finalStageBids": "tenders assessed in the final stage",
    "smeFinalStageBids": "of them from small and medium-sized enterprises",
    "vcseFinalStageBids": "of them from voluntary, community and social enterprises",
    "smeBids": "tenders from small and medium-sized enterprises",
    "foreignBidsFromEU": "tenders from the European Union",
    "foreignBidsFromNonEU": "tenders from outside the European Union",
    "electronicBids": "electronic tenders",
    "lowestValidBidValue": "lowest valid tender",
    "highestValidBidValue": "highest valid tender",
}


def spoken(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Codes in words; one that is not known is taken apart: `selectionCriteria` is `selection criteria`."""
    return ", ".join(dict.fromkeys(names.get(code) or _apart(code) for code in codes if code))


def _apart(code: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code).lower() if re.fullmatch(r"[a-zA-Z]+", code) else code
