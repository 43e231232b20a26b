"""The tables of the speed measurement, with the sentences that say what each figure means."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from evals.product import TimedIndex
from evals.report import Section
from evals.speed.answers import AnswerTimes
from evals.speed.indexing import Indexing, pages_per_second
from evals.speed.measure import Measured
from evals.speed.peer import Comparison
from evals.speed.search import K, Latency

_MIB = 2**20


def sections(measured: Measured) -> tuple[Section, ...]:
    """One table a part that was measured, in the order of measuring."""
    tables = [_indexing(measured.indexing, measured.files)]
    if measured.indexing.watched:
        tables.append(_memory(measured.indexing.watched))
    if measured.latencies:
        tables.append(_latency(measured.latencies))
    if measured.answers:
        tables.append(_answers(measured.answers))
    if measured.comparison:
        tables.append(_comparison(measured.comparison))
    if measured.skipped:
        tables.append(Section("Not measured", ("why",), tuple((reason,) for reason in measured.skipped)))
    return tuple(tables)


def _indexing(indexing: Indexing, files: int) -> Section:
    result = indexing.first.result
    rows = [(f"pages a second, {stage}", f"{rate:.1f}") for stage, rate in pages_per_second(result).items()]
    rows += [
        ("first run, seconds", f"{indexing.first.wall:.1f}"),
        ("second run, seconds", f"{indexing.second.wall:.1f}"),
        ("second run is faster, times", f"{indexing.repeat_ratio:.1f}"),
    ]
    return Section(
        f"Indexing {files} PDFs: {result.pages} pages, {result.passages} passages",
        ("measure", "measured"),
        tuple(rows),
        (
            "Seconds of a run are from the start of the process to its end, loading of the model included.",
            "Pages a second are by the product's own clock. Nothing changed between the two runs.",
            f"Files that could not be read: {len(result.failed)}.",
        ),
    )


def _memory(watched: TimedIndex) -> Section:
    peak = watched.peak
    if peak is None:
        raise ValueError("this run was not watched")
    shared = "not told by this system" if peak.tree_pss is None else f"{peak.tree_pss / _MIB:,.0f}"
    return Section(
        "Peak memory while indexing, MiB",
        ("measure", "measured"),
        (
            ("all processes, shared memory counted once (PSS)", shared),
            ("all processes, shared memory counted in each (RSS)", f"{peak.tree_rss / _MIB:,.0f}"),
            ("largest single process (RSS)", f"{peak.process_rss / _MIB:,.0f}"),
            ("processes at once", str(peak.processes)),
        ),
        (f"{peak.samples} samples, in a run of its own. The page cache of the system is not counted.",),
    )


def _latency(latencies: Sequence[Latency]) -> Section:
    rows = tuple(
        (
            f"{item.passages:,} ({item.library})",
            *(
                f"{1000 * value:.0f}"
                for value in (item.p50, item.p95, item.slowest, item.first, item.opening)
            ),
        )
        for item in latencies
    )
    return Section(
        "Search, milliseconds",
        ("passages", "p50", "p95", "slowest", "first", "opening"),
        rows,
        (
            f"{latencies[0].queries} queries of 4 to 12 words, k = {K}, one after another in one process.",
            "A made library holds Markdown files put together at random out of the PDFs' own sentences.",
            "The folder's own is opened first: its opening holds the loading of the model's code.",
        ),
    )


def _answers(times: Sequence[AnswerTimes]) -> Section:
    warm_up, *counted = times
    model = next((item.model for item in times if item.model), "quotes, without a model")
    rows = [
        (label, *_middle_and_slowest([getattr(item, name) for item in counted]))
        for label, name in (
            ("to the passages", "evidence"),
            ("to the first sentence shown", "first_word"),
            ("to the end", "end"),
        )
    ]
    statuses = ", ".join(f"{item.status} ({item.claims})" for item in counted)
    first_word = "never" if warm_up.first_word is None else f"{warm_up.first_word:.1f} s"
    return Section(
        f"Answers by {model}, seconds",
        ("from the question", "median", "slowest", "came in"),
        tuple(rows),
        (
            f"{len(counted)} questions; status (sentences shown): {statuses}.",
            f"Not counted, the first after the start: first sentence {first_word}, end {warm_up.end:.1f} s.",
            "A sentence is shown only after it was checked.",
        ),
    )


def _middle_and_slowest(values: Sequence[float | None]) -> tuple[str, str, str]:
    came = [value for value in values if value is not None]
    if not came:
        return "–", "–", f"0 of {len(values)}"
    return f"{statistics.median(came):.2f}", f"{max(came):.2f}", f"{len(came)} of {len(values)}"


def _comparison(comparison: Comparison) -> Section:
    first = comparison.pairs[0]
    rows = [
        (
            f"pair {number}, {'ours' if pair.ours_first else 'txtai'} first",
            f"{pair.ours_rate:.2f}",
            f"{pair.peer_rate:.2f}",
            f"{pair.ratio:.2f}",
        )
        for number, pair in enumerate(comparison.pairs, 1)
    ]
    rows.append(("median", "", "", f"{comparison.median_ratio:.2f}"))
    versions = ", ".join(f"{name} {number}" for name, number in first.peer.versions.items())
    return Section(
        "The same PDFs indexed by txtai: pages a second, from the start of the process to its end",
        ("pair", "ours", "txtai", "ours / txtai"),
        tuple(rows),
        (
            f"Peer: {versions}; the same embedding model, at txtai's own default precision.",
            f"Peer: pypdf's extract_text, cut to {comparison.words} words (the mean length of our passages).",
            "Peer: content, vectors and words indexed (content=True, hybrid=True), and saved.",
            f"Ours {first.ours.result.passages} passages, txtai {first.peer.passages}.",
            "Ours also keeps headings and page numbers, guards itself against bad files and survives a kill.",
        ),
    )
