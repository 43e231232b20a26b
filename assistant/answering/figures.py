"""The figures of a text in one notation: amounts, periods, dates, references to law, plain numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_SMALL: Final = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty""".split()  # noqa: SIM905 -- words read best as words
_VALUES: Final = {word: number for number, word in enumerate(_SMALL)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
}  # fmt: skip
_MONTHS: Final = """january february march april may june july august september october november
december""".split()  # noqa: SIM905 -- words read best as words
_SCALES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "": 1.0} | {
    "b": 1e9, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_SIGNS: Final = {"pounds": "£", "euros": "€", "dollars": "$"}
_SHARES: Final = {
    "three quarters": "75", "three-quarters": "75", "a quarter": "25", "one quarter": "25", "a tenth": "10",
    "one tenth": "10", "a fifth": "20", "one fifth": "20", "half of": "50", "half the": "50", "by half": "50",
}  # fmt: skip
_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_KINDS: Final = (
    (r"sub-?sections?|sub-?ss?\.?", "subsection"),
    (r"sections?|ss?\.", "section"),
    (r"regulations?|regs?\.?", "regulation"),
    (r"articles?|arts?\.?", "article"),
    (r"schedules?|schs?\.?", "schedule"),
    (r"sub-?paragraphs?|paragraphs?|paras?\.?", "paragraph"),
    (r"clauses?", "clause"),
    (r"rules?", "rule"),
    (r"parts?|pts?\.", "part"),
    (r"chapters?|ch\.", "chapter"),
    (r"grounds?", "ground"),
    (r"lots?", "lot"),
    (r"pages?|pp?\.", "page"),
)

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNT = rf"(?:{_NUMBER}|\b(?:{'|'.join(_VALUES)})\b)"
# "3 may" is not a date: it goes on "submit".
_LONG_MONTHS = "|".join(month for month in _MONTHS if month != "may")
_MONTH = rf"(?:{_LONG_MONTHS}|(?-i:May|MAY)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
# "section 82, 30 days" has one section: a number with a unit behind it is no target.
_UNIT = r"\s?(?:%|per ?cent)|[\s-](?:working|business|calendar|clear|hour|day|week|month|year)"
_TARGET = (
    rf"\d+(?-i:[A-Z]{{0,2}})\b(?!{_UNIT})(?:\s?\([0-9a-zA-Z]{{1,4}}\))*"
    r"|\([0-9a-z]{1,4}\)(?:\s?\([0-9a-z]{1,4}\))*"
)
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], set[str]]], ...]] = (
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), lambda m: _date(m[1], m[2], m[3])),
    (re.compile(r"\b(\d{1,2})/(0?[1-9]|1[0-2])/(\d{4})\b"), lambda m: _date(m[3], m[2], m[1])),
    (
        re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})(?:,? (\d{{4}}))?", re.IGNORECASE),
        lambda m: _date(m[3], _month(m[2]), m[1]),
    ),
    (re.compile(rf"\b({_MONTH}) (\d{{4}})\b", re.IGNORECASE), lambda m: _date(m[2], _month(m[1]), "")),
    (
        re.compile(
            rf"\b({'|'.join(kind for kind, _ in _KINDS)})\s?((?:{_TARGET})(?:(?:,? (?:and|or|to)|,| ?[-–])"
            rf" ?(?:{_TARGET}))*)",
            re.IGNORECASE,
        ),
        lambda m: _references(m[1], m[2]),
    ),
    (
        re.compile(rf"(£|€|\$)\s?({_NUMBER})\s?(thousand|million|billion|mn|bn|k|m|b)?\b", re.IGNORECASE),
        lambda m: {f"{m[1]}{_plain(_value(m[2]) * _SCALES[(m[3] or '').lower()])}"},
    ),
    (
        re.compile(
            rf"\b(half a|{_COUNT})(?: (hundred))? (thousand|million|billion) (pounds|euros|dollars)\b",
            re.IGNORECASE,
        ),
        lambda m: {f"{_SIGNS[m[4].lower()]}{_plain(_several(m[1], m[2]) * _SCALES[m[3].lower()])}"},
    ),
    (re.compile(rf"({_NUMBER}) (pounds)\b", re.IGNORECASE), lambda m: {f"£{_plain(_value(m[1]))}"}),
    (
        re.compile(rf"\b({'|'.join(_SHARES)})\b", re.IGNORECASE),
        lambda m: {f"{_SHARES[' '.join(m[1].lower().split())]}%"},
    ),
    (
        re.compile(rf"\b({_COUNT}) (?:in|out of)(?: every)? (ten|10|hundred|100)\b", re.IGNORECASE),
        lambda m: {f"{_plain(100 * _value(m[1]) / _value(m[2]))}%"},
    ),
    (
        re.compile(rf"({_COUNT})\s?(?:%|per ?cent\b|percent\b)", re.IGNORECASE),
        lambda m: {f"{_plain(_value(m[1]))}%"},
    ),
    (
        re.compile(
            rf"({_COUNT})[\s-]((?:working|business|calendar|clear)[\s-])?(hour|day|week|month|year)s?\b",
            re.IGNORECASE,
        ),
        lambda m: {f"{_plain(_value(m[1]))} {_period(m[2])}{m[3].lower()}"},
    ),
    (
        re.compile(rf"({_NUMBER})\s?(thousand|million|billion|mn|bn)\b", re.IGNORECASE),
        lambda m: {_plain(_value(m[1]) * _SCALES[m[2].lower()])},
    ),
    (re.compile(rf"(?<![\w(])(?:{_NUMBER})(?!\w)"), lambda m: {_plain(_value(m[0]))}),
    # "one" is nearly always a word, not a figure.
    (
        re.compile(
            rf"\b(?:{'|'.join(word for word in _VALUES if word not in {'one', 'zero'})})\b", re.IGNORECASE
        ),
        lambda m: {_plain(_value(m[0]))},
    ),
)


def figures(text: str) -> dict[str, str]:
    """Each figure of `text` in one notation, with the words that gave it.

    `30 day`, `30 working day`, `£1500000`, `10%`, `date:2012-06-27`, `section 81(6)(a)`, `2`.
    A range of sections gives each end. Earlier patterns take the words that later ones could misread.
    """
    found: dict[str, str] = {}
    rest = text.replace("\u00a0", " ")
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(rest):
            for figure in read(match):
                found.setdefault(figure, " ".join(match.group().split()))
        rest = pattern.sub(lambda match: " " * len(match.group()), rest)
    return found


def stands_in(figure: str, have: dict[str, str], text: str) -> bool:
    """Whether a figure of a sentence is also one of its evidence, `text` with the figures `have`."""
    if figure in have:
        return True
    if equal := _equal_periods(figure):
        # "120 days instead of 30": the unit is said once.
        number, _, unit = figure.partition(" ")
        return not have.keys().isdisjoint(equal) or (
            number in have and any(other.endswith(f" {unit}") for other in have)
        )
    if figure.startswith("date:"):
        # "May 2026" stands in "1 May 2026"; the other way round it does not.
        return any(other.startswith(f"{figure}-") or other.endswith(f":{figure[5:]}") for other in have)
    kind, _, target = figure.partition(" ")
    if target and kind.isalpha():
        return _refers(kind, target, have, text)
    if re.fullmatch(r"(?:19|20)\d\d", figure):
        return re.search(rf"\b{figure}\b", text) is not None
    return False


def _equal_periods(figure: str) -> set[str]:
    """The same period in other units, `24 month` for `2 year`; empty for what is no period."""
    found = re.fullmatch(r"([\d.]+) ((?:working |clear )?)(hour|day|week|month|year)", figure)
    if found is None:
        return set()
    number, kind, unit = float(found[1]), found[2], found[3]
    equal = {figure}
    if not kind:
        for small, large, times in (("month", "year", _MONTHS_A_YEAR), ("day", "week", _DAYS_A_WEEK)):
            if unit == large:
                equal.add(f"{_plain(number * times)} {small}")
            if unit == small and number % times == 0:
                equal.add(f"{_plain(number / times)} {large}")
    return equal


def _refers(kind: str, target: str, have: dict[str, str], text: str) -> bool:
    number, *below = re.findall(r"\w+", target)
    if any(other == f"{kind} {target}" or other.startswith(f"{kind} {target}(") for other in have):
        return True
    if any(f"({part})" not in text for part in below):
        return False
    if kind in {"subsection", "paragraph", "ground"} and f"({number})" in text:
        return True
    # A section is headed by its bare number: "81 Duty to consider expression of interest".
    headed = re.search(rf"(?m)^\s*(?:{kind} )?{number}\b(?!\s*(?:\(|days?|%))", text, re.IGNORECASE)
    return headed is not None or any(
        other == f"{kind} {number}" or other.startswith(f"{kind} {number}(") for other in have
    )


def _references(kind: str, targets: str) -> set[str]:
    name = next(name for pattern, name in _KINDS if re.fullmatch(pattern, kind, re.IGNORECASE))
    return {f"{name} {''.join(target.split())}" for target in re.findall(_TARGET, targets)}


def _date(year: str | None, month: str | int, day: str) -> set[str]:
    parts = [year or "", f"{int(month):02d}", f"{int(day):02d}" if day else ""]
    return {"date:" + "-".join(part for part in parts if part)}


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().strip(".")[:3])
    )


def _period(kind: str | None) -> str:
    word = (kind or "").strip(" -\t\n").lower()
    return {"": "", "business": "working ", "calendar": "", "working": "working ", "clear": "clear "}[word]


def _several(count: str, hundred: str | None) -> float:
    return (0.5 if count.lower() == "half a" else _value(count)) * (100 if hundred else 1)


def _value(text: str) -> float:
    word = text.lower()
    return float(_VALUES[word]) if word in _VALUES else float(text.replace(",", ""))


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
