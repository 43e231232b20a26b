"""Which building blocks fit a brief, by rules."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.clauses.block import Block
from assistant.clauses.brief import Brief, Theme
from assistant.clauses.kinds import belongs, ranks
from assistant.clauses.library import blocks
from assistant.clauses.size import above_threshold, is_light_touch

_OUTCOMES_BY_VALUE: Final = ((50_000, 1), (250_000, 2), (1_000_000, 3), (5_000_000, 4))
"""Pounds below which so many commitments are enough: our judgement of proportion, not law."""
_MOST = 5
_UNKNOWN = 3

SMALL: Final = 100_000
"""Pounds below which the machinery is cut to what a small provider can carry: our judgement."""
TINY: Final = 25_000
"""Pounds below which only what no pack can do without stays: our judgement."""
LARGE: Final = 5_000_000
"""Pounds above which results are public: Procurement Act 2023, section 52(1)."""

MACHINERY: Final = (
    "method-statement-made-contractual",
    "governance-and-named-owner",
    "reporting",
    "evidence-and-audit",
    "no-double-counting",
    "substitution-at-equal-value",
    "change-control",
    "sub-contractor-flow-down",
    "data-protection",
    "remedies-ladder",
)
SMALL_MACHINERY: Final = (
    "method-statement-made-contractual",
    "reporting",
    "no-double-counting",
    "change-control",
    "data-protection",
    "remedies-ladder",
)
TINY_MACHINERY: Final = (
    "method-statement-made-contractual",
    "reporting",
    "change-control",
    "remedies-ladder",
)
PUBLICATION: Final = "publication-of-performance"
_LIGHTEST: Final = ("feedback-acted-upon", "packaging-take-back", "accessible-recruitment")
"""For a contract that is smaller or shorter than any block is meant for: those that ask least."""

_WORD = re.compile(r"[a-z]{4,}")
_TOGETHER = re.compile(r"(?<=\bnet) (?=zero)|(?<=\bzero)[ -](?=hours)")
"""Words that mean something else apart: net zero has nothing to do with zero hours."""
_COMMON = frozenset(
    {"service", "contract", "provision", "council", "public", "with", "that", "this", "from", "their", "have"}
    | {
        "people",
        "more",
        "into",
        "than",
        "them",
        "they",
        "will",
        "each",
        "other",
        "work",
        "year",
        "well",
        "stay",
        "make",
    }
)
_OF_KIND: Final = 8.0
"""Points of the block that an officer looks at first; each further place costs one."""
_WISHED: Final = 2.0
"""How much more a word of the priorities or the policy counts than one of the description."""
_NEAR: Final = 3.0
"""Points from which a block that belongs to no kind is looked at: a rare word in common."""
_MOST_BY_WORDS: Final = 30.0
"""Points that words come near to and do not pass, so that a long policy does not drown the service."""


def chosen(brief: Brief, as_at: date) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Commitments and machinery for a brief, in the order in which they stand in the pack."""
    return _outcomes(brief, as_at), _machinery(brief)


def fits(block: Block, brief: Brief, as_at: date) -> bool:
    """Whether the block suits the kind, length, value and rules of the contract, as far as they are known."""
    if brief.contract_type and brief.contract_type not in block.contract_types:
        return False
    if brief.months is not None and brief.months < block.min_months:
        return False
    if brief.value_inc_vat is not None and brief.value_inc_vat < block.min_value:
        return False
    if block.theme in brief.left_out:
        return False
    return not block.regimes or bool(set(block.regimes) & could_be(brief, as_at))


def could_be(brief: Brief, as_at: date) -> set[str]:
    """The kinds of procurement that this one is, or may be as far as is known."""
    above = above_threshold(brief, brief.start or as_at)
    if brief.health_service:
        return {"health services"}
    found = {"light touch"} if is_light_touch(brief) else set()
    found |= {"above threshold"} if above is not False else set()
    return found | ({"below threshold"} if above is not True else set())


def light(brief: Brief) -> bool:
    """Whether the wording for small providers is used: when it is wanted, and for a small contract."""
    return brief.lighter or (brief.value_inc_vat is not None and brief.value_inc_vat < SMALL)


def meant_for(blocks_chosen: Sequence[Block], brief: Brief, as_at: date) -> bool:
    """Whether the commitments are meant for a contract of this size, and not only the lightest there are."""
    return all(fits(block, brief, as_at) for block in blocks_chosen)


def _outcomes(brief: Brief, as_at: date) -> tuple[Block, ...]:
    fitting = [block for block in blocks() if block.kind == "outcome" and fits(block, brief, as_at)]
    points = {block.id: _points(block, brief) for block in fitting}
    ranked = sorted(fitting, key=lambda block: (-points[block.id], block.id))
    worth = [block for block in ranked if belongs(block.id, brief) and points[block.id] >= _NEAR]
    taken: list[Block] = []
    for block in [*_one_for_each_theme(ranked, brief), *worth]:
        if len(taken) >= max(_how_many(brief), len(_asked(brief))):
            break
        if block not in taken and not _overlap(block, taken) and _adds(block, taken):
            taken.append(block)
    return tuple(taken) or _lightest(brief)


def _lightest(brief: Brief) -> tuple[Block, ...]:
    by_id = {block.id: block for block in blocks()}
    able = (
        by_id[name]
        for name in _LIGHTEST
        if brief.contract_type is None or brief.contract_type in by_id[name].contract_types
    )
    return tuple(able)[:1]


def _machinery(brief: Brief) -> tuple[Block, ...]:
    by_id = {block.id: block for block in blocks()}
    value = brief.value_inc_vat
    names: tuple[str, ...] = SMALL_MACHINERY if light(brief) else MACHINERY
    if value is not None and value < TINY:
        names = TINY_MACHINERY
    if value is not None and value > LARGE and brief.light_touch is not True and not brief.lighter:
        names = (*names[:-1], PUBLICATION, names[-1])
    return tuple(by_id[name] for name in names)


def _asked(brief: Brief) -> tuple[Theme, ...]:
    """The themes that were asked for; the machinery is there anyway."""
    return tuple(theme for theme in dict.fromkeys(brief.themes) if theme != "machinery")


def _how_many(brief: Brief) -> int:
    if brief.value_inc_vat is None:
        return _UNKNOWN
    count = next((count for limit, count in _OUTCOMES_BY_VALUE if brief.value_inc_vat < limit), _MOST)
    return max(count - 1, 1) if brief.lighter else count


def _one_for_each_theme(ranked: list[Block], brief: Brief) -> list[Block]:
    """The best block of each theme that was asked for, one that belongs before one that may not."""
    found: list[Block] = []
    for theme in _asked(brief):
        able = [block for block in ranked if block.theme == theme and not _overlap(block, found)]
        found += sorted(able, key=lambda block: not belongs(block.id, brief))[:1]
    return found


def _adds(block: Block, taken: list[Block]) -> bool:
    """Whether it brings a theme that is not there yet."""
    return block.theme not in {other.theme for other in taken}


def _overlap(block: Block, taken: list[Block]) -> bool:
    return any(other.id in block.overlaps or block.id in other.overlaps for other in taken)


def _points(block: Block, brief: Brief) -> float:
    """How well the block goes with the brief: its kind, then the words that they share, rare ones more."""
    place = ranks(brief).get(block.id)
    of_kind = 0.0 if place is None else max(_OF_KIND - place, _NEAR)
    about = _words(f"{block.words} {block.title} {block.theme}")
    plain = _rarity(about & _words(f"{brief.service} {brief.description}"))
    wished = _rarity(about & _words(" ".join((*brief.priorities, brief.policy_text))))
    return of_kind + _levelled(plain / _WISHED + _WISHED * wished)


def _levelled(points: float) -> float:
    return _MOST_BY_WORDS * (1 - math.exp(-points / _MOST_BY_WORDS))


def _rarity(shared: set[str]) -> float:
    known = _known_words()
    return sum(math.log(len(blocks()) / known[word]) for word in shared)


@functools.cache
def _known_words() -> Counter[str]:
    """In how many blocks each word stands."""
    return Counter(
        word for block in blocks() for word in _words(f"{block.words} {block.title} {block.theme}")
    )


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(_TOGETHER.sub("", text.lower()))} - _COMMON
