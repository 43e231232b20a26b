"""The child process in which an officer's file is opened: one request, one reply.

A request is eight bytes, big-endian: the length of the JSON that follows; then the file. A reply begins with
`+`, then the text or the commented file; or with `-`, then in UTF-8 what the officer is told.
"""

from __future__ import annotations

import json
import logging
from datetime import date
from typing import Any

from assistant.clauses.errors import DraftFileError
from assistant.clauses.returned.comments import commented
from assistant.clauses.returned.notes import Note
from assistant.clauses.returned.opening import opened
from assistant.readers.worker import limit, pipes


def main() -> None:
    """Answer the one request on standard input."""
    logging.disable(logging.CRITICAL)
    requests, replies = pipes()
    request = json.loads(requests.read(int.from_bytes(requests.read(8), "big")))
    replies.write(_answer(request, requests.read()))
    replies.flush()


def _answer(request: dict[str, Any], data: bytes) -> bytes:
    name = request["name"]
    try:
        limit(request["seconds"], request["memory_mb"])
        return b"+" + _made(request, data, name)
    except DraftFileError as error:
        reason = str(error)
    except MemoryError:
        reason = f"“{name}” needs more than {request['memory_mb']} MiB of memory. Save it in parts."
    except Exception as error:  # noqa: BLE001 -- whatever a foreign file breaks is a reason for people
        reason = f"“{name}” cannot be used: {type(error).__name__}. Open it and save it again."
    return b"-" + reason.encode("utf-8", "replace")


def _made(request: dict[str, Any], data: bytes, name: str) -> bytes:
    if request["act"] == "text":
        return opened(data, name).text.encode("utf-8", "replace")
    notes = [
        Note(tuple(each["place"]) if each["place"] else None, each["about"], tuple(each["lines"]))
        for each in request["notes"]
    ]
    made_on = date.fromisoformat(request["made_on"]) if request["made_on"] else None
    return commented(data, name, request["heading"], notes, made_on)


if __name__ == "__main__":
    main()
