"""Killed at any moment, and with a full disk: what is kept is whole, and the next run finishes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from kept import entry, held
from playing import Reply, Request, Site

from assistant.settings import Settings
from assistant.sync.errors import SyncError
from assistant.sync.run import sync
from assistant.sync.shelf import Shelf

ROOT = Path(__file__).resolve().parents[2]
PAGES = 6
TRIALS = 5
CHILD = """
import sys
sys.path.append(sys.argv[2])
from kept import entry
from assistant.settings import Settings
from assistant.sync.run import sync

settings = Settings.model_validate_json(sys.argv[1])
pages = [entry(id=f"page-{n}", address=f"https://pages.example.org/{n}") for n in range(int(sys.argv[3]))]
print("ready", flush=True)
while True:
    sync(settings, pages)
"""


def body(number: int, version: int) -> bytes:
    text = f"Page {number} as version {version} has it. " * 400
    return f"<!doctype html><html><body><p>{text}</p></body></html>".encode()


def test_killed_at_any_moment_every_file_is_whole(site: Site, quick: Settings) -> None:
    version = 0

    def serve(asked: Request) -> Reply:
        nonlocal version
        version += 1  # another text each time, so that there is always something to write
        return Reply(body=body(int(asked.path[1:]), version))

    for number in range(PAGES):
        site.add(f"https://pages.example.org/{number}", serve)
    dice = random.Random(20261122)  # noqa: S311 -- moments to kill at, not secrets
    for _ in range(TRIALS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, quick.model_dump_json(), str(Path(__file__).parent), str(PAGES)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        assert child.stdout
        assert child.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=dice.uniform(0.02, 0.5))
        child.kill()
        child.communicate()
        served = {body(number, n) for number in range(PAGES) for n in range(version + 1)}
        for name in held(quick):
            path = quick.data_dir / "fetched" / name
            assert path.read_bytes() in served
            assert tomllib.loads(path.with_name(path.name + ".source.toml").read_text("utf-8"))["source"][
                "id"
            ]
        state = Shelf(quick.data_dir).state
        assert state.files.keys() <= held(quick)
    pages = [entry(id=f"page-{n}", address=f"https://pages.example.org/{n}") for n in range(PAGES)]
    for _ in range(2):
        assert sync(quick, pages).of("failed") == ()
    assert held(quick) == {f"page/page-{n}.html" for n in range(PAGES)}
    shelf = Shelf(quick.data_dir)
    for name in held(quick):
        assert sha256(shelf.path(name).read_bytes()).hexdigest() == shelf.state.files[name].sha256
        assert shelf.earlier(name).is_file()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_says_so_and_loses_nothing(site: Site, quick: Settings, small_disk: Path) -> None:
    settings = quick.model_copy(update={"data_dir": small_disk / "data"})
    first, large = body(1, 1), b"<!doctype html><html><body>" + b"<p>Salt.</p>" * 40_000
    site.add("https://pages.example.org/a", Reply(body=first), Reply(body=large), Reply(body=first))
    sync(settings, [entry()])
    with pytest.raises(SyncError, match=r"No space left on device.*What it held before is kept"):
        sync(settings, [entry()])
    assert (settings.data_dir / "fetched/page/a-page.html").read_bytes() == first
    [outcome] = sync(settings, [entry()]).outcomes
    assert outcome.result == "unchanged"
    assert not list(small_disk.rglob("*.part"))
