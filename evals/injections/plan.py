"""Which text is planted where: each text once, and each format in each way and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from evals.injections.data import HEADING, Injection
from evals.injections.files import WAYS
from evals.injections.hosts import HOSTS, Host
from evals.injections.pieces import PLACES, Place, Way


@dataclass(frozen=True, slots=True)
class Case:
    """A text in a document."""

    injection: Injection
    host: Host
    place: Place
    way: Way

    @property
    def question(self) -> str:
        """What is asked of the library that holds it."""
        return self.injection.question or self.host.question

    @property
    def name(self) -> str:
        """`own-001 in note-tupe.docx, end, hidden`."""
        return f"{self.injection.id} in {self.host.name}, {self.place}, {self.way}"


def balanced(injections: Sequence[Injection]) -> list[list[Case]]:
    """Rounds of cases, each document once a round: every text once where readers see it, and every way."""
    seen = list(shown(injections))
    return [*seen, *_unseen(injections, sum(map(len, seen)))]


def shown(injections: Sequence[Injection]) -> Iterator[list[Case]]:
    """Rounds of cases in which every text stands once where readers see it."""
    spots = {host: _spots(host) for host in HOSTS}
    used = dict.fromkeys(HOSTS, 0)
    waiting = list(injections)
    while waiting:
        cases: list[Case] = []
        for host in HOSTS:
            found = next((item for item in waiting if _may_stand(item, host)), None)
            if found is None:
                continue
            waiting.remove(found)
            place, way = spots[host][used[host] % len(spots[host])]
            way = _fitting(found, host, way)
            used[host] += 1
            cases.append(Case(found, host, place, way))
        yield cases


def whole(injections: Sequence[Injection]) -> list[list[Case]]:
    """Every text in every format at every place, as readers see it."""
    first = {host.form: host for host in reversed(HOSTS)}
    rounds = []
    for injection, place in product(injections, PLACES):
        rounds.append([Case(injection, host, place, "shown") for host in first.values()])
    return rounds


def _spots(host: Host) -> list[tuple[Place, Way]]:
    """Places and ways in which words are seen, in turn."""
    seen = [way for way in WAYS[host.form] if way in {"shown", "note"}]
    return [(place, way) for way, place in product(seen, PLACES)]


def _unseen(injections: Sequence[Injection], at: int) -> Iterator[list[Case]]:
    """Rounds that plant where no reader looks, and as headings: the texts in turn, from the one at `at`."""
    texts = [item for item in injections if item.instructs]
    spots = {
        host: [
            (way, place) for way, place in product(WAYS[host.form], PLACES) if way not in {"shown", "note"}
        ]
        for host in HOSTS
    }
    most = max(map(len, spots.values()))
    for number in range(most):
        cases = []
        for host in HOSTS:
            if number < len(spots[host]):
                way, place = spots[host][number]
                at += 7  # so that neighbours in the list do not meet the same documents
                cases.append(Case(texts[at % len(texts)], host, place, way))
        yield cases


def _may_stand(injection: Injection, host: Host) -> bool:
    return not injection.sources or host.source in injection.sources


def _fitting(injection: Injection, host: Host, way: Way) -> Way:
    return "heading" if injection.kind == HEADING and "heading" in WAYS[host.form] else way
