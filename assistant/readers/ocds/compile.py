"""The notices of one procurement as its latest state, and what each of them changed.

Releases are merged with ocdsmerge, which would fetch the OCDS schema for its merge rules. It is given rules
of our own instead, and so never touches the network: lists of which an entry has no id, or an id twice, are
taken whole from the latest release that has them; all else is merged by id, as OCDS has it.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocdsmerge import CompiledRelease
from ocdsmerge.exceptions import OCDSMergeError, OCDSMergeWarning

from assistant.readers.ocds.fields import Json, moment, normalised, rows, text, texts
from assistant.readers.ocds.history import changes, facts

MOST_HISTORY = 200
"""Releases of one procurement whose changes are told, the latest; all of them are merged."""

_WHOLE = frozenset({"additionalClassifications", "additionalIdentifiers", "classifications"})
"""Lists that OCDS replaces as a whole although their entries have ids."""


@dataclass(frozen=True, slots=True)
class Step:
    """One release in the history of a procurement: when, what kind, what it changed."""

    id: str
    date: str
    """As published: ISO 8601 with its time, or empty."""
    tags: tuple[str, ...]
    changes: tuple[str, ...]
    address: str = ""
    """Of a release that is only linked to, and was not read."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The latest state of one procurement."""

    release: dict[str, Json]
    """In the shape of a release, without contact points; the id, date and tag are those of the latest."""
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]


def compiled(notices: Sequence[dict[str, Json]]) -> Compiled:
    """The state after all releases and records of one procurement, in the order of their dates.

    Without a release or a compiled release among them, `release` is empty.
    """
    faults: Counter[str] = Counter()
    said: list[str] = []
    bases, releases, links = _sorted_out(notices, faults)
    releases = _distinct(releases, said)
    undated = sum(moment(text(release, "date")) is None for release in releases)
    if undated and len(releases) > 1:
        said.append(f"notices without a date that can be read, taken as the earliest: {undated}")
    releases.sort(key=_when)  # stable: releases of one moment stay in the order of the file
    base = max(bases, key=_when, default=None)
    if base is not None:
        # The publisher's own compilation stands for all that it knew; later releases go on top of it.
        later = [release for release in releases if _when(release) > _when(base)]
    else:
        later = releases
    state, steps = _merged(base, releases, later, said)
    steps += [
        Step("", text(link, "date"), tuple(texts(link, "tag")), (), text(link, "url")) for link in links
    ]
    steps.sort(key=lambda step: _moment(step.date))
    if links:
        said.append(f"notices that are only linked to and were not fetched: {len(links)}")
    said += [fault if count == 1 else f"{fault} ({count} times)" for fault, count in faults.items()]
    return Compiled(state, tuple(steps[-MOST_HISTORY:]), tuple(said))


def _sorted_out(
    notices: Sequence[dict[str, Json]], faults: Counter[str]
) -> tuple[list[dict[str, Json]], list[dict[str, Json]], list[dict[str, Json]]]:
    """Compiled releases, releases, and links to releases."""
    bases: list[dict[str, Json]] = []
    releases: list[dict[str, Json]] = []
    links: list[dict[str, Json]] = []
    for notice in notices:
        if "compiledRelease" not in notice and not isinstance(notice.get("releases"), list):
            releases.append(normalised(notice, faults))
            continue
        base = notice.get("compiledRelease")
        if isinstance(base, dict):
            bases.append(normalised({"ocid": notice.get("ocid"), **base}, faults))
        elif "compiledRelease" in notice:
            faults["its compiled release was no object"] += 1
        for release in rows(notice, "releases"):
            if text(release, "url") and not (
                release.keys() & {"tender", "awards", "contracts", "buyer", "id"}
            ):
                links.append(release)
            else:
                releases.append(normalised(release, faults))
    return bases, releases, links


def _distinct(releases: list[dict[str, Json]], said: list[str]) -> list[dict[str, Json]]:
    """The releases without those that stand there twice; other trouble with ids is said."""
    contents: set[str] = set()
    ids: set[str] = set()
    kept = []
    twice = different = nameless = 0
    for release in releases:
        content = json.dumps(release, sort_keys=True)
        identity = text(release, "id")
        if content in contents:
            twice += 1
            continue
        nameless += not identity
        different += bool(identity) and identity in ids
        contents.add(content)
        ids.add(identity)
        kept.append(release)
    if twice:
        said.append(f"notices that stood there more than once, each read once: {twice}")
    if different:
        said.append(f"notices with the id of another one that differ from it, all read: {different}")
    if nameless:
        said.append(f"notices without an id: {nameless}")
    return kept


def _merged(
    base: dict[str, Json] | None,
    releases: list[dict[str, Json]],
    later: list[dict[str, Json]],
    said: list[str],
) -> tuple[dict[str, Json], list[Step]]:
    """The state, and a step for each release; what is before a compiled release is told from itself alone."""
    everything = [*([base] if base is not None else []), *releases]
    if not everything:
        return {}, []
    whole = _whole_lists(everything)
    if any(path for path, clash in whole.items() if clash):
        named = ", ".join(sorted(".".join(path) for path, clash in whole.items() if clash)[:5])
        said.append(f"entries of one list have the same id ({named}); all were kept")
    told = releases[-MOST_HISTORY:]
    steps: list[Step] = []
    state = releases[0] if releases else everything[0]
    before: dict[str, str] = {}
    merging = _Merging(whole)
    for release in releases:
        state = merging.add(release)
        if len(releases) > 1 and any(release is one for one in told):
            now = facts(state)
            tags = tuple(texts(release, "tag"))
            steps.append(Step(text(release, "id"), text(release, "date"), tags, changes(before, now)))
            before = now
    if merging.clashes:
        said.append("its notices differ in the form of their fields; where they do, the latest was taken")
    if base is not None:
        merging = _Merging(whole)
        state = merging.add(base)
        for release in later:
            state = merging.add(release)
        if not later:
            state = {
                **state,
                "id": _latest(releases, "id"),
                "tag": _latest(releases, "tag") or base.get("tag"),
            }
    last = later[-1] if later else None
    if last is not None:
        state = {**state, "id": last.get("id"), "tag": last.get("tag"), "date": last.get("date")}
    return state, steps


def _latest(releases: list[dict[str, Json]], key: str) -> Json:
    return releases[-1].get(key) if releases else None


class _Merging:
    """One state that takes release after release."""

    def __init__(self, whole: dict[tuple[str, ...], bool]) -> None:
        self.clashes = False
        self._rules = dict.fromkeys(whole, "wholeListMerge")
        self._merged: CompiledRelease | None = None
        self._state: dict[str, Json] = {}

    def add(self, release: dict[str, Json]) -> dict[str, Json]:
        """The state after one more release."""
        if not self._state:
            self._state = release
            self._merged = CompiledRelease(merge_rules=self._rules)
            self._merged.append(release)
            return release
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", OCDSMergeWarning)  # ids that stand twice have their rule
            try:
                if self._merged is None:
                    raise TypeError("merged by hand since the first clash")  # noqa: TRY301 -- one way out
                self._merged.append(release)
                self._state = self._merged.asdict()
            except (OCDSMergeError, TypeError, AttributeError, KeyError):
                self._merged = None
                self.clashes = True
                self._state = _laid_over(self._state, release)
        return self._state


def _laid_over(state: dict[str, Json], release: dict[str, Json]) -> dict[str, Json]:
    """Objects merged field by field, all else from the release."""
    found = dict(state)
    for key, value in release.items():
        old = found.get(key)
        found[key] = _laid_over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return found


def _whole_lists(releases: Sequence[dict[str, Json]]) -> dict[tuple[str, ...], bool]:
    """The paths of lists that cannot be merged by id, and whether an id stands twice in them."""
    found: dict[tuple[str, ...], bool] = {}
    for release in releases:
        for path, entries in _lists(release, ()):
            if all(isinstance(entry, dict) for entry in entries):
                ids = [entry.get("id") for entry in entries]
                known = [one for one in ids if isinstance(one, (str, int)) and one != ""]
                clash = len(set(map(str, known))) < len(known)
                if len(known) < len(ids) or clash or path[-1] in _WHOLE:
                    found[path] = found.get(path, False) or clash
    return found


def _lists(node: Json, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Json]]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _lists(value, (*path, key))
    elif isinstance(node, list):
        yield path, node
        for entry in node:
            yield from _lists(entry, path)


def _when(release: dict[str, Json]) -> float:
    return _moment(text(release, "date"))


def _moment(date: str) -> float:
    found = moment(date)
    return found.timestamp() if found else float("-inf")
