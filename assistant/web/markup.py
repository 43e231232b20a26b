"""Text from documents, questions or models as HTML that can do nothing but be read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

# Control characters, characters that turn the direction of the text after them, and lone surrogates.
# Each becomes a visible mark, so that nothing can hide or be shown in another order than it stands.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def shown(text: str) -> str:
    """Return `text` for use between tags or inside a quoted attribute; line ends stay."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return html.escape(_UNSEEN.sub("\ufffd", plain), quote=True)


def paragraphs(text: str, name: str) -> str:
    """Return the paragraphs of `text`, split at line ends, each as a <p> of class `name`."""
    return "".join(f'<p class="{name}">{shown(line)}</p>' for line in text.splitlines() if line.strip())


def web_host(address: str) -> str:
    """Return the host of an http(s) address that may become a link; empty when it may not.

    An address with a name and password in it is refused: what stands before the @ can pose as the host.
    """
    if _UNSAFE_IN_ADDRESS.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") and "@" not in parts.netloc else ""


def link(address: str, words: str) -> str:
    """Return `words` as a link that opens in a new tab, or as text when the address is no web address."""
    if not web_host(address):
        return shown(words)
    return (
        f'<a href="{shown(address)}" target="_blank" rel="noopener noreferrer">{shown(words)}'
        ' <span class="ca-quiet">(opens in a new tab)</span></a>'
    )


def merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the spans in order, cut to 0..length, with those that touch or overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted((max(0, a), min(length, b)) for a, b in spans):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def highlighted(text: str, spans: Iterable[tuple[int, int]], prefix: str) -> str:
    """Return `text` with each merged span in a <mark> whose id is `prefix` and its number from 1."""
    pieces: list[str] = []
    at = 0
    for number, (start, end) in enumerate(merged(spans, len(text)), 1):
        mark = f'<mark id="{prefix}{number}" tabindex="-1">{shown(text[start:end])}</mark>'
        pieces += [shown(text[at:start]), mark]
        at = end
    return "".join((*pieces, shown(text[at:])))


def in_words(iso: str) -> str:
    """Return an ISO 8601 date as a reader writes it: `8 March 2012`, `March 2012`, `2012`, or as it came."""
    try:
        full = date.fromisoformat(iso)
    except ValueError:
        month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso, re.ASCII)
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}" if month else iso
    return f"{full.day} {_MONTHS[full.month - 1]} {full.year}"
