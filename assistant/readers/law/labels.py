"""Locators in legislation as a lawyer writes them: `s.81(6)(a)`, `reg.4(2)`, `Sch.1 para.4(b)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PROVISION = re.compile(r"(\d+[A-Z]{0,3})\.?\s+(?=\S)")
_SCHEDULE = re.compile(r"(?:THE\s+)?SCHEDULE(?:\s+(\d+[A-Z]{0,2}))?(?![\w])", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\((\d+[A-Z]{0,3}|[A-Z]+\d+[A-Z]?|[a-z]{1,5}|[A-Z]{1,3})\)(?=\s|\(|\Z|[“\"‘.…\[])")
_PARAGRAPH = re.compile(r"(\d{1,3})([A-Z]{0,3})\.?\s+(?=\S)")
_OPENS = re.compile(r"(?:[—–:]|-)\s*\Z")
_ROMAN = re.compile(r"(?=[ivxl])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

LINE_START = re.compile(r"\s*\((?:\d+[A-Z]{0,3}|[a-z]{1,5}|[A-Z]{1,3})\)(?:\s|\Z)")
"""A line that begins with an enumerator, as `(1A) text` or `(b) text`."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One enumerator on the way down: its style and its value, `("letter", "a")`."""

    style: str
    value: str


class Provisions:
    """Follows headings and blocks in order and says where each stands."""

    def __init__(self, title: str) -> None:
        """`title` of the enactment decides between sections, regulations, articles and rules."""
        self._unit = unit_of_title(title)
        self._base = ""
        self._schedule = ""
        self._schedule_level = 0
        self._steps: list[_Step] = []
        self._opened = False
        self._quoted = False
        self._before: tuple[str, list[_Step], bool] = ("", [], False)

    def heading(self, text: str, level: int) -> str:
        """The label of a heading: `s.81`, `Sch.1`, or nothing for parts, chapters and notes."""
        self._steps, self._opened, self._quoted = [], False, False
        schedule = _SCHEDULE.match(text)
        if schedule:
            self._schedule = self._base = f"Sch.{schedule[1] or ''}"
            self._schedule_level = level
            return self._base
        if self._schedule and level <= self._schedule_level:
            self._schedule = ""
        provision = _PROVISION.match(text)
        if provision and level > 1:
            self._base = self._numbered(provision[1])
        else:
            self._base = self._schedule
        return self._base

    def block(self, text: str, *, item: bool, quoted: bool) -> str:
        """The label of a paragraph or list item; `quoted`: words that the provision inserts elsewhere."""
        if quoted != self._quoted:
            self._enter_quotation() if quoted else self._leave_quotation()
        if quoted and not self._inserted(text):
            return self._before[0]
        return self._quoted_label(text) if quoted else self._own(text, item=item)

    def _enter_quotation(self) -> None:
        self._quoted = True
        self._before = (self._label(), self._steps, self._opened)
        self._outer = self._base
        self._base, self._steps, self._opened = "", [], False

    def _leave_quotation(self) -> None:
        self._quoted = False
        self._base = self._outer
        _, self._steps, self._opened = self._before

    def _inserted(self, text: str) -> bool:
        """Whether a quotation has named the provision it inserts, as a line `(10A)` of its own."""
        number = re.fullmatch(r"\(?(\d+[A-Z]+)\)?", text)
        if number and not self._base:
            self._base = f"{self._unit}{number[1]}"
        return bool(self._base)

    def _quoted_label(self, text: str) -> str:
        return self._base if re.fullmatch(r"\(?(\d+[A-Z]+)\)?", text) else self._own(text, item=True)

    def _own(self, text: str, *, item: bool) -> str:
        if not self._base:
            return ""
        if self._schedule and not item:
            number = _PARAGRAPH.match(text)
            if number and self._continues(int(number[1])):
                self._base, self._steps = self._numbered(number[1] + number[2]), []
                text = text[number.end() :]
                self._opened = bool(_OPENS.search(text))
                if not _ENUMERATOR.match(text):
                    return self._label()
        rest = text
        while found := _ENUMERATOR.match(rest):
            self._step(found[1])
            rest = rest[found.end() :].lstrip()
            self._opened = bool(_OPENS.search(text)) or bool(_ENUMERATOR.match(rest))
        if rest is text and not self._opened:
            # Words after a list belong to what opened the list, and so do those that follow them. A sentence
            # of its own finishes no paragraph of a list: it stands in the subsection.
            numbers = [step for step in self._steps if step.style == "number"]
            self._steps = (
                numbers if text[:1].isupper() and len(numbers) < len(self._steps) else self._steps[:-1]
            )
            self._opened = True
        return self._label()

    def _continues(self, number: int) -> bool:
        """Whether `number` is the next paragraph of the schedule, or one inserted after the last."""
        last = re.search(r"para\.(\d+)", self._base)
        return last is None or number in {int(last[1]), int(last[1]) + 1}

    def _step(self, value: str) -> None:
        """Go to the enumerator `value`: the next of an open list, or the first of a new one."""
        styles = _styles(value)
        if self._opened and value in _FIRSTS:
            self._steps.append(_Step(_first_style(value, self._steps), value))
            return
        for depth in range(len(self._steps) - 1, -1, -1):
            step = self._steps[depth]
            if step.style in styles and _follows(step, value):
                self._steps[depth:] = [_Step(step.style, value)]
                return
        if "number" in styles:
            self._steps = [_Step("number", value)]
        else:
            self._steps.append(_Step(_first_style(value, self._steps), value))

    def _numbered(self, number: str) -> str:
        return f"{self._schedule} para.{number}" if self._schedule else f"{self._unit}{number}"

    def _label(self) -> str:
        return self._base + "".join(f"({step.value})" for step in self._steps)


_FIRSTS = frozenset({"1", "a", "i", "A", "aa"})


def unit_of_title(title: str) -> str:
    """What a provision of an enactment so called is: `s.`, `reg.`, `art.` or `r.`."""
    for word, unit in ((r"regulations?", "reg."), (r"order", "art."), (r"rules", "r.")):
        if re.search(rf"\b{word}\b", title, re.IGNORECASE) and not re.search(r"\bAct \d{4}\b", title):
            return unit
    return "s."


def _styles(value: str) -> set[str]:
    """The ways to read an enumerator: `i` is a letter and a roman numeral."""
    if any(map(str.isdigit, value)):
        return {"number"}
    if value.isupper():
        return {"capital"}
    styles = {"letter"}
    if _ROMAN.fullmatch(value):
        styles.add("roman")
    elif len(value) > 1 and len(set(value)) == 1:
        styles.add("double")
    return styles


def _first_style(value: str, steps: list[_Step]) -> str:
    """The style of the first item of a new list, below `steps`."""
    styles = _styles(value)
    if "roman" in styles:
        return "roman"
    if "double" in styles and any(step.style == "roman" for step in steps):
        return "double"
    return next(iter(styles - {"double"}))


def _follows(step: _Step, value: str) -> bool:
    """Whether `value` may come after `step` in one list; items may have been left out or inserted."""
    if step.style == "roman":
        return _roman(value) > _roman(step.value)
    if step.style == "double":
        return value[0] > step.value[0]
    if step.style == "number":
        return True
    before, after = step.value, value
    if _ROMAN.fullmatch(value) and len(value) == 1:  # `i` after `h` or `hb`, `v` after `u`: a letter
        return ord(after) - ord(before[0]) == 1
    return len(after) <= len(before[0]) + 1 and (after[0], len(after), after) > (
        before[0],
        len(before),
        before,
    )


def _roman(value: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in value]
    return sum(-digit if digit < max(digits[place:]) else digit for place, digit in enumerate(digits))
