"""Runs `index` or `remove` again and again in children of its own, and kills each at the moment it is told.

Reads an order a line, as JSON, and answers `killed`, `finished` or `refused` (another process writes):
`delay`, seconds after which it is killed; `data` and `folder`, another data folder and other documents;
`remove`, paths to remove rather than to index; `at` and `call`, the function `module:name` at whose call of
that number it kills itself; `group`, passages that are stored at a time. The model is loaded once, before
any child is made, so that a trial costs what indexing costs and not what importing torch costs.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from assistant.library import preparing
from assistant.library.errors import LibraryLockedError
from assistant.library.identity import Options
from assistant.library.index import index, remove
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.settings import Settings

_REFUSED = 3


def main() -> None:
    data_dir, cache_dir, folder = map(Path, sys.argv[1:4])
    settings = Settings(data_dir=data_dir, cache_dir=cache_dir, embedding_precision="float32")
    model = load_embedding_model(settings)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os.setsid()
            try:
                carry_out(order, settings, folder, model)
            except LibraryLockedError:
                os._exit(_REFUSED)
            os._exit(0)
        sys.stdout.write(outcome(child, order["delay"]) + "\n")
        sys.stdout.flush()


def carry_out(order: dict[str, Any], settings: Settings, folder: Path, model: EmbeddingModel) -> None:
    settings = settings.model_copy(update={"data_dir": Path(order.get("data", settings.data_dir))})
    folder = Path(order.get("folder", folder))
    preparing.GROUP = order.get("group", preparing.GROUP)
    if "at" in order:
        kill_at(order["at"], order["call"])
    if "remove" in order:
        remove(settings, order["remove"], lambda: model)
    else:
        index(settings, [folder], Options(), lambda: model)


def kill_at(place: str, call: int) -> None:
    """Make call number `call` of the function at `module:name` kill this process, and all that it started."""
    module, _, name = place.partition(":")
    holder: Any = import_module(module)
    *owners, last = name.split(".")
    for owner in owners:
        holder = getattr(holder, owner)
    function: Callable[..., object] = getattr(holder, last)
    numbers = count(1)

    def deadly(*arguments: object, **named: object) -> object:
        if next(numbers) == call:
            os.killpg(0, signal.SIGKILL)
        return function(*arguments, **named)

    setattr(holder, last, deadly)


def outcome(child: int, delay: float) -> str:
    """Wait for the child, and kill it and what it started once `delay` seconds are over."""
    deadline = time.monotonic() + delay
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            if os.WIFSIGNALED(status):
                return "killed"
            return {0: "finished", _REFUSED: "refused"}[os.waitstatus_to_exitcode(status)]
        time.sleep(0.002)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "killed"


if __name__ == "__main__":
    main()
