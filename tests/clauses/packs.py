"""Packs for the tests of what is written from them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from lxml import etree
from markdown_it import MarkdownIt

from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.pack import ClausePack, Precedent
from assistant.law.cited import LawTexts

DAY = date(2026, 11, 22)
TEXTS = LawTexts()
PARKS = Brief(
    "grounds maintenance of parks",
    buyer_type="council",
    value_inc_vat=2_000_000,
    months=48,
    contract_type="services",
    light_touch=False,
)
HOME_CARE = Brief(
    "home care for older people",
    description="Care at home across the borough, day and night.",
    buyer="Barton Borough Council",
    buyer_type="council",
    value_inc_vat=30_000_000,
    months=84,
    contract_type="services",
    light_touch=True,
    health_service=False,
    priorities=("fair pay for care workers", "loneliness"),
    weighting_percent=15,
    market="small charities",
    lighter=True,
)
SCHOOLS = Brief(
    "repair of school roofs",
    buyer_type="council",
    value_inc_vat=9_000_000,
    months=24,
    contract_type="works",
    health_service=False,
)
UNKNOWN = Brief("catering")
BRIEFS = {"parks": PARKS, "home care": HOME_CARE, "schools": SCHOOLS, "little known": UNKNOWN}
PRECEDENT = Precedent(
    source_id="tender-1",
    title="Grounds maintenance framework",
    buyer="Barton Borough Council",
    date="2025-03-04",
    locator="Lot 1 › award criteria",
    quote="The supplier shall start apprentices on the contract.",
    address="https://www.find-tender.service.gov.uk/Notice/1",
    illustrative=True,
)


def pack_of(brief: Brief) -> ClausePack:
    return draft(brief, as_at=DAY, precedents=[PRECEDENT])


def bare(text: str) -> str:
    """Without white space, which each format breaks in its own way, and without hyphens at line ends."""
    return re.sub(r"[\s\xad]+", "", text)


def shown(markdown: str) -> str:
    """The words of a Markdown file as they are shown."""
    tokens = MarkdownIt().enable("table").parse(markdown)
    inlines = [child for token in tokens if token.type == "inline" for child in token.children or []]
    return "\n".join(child.content for child in inlines if child.type in {"text", "text_special"})


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))
