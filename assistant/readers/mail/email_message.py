"""E-mail (.eml): the message with every file that came with it."""

from __future__ import annotations

import binascii
import codecs
import datetime as dt
import email
import email.errors
import email.policy
import email.utils
import hashlib
import mimetypes
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage, Message
from typing import TypeVar

from assistant.readers.errors import ReadError
from assistant.readers.mail.letter import Letter, Person, Words, letter_document
from assistant.readers.member_names import MemberNames
from assistant.readers.parts import Part, ReadInner
from assistant.readers.sniff import decode

_DEEPEST = 40
"""Parts within parts of one message; forwarding as attachment starts a message of its own."""
_MOST_ATTACHMENTS = 1_000
_HEADERS = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type")
"""A file with none of them is no message."""
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
        "application/pgp-encrypted",
    }
)
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The object identifier of CMS signed data, which stands near the start when S/MIME only signs."""
_DER_HEAD = 64
_PGP = "-----BEGIN PGP MESSAGE-----"
ENCRYPTED = "encrypted: only the person it was sent to can open it; ask for it unencrypted"
_SIGNED_INSIDE = "signed with S/MIME so that its text lies inside the signature; ask for it as plain text"
_UNPARSED = (
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    binascii.Error,
    email.errors.MessageError,
)
"""What the standard library raises over headers and parts that follow no rule."""
_Value = TypeVar("_Value")


def read_email(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:
    """The message, then its attachments through `inner`.

    Pictures that are part of the text, and signatures, are left out.
    Raises ReadError when the file is no message.
    """
    message = _parsed(data)
    collected = _Collected()
    collected.walk(message, 0)
    reasons = tuple(dict.fromkeys(collected.reasons))
    if reasons and not collected.words:
        yield Part("", "", None, "; ".join(reasons))
    else:
        letter = Letter(
            subject=_header(message, "subject"),
            sender=people(message, "from"),
            to=people(message, "to"),
            copied=people(message, "cc"),
            sent=sent(message),
            words=tuple(collected.words),
            warnings=reasons,
        )
        yield Part("", hashlib.sha256(data).hexdigest(), letter_document(letter, name))
    names = MemberNames()
    for number, (written, kind, content) in enumerate(collected.attached, start=1):
        if number > _MOST_ATTACHMENTS:
            rest = len(collected.attached) - _MOST_ATTACHMENTS
            yield Part("", "", None, f"{rest} of its attachments were left out: they are too many")
            return
        yield from inner(content, names.given(written or unnamed(number, kind)))


def sent(message: Message) -> dt.datetime | None:
    """When the message says that it was sent."""
    return _tolerant(lambda: email.utils.parsedate_to_datetime(_header(message, "date")), None)


def is_pgp(text: str) -> bool:
    """Whether the text of a message is encrypted with PGP."""
    return text.lstrip().startswith(_PGP)


def locked_by(content: bytes) -> str:
    """Why an S/MIME body cannot be read: it is encrypted, or wrapped in its signature."""
    return _SIGNED_INSIDE if _SIGNED_DATA in content[:_DER_HEAD] else ENCRYPTED


def unnamed(number: int, kind: str) -> str:
    """A name for an attachment without one: `attachment-1.pdf`."""
    return f"attachment-{number}{mimetypes.guess_extension(kind) or ''}"


def _parsed(data: bytes) -> EmailMessage:
    if b"\0" in data[:2] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # saved as text in UTF-16: a message begins with ASCII, so that every other byte is zero
        data = decode(data, "utf-16-be" if data.startswith(b"\0") else "utf-16-le").encode("utf-8", "replace")
    try:
        message = email.message_from_bytes(data.removeprefix(codecs.BOM_UTF8), policy=email.policy.default)
    except _UNPARSED as error:
        raise ReadError("damaged: its parts are missing or broken") from error
    if not isinstance(message, EmailMessage) or not any(header in message for header in _HEADERS):
        raise ReadError("not an e-mail: it has no sender, subject or date")
    return message


class _Collected:
    """Goes through the parts of a message and sorts them."""

    def __init__(self) -> None:
        self.words: list[Words] = []
        self.attached: list[tuple[str, str, bytes]] = []
        """Name as written, media type and content."""
        self.reasons: list[str] = []

    def walk(self, part: Message, depth: int, *, related: bool = False) -> None:
        """Sort `part` and all in it; `related`: in it, pictures belong to a page."""
        kind = _tolerant(part.get_content_type, "text/plain")
        if depth > _DEEPEST:
            self.reasons.append(f"parts more than {_DEEPEST} deep were left out")
        elif kind == "multipart/encrypted":
            self.reasons.append(ENCRYPTED)
        elif kind == "multipart/alternative":
            self._alternative(part, depth)
        elif kind.startswith("multipart/") and part.is_multipart():
            for child in _children(part):
                self.walk(child, depth + 1, related=related or kind == "multipart/related")
        elif kind in {"message/rfc822", "message/global"}:
            self._attach_message(part, kind)
        elif not kind.startswith("message/") and kind not in _SIGNATURES:
            self._leaf(part, kind, related=related)

    def _alternative(self, part: Message, depth: int) -> None:
        """The same said in several ways: one text, and whatever is attached to any of them."""
        inside = _Collected()
        for child in _children(part):
            if _tolerant(child.get_content_type, "") != "text/calendar":
                inside.walk(child, depth + 1)
        self.attached += inside.attached
        self.reasons += inside.reasons
        plain = "\n\n".join(words.plain for words in inside.words if words.plain)
        html = "\n".join(words.html for words in inside.words if words.html)
        if plain or html:
            self.words.append(Words(plain, html))

    def _leaf(self, part: Message, kind: str, *, related: bool) -> None:
        written = _tolerant(part.get_filename, None) or ""
        apart = _tolerant(part.get_content_disposition, None) == "attachment"
        if kind.startswith("image/") and (related or not apart):
            return
        content = _content(part)
        if kind in _SMIME:
            self.reasons.append(locked_by(content))
        elif kind in {"text/plain", "text/html"} and not written and not apart:
            self._say(decode(content, _charset(part)), kind)
        else:
            self.attached.append((written, kind, content))

    def _say(self, text: str, kind: str) -> None:
        if kind == "text/plain" and is_pgp(text):
            self.reasons.append(ENCRYPTED)
        elif text.strip():
            self.words.append(Words(plain=text) if kind == "text/plain" else Words(html=text))

    def _attach_message(self, part: Message, kind: str) -> None:
        written = _tolerant(part.get_filename, None) or ""
        for nested in _children(part):
            try:
                content = nested.as_bytes(policy=email.policy.compat32)
            except _UNPARSED:
                self.reasons.append("a message attached to it is damaged and was left out")
                continue
            if written and not written.lower().endswith(".eml"):
                written += ".eml"
            self.attached.append((written, kind, content))


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _content(part: Message) -> bytes:
    """The bytes of a part; of broken base64, what can be made of it."""
    content = _tolerant(lambda: part.get_payload(decode=True), None)
    return content if isinstance(content, bytes) else b""


def _charset(part: Message) -> str:
    """The declared encoding, when it looks like the name of one."""
    charset = _tolerant(part.get_content_charset, None) or ""
    # Mail programs that say Latin-1 or ASCII mean Windows-1252 as browsers do, or UTF-8.
    named = re.fullmatch(r"[\w.:-]{1,40}", charset) and charset.lower()
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": ""}.get(named or "", named or "")


def _header(message: Message, name: str) -> str:
    return _tolerant(lambda: str(message.get(name, "")), "") or _raw(message, name)


def _raw(message: Message, name: str) -> str:
    """A header that follows no rule, as it stands in the file."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def people(message: Message, name: str) -> tuple[Person, ...]:
    """Who is named in a header."""
    nobody: list[tuple[str, str]] = []
    pairs = _tolerant(lambda: email.utils.getaddresses([_header(message, name)]), nobody)
    return tuple(Person(shown, address) for shown, address in pairs)


def _tolerant(get: Callable[[], _Value], otherwise: _Value) -> _Value:
    """What `get` gives, or `otherwise` where the message follows no rule."""
    try:
        return get()
    except _UNPARSED:
        return otherwise
