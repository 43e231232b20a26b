from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.eligibility import provisions
from assistant.eligibility.check import check
from assistant.eligibility.duties import DUTIES
from assistant.eligibility.facts import Facts
from assistant.eligibility.rules import RULES
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.library.catalogue import Catalogue
from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.sources import shipped_corpus
from assistant.models.embedding import EmbeddingModel
from assistant.readers import read
from assistant.settings import Settings


def every_provision() -> Iterator[tuple[str, Provision]]:
    for module in pkgutil.iter_modules(provisions.__path__):
        held = vars(importlib.import_module(f"{provisions.__name__}.{module.name}"))
        for name, value in held.items():
            several = value if isinstance(value, tuple) else (value,)
            yield from ((name, item) for item in several if isinstance(item, Provision))


PROVISIONS = list(every_provision())


@pytest.mark.parametrize(("name", "provision"), PROVISIONS, ids=[f"{n}-{p.label}" for n, p in PROVISIONS])
def test_the_note_tells_each_provision_to_the_letter(name: str, provision: Provision) -> None:
    note = read(shipped_corpus() / "notes" / f"{provision.note}.md")
    cited = LawTexts().cite(provision)
    assert cited.quote == provision.told, name
    assert cited.quote in note.text
    assert cited.quote in cited.context
    assert cited.context in note.text
    assert provision.label in cited.locator
    assert cited.address == provision.address


@pytest.mark.parametrize(
    ("label", "end"),
    [
        ("s.81(6)(b)", "ukpga/2011/20/section/81"),
        ("Sch.1 para.5(a)", "uksi/2012/1313/schedule/1/paragraph/5"),
        ("Sch. para.10", "uksi/2012/1647/schedule/paragraph/10"),
        ("reg.10A(3)(c)(i)", "uksi/2008/2113/regulation/10A"),
        ("Sch.1", "uksi/2012/1313/schedule/1"),
    ],
)
def test_a_provision_has_its_page_on_legislation_gov_uk(label: str, end: str) -> None:
    provision = next(item for _, item in PROVISIONS if item.label == label)
    assert provision.address == f"https://www.legislation.gov.uk/{end}"


ACT = """---
id: made-up-copy
title: "Localism Act 2011, Part 5 Chapter 2"
kind: legislation
jurisdiction: England
status: in force
source: "https://www.legislation.gov.uk/ukpga/2011/20/part/5/chapter/2"
---
# Localism Act 2011

#### 81 Words of our own for a test

- (1) First words.

- (2) A made-up list of those who can be asked—

- (a) the first kind,

- (b) the second kind.

- (6) A made-up list of those who can ask—

- (a) a group,

- (b) a charity of the test.
"""


@pytest.fixture
def with_act(
    settings: Settings, model: Callable[[], EmbeddingModel], tmp_path: Path
) -> Iterator[tuple[Catalogue, Path]]:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "act.md").write_text(ACT, encoding="utf-8")
    index(settings, [papers], Options(), model)
    catalogue = Catalogue(settings.data_dir / "catalogue.sqlite3")
    yield catalogue, papers
    catalogue.close()


def test_where_the_library_holds_the_act_the_act_is_quoted(with_act: tuple[Catalogue, Path]) -> None:
    catalogue, _ = with_act
    texts = LawTexts(catalogue)
    charity = next(rule for rule in RULES if rule.id == "body.charity")
    cited = texts.cite(charity.provision)
    assert (cited.kind, cited.locator, cited.quote) == (
        "legislation",
        "s.81(6)(b)",
        "(b) a charity of the test.",
    )
    held = catalogue.document(cited.source_id)
    assert held is not None
    assert cited.quote in cited.context
    assert cited.context in held.text


def test_a_list_is_quoted_with_all_its_items(with_act: tuple[Catalogue, Path]) -> None:
    listed = next(rule for rule in RULES if rule.id == "authority.listed")
    cited = LawTexts(with_act[0]).cite(listed.provision)
    assert cited.quote.startswith("(2) A made-up list")
    assert cited.quote.endswith("(b) the second kind.")


def test_what_the_copy_of_the_act_lacks_is_cited_to_the_note(with_act: tuple[Catalogue, Path]) -> None:
    duty = next(duty for duty in DUTIES if duty.id == "say_when")
    assert LawTexts(with_act[0]).cite(duty.provision).kind == "note"


def test_an_act_that_comes_later_is_seen(
    settings: Settings, model: Callable[[], EmbeddingModel], with_act: tuple[Catalogue, Path]
) -> None:
    catalogue, papers = with_act
    texts = LawTexts(catalogue)
    charity = next(rule for rule in RULES if rule.id == "body.charity")
    assert texts.cite(charity.provision).kind == "legislation"
    changed = ACT.replace("a charity of the test", "a charity of the second copy")
    (papers / "act.md").write_text(changed, encoding="utf-8")
    index(settings, [papers], Options(), model)
    assert texts.cite(charity.provision).quote == "(b) a charity of the second copy."


def test_every_label_of_ours_stands_in_the_real_texts(
    shared: Path, settings: Settings, model: Callable[[], EmbeddingModel]
) -> None:
    index(settings, [shared / "corpus" / "legislation"], Options(), model)
    catalogue = Catalogue(settings.data_dir / "catalogue.sqlite3")
    texts = LawTexts(catalogue)
    try:
        for name, provision in PROVISIONS:
            cited = texts.cite(provision)
            assert cited.kind == "legislation", f"{name}: {provision.cited} is not in the Act"
            assert cited.locator == provision.label
            held = catalogue.document(cited.source_id)
            assert held is not None
            assert cited.quote in held.text
    finally:
        catalogue.close()


def test_every_reason_of_a_check_can_be_cited() -> None:
    texts = LawTexts()
    for reason in check(Facts(), date(2026, 11, 22)).reasons:
        assert texts.cite(reason.provision).quote
