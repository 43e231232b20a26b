"""What a file says of itself, when that is plausible."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath

from assistant.readers.clean import one_line, tidy

_SHORTEST = 3
_LONGEST_TITLE = 200
_LONGEST_AUTHOR = 120
_EARLIEST_YEAR = 1990
"""Before the first PDF and Word formats: a creation date earlier than this is a clock that was never set."""

_FILE_LIKE = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|odt|rtf|html?|txt|pub|ai|eps|tmp)\b", re.IGNORECASE
)
_EMPTY_TITLES = re.compile(
    r"(?:untitled|title|document|presentation|slide|powerpoint presentation|microsoft word|word document"
    r"|no ?title|new document|print|layout|blank|template|dc\w*)[\s\d_-]*",
    re.IGNORECASE,
)
_PRODUCER = re.compile(
    r"\A(?:microsoft (?:word|powerpoint|excel|office word)|powerpoint presentation) - ", re.IGNORECASE
)
_EMPTY_AUTHORS = re.compile(
    r"(?:user|admin|administrator|owner|author|default|unknown|anonymous|test|pc|none|n/a|microsoft.*"
    r"|python-docx|home|guest|staff|windows.*|office.*)[\s\d]*",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def plausible_title(text: object) -> str:
    """The title on one line, or empty when it is no title: a file name, `untitled`, too long, no words."""
    title = _PRODUCER.sub("", _line(text))
    if not _SHORTEST <= len(title) <= _LONGEST_TITLE or sum(map(str.isalpha, title)) * 2 < len(
        title.replace(" ", "")
    ):
        return ""
    if _FILE_LIKE.search(title) or _EMPTY_TITLES.fullmatch(title) or "\ufffd" in title:
        return ""
    return title if " " in title or not re.search(r"[_\d]", title) else ""


def plausible_author(text: object) -> str:
    """The author on one line, or empty when it names nobody."""
    author = _line(text)
    if (
        not _SHORTEST <= len(author) <= _LONGEST_AUTHOR
        or _EMPTY_AUTHORS.fullmatch(author)
        or "\ufffd" in author
    ):
        return ""
    return author if sum(map(str.isalpha, author)) > len(author) / 2 else ""


def plausible_date(date: dt.datetime | dt.date | None) -> str:
    """The ISO 8601 day, or empty when the year is before 1990 or after next year."""
    if date is None or not _EARLIEST_YEAR <= date.year <= dt.datetime.now(tz=dt.UTC).year + 1:
        return ""
    return date.strftime("%Y-%m-%d")


def leading_date(text: str) -> str:
    """The ISO 8601 date that `text` begins with, as exact as it is written; empty when there is none."""
    found = _ISO.match(text.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return year if int(year) else ""
    return found.group(0)


def title_from_name(name: str) -> str:
    """A title made of a file name: no ending, words apart."""
    stem = re.sub(r"[_\-+]+|%20", " ", PurePath(name).stem.removesuffix(".ocr"))
    return _line(stem) or _line(name) or "untitled"


def _line(text: object) -> str:
    return one_line(tidy(text)[0]) if isinstance(text, str) else ""
