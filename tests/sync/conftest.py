"""The sites as a server on this machine plays them, and settings with which nothing takes long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playing import Site

from assistant.settings import Settings

HOSTS = (
    *("www.legislation.gov.uk", "www.gov.uk", "assets.publishing.service.gov.uk", "pages.example.org"),
    *("other.example.org", "www.find-tender.service.gov.uk", "www.contractsfinder.service.gov.uk"),
)


@pytest.fixture
def site() -> Iterator[Site]:
    playing = Site()
    yield playing
    playing.close()


@pytest.fixture
def quick(site: Site, tmp_path: Path, cache_dir: Path) -> Settings:
    """Settings that send every request to the played sites and wait for next to nothing."""
    return Settings(
        data_dir=tmp_path / "data",
        cache_dir=cache_dir,
        chat_model="none",
        sync_mirrors=site.mirrors(*HOSTS),
        sync_contact="officer@example.org",
        sync_host_seconds=0,
        sync_tender_seconds=0,
        sync_attempts=3,
        sync_wait_seconds=0.01,
        sync_longest_wait_seconds=0.5,
        sync_generating_seconds=0.01,
        sync_connect_seconds=5,
        sync_silent_seconds=10,
        sync_request_seconds=20,
        sync_file_mb=1,
    )
