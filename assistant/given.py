"""JSON that a person or a program gives us, which may be anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, NoReturn, TypeVar

Made = TypeVar("Made")


class GivenError(ValueError):
    """What was given is not JSON that can be used; the text says why, for the person who gave it."""


MOST_FAULTS: Final = 20
"""More would fill the screen, and looking for the nearest of each takes time."""
_MEBIBYTE: Final = 2**20
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class JsonOf(Generic[Made]):
    """How JSON from a file, bytes or text becomes a thing of ours, each fault told as our error."""

    make: Callable[[object], Made]
    """Of the JSON value; raises `refused`."""
    refused: type[ValueError]
    most_mb: int
    """The largest text that is read, in MiB."""

    def in_file(self, path: Path) -> Made:
        """Of a file in UTF-8; the error names the file."""
        try:
            with path.open("rb") as file:
                return self.in_bytes(file.read(self.most_mb * _MEBIBYTE + 1))
        except OSError as error:
            raise self.refused(f"{path} cannot be read: {error.strerror or error}.") from error
        except self.refused as error:
            raise self.refused(f"{path}: {error}") from error

    def in_bytes(self, data: bytes) -> Made:
        """Of text in UTF-8."""
        if len(data) > self.most_mb * _MEBIBYTE:
            raise self.refused(f"This is larger than {self.most_mb} MiB, so it is not what we need.")
        try:
            return self.in_text(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise self.refused("This is not text in UTF-8. Save it again as UTF-8.") from error

    def in_text(self, text: str) -> Made:
        """Of a text in which no key of an object stands twice."""
        try:
            value = json_in_text(text)
        except GivenError as error:
            raise self.refused(str(error)) from error
        return self.make(value)


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
