"""Values of spreadsheet cells as a person reads them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_DIGITS = 10
"""Significant digits where no format says how many: enough for figures, too few for 0.1 + 0.2."""
_MONEY_DIGITS = 2
_MOST_DECIMALS = 15
_LARGEST_EXACT = 1e15
"""Above this a cell's number is not exact to the unit."""
_LONGEST_WHOLE = 1e21
"""Above this a number is written with an exponent."""
_PLAIN = re.compile(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<part>[0#?]*))?")
_ASIDE = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\-\]]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
"""In the code of a format: quoted words, one escaped character, a currency, a colour, gaps."""

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "#,##0",
    6: "#,##0",
    7: "#,##0.00",
    8: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}
"""Codes of the number formats that files name by number alone (ECMA-376 part 1, 18.8.30)."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a cell shows its number."""

    fewest: int
    """Digits after the point, at least and at most."""
    most: int
    thousands: bool
    percent: bool
    before: str
    """A currency sign, or nothing."""
    after: str

    def shown(self, value: float) -> str:
        """The number as the cell shows it."""
        exact = Decimal(repr(value)) * (100 if self.percent else 1)
        try:
            rounded = exact.quantize(Decimal(1).scaleb(-self.most), rounding=ROUND_HALF_UP)
        except InvalidOperation:  # too large to be exact
            return shown(value)
        digits = f"{abs(rounded):,f}" if self.thousands else f"{abs(rounded):f}"
        whole, _, part = digits.partition(".")
        part = part[: self.fewest] + part[self.fewest :].rstrip("0")
        sign = "-" if rounded < 0 else ""
        ending = "%" if self.percent else self.after
        return f"{sign}{self.before}{whole}{'.' if part else ''}{part}{ending}"


def number_format(code: str) -> NumberFormat | None:
    """What a format's code says; None when it is for dates, text, fractions, or to be left alone."""
    code = code.partition(";")[0]
    words: list[str] = []

    def aside(found: re.Match[str]) -> str:
        words.append(found[1] or found[2] or found[3] or "")
        return "\x00" if words[-1].strip() else ""

    bare = _ASIDE.sub(aside, code)
    digits = _PLAIN.search(bare)
    if digits is None or digits["whole"].endswith(",") or re.search(r"[a-zA-Z@/]", bare):
        return None
    if re.match(r",", bare[digits.end() :]):  # shown in thousands
        return None
    texts = iter([word for word in words if word.strip()])
    before = "".join(next(texts) if each == "\x00" else each for each in bare[: digits.start()]).strip(" -+(")
    after = "".join(next(texts) if each == "\x00" else each for each in bare[digits.end() :])
    part = digits["part"] or ""
    return NumberFormat(
        fewest=min(part.count("0"), _MOST_DECIMALS),
        most=min(len(part), _MOST_DECIMALS),
        thousands="," in digits["whole"],
        percent="%" in after,
        before=before,
        after="" if "%" in after else after.rstrip(" )"),
    )


def shown(value: object, style: NumberFormat | None = None) -> str:
    """A cell's value as a person reads it: dates in ISO 8601, no trailing `.0`, no 3.0000000001."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return style.shown(float(value)) if style and abs(value) < _LARGEST_EXACT else _number(value)
    if isinstance(value, dt.datetime):
        at = value.replace(microsecond=0)
        return at.date().isoformat() if at.time() == dt.time() else f"{at:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}" if not value.second else f"{value:%H:%M:%S}"
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _number(value: float) -> str:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 -- only NaN differs from itself
        return ""
    if abs(value) >= _LONGEST_WHOLE:
        return f"{value:.{_DIGITS}g}"
    if value == int(value):
        return str(int(value))
    whole = len(str(abs(int(value)))) if abs(value) >= 1 else 0
    rounded = round(value, max(_DIGITS - whole, _MONEY_DIGITS)) if whole else float(f"{value:.{_DIGITS}g}")
    return f"{Decimal(repr(rounded)):f}".removesuffix(".0")
