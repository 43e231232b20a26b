"""The answers to several questions of one message as one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import messages
from assistant.answering.turn import Turn
from assistant.answers import StageTime
from assistant.documents import Hit


def together(turn: Turn, parts: Sequence[Turn], evidence: tuple[Hit, ...]) -> Turn:
    """`turn` with what each of its `parts` found, drafted and left out, over all their `evidence`.

    A question that got no answer is named in the message; where none got one, the first one's status holds.
    """
    silent = [part for part in parts if not part.claims]
    told = list(dict.fromkeys(part.message for part in parts if part.message and part.claims))
    if silent and len(silent) < len(parts):
        told.append(messages.no_answer_to([part.standalone for part in silent]))
    whole = replace(
        turn,
        evidence=evidence,
        coverage=max(part.coverage for part in parts),
        claims=tuple(claim for part in parts for claim in part.claims),
        removed=tuple(claim for part in parts for claim in part.removed),
        premises=tuple(premise for part in parts for premise in part.premises),
        model=next((part.model for part in parts if part.model), ""),
        message=" ".join(told),
        trace=(*turn.trace, *_added(parts)),
    )
    if len(silent) == len(parts):
        return replace(whole, status=parts[0].status, message=parts[0].message)
    return whole


def _added(parts: Sequence[Turn]) -> list[StageTime]:
    """The stages of all parts, each once: seconds and counts added up."""
    added: dict[str, StageTime] = {}
    for item in (item for part in parts for item in part.trace):
        before = added.get(item.stage, StageTime(item.stage, 0.0))
        counts = dict(before.counts)
        for name, count in item.counts:
            counts[name] = counts.get(name, 0) + count
        added[item.stage] = StageTime(
            item.stage, round(before.seconds + item.seconds, 4), tuple(counts.items())
        )
    return list(added.values())
