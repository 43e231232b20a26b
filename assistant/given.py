"""JSON that a person or a program gives us, which may be anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn


class GivenError(ValueError):
    """What was given is not JSON that can be used; the text says why, for the person who gave it."""


MOST_FAULTS: Final = 20
"""More would fill the screen, and looking for the nearest of each takes time."""
_MEBIBYTE: Final = 2**20
_LONGEST_SHOWN: Final = 60


def json_in_file(path: Path, most_mb: int) -> object:
    """The JSON value in a file of at most `most_mb` MiB; raises GivenError that names the file."""
    try:
        with path.open("rb") as file:
            data = file.read(most_mb * _MEBIBYTE + 1)
    except OSError as error:
        raise GivenError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        return json_in_bytes(data, most_mb)
    except GivenError as error:
        raise GivenError(f"{path}: {error}") from error


def json_in_bytes(data: bytes, most_mb: int) -> object:
    """The JSON value in text of at most `most_mb` MiB in UTF-8; raises GivenError."""
    if len(data) > most_mb * _MEBIBYTE:
        raise GivenError(f"This is larger than {most_mb} MiB, so it is not what we need.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GivenError("This is not text in UTF-8. Save it again as UTF-8.") from error
    return json_in_text(text)


def json_in_text(text: str) -> object:
    """The JSON value in a text, in which no key of an object stands twice; raises GivenError."""
    if not text.strip():
        raise GivenError("This is empty. It must be one JSON object.")
    try:
        value: object = json.loads(text, object_pairs_hook=_once_each, parse_constant=_not_a_number)
    except GivenError:
        raise
    except json.JSONDecodeError as error:
        raise GivenError(
            f"This is not valid JSON: {error.msg}, at line {error.lineno}, column {error.colno}."
        ) from error
    except RecursionError as error:
        raise GivenError("This is nested too deeply.") from error
    except ValueError as error:
        raise GivenError("A number in it has too many digits.") from error
    return value


def kind(value: object) -> str:
    """What a JSON value is: `a list`, `null`."""
    if value is None:
        return "null"
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "something else")


def shown(given: object) -> str:
    """What was given, short and safe to print: no control characters, no halves of characters."""
    if isinstance(given, list | dict):
        return "a list" if isinstance(given, list) else "an object"
    try:
        text = json.dumps(given, ensure_ascii=False)
    except (TypeError, ValueError):  # not of JSON, or a number of thousands of digits
        text = f"a value of type {type(given).__name__}"
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)


def together(faults: Sequence[str]) -> str:
    """One message of all faults."""
    if len(faults) == 1:
        return faults[0]
    return "\n".join(["This cannot be used:", *(f"- {fault}" for fault in faults)])


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys differ; raises GivenError because JSON would keep the last in silence."""
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise GivenError(together([f"{shown(key)} is given more than once." for key in twice[:MOST_FAULTS]]))
    return dict(pairs)


def _not_a_number(constant: str) -> NoReturn:
    raise GivenError(f"{constant} is not a value in JSON.")
