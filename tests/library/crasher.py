"""Runs `index` again and again in children of its own, and kills each after the delay it is told.

Reads a delay in seconds a line, and answers `killed` or `finished`. The model is loaded once, before
any child is made, so that a trial costs what indexing costs and not what importing torch costs.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from assistant.library.identity import Options
from assistant.library.index import index
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings


def main() -> None:
    data_dir, cache_dir, folder = map(Path, sys.argv[1:4])
    settings = Settings(data_dir=data_dir, cache_dir=cache_dir, embedding_precision="float32")
    model = load_embedding_model(settings)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setsid()
            index(settings, [folder], Options(), lambda: model)
            os._exit(0)
        deadline = time.monotonic() + float(line)
        outcome = "killed"
        while time.monotonic() < deadline:
            if os.waitpid(child, os.WNOHANG)[0]:
                outcome = "finished"
                break
            time.sleep(0.002)
        else:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
        sys.stdout.write(outcome + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
