"""What can go wrong with a model that a person can put right."""

from __future__ import annotations


class ModelNotFoundError(Exception):
    """A model that the settings ask for is not there; the text says what to install or set."""


class ModelFailedError(Exception):
    """A chat model that was there could not finish an answer; the text says what it reported."""
