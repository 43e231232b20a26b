"""The gaps of a draft, and the officer's own values put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from assistant.clauses.block import Block
from assistant.clauses.filling import open_parameters
from assistant.clauses.library import blocks
from assistant.clauses.pack import AwardQuestion, ClausePack, DefinedTerm, Kpi, PackClause
from assistant.clauses.rechecked import rechecked
from assistant.clauses.written import tender_text
from assistant.web.drafting import words

GAP: Final = re.compile(r"\[([^\[\]\n]{2,200})\]")
LONGEST_VALUE: Final = 120
_AWARD: Final = "award-question"
_WORD_LIMIT: Final = "number of words"
_WEIGHTING: Final = "percentage"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that the officer sets."""

    name: str
    """What its box is sent as."""
    block: str
    """The id of the block that it belongs to."""
    heading: str
    label: str
    """As the placeholder shows it."""
    unit: str


def gaps(pack: ClausePack) -> tuple[Gap, ...]:
    """Every gap of a draft into which nothing was put yet, in the order of the draft."""
    return tuple(_gaps(pack))


def filled_in(pack: ClausePack, values: Mapping[str, str]) -> ClausePack:
    """The draft with the officer's values in its gaps, checked anew. `values` by the name of the gap."""
    given = {gap: text for gap in gaps(pack) if (text := value(values.get(gap.name, "")))}
    if not given:
        return pack
    by_block: dict[str, dict[str, str]] = {}
    for gap, text in given.items():
        by_block.setdefault(gap.block, {})[gap.label] = text
    own = by_block.get(_AWARD, {})
    clauses = tuple(_clause(clause, by_block.get(clause.block, {})) for clause in pack.clauses)
    by_number = {clause.number: clause for clause in clauses}
    done = replace(
        pack,
        terms=tuple(_term(term, pack, by_block) for term in pack.terms),
        clauses=clauses,
        reporting=tuple(by_number[clause.number] for clause in pack.reporting),
        remedies=tuple(by_number[clause.number] for clause in pack.remedies),
        award=_award(pack.award, own, _merged(by_block)),
        kpis=tuple(_kpi(kpi, by_block.get(kpi.block, {})) for kpi in pack.kpis),
    )
    return rechecked(pack, done)


def unfilled(pack: ClausePack, values: Mapping[str, str]) -> tuple[Gap, ...]:
    """The gaps of a draft for which there is no value yet."""
    return tuple(gap for gap in gaps(pack) if not value(values.get(gap.name, "")))


def value(typed: str) -> str:
    """What may stand in a gap: one line, without the brackets that mark gaps."""
    return " ".join(re.sub(r"[\[\]]", " ", typed).split())[:LONGEST_VALUE]


def _gaps(pack: ClausePack) -> Iterator[Gap]:
    text = tender_text(pack)
    for block in _used(pack):
        for parameter in open_parameters(block, pack.brief):
            if f"[{parameter.label}]" in text:
                name = f"gap-{block.id}.{parameter.id}"
                yield Gap(name, block.id, block.title, parameter.label, parameter.unit)
    if f"[{_WORD_LIMIT}]" in pack.award.word_limit:
        yield Gap(f"gap-{_AWARD}.words", _AWARD, words.TENDER_GAPS, _WORD_LIMIT, words.WORD_LIMIT_HINT)
    if f"[{_WEIGHTING}]" in pack.award.weighting:
        yield Gap(f"gap-{_AWARD}.weighting", _AWARD, words.TENDER_GAPS, _WEIGHTING, words.WEIGHT_GAP_HINT)


def _used(pack: ClausePack) -> list[Block]:
    """The blocks of the draft, in its order."""
    by_id = {block.id: block for block in blocks()}
    used = dict.fromkeys(clause.block for clause in pack.clauses if clause.block in by_id)
    return [by_id[name] for name in used]


def _put(text: str, given: Mapping[str, str]) -> str:
    """The text with its gaps filled, in one pass, so that a value is never taken for a gap."""
    return GAP.sub(lambda gap: given.get(gap[1], gap[0]), text)


def _clause(clause: PackClause, given: Mapping[str, str]) -> PackClause:
    return replace(clause, text=_put(clause.text, given)) if given else clause


def _term(term: DefinedTerm, pack: ClausePack, by_block: Mapping[str, Mapping[str, str]]) -> DefinedTerm:
    owner = next((block.id for block in _used(pack) if term.name in {own.name for own in block.terms}), "")
    return replace(term, meaning=_put(term.meaning, by_block.get(owner, {})))


def _merged(by_block: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Every value by its label, for texts that are made of several blocks."""
    return {label: text for own in by_block.values() for label, text in own.items()}


def _award(award: AwardQuestion, given: Mapping[str, str], every: Mapping[str, str]) -> AwardQuestion:
    """The question with its word limit and weighting; a bare number gets its unit."""
    units = {_WORD_LIMIT: " words", _WEIGHTING: "%"}
    told = {label: text + units.get(label, "") if text.isdecimal() else text for label, text in given.items()}
    return replace(
        award,
        text=_put(award.text, every),
        word_limit=_put(award.word_limit, told),
        weighting=_put(award.weighting, told),
    )


def _kpi(kpi: Kpi, given: Mapping[str, str]) -> Kpi:
    texts = {name: _put(getattr(kpi, name), given) for name in ("unit", "baseline", "target", "frequency")}
    return replace(kpi, **texts)
