"""The catalogue entry of a page of GOV.UK, with what a person should know of its standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus
from assistant.readers.declared import leading_date
from assistant.readers.govuk.fields import content_of, fields_of, rows_of, text_of
from assistant.readers.govuk.words import plain

_SITE = "https://www.gov.uk"
_LICENCE = "Open Government Licence v3.0"
_RESEARCH = frozenset(
    {
        *("research", "research_for_development_output", "independent_report", "statistics"),
        *("national_statistics", "official_statistics", "statistical_data_set", "transparency"),
    }
)
_NATIONS: dict[frozenset[str], Jurisdiction] = {
    frozenset({"england"}): "England",
    frozenset({"wales"}): "Wales",
    frozenset({"scotland"}): "Scotland",
    frozenset({"northern_ireland"}): "Northern Ireland",
    frozenset({"england", "wales"}): "England and Wales",
    frozenset({"england", "wales", "scotland"}): "Great Britain",
    frozenset({"england", "wales", "scotland", "northern_ireland"}): "UK",
}
_LONGEST_NOTICE = 300
"""Characters of the reason for a withdrawal that are quoted."""


def page_source(item: dict[str, Any], details: dict[str, Any]) -> Source:
    """The catalogue entry of a page."""
    path = text_of(item.get("base_path"))
    organisations = rows_of(fields_of(item.get("links")).get("organisations"))
    publishers = dict.fromkeys(filter(None, (text_of(each.get("title")) for each in organisations)))
    slug = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")
    return Source(
        id=f"gov-uk-{slug or 'homepage'}",
        title=text_of(item.get("title")) or path.rpartition("/")[2],
        publisher="; ".join(publishers) or "GOV.UK",
        date=_date(item, details),
        kind=_kind(text_of(item.get("document_type"))),
        jurisdiction=_jurisdiction(details),
        status=_status(item),
        licence=_LICENCE,
        address=f"{_SITE}{path}" if re.fullmatch(r"/\S*", path) else "",
    )


def _date(item: dict[str, Any], details: dict[str, Any]) -> str:
    """The day of the last change that the public was told of."""
    changes = [text_of(change.get("public_timestamp")) for change in rows_of(details.get("change_history"))]
    moments = (item.get("public_updated_at"), max(changes, default=""), item.get("first_published_at"))
    return next(filter(None, (leading_date(text_of(moment)) for moment in moments)), "")


def _kind(document_type: str) -> Kind:
    if document_type == "statutory_guidance":
        return "statutory guidance"
    return "research" if document_type in _RESEARCH else "guidance"


def _status(item: dict[str, Any]) -> SourceStatus:
    if _is_withdrawn(item):
        return "historic"
    consults = text_of(item.get("document_type")) in {"open_consultation", "consultation"}
    return (
        "draft"
        if consults and re.search(r"\bdraft\b", text_of(item.get("title")), re.IGNORECASE)
        else "current"
    )


def _jurisdiction(details: dict[str, Any]) -> Jurisdiction:
    return _NATIONS.get(frozenset(_nations(details)), "not stated")


def _nations(details: dict[str, Any]) -> Iterator[str]:
    for nation, applies in fields_of(details.get("national_applicability")).items():
        if fields_of(applies).get("applicable") is True:
            yield nation


def _is_withdrawn(item: dict[str, Any]) -> bool:
    return bool(fields_of(item.get("withdrawn_notice"))) or item.get("withdrawn") is True


def page_warnings(item: dict[str, Any], details: dict[str, Any]) -> Iterator[str]:
    """What a person should know of the page: withdrawn, of an earlier government, for some nations only."""
    if _is_withdrawn(item):
        notice = fields_of(item.get("withdrawn_notice"))
        day = _day(text_of(notice.get("withdrawn_at")))
        why = plain(content_of(notice.get("explanation")))[:_LONGEST_NOTICE]
        yield "withdrawn from GOV.UK" + (f" on {day}" if day else "") + (f": {why}" if why else "")
    government = fields_of(details.get("government"))
    if details.get("political") is True and government.get("current") is False:
        yield f"published under the {text_of(government.get('title')) or 'previous government'}"
    nations = sorted(_nations(details))
    if nations and _jurisdiction(details) == "not stated":
        yield "applies to " + " and ".join(nation.replace("_", " ").title() for nation in nations)


def _day(moment: str) -> str:
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return ""
    return f"{day.day} {day:%B %Y}"
