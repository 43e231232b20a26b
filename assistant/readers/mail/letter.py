"""An e-mail as a document: a heading, who wrote to whom, the words."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from assistant.documents import BlockKind, Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.clean import one_line, tidy
from assistant.readers.declared import plausible_author, plausible_date, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.html.reader import add_page, parsed
from assistant.readers.plain import paragraphs

_ADDRESS = re.compile(r"<?[\w.+'-]+@[\w-]+(?:\.[\w-]+)*>?")
_LINK = re.compile(r"<?\b(?:https?://|mailto:|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_QUOTE = re.compile(r"\s?(?:>\s?)+")
_LONGEST_TITLE = 200
_MANY_PEOPLE = 20
"""Names given of a field; a circular's hundreds say nothing about what it says."""
_SAME = 0.5
"""Share of the plain text's words that the HTML must hold for the two to say the same."""
_STUB = 4
"""Times as many words in the HTML: then the plain text only asks to look at the HTML."""
_DIFFERS = "its plain text says something else than the HTML that a mail program shows; the HTML was read"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a header: display name and address, either of which may be empty."""

    name: str
    address: str = ""

    @property
    def shown(self) -> str:
        """The name, or the address of somebody without one."""
        return one_line(tidy(self.name or self.address)[0])


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a message, as the sender's program wrote it; either form may be empty."""

    plain: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message without its attachments."""

    subject: str
    sender: tuple[Person, ...] = ()
    to: tuple[Person, ...] = ()
    copied: tuple[Person, ...] = ()
    sent: dt.datetime | None = None
    words: tuple[Words, ...] = ()
    warnings: tuple[str, ...] = ()


def letter_document(letter: Letter, name: str) -> Document:
    """The letter as a document. Whom it was copied to blindly is nobody's business and not in it.

    Raises ReadError when it holds nothing at all.
    """
    assembly = Assembly()
    assembly.opening = "message"
    assembly.warnings += letter.warnings
    assembly.heading(letter.subject, 1)
    assembly.add("paragraph", "\n".join(_head(letter)), lines=True)
    hidden = sum(_add(assembly, words) for words in letter.words)
    if hidden:
        assembly.warnings.append(hidden_warning(hidden))
    if not letter.words:
        assembly.warnings.append("the message itself has no text")
    author = next((plausible_author(_ADDRESS.sub("", person.name)) for person in letter.sender), "")
    source = Source(id="", title=_title(letter, name), date=plausible_date(letter.sent), author=author)
    return assembly.document(source, empty="it holds no text")


def _title(letter: Letter, name: str) -> str:
    """The subject, without the addresses that would make personal data of a title."""
    subject = one_line(_ADDRESS.sub("", tidy(letter.subject)[0]))
    return subject[:_LONGEST_TITLE] if any(map(str.isalnum, subject)) else title_from_name(name)


def _head(letter: Letter) -> Iterator[str]:
    for field, people in (("From", letter.sender), ("To", letter.to), ("Cc", letter.copied)):
        shown = list(filter(None, (person.shown for person in people)))
        if shown:
            others = len(shown) - _MANY_PEOPLE
            more = f" and {others} more" if others > 0 else ""
            yield f"{field}: {', '.join(shown[:_MANY_PEOPLE])}{more}"
    if plausible_date(letter.sent) and letter.sent is not None:
        yield f"Date: {letter.sent.day} {letter.sent:%B %Y}"


def _add(assembly: Assembly, words: Words) -> int:
    """Add one text, in plain where that says what the HTML says; gives how many pieces were hidden."""
    page = _page(words.html)
    if page is not None and words.plain.strip():
        plain, html = _vocabulary(words.plain), _vocabulary(_shown(page))
        differs = len(plain & html) < len(plain) * _SAME
        if not html or (not differs and len(html) <= len(plain) * _STUB):
            page = None
        elif differs:
            assembly.warnings.append(_DIFFERS)
    if page is not None:
        return add_page(assembly, page, below=1)
    text, invisible = tidy(words.plain)
    assembly.invisible += invisible
    for kind, paragraph, lines in _spoken(text):
        assembly.add(kind, paragraph, lines=lines)
    return 0


def _page(html: str) -> etree._Element | None:
    try:
        return parsed(html) if html.strip() else None
    except ReadError:
        return None


def _shown(page: etree._Element) -> str:
    assembly = Assembly()
    add_page(assembly, page)
    try:
        return assembly.document(Source(id="", title="")).text
    except ReadError:
        return ""


def _vocabulary(text: str) -> set[str]:
    return set(_WORD.findall(_ADDRESS.sub("", _LINK.sub("", text)).lower()))


def _spoken(text: str) -> Iterator[tuple[BlockKind, str, bool]]:
    """The blocks of a plain message; what it quotes begins with `> ` once, not at every wrapped line."""
    for quoted, run in itertools.groupby(text.split("\n"), key=lambda line: bool(_QUOTE.match(line))):
        lines = [_QUOTE.sub("", line, count=1) if quoted else line for line in run]
        mark = "> " if quoted else ""
        for kind, paragraph, kept in paragraphs("\n".join(lines)):
            yield kind, "\n".join(mark + line for line in paragraph.split("\n")), kept
