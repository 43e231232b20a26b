"""Reads the JSON lines that `--queries` and `--questions` name; untrusted, so checked."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.cli.shared import wrong_use


class Turned(BaseModel):
    """An earlier turn of a conversation."""

    question: str
    answer: str = ""


class Line(BaseModel):
    """One question, with the turns before it."""

    model_config = ConfigDict(extra="ignore")

    id: str
    text: str
    history: list[Turned] = []


def read_lines(path: Path) -> list[Line]:
    """Every line of the file; ends with a plain message that names the line when one is not right."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        wrong_use(f"{path} cannot be read: {error}.")
    lines = []
    # Not splitlines: JSON may hold other line separators, such as U+2028, inside a string.
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            try:
                lines.append(Line.model_validate_json(row))
            except ValidationError as error:
                problem = error.errors()[0]
                field = ".".join(map(str, problem["loc"])) or "the line"
                wrong_use(f"{path}, line {number}: {field}: {problem['msg']}.")
    return lines
