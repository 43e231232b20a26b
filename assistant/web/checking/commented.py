"""The file that was checked, with the findings as comments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.clauses.errors import DraftFileError
from assistant.clauses.findings import check_clause
from assistant.clauses.returned import return_with_comments
from assistant.settings import Settings
from assistant.web.checking.state import Checking


def commented(state: Checking, today: date, settings: Settings) -> tuple[Checking, bytes]:
    """The officer's own file with a comment for each finding; no bytes, and why, where it fails."""
    if not state.file:
        return state, b""
    try:
        content = return_with_comments(
            state.file,
            state.name,
            lambda text: check_clause(text, state.brief, today),
            made_on=today,
            settings=settings,
        )
    except DraftFileError as error:
        return replace(state, fault=str(error)), b""
    return state, content
