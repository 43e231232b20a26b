"""Tenders received, awards, contracts and how they are kept."""

from __future__ import annotations

from assistant.readers.ocds.codes import MEASURES, SCALES, STATUSES, spoken
from assistant.readers.ocds.fields import Json, day, day_words, flag, moment_words, obj, rows, text
from assistant.readers.ocds.lots import lot_name, write_period
from assistant.readers.ocds.money import money
from assistant.readers.ocds.page import Page

_LONG_LIST = 10
"""Suppliers up to which they are written in one line."""


def write_bids(page: Page, state: dict[str, Json]) -> None:
    """How many tenders there were, and from whom."""
    page.section("Tenders received")
    statistics = rows(state, "bids", "statistics")
    several = len({text(one, "relatedLot") for one in statistics}) > 1
    for one in page.few(statistics, "figures on tenders"):
        lot = text(one, "relatedLot")
        name = spoken([text(one, "measure")], MEASURES)
        page.fact(f"{lot_name(lot)}, {name}" if several and lot else name.capitalize(), text(one, "value"))
    if not statistics:
        page.fact("Tenders received", text(state, "tender", "numberOfTenderers"))


def write_awards(page: Page, state: dict[str, Json]) -> None:
    """Who won what, for how much and how long."""
    awards = rows(state, "awards")
    for count, award in enumerate(page.few(awards, "awards"), start=1):
        name = f"Award {count}" if len(awards) > 1 else "Award"
        title = _begin(page, state, award, name)
        page.fact("Award decision", moment_words(text(award, "date")))
        page.fact("Lots", ", ".join(lot_name(lot) for lot in _lots(award)))
        page.fact("Standstill until", moment_words(text(award, "standstillPeriod", "endDate")))
        page.fact("Assessment summaries sent", moment_words(text(award, "assessmentSummariesDateSent")))
        for milestone in rows(award, "milestones")[:20]:
            kind = text(milestone, "type")
            label = (
                "Contract to be signed" if kind == "futureSignatureDate" else spoken([kind], {}).capitalize()
            )
            page.fact(label or "Milestone", moment_words(text(milestone, "dueDate")))
        write_period(page, "Contract", award)
        if text(award, "description") != title:
            page.prose(text(award, "description"))
        page.prose(text(award, "rationale") or text(award, "statusDetails"), "Why")


def _begin(page: Page, state: dict[str, Json], entry: dict[str, Json], name: str) -> str:
    """What an award and a contract begin with alike; its title comes back."""
    title = text(entry, "title")
    page.section(f"{name}: {title}" if title else name, label=name)
    _write_suppliers(page, state, rows(entry, "suppliers"))
    page.fact("Value", money(entry, "value").words)
    page.fact("Status", spoken([text(entry, "status")], STATUSES))
    return title


def write_contracts(page: Page, state: dict[str, Json]) -> None:
    """What was signed, the measures agreed, how it went, changed and ended."""
    contracts = rows(state, "contracts")
    for count, contract in enumerate(page.few(contracts, "contracts"), start=1):
        name = f"Contract {count}" if len(contracts) > 1 else "Contract"
        title = _begin(page, state, contract, name)
        page.fact("Signed", moment_words(text(contract, "dateSigned")))
        write_period(page, "Contract", contract, "period")
        if text(contract, "description") != title:
            page.prose(text(contract, "description"))
        page.section("Key performance indicators", level=3, label=f"{name} › key performance indicators")
        write_metrics(page, rows(contract, "agreedMetrics"))
        page.prose(text(contract, "noAgreedMetricsRationale"), "Why there are none")
        page.section("Performance", level=3, label=f"{name} › performance")
        _write_performance(page, obj(contract, "implementation"))
        page.section("Changes", level=3, label=f"{name} › changes")
        for amendment in page.few(rows(contract, "amendments"), "changes"):
            write_amendment(page, amendment, "Change")
        for amendment in page.few(rows(contract, "proposedAmendments"), "proposed changes"):
            write_amendment(page, amendment, "Proposed change")
        page.section("End of the contract", level=3, label=f"{name} › end")
        reason = text(contract, "terminationRationaleClassification", "description")
        page.fact(
            "Reason", reason or spoken([text(contract, "terminationRationaleClassification", "id")], {})
        )
        page.prose(text(contract, "implementation", "finalStatusDetails") or text(contract, "statusDetails"))
        page.fact("Ended", moment_words(text(contract, "implementation", "endDate")))
        page.fact("Final value", money(contract, "implementation", "finalValue").words)


def _write_suppliers(page: Page, state: dict[str, Json], suppliers: list[dict[str, Json]]) -> None:
    """Their names, with what the notice says of their size and kind."""
    parties = {text(party, "id"): party for party in rows(state, "parties") if text(party, "id")}
    named = []
    for supplier in page.few(suppliers, "suppliers"):
        party = parties.get(text(supplier, "id"), {})
        name = text(supplier, "name") or text(party, "name")
        said = [SCALES.get(text(party, "details", "scale").lower(), "")]
        if flag(party, "details", "vcse"):
            said.append("voluntary, community or social enterprise")
        kind = ", ".join(filter(None, said))
        if name:
            named.append(f"{name} ({kind})" if kind else name)
    if len(named) <= _LONG_LIST:
        page.fact("Supplier" if len(named) == 1 else "Suppliers", "; ".join(named))
    else:
        for name in named:
            page.fact("Supplier", name)


def write_metrics(page: Page, metrics: list[dict[str, Json]]) -> None:
    """Measures with their targets or what was observed: `Waiting time: 20 days — description`."""
    for metric in page.few(metrics, "measures"):
        title, description = text(metric, "title") or text(metric, "id"), text(metric, "description")
        said = [_observed(one) for one in rows(metric, "observations")[:100]]
        alone = said.pop() if len(said) == 1 else ""
        head = f"{title}: {alone}" if alone else title
        page.item(f"{head} — {description}" if description and description != title else head)
        for words in said:
            page.fact(title, words)


def _observed(one: dict[str, Json]) -> str:
    """When, how much, how it is graded, and notes."""
    unit = text(one, "unit", "name")
    measure = " ".join(filter(None, (text(one, "measure") or text(one, "quantity"), unit)))
    grade = text(one, "measureClassification", "description")
    grade = grade or spoken([text(one, "measureClassification", "id")], {})
    start, end = day(text(one, "period", "startDate")), day(text(one, "period", "endDate"))
    when = " to ".join(map(day_words, filter(None, dict.fromkeys((start, end)))))
    notes = text(one, "notes") or text(one, "note")
    return "; ".join(filter(None, (when, measure, grade, notes.rstrip("."))))


def _write_performance(page: Page, implementation: dict[str, Json]) -> None:
    write_metrics(page, rows(implementation, "metrics"))
    for failure in page.few(rows(implementation, "performanceFailures"), "failures"):
        said = [text(failure, "category"), text(failure, "requirement"), text(failure, "description")]
        page.prose("; ".join(filter(None, said)), "Failure")
        page.fact("Penalty", money(failure, "penaltyValue").words or text(failure, "penaltyImposed"))
        page.prose(text(failure, "partialTermination"), "Ended in part")


def write_amendment(page: Page, amendment: dict[str, Json], name: str) -> None:
    """When, what and why; the value and the end after it, where they are said."""
    when = day_words(day(text(amendment, "date")))
    classes = [text(one, "description") for one in rows(amendment, "rationaleClassifications")]
    said = [when, text(amendment, "description"), text(amendment, "rationale"), *classes]
    page.prose("; ".join(filter(None, said)), name)
    page.fact(f"Value after the {name.lower()}", money(amendment, "value").words)
    end = moment_words(text(amendment, "period", "endDate"))
    page.fact(f"End after the {name.lower()}", end)


def _lots(award: dict[str, Json]) -> list[str]:
    listed = award.get("relatedLots")
    found = [str(lot) for lot in listed if isinstance(lot, (str, int))] if isinstance(listed, list) else []
    return found or list(filter(None, [text(award, "relatedLot")]))
