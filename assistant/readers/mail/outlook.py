"""Outlook messages (.msg): the message with every file that came with it."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from olefile import OleFileIO
from oxmsg.domain import constants as pid
from oxmsg.storage import Storage

from assistant.readers.errors import ReadError
from assistant.readers.mail.email_message import ENCRYPTED, is_pgp, locked_by, people, sent, unnamed
from assistant.readers.mail.letter import Letter, Person, Words, letter_document
from assistant.readers.mail.outlook_item import BROKEN, PROPERTIES, OutlookItem, tolerant
from assistant.readers.member_names import MemberNames
from assistant.readers.parts import Part, ReadInner

_FILE_HEADER, _INSIDE_HEADER, _ITEM_HEADER = 32, 24, 8
"""Bytes before the properties of a file's message, of one inside another, of an item in it (MS-OXMSG 2.4)."""
_DEEPEST = 3
"""Messages attached to messages in one file."""
_MOST_ATTACHMENTS = 1_000
_RTF_BODY = 0x1009
_RECIPIENT_TYPE = 0x0C15
_TO, _COPIED = 1, 2
_INSIDE = "__substg1.0_3701000D"
"""The folder in which an attachment keeps a message, or an object that a program drew."""
_LOCKED = ("ipm.note.smime", "ipm.note.secure", "ipm.note.rpmsg")
_CLEAR_SIGNED = "ipm.note.smime.multipartsigned"
_LOCKED_KINDS = frozenset({"application/pgp-encrypted", "multipart/encrypted"})
_ELSEWHERE = "only its address is in the message; the file itself is kept elsewhere"
_ONLY_RTF = "its text is in Outlook's own format (RTF) and was not read: save it as HTML"


def read_outlook(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:
    """The message, then its attachments through `inner`; messages attached to it are read likewise.

    Raises ReadError when the file is damaged or no message.
    """
    root = _root(data)
    if not _is_message(root):
        raise ReadError("damaged: the message in the Outlook file is missing")
    message = OutlookItem(root, _FILE_HEADER)
    yield from _Reading(message, inner, 0).parts(hashlib.sha256(data).hexdigest(), name)


def _root(data: bytes) -> Storage:
    try:
        with OleFileIO(io.BytesIO(data)) as file:
            # Streams share no bytes, so that together they are smaller than the file; a bomb's are not.
            if sum(map(file.get_size, file.listdir())) > len(data):
                raise ReadError("damaged: its parts are larger than the file")
            return Storage.from_ole(file)
    except BROKEN as error:
        raise ReadError("damaged: the Outlook message is cut off or broken") from error


def _is_message(storage: Storage) -> bool:
    return any(stream.name == PROPERTIES for stream in storage.streams)


class _Reading:
    """Reads one message of a file; `depth` counts the messages round it."""

    def __init__(self, message: OutlookItem, inner: ReadInner, depth: int) -> None:
        self._message = message
        self._inner = inner
        self._depth = depth
        self._html = message.html()
        self._names = MemberNames()

    def parts(self, digest: str, name: str) -> Iterator[Part]:
        """The message itself under an empty name, and its attachments."""
        storages = self._message.storage.iter_attachment_storages()
        attached = [OutlookItem(storage, _ITEM_HEADER) for storage in storages]
        locked = _locked(self._message, attached)
        if locked:
            yield Part("", "", None, locked)
            return
        yield Part("", digest, letter_document(_letter(self._message, self._html), name))
        for number, item in enumerate(attached, start=1):
            if number > _MOST_ATTACHMENTS:
                left = len(attached) - _MOST_ATTACHMENTS
                yield Part("", "", None, f"{left} of its attachments were left out: they are too many")
                return
            yield from self._attachment(item, number)

    def _attachment(self, item: OutlookItem, number: int) -> Iterator[Part]:
        kind = item.text(pid.PID_ATTACH_MIME_TAG).lower()
        written = item.text(pid.PID_ATTACH_LONG_FILENAME) or item.text(pid.PID_ATTACH_FILENAME)
        within = next((storage for storage in item.storage.storages if storage.name == _INSIDE), None)
        content = item.binary(pid.PID_ATTACH_DATA_BINARY)
        shown_as = item.text(pid.PID_ATTACH_CONTENT_ID)
        if within is not None:
            shown = item.text(pid.PID_DISPLAY_NAME) or written or f"attachment-{number}"
            yield from self._within(within, self._names.given(f"{shown}.msg"))
        elif kind == "multipart/signed":
            yield from self._inner(content, self._names.given("signed-message.eml"))
        elif shown_as and f"cid:{shown_as}" in self._html:
            return  # a picture in the text
        elif content:
            yield from self._inner(content, self._names.given(written or unnamed(number, kind)))
        else:
            yield Part(self._names.given(written or unnamed(number, kind)), "", None, _ELSEWHERE)

    def _within(self, storage: Storage, path: str) -> Iterator[Part]:
        """A message in the message, its parts named below it."""
        if not _is_message(storage):
            yield Part(path, "", None, "an object that another program drew, not a file")
            return
        if self._depth + 1 >= _DEEPEST:
            yield Part(path, "", None, f"it lies more than {_DEEPEST} messages deep")
            return

        reading = _Reading(OutlookItem(storage, _INSIDE_HEADER), self._inner, self._depth + 1)
        for part in reading.parts(_digest(storage), path):
            yield replace(part, name="/".join(filter(None, (path, part.name))))


def _locked(message: OutlookItem, attached: list[OutlookItem]) -> str:
    """Why the message cannot be read, or empty when it can."""
    kind = message.text(pid.PID_MESSAGE_CLASS).lower()
    if kind.startswith(_CLEAR_SIGNED):
        return ""
    if kind.startswith(_LOCKED):
        return locked_by(attached[0].binary(pid.PID_ATTACH_DATA_BINARY)) if attached else ENCRYPTED
    kinds = {item.text(pid.PID_ATTACH_MIME_TAG).lower() for item in attached}
    return ENCRYPTED if kinds & _LOCKED_KINDS or is_pgp(message.text(pid.PID_BODY)) else ""


def _letter(message: OutlookItem, html: str) -> Letter:
    headers = tolerant(
        lambda: email.message_from_string(
            message.text(pid.PID_TRANSPORT_MESSAGE_HEADERS), policy=email.policy.default
        ),
        EmailMessage(),
    )
    plain = message.text(pid.PID_BODY)
    sender = _person(message, pid.PID_SENDER_NAME, pid.PID_SENDER_SMTP_ADDRESS, pid.PID_SENDER_EMAIL_ADDRESS)
    words = (Words(plain, html),) if plain.strip() or html.strip() else ()
    only_rtf = not words and message.binary(_RTF_BODY)
    return Letter(
        subject=message.text(pid.PID_SUBJECT),
        sender=(sender,) if sender.shown else people(headers, "from"),
        to=_recipients(message, _TO),
        copied=_recipients(message, _COPIED),
        sent=message.date(pid.PID_CLIENT_SUBMIT_TIME)
        or message.date(pid.PID_MESSAGE_DELIVERY_TIME)
        or sent(headers)
        or message.date(pid.PID_LAST_MODIFICATION_TIME),
        words=words,
        warnings=(_ONLY_RTF,) if only_rtf else (),
    )


def _recipients(message: OutlookItem, kind: int) -> tuple[Person, ...]:
    items = [OutlookItem(storage, _ITEM_HEADER) for storage in message.storage.iter_recipient_storages()]
    return tuple(
        _person(item, pid.PID_DISPLAY_NAME, pid.PID_SMTP_ADDRESS, pid.PID_EMAIL_ADDRESS)
        for item in items
        if (item.number(_RECIPIENT_TYPE) or _TO) == kind
    )


def _person(item: OutlookItem, name: int, *addresses: int) -> Person:
    found = (item.text(address) for address in addresses)
    return Person(item.text(name), next((address for address in found if "@" in address), ""))


def _digest(storage: Storage) -> str:
    """SHA-256 over the streams of a message inside another, which has no bytes of its own."""
    state = hashlib.sha256()
    pending = [storage]
    while pending:
        folder = pending.pop()
        pending += folder.storages
        for stream in folder.streams:
            state.update(
                stream.name.encode("utf-8", "replace") + b"\0" + len(stream.bytes_).to_bytes(8, "big")
            )
            state.update(stream.bytes_)
    return state.hexdigest()
