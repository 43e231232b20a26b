"""What a person can get wrong in a brief or a draft."""

from __future__ import annotations


class BriefError(ValueError):
    """The brief cannot be used; the text says which field, what was given and what to do."""


class BlockError(ValueError):
    """A building block of the clause library cannot be used; the text names the file and the fault."""


class DraftFileError(ValueError):
    """A draft's file cannot be used; the text names the file and says what to do."""
