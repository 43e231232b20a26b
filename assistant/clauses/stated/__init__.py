"""A brief, and changes to a draft, from a person's own words: by rules, never guessed."""

from __future__ import annotations

from assistant.clauses.stated.changing import Change, changes
from assistant.clauses.stated.fields import StatedField, brief_of, stated
from assistant.clauses.stated.inviting import invites

__all__ = ["Change", "StatedField", "brief_of", "changes", "invites", "stated"]
