"""The controls that limit an answer to some of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import gradio as gr

from assistant.documents import JURISDICTIONS, KINDS, SOURCE_STATUSES, Source
from assistant.library.filters import Filters
from assistant.web import words


@dataclass(frozen=True, slots=True)
class Choices:
    """What the sources of a library can be told apart by: values, with how many documents have each."""

    kinds: tuple[tuple[str, int], ...] = ()
    jurisdictions: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()
    collections: tuple[tuple[str, int], ...] = ()


def choices(sources: Iterable[Source]) -> Choices:
    """The choices that `sources` leave; a field in which all are alike leaves none."""
    held = list(sources)
    return Choices(
        kinds=_counted([source.kind for source in held], KINDS),
        jurisdictions=_counted([source.jurisdiction for source in held], JURISDICTIONS),
        statuses=_counted([source.status for source in held], SOURCE_STATUSES),
        collections=_counted([source.collection for source in held], ()),
    )


def controls(offered: Choices) -> dict[str, gr.CheckboxGroup]:
    """A group of check boxes for each field of `Choices` that leaves one, under a fold of their own."""
    groups = {item.name: getattr(offered, item.name) for item in fields(offered)}
    groups = {name: values for name, values in groups.items() if values}
    made: dict[str, gr.CheckboxGroup] = {}
    if not groups:
        return made
    with gr.Accordion(words.NARROW, open=False, elem_id="narrow"):
        for name, values in groups.items():
            made[name] = gr.CheckboxGroup(
                choices=[(f"{words.named(name, value)} ({count:,})", value) for value, count in values],
                label=words.NARROW_BY[name],
                elem_id=f"narrow-{name}",
            )
    return made


def filters(names: Sequence[str], chosen: Sequence[Sequence[str]]) -> Filters:
    """The filters that the check boxes ask for: within a group any of the ticked ones, between groups all."""
    limits: dict[str, Any] = {name: tuple(values) for name, values in zip(names, chosen, strict=True)}
    return Filters(**limits)


def _counted(values: Sequence[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    counts.pop("", None)
    if len(counts) < 2 and (len(counts) == 0 or counts.total() == len(values)):  # noqa: PLR2004 -- one value is no choice
        return ()
    known = [value for value in order if value in counts]
    others = sorted(counts.keys() - set(known), key=str.casefold)
    return tuple((value, counts[value]) for value in (*known, *others))
