"""Several questions in one, each to stand alone."""

from __future__ import annotations


def parts(question: str) -> tuple[str, ...]:
    """The questions that `question` holds, each as it can be asked alone; itself when it holds one."""
    return (question,)
