"""The lots of a tender, and what can be said of a lot as of a whole tender."""

from __future__ import annotations

from assistant.readers.clean import one_line, tidy
from assistant.readers.ocds.codes import STATUSES, spoken
from assistant.readers.ocds.criteria import criteria_of, criterion_words, overview
from assistant.readers.ocds.fields import Json, flag, moment_words, number, obj, rows, text, texts
from assistant.readers.ocds.money import money
from assistant.readers.ocds.page import Page

MOST_LOTS = 500


def write_lots(page: Page, tender: dict[str, Json]) -> None:
    """Each lot with its heading `Lot 2: title`."""
    lots = sorted(rows(tender, "lots"), key=_order)
    for count, lot in enumerate(page.few(lots, "lots", MOST_LOTS), start=1):
        name = lot_name(text(lot, "id") or str(count))
        title = text(lot, "title")
        page.section(f"{name}: {title}" if title else name, label=name)
        page.prose(text(lot, "description"))
        page.fact("Value", money(lot, "value").words)
        write_period(page, "Contract", lot)
        if text(lot, "status") not in {"", text(tender, "status")}:
            page.fact("Status", spoken([text(lot, "status")], STATUSES))
        write_suitability(page, lot)
        variants = text(lot, "submissionTerms", "variantPolicy")
        if variants in {"allowed", "required"}:
            page.fact("Variants", variants)
        least, most = (
            text(lot, "secondStage", "minimumCandidates"),
            text(lot, "secondStage", "maximumCandidates"),
        )
        if least or most:
            said = [f"at least {least}"] if least else []
            page.fact("Invited to the second stage", ", ".join([*said, f"at most {most}"] if most else said))
        page.section("Award criteria", level=3, label=f"{name} › award criteria")
        write_award_criteria(page, lot)
        page.section("Conditions for taking part", level=3, label=f"{name} › conditions for taking part")
        write_selection(page, lot)
        page.section("Social value", level=3, label=f"{name} › social value")
        write_sustainability(page, lot)


def lot_name(identity: str) -> str:
    """`Lot 2`; an id that is no number keeps its form: `LOT-0001` is `Lot 1`."""
    identity = one_line(tidy(identity)[0])[:60]
    tail = identity.upper().removeprefix("LOT-").removeprefix("LOT ").lstrip("0")
    return f"Lot {tail or identity}"


def write_award_criteria(page: Page, node: dict[str, Json]) -> None:
    """The criteria as `Quality: 60% — description`, after what is said of all of them."""
    for words in overview(node):
        page.prose(words)
    for criterion in page.few(criteria_of(node), "award criteria"):
        page.item(criterion_words(criterion))


def write_selection(page: Page, node: dict[str, Json]) -> None:
    """What a supplier must be or show to take part."""
    selection = obj(node, "selectionCriteria")
    page.prose(text(selection, "description"))
    for row in page.few(rows(selection, "criteria"), "conditions"):
        kind = spoken([text(row, "type")], _KINDS).capitalize()
        page.prose(text(row, "description"), kind or text(row, "name"))
        page.prose(text(row, "minimum"), "Minimum")
    page.prose(text(node, "eligibilityCriteria"))
    other = obj(node, "otherRequirements")
    page.fact("Reserved for", spoken(texts(other, "reservedParticipation"), _RESERVED))
    page.fact("Reserved for suppliers in", text(other, "reservedParticipationLocation", "description"))
    if flag(other, "requiresStaffNamesAndQualifications"):
        page.fact("Names and qualifications of staff", "required")
    page.prose(text(other, "qualificationSystemConditions"), "Qualification")
    page.prose(text(other, "securityClearance"), "Security clearance")
    page.prose(text(other, "reductionCriteria"), "If many qualify")


def write_suitability(page: Page, node: dict[str, Json]) -> None:
    """Whether it suits small and medium-sized enterprises, and voluntary, community and social ones."""
    sme, vcse = suitability(node)
    if sme is not None:
        page.fact("Suitable for small and medium-sized enterprises (SMEs)", "yes" if sme else "not marked so")
    if vcse is not None:
        name = "Suitable for voluntary, community and social enterprises (VCSEs)"
        page.fact(name, "yes" if vcse else "not marked so")


def suitability(node: Json) -> tuple[bool | None, bool | None]:
    """For SMEs and for VCSEs: as OCDS has it, or Public Contracts Scotland."""
    sme, vcse = flag(node, "suitability", "sme"), flag(node, "suitability", "vcse")
    if sme is None:
        sme = flag(node, "xClassifications", "isSuitableForSme")
    if vcse is None:
        vcse = flag(node, "xClassifications", "isSuitableForVco")
    return sme, vcse


def write_sustainability(page: Page, node: dict[str, Json]) -> None:
    """Social and environmental aims, where the notice names them in fields of their own."""
    for row in page.few(rows(node, "sustainability"), "social and environmental aims"):
        goal = spoken([text(row, "goal")], {})
        page.item(
            ": ".join(filter(None, (goal, text(row, "description") or spoken(texts(row, "strategies"), {}))))
        )


def write_period(page: Page, what: str, node: dict[str, Json], key: str = "contractPeriod") -> None:
    """From when to when, how long, how it may be extended."""
    period = obj(node, key)
    start, end = moment_words(text(period, "startDate")), moment_words(text(period, "endDate"))
    page.fact(
        what, " to ".join(filter(None, (start and f"from {start}", end))) if start else end and f"until {end}"
    )
    months, days = number(period.get("durationInMonths")), number(period.get("durationInDays"))
    if months:
        page.fact(f"{what} lasts", f"{months:g} months")
    elif days:
        page.fact(f"{what} lasts", f"{days:g} days")
    latest = moment_words(text(period, "maxExtentDate"))
    page.fact("With all extensions until", latest)
    if flag(node, "hasRenewal") or text(node, "renewal", "description"):
        page.fact("Extension or renewal", text(node, "renewal", "description") or "possible")
    elif flag(node, "hasRenewal") is False:
        page.fact("Extension or renewal", "none")
    if flag(node, "hasOptions") or text(node, "options", "description"):
        page.fact("Options", text(node, "options", "description") or "yes")


def _order(lot: dict[str, Json]) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, text(lot, "id")))[:9]
    return (int(digits) if digits.isascii() and digits else 10**9, text(lot, "id"))


_KINDS = {
    "suitability": "standing",
    "economic": "economic and financial standing",
    "technical": "technical and professional ability",
}
_RESERVED = {
    "shelteredWorkshop": "supported employment providers",
    "publicServiceMissionOrganization": "public service mutuals",
    "sme": "small and medium-sized enterprises",
    "vcse": "voluntary, community and social enterprises",
}
