"""Each part of the field has a note, and the note holds the words that a reader would look for."""

from __future__ import annotations

import re
from typing import Any

import pytest

TOPICS = {
    # Commissioning
    "definition of commissioning": ("commissioning-what-it-is", "needs", "procurement", "purchasing"),
    "commissioning cycle": ("commissioning-cycle", "analyse", "plan", "do", "review", "insight"),
    "roles": ("commissioners-role", "standards", "monitors", "procurement officer"),
    "outcomes": ("outcomes-based-commissioning", "output", "payment by results"),
    "co-production": ("co-production", "New Economics Foundation", "assets", "peers", "blurred"),
    "user involvement": ("involving-users", "Joseph Rowntree Foundation", "Mauger", "Schehrer"),
    "decommissioning": ("decommissioning", "notice", "three months", "equality analysis"),
    "market engagement": ("market-engagement", "s.16(1)", "UK2", "unfair advantage"),
    "conflicts of interest": ("conflicts-of-interest", "conflicts assessment", "s.83"),
    "TUPE": ("tupe", "service provision change", "terms and conditions"),
    "consultation": ("consultation", "Gunning", "Moseley", "formative"),
    "equality duty": ("equality-duty", "due regard", "s.149(1)", "delegated"),
    "best value": ("best-value", "economy, efficiency and effectiveness", "8 May 2024"),
    "care market shaping": ("market-shaping", "Care Act 2014, s.5", "sustainability"),
    "grants or contracts": ("grants-or-contracts", "pecuniary interest", "subsidy"),
    "charities and social enterprises": ("vcse", "small and medium-sized", "Covenant", "PPN 001"),
    # Procurement
    "objectives of the Procurement Act": ("procurement-act-objectives", "s.12(1)(b)", "integrity"),
    "thresholds": ("procurement-thresholds", "£207,720", "£663,540", "VAT", "31 December 2027"),
    "procedures": ("procurement-act-procedures", "open procedure", "competitive flexible", "direct award"),
    "award criteria": ("procurement-act-award", "most advantageous tender", "s.23(2)(d)"),
    "conditions of participation": ("procurement-act-before-the-tender", "s.22(3)(a)", "s.22(4)(a)"),
    "lots": ("procurement-act-before-the-tender", "s.18(1)", "s.18(2)"),
    "reserved contracts": ("reserved-contracts", "30%", "five years", "s.33(6)"),
    "light touch": ("light-touch-contracts", "£663,540", "s.23(6)(c)", "s.74(2)"),
    "small contracts": ("below-threshold-contracts", "£30,000", "30 days", "s.85(1)"),
    "local reservation Order": ("local-reservation-order-2026", "4 February 2026", "s.17(5)(e)", "border"),
    "indicators": ("procurement-act-managing-the-contract", "£5 million", "three", "twelve months"),
    "contract change": ("procurement-act-contract-changes", "10%", "economic balance", "s.74(4)"),
    "notices": ("procurement-act-notices", "UK4", "pipeline", "contract details notice", "s.75(1)"),
    "standstill and remedies": ("procurement-act-standstill-and-remedies", "eight working days", "damages"),
    "Provider Selection Regime": ("provider-selection-regime", "Process C", "social value", "2023/1348"),
    "payment of sub-contractors": (
        "payment-in-the-supply-chain",
        "section 68(2)",
        "section 73(1)",
        "section 88(8)",
        "payments compliance notice",
        "PPN 021",
    ),
    "personal data": (
        "data-protection-in-contracts",
        "controller",
        "processor",
        "article 28(3)",
        "data minimisation",
        "72 hours",
    ),
    "modern slavery": (
        "modern-slavery-in-contracts",
        "s.54(1)",
        "£36 million",
        "Schedule 6",
        "Schedule 7",
        "PPN 009",
    ),
    "two-tier workforce": ("two-tier-workforce", "section 32", "Part 5A", "October 2026"),
    # Social value
    "social value": ("social-value-what-it-is", "economic, social and environmental", "surplus"),
    "Social Value Act": ("social-value-act", "s.1(3)", "24 February 2025", "row 11 or 12"),
    "national policy statement": ("national-procurement-policy-statement", "s.13(9)", "three priorities"),
    "PPN 06/20 and PPN 002": (
        "social-value-central-government-policy",
        "5 themes",
        "8 outcomes",
        "superseded",
    ),
    "measures": ("social-value-measures", "TOMs", "proxy", "35 measures", "additional"),
    "weighting": ("social-value-weighting", "10%", "20%", "s.23(3)(b)"),
    "pay": ("social-value-pay", "real living wage", "C-549/13", "s.17(5)(a)"),
    "pitfalls": ("social-value-pitfalls", "donations", "s.90(1)", "equivalents"),
    "drafting": ("social-value-clauses", "method statement", "audit", "service credit", "sub-contractors"),
    "non-commercial matters": ("local-government-act-1988-section-17", "s.17(11)", "2001/909", "s.19(8)"),
    "who must do what": ("social-value-councils-and-central-government", "PPN 024", "free to choose"),
    # Community rights
    "right to challenge": ("right-to-challenge-overview", "s.81(6)", "s.83(2)", "library"),
    "who may challenge": ("right-to-challenge-who", "s.81(6)(d)", "BID", "surplus"),
    "whom and what": (
        "right-to-challenge-whom-and-what",
        "London Fire Commissioner",
        "Maldon",
        "named person",
    ),
    "windows and time limits": ("right-to-challenge-when", "30 days", "My Community", "s.84(3)"),
    "contents": ("right-to-challenge-expression-of-interest", "Schedule 1, paragraph 5(a)", "sub-contractor"),
    "decision and grounds": ("right-to-challenge-rejection", "Ground 10", "Ealing", "not one of the ten"),
    "procurement after acceptance": ("right-to-challenge-after-acceptance", "s.83(9)", "guarantee"),
    "reorganisation": ("right-to-challenge-reorganisation", "10A", "single-tier"),
    "common failures": ("right-to-challenge-common-failures", "window", "sub-contractor", "building"),
    "history and use": ("right-to-challenge-history-and-use", "27 June 2012", "gamble", "nuclear"),
    "community value": ("assets-of-community-value", "six weeks", "six months", "Chapter 3"),
    "participation requests": ("participation-requests-scotland", "s.24(5)", "two years", "31"),
    "Wales and Northern Ireland": ("right-to-challenge-wales-scotland-northern-ireland", "Wales", "Northern"),
    # Programmes and ideas
    "Our Place": ("our-place", "Locality", "£4.3 million", "118", "ended"),
    "neighbourhood budgets": ("our-place", "12 neighbourhoods", "Castle Vale", "fourteen"),
    "social productivity": ("social-productivity", "Sir Andrew Foster", "three shifts"),
    "Big Society": ("big-society", "2010", "Civil Exchange", "critics"),
    "Commissioning Academy": ("commissioning-academy", "100-day plan", "2013", "2016"),
}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_a_note_that_holds_its_words(topic: str, notes: list[Any]) -> None:
    name, *words = TOPICS[topic]
    body = {note.name: note.body for note in notes}[f"note-{name}"].casefold()
    missing = [word for word in words if not re.search(rf"(?<!\w){re.escape(word.casefold())}", body)]
    assert not missing


def test_every_note_belongs_to_a_topic(notes: list[Any]) -> None:
    assert {note.name for note in notes} == {f"note-{name}" for name, *_ in TOPICS.values()}


def test_notes_on_another_country_say_so_in_their_jurisdiction(notes: list[Any]) -> None:
    abroad = {
        note.name: note.front["jurisdiction"] for note in notes if note.front["jurisdiction"] != "England"
    }
    assert abroad == {
        "note-participation-requests-scotland": "Scotland",
        "note-right-to-challenge-wales-scotland-northern-ireland": "UK",
    }
