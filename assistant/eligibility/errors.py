"""What a person can get wrong in a check of the right to challenge."""

from __future__ import annotations


class FactsError(ValueError):
    """The facts, a date or a file cannot be used; the text says which, what was given and what to do."""
