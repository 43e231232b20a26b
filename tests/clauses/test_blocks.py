from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.clauses.block import ALWAYS, SLOT, Block
from assistant.clauses.brief import THEMES, Brief
from assistant.clauses.choosing import chosen, fits
from assistant.clauses.draft import draft
from assistant.clauses.filling import filled, open_parameters, wordings
from assistant.clauses.kinds import ANY_KIND, KINDS
from assistant.clauses.library import blocks
from assistant.clauses.provisions import INSTRUMENTS
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.library.sources import shipped_corpus

TODAY = date(2026, 11, 22)
BLOCKS = blocks()
IDS = [block.id for block in BLOCKS]
OUTCOMES = [block for block in BLOCKS if block.kind == "outcome"]
EACH = pytest.mark.parametrize("block", BLOCKS, ids=IDS)
EACH_OUTCOME = pytest.mark.parametrize("block", OUTCOMES, ids=[block.id for block in OUTCOMES])


def made_for(block: Block, *, lighter: bool = False) -> Brief:
    """A brief that asks for the block in so many words, and is large and long enough for it."""
    return Brief(
        "a service that is bought",
        description=f"{block.summary} {block.words}",
        buyer_type="council",
        value_inc_vat=max(block.min_value, 6_000_000),
        months=max(block.min_months, 48),
        contract_type=block.contract_types[0],
        light_touch="light touch" in block.regimes,
        health_service=False,
        priorities=(block.words, block.title),
        themes=(block.theme,) if block.kind == "outcome" else (),
        lighter=lighter,
    )


def test_there_are_at_least_forty_blocks_and_every_theme_has_one() -> None:
    assert len(BLOCKS) >= 40
    assert {block.theme for block in BLOCKS} == set(THEMES)


def test_no_two_blocks_share_an_id_or_a_title() -> None:
    assert len(set(IDS)) == len(IDS)
    assert len({block.title for block in BLOCKS}) == len(IDS)
    assert [path.stem for path in sorted((shipped_corpus() / "clauses").glob("*.toml"))] == IDS


@EACH
def test_each_section_rests_on_a_sentence_of_its_note_to_the_letter(block: Block) -> None:
    for section in block.sections:
        assert section.instrument in INSTRUMENTS
        note = shipped_corpus() / "notes" / f"{section.note}.md"
        assert section.told in note.read_text(encoding="utf-8"), section.label
        cited = LawTexts().cite(
            Provision(INSTRUMENTS[section.instrument], section.label, section.note, section.told)
        )
        assert cited.quote == section.told


@EACH
def test_each_section_is_told_by_a_sentence_that_names_its_number(block: Block) -> None:
    """The sentence that is quoted must be about that section, and not about another."""
    for section in block.sections:
        numbers = re.findall(r"\d+", section.label)
        if numbers:
            assert re.search(rf"\b{numbers[0]}\b", section.told), f"{section.label}: {section.told}"


@EACH
def test_overlaps_name_other_blocks_of_the_library(block: Block) -> None:
    assert block.id not in block.overlaps
    assert set(block.overlaps) <= set(IDS)


@EACH_OUTCOME
def test_each_block_can_be_chosen(block: Block) -> None:
    brief = made_for(block)
    assert fits(block, brief, TODAY)
    outcomes, _ = chosen(brief, TODAY)
    assert block.id in {one.id for one in outcomes}


@EACH
def test_each_block_fills_without_a_leftover_slot(block: Block) -> None:
    for lighter in (False, True):
        brief = made_for(block, lighter=lighter)
        texts = [*wordings(block, brief), *(term.meaning for term in block.terms), block.relevant]
        if block.award:
            texts += [block.award.ask, *block.award.good]
        if block.measure:
            texts += [block.measure.target, block.measure.baseline]
        for text in texts:
            assert not re.search(r"[{}]", filled(text, block, brief)), text


@EACH
def test_each_clause_keeps_the_words_of_its_block_around_its_placeholders(block: Block) -> None:
    for lighter in (False, True):
        brief = made_for(block, lighter=lighter)
        labels = {parameter.id: f"[{parameter.label}]" for parameter in block.parameters}
        for text in wordings(block, brief):
            rest = filled(text, block, brief)
            for name in SLOT.findall(text):
                if name not in ALWAYS:
                    assert labels[name] in rest
                    rest = rest.replace(labels[name], f"{{{name}}}")
            assert rest == text


@EACH
def test_each_parameter_that_stands_in_the_draft_is_left_to_the_officer(block: Block) -> None:
    brief = made_for(block)
    asked = {parameter.label for parameter in open_parameters(block, brief)}
    text = " ".join(filled(text, block, brief) for text in wordings(block, brief))
    assert set(re.findall(r"\[([^\]]+)\]", text)) <= asked


@EACH_OUTCOME
def test_each_outcome_has_a_measure_with_evidence_frequency_and_owner_in_the_table(block: Block) -> None:
    pack = draft(made_for(block), as_at=TODAY)
    kpi = next(kpi for kpi in pack.kpis if kpi.block == block.id)
    for cell in (kpi.measure, kpi.unit, kpi.baseline, kpi.target, kpi.evidence, kpi.frequency, kpi.owner):
        assert cell.strip()


@EACH_OUTCOME
def test_each_block_stands_in_a_pack_with_each_of_its_own_terms_that_it_uses_defined(block: Block) -> None:
    pack = draft(made_for(block), as_at=TODAY)
    defined = {term.name for term in pack.terms}
    text = " ".join(clause.text for clause in pack.clauses if clause.block == block.id)
    for term in block.terms:
        if re.search(rf"\b{re.escape(term.name)}", text):
            assert term.name in defined


def test_what_the_kinds_of_purchase_name_is_in_the_library() -> None:
    named = {name for kind in KINDS for name in kind.blocks} | {
        name for names in ANY_KIND.values() for name in names
    }
    assert named <= {block.id for block in OUTCOMES}


def test_a_kind_names_only_blocks_that_can_suit_what_it_is_bought_as() -> None:
    by_id = {block.id: block for block in BLOCKS}
    for kind in KINDS:
        for name in kind.blocks:
            assert set(kind.contract_types) & set(by_id[name].contract_types), (kind.name, name)


def test_every_number_of_a_block_is_a_parameter_with_a_label_of_its_own() -> None:
    for block in BLOCKS:
        labels = [parameter.label for parameter in block.parameters]
        assert len(set(labels)) == len(labels), block.id


def test_a_damaged_block_is_named_with_its_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.clauses import library  # noqa: PLC0415 -- its cache is emptied around the damage
    from assistant.clauses.errors import BlockError  # noqa: PLC0415 -- beside its use

    folder = tmp_path / "clauses"
    folder.mkdir()
    text = (shipped_corpus() / "clauses" / "apprenticeships.toml").read_text(encoding="utf-8")
    (folder / "apprenticeships.toml").write_text(
        text.replace("shall start", "should start"), encoding="utf-8"
    )
    monkeypatch.setattr(library, "shipped_corpus", lambda: tmp_path)
    library.blocks.cache_clear()
    try:
        with pytest.raises(BlockError, match=r"apprenticeships\.toml"):
            library.blocks()
    finally:
        library.blocks.cache_clear()
