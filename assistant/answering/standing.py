"""Says what to know of the sources that an answer rests on: superseded, invented, another country's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from assistant.answering import messages
from assistant.answers import Claim
from assistant.documents import Hit, Jurisdiction, Source, SourceStatus

_OF_STATUS: Final[dict[SourceStatus, Callable[[str], str]]] = {
    "not yet in force": messages.not_yet_in_force,
    "historic": messages.historic,
    "draft": messages.draft,
    "illustrative": messages.illustrative,
}
ELSEWHERE: Final[frozenset[Jurisdiction]] = frozenset({"Scotland", "Wales", "Northern Ireland"})
"""The product is for England: what holds elsewhere only is said to."""


def cautions(claims: Sequence[Claim]) -> tuple[str, ...]:
    """One sentence for each thing to know of the sources that `claims` cite, in their order, none twice."""
    cited = {citation.hit.source.id: citation.hit for claim in claims for citation in claim.citations}
    return tuple(dict.fromkeys(_of_all(cited.values())))


def _of_all(hits: Iterable[Hit]) -> Iterator[str]:
    for hit in hits:
        yield from _of_source(hit.source)
        if hit.newer and hit.source.status != "superseded":
            yield messages.later_version(hit.source.title, hit.newer)


def _of_source(source: Source) -> Iterator[str]:
    if source.status == "superseded":
        yield messages.superseded(source.title, source.superseded_by)
    elif source.status in _OF_STATUS:
        yield _OF_STATUS[source.status](source.title)
    if source.jurisdiction in ELSEWHERE:
        yield messages.elsewhere(source.title, source.jurisdiction)
