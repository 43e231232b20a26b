"""Fields of GOV.UK's content API, each as what it should be or empty."""

from __future__ import annotations

from typing import Any

from assistant.readers.clean import one_line, tidy


def text_of(value: object) -> str:
    """A text on one line; empty for anything else."""
    return one_line(tidy(value)[0]) if isinstance(value, str) else ""


def content_of(value: object) -> str:
    """A text that may come in several forms: the HTML one, else the first."""
    forms = {text_of(row.get("content_type")): row.get("content") for row in reversed(rows_of(value))}
    if forms:
        value = forms.get("text/html") or next(reversed(forms.values()))
    return value if isinstance(value, str) and value.strip() else ""


def fields_of(value: object) -> dict[str, Any]:
    """The fields of an object; none for anything else."""
    return value if isinstance(value, dict) else {}


def rows_of(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none for anything else."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
