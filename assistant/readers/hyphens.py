"""Words that a line end has cut, put together again."""

from __future__ import annotations

import re

_CUT = re.compile(r"([^\W_]+)[-\u2010]\Z")
_HEAD = re.compile(r"([^\W_]+)")
_HYPHENATED = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_OFTEN_HYPHENATED = frozenset(
    {
        "anti",
        "co",
        "cross",
        "ex",
        "full",
        "half",
        "high",
        "inter",
        "long",
        "low",
        "mid",
        "multi",
        "non",
        "off",
        "part",
        "post",
        "pre",
        "pro",
        "quasi",
        "re",
        "self",
        "semi",
        "short",
        "sub",
        "well",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
    }
)
"""First parts that mostly keep their hyphen, where the document itself does not say."""

_LOOKED_AT = 60
"""Characters at the end of a line in which a cut word stands."""
_SETTLED = 4096
"""Characters after which all but the last `_LOOKED_AT` of a paragraph are put aside while it is joined."""


class Hyphens:
    """Decides between "commis-/sioning" and "well-/being" by what else the document says."""

    def __init__(self, text: str) -> None:
        """`text`: the whole document with its line breaks."""
        self._hyphenated = {word.lower() for word in _HYPHENATED.findall(text)}
        self._words = {word.lower() for word in _WORD.findall(text)}

    def join(self, lines: list[str]) -> str:
        """The lines as one, with spaces between them and cut words rejoined."""
        settled: list[str] = []
        text = ""
        for line in lines:
            text = self.append(text, line.strip()) if text else line.strip()
            if len(text) > _SETTLED:  # a paragraph of a million lines is not copied at each of them
                settled.append(text[:-_LOOKED_AT])
                text = text[-_LOOKED_AT:]
        return "".join(settled) + text

    def append(self, text: str, line: str) -> str:
        """`text` continued by the next line."""
        cut = _CUT.search(text[-_LOOKED_AT:])
        head = _HEAD.match(line)
        if not cut or not head:
            return f"{text} {line}"
        if not cut[1].isalpha() or not head[1].isalpha() or not head[1][0].islower():
            return text + line
        first, second = cut[1].lower(), head[1].lower()
        if first + second in self._words:
            return text[:-1] + line
        if f"{first}-{second}" in self._hyphenated or first in _OFTEN_HYPHENATED:
            return text + line
        return text[:-1] + line
