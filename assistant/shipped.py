"""Finds the folders that ship with the product, in a checkout or in an installation."""

from __future__ import annotations

import sysconfig
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[1]


def shipped(folder: str) -> Path:
    """Where `corpus` or `prompts` lies: beside the package, or else under the installation's data."""
    beside = _CHECKOUT / folder
    if beside.is_dir():
        return beside
    return Path(sysconfig.get_path("data")) / "share" / "commissioning-assistant" / folder
