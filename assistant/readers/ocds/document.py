"""The latest state of a procurement as a document that a person can read and quote."""

from __future__ import annotations

import re

from assistant.documents import Document
from assistant.readers.ocds.awards import (
    write_amendment,
    write_awards,
    write_bids,
    write_contracts,
    write_metrics,
)
from assistant.readers.ocds.checks import faults_of
from assistant.readers.ocds.codes import CATEGORIES, METHODS, REGIMES, STATUSES, TAGS, spoken
from assistant.readers.ocds.compile import Compiled, Step
from assistant.readers.ocds.entries import Package
from assistant.readers.ocds.fields import Json, day, day_words, flag, moment_words, obj, rows, text, texts
from assistant.readers.ocds.lots import (
    write_award_criteria,
    write_lots,
    write_period,
    write_selection,
    write_suitability,
    write_sustainability,
)
from assistant.readers.ocds.money import money
from assistant.readers.ocds.page import Page
from assistant.readers.ocds.places import buyer_of, delivery_places, region_words
from assistant.readers.ocds.source import cpv_of, documents_of, source_of
from assistant.readers.ocds.status import tags_of


def document_of(found: Compiled, package: Package, identity: str) -> Document:
    """Write the document of one procurement; `identity` becomes the id of its source.

    Raises ReadError when the notice says nothing.
    """
    state = found.release
    page = Page()
    source = source_of(found, package, identity, page.words)
    tender = obj(state, "tender")
    page.title(source.title)
    _write_notice(page, found, source.publisher)
    _write_buyer(page, state)
    page.section("Description")
    page.prose(text(tender, "description"))
    page.prose(text(state, "planning", "rationale"))
    _write_what_is_bought(page, state)
    _write_value(page, tender)
    _write_dates(page, state)
    _write_procedure(page, tender)
    page.section("Suitability")
    write_suitability(page, tender)
    page.section("Conditions for taking part")
    write_selection(page, tender)
    page.section("Award criteria")
    write_award_criteria(page, tender)
    page.section("Social value")
    write_sustainability(page, tender)
    page.prose(text(tender, "contractTerms", "socialStandards"))
    page.section("Key performance indicators")
    write_metrics(page, rows(tender, "targets"))
    _write_terms(page, tender)
    write_lots(page, tender)
    write_bids(page, state)
    write_awards(page, state)
    write_contracts(page, state)
    _write_planning(page, obj(state, "planning"))
    page.section("More information")
    page.prose(text(state, "description"))
    page.fact("Review", text(tender, "reviewDetails"))
    page.fact("Risks to performance", text(tender, "riskDetails"))
    for process in rows(state, "relatedProcesses"):
        page.fact("Related notice", text(process, "title") or text(process, "identifier"))
    page.section("Changes to the notice")
    for amendment in page.few(rows(tender, "amendments"), "changes"):
        write_amendment(page, amendment, "Change")
    _write_documents(page, state)
    _write_history(page, found.steps)
    return page.document(source, [*found.warnings, *faults_of(state)])


def _write_notice(page: Page, found: Compiled, publisher: str) -> None:
    state = found.release
    page.section("Notice")
    tags = spoken(tags_of(state), TAGS)
    published = day_words(day(text(state, "date")))
    page.fact("Latest notice", ", ".join(filter(None, (tags, published))))
    page.fact("Published on", publisher)
    page.fact("Status", spoken([text(state, "tender", "status")], STATUSES))
    page.fact("Reference", text(state, "tender", "id"))
    page.fact("Procurement identifier (OCID)", text(state, "ocid"))


def _write_buyer(page: Page, state: dict[str, Json]) -> None:
    page.section("Buyer")
    buyer = buyer_of(state)
    page.fact("Buyer", text(state, "buyer", "name") or text(buyer, "name"))
    for party in rows(state, "parties"):
        if party is not buyer and "buyer" in texts(party, "roles"):
            page.fact("Also buying", text(party, "name"))
    kinds = [text(one, "description") for one in rows(buyer, "details", "classifications")]
    page.fact("Kind of body", "; ".join(filter(None, kinds)))
    address = obj(buyer, "address")
    page.fact(
        "Place", ", ".join(filter(None, (text(address, "locality"), region_words(text(address, "region")))))
    )
    page.fact("Website", text(buyer, "details", "url"))


def _write_what_is_bought(page: Page, state: dict[str, Json]) -> None:
    tender = obj(state, "tender")
    page.section("What is bought")
    page.fact("Category", spoken([text(tender, "mainProcurementCategory")], CATEGORIES))
    codes = cpv_of(state)
    for code, words in list(codes.items())[:100]:
        page.item(f"CPV {code}: {words}" if words else f"CPV {code}")
    items = [
        *rows(tender, "items"),
        *(item for award in rows(state, "awards") for item in rows(award, "items")),
    ]
    for item in page.few(items, "entries of what is bought"):
        words = text(item, "description")
        if not re.match(r"see description", words, re.IGNORECASE):
            quantity = text(item, "quantity")
            page.item(f"{words} ({quantity})" if words and quantity else words)
    places = dict.fromkeys(place for item in items for place in delivery_places(item))
    for place in list(places)[:100]:
        page.fact("Place of delivery", place)


def _write_value(page: Page, tender: dict[str, Json]) -> None:
    page.section("Value")
    value, least = money(tender, "value"), money(tender, "minValue")
    if value.amount == 0 and least.amount:
        page.fact("Value", f"at least {least.words}")  # Contracts Finder writes nought for an open end
    elif least.words and value.words:
        page.fact("Value", f"from {least.words} to {value.words}")
    else:
        page.fact("Value", value.words or (f"at least {least.words}" if least.words else ""))
    threshold = flag(tender, "aboveThreshold")
    if threshold is not None:
        page.fact("Threshold", "above" if threshold else "below")


def _write_dates(page: Page, state: dict[str, Json]) -> None:
    tender = obj(state, "tender")
    page.section("Dates")
    published = text(tender, "datePublished") or text(state, "date")
    page.fact("Published", moment_words(published))
    page.fact("Questions until", moment_words(text(tender, "enquiryPeriod", "endDate")))
    page.fact("Expressions of interest due", moment_words(text(tender, "expressionOfInterestDeadline")))
    page.fact("Tenders from", moment_words(text(tender, "tenderPeriod", "startDate")))
    page.fact("Tenders due", moment_words(text(tender, "tenderPeriod", "endDate")))
    page.fact("Tenders opened", moment_words(text(tender, "bidOpening", "date")))
    page.fact("Invitations to the second stage", moment_words(text(tender, "secondStage", "invitationDate")))
    page.fact("Award decision from", moment_words(text(tender, "awardPeriod", "startDate")))
    page.fact("Award decision by", moment_words(text(tender, "awardPeriod", "endDate")))
    page.fact("Ended on", moment_words(text(tender, "finalStatusDate")))
    write_period(page, "Contract", tender)
    for milestone in page.few(rows(tender, "milestones"), "milestones"):
        name = text(milestone, "title") or text(milestone, "description") or text(milestone, "type")
        page.fact(name or "Milestone", moment_words(text(milestone, "dueDate")))


def _write_procedure(page: Page, tender: dict[str, Json]) -> None:
    page.section("Procedure")
    method = spoken([text(tender, "procurementMethod")], METHODS)
    details = text(tender, "procurementMethodDetails").rstrip(" -")
    page.fact("Procedure", details or method)
    if details:
        page.fact("Method", method)
    page.fact("Special regime", spoken(texts(tender, "specialRegime"), REGIMES))
    legal = obj(tender, "legalBasis")
    basis = (text(legal, "scheme"), text(legal, "id"))
    page.fact("Legal basis", _LAWS.get(basis, " ".join(filter(None, (*basis, text(legal, "uri"))))))
    page.prose(text(tender, "procedure", "features"), "How it runs")
    if flag(tender, "procedure", "isAccelerated"):
        page.fact("Accelerated", text(tender, "procedure", "acceleratedRationale") or "yes")
    page.prose(text(tender, "procurementMethodRationale"), "Why this procedure")
    _write_techniques(page, obj(tender, "techniques"))
    page.fact("Covered by", ", ".join(texts(tender, "coveredBy")))
    if flag(tender, "hasRecurrence") or text(tender, "recurrence", "description"):
        page.fact("Comes again", text(tender, "recurrence", "description") or "yes")
    page.prose(text(tender, "lotDetails", "noLotsDivisionRationale"), "Why there are no lots")
    page.fact("Lots", text(tender, "lotDetails", "awardCriteriaDetails"))
    for key, name in (
        ("maximumLotsBidPerSupplier", "may bid for"),
        ("maximumLotsAwardedPerSupplier", "may win"),
    ):
        most = text(tender, "lotDetails", key)
        if most.isdigit() and int(most) < 1000:  # noqa: PLR2004 -- Sell2Wales writes the largest integer for "all"
            page.fact("Lots", f"a supplier {name} at most {most}")
    page.fact("How to tender", text(tender, "submissionMethodDetails"))
    page.fact("Languages of tenders", ", ".join(texts(tender, "submissionTerms", "languages")))


def _write_techniques(page: Page, techniques: dict[str, Json]) -> None:
    if flag(techniques, "hasFrameworkAgreement"):
        page.fact("Framework", "yes")
        framework = obj(techniques, "frameworkAgreement")
        most = text(framework, "maximumParticipants")
        if most.isdigit() and int(most) < 10_000:  # noqa: PLR2004 -- Sell2Wales writes the largest number for "no limit"
            page.fact("Suppliers on the framework", f"at most {most}")
        if flag(framework, "isOpenFrameworkScheme"):
            page.fact("Open framework", "yes")
        page.fact("Framework", text(framework, "description"))
        page.fact("Why the framework lasts so long", text(framework, "periodRationale"))
    if flag(techniques, "hasDynamicPurchasingSystem"):
        page.fact("Dynamic market or purchasing system", "yes")
    if flag(techniques, "hasElectronicAuction"):
        page.fact("Electronic auction", text(techniques, "electronicAuction", "description") or "yes")


def _write_terms(page: Page, tender: dict[str, Json]) -> None:
    page.section("Contract terms")
    terms = obj(tender, "contractTerms")
    page.prose(text(terms, "performanceTerms"), "Performance")
    page.prose(text(terms, "financialTerms"), "Finance")
    page.prose(text(terms, "rewardsAndPenalties"), "Rewards and penalties")
    page.prose(text(terms, "otherTerms"), "Other terms")
    page.fact("Electronic invoices", spoken([text(terms, "electronicInvoicingPolicy")], {}))
    for key, name in (
        ("hasElectronicOrdering", "Electronic orders"),
        ("hasElectronicPayment", "Electronic payment"),
    ):
        said = flag(terms, key)
        if said is not None:
            page.fact(name, "yes" if said else "no")


def _write_planning(page: Page, planning: dict[str, Json]) -> None:
    page.section("Planning")
    page.fact("Project", text(planning, "project", "title"))
    page.prose(text(planning, "project", "description"))
    page.prose(text(planning, "budget", "description"), "Budget")
    page.fact("Budget", money(planning, "budget", "amount").words)
    page.prose(text(planning, "noEngagementNoticeRationale"), "Why there was no engagement notice")
    for milestone in page.few(rows(planning, "milestones"), "milestones"):
        name = text(milestone, "title") or text(milestone, "type") or "Milestone"
        page.fact(name, moment_words(text(milestone, "dueDate")))
        page.prose(text(milestone, "description"))


def _write_documents(page: Page, state: dict[str, Json]) -> None:
    """Title and address of each document, notices apart; nothing is fetched."""
    notices = [one for one in documents_of(state) if text(one, "documentType").endswith("Notice")]
    others = [one for one in documents_of(state) if one not in notices]
    for heading, entries in (("Documents", others), ("Notices", notices)):
        page.section(heading)
        for entry in page.few(entries, heading.lower(), 500):
            kind = spoken([text(entry, "documentType")], {})
            title = text(entry, "title") or text(entry, "description")[:300] or kind
            code = text(entry, "noticeType")
            when = day_words(day(text(entry, "datePublished")))
            page.item(
                ", ".join(filter(None, (title, code, when, text(entry, "url"))))
                if text(entry, "url") or code or text(entry, "title")
                else f"{kind}: {text(entry, 'description')}"
                if text(entry, "description")
                else ""
            )


def _write_history(page: Page, steps: tuple[Step, ...]) -> None:
    """A line a release, when there is more than one."""
    page.section("History")
    if len(steps) < 2:  # noqa: PLR2004 -- one release is no history
        return
    for number, step in enumerate(steps):
        when = day_words(day(step.date)) or "without a date"
        name = spoken(list(step.tags), TAGS) or "notice"
        if step.address:
            said = f"not read, only linked to: {step.address}"
        elif number == 0:
            said = "first notice here"
        else:
            said = "; ".join(step.changes) or "no change in what is compared"
        page.item(f"{when}, {name}{f' ({step.id})' if step.id else ''}: {said}")


_LAWS = {
    ("UKPGA", "2023/54"): "Procurement Act 2023",
    ("CELEX", "32014L0024"): "Directive 2014/24/EU on public procurement",
    ("CELEX", "32014L0023"): "Directive 2014/23/EU on concession contracts",
    ("CELEX", "32014L0025"): "Directive 2014/25/EU on utilities",
}
