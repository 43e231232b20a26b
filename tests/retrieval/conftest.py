"""One small library for every search test: forty documents that differ in what filters look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.library.identity import Options
from assistant.library.index import index
from assistant.library.store import Library, open_library
from assistant.models.embedding import EmbeddingModel
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings

LAW = """---
id: localism-act
title: Localism Act
publisher: The National Archives
kind: legislation
jurisdiction: England and Wales
status: in force
date: 2011-11-15
collection: Acts
---
# Localism Act

A relevant authority must consider an expression of interest that a relevant body submits to it.
"""
GUIDE = """---
id: guide
title: A guide to the right to challenge
publisher: Ministry
kind: statutory guidance
jurisdiction: England
status: superseded
superseded_by: new-guide
date: 2012-06
collection: Guides
---
# A guide to the right to challenge

A charity may send an expression of interest to the council when it wants to run a service.
"""
WELSH = """---
id: wales
title: Buying in Wales
publisher: Welsh Government
kind: guidance
jurisdiction: Wales
status: current
date: 2023
collection: Guides
---
# Buying in Wales

Public bodies in Wales must carry out procurement in a socially responsible way.
"""
NEWS = "# Library news\n\nThe town library lends books about bees, roads and history on Saturdays.\n"
ROAD = "# Road {0}\n\nSalt is spread on road number {0} before frost, and lorry {0} comes from depot {0}.\n"
ROADS = 36


@pytest.fixture(scope="session")
def library(
    tmp_path_factory: pytest.TempPathFactory, cache_dir: Path, embedding: EmbeddingModel
) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("library")
    folder = home / "documents"
    folder.mkdir()
    for name, text in (("law", LAW), ("guide", GUIDE), ("wales", WELSH), ("news", NEWS)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    for number in range(ROADS):
        (folder / f"road{number}.md").write_text(ROAD.format(number), encoding="utf-8")
    settings = Settings(data_dir=home / "data", cache_dir=cache_dir, chat_model="none")
    report = index(settings, [folder], Options(), lambda: embedding)
    assert (report.added, report.failed) == (ROADS + 4, [])
    opened = open_library(settings.data_dir)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def search(library: Library, embedding: EmbeddingModel) -> Search:
    return open_search(library, embedding)
