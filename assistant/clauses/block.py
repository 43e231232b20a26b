"""A building block of the clause library, as a person wrote it in corpus/clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assistant.clauses.brief import ContractType, Theme

Regime = Literal["above threshold", "below threshold", "light touch", "health services"]
"""Kinds of procurement for which a block or a section holds."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Z“{][^\n]*[.?]$", max_length=420)
]
Phrase = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2, pattern=r"^[^\n]+$", max_length=200)
]

SLOT = re.compile(r"\{([a-z_]+)\}")
ALWAYS = {"service", "buyer"}
"""Slots that the brief fills; all others are parameters of the block."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Strict):
    """A defined term, capitalised wherever the block uses it."""

    name: Phrase
    meaning: Sentence


class Clause(_Strict):
    """One sentence with one obligation."""

    text: Sentence
    lighter: Sentence | None = None
    """The same for small providers; None where it is light already."""


class Parameter(_Strict):
    """What the officer fills in; never filled by anybody else."""

    id: Name
    label: Phrase
    """As the placeholder shows it: `number of apprentice starts`."""
    unit: Phrase
    kind: Literal["number", "percentage", "date", "text", "money"]


class Award(_Strict):
    """The block's part of the award question."""

    ask: Sentence
    good: tuple[Sentence, ...] = Field(min_length=2, max_length=4)
    """What a good answer shows, each something that can be seen in the answer."""


class Measure(_Strict):
    """How it is known whether it was done."""

    name: Phrase
    unit: Phrase
    baseline: Phrase
    target: Phrase
    """With slots: `{apprentices} by {by_date}`."""
    evidence: tuple[Phrase, ...] = Field(min_length=1, max_length=4)
    frequency: Phrase
    owner: Phrase


class Section(_Strict):
    """A provision that it rests on, with the sentence of a shipped note that tells it."""

    instrument: Phrase
    label: Phrase
    note: Slug
    told: Annotated[str, StringConstraints(min_length=20, pattern=r"^[^\n]+$")]
    when: tuple[Regime, ...] = ()
    """The kinds of procurement for which it is law; empty for all."""


class Block(_Strict):
    """One building block."""

    id: Slug
    kind: Literal["outcome", "machinery"]
    theme: Theme
    title: Phrase
    summary: Sentence
    words: Phrase
    """Words that people use for it, for finding it."""
    fits: tuple[Sentence, ...] = Field(min_length=1, max_length=4)
    not_when: tuple[Sentence, ...] = Field(min_length=1, max_length=4)
    contract_types: tuple[ContractType, ...] = Field(min_length=1)
    min_months: int = Field(ge=0, le=60)
    """The shortest contract, in months, for which it is proportionate: our judgement, not law."""
    min_value: int = Field(ge=0)
    """The least value in pounds, VAT included, for which it is proportionate: our judgement, not law."""
    terms: tuple[Term, ...] = ()
    clauses: tuple[Clause, ...] = Field(min_length=1, max_length=6)
    parameters: tuple[Parameter, ...] = ()
    award: Award | None = None
    measure: Measure | None = None
    risk: Sentence
    guard: Sentence
    relevant: Sentence
    """Why it relates to the subject-matter of a contract for {service}; a reason, not a boast."""
    engage: Sentence | None = None
    """A question for market engagement."""
    regimes: tuple[Regime, ...] = ()
    """The kinds of procurement that it suits; empty for all."""
    overlaps: tuple[Slug, ...] = ()
    """Blocks that ask for nearly the same: only one of them stands in a pack."""
    sections: tuple[Section, ...] = Field(min_length=1, max_length=5)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))
        return self


_VAGUE = re.compile(
    r"\b(should|must|will|may wish|endeavour|where possible|significant|reasonable endeavours|best endeavours"
    r"|appropriate|relevant|local|regularly)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|half)\b", re.IGNORECASE
)


def _faults(block: Block) -> Iterator[str]:
    texts = [text for clause in block.clauses for text in (clause.text, clause.lighter) if text]
    yield from _faults_of_slots(block, texts)
    for text in texts:
        if len(re.findall(r"\bshall\b", text)) != 1:
            yield f"a clause has exactly one “shall”: {text}"
        if _VAGUE.search(text):
            yield f"a vague or wrong word in: {text}"
    yield from (f"a number in: {text}" for text in (*texts, *_meanings(block)) if _NUMBER.search(text))
    for term in block.terms:
        elsewhere = " ".join((*texts, *(other.meaning for other in block.terms if other is not term)))
        if not re.search(rf"\b{re.escape(term.name)}s?\b", elsewhere):
            yield f"the term {term.name} is not used"
    if block.kind == "outcome" and None in {block.award, block.measure, block.engage}:
        yield "an outcome has award, measure and engage"
    if (block.kind == "machinery") != (block.theme == "machinery"):
        yield "the theme machinery is for kind machinery, and for nothing else"


def _meanings(block: Block) -> list[str]:
    return [term.meaning for term in block.terms]


def _faults_of_slots(block: Block, texts: list[str]) -> Iterator[str]:
    shown = " ".join(
        (
            *texts,
            block.relevant,
            *_meanings(block),
            *((block.award.ask, *block.award.good) if block.award else ()),
            *((block.measure.target,) if block.measure else ()),
        )
    )
    used = set(SLOT.findall(shown)) - ALWAYS
    declared = {parameter.id for parameter in block.parameters}
    if used - declared:
        yield f"slots without a parameter: {sorted(used - declared)}"
    if declared - used:
        yield f"parameters without a slot: {sorted(declared - used)}"
    if "{" in SLOT.sub("", shown):
        yield "a { that opens no slot"
