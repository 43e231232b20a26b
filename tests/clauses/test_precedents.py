from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.clauses.block import Block
from assistant.clauses.brief import Brief
from assistant.clauses.choosing import chosen
from assistant.clauses.draft import draft
from assistant.clauses.library import block
from assistant.clauses.precedents import precedents
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_corpus
from assistant.library.store import open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings

TODAY = date(2026, 11, 22)
ASKS = "The contractor shall start apprentices on the work, and cut carbon from its vehicles each year."
NOTICE = """---
id: {id}
title: {title}
publisher: {buyer}
kind: tender
jurisdiction: England
status: current
date: {date}
address: https://notices.example/{id}
collection: Notices
---
# {title}

{text}
"""
NOTICES = {
    "grounds-north": (
        "Grounds maintenance of the north",
        "North Council",
        "2025-03-01",
        f"Grass is cut in parks.\n\n{ASKS}",
    ),
    "grounds-north-again": ("Grounds maintenance of the north", "North Council", "2025-04-01", ASKS),
    "grounds-copied": ("Grounds maintenance of the east", "East Council", "2025-05-01", ASKS),
    "grounds-plain": (
        "Grounds maintenance of the south",
        "South Council",
        "2025-06-01",
        "The contractor shall cut the grass in every park and shall empty the bins before they overflow.",
    ),
    "grounds-none": (
        "Grounds maintenance of the west",
        "West Council",
        "2025-07-01",
        "The council will not ask for social value or apprentices in this short contract for grass.",
    ),
    "training": (
        "Apprenticeships framework",
        "South Council",
        "2025-08-01",
        "A list of training firms for apprenticeships in offices and shops across the county area.",
    ),
}
GUIDE = """---
id: a-guide
title: A guide to grounds maintenance and social value
publisher: Ministry
kind: guidance
---
# A guide

The contractor shall start apprentices on grounds maintenance and shall report on social value each year.
"""
GROUNDS = Brief("grounds maintenance", value_inc_vat=600_000, months=36, contract_type="services")


@pytest.fixture(scope="module")
def search(
    tmp_path_factory: pytest.TempPathFactory, cache_dir: Path, embedding: EmbeddingModel
) -> Iterator[Search]:
    home = tmp_path_factory.mktemp("precedents")
    folder = home / "documents"
    invented = folder / "tenders"
    invented.mkdir(parents=True)
    for name in ("grounds-maintenance.json", "home-care.json", "source.toml"):
        shutil.copy(shipped_corpus() / "tenders" / name, invented / name)
    for name, (title, buyer, day, text) in NOTICES.items():
        page = NOTICE.format(id=name, title=title, buyer=buyer, date=day, text=text)
        (folder / f"{name}.md").write_text(page, encoding="utf-8")
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    settings = Settings(data_dir=home / "data", cache_dir=cache_dir, chat_model="none")
    report = index(settings, [folder], Options(), lambda: embedding)
    assert not report.failed
    library = open_library(settings.data_dir)
    yield open_search(library, embedding)
    library.close()


@pytest.fixture(scope="module")
def outcomes() -> tuple[Block, ...]:
    return block("apprenticeships"), block("low-carbon-travel")


def test_a_past_tender_is_quoted_to_the_letter_where_it_asks(
    search: Search, outcomes: tuple[Block, ...]
) -> None:
    found = {item.source_id: item for item in precedents(GROUNDS, outcomes, search)}
    texts = {hit.source.id: hit.passage.text for hit in search(ASKS, 20)}
    real = next(item for item in found.values() if not item.illustrative)
    assert real.quote == ASKS
    assert real.quote in texts[real.source_id]
    assert real.buyer in {"North Council", "East Council"}
    assert real.date.startswith("2025-")
    assert real.locator
    assert real.address.startswith("https://notices.example/")


def test_every_quote_is_part_of_its_own_notice(search: Search) -> None:
    for service in ("grounds maintenance", "home care", "waste collection"):
        brief = Brief(service, value_inc_vat=2_000_000, months=36, contract_type="services")
        chosen_blocks, _ = chosen(brief, TODAY)
        for item in precedents(brief, chosen_blocks, search):
            document = search.library.catalogue.document(item.source_id)
            assert document is not None
            assert item.quote in document.text


def test_several_hits_of_one_notice_and_copies_of_it_are_one(
    search: Search, outcomes: tuple[Block, ...]
) -> None:
    found = precedents(GROUNDS, outcomes, search)
    assert len({item.source_id for item in found}) == len(found)
    assert len({item.quote for item in found}) == len(found)
    assert len([item for item in found if item.quote == ASKS]) == 1


def test_an_invented_notice_is_marked_and_comes_after_real_ones(
    search: Search, outcomes: tuple[Block, ...]
) -> None:
    found = precedents(GROUNDS, outcomes, search)
    assert [item.illustrative for item in found] == sorted(item.illustrative for item in found)
    assert any(item.illustrative and "Thornwick" in item.buyer for item in found)


def test_a_notice_that_asks_for_nothing_alike_is_left_out(
    search: Search, outcomes: tuple[Block, ...]
) -> None:
    found = {item.source_id for item in precedents(GROUNDS, outcomes, search)}
    assert not found & {"grounds-plain", "grounds-none", "training", "a-guide"}


def test_no_more_are_given_than_asked_for(search: Search, outcomes: tuple[Block, ...]) -> None:
    assert len(precedents(GROUNDS, outcomes, search, limit=1)) == 1
    assert precedents(GROUNDS, outcomes, search, limit=0) == ()


def test_there_are_none_where_nothing_alike_was_asked(search: Search) -> None:
    brief = Brief("translation of letters", value_inc_vat=60_000)
    assert precedents(brief, (block("modern-slavery-training-and-remedy"),), search) == ()


def test_the_same_brief_has_the_same_precedents_and_they_stand_in_the_pack(
    search: Search, outcomes: tuple[Block, ...]
) -> None:
    once = precedents(GROUNDS, outcomes, search)
    assert precedents(GROUNDS, outcomes, search) == once
    assert draft(GROUNDS, as_at=TODAY, precedents=once).precedents == once
