"""The award question: what tenderers are asked, how much it counts and how it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.block import Block
from assistant.clauses.brief import Brief
from assistant.clauses.filling import filled, service_of
from assistant.clauses.pack import AwardQuestion, Score

SCALE: Final[tuple[Score, ...]] = (
    Score(
        "Excellent",
        "The answer meets every point listed with a plan for this contract that names people, dates and "
        "evidence, and the evaluators are sure that it will be done.",
    ),
    Score("Good", "The answer meets every point listed with a plan for this contract, with minor gaps."),
    Score("Adequate", "The answer meets most points listed, but parts of the plan are general or not dated."),
    Score("Weak", "The answer meets few points listed, or describes what the tenderer does elsewhere."),
    Score("None", "There is no answer, or nothing in it belongs to this contract."),
)
"""Words, not marks: the marks belong to the officer's own scale."""


def award_question(brief: Brief, outcomes: Sequence[Block]) -> AwardQuestion:
    """One question with a part for each commitment; what is not given is a placeholder."""
    asked = [(block, block.award) for block in outcomes if block.award]
    lines = [
        f"Describe how you will keep the Social Value Commitments in this contract for {service_of(brief)}.",
        "Answer each part. Only what you will do under this contract is scored, not your general policies.",
        *(
            f"({letter}) {filled(award.ask, block, brief)}"
            for letter, (block, award) in zip(ascii_lowercase, asked, strict=False)
        ),
        *_shares(len(asked)),
        "A good answer shows the following.",
        *(f"- {filled(point, block, brief)}" for block, award in asked for point in award.good),
        "Your answer becomes the Method Statement and part of the contract.",
    ]
    return AwardQuestion(
        text="\n".join(lines),
        word_limit="[number of words]",
        weighting=_weighting(brief),
        scoring=SCALE,
        provisions=(law.SUBJECT_MATTER, law.MEASURABLE, law.PROPORTIONATE, law.WEIGHT_SHOWN),
    )


def _shares(parts: int) -> list[str]:
    """What each part counts within the question: the officer's to decide, and tenderers' to know."""
    if parts < 2:  # noqa: PLR2004 -- a question of a single part has no shares
        return []
    return [
        "The parts count as follows: "
        + ", ".join(
            f"({letter}) [share of the marks for part {letter}]" for letter in ascii_lowercase[:parts]
        )
        + "."
    ]


def _weighting(brief: Brief) -> str:
    if brief.weighting_percent is None:
        return "[percentage] of the total score"
    return f"{brief.weighting_percent:g}% of the total score"
