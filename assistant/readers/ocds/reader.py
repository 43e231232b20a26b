"""Notices in the Open Contracting Data Standard (OCDS): a document for each procurement in a file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from assistant.documents import digest
from assistant.readers.errors import ReadError
from assistant.readers.ocds.compile import compiled
from assistant.readers.ocds.document import document_of
from assistant.readers.ocds.entries import Notice, Notices, Place
from assistant.readers.ocds.fields import Json
from assistant.readers.parts import Part, ReadInner
from assistant.readers.sniff import decode

_LONGEST_NAME = 120


def read_ocds(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:  # noqa: ARG001 -- no files inside
    """Read packages, releases, records, arrays of them, or one a line.

    Every procurement (ocid) is one part with all its notices in the file. Raises ReadError, at the first
    step, when the file is no JSON or holds no notice.
    """
    notices = Notices(decode(data))
    places: dict[str, list[Place]] = {}
    nameless = 0
    for place, notice in notices.find(name):
        ocid = notice.ocid
        nameless += not ocid
        # Without an ocid nothing says that two notices belong together: each stands alone.
        places.setdefault(ocid or f"\0{_hash([notice.body])}", []).append(place)
    if not places:
        raise ReadError("it holds no notices" + (f": {'; '.join(notices.faults)}" if notices.faults else ""))
    for ocid, where in places.items():
        yield _part(ocid, [notices.at(place) for place in where])
    left_out = list(notices.faults)
    if notices.strangers:
        left_out.append(f"{notices.strangers} of its entries are no notices")
    if left_out:
        yield Part("", "", None, "; ".join(left_out))


def _part(ocid: str, notices: list[Notice]) -> Part:
    bodies = [notice.body for notice in notices]
    known = not ocid.startswith("\0")
    name = _name(ocid) if known else f"no-ocid-{ocid[1:17]}"
    try:
        sha256 = _hash(bodies)
        found = compiled(bodies)
        if not found.release:
            return Part(name, sha256, None, "; ".join(found.warnings) or "the record holds no notices")
        document = document_of(found, notices[-1].package, name)
    except ReadError as error:
        return Part(name, "", None, str(error))
    except RecursionError:
        return Part(name, "", None, "its fields are nested too deeply")
    reason = "" if known else "it has no ocid; a digest of its content stands for it"
    return Part(name, sha256, document, reason)


def _hash(bodies: list[dict[str, Json]]) -> str:
    """SHA-256 over the notices as canonical JSON, whatever their order in the file."""
    state = hashlib.sha256()
    for line in sorted(
        json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True) for body in bodies
    ):
        state.update(line.encode("ascii") + b"\n")
    return state.hexdigest()


def _name(ocid: str) -> str:
    """The ocid as a harmless path; where that changes it, a digest keeps it apart from others."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", ocid).strip("-.")[:_LONGEST_NAME]
    return safe if safe == ocid else f"{safe or 'ocid'}-{digest(ocid)[:8]}"
