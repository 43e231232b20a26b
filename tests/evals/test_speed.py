from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.turn import ClaimChecked, Composing, Event, EvidenceFound, Finished
from assistant.answers import Answer, Claim
from evals.errors import EvalError
from evals.memory import MemoryWatch
from evals.product import IndexRun, TimedIndex
from evals.report import Report, Section, publish
from evals.speed import text
from evals.speed.answers import timed
from evals.speed.indexing import Indexing, pages_per_second
from evals.speed.measure import Measured, find_pdfs
from evals.speed.peer import Comparison, Pair, PeerRun, why_not
from evals.speed.search import Latency
from evals.speed.tables import sections
from evals.speed.txtai_peer import cut

POOL = tuple(f"Sentence number {number} has quite enough words in it to be used." for number in range(50))
CLAIM = Claim("Yes.", (), "supported")
ANSWER = Answer("answered", (CLAIM,), (), model="a model")


def run(*, wall: float, pages: int = 100) -> TimedIndex:
    result = IndexRun(
        added=1,
        changed=0,
        unchanged=0,
        removed=0,
        failed=[],
        pages=pages,
        passages=300,
        seconds=wall,
        stages={"read": wall / 2, "embed": wall / 2, "write": 0.0},
    )
    return TimedIndex(result, wall)


def peer_run(*, wall: float) -> PeerRun:
    return PeerRun(pages=100, passages=280, seconds=wall, stages={}, versions={"txtai": "9.14.0"}, wall=wall)


def test_the_same_seed_makes_the_same_documents(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text.write_documents(tmp_path / name, POOL, 45)
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert files == ["report-00001.md", "report-00002.md"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_documents_hold_as_many_sections_as_asked(tmp_path: Path) -> None:
    text.write_documents(tmp_path, POOL, 45)
    headings = [
        line
        for file in tmp_path.iterdir()
        for line in file.read_text().splitlines()
        if line.startswith("## ")
    ]
    assert len(headings) == 45


def test_queries_are_short_and_different() -> None:
    found = text.queries(POOL, 30)
    assert len(set(found)) == 30
    assert all(len(query.split()) <= 12 for query in found)


def test_the_peer_cuts_without_losing_a_word() -> None:
    words = [f"w{number}" for number in range(25)]
    found = list(cut(" ".join(words), 10))
    assert [len(part.split()) for part in found] == [10, 10, 5]
    assert " ".join(found).split() == words


def test_a_stage_that_took_no_time_has_no_rate() -> None:
    assert pages_per_second(run(wall=10.0).result) == {"read": 20.0, "embed": 20.0, "all stages": 10.0}


def test_a_second_run_twice_as_fast_has_a_ratio_of_two() -> None:
    assert Indexing(run(wall=10.0), run(wall=5.0), None).repeat_ratio == 2.0


def test_the_ratio_to_the_peer_is_by_the_wall_clock_of_both() -> None:
    pairs = tuple(Pair(run(wall=ours), peer_run(wall=20.0), ours_first=True) for ours in (10.0, 5.0, 20.0))
    assert [pair.ratio for pair in pairs] == pytest.approx([2.0, 4.0, 1.0])
    assert Comparison(pairs, 130).median_ratio == pytest.approx(2.0)


def test_an_interpreter_without_the_peer_says_what_it_lacks() -> None:
    reason = why_not(str(Path(sys.executable).with_name("no-such-python")))
    assert reason is not None
    assert "did not run" in reason


def test_the_first_sentence_counts_not_the_first_sign_of_the_model() -> None:
    def events() -> Iterator[Event]:
        yield EvidenceFound((), "")
        yield Composing("a model")
        time.sleep(0.05)
        yield ClaimChecked(CLAIM)
        yield Finished(ANSWER)

    found = timed("May I?", events())
    assert found.evidence is not None
    assert found.first_word is not None
    assert found.evidence < 0.05 <= found.first_word <= found.end
    assert (found.status, found.model, found.claims) == ("answered", "a model", 1)


def test_an_answer_that_shows_no_sentence_has_no_first_word() -> None:
    found = timed("May I?", [Finished(Answer("not_in_sources", (), ()))])
    assert found.first_word is None
    assert found.evidence is None


def test_a_pipeline_that_never_finishes_is_an_error() -> None:
    with pytest.raises(EvalError, match="May I"):
        timed("May I?", [EvidenceFound((), "")])


def test_the_memory_of_a_child_is_counted() -> None:
    script = (
        "import subprocess, sys, time\n"
        "subprocess.run([sys.executable, '-c', 'import time; b = bytearray(80_000_000); time.sleep(1)'])"
    )
    with subprocess.Popen([sys.executable, "-c", script]) as process:
        watch = MemoryWatch(process.pid)
        watch.start()
        process.wait()
        peak = watch.finish()
    assert peak.processes >= 2
    assert peak.tree_rss > peak.process_rss > 80_000_000
    assert peak.samples > 3


def test_a_folder_without_pdfs_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no PDFs in"):
        find_pdfs(tmp_path)


def test_every_part_that_was_measured_has_a_table() -> None:
    latency = Latency("made", 1000, 0.5, 0.1, 0.01, 0.02, 0.03, 100)
    answers = tuple(timed("May I?", [ClaimChecked(CLAIM), Finished(ANSWER)]) for _ in range(3))
    pairs = (Pair(run(wall=10.0), peer_run(wall=20.0), ours_first=True),)
    measured = Measured(
        Indexing(run(wall=10.0), run(wall=1.0), None),
        files=1,
        latencies=(latency,),
        answers=answers,
        comparison=Comparison(pairs, 130),
        skipped=("a reason",),
    )
    found = sections(measured)
    assert len(found) == 5
    assert all(len(row) == len(section.columns) for section in found for row in section.rows)


def test_a_report_is_written_where_it_was_asked(tmp_path: Path) -> None:
    section = Section("Title", ("measure", "value"), (("pages", "1"),), ("a note [with brackets]",))
    file = publish(Report("task", (section,), {"pages": 1}), tmp_path / "deep" / "figures.json")
    assert '"pages": 1' in file.read_text(encoding="utf-8")
    assert "a note [with brackets]" in file.read_text(encoding="utf-8")
